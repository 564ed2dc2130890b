/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-selection.h"

EntenteSelection *
entente_selection_new (void)
{
  EntenteSelection *self = g_new0 (EntenteSelection, 1);

  self->focus.actors = entente_slot_set_new ();
  self->focus.relations = entente_slot_set_new ();
  self->focus.level = 1.0;
  self->focus.only = TRUE;

  return self;
}

void
entente_selection_free (EntenteSelection *self)
{
  entente_slot_set_unref (self->focus.actors);
  entente_slot_set_unref (self->focus.relations);
  g_free (self);
}

static void
add_relation (EntenteSelection *self,
              EntenteMap       *map,
              guint32           relation)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_slot_set_add (self->focus.relations, relation);
  entente_map_iter_relation (map, relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      EntenteRecordType type = entente_role_get_record_type (reference.role);

      if (type == ENTENTE_RECORD_ACTOR)
        entente_slot_set_add (self->focus.actors, reference.other);
      else if (type == ENTENTE_RECORD_RELATION)
        entente_slot_set_add (self->focus.relations, reference.other);
    }
}

/* A relation that is only concerned stands with its ends, or it would end in nothing. */
static void
add_ends (EntenteSelection *self,
          EntenteMap       *map)
{
  for (guint32 slot = entente_slot_set_find (self->focus.relations, 0); slot != ENTENTE_NO_SLOT;
       slot = entente_slot_set_find (self->focus.relations, slot + 1))
    {
      const EntenteRelation *row = entente_map_get_relation (map, slot);

      entente_slot_set_add (self->focus.actors, row->source);
      entente_slot_set_add (self->focus.actors, row->target);
    }
}

gboolean
entente_selection_add (EntenteSelection *self,
                       EntenteMap       *map,
                       const char       *id)
{
  guint32 actor = entente_map_find (map, ENTENTE_RECORD_ACTOR, id);
  guint32 relation = entente_map_find (map, ENTENTE_RECORD_RELATION, id);

  if (actor != ENTENTE_NO_SLOT)
    {
      EntenteReferenceIter iter;
      EntenteReference reference;

      entente_slot_set_add (self->focus.actors, actor);
      entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, actor, &iter);
      while (entente_reference_iter_next (&iter, &reference))
        add_relation (self, map, reference.relation);
    }
  if (relation != ENTENTE_NO_SLOT)
    add_relation (self, map, relation);
  add_ends (self, map);

  return actor != ENTENTE_NO_SLOT || relation != ENTENTE_NO_SLOT;
}
