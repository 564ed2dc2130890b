/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-scanner-private.h"

#include "entente-json-value.h"

#include <string.h>

/* Keys that can be told from what joins them. */
static gboolean
is_plain_key (const EntenteKey *key)
{
  if (key->length == 0 || key->escaped)
    return FALSE;
  for (gsize i = 0; i < key->length; i++)
    if (strchr (" .[]", key->text[i]) != NULL)
      return FALSE;
  return TRUE;
}

static void
append_key (GString          *path,
            const EntenteKey *key)
{
  gboolean is_plain = is_plain_key (key);

  if (!is_plain)
    g_string_append (path, "[\"");
  else if (path->len > 0)
    g_string_append_c (path, '.');
  entente_json_append_shown (path, key->text, key->length, ENTENTE_MAX_KEY_SHOWN);
  if (!is_plain)
    g_string_append (path, "\"]");
}

/**
 * entente_scanner_dup_path:
 *
 * Where the present token stands in the document: `relations[12].target`; a key that would not be
 * clear so stands in brackets and quotes, its escapes as they are. Empty for the whole document.
 *
 * Returns: (transfer full): for a reader
 */
char *
entente_scanner_dup_path (EntenteScanner *self)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < self->depth; i++)
    {
      const EntenteFrame *frame = &self->frames[i];

      if (frame->is_object && frame->key.text != NULL)
        append_key (path, &frame->key);
      else if (!frame->is_object && frame->index >= 0)
        g_string_append_printf (path, "[%" G_GINT64_FORMAT "]", frame->index);
    }
  return g_string_free (path, FALSE);
}
