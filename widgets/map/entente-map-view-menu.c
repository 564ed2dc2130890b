/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct
{
  const char *label;
  const char *action;
} Entry;

static void
append_section (GMenu       *menu,
                const Entry *entries,
                guint        n_entries)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n_entries; i++)
    g_menu_append (section, _(entries[i].label), entries[i].action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_clipboard_entries (GMenu *menu)
{
  static const Entry entries[] = {
    { N_("Cu_t"), "map.cut" },
    { N_("_Copy"), "map.copy" },
    { N_("D_uplicate"), "map.duplicate" },
  };

  append_section (menu, entries, G_N_ELEMENTS (entries));
}

static void
append_submenu (GMenu       *menu,
                const char  *label,
                const Entry *entries,
                guint        n_entries)
{
  g_autoptr (GMenu) submenu = g_menu_new ();

  for (guint i = 0; i < n_entries; i++)
    g_menu_append (submenu, _(entries[i].label), entries[i].action);
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
}

/* For what can stand in a row. */
static void
append_align_entries (GMenu *menu)
{
  static const Entry align[] = {
    { N_("_Left Edges"), "map.align::left" },    { N_("_Centers"), "map.align::center" },
    { N_("_Right Edges"), "map.align::right" },  { N_("_Top Edges"), "map.align::top" },
    { N_("_Middles"), "map.align::middle" },     { N_("_Bottom Edges"), "map.align::bottom" },
  };
  static const Entry distribute[] = {
    { N_("_Horizontally"), "map.distribute::horizontally" },
    { N_("_Vertically"), "map.distribute::vertically" },
  };
  g_autoptr (GMenu) section = g_menu_new ();

  append_submenu (section, _("_Align"), align, G_N_ELEMENTS (align));
  append_submenu (section, _("Di_stribute"), distribute, G_N_ELEMENTS (distribute));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_actor_entries (GMenu    *menu,
                      gboolean  pinned,
                      gboolean  many)
{
  const Entry edit[] = {
    { N_("_Rename"), "map.rename" },
    { N_("New R_elation"), "map.new-relation" },
    { pinned ? N_("Un_pin") : N_("_Pin"), "map.pin" },
  };
  static const Entry view[] = {
    { N_("_Fit Selection"), "map.fit-selection" },
  };
  static const Entry remove[] = {
    { N_("_Delete"), "map.delete" },
  };

  append_section (menu, edit, G_N_ELEMENTS (edit));
  if (many)
    append_align_entries (menu);
  append_clipboard_entries (menu);
  append_section (menu, view, G_N_ELEMENTS (view));
  append_section (menu, remove, G_N_ELEMENTS (remove));
}

static void
append_relation_entries (GMenu *menu)
{
  static const Entry edit[] = {
    { N_("Edit _Label"), "map.rename" },
    { N_("_Edit in Panel"), "map.edit" },
  };
  static const Entry direction[] = {
    { N_("One _Way"), "map.direction::forward" },
    { N_("_Both Ways"), "map.direction::both" },
    { N_("_No Direction"), "map.direction::none" },
    { N_("_Swap Ends"), "map.reverse" },
    { N_("_Reset Bend"), "map.reset-bend" },
  };
  static const Entry view[] = {
    { N_("_Fit Selection"), "map.fit-selection" },
  };
  static const Entry remove[] = {
    { N_("_Delete"), "map.delete" },
  };

  append_section (menu, edit, G_N_ELEMENTS (edit));
  append_section (menu, direction, G_N_ELEMENTS (direction));
  append_clipboard_entries (menu);
  append_section (menu, view, G_N_ELEMENTS (view));
  append_section (menu, remove, G_N_ELEMENTS (remove));
}

static void
append_ground_entries (GMenu *menu)
{
  static const Entry edit[] = {
    { N_("New _Actor Here"), "map.new-actor" },
    { N_("_Paste Here"), "map.paste" },
    { N_("_Undo"), "map.undo" },
    { N_("_Redo"), "map.redo" },
  };
  static const Entry view[] = {
    { N_("Select A_ll"), "map.select-all" },
    { N_("_Fit Map"), "map.fit" },
    { N_("La_yout"), "map.arrange" },
  };

  append_section (menu, edit, G_N_ELEMENTS (edit));
  append_section (menu, view, G_N_ELEMENTS (view));
}

static GMenuModel *
make_menu (EntenteMapView *self,
           EntenteItem     item)
{
  GMenu *menu = g_menu_new ();

  if (item.type == ENTENTE_RECORD_ACTOR)
    append_actor_entries (menu, entente_map_view_is_pinned (self),
                          entente_session_get_n_selected (self->session, ENTENTE_RECORD_ACTOR)
                              > 1);
  else if (item.type == ENTENTE_RECORD_RELATION)
    append_relation_entries (menu);
  else
    append_ground_entries (menu);
  if (self->extra_menu != NULL)
    g_menu_append_section (menu, NULL, self->extra_menu);
  return G_MENU_MODEL (menu);
}

/* The actions of a menu run after it has closed; only then nothing asks for its place any more. */
static gboolean
forget_menu_point_cb (gpointer user_data)
{
  EntenteMapView *self = user_data;
  const EntentePoint nowhere = { NAN, NAN };

  if (self->menu == NULL || !gtk_widget_get_visible (self->menu))
    self->menu_point = nowhere;
  return G_SOURCE_REMOVE;
}

static void
menu_closed_cb (EntenteMapView *self)
{
  g_idle_add_full (G_PRIORITY_LOW, forget_menu_point_cb, g_object_ref (self), g_object_unref);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * entente_map_view_show_menu:
 * @point: in the widget
 * @item: what the menu is about: it is selected first, as its actions go by the selection
 */
void
entente_map_view_show_menu (EntenteMapView *self,
                            EntentePoint    point,
                            EntenteItem     item)
{
  g_autoptr (GMenuModel) model = NULL;
  GdkRectangle at = { (int) point.x, (int) point.y, 1, 1 };
  guint32 bundle = ENTENTE_NO_SLOT;

  if (self->session == NULL)
    return;
  if (item.type == ENTENTE_RECORD_RELATION)
    entente_map_view_get_item_at (self, point, &bundle);
  if (!entente_item_is_nothing (item) && !entente_session_is_selected (self->session, item))
    {
      if (bundle != ENTENTE_NO_SLOT)
        entente_map_view_click_bundle (self, bundle, FALSE);
      else
        entente_session_select (self->session, item);
    }
  self->menu_point = entente_viewport_to_map (&self->viewport, point);

  model = make_menu (self, item);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
    }
  else
    {
      gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* A popover is placed by the widget it belongs to. */
void
entente_map_view_present_menu (EntenteMapView *self)
{
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}
