/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-marks.h"

/* Pixels of the drawing. */
#define LINE_PX 2.0
#define LINE_STEP_PX 3.0 /* from one level to the next */
#define LINE_GAP_PX 1.0  /* between words and the first line */
#define HINT_PX 1.0     /* a line under a name, within the descent of its letters */
#define HINT_RISE_PX 2.0
#define REACH_PX 2.0     /* how far a highlighter goes past the words */
#define RADIUS_PX 2.0f
#define FRAME_PX 1.0f
#define TOUCH_PX 1 /* letters no further apart stand side by side */
#define N_LEVELS 3 /* what the leading has room for */

/* The lowest level no earlier mark holds where this one begins; where none is free, what is left of
 * the last. So thousands of passages at one place are drawn as often as there are levels. */
void
entente_article_marks_give_levels (GArray *marks)
{
  guint ends[N_LEVELS] = { 0 };

  for (guint i = 0; i < marks->len; i++)
    {
      EntenteArticleMark *mark = &g_array_index (marks, EntenteArticleMark, i);

      mark->level = N_LEVELS - 1;
      for (guint level = 0; level < N_LEVELS; level++)
        {
          if (ends[level] > mark->start)
            continue;
          mark->level = level;
          break;
        }
      mark->seen_from = CLAMP (ends[mark->level], mark->start, mark->end);
      ends[mark->level] = MAX (ends[mark->level], mark->end);
    }
}

GArray *
entente_article_marks_dup_groups (GArray *marks)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (EntenteArticleGroup));
  EntenteArticleGroup *last = NULL;

  for (guint i = 0; i < marks->len; i++)
    {
      const EntenteArticleMark *mark = &g_array_index (marks, EntenteArticleMark, i);
      EntenteArticleGroup group = { mark->start, mark->end, i, 1 };

      if (last != NULL && mark->start < last->end)
        {
          last->end = MAX (last->end, mark->end);
          last->n_marks += 1;
          continue;
        }
      g_array_append_val (groups, group);
      last = &g_array_index (groups, EntenteArticleGroup, groups->len - 1);
    }
  return groups;
}

guint
entente_article_marks_count_relations (GArray *marks)
{
  g_autoptr (GHashTable) relations = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < marks->len; i++)
    g_hash_table_add (relations,
                      GUINT_TO_POINTER (g_array_index (marks, EntenteArticleMark, i).relation));
  return g_hash_table_size (relations);
}

/* Called with the box of each piece of a passage that stands in one run, buffer coordinates. */
typedef void (*PieceFunc) (GtkSnapshot           *snapshot,
                           const graphene_rect_t *box,
                           const GdkRGBA         *color,
                           guint                  level);

static void
add_box (GArray            *boxes,
         int                left,
         int                right,
         const GdkRectangle *line)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT ((float) left, (float) line->y, (float) (right - left),
                                            (float) line->height);

  if (right > left)
    g_array_append_val (boxes, box);
}

/* Words of one line that all run the same way. */
static void
add_run (GtkTextView       *view,
         const GtkTextIter *start,
         const GtkTextIter *end,
         GArray            *boxes)
{
  GdkRectangle from;
  GdkRectangle to;

  gtk_text_view_get_iter_location (view, start, &from);
  gtk_text_view_get_iter_location (view, end, &to);
  add_box (boxes, MIN (from.x, to.x), MAX (from.x, to.x), &from);
}

typedef struct
{
  int left;
  int right;
} Span;

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  return ((const Span *) a)->left - ((const Span *) b)->left;
}

/* Letter by letter, as those next to each other in the text may stand apart; what touches is one
 * box. A letter that runs to the left has its place on its right, and a width below zero. */
static void
add_letters (GtkTextView       *view,
             const GtkTextIter *start,
             const GtkTextIter *end,
             GArray            *boxes)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  GdkRectangle letter = { 0 };
  Span whole = { 0, 0 };

  for (GtkTextIter iter = *start; gtk_text_iter_compare (&iter, end) < 0;
       gtk_text_iter_forward_char (&iter))
    {
      Span span;

      gtk_text_view_get_iter_location (view, &iter, &letter);
      span.left = MIN (letter.x, letter.x + letter.width);
      span.right = MAX (letter.x, letter.x + letter.width);
      g_array_append_val (spans, span);
    }
  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (i == 0 || span->left > whole.right + TOUCH_PX)
        {
          add_box (boxes, whole.left, whole.right, &letter);
          whole = *span;
        }
      whole.right = MAX (whole.right, span->right);
    }
  add_box (boxes, whole.left, whole.right, &letter);
}

/* Whether anything in the paragraph runs to the left. */
static gboolean
has_both_ways (const GtkTextIter *place)
{
  GtkTextIter iter = *place;

  for (gtk_text_iter_set_line_offset (&iter, 0); !gtk_text_iter_ends_line (&iter);
       gtk_text_iter_forward_char (&iter))
    {
      if (g_unichar_get_script (gtk_text_iter_get_char (&iter)) == G_UNICODE_SCRIPT_ARABIC
          || g_unichar_get_script (gtk_text_iter_get_char (&iter)) == G_UNICODE_SCRIPT_HEBREW)
        return TRUE;
    }
  return FALSE;
}

GArray *
entente_article_marks_dup_boxes (GtkTextView *view,
                                 guint        start,
                                 guint        end)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter from;
  GtkTextIter last;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, (int) end);
  while (gtk_text_iter_compare (&from, &last) < 0)
    {
      GtkTextIter to = from;

      if (!gtk_text_view_forward_display_line_end (view, &to)
          || gtk_text_iter_compare (&to, &last) > 0)
        to = last;
      if (has_both_ways (&from))
        add_letters (view, &from, &to, boxes);
      else
        add_run (view, &from, &to, boxes);
      from = to;
      /* Over the end of a line to the beginning of the next. */
      if (gtk_text_iter_ends_line (&from) || !gtk_text_view_starts_display_line (view, &from))
        gtk_text_iter_forward_char (&from);
    }
  return boxes;
}

static void
foreach_piece (GtkTextView   *view,
               GtkSnapshot   *snapshot,
               guint          start,
               guint          end,
               const GdkRGBA *color,
               guint          level,
               PieceFunc      func)
{
  g_autoptr (GArray) boxes = entente_article_marks_dup_boxes (view, start, end);

  for (guint i = 0; i < boxes->len; i++)
    func (snapshot, &g_array_index (boxes, graphene_rect_t, i), color, level);
}

static void
fill (GtkSnapshot           *snapshot,
      const graphene_rect_t *box,
      const GdkRGBA         *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, box, RADIUS_PX);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, box);
  gtk_snapshot_pop (snapshot);
}

static void
fill_piece (GtkSnapshot           *snapshot,
            const graphene_rect_t *box,
            const GdkRGBA         *color,
            guint                  level)
{
  graphene_rect_t mark = *box;

  graphene_rect_inset (&mark, (float) -REACH_PX, 0);
  fill (snapshot, &mark, color);
}

static void
frame_piece (GtkSnapshot           *snapshot,
             const graphene_rect_t *box,
             const GdkRGBA         *color,
             guint                  level)
{
  const float widths[] = { FRAME_PX, FRAME_PX, FRAME_PX, FRAME_PX };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  graphene_rect_t mark = *box;
  GskRoundedRect rounded;

  graphene_rect_inset (&mark, (float) -REACH_PX, 0);
  gsk_rounded_rect_init_from_rect (&rounded, &mark, RADIUS_PX);
  gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
}

static void
underline_piece (GtkSnapshot           *snapshot,
                 const graphene_rect_t *box,
                 const GdkRGBA         *color,
                 guint                  level)
{
  graphene_rect_t line
      = GRAPHENE_RECT_INIT (box->origin.x,
                            (float) (box->origin.y + box->size.height + LINE_GAP_PX
                                     + LINE_STEP_PX * level),
                            box->size.width, (float) LINE_PX);

  gtk_snapshot_append_color (snapshot, color, &line);
}

static void
hint_piece (GtkSnapshot           *snapshot,
            const graphene_rect_t *box,
            const GdkRGBA         *color,
            guint                  level)
{
  graphene_rect_t line
      = GRAPHENE_RECT_INIT (box->origin.x,
                            (float) (box->origin.y + box->size.height - HINT_RISE_PX),
                            box->size.width, (float) HINT_PX);

  gtk_snapshot_append_color (snapshot, color, &line);
}

void
entente_article_marks_fill (GtkTextView   *view,
                            GtkSnapshot   *snapshot,
                            guint          start,
                            guint          end,
                            const GdkRGBA *color)
{
  foreach_piece (view, snapshot, start, end, color, 0, fill_piece);
}

void
entente_article_marks_frame (GtkTextView   *view,
                             GtkSnapshot   *snapshot,
                             guint          start,
                             guint          end,
                             const GdkRGBA *color)
{
  foreach_piece (view, snapshot, start, end, color, 0, frame_piece);
}

void
entente_article_marks_underline (GtkTextView              *view,
                                 GtkSnapshot              *snapshot,
                                 guint                     start,
                                 guint                     end,
                                 guint                     level,
                                 const GdkRGBA            *color)
{
  foreach_piece (view, snapshot, start, end, color, level, underline_piece);
}

void
entente_article_marks_hint (GtkTextView              *view,
                            GtkSnapshot              *snapshot,
                            const EntenteArticleName *name,
                            const GdkRGBA            *color)
{
  foreach_piece (view, snapshot, name->start, name->end, color, 0, hint_piece);
}
