/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <stdlib.h>

/* A folder of its own for each test, removed with everything in it. */
typedef struct
{
  char *path;
} StoreFolder;

static inline void
store_folder_set_up (StoreFolder   *self,
                     gconstpointer  data)
{
  g_autofree char *made = g_dir_make_tmp ("entente-store-XXXXXX", NULL);

  g_assert_nonnull (made);
  self->path = realpath (made, NULL);
}

static inline guint
store_folder_count (StoreFolder *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->path, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;

  return n_files;
}

static inline void
store_folder_tear_down (StoreFolder   *self,
                        gconstpointer  data)
{
  g_autoptr (GDir) folder = g_dir_open (self->path, 0, NULL);
  const char *name;

  g_chmod (self->path, 0700);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->path, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (self->path), ==, 0);
  g_free (self->path);
}

static inline char *
store_folder_build (StoreFolder *self,
                    const char  *name)
{
  return g_build_filename (self->path, name, NULL);
}

/* A file with this content. (transfer full) */
static inline char *
store_folder_put (StoreFolder *self,
                  const char  *name,
                  const char  *content)
{
  char *path = store_folder_build (self, name);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return path;
}

static inline void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}
