/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-cast.h"

#include "entente-lettering.h"

/* Enough to see a structure by, and few enough for a frame. */
#define MOST_TIES 10000
#define MOST_NAMES 60
/* Map units, as letters of names are there. */
#define MOST_NAME_WIDTH 200.0

static void
clear_name (gpointer data)
{
  EntenteCastName *name = data;

  g_free (name->text);
}

static guint32 *
add_nodes (EntenteCast *self,
           EntenteMap  *map,
           GArray      *actors)
{
  guint32 *nodes = g_new0 (guint32, entente_map_get_n_slots (map, ENTENTE_RECORD_ACTOR) + 1);

  for (guint32 i = 0; i < actors->len; i++)
    {
      guint32 slot = g_array_index (actors, guint32, i);
      const EntenteActor *actor = entente_map_get_actor (map, slot);
      EntenteCastNode node
          = { entente_palette_get_actor_base (map, actor->kind, actor->color), 0 };

      g_array_append_val (self->nodes, node);
      g_array_append_val (self->order, i);
      nodes[slot] = i;
    }
  return nodes;
}

/* Relations of a large map stand in no order that says anything: every so many-th will do. */
static void
add_ties (EntenteCast   *self,
          EntenteMap    *map,
          const guint32 *nodes)
{
  guint n_relations = entente_map_get_n_records (map, ENTENTE_RECORD_RELATION);
  guint step = 1 + n_relations / (MOST_TIES + 1);
  guint n = 0;

  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_RELATION);
       slot != ENTENTE_NO_SLOT; slot = entente_map_get_next (map, ENTENTE_RECORD_RELATION, slot))
    {
      const EntenteRelation *relation = entente_map_get_relation (map, slot);
      EntenteCastTie tie = { nodes[relation->source], nodes[relation->target],
                             entente_sign_of_tone ((double) relation->tone) };

      g_array_index (self->nodes, EntenteCastNode, tie.source).n_ties++;
      g_array_index (self->nodes, EntenteCastNode, tie.target).n_ties++;
      if (n++ % step == 0)
        g_array_append_val (self->ties, tie);
    }
}

static int
compare_strength (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const EntenteCastNode *nodes = user_data;
  guint32 i = *(const guint32 *) a;
  guint32 j = *(const guint32 *) b;

  if (nodes[i].n_ties != nodes[j].n_ties)
    return nodes[i].n_ties < nodes[j].n_ties ? -1 : 1;
  return i < j ? 1 : -1;
}

static void
add_names (EntenteCast *self,
           EntenteMap  *map,
           GArray      *actors)
{
  guint n = MIN (self->order->len, MOST_NAMES);

  for (guint k = 0; k < n; k++)
    {
      EntenteCastName name
          = { .node = g_array_index (self->order, guint32, self->order->len - 1 - k) };
      const char *whole = entente_map_get_actor_name (
          map, g_array_index (actors, guint32, name.node));

      name.text = entente_lettering_cut (ENTENTE_LETTERING_ACTOR, whole, MOST_NAME_WIDTH,
                                         &name.width);
      g_array_append_val (self->names, name);
    }
}

EntenteCast *
entente_cast_new (EntenteMap *map,
                  GArray     *actors)
{
  EntenteCast *self = g_new0 (EntenteCast, 1);
  g_autofree guint32 *nodes = NULL;

  self->nodes = g_array_sized_new (FALSE, FALSE, sizeof (EntenteCastNode), actors->len);
  self->order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), actors->len);
  self->ties = g_array_new (FALSE, FALSE, sizeof (EntenteCastTie));
  self->names = g_array_new (FALSE, FALSE, sizeof (EntenteCastName));
  g_array_set_clear_func (self->names, clear_name);

  nodes = add_nodes (self, map, actors);
  add_ties (self, map, nodes);
  g_array_sort_with_data (self->order, compare_strength, self->nodes->data);
  add_names (self, map, actors);

  return self;
}

void
entente_cast_free (EntenteCast *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->order);
  g_array_unref (self->ties);
  g_array_unref (self->names);
  g_free (self);
}
