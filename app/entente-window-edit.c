/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include <glib/gi18n.h>

/* What the window does with edits as such: the list of steps, one actor out of several, the kinds. */

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  gtk_menu_button_popup (ENTENTE_WINDOW (widget)->history_button);
}

static void
merge_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  entente_window_set_show_panel (self, TRUE);
  entente_panel_edit_merge (_entente_window_get_panel (self));
}

static void
kinds_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  entente_window_set_show_panel (self, TRUE);
  entente_panel_show_kinds (_entente_window_get_panel (self));
}

void
_entente_window_update_edit_actions (EntenteWindow *self)
{
  guint n_actors =
    self->session != NULL ? entente_session_get_n_selected (self->session, ENTENTE_RECORD_ACTOR)
                          : 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge-actors", n_actors > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.kinds", self->document != NULL);
}

void
_entente_window_install_edit_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.kinds", NULL, kinds_action);
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

static void
build_history_cb (GtkMenuButton *button,
                  gpointer       user_data)
{
  EntenteWindow *self = user_data;

  if (self->history_popover != NULL)
    return;
  self->history_popover = g_object_ref_sink (g_object_new (ENTENTE_TYPE_HISTORY_POPOVER, NULL));
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->history_popover));
  _entente_window_update_history (self);
}

void
_entente_window_update_history (EntenteWindow *self)
{
  if (self->history_popover != NULL)
    entente_history_popover_set_history (
      self->history_popover,
      self->document != NULL ? entente_document_get_history (self->document) : NULL);
}

void
_entente_window_init_edit (EntenteWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->history_button, build_history_cb, self, NULL);
  g_signal_group_connect_swapped (self->session_signals,
                                  "selection-changed",
                                  G_CALLBACK (_entente_window_update_edit_actions),
                                  self);
  g_signal_connect_object (
    self->panel, "told", G_CALLBACK (entente_window_notify_user), self, G_CONNECT_SWAPPED);
}
