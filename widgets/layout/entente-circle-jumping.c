/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Sifting takes a node past all others: nodes × ties steps, too many for some thousand. Here the circle
 * is cut into arcs, and for each two cuts p, q it is counted how many ties lead from between them to
 * elsewhere: so many a tie from p to q crosses. A tie that ends within an arc counts as the mean of
 * its two cuts. What a node's ties cross together, if it stood at a cut, is then a sum of rows, for
 * all cuts at once. Nodes go by in lots, each told by the counts before it.
 *
 * With A(p, q) the ends of ties from before p that lie before q, ties inside are
 * A(q, q) − 2 A(p, q) + A(p, p), and those that lead elsewhere A(q, n) − A(p, n) less these. */

#include "entente-circle-jumping.h"

#include "entente-bins.h"

#include <string.h>

#define N_ARCS 256u
#define N_CUTS (N_ARCS + 1)
/* Nodes of a lot: not so many that they all go to one place, and not so few that counting costs more
 * than they do. */
#define LEAST_LOT 128u
#define N_LOTS 64u
/* Nodes between two looks at whether it is still wanted. */
#define N_AT_ONCE 64

typedef struct
{
  EntenteCircle *circle;
  guint32 *ends;    /* A of the text above, cut by cut */
  guint32 *leading; /* ties that lead elsewhere, likewise */
  guint32 *arcs;    /* of the nodes */
  gint32 *goals;    /* cuts where nodes shall stand; −1: where they are */
} Jumping;

static void
jumping_clear (Jumping *self)
{
  g_clear_pointer (&self->ends, g_free);
  g_clear_pointer (&self->leading, g_free);
  g_clear_pointer (&self->arcs, g_free);
  g_clear_pointer (&self->goals, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Jumping, jumping_clear)

static void
count_ends (Jumping *self)
{
  const EntenteCircle *circle = self->circle;
  const EntenteNetwork *network = circle->network;

  for (guint32 i = 0; i < circle->n_nodes; i++)
    self->arcs[i] = (guint32) ((guint64) circle->positions[i] * N_ARCS / circle->n_nodes);
  memset (self->ends, 0, sizeof (guint32) * N_CUTS * N_CUTS);
  for (guint32 i = 0; i < circle->n_nodes; i++)
    {
      guint32 *row = self->ends + (gsize) (self->arcs[i] + 1) * N_CUTS + 1;

      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        row[self->arcs[network->neighbors[k]]]++;
    }
  for (guint32 p = 1; p < N_CUTS; p++)
    {
      const guint32 *last = self->ends + (gsize) (p - 1) * N_CUTS;
      guint32 *row = self->ends + (gsize) p * N_CUTS;
      guint32 sum = 0;

      for (guint32 q = 0; q < N_CUTS; q++)
        {
          sum += row[q];
          row[q] = sum + last[q];
        }
    }
}

static void
count_leading (Jumping *self)
{
  for (guint32 p = 0; p < N_CUTS; p++)
    {
      const guint32 *from = self->ends + (gsize) p * N_CUTS;

      for (guint32 q = p; q < N_CUTS; q++)
        {
          const guint32 *to = self->ends + (gsize) q * N_CUTS;
          guint32 n_leading = to[N_ARCS] - from[N_ARCS] - (to[q] - 2 * from[q] + from[p]);

          self->leading[(gsize) p * N_CUTS + q] = n_leading;
          self->leading[(gsize) q * N_CUTS + p] = n_leading;
        }
    }
}

/* The cut where a node's ties cross fewest others, unless one beside it does as well. */
static gint32
find_goal (const Jumping *self,
           guint32        node,
           guint64       *sums)
{
  const EntenteNetwork *network = self->circle->network;
  guint32 arc = self->arcs[node];
  guint64 fewest;
  gint32 goal = -1;

  memset (sums, 0, sizeof (guint64) * N_CUTS);
  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      const guint32 *before
          = self->leading + (gsize) self->arcs[network->neighbors[k]] * N_CUTS;
      const guint32 *behind = before + N_CUTS;

      for (guint32 p = 0; p < N_CUTS; p++)
        sums[p] += (guint64) before[p] + behind[p];
    }
  fewest = MIN (sums[arc], sums[arc + 1]);
  for (guint32 p = 0; p < N_CUTS; p++)
    {
      if (sums[p] >= fewest)
        continue;
      fewest = sums[p];
      goal = (gint32) p;
    }

  return goal;
}

/* Nodes with a goal leave the order, and stand before the first of its arc afterwards, in the order
 * in which they were. */
static void
follow_goals (Jumping *self)
{
  EntenteCircle *circle = self->circle;
  guint32 n = circle->n_nodes;
  guint32 starts[N_CUTS + 2] = { 0 };
  g_autofree guint32 *goers = g_new (guint32, n);
  g_autofree guint32 *old = g_memdup2 (circle->order, sizeof (guint32) * n);
  guint32 cut = 0;
  guint32 last = 0;

  for (guint32 i = 0; i < n; i++)
    {
      if (self->goals[i] >= 0)
        entente_bins_count (starts, (guint32) self->goals[i]);
    }
  entente_bins_add_up (starts, N_CUTS);
  for (guint32 k = 0; k < n; k++)
    {
      if (self->goals[old[k]] >= 0)
        goers[entente_bins_put (starts, (guint32) self->goals[old[k]])] = old[k];
    }
  /* Now the goers to a cut lie between two starts. */
  for (guint32 k = 0; k <= n; k++)
    {
      guint32 arc = k < n ? self->arcs[old[k]] : N_ARCS;

      for (; cut <= arc; cut++)
        {
          for (guint32 j = starts[cut]; j < starts[cut + 1]; j++)
            circle->order[last++] = goers[j];
        }
      if (k < n && self->goals[old[k]] < 0)
        circle->order[last++] = old[k];
    }
  for (guint32 k = 0; k < n; k++)
    circle->positions[circle->order[k]] = k;
}

static gboolean
jump_lot (Jumping     *self,
          guint32      first,
          guint32      end,
          EntenteWork *work)
{
  guint64 sums[N_CUTS];
  gboolean moves = FALSE;

  count_ends (self);
  count_leading (self);
  for (guint32 i = first; i < end; i++)
    {
      if (i % N_AT_ONCE == 0 && !entente_work_report (work, (double) i / self->circle->n_nodes))
        return FALSE;
      self->goals[i] = find_goal (self, i, sums);
      moves |= self->goals[i] >= 0;
    }
  if (moves)
    follow_goals (self);
  for (guint32 i = first; i < end; i++)
    self->goals[i] = -1;

  return TRUE;
}

gboolean
entente_circle_jump (EntenteCircle *circle,
                     EntenteWork   *work)
{
  guint32 n = circle->n_nodes;
  guint32 n_lot = MAX (LEAST_LOT, n / N_LOTS);
  g_auto (Jumping) jumping = { circle, NULL, NULL, NULL, NULL };

  jumping.ends = g_new0 (guint32, N_CUTS * N_CUTS);
  jumping.leading = g_new (guint32, N_CUTS * N_CUTS);
  jumping.arcs = g_new (guint32, n);
  jumping.goals = g_new (gint32, n);
  for (guint32 i = 0; i < n; i++)
    jumping.goals[i] = -1;
  for (guint32 first = 0; first < n; first += n_lot)
    {
      if (!jump_lot (&jumping, first, MIN (first + n_lot, n), work))
        return FALSE;
    }

  return TRUE;
}
