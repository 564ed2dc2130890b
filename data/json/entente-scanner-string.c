/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-scanner-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Strings: most of a map's bytes. */

/* What a byte is inside a string. */
enum
{
  PLAIN = 0,
  QUOTE,
  ESCAPE,
  CONTROL,
  LEAD_2, /* first byte of a sequence of two, and so on */
  LEAD_3,
  LEAD_4,
  INVALID,
};

#define R4(c) c, c, c, c
#define R16(c) R4 (c), R4 (c), R4 (c), R4 (c)

/* clang-format off */
static const guint8 classes[256] = {
  [0x00] = R16 (CONTROL), R16 (CONTROL),
  ['"'] = QUOTE,
  ['\\'] = ESCAPE,
  [0x80] = R16 (INVALID), R16 (INVALID), R16 (INVALID), R16 (INVALID),
  [0xc0] = INVALID, INVALID, LEAD_2, LEAD_2, R4 (LEAD_2), R4 (LEAD_2), R4 (LEAD_2),
  [0xd0] = R16 (LEAD_2),
  [0xe0] = R16 (LEAD_3),
  [0xf0] = R4 (LEAD_4), LEAD_4, INVALID, INVALID, INVALID, R4 (INVALID), R4 (INVALID),
};
/* clang-format on */

#define EVERY_BYTE(c) (G_GUINT64_CONSTANT (0x0101010101010101) * (c))
#define HIGH_BITS EVERY_BYTE (0x80)

/* Eight bytes at a time, to the first that is no plain ASCII inside a string. */
static inline const char *
skip_plain (const char *p,
            const char *end)
{
  while (end - p >= 8)
    {
      guint64 word;
      guint64 quotes;
      guint64 escapes;
      guint64 special;

      memcpy (&word, p, sizeof word);
      word = GUINT64_FROM_LE (word);
      quotes = word ^ EVERY_BYTE ('"');
      escapes = word ^ EVERY_BYTE ('\\');
      /* A borrow can only mark bytes above one that is marked rightly: the lowest is right. */
      special = (((word - EVERY_BYTE (0x20)) & ~word) | ((quotes - EVERY_BYTE (1)) & ~quotes)
                 | ((escapes - EVERY_BYTE (1)) & ~escapes) | word)
                & HIGH_BITS;
      if (special != 0)
        return p + (__builtin_ctzll (special) >> 3);
      p += 8;
    }
  return p;
}

static inline gboolean
is_continuation (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* Length of the UTF-8 sequence at @p by RFC 3629, 0 where it is none. */
static gsize
check_sequence (const char *p,
                const char *end,
                guint8      class)
{
  const guchar *u = (const guchar *) p;
  gsize length = class == LEAD_2 ? 2 : class == LEAD_3 ? 3 : 4;

  if ((gsize) (end - p) < length)
    return 0;
  for (gsize i = 1; i < length; i++)
    if (!is_continuation (p[i]))
      return 0;
  if (u[0] == 0xe0 && u[1] < 0xa0) /* too long a form */
    return 0;
  if (u[0] == 0xed && u[1] > 0x9f) /* a surrogate */
    return 0;
  if (u[0] == 0xf0 && u[1] < 0x90) /* too long a form */
    return 0;
  if (u[0] == 0xf4 && u[1] > 0x8f) /* above U+10FFFF */
    return 0;
  return length;
}

/* Length of the escape at @p, 0 where it is none. */
static gsize
check_escape (const char *p,
              const char *end)
{
  if (end - p < 2)
    return 0;
  if (p[1] != 'u')
    return p[1] != '\0' && strchr ("\"\\/bfnrt", p[1]) != NULL ? 2 : 0;
  if (end - p < 6)
    return 0;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (p[i]))
      return 0;
  return 6;
}

static gboolean
fail_escape (EntenteScanner *self,
             const char     *p)
{
  g_autofree char *found = entente_scanner_describe (self, p + 1);

  if (p + 1 < self->end && p[1] == 'u')
    entente_scanner_fail (self, p,
                          _("found “\\u” without four hexadecimal digits; expected them "
                            "behind it"));
  else
    entente_scanner_fail (self, p,
                          _("found a backslash and %s; expected one of \\\" \\\\ \\/ \\b \\f "
                            "\\n \\r \\t \\u"),
                          found);
  return FALSE;
}

static gboolean
fail_control (EntenteScanner *self,
              const char     *p)
{
  if (*p == '\n' || *p == '\r')
    entente_scanner_fail (self, p,
                          _("found a line break inside a string; expected “\\n”, or a "
                            "quotation mark before"));
  else
    entente_scanner_fail (self, p,
                          _("found the control character U+%04X inside a string; expected "
                            "“\\u%04x”"),
                          (guint) (guchar) *p, (guint) (guchar) *p);
  return FALSE;
}

gboolean
entente_scanner_take_string (EntenteScanner *self)
{
  const char *p = self->at + 1;
  const char *end = self->end;
  gsize length;

  self->start = self->at;
  self->escaped = FALSE;
  for (;;)
    {
      guint8 class;

      p = skip_plain (p, end);
      if (p >= end)
        {
          entente_scanner_fail (self, self->start,
                                _("found a string without an end; expected a quotation mark "
                                  "behind it"));
          return FALSE;
        }
      class = classes[(guchar) *p];
      switch (class)
        {
        case PLAIN:
          p++;
          break;
        case QUOTE:
          self->at = p + 1;
          self->length = (gsize) (self->at - self->start);
          return TRUE;
        case ESCAPE:
          self->escaped = TRUE;
          length = check_escape (p, end);
          if (length == 0)
            return fail_escape (self, p);
          p += length;
          break;
        case CONTROL:
          return fail_control (self, p);
        default:
          length = class == INVALID ? 0 : check_sequence (p, end, class);
          if (length == 0)
            {
              entente_scanner_fail (self, p,
                                    _("found the byte 0x%02X; expected "
                                      "UTF-8"), (guint) (guchar) *p);
              return FALSE;
            }
          p += length;
          break;
        }
    }
}
