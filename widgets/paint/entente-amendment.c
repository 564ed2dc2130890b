/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene-private.h"

static void
relation_patch_clear (gpointer data)
{
  EntenteRelationPatch *self = data;

  for (guint i = 0; i < self->n_ties; i++)
    g_free ((gpointer) self->ties[i].points);
  g_free (self->ties);
  g_free (self->bundle);
  g_free (self->points);
  g_free (self->text);
}

void
entente_relation_patch_set_points (EntenteRelationPatch *self,
                                   const EntentePoint   *points,
                                   guint                 n_points)
{
  self->points = g_memdup2 (points, n_points * sizeof *points);
  self->relation.line.points = self->points;
  self->relation.n_points = n_points;
}

static void
actor_patch_clear (gpointer data)
{
  EntenteActorPatch *self = data;

  g_free (self->text);
}

void
entente_relation_patch_unref (gpointer patch)
{
  if (patch != NULL)
    g_atomic_rc_box_release_full (patch, relation_patch_clear);
}

void
entente_actor_patch_unref (gpointer patch)
{
  if (patch != NULL)
    g_atomic_rc_box_release_full (patch, actor_patch_clear);
}

static void
clear_relation_amendment (gpointer data)
{
  EntenteAmendment *self = data;

  g_clear_pointer (&self->patch, entente_relation_patch_unref);
}

static void
clear_actor_amendment (gpointer data)
{
  EntenteAmendment *self = data;

  g_clear_pointer (&self->patch, entente_actor_patch_unref);
}

static guint32
get_base_slot (EntenteScene      *base,
               EntenteRecordType  type,
               guint              index)
{
  return type == ENTENTE_RECORD_ACTOR ? base->actors[index].actor
                                      : base->relations[index].relation;
}

/* Index of the first record of the base whose slot is no lower. */
static guint32
find_rank (EntenteScene      *base,
           EntenteRecordType  type,
           guint32            slot)
{
  guint low = 0;
  guint high = type == ENTENTE_RECORD_ACTOR ? base->n_actors : base->n_relations;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_base_slot (base, type, middle) < slot)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
set_rank (EntenteAmendment  *self,
          EntenteScene      *base,
          EntenteRecordType  type)
{
  guint n = type == ENTENTE_RECORD_ACTOR ? base->n_actors : base->n_relations;

  self->rank = find_rank (base, type, self->slot);
  self->in_base = self->rank < n && get_base_slot (base, type, self->rank) == self->slot;
}

/* Index and shift of all, from their ranks. */
static void
count_up (GArray            *amendments,
          EntenteScene      *base,
          EntenteRecordType  type)
{
  gint32 shift = 0;
  gint32 tie_shift = 0;

  for (guint i = 0; i < amendments->len; i++)
    {
      EntenteAmendment *self = &g_array_index (amendments, EntenteAmendment, i);

      self->index = (guint32) ((gint64) self->rank + shift);
      shift += (self->patch != NULL) - (self->in_base ? 1 : 0);
      self->shift = shift;
      if (type != ENTENTE_RECORD_RELATION)
        continue;

      self->first_tie = (guint32) ((gint64) base->first_ties[self->rank] + tie_shift);
      if (self->patch != NULL)
        tie_shift += (gint32) ((const EntenteRelationPatch *) self->patch)->n_ties;
      if (self->in_base)
        tie_shift -= (gint32) (base->first_ties[self->rank + 1] - base->first_ties[self->rank]);
      self->tie_shift = tie_shift;
    }
}

GArray *
entente_amendments_new (EntenteScene      *base,
                        EntenteRecordType  type,
                        GArray            *before,
                        GArray            *added)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (EntenteAmendment));
  guint n_before = before != NULL ? before->len : 0;
  guint i = 0;

  for (guint j = 0; i < n_before || j < added->len;)
    {
      EntenteAmendment *old = i < n_before ? &g_array_index (before, EntenteAmendment, i) : NULL;
      EntenteAmendment *new = j < added->len ? &g_array_index (added, EntenteAmendment, j) : NULL;

      if (new != NULL && (old == NULL || new->slot <= old->slot))
        {
          i += old != NULL && old->slot == new->slot;
          j++;
          set_rank (new, base, type);
          g_array_append_val (self, *new);
          new->patch = NULL;
          continue;
        }
      i++;
      g_array_append_val (self, *old);
      if (old->patch != NULL)
        g_atomic_rc_box_acquire (old->patch);
    }
  count_up (self, base, type);
  g_array_set_clear_func (self, type == ENTENTE_RECORD_ACTOR ? clear_actor_amendment
                                                             : clear_relation_amendment);
  return self;
}

/* The last of which a number, @member bytes from its beginning and rising from one to the next, is at
 * most @value; NULL where none is. */
static const EntenteAmendment *
find_last (GArray  *self,
           gsize    member,
           guint32  value)
{
  guint low = 0;
  guint high = self->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      EntenteAmendment *amendment = &g_array_index (self, EntenteAmendment, middle);

      if (G_STRUCT_MEMBER (guint32, amendment, member) <= value)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (self, EntenteAmendment, low - 1) : NULL;
}

const EntenteAmendment *
entente_amendments_find (GArray  *self,
                         guint32  slot)
{
  const EntenteAmendment *amendment
      = find_last (self, G_STRUCT_OFFSET (EntenteAmendment, slot), slot);

  return amendment != NULL && amendment->slot == slot ? amendment : NULL;
}

/* Those of one rank are new ones and last the one that was there. */
const EntenteAmendment *
entente_amendments_find_rank (GArray  *self,
                              guint32  rank)
{
  const EntenteAmendment *amendment
      = find_last (self, G_STRUCT_OFFSET (EntenteAmendment, rank), rank);

  return amendment != NULL && amendment->rank == rank && amendment->in_base ? amendment : NULL;
}

const EntenteAmendment *
entente_amendments_locate (GArray  *self,
                           guint32  index)
{
  return find_last (self, G_STRUCT_OFFSET (EntenteAmendment, index), index);
}

const EntenteAmendment *
entente_amendments_locate_tie (GArray  *self,
                               guint32  index)
{
  return find_last (self, G_STRUCT_OFFSET (EntenteAmendment, first_tie), index);
}
