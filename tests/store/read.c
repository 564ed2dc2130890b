/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-folder.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define ADD(path, function) \
  g_test_add (path, StoreFolder, NULL, store_folder_set_up, function, store_folder_tear_down)

static void
test_content (StoreFolder   *folder,
              gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a.json", "{ \"한국\": 1 }");
  g_autofree char *link = store_folder_build (folder, "link");
  g_autoptr (EntenteFileIdentity) identity = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpint (symlink ("a.json", link), ==, 0);
  bytes = entente_store_read (link, &identity, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "{ \"한국\": 1 }", 15);
  g_assert_cmpstr (entente_file_identity_get_real_path (identity), ==, path);
}

static void
test_empty (StoreFolder   *folder,
            gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "empty", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = entente_store_read (path, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
}

/* Nothing of the file is mapped: what was read stays when the file is cut. */
static void
test_private (StoreFolder   *folder,
              gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "all of it");
  g_autoptr (GBytes) bytes = entente_store_read (path, NULL, NULL, NULL);

  g_assert_cmpint (truncate (path, 0), ==, 0);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "all of it", 9);
}

static void
assert_refused (const char        *path,
                EntenteStoreError  code,
                const char        *reason)
{
  g_autoptr (EntenteFileIdentity) identity = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = entente_store_read (path, &identity, NULL, &error);

  g_assert_null (bytes);
  g_assert_null (identity);
  g_assert_error (error, ENTENTE_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_missing (StoreFolder   *folder,
              gconstpointer  data)
{
  g_autofree char *path = store_folder_build (folder, "missing");
  g_autofree char *link = store_folder_build (folder, "dangling");
  g_autofree char *file = store_folder_put (folder, "file", "");
  g_autofree char *below = g_build_filename (file, "below", NULL);

  g_assert_cmpint (symlink ("missing", link), ==, 0);
  assert_refused (path, ENTENTE_STORE_ERROR_NOT_FOUND, "no such file");
  assert_refused (link, ENTENTE_STORE_ERROR_NOT_FOUND, "no such file");
  assert_refused (below, ENTENTE_STORE_ERROR_NOT_FOUND, "not a folder");
}

static void
test_folder (StoreFolder   *folder,
             gconstpointer  data)
{
  assert_refused (folder->path, ENTENTE_STORE_ERROR_NOT_REGULAR, "is a folder");
}

/* Nobody writes into the pipe: waiting for it would wait for ever. */
static void
test_pipe (StoreFolder   *folder,
           gconstpointer  data)
{
  g_autofree char *path = store_folder_build (folder, "pipe");

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_refused (path, ENTENTE_STORE_ERROR_NOT_REGULAR, "is a pipe");
}

static void
test_socket (StoreFolder   *folder,
             gconstpointer  data)
{
  g_autofree char *path = store_folder_build (folder, "socket");
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int descriptor = socket (AF_UNIX, SOCK_STREAM, 0);

  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  g_assert_cmpint (bind (descriptor, (struct sockaddr *) &address, sizeof address), ==, 0);
  assert_refused (path, ENTENTE_STORE_ERROR_NOT_REGULAR, "is a socket");
  close (descriptor);
}

static void
test_device (StoreFolder   *folder,
             gconstpointer  data)
{
  assert_refused ("/dev/zero", ENTENTE_STORE_ERROR_NOT_REGULAR, "is a device");
}

static void
test_unreadable (StoreFolder   *folder,
                 gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "secret", "");

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }

  g_chmod (path, 0);
  assert_refused (path, ENTENTE_STORE_ERROR_NO_PERMISSION, "permission denied");
}

static void
test_links_in_circle (StoreFolder   *folder,
                      gconstpointer  data)
{
  g_autofree char *a = store_folder_build (folder, "a");
  g_autofree char *b = store_folder_build (folder, "b");

  g_assert_cmpint (symlink ("b", a), ==, 0);
  g_assert_cmpint (symlink ("a", b), ==, 0);
  assert_refused (a, ENTENTE_STORE_ERROR_FAILED, "circle");
}

/* 5 GiB of holes take no room on the disk. */
static void
test_too_large (StoreFolder   *folder,
                gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "large", "");

  g_assert_cmpint (truncate (path, (off_t) 5 << 30), ==, 0);
  assert_refused (path, ENTENTE_STORE_ERROR_TOO_LARGE, "too large");
}

static void
test_cancelled (StoreFolder   *folder,
                gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "{}");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_cancellable_cancel (cancellable);
  bytes = entente_store_read (path, NULL, cancellable, &error);
  g_assert_null (bytes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Standard input is a pipe that fills slowly, and is longer than the first room for it. */
static void
test_standard_input (StoreFolder   *folder,
                     gconstpointer  data)
{
  g_autoptr (EntenteFileIdentity) identity = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int old = dup (STDIN_FILENO);
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      for (guint i = 0; i < 200000; i++)
        if (write (ends[1], i % 2 == 0 ? "a" : "b", 1) != 1)
          _exit (1);
      _exit (0);
    }

  close (ends[1]);
  dup2 (ends[0], STDIN_FILENO);
  g_unix_set_fd_nonblocking (STDIN_FILENO, TRUE, NULL);
  bytes = entente_store_read ("-", &identity, NULL, &error);
  dup2 (old, STDIN_FILENO);
  close (old);
  close (ends[0]);

  g_assert_no_error (error);
  g_assert_null (identity);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 200000);
  g_assert_cmpint (((const char *) g_bytes_get_data (bytes, NULL))[199999], ==, 'b');
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/read/content", test_content);
  ADD ("/store/read/empty", test_empty);
  ADD ("/store/read/private", test_private);
  ADD ("/store/read/missing", test_missing);
  ADD ("/store/read/folder", test_folder);
  ADD ("/store/read/pipe", test_pipe);
  ADD ("/store/read/socket", test_socket);
  ADD ("/store/read/device", test_device);
  ADD ("/store/read/unreadable", test_unreadable);
  ADD ("/store/read/links-in-circle", test_links_in_circle);
  ADD ("/store/read/too-large", test_too_large);
  ADD ("/store/read/cancelled", test_cancelled);
  ADD ("/store/read/standard-input", test_standard_input);

  return g_test_run ();
}
