/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-view-private.h"

#include "entente-panel-colors.h"
#include "entente-typesetting.h"

#include <glib/gi18n.h>
#include <math.h>

/* Scrolling to a passage goes on until its place has been the same for some frames: the view lays
 * out a long text piece by piece, and what it knew before is wrong. */
#define N_SETTLED_FRAMES 4
#define N_SCROLL_FRAMES_MAX 240
#define PASSAGE_AT 0.25 /* of the height, from the top */

#define LANGUAGE_TAG "language"
#define FADED_TAG "faded"
#define FADED_ALPHA 0.42f

enum
{
  PROP_0,
  PROP_MEASURE,
  PROP_TEXT_SIZE,
  N_PROPS
};

enum
{
  SIGNAL_MARK_ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteArticleView, entente_article_view, GTK_TYPE_TEXT_VIEW)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
get_iter (EntenteArticleView *self,
          guint               offset,
          GtkTextIter        *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter,
                                      (int) offset);
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  EntenteArticleView *self = ENTENTE_ARTICLE_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  GdkRectangle place;
  GtkTextIter iter;

  get_iter (self, self->goal, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
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
scroll_to (EntenteArticleView *self,
           guint               goal)
{
  self->goal = goal;
  self->n_frames = 0;
  self->n_settled = 0;
  self->last_y = G_MININT;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/* Whether a code point stands in what is seen; nothing need scroll then. */
static gboolean
is_in_view (EntenteArticleView *self,
            guint               offset)
{
  GdkRectangle visible;
  GdkRectangle place;
  GtkTextIter iter;

  get_iter (self, offset, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  return place.height > 0 && place.y >= visible.y
         && place.y + place.height <= visible.y + visible.height;
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

static void
go_to_display_line_start (EntenteArticleView *self,
                          GtkTextIter        *iter)
{
  if (!gtk_text_view_starts_display_line (GTK_TEXT_VIEW (self), iter))
    gtk_text_view_backward_display_line_start (GTK_TEXT_VIEW (self), iter);
}

/* Its first letter stands in the right half then. */
gboolean
entente_article_view_runs_to_left (EntenteArticleView *self,
                                   const GtkTextIter  *place)
{
  GtkTextIter start = *place;
  GdkRectangle letter;

  gtk_text_iter_set_line_offset (&start, 0);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &start, &letter);
  return letter.x > gtk_widget_get_width (GTK_WIDGET (self)) / 2;
}

/* Beside the words of a place, where the number of its line stands. */
static gboolean
is_in_margin (EntenteArticleView *self,
              const GtkTextIter  *place,
              double              x)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  if (entente_article_view_runs_to_left (self, place))
    return x >= gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_right_margin (view);
  return x < gtk_text_view_get_left_margin (view);
}

/* (nullable) (transfer full): the marks that a number in the margin counts. */
static GArray *
dup_counted_at (EntenteArticleView *self,
                double              x,
                double              y)
{
  g_autoptr (GArray) marks = NULL;
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x,
                                         (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y);
  if (!is_in_margin (self, &iter, x))
    return NULL;
  marks = entente_article_view_dup_marks_beside (self, (guint) gtk_text_iter_get_offset (&iter));
  return marks->len > 0 ? g_steal_pointer (&marks) : NULL;
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

/* Letters outside of the passages that stand out are paler. */
static void
fade_words (EntenteArticleView *self)
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
      get_iter (self, mark->start, &start);
      get_iter (self, mark->end, &end);
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
  fade_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_hovered (EntenteArticleView *self,
             EntenteItem         item)
{
  if (self->session != NULL)
    entente_session_set_hovered (self->session, item);
}

static void
activate_marks (EntenteArticleView *self,
                GArray             *marks)
{
  /* What is opened may take the place under the pointer before it could leave. */
  set_hovered (self, ENTENTE_NO_ITEM);
  g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, marks);
}

static void
released_cb (EntenteArticleView *self,
             int                 n_press,
             double              x,
             double              y)
{
  g_autoptr (GArray) counted = NULL;
  guint offset;

  /* Words were selected, not clicked, or are to be edited. */
  if (n_press != 1 || gtk_text_view_get_editable (GTK_TEXT_VIEW (self))
      || gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    return;
  counted = dup_counted_at (self, x, y);
  if (counted != NULL)
    activate_marks (self, counted);
  else if (get_offset_at (self, x, y, &offset))
    entente_article_view_activate_at (self, offset);
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
  g_autoptr (GArray) counted = dup_counted_at (self, x, y);
  guint offset;

  if (counted == NULL && get_offset_at (self, x, y, &offset))
    {
      point_at (self, offset);
      return;
    }
  set_hovered (self, ENTENTE_NO_ITEM);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), counted != NULL ? "pointer" : "text");
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

/* With Ctrl the wheel is about the size of the letters. */
static gboolean
scroll_size_cb (EntenteArticleView       *self,
                double                    dx,
                double                    dy,
                GtkEventControllerScroll *scroll)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  self->scrolled += dy;
  if (fabs (self->scrolled) >= 1)
    {
      entente_article_view_step_text_size (self, self->scrolled < 0 ? 1 : -1);
      self->scrolled = 0;
    }
  return GDK_EVENT_STOP;
}

static void
text_size_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  entente_article_view_step_text_size (ENTENTE_ARTICLE_VIEW (widget),
                                       g_variant_get_int32 (parameter));
}

static gboolean
next_mark_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  return !gtk_text_view_get_editable (GTK_TEXT_VIEW (widget))
         && entente_article_view_step (ENTENTE_ARTICLE_VIEW (widget), 1);
}

static gboolean
previous_mark_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  return !gtk_text_view_get_editable (GTK_TEXT_VIEW (widget))
         && entente_article_view_step (ENTENTE_ARTICLE_VIEW (widget), -1);
}

static gboolean
activate_mark_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  EntenteArticleView *self = ENTENTE_ARTICLE_VIEW (widget);

  return !gtk_text_view_get_editable (GTK_TEXT_VIEW (self))
         && entente_article_view_activate_at (self, entente_article_view_get_caret (self));
}

static void
entente_article_view_snapshot_layer (GtkTextView      *view,
                                     GtkTextViewLayer  layer,
                                     GtkSnapshot      *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    entente_article_view_snapshot_below (ENTENTE_ARTICLE_VIEW (view), snapshot);
}

static gboolean
entente_article_view_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    by_keyboard,
                                    GtkTooltip *tooltip)
{
  g_autoptr (GArray) counted = NULL;
  g_autofree char *words = NULL;
  guint n_relations;

  if (!by_keyboard)
    counted = dup_counted_at (ENTENTE_ARTICLE_VIEW (widget), x, y);
  if (counted == NULL)
    return FALSE;
  n_relations = entente_article_marks_count_relations (counted);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u relation rests on these words",
                                        "%u relations rest on these words", n_relations),
                           n_relations);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/* Another face or another size: the page around follows the measure. */
static void
entente_article_view_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  EntenteArticleView *self = ENTENTE_ARTICLE_VIEW (widget);
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  EntenteTypesetting setting;
  int measure;

  GTK_WIDGET_CLASS (entente_article_view_parent_class)->css_changed (widget, change);

  if (self->session != NULL)
    fade_words (self);
  setting = entente_typesetting_get (widget);
  gtk_text_view_set_pixels_inside_wrap (view, setting.leading);
  gtk_text_view_set_pixels_below_lines (view, setting.paragraph);
  measure = setting.measure + gtk_text_view_get_left_margin (view)
            + gtk_text_view_get_right_margin (view);
  if (self->measure == measure)
    return;
  self->measure = measure;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEASURE]);
}

static void
entente_article_view_get_property (GObject    *object,
                                   guint       property,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  EntenteArticleView *self = ENTENTE_ARTICLE_VIEW (object);

  switch (property)
    {
    case PROP_MEASURE:
      g_value_set_int (value, self->measure);
      break;
    case PROP_TEXT_SIZE:
      g_value_set_uint (value, self->text_size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
entente_article_view_set_property (GObject      *object,
                                   guint         property,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (property == PROP_TEXT_SIZE)
    entente_article_view_set_text_size (ENTENTE_ARTICLE_VIEW (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_article_view_dispose (GObject *object)
{
  EntenteArticleView *self = ENTENTE_ARTICLE_VIEW (object);

  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
  g_clear_object (&self->buffer_signals);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_article_view_parent_class)->dispose (object);
}

static void
entente_article_view_finalize (GObject *object)
{
  g_array_unref (ENTENTE_ARTICLE_VIEW (object)->marks);
  g_array_unref (ENTENTE_ARTICLE_VIEW (object)->groups);
  g_array_unref (ENTENTE_ARTICLE_VIEW (object)->names);
  g_array_unref (ENTENTE_ARTICLE_VIEW (object)->matches);

  G_OBJECT_CLASS (entente_article_view_parent_class)->finalize (object);
}

static void
entente_article_view_class_init (EntenteArticleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = entente_article_view_get_property;
  G_OBJECT_CLASS (klass)->set_property = entente_article_view_set_property;
  G_OBJECT_CLASS (klass)->dispose = entente_article_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_article_view_finalize;
  widget_class->css_changed = entente_article_view_css_changed;
  widget_class->query_tooltip = entente_article_view_query_tooltip;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = entente_article_view_snapshot_layer;

  properties[PROP_MEASURE]
      = g_param_spec_int ("measure", NULL, NULL, 0, G_MAXINT, 0,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT_SIZE]
      = g_param_spec_uint ("text-size", NULL, NULL, ENTENTE_TEXT_SIZE_MIN, ENTENTE_TEXT_SIZE_MAX,
                           ENTENTE_TEXT_SIZE_NORMAL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  signals[SIGNAL_MARK_ACTIVATED]
      = g_signal_new ("mark-activated", ENTENTE_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_install_action (widget_class, "article.text-size", "i", text_size_action);
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
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->text_size = ENTENTE_TEXT_SIZE_NORMAL;
  entente_typesetting_set_size (GTK_WIDGET (self), self->text_size);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->marks = g_array_new (FALSE, FALSE, sizeof (EntenteArticleMark));
  self->groups = entente_article_marks_dup_groups (self->marks);
  self->names = g_array_new (FALSE, FALSE, sizeof (EntenteArticleName));
  self->matches = g_array_new (FALSE, FALSE, sizeof (EntenteTextRange));
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_size_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  entente_panel_follow_style (GTK_WIDGET (self));
  self->buffer_signals = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "notify::cursor-position",
                                  G_CALLBACK (caret_moved_cb), self);
  self->session_signals = g_signal_group_new (ENTENTE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "selection-changed",
                                  G_CALLBACK (entente_article_view_follow_selection), self);
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
  g_array_unref (self->groups);
  self->groups = entente_article_marks_dup_groups (marks);
  g_signal_group_set_target (self->session_signals, session);
  entente_article_view_follow_selection (self);
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
      if (is_in_view (self, mark->start))
        return;
      if (first == NULL)
        first = mark;
    }
  if (first != NULL)
    scroll_to (self, first->start);
}

void
entente_article_view_show_relation (EntenteArticleView *self,
                                    guint32             relation)
{
  guint caret = entente_article_view_get_caret (self);
  const EntenteArticleMark *first = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const EntenteArticleMark *mark = &g_array_index (self->marks, EntenteArticleMark, i);

      if (mark->relation != relation)
        continue;
      if (mark->start <= caret && caret < mark->end)
        {
          entente_article_view_show_passage (self, mark->start, mark->end);
          if (!is_in_view (self, mark->start))
            scroll_to (self, mark->start);
          return;
        }
      if (first == NULL)
        first = mark;
    }
  if (first != NULL)
    entente_article_view_set_passage (self, first->start, first->end);
  else
    entente_article_view_show_passage (self, 0, 0);
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
  scroll_to (self, start);
}

void
entente_article_view_set_caret (EntenteArticleView *self,
                                guint               offset)
{
  GtkTextIter iter;

  entente_article_view_show_passage (self, 0, 0);
  get_iter (self, offset, &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  scroll_to (self, offset);
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

GArray *
entente_article_view_dup_marks_beside (EntenteArticleView *self,
                                       guint               offset)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (EntenteArticleMark));
  GtkTextIter start;
  GtkTextIter end;

  get_iter (self, offset, &start);
  end = start;
  go_to_display_line_start (self, &start);
  gtk_text_view_forward_display_line_end (GTK_TEXT_VIEW (self), &end);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const EntenteArticleGroup *group = &g_array_index (self->groups, EntenteArticleGroup, i);

      if (group->start >= (guint) gtk_text_iter_get_offset (&start)
          && group->start < (guint) gtk_text_iter_get_offset (&end))
        g_array_append_vals (marks,
                             &g_array_index (self->marks, EntenteArticleMark, group->first),
                             group->n_marks);
    }
  return marks;
}

gboolean
entente_article_view_activate_at (EntenteArticleView *self,
                                  guint               offset)
{
  g_autoptr (GArray) marks = entente_article_view_dup_marks_at (self, offset);
  guint32 actor = entente_article_view_get_actor_at (self, offset);

  if (marks->len > 0)
    activate_marks (self, marks);
  else if (actor != ENTENTE_NO_SLOT)
    {
      set_hovered (self, ENTENTE_NO_ITEM);
      entente_session_center_on (self->session, ENTENTE_ACTOR_ITEM (actor));
    }
  return marks->len > 0 || actor != ENTENTE_NO_SLOT;
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

      if (entente_article_view_is_fading (self) && !mark->stands_out)
        continue;
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
entente_article_view_set_matches (EntenteArticleView *self,
                                  GArray             *matches)
{
  g_array_unref (self->matches);
  self->matches = matches;
  self->match = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
entente_article_view_get_n_matches (EntenteArticleView *self,
                                    guint              *place)
{
  *place = self->match;
  return self->matches->len;
}

/* The first match at or behind the caret, else the first; 1 … */
static guint
find_match_at_caret (EntenteArticleView *self)
{
  guint caret = entente_article_view_get_caret (self);

  for (guint i = 0; i < self->matches->len; i++)
    {
      if (g_array_index (self->matches, EntenteTextRange, i).start >= caret)
        return i + 1;
    }
  return 1;
}

void
entente_article_view_step_match (EntenteArticleView *self,
                                 int                 step)
{
  guint n = self->matches->len;
  const EntenteTextRange *match;
  GtkTextIter iter;

  if (n == 0)
    {
      if (step != 0)
        gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (step == 0 || self->match == 0)
    self->match = find_match_at_caret (self);
  else
    self->match = 1 + (self->match - 1 + n + (guint) step) % n;
  match = &g_array_index (self->matches, EntenteTextRange, self->match - 1);
  get_iter (self, match->start, &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  if (!is_in_view (self, match->start))
    scroll_to (self, match->start);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Names do not overlap: their ends rise with their starts. */
guint
entente_article_view_find_name (EntenteArticleView *self,
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

guint
entente_article_view_get_text_size (EntenteArticleView *self)
{
  return self->text_size;
}

/* The sizes there are: the nearest is taken. */
void
entente_article_view_set_text_size (EntenteArticleView *self,
                                    guint               size)
{
  size = entente_typesetting_step_size (size, 0);
  if (self->text_size == size)
    return;
  self->text_size = size;
  entente_typesetting_set_size (GTK_WIDGET (self), size);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SIZE]);
}

void
entente_article_view_step_text_size (EntenteArticleView *self,
                                     int                 step)
{
  guint size = step == 0 ? ENTENTE_TEXT_SIZE_NORMAL
                         : entente_typesetting_step_size (self->text_size, step);

  entente_article_view_set_text_size (self, size);
}

/* Shapes of letters that languages do not share are those of the one it is written in. */
void
entente_article_view_set_language (EntenteArticleView *self,
                                   const char         *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  PangoLanguage *language = entente_typesetting_get_language (tag);
  GtkTextTag *old = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), LANGUAGE_TAG);
  GtkTextTag *new;
  GtkTextIter start;
  GtkTextIter end;

  if (old != NULL)
    gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (buffer), old);
  if (language == NULL)
    return;
  new = gtk_text_buffer_create_tag (buffer, LANGUAGE_TAG, "language",
                                    pango_language_to_string (language), NULL);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, new, &start, &end);
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
  guint i = entente_article_view_find_name (self, offset);
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
