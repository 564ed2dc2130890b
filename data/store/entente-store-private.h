/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* What reading and writing share. Nobody else includes this. */

/* Sets @error to "WHAT: why" with the store's code for an errno; @format names the file. */
void    entente_store_set_error      (GError            **error,
                                      int                 number,
                                      const char         *format,
                                      ...) G_GNUC_PRINTF (3, 4);
/* Sets @error to say that a file is a folder, a pipe, … instead of a regular file. */
void    entente_store_set_irregular  (GError            **error,
                                      const struct stat  *status,
                                      const char         *path);
/* FALSE with ENTENTE_STORE_ERROR_TOO_LARGE where a file of so many bytes cannot be opened. */
gboolean entente_store_check_size    (goffset             size,
                                      const char         *path,
                                      GError            **error);

/* Writes as entente_store_write_content() does; a new file is its user's alone. */
gboolean entente_store_keep          (const char          *path,
                                      EntenteFileContent  *content,
                                      GError             **error);

G_END_DECLS
