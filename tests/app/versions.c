/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "entente-difference-words.h"
#include "entente-differences-dialog.h"
#include "entente-edit-repair.h"
#include "entente-file-identity.h"
#include "entente-kept-versions.h"
#include "entente-versions-dialog.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static gboolean
is_saved (gpointer data)
{
  return !entente_document_get_modified (data) && !entente_document_get_saving (data);
}

typedef struct
{
  const char *path;
  guint n;
} Expected;

static gboolean
are_kept (gpointer data)
{
  Expected *expected = data;
  g_autofree char *folder = entente_kept_versions_get_folder ();
  g_autofree char *real_path = realpath (expected->path, NULL);
  g_autoptr (GPtrArray) versions = entente_kept_versions_list (folder, real_path);

  return versions->len == expected->n;
}

/* Waits until the version is there. */
static void
save (EntenteWindow *window,
      GFile         *file,
      const char    *label,
      guint          n_versions)
{
  Expected expected = { g_file_peek_path (file), n_versions };

  harness_set_label (window, label);
  entente_window_save (window);
  harness_wait (is_saved, entente_window_get_document (window));
  harness_wait (are_kept, &expected);
}

static gboolean
is_listed (gpointer data)
{
  guint n = entente_versions_dialog_get_n_versions (data);

  return n > 0 && entente_versions_dialog_get_summary (data, n - 1) != NULL;
}

static EntenteVersionsDialog *
show (EntenteWindow *window)
{
  EntenteVersionsDialog *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.versions", NULL));
  dialog = ENTENTE_VERSIONS_DIALOG (
    harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_VERSIONS_DIALOG));
  return dialog;
}

static const char *
get_label (EntenteWindow *window)
{
  return entente_map_get_relation (
           entente_document_get_map (entente_window_get_document (window)), 0)
    ->label;
}

static gboolean
is_as_first (gpointer data)
{
  return g_strcmp0 (get_label (data), "asks") == 0;
}

static gboolean
has_comparison (gpointer data)
{
  return entente_difference_list_get_comparison (data) != NULL;
}

/* A new file may get the inode of this one, and then its lock must be gone. */
static void
end (EntenteWindow *window,
     GFile         *file)
{
  gpointer document = entente_window_get_document (window);

  harness_watch (&document);
  harness_close_all ();
  harness_wait_for_end (&document);
  g_remove (g_file_peek_path (file));
}

/* What was there before the first save is kept too. */
static void
test_list_and_restore (void)
{
  g_autoptr (GFile) file = harness_make_map ("kept.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteHistory *history =
    entente_document_get_history (entente_window_get_document (window));
  EntenteVersionsDialog *dialog;

  save (window, file, "begs", 2);
  save (window, file, "orders", 3);
  dialog = show (window);
  harness_wait (is_listed, dialog);
  g_assert_cmpuint (entente_versions_dialog_get_n_versions (dialog), ==, 3);
  g_assert_cmpstr (entente_versions_dialog_get_summary (dialog, 0), ==,
                   "Changed relation “A → B: orders”");
  g_assert_cmpstr (entente_versions_dialog_get_summary (dialog, 2), ==,
                   "The oldest version that is kept");

  entente_versions_dialog_restore (dialog, 2);
  harness_wait (is_as_first, window);
  g_assert_true (entente_document_get_modified (entente_window_get_document (window)));
  g_assert_cmpstr (entente_history_get_undo_name (history), ==, "Restore Version");
  entente_history_undo (history);
  g_assert_cmpstr (get_label (window), ==, "orders");
  end (window, file);
}

static guint
count_problems (EntenteWindow *window)
{
  return entente_map_get_n_problems (entente_document_get_map (entente_window_get_document (window)));
}

static void
restore (EntenteWindow *window,
         guint          index)
{
  gpointer dialog = show (window);

  harness_wait (is_listed, dialog);
  harness_watch (&dialog);
  entente_versions_dialog_restore (dialog, index);
  harness_wait_for_end (&dialog);
}

/* What is set aside is a part of each version; and what only the map has set aside stays. */
static void
test_restore_aside (void)
{
  g_autoptr (GFile) file = harness_make_file (
    "aside.entente.json",
    "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ { \"id\": \"a\" }, 5 ], "
    "\"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"a\" } ] }");
  EntenteWindow *window = harness_open_sound (file);
  EntenteDocument *document = entente_window_get_document (window);
  EntenteHistory *history = entente_document_get_history (document);
  guint32 aside = 1;

  save (window, file, "begs", 2);
  g_assert_true (entente_map_is_set_aside (entente_document_get_map (document),
                                           ENTENTE_RECORD_ACTOR, aside));
  entente_history_perform (history, entente_edit_discard (entente_document_get_map (document),
                                                          ENTENTE_RECORD_ACTOR, &aside, 1));
  save (window, file, "orders", 3);
  g_assert_cmpuint (count_problems (window), ==, 0);

  restore (window, 1);
  g_assert_cmpstr (get_label (window), ==, "begs");
  g_assert_cmpuint (count_problems (window), ==, 1);
  restore (window, 0);
  g_assert_cmpstr (get_label (window), ==, "orders");
  g_assert_cmpuint (count_problems (window), ==, 1);
  entente_history_undo (history);
  entente_history_undo (history);
  g_assert_cmpuint (count_problems (window), ==, 0);
  end (window, file);
}

static void
test_compare (void)
{
  g_autoptr (GFile) file = harness_make_map ("compared.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteVersionsDialog *dialog;
  EntenteDifferenceList *list;
  GtkWindow *differences;
  g_autofree char *words = NULL;

  save (window, file, "begs", 2);
  dialog = show (window);
  harness_wait (is_listed, dialog);
  entente_versions_dialog_compare (dialog, 1);
  differences =
    harness_wait_for_dialog (GTK_WINDOW (dialog), ENTENTE_TYPE_DIFFERENCES_DIALOG);
  list = entente_differences_dialog_get_list (ENTENTE_DIFFERENCES_DIALOG (differences));
  harness_wait (has_comparison, list);
  words = entente_comparison_dup_words (entente_difference_list_get_comparison (list));
  g_assert_cmpstr (words, ==, "Changed relation “A → B: begs” (r)\n  label: “asks” → “begs”\n");
  gtk_window_close (differences);
  end (window, file);
}

/* Closed while it works things out, nothing is left behind. */
static void
test_closed_early (void)
{
  g_autoptr (GFile) file = harness_make_map ("closed.entente.json");
  EntenteWindow *window = harness_open_window (file);
  gpointer dialog;

  save (window, file, "begs", 2);
  dialog = show (window);
  harness_watch (&dialog);
  gtk_window_close (dialog);
  harness_wait_for_end (&dialog);
  end (window, file);
}

static gboolean
shows_none (gpointer data)
{
  return entente_versions_dialog_get_n_versions (data) == 0;
}

static void
test_none (void)
{
  g_autoptr (GFile) file = harness_make_map ("never-saved.entente.json");
  EntenteWindow *window = harness_open_window (file);

  harness_wait (shows_none, show (window));
  end (window, file);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/versions/list-and-restore", test_list_and_restore);
  g_test_add_func ("/app/versions/restore-aside", test_restore_aside);
  g_test_add_func ("/app/versions/compare", test_compare);
  g_test_add_func ("/app/versions/closed-early", test_closed_early);
  g_test_add_func ("/app/versions/none", test_none);
  return harness_run ();
}
