/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-arrange"

#include "entente-arrange-live.h"

#include "entente-arrange-graph.h"
#include "entente-following.h"

/* So many move within a frame. */
#define MOST_ACTORS 500

struct _EntenteArrangeLive
{
  EntenteArrangeGraph *graph;
  EntenteFollowing *following;
  guint8 *fixed;
  guint32 *followers; /* nodes */
  guint n_followers;
  double *x;
  double *y;
};

static gboolean
take_places (EntenteArrangeLive *self,
             EntenteMap         *map,
             EntentePlaces      *places)
{
  for (guint i = 0; i < self->graph->actors->len; i++)
    {
      guint32 actor = g_array_index (self->graph->actors, guint32, i);

      if (!entente_places_get (places, map, actor, &self->x[i], &self->y[i]))
        return FALSE;
      self->fixed[i] = entente_map_get_actor (map, actor)->pinned;
    }

  return TRUE;
}

/* The dragged ones are the first nodes. */
static void
make_following (EntenteArrangeLive *self,
                guint               n_dragged)
{
  g_autofree guint32 *held = g_new (guint32, n_dragged);
  EntenteLayoutGraph graph = {
    .n_nodes = self->graph->actors->len,
    .n_edges = self->graph->sources->len,
    .sources = (const guint32 *) (gpointer) self->graph->sources->data,
    .targets = (const guint32 *) (gpointer) self->graph->targets->data,
    .weights = (const float *) (gpointer) self->graph->weights->data,
    .widths = (const float *) (gpointer) self->graph->widths->data,
    .heights = (const float *) (gpointer) self->graph->heights->data,
    .fixed = self->fixed,
  };

  for (guint i = 0; i < n_dragged; i++)
    held[i] = i;
  self->following = entente_following_new (&graph, held, n_dragged, self->x, self->y);
  for (guint i = n_dragged; i < graph.n_nodes; i++)
    {
      if (!self->fixed[i])
        self->followers[self->n_followers++] = i;
    }
}

EntenteArrangeLive *
entente_arrange_live_new (EntenteMap    *map,
                          EntentePlaces *places,
                          const guint32 *actors,
                          guint          n_actors)
{
  g_autoptr (EntenteArrangeLive) self = NULL;
  guint n;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);

  if (n_actors == 0 || n_actors >= MOST_ACTORS)
    return NULL;
  self = g_new0 (EntenteArrangeLive, 1);
  self->graph = entente_arrange_graph_new_near (map, actors, n_actors, MOST_ACTORS);
  n = self->graph->actors->len;
  self->fixed = g_new0 (guint8, n);
  self->followers = g_new (guint32, n);
  self->x = g_new (double, n);
  self->y = g_new (double, n);
  if (!take_places (self, map, places))
    return NULL;
  make_following (self, n_actors);

  return g_steal_pointer (&self);
}

void
entente_arrange_live_free (EntenteArrangeLive *self)
{
  entente_arrange_graph_free (self->graph);
  g_clear_pointer (&self->following, entente_following_free);
  g_free (self->fixed);
  g_free (self->followers);
  g_free (self->x);
  g_free (self->y);
  g_free (self);
}

void
entente_arrange_live_move (EntenteArrangeLive *self,
                           double              dx,
                           double              dy)
{
  entente_following_move (self->following, dx, dy, self->x, self->y);
}

guint
entente_arrange_live_get_n (EntenteArrangeLive *self)
{
  return self->n_followers;
}

guint32
entente_arrange_live_get (EntenteArrangeLive *self,
                          guint               i,
                          double             *x,
                          double             *y)
{
  guint32 node;

  g_return_val_if_fail (i < self->n_followers, ENTENTE_NO_SLOT);

  node = self->followers[i];
  *x = self->x[node];
  *y = self->y[node];

  return g_array_index (self->graph->actors, guint32, node);
}
