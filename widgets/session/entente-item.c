/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-session"

#include "entente-item.h"

gboolean
entente_item_equal (EntenteItem a,
                    EntenteItem b)
{
  return entente_item_same_record (a, b) && a.passage_start == b.passage_start
         && a.passage_end == b.passage_end;
}

gboolean
entente_item_same_record (EntenteItem a,
                          EntenteItem b)
{
  return a.type == b.type && a.slot == b.slot;
}

gboolean
entente_item_is_nothing (EntenteItem self)
{
  return self.type == ENTENTE_RECORD_DOCUMENT || self.slot == ENTENTE_NO_SLOT;
}

gboolean
entente_item_is_alive (EntenteItem  self,
                       EntenteMap  *map)
{
  if (entente_item_is_nothing (self))
    return FALSE;
  if (self.slot >= entente_map_get_n_slots (map, self.type))
    return FALSE;
  return entente_map_is_alive (map, self.type, self.slot);
}
