/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scanner.h"

G_BEGIN_DECLS

/* What the scanner's own files share. */

/* A longer key is cut in a path or message, in code points. */
#define ENTENTE_MAX_KEY_SHOWN 40

/* Stops the scanner with a message about @where. */
EntenteToken entente_scanner_fail          (EntenteScanner *self,
                                            const char     *where,
                                            const char     *format,
                                            ...) G_GNUC_PRINTF (3, 4);
/* The same: "found X; expected Y", about the next byte. */
EntenteToken entente_scanner_fail_expected (EntenteScanner *self,
                                            const char     *expected);
/* What stands at @where, for a message. (transfer full) */
char        *entente_scanner_describe      (EntenteScanner *self,
                                            const char     *where);
/* From the opening quote to behind the closing one; FALSE where it failed. */
gboolean     entente_scanner_take_string   (EntenteScanner *self);

G_END_DECLS
