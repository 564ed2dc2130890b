/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-folder.h"

#include <string.h>
#include <utime.h>

static EntenteFileIdentity *
read_identity (const char *path)
{
  g_autoptr (GError) error = NULL;
  EntenteFileIdentity *identity = NULL;
  g_autoptr (GBytes) bytes = entente_store_read (path, &identity, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return identity;
}

static void
put (const char *path,
     const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* Touched, or copied back, it is the same; whatever else it says or is, it is not. */
static void
test_look (StoreFolder   *folder,
           gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  g_autoptr (EntenteFileIdentity) identity = read_identity (path);
  struct utimbuf long_ago = { 1, 1 };

  g_assert_cmpint (entente_file_identity_look (identity, path, NULL), ==, ENTENTE_FILE_SAME);
  g_assert_cmpint (utime (path, &long_ago), ==, 0);
  g_assert_cmpint (entente_file_identity_look (identity, path, NULL), ==, ENTENTE_FILE_SAME);
  put (path, "new");
  g_assert_cmpint (entente_file_identity_look (identity, path, NULL), ==, ENTENTE_FILE_CHANGED);
  put (path, "old");
  g_assert_cmpint (entente_file_identity_look (identity, path, NULL), ==, ENTENTE_FILE_SAME);
  g_remove (path);
  g_assert_cmpint (entente_file_identity_look (identity, path, NULL), ==, ENTENTE_FILE_GONE);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_cmpint (entente_file_identity_look (identity, path, NULL), ==, ENTENTE_FILE_CHANGED);
}

static void
assert_says (EntenteFileIdentity *identity,
             const char          *text)
{
  g_autoptr (GBytes) bytes
      = entente_file_content_to_bytes (entente_file_identity_get_content (identity));

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

/* What was read is at hand, and so is what was written. */
static void
test_content (StoreFolder   *folder,
              gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  g_autoptr (EntenteFileIdentity) identity = read_identity (path);
  g_autoptr (EntenteFileIdentity) written = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);

  assert_says (identity, "old");
  g_assert_cmpint (ABS (entente_file_identity_get_modified (identity) - g_get_real_time ()), <,
                   (gint64) G_USEC_PER_SEC * 3600);
  g_assert_true (entente_store_write_bytes (path, identity, bytes, &written, NULL, NULL));
  assert_says (written, "new");
  put (path, "NEW");
  g_assert_cmpint (entente_file_identity_look (written, path, NULL), ==, ENTENTE_FILE_CHANGED);
  put (path, "new");
  g_assert_cmpint (entente_file_identity_look (written, path, NULL), ==, ENTENTE_FILE_SAME);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/file-identity/look", StoreFolder, NULL, store_folder_set_up, test_look,
              store_folder_tear_down);
  g_test_add ("/store/file-identity/content", StoreFolder, NULL, store_folder_set_up, test_content,
              store_folder_tear_down);
  return g_test_run ();
}
