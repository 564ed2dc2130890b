/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#define PANE_MARGIN_PX 12

static void
find_closed_cb (EntenteWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
}

/* In the corner of the map. */
static EntenteFindPane *
get_pane (EntenteWindow *self)
{
  GtkWidget *pane;

  if (self->find_pane != NULL)
    return self->find_pane;
  pane = g_object_new (ENTENTE_TYPE_FIND_PANE,
                       "halign", GTK_ALIGN_END,
                       "valign", GTK_ALIGN_START,
                       "margin-top", PANE_MARGIN_PX,
                       "margin-start", PANE_MARGIN_PX,
                       "margin-end", PANE_MARGIN_PX,
                       NULL);
  gtk_widget_add_css_class (pane, "entente-map-card");
  g_signal_connect_object (pane, "closed", G_CALLBACK (find_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_overlay_add_overlay (self->map_overlay, pane);
  self->find_pane = ENTENTE_FIND_PANE (pane);
  _entente_window_update_find (self);
  return self->find_pane;
}

/* In the article that has the focus, else in the table or the map, whichever is shown. */
static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (entente_panel_find (self->panel))
    return;
  if (self->show_table)
    entente_table_pane_find (self->table_pane);
  else
    entente_find_pane_open (get_pane (self));
}

static void
find_step_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  int step = g_str_equal (name, "win.find-next") ? 1 : -1;

  if (!entente_panel_find_step (self->panel, step))
    entente_find_pane_step (get_pane (self), step);
}

void
_entente_window_install_find_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.find-next", NULL, find_step_action);
  gtk_widget_class_install_action (widget_class, "win.find-previous", NULL, find_step_action);
}

void
_entente_window_update_find (EntenteWindow *self)
{
  if (self->find_pane != NULL)
    entente_find_pane_set_session (self->find_pane, self->session);
}
