/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-folder.h"

#include "entente-shelf.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define PATTERN 251 /* no divisor of a page */

static GBytes *
make_bytes (gsize size)
{
  char *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = (char) (i % PATTERN);
  return g_bytes_new_take (data, size);
}

static double
get_resident (void)
{
  g_autofree char *status = NULL;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  return 1024.0 * g_ascii_strtod (strstr (status, "VmRSS:") + strlen ("VmRSS:"), NULL);
}

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "entente", NULL);
}

static void
test_same (void)
{
  g_autoptr (GBytes) bytes = make_bytes (ENTENTE_SHELF_LEAST_BYTES + 1);
  g_autoptr (GBytes) aside = entente_shelf_put (bytes, NULL);
  g_autofree char *path = get_folder ();
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  g_assert_true (aside != bytes);
  g_assert_true (g_bytes_equal (aside, bytes));
  /* It has no name. */
  g_assert_nonnull (folder);
  g_assert_null (g_dir_read_name (folder));
}

static void
test_few (void)
{
  g_autoptr (GBytes) bytes = make_bytes (ENTENTE_SHELF_LEAST_BYTES - 1);
  g_autoptr (GBytes) aside = entente_shelf_put (bytes, NULL);

  g_assert_true (aside == bytes);
}

/* Two, one of which is gone, so that the list of them is right. */
static void
test_let_go (void)
{
  g_autoptr (GBytes) bytes = make_bytes (ENTENTE_SHELF_LEAST_BYTES);
  g_autoptr (GBytes) aside = entente_shelf_put (bytes, NULL);
  double resident;

  g_bytes_unref (entente_shelf_put (bytes, NULL));
  g_assert_true (g_bytes_equal (aside, bytes));
  resident = get_resident ();
  entente_shelf_page_out ();
  g_assert_cmpfloat (resident - get_resident (), >, 0.75 * (double) ENTENTE_SHELF_LEAST_BYTES);
  g_assert_true (g_bytes_equal (aside, bytes));
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = make_bytes (ENTENTE_SHELF_LEAST_BYTES);
  g_autoptr (GBytes) aside = NULL;

  g_cancellable_cancel (cancellable);
  aside = entente_shelf_put (bytes, cancellable);
  g_assert_true (aside == bytes);
}

/* What is in the way of a folder, and a disk that ends. */
static void
test_no_room (void)
{
  struct rlimit limit, less = { .rlim_cur = ENTENTE_SHELF_LEAST_BYTES / 2 };
  g_autoptr (GBytes) bytes = make_bytes (ENTENTE_SHELF_LEAST_BYTES);
  g_autofree char *folder = get_folder ();
  g_autoptr (GBytes) unwritten = NULL;
  g_autoptr (GBytes) unmade = NULL;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  less.rlim_max = limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &less), ==, 0);
  unwritten = entente_shelf_put (bytes, NULL);
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_true (unwritten == bytes);

  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  unmade = entente_shelf_put (bytes, NULL);
  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_assert_true (unmade == bytes);
}

/* As a map's file is read: cut by somebody else, it still says all it said. */
static void
test_read (StoreFolder   *folder,
           gconstpointer  data)
{
  g_autoptr (GBytes) bytes = make_bytes (ENTENTE_SHELF_LEAST_BYTES);
  g_autofree char *path = store_folder_put (folder, "large", "");
  g_autoptr (EntenteFileIdentity) identity = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) read = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  read = entente_store_read_to_shelf (path, &identity, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (truncate (path, 0), ==, 0);
  entente_shelf_page_out ();
  g_assert_true (g_bytes_equal (read, bytes));
  g_assert_true (
    entente_file_content_is_bytes (entente_file_identity_get_content (identity), bytes));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/shelf/same", test_same);
  g_test_add_func ("/store/shelf/few", test_few);
  g_test_add_func ("/store/shelf/let-go", test_let_go);
  g_test_add_func ("/store/shelf/cancelled", test_cancelled);
  g_test_add_func ("/store/shelf/no-room", test_no_room);
  g_test_add ("/store/shelf/read", StoreFolder, NULL, store_folder_set_up, test_read,
              store_folder_tear_down);
  return g_test_run ();
}
