/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-become.h"

#include "entente-aside.h"
#include "entente-edits.h"
#include "entente-map-wait.h"
#include "entente-pairing.h"
#include "entente-seeded-hash.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* Of what is waited for: comparing, of which the rest is making the step and doing it. */
#define COMPARED_PART 0.25
#define N_BETWEEN_WAITS 500

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

/* What @map has set aside, to be found by its bytes: each is found once. */
typedef struct
{
  EntenteMap *map;
  EntenteRecordType type;
  GHashTable *slots; /* bytes → guint32 slots in their order, a GQueue */
  guint8 *is_found;  /* by slot */
} Asides;

static void
queue_free (gpointer queue)
{
  g_queue_free (queue);
}

static void
asides_add (Asides  *self,
            guint32  slot)
{
  g_autofree char *text = entente_aside_dup_text (self->map, self->type, slot);
  GQueue *slots = g_hash_table_lookup (self->slots, text);

  if (slots == NULL)
    {
      slots = g_queue_new ();
      g_hash_table_insert (self->slots, g_steal_pointer (&text), slots);
    }
  g_queue_push_tail (slots, GUINT_TO_POINTER (slot));
}

static void
asides_init (Asides            *self,
             EntenteMap        *map,
             EntenteRecordType  type)
{
  self->map = map;
  self->type = type;
  self->slots = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, queue_free);
  self->is_found = g_new0 (guint8, entente_map_get_n_slots (map, type) + 1);
  if (type == ENTENTE_RECORD_DOCUMENT)
    return;
  for (guint32 slot = entente_map_get_first_entry (map, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next_entry (map, type, slot))
    if (entente_map_is_set_aside (map, type, slot))
      asides_add (self, slot);
}

static void
asides_clear (Asides *self)
{
  g_clear_pointer (&self->slots, g_hash_table_unref);
  g_clear_pointer (&self->is_found, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asides, asides_clear)

static guint32
asides_find (Asides     *self,
             EntenteMap *other,
             guint32     other_slot)
{
  g_autofree char *text = entente_aside_dup_text (other, self->type, other_slot);
  GQueue *slots = g_hash_table_lookup (self->slots, text);
  guint32 slot;

  if (slots == NULL || g_queue_is_empty (slots))
    return ENTENTE_NO_SLOT;
  slot = GPOINTER_TO_UINT (g_queue_pop_head (slots));
  self->is_found[slot] = TRUE;
  return slot;
}

/* Whether @other has a sound record under the id that the one set aside gives itself. */
static gboolean
is_replaced (Asides     *self,
             EntenteMap *other,
             guint32     slot)
{
  g_autofree char *id = entente_aside_dup_id (self->map, self->type, slot);

  return id != NULL && entente_map_find (other, self->type, id) != ENTENTE_NO_SLOT;
}

/* Those that @other does not know and has nothing instead of. Takes @targets. */
static GArray *
keep_unknown (Asides     *self,
              EntenteMap *other,
              GArray     *targets)
{
  g_autofree guint8 *keeps
      = g_new0 (guint8, entente_map_get_n_slots (self->map, self->type) + 1);

  for (guint32 slot = entente_map_get_first_entry (self->map, self->type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next_entry (self->map, self->type, slot))
    keeps[slot] = entente_map_is_set_aside (self->map, self->type, slot) && !self->is_found[slot]
                  && !is_replaced (self, other, slot);
  return entente_aside_keep (targets, self->map, self->type, keeps);
}

/* What is compared of two maps, for who waits for it. */
typedef struct
{
  EntenteMap *map;
  EntenteMap *other;
  gboolean keep_aside;
  guint n_done;
  guint n_all;
} Comparing;

static void
comparing_init (Comparing  *self,
                EntenteMap *map,
                EntenteMap *other,
                gboolean    keep_aside)
{
  *self = (Comparing){ map, other, keep_aside, 0, 0 };
  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    self->n_all += entente_map_get_n_slots (other, type);
}

static gboolean
goes_on (Comparing *self)
{
  return ++self->n_done % N_BETWEEN_WAITS != 0
         || entente_map_wait (self->map, MIN (1.0, (double) self->n_done / self->n_all));
}

/* (nullable): NULL where it was called off */
static GArray *
list_targets (Comparing         *self,
              EntenteRecordType  type)
{
  EntenteMap *map = self->map;
  EntenteMap *other = self->other;
  g_autofree guint32 *slot_of = entente_pairing_new (other, map, type);
  g_auto (Asides) asides = { 0 };
  g_autoptr (GArray) targets = entente_targets_new ();

  asides_init (&asides, map, type);
  for (guint32 slot = entente_map_get_first_entry (other, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next_entry (other, type, slot))
    {
      EntenteTarget target = { slot_of[slot], NULL };

      if (!goes_on (self))
        return NULL;
      if (type != ENTENTE_RECORD_DOCUMENT && entente_map_is_set_aside (other, type, slot))
        target.slot = asides_find (&asides, other, slot);
      target.record = find_change (map, other, type, target.slot, slot);
      g_array_append_val (targets, target);
    }
  if (self->keep_aside && type != ENTENTE_RECORD_DOCUMENT)
    return keep_unknown (&asides, other, g_steal_pointer (&targets));
  return g_steal_pointer (&targets);
}

/* FALSE where it was called off: then only some are there. */
static gboolean
list_all_targets (Comparing  *self,
                  GArray    **targets)
{
  EntenteWaitPart whole = entente_map_begin_wait_part (self->map, 0, COMPARED_PART);
  gboolean is_done = TRUE;

  for (EntenteRecordType type = 0; is_done && type < ENTENTE_N_RECORD_TYPES; type++)
    {
      targets[type] = list_targets (self, type);
      is_done = targets[type] != NULL;
    }
  entente_map_end_wait_part (self->map, whole);
  return is_done;
}

/* What comes once all is compared. */
static EntenteWaitPart
begin_rest (EntenteMap *map)
{
  return entente_map_begin_wait_part (map, COMPARED_PART, 1);
}

static EntenteAct *
rewrite (EntenteMap  *map,
         const char  *name,
         GArray     **targets)
{
  EntenteWaitPart whole = begin_rest (map);
  EntenteAct *act = entente_edit_rewrite (map, name, targets);

  entente_map_end_wait_part (map, whole);
  return act;
}

EntenteAct *
entente_become_new (EntenteMap *map,
                    EntenteMap *other,
                    const char *name,
                    gboolean    keep_aside)
{
  GArray *targets[ENTENTE_N_RECORD_TYPES] = { NULL };
  EntenteAct *act = NULL;
  Comparing comparing;

  comparing_init (&comparing, map, other, keep_aside);
  if (list_all_targets (&comparing, targets))
    act = rewrite (map, name, targets);
  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    g_clear_pointer (&targets[type], g_array_unref);
  return act;
}

/* Takes @act. */
static gboolean
perform (EntenteHistory *history,
         EntenteAct     *act)
{
  EntenteMap *map = entente_history_get_map (history);
  EntenteWaitPart whole = begin_rest (map);
  gboolean done = entente_history_perform (history, act);

  entente_map_end_wait_part (map, whole);
  return done;
}

gboolean
entente_become (EntenteHistory  *history,
                EntenteMap      *other,
                const char      *name,
                gboolean         keep_aside,
                GError         **error)
{
  EntenteMap *map = entente_history_get_map (history);
  g_autoptr (EntenteAct) act = NULL;

  if (entente_map_is_waiting (map))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, _("The map is being changed."));
      return FALSE;
    }
  act = entente_become_new (map, other, name, keep_aside);
  if (act != NULL && (entente_act_is_empty (act) || perform (history, g_steal_pointer (&act))))
    return TRUE;
  entente_map_set_canceled (error);
  return FALSE;
}
