/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-document.h"
#include "entente-edits.h"
#include "entente-store.h"

#include <glib/gstdio.h>

#define WAIT_MS 20000

static const char MAP_TEXT[] =
  "{\n"
  "  \"format\": \"entente-map\", \"version\": 1,\n"
  "  \"title\": \"Two of us\",\n"
  "  \"actors\": [ { \"id\": \"a\", \"name\": \"A\" },{ \"id\": \"b\" } ],\n"
  "  \"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\", \"label\": \"asks\" } ],\n"
  "  \"x-mine\": [ 1,2 ]\n"
  "}\n";

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

typedef struct
{
  GAsyncResult *result;
  gboolean timed_out;
} Wait;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("entente-document-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "two.entente.json", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, MAP_TEXT, -1, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_clear_object (&fixture->file);
  g_clear_pointer (&fixture->path, g_free);
  g_clear_pointer (&fixture->folder, g_free);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Wait *wait = user_data;

  wait->result = g_object_ref (result);
}

static gboolean
timed_out_cb (gpointer user_data)
{
  Wait *wait = user_data;

  wait->timed_out = TRUE;
  return G_SOURCE_CONTINUE;
}

static GAsyncResult *
wait_for_result (Wait *wait)
{
  guint id = g_timeout_add (WAIT_MS, timed_out_cb, wait);

  while (wait->result == NULL && !wait->timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_assert_false (wait->timed_out);
  return g_steal_pointer (&wait->result);
}

static EntenteDocument *
open_file (GFile             *file,
           gboolean           as_copy,
           EntenteFaultList **faults,
           GError           **error)
{
  Wait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  entente_document_open_async (file, as_copy, NULL, NULL, NULL, result_cb, &wait);
  result = wait_for_result (&wait);
  return entente_document_open_finish (result, faults, error);
}

static EntenteDocument *
open_well (GFile    *file,
           gboolean  as_copy)
{
  g_autoptr (GError) error = NULL;
  EntenteDocument *document = open_file (file, as_copy, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static gboolean
save (EntenteDocument  *document,
      GFile            *file,
      gboolean          replace,
      GError          **error)
{
  Wait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  entente_document_save_async (document, file, replace, NULL, result_cb, &wait);
  g_assert_true (entente_document_get_saving (document));
  result = wait_for_result (&wait);
  return entente_document_save_finish (document, result, error);
}

static void
set_label (EntenteDocument *document,
           const char      *label)
{
  EntenteMap *map = entente_document_get_map (document);
  guint32 relation = entente_map_find (map, ENTENTE_RECORD_RELATION, "r");
  g_autoptr (GError) error = NULL;
  EntenteAct *act =
    entente_edit_text (map, ENTENTE_RECORD_RELATION, relation, "label", label, &error);

  g_assert_no_error (error);
  g_assert_true (entente_history_perform (entente_document_get_history (document), act));
}

static void
set_title (EntenteDocument *document,
           const char      *title)
{
  EntenteMap *map = entente_document_get_map (document);
  EntenteAct *act = entente_edit_text (map, ENTENTE_RECORD_DOCUMENT, 0, "title", title, NULL);

  g_assert_nonnull (act);
  g_assert_true (entente_history_perform (entente_document_get_history (document), act));
}

static void
assert_file (const char *path,
             const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
test_new (void)
{
  EntenteDocument *document = entente_document_new ();
  g_autofree char *name = entente_document_dup_file_name (document, "png");

  g_assert_null (entente_document_get_file (document));
  g_assert_false (entente_document_get_modified (document));
  g_assert_cmpstr (entente_document_get_title (document), ==, "Untitled Map");
  g_assert_cmpstr (entente_document_get_subtitle (document), ==, "Not saved yet");
  g_assert_cmpstr (name, ==, "Untitled Map.png");
  g_assert_finalize_object (document);
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  EntenteDocument *document = open_well (fixture->file, FALSE);
  g_autofree char *name = entente_document_dup_file_name (document, "svg");

  g_assert_cmpstr (entente_document_get_title (document), ==, "Two of us");
  g_assert_cmpstr (entente_document_get_subtitle (document), ==, "two.entente.json");
  g_assert_true (g_file_equal (entente_document_get_file (document), fixture->file));
  g_assert_cmpuint (
    entente_map_get_n_records (entente_document_get_map (document), ENTENTE_RECORD_ACTOR), ==, 2);
  g_assert_cmpstr (name, ==, "Two of us.svg");
  g_assert_finalize_object (document);
}

static void
test_open_faults (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (EntenteFaultList) faults = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path,
                                      "{ \"format\": \"entente-map\", \"version\": 1,\n"
                                      "  \"relations\": [ { \"id\": \"r\", \"source\": \"a\" } ] }",
                                      -1,
                                      NULL));
  g_assert_null (open_file (fixture->file, FALSE, &faults, &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_FAULTS);
  g_assert_cmpuint (entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT), ==, 2);
}

static void
test_open_folder (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (open_file (folder, FALSE, NULL, &error));
  g_assert_error (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_NOT_REGULAR);
}

static void
test_open_remote (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("https://example.org/map.entente.json");
  g_autoptr (GError) error = NULL;

  g_assert_null (open_file (file, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_open_cancelled (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Wait wait = { 0 };

  g_cancellable_cancel (cancellable);
  entente_document_open_async (fixture->file, FALSE, NULL, NULL, cancellable, result_cb, &wait);
  result = wait_for_result (&wait);
  g_assert_null (entente_document_open_finish (result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_modified (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (EntenteDocument) document = open_well (fixture->file, FALSE);
  EntenteHistory *history = entente_document_get_history (document);
  guint n_modified = 0;

  g_signal_connect (document, "notify::modified", G_CALLBACK (count_cb), &n_modified);
  set_label (document, "begs");
  g_assert_true (entente_document_get_modified (document));
  g_assert_cmpstr (entente_document_get_subtitle (document), ==, "• two.entente.json");
  g_assert_cmpuint (n_modified, ==, 1);

  entente_history_undo (history);
  g_assert_false (entente_document_get_modified (document));
  g_assert_cmpstr (entente_document_get_subtitle (document), ==, "two.entente.json");
  g_assert_cmpuint (n_modified, ==, 2);
}

static void
test_title (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (EntenteDocument) document = open_well (fixture->file, FALSE);
  g_autofree char *name = NULL;
  guint n_titles = 0;

  g_signal_connect (document, "notify::title", G_CALLBACK (count_cb), &n_titles);
  set_title (document, "../one\ntwo");
  g_assert_cmpstr (entente_document_get_title (document), ==, "../one two");
  g_assert_cmpuint (n_titles, ==, 1);
  name = entente_document_dup_file_name (document, "pdf");
  g_assert_cmpstr (name, ==, "-one-two.pdf");

  set_title (document, "");
  g_assert_cmpstr (entente_document_get_title (document), ==, "two");
}

static void
test_save_untouched (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (EntenteDocument) document = open_well (fixture->file, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_true (save (document, NULL, FALSE, &error));
  g_assert_no_error (error);
  assert_file (fixture->path, MAP_TEXT);
}

static void
test_save_label (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (EntenteDocument) document = open_well (fixture->file, FALSE);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = g_strsplit (MAP_TEXT, "\"asks\"", -1);
  g_autofree char *expected = g_strjoinv ("\"begs\"", parts);

  set_label (document, "begs");
  g_assert_true (save (document, NULL, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (entente_document_get_modified (document));
  assert_file (fixture->path, expected);

  /* What was written is what is known of the file from now on. */
  set_label (document, "asks");
  g_assert_true (save (document, NULL, FALSE, &error));
  g_assert_no_error (error);
  assert_file (fixture->path, MAP_TEXT);
}

static void
test_save_as (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (EntenteDocument) document = open_well (fixture->file, FALSE);
  g_autofree char *path = g_build_filename (fixture->folder, "other.entente.json", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  guint n_files = 0;

  g_signal_connect (document, "notify::file", G_CALLBACK (count_cb), &n_files);
  g_assert_true (save (document, other, TRUE, &error));
  g_assert_no_error (error);
  assert_file (path, MAP_TEXT);
  g_assert_true (g_file_equal (entente_document_get_file (document), other));
  g_assert_cmpuint (n_files, ==, 1);
  g_assert_cmpstr (entente_document_get_subtitle (document), ==, "other.entente.json");
}

static void
test_save_changed_on_disk (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (EntenteDocument) document = open_well (fixture->file, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "somebody else's", -1, NULL));
  set_label (document, "begs");
  g_assert_false (save (document, NULL, FALSE, &error));
  g_assert_error (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_CHANGED);
  g_assert_true (entente_document_get_modified (document));
  g_assert_false (entente_document_get_saving (document));
  assert_file (fixture->path, "somebody else's");
  g_clear_error (&error);

  g_assert_true (save (document, NULL, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (entente_document_get_modified (document));
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "begs"));
}

static void
test_save_while_editing (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (EntenteDocument) document = open_well (fixture->file, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Wait wait = { 0 };

  set_label (document, "begs");
  entente_document_save_async (document, NULL, FALSE, NULL, result_cb, &wait);
  set_label (document, "orders");
  result = wait_for_result (&wait);
  g_assert_true (entente_document_save_finish (document, result, &error));
  g_assert_no_error (error);

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "begs"));
  g_assert_true (entente_document_get_modified (document));
  entente_history_undo (entente_document_get_history (document));
  g_assert_false (entente_document_get_modified (document));
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (EntenteDocument) document = open_well (fixture->file, TRUE);
  g_autofree char *name = entente_document_dup_file_name (document, "entente.json");

  g_assert_null (entente_document_get_file (document));
  g_assert_cmpstr (entente_document_get_subtitle (document), ==, "Unsaved copy");
  g_assert_cmpstr (name, ==, "two.entente.json");
  g_assert_false (entente_document_get_modified (document));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/document/new", test_new);
  g_test_add_func ("/app/document/open-remote", test_open_remote);
#define ADD(path, function) \
  g_test_add ("/app/document/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("open", test_open);
  ADD ("open-faults", test_open_faults);
  ADD ("open-folder", test_open_folder);
  ADD ("open-cancelled", test_open_cancelled);
  ADD ("modified", test_modified);
  ADD ("title", test_title);
  ADD ("save-untouched", test_save_untouched);
  ADD ("save-label", test_save_label);
  ADD ("save-as", test_save_as);
  ADD ("save-changed-on-disk", test_save_changed_on_disk);
  ADD ("save-while-editing", test_save_while_editing);
  ADD ("copy", test_copy);
#undef ADD

  return g_test_run ();
}
