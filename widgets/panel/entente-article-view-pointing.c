/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-article-view-private.h"

#include <glib/gi18n.h>

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
  entente_article_view_tell_activated (self, marks);
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

gboolean
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

void
entente_article_view_follow_pointer (EntenteArticleView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_group_connect_swapped (self->buffer_signals, "notify::cursor-position",
                                  G_CALLBACK (caret_moved_cb), self);
}
