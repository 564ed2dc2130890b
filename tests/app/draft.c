/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was done to a document is on disk, and comes back with its steps. */

#include "entente-document-restore.h"
#include "entente-draft-list.h"
#include "entente-draft-log.h"
#include "entente-edits.h"
#include "entente-file-lock.h"
#include "entente-map-writer.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define WAIT_MS 20000

static const char map_text[] =
  "{\n"
  "  \"format\": \"entente-map\", \"version\": 1, \"title\": \"Two of us\",\n"
  "  \"actors\": [ { \"id\": \"a\", \"name\": \"A\" },{ \"id\": \"b\", \"name\": \"이재명\" } ],\n"
  "  \"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\", \"label\": \"asks\" } ]\n"
  "}\n";

#define LIST_TIMEOUT_S 20

typedef struct
{
  char *folder;
  char *drafts;
  char *path;
  GFile *file;
} Fixture;

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  guint id = g_timeout_add (50, wake_cb, NULL);

  while (*result == NULL)
    {
      g_assert_cmpfloat (g_timer_elapsed (timer, NULL) * 1000, <, WAIT_MS);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (id);
  return *result;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("entente-draft-XXXXXX", NULL);
  fixture->drafts = entente_draft_get_folder ();
  fixture->path = g_build_filename (fixture->folder, "two.entente.json", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, map_text, -1, NULL));
  empty (fixture->drafts);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  empty (fixture->drafts);
  empty (fixture->folder);
  g_rmdir (fixture->folder);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  g_free (fixture->drafts);
  g_free (fixture->folder);
}

static EntenteDocument *
open_document (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EntenteDocument *document;

  entente_document_open_async (fixture->file, FALSE, NULL, NULL, NULL, result_cb, &result);
  document = entente_document_open_finish (wait_for (&result), NULL, &error);
  g_assert_no_error (error);
  return document;
}

static EntenteDocument *
restore (const char *path,
         GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  entente_document_restore_async (path, TRUE, NULL, result_cb, &result);
  return entente_document_restore_finish (wait_for (&result), error);
}

static gboolean
save (EntenteDocument *document,
      GFile           *file)
{
  g_autoptr (GAsyncResult) result = NULL;

  entente_document_save_async (document, file, FALSE, NULL, result_cb, &result);
  return entente_document_save_finish (document, wait_for (&result), NULL);
}

static void
set_label (EntenteDocument *document,
           const char      *label)
{
  EntenteMap *map = entente_document_get_map (document);

  g_assert_true (entente_history_perform (
    entente_document_get_history (document),
    entente_edit_text (map, ENTENTE_RECORD_RELATION, 0, "label", label, NULL)));
  entente_history_end_merge (entente_document_get_history (document));
}

static void
add_actor (EntenteDocument *document)
{
  guint32 actor;

  g_assert_true (entente_history_perform (
    entente_document_get_history (document),
    entente_edit_add_actor (entente_document_get_map (document), "C", 1.0, 2.0, &actor)));
}

/* The document is gone as after a crash: whatever was written stays. */
static char *
crash (EntenteDocument *document)
{
  g_autoptr (GBytes) bytes = entente_map_to_bytes (entente_document_get_map (document));
  g_autoptr (GError) error = NULL;

  g_assert_true (entente_document_flush_draft (document, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (document);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The task of a worker may hold the log of a document that is gone, until its end was noticed. */
static GPtrArray *
list (Fixture *fixture,
      guint    n_expected)
{
  GPtrArray *entries = entente_draft_list (fixture->drafts, NULL);
  gint64 deadline = g_get_monotonic_time () + LIST_TIMEOUT_S * G_USEC_PER_SEC;

  while (entries->len < n_expected && g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, FALSE);
      g_ptr_array_unref (entries);
      entries = entente_draft_list (fixture->drafts, NULL);
    }
  g_assert_cmpuint (entries->len, ==, n_expected);
  return entries;
}

static EntenteDocument *
restore_only (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = list (fixture, 1);
  EntenteDraftEntry *entry = entries->pdata[0];
  g_autoptr (GError) error = NULL;
  EntenteDocument *document = restore (entry->path, &error);

  g_assert_no_error (error);
  return document;
}

static void
assert_map (EntenteDocument *document,
            const char      *expected)
{
  g_autoptr (GBytes) bytes = entente_map_to_bytes (entente_document_get_map (document));
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);
  g_autofree char *expected = NULL;
  g_autofree char *later = NULL;
  EntenteHistory *history;

  set_label (document, "begs");
  add_actor (document);
  set_label (document, "orders");
  entente_history_undo (entente_document_get_history (document));
  list (fixture, 0);
  expected = crash (document);

  document = restore_only (fixture);
  history = entente_document_get_history (document);
  assert_map (document, expected);
  g_assert_true (entente_document_get_modified (document));
  g_assert_true (g_file_equal (entente_document_get_file (document), fixture->file));
  g_assert_true (entente_history_redo (history));
  g_assert_false (entente_history_redo (history));

  /* It goes on where it stood, and comes back once more. */
  set_label (document, "wants");
  later = crash (document);
  document = restore_only (fixture);
  history = entente_document_get_history (document);
  assert_map (document, later);
  while (entente_history_undo (history))
    continue;
  g_assert_false (entente_document_get_modified (document));
  assert_map (document, map_text);
  g_assert_finalize_object (document);
}

/* Nobody else is offered what a program has open. */
static void
test_in_use (Fixture       *fixture,
             gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);

  set_label (document, "begs");
  g_assert_true (entente_document_flush_draft (document, NULL));
  g_assert_cmpuint (count_files (fixture->drafts), ==, 2);
  g_ptr_array_unref (list (fixture, 0));
  g_free (crash (document));
  g_ptr_array_unref (list (fixture, 1));
}

static gboolean
has_no_files (const char *folder)
{
  return count_files (folder) == 0;
}

/* A good save ends it; what is done later begins with what was saved. */
static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);
  g_autofree char *expected = NULL;
  g_autofree char *saved = NULL;
  guint id = g_timeout_add (20, wake_cb, NULL);

  set_label (document, "begs");
  g_assert_true (entente_document_flush_draft (document, NULL));
  g_assert_true (save (document, NULL));
  while (!has_no_files (fixture->drafts))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_assert_true (g_file_get_contents (fixture->path, &saved, NULL, NULL));

  entente_history_undo (entente_document_get_history (document));
  add_actor (document);
  expected = crash (document);
  document = restore_only (fixture);
  assert_map (document, expected);
  g_assert_true (entente_document_get_modified (document));
  g_assert_finalize_object (document);
}

static void
test_failed_save (Fixture       *fixture,
                  gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);
  g_autofree char *expected = NULL;

  set_label (document, "begs");
  g_chmod (fixture->path, 0444);
  g_assert_false (save (document, NULL));
  g_assert_true (entente_document_get_modified (document));
  set_label (document, "orders");
  expected = crash (document);
  document = restore_only (fixture);
  assert_map (document, expected);
  g_assert_finalize_object (document);
}

static void
test_edited_while_saving (Fixture       *fixture,
                          gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *expected = NULL;

  set_label (document, "begs");
  entente_document_save_async (document, NULL, FALSE, NULL, result_cb, &result);
  add_actor (document);
  g_assert_true (entente_document_save_finish (document, wait_for (&result), NULL));
  g_clear_object (&result);
  expected = crash (document);
  document = restore_only (fixture);
  assert_map (document, expected);
  g_assert_true (g_file_equal (entente_document_get_file (document), fixture->file));
  g_assert_finalize_object (document);
}

/* Not on top of another file: a copy of what it was, which is saved elsewhere. */
static void
test_file_changed (Fixture       *fixture,
                   gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);
  g_autofree char *expected = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  set_label (document, "begs");
  expected = crash (document);
  g_assert_true (g_file_set_contents (fixture->path, "{}", -1, NULL));
  entries = list (fixture, 1);
  entente_draft_entry_look_at_file (entries->pdata[0]);
  g_assert_true (((EntenteDraftEntry *) entries->pdata[0])->changed);

  document = restore_only (fixture);
  assert_map (document, expected);
  g_assert_null (entente_document_get_file (document));
  g_assert_true (entente_document_get_modified (document));
  name = entente_document_dup_file_name (document, "entente.json");
  g_assert_cmpstr (name, ==, "two.entente.json");
  g_assert_finalize_object (document);
}

/* Killed after the save and before the draft's end: the file has it all. */
static void
test_saved_already (Fixture       *fixture,
                    gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);
  g_autofree char *expected = NULL;

  set_label (document, "begs");
  expected = crash (document);
  g_assert_true (g_file_set_contents (fixture->path, expected, -1, NULL));
  document = restore_only (fixture);
  assert_map (document, expected);
  g_assert_false (entente_document_get_modified (document));
  g_assert_nonnull (entente_document_get_file (document));
  g_assert_finalize_object (document);
}

static void
test_never_saved (Fixture       *fixture,
                  gconstpointer  data)
{
  EntenteDocument *document = entente_document_new ();
  EntenteDocument *other = entente_document_new ();
  g_autofree char *expected = NULL;
  g_autofree char *other_expected = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  add_actor (document);
  expected = crash (document);
  document = restore_only (fixture);
  assert_map (document, expected);
  g_assert_true (entente_document_get_modified (document));

  add_actor (other);
  add_actor (other);
  other_expected = crash (other);
  g_assert_cmpstr (expected, !=, other_expected);
  g_free (crash (document));
  entries = list (fixture, 2);
}

static void
test_declined (Fixture       *fixture,
               gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);

  set_label (document, "begs");
  g_assert_true (entente_document_flush_draft (document, NULL));
  entente_document_remove_draft (document);
  g_assert_cmpuint (count_files (fixture->drafts), ==, 0);
  g_assert_finalize_object (document);
}

/* The file's mode, and that nobody has to ask for it. */
static void
test_by_itself (Fixture       *fixture,
                gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GPtrArray) entries = NULL;
  guint id = g_timeout_add (20, wake_cb, NULL);
  GStatBuf status;

  set_label (document, "begs");
  while (count_files (fixture->drafts) < 2)
    {
      g_assert_cmpfloat (g_timer_elapsed (timer, NULL) * 1000, <, WAIT_MS);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (id);
  g_free (crash (document));
  entries = list (fixture, 1);
  g_assert_cmpint (g_stat (((EntenteDraftEntry *) entries->pdata[0])->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static char *
get_draft_path (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = list (fixture, 1);

  return g_strdup (((EntenteDraftEntry *) entries->pdata[0])->path);
}

/* Cut off anywhere, it gives what came before, or says that it is broken; and it stays. */
static void
test_torn (Fixture       *fixture,
           gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);
  g_autofree char *path = NULL;
  g_autofree char *whole = NULL;
  gsize length;

  set_label (document, "begs");
  add_actor (document);
  g_free (crash (document));
  path = get_draft_path (fixture);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (gsize cut = 0; cut < length; cut += 7)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, whole, (gssize) cut, NULL));
      g_ptr_array_unref (entente_draft_list (fixture->drafts, NULL));
      document = restore (path, &error);
      g_assert_true ((document == NULL) == (error != NULL));
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      g_clear_object (&document);
    }
}

static void
test_foreign (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const contents[] = { "", "hello", "entente-draft 2\nxxx", "entente-draft 1\nxxx" };

  g_mkdir_with_parents (fixture->drafts, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_build_filename (fixture->drafts, "foreign.draft", NULL);
      g_autoptr (GPtrArray) entries = NULL;

      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      entries = list (fixture, 1);
      g_assert_nonnull (((EntenteDraftEntry *) entries->pdata[0])->problem);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

/* Said as long as it lasts; saving works. */
static void
test_cannot_be_written (Fixture       *fixture,
                        gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);
  g_autoptr (GError) error = NULL;

  empty (fixture->drafts);
  g_rmdir (fixture->drafts);
  g_assert_true (g_file_set_contents (fixture->drafts, "in the way", -1, NULL));
  set_label (document, "begs");
  g_assert_false (entente_document_flush_draft (document, &error));
  g_assert_nonnull (strstr (error->message, "cannot be written"));
  while (entente_document_get_draft_problem (document) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_remove (fixture->drafts);
  g_assert_true (entente_document_flush_draft (document, NULL));
  g_assert_true (save (document, NULL));
  g_assert_null (entente_document_get_draft_problem (document));
  g_object_unref (document);
}

/* Somebody clears the folder: it is said, and the next good save begins anew. */
static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  EntenteDocument *document = open_document (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  set_label (document, "begs");
  g_assert_true (entente_document_flush_draft (document, NULL));
  empty (fixture->drafts);
  set_label (document, "asks again");
  g_assert_false (entente_document_flush_draft (document, &error));
  g_assert_nonnull (strstr (error->message, "there is no such file"));
  g_assert_true (save (document, NULL));
  g_assert_null (entente_document_get_draft_problem (document));
  set_label (document, "insists");
  g_free (crash (document));
  path = get_draft_path (fixture);
  document = restore (path, NULL);
  g_assert_nonnull (document);
  g_object_unref (document);
}

/* By whatever name: who comes second can only read, until the first is gone. */
static void
test_opened_twice (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *symbolic = g_build_filename (fixture->folder, "symbolic.json", NULL);
  g_autofree char *hard = g_build_filename (fixture->folder, "hard.json", NULL);
  const char *paths[] = { fixture->path, symbolic, hard };

  g_assert_cmpint (symlink (fixture->path, symbolic), ==, 0);
  g_assert_cmpint (link (fixture->path, hard), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      EntenteDocument *first = open_document (fixture);
      EntenteDocument *second;
      EntenteHistory *history;

      g_object_unref (fixture->file);
      fixture->file = g_file_new_for_path (paths[i]);
      g_assert_true (entente_document_is_of_file (first, fixture->file));
      second = open_document (fixture);
      history = entente_document_get_history (second);
      g_assert_null (entente_document_get_holder (first));
      g_assert_nonnull (strstr (entente_document_get_holder (second), "another window"));
      g_assert_false (entente_document_can_take_over (second));
      g_assert_false (entente_history_perform (
        history, entente_edit_text (entente_document_get_map (second), ENTENTE_RECORD_RELATION, 0,
                                    "label", "no", NULL)));
      assert_map (second, map_text);

      g_assert_finalize_object (first);
      g_assert_true (entente_document_can_take_over (second));
      g_assert_true (entente_document_take_over (second));
      g_assert_null (entente_document_get_holder (second));
      g_assert_false (entente_document_file_has_changed (second));
      set_label (second, "begs");
      g_assert_finalize_object (second);
    }
}

/* The copy is one's own; the other keeps what it has. */
static void
test_save_as_makes_it_ones_own (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (EntenteDocument) first = open_document (fixture);
  g_autoptr (EntenteDocument) second = open_document (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "own.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (save (second, file));
  g_assert_null (entente_document_get_holder (second));
  set_label (second, "begs");
  set_label (first, "asks again");
  g_assert_true (save (first, NULL));
  g_assert_true (save (second, NULL));
  g_assert_true (entente_document_file_has_changed (first) == FALSE);
}

/* A process that was killed leaves the file of its lock, and nothing else. */
static void
test_stale_lock (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *folder = entente_file_lock_get_folder ();
  EntenteDocument *first = open_document (fixture);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *path = g_build_filename (folder, g_dir_read_name (dir), NULL);
  g_autofree char *content = NULL;
  g_autoptr (EntenteDocument) second = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_finalize_object (first);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  second = open_document (fixture);
  g_assert_null (entente_document_get_holder (second));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("entente-state-XXXXXX", NULL);
  g_autofree char *entente = g_build_filename (state, "entente", NULL);
  g_autofree char *drafts = g_build_filename (entente, "drafts", NULL);
  g_autofree char *locks = g_build_filename (entente, "open", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/app/draft/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("restore", test_restore);
  ADD ("in-use", test_in_use);
  ADD ("save", test_save);
  ADD ("failed-save", test_failed_save);
  ADD ("edited-while-saving", test_edited_while_saving);
  ADD ("file-changed", test_file_changed);
  ADD ("saved-already", test_saved_already);
  ADD ("never-saved", test_never_saved);
  ADD ("declined", test_declined);
  ADD ("by-itself", test_by_itself);
  ADD ("torn", test_torn);
  ADD ("foreign", test_foreign);
  ADD ("cannot-be-written", test_cannot_be_written);
  ADD ("deleted", test_deleted);
  ADD ("opened-twice", test_opened_twice);
  ADD ("save-as-makes-it-ones-own", test_save_as_makes_it_ones_own);
  ADD ("stale-lock", test_stale_lock);
#undef ADD
  status = g_test_run ();
  g_rmdir (drafts);
  g_rmdir (locks);
  g_rmdir (entente);
  g_rmdir (state);
  return status;
}
