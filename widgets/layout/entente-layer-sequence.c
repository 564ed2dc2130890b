/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Eades, Lin, Smyth 1993: A fast and effective heuristic for the feedback arc set problem. DOI
 * 10.1016/0020-0190(93)90079-O. Sinks are taken from the network to the end of the order, sources
 * to its beginning; where there is neither, the node with most more ties out than in goes to the
 * beginning. At most half the ties lead backward, in practice few. */

#include "entente-layer-sequence.h"

#define NOWHERE G_MAXUINT32

/* Nodes by how many more ties lead out of them than into them, in lists, and lists of their own
 * for sinks and sources. */
typedef struct
{
  const EntenteComponent *component;
  guint32 n;
  guint32 *n_out;
  guint32 *n_in;
  guint32 *lists;     /* first node of each */
  guint32 *list_of;   /* of each node; NOWHERE: taken */
  guint32 *next;
  guint32 *previous;
  guint32 highest;    /* no list above has a node */
} Classes;

static void
classes_clear (Classes *self)
{
  g_free (self->n_out);
  g_free (self->n_in);
  g_free (self->lists);
  g_free (self->list_of);
  g_free (self->next);
  g_free (self->previous);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Classes, classes_clear)

/* 0: sinks, 1: sources, from 2 on: by the difference. */
static guint32
find_list (Classes *self,
           guint32  node)
{
  if (self->n_out[node] == 0)
    return 0;
  if (self->n_in[node] == 0)
    return 1;

  return 2 + self->n + self->n_out[node] - self->n_in[node];
}

static void
put (Classes *self,
     guint32  node)
{
  guint32 list = find_list (self, node);

  self->list_of[node] = list;
  self->previous[node] = NOWHERE;
  self->next[node] = self->lists[list];
  if (self->lists[list] != NOWHERE)
    self->previous[self->lists[list]] = node;
  self->lists[list] = node;
  self->highest = MAX (self->highest, list);
}

static void
take (Classes *self,
      guint32  node)
{
  if (self->previous[node] != NOWHERE)
    self->next[self->previous[node]] = self->next[node];
  else
    self->lists[self->list_of[node]] = self->next[node];
  if (self->next[node] != NOWHERE)
    self->previous[self->next[node]] = self->previous[node];
  self->list_of[node] = NOWHERE;
}

static void
classes_init (Classes                *self,
              const EntenteComponent *component)
{
  const EntenteNetwork *network = component->network;
  guint32 n = network->n_nodes;

  self->component = component;
  self->n = n;
  self->n_out = g_new0 (guint32, n);
  self->n_in = g_new0 (guint32, n);
  self->lists = g_new (guint32, 2 * (gsize) n + 3);
  self->list_of = g_new (guint32, n);
  self->next = g_new (guint32, n);
  self->previous = g_new (guint32, n);
  for (gsize k = 0; k < 2 * (gsize) n + 3; k++)
    self->lists[k] = NOWHERE;
  for (guint32 i = 0; i < n; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          self->n_out[i] += component->flows[k] > 0.0f ? 1 : 0;
          self->n_in[i] += component->flows[k] < 0.0f ? 1 : 0;
        }
    }
  /* So that of equals the first comes first. */
  for (guint32 i = n; i > 0; i--)
    put (self, i - 1);
}

/* Takes a node out of the network. */
static void
remove_node (Classes *self,
             guint32  node)
{
  const EntenteNetwork *network = self->component->network;

  take (self, node);
  for (guint32 k = network->starts[node]; k < network->starts[node + 1]; k++)
    {
      guint32 other = network->neighbors[k];
      float flow = self->component->flows[k];

      if (flow == 0.0f || self->list_of[other] == NOWHERE)
        continue;
      take (self, other);
      if (flow > 0.0f)
        self->n_in[other]--;
      else
        self->n_out[other]--;
      put (self, other);
    }
}

static guint32
find_best (Classes *self)
{
  while (self->highest > 2 && self->lists[self->highest] == NOWHERE)
    self->highest--;

  return self->lists[self->highest];
}

guint32 *
entente_layer_sequence_find (const EntenteComponent *component)
{
  g_auto (Classes) classes = { 0 };
  guint32 n = component->n_nodes;
  guint32 *places = g_new (guint32, n);
  guint32 first = 0;
  guint32 last = n;

  classes_init (&classes, component);
  while (first < last)
    {
      guint32 node = classes.lists[0];

      if (node != NOWHERE)
        {
          places[node] = --last;
        }
      else
        {
          node = classes.lists[1] != NOWHERE ? classes.lists[1] : find_best (&classes);
          places[node] = first++;
        }
      remove_node (&classes, node);
    }

  return places;
}
