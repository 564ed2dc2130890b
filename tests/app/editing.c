/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "entente-map-view.h"

#include <glib/gstdio.h>

/* What the window does when the map is edited: toasts, and the clipboard between windows. */

static void
activate (EntenteWindow *window,
          const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static guint
count_descendants (GtkWidget  *widget,
                   const char *action_name)
{
  guint n = GTK_IS_ACTIONABLE (widget) && gtk_widget_get_visible (widget) &&
            g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action_name) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_descendants (child, action_name);

  return n;
}

static gboolean
offers_undo_once (gpointer data)
{
  return count_descendants (data, "win.undo") == 1;
}

static gboolean
offers_undo_twice (gpointer data)
{
  return count_descendants (data, "win.undo") == 2;
}

/* What is deleted on the map can be taken back in a toast, until anything else is done. */
static void
test_delete_on_the_map (void)
{
  g_autoptr (GFile) file = harness_make_map ("delete.entente.json");
  EntenteWindow *window = harness_open_window (file);
  GtkWidget *view = GTK_WIDGET (harness_find_map_view (GTK_WIDGET (window)));
  EntenteSession *session = entente_window_get_session (window);
  EntenteMap *map = entente_session_get_map (session);

  g_assert_true (offers_undo_once (window));
  for (guint i = 0; i < 2; i++)
    {
      entente_session_select (session, ENTENTE_ACTOR_ITEM (i));
      gtk_widget_activate_action (view, "map.delete", NULL);
      g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR), ==, 1);
      harness_wait (offers_undo_twice, window);
      activate (window, "win.undo");
      g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR), ==, 2);
      g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_RELATION), ==, 1);
      harness_wait (offers_undo_once, window);
    }

  gtk_widget_activate_action (view, "map.delete", NULL);
  harness_wait (offers_undo_twice, window);
  entente_session_select_all (session);
  gtk_widget_activate_action (view, "map.pin", NULL);
  harness_wait (offers_undo_once, window);
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static gboolean
can_undo (gpointer data)
{
  return entente_history_get_can_undo (data);
}

static gboolean
offers_article (gpointer data)
{
  return count_descendants (data, "win.paste-article") == 1;
}

/* A text that is no map is not lost: it may be an article. */
static void
test_paste_of_a_text (void)
{
  g_autoptr (GFile) file = harness_make_map ("paste.entente.json");
  EntenteWindow *window = harness_open_window (file);

  g_assert_false (offers_article (window));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), "They met on Monday.");
  gtk_widget_activate_action (GTK_WIDGET (harness_find_map_view (GTK_WIDGET (window))), "map.paste",
                              NULL);
  harness_wait (offers_article, window);
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

/* From one window into another, with the ids they had there. */
static void
test_copy_to_another_window (void)
{
  g_autoptr (GFile) first_file = harness_make_map ("from.entente.json");
  g_autoptr (GFile) second_file = harness_make_file (
    "to.entente.json", "{\"format\":\"entente-map\",\"version\":1,\"actors\":[]}");
  EntenteWindow *first = harness_open_window (first_file);
  EntenteWindow *second = harness_open_window (second_file);
  EntenteDocument *document = entente_window_get_document (second);
  GtkWidget *from = GTK_WIDGET (harness_find_map_view (GTK_WIDGET (first)));
  GtkWidget *to = GTK_WIDGET (harness_find_map_view (GTK_WIDGET (second)));

  gtk_widget_activate_action (from, "map.select-all", NULL);
  gtk_widget_activate_action (from, "map.copy", NULL);
  gtk_widget_activate_action (to, "map.paste", NULL);
  harness_wait (can_undo, entente_document_get_history (document));
  g_assert_cmpuint (
    entente_map_get_n_records (entente_document_get_map (document), ENTENTE_RECORD_ACTOR), ==, 2);
  g_assert_cmpuint (
    entente_map_find (entente_document_get_map (document), ENTENTE_RECORD_RELATION, "r"), !=,
    ENTENTE_NO_SLOT);
  harness_close_all ();
  g_remove (g_file_peek_path (first_file));
  g_remove (g_file_peek_path (second_file));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/editing/delete", test_delete_on_the_map);
  g_test_add_func ("/app/editing/paste-text", test_paste_of_a_text);
  g_test_add_func ("/app/editing/copy-between-windows", test_copy_to_another_window);

  return harness_run ();
}
