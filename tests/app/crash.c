/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Kills the program's own document and draft code at any moment while it edits, saves and exports.
 * Afterwards the file is a whole map, an old or a new one, the picture a whole picture, and file and draft
 * together hold everything that was done three seconds before.
 *
 * Arguments: none for the suite's few runs, or --runs N. Started by itself with --edit FOLDER SEED. */

#include "entente-document-restore.h"
#include "entente-draft-list.h"
#include "entente-edits.h"
#include "entente-store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N_RUNS 16
#define N_AT_ONCE 16
#define EDIT_INTERVAL_MS 15
#define LONGEST_RUN_MS 5000

/* Edits between two saves. */
#define OFTEN 40
#define SELDOM 2000

/* More than the writer writes at once. */
#define PICTURE_BYTES (300 * 1024)

#define OLDEST_US (3 * G_USEC_PER_SEC)

static const char map_text[] =
  "{ \"format\": \"entente-map\", \"version\": 1, \"title\": \"0\",\n"
  "  \"actors\": [ ], \"relations\": [ ] }\n";

static const char *self_path;
static guint n_runs = N_RUNS;
static guint n_pictures;

/* -- the one that is killed -- */

typedef struct
{
  EntenteDocument *document;
  GRand *random;
  int edits_a_save; /* on average */
  guint n_done;
  char *picture_path;
  guint8 picture; /* all bytes of the last one */
  gboolean exporting;
} Editor;

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static EntenteDocument *
open_map (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  entente_document_open_async (file, FALSE, NULL, NULL, NULL, result_cb, &result);
  return entente_document_open_finish (wait_for (&result), NULL, NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  entente_document_save_finish (ENTENTE_DOCUMENT (source), result, NULL);
}

static void
write_picture_in_thread (GTask        *task,
                         gpointer      source,
                         gpointer      task_data,
                         GCancellable *cancellable)
{
  Editor *editor = task_data;
  guint8 *pixels = g_malloc (PICTURE_BYTES);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, PICTURE_BYTES);

  memset (pixels, editor->picture, PICTURE_BYTES);
  g_task_return_boolean (
    task, entente_store_write_bytes (editor->picture_path, NULL, bytes, NULL, NULL, NULL));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  ((Editor *) user_data)->exporting = FALSE;
}

/* What an export does once the picture is drawn. */
static void
export_picture (Editor *editor)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, exported_cb, editor);

  editor->exporting = TRUE;
  editor->picture++;
  g_task_set_task_data (task, editor, NULL);
  g_task_run_in_thread (task, write_picture_in_thread);
}

/* Every edit makes an actor, then counts it in the title; the parent is told when it is done. */
static gboolean
edit_cb (gpointer user_data)
{
  Editor *editor = user_data;
  EntenteHistory *history = entente_document_get_history (editor->document);
  EntenteMap *map = entente_document_get_map (editor->document);
  g_autofree char *title = g_strdup_printf ("%u", ++editor->n_done);
  g_autofree char *line = NULL;
  guint32 actor;

  if (g_rand_int_range (editor->random, 0, 5) == 0 && entente_history_undo (history))
    entente_history_redo (history);
  entente_history_perform (history, entente_edit_add_actor (map, title, 0.0, 0.0, &actor));
  entente_history_perform (
    history, entente_edit_text (map, ENTENTE_RECORD_DOCUMENT, 0, "title", title, NULL));
  entente_history_end_merge (history);
  line = g_strdup_printf ("%u %" G_GINT64_FORMAT "\n", editor->n_done, g_get_monotonic_time ());
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (1);
  if (!entente_document_get_saving (editor->document)
      && g_rand_int_range (editor->random, 0, editor->edits_a_save) == 0)
    entente_document_save_async (editor->document, NULL, FALSE, NULL, saved_cb, NULL);
  if (!editor->exporting && g_rand_int_range (editor->random, 0, OFTEN) == 0)
    export_picture (editor);
  return G_SOURCE_CONTINUE;
}

static int
edit_until_killed (const char *folder,
                   guint32     seed)
{
  g_autofree char *path = g_build_filename (folder, "map.json", NULL);
  Editor editor = {
    .document = open_map (path),
    .random = g_rand_new_with_seed (seed),
    .edits_a_save = seed % 2 == 0 ? OFTEN : SELDOM,
    .picture_path = g_build_filename (folder, "picture.png", NULL),
  };

  g_timeout_add (EDIT_INTERVAL_MS, edit_cb, &editor);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}

/* -- the one that kills -- */

typedef struct
{
  char *folder;
  char *path;
  GSubprocess *process;
  gint64 killed_at;
  guint n_old_enough; /* edits that must have survived */
} Run;

static void
begin_run (Run   *run,
           guint  seed)
{
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  const char *argv[] = { self_path, "--edit", NULL, seed_text, NULL };
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;

  run->folder = g_dir_make_tmp ("entente-crash-XXXXXX", NULL);
  run->path = g_build_filename (run->folder, "map.json", NULL);
  g_assert_true (g_file_set_contents (run->path, map_text, -1, NULL));
  argv[2] = run->folder;
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", run->folder, TRUE);
  run->process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
}

static void
note_edits (Run *run)
{
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_subprocess_communicate_utf8 (run->process, NULL, NULL, &output, NULL, NULL));
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *time = strchr (lines[i], ' ');

      if (time != NULL
          && g_ascii_strtoll (time + 1, NULL, 10) < run->killed_at - (gint64) OLDEST_US)
        run->n_old_enough = (guint) g_ascii_strtoull (lines[i], NULL, 10);
    }
}

/* What the title counts is there, at most the last half of an edit besides. */
static guint
check_map (EntenteDocument *document)
{
  EntenteMap *map = entente_document_get_map (document);
  guint n_done = (guint) g_ascii_strtoull (entente_map_get_info (map)->title, NULL, 10);
  guint n_actors = entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR);

  g_assert_true (n_actors == n_done || n_actors == n_done + 1);
  return n_done;
}

static guint
check_drafts (Run *run)
{
  g_autofree char *folder = g_build_filename (run->folder, "entente", "drafts", NULL);
  g_autoptr (GPtrArray) entries = entente_draft_list (folder, NULL);
  guint most = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      EntenteDraftEntry *entry = entries->pdata[i];
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (EntenteDocument) document = NULL;

      g_assert_null (entry->problem);
      entente_document_restore_async (entry->path, FALSE, NULL, result_cb, &result);
      document = entente_document_restore_finish (wait_for (&result), &error);
      g_assert_no_error (error);
      most = MAX (most, check_map (document));
    }
  return most;
}

/* One picture or none, but never two halves. Returns whether there is one. */
static gboolean
check_picture (Run *run)
{
  g_autofree char *path = g_build_filename (run->folder, "picture.png", NULL);
  g_autofree char *pixels = NULL;
  gsize length;

  if (!g_file_get_contents (path, &pixels, &length, NULL))
    return FALSE;
  g_assert_cmpuint (length, ==, PICTURE_BYTES);
  g_assert_cmpmem (pixels, length - 1, pixels + 1, length - 1);
  return TRUE;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static void
end_run (Run *run)
{
  EntenteDocument *document;
  guint in_file, in_draft;

  note_edits (run);
  document = open_map (run->path);
  g_assert_nonnull (document);
  in_file = check_map (document);
  g_object_unref (document);
  in_draft = check_drafts (run);
  n_pictures += check_picture (run);
  g_test_message ("had to keep %u, file %u, draft %u", run->n_old_enough, in_file, in_draft);
  g_assert_cmpuint (MAX (in_file, in_draft), >=, run->n_old_enough);
  remove_folder (run->folder);
  g_free (run->folder);
  g_free (run->path);
  g_object_unref (run->process);
}

static gboolean
kill_cb (gpointer user_data)
{
  Run *run = user_data;

  run->killed_at = g_get_monotonic_time ();
  g_subprocess_send_signal (run->process, SIGKILL);
  return G_SOURCE_REMOVE;
}

static void
run_some (GRand *random,
          guint  n)
{
  g_autofree Run *runs = g_new0 (Run, n);

  for (guint i = 0; i < n; i++)
    {
      begin_run (&runs[i], g_rand_int (random));
      g_timeout_add (g_rand_int_range (random, 50, LONGEST_RUN_MS), kill_cb, &runs[i]);
    }
  for (guint i = 0; i < n; i++)
    while (runs[i].killed_at == 0)
      g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < n; i++)
    end_run (&runs[i]);
}

static void
test_killed (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < n_runs; i += N_AT_ONCE)
    run_some (random, MIN (N_AT_ONCE, n_runs - i));
  g_assert_cmpuint (n_pictures, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *state = NULL;
  int status;

  self_path = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--edit"))
    return edit_until_killed (argv[2], (guint32) g_ascii_strtoull (argv[3], NULL, 10));
  if (argc == 3 && g_str_equal (argv[1], "--runs"))
    n_runs = (guint) g_ascii_strtoull (argv[2], NULL, 10);

  state = g_dir_make_tmp ("entente-state-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  argc = 1;
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/crash/killed", test_killed);
  status = g_test_run ();
  remove_folder (state);
  return status;
}
