/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever goes wrong, the old file is whole and nothing else is left in the folder. */
#include "store-folder.h"

#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define LARGE_BYTES (8 * 1024 * 1024)

#define ADD(path, function) \
  g_test_add (path, StoreFolder, NULL, store_folder_set_up, function, store_folder_tear_down)

/* It is the test's. */
static void
leave_source (gpointer source)
{
}

static gboolean
give_large (gpointer      source,
            EntenteSink   sink,
            gpointer      user_data,
            GError      **error)
{
  g_autofree char *bytes = g_malloc0 (LARGE_BYTES);

  return sink (bytes, LARGE_BYTES, user_data, error);
}

/* Writes what @give gives of @source, which fails: no file is told as written. */
static gboolean
write_given (const char            *path,
             EntenteContentSource   give,
             gpointer               source,
             GCancellable          *cancellable,
             GError               **error)
{
  g_autoptr (EntenteFileContent) content
      = entente_file_content_new (give, source, leave_source, LARGE_BYTES);
  EntenteFileIdentity *identity = NULL;
  gboolean written
      = entente_store_write_content (path, NULL, content, &identity, cancellable, error);

  g_assert_null (identity);
  return written;
}

static void
assert_refused (const char        *path,
                EntenteStoreError  code,
                const char        *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_given (path, give_large, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_read_only_file (StoreFolder   *folder,
                     gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");

  g_chmod (path, 0444);
  assert_refused (path, ENTENTE_STORE_ERROR_READ_ONLY, "read-only");
  assert_content (path, "old");
  g_assert_cmpuint (store_folder_count (folder), ==, 1);
}

static void
test_irregular (StoreFolder   *folder,
                gconstpointer  data)
{
  g_autofree char *pipe = store_folder_build (folder, "pipe");
  g_autofree char *slash = store_folder_build (folder, "new/");

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (folder->path, ENTENTE_STORE_ERROR_NOT_REGULAR, "is a folder");
  assert_refused (pipe, ENTENTE_STORE_ERROR_NOT_REGULAR, "is a pipe");
  assert_refused ("/dev/null", ENTENTE_STORE_ERROR_NOT_REGULAR, "is a device");
  assert_refused (slash, ENTENTE_STORE_ERROR_NOT_FOUND, "no such file");
  g_assert_cmpuint (store_folder_count (folder), ==, 1);
}

static void
test_missing_folder (StoreFolder   *folder,
                     gconstpointer  data)
{
  g_autofree char *path = store_folder_build (folder, "missing/a");

  assert_refused (path, ENTENTE_STORE_ERROR_NOT_FOUND, "no such file or folder");
}

static void
test_locked_folder (StoreFolder   *folder,
                    gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  g_chmod (folder->path, 0500);
  assert_refused (path, ENTENTE_STORE_ERROR_NO_PERMISSION, "permission denied");
  assert_content (path, "old");
}

static gboolean
give_half (gpointer      source,
           EntenteSink   sink,
           gpointer      user_data,
           GError      **error)
{
  give_large (NULL, sink, user_data, NULL);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "no more");

  return FALSE;
}

static void
test_writer_error (StoreFolder   *folder,
                   gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  g_autoptr (GError) error = NULL;

  g_assert_false (write_given (path, give_half, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
  assert_content (path, "old");
  g_assert_cmpuint (store_folder_count (folder), ==, 1);
}

/* Cancelled at the last moment, when all has been taken. */
static gboolean
give_and_cancel (gpointer      cancellable,
                 EntenteSink   sink,
                 gpointer      user_data,
                 GError      **error)
{
  gboolean taken = sink ("new", 3, user_data, error);

  g_cancellable_cancel (cancellable);

  return taken;
}

static void
test_cancelled (StoreFolder   *folder,
                gconstpointer  data)
{
  const EntenteContentSource gives[] = { give_large, give_and_cancel };
  g_autofree char *path = store_folder_put (folder, "a", "old");

  for (guint i = 0; i < G_N_ELEMENTS (gives); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      if (gives[i] == give_large)
        g_cancellable_cancel (cancellable);
      g_assert_false (write_given (path, gives[i], cancellable, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_content (path, "old");
      g_assert_cmpuint (store_folder_count (folder), ==, 1);
    }
}

/* The kernel stops the write in the middle, as a full disk does. */
static void
test_file_size_limit (StoreFolder   *folder,
                      gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  struct rlimit old;
  struct rlimit low;
  void (*handler) (int) = signal (SIGXFSZ, SIG_IGN);

  getrlimit (RLIMIT_FSIZE, &old);
  low = old;
  low.rlim_cur = 1024 * 1024;
  setrlimit (RLIMIT_FSIZE, &low);
  assert_refused (path, ENTENTE_STORE_ERROR_TOO_LARGE, "larger than this disk allows");
  setrlimit (RLIMIT_FSIZE, &old);
  signal (SIGXFSZ, handler);

  assert_content (path, "old");
  g_assert_cmpuint (store_folder_count (folder), ==, 1);
}

static void
test_full_disk (StoreFolder   *folder,
                gconstpointer  data)
{
  g_autofree char *path = NULL;

  if (mount ("none", folder->path, "tmpfs", 0, "size=1m,mode=700") != 0)
    {
      g_test_skip ("no right to mount a small disk");
      return;
    }

  path = store_folder_put (folder, "a", "old");
  assert_refused (path, ENTENTE_STORE_ERROR_NO_SPACE, "disk is full");
  assert_content (path, "old");
  g_assert_cmpuint (store_folder_count (folder), ==, 1);
  g_assert_cmpint (umount (folder->path), ==, 0);
}

static void
test_read_only_disk (StoreFolder   *folder,
                     gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autofree char *new_path = store_folder_build (folder, "new");

  if (mount ("none", folder->path, "tmpfs", 0, "size=1m,mode=700") != 0)
    {
      g_test_skip ("no right to mount a small disk");
      return;
    }

  path = store_folder_put (folder, "a", "old");
  g_assert_cmpint (mount ("none", folder->path, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  assert_refused (path, ENTENTE_STORE_ERROR_READ_ONLY, "can only be read");
  assert_refused (new_path, ENTENTE_STORE_ERROR_READ_ONLY, "can only be read");
  g_assert_cmpint (umount (folder->path), ==, 0);
}

static gboolean
give_never (gpointer      source,
            EntenteSink   sink,
            gpointer      user_data,
            GError      **error)
{
  g_assert_not_reached ();
}

/* Refused before anything is written: it could not be opened again. */
static void
test_too_large (StoreFolder   *folder,
                gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  g_autoptr (EntenteFileContent) content
      = entente_file_content_new (give_never, NULL, leave_source, G_MAXUINT32);
  g_autoptr (GError) error = NULL;

  g_assert_false (entente_store_write_content (path, NULL, content, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "can be opened"));
  assert_content (path, "old");
}

/* More than is gathered before it is written. */
static gboolean
give_and_die (gpointer      source,
              EntenteSink   sink,
              gpointer      user_data,
              GError      **error)
{
  give_large (NULL, sink, user_data, NULL);
  kill (getpid (), SIGKILL);

  return FALSE;
}

static void
test_killed (StoreFolder   *folder,
             gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      write_given (path, give_and_die, NULL, NULL, NULL);
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  assert_content (path, "old");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/write/read-only-file", test_read_only_file);
  ADD ("/store/write/irregular", test_irregular);
  ADD ("/store/write/missing-folder", test_missing_folder);
  ADD ("/store/write/locked-folder", test_locked_folder);
  ADD ("/store/write/writer-error", test_writer_error);
  ADD ("/store/write/cancelled", test_cancelled);
  ADD ("/store/write/file-size-limit", test_file_size_limit);
  ADD ("/store/write/full-disk", test_full_disk);
  ADD ("/store/write/read-only-disk", test_read_only_disk);
  ADD ("/store/write/too-large", test_too_large);
  ADD ("/store/write/killed", test_killed);

  return g_test_run ();
}
