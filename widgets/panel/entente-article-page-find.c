/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-page-private.h"

#include "entente-text-finder.h"

#include <string.h>

#define N_PLACES_MAX 9999
#define N_TAKEN_MAX 60 /* code points of selected words that are looked for without being typed */

static void
show_place (EntenteArticlePage *self)
{
  guint place;
  guint n_places = entente_article_view_get_n_matches (self->view, &place);

  entente_find_bar_show_place (self->find, place, n_places, n_places == N_PLACES_MAX);
}

/* The words typed, wherever they stand in what is shown. */
static void
seek (EntenteArticlePage *self)
{
  g_autoptr (EntenteTextFinder) finder
      = entente_text_finder_new (entente_find_bar_get_text (self->find));
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
  entente_article_view_set_matches (self->view,
                                    entente_text_finder_find (finder, text, N_PLACES_MAX));
}

void
entente_article_page_sought (EntenteArticlePage *self)
{
  if (!gtk_widget_get_visible (self->find_bar))
    return;
  seek (self);
  entente_article_view_step_match (self->view, 0);
  show_place (self);
}

/* The text is another, or an other's: what is typed is looked for in it, and nothing jumps. */
void
entente_article_page_seek_again (EntenteArticlePage *self)
{
  if (!gtk_widget_get_visible (self->find_bar))
    return;
  seek (self);
  show_place (self);
}

void
entente_article_page_stepped (EntenteArticlePage *self,
                              int                 step)
{
  /* What was typed last may not have been looked for yet. */
  entente_article_view_step_match (self->view, step);
  show_place (self);
}

gboolean
entente_article_page_find_step (EntenteArticlePage *self,
                                int                 step)
{
  if (!gtk_widget_get_visible (self->find_bar))
    return FALSE;
  entente_article_page_stepped (self, step);
  return TRUE;
}

/* A few selected words of one line are looked for at once. */
static void
take_selected (EntenteArticlePage *self)
{
  g_autofree char *words = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (!gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end)
      || gtk_text_iter_get_offset (&end) - gtk_text_iter_get_offset (&start) > N_TAKEN_MAX)
    return;
  words = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  if (strchr (words, '\n') == NULL)
    entente_find_bar_set_text (self->find, words);
}

void
entente_article_page_find (EntenteArticlePage *self)
{
  gboolean was_open = gtk_widget_get_visible (self->find_bar);

  gtk_widget_set_visible (self->find_bar, TRUE);
  take_selected (self);
  entente_find_bar_open (self->find);
  if (!was_open)
    entente_article_page_seek_again (self);
}

/* One reads on at the place one has found. */
void
entente_article_page_stop_find (EntenteArticlePage *self)
{
  gtk_widget_set_visible (self->find_bar, FALSE);
  entente_article_view_set_matches (self->view,
                                    g_array_new (FALSE, FALSE, sizeof (EntenteTextRange)));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
