/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Then, Kaufmann, Chirigati, Hoang-Vu, Pham, Kemper, Neumann, Vo 2014: The more the merrier:
 * efficient multi-source graph traversal. DOI 10.14778/2735496.2735507. Searches from 64 nodes go
 * level by level together; a bit for each says whether it has seen a node, so that a tie which
 * several of them follow in one level is followed once. Nodes that stand side by side in a search
 * of their own go together: what they see they see in nearly the same level. Networks of few levels
 * gain tenfold; a long chain gains nothing. O(levels × ties) for 64 nodes at worst. */

#include "entente-hop-rows.h"

#include <string.h>

/* Bits of a word. */
#define N_TOGETHER 64
/* Hops in all from which on a second thread pays: it takes some 0.1 ms to start. */
#define LEAST_SHARED 400000u
/* So many nodes of the front between two looks whether the rows are still wanted. */
#define N_AT_ONCE 8192

typedef struct
{
  const EntenteNetwork *network;
  guint64 *seen;
  guint64 *now;  /* seen in the last level */
  guint64 *next; /* in the one that is worked on */
  guint32 *front;
  guint32 *next_front; /* room for one more than there are: for what is written but does not count */
  EntenteWork *work;
  double done; /* parts of the work, before this traversal */
  double span; /* its own */
  guint n_looks;
} Traversal;

static void
traversal_init (Traversal            *self,
                const EntenteNetwork *network)
{
  self->network = network;
  self->seen = g_new (guint64, network->n_nodes);
  self->now = g_new (guint64, network->n_nodes);
  self->next = g_new (guint64, network->n_nodes);
  self->front = g_new (guint32, network->n_nodes + 1);
  self->next_front = g_new (guint32, network->n_nodes + 1);
}

static void
traversal_clear (Traversal *self)
{
  g_free (self->seen);
  g_free (self->now);
  g_free (self->next);
  g_free (self->front);
  g_free (self->next_front);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Traversal, traversal_clear)

/* The places of @nodes in an order in which neighbors are near each other. */
static guint32 *
order_nodes (const EntenteNetwork *network,
             const guint32        *nodes,
             guint32               n_nodes)
{
  guint32 n = network->n_nodes;
  g_autofree guint32 *places = g_new (guint32, n);
  g_autofree guint32 *queue = g_new (guint32, n);
  g_autofree guint16 *hops = g_new (guint16, n);
  guint32 *order = g_new (guint32, n_nodes);
  guint32 n_ordered = 0;

  memset (places, 0xff, sizeof (guint32) * n);
  for (guint32 i = 0; i < n_nodes; i++)
    places[nodes[i]] = i;
  for (guint32 i = 0; i < n_nodes; i++)
    {
      guint32 n_reached;

      if (places[nodes[i]] == G_MAXUINT32)
        continue;
      n_reached = entente_network_measure_hops (network, nodes[i], hops, queue);
      for (guint32 k = 0; k < n_reached; k++)
        {
          if (places[queue[k]] == G_MAXUINT32)
            continue;
          order[n_ordered++] = places[queue[k]];
          places[queue[k]] = G_MAXUINT32;
        }
    }

  return order;
}

/* Every tie of a part of the front carries over what its end has seen; the size of the new front so
 * far. Whether a node is new nobody could guess: it is written down in any case, and counted where it is. */
static guint32
follow_ties (Traversal *self,
             guint32    first,
             guint32    end,
             guint32    n_next)
{
  const guint32 *restrict starts = self->network->starts;
  const guint32 *restrict neighbors = self->network->neighbors;
  const guint64 *restrict seen = self->seen;
  guint64 *restrict next = self->next;
  guint32 *restrict next_front = self->next_front;

  for (guint32 k = first; k < end; k++)
    {
      guint32 node = self->front[k];
      guint64 now = self->now[node];

      for (guint32 l = starts[node]; l < starts[node + 1]; l++)
        {
          guint32 other = neighbors[l];
          guint64 before = next[other];
          guint64 fresh = now & ~seen[other];

          next[other] = before | fresh;
          next_front[n_next] = other;
          n_next += (before == 0) & (fresh != 0);
        }
    }

  return n_next;
}

/* Nobody knows how many levels there are: ever less of the span. */
static gboolean
is_wanted (Traversal *self)
{
  double part = 1.0 - 1.0 / (1.0 + 0.2 * self->n_looks++);

  return entente_work_report (self->work, self->done + self->span * part);
}

/* The size of the new front in @n_next; FALSE where cancelled. */
static gboolean
follow_front (Traversal *self,
              guint32    n_front,
              guint32   *n_next)
{
  *n_next = 0;
  for (guint32 k = 0; k < n_front; k += N_AT_ONCE)
    {
      if (!is_wanted (self))
        return FALSE;
      *n_next = follow_ties (self, k, MIN (k + N_AT_ONCE, n_front), *n_next);
    }

  return TRUE;
}

static void
write_level (Traversal     *self,
             const guint32 *order,
             guint32        n_front,
             guint16        level,
             guint16       *rows)
{
  gsize n = self->network->n_nodes;

  for (guint32 k = 0; k < n_front; k++)
    {
      guint32 node = self->front[k];

      self->seen[node] |= self->now[node];
      for (guint64 left = self->now[node]; left != 0; left &= left - 1)
        rows[order[__builtin_ctzll (left)] * n + node] = level;
    }
}

static void
advance (Traversal *self,
         guint32    n_front)
{
  guint64 *seen_now = self->now;
  guint32 *front = self->front;

  for (guint32 k = 0; k < n_front; k++)
    self->now[self->front[k]] = 0;
  self->now = self->next;
  self->next = seen_now;
  self->front = self->next_front;
  self->next_front = front;
}

static gboolean
traverse (Traversal     *self,
          const guint32 *nodes,
          const guint32 *order,
          guint32        n_together,
          guint16       *rows)
{
  guint32 n_front = 0;
  gsize size = sizeof (guint64) * self->network->n_nodes;

  memset (self->seen, 0, size);
  memset (self->now, 0, size);
  memset (self->next, 0, size);
  for (guint32 k = 0; k < n_together; k++)
    {
      memset (rows + (gsize) order[k] * self->network->n_nodes, 0xff,
              sizeof (guint16) * self->network->n_nodes);
      self->now[nodes[order[k]]] = G_GUINT64_CONSTANT (1) << k;
      self->front[n_front++] = nodes[order[k]];
    }
  for (guint32 level = 0; n_front > 0; level++)
    {
      guint32 n_next;

      write_level (self, order, n_front, (guint16) MIN (level, ENTENTE_HOPS_NONE - 1u), rows);
      if (!follow_front (self, n_front, &n_next))
        return FALSE;
      advance (self, n_front);
      n_front = n_next;
    }

  return TRUE;
}

/* What one of the threads does: each @step-th word's worth of rows, from @first on. */
typedef struct
{
  const EntenteNetwork *network;
  const guint32 *nodes;
  const guint32 *order;
  guint32 n_nodes;
  guint32 first;
  guint32 step;
  guint16 *rows;
  EntenteWork *work;
} Share;

static gboolean
measure_share (const Share *self)
{
  g_auto (Traversal) traversal = { 0 };

  traversal_init (&traversal, self->network);
  traversal.work = self->work;
  traversal.span = (double) self->step * N_TOGETHER / self->n_nodes;
  for (guint32 k = self->first * N_TOGETHER; k < self->n_nodes; k += self->step * N_TOGETHER)
    {
      traversal.done = (double) k / self->n_nodes;
      traversal.n_looks = 0;
      if (!traverse (&traversal, self->nodes, self->order + k,
                     MIN (N_TOGETHER, self->n_nodes - k), self->rows))
        return FALSE;
    }

  return TRUE;
}

static gpointer
run_thread (gpointer data)
{
  const Share *share = data;

  return GINT_TO_POINTER (measure_share (share));
}

/* Rows do not know of each other: who measures which does not matter. The other thread reports
 * nothing, but stops where the work is cancelled. */
static gboolean
measure_shared (const Share *whole)
{
  EntenteWork silent = *whole->work;
  Share shares[2] = { *whole, *whole };
  GThread *thread;
  gboolean done;

  silent.progress = NULL;
  shares[0].step = shares[1].step = 2;
  shares[1].first = 1;
  shares[1].work = &silent;
  thread = g_thread_new ("hop-rows", run_thread, &shares[1]);
  done = measure_share (&shares[0]);

  return GPOINTER_TO_INT (g_thread_join (thread)) && done;
}

gboolean
entente_hop_rows_measure (const EntenteNetwork *network,
                          const guint32        *nodes,
                          guint32               n_nodes,
                          guint16              *rows,
                          EntenteWork          *work)
{
  g_autofree guint32 *order = order_nodes (network, nodes, n_nodes);
  Share whole = { network, nodes, order, n_nodes, 0, 1, rows, work };

  if (work->n_threads > 1 && n_nodes > N_TOGETHER
      && (guint64) n_nodes * network->n_nodes >= LEAST_SHARED)
    return measure_shared (&whole);

  return measure_share (&whole);
}
