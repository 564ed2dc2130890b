/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include <glib/gi18n.h>

/* One actor out of several. */

static void
merge_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  entente_window_set_show_panel (self, TRUE);
  entente_panel_edit_merge (_entente_window_get_panel (self));
}

void
_entente_window_update_merge_actions (EntenteWindow *self)
{
  guint n_actors =
    self->session != NULL ? entente_session_get_n_selected (self->session, ENTENTE_RECORD_ACTOR)
                          : 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge-actors", n_actors > 1);
}

void
_entente_window_install_merge_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.merge-actors", NULL, merge_action);
}

/* In the map's context menus it stands where there is something to merge. */
GMenuModel *
_entente_window_new_merge_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_("_Merge Actors…"), "win.merge-actors");

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
  return G_MENU_MODEL (menu);
}

void
_entente_window_init_merge (EntenteWindow *self)
{
  g_signal_group_connect_swapped (self->session_signals,
                                  "selection-changed",
                                  G_CALLBACK (_entente_window_update_merge_actions),
                                  self);
}
