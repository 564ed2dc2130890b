/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-page-private.h"

#include "entente-plain-text.h"
#include "entente-sentence.h"

#include <glib/gi18n.h>

/* An article that stays open while other things are selected on the map: their passages come into
 * view, and a bar says what is selected and leads to its page. */

#define N_WORDS_MAX 160

static EntenteItem
get_selected (EntenteArticlePage *self)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));
  EntenteItem current = session != NULL ? entente_session_get_current (session) : ENTENTE_NO_ITEM;

  return current.type == ENTENTE_RECORD_ACTOR || current.type == ENTENTE_RECORD_RELATION
             ? current
             : ENTENTE_NO_ITEM;
}

static char *
dup_words (EntenteMap  *map,
           EntenteItem  item)
{
  g_autofree char *sentence = NULL;

  if (item.type == ENTENTE_RECORD_ACTOR)
    return entente_plain_text_cut (entente_map_get_actor_name (map, item.slot), N_WORDS_MAX);
  sentence = entente_map_dup_sentence (map, item.slot);
  return entente_plain_text_cut (sentence, N_WORDS_MAX);
}

void
entente_article_page_show_selected (EntenteArticlePage *self)
{
  EntenteItem item = get_selected (self);
  guint n_passages = entente_article_view_count_outstanding (self->view);
  g_autofree char *words = NULL;
  g_autofree char *count = NULL;

  gtk_revealer_set_reveal_child (self->selected_bar, !entente_item_is_nothing (item));
  if (entente_item_is_nothing (item))
    return;
  words = dup_words (entente_panel_page_get_map (ENTENTE_PANEL_PAGE (self)), item);
  if (n_passages == 0)
    count = g_strdup (_("no passage in this article"));
  else
    count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u passage in this article",
                                          "%u passages in this article", n_passages),
                             n_passages);
  gtk_label_set_label (self->selected_words, words);
  gtk_label_set_label (self->selected_count, count);
}

void
entente_article_page_follow (EntenteArticlePage *self)
{
  EntenteItem item = get_selected (self);

  entente_article_view_follow_selection (self->view);
  entente_article_page_show_selected (self);
  /* Under one's fingers nothing moves. */
  if (self->editing)
    return;
  if (item.type == ENTENTE_RECORD_RELATION)
    entente_article_view_show_relation (self->view, item.slot);
  else
    {
      entente_article_view_show_passage (self->view, 0, 0);
      entente_article_view_bring_outstanding (self->view);
    }
}

gboolean
entente_article_page_clear_selected (EntenteArticlePage *self)
{
  EntenteSession *session = entente_panel_page_get_session (ENTENTE_PANEL_PAGE (self));

  if (entente_item_is_nothing (get_selected (self)))
    return FALSE;
  entente_session_select (session, ENTENTE_ARTICLE_ITEM (entente_article_page_get_article (self)));
  return TRUE;
}

const char *
entente_article_page_get_selected_words (EntenteArticlePage *self)
{
  return gtk_revealer_get_reveal_child (self->selected_bar)
             ? gtk_label_get_label (self->selected_words)
             : "";
}

GtkToggleButton *
entente_article_page_get_keep (EntenteArticlePage *self)
{
  return self->keep;
}
