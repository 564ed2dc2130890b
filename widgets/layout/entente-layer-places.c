/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Brandes, Köpf 2002: Fast and simple horizontal coordinate assignment. DOI
 * 10.1007/3-540-45848-4_3. Each node is aligned with its median neighbor in the layer before, or
 * in the one after, the first in order going first, or the last: four ways. Aligned nodes are one
 * block, which gets one place; blocks stand as close as their layers allow. The place of a node is
 * the mean of the middle two of its four. Where a tie crosses another one's straight part between
 * two bends, it is the one to give way. Blocks are set by longest ways from the first side, then
 * drawn up to what follows them: this is how its authors' 2020 correction of the compaction, DOI
 * 10.48550/arXiv.2008.01252, comes out where blocks are not classed. */

#include "entente-layer-places.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_WAYS 4
/* Nodes between two looks at whether places are still wanted. */
#define N_AT_ONCE 1024

/* One of the four. @before and @first say which; positions are seen from its side. */
typedef struct
{
  const EntenteLayers *layers;
  const guint8 *crossed; /* entries of the lists of neighbors before that give way */
  gboolean before;
  gboolean first;
  guint32 *roots;
  guint32 *aligned; /* the next of the block, round */
  EntenteWork *work;
  double part; /* of it that is done */
  guint n_looks;
} Way;

/* Whether it is still wanted, asked now and then. */
static gboolean
goes_on (Way *way)
{
  return ++way->n_looks % N_AT_ONCE != 0 || entente_work_report (way->work, way->part);
}

static gboolean
is_bend (const EntenteLayers *layers,
         guint32              node)
{
  return node >= layers->n_real;
}

/* The bend before this bend, if its one tie comes from one. */
static guint32
find_inner (const EntenteLayers *layers,
            guint32              node)
{
  guint32 start = layers->before_starts[node];

  if (!is_bend (layers, node) || layers->before_starts[node + 1] == start
      || !is_bend (layers, layers->before[start]))
    return G_MAXUINT32;

  return layers->before[start];
}

static void
mark_layer (const EntenteLayers *layers,
            guint32              layer,
            guint8              *crossed)
{
  guint32 end = layers->starts[layer + 1];
  guint32 next = layers->starts[layer];
  guint32 low = 0;

  for (guint32 k = layers->starts[layer]; k < end; k++)
    {
      guint32 inner = find_inner (layers, layers->order[k]);
      guint32 high = inner != G_MAXUINT32 ? layers->positions[inner] : G_MAXUINT32;

      if (inner == G_MAXUINT32 && k + 1 < end)
        continue;
      for (; next <= k; next++)
        {
          guint32 node = layers->order[next];

          for (guint32 j = layers->before_starts[node]; j < layers->before_starts[node + 1]; j++)
            {
              guint32 position = layers->positions[layers->before[j]];

              if (position < low || position > high)
                crossed[j] = 1;
            }
        }
      low = inner != G_MAXUINT32 ? high : low;
    }
}

static guint32
get_position (const Way *way,
              guint32    node)
{
  const EntenteLayers *layers = way->layers;
  guint32 layer = layers->layers[node];

  if (way->first)
    return layers->positions[node];

  return layers->starts[layer + 1] - layers->starts[layer] - 1 - layers->positions[node];
}

/* Whether the tie at @entry of the neighbor lists must not be straight. */
static gboolean
gives_way (const Way *way,
           guint32    entry)
{
  return way->crossed[way->before ? entry : way->layers->twins[entry]];
}

static int
compare_by_position (gconstpointer a,
                     gconstpointer b,
                     gpointer      user_data)
{
  const Way *way = user_data;
  const EntenteLayers *layers = way->layers;
  const guint32 *lists = way->before ? layers->before : layers->after;
  guint32 first = get_position (way, lists[*(const guint32 *) a]);
  guint32 second = get_position (way, lists[*(const guint32 *) b]);

  return (first > second) - (first < second);
}

/* With one of its two median neighbors, unless that one lies before @reach. */
static void
align_node (Way     *way,
            guint32  node,
            guint32 *entries,
            gint64  *reach)
{
  const EntenteLayers *layers = way->layers;
  const guint32 *starts = way->before ? layers->before_starts : layers->after_starts;
  const guint32 *lists = way->before ? layers->before : layers->after;
  guint32 n = starts[node + 1] - starts[node];

  if (n == 0)
    return;
  for (guint32 k = 0; k < n; k++)
    entries[k] = starts[node] + k;
  g_qsort_with_data (entries, (gint) n, sizeof (guint32), compare_by_position, way);
  for (guint32 m = (n - 1) / 2; m <= n / 2; m++)
    {
      guint32 other = lists[entries[m]];

      if (way->aligned[node] != node || gives_way (way, entries[m])
          || (gint64) get_position (way, other) <= *reach)
        continue;
      way->aligned[other] = node;
      way->roots[node] = way->roots[other];
      way->aligned[node] = way->roots[node];
      *reach = get_position (way, other);
    }
}

static gboolean
align (Way *way)
{
  const EntenteLayers *layers = way->layers;
  guint32 n = layers->n_nodes;
  g_autofree guint32 *entries
      = g_new (guint32, (gsize) MAX (layers->after_starts[n], layers->before_starts[n]) + 1);

  for (guint32 i = 0; i < n; i++)
    way->roots[i] = way->aligned[i] = i;
  for (guint32 l = 0; l < layers->n_layers; l++)
    {
      guint32 layer = way->before ? l : layers->n_layers - 1 - l;
      guint32 begin = layers->starts[layer];
      guint32 end = layers->starts[layer + 1];
      gint64 reach = -1;

      for (guint32 k = begin; k < end; k++)
        {
          if (!goes_on (way))
            return FALSE;
          align_node (way, layers->order[way->first ? k : end - 1 - (k - begin)], entries, &reach);
        }
    }

  return TRUE;
}

/* The node that stands just before this one in its layer, as the way sees it. */
static guint32
find_before (const Way *way,
             guint32    node)
{
  const EntenteLayers *layers = way->layers;
  guint32 place = layers->starts[layers->layers[node]] + layers->positions[node];

  if (get_position (way, node) == 0)
    return G_MAXUINT32;

  return layers->order[way->first ? place - 1 : place + 1];
}

static double
get_distance (const EntenteLayers *layers,
              guint32              a,
              guint32              b)
{
  return (layers->sizes[a] + layers->sizes[b]) / 2.0;
}

/* Blocks in an order in which each comes behind all that stand before one of its nodes. */
static guint32 *
order_blocks (const Way *way,
              guint32   *n_blocks)
{
  const EntenteLayers *layers = way->layers;
  guint32 n = layers->n_nodes;
  guint32 *blocks = g_new (guint32, n);
  g_autofree guint32 *n_waited = g_new0 (guint32, n);
  g_autofree guint32 *next_of = g_new (guint32, n);
  guint32 tail = 0;

  memset (next_of, 0xff, sizeof (guint32) * n);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 before = find_before (way, i);

      if (before == G_MAXUINT32)
        continue;
      next_of[before] = i;
      n_waited[way->roots[i]]++;
    }
  for (guint32 i = 0; i < n; i++)
    {
      if (way->roots[i] == i && n_waited[i] == 0)
        blocks[tail++] = i;
    }
  for (guint32 head = 0; head < tail; head++)
    {
      guint32 node = blocks[head];

      do
        {
          guint32 next = next_of[node];

          if (next != G_MAXUINT32 && --n_waited[way->roots[next]] == 0)
            blocks[tail++] = way->roots[next];
          node = way->aligned[node];
        }
      while (node != blocks[head]);
    }
  *n_blocks = tail;

  return blocks;
}

/* @places: of the blocks at their roots, growing from the way's first side. */
static gboolean
compact (Way    *way,
         double *places)
{
  const EntenteLayers *layers = way->layers;
  guint32 n_blocks;
  g_autofree guint32 *blocks = order_blocks (way, &n_blocks);
  g_autofree double *limits = g_new (double, layers->n_nodes);

  for (guint32 k = 0; k < n_blocks; k++)
    {
      guint32 node = blocks[k];
      double place = 0.0;

      if (!goes_on (way))
        return FALSE;
      do
        {
          guint32 before = find_before (way, node);

          if (before != G_MAXUINT32)
            place = MAX (place,
                         places[way->roots[before]] + get_distance (layers, before, node));
          node = way->aligned[node];
        }
      while (node != blocks[k]);
      places[node] = place;
      limits[node] = INFINITY;
    }
  for (guint32 k = n_blocks; k > 0; k--)
    {
      guint32 node = blocks[k - 1];
      guint32 root = node;

      if (!goes_on (way))
        return FALSE;
      if (isfinite (limits[root]))
        places[root] = MAX (places[root], limits[root]);
      do
        {
          guint32 before = find_before (way, node);

          if (before != G_MAXUINT32)
            limits[way->roots[before]]
                = MIN (limits[way->roots[before]],
                       places[root] - get_distance (layers, before, node));
          node = way->aligned[node];
        }
      while (node != root);
    }

  return TRUE;
}

static gboolean
follow_way (const EntenteLayers *layers,
            const guint8        *crossed,
            guint                k,
            double              *places,
            EntenteWork         *work)
{
  guint32 n = layers->n_nodes;
  g_autofree guint32 *roots = g_new (guint32, n);
  g_autofree guint32 *aligned = g_new (guint32, n);
  Way way = { layers, crossed, k < 2, k % 2 == 0, roots, aligned, work,
              (double) k / N_WAYS, 0 };

  if (!align (&way) || !compact (&way, places))
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    {
      if (roots[i] != i)
        places[i] = places[roots[i]];
    }
  for (guint32 i = 0; i < n && !way.first; i++)
    places[i] = -places[i];

  return TRUE;
}

static void
get_range (const double *places,
           guint32       n,
           double       *low,
           double       *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (guint32 i = 0; i < n; i++)
    {
      *low = MIN (*low, places[i]);
      *high = MAX (*high, places[i]);
    }
}

/* To the narrowest one: those from the first side to its first, the others to its last place. */
static void
bring_together (double  *places,
                guint32  n)
{
  double low[N_WAYS];
  double high[N_WAYS];
  guint narrowest = 0;

  for (guint k = 0; k < N_WAYS; k++)
    {
      get_range (places + (gsize) k * n, n, &low[k], &high[k]);
      if (high[k] - low[k] < high[narrowest] - low[narrowest])
        narrowest = k;
    }
  for (guint k = 0; k < N_WAYS; k++)
    {
      double shift = k % 2 == 0 ? low[narrowest] - low[k] : high[narrowest] - high[k];

      for (guint32 i = 0; i < n; i++)
        places[(gsize) k * n + i] += shift;
    }
}

/* The mean of the middle two of four. */
static double
find_middle (const double *places,
             guint32       n)
{
  double sum = 0.0;
  double low = INFINITY;
  double high = -INFINITY;

  for (guint k = 0; k < N_WAYS; k++)
    {
      double place = places[(gsize) k * n];

      sum += place;
      low = MIN (low, place);
      high = MAX (high, place);
    }

  return (sum - low - high) / 2.0;
}

double *
entente_layer_places_find (const EntenteLayers *layers,
                           EntenteWork         *work)
{
  guint32 n = layers->n_nodes;
  g_autofree guint8 *crossed = g_new0 (guint8, (gsize) layers->before_starts[n] + 1);
  g_autofree double *places = g_new (double, (gsize) n * N_WAYS);
  double *middles = NULL;

  for (guint32 l = 1; l < layers->n_layers; l++)
    mark_layer (layers, l, crossed);
  for (guint k = 0; k < N_WAYS; k++)
    {
      if (!follow_way (layers, crossed, k, places + (gsize) k * n, work))
        return NULL;
    }
  bring_together (places, n);
  middles = g_new (double, n);
  for (guint32 i = 0; i < n; i++)
    middles[i] = find_middle (places + i, n);

  return middles;
}
