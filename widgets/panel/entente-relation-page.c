/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-relation-page.h"

#include "entente-actor-row.h"
#include "entente-chip.h"
#include "entente-choice-row.h"
#include "entente-edits.h"
#include "entente-flow-layout.h"
#include "entente-item-list.h"
#include "entente-kind-row.h"
#include "entente-long-text-row.h"
#include "entente-passage-list.h"
#include "entente-more-list.h"
#include "entente-pair-row.h"
#include "entente-plain-text.h"
#include "entente-record-list-row.h"
#include "entente-relation-words.h"
#include "entente-sentence.h"
#include "entente-suggestions.h"
#include "entente-text-row.h"
#include "entente-tone-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define N_SENTENCE_MAX 1000
#define N_THIRDS_MAX 24

struct _EntenteRelationPage
{
  EntentePanelPage parent_instance;

  /* template */
  GtkScrolledWindow *scrolled;
  EntenteMoreList *more;
  GtkLabel *kicker;
  GtkLabel *sentence;
  GtkWidget *thirds;
  GtkLabel *counts;
  EntentePassageList *passages;
  GtkWidget *empty;
  GtkLabel *empty_words;
  EntenteItemList *articles;
  GtkWidget *cite_box;
  EntenteSuggestEntry *cite;
  EntenteFieldRow *source;
  EntenteFieldRow *target;
  EntenteFieldRow *via;
  EntenteFieldRow *regarding;
  EntenteFieldRow *concerns;

  /* owned */
  char *cited; /* what the passages shown were made from */
};

G_DEFINE_FINAL_TYPE (EntenteRelationPage, entente_relation_page, ENTENTE_TYPE_PANEL_PAGE)

static EntenteMap *
get_map (EntenteRelationPage *self)
{
  return entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self));
}

static guint32
get_relation (EntenteRelationPage *self)
{
  return entente_panel_page_get_item (ENTENTE_PANEL_PAGE (self)).slot;
}

static void
show_headline (EntenteRelationPage *self)
{
  EntenteMap *map = get_map (self);
  g_autofree char *kicker = entente_relation_words_dup_kicker (map, get_relation (self));
  g_autofree char *sentence = entente_map_dup_sentence (map, get_relation (self));
  g_autofree char *cut = entente_plain_text_cut (sentence, N_SENTENCE_MAX);

  gtk_label_set_label (self->kicker, kicker);
  gtk_label_set_label (self->sentence, cut);
}

static void
chip_clicked_cb (EntenteRelationPage *self,
                 EntenteChip         *chip)
{
  entente_session_go_to (entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)),
                         entente_chip_get_item (chip));
}

static char *
dup_third_words (EntenteMap             *map,
                 const EntenteReference *reference)
{
  g_autofree char *sentence = NULL;

  switch (reference->role)
    {
    case ENTENTE_ROLE_VIA:
      /* Translators: a relation that goes through a third party, "via China". */
      return g_strdup_printf (_("via %s"), entente_map_get_actor_name (map, reference->other));
    case ENTENTE_ROLE_REGARDING:
      /* Translators: a relation that is about a third party, "regarding North Korea". */
      return g_strdup_printf (_("regarding %s"),
                              entente_map_get_actor_name (map, reference->other));
    case ENTENTE_ROLE_CONCERNS:
      sentence = entente_map_dup_sentence (map, reference->other);
      /* Translators: a relation that is about another one, which is said as a sentence. */
      return g_strdup_printf (_("concerns: %s"), sentence);
    case ENTENTE_ROLE_SOURCE:
    case ENTENTE_ROLE_TARGET:
    case ENTENTE_ROLE_CITES:
    default:
      return NULL;
    }
}

static void
add_third (EntenteRelationPage    *self,
           const EntenteReference *reference)
{
  g_autofree char *words = dup_third_words (get_map (self), reference);
  EntenteItem item = { entente_role_get_record_type (reference->role), reference->other, 0, 0 };
  GtkWidget *chip;

  if (words == NULL)
    return;
  chip = entente_chip_new (words, item, FALSE);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->thirds), chip);
}

static void
show_thirds (EntenteRelationPage *self)
{
  EntenteReferenceIter iter;
  EntenteReference reference;
  GtkWidget *old;
  guint n_thirds = 0;

  while ((old = gtk_widget_get_first_child (self->thirds)) != NULL)
    gtk_box_remove (GTK_BOX (self->thirds), old);
  entente_map_iter_relation (get_map (self), get_relation (self), &iter);
  while (n_thirds < N_THIRDS_MAX && entente_reference_iter_next (&iter, &reference))
    {
      add_third (self, &reference);
      n_thirds += reference.role >= ENTENTE_ROLE_VIA && reference.role <= ENTENTE_ROLE_CONCERNS;
    }
  gtk_widget_set_visible (self->thirds, gtk_widget_get_first_child (self->thirds) != NULL);
}

static void
show_invitation (EntenteRelationPage *self)
{
  EntenteMap *map = get_map (self);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));

  for (guint32 article = entente_map_get_first (map, ENTENTE_RECORD_ARTICLE);
       article != ENTENTE_NO_SLOT;
       article = entente_map_get_next (map, ENTENTE_RECORD_ARTICLE, article))
    {
      EntenteItem item = ENTENTE_ARTICLE_ITEM (article);

      g_array_append_val (items, item);
    }
  gtk_label_set_label (
      self->empty_words,
      items->len > 0
          ? _("Open an article, select the words that say so, and cite them for this relation.")
          : _("The map has no article yet that could say so."));
  entente_item_list_set_items (self->articles,
                               entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)), items,
                               TRUE);
}

static void
show_passages (EntenteRelationPage *self,
               gboolean             is_new,
               gboolean             reread)
{
  g_autoptr (GPtrArray) citations = entente_map_dup_citations (get_map (self), get_relation (self));
  g_autofree char *counts = entente_relation_words_dup_counts (get_map (self), citations);

  if (is_new)
    entente_passage_list_show (self->passages,
                               entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)),
                               citations);
  else
    entente_passage_list_refresh (self->passages, citations, reread);
  gtk_label_set_label (self->counts, counts);
  gtk_widget_set_visible (self->cite_box,
                          entente_map_get_n_records (get_map (self), ENTENTE_RECORD_ARTICLE) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), citations->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->passages), citations->len > 0);
  gtk_widget_set_visible (self->empty, citations->len == 0);
  if (citations->len == 0)
    show_invitation (self);
}

static GPtrArray *
suggest_articles (const char *typed,
                  gpointer    user_data)
{
  EntenteMap *map = entente_panel_page_get_map (user_data);

  return map != NULL ? entente_suggestions_dup_articles (map, typed) : g_ptr_array_new ();
}

static void
cite_chosen_cb (EntenteRelationPage *self,
                EntenteSuggestion   *suggestion)
{
  EntenteHistory *history
      = entente_session_get_history (entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self)));
  EntenteAct *act
      = entente_edit_cite_whole (get_map (self), get_relation (self), suggestion->slot, NULL);

  entente_suggest_entry_set_text (self->cite, "");
  if (act == NULL)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    entente_history_perform (history, act);
}

/* Another actor's name: what names it is shown again, but nothing under somebody's fingers. */
static void
refresh_names (EntenteRelationPage *self)
{
  EntenteFieldRow *rows[] = { self->source, self->target, self->via, self->regarding,
                              self->concerns };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (gtk_widget_get_focus_child (GTK_WIDGET (rows[i])) == NULL)
        entente_field_row_reset (rows[i]);
    }
}

static gboolean
include_type (const EntenteChange *changes,
              guint                n_changes,
              EntenteRecordType    type)
{
  for (guint i = 0; i < n_changes; i++)
    {
      if (changes[i].type == type)
        return TRUE;
    }
  return FALSE;
}

static void
entente_relation_page_show (EntentePanelPage *page)
{
  EntenteRelationPage *self = ENTENTE_RELATION_PAGE (page);

  g_clear_pointer (&self->cited, g_free);
  self->cited = entente_passage_list_dup_key (get_map (self), get_relation (self));
  show_headline (self);
  show_thirds (self);
  show_passages (self, TRUE, TRUE);
  entente_more_list_show (self->more, entente_panel_page_get_map (page),
                          entente_panel_page_get_item (page));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
}

static void
entente_relation_page_refresh (EntentePanelPage    *page,
                               const EntenteChange *changes,
                               guint                n_changes)
{
  EntenteRelationPage *self = ENTENTE_RELATION_PAGE (page);
  gboolean reread = include_type (changes, n_changes, ENTENTE_RECORD_ARTICLE);
  g_autofree char *cited = NULL;

  entente_more_list_show (self->more, entente_panel_page_get_map (page),
                          entente_panel_page_get_item (page));
  show_headline (self);
  if (include_type (changes, n_changes, ENTENTE_RECORD_ACTOR))
    refresh_names (self);
  show_thirds (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  cited = entente_passage_list_dup_key (get_map (self), get_relation (self));
  if (g_strcmp0 (cited, self->cited) == 0 && !reread)
    return;
  g_free (self->cited);
  self->cited = g_steal_pointer (&cited);
  show_passages (self, FALSE, reread);
}

static void
swap_clicked_cb (EntenteRelationPage *self)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  guint32 relation = get_relation (self);

  entente_history_perform (entente_session_get_history (session),
                           entente_edit_reverse (get_map (self), &relation, 1));
}

static void
entente_relation_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_RELATION_PAGE);

  G_OBJECT_CLASS (entente_relation_page_parent_class)->dispose (object);
}

static void
entente_relation_page_finalize (GObject *object)
{
  g_free (ENTENTE_RELATION_PAGE (object)->cited);

  G_OBJECT_CLASS (entente_relation_page_parent_class)->finalize (object);
}

static void
entente_relation_page_class_init (EntenteRelationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_relation_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_relation_page_finalize;
  ENTENTE_PANEL_PAGE_CLASS (klass)->show = entente_relation_page_show;
  ENTENTE_PANEL_PAGE_CLASS (klass)->refresh = entente_relation_page_refresh;

  g_type_ensure (ADW_TYPE_CLAMP);
  g_type_ensure (ENTENTE_TYPE_MORE_LIST);
  g_type_ensure (ENTENTE_TYPE_ACTOR_ROW);
  g_type_ensure (ENTENTE_TYPE_CHOICE_ROW);
  g_type_ensure (ENTENTE_TYPE_FLOW_LAYOUT);
  g_type_ensure (ENTENTE_TYPE_ITEM_LIST);
  g_type_ensure (ENTENTE_TYPE_KIND_ROW);
  g_type_ensure (ENTENTE_TYPE_LONG_TEXT_ROW);
  g_type_ensure (ENTENTE_TYPE_PASSAGE_LIST);
  g_type_ensure (ENTENTE_TYPE_PAIR_ROW);
  g_type_ensure (ENTENTE_TYPE_RECORD_LIST_ROW);
  g_type_ensure (ENTENTE_TYPE_TEXT_ROW);
  g_type_ensure (ENTENTE_TYPE_TONE_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-relation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, more);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, kicker);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, thirds);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, counts);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, passages);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, empty);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, empty_words);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, articles);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, cite_box);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, cite);
  gtk_widget_class_bind_template_callback (widget_class, cite_chosen_cb);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, source);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, target);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, via);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, regarding);
  gtk_widget_class_bind_template_child (widget_class, EntenteRelationPage, concerns);
  gtk_widget_class_bind_template_callback (widget_class, swap_clicked_cb);
}

static void
entente_relation_page_init (EntenteRelationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_suggest_entry_set_source (self->cite, suggest_articles, self);
}

EntenteSuggestEntry *
entente_relation_page_get_cite (EntenteRelationPage *self)
{
  return self->cite;
}

const char *
entente_relation_page_get_sentence (EntenteRelationPage *self)
{
  return gtk_label_get_label (self->sentence);
}

const char *
entente_relation_page_get_kicker (EntenteRelationPage *self)
{
  return gtk_label_get_label (self->kicker);
}

const char *
entente_relation_page_get_counts (EntenteRelationPage *self)
{
  return gtk_label_get_label (self->counts);
}

guint
entente_relation_page_get_n_passages (EntenteRelationPage *self)
{
  return entente_passage_list_get_n_rows (self->passages);
}

/**
 * entente_relation_page_get_passage:
 *
 * Returns: (nullable) (transfer none): the row of a passage
 */
GtkWidget *
entente_relation_page_get_passage (EntenteRelationPage *self,
                                   guint                index)
{
  return entente_passage_list_get_row (self->passages, index);
}

gboolean
entente_relation_page_get_is_empty (EntenteRelationPage *self)
{
  return gtk_widget_get_visible (self->empty);
}
