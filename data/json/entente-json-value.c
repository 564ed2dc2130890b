/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-json-value.h"

#include <float.h>
#include <math.h>
#include <string.h>

static guint
parse_hex (const char *digits)
{
  guint value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (guint) g_ascii_xdigit_value (digits[i]);
  return value;
}

static void
append_surrogate (GString *decoded,
                  guint    unit)
{
  const char bytes[3] = {
    (char) (0xe0 | unit >> 12),
    (char) (0x80 | (unit >> 6 & 0x3f)),
    (char) (0x80 | (unit & 0x3f)),
  };

  g_string_append_len (decoded, bytes, sizeof bytes);
}

/* @text stands behind `\u`; returns the bytes used from there. */
static gsize
decode_unit (const char          *text,
             const char          *end,
             GString             *decoded,
             EntenteJsonOddities *oddities)
{
  guint unit = parse_hex (text);
  guint low;

  if (unit == 0)
    *oddities |= ENTENTE_JSON_HAS_NUL;
  if (unit < 0xd800 || unit > 0xdfff)
    {
      g_string_append_unichar (decoded, unit);
      return 4;
    }
  if (unit < 0xdc00 && end - text >= 10 && text[4] == '\\' && text[5] == 'u')
    {
      low = parse_hex (text + 6);
      if (low >= 0xdc00 && low <= 0xdfff)
        {
          g_string_append_unichar (decoded, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
          return 10;
        }
    }
  *oddities |= ENTENTE_JSON_HAS_SURROGATE;
  append_surrogate (decoded, unit);
  return 4;
}

static char
decode_letter (char letter)
{
  switch (letter)
    {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default: /* the quote, the slash and the backslash mean themselves */
      return letter;
    }
}

EntenteJsonOddities
entente_json_decode (const char *text,
                     gsize       length,
                     GString    *decoded)
{
  const char *end = text + length;
  EntenteJsonOddities oddities = ENTENTE_JSON_PLAIN;

  while (text < end)
    {
      const char *escape = memchr (text, '\\', (gsize) (end - text));

      if (escape == NULL)
        {
          g_string_append_len (decoded, text, end - text);
          break;
        }
      g_string_append_len (decoded, text, escape - text);
      text = escape + 2;
      if (escape[1] == 'u')
        text += decode_unit (text, end, decoded, &oddities);
      else
        g_string_append_c (decoded, decode_letter (escape[1]));
    }
  return oddities;
}

#if FLT_EVAL_METHOD == 0
/* Powers of ten that a double holds exactly. */
static const double exact_powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                       1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                       1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

/* Digits whose number is surely below 2⁵³. */
#define MAX_EXACT_DIGITS 15

/* Numbers without an exponent and with few digits: both the digits and the power of ten are exact
 * doubles, so that one division rounds correctly (Clinger 1990, doi:10.1145/93542.93557). */
static gboolean
parse_short (const char *text,
             gsize       length,
             double     *number)
{
  const char *p = text;
  const char *end = text + length;
  guint64 digits = 0;
  guint n_fraction = 0;
  gboolean negative = *p == '-';

  if (length > MAX_EXACT_DIGITS)
    return FALSE;
  for (p += negative; p < end && g_ascii_isdigit (*p); p++)
    digits = digits * 10 + (guint64) (*p - '0');
  if (p < end && *p == '.')
    for (p++; p < end && g_ascii_isdigit (*p); p++, n_fraction++)
      digits = digits * 10 + (guint64) (*p - '0');
  if (p != end)
    return FALSE;
  *number = (double) digits / exact_powers[n_fraction];
  if (negative)
    *number = -*number;
  return TRUE;
}
#else
static gboolean
parse_short (const char *text,
             gsize       length,
             double     *number)
{
  return FALSE;
}
#endif

/* Whether some digit before the exponent is not 0. */
static gboolean
is_nothing (const char *text,
            gsize       length)
{
  for (gsize i = 0; i < length && text[i] != 'e' && text[i] != 'E'; i++)
    if (text[i] >= '1' && text[i] <= '9')
      return FALSE;
  return TRUE;
}

gboolean
entente_json_parse_number (const char *text,
                           gsize       length,
                           double     *number)
{
  g_autofree char *copy = NULL;

  if (parse_short (text, length, number))
    return TRUE;
  copy = g_strndup (text, length);
  *number = g_ascii_strtod (copy, NULL);
  return isfinite (*number) && (*number != 0 || is_nothing (text, length));
}

static gboolean
can_show (gunichar c)
{
  if (c >= 0x202a && c <= 0x202e)
    return FALSE;
  if (c >= 0x2066 && c <= 0x2069)
    return FALSE;
  return !g_unichar_iscntrl (c);
}

void
entente_json_append_shown (GString    *message,
                           const char *text,
                           gsize       length,
                           guint       max_points)
{
  const char *end = text + length;

  for (guint i = 0; text < end; i++, text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (i == max_points)
        {
          g_string_append (message, "…");
          return;
        }
      g_string_append_unichar (message, can_show (c) ? c : 0xfffd);
    }
}
