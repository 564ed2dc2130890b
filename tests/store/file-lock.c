/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-folder.h"

#include "entente-file-lock.h"

#include <unistd.h>

static EntenteFileLock *
acquire (StoreFolder *folder,
         const char  *path,
         char       **holder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteFileIdentity) identity = NULL;
  g_autoptr (GBytes) bytes = entente_store_read (path, &identity, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return entente_file_lock_acquire (folder->path, identity, holder);
}

static void
assert_free (StoreFolder *folder,
             const char  *path)
{
  g_autofree char *holder = NULL;
  g_autoptr (EntenteFileLock) lock = acquire (folder, path, &holder);

  g_assert_cmpstr (holder, ==, NULL);
  g_assert_nonnull (lock);
}

static void
assert_held (StoreFolder *folder,
             const char  *path)
{
  g_autofree char *holder = NULL;
  g_autoptr (EntenteFileLock) lock = acquire (folder, path, &holder);

  g_assert_cmpstr (holder, ==, "another window");
  g_assert_null (lock);
}

static void
test_one_holder (StoreFolder   *folder,
                 gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a map 100% ours.json", "{}");
  g_autofree char *linked = store_folder_build (folder, "linked");
  g_autofree char *symbolic = store_folder_build (folder, "symbolic");
  g_autofree char *other = store_folder_put (folder, "other", "{}");
  g_autofree char *holder = NULL;
  EntenteFileLock *lock = acquire (folder, path, &holder);

  g_assert_cmpint (link (path, linked), ==, 0);
  g_assert_cmpint (symlink (path, symbolic), ==, 0);
  assert_held (folder, path);
  assert_held (folder, linked);
  assert_held (folder, symbolic);
  assert_free (folder, other);
  entente_file_lock_free (lock);
  assert_free (folder, path);
  assert_free (folder, linked);
}

/* What stands at the holder's name now is another file, so a file of the old one's number is not
 * it: a rename keeps the number, which a file system that gives it to a new file does too. */
static void
test_number_given_again (StoreFolder   *folder,
                         gconstpointer  data)
{
  g_autofree char *path = store_folder_put (folder, "a", "{}");
  g_autofree char *moved = store_folder_build (folder, "moved");
  g_autofree char *holder = NULL;
  EntenteFileLock *lock = acquire (folder, path, &holder);

  g_assert_cmpint (g_rename (path, moved), ==, 0);
  assert_free (folder, moved);
  g_free (store_folder_put (folder, "a", "{ }"));
  assert_free (folder, moved);
  assert_held (folder, path);
  entente_file_lock_free (lock);
}

/* Whatever a lock file says, only a lock is one. */
static void
test_left_behind (StoreFolder   *folder,
                  gconstpointer  data)
{
  const char *contents[]
      = { "", "1", "1 here 2 3", "1 here 2 3 nowhere", "1 here 2 3 file:///a b", "\xff" };
  g_autofree char *path = store_folder_put (folder, "a", "{}");

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_free (store_folder_put (folder, "left.lock", contents[i]));
      assert_free (folder, path);
    }
}

static void
add (const char *path,
     void (*test) (StoreFolder *, gconstpointer))
{
  g_test_add (path, StoreFolder, NULL, store_folder_set_up, test, store_folder_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/store/file-lock/one-holder", test_one_holder);
  add ("/store/file-lock/number-given-again", test_number_given_again);
  add ("/store/file-lock/left-behind", test_left_behind);
  return g_test_run ();
}
