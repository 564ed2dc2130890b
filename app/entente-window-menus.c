/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

/* A button for each line of a menu takes longer than all else of the header bar, and most windows are
 * closed before a menu was opened: each is built when it is. */

static void
build_cb (GtkMenuButton *button,
          gpointer       model)
{
  gtk_menu_button_set_menu_model (button, model);
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
}

static void
set_menu (GtkMenuButton *button,
          GMenu         *model)
{
  gtk_menu_button_set_create_popup_func (button, build_cb, g_object_ref (model), g_object_unref);
}

/* The part of it that opens the menu. */
static GtkMenuButton *
get_arrow (AdwSplitButton *button)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button));

  while (!GTK_IS_MENU_BUTTON (child))
    child = gtk_widget_get_next_sibling (child);
  return GTK_MENU_BUTTON (child);
}

void
_entente_window_init_menus (EntenteWindow *self)
{
  set_menu (get_arrow (self->open_button), self->recent_menu);
  set_menu (get_arrow (self->layout_button), self->layout_menu);
  set_menu (self->menu_button, self->primary_menu);
}
