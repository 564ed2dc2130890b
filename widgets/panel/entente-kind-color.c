/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-kind-color.h"

#include <string.h>

const EntenteKind *
entente_kind_find (EntenteMap        *map,
                   EntenteRecordType  type,
                   const char        *key,
                   guint32           *index)
{
  gboolean is_actor = type == ENTENTE_RECORD_ACTOR;
  guint n_kinds = is_actor ? entente_map_get_n_actor_kinds (map)
                           : entente_map_get_n_relation_kinds (map);

  for (guint i = 1; i < n_kinds; i++)
    {
      const EntenteKind *kind = is_actor ? entente_map_get_actor_kind (map, i)
                                         : entente_map_get_relation_kind (map, i);

      if (strcmp (kind->key, key) != 0 || (!kind->listed && kind->n_uses == 0))
        continue;
      *index = i;
      return kind;
    }
  return NULL;
}

EntenteColor
entente_kind_color (const EntentePalette *palette,
                    EntenteMap           *map,
                    EntenteRecordType     type,
                    const char           *key)
{
  guint32 index = 0;

  entente_kind_find (map, type, key, &index);
  if (type == ENTENTE_RECORD_ACTOR)
    return entente_palette_get_actor (palette, map, index, ENTENTE_NO_COLOR).rim;
  return entente_palette_shade_line (palette, entente_palette_get_relation_base (map, index));
}
