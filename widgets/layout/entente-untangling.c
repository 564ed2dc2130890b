/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Davidson, Harel 1996: Drawing graphs nicely using simulated annealing. DOI 10.1145/234535.234538.
 * A node tries places around it that come nearer from sweep to sweep, and takes one where an energy
 * falls that counts crossings too, and how far its neighbors are those nearest to it, J (Ahmed et
 * al. 2022; see entente-neighborhood.c):
 *
 *   ΔE = −½ (f(x) + f(x')) · (x' − x) + a ΔC − b ΔJ.
 *
 * Here the energy is cold from the start: the picture is at rest already. What forces ask for is
 * their work on the way, by their mean at both of its ends, so that no law needs a potential. Where
 * the node stands among the neighbors of others is left to their own turns.
 *
 * A crossing costs a. Where few ties cross, each of them is seen, and much is given for one less;
 * where they are many, none can be followed by eye any more: what all together are worth grows as
 * the root of their number. Forces draw neighbors near, but cannot see who stands between; b asks
 * for that, and lets hops hold harder for the same neighborhoods.
 *
 * O(nodes × (marks + nodes + ties) + crossings looked for around the ties of each). */

#include "entente-untangling.h"

#include "entente-crossings.h"
#include "entente-neighborhood.h"

#include <math.h>

/* Beyond, single crossings are few of very many, and the time is worth more than these. */
#define MOST_NODES 3000u
#define MOST_TIES 10000u
/* Ties that one is held against. */
#define MOST_MET 180u
#define N_PLACES 2     /* tried by a node in one sweep */
#define FIRST_WAY 0.4f /* hops; then a sweep's part less each time */
/* Of the time. */
#define COUNTING_PART 0.1
/* What all crossings weigh, for each tie and the root of its crossings: of a tie's draw at one hop. */
#define CROSSING_COST 0.34
/* What whole neighborhoods of all nodes are worth: of all ties' draw at one hop. */
#define NEIGHBOR_WORTH 2.5

typedef struct
{
  EntenteForces *forces;
  EntenteCrossings *crossings;
  EntenteNeighborhood *neighborhood;
  EntenteRandom *random;
  double cost;  /* a */
  double worth; /* b */
} Untangling;

/* A node where it is. */
typedef struct
{
  float x;
  float y;
  float force_x;
  float force_y;
  guint32 n_crossed;
  double share; /* of its neighbors */
} Stand;

/* FALSE where cancelled. */
static gboolean
find_weights (Untangling  *self,
              EntenteWork *work)
{
  const EntenteForces *forces = self->forces;
  double n_crossings = entente_crossings_count_all (self->crossings, work);
  double weight;

  if (n_crossings < 0.0)
    return FALSE;
  n_crossings = MAX (n_crossings, 1.0);
  weight = CROSSING_COST * sqrt (n_crossings / self->crossings->n_ties);
  self->cost = weight * forces->strength / n_crossings;
  self->worth = NEIGHBOR_WORTH * forces->strength / forces->component->n_nodes;

  return TRUE;
}

static void
put (Untangling *self,
     guint32     node,
     float       x,
     float       y)
{
  self->forces->x[node] = x;
  self->forces->y[node] = y;
  entente_crossings_take_place (self->crossings, node);
}

/* @stand: where the node is; then where it is now. */
static void
try_place (Untangling *self,
           guint32     node,
           float       way,
           Stand      *stand)
{
  float dx = way * (float) entente_random_spread (self->random);
  float dy = way * (float) entente_random_spread (self->random);
  Stand there = { stand->x + dx, stand->y + dy, 0.0f, 0.0f, 0, 0.0 };
  double gain;

  put (self, node, there.x, there.y);
  entente_forces_ask (self->forces, node, &there.force_x, &there.force_y);
  gain = 0.5
         * (double) ((stand->force_x + there.force_x) * dx + (stand->force_y + there.force_y) * dy);
  gain += self->cost * stand->n_crossed - self->worth * stand->share;
  if (gain + self->worth > 0.0)
    {
      there.share = entente_neighborhood_ask (self->neighborhood, node);
      gain += self->worth * there.share;
    }
  if (gain > 0.0)
    {
      guint32 most = (guint32) MIN (gain / self->cost, G_MAXINT32);

      there.n_crossed = entente_crossings_count (self->crossings, node, most);
      if (self->cost * there.n_crossed < gain)
        {
          *stand = there;
          return;
        }
    }
  put (self, node, stand->x, stand->y);
}

static gboolean
sweep_once (Untangling  *self,
            float        way,
            EntenteWork *work)
{
  EntenteForces *forces = self->forces;
  guint32 n = forces->component->n_nodes;

  entente_forces_begin (forces);
  for (guint32 i = 0; i < n; i++)
    {
      Stand stand = { forces->x[i], forces->y[i], 0.0f, 0.0f, 0, 0.0 };

      if (i % 4 == 0 && !entente_work_report (work, (double) i / n))
        return FALSE;
      if (forces->component->fixed[i])
        continue;
      entente_forces_ask (forces, i, &stand.force_x, &stand.force_y);
      entente_crossings_gather (self->crossings, i, N_PLACES * way);
      stand.n_crossed = entente_crossings_count (self->crossings, i, G_MAXUINT32);
      entente_neighborhood_gather (self->neighborhood, i, N_PLACES * way);
      stand.share = entente_neighborhood_ask (self->neighborhood, i);
      for (guint k = 0; k < N_PLACES; k++)
        try_place (self, i, way, &stand);
    }
  entente_forces_end (forces);
  entente_work_show (work, forces->x, forces->y, n);

  return TRUE;
}

gboolean
entente_untangling_sweep (EntenteForces *forces,
                          guint          n_sweeps,
                          EntenteRandom *random,
                          EntenteWork   *work)
{
  g_auto (EntenteCrossings) crossings = { 0 };
  g_auto (EntenteNeighborhood) neighborhood = { 0 };
  Untangling self = { forces, &crossings, &neighborhood, random, 0.0, 0.0 };
  const EntenteNetwork *network = forces->component->network;
  EntenteWork part = *work;

  if (network->n_ties == 0 || network->n_ties > MOST_TIES || network->n_nodes > MOST_NODES)
    return TRUE;
  entente_crossings_init (&crossings, network, forces->x, forces->y, MOST_MET, random);
  entente_neighborhood_init (&neighborhood, network, forces->x, forces->y);
  entente_work_enter_part (&part, work, 0.0, COUNTING_PART);
  if (!find_weights (&self, &part))
    return FALSE;
  for (guint sweep = 0; sweep < n_sweeps && !entente_work_is_late (work); sweep++)
    {
      double start = COUNTING_PART + (1.0 - COUNTING_PART) * sweep / n_sweeps;

      entente_work_enter_part (&part, work, start, (1.0 - COUNTING_PART) / n_sweeps);
      if (!sweep_once (&self, FIRST_WAY * (float) (n_sweeps - sweep) / (float) n_sweeps, &part))
        return FALSE;
    }
  work->told = part.told;

  return TRUE;
}
