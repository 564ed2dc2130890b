/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reference-base.h"

#include <string.h>

#define FIRST(self, relation) (g_array_index ((self)->firsts, guint32, (relation)))
#define NAMED(self, index) (g_array_index ((self)->named, guint32, (index)))

static const EntentePackedRun empty = { NULL, NULL };

void
entente_reference_base_init (EntenteReferenceBase *self)
{
  *self = (EntenteReferenceBase){ .firsts = g_array_new (FALSE, FALSE, sizeof (guint32)),
                                  .named = g_array_new (FALSE, FALSE, sizeof (guint32)) };
}

void
entente_reference_base_clear (EntenteReferenceBase *self)
{
  g_clear_pointer (&self->firsts, g_array_unref);
  g_clear_pointer (&self->named, g_array_unref);
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      g_clear_pointer (&self->mentions[type].firsts, g_free);
      g_clear_pointer (&self->mentions[type].naming, g_free);
    }
  g_clear_pointer (&self->left, g_free);
}

void
entente_reference_base_add (EntenteReferenceBase *self,
                            guint32               relation,
                            EntenteRole           role,
                            guint32               other)
{
  const guint32 packed = ENTENTE_PACK_REFERENCE (other, role);

  g_return_if_fail (relation + 1 >= self->firsts->len);

  while (self->firsts->len <= relation)
    g_array_append_val (self->firsts, self->named->len);
  g_array_append_val (self->named, packed);
}

static void
count_mentions (EntenteReferenceBase *self)
{
  for (guint i = 0; i < self->named->len; i++)
    {
      EntenteRecordType type = entente_role_get_record_type (ENTENTE_PACKED_ROLE (NAMED (self, i)));
      guint32 slot = ENTENTE_PACKED_SLOT (NAMED (self, i));

      self->mentions[type].n_slots = MAX (self->mentions[type].n_slots, slot + 1);
    }
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    self->mentions[type].firsts = g_new0 (guint32, self->mentions[type].n_slots + 1);
  for (guint i = 0; i < self->named->len; i++)
    {
      EntenteRecordType type = entente_role_get_record_type (ENTENTE_PACKED_ROLE (NAMED (self, i)));

      self->mentions[type].firsts[ENTENTE_PACKED_SLOT (NAMED (self, i)) + 1]++;
    }
}

static void
allocate_mentions (EntenteReferenceBase *self)
{
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      guint32 *firsts = self->mentions[type].firsts;
      guint n_slots = self->mentions[type].n_slots;

      for (guint i = 0; i < n_slots; i++)
        firsts[i + 1] += firsts[i];
      self->mentions[type].naming = g_new (guint32, firsts[n_slots]);
    }
}

/* Relations are gone through in rising order, so that they stand so under each record they name.
 * Each first is where the next one goes meanwhile. */
static void
list_mentions (EntenteReferenceBase *self)
{
  for (guint relation = 0; relation + 1 < self->firsts->len; relation++)
    for (guint i = FIRST (self, relation); i < FIRST (self, relation + 1); i++)
      {
        EntenteRole role = ENTENTE_PACKED_ROLE (NAMED (self, i));
        EntenteRecordType type = entente_role_get_record_type (role);
        guint32 *first = &self->mentions[type].firsts[ENTENTE_PACKED_SLOT (NAMED (self, i))];

        self->mentions[type].naming[(*first)++] = ENTENTE_PACK_REFERENCE (relation, role);
      }
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      guint32 *firsts = self->mentions[type].firsts;

      memmove (firsts + 1, firsts, self->mentions[type].n_slots * sizeof *firsts);
      firsts[0] = 0;
    }
}

void
entente_reference_base_seal (EntenteReferenceBase *self)
{
  g_array_append_val (self->firsts, self->named->len);
  count_mentions (self);
  allocate_mentions (self);
  list_mentions (self);
}

gboolean
entente_reference_base_has (EntenteReferenceBase *self,
                            guint32               relation)
{
  if (relation + 1 >= self->firsts->len)
    return FALSE;
  return self->left == NULL || !(self->left[relation / 8] & 1 << relation % 8);
}

void
entente_reference_base_drop (EntenteReferenceBase *self,
                             guint32               relation)
{
  if (!entente_reference_base_has (self, relation))
    return;
  if (self->left == NULL)
    self->left = g_new0 (guint8, self->firsts->len / 8 + 1);
  self->left[relation / 8] |= (guint8) (1 << relation % 8);
}

void
entente_reference_base_put_back (EntenteReferenceBase *self,
                                 guint32               relation)
{
  g_return_if_fail (relation + 1 < self->firsts->len);

  if (self->left != NULL)
    self->left[relation / 8] &= (guint8) ~(1 << relation % 8);
}

EntentePackedRun
entente_reference_base_get_read (EntenteReferenceBase *self,
                                 guint32               relation)
{
  if (relation + 1 >= self->firsts->len)
    return empty;
  return (EntentePackedRun){ &NAMED (self, FIRST (self, relation)),
                             &NAMED (self, FIRST (self, relation + 1)) };
}

EntentePackedRun
entente_reference_base_get_named (EntenteReferenceBase *self,
                                  guint32               relation)
{
  if (!entente_reference_base_has (self, relation))
    return empty;
  return entente_reference_base_get_read (self, relation);
}

EntentePackedRun
entente_reference_base_get_naming (EntenteReferenceBase *self,
                                   EntenteRecordType     type,
                                   guint32               slot)
{
  const guint32 *firsts = self->mentions[type].firsts;

  if (slot >= self->mentions[type].n_slots)
    return empty;
  return (EntentePackedRun){ self->mentions[type].naming + firsts[slot],
                             self->mentions[type].naming + firsts[slot + 1] };
}
