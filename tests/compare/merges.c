/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-difference-words.h"
#include "entente-map-reader.h"
#include "entente-map-writer.h"

#include <string.h>

/* Every folder in tests/merges is a test: base.json, ours.json and theirs.json make merged.json, and
 * the choices that remain are the lines of choices.txt; with theirs preferred the map is valid too. */

static EntenteMap *
read_map (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  EntenteMap *map;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  map = entente_map_read_sound (bytes, faults, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return map;
}

/* Fails where the map is none. */
static char *
write_merged (EntenteMerge *merge)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = entente_merge_to_bytes (merge, &error);
  g_autoptr (EntenteMap) again = NULL;

  g_assert_no_error (error);
  again = entente_merge_read (merge, bytes, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
list_choices (EntenteMerge *merge)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < entente_merge_get_n_conflicts (merge); i++)
    {
      const EntenteConflict *conflict = entente_merge_get_conflict (merge, i);
      g_autofree char *where = entente_conflict_dup_words (merge, conflict);
      g_autofree char *base = entente_conflict_dup_value (merge, conflict, ENTENTE_VERSION_BASE);
      g_autofree char *ours = entente_conflict_dup_value (merge, conflict, ENTENTE_VERSION_OURS);
      g_autofree char *theirs
          = entente_conflict_dup_value (merge, conflict, ENTENTE_VERSION_THEIRS);

      g_string_append_printf (lines, "%s: %s | %s | %s%s\n", where, base, ours, theirs,
                              conflict->settled ? " (settled)" : "");
    }
  return g_string_free (lines, FALSE);
}

/* For a new case ENTENTE_WRITE_MERGES=1 writes what comes out, to be read by whoever adds it. */
static void
assert_file (const char *folder,
             const char *name,
             const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("ENTENTE_WRITE_MERGES") != NULL)
    g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_merge (gconstpointer data)
{
  const char *folder = data;
  g_autoptr (EntenteMap) base = read_map (folder, "base.json");
  g_autoptr (EntenteMap) ours = read_map (folder, "ours.json");
  g_autoptr (EntenteMap) theirs = read_map (folder, "theirs.json");
  g_autoptr (EntenteMerge) merge = entente_merge_new (base, ours, theirs, ENTENTE_SIDE_OURS);
  g_autofree char *merged = write_merged (merge);
  g_autofree char *choices = list_choices (merge);

  assert_file (folder, "merged.json", merged);
  assert_file (folder, "choices.txt", choices);
}

/* Whatever is chosen, it is a map; and what theirs prefers is what ours prefers with the sides
 * changed, as far as choices go. */
static void
test_choices (gconstpointer data)
{
  const char *folder = data;
  g_autoptr (EntenteMap) base = read_map (folder, "base.json");
  g_autoptr (EntenteMap) ours = read_map (folder, "ours.json");
  g_autoptr (EntenteMap) theirs = read_map (folder, "theirs.json");
  g_autoptr (EntenteMerge) merge = entente_merge_new (base, ours, theirs, ENTENTE_SIDE_OURS);
  g_autoptr (EntenteMerge) turned = entente_merge_new (base, theirs, ours, ENTENTE_SIDE_THEIRS);
  guint n_choices = entente_merge_get_n_conflicts (merge);

  g_assert_cmpuint (entente_merge_get_n_conflicts (turned), ==, n_choices);
  g_free (write_merged (turned));
  for (guint mask = 0; mask < 1u << MIN (n_choices, 5); mask++)
    {
      for (guint i = 0; i < n_choices; i++)
        entente_merge_choose (merge, i,
                              (mask >> i & 1) != 0 ? ENTENTE_SIDE_THEIRS : ENTENTE_SIDE_OURS);
      g_free (write_merged (merge));
    }
}

#define N_TRIPLES 2000

static const char *
pick (GPtrArray *folders,
      GRand     *random,
      char     **name)
{
  static const char *const names[] = { "base.json", "ours.json", "theirs.json" };

  *name = g_strdup (names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))]);
  return folders->pdata[g_rand_int_range (random, 0, (gint32) folders->len)];
}

static EntenteMap *
read_any (GPtrArray *folders,
          GRand     *random)
{
  g_autofree char *name = NULL;
  const char *folder = pick (folders, random, &name);

  return read_map (folder, name);
}

/* Maps that have nothing to do with each other but their ids make a map too, whatever is chosen. */
static void
test_any_three (gconstpointer data)
{
  GPtrArray *folders = (gpointer) data;
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < N_TRIPLES; i++)
    {
      g_autoptr (EntenteMap) base = read_any (folders, random);
      g_autoptr (EntenteMap) ours = read_any (folders, random);
      g_autoptr (EntenteMap) theirs = read_any (folders, random);
      g_autoptr (EntenteMerge) merge
          = entente_merge_new (base, ours, theirs,
                               i % 2 == 0 ? ENTENTE_SIDE_OURS : ENTENTE_SIDE_THEIRS);

      for (guint k = 0; k < entente_merge_get_n_conflicts (merge); k++)
        entente_merge_choose (merge, k,
                              g_rand_boolean (random) ? ENTENTE_SIDE_OURS : ENTENTE_SIDE_THEIRS);
      g_free (list_choices (merge));
      g_free (write_merged (merge));
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "merges", NULL);
  dir = g_dir_open (path, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *merge_path = g_strdup_printf ("/compare/merges/%s/merged", name);
      g_autofree char *choices_path = g_strdup_printf ("/compare/merges/%s/chosen", name);
      char *folder = g_build_filename (path, name, NULL);

      g_test_add_data_func_full (merge_path, g_strdup (folder), test_merge, g_free);
      g_test_add_data_func_full (choices_path, folder, test_choices, g_free);
      g_ptr_array_add (folders, g_strdup (folder));
    }
  g_test_add_data_func ("/compare/merges/any-three", folders, test_any_three);
  return g_test_run ();
}
