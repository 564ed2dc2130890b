/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reading.h"

#include "entente-json-value.h"
#include "entente-language-tag.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Kinds of value that a member may have. What was expected is looked up in the translations only
 * where it is said. */

#define LANGUAGE_EXPECTED N_("a language tag as “en” or “zh-Hant”")

const char *
entente_reading_decode (EntenteReading *self,
                        gsize          *length)
{
  EntenteScanner *scanner = &self->scanner;
  EntenteJsonOddities oddities;

  *length = scanner->length - 2;
  if (G_LIKELY (!scanner->escaped))
    return scanner->start + 1;
  g_string_truncate (self->decoded, 0);
  oddities = entente_json_decode (scanner->start + 1, *length, self->decoded);
  if (oddities & ENTENTE_JSON_HAS_NUL)
    entente_reading_report (self, ENTENTE_VERDICT_FAULT, entente_scanner_get_offset (scanner),
                            _("found U+0000 in a text; expected none"));
  if (oddities & ENTENTE_JSON_HAS_SURROGATE)
    entente_reading_report (self, ENTENTE_VERDICT_FAULT, entente_scanner_get_offset (scanner),
                            _("found half of a surrogate pair in a text; expected both halves"));
  if (oddities != ENTENTE_JSON_PLAIN)
    return NULL;
  *length = self->decoded->len;
  return self->decoded->str;
}

const char *
entente_reading_string (EntenteReading *self,
                        EntenteVerdict  verdict,
                        const char     *expected,
                        gsize          *length)
{
  EntenteToken token = entente_scanner_next (&self->scanner);

  if (G_LIKELY (token == ENTENTE_TOKEN_STRING))
    return entente_reading_decode (self, length);
  entente_reading_refuse (self, verdict, expected);
  return NULL;
}

static gboolean
is_text (const char *present, /* nullable */
         const char *text,
         gsize       length)
{
  return present != NULL && strncmp (present, text, length) == 0 && present[length] == '\0';
}

/**
 * entente_reading_store:
 * @present: (nullable): the text in the slot's present row, used again where it is equal
 */
const char *
entente_reading_store (EntenteReading *self,
                       const char     *text,
                       gsize           length,
                       const char     *present)
{
  if (is_text (present, text, length))
    return present;
  return entente_map_store_text (self->map, text, (gssize) length);
}

const char *
entente_reading_text (EntenteReading *self,
                      const char     *present)
{
  gsize length;
  const char *text
      = entente_reading_string (self, ENTENTE_VERDICT_WARNING, N_("a text"), &length);

  if (text == NULL || is_text (present, text, length))
    return text != NULL ? present : NULL;
  return entente_map_share_text (self->map, text, length);
}

void
entente_reading_check_text (EntenteReading *self,
                            gpointer        target)
{
  gsize length;

  entente_reading_string (self, ENTENTE_VERDICT_WARNING, N_("a text"), &length);
}

void
entente_reading_check_texts (EntenteReading *self,
                             gpointer        target)
{
  gsize length;

  if (!entente_reading_enter (self, ENTENTE_TOKEN_ARRAY))
    return;
  for (;;)
    switch (entente_scanner_next (&self->scanner))
      {
      case ENTENTE_TOKEN_ARRAY_END:
      case ENTENTE_TOKEN_ERROR:
        return;
      case ENTENTE_TOKEN_STRING:
        entente_reading_decode (self, &length);
        break;
      default:
        entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, N_("a text"));
        break;
      }
}

gboolean
entente_reading_boolean (EntenteReading *self,
                         gboolean       *value)
{
  EntenteToken token = entente_scanner_next (&self->scanner);

  if (token != ENTENTE_TOKEN_TRUE && token != ENTENTE_TOKEN_FALSE)
    {
      entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, N_("true or false"));
      return FALSE;
    }
  *value = token == ENTENTE_TOKEN_TRUE;
  return TRUE;
}

static gboolean
parse_number (EntenteReading *self,
              double         *number)
{
  if (entente_json_parse_number (self->scanner.start, self->scanner.length, number))
    return TRUE;
  entente_reading_refuse (self, ENTENTE_VERDICT_FAULT,
                          isfinite (*number) ? N_("0, or a number from about 5e-324")
                                             : N_("a number up to about 1.8e308"));
  return FALSE;
}

gboolean
entente_reading_number (EntenteReading *self,
                        double          least,
                        double          most,
                        const char     *expected,
                        double         *number)
{
  double found;

  if (entente_scanner_next (&self->scanner) != ENTENTE_TOKEN_NUMBER)
    {
      entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, expected);
      return FALSE;
    }
  if (!parse_number (self, &found))
    return FALSE;
  if (found < least || found > most)
    {
      entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, expected);
      return FALSE;
    }
  *number = found;
  return TRUE;
}

static char *
join_choices (const char *const *choices)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; choices[i] != NULL; i++)
    {
      if (i > 0 && choices[i + 1] == NULL)
        /* Translators: between the last two of a list. */
        g_string_append (text, _(" or "));
      else if (i > 0)
        g_string_append (text, ", ");
      g_string_append_printf (text, "“%s”", choices[i]);
    }
  return g_string_free (text, FALSE);
}

gboolean
entente_reading_choice (EntenteReading    *self,
                        const char *const *choices,
                        guint             *index)
{
  g_autofree char *expected = NULL;
  const char *text = NULL;
  gsize length = 0;

  if (entente_scanner_next (&self->scanner) == ENTENTE_TOKEN_STRING)
    {
      text = entente_reading_decode (self, &length);
      if (text == NULL)
        return FALSE;
    }
  for (guint i = 0; text != NULL && choices[i] != NULL; i++)
    if (strlen (choices[i]) == length && memcmp (choices[i], text, length) == 0)
      {
        *index = i;
        return TRUE;
      }
  expected = join_choices (choices);
  entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, expected);
  return FALSE;
}

guint32
entente_reading_color (EntenteReading *self)
{
  const char *expected = N_("a color as “#1a6fa8”");
  gsize length;
  const char *text = entente_reading_string (self, ENTENTE_VERDICT_WARNING, expected, &length);
  guint32 color = 0;

  if (text == NULL)
    return ENTENTE_NO_COLOR;
  for (gsize i = 1; length == 7 && i < length; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        length = 0;
      color = color << 4 | (guint32) g_ascii_xdigit_value (text[i]);
    }
  if (length == 7 && text[0] == '#')
    return color;
  entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, expected);
  return ENTENTE_NO_COLOR;
}

/**
 * entente_reading_check_language:
 *
 * Returns: whether the present string or key is a language tag, or it is refused
 */
gboolean
entente_reading_check_language (EntenteReading *self,
                                const char     *text,
                                gsize           length)
{
  if (entente_language_tag_is_valid (text, length))
    return TRUE;
  entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, LANGUAGE_EXPECTED);
  return FALSE;
}

const char *
entente_reading_language (EntenteReading *self,
                          const char     *present)
{
  gsize length;
  const char *text
      = entente_reading_string (self, ENTENTE_VERDICT_WARNING, LANGUAGE_EXPECTED, &length);

  if (text == NULL || !entente_reading_check_language (self, text, length))
    return NULL;
  return entente_reading_store (self, text, length, present);
}

guint32
entente_reading_kind (EntenteReading    *self,
                      EntenteRecordType  type)
{
  gsize length;
  const char *text
      = entente_reading_string (self, ENTENTE_VERDICT_WARNING, N_("the key of a kind"), &length);

  return text != NULL ? entente_map_intern_kind (self->map, type, text, (gssize) length) : 0;
}
