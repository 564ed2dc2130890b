/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "entente-difference-words.h"
#include "entente-differences-dialog.h"
#include "entente-document-outside.h"
#include "entente-faults-dialog.h"
#include "entente-map-wait.h"
#include "entente-merge-dialog.h"
#include "entente-window-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* Another program writes, moves or removes the file of a map that is open. */

static gboolean
is_changed (gpointer data)
{
  return entente_document_get_outside (data) == ENTENTE_FILE_CHANGED;
}

static gboolean
is_gone (gpointer data)
{
  return entente_document_get_outside (data) == ENTENTE_FILE_GONE;
}

static gboolean
is_same (gpointer data)
{
  return entente_document_get_outside (data) == ENTENTE_FILE_SAME;
}

static gboolean
is_saved (gpointer data)
{
  return !entente_document_get_modified (data) && !entente_document_get_saving (data);
}

static const char *
get_label (EntenteWindow *window)
{
  return entente_map_get_relation (
           entente_document_get_map (entente_window_get_document (window)), 0)
    ->label;
}

/* What another program does: the text with one thing for another, as a new file in its place. */
static void
replace_in_file (GFile      *file,
                 const char *what,
                 const char *with)
{
  g_autofree char *text = harness_read_file (file);
  GString *changed = g_string_new (text);
  g_autofree char *result = NULL;

  g_assert_cmpuint (g_string_replace (changed, what, with, 1), ==, 1);
  result = g_string_free (changed, FALSE);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), result, -1, NULL));
}

static void
activate (EntenteWindow *window,
          const char    *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

typedef struct
{
  GFile *file;
  EntenteWindow *window;
  EntenteDocument *document;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->file = harness_make_map ("outside.entente.json");
  self->window = harness_open_window (self->file);
  self->document = entente_window_get_document (self->window);
  g_assert_false (gtk_revealer_get_reveal_child (self->window->outside_revealer));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gpointer document = self->document;

  /* A new file may get the inode of this one, and then its lock must be gone. */
  harness_watch (&document);
  harness_close_all ();
  harness_wait_for_end (&document);
  g_remove (g_file_peek_path (self->file));
  g_clear_object (&self->file);
}

static gboolean
is_away (gpointer revealer)
{
  return !gtk_widget_get_visible (revealer);
}

static gboolean
has_come (gpointer revealer)
{
  return gtk_revealer_get_child_revealed (revealer) && gtk_widget_get_mapped (revealer);
}

static void
test_bar_comes_and_goes (Fixture       *self,
                         gconstpointer  data)
{
  GtkRevealer *bar = self->window->outside_revealer;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (is_away (bar));
      replace_in_file (self->file, i == 0 ? "asks" : "orders", i == 0 ? "orders" : "begs");
      harness_wait (is_changed, self->document);
      harness_wait (has_come, bar);
      activate (self->window, "win.reload");
      harness_wait (is_same, self->document);
      harness_wait (is_away, bar);
    }
}

static void
test_reload (Fixture       *self,
             gconstpointer  data)
{
  EntenteHistory *history = entente_document_get_history (self->document);

  harness_set_label (self->window, "begs");
  replace_in_file (self->file, "asks", "orders");
  harness_wait (is_changed, self->document);
  g_assert_true (gtk_revealer_get_reveal_child (self->window->outside_revealer));
  activate (self->window, "win.reload");
  harness_wait (is_same, self->document);
  g_assert_false (gtk_revealer_get_reveal_child (self->window->outside_revealer));
  g_assert_cmpstr (get_label (self->window), ==, "orders");
  g_assert_false (entente_document_get_modified (self->document));
  g_assert_true (entente_history_undo (history));
  g_assert_cmpstr (get_label (self->window), ==, "begs");
  g_assert_true (entente_document_get_modified (self->document));
  entente_history_redo (history);
  g_assert_false (entente_document_get_modified (self->document));
}

/* Our own save, and one that says the same, are no changes. */
static void
test_not_changed (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *text = NULL;

  harness_set_label (self->window, "begs");
  entente_window_save (self->window);
  harness_wait (is_saved, self->document);
  text = harness_read_file (self->file);
  g_assert_true (g_file_set_contents (g_file_peek_path (self->file), text, -1, NULL));
  replace_in_file (self->file, "begs", "orders");
  harness_wait (is_changed, self->document);
  g_assert_true (g_file_set_contents (g_file_peek_path (self->file), text, -1, NULL));
  harness_wait (is_same, self->document);
}

static void
test_merge (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *text = NULL;
  guint n_done;

  harness_set_label (self->window, "begs");
  replace_in_file (self->file, "\"name\": \"A\"", "\"name\": \"Ann\"");
  harness_wait (is_changed, self->document);
  activate (self->window, "win.merge");
  harness_wait (is_same, self->document);
  g_assert_cmpstr (get_label (self->window), ==, "begs");
  g_assert_cmpstr (entente_map_get_actor_name (entente_document_get_map (self->document), 0), ==,
                   "Ann");
  entente_history_get_n_steps (entente_document_get_history (self->document), &n_done);
  g_assert_cmpuint (n_done, ==, 2);
  g_assert_true (entente_document_get_modified (self->document));

  entente_window_save (self->window);
  harness_wait (is_saved, self->document);
  text = harness_read_file (self->file);
  g_assert_nonnull (strstr (text, "begs"));
  g_assert_nonnull (strstr (text, "Ann"));
}

/* What is changed while a worker merges is merged, too; one merge at a time. */
static void
test_change_while_merging (Fixture       *self,
                           gconstpointer  data)
{
  guint n_done;

  replace_in_file (self->file, "\"name\": \"A\"", "\"name\": \"Ann\"");
  harness_wait (is_changed, self->document);
  activate (self->window, "win.merge");
  activate (self->window, "win.merge");
  harness_set_label (self->window, "urges");
  harness_wait (is_same, self->document);
  g_assert_cmpstr (get_label (self->window), ==, "urges");
  g_assert_cmpstr (entente_map_get_actor_name (entente_document_get_map (self->document), 0), ==,
                   "Ann");
  entente_history_get_n_steps (entente_document_get_history (self->document), &n_done);
  g_assert_cmpuint (n_done, ==, 2);
}

static gboolean
call_off_cb (double   fraction,
             gpointer n_asked)
{
  ++*(guint *) n_asked;
  return FALSE;
}

static gboolean
has_no_work (gpointer window)
{
  return gtk_widget_get_first_child (GTK_WIDGET (ENTENTE_WINDOW (window)->work)) == NULL;
}

/* A reload that is called off leaves what is not saved, and the file another one. */
static void
test_called_off (Fixture       *self,
                 gconstpointer  data)
{
  EntenteMap *map = entente_document_get_map (self->document);
  g_autoptr (GString) many = g_string_new ("\"actors\": [");
  guint n_asked = 0;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (many, " { \"id\": \"many%u\" },", i);
  harness_set_label (self->window, "begs");
  replace_in_file (self->file, "\"actors\": [", many->str);
  harness_wait (is_changed, self->document);
  entente_map_set_wait (map, call_off_cb, &n_asked);
  activate (self->window, "win.reload");
  g_assert_false (has_no_work (self->window));
  harness_wait (has_no_work, self->window);
  entente_map_set_wait (map, NULL, NULL);
  g_assert_cmpuint (n_asked, ==, 1);
  g_assert_cmpstr (get_label (self->window), ==, "begs");
  g_assert_true (entente_document_get_modified (self->document));
  g_assert_true (is_changed (self->document));
}

/* After a save what both began with is the version that was kept. */
static void
test_merge_after_save (Fixture       *self,
                       gconstpointer  data)
{
  harness_set_label (self->window, "begs");
  entente_window_save (self->window);
  harness_wait (is_saved, self->document);
  harness_set_label (self->window, "urges");
  replace_in_file (self->file, "\"name\": \"A\"", "\"name\": \"Ann\"");
  harness_wait (is_changed, self->document);
  activate (self->window, "win.merge");
  harness_wait (is_same, self->document);
  g_assert_cmpstr (get_label (self->window), ==, "urges");
  g_assert_cmpstr (entente_map_get_actor_name (entente_document_get_map (self->document), 0), ==,
                   "Ann");
}

static EntenteMergeDialog *
ask (Fixture *self)
{
  harness_set_label (self->window, "begs");
  replace_in_file (self->file, "asks", "orders");
  harness_wait (is_changed, self->document);
  activate (self->window, "win.merge");
  return ENTENTE_MERGE_DIALOG (
    harness_wait_for_dialog (GTK_WINDOW (self->window), ENTENTE_TYPE_MERGE_DIALOG));
}

static void
test_choose (Fixture       *self,
             gconstpointer  data)
{
  EntenteMergeDialog *dialog = ask (self);

  entente_merge_dialog_choose (dialog, 0, ENTENTE_SIDE_THEIRS);
  entente_merge_dialog_finish (dialog);
  harness_wait (is_same, self->document);
  g_assert_cmpstr (get_label (self->window), ==, "orders");
  g_assert_true (entente_history_undo (entente_document_get_history (self->document)));
  g_assert_cmpstr (get_label (self->window), ==, "begs");
}

static void
test_choose_all (Fixture       *self,
                 gconstpointer  data)
{
  EntenteMergeDialog *dialog = ask (self);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "merge.all-theirs", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "merge.all-mine", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "merge.finish", NULL));
  harness_wait (is_same, self->document);
  g_assert_cmpstr (get_label (self->window), ==, "begs");
  g_assert_true (entente_document_get_modified (self->document));
}

/* Cancelled, everything is as it was. */
static void
test_choose_nothing (Fixture       *self,
                     gconstpointer  data)
{
  gpointer dialog = ask (self);

  harness_watch (&dialog);
  gtk_window_close (dialog);
  harness_wait_for_end (&dialog);
  g_assert_true (is_changed (self->document));
  g_assert_cmpstr (get_label (self->window), ==, "begs");
}

static gboolean
has_comparison (gpointer data)
{
  return entente_difference_list_get_comparison (data) != NULL;
}

static void
test_differences (Fixture       *self,
                  gconstpointer  data)
{
  EntenteDifferenceList *list;
  GtkWindow *dialog;
  g_autofree char *words = NULL;

  replace_in_file (self->file, "asks", "orders");
  harness_wait (is_changed, self->document);
  activate (self->window, "win.outside-differences");
  dialog = harness_wait_for_dialog (GTK_WINDOW (self->window), ENTENTE_TYPE_DIFFERENCES_DIALOG);
  list = entente_differences_dialog_get_list (ENTENTE_DIFFERENCES_DIALOG (dialog));
  harness_wait (has_comparison, list);
  words = entente_comparison_dup_words (entente_difference_list_get_comparison (list));
  g_assert_cmpstr (words, ==,
                   "Changed relation “A → B: orders” (r)\n  label: “asks” → “orders”\n");
  gtk_window_close (dialog);
}

static void
test_keep_mine (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *text = NULL;

  replace_in_file (self->file, "asks", "orders");
  harness_wait (is_changed, self->document);
  activate (self->window, "win.keep-mine");
  harness_wait (is_same, self->document);
  g_assert_cmpstr (get_label (self->window), ==, "asks");
  g_assert_true (entente_document_get_modified (self->document));
  entente_window_save (self->window);
  harness_wait (is_saved, self->document);
  text = harness_read_file (self->file);
  g_assert_nonnull (strstr (text, "asks"));
}

static void
test_gone (Fixture       *self,
           gconstpointer  data)
{
  GtkWindow *dialog;

  harness_set_label (self->window, "begs");
  g_remove (g_file_peek_path (self->file));
  harness_wait (is_gone, self->document);
  g_assert_true (gtk_revealer_get_reveal_child (self->window->outside_revealer));
  entente_window_save (self->window);
  dialog = harness_wait_for_dialog (GTK_WINDOW (self->window), ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  harness_wait (is_saved, self->document);
  g_assert_true (g_file_query_exists (self->file, NULL));
  harness_wait (is_same, self->document);
}

/* What is no map is not loaded, not even half. */
static void
test_faulty (Fixture       *self,
             gconstpointer  data)
{
  GtkWindow *dialog;

  replace_in_file (self->file, "\"source\": \"a\"", "\"source\": \"nobody\"");
  harness_wait (is_changed, self->document);
  activate (self->window, "win.reload");
  dialog = harness_wait_for_dialog (GTK_WINDOW (self->window), ENTENTE_TYPE_FAULTS_DIALOG);
  g_assert_cmpstr (get_label (self->window), ==, "asks");
  g_assert_false (entente_document_get_modified (self->document));
  gtk_window_close (dialog);
}

static gboolean
has_their_name (gpointer data)
{
  return g_str_equal (entente_map_get_actor_name (entente_document_get_map (data), 0), "Ann");
}

/* For certain before a save, whatever was noticed. */
static void
test_before_save (Fixture       *self,
                  gconstpointer  data)
{
  GtkWindow *dialog;

  harness_set_label (self->window, "begs");
  replace_in_file (self->file, "\"name\": \"A\"", "\"name\": \"Ann\"");
  entente_window_save (self->window);
  dialog = harness_wait_for_dialog (GTK_WINDOW (self->window), ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "merge");
  harness_wait (has_their_name, self->document);
  g_assert_cmpstr (get_label (self->window), ==, "begs");
}

#define BROKEN \
  "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ { \"id\": \"a\" }, 5 ], " \
  "\"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"a\" } ] }"

static gboolean
is_not_changed (gpointer data)
{
  return entente_document_get_outside (data) == ENTENTE_FILE_SAME;
}

static void
assert_written (EntenteDocument *document,
                const char      *expected)
{
  g_autoptr (GBytes) bytes = entente_map_to_bytes (entente_document_get_map (document));
  g_autofree char *text
    = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

/* What is set aside is reloaded with the rest, in a step. */
static void
test_reload_aside (void)
{
  g_autoptr (GFile) file = harness_make_file ("broken.entente.json", BROKEN);
  EntenteWindow *window = harness_open_sound (file);
  EntenteDocument *document = entente_window_get_document (window);

  g_assert_true (entente_document_has_set_aside (document));
  harness_set_label (window, "begs");
  replace_in_file (file, "}, 5 ]", "} ]");
  harness_wait (is_changed, document);
  entente_window_reload (window);
  harness_wait (is_not_changed, document);
  g_assert_true (entente_window_get_document (window) == document);
  g_assert_false (entente_document_has_set_aside (document));
  g_assert_cmpstr (get_label (window), !=, "begs");
  entente_history_undo (entente_document_get_history (document));
  g_assert_true (entente_document_has_set_aside (document));
  g_assert_cmpstr (get_label (window), ==, "begs");
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

/* What is set aside here and in the file is merged like the rest, and stays as it is. */
static void
test_merge_aside (void)
{
  g_autoptr (GFile) file = harness_make_file ("broken.entente.json", BROKEN);
  EntenteWindow *window = harness_open_sound (file);
  EntenteDocument *document = entente_window_get_document (window);

  harness_set_label (window, "begs");
  replace_in_file (file, "{ \"id\": \"a\" }", "{ \"id\": \"a\" }, { \"id\": \"b\" }");
  harness_wait (is_changed, document);
  entente_window_merge_outside (window);
  harness_wait (is_not_changed, document);
  assert_written (document,
                  "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ { \"id\": \"a\" }, 5, "
                  "{ \"id\": \"b\" } ], \"relations\": [ { \"id\": \"r\", \"source\": \"a\", "
                  "\"target\": \"a\", \"label\": \"begs\" } ] }");
  harness_close_all ();
  g_remove (g_file_peek_path (file));
}

#define outside_test(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  outside_test ("/app/outside/reload", test_reload);
  outside_test ("/app/outside/not-changed", test_not_changed);
  outside_test ("/app/outside/merge", test_merge);
  outside_test ("/app/outside/merge-after-save", test_merge_after_save);
  outside_test ("/app/outside/change-while-merging", test_change_while_merging);
  outside_test ("/app/outside/called-off", test_called_off);
  outside_test ("/app/outside/choose", test_choose);
  outside_test ("/app/outside/choose-all", test_choose_all);
  outside_test ("/app/outside/choose-nothing", test_choose_nothing);
  outside_test ("/app/outside/differences", test_differences);
  outside_test ("/app/outside/bar", test_bar_comes_and_goes);
  outside_test ("/app/outside/keep-mine", test_keep_mine);
  outside_test ("/app/outside/gone", test_gone);
  outside_test ("/app/outside/faulty", test_faulty);
  outside_test ("/app/outside/before-save", test_before_save);
  g_test_add_func ("/app/outside/reload-aside", test_reload_aside);
  g_test_add_func ("/app/outside/merge-aside", test_merge_aside);
  return harness_run ();
}
