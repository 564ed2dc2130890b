/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-edits.h"
#include "entente-map-frame.h"
#include "entente-name-entry.h"
#include "stage.h"

#include <math.h>

#define TIMEOUT_S 60

/* The entry over an actor's box, in the frame that shows it. */

typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  EntenteSession *session;
  GtkWidget *window;
  GtkWidget *frame;
  EntenteMapView *view;
  GtkWidget *entry; /* the one that is typed into */
} Fixture;

/* (transfer none) (nullable): the first widget of a type below another */
static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child
                                                                  : find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
settle (Fixture *fixture)
{
  while (!entente_map_view_get_settled (fixture->view))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->map = stage_read_map (stage_get_small_map ());
  fixture->history = entente_history_new (fixture->map);
  fixture->session = entente_session_new (fixture->history);
  fixture->frame = g_object_ref_sink (entente_map_frame_new ());
  fixture->view = entente_map_frame_get_view (ENTENTE_MAP_FRAME (fixture->frame));
  fixture->entry = find_widget (find_widget (fixture->frame, ENTENTE_TYPE_NAME_ENTRY),
                                GTK_TYPE_ENTRY);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->frame);
  entente_map_view_set_session (fixture->view, fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
  entente_session_select (fixture->session, ENTENTE_ACTOR_ITEM (0));
  gtk_widget_grab_focus (fixture->frame);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "map.rename", NULL);
  g_assert_true (gtk_widget_get_mapped (fixture->entry));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (fixture->frame);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static void
assert_done (Fixture    *fixture,
             const char *name)
{
  g_assert_false (gtk_widget_get_mapped (fixture->entry));
  g_assert_cmpstr (entente_map_get_actor_name (fixture->map, 0), ==, name);
}

static void
test_return_applies (Fixture       *fixture,
                     gconstpointer  data)
{
  int start, end;

  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (fixture->entry), &start, &end));
  g_assert_cmpint (end - start, ==, 3);
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), " 이재명 & <b> ");
  g_signal_emit_by_name (fixture->entry, "activate");
  assert_done (fixture, "이재명 & <b>");
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->view)));
  g_assert_true (entente_history_undo (fixture->history));
  assert_done (fixture, "Lee");
  g_assert_false (entente_history_get_can_undo (fixture->history));
}

static void
test_escape_keeps_the_old_name (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->entry);
  gboolean handled = FALSE;

  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "Somebody else");
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
    }
  g_assert_true (handled);
  assert_done (fixture, "Lee");
  g_assert_false (entente_history_get_can_undo (fixture->history));
}

/* So does an empty name, and one that is the same. */
static void
test_nothing_new_is_no_step (Fixture       *fixture,
                             gconstpointer  data)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "  ");
  g_signal_emit_by_name (fixture->entry, "activate");
  assert_done (fixture, "Lee");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "map.rename", NULL);
  g_signal_emit_by_name (fixture->entry, "activate");
  assert_done (fixture, "Lee");
  g_assert_false (entente_history_get_can_undo (fixture->history));
}

static void
test_leaving_applies (Fixture       *fixture,
                      gconstpointer  data)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "Left");
  gtk_widget_grab_focus (fixture->frame);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  assert_done (fixture, "Left");
}

static void
test_removed_actor_has_no_name (Fixture       *fixture,
                                gconstpointer  data)
{
  guint32 actor = 0;

  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "Gone");
  g_assert_true (entente_history_perform (
      fixture->history, entente_edit_remove (fixture->map, &actor, 1, NULL, 0)));
  g_assert_false (gtk_widget_get_mapped (fixture->entry));
  g_assert_true (entente_history_undo (fixture->history));
  assert_done (fixture, "Lee");
}

static gboolean
is_over_box (Fixture *fixture)
{
  const EntentePoint origin = { 0.0, 0.0 };
  EntentePoint middle = entente_map_view_to_widget (fixture->view, origin);
  graphene_rect_t bounds;
  graphene_point_t center;

  if (!gtk_widget_compute_bounds (fixture->entry, GTK_WIDGET (fixture->view), &bounds))
    return FALSE;
  graphene_rect_get_center (&bounds, &center);
  return fabs ((double) center.x - middle.x) < 2.0 && fabs ((double) center.y - middle.y) < 2.0;
}

static gboolean
timeout_cb (gpointer data)
{
  g_error ("the entry does not come over the box");
  return G_SOURCE_REMOVE;
}

/* It lies over the box, and goes with it. */
static void
test_entry_lies_over_the_box (Fixture       *fixture,
                              gconstpointer  data)
{
  guint timeout = g_timeout_add_seconds (TIMEOUT_S, timeout_cb, NULL);

  while (!is_over_box (fixture))
    g_main_context_iteration (NULL, TRUE);
  entente_map_view_set_zoom (fixture->view, 0.6);
  g_assert_false (is_over_box (fixture));
  while (!is_over_box (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/map/name-entry/return", test_return_applies);
  ADD ("/map/name-entry/escape", test_escape_keeps_the_old_name);
  ADD ("/map/name-entry/nothing-new", test_nothing_new_is_no_step);
  ADD ("/map/name-entry/leaving", test_leaving_applies);
  ADD ("/map/name-entry/removed-actor", test_removed_actor_has_no_name);
  ADD ("/map/name-entry/over-the-box", test_entry_lies_over_the_box);

  return g_test_run ();
}
