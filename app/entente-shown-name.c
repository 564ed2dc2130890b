/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-shown-name"

#include "entente-shown-name.h"

#include <string.h>

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_DIRECTIONAL_ISOLATE "\u2069"
#define ELLIPSIS "…"

/* Longest names, in characters: alone, and inside a sentence. */
#define MAX_ALONE 160
#define MAX_IN_SENTENCE 72

/* The most bytes ever looked at. */
#define MAX_BYTES 1024

/* Marks that turn or join what follows them would reach out of the name. */
static gboolean
is_shown (gunichar character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;
    default:
      break;
    }

  return !(character >= 0x202a && character <= 0x202e) &&
         !(character >= 0x2066 && character <= 0x2069);
}

static void
append_clean (GString    *shown,
              const char *name,
              guint       max_characters)
{
  g_autofree char *valid = g_utf8_make_valid (name, (gssize) strnlen (name, MAX_BYTES));
  guint n_characters = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (n_characters++ == max_characters)
        {
          g_string_append (shown, ELLIPSIS);
          return;
        }
      g_string_append_unichar (shown, is_shown (character) ? character : ' ');
    }
}

char *
entente_dup_clean_name (const char *name)
{
  GString *shown;

  g_return_val_if_fail (name != NULL, NULL);

  shown = g_string_new (NULL);
  append_clean (shown, name, MAX_ALONE);
  return g_string_free (shown, FALSE);
}

char *
entente_dup_shown_name (const char *name)
{
  GString *shown;

  g_return_val_if_fail (name != NULL, NULL);

  shown = g_string_new (FIRST_STRONG_ISOLATE);
  append_clean (shown, name, MAX_IN_SENTENCE);
  g_string_append (shown, POP_DIRECTIONAL_ISOLATE);
  return g_string_free (shown, FALSE);
}
