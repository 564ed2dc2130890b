/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-row-drag.h"

#define ABOVE_CLASS "drop-above"
#define BELOW_CLASS "drop-below"
#define DRAGGED_CLASS "dragged"

/* Goes with its box. */
typedef struct
{
  GtkWidget *box;
  EntenteRowDragFunc can_drag;
  EntenteRowMovedFunc moved;
  gpointer user_data;

  GtkWidget *dragged; /* weak pointers */
  GtkWidget *marked;
} RowDrag;

static void
row_drag_free (gpointer data)
{
  RowDrag *self = data;

  g_clear_weak_pointer (&self->dragged);
  g_clear_weak_pointer (&self->marked);
  g_free (self);
}

/* (nullable): the row that has @widget in it */
static GtkWidget *
find_row (RowDrag   *self,
          GtkWidget *widget)
{
  while (widget != NULL && gtk_widget_get_parent (widget) != self->box)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            RowDrag       *self)
{
  GtkWidget *pressed = gtk_widget_pick (self->box, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = find_row (self, pressed);

  if (row == NULL || !self->can_drag (row, pressed, self->user_data))
    return NULL;
  g_set_weak_pointer (&self->dragged, row);
  return gdk_content_provider_new_typed (GTK_TYPE_WIDGET, row);
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag,
          RowDrag       *self)
{
  g_autoptr (GdkPaintable) icon = NULL;

  if (self->dragged == NULL)
    return;
  icon = gtk_widget_paintable_new (self->dragged);
  gtk_drag_source_set_icon (source, icon, 0, 0);
  gtk_widget_add_css_class (self->dragged, DRAGGED_CLASS);
}

static void
end_cb (GtkDragSource *source,
        GdkDrag       *drag,
        gboolean       is_moved,
        RowDrag       *self)
{
  if (self->dragged != NULL)
    gtk_widget_remove_css_class (self->dragged, DRAGGED_CLASS);
  g_clear_weak_pointer (&self->dragged);
}

/* The row at a height, and whether the height is in its lower half. */
static GtkWidget *
find_row_at (RowDrag  *self,
             double    y,
             gboolean *below)
{
  GtkWidget *last = gtk_widget_get_last_child (self->box);

  for (GtkWidget *row = gtk_widget_get_first_child (self->box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (row, self->box, &bounds))
        continue;
      *below = y > (double) (bounds.origin.y + bounds.size.height / 2.0f);
      if (!*below || y <= (double) (bounds.origin.y + bounds.size.height) || row == last)
        return row;
    }
  return NULL;
}

static void
mark (RowDrag   *self,
      GtkWidget *row,
      gboolean   below)
{
  if (self->marked != NULL)
    {
      gtk_widget_remove_css_class (self->marked, ABOVE_CLASS);
      gtk_widget_remove_css_class (self->marked, BELOW_CLASS);
    }
  g_set_weak_pointer (&self->marked, row);
  if (row != NULL)
    gtk_widget_add_css_class (row, below ? BELOW_CLASS : ABOVE_CLASS);
}

static void
leave_cb (RowDrag *self)
{
  mark (self, NULL, FALSE);
}

/* Only a row of this box has a place in it. */
static gboolean
is_own (RowDrag      *self,
        const GValue *value)
{
  return value != NULL && G_VALUE_HOLDS (value, GTK_TYPE_WIDGET)
         && find_row (self, g_value_get_object (value)) == g_value_get_object (value)
         && g_value_get_object (value) != NULL;
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           RowDrag       *self)
{
  gboolean below = FALSE;
  GtkWidget *row = find_row_at (self, y, &below);

  if (!is_own (self, gtk_drop_target_get_value (target)))
    return 0;
  mark (self, row, below);
  return GDK_ACTION_MOVE;
}

guint
entente_row_drag_get_index (GtkWidget *row)
{
  guint index = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (row); before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    index += 1;
  return index;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         RowDrag       *self)
{
  gboolean below = FALSE;
  GtkWidget *at = find_row_at (self, y, &below);
  GtkWidget *row;
  guint from;
  guint to;

  mark (self, NULL, FALSE);
  if (!is_own (self, value) || at == NULL)
    return FALSE;
  row = g_value_get_object (value);
  from = entente_row_drag_get_index (row);
  to = entente_row_drag_get_index (at) + (below ? 1 : 0);
  /* Without it those behind it stand one further up. */
  if (to > from)
    to -= 1;
  if (to != from)
    self->moved (row, to, self->user_data);
  return TRUE;
}

static void
add_source (RowDrag *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  /* Before the buttons in the rows: a press that goes away from its place is no click on them. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (end_cb), self);
  gtk_widget_add_controller (self->box, GTK_EVENT_CONTROLLER (source));
}

static void
add_target (RowDrag *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_WIDGET, GDK_ACTION_MOVE);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (self->box, GTK_EVENT_CONTROLLER (target));
}

void
entente_row_drag_install (GtkWidget           *box,
                          EntenteRowDragFunc   can_drag,
                          EntenteRowMovedFunc  moved,
                          gpointer             user_data)
{
  RowDrag *self = g_new0 (RowDrag, 1);

  self->box = box;
  self->can_drag = can_drag;
  self->moved = moved;
  self->user_data = user_data;
  g_object_set_data_full (G_OBJECT (box), "entente-row-drag", self, row_drag_free);
  gtk_widget_add_css_class (box, "reordered");
  add_source (self);
  add_target (self);
}
