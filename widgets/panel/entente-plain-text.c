/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-plain-text.h"

#include <string.h>

#define FIRST_STRONG_ISOLATE "\342\201\250"
#define POP_DIRECTIONAL_ISOLATE "\342\201\251"
#define LEFT_TO_RIGHT_MARK "\342\200\216"
#define RIGHT_TO_LEFT_MARK "\342\200\217"
#define N_COMBINING_MAX 8 /* marks on one letter; no script needs more */
#define SEPARATOR " · "

#define FIRST_ISOLATE 0x2066
#define LAST_ISOLATE 0x2069 /* the one that ends the others */

static gboolean
is_override (gunichar c)
{
  return c >= 0x202a && c <= 0x202e;
}

static gboolean
is_isolate (gunichar c)
{
  return c >= FIRST_ISOLATE && c <= LAST_ISOLATE;
}

/* Letters of scripts that run to the left, by their blocks. */
static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff)
         || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

/* An isolate that has its end stays, one without does not reach past the text. */
static void
append_isolate (GString  *plain,
                gunichar  c,
                guint    *n_open)
{
  if (c == LAST_ISOLATE && *n_open == 0)
    return;
  *n_open = c == LAST_ISOLATE ? *n_open - 1 : *n_open + 1;
  g_string_append_unichar (plain, c);
}

static void
append_cut (GString    *plain,
            const char *text,
            guint       n_max,
            gboolean    keeps_isolates)
{
  guint n = 0;
  guint n_combining = 0;
  guint n_open = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_combining = g_unichar_combining_class (c) != 0 ? n_combining + 1 : 0;
      if (is_override (c) || n_combining > N_COMBINING_MAX)
        continue;
      if (is_isolate (c) && keeps_isolates)
        append_isolate (plain, c, &n_open);
      if (is_isolate (c))
        continue;
      if (n++ == n_max)
        {
          g_string_append (plain, "…");
          break;
        }
      if (c == 0x2028 || c == 0x2029 || g_unichar_iscntrl (c))
        g_string_append_c (plain, ' ');
      else
        g_string_append_unichar (plain, c);
    }
  while (n_open-- > 0)
    g_string_append (plain, POP_DIRECTIONAL_ISOLATE);
}

/* The direction of the first letter that stands in no isolate, as rule P2 of the Unicode
 * bidirectional algorithm (UAX #9) has it. Pango looks into the isolates. */
static gboolean
is_led_to_left (const char *text)
{
  guint depth = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_isolate (c))
        depth = c == LAST_ISOLATE ? depth - MIN (depth, 1) : depth + 1;
      else if (depth == 0 && is_right_to_left (c))
        return TRUE;
      else if (depth == 0 && g_unichar_isalpha (c))
        return FALSE;
    }
  return FALSE;
}

char *
entente_plain_text_cut (const char *text,
                        guint       n_max)
{
  GString *plain = g_string_new (NULL);

  if (text == NULL)
    return g_string_free (plain, FALSE);
  append_cut (plain, text, n_max, TRUE);
  if (g_str_has_prefix (plain->str, FIRST_STRONG_ISOLATE))
    g_string_prepend (plain, is_led_to_left (plain->str) ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);
  return g_string_free (plain, FALSE);
}

static gboolean
has_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (is_right_to_left (g_utf8_get_char (p)))
        return TRUE;
    }
  return FALSE;
}

char *
entente_plain_text_isolate (const char *text,
                            guint       n_max)
{
  GString *plain = g_string_new (NULL);

  if (text == NULL)
    return g_string_free (plain, FALSE);
  append_cut (plain, text, n_max, FALSE);
  if (has_right_to_left (plain->str))
    {
      g_string_prepend (plain, FIRST_STRONG_ISOLATE);
      g_string_append (plain, POP_DIRECTIONAL_ISOLATE);
    }
  return g_string_free (plain, FALSE);
}

char *
entente_plain_text_join (const char *first,
                         ...)
{
  GString *joined = g_string_new (NULL);
  va_list parts;

  va_start (parts, first);
  /* A part may be "", which says nothing; a NULL ends the list. */
  for (const char *part = first; part != NULL; part = va_arg (parts, const char *))
    {
      if (*part == '\0')
        continue;
      if (joined->len > 0)
        g_string_append (joined, SEPARATOR);
      g_string_append (joined, part);
    }
  va_end (parts);
  return g_string_free (joined, FALSE);
}

static gboolean
has_only_link_characters (const char *url)
{
  for (const char *p = url; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\\' || g_unichar_isspace (c) || g_unichar_iscntrl (c) || is_override (c)
          || is_isolate (c))
        return FALSE;
    }
  return TRUE;
}

/* An escape in a host may have become anything, also what looks like the end of it. */
static gboolean
has_only_host_characters (const char *host)
{
  for (const char *p = host; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr (".-_:", *p) == NULL)
        return FALSE;
    }
  return TRUE;
}

char *
entente_plain_text_dup_host (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  const char *scheme;
  const char *host;
  g_autofree char *ascii = NULL;

  if (url == NULL || !has_only_link_characters (url))
    return NULL;
  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_userinfo (uri) != NULL)
    return NULL;
  scheme = g_uri_get_scheme (uri);
  host = g_uri_get_host (uri);
  if (host == NULL || *host == '\0')
    return NULL;
  if (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
    return NULL;
  /* As it is looked up: letters of other scripts that look alike stand out. */
  ascii = g_hostname_to_ascii (host);
  return ascii != NULL && has_only_host_characters (ascii) ? g_steal_pointer (&ascii) : NULL;
}

char *
entente_plain_text_fold (const char *text)
{
  g_autofree char *split = NULL;
  GString *folded = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  split = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (split == NULL)
    return g_strdup ("");
  folded = g_string_new (NULL);
  for (const char *p = split; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free (folded, FALSE);
}
