/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-reader.h"
#include "entente-map-writer.h"

#include <string.h>

/* Every file in tests/maps is a test. What is in good/ has nothing wrong with it; what is in warn/
 * is taken and in bad/ refused with exactly the lines in NAME.expected. What is taken is written
 * back byte for byte, and so is what is refused where all that is sound in it is taken. */

typedef struct
{
  char *path;
  char *name;     /* without the folder */
  char *expected; /* lines */
  gboolean is_taken;
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->path);
  g_free (self->name);
  g_free (self->expected);
  g_free (self);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static void
assert_written (EntenteMap *map,
                GBytes     *bytes)
{
  g_autoptr (GBytes) written = entente_map_to_bytes (map);

  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                   g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count_set_aside (EntenteMap *map)
{
  guint n = 0;

  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    n += entente_map_get_n_set_aside (map, type);
  return n;
}

/* The faults told are the same, and the map that is left has none, whoever reads it. */
static void
check_what_is_sound (GBytes     *bytes,
                     const Case *self)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteMap) map = entente_map_read_sound (bytes, faults, NULL, NULL, NULL, &error);
  g_autofree char *found = entente_fault_list_to_string (faults, self->name);

  g_assert_cmpstr (found, ==, self->expected);
  if (map == NULL)
    {
      g_assert_nonnull (error);
      return;
    }
  g_assert_cmpint (count_set_aside (map) > 0, ==, !self->is_taken);
  assert_written (map, bytes);
}

static void
test_map (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GBytes) bytes = read_file (self->path);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteMap) map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);
  g_autofree char *found = entente_fault_list_to_string (faults, self->name);

  g_assert_cmpstr (found, ==, self->expected);
  check_what_is_sound (bytes, self);
  if (!self->is_taken)
    {
      g_assert_null (map);
      g_assert_nonnull (error);
      return;
    }
  g_assert_no_error (error);
  g_assert_nonnull (map);
  assert_written (map, bytes);
}

static char *
read_expected (const char *path)
{
  g_autofree char *base = g_strndup (path, strlen (path) - strlen (".json"));
  g_autofree char *expected_path = g_strconcat (base, ".expected", NULL);
  char *expected;

  if (!g_file_get_contents (expected_path, &expected, NULL, NULL))
    g_error ("%s is missing", expected_path);
  return expected;
}

static void
add_folder (const char *folder)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "maps", folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test_path = g_strdup_printf ("/json/maps/%s/%s", folder, name);
      Case *self;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      self = g_new0 (Case, 1);
      self->path = g_build_filename (path, name, NULL);
      self->name = g_strdup (name);
      self->is_taken = strcmp (folder, "bad") != 0;
      self->expected = strcmp (folder, "good") == 0 ? g_strdup ("") : read_expected (self->path);
      g_test_add_data_func_full (test_path, self, test_map, case_free);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_folder ("bad");
  add_folder ("good");
  add_folder ("warn");
  return g_test_run ();
}
