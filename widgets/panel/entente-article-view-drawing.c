/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-view-private.h"

#include "entente-panel-colors.h"

#include <glib/gi18n.h>

#define TINT_ALPHA 0.13
#define NAME_ALPHA 0.7
#define FADED_ALPHA 0.35 /* of all that is not of the actor that is selected */
#define MATCH_ALPHA 0.5 /* of matches one is not at */
#define COUNT_ALPHA 0.7
#define COUNT_SCALE 0.72 /* of the letters of the text */
#define COUNT_GAP_PX 8.0f /* from the number to the words */

static void
snapshot_mark (EntenteArticleView       *self,
               GtkSnapshot              *snapshot,
               const EntentePalette     *palette,
               const EntenteArticleMark *mark)
{
  EntenteMap *map = entente_session_get_map (self->session);
  double alpha = entente_article_view_is_fading (self) && !mark->stands_out ? FADED_ALPHA : 1.0;
  guint start = mark->stands_out ? mark->start : mark->seen_from;
  EntenteColor tone;
  GdkRGBA color;

  if (start >= mark->end || !entente_map_is_alive (map, ENTENTE_RECORD_RELATION, mark->relation))
    return;
  tone = entente_palette_get_relation (palette, map, mark->relation);
  if (mark->start != self->passage_start || mark->end != self->passage_end)
    {
      color = entente_panel_to_rgba (tone, TINT_ALPHA * alpha);
      entente_article_marks_fill (GTK_TEXT_VIEW (self), snapshot, start, mark->end, &color);
    }
  color = entente_panel_to_rgba (tone, alpha);
  entente_article_marks_underline (GTK_TEXT_VIEW (self), snapshot, start, mark->end, mark->level,
                                   &color);
}

static void
snapshot_name (EntenteArticleView       *self,
               GtkSnapshot              *snapshot,
               const EntentePalette     *palette,
               const EntenteArticleName *name)
{
  EntenteMap *map = entente_session_get_map (self->session);
  double alpha = entente_article_view_is_fading (self) ? NAME_ALPHA * FADED_ALPHA : NAME_ALPHA;
  const EntenteActor *actor;
  GdkRGBA color;

  if (!entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, name->actor))
    return;
  actor = entente_map_get_actor (map, name->actor);
  color = entente_panel_to_rgba (
      entente_palette_get_actor (palette, map, actor->kind, actor->color).rim, alpha);
  entente_article_marks_hint (GTK_TEXT_VIEW (self), snapshot, name, &color);
}

/* The code points that stand in what is visible. */
static void
get_visible (EntenteArticleView *self,
             guint              *start,
             guint              *end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &from, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &to, visible.y + visible.height, NULL);
  gtk_text_iter_forward_to_line_end (&to);
  *start = (guint) gtk_text_iter_get_offset (&from);
  *end = (guint) gtk_text_iter_get_offset (&to);
}

/* The tone that all of the marks have, else that of the text. */
static GdkRGBA
get_count_color (EntenteArticleView   *self,
                 const EntentePalette *palette,
                 GArray               *marks)
{
  EntenteMap *map = entente_session_get_map (self->session);
  GdkRGBA ink = entente_panel_to_rgba (palette->ink, COUNT_ALPHA);
  GdkRGBA color = ink;

  for (guint i = 0; i < marks->len; i++)
    {
      guint32 relation = g_array_index (marks, EntenteArticleMark, i).relation;
      GdkRGBA tone = ink;

      if (entente_map_is_alive (map, ENTENTE_RECORD_RELATION, relation))
        tone = entente_panel_to_rgba (entente_palette_get_relation (palette, map, relation), 1.0);
      if (i > 0 && !gdk_rgba_equal (&tone, &color))
        return ink;
      color = tone;
    }
  return color;
}

static PangoLayout *
new_count (EntenteArticleView *self,
           guint               n_relations)
{
  /* Translators: how many relations a passage carries, beside it in the margin. */
  g_autofree char *words = g_strdup_printf (_("%u"), n_relations);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (COUNT_SCALE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum, lnum"));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* In the margin on the side where the line begins that the marks begin on. */
static void
snapshot_count (EntenteArticleView   *self,
                GtkSnapshot          *snapshot,
                const EntentePalette *palette,
                guint                 offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (GArray) marks = entente_article_view_dup_marks_beside (self, offset);
  g_autoptr (PangoLayout) layout = NULL;
  GtkTextIter iter;
  GdkRectangle place;
  GdkRGBA color;
  int width;
  int height;
  float x;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) offset);
  gtk_text_view_get_iter_location (view, &iter, &place);
  layout = new_count (self, entente_article_marks_count_relations (marks));
  pango_layout_get_pixel_size (layout, &width, &height);
  x = (float) gtk_text_view_get_left_margin (view) - COUNT_GAP_PX - (float) width;
  if (entente_article_view_runs_to_left (self, &iter))
    x = (float) (gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_right_margin (view))
        + COUNT_GAP_PX;
  color = get_count_color (self, palette, marks);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
                                        x, (float) place.y + (float) (place.height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_counts (EntenteArticleView   *self,
                 GtkSnapshot          *snapshot,
                 const EntentePalette *palette,
                 guint                 start,
                 guint                 end)
{
  GtkTextIter line_end;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const EntenteArticleGroup *group = &g_array_index (self->groups, EntenteArticleGroup, i);

      if (group->start >= end)
        break;
      if (group->start < start)
        continue;
      snapshot_count (self, snapshot, palette, group->start);
      /* One number a line. */
      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &line_end,
                                          (int) group->start);
      gtk_text_view_forward_display_line_end (GTK_TEXT_VIEW (self), &line_end);
      while (i + 1 < self->groups->len
             && g_array_index (self->groups, EntenteArticleGroup, i + 1).start
                    < (guint) gtk_text_iter_get_offset (&line_end))
        i += 1;
    }
}

static void
snapshot_marks (EntenteArticleView   *self,
                GtkSnapshot          *snapshot,
                const EntentePalette *palette,
                guint                 start,
                guint                 end)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const EntenteArticleMark *mark = &g_array_index (self->marks, EntenteArticleMark, i);

      if (mark->start >= end)
        break;
      if (mark->end > start)
        snapshot_mark (self, snapshot, palette, mark);
    }
}

static void
snapshot_names (EntenteArticleView   *self,
                GtkSnapshot          *snapshot,
                const EntentePalette *palette,
                guint                 start,
                guint                 end)
{
  for (guint i = entente_article_view_find_name (self, start); i < self->names->len; i++)
    {
      const EntenteArticleName *name = &g_array_index (self->names, EntenteArticleName, i);

      if (name->start >= end)
        break;
      snapshot_name (self, snapshot, palette, name);
    }
}

static void
snapshot_matches (EntenteArticleView   *self,
                  GtkSnapshot          *snapshot,
                  const EntentePalette *palette,
                  guint                 start,
                  guint                 end)
{
  for (guint i = 0; i < self->matches->len; i++)
    {
      const EntenteTextRange *match = &g_array_index (self->matches, EntenteTextRange, i);
      gboolean is_current = i + 1 == self->match;
      GdkRGBA color = entente_panel_to_rgba (palette->highlight, is_current ? 1.0 : MATCH_ALPHA);
      GdkRGBA ink = entente_panel_to_rgba (palette->ink, 1.0);

      if (match->start >= end)
        break;
      if (match->end <= start)
        continue;
      entente_article_marks_fill (GTK_TEXT_VIEW (self), snapshot, match->start, match->end, &color);
      if (is_current)
        entente_article_marks_frame (GTK_TEXT_VIEW (self), snapshot, match->start, match->end, &ink);
    }
}

void
entente_article_view_snapshot_below (EntenteArticleView *self,
                                     GtkSnapshot        *snapshot)
{
  const EntentePalette *palette = entente_panel_get_palette (GTK_WIDGET (self));
  guint start;
  guint end;

  get_visible (self, &start, &end);
  if (self->passage_end > start && self->passage_start < end)
    {
      GdkRGBA color = entente_panel_to_rgba (palette->highlight, 1.0);

      entente_article_marks_fill (GTK_TEXT_VIEW (self), snapshot, self->passage_start,
                                  self->passage_end, &color);
    }
  snapshot_marks (self, snapshot, palette, start, end);
  snapshot_matches (self, snapshot, palette, start, end);
  snapshot_names (self, snapshot, palette, start, end);
  snapshot_counts (self, snapshot, palette, start, end);
}
