/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-trace"

#include "entente-window-private.h"

/* What a window does, one debug message each, for tests that drive the program from outside:
 * G_MESSAGES_DEBUG=entente-trace shows them. Without that nothing here is connected.
 *
 *   opened TITLE               a map is shown
 *   view ZOOM X Y              after a frame in which the map moved; X, Y is where the map's 0, 0 is in
 *                              the window's surface, pixels
 *   settled                    what is on screen is up to date and at rest
 *   selected TYPE ID           or "selected nothing"
 *   editing FIELD              the map asked for a field of the panel, and it has the focus
 *   done|undone step NAME      a step of the history
 *   saved PATH, exported PATH, copied PATH
 */

typedef struct
{
  double zoom, x, y;
} View;

static void
after_paint_cb (GdkFrameClock *clock,
                EntenteWindow *self)
{
  View *last = g_object_get_data (G_OBJECT (self), "entente-traced-view");
  EntentePoint origin;
  graphene_point_t in_window;
  View view;
  double surface_x, surface_y;

  if (self->document == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->map_view)))
    return;

  origin = entente_map_view_to_widget (self->map_view, (EntentePoint){ 0.0, 0.0 });
  if (!gtk_widget_compute_point (GTK_WIDGET (self->map_view),
                                 GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) origin.x, (float) origin.y),
                                 &in_window))
    return;

  gtk_native_get_surface_transform (GTK_NATIVE (self), &surface_x, &surface_y);
  view.zoom = entente_map_view_get_zoom (self->map_view);
  view.x = (double) in_window.x + surface_x;
  view.y = (double) in_window.y + surface_y;
  if (view.zoom == last->zoom && view.x == last->x && view.y == last->y)
    return;

  *last = view;
  g_debug ("view %.6f %.3f %.3f", view.zoom, view.x, view.y);
}

static void
notify_settled_cb (EntenteWindow *self)
{
  if (self->document != NULL && entente_map_view_get_settled (self->map_view))
    g_debug ("settled");
}

static void
selection_changed_cb (EntenteWindow  *self,
                      EntenteSession *session)
{
  static const char *const types[] = { "nothing", "article", "actor", "relation", "step" };
  EntenteItem item = entente_session_get_current (session);

  if (item.type == ENTENTE_RECORD_DOCUMENT || item.slot == ENTENTE_NO_SLOT)
    g_debug ("selected nothing");
  else
    g_debug ("selected %s %s",
             types[item.type],
             entente_map_get_id (entente_session_get_map (session), item.type, item.slot));
}

static void
moved_cb (EntenteWindow  *self,
          EntenteAct     *act,
          gboolean        backwards,
          EntenteHistory *history)
{
  g_debug ("%s step %s", backwards ? "undone" : "done", entente_act_get_name (act));
}

static void
edit_requested_cb (EntenteWindow *self,
                   EntenteItem   *item,
                   const char    *field)
{
  g_debug ("editing %s", field != NULL ? field : "");
}

static void
realize_cb (EntenteWindow *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)),
                           "after-paint",
                           G_CALLBACK (after_paint_cb),
                           self,
                           0);
}

static void
notify_document_cb (EntenteWindow *self)
{
  if (self->document == NULL)
    return;

  g_signal_connect_object (self->session,
                           "selection-changed",
                           G_CALLBACK (selection_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entente_document_get_history (self->document),
                           "moved",
                           G_CALLBACK (moved_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_debug ("opened %s", entente_document_get_title (self->document));
}

void
_entente_window_trace (EntenteWindow *self,
                       const char    *what,
                       GFile         *file)
{
  g_debug ("%s %s", what, g_file_peek_path (file));
}

void
_entente_window_init_trace (EntenteWindow *self)
{
  if (g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, G_LOG_DOMAIN))
    return;

  g_object_set_data_full (G_OBJECT (self), "entente-traced-view", g_new0 (View, 1), g_free);
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect (self, "notify::document", G_CALLBACK (notify_document_cb), NULL);
  g_signal_connect_object (self->map_view,
                           "notify::settled",
                           G_CALLBACK (notify_settled_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map_view,
                           "edit-requested",
                           G_CALLBACK (edit_requested_cb),
                           self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
