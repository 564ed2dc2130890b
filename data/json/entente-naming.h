/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-reading.h"

G_BEGIN_DECLS

/* Into the order of the roles, each role's own order kept. */
void        entente_namings_sort  (GArray      *namings);
/* The text of the string at an offset as it stands there, without its quotes and not NUL-
 * terminated. */
const char *entente_naming_get_raw (const char  *bytes,
                                    gsize        offset,
                                    gsize       *length);
/* The decoded text of the string at an offset; valid until the bytes or @decoded change, not
 * NUL-terminated. */
const char *entente_naming_get_id (const char  *bytes,
                                   gsize        offset,
                                   GString     *decoded,
                                   gsize       *length);

G_END_DECLS
