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

/* With the white space around them: what a draft says of a record is said of all its bytes. */
static gboolean
is_same (EntenteRecord *a,
         EntenteRecord *b)
{
  gsize a_lead, a_length, a_trail;
  gsize b_lead, b_length, b_trail;
  const char *a_bytes = entente_record_get_lead (a, &a_lead);
  const char *b_bytes = entente_record_get_lead (b, &b_lead);

  entente_record_get_json (a, &a_length);
  entente_record_get_json (b, &b_length);
  entente_record_get_trail (a, &a_trail);
  entente_record_get_trail (b, &b_trail);
  return entente_record_is_set_aside (a) == entente_record_is_set_aside (b) && a_lead == b_lead
         && a_length == b_length && a_trail == b_trail
         && memcmp (a_bytes, b_bytes, a_lead + a_length + a_trail) == 0;
}

/* What @slot shall be, NULL where it is that already. */
static EntenteRecord *
find_change (EntenteMap        *map,
             EntenteMap        *other,
             EntenteRecordType  type,
             guint32            slot,
             guint32            other_slot)
{
  g_autoptr (EntenteRecord) wanted = entente_map_dup_record (other, type, other_slot);
  g_autoptr (EntenteRecord) present = NULL;

  if (slot == ENTENTE_NO_SLOT)
    return g_steal_pointer (&wanted);
  present = entente_map_dup_record (map, type, slot);
  return is_same (present, wanted) ? NULL : g_steal_pointer (&wanted);
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

      target.record = find_change (map, other, type, target.slot, slot);
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
    g_return_val_if_fail (entente_map_get_n_set_aside (other, type) == 0, NULL);

  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    targets[type] = list_targets (map, other, type);
  act = entente_edit_rewrite (map, name, targets);
  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    g_array_unref (targets[type]);
  return act;
}
