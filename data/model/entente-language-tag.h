/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Well-formed by the shape of RFC 5646 (BCP 47): subtags of up to eight letters and digits, the first
 * of letters only, a single one ("x", "i") not alone. Whether it is registered is not asked. */
gboolean entente_language_tag_is_valid (const char *text,
                                        gsize       length);

G_END_DECLS
