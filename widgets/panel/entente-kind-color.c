/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-kind-color.h"

#include "entente-edit-kind.h"

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
