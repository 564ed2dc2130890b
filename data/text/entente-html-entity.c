/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-html-entity.h"

#include "entente-import-private.h"

#include <string.h>

/* The entities of HTML that stand in articles: all letters of Latin 1, and typography. */
static const struct
{
  const char *name;
  gunichar code;
} entities[] = {
  { "AElig", 0xc6 },    { "Aacute", 0xc1 },   { "Acirc", 0xc2 },    { "Agrave", 0xc0 },
  { "Aring", 0xc5 },    { "Atilde", 0xc3 },   { "Auml", 0xc4 },     { "Ccedil", 0xc7 },
  { "ETH", 0xd0 },      { "Eacute", 0xc9 },   { "Ecirc", 0xca },    { "Egrave", 0xc8 },
  { "Euml", 0xcb },     { "Iacute", 0xcd },   { "Icirc", 0xce },    { "Igrave", 0xcc },
  { "Iuml", 0xcf },     { "Ntilde", 0xd1 },   { "OElig", 0x152 },   { "Oacute", 0xd3 },
  { "Ocirc", 0xd4 },    { "Ograve", 0xd2 },   { "Oslash", 0xd8 },   { "Otilde", 0xd5 },
  { "Ouml", 0xd6 },     { "Scaron", 0x160 },  { "THORN", 0xde },    { "Uacute", 0xda },
  { "Ucirc", 0xdb },    { "Ugrave", 0xd9 },   { "Uuml", 0xdc },     { "Yacute", 0xdd },
  { "Yuml", 0x178 },    { "aacute", 0xe1 },   { "acirc", 0xe2 },    { "acute", 0xb4 },
  { "aelig", 0xe6 },    { "agrave", 0xe0 },   { "amp", '&' },       { "apos", '\'' },
  { "aring", 0xe5 },    { "atilde", 0xe3 },   { "auml", 0xe4 },     { "bdquo", 0x201e },
  { "bull", 0x2022 },   { "ccedil", 0xe7 },   { "cedil", 0xb8 },    { "cent", 0xa2 },
  { "circ", 0x2c6 },    { "copy", 0xa9 },     { "curren", 0xa4 },   { "dagger", 0x2020 },
  { "darr", 0x2193 },   { "deg", 0xb0 },      { "divide", 0xf7 },   { "eacute", 0xe9 },
  { "ecirc", 0xea },    { "egrave", 0xe8 },   { "emsp", ' ' },      { "ensp", ' ' },
  { "eth", 0xf0 },      { "euml", 0xeb },     { "euro", 0x20ac },   { "frac12", 0xbd },
  { "frac14", 0xbc },   { "frac34", 0xbe },   { "ge", 0x2265 },     { "gt", '>' },
  { "hellip", 0x2026 }, { "iacute", 0xed },   { "icirc", 0xee },    { "iexcl", 0xa1 },
  { "igrave", 0xec },   { "iquest", 0xbf },   { "iuml", 0xef },     { "laquo", 0xab },
  { "larr", 0x2190 },   { "ldquo", 0x201c },  { "le", 0x2264 },     { "lrm", 0x200e },
  { "lsaquo", 0x2039 }, { "lsquo", 0x2018 },  { "lt", '<' },        { "macr", 0xaf },
  { "mdash", 0x2014 },  { "micro", 0xb5 },    { "middot", 0xb7 },   { "minus", 0x2212 },
  { "nbsp", 0xa0 },     { "ndash", 0x2013 },  { "ne", 0x2260 },     { "not", 0xac },
  { "ntilde", 0xf1 },   { "oacute", 0xf3 },   { "ocirc", 0xf4 },    { "oelig", 0x153 },
  { "ograve", 0xf2 },   { "ordf", 0xaa },     { "ordm", 0xba },     { "oslash", 0xf8 },
  { "otilde", 0xf5 },   { "ouml", 0xf6 },     { "para", 0xb6 },     { "permil", 0x2030 },
  { "plusmn", 0xb1 },   { "pound", 0xa3 },    { "prime", 0x2032 },  { "quot", '"' },
  { "raquo", 0xbb },    { "rarr", 0x2192 },   { "rdquo", 0x201d },  { "reg", 0xae },
  { "rlm", 0x200f },    { "rsaquo", 0x203a }, { "rsquo", 0x2019 },  { "sbquo", 0x201a },
  { "scaron", 0x161 },  { "sect", 0xa7 },     { "shy", 0xad },      { "sup1", 0xb9 },
  { "sup2", 0xb2 },     { "sup3", 0xb3 },     { "szlig", 0xdf },    { "thinsp", 0x2009 },
  { "thorn", 0xfe },    { "tilde", 0x2dc },   { "times", 0xd7 },    { "trade", 0x2122 },
  { "uacute", 0xfa },   { "uarr", 0x2191 },   { "ucirc", 0xfb },    { "ugrave", 0xf9 },
  { "uml", 0xa8 },      { "uuml", 0xfc },     { "yacute", 0xfd },   { "yen", 0xa5 },
  { "yuml", 0xff },     { "zwj", 0x200d },    { "zwnj", 0x200c },
};

#define MAX_NAME 8
#define MAX_DIGITS 8

/* What pages of Windows-1252 mean by the numbers of control characters. */
static const gunichar windows_1252[32] = {
  0x20ac, 0xfffd, 0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
  0x2039, 0x152,  0xfffd, 0x17d,  0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0xfffd, 0x17e,  0x178,
};

static gsize
append_number (GString    *string,
               const char *text)
{
  gboolean hex = text[2] == 'x' || text[2] == 'X';
  const char *digits = text + (hex ? 3 : 2);
  const char *p = digits;
  guint64 code = 0;

  while ((hex ? g_ascii_isxdigit (*p) : g_ascii_isdigit (*p)) && p - digits < MAX_DIGITS)
    code = code * (hex ? 16 : 10) + (guint64) g_ascii_xdigit_value (*p++);
  if (p == digits)
    return 0;
  if (*p == ';')
    p++;

  if (code >= 0x80 && code < 0xa0)
    code = windows_1252[code - 0x80];
  if (code == '\t' || code == '\n' || code == '\r')
    code = ' ';
  if (code >= ' ' && code != 0x7f && code < 0x110000 && g_unichar_validate ((gunichar) code))
    g_string_append_unichar (string, (gunichar) code);

  return (gsize) (p - text);
}

gsize
entente_html_append_entity (GString    *string,
                            const char *text)
{
  gsize length = 0;

  if (text[1] == '#')
    return append_number (string, text);
  while (length <= MAX_NAME && g_ascii_isalnum (text[1 + length]))
    length++;
  if (length == 0 || text[1 + length] != ';')
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strlen (entities[i].name) == length && memcmp (entities[i].name, text + 1, length) == 0)
      {
        g_string_append_unichar (string, entities[i].code);
        return length + 2;
      }

  return 0;
}

char *
entente_html_dup_decoded (const char *text,
                          const char *end)
{
  g_autoptr (GString) decoded = g_string_new (NULL);

  while (text < end)
    {
      gsize n = *text == '&' ? entente_html_append_entity (decoded, text) : 0;

      if (n == 0)
        g_string_append_c (decoded, *text);
      text += MAX (n, 1);
    }

  return entente_import_squeeze (decoded->str);
}
