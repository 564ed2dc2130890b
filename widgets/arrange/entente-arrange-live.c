/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-arrange"

#include "entente-arrange-live.h"

#include "entente-arrange-graph.h"
#include "entente-following.h"

/* So many move within a frame. */
#define MOST_ACTORS 500

/* Nodes, @held the smaller. */
typedef struct
{
  guint32 held;
  guint32 other;
} Tie;

struct _EntenteArrangeLive
{
  EntenteArrangeGraph *graph;
  EntenteFollowing *following;
  guint8 *fixed;
  guint32 *followers; /* nodes */
  guint n_followers;
  GArray *ties;       /* of Tie */
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

static int
compare_ties (gconstpointer a,
              gconstpointer b)
{
  const Tie *first = a;
  const Tie *second = b;

  if (first->held != second->held)
    return first->held < second->held ? -1 : 1;

  return (first->other > second->other) - (first->other < second->other);
}

/* The dragged ones are the first nodes. */
static void
list_ties (EntenteArrangeLive *self,
           guint               n_dragged)
{
  const EntenteArrangeGraph *graph = self->graph;
  guint n = 0;

  for (guint e = 0; e < graph->sources->len; e++)
    {
      guint32 source = g_array_index (graph->sources, guint32, e);
      guint32 target = g_array_index (graph->targets, guint32, e);
      Tie tie = { MIN (source, target), MAX (source, target) };

      if (tie.held < n_dragged && tie.held != tie.other)
        g_array_append_val (self->ties, tie);
    }
  g_array_sort (self->ties, compare_ties);
  for (guint k = 0; k < self->ties->len; k++)
    {
      Tie tie = g_array_index (self->ties, Tie, k);

      if (n == 0 || compare_ties (&tie, &g_array_index (self->ties, Tie, n - 1)) != 0)
        g_array_index (self->ties, Tie, n++) = tie;
    }
  g_array_set_size (self->ties, n);
}

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
  self->ties = g_array_new (FALSE, FALSE, sizeof (Tie));
  self->x = g_new (double, n);
  self->y = g_new (double, n);
  if (!take_places (self, map, places))
    return NULL;
  make_following (self, n_actors);
  list_ties (self, n_actors);

  return g_steal_pointer (&self);
}

void
entente_arrange_live_free (EntenteArrangeLive *self)
{
  entente_arrange_graph_free (self->graph);
  g_clear_pointer (&self->following, entente_following_free);
  g_free (self->fixed);
  g_free (self->followers);
  g_array_unref (self->ties);
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

guint
entente_arrange_live_get_n_ties (EntenteArrangeLive *self)
{
  return self->ties->len;
}

void
entente_arrange_live_get_tie (EntenteArrangeLive *self,
                              guint               i,
                              double             *x1,
                              double             *y1,
                              double             *x2,
                              double             *y2)
{
  const Tie *tie;

  g_return_if_fail (i < self->ties->len);

  tie = &g_array_index (self->ties, Tie, i);
  *x1 = self->x[tie->held];
  *y1 = self->y[tie->held];
  *x2 = self->x[tie->other];
  *y2 = self->y[tie->other];
}
