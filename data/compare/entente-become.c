/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-become.h"

#include "entente-edits.h"
#include "entente-pairing.h"

#include <string.h>

static void
clear_target (gpointer data)
{
  g_clear_pointer (&((EntenteTarget *) data)->record, entente_record_unref);
}

static gboolean
is_same (EntenteMap        *map,
         EntenteMap        *other,
         EntenteRecordType  type,
         guint32            slot,
         guint32            other_slot)
{
  gsize length;
  gsize other_length;
  const char *json = entente_map_get_json (map, type, slot, &length);
  const char *other_json = entente_map_get_json (other, type, other_slot, &other_length);

  return length == other_length && memcmp (json, other_json, length) == 0;
}

static GArray *
list_targets (EntenteMap        *map,
              EntenteMap        *other,
              EntenteRecordType  type)
{
  g_autofree guint32 *slot_of = entente_pairing_new (other, map, type);
  GArray *targets = g_array_new (FALSE, TRUE, sizeof (EntenteTarget));

  g_array_set_clear_func (targets, clear_target);
  for (guint32 slot = entente_map_get_first (other, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (other, type, slot))
    {
      EntenteTarget target = { slot_of[slot], NULL };

      if (target.slot == ENTENTE_NO_SLOT || !is_same (map, other, type, target.slot, slot))
        target.record = entente_map_dup_record (other, type, slot);
      g_array_append_val (targets, target);
    }
  return targets;
}

EntenteAct *
entente_become_new (EntenteMap *map,
                    EntenteMap *other,
                    const char *name)
{
  GArray *targets[ENTENTE_N_RECORD_TYPES];
  EntenteAct *act;

  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    targets[type] = list_targets (map, other, type);
  act = entente_edit_rewrite (map, name, targets);
  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    g_array_unref (targets[type]);
  return act;
}
