/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-view-private.h"

#define FADED_TAG "faded"
#define FADED_ALPHA 0.42f

/* Whether a relation is selected, or an actor it is between or about. */
static gboolean
is_of_selection (EntenteArticleView *self,
                 guint32             relation)
{
  EntenteMap *map = entente_session_get_map (self->session);
  EntenteReferenceIter iter;
  EntenteReference reference;

  if (!entente_map_is_alive (map, ENTENTE_RECORD_RELATION, relation))
    return FALSE;
  if (entente_session_is_selected (self->session, ENTENTE_RELATION_ITEM (relation)))
    return TRUE;
  entente_map_iter_relation (map, relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (entente_role_get_record_type (reference.role) == ENTENTE_RECORD_ACTOR
          && entente_session_is_selected (self->session, ENTENTE_ACTOR_ITEM (reference.other)))
        return TRUE;
    }
  return FALSE;
}

/* A relation's passage has a highlighter's color; only those of an actor need all else to fade. */
gboolean
entente_article_view_is_fading (EntenteArticleView *self)
{
  return self->n_outstanding > 0
         && entente_session_get_current (self->session).type == ENTENTE_RECORD_ACTOR;
}

void
entente_article_view_fade_words (EntenteArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), FADED_TAG);
  GtkTextIter start;
  GtkTextIter end;
  GdkRGBA color;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (tag != NULL)
    gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  if (!entente_article_view_is_fading (self))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha *= FADED_ALPHA;
  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, FADED_TAG, NULL);
  g_object_set (tag, "foreground-rgba", &color, NULL);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const EntenteArticleMark *mark = &g_array_index (self->marks, EntenteArticleMark, i);

      if (!mark->stands_out)
        continue;
      entente_article_view_get_iter (self, mark->start, &start);
      entente_article_view_get_iter (self, mark->end, &end);
      gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
    }
}

void
entente_article_view_follow_selection (EntenteArticleView *self)
{
  self->n_outstanding = 0;
  for (guint i = 0; i < self->marks->len; i++)
    {
      EntenteArticleMark *mark = &g_array_index (self->marks, EntenteArticleMark, i);

      mark->stands_out = is_of_selection (self, mark->relation);
      self->n_outstanding += mark->stands_out;
    }
  entente_article_view_fade_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
entente_article_view_count_outstanding (EntenteArticleView *self)
{
  return self->n_outstanding;
}

void
entente_article_view_bring_outstanding (EntenteArticleView *self)
{
  const EntenteArticleMark *first = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const EntenteArticleMark *mark = &g_array_index (self->marks, EntenteArticleMark, i);

      if (!mark->stands_out)
        continue;
      if (entente_article_view_shows (self, mark->start))
        return;
      if (first == NULL)
        first = mark;
    }
  if (first != NULL)
    entente_article_view_scroll_to (self, first->start);
}
