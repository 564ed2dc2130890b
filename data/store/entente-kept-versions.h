/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-file-content.h"

G_BEGIN_DECLS

#define ENTENTE_VERSIONS_MAX_COUNT 20
#define ENTENTE_VERSIONS_MAX_BYTES ((guint64) 200 * 1000 * 1000)      /* of one map */
#define ENTENTE_VERSIONS_MAX_ALL_BYTES ((guint64) 1000 * 1000 * 1000) /* of all maps */

/**
 * EntenteKeptVersion:
 * @path: where it is kept
 * @saved: when it was saved, in microseconds since 1970
 * @size: bytes
 * @digest: the beginning of the SHA-256 of its content, in hexadecimal
 *
 * An earlier content of a map's file, in a file (0600) of its own under the state folder.
 */
typedef struct
{
  char *path;
  gint64 saved;
  guint64 size;
  char *digest;
} EntenteKeptVersion;

void        entente_kept_version_free       (EntenteKeptVersion  *self);
/* Its content; one that is not what was kept is an error. (transfer full) */
GBytes     *entente_kept_version_read       (EntenteKeptVersion  *self,
                                             GCancellable        *cancellable,
                                             GError             **error);

/* (transfer full): under XDG_STATE_HOME */
char       *entente_kept_versions_get_folder (void);
/* Keeps what was saved at @real_path, unless it is what was kept last, and lets older ones go as there
 * are too many. What is larger than all versions of a map may be is not kept, which is no error.
 * Synced before it has its name: what is listed is whole. Any thread, not the main one. */
gboolean    entente_kept_versions_add       (const char          *folder,
                                             const char          *real_path,
                                             EntenteFileContent  *content,
                                             gint64               saved,
                                             gint64               now,
                                             GError             **error);
/* The newest first; none where there is no folder. (transfer full) (element-type EntenteKeptVersion) */
GPtrArray  *entente_kept_versions_list      (const char          *folder,
                                             const char          *real_path);
/* Lets the oldest of all maps go until they take at most @max_bytes; @keep: (nullable): the path of one
 * that stays. */
void        entente_kept_versions_trim      (const char          *folder,
                                             guint64              max_bytes,
                                             const char          *keep);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteKeptVersion, entente_kept_version_free)

G_END_DECLS
