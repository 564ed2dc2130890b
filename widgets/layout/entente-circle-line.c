/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Baur, Brandes 2004: Crossing reduction in circular layouts. DOI 10.1007/978-3-540-30559-0_28, its
 * first part. Nodes are appended to a line: next the one with most neighbors on it, of these the one
 * with fewest ties that stay open; and to the end where its ties, which close now, cross fewer open
 * ones. Sums of open ties along the line tell that. */

#include "entente-circle-line.h"

#include "entente-sum-tree.h"

/* Nodes between two looks at whether a line is still wanted. */
#define N_AT_ONCE 64

/* A node as it was when it was offered: what has got more neighbors since is offered again. */
typedef struct
{
  guint32 n_placed; /* neighbors on the line */
  guint32 n_open;   /* others */
  guint32 rank;     /* its position in the order before: of equals the first is taken */
} Offer;

typedef struct
{
  const EntenteCircle *circle;
  const EntenteNetwork *network;
  GArray *offers; /* Offer: a heap, the best first */
  EntenteSumTree *open; /* ties, by the places of their ends on the line */
  guint32 *n_placed;
  guint32 *places; /* left ones count down from the middle, right ones up */
  guint8 *placed;
  guint32 left; /* the next place is the one before */
  guint32 right;
} Line;

static void
line_init (Line                *self,
           const EntenteCircle *circle)
{
  guint32 n = circle->n_nodes;

  self->circle = circle;
  self->network = circle->network;
  self->offers = g_array_sized_new (FALSE, FALSE, sizeof (Offer), n);
  self->open = entente_sum_tree_new (2 * n);
  self->n_placed = g_new0 (guint32, n);
  self->places = g_new0 (guint32, n);
  self->placed = g_new0 (guint8, n);
  self->left = n;
  self->right = n;
}

static void
line_clear (Line *self)
{
  g_clear_pointer (&self->offers, g_array_unref);
  g_clear_pointer (&self->open, entente_sum_tree_free);
  g_clear_pointer (&self->n_placed, g_free);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->placed, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static gboolean
is_better (const Offer *offer,
           const Offer *other)
{
  if (offer->n_placed != other->n_placed)
    return offer->n_placed > other->n_placed;
  if (offer->n_open != other->n_open)
    return offer->n_open < other->n_open;

  return offer->rank < other->rank;
}

static void
offer (Line    *self,
       guint32  node)
{
  guint32 degree = self->network->starts[node + 1] - self->network->starts[node];
  Offer own = { self->n_placed[node], degree - self->n_placed[node],
                self->circle->positions[node] };
  guint i = self->offers->len;
  Offer *offers;

  g_array_set_size (self->offers, i + 1);
  offers = (Offer *) (gpointer) self->offers->data;
  for (; i > 0 && is_better (&own, &offers[(i - 1) / 2]); i = (i - 1) / 2)
    offers[i] = offers[(i - 1) / 2];
  offers[i] = own;
}

static Offer
take_best (Line *self)
{
  Offer *offers = (Offer *) (gpointer) self->offers->data;
  guint n = self->offers->len - 1;
  Offer best = offers[0];
  Offer last = offers[n];
  guint i = 0;

  for (guint child = 1; child < n; child = 2 * i + 1)
    {
      if (child + 1 < n && is_better (&offers[child + 1], &offers[child]))
        child++;
      if (!is_better (&offers[child], &last))
        break;
      offers[i] = offers[child];
      i = child;
    }
  offers[i] = last;
  g_array_set_size (self->offers, n);

  return best;
}

static guint32
find_next (Line *self)
{
  guint32 node;
  Offer best;

  do
    {
      best = take_best (self);
      node = self->circle->order[best.rank];
    }
  while (self->placed[node] || best.n_placed != self->n_placed[node]);

  return node;
}

/* The end where fewer open ties stand before the node's neighbors. */
static guint32
choose_place (Line    *self,
              guint32  node)
{
  const EntenteNetwork *network = self->network;
  gint64 n_left = 0;
  gint64 n_right = 0;

  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      guint32 other = network->neighbors[k];

      if (!self->placed[other])
        continue;
      n_left += entente_sum_tree_get_before (self->open, self->places[other]);
      n_right += entente_sum_tree_get_behind (self->open, self->places[other]);
    }

  return n_left < n_right ? --self->left : self->right++;
}

static void
append (Line    *self,
        guint32  node)
{
  const EntenteNetwork *network = self->network;
  guint32 n_ties = network->starts[node + 1] - network->starts[node];

  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      if (self->placed[network->neighbors[k]])
        entente_sum_tree_add (self->open, self->places[network->neighbors[k]], -1);
    }
  self->places[node] = choose_place (self, node);
  self->placed[node] = 1;
  entente_sum_tree_add (self->open, self->places[node], (gint) (n_ties - self->n_placed[node]));
  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      self->n_placed[network->neighbors[k]]++;
      if (!self->placed[network->neighbors[k]])
        offer (self, network->neighbors[k]);
    }
}

gboolean
entente_circle_line_up (EntenteCircle *circle,
                        EntenteWork   *work)
{
  g_auto (Line) line = { 0 };

  line_init (&line, circle);
  for (guint32 i = 0; i < circle->n_nodes; i++)
    offer (&line, i);
  for (guint32 k = 0; k < circle->n_nodes; k++)
    {
      if (k % N_AT_ONCE == 0 && !entente_work_report (work, (double) k / circle->n_nodes))
        return FALSE;
      append (&line, find_next (&line));
    }
  for (guint32 i = 0; i < circle->n_nodes; i++)
    {
      circle->positions[i] = line.places[i] - line.left;
      circle->order[circle->positions[i]] = i;
    }

  return TRUE;
}
