/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EntenteFileIdentity:
 *
 * Which file was read, and in what state: real path, device, inode, size, modification time in
 * nanoseconds and SHA-256 of its content. An immutable, counted value.
 */
typedef struct _EntenteFileIdentity EntenteFileIdentity;

EntenteFileIdentity *entente_file_identity_ref   (EntenteFileIdentity *self);
void                 entente_file_identity_unref (EntenteFileIdentity *self);
const char          *entente_file_identity_get_real_path (EntenteFileIdentity *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteFileIdentity, entente_file_identity_unref)

G_END_DECLS
