/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-limbs.h"

/* What a node has of the unfolded order with all that hangs on it: what is still free of it lies
 * between @left and @right, in the end the node's own place alone. */
typedef struct
{
  guint32 n_nodes;
  guint32 left;
  guint32 right;
  guint32 n_hanging; /* on the node itself */
  guint32 n_left;    /* of these, how many more go to the left */
} Stretch;

/* Takes the nodes with one tie away, which leaves others with one. */
static void
take_trees (EntenteLimbs         *self,
            const EntenteNetwork *network,
            guint8               *taken)
{
  g_autofree guint32 *n_ties = g_new (guint32, self->n_nodes);
  guint32 tail = 0;

  for (guint32 i = 0; i < self->n_nodes; i++)
    {
      n_ties[i] = network->starts[i + 1] - network->starts[i];
      if (n_ties[i] == 1)
        self->trees[tail++] = i;
    }
  for (guint32 head = 0; head < tail; head++)
    {
      guint32 node = self->trees[head];
      guint32 k = network->starts[node];

      /* Of two that only have each other, the second stays. */
      if (n_ties[node] == 0)
        continue;
      while (taken[network->neighbors[k]])
        k++;
      taken[node] = 1;
      self->hangs_on[node] = network->neighbors[k];
      if (--n_ties[network->neighbors[k]] == 1)
        self->trees[tail++] = network->neighbors[k];
    }
}

EntenteLimbs *
entente_limbs_new (const EntenteNetwork *network)
{
  EntenteLimbs *self = g_new0 (EntenteLimbs, 1);
  guint32 n = network->n_nodes;
  g_autofree guint8 *taken = g_new0 (guint8, n);
  guint32 n_trees = 0;

  self->n_nodes = n;
  self->core = g_new (guint32, n);
  self->trees = g_new (guint32, n);
  self->hangs_on = g_new0 (guint32, n);
  take_trees (self, network, taken);
  for (guint32 i = 0; i < n; i++)
    {
      if (!taken[i])
        self->core[self->n_core++] = i;
    }
  /* The one that stayed of two is no limb. */
  for (guint32 k = 0; n_trees < n - self->n_core; k++)
    {
      if (taken[self->trees[k]])
        self->trees[n_trees++] = self->trees[k];
    }

  return self;
}

void
entente_limbs_free (EntenteLimbs *self)
{
  g_free (self->core);
  g_free (self->trees);
  g_free (self->hangs_on);
  g_free (self);
}

/* Half of what hangs on it goes to each side; where it is odd, more to the side that leads away. */
static void
begin_stretch (Stretch  *self,
               guint32   begin,
               gboolean  leads_left)
{
  self->left = begin;
  self->right = begin + self->n_nodes;
  self->n_left = (self->n_hanging + (leads_left ? 1 : 0)) / 2;
}

/* A limb goes to one end of what is free of its root's stretch. */
static void
place_limb (Stretch *limb,
            Stretch *root)
{
  gboolean leads_left = root->n_left > 0;

  if (leads_left)
    {
      root->n_left--;
      root->left += limb->n_nodes;
      begin_stretch (limb, root->left - limb->n_nodes, TRUE);
    }
  else
    {
      root->right -= limb->n_nodes;
      begin_stretch (limb, root->right, FALSE);
    }
}

void
entente_limbs_unfold (const EntenteLimbs *self,
                      const guint32      *core_order,
                      guint32            *order)
{
  g_autofree Stretch *stretches = g_new0 (Stretch, self->n_nodes);
  guint32 n_trees = self->n_nodes - self->n_core;
  guint32 begin = 0;

  for (guint32 i = 0; i < self->n_nodes; i++)
    stretches[i].n_nodes = 1;
  for (guint32 k = 0; k < n_trees; k++)
    {
      Stretch *root = &stretches[self->hangs_on[self->trees[k]]];

      root->n_nodes += stretches[self->trees[k]].n_nodes;
      root->n_hanging++;
    }
  for (guint32 k = 0; k < self->n_core; k++)
    {
      Stretch *stretch = &stretches[self->core[core_order[k]]];

      begin_stretch (stretch, begin, FALSE);
      begin += stretch->n_nodes;
    }
  for (guint32 k = n_trees; k > 0; k--)
    place_limb (&stretches[self->trees[k - 1]], &stretches[self->hangs_on[self->trees[k - 1]]]);
  for (guint32 i = 0; i < self->n_nodes; i++)
    order[stretches[i].left] = i;
}
