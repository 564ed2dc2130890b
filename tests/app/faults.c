/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every call by which a save, an export and a draft reach the disk fails, for every reason there is, once or
 * from then on as a full disk does, which takes half of what is written first: what was there stays, what
 * was done stays, and it is said why. The calls are intercepted here: this program's own functions go before
 * the C library's. */

#include "entente-document-restore.h"
#include "entente-draft-list.h"
#include "entente-draft-log.h"
#include "entente-edits.h"
#include "entente-map-writer.h"
#include "entente-store.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* More than twice what the writer writes at once. */
#define PICTURE_BYTES (600 * 1024)

static const int reasons[] = { ENOSPC, EIO, EDQUOT, EACCES, EMFILE };

static const char *const words[] = {
  "the disk is full",
  "its disk does not work as it should",
  "your share of the disk is used up",
  "permission denied",
  "too many files are open",
};

/* The call that fails, counted down to it. Atomic: workers count too, and may come after all. */
static int armed;
static int calls_left;
static int reason;
static int n_failed;
static gboolean stays; /* all calls fail after the first */

static gboolean
fails (void)
{
  gboolean has_failed = g_atomic_int_get (&n_failed) > 0;

  if (!g_atomic_int_get (&armed))
    return FALSE;
  if (!(stays && has_failed) && g_atomic_int_add (&calls_left, -1) != 0)
    return FALSE;
  g_atomic_int_inc (&n_failed);
  errno = g_atomic_int_get (&reason);
  return TRUE;
}

#define NEXT(type, name) ((type) dlsym (RTLD_NEXT, name))

/* With large files the headers call it open64. */
int
open (const char *path,
      int         flags,
      ...)
{
  va_list arguments;
  mode_t mode;

  va_start (arguments, flags);
  mode = (flags & O_CREAT) != 0 ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  if ((flags & O_CREAT) != 0 && fails ())
    return -1;
  return NEXT (int (*) (const char *, int, ...), "open64") (path, flags, mode);
}

ssize_t
write (int         descriptor,
       const void *bytes,
       size_t      count)
{
  ssize_t (*next) (int, const void *, size_t) = NEXT (ssize_t (*) (int, const void *, size_t), "write");
  struct stat status;
  gboolean is_first = g_atomic_int_get (&n_failed) == 0;

  /* Main loops wake each other by writing, which is no disk. */
  if (fstat (descriptor, &status) != 0 || !S_ISREG (status.st_mode) || !fails ())
    return next (descriptor, bytes, count);
  return stays && is_first && count > 1 ? next (descriptor, bytes, count / 2) : -1;
}

int
ftruncate (int   descriptor,
           off_t length)
{
  return fails () ? -1 : NEXT (int (*) (int, off_t), "ftruncate64") (descriptor, length);
}

int
fsync (int descriptor)
{
  return fails () ? -1 : NEXT (int (*) (int), "fsync") (descriptor);
}

int
fdatasync (int descriptor)
{
  return fails () ? -1 : NEXT (int (*) (int), "fdatasync") (descriptor);
}

int
fchmod (int    descriptor,
        mode_t mode)
{
  return fails () ? -1 : NEXT (int (*) (int, mode_t), "fchmod") (descriptor, mode);
}

int
rename (const char *from,
        const char *to)
{
  return fails () ? -1 : NEXT (int (*) (const char *, const char *), "rename") (from, to);
}

int
mkdir (const char *path,
       mode_t      mode)
{
  return fails () ? -1 : NEXT (int (*) (const char *, mode_t), "mkdir") (path, mode);
}

static const char map_text[] =
  "{ \"format\": \"entente-map\", \"version\": 1, \"title\": \"Two of us\",\n"
  "  \"actors\": [ { \"id\": \"a\" }, { \"id\": \"b\" } ],\n"
  "  \"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\", \"label\": \"old\" } ] }\n";

static char *state;
static char *drafts;

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

static EntenteDocument *
open_document (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  EntenteDocument *document;

  g_assert_true (g_file_set_contents (path, map_text, -1, NULL));
  entente_document_open_async (file, FALSE, NULL, NULL, NULL, result_cb, &result);
  document = entente_document_open_finish (wait_for (&result), NULL, &error);
  g_assert_no_error (error);
  return document;
}

static void
set_label (EntenteDocument *document,
           const char      *label)
{
  g_assert_true (entente_history_perform (
    entente_document_get_history (document),
    entente_edit_text (
      entente_document_get_map (document), ENTENTE_RECORD_RELATION, 0, "label", label, NULL)));
  entente_history_end_merge (entente_document_get_history (document));
}

/* A worker may hold it for a moment. */
static void
end_document (EntenteDocument *document)
{
  gpointer left = document;

  g_object_add_weak_pointer (G_OBJECT (document), &left);
  g_object_unref (document);
  while (g_atomic_pointer_get (&left) != NULL)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
}

static void
arm (int call,
     int number)
{
  g_atomic_int_set (&reason, number);
  g_atomic_int_set (&n_failed, 0);
  g_atomic_int_set (&calls_left, call);
  g_atomic_int_set (&armed, TRUE);
}

/* Each in turn: once, and from then on. */
static const gboolean lengths[] = { FALSE, TRUE };

/* Whether the call was reached. */
static gboolean
disarm (void)
{
  g_atomic_int_set (&armed, FALSE);
  return g_atomic_int_get (&n_failed) > 0;
}

/* The disk's reason in words, and what it is about. */
static void
assert_said (GError *error,
             guint   i)
{
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, words[i]));
  g_assert_nonnull (strstr (error->message, "cannot be written"));
}

static gboolean
save (EntenteDocument  *document,
      GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  entente_document_save_async (document, NULL, FALSE, NULL, result_cb, &result);
  return entente_document_save_finish (document, wait_for (&result), error);
}

static guint
save_with_fault (const char *path,
                 int         call,
                 guint       i,
                 gboolean   *reached)
{
  EntenteDocument *document = open_document (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gboolean saved;

  set_label (document, "new");
  /* Else the draft is written beside the save, and takes faults that are meant for it. */
  g_assert_true (entente_document_flush_draft (document, NULL));
  arm (call, reasons[i]);
  saved = save (document, &error);
  *reached = disarm ();
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpint (entente_document_get_modified (document), ==, !saved);
  if (saved)
    {
      g_assert_nonnull (strstr (content, "new"));
    }
  else
    {
      assert_said (error, i);
      g_assert_cmpstr (content, ==, map_text);
      g_assert_true (save (document, NULL));
    }
  entente_document_remove_draft (document);
  end_document (document);
  return !saved;
}

static void
test_save (gconstpointer data)
{
  g_autofree char *path = g_build_filename (state, "map.json", NULL);
  guint n_refused = 0;
  guint n_faults = 0;

  stays = *(const gboolean *) data;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      gboolean reached = TRUE;

      for (int call = 0; reached; call++)
        {
          n_refused += save_with_fault (path, call, i, &reached);
          n_faults += reached;
        }
    }
  g_remove (path);
  g_test_message ("%u faults, %u saves refused with words, 0 files lost", n_faults, n_refused);
  g_assert_cmpuint (n_faults, >=, 5 * G_N_ELEMENTS (reasons));
  g_assert_cmpuint (n_refused, >=, 4 * G_N_ELEMENTS (reasons));
}

/* Pictures go through the same writer, in several writes. */
static void
test_export (gconstpointer data)
{
  g_autofree char *path = g_build_filename (state, "picture.png", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (PICTURE_BYTES), PICTURE_BYTES);
  guint n_faults = 0;

  stays = *(const gboolean *) data;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      gboolean reached = TRUE;

      for (int call = 0; reached; call++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *content = NULL;
          gboolean written;
          gsize length;

          g_assert_true (g_file_set_contents (path, "the old one", -1, NULL));
          arm (call, reasons[i]);
          written = entente_store_write_bytes (path, NULL, bytes, NULL, NULL, &error);
          reached = disarm ();
          n_faults += reached;
          g_assert_true (g_file_get_contents (path, &content, &length, NULL));
          if (written)
            g_assert_cmpuint (length, ==, PICTURE_BYTES);
          else
            g_assert_cmpstr (content, ==, "the old one");
          g_assert_cmpint (written, ==, error == NULL);
          if (!written)
            assert_said (error, i);
        }
    }
  g_remove (path);
  g_assert_cmpuint (n_faults, >=, 7 * G_N_ELEMENTS (reasons));
}

static void
assert_restored (const char *label)
{
  g_autoptr (GPtrArray) entries = entente_draft_list (drafts, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteDocument) document = NULL;

  g_assert_cmpuint (entries->len, ==, 1);
  entente_document_restore_async (((EntenteDraftEntry *) entries->pdata[0])->path,
                                  FALSE,
                                  NULL,
                                  result_cb,
                                  &result);
  document = entente_document_restore_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
    entente_map_get_relation (entente_document_get_map (document), 0)->label, ==, label);
}

/* The first writing makes the draft, the second adds to it: the fault comes in either. What was not
 * written is written the next time. */
static gboolean
draft_with_fault (const char *path,
                  int         call,
                  guint       i,
                  gboolean    first)
{
  EntenteDocument *document = open_document (path);
  g_autoptr (GError) error = NULL;
  gboolean written;
  gboolean reached;

  if (!first)
    {
      set_label (document, "one");
      g_assert_true (entente_document_flush_draft (document, NULL));
    }
  set_label (document, "two");
  arm (call, reasons[i]);
  written = entente_document_flush_draft (document, &error);
  reached = disarm ();
  if (!written)
    assert_said (error, i);
  set_label (document, "three");
  g_assert_true (entente_document_flush_draft (document, NULL));
  end_document (document);
  assert_restored ("three");
  empty (drafts);
  g_rmdir (drafts);
  return reached;
}

static void
test_draft (gconstpointer data)
{
  g_autofree char *path = g_build_filename (state, "map.json", NULL);
  guint n_faults = 0;

  stays = *(const gboolean *) data;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    for (guint first = 0; first < 2; first++)
      {
        int call = 0;

        while (draft_with_fault (path, call, i, first != 0))
          call++;
        n_faults += (guint) call;
      }
  g_remove (path);
  g_test_message ("%u faults, 0 steps lost", n_faults);
  g_assert_cmpuint (n_faults, >=, 8 * G_N_ELEMENTS (reasons));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *entente = NULL;
  g_autofree char *locks = NULL;
  int status;

  state = g_dir_make_tmp ("entente-faults-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  drafts = entente_draft_get_folder ();
  g_test_add_data_func ("/app/faults/save/once", &lengths[0], test_save);
  g_test_add_data_func ("/app/faults/save/for-good", &lengths[1], test_save);
  g_test_add_data_func ("/app/faults/export/once", &lengths[0], test_export);
  g_test_add_data_func ("/app/faults/export/for-good", &lengths[1], test_export);
  g_test_add_data_func ("/app/faults/draft/once", &lengths[0], test_draft);
  g_test_add_data_func ("/app/faults/draft/for-good", &lengths[1], test_draft);
  status = g_test_run ();

  entente = g_build_filename (state, "entente", NULL);
  locks = g_build_filename (entente, "open", NULL);
  empty (drafts);
  g_rmdir (drafts);
  empty (locks);
  g_rmdir (locks);
  g_rmdir (entente);
  g_rmdir (state);
  g_free (drafts);
  g_free (state);
  return status;
}
