/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-file-identity.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* How the store makes and checks identities. Nobody else includes this. */

/* A file as it was read: its content is kept, and hashed only if somebody has to know. */
EntenteFileIdentity *entente_file_identity_new_read    (const char          *real_path,
                                                        const struct stat   *status,
                                                        GBytes              *content);
/* A file as it was written, its content known by its SHA-256 in hexadecimal. */
EntenteFileIdentity *entente_file_identity_new_written (const char          *real_path,
                                                        const struct stat   *status,
                                                        const char          *digest);
gboolean             entente_file_identity_has_status  (EntenteFileIdentity *self,
                                                        const struct stat   *status);
gboolean             entente_file_identity_has_content (EntenteFileIdentity *self,
                                                        GBytes              *content);

G_END_DECLS
