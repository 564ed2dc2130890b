/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-naming.h"

#include "entente-json-value.h"

#include <string.h>

#define NAMING(namings, index) (&g_array_index ((namings), EntenteNaming, (index)))
#define N_ROLES (ENTENTE_ROLE_CITES + 1)

static gboolean
is_sorted (GArray *namings)
{
  for (guint i = 1; i < namings->len; i++)
    if (NAMING (namings, i - 1)->role > NAMING (namings, i)->role)
      return FALSE;
  return TRUE;
}

void
entente_namings_sort (GArray *namings)
{
  g_autofree EntenteNaming *sorted = NULL;
  guint n_sorted = 0;

  if (is_sorted (namings))
    return;
  sorted = g_new (EntenteNaming, namings->len);
  for (guint role = 0; role < N_ROLES; role++)
    for (guint i = 0; i < namings->len; i++)
      if (NAMING (namings, i)->role == role)
        sorted[n_sorted++] = *NAMING (namings, i);
  memcpy (namings->data, sorted, n_sorted * sizeof (EntenteNaming));
}

/* The string has passed the scanner: there is a closing quote. */
static gsize
find_closing_quote (const char *text,
                    gboolean   *escaped)
{
  gsize i = 0;

  *escaped = FALSE;
  for (; text[i] != '"'; i++)
    if (text[i] == '\\')
      {
        *escaped = TRUE;
        i++;
      }
  return i;
}

const char *
entente_naming_get_raw (const char *bytes,
                        gsize       offset,
                        gsize      *length)
{
  gboolean escaped;

  *length = find_closing_quote (bytes + offset + 1, &escaped);
  return bytes + offset + 1;
}

const char *
entente_naming_get_id (const char *bytes,
                       gsize       offset,
                       GString    *decoded,
                       gsize      *length)
{
  const char *text = bytes + offset + 1;
  gboolean escaped;

  *length = find_closing_quote (text, &escaped);
  if (!escaped)
    return text;
  g_string_truncate (decoded, 0);
  entente_json_decode (text, *length, decoded);
  *length = decoded->len;
  return decoded->str;
}
