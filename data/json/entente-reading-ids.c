/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reading.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ID_BYTES 256

static gboolean
has_control (const char *text,
             gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c < 0x20 || c == 0x7f)
        return TRUE;
      /* U+0080 … U+009F */
      if (c == 0xc2 && i + 1 < length && (guchar) text[i + 1] < 0xa0)
        return TRUE;
    }
  return FALSE;
}

static const char *
check_id (const char *text,
          gsize       length)
{
  if (length == 0)
    return N_("an id that is not empty");
  if (length > MAX_ID_BYTES)
    return N_("an id of up to 256 bytes");
  if (has_control (text, length))
    return N_("an id without control characters");
  return NULL;
}

/**
 * entente_reading_id:
 * @expected: for a value that is no text at all
 *
 * A record's own id, stored; NULL where it was refused.
 */
const char *
entente_reading_id (EntenteReading *self,
                    EntenteVerdict  verdict,
                    const char     *expected,
                    const char     *present)
{
  gsize length;
  const char *text = entente_reading_string (self, verdict, expected, &length);
  const char *wanted;

  if (text == NULL)
    return NULL;
  wanted = check_id (text, length);
  if (G_LIKELY (wanted == NULL))
    return entente_reading_store (self, text, length, present);
  entente_reading_refuse (self, verdict, wanted);
  return NULL;
}

static void
add_naming (EntenteReading *self,
            EntenteRole     role)
{
  const EntenteNaming naming = {
    .offset = (guint32) entente_scanner_get_offset (&self->scanner),
    .role = role,
  };

  g_array_append_val (self->namings, naming);
}

void
entente_reading_name_one (EntenteReading *self,
                          EntenteRole     role,
                          const char     *expected)
{
  gsize length;

  if (entente_reading_string (self, ENTENTE_VERDICT_FAULT, expected, &length) != NULL)
    add_naming (self, role);
}

static void
name_element (EntenteReading *self,
              EntenteKeySet  *set,
              EntenteRole     role)
{
  gsize length;
  EntenteKey key = {
    .text = self->scanner.start + 1,
    .length = self->scanner.length - 2,
    .escaped = self->scanner.escaped,
  };

  if (entente_reading_decode (self, &length) == NULL)
    return;
  if (entente_key_set_add (set, &self->list_keys, &key))
    add_naming (self, role);
  else
    entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, N_("each id once in this list"));
}

/**
 * entente_reading_name_list:
 *
 * A list of ids. What is no text, and an id that stands there already, is a warning and not used.
 */
void
entente_reading_name_list (EntenteReading *self,
                           EntenteRole     role,
                           const char     *expected)
{
  EntenteKeySet set;
  EntenteToken token;

  if (!entente_reading_enter (self, ENTENTE_TOKEN_ARRAY))
    return;
  entente_key_set_open (&set, &self->list_keys);
  for (;;)
    {
      token = entente_scanner_next (&self->scanner);
      if (token == ENTENTE_TOKEN_ARRAY_END || token == ENTENTE_TOKEN_ERROR)
        break;
      if (token == ENTENTE_TOKEN_STRING)
        name_element (self, &set, role);
      else
        entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, expected);
    }
  entente_key_set_close (&set, &self->list_keys);
}
