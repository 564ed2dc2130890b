/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map-reader.h"
#include "entente-store.h"

/* Adds a test of every sample: "PREFIX/NAME", handed the file's path. */
static inline void
sample_files_add_tests (const char    *prefix,
                        GTestDataFunc  function)
{
  g_autofree char *folder_path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", NULL);
  g_autoptr (GDir) folder = g_dir_open (folder_path, 0, NULL);
  guint n_samples = 0;
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strconcat (prefix, "/", name, NULL);

      if (!g_str_has_suffix (name, ".entente.json"))
        continue;
      g_test_add_data_func_full (test, g_build_filename (folder_path, name, NULL), function,
                                 g_free);
      n_samples++;
    }
  g_assert_cmpuint (n_samples, >, 0);
}

/* A sample has neither faults nor warnings. (transfer full) */
static inline EntenteMap *
sample_files_read (const char *path)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = entente_store_read (path, NULL, NULL, &error);
  g_autofree char *words = NULL;
  EntenteMap *map;

  g_assert_no_error (error);
  map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);
  words = entente_fault_list_to_string (faults, path);
  g_assert_cmpstr (words, ==, "");
  g_assert_no_error (error);

  return map;
}
