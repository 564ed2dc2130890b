/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-store"

#include "entente-draft-list.h"

#include "entente-store.h"

#include <fcntl.h>
#include <gio/gunixmounts.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define DRAFT_SUFFIX ".draft"
#define BASE_SUFFIX ".base"
#define DIGEST_CHARACTERS 32

/* Where disks that come and go are mounted, and what is emptied now and then. */
static const char *const passing_places[] = {
  "/media/", "/mnt/", "/run/", "/tmp/", "/var/tmp/",
};

static const char *const remote_types[] = {
  "9p", "afs", "ceph", "cifs", "davfs", "fuse.", "nfs", "smb",
};

char *
entente_draft_dup_base_path (const char *path)
{
  g_autofree char *stem = g_strdup (path);

  if (g_str_has_suffix (stem, DRAFT_SUFFIX))
    stem[strlen (stem) - strlen (DRAFT_SUFFIX)] = '\0';
  return g_strconcat (stem, BASE_SUFFIX, NULL);
}

char *
entente_draft_dup_new_path (const char *folder,
                            const char *digest)
{
  g_autofree char *name = g_strdup_printf ("%.*s-%08x" DRAFT_SUFFIX, DIGEST_CHARACTERS, digest,
                                           g_random_int ());

  return g_build_filename (folder, name, NULL);
}

gboolean
entente_draft_place_may_vanish (const char *path)
{
  g_autoptr (GUnixMountEntry) mount = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (passing_places); i++)
    if (g_str_has_prefix (path, passing_places[i]))
      return TRUE;
  mount = g_unix_mount_for (path, NULL);
  for (guint i = 0; mount != NULL && i < G_N_ELEMENTS (remote_types); i++)
    if (g_str_has_prefix (g_unix_mount_get_fs_type (mount), remote_types[i]))
      return TRUE;
  return FALSE;
}

void
entente_draft_delete (const char *path)
{
  g_autofree char *base = entente_draft_dup_base_path (path);

  g_unlink (path);
  g_unlink (base);
}

EntenteDraft *
entente_draft_read (const char  *path,
                    GError     **error)
{
  g_autoptr (GBytes) bytes = entente_store_read (path, NULL, NULL, error);

  return bytes != NULL ? entente_draft_parse (bytes, error) : NULL;
}

void
entente_draft_entry_free (EntenteDraftEntry *self)
{
  entente_draft_header_clear (&self->header);
  g_free (self->path);
  g_free (self->problem);
  g_free (self);
}

void
entente_draft_entry_look_at_file (EntenteDraftEntry *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;

  if (self->header.path == NULL)
    return;
  bytes = entente_store_read (self->header.path, NULL, NULL, NULL);
  if (bytes != NULL && g_bytes_get_size (bytes) == self->header.size)
    digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->changed = g_strcmp0 (digest, self->header.digest) != 0;
}

/* Its program holds a lock on it as long as it runs, and no longer. */
static gboolean
is_in_use (const char *path)
{
  int descriptor = open (path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
  gboolean in_use;

  if (descriptor < 0)
    return FALSE;
  in_use = flock (descriptor, LOCK_EX | LOCK_NB) < 0;
  close (descriptor);
  return in_use;
}

static EntenteDraftEntry *
look_at (const char *path)
{
  g_autoptr (EntenteDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  EntenteDraftEntry *entry;
  GStatBuf status;

  if (g_lstat (path, &status) < 0 || is_in_use (path))
    return NULL;
  draft = entente_draft_read (path, &error);
  if (draft != NULL && draft->pieces->len == 0)
    return NULL;

  entry = g_new0 (EntenteDraftEntry, 1);
  entry->path = g_strdup (path);
  entry->written = status.st_mtime;
  if (draft == NULL)
    {
      entry->problem = g_strdup (error->message);
      return entry;
    }
  entry->n_pieces = draft->pieces->len;
  entente_draft_header_copy (&draft->header, &entry->header);
  return entry;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const EntenteDraftEntry *entry_a = *(const EntenteDraftEntry *const *) a;
  const EntenteDraftEntry *entry_b = *(const EntenteDraftEntry *const *) b;

  return entry_a->written < entry_b->written ? 1 : entry_a->written > entry_b->written ? -1 : 0;
}

GPtrArray *
entente_draft_list (const char *folder,
                    const char *of)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_draft_entry_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      EntenteDraftEntry *entry;

      if (!g_str_has_suffix (name, DRAFT_SUFFIX))
        continue;
      entry = look_at (path);
      if (entry != NULL && of != NULL && g_strcmp0 (entry->header.path, of) != 0)
        g_clear_pointer (&entry, entente_draft_entry_free);
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}
