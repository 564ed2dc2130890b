/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-date.h"

#include <glib/gi18n.h>
#include <string.h>

/* EDTF, level 0 dates with the qualifiers of level 1: Library of Congress, Extended Date/Time
 * Format specification, 2019 (ISO 8601-2). */

static gboolean
parse_digits (const char **text,
              const char  *end,
              guint        n_digits,
              guint       *value)
{
  *value = 0;
  for (guint i = 0; i < n_digits; i++, (*text)++)
    {
      if (*text >= end || !g_ascii_isdigit (**text))
        return FALSE;
      *value = *value * 10 + (guint) (**text - '0');
    }
  return TRUE;
}

static gboolean
skip_char (const char **text,
           const char  *end,
           char         wanted)
{
  if (*text >= end || **text != wanted)
    return FALSE;
  (*text)++;
  return TRUE;
}

static gint32
day_number (guint year,
            guint month,
            guint day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (gint32) g_date_get_julian (&date);
}

static gboolean
parse_day (const char **text,
           const char  *end,
           EntenteDate *date)
{
  guint year;
  guint month = 0;
  guint day = 0;

  if (!parse_digits (text, end, 4, &year) || year == 0)
    return FALSE;
  if (skip_char (text, end, '-'))
    {
      if (!parse_digits (text, end, 2, &month) || month < 1 || month > 12)
        return FALSE;
      if (skip_char (text, end, '-'))
        {
          if (!parse_digits (text, end, 2, &day)
              || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
            return FALSE;
        }
    }

  if (day > 0)
    date->earliest = date->latest = day_number (year, month, day);
  else if (month > 0)
    {
      date->earliest = day_number (year, month, 1);
      date->latest = date->earliest
                     + g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year) - 1;
    }
  else
    {
      date->earliest = day_number (year, 1, 1);
      date->latest = day_number (year, 12, 31);
    }
  return TRUE;
}

/**
 * entente_date_parse:
 * @text: a date
 * @length: its bytes, or -1 where it is NUL-terminated
 * @date: (out): the days it may mean; unknown where it is none
 *
 * Reads one EDTF date, or `..`.
 *
 * Returns: whether @text is one
 */
gboolean
entente_date_parse (const char  *text,
                    gssize       length,
                    EntenteDate *date)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  EntenteDate found;

  *date = ENTENTE_DATE_UNKNOWN;
  if (end - text == 2 && text[0] == '.' && text[1] == '.')
    {
      date->earliest = date->latest = ENTENTE_DAY_OPEN;
      return TRUE;
    }
  if (!parse_day (&text, end, &found))
    return FALSE;
  if (text < end && strchr ("?~%", *text) != NULL)
    text++;
  if (text != end)
    return FALSE;
  *date = found;
  return TRUE;
}

/**
 * entente_date_parse_time:
 * @text: a date, or an RFC 3339 date and time
 * @length: its bytes, or -1 where it is NUL-terminated
 * @date: (out): the day
 *
 * Reads what an article's `published` and `accessed` may hold.
 *
 * Returns: whether @text is one
 */
gboolean
entente_date_parse_time (const char  *text,
                         gssize       length,
                         EntenteDate *date)
{
  g_autofree char *whole = NULL;
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GTimeZone) utc = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize) length;

  if (entente_date_parse (text, (gssize) size, date))
    return date->earliest != ENTENTE_DAY_OPEN;
  /* "2026-01-07T10:00Z" is the shortest, and nobody writes more than nanoseconds. */
  if (size < 17 || size > 40 || (text[10] != 'T' && text[10] != 't' && text[10] != ' '))
    return FALSE;
  whole = g_strndup (text, size);
  utc = g_time_zone_new_utc ();
  moment = g_date_time_new_from_iso8601 (whole, utc);
  return moment != NULL && entente_date_parse (text, 10, date);
}

gboolean
entente_date_is_known (EntenteDate self)
{
  return self.earliest != ENTENTE_DAY_UNKNOWN;
}

/**
 * entente_date_is_after:
 *
 * Returns: whether @self is surely after @other: its earliest day behind the other's latest.
 *   Never where one is unknown.
 */
gboolean
entente_date_is_after (EntenteDate self,
                       EntenteDate other)
{
  if (!entente_date_is_known (self) || !entente_date_is_known (other))
    return FALSE;
  return self.earliest > other.latest;
}

static char *
format_plain (const char *text)
{
  g_autoptr (GDateTime) date = NULL;
  guint year = 0;
  guint month = 1;
  guint day = 1;
  const char *p = text;
  const char *end = text + MIN (strlen (text), 10);
  guint n_parts = 1;

  if (!parse_digits (&p, end, 4, &year))
    return g_strdup (text);
  if (skip_char (&p, end, '-') && parse_digits (&p, end, 2, &month))
    n_parts += 1;
  if (n_parts == 2 && skip_char (&p, end, '-') && parse_digits (&p, end, 2, &day))
    n_parts += 1;
  date = g_date_time_new_utc ((int) year, (int) month, (int) day, 0, 0, 0);
  if (date == NULL)
    return g_strdup (text);
  if (n_parts == 3)
    /* Translators: a day as in a source line, "7 January 2026". See strftime. */
    return g_date_time_format (date, _("%-d %B %Y"));
  if (n_parts == 2)
    /* Translators: a month as in a source line, "January 2026". See strftime. */
    return g_date_time_format (date, _("%B %Y"));
  return g_date_time_format (date, "%Y");
}

/**
 * entente_date_format:
 * @text: a date as the file has it
 *
 * Words for a reader: "7 January 2026", "January 2026", "about 2026", "still". What is no date comes
 * back as it is.
 *
 * Returns: (transfer full): plain text
 */
char *
entente_date_format (const char *text)
{
  EntenteDate date;
  g_autofree char *plain = NULL;
  gsize length = strlen (text);

  if (!entente_date_parse_time (text, -1, &date))
    return strcmp (text, "..") == 0 ? g_strdup (_("still")) : g_strdup (text);
  plain = format_plain (text);
  switch (text[length - 1])
    {
    case '?':
      /* Translators: an uncertain date, "perhaps January 2026". */
      return g_strdup_printf (_("perhaps %s"), plain);
    case '~':
      /* Translators: an approximate date, "about January 2026". */
      return g_strdup_printf (_("about %s"), plain);
    case '%':
      /* Translators: an uncertain and approximate date, "perhaps about January 2026". */
      return g_strdup_printf (_("perhaps about %s"), plain);
    default:
      return g_steal_pointer (&plain);
    }
}
