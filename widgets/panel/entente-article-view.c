/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-view-private.h"

#include "entente-panel-colors.h"
#include "entente-typesetting.h"

#include <glib/gi18n.h>
#include <math.h>

#define LANGUAGE_TAG "language"

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

void
entente_article_view_get_iter (EntenteArticleView *self,
                               guint               offset,
                               GtkTextIter        *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter,
                                      (int) offset);
}

void
entente_article_view_tell_activated (EntenteArticleView *self,
                                     GArray             *marks)
{
  g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, marks);
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
    entente_article_view_fade_words (self);
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
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->text_size = ENTENTE_TEXT_SIZE_NORMAL;
  entente_typesetting_set_size (GTK_WIDGET (self), self->text_size);
  self->marks = g_array_new (FALSE, FALSE, sizeof (EntenteArticleMark));
  self->groups = entente_article_marks_dup_groups (self->marks);
  self->names = g_array_new (FALSE, FALSE, sizeof (EntenteArticleName));
  self->matches = g_array_new (FALSE, FALSE, sizeof (EntenteTextRange));
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_size_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  entente_panel_follow_style (GTK_WIDGET (self));
  self->buffer_signals = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  entente_article_view_follow_pointer (self);
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
          if (!entente_article_view_shows (self, mark->start))
            entente_article_view_scroll_to (self, mark->start);
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
  entente_article_view_get_iter (self, start, &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  entente_article_view_scroll_to (self, start);
}

void
entente_article_view_set_caret (EntenteArticleView *self,
                                guint               offset)
{
  GtkTextIter iter;

  entente_article_view_show_passage (self, 0, 0);
  entente_article_view_get_iter (self, offset, &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  entente_article_view_scroll_to (self, offset);
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

  entente_article_view_get_iter (self, offset, &start);
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
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);
  PangoLanguage *language = entente_typesetting_get_language (tag);
  GtkTextTag *old = gtk_text_tag_table_lookup (tags, LANGUAGE_TAG);
  GtkTextTag *new;
  GtkTextIter start;
  GtkTextIter end;

  if (old != NULL)
    gtk_text_tag_table_remove (tags, old);
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
