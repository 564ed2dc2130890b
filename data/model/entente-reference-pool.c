/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reference-pool.h"

#include <string.h>

#define LINK(self, index) (&g_array_index ((self)->links, EntenteLink, (index)))

static const EntenteMentions no_mentions = { ENTENTE_NO_SLOT, ENTENTE_NO_SLOT, 0, 0 };

void
entente_reference_pool_init (EntenteReferencePool *self)
{
  entente_reference_base_init (&self->base);
  self->links = g_array_new (FALSE, FALSE, sizeof (EntenteLink));
  self->free = ENTENTE_NO_SLOT;
  self->n_free = self->n_expected = 0;
  self->of_relation = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    self->of_other[type] = g_array_new (FALSE, FALSE, sizeof (EntenteMentions));
}

void
entente_reference_pool_clear (EntenteReferencePool *self)
{
  entente_reference_base_clear (&self->base);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->of_relation, g_array_unref);
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    g_clear_pointer (&self->of_other[type], g_array_unref);
}

static void
put_by (EntenteReferencePool *self,
        guint32               index)
{
  LINK (self, index)->next_of_relation = self->free;
  self->free = index;
  self->n_free++;
}

/* Of an array, memory is given back only with the whole. */
void
entente_reference_pool_expect (EntenteReferencePool *self,
                               guint                 n_links)
{
  guint n = self->links->len;

  self->n_expected = n_links;
  if (n_links <= self->n_free)
    return;
  g_array_set_size (self->links, n + n_links - self->n_free);
  g_array_set_size (self->links, n);
}

gboolean
entente_reference_pool_make_link (EntenteReferencePool *self)
{
  if (self->n_free >= self->n_expected)
    return FALSE;
  g_array_set_size (self->links, self->links->len + 1);
  put_by (self, self->links->len - 1);
  return TRUE;
}

static guint32
take_link (EntenteReferencePool *self)
{
  guint32 index = self->free;

  if (index != ENTENTE_NO_SLOT)
    {
      self->free = LINK (self, index)->next_of_relation;
      self->n_free--;
      return index;
    }
  g_array_set_size (self->links, self->links->len + 1);
  return self->links->len - 1;
}

static guint32 *
relation_entry (EntenteReferencePool *self,
                guint32               relation)
{
  GArray *entries = self->of_relation;
  guint n = entries->len;

  if (n <= relation)
    {
      g_array_set_size (entries, relation + 1);
      memset (&g_array_index (entries, guint32, n), 0xff, (relation + 1 - n) * sizeof (guint32));
    }
  return &g_array_index (entries, guint32, relation);
}

static EntenteMentions *
mentions_entry (EntenteReferencePool *self,
                EntenteRole           role,
                guint32               slot)
{
  GArray *entries = self->of_other[entente_role_get_record_type (role)];

  while (entries->len <= slot)
    g_array_append_val (entries, no_mentions);
  return &g_array_index (entries, EntenteMentions, slot);
}

static void
join_relation (EntenteReferencePool *self,
               guint32               index)
{
  EntenteLink *link = LINK (self, index);
  guint32 *last = relation_entry (self, link->relation);

  link->next_of_relation = index;
  if (*last != ENTENTE_NO_SLOT)
    {
      link->next_of_relation = LINK (self, *last)->next_of_relation;
      LINK (self, *last)->next_of_relation = index;
    }
  *last = index;
}

static void
join_other (EntenteReferencePool *self,
            guint32               index)
{
  EntenteLink *link = LINK (self, index);
  EntenteMentions *mentions = mentions_entry (self, link->role, link->other);

  link->next_of_other = ENTENTE_NO_SLOT;
  link->previous_of_other = mentions->last;
  if (mentions->last != ENTENTE_NO_SLOT)
    LINK (self, mentions->last)->next_of_other = index;
  else
    mentions->first = index;
  mentions->last = index;
  mentions->n_links++;
}

static void
leave_other (EntenteReferencePool *self,
             guint32               index)
{
  EntenteLink *link = LINK (self, index);
  EntenteMentions *mentions = mentions_entry (self, link->role, link->other);

  mentions->n_links--;
  if (link->previous_of_other != ENTENTE_NO_SLOT)
    LINK (self, link->previous_of_other)->next_of_other = link->next_of_other;
  else
    mentions->first = link->next_of_other;
  if (link->next_of_other != ENTENTE_NO_SLOT)
    LINK (self, link->next_of_other)->previous_of_other = link->previous_of_other;
  else
    mentions->last = link->previous_of_other;
}

void
entente_reference_pool_add (EntenteReferencePool *self,
                            guint32               relation,
                            EntenteRole           role,
                            guint32               other)
{
  guint32 index = take_link (self);
  EntenteLink *link = LINK (self, index);

  link->relation = relation;
  link->other = other;
  link->role = role;
  join_relation (self, index);
  join_other (self, index);
}

void
entente_reference_pool_bring_mentions (EntenteReferencePool *self,
                                       EntenteRole           role,
                                       guint32               other)
{
  GArray *entries = self->of_other[entente_role_get_record_type (role)];

  if (other < entries->len)
    __builtin_prefetch (&g_array_index (entries, EntenteMentions, other));
}

static void
bring_link (EntenteReferencePool *self,
            guint32               index)
{
  if (index != ENTENTE_NO_SLOT)
    __builtin_prefetch (LINK (self, index));
}

void
entente_reference_pool_bring_last (EntenteReferencePool *self,
                                   EntenteRole           role,
                                   guint32               other)
{
  bring_link (self, entente_reference_pool_mentions (self, entente_role_get_record_type (role), other).last);
}

void
entente_reference_pool_bring (EntenteReferencePool *self,
                              guint32               relation)
{
  EntentePackedRun run = entente_reference_base_get_named (&self->base, relation);
  guint32 last = entente_reference_pool_last_of_relation (self, relation);
  guint32 index = last;

  for (; run.next < run.end; run.next++)
    entente_reference_pool_bring_mentions (self, ENTENTE_PACKED_ROLE (*run.next),
                                           ENTENTE_PACKED_SLOT (*run.next));
  if (last == ENTENTE_NO_SLOT)
    return;
  do
    {
      const EntenteLink *link = LINK (self, index);

      entente_reference_pool_bring_mentions (self, link->role, link->other);
      bring_link (self, link->previous_of_other);
      bring_link (self, link->next_of_other);
      index = link->next_of_relation;
    }
  while (index != last);
}

static void
drop_from_base (EntenteReferencePool *self,
                guint32               relation)
{
  EntentePackedRun run = entente_reference_base_get_named (&self->base, relation);

  for (; run.next < run.end; run.next++)
    mentions_entry (self, ENTENTE_PACKED_ROLE (*run.next), ENTENTE_PACKED_SLOT (*run.next))->n_left++;
  entente_reference_base_drop (&self->base, relation);
}

void
entente_reference_pool_drop (EntenteReferencePool *self,
                             guint32               relation)
{
  guint32 *last = relation_entry (self, relation);
  guint32 index;
  guint32 next;

  drop_from_base (self, relation);
  if (*last == ENTENTE_NO_SLOT)
    return;
  next = LINK (self, *last)->next_of_relation;
  do
    {
      index = next;
      next = LINK (self, index)->next_of_relation;
      leave_other (self, index);
      put_by (self, index);
    }
  while (index != *last);
  *last = ENTENTE_NO_SLOT;
}

void
entente_reference_pool_put_back (EntenteReferencePool *self,
                                 guint32               relation)
{
  EntentePackedRun run = entente_reference_base_get_read (&self->base, relation);

  g_return_if_fail (!entente_reference_base_has (&self->base, relation));

  for (; run.next < run.end; run.next++)
    mentions_entry (self, ENTENTE_PACKED_ROLE (*run.next), ENTENTE_PACKED_SLOT (*run.next))->n_left--;
  entente_reference_base_put_back (&self->base, relation);
}

guint32
entente_reference_pool_last_of_relation (EntenteReferencePool *self,
                                         guint32               relation)
{
  if (relation >= self->of_relation->len)
    return ENTENTE_NO_SLOT;
  return g_array_index (self->of_relation, guint32, relation);
}

EntenteMentions
entente_reference_pool_mentions (EntenteReferencePool *self,
                                 EntenteRecordType     type,
                                 guint32               slot)
{
  GArray *entries = self->of_other[type];

  if (slot >= entries->len)
    return no_mentions;
  return g_array_index (entries, EntenteMentions, slot);
}

guint
entente_reference_pool_get_n_mentions (EntenteReferencePool *self,
                                       EntenteRecordType     type,
                                       guint32               slot)
{
  EntenteMentions mentions = entente_reference_pool_mentions (self, type, slot);
  EntentePackedRun run = entente_reference_base_get_naming (&self->base, type, slot);

  return (guint) (run.end - run.next) - mentions.n_left + mentions.n_links;
}
