/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-circle.h"

#include "entente-sum-tree.h"

/* Nodes between two looks at whether a count is still wanted. */
#define N_AT_ONCE 256

void
entente_circle_init (EntenteCircle        *self,
                     const EntenteNetwork *network)
{
  self->network = network;
  self->n_nodes = network->n_nodes;
  self->order = g_new (guint32, network->n_nodes);
  self->positions = g_new (guint32, network->n_nodes);
  for (guint32 i = 0; i < network->n_nodes; i++)
    self->order[i] = self->positions[i] = i;
}

void
entente_circle_clear (EntenteCircle *self)
{
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->positions, g_free);
}

void
entente_circle_move (EntenteCircle *self,
                     guint32        node,
                     gint32         n_steps)
{
  guint32 position = self->positions[node];
  guint32 one_on = n_steps > 0 ? 1 : self->n_nodes - 1;

  for (gint32 k = ABS (n_steps); k > 0; k--)
    {
      guint32 next = (position + one_on) % self->n_nodes;

      self->order[position] = self->order[next];
      self->positions[self->order[position]] = position;
      position = next;
    }
  self->order[position] = node;
  self->positions[node] = position;
}

/* Ties that end at @position cross those that began behind their own beginning and go on. */
static guint64
end_ties (const EntenteCircle *self,
          guint32              position,
          EntenteSumTree      *open)
{
  const EntenteNetwork *network = self->network;
  guint32 node = self->order[position];
  guint64 n_crossings = 0;

  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      guint32 other = self->positions[network->neighbors[k]];

      if (other < position)
        entente_sum_tree_add (open, other, -1);
    }
  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      guint32 other = self->positions[network->neighbors[k]];

      if (other < position)
        n_crossings += (guint64) entente_sum_tree_get_behind (open, other);
    }

  return n_crossings;
}

static void
begin_ties (const EntenteCircle *self,
            guint32              position,
            EntenteSumTree      *open)
{
  const EntenteNetwork *network = self->network;
  guint32 node = self->order[position];
  gint n_begun = 0;

  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    n_begun += self->positions[network->neighbors[k]] > position ? 1 : 0;
  entente_sum_tree_add (open, position, n_begun);
}

guint64
entente_circle_count (const EntenteCircle *self,
                      EntenteWork         *work,
                      double               part)
{
  g_autoptr (EntenteSumTree) open = entente_sum_tree_new (self->n_nodes);
  guint64 n_crossings = 0;

  for (guint32 position = 0; position < self->n_nodes; position++)
    {
      if (position % N_AT_ONCE == 0 && !entente_work_report (work, part))
        return ENTENTE_CIRCLE_CANCELLED;
      n_crossings += end_ties (self, position, open);
      begin_ties (self, position, open);
    }

  return n_crossings;
}
