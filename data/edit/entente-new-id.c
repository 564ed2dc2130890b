/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-new-id.h"

#define N_RANDOM 8

static const char prefixes[ENTENTE_N_RECORD_TYPES] = {
  [ENTENTE_RECORD_DOCUMENT] = 'd', [ENTENTE_RECORD_ARTICLE] = 't', [ENTENTE_RECORD_ACTOR] = 'a',
  [ENTENTE_RECORD_RELATION] = 'r', [ENTENTE_RECORD_STEP] = 's',
};

/* Crockford's base 32: no i, l, o, u. */
static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

char *
entente_new_id (EntenteMap        *map,
                EntenteRecordType  type)
{
  char id[N_RANDOM + 2] = { prefixes[type] };

  do
    for (guint i = 1; i <= N_RANDOM; i++)
      id[i] = digits[g_random_int_range (0, 32)];
  while (entente_map_find (map, type, id) != ENTENTE_NO_SLOT);
  return g_strdup (id);
}
