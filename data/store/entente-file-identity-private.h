/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-file-identity.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* How the store makes and checks identities. Nobody else includes this. */

EntenteFileIdentity *entente_file_identity_new        (const char          *real_path,
                                                       const struct stat   *status,
                                                       EntenteFileContent  *content);

G_END_DECLS
