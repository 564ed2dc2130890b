/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-file-content.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * EntenteFileIdentity:
 *
 * Which file was read, and in what state: real path, device, inode, size, modification time in
 * nanoseconds, and what it said. An immutable, counted value.
 */
typedef struct _EntenteFileIdentity EntenteFileIdentity;

EntenteFileIdentity *entente_file_identity_ref   (EntenteFileIdentity *self);
void                 entente_file_identity_unref (EntenteFileIdentity *self);
const char          *entente_file_identity_get_real_path (EntenteFileIdentity *self);
/* (transfer none): what was read or written. */
EntenteFileContent  *entente_file_identity_get_content   (EntenteFileIdentity *self);
/* When it was changed last, in microseconds since 1970. */
gint64               entente_file_identity_get_modified  (EntenteFileIdentity *self);
/* Whether @status is of the same file, whatever it says now: device and inode. */
gboolean             entente_file_identity_is_same_file  (EntenteFileIdentity *self,
                                                          const struct stat   *status);

typedef enum
{
  ENTENTE_FILE_SAME,
  ENTENTE_FILE_CHANGED, /* says something else, or cannot be read */
  ENTENTE_FILE_GONE,
} EntenteFileState;

/* What has become of it at @path since. Its content is read only where the status has moved: a file
 * that was merely touched, or copied back, is the same. Any thread. */
EntenteFileState     entente_file_identity_look          (EntenteFileIdentity *self,
                                                          const char          *path,
                                                          GCancellable        *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteFileIdentity, entente_file_identity_unref)

G_END_DECLS
