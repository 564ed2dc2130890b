/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-date.h"
#include "entente-plain-text.h"
#include "entente-text-row.h"

#include <math.h>
#include <string.h>

#define N_BEGUN_MAX 64 /* bytes; no date or number is longer */

G_DEFINE_ENUM_TYPE (EntenteTextFormat, entente_text_format,
                    G_DEFINE_ENUM_VALUE (ENTENTE_TEXT_FORMAT_PLAIN, "plain"),
                    G_DEFINE_ENUM_VALUE (ENTENTE_TEXT_FORMAT_DATE, "date"),
                    G_DEFINE_ENUM_VALUE (ENTENTE_TEXT_FORMAT_OPEN_DATE, "open-date"),
                    G_DEFINE_ENUM_VALUE (ENTENTE_TEXT_FORMAT_DATE_TIME, "date-time"),
                    G_DEFINE_ENUM_VALUE (ENTENTE_TEXT_FORMAT_NUMBER, "number"),
                    G_DEFINE_ENUM_VALUE (ENTENTE_TEXT_FORMAT_LINK, "link"))

static gboolean
is_number (const char *text)
{
  char *end = NULL;
  double number;

  /* strtod takes hexadecimal and "inf" as well. */
  if (*text == '\0' || strspn (text, "+-.0123456789eE") != strlen (text))
    return FALSE;
  number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (number);
}

static gboolean
is_link (const char *text)
{
  g_autofree char *host = entente_plain_text_dup_host (text);

  return host != NULL;
}

gboolean
entente_text_format_accepts (EntenteTextFormat format,
                             const char       *text)
{
  EntenteDate date;

  switch (format)
    {
    case ENTENTE_TEXT_FORMAT_DATE:
      return entente_date_parse (text, -1, &date);
    case ENTENTE_TEXT_FORMAT_OPEN_DATE:
      return strcmp (text, "..") == 0 || entente_date_parse (text, -1, &date);
    case ENTENTE_TEXT_FORMAT_DATE_TIME:
      return entente_date_parse_time (text, -1, &date);
    case ENTENTE_TEXT_FORMAT_NUMBER:
      return is_number (text);
    case ENTENTE_TEXT_FORMAT_LINK:
      return is_link (text);
    case ENTENTE_TEXT_FORMAT_PLAIN:
    default:
      return TRUE;
    }
}

/* Whether a time behind a day may become one: with the rest of another. */
static gboolean
is_begun_time (const char *text)
{
  static const char time[] = "2026-01-07T10:00:00Z";
  gsize length = strlen (text);
  g_autofree char *whole = NULL;

  if (length <= strlen ("2026-01-07") || length >= strlen (time))
    return FALSE;
  whole = g_strconcat (text, time + length, NULL);
  return entente_text_format_accepts (ENTENTE_TEXT_FORMAT_DATE_TIME, whole);
}

gboolean
entente_text_format_is_begun (EntenteTextFormat format,
                              const char       *text)
{
  /* Between them they complete every beginning of a year, a month, a day, "..", a number. */
  static const char *const endings[] = { "", "0", "1", ".", "01", "001", "000", "00" };

  if (format == ENTENTE_TEXT_FORMAT_LINK)
    return g_str_has_prefix ("https://", text) || g_str_has_prefix ("http://", text);
  if (strlen (text) > N_BEGUN_MAX)
    return FALSE;
  if (format == ENTENTE_TEXT_FORMAT_DATE_TIME && is_begun_time (text))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *whole = g_strconcat (text, endings[i], NULL);

      if (entente_text_format_accepts (format, whole))
        return TRUE;
    }
  return FALSE;
}
