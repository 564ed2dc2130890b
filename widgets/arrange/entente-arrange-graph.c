/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-arrange"

#include "entente-arrange-graph.h"

#include "entente-scene.h"
#include "entente-sentence.h"

#include <string.h>

/* A third party is drawn towards a relation by less than an end of it. */
#define THIRD_PARTY_WEIGHT 0.5f

/* The free length of a tie: for a label of so many characters at the label's size, the sign before
 * it and the arrowhead; and the least and the most, so that one long label in two does not tear
 * the picture apart. Map units. */
#define CHARACTER_WIDTH 5.8
#define LABEL_ROOM 80.0
#define LEAST_TIE_LENGTH 72.0
#define MOST_TIE_LENGTH 230.0

/* In maps of no more relations each label is given room of its own. */
#define MOST_LETTERED 500
/* Of more labels some are measured, every so many-th: reading half a million takes longer than a frame. */
#define MOST_MEASURED 20000

/* Actors of no kind come last. */
static void
add_kind (EntenteArrangeGraph *self,
          EntenteMap          *map,
          guint32              slot)
{
  guint32 kind = entente_map_get_actor (map, slot)->kind;

  kind = kind > 0 ? kind : G_MAXUINT32;
  g_array_append_val (self->kinds, kind);
}

static void
add_actor (EntenteArrangeGraph *self,
           EntenteMap          *map,
           guint32              slot,
           guint32             *nodes)
{
  double width;
  double height;
  float box[2];

  entente_scene_measure_actor (map, slot, &width, &height);
  box[0] = (float) width;
  box[1] = (float) height;
  nodes[slot] = self->actors->len;
  add_kind (self, map, slot);
  g_array_append_val (self->actors, slot);
  g_array_append_val (self->widths, box[0]);
  g_array_append_val (self->heights, box[1]);
}

static void
add_actors (EntenteArrangeGraph *self,
            EntenteMap          *map,
            guint32             *nodes)
{
  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_ACTOR); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, slot))
    add_actor (self, map, slot, nodes);
}

static void
add_tie (EntenteArrangeGraph *self,
         guint32              source,
         guint32              target,
         float                weight,
         float                flow,
         float                room)
{
  g_array_append_val (self->sources, source);
  g_array_append_val (self->targets, target);
  g_array_append_val (self->weights, weight);
  g_array_append_val (self->flows, flow);
  g_array_append_val (self->rooms, room);
}

/* What leads both ways, or none, leads nowhere. */
static float
get_flow (const EntenteRelation *relation)
{
  return relation->direction == ENTENTE_DIRECTION_FORWARD ? relation->weight : 0.0f;
}

/* The line goes by its intermediaries; whom it is about is drawn to both its ends. */
static void
add_third_parties (EntenteArrangeGraph   *self,
                   EntenteMap            *map,
                   guint32                slot,
                   const EntenteRelation *relation,
                   const guint32         *nodes)
{
  EntenteReferenceIter iter;
  EntenteReference reference;
  guint32 source = nodes[relation->source];
  guint32 target = nodes[relation->target];
  guint32 last = source;

  entente_map_iter_relation (map, slot, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (reference.role == ENTENTE_ROLE_VIA)
        {
          add_tie (self, last, nodes[reference.other], relation->weight, get_flow (relation),
                   0.0f);
          last = nodes[reference.other];
        }
      else if (reference.role == ENTENTE_ROLE_REGARDING)
        {
          add_tie (self, source, nodes[reference.other], relation->weight * THIRD_PARTY_WEIGHT,
                   0.0f, 0.0f);
          add_tie (self, target, nodes[reference.other], relation->weight * THIRD_PARTY_WEIGHT,
                   0.0f, 0.0f);
        }
    }
  if (last != source)
    add_tie (self, last, target, relation->weight, get_flow (relation), 0.0f);
}

static void
add_relation (EntenteArrangeGraph *self,
              EntenteMap          *map,
              guint32              slot,
              const guint32       *nodes,
              float                room)
{
  const EntenteRelation *relation = entente_map_get_relation (map, slot);

  add_tie (self, nodes[relation->source], nodes[relation->target], relation->weight,
           get_flow (relation), room);
  if (relation->has_third)
    add_third_parties (self, map, slot, relation, nodes);
}

/* @label: (nullable) */
static void
add_length (GArray     *lengths,
            const char *label)
{
  glong length = label != NULL ? g_utf8_strlen (label, -1) : 0;

  g_array_append_val (lengths, length);
}

static void
add_relations (EntenteArrangeGraph *self,
               EntenteMap          *map,
               const guint32       *nodes,
               GArray              *lengths)
{
  guint n_relations = entente_map_get_n_records (map, ENTENTE_RECORD_RELATION);
  guint stride = n_relations / MOST_MEASURED + 1;
  gboolean lettered = n_relations <= MOST_LETTERED;
  guint n = 0;

  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_RELATION);
       slot != ENTENTE_NO_SLOT; slot = entente_map_get_next (map, ENTENTE_RECORD_RELATION, slot))
    {
      float room = lettered ? (float) entente_scene_measure_label (map, slot) : 0.0f;

      if (n++ % stride == 0)
        add_length (lengths, entente_map_get_relation_label (map, slot));
      add_relation (self, map, slot, nodes, room);
    }
}

static gboolean
is_within (EntenteMap    *map,
           guint32        relation,
           const guint32 *nodes)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (map, relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (entente_role_get_record_type (reference.role) == ENTENTE_RECORD_ACTOR
          && nodes[reference.other] == ENTENTE_LAYOUT_NO_NODE)
        return FALSE;
    }

  return TRUE;
}

/* Those of one actor that name no actor outside; each once, from the first of its actors. */
static void
add_relations_of (EntenteArrangeGraph *self,
                  EntenteMap          *map,
                  guint32              actor,
                  const guint32       *nodes,
                  GHashTable          *done)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, actor, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (g_hash_table_add (done, GUINT_TO_POINTER (reference.relation))
          && is_within (map, reference.relation, nodes))
        add_relation (self, map, reference.relation, nodes, 0.0f);
    }
}

/* Those a relation names that are not there yet, as long as there is room. */
static void
add_actors_of (EntenteArrangeGraph *self,
               EntenteMap          *map,
               guint32              slot,
               guint32             *nodes,
               guint                most)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (map, slot, &iter);
  while (self->actors->len < most && entente_reference_iter_next (&iter, &reference))
    {
      if (entente_role_get_record_type (reference.role) == ENTENTE_RECORD_ACTOR
          && nodes[reference.other] == ENTENTE_LAYOUT_NO_NODE)
        add_actor (self, map, reference.other, nodes);
    }
}

/* Who is near the actors that are there, nearest first; then, where all of the map are few, all. */
static void
add_actors_near (EntenteArrangeGraph *self,
                 EntenteMap          *map,
                 guint32             *nodes,
                 guint                most)
{
  for (guint head = 0; head < self->actors->len && self->actors->len < most; head++)
    {
      guint32 actor = g_array_index (self->actors, guint32, head);
      EntenteReferenceIter iter;
      EntenteReference reference;

      entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, actor, &iter);
      while (self->actors->len < most && entente_reference_iter_next (&iter, &reference))
        add_actors_of (self, map, reference.relation, nodes, most);
    }
  if (entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR) > most)
    return;
  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_ACTOR); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, slot))
    {
      if (nodes[slot] == ENTENTE_LAYOUT_NO_NODE)
        add_actor (self, map, slot, nodes);
    }
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  glong first = *(const glong *) a;
  glong second = *(const glong *) b;

  return (first > second) - (first < second);
}

/* Room for three labels of four: layout gives the median tie this length. */
static double
find_tie_length (GArray *lengths)
{
  glong length;

  if (lengths->len == 0)
    return LEAST_TIE_LENGTH;
  g_array_sort (lengths, compare_lengths);
  length = g_array_index (lengths, glong, (guint) (lengths->len * 3ull / 4));
  if (length == 0)
    return LEAST_TIE_LENGTH;

  return CLAMP (LABEL_ROOM + CHARACTER_WIDTH * (double) length, LEAST_TIE_LENGTH,
                MOST_TIE_LENGTH);
}

/* With room for so many. */
static EntenteArrangeGraph *
make_empty (guint n_actors,
            guint n_ties)
{
  EntenteArrangeGraph *self = g_new0 (EntenteArrangeGraph, 1);

  self->actors = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_actors);
  self->sources = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_ties);
  self->targets = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_ties);
  self->weights = g_array_sized_new (FALSE, FALSE, sizeof (float), n_ties);
  self->flows = g_array_sized_new (FALSE, FALSE, sizeof (float), n_ties);
  self->rooms = g_array_sized_new (FALSE, FALSE, sizeof (float), n_ties);
  self->kinds = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_actors);
  self->widths = g_array_sized_new (FALSE, FALSE, sizeof (float), n_actors);
  self->heights = g_array_sized_new (FALSE, FALSE, sizeof (float), n_actors);
  self->tie_length = LEAST_TIE_LENGTH;

  return self;
}

/**
 * entente_arrange_graph_new:
 *
 * Copies what layout needs of a map. Main thread.
 *
 * Returns: (transfer full): the copy
 */
EntenteArrangeGraph *
entente_arrange_graph_new (EntenteMap *map)
{
  EntenteArrangeGraph *self
      = make_empty (entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR),
                    entente_map_get_n_records (map, ENTENTE_RECORD_RELATION));
  guint n_slots = entente_map_get_n_slots (map, ENTENTE_RECORD_ACTOR);
  g_autofree guint32 *nodes = g_new0 (guint32, n_slots + 1);
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (glong));

  add_actors (self, map, nodes);
  add_relations (self, map, nodes, lengths);
  self->tie_length = find_tie_length (lengths);

  return self;
}

/**
 * entente_arrange_graph_new_near:
 * @actors: (array length=n_actors): slots; they become the first nodes
 * @most: nodes at most; more than @n_actors
 *
 * Copies a part of a map: some actors and those nearest to them by hops, with the relations that
 * name nobody else. A map of so few actors is copied whole. O(relations of the actors copied). Main
 * thread.
 *
 * Returns: (transfer full): the copy
 */
EntenteArrangeGraph *
entente_arrange_graph_new_near (EntenteMap    *map,
                                const guint32 *actors,
                                guint          n_actors,
                                guint          most)
{
  EntenteArrangeGraph *self = make_empty (most, most);
  guint n_slots = entente_map_get_n_slots (map, ENTENTE_RECORD_ACTOR);
  g_autofree guint32 *nodes = g_new (guint32, n_slots + 1);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  memset (nodes, 0xff, sizeof (guint32) * n_slots);
  for (guint i = 0; i < n_actors; i++)
    {
      if (nodes[actors[i]] == ENTENTE_LAYOUT_NO_NODE)
        add_actor (self, map, actors[i], nodes);
    }
  add_actors_near (self, map, nodes, most);
  for (guint i = 0; i < self->actors->len; i++)
    add_relations_of (self, map, g_array_index (self->actors, guint32, i), nodes, done);

  return self;
}

guint32
entente_arrange_graph_find (EntenteArrangeGraph *self,
                            guint32              actor)
{
  for (guint i = 0; i < self->actors->len; i++)
    {
      if (g_array_index (self->actors, guint32, i) == actor)
        return i;
    }

  return ENTENTE_LAYOUT_NO_NODE;
}

void
entente_arrange_graph_free (EntenteArrangeGraph *self)
{
  g_array_unref (self->actors);
  g_array_unref (self->sources);
  g_array_unref (self->targets);
  g_array_unref (self->weights);
  g_array_unref (self->flows);
  g_array_unref (self->rooms);
  g_array_unref (self->kinds);
  g_array_unref (self->widths);
  g_array_unref (self->heights);
  g_free (self);
}
