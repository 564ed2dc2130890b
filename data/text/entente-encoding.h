/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * EntenteEncoding:
 *
 * One way to read bytes as text. @charset is what entente_encoding_decode() takes, @label what a
 * reader is shown, @plausibility 0 … 1, @preview the first lines as they read in it.
 */
typedef struct
{
  const char *charset;
  char *label;
  double plausibility;
  char *preview;
} EntenteEncoding;

/* The likely encodings of bytes, the likeliest first; UTF-8 alone where they are that. Never empty.
 * Looks at the first 64 KB. (element-type EntenteEncoding) (transfer full) */
GPtrArray *entente_encoding_guess  (GBytes      *bytes);
/* The whole text in UTF-8, without a byte-order mark; bytes that mean nothing in @charset become
 * U+FFFD. NULL with @error where the charset is not known. (transfer full) (nullable) */
char      *entente_encoding_decode (GBytes      *bytes,
                                    const char  *charset,
                                    GError     **error);

G_END_DECLS
