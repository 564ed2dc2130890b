/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-view.h"

#include "entente-panel-colors.h"

#define TINT_ALPHA 0.13
#define NAME_ALPHA 0.7

/* Scrolling to a passage goes on until its place has been the same for some frames: the view lays
 * out a long text piece by piece, and what it knew before is wrong. */
#define N_SETTLED_FRAMES 4
#define N_SCROLL_FRAMES_MAX 240
#define PASSAGE_AT 0.25 /* of the height, from the top */

struct _EntenteArticleView
{
  GtkTextView parent_instance;

  /* owned */
  EntenteSession *session;
  GSignalGroup *buffer_signals;
  GArray *marks; /* of EntenteArticleMark, sorted by start */
  GArray *names; /* of EntenteArticleName, sorted by start */

  /* state */
  guint passage_start;
  guint passage_end;
  guint scroll_tick;
  guint n_frames;
  guint n_settled;
  int last_y;
};

enum
{
  SIGNAL_MARK_ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteArticleView, entente_article_view, GTK_TYPE_TEXT_VIEW)

static guint signals[N_SIGNALS];

static void
get_iter (EntenteArticleView *self,
          guint               offset,
          GtkTextIter        *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter,
                                      (int) offset);
}

static void
snapshot_mark (EntenteArticleView       *self,
               GtkSnapshot              *snapshot,
               const EntentePalette     *palette,
               const EntenteArticleMark *mark)
{
  EntenteMap *map = entente_session_get_map (self->session);
  EntenteColor tone;
  GdkRGBA color;

  if (!entente_map_is_alive (map, ENTENTE_RECORD_RELATION, mark->relation))
    return;
  tone = entente_palette_get_relation (palette, map, mark->relation);
  if (mark->start != self->passage_start || mark->end != self->passage_end)
    {
      color = entente_panel_to_rgba (tone, TINT_ALPHA);
      entente_article_marks_fill (GTK_TEXT_VIEW (self), snapshot, mark->start, mark->end, &color);
    }
  color = entente_panel_to_rgba (tone, 1.0);
  entente_article_marks_underline (GTK_TEXT_VIEW (self), snapshot, mark, &color);
}

static void
snapshot_name (EntenteArticleView       *self,
               GtkSnapshot              *snapshot,
               const EntentePalette     *palette,
               const EntenteArticleName *name)
{
  EntenteMap *map = entente_session_get_map (self->session);
  const EntenteActor *actor;
  GdkRGBA color;

  if (!entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, name->actor))
    return;
  actor = entente_map_get_actor (map, name->actor);
  color = entente_panel_to_rgba (
      entente_palette_get_actor (palette, map, actor->kind, actor->color).rim, NAME_ALPHA);
  entente_article_marks_hint (GTK_TEXT_VIEW (self), snapshot, name, &color);
}

/* Names do not overlap: their ends rise with their starts. */
static guint
find_name (EntenteArticleView *self,
           guint               offset)
{
  guint low = 0;
  guint high = self->names->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->names, EntenteArticleName, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
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

static void
entente_article_view_snapshot_layer (GtkTextView      *view,
                                     GtkTextViewLayer  layer,
                                     GtkSnapshot      *snapshot)
{
  EntenteArticleView *self = ENTENTE_ARTICLE_VIEW (view);
  const EntentePalette *palette = entente_panel_get_palette (GTK_WIDGET (view));
  guint start;
  guint end;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;
  get_visible (self, &start, &end);
  if (self->passage_end > start && self->passage_start < end)
    {
      GdkRGBA color = entente_panel_to_rgba (palette->highlight, 1.0);

      entente_article_marks_fill (GTK_TEXT_VIEW (self), snapshot, self->passage_start,
                                  self->passage_end, &color);
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const EntenteArticleMark *mark = &g_array_index (self->marks, EntenteArticleMark, i);

      if (mark->start >= end)
        break;
      if (mark->end > start)
        snapshot_mark (self, snapshot, palette, mark);
    }
  for (guint i = find_name (self, start); i < self->names->len; i++)
    {
      const EntenteArticleName *name = &g_array_index (self->names, EntenteArticleName, i);

      if (name->start >= end)
        break;
      snapshot_name (self, snapshot, palette, name);
    }
}

/* Where the passage begins, or the caret where there is none. */
static void
get_goal (EntenteArticleView *self,
          GdkRectangle       *place)
{
  GtkTextIter iter;

  get_iter (self,
            self->passage_end > 0 ? self->passage_start : entente_article_view_get_caret (self),
            &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, place);
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  EntenteArticleView *self = ENTENTE_ARTICLE_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  GdkRectangle place;

  get_goal (self, &place);
  gtk_adjustment_set_value (adjustment,
                            place.y - gtk_adjustment_get_page_size (adjustment) * PASSAGE_AT);
  self->n_settled = place.y == self->last_y ? self->n_settled + 1 : 0;
  self->last_y = place.y;
  self->n_frames += 1;
  if (self->n_settled < N_SETTLED_FRAMES && self->n_frames < N_SCROLL_FRAMES_MAX)
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
scroll_to_passage (EntenteArticleView *self)
{
  self->n_frames = 0;
  self->n_settled = 0;
  self->last_y = G_MININT;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const EntenteArticleMark *left = a;
  const EntenteArticleMark *right = b;
  guint left_length = left->end - left->start;
  guint right_length = right->end - right->start;

  return left_length < right_length ? -1 : left_length > right_length;
}

static gboolean
get_offset_at (EntenteArticleView *self,
               double              x,
               double              y,
               guint              *offset)
{
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return FALSE;
  *offset = (guint) gtk_text_iter_get_offset (&iter);
  return TRUE;
}

static void
released_cb (EntenteArticleView *self,
             int                 n_press,
             double              x,
             double              y)
{
  guint offset;

  /* Words were selected, not clicked. */
  if (n_press != 1
      || gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    return;
  if (get_offset_at (self, x, y, &offset))
    entente_article_view_activate_at (self, offset);
}

static void
set_hovered (EntenteArticleView *self,
             EntenteItem         item)
{
  if (self->session != NULL)
    entente_session_set_hovered (self->session, item);
}

/* Who is named there lights up on the map, else the relation whose passage it is. */
static void
point_at (EntenteArticleView *self,
          guint               offset)
{
  g_autoptr (GArray) marks = entente_article_view_dup_marks_at (self, offset);
  guint32 actor = entente_article_view_get_actor_at (self, offset);
  EntenteItem item = ENTENTE_NO_ITEM;

  if (actor != ENTENTE_NO_SLOT)
    item = ENTENTE_ACTOR_ITEM (actor);
  else if (marks->len > 0)
    item = ENTENTE_RELATION_ITEM (g_array_index (marks, EntenteArticleMark, 0).relation);
  set_hovered (self, item);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   entente_item_is_nothing (item) ? "text" : "pointer");
}

static void
motion_cb (EntenteArticleView *self,
           double              x,
           double              y)
{
  guint offset;

  if (get_offset_at (self, x, y, &offset))
    {
      point_at (self, offset);
      return;
    }
  set_hovered (self, ENTENTE_NO_ITEM);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "text");
}

static void
leave_cb (EntenteArticleView *self)
{
  set_hovered (self, ENTENTE_NO_ITEM);
}

/* Whom the caret stands on lights up like whom one points at. */
static void
caret_moved_cb (EntenteArticleView *self)
{
  guint32 actor;

  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return;
  actor = entente_article_view_get_actor_at (self, entente_article_view_get_caret (self));
  set_hovered (self, actor != ENTENTE_NO_SLOT ? ENTENTE_ACTOR_ITEM (actor) : ENTENTE_NO_ITEM);
}

static gboolean
next_mark_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  return entente_article_view_step (ENTENTE_ARTICLE_VIEW (widget), 1);
}

static gboolean
previous_mark_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  return entente_article_view_step (ENTENTE_ARTICLE_VIEW (widget), -1);
}

static gboolean
activate_mark_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  EntenteArticleView *self = ENTENTE_ARTICLE_VIEW (widget);

  return entente_article_view_activate_at (self, entente_article_view_get_caret (self));
}

static void
entente_article_view_dispose (GObject *object)
{
  EntenteArticleView *self = ENTENTE_ARTICLE_VIEW (object);

  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
  g_clear_object (&self->buffer_signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_article_view_parent_class)->dispose (object);
}

static void
entente_article_view_finalize (GObject *object)
{
  g_array_unref (ENTENTE_ARTICLE_VIEW (object)->marks);
  g_array_unref (ENTENTE_ARTICLE_VIEW (object)->names);

  G_OBJECT_CLASS (entente_article_view_parent_class)->finalize (object);
}

static void
entente_article_view_class_init (EntenteArticleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_article_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_article_view_finalize;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = entente_article_view_snapshot_layer;

  signals[SIGNAL_MARK_ACTIVATED]
      = g_signal_new ("mark-activated", ENTENTE_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, next_mark_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, GDK_SHIFT_MASK, previous_mark_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_mark_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_mark_cb, NULL);
}

static void
entente_article_view_init (EntenteArticleView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->marks = g_array_new (FALSE, FALSE, sizeof (EntenteArticleMark));
  self->names = g_array_new (FALSE, FALSE, sizeof (EntenteArticleName));
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  entente_panel_follow_style (GTK_WIDGET (self));
  self->buffer_signals = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "notify::cursor-position",
                                  G_CALLBACK (caret_moved_cb), self);
  g_object_bind_property (self, "buffer", self->buffer_signals, "target", G_BINDING_SYNC_CREATE);
}

void
entente_article_view_set_marks (EntenteArticleView *self,
                                EntenteSession     *session,
                                GArray             *marks)
{
  g_set_object (&self->session, session);
  g_array_unref (self->marks);
  self->marks = marks;
  entente_article_marks_give_levels (marks);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
entente_article_view_show_passage (EntenteArticleView *self,
                                   guint               start,
                                   guint               end)
{
  self->passage_start = start;
  self->passage_end = end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
entente_article_view_set_passage (EntenteArticleView *self,
                                  guint               start,
                                  guint               end)
{
  GtkTextIter iter;

  entente_article_view_show_passage (self, start, end);
  get_iter (self, start, &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  scroll_to_passage (self);
}

void
entente_article_view_set_caret (EntenteArticleView *self,
                                guint               offset)
{
  GtkTextIter iter;

  entente_article_view_show_passage (self, 0, 0);
  get_iter (self, offset, &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  scroll_to_passage (self);
}

guint
entente_article_view_get_caret (EntenteArticleView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return (guint) gtk_text_iter_get_offset (&iter);
}

void
entente_article_view_get_passage (EntenteArticleView *self,
                                  guint              *start,
                                  guint              *end)
{
  *start = self->passage_start;
  *end = self->passage_end;
}

GArray *
entente_article_view_dup_marks_at (EntenteArticleView *self,
                                   guint               offset)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (EntenteArticleMark));

  for (guint i = 0; i < self->marks->len; i++)
    {
      const EntenteArticleMark *mark = &g_array_index (self->marks, EntenteArticleMark, i);

      if (mark->start > offset)
        break;
      if (mark->end > offset)
        g_array_append_val (marks, *mark);
    }
  g_array_sort (marks, compare_lengths);
  return marks;
}

gboolean
entente_article_view_activate_at (EntenteArticleView *self,
                                  guint               offset)
{
  g_autoptr (GArray) marks = entente_article_view_dup_marks_at (self, offset);
  guint32 actor = entente_article_view_get_actor_at (self, offset);

  if (marks->len == 0 && actor == ENTENTE_NO_SLOT)
    return FALSE;
  /* What is opened may take the place under the pointer before it could leave. */
  set_hovered (self, ENTENTE_NO_ITEM);
  if (marks->len == 0)
    {
      entente_session_go_to (self->session, ENTENTE_ACTOR_ITEM (actor));
      return TRUE;
    }
  g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, marks);
  return TRUE;
}

gboolean
entente_article_view_step (EntenteArticleView *self,
                           int                 step)
{
  const EntenteArticleMark *found = NULL;
  guint caret = entente_article_view_get_caret (self);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const EntenteArticleMark *mark = &g_array_index (self->marks, EntenteArticleMark, i);

      if (step > 0 ? mark->start > caret && found == NULL : mark->start < caret)
        found = mark;
    }
  if (found == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  entente_article_view_set_passage (self, found->start, found->end);
  return TRUE;
}

void
entente_article_view_set_names (EntenteArticleView *self,
                                GArray             *names)
{
  g_array_unref (self->names);
  self->names = names;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint32
entente_article_view_get_actor_at (EntenteArticleView *self,
                                   guint               offset)
{
  guint i = find_name (self, offset);
  const EntenteArticleName *name;

  if (self->session == NULL || i == self->names->len)
    return ENTENTE_NO_SLOT;
  name = &g_array_index (self->names, EntenteArticleName, i);
  if (name->start > offset
      || !entente_map_is_alive (entente_session_get_map (self->session), ENTENTE_RECORD_ACTOR,
                                name->actor))
    return ENTENTE_NO_SLOT;
  return name->actor;
}

void
entente_article_view_get_place (EntenteArticleView *self,
                                GdkRectangle       *place)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter start;
  GtkTextIter end;
  GdkRectangle last;

  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end);
  gtk_text_view_get_iter_location (view, &start, place);
  gtk_text_view_get_iter_location (view, &end, &last);
  gdk_rectangle_union (place, &last, place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place->x, place->y,
                                         &place->x, &place->y);
}
