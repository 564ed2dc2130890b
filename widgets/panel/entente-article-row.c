/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-row.h"

#include "entente-json-text.h"
#include "entente-relation-words.h"
#include "entente-suggest-entry.h"
#include "entente-suggestions.h"

#include <glib/gi18n.h>
#include <string.h>

struct _EntenteArticleRow
{
  EntenteFieldRow parent_instance;

  /* template */
  EntenteSuggestEntry *entry;
};

G_DEFINE_FINAL_TYPE (EntenteArticleRow, entente_article_row, ENTENTE_TYPE_FIELD_ROW)

static GPtrArray *
suggest (const char *typed,
         gpointer    user_data)
{
  EntenteMap *map = entente_field_row_get_map (user_data);

  return map != NULL ? entente_suggestions_dup_articles (map, typed) : g_ptr_array_new ();
}

/* What the article is called that the record names; "" for none. */
static char *
dup_title (EntenteFieldRow *row)
{
  const char *shown = entente_field_row_get_shown (row);
  EntenteMap *map = entente_field_row_get_map (row);
  g_autofree char *id = shown != NULL ? entente_json_dup_string (shown, -1) : NULL;
  guint32 article = ENTENTE_NO_SLOT;

  if (map != NULL && id != NULL)
    article = entente_map_find (map, ENTENTE_RECORD_ARTICLE, id);
  return article != ENTENTE_NO_SLOT ? entente_relation_words_dup_title (map, article)
                                    : g_strdup ("");
}

static void
chosen_cb (EntenteArticleRow *self,
           EntenteSuggestion *suggestion)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);

  if (entente_field_row_apply_text (row, suggestion->value))
    entente_field_row_reset (row);
  entente_field_row_end_step (row);
}

static void
entered_cb (EntenteArticleRow *self,
            const char        *text)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  g_autofree char *title = dup_title (row);

  entente_field_row_set_problem (
      row, strcmp (title, text) == 0 ? NULL : _("No article of the map is called so."));
}

/* A title that was not chosen is nothing: the article stays. */
static void
entente_article_row_focus_left (EntenteFieldRow *row)
{
  entente_field_row_reset (row);
}

static void
entente_article_row_show_value (EntenteFieldRow *row,
                                const char      *value)
{
  g_autofree char *title = dup_title (row);

  entente_suggest_entry_set_text (ENTENTE_ARTICLE_ROW (row)->entry, title);
}

static void
entente_article_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_ARTICLE_ROW);

  G_OBJECT_CLASS (entente_article_row_parent_class)->dispose (object);
}

static void
entente_article_row_class_init (EntenteArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_article_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_article_row_show_value;
  ENTENTE_FIELD_ROW_CLASS (klass)->focus_left = entente_article_row_focus_left;

  g_type_ensure (ENTENTE_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteArticleRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
entente_article_row_init (EntenteArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_suggest_entry_set_source (self->entry, suggest, self);
}
