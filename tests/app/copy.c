/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "entente-copy-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

#define MAP(article, quote)                                                                        \
  "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"n\"" article " } ],\n"  \
  "  \"actors\": [ { \"id\": \"a\" } ], \"relations\": [ { \"id\": \"r\", \"source\": \"a\", "         \
  "\"target\": \"a\", \"note\": \"Mine.\", \"citations\": [ { \"article\": \"n\"" quote ", "           \
  "\"start\": 0, \"end\": 2 } ] } ] }\n"
#define TEXT ", \"text\": \"It asked.\""
#define EXACT ", \"exact\": \"It\""

static gboolean
is_there (gpointer file)
{
  return g_file_query_exists (file, NULL);
}

/* The copy is written beside the map, which stays as it is and unmodified. */
static void
test_save (void)
{
  g_autoptr (GFile) file = harness_make_file ("map.entente.json", MAP (TEXT, EXACT));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) copy = g_file_get_child (folder, "copy.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteDocument *document = entente_window_get_document (window);
  g_autofree char *written = NULL;
  g_autofree char *kept = NULL;

  entente_window_save_copy (window, copy, ENTENTE_KEEP_NOTES);
  harness_wait (is_there, copy);
  written = harness_read_file (copy);
  g_assert_cmpstr (written, ==, MAP ("", ""));
  kept = harness_read_file (file);
  g_assert_cmpstr (kept, ==, MAP (TEXT, EXACT));
  g_assert_false (entente_document_get_modified (document));
  g_assert_true (entente_document_is_of_file (document, file));
  harness_close_all ();
  g_remove (g_file_peek_path (copy));
  g_remove (g_file_peek_path (file));
}

/* Over the map's own file it would take the texts away. */
static void
test_own_file (void)
{
  g_autoptr (GFile) file = harness_make_file ("map.entente.json", MAP (TEXT, EXACT));
  EntenteWindow *window = harness_open_window (file);
  g_autofree char *kept = NULL;

  entente_window_save_copy (window, file, ENTENTE_KEEP_NOTHING);
  gtk_window_destroy (harness_wait_for_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG));
  kept = harness_read_file (file);
  g_assert_cmpstr (kept, ==, MAP (TEXT, EXACT));
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

/* It says what will be left out before it is. */
static void
test_dialog (void)
{
  g_autoptr (GFile) file = harness_make_file ("map.entente.json", MAP (TEXT, EXACT));
  EntenteWindow *window = harness_open_window (file);
  EntenteCopyDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.save-copy", NULL);
  dialog = ENTENTE_COPY_DIALOG (
    harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_COPY_DIALOG));
  g_assert_cmpint (entente_copy_dialog_get_keep (dialog), ==,
                   ENTENTE_KEEP_QUOTES | ENTENTE_KEEP_NOTES);
  g_assert_cmpstr (entente_copy_dialog_get_summary (dialog), ==,
                   "Left out: the text of 1 article.");
  entente_copy_dialog_set_keep (dialog, ENTENTE_KEEP_NOTHING);
  g_assert_cmpstr (entente_copy_dialog_get_summary (dialog), ==,
                   "Left out: the text of 1 article, the words of 1 citation, 1 note.");
  gtk_window_destroy (GTK_WINDOW (dialog));
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/copy/save", test_save);
  g_test_add_func ("/app/copy/own-file", test_own_file);
  g_test_add_func ("/app/copy/dialog", test_dialog);

  return harness_run ();
}
