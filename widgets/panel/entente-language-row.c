/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-language-row.h"

#include "entente-json-text.h"
#include "entente-languages.h"

#include <glib/gi18n.h>
#include <string.h>

struct _EntenteLanguageRow
{
  EntenteFieldRow parent_instance;

  /* template */
  EntenteSuggestEntry *entry;
};

G_DEFINE_FINAL_TYPE (EntenteLanguageRow, entente_language_row, ENTENTE_TYPE_FIELD_ROW)

static void
apply (EntenteLanguageRow *self,
       const char         *tag)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);

  if (entente_field_row_get_session (row) == NULL)
    return;
  if (entente_field_row_apply_text (row, tag))
    entente_field_row_reset (row);
  entente_field_row_end_step (row);
}

static void
chosen_cb (EntenteLanguageRow *self,
           EntenteSuggestion  *suggestion)
{
  apply (self, suggestion->value);
}

static void
entered_cb (EntenteLanguageRow *self,
            const char         *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));

  apply (self, entente_language_find_tag (typed));
}

/* What the entry says while nothing was typed. */
static char *
dup_shown_name (EntenteFieldRow *row)
{
  const char *shown = entente_field_row_get_shown (row);
  g_autofree char *tag = shown != NULL ? entente_json_dup_string (shown, -1) : NULL;

  return g_strdup (tag != NULL ? entente_language_get_name (tag) : "");
}

static void
entente_language_row_focus_left (EntenteFieldRow *row)
{
  EntenteLanguageRow *self = ENTENTE_LANGUAGE_ROW (row);
  g_autofree char *name = dup_shown_name (row);

  if (strcmp (name, entente_suggest_entry_get_text (self->entry)) != 0)
    entered_cb (self, entente_suggest_entry_get_text (self->entry));
}

static void
entente_language_row_show_value (EntenteFieldRow *row,
                                 const char      *value)
{
  EntenteLanguageRow *self = ENTENTE_LANGUAGE_ROW (row);
  g_autofree char *name = dup_shown_name (row);

  entente_suggest_entry_set_text (self->entry, name);
  if (value != NULL && *value != '"')
    entente_field_row_set_problem (row, _("The file has no text here; it is kept as it is."));
}

static void
entente_language_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_LANGUAGE_ROW);

  G_OBJECT_CLASS (entente_language_row_parent_class)->dispose (object);
}

static void
entente_language_row_class_init (EntenteLanguageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_language_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_language_row_show_value;
  ENTENTE_FIELD_ROW_CLASS (klass)->focus_left = entente_language_row_focus_left;

  g_type_ensure (ENTENTE_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-language-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteLanguageRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
entente_language_row_init (EntenteLanguageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_suggest_entry_set_source (self->entry, entente_suggest_languages, self);
}

/**
 * entente_language_row_get_entry:
 *
 * Returns: (transfer none): where one types
 */
EntenteSuggestEntry *
entente_language_row_get_entry (EntenteLanguageRow *self)
{
  return self->entry;
}
