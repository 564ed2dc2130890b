/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

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
    entente_find_pane_open (self->find_pane);
}

static void
find_step_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  int step = g_str_equal (name, "win.find-next") ? 1 : -1;

  if (!entente_panel_find_step (self->panel, step))
    entente_find_pane_step (self->find_pane, step);
}

static void
find_closed_cb (EntenteWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
}

void
_entente_window_install_find_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.find-next", NULL, find_step_action);
  gtk_widget_class_install_action (widget_class, "win.find-previous", NULL, find_step_action);
  gtk_widget_class_bind_template_callback (widget_class, find_closed_cb);
}
