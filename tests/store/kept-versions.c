/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-kept-versions.h"
#include "entente-version-thinning.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#define SECOND ((gint64) G_USEC_PER_SEC)
#define HOUR (3600 * SECOND)
#define DAY (24 * HOUR)
#define START (G_GINT64_CONSTANT (1767225600) * SECOND)

typedef struct
{
  char *path;
} Folder;

static void
set_up (Folder        *self,
        gconstpointer  data)
{
  self->path = g_dir_make_tmp ("entente-versions-XXXXXX", NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_all (inside);
    }
  g_remove (path);
}

static void
tear_down (Folder        *self,
           gconstpointer  data)
{
  remove_all (self->path);
  g_free (self->path);
}

static void
add (Folder     *self,
     const char *of,
     const char *text,
     gint64      when)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EntenteFileContent) content = entente_file_content_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;

  entente_kept_versions_add (self->path, of, content, when, when, &error);
  g_assert_no_error (error);
}

static char *
read_text (EntenteKeptVersion *version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = entente_kept_version_read (version, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
}

static void
test_list (Folder        *self,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) none = entente_kept_versions_list (self->path, "/b");
  g_autofree char *text = NULL;
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "one", -1);
  struct stat status;

  g_assert_cmpuint (none->len, ==, 0);
  add (self, "/a", "one", START);
  add (self, "/a", "two", START + SECOND);
  add (self, "/a", "two", START + 2 * SECOND);
  add (self, "/b", "other", START);
  versions = entente_kept_versions_list (self->path, "/a");
  g_assert_cmpuint (versions->len, ==, 2);
  text = read_text (versions->pdata[0]);
  g_assert_cmpstr (text, ==, "two");
  g_assert_cmpint (((EntenteKeptVersion *) versions->pdata[1])->saved, ==, START);
  stat (((EntenteKeptVersion *) versions->pdata[0])->path, &status);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_str_has_prefix (digest, ((EntenteKeptVersion *) versions->pdata[1])->digest));
}

/* What was being written when the program was killed is none, and goes in time; a damaged one says so. */
static void
test_unfinished (Folder        *self,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *torso = NULL;
  g_autofree char *recent = NULL;
  g_autoptr (GError) error = NULL;
  EntenteKeptVersion *version;
  struct utimbuf long_ago = { 0, 0 };

  add (self, "/a", "one", START);
  versions = entente_kept_versions_list (self->path, "/a");
  version = versions->pdata[0];
  torso = g_strconcat (version->path, ".X3ZQ1A", NULL);
  recent = g_strconcat (version->path, ".X3ZQ1B", NULL);
  g_assert_true (g_file_set_contents (torso, "tw", -1, NULL));
  g_assert_true (g_file_set_contents (recent, "tw", -1, NULL));
  g_assert_cmpint (utime (torso, &long_ago), ==, 0);
  add (self, "/a", "two", START + SECOND);
  again = entente_kept_versions_list (self->path, "/a");
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_false (g_file_test (torso, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (recent, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (version->path, "on", -1, NULL));
  g_assert_null (entente_kept_version_read (version, NULL, &error));
  g_assert_nonnull (error);
}

/* A save every minute of a day, one every day of a month before it. */
static void
test_thinned (Folder        *self,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) versions = NULL;
  guint n_last_hour = 0;
  guint n_old = 0;
  gint64 now = START + 30 * DAY;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *text = g_strdup_printf ("day %u", i);

      add (self, "/a", text, START + i * DAY);
    }
  for (guint i = 0; i < 240; i++)
    {
      g_autofree char *text = g_strdup_printf ("save %u", i);

      add (self, "/a", text, now + i * 60 * SECOND);
    }
  now += 239 * 60 * SECOND;
  versions = entente_kept_versions_list (self->path, "/a");
  g_assert_cmpuint (versions->len, ==, ENTENTE_VERSIONS_MAX_COUNT);
  g_assert_cmpint (((EntenteKeptVersion *) versions->pdata[0])->saved, ==, now);
  for (guint i = 0; i < versions->len; i++)
    {
      gint64 age = now - ((EntenteKeptVersion *) versions->pdata[i])->saved;

      n_last_hour += age < HOUR;
      n_old += age > 5 * DAY;
    }
  g_assert_cmpuint (n_last_hour, >=, 5);
  g_assert_cmpuint (n_old, >=, 3);
  g_assert_cmpint (((EntenteKeptVersion *) versions->pdata[versions->len - 1])->saved, ==, START);
}

static void
test_trim (Folder        *self,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) a = NULL;
  g_autoptr (GPtrArray) b = NULL;

  add (self, "/a", "aaaa", START);
  add (self, "/b", "bbbb", START + SECOND);
  add (self, "/b", "BBBB", START + 2 * SECOND);
  entente_kept_versions_trim (self->path, 9, NULL);
  a = entente_kept_versions_list (self->path, "/a");
  b = entente_kept_versions_list (self->path, "/b");
  g_assert_cmpuint (a->len, ==, 0);
  g_assert_cmpuint (b->len, ==, 2);
  entente_kept_versions_trim (self->path, 0, ((EntenteKeptVersion *) b->pdata[1])->path);
  g_clear_pointer (&b, g_ptr_array_unref);
  b = entente_kept_versions_list (self->path, "/b");
  g_assert_cmpuint (b->len, ==, 1);
  g_assert_cmpint (((EntenteKeptVersion *) b->pdata[0])->saved, ==, START + SECOND);
}

static void
assert_goes (const EntenteVersionStamp *stamps,
             guint                      n_stamps,
             guint                      max_count,
             guint64                    max_bytes,
             const char                *expected)
{
  g_autofree guint8 *goes
      = entente_version_thinning_find (stamps, n_stamps, 100, max_count, max_bytes);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_stamps; i++)
    g_string_append_c (text, goes[i] ? 'x' : '.');
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_rule (void)
{
  const EntenteVersionStamp stamps[] = { { 10, 5 }, { 11, 5 }, { 50, 5 }, { 98, 5 }, { 100, 5 } };

  assert_goes (stamps, 5, 5, 100, ".....");
  assert_goes (stamps, 5, 4, 100, ".x...");
  assert_goes (stamps, 5, 1, 100, "xxxx.");
  assert_goes (stamps, 5, 5, 10, ".xxx.");
  assert_goes (stamps, 5, 5, 4, "xxxxx");
  assert_goes (stamps, 0, 5, 4, "");
}

/* The folder cannot be made: said, and nothing else. */
static void
test_cannot_be_kept (Folder        *self,
                     gconstpointer  data)
{
  g_autofree char *file = g_build_filename (self->path, "file", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (EntenteFileContent) content = entente_file_content_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_false (entente_kept_versions_add (file, "/a", content, START, START, &error));
  g_assert_nonnull (error);
}

#define versions_test(path, test) g_test_add (path, Folder, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  versions_test ("/store/kept-versions/list", test_list);
  versions_test ("/store/kept-versions/unfinished", test_unfinished);
  versions_test ("/store/kept-versions/thinned", test_thinned);
  versions_test ("/store/kept-versions/trim", test_trim);
  versions_test ("/store/kept-versions/cannot-be-kept", test_cannot_be_kept);
  g_test_add_func ("/store/kept-versions/rule", test_rule);
  return g_test_run ();
}
