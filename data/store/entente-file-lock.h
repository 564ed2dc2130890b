/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-file-identity.h"

G_BEGIN_DECLS

/**
 * EntenteFileLock:
 *
 * That a map is open for editing, for other windows and programs of the same user to see: a locked
 * file (flock) under the state folder, named by the map's real path, that says who has it, where, and
 * which device and inode it is. The lock goes with the process, so a file left behind stops nobody.
 */
typedef struct _EntenteFileLock EntenteFileLock;

/* (transfer full): under XDG_STATE_HOME */
char            *entente_file_lock_get_folder (void);
/* NULL with @holder (who has it, in words) where the file is open elsewhere, by this or another name
 * of it. Where locks cannot be kept at all everybody gets one. Any thread. (transfer full) */
EntenteFileLock *entente_file_lock_acquire    (const char           *folder,
                                               EntenteFileIdentity  *identity,
                                               char                **holder);
/* Says where and what the file is after it was written. */
void             entente_file_lock_renew      (EntenteFileLock      *self,
                                               EntenteFileIdentity  *identity);
void             entente_file_lock_free       (EntenteFileLock      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteFileLock, entente_file_lock_free)

G_END_DECLS
