/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include <glib/gi18n.h>

static const char *const actions[] = {
  "win.layout",
  "win.layout-anew",
  "win.layout-selected",
  "win.layout-style",
};

static void
say (EntenteWindow *self,
     const char    *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
say_obstacle (EntenteWindow          *self,
              EntenteArrangeObstacle  obstacle)
{
  if (obstacle == ENTENTE_ARRANGE_NO_ENDS)
    say (self, _("Select two actors: the others go between them."));
  else if (obstacle == ENTENTE_ARRANGE_NO_WAY)
    say (self, _("No relations lead from one of the two actors to the other."));
}

static void
layout_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->document != NULL)
    say_obstacle (self, entente_map_view_arrange (self->map_view));
}

static void
layout_anew_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->document != NULL)
    say_obstacle (self, entente_map_view_arrange_anew (self->map_view));
}

static void
layout_selected_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->document != NULL && !entente_map_view_arrange_selected (self->map_view))
    say (self, _("Select the actors that shall move."));
}

static void
layout_style_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->document != NULL)
    say_obstacle (self, entente_map_view_arrange_style (self->map_view,
                                                        g_variant_get_string (parameter, NULL)));
}

void
_entente_window_install_layout_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.layout", NULL, layout_action);
  gtk_widget_class_install_action (widget_class, "win.layout-anew", NULL, layout_anew_action);
  gtk_widget_class_install_action (widget_class, "win.layout-selected", NULL,
                                   layout_selected_action);
  gtk_widget_class_install_action (widget_class, "win.layout-style", "s", layout_style_action);
}

void
_entente_window_update_layout_actions (EntenteWindow *self)
{
  gboolean enabled
    = self->document != NULL && !entente_map_view_get_busy (self->map_view)
      && entente_map_get_n_records (entente_document_get_map (self->document),
                                    ENTENTE_RECORD_ACTOR) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}
