/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

static void
table_leave_cb (EntenteWindow *self)
{
  entente_window_set_show_table (self, FALSE);
}

/* The one that was chosen in the table is what one looks for on the map. */
static void
center_current (EntenteWindow *self)
{
  EntenteItem current = entente_session_get_current (self->session);
  guint n_selected;

  entente_session_get_selection (self->session, &n_selected);
  if (n_selected == 1 && current.type != ENTENTE_RECORD_ARTICLE)
    entente_session_center_on (self->session, current);
}

void
_entente_window_install_table_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, table_leave_cb);
}

/* What is selected on the map decides which table it is, and stands in view. */
void
_entente_window_show_table (EntenteWindow *self,
                            gboolean       show_table)
{
  EntenteItem current = ENTENTE_NO_ITEM;

  if (self->session != NULL)
    current = entente_session_get_current (self->session);
  if (show_table && (current.type == ENTENTE_RECORD_ACTOR || current.type == ENTENTE_RECORD_RELATION))
    entente_table_pane_set_type_of (self->table_pane, current.type);
  gtk_stack_set_visible_child_name (self->views, show_table ? "table" : "map");
  if (show_table)
    {
      entente_table_view_show_current (entente_table_pane_get_view (self->table_pane));
      entente_table_view_grab (entente_table_pane_get_view (self->table_pane));
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
  if (self->session != NULL)
    center_current (self);
}
