/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-frame-memory.h"
#include "entente-memory.h"
#include "entente-preferences.h"

#include <glib/gi18n.h>

/* The map in the window: its actions under the window's names, its colors, what is remembered of it. */

#define NO_TEXT_STEP 2

/* Actions of the map view under the window's names, for accelerators and menus. An article that has the
 * focus is zoomed instead, by its letters. */
static const struct
{
  const char *name;
  const char *map_action;
  int text_step;
} map_actions[] = {
  { "win.fit", "map.fit", NO_TEXT_STEP },
  { "win.fit-selection", "map.fit-selection", NO_TEXT_STEP },
  { "win.zoom-in", "map.zoom-in", 1 },
  { "win.zoom-normal", "map.zoom-normal", 0 },
  { "win.zoom-out", "map.zoom-out", -1 },
};

static void
map_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  for (guint i = 0; i < G_N_ELEMENTS (map_actions); i++)
    {
      if (!g_str_equal (map_actions[i].name, action_name))
        continue;
      if (map_actions[i].text_step == NO_TEXT_STEP
          || !entente_panel_step_text_size (self->panel, map_actions[i].text_step))
        gtk_widget_activate_action (GTK_WIDGET (self->map_view), map_actions[i].map_action, NULL);
    }
}

void
_entente_window_install_map_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (map_actions); i++)
    gtk_widget_class_install_action (widget_class, map_actions[i].name, NULL, map_action);
}

void
_entente_window_update_map_actions (EntenteWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (map_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), map_actions[i].name, self->document != NULL);
}

static void
map_edit_requested_cb (EntenteMapView *map_view,
                       gpointer        item,
                       const char     *field,
                       EntenteWindow  *self)
{
  entente_window_set_show_panel (self, TRUE);
  entente_panel_edit_field (_entente_window_get_panel (self), field);
}

static void
map_leave_cb (EntenteMapView *map_view,
              EntenteWindow  *self)
{
  if (self->show_panel)
    gtk_widget_child_focus (GTK_WIDGET (_entente_window_get_panel (self)), GTK_DIR_TAB_FORWARD);
}

/* The map follows the style of the windows, with colors of its own. */
static void
style_changed_cb (EntenteWindow *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  EntentePaletteStyle style = dark ? ENTENTE_PALETTE_DARK : ENTENTE_PALETTE_LIGHT;

  if (adw_style_manager_get_high_contrast (manager))
    style = dark ? ENTENTE_PALETTE_HIGH_CONTRAST_DARK : ENTENTE_PALETTE_HIGH_CONTRAST_LIGHT;

  entente_map_view_set_palette_style (self->map_view, style);
}

static void
init_style (EntenteWindow *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (
    manager, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  style_changed_cb (self);
}

static void
legend_shown_cb (EntenteMapFrame *map_frame)
{
  entente_preferences_set_boolean ("show-legend", entente_map_frame_get_legend_shown (map_frame));
}

/* The window's property is the frame's. */
static void
minimap_shown_cb (EntenteWindow *self)
{
  entente_preferences_set_boolean ("show-overview",
                                   entente_map_frame_get_minimap_shown (self->map_frame));
  g_object_notify (G_OBJECT (self), "show-overview");
}

/* The window's property is the map's. */
static void
live_cb (EntenteWindow *self)
{
  entente_preferences_set_boolean ("live-layout", entente_map_view_get_live (self->map_view));
  g_object_notify (G_OBJECT (self), "live-layout");
}

/* Of a picture as large as the largest monitor, which a window may come to fill. */
static gsize
get_frame_bytes (GdkDisplay *display)
{
  GListModel *monitors = gdk_display_get_monitors (display);
  gsize largest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      gsize scale = (gsize) gdk_monitor_get_scale_factor (monitor);
      GdkRectangle area;

      gdk_monitor_get_geometry (monitor, &area);
      largest = MAX (largest, (gsize) area.width * (gsize) area.height * scale * scale * 4);
    }
  return largest;
}

/* The first time is what counts: the map that was read is drawn, and may be moved from now on. */
static void
map_notify_settled_cb (EntenteMapView *map_view)
{
  gsize frame_bytes;

  if (!entente_map_view_get_settled (map_view))
    return;
  frame_bytes = get_frame_bytes (gtk_widget_get_display (GTK_WIDGET (map_view)));
  entente_memory_keep (frame_bytes);
  entente_frame_memory_keep (GTK_WIDGET (map_view), frame_bytes);
}

/* The map's context menus end with what the window does with actors and pictures. */
static void
init_menu (EntenteWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) pictures = g_menu_new ();
  g_autoptr (GMenuModel) merge = _entente_window_new_merge_menu ();

  g_menu_append (pictures, _("_Copy as Picture"), "win.copy-picture");
  g_menu_append (pictures, _("E_xport…"), "win.export");
  g_menu_append_section (menu, NULL, merge);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pictures));
  entente_map_view_set_extra_menu (self->map_view, G_MENU_MODEL (menu));
}

/* What the user chose stays so. */
static void
init_choices (EntenteWindow *self)
{
  entente_map_frame_set_legend_shown (self->map_frame,
                                      entente_preferences_get_boolean ("show-legend"));
  g_signal_connect (
    self->map_frame, "notify::legend-shown", G_CALLBACK (legend_shown_cb), NULL);
  entente_map_view_set_live (self->map_view, entente_preferences_get_boolean ("live-layout"));
  g_signal_connect_object (
    self->map_view, "notify::live", G_CALLBACK (live_cb), self, G_CONNECT_SWAPPED);
  entente_map_frame_set_minimap_shown (self->map_frame,
                                       entente_preferences_get_boolean ("show-overview"));
  g_signal_connect_object (self->map_frame,
                           "notify::minimap-shown",
                           G_CALLBACK (minimap_shown_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

void
_entente_window_init_map (EntenteWindow *self)
{
  self->map_view = entente_map_frame_get_view (self->map_frame);
  init_menu (self);
  init_choices (self);
  init_style (self);
  g_signal_connect_object (
    self->map_view, "edit-requested", G_CALLBACK (map_edit_requested_cb), self, 0);
  g_signal_connect_object (self->map_view, "leave", G_CALLBACK (map_leave_cb), self, 0);
  g_signal_connect (self->map_view, "notify::settled", G_CALLBACK (map_notify_settled_cb), NULL);
}
