/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three texts with a line of three equals signs between: what comes out of maps is a map, whoever is
 * preferred; a side that did nothing leaves the other's file as it is. */

#include "fuzz.h"

#include "entente-comparison.h"
#include "entente-difference-words.h"
#include "entente-map-reader.h"
#include "entente-merge.h"

#include <string.h>

#define BETWEEN "\n===\n"

static EntenteMap *
read_map (GBytes *bytes)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  return entente_map_read (bytes, faults, NULL, NULL, NULL, NULL);
}

static void
check_merge (GBytes      *base,
             GBytes      *ours,
             GBytes      *theirs,
             EntenteSide  prefer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) merged
      = entente_merge_bytes (base, ours, theirs, prefer, NULL, &error);
  g_autoptr (EntenteMap) map = NULL;

  g_assert_no_error (error);
  map = read_map (merged);
  g_assert_nonnull (map);
}

/* Every choice there is, in words, and the other one taken. */
static void
check_choices (GBytes *base,
               GBytes *ours,
               GBytes *theirs)
{
  g_autoptr (EntenteMap) base_map = read_map (base);
  g_autoptr (EntenteMap) ours_map = read_map (ours);
  g_autoptr (EntenteMap) theirs_map = read_map (theirs);
  g_autoptr (EntenteMerge) merge
      = entente_merge_new (base_map, ours_map, theirs_map, ENTENTE_SIDE_OURS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) merged = NULL;
  g_autoptr (EntenteMap) map = NULL;

  for (guint i = 0; i < entente_merge_get_n_conflicts (merge); i++)
    {
      const EntenteConflict *conflict = entente_merge_get_conflict (merge, i);
      g_autofree char *words = entente_conflict_dup_words (merge, conflict);

      g_assert_true (g_utf8_validate (words, -1, NULL));
      for (guint version = 0; version < ENTENTE_N_VERSIONS; version++)
        g_free (entente_conflict_dup_value (merge, conflict, version));
      if (!conflict->settled)
        entente_merge_choose (merge, i, ENTENTE_SIDE_THEIRS);
    }
  merged = entente_merge_to_bytes (merge, &error);
  g_assert_no_error (error);
  map = read_map (merged);
  g_assert_nonnull (map);
}

static void
check_one_sided (GBytes *base,
                 GBytes *changed)
{
  guint n_conflicts = 1;
  g_autoptr (GBytes) ours
      = entente_merge_bytes (base, changed, base, ENTENTE_SIDE_OURS, &n_conflicts, NULL);
  g_autoptr (GBytes) theirs
      = entente_merge_bytes (base, base, changed, ENTENTE_SIDE_OURS, NULL, NULL);

  g_assert_cmpuint (n_conflicts, ==, 0);
  g_assert_true (g_bytes_equal (ours, changed));
  g_assert_true (g_bytes_equal (theirs, changed));
}

static void
check_comparison (GBytes *before,
                  GBytes *after)
{
  g_autoptr (EntenteMap) before_map = read_map (before);
  g_autoptr (EntenteMap) after_map = read_map (after);
  g_autoptr (EntenteComparison) comparison
      = entente_comparison_new (before_map, after_map, NULL);
  g_autofree char *words = entente_comparison_dup_words (comparison);
  g_autofree char *json = entente_comparison_dup_json (comparison);
  g_autofree char *summary = entente_comparison_dup_summary (comparison);

  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_true (g_utf8_validate (json, -1, NULL));
  g_assert_true (g_utf8_validate (summary, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) parts = g_strsplit (text, BETWEEN, 3);
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (EntenteMap) map = NULL;

      if (parts[0] == NULL || parts[MIN (i, g_strv_length (parts) - 1)] == NULL)
        return 0;
      g_ptr_array_add (files, g_bytes_new (parts[MIN (i, g_strv_length (parts) - 1)],
                                           strlen (parts[MIN (i, g_strv_length (parts) - 1)])));
      map = read_map (files->pdata[i]);
      if (map == NULL)
        return 0;
    }
  check_merge (files->pdata[0], files->pdata[1], files->pdata[2], ENTENTE_SIDE_OURS);
  check_merge (files->pdata[0], files->pdata[1], files->pdata[2], ENTENTE_SIDE_THEIRS);
  check_choices (files->pdata[0], files->pdata[1], files->pdata[2]);
  check_one_sided (files->pdata[0], files->pdata[1]);
  check_comparison (files->pdata[0], files->pdata[2]);
  return 0;
}
