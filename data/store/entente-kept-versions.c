/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-kept-versions.h"

#include "entente-store-private.h"
#include "entente-version-thinning.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define FOLDER_MODE 0700

/* A version's name: when it was saved, what it is, the ending. Nothing else in the folder is one. */
#define TIME_CHARACTERS 16
#define DIGEST_CHARACTERS 32
#define NAME_FORMAT "%016" G_GINT64_FORMAT "-%.32s.json"
#define NAME_LENGTH (TIME_CHARACTERS + 1 + DIGEST_CHARACTERS + 5)

/* What another program has not finished after so long it never will. */
#define LEFT_BEHIND_S 3600

void
entente_kept_version_free (EntenteKeptVersion *self)
{
  g_free (self->path);
  g_free (self->digest);
  g_free (self);
}

GBytes *
entente_kept_version_read (EntenteKeptVersion  *self,
                           GCancellable        *cancellable,
                           GError             **error)
{
  g_autoptr (GBytes) content = entente_store_read (self->path, NULL, cancellable, error);
  g_autofree char *digest = NULL;

  if (content == NULL)
    return NULL;
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_str_has_prefix (digest, self->digest))
    return g_steal_pointer (&content);
  g_set_error_literal (error, ENTENTE_STORE_ERROR, ENTENTE_STORE_ERROR_CHANGED,
                       _("This version is damaged and cannot be read."));
  return NULL;
}

char *
entente_kept_versions_get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "entente", "versions", NULL);
}

static char *
get_folder_of (const char *folder,
               const char *real_path)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real_path, -1);

  digest[DIGEST_CHARACTERS] = '\0';
  return g_build_filename (folder, digest, NULL);
}

static gboolean
is_made_of (const char *text,
            gsize       length,
            const char *characters)
{
  return strspn (text, characters) >= length;
}

static gboolean
is_version_name (const char *name)
{
  return strlen (name) == NAME_LENGTH && is_made_of (name, TIME_CHARACTERS, "0123456789")
         && name[TIME_CHARACTERS] == '-'
         && is_made_of (name + TIME_CHARACTERS + 1, DIGEST_CHARACTERS, "0123456789abcdef")
         && g_str_has_suffix (name, ".json");
}

/* (transfer full) (nullable) */
static EntenteKeptVersion *
look_at (const char *folder,
         const char *name)
{
  EntenteKeptVersion *version;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  if (g_lstat (path, &status) < 0 || !S_ISREG (status.st_mode))
    return NULL;
  version = g_new0 (EntenteKeptVersion, 1);
  version->path = g_steal_pointer (&path);
  version->saved = g_ascii_strtoll (name, NULL, 10);
  version->size = (guint64) status.st_size;
  version->digest = g_strndup (name + TIME_CHARACTERS + 1, DIGEST_CHARACTERS);
  return version;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const EntenteKeptVersion *version_a = *(const EntenteKeptVersion *const *) a;
  const EntenteKeptVersion *version_b = *(const EntenteKeptVersion *const *) b;

  return version_a->saved < version_b->saved ? 1 : version_a->saved > version_b->saved ? -1 : 0;
}

static void
list_folder (const char *folder,
             GPtrArray  *versions)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      EntenteKeptVersion *version = is_version_name (name) ? look_at (folder, name) : NULL;

      if (version != NULL)
        g_ptr_array_add (versions, version);
    }
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) entente_kept_version_free);
}

GPtrArray *
entente_kept_versions_list (const char *folder,
                            const char *real_path)
{
  GPtrArray *versions = list_new ();
  g_autofree char *folder_of = get_folder_of (folder, real_path);

  list_folder (folder_of, versions);
  g_ptr_array_sort (versions, compare_newest_first);
  return versions;
}

static void
thin (GPtrArray *versions,
      gint64     now)
{
  guint n = versions->len;
  g_autofree EntenteVersionStamp *stamps = g_new0 (EntenteVersionStamp, n + 1);
  g_autofree guint8 *goes = NULL;

  for (guint i = 0; i < n; i++)
    {
      const EntenteKeptVersion *version = versions->pdata[n - 1 - i];

      stamps[i] = (EntenteVersionStamp){ version->saved, version->size };
    }
  goes = entente_version_thinning_find (stamps, n, now, ENTENTE_VERSIONS_MAX_COUNT,
                                        ENTENTE_VERSIONS_MAX_BYTES);
  for (guint i = 0; i < n; i++)
    if (goes[i])
      g_unlink (((EntenteKeptVersion *) versions->pdata[n - 1 - i])->path);
}

/* Takes away what was being written when a program was killed. */
static void
clear_left_behind (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (!is_version_name (name) && g_lstat (path, &status) == 0 && S_ISREG (status.st_mode)
          && now - status.st_mtime > LEFT_BEHIND_S)
        g_unlink (path);
    }
}

void
entente_kept_versions_trim (const char *folder,
                            guint64     max_bytes,
                            const char *keep)
{
  g_autoptr (GPtrArray) versions = list_new ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint64 bytes = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      list_folder (path, versions);
    }
  g_ptr_array_sort (versions, compare_newest_first);
  for (guint i = 0; i < versions->len; i++)
    bytes += ((EntenteKeptVersion *) versions->pdata[i])->size;
  for (guint i = versions->len; i > 0 && bytes > max_bytes; i--)
    {
      EntenteKeptVersion *version = versions->pdata[i - 1];
      g_autofree char *folder_of = g_path_get_dirname (version->path);

      if (g_strcmp0 (version->path, keep) == 0)
        continue;
      g_unlink (version->path);
      bytes -= version->size;
      /* Where it was the last one. */
      g_rmdir (folder_of);
    }
}

/* Whether it is what was kept last. */
static gboolean
is_newest (GPtrArray          *versions,
           EntenteFileContent *content)
{
  return versions->len > 0
         && g_str_has_prefix (entente_file_content_get_digest (content),
                              ((EntenteKeptVersion *) versions->pdata[0])->digest);
}

gboolean
entente_kept_versions_add (const char          *folder,
                           const char          *real_path,
                           EntenteFileContent  *content,
                           gint64               saved,
                           gint64               now,
                           GError             **error)
{
  g_autofree char *folder_of = get_folder_of (folder, real_path);
  g_autoptr (GPtrArray) versions = entente_kept_versions_list (folder, real_path);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (entente_file_content_get_size (content) > ENTENTE_VERSIONS_MAX_BYTES
      || is_newest (versions, content))
    return TRUE;
  if (g_mkdir_with_parents (folder_of, FOLDER_MODE) < 0)
    {
      entente_store_set_error (error, errno, _("This version cannot be kept"));
      return FALSE;
    }
  name = g_strdup_printf (NAME_FORMAT, MAX (saved, 0), entente_file_content_get_digest (content));
  path = g_build_filename (folder_of, name, NULL);
  if (!entente_store_keep (path, content, error))
    return FALSE;
  g_ptr_array_insert (versions, 0, look_at (folder_of, name));
  g_ptr_array_sort (versions, compare_newest_first);
  thin (versions, now);
  clear_left_behind (folder_of);
  entente_kept_versions_trim (folder, ENTENTE_VERSIONS_MAX_ALL_BYTES, path);
  return TRUE;
}
