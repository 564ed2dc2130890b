/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three texts with a line of three equals signs between, of which what is sound is taken: what comes out of
 * maps is a map, whoever is preferred; a side that did nothing leaves the other's file as it is; and one
 * becomes another, and itself again. */

#include "fuzz.h"

#include "entente-become.h"
#include "entente-comparison.h"
#include "entente-difference-words.h"
#include "entente-history.h"
#include "entente-map-reader.h"
#include "entente-map-writer.h"
#include "entente-merge.h"

#include <string.h>

#define BETWEEN "\n===\n"

static EntenteMap *
read_map (GBytes *bytes)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  return entente_map_read_sound (bytes, faults, NULL, NULL, NULL, NULL);
}

/* (transfer full): a map's bytes */
static GBytes *
check_outcome (EntenteMerge *merge)
{
  g_autoptr (GError) error = NULL;
  GBytes *merged = entente_merge_to_bytes (merge, &error);
  g_autoptr (EntenteMap) map = NULL;

  g_assert_no_error (error);
  map = entente_merge_read (merge, merged, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (map);
  return merged;
}

/* A file with faults is refused where nobody can look at them. */
static void
check_merge (GBytes      *base,
             GBytes      *ours,
             GBytes      *theirs,
             EntenteSide  prefer)
{
  g_autoptr (EntenteMap) base_map = read_map (base);
  g_autoptr (EntenteMap) ours_map = read_map (ours);
  g_autoptr (EntenteMap) theirs_map = read_map (theirs);
  g_autoptr (EntenteMerge) merge = entente_merge_new (base_map, ours_map, theirs_map, prefer);
  g_autoptr (GBytes) merged = check_outcome (merge);
  g_autoptr (GBytes) at_once = entente_merge_bytes (base, ours, theirs, prefer, NULL, NULL);

  g_assert_true (at_once == NULL || g_bytes_equal (at_once, merged));
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
  g_bytes_unref (check_outcome (merge));
}

static void
check_one_sided (GBytes *base,
                 GBytes *changed)
{
  g_autoptr (EntenteMap) base_map = read_map (base);
  g_autoptr (EntenteMap) changed_map = read_map (changed);
  g_autoptr (EntenteMerge) in_ours
      = entente_merge_new (base_map, changed_map, base_map, ENTENTE_SIDE_OURS);
  g_autoptr (EntenteMerge) in_theirs
      = entente_merge_new (base_map, base_map, changed_map, ENTENTE_SIDE_OURS);
  g_autoptr (GBytes) ours = check_outcome (in_ours);
  g_autoptr (GBytes) theirs = check_outcome (in_theirs);

  g_assert_cmpuint (entente_merge_get_n_conflicts (in_ours), ==, 0);
  g_assert_true (g_bytes_equal (ours, changed));
  g_assert_true (g_bytes_equal (theirs, changed));
}

/* With @keep_aside what is set aside here stays beside what the other says. */
static void
check_become (GBytes   *bytes,
              GBytes   *other_bytes,
              gboolean  keep_aside)
{
  g_autoptr (EntenteMap) map = read_map (bytes);
  g_autoptr (EntenteMap) other = read_map (other_bytes);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteMap) again = NULL;
  g_autoptr (GBytes) become = NULL;
  g_autoptr (GBytes) undone = NULL;

  entente_history_perform (history, entente_become_new (map, other, "Become", keep_aside));
  become = entente_map_to_bytes (map);
  again = read_map (become);
  g_assert_nonnull (again);
  if (!keep_aside)
    {
      g_autoptr (EntenteComparison) comparison = entente_comparison_new (other, again, NULL);
      g_autofree char *words = entente_comparison_dup_words (comparison);

      g_assert_cmpstr (words, ==, "");
    }
  while (entente_history_undo (history))
    continue;
  undone = entente_map_to_bytes (map);
  g_assert_true (g_bytes_equal (undone, bytes));
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
  check_become (files->pdata[1], files->pdata[2], FALSE);
  check_become (files->pdata[1], files->pdata[2], TRUE);
  return 0;
}
