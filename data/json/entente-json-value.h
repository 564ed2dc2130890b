/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a string or number that has passed the scanner means. */

typedef enum
{
  ENTENTE_JSON_PLAIN = 0,
  ENTENTE_JSON_HAS_NUL = 1 << 0,       /* U+0000 */
  ENTENTE_JSON_HAS_SURROGATE = 1 << 1, /* half of a pair, without the other half */
} EntenteJsonOddities;

/* Appends the text between a string's quotes, its escapes undone. U+0000 is appended as a byte and
 * a lone surrogate as three, so that texts that differ stay different; the result says so. */
EntenteJsonOddities entente_json_decode       (const char *text,
                                               gsize       length,
                                               GString    *decoded);
/* Whatever the locale. FALSE where the number is too large or too small to be represented: @number
 * is an infinity or 0 then. */
gboolean            entente_json_parse_number (const char *text,
                                               gsize       length,
                                               double     *number);
/* Text for a message: at most @max_points code points of it, then an ellipsis; what would not show,
 * or turn the line around, as U+FFFD. */
void                entente_json_append_shown (GString    *message,
                                               const char *text,
                                               gsize       length,
                                               guint       max_points);

G_END_DECLS
