/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "entente-difference-words.h"
#include "entente-draft-list.h"
#include "entente-draft-log.h"
#include "entente-differences-dialog.h"
#include "entente-drafts-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (GtkWindow  *dialog,
       const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (dialog), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_no_document (gpointer data)
{
  return gtk_application_get_windows (data) == NULL;
}

/* A map with a step that was never saved, its window gone as after a crash. */
static GFile *
leave_draft (void)
{
  GFile *file = harness_make_map ("left.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteDocument *document = entente_window_get_document (window);
  gpointer left = document;

  harness_set_label (window, "begs");
  g_assert_true (entente_document_flush_draft (document, NULL));
  harness_watch (&left);
  harness_close_all ();
  harness_wait (has_no_document, harness_get_application ());
  harness_wait_for_end (&left);
  return file;
}

static guint
count_drafts (void)
{
  g_autofree char *folder = entente_draft_get_folder ();
  g_autoptr (GPtrArray) entries = entente_draft_list (folder, NULL);

  return entries->len;
}

static GtkWindow *
offer (EntenteWindow *window)
{
  gtk_window_present (GTK_WINDOW (window));
  entente_drafts_dialog_offer (GTK_WINDOW (window), NULL);
  return harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_DRAFTS_DIALOG);
}

static gboolean
has_document (gpointer data)
{
  return entente_window_get_document (data) != NULL;
}

static void
test_restore (void)
{
  g_autoptr (GFile) file = leave_draft ();
  EntenteWindow *window = entente_window_new (harness_get_application ());
  EntenteDocument *document;

  click (offer (window), "_Restore");
  harness_wait (has_document, window);
  document = entente_window_get_document (window);
  g_assert_true (entente_document_get_modified (document));
  g_assert_true (g_file_equal (entente_document_get_file (document), file));
  g_assert_null (entente_document_get_holder (document));
  g_assert_cmpstr (entente_history_get_undo_name (entente_document_get_history (document)), ==,
                   "Change Label of “A → B”");
  g_assert_true (entente_history_undo (entente_document_get_history (document)));
  g_assert_false (entente_document_get_modified (document));

  gtk_window_close (GTK_WINDOW (window));
  g_assert_cmpuint (count_drafts (), ==, 0);
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static gboolean
has_comparison (gpointer data)
{
  return entente_difference_list_get_comparison (data) != NULL;
}

static void
test_differences (void)
{
  g_autoptr (GFile) file = leave_draft ();
  EntenteWindow *window = entente_window_new (harness_get_application ());
  GtkWindow *dialog = offer (window);
  GtkWindow *differences;
  EntenteDifferenceList *list;
  g_autofree char *words = NULL;

  click (dialog, "_Show Differences");
  differences = harness_wait_for_dialog (dialog, ENTENTE_TYPE_DIFFERENCES_DIALOG);
  list = entente_differences_dialog_get_list (ENTENTE_DIFFERENCES_DIALOG (differences));
  harness_wait (has_comparison, list);
  words = entente_comparison_dup_words (entente_difference_list_get_comparison (list));
  g_assert_cmpstr (words, ==, "Changed relation “A → B: begs” (r)\n  label: “asks” → “begs”\n");
  gtk_window_close (differences);
  g_assert_cmpuint (count_drafts (), ==, 1);
  click (dialog, "_Discard…");
  adw_message_dialog_response (
    ADW_MESSAGE_DIALOG (harness_wait_for_dialog (dialog, ADW_TYPE_MESSAGE_DIALOG)), "discard");
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static void
test_keep_and_discard (void)
{
  g_autoptr (GFile) file = leave_draft ();
  EntenteWindow *window = entente_window_new (harness_get_application ());
  GtkWindow *dialog = offer (window);
  GtkWindow *question;

  harness_watch ((gpointer *) &dialog);
  click (dialog, "_Keep for Later");
  harness_wait_for_end ((gpointer *) &dialog);
  g_assert_cmpuint (count_drafts (), ==, 1);

  dialog = offer (window);
  click (dialog, "_Discard…");
  question = harness_wait_for_dialog (dialog, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpuint (count_drafts (), ==, 1);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "discard");
  g_assert_cmpuint (count_drafts (), ==, 0);
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

static gboolean
is_not_saving (gpointer data)
{
  return !entente_document_get_saving (data);
}

/* What cannot be written here can be written elsewhere, from the same dialog. */
static void
test_failed_save (void)
{
  g_autoptr (GFile) file = harness_make_map ("locked.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteDocument *document = entente_window_get_document (window);
  GtkWindow *dialog;

  harness_set_label (window, "begs");
  g_chmod (g_file_peek_path (file), 0444);
  entente_window_save (window);
  harness_wait (is_not_saving, document);
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "read-only"));
  g_assert_true (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "save-as"));
  g_assert_true (entente_document_get_modified (document));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  entente_document_remove_draft (document);
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("entente-state-XXXXXX", NULL);
  static const char *const folders[] = { "entente/drafts", "entente/open", "entente", "." };
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/drafts-dialog/restore", test_restore);
  g_test_add_func ("/app/drafts-dialog/differences", test_differences);
  g_test_add_func ("/app/drafts-dialog/keep-and-discard", test_keep_and_discard);
  g_test_add_func ("/app/drafts-dialog/failed-save", test_failed_save);
  status = harness_run ();
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (state, folders[i], NULL);

      g_rmdir (path);
    }
  g_rmdir (state);
  return status;
}
