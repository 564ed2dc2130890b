/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-member-text.h"

#include "entente-json-text.h"

char *
entente_map_dup_member_text (EntenteMap        *map,
                             EntenteRecordType  type,
                             guint32            slot,
                             const char        *member)
{
  const char *json;
  gsize length;
  gsize start;
  gsize value_length;

  json = entente_map_get_json (map, type, slot, &length);
  if (json == NULL
      || !entente_json_find_member (json, (gssize) length, member, &start, &value_length))
    return NULL;
  return g_strndup (json + start, value_length);
}
