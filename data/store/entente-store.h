/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-file-identity.h"

G_BEGIN_DECLS

#define ENTENTE_STORE_ERROR (entente_store_error_quark ())
GQuark entente_store_error_quark (void);

typedef enum
{
  ENTENTE_STORE_ERROR_FAILED,
  ENTENTE_STORE_ERROR_NOT_FOUND,
  ENTENTE_STORE_ERROR_NOT_REGULAR,  /* a folder, a device, a pipe, a socket */
  ENTENTE_STORE_ERROR_NO_PERMISSION,
  ENTENTE_STORE_ERROR_READ_ONLY,
  ENTENTE_STORE_ERROR_TOO_LARGE,
  ENTENTE_STORE_ERROR_NO_SPACE,
  ENTENTE_STORE_ERROR_CHANGED,      /* the file on disk is not the one that was read */
} EntenteStoreError;

/* Reads a regular file whole into private memory; never blocks on a pipe. "-" is standard input,
 * whose identity is NULL. Any thread. (transfer full) */
GBytes   *entente_store_read  (const char           *path,
                               EntenteFileIdentity **identity,
                               GCancellable         *cancellable,
                               GError              **error);

/* The same of a file that stays open: see entente-shelf.h. No standard input. (transfer full) */
GBytes   *entente_store_read_to_shelf (const char           *path,
                                    EntenteFileIdentity **identity,
                                    GCancellable         *cancellable,
                                    GError              **error);

/* The one way a file gets written: see the .c for the steps. @expected: (nullable): the state the
 * file on disk must still have, checked right before the rename, else ENTENTE_STORE_ERROR_CHANGED;
 * NULL replaces whatever is there. @identity: (out) (optional): the state written. On any error what was
 * there before is still there. Any thread. */
gboolean  entente_store_write_content (const char           *path,
                                       EntenteFileIdentity  *expected,
                                       EntenteFileContent   *content,
                                       EntenteFileIdentity **identity,
                                       GCancellable         *cancellable,
                                       GError              **error);

/* The same for what is in memory already. */
gboolean  entente_store_write_bytes (const char           *path,
                                     EntenteFileIdentity  *expected,
                                     GBytes               *bytes,
                                     EntenteFileIdentity **identity,
                                     GCancellable         *cancellable,
                                     GError              **error);

G_END_DECLS
