/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-folder.h"

#include <sys/stat.h>
#include <unistd.h>

#define ADD(path, function) \
  g_test_add (path, StoreFolder, NULL, store_folder_set_up, function, store_folder_tear_down)

static gboolean
write_text (const char           *path,
            EntenteFileIdentity  *expected,
            const char           *text,
            EntenteFileIdentity **identity,
            GError              **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return entente_store_write_bytes (path, expected, bytes, identity, NULL, error);
}

static EntenteFileIdentity *
read_identity (const char *path)
{
  EntenteFileIdentity *identity = NULL;
  g_autoptr (GBytes) bytes = entente_store_read (path, &identity, NULL, NULL);

  g_assert_nonnull (bytes);

  return identity;
}

static guint
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);

  return status.st_mode & 07777;
}

static void
test_new_file (StoreFolder   *folder,
               gconstpointer  data)
{
  g_autofree char *path = store_folder_build (folder, "new.json");
  g_autoptr (EntenteFileIdentity) identity = NULL;
  g_autoptr (GError) error = NULL;
  mode_t old = umask (0027);

  g_assert_true (write_text (path, NULL, "한국", &identity, &error));
  umask (old);
  g_assert_no_error (error);
  assert_content (path, "한국");
  g_assert_cmpuint (get_mode (path), ==, 0640);
  g_assert_cmpstr (entente_file_identity_get_real_path (identity), ==, path);
  g_assert_cmpuint (store_folder_count (folder), ==, 1);
}

static void
test_mode (StoreFolder   *folder,
           gconstpointer  data)
{
  const guint modes[] = { 0600, 0644, 0664, 0755, 0200 };
  g_autofree char *path = store_folder_put (folder, "a", "old");

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_chmod (path, (int) modes[i]);
      g_assert_true (write_text (path, NULL, "new", NULL, NULL));
      g_assert_cmpuint (get_mode (path), ==, modes[i]);
    }
}

static void
test_owner (StoreFolder   *folder,
            gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  struct stat status;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can give files away");
      return;
    }

  g_assert_cmpint (chown (path, 1234, 4321), ==, 0);
  g_assert_true (write_text (path, NULL, "new", NULL, NULL));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, ==, 1234);
  g_assert_cmpuint (status.st_gid, ==, 4321);
}

static void
test_symlink (StoreFolder   *folder,
              gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "file", "old");
  g_autofree char *link = store_folder_build (folder, "link");
  g_autofree char *second = store_folder_build (folder, "second");

  g_assert_cmpint (symlink ("file", link), ==, 0);
  g_assert_cmpint (symlink (link, second), ==, 0);
  g_assert_true (write_text (second, NULL, "new", NULL, NULL));
  assert_content (path, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
}

static void
test_dangling_symlink (StoreFolder   *folder,
                       gconstpointer  data)
{
  g_autofree char *target = store_folder_build (folder, "target");
  g_autofree char *link = store_folder_build (folder, "link");
  g_autoptr (EntenteFileIdentity) identity = NULL;

  g_assert_cmpint (symlink ("./target", link), ==, 0);
  g_assert_true (write_text (link, NULL, "new", &identity, NULL));
  assert_content (target, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpstr (entente_file_identity_get_real_path (identity), ==, target);
}

static void
test_hard_link (StoreFolder   *folder,
                gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  g_autofree char *other = store_folder_build (folder, "b");

  g_assert_cmpint (link (path, other), ==, 0);
  g_assert_true (write_text (path, NULL, "new", NULL, NULL));
  assert_content (path, "new");
  assert_content (other, "old");
}

static void
test_expected (StoreFolder   *folder,
               gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  g_autoptr (EntenteFileIdentity) first = read_identity (path);
  g_autoptr (EntenteFileIdentity) second = NULL;
  g_autoptr (EntenteFileIdentity) third = NULL;

  g_assert_true (write_text (path, first, "new", &second, NULL));
  g_assert_true (write_text (path, second, "newer", &third, NULL));
  assert_content (path, "newer");
}

/* Copied back, touched: another status, the same words. */
static void
test_touched (StoreFolder   *folder,
              gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  g_autoptr (EntenteFileIdentity) read = read_identity (path);
  g_autoptr (EntenteFileIdentity) written = NULL;
  g_autoptr (GError) error = NULL;

  g_remove (path);
  g_free (store_folder_put (folder, "a", "old"));
  g_assert_true (write_text (path, read, "new", &written, &error));
  g_assert_no_error (error);

  g_remove (path);
  g_free (store_folder_put (folder, "a", "new"));
  g_assert_true (write_text (path, written, "newer", NULL, &error));
  g_assert_no_error (error);
}

static void
assert_changed (const char          *path,
                EntenteFileIdentity *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (path, expected, "mine", NULL, &error));
  g_assert_error (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_changed (StoreFolder   *folder,
              gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  g_autoptr (EntenteFileIdentity) read = read_identity (path);
  g_autoptr (EntenteFileIdentity) written = NULL;

  g_free (store_folder_put (folder, "a", "theirs"));
  assert_changed (path, read);
  assert_content (path, "theirs");

  g_assert_true (write_text (path, NULL, "ours", &written, NULL));
  g_free (store_folder_put (folder, "a", "them"));
  assert_changed (path, written);
  assert_content (path, "them");

  g_remove (path);
  assert_changed (path, read);
  g_assert_cmpuint (store_folder_count (folder), ==, 0);
}

/* Somebody saves while we are writing: noticed right before the rename. */
static gboolean
give_and_interfere (gpointer      path,
                    EntenteSink   sink,
                    gpointer      user_data,
                    GError      **error)
{
  g_assert_true (g_file_set_contents (path, "theirs", -1, NULL));

  return sink ("mine", 4, user_data, error);
}

static void
test_changed_meanwhile (StoreFolder   *folder,
                        gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "old");
  g_autoptr (EntenteFileIdentity) read = read_identity (path);
  g_autoptr (EntenteFileContent) content
      = entente_file_content_new (give_and_interfere, g_strdup (path), g_free, 4);
  g_autoptr (GError) error = NULL;

  g_assert_false (entente_store_write_content (path, read, content, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_CHANGED);
  assert_content (path, "theirs");
  g_assert_cmpuint (store_folder_count (folder), ==, 1);
}

/* Pieces smaller and larger than the buffer, in an order that fills it unevenly. */
static gboolean
give_pieces (gpointer      source,
             EntenteSink   sink,
             gpointer      user_data,
             GError      **error)
{
  const gsize sizes[] = { 1, 70000, 250000, 3, 300000, 262144, 17, 1000000 };
  const char *bytes = source;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      if (!sink (bytes, sizes[i], user_data, error))
        return FALSE;
      bytes += sizes[i];
    }

  return TRUE;
}

static void
test_pieces (StoreFolder   *folder,
             gconstpointer  data)
{
  const gsize total = 1 + 70000 + 250000 + 3 + 300000 + 262144 + 17 + 1000000;
  g_autofree char *path = store_folder_build (folder, "a");
  char *bytes = g_malloc (total);
  g_autoptr (EntenteFileContent) pieces
      = entente_file_content_new (give_pieces, bytes, g_free, total);
  g_autofree char *content = NULL;
  g_autoptr (EntenteFileIdentity) identity = NULL;
  gsize length;

  for (gsize i = 0; i < total; i++)
    bytes[i] = (char) (i * 31 + i / 255);

  g_assert_true (entente_store_write_content (path, NULL, pieces, &identity, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpmem (content, length, bytes, total);

  /* The content is all pieces: the same content written by others is recognized. */
  g_remove (path);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) total, NULL));
  g_assert_true (write_text (path, identity, "new", NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/write/new-file", test_new_file);
  ADD ("/store/write/mode", test_mode);
  ADD ("/store/write/owner", test_owner);
  ADD ("/store/write/symlink", test_symlink);
  ADD ("/store/write/dangling-symlink", test_dangling_symlink);
  ADD ("/store/write/hard-link", test_hard_link);
  ADD ("/store/write/expected", test_expected);
  ADD ("/store/write/touched", test_touched);
  ADD ("/store/write/changed", test_changed);
  ADD ("/store/write/changed-meanwhile", test_changed_meanwhile);
  ADD ("/store/write/pieces", test_pieces);

  return g_test_run ();
}
