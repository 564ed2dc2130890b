/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

static void
table_leave_cb (EntenteWindow *self)
{
  entente_window_set_show_table (self, FALSE);
}

static EntenteTablePane *
get_pane (EntenteWindow *self)
{
  if (self->table_pane != NULL)
    return self->table_pane;
  self->table_pane = g_object_new (ENTENTE_TYPE_TABLE_PANE, NULL);
  g_signal_connect_object (
    self->table_pane, "leave", G_CALLBACK (table_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->views, GTK_WIDGET (self->table_pane), "table");
  _entente_window_update_table (self);
  return self->table_pane;
}

/* The one that was chosen in the table is what one looks for on the map; where it is in view, all stays. */
static void
reveal_current (EntenteWindow *self)
{
  EntenteItem current = entente_session_get_current (self->session);
  guint n_selected;

  entente_session_get_selection (self->session, &n_selected);
  if (n_selected == 1 && current.type != ENTENTE_RECORD_ARTICLE)
    entente_session_go_to (self->session, current);
}

static void
show_pane (EntenteWindow *self,
           EntenteItem    current)
{
  EntenteTablePane *pane = get_pane (self);

  if (current.type == ENTENTE_RECORD_ACTOR || current.type == ENTENTE_RECORD_RELATION)
    entente_table_pane_set_type_of (pane, current.type);
  gtk_stack_set_visible_child (self->views, GTK_WIDGET (pane));
  entente_table_view_show_current (entente_table_pane_get_view (pane));
  entente_table_view_grab (entente_table_pane_get_view (pane));
}

/* What is selected on the map decides which table it is, and stands in view. */
void
_entente_window_show_table (EntenteWindow *self,
                            gboolean       show_table)
{
  if (show_table)
    {
      show_pane (self, entente_session_get_current (self->session));
      return;
    }
  gtk_stack_set_visible_child_name (self->views, "map");
  gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
  if (self->session != NULL)
    reveal_current (self);
}

void
_entente_window_update_table (EntenteWindow *self)
{
  if (self->table_pane != NULL)
    entente_table_pane_set_session (self->table_pane, self->session);
}
