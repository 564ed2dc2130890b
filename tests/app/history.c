/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of steps in a window. */

#include "harness.h"

#include "entente-history-popover.h"

#include <adwaita.h>

static gpointer
find (GtkWidget *widget,
      GType      type)
{
  gpointer found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_visible (data);
}

static void
assert_row (EntenteHistoryPopover *popover,
            guint                  position,
            const char            *expected)
{
  g_autofree char *words = entente_history_popover_dup_words (popover, position);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_list (void)
{
  g_autoptr (GFile) file = harness_make_map ("history.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteDocument *document = entente_window_get_document (window);
  EntenteHistory *history = entente_document_get_history (document);
  EntenteHistoryPopover *popover;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.history", NULL);
  popover = find (GTK_WIDGET (window), ENTENTE_TYPE_HISTORY_POPOVER);
  harness_wait (is_visible, popover);
  g_assert_cmpuint (entente_history_popover_get_n_rows (popover), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_assert_cmpuint (entente_history_popover_get_n_rows (popover), ==, 0);
  harness_set_label (window, "begs");
  entente_history_end_merge (history);
  harness_set_label (window, "orders");
  entente_history_end_merge (history);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.history", NULL);
  harness_wait (is_visible, popover);
  g_assert_cmpuint (entente_history_popover_get_n_rows (popover), ==, 3);
  assert_row (popover, 0, "✓ Change Label of “A → B”");
  assert_row (popover, 1, "Change Label of “A → B”");
  assert_row (popover, 2, "Beginning (saved)");

  entente_history_popover_go_to (popover, 2);
  g_assert_false (entente_document_get_modified (document));
  g_assert_cmpuint (entente_history_popover_get_n_rows (popover), ==, 3);
  assert_row (popover, 2, "✓ Beginning (saved)");
  entente_history_popover_go_to (popover, 1);
  assert_row (popover, 1, "✓ Change Label of “A → B”");
  g_assert_true (entente_document_get_modified (document));

  /* What was undone is forgotten with the next step. */
  harness_set_label (window, "asks again");
  g_assert_cmpuint (entente_history_popover_get_n_rows (popover), ==, 3);
  entente_history_end_merge (history);
  harness_set_label (window, "asks once more");
  g_assert_cmpuint (entente_history_popover_get_n_rows (popover), ==, 4);
  entente_history_mark_saved (history);
  assert_row (popover, 0, "✓ Change Label of “A → B” (saved)");
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_assert_cmpuint (entente_history_popover_get_n_rows (popover), ==, 0);
  harness_close_all ();
}

static void
test_lifetime (void)
{
  EntenteHistoryPopover *popover
      = g_object_ref_sink (g_object_new (ENTENTE_TYPE_HISTORY_POPOVER, NULL));

  g_assert_finalize_object (popover);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/history/list", test_list);
  g_test_add_func ("/app/history/lifetime", test_lifetime);
  return harness_run ();
}
