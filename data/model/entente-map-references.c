/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-model"

#include "entente-map.h"

#include "entente-map-struct.h"

/* Who names whom: first what is as the file has it, then what came since. */

static void
start_run (EntenteReferenceIter *iter,
           EntentePackedRun      run)
{
  iter->run = run.next;
  iter->run_end = run.end;
}

/**
 * entente_map_iter_relation:
 * @iter: (out caller-allocates):
 *
 * Starts on all that a relation names: source, target, via…, regarding…, concerns…, cites….
 */
void
entente_map_iter_relation (EntenteMap           *self,
                           guint32               relation,
                           EntenteReferenceIter *iter)
{
  guint32 last = entente_reference_pool_last_of_relation (&self->references, relation);

  *iter = (EntenteReferenceIter){ .map = self, .slot = relation, .of_relation = TRUE };
  start_run (iter, entente_reference_base_get_named (&self->references.base, relation));
  iter->last = iter->next = last;
  if (last != ENTENTE_NO_SLOT)
    iter->next
        = g_array_index (self->references.links, EntenteLink, last).next_of_relation;
}

/**
 * entente_map_iter_mentions:
 * @iter: (out caller-allocates):
 *
 * Starts on all that name a record: the relations of an actor (in every role), those that concern a
 * relation, those that cite an article. A relation comes once for each time it names it.
 */
void
entente_map_iter_mentions (EntenteMap           *self,
                           EntenteRecordType     type,
                           guint32               slot,
                           EntenteReferenceIter *iter)
{
  EntenteMentions mentions = entente_reference_pool_mentions (&self->references, type, slot);

  *iter = (EntenteReferenceIter){ .map = self, .slot = slot };
  start_run (iter, entente_reference_base_get_naming (&self->references.base, type, slot));
  iter->next = mentions.first;
  iter->last = mentions.last;
}

static gboolean
take_from_run (EntenteReferenceIter *iter,
               EntenteReference     *reference)
{
  while (iter->run < iter->run_end)
    {
      guint32 packed = *iter->run++;
      guint32 slot = ENTENTE_PACKED_SLOT (packed);

      reference->relation = iter->of_relation ? iter->slot : slot;
      reference->other = iter->of_relation ? slot : iter->slot;
      reference->role = ENTENTE_PACKED_ROLE (packed);
      if (entente_reference_base_has (&iter->map->references.base, reference->relation))
        return TRUE;
    }
  return FALSE;
}

/**
 * entente_reference_iter_next:
 * @reference: (out caller-allocates):
 *
 * Returns: FALSE where there are no more
 */
gboolean
entente_reference_iter_next (EntenteReferenceIter *iter,
                             EntenteReference     *reference)
{
  const EntenteLink *link;

  if (take_from_run (iter, reference))
    return TRUE;
  if (iter->next == ENTENTE_NO_SLOT)
    return FALSE;
  link = &g_array_index (iter->map->references.links, EntenteLink, iter->next);
  reference->relation = link->relation;
  reference->other = link->other;
  reference->role = link->role;
  if (iter->next == iter->last)
    iter->next = ENTENTE_NO_SLOT;
  else
    iter->next = iter->of_relation ? link->next_of_relation : link->next_of_other;
  return TRUE;
}

/**
 * entente_map_get_n_mentions:
 *
 * Returns: how many references entente_map_iter_mentions() would give; constant time
 */
guint
entente_map_get_n_mentions (EntenteMap        *self,
                            EntenteRecordType  type,
                            guint32            slot)
{
  return entente_reference_pool_get_n_mentions (&self->references, type, slot);
}
