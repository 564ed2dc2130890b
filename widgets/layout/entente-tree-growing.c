/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Nachmanson, Nocaj, Bereg, Zhang, Holroyd 2016: Node overlap removal by growing a tree. DOI
 * 10.1007/978-3-319-50106-2_3. A spanning tree of the Delaunay triangulation that prefers the pairs
 * which overlap most; each of its edges is stretched until its two boxes are clear, and what hangs
 * on it moves along. Again, until no neighbors overlap; then with the overlaps of others added. */

#include "entente-tree-growing.h"

#include "entente-box-grid.h"
#include "entente-delaunay.h"

#include <math.h>
#include <stdlib.h>

#define MOST_ROUNDS 100
/* The last rounds part few boxes. With many boxes these few are left to who comes after. */
#define MANY_BOXES 2500
#define MOST_ROUNDS_MANY 16
/* More than asked for; see entente-settling.c. Map units. */
#define SLACK 0.02
/* Added overlaps of one box in one round. */
#define MOST_OVERLAPS 24

typedef struct
{
  guint32 a;
  guint32 b;
  double cost;
  double dx; /* from a to b, once the edge is stretched */
  double dy;
} Edge;

typedef struct
{
  const EntenteBoxes *boxes;
  guint32 box;
  guint n_found;
  GArray *edges;
} Search;

/* What an edge costs and how it is stretched. Returns whether its boxes overlap. */
static gboolean
measure_edge (const EntenteBoxes *boxes,
              Edge               *edge)
{
  double clear_x = (boxes->widths[edge->a] + boxes->widths[edge->b]) / 2.0 + boxes->gap;
  double clear_y = (boxes->heights[edge->a] + boxes->heights[edge->b]) / 2.0 + boxes->gap;
  double dx = boxes->x[edge->b] - boxes->x[edge->a];
  double dy = boxes->y[edge->b] - boxes->y[edge->a];
  double length = sqrt (dx * dx + dy * dy);
  gboolean is_clear;
  double factor;

  edge->dx = dx;
  edge->dy = dy;
  is_clear = fabs (dx) >= clear_x || fabs (dy) >= clear_y;
  if (is_clear && length >= boxes->distance)
    {
      double free_x = MAX (fabs (dx) - clear_x, 0.0);
      double free_y = MAX (fabs (dy) - clear_y, 0.0);

      edge->cost = sqrt (free_x * free_x + free_y * free_y);
      return FALSE;
    }

  if (length < SLACK)
    {
      /* In one place: above each other, which takes least. */
      edge->dy = MAX (clear_y, boxes->distance) + SLACK;
      edge->cost = -edge->dy;
      return TRUE;
    }
  factor = (boxes->distance + SLACK) / length;
  if (!is_clear)
    factor = MAX (factor, MIN ((clear_x + SLACK) / MAX (fabs (dx), 1e-9),
                               (clear_y + SLACK) / MAX (fabs (dy), 1e-9)));
  edge->dx = dx * factor;
  edge->dy = dy * factor;
  edge->cost = -(factor - 1.0) * length;

  return TRUE;
}

static gboolean
add_overlap (guint32  other,
             gpointer user_data)
{
  Search *search = user_data;
  Edge edge = { search->box, other, 0.0, 0.0, 0.0 };

  if (other <= search->box || !measure_edge (search->boxes, &edge))
    return TRUE;
  g_array_append_val (search->edges, edge);

  return ++search->n_found < MOST_OVERLAPS;
}

static gboolean
add_overlaps (const EntenteBoxes *boxes,
              GArray             *edges)
{
  g_autoptr (EntenteBoxGrid) grid = entente_settling_make_grid (boxes);
  guint n_before = edges->len;

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      Search search = { boxes, i, 0, edges };

      entente_settling_search (grid, boxes, i, boxes->x[i], boxes->y[i], add_overlap, &search);
    }

  return edges->len > n_before;
}

/* All that may become the tree; NULL where nothing overlaps any more. */
static GArray *
find_edges (const EntenteBoxes *boxes)
{
  g_autoptr (GArray) pairs = entente_delaunay_find_pairs (boxes->n_boxes, boxes->x, boxes->y);
  g_autoptr (GArray) edges = g_array_sized_new (FALSE, FALSE, sizeof (Edge), pairs->len);
  gboolean overlap = FALSE;

  for (guint i = 0; i < pairs->len; i++)
    {
      EntentePair pair = g_array_index (pairs, EntentePair, i);
      Edge edge = { pair.a, pair.b, 0.0, 0.0, 0.0 };

      overlap |= measure_edge (boxes, &edge);
      g_array_append_val (edges, edge);
    }
  if (!overlap && !add_overlaps (boxes, edges))
    return NULL;

  return g_steal_pointer (&edges);
}

static int
compare_edges (const void *a,
               const void *b)
{
  const Edge *first = a;
  const Edge *second = b;

  if (first->cost != second->cost)
    return first->cost < second->cost ? -1 : 1;
  if (first->a != second->a)
    return first->a < second->a ? -1 : 1;

  return (first->b > second->b) - (first->b < second->b);
}

static guint32
find_root (guint32 *parents,
           guint32  node)
{
  while (parents[node] != node)
    {
      parents[node] = parents[parents[node]];
      node = parents[node];
    }

  return node;
}

/* Kruskal's: keeps the edges of the least spanning tree, in front. Returns how many. */
static guint32
keep_tree (GArray  *edges,
           guint32  n_nodes)
{
  g_autofree guint32 *parents = g_new (guint32, n_nodes);
  Edge *data = (Edge *) edges->data;
  guint32 n_kept = 0;

  for (guint32 i = 0; i < n_nodes; i++)
    parents[i] = i;
  qsort (data, edges->len, sizeof (Edge), compare_edges);
  for (guint i = 0; i < edges->len; i++)
    {
      guint32 a = find_root (parents, data[i].a);
      guint32 b = find_root (parents, data[i].b);

      if (a == b)
        continue;
      parents[MAX (a, b)] = MIN (a, b);
      data[n_kept++] = data[i];
    }

  return n_kept;
}

/* Sets each box as its stretched edge wants it, from the root on. */
static void
grow (EntenteBoxes *boxes,
      const Edge   *edges,
      guint32       n_edges)
{
  guint32 n = boxes->n_boxes;
  g_autofree guint32 *starts = g_new0 (guint32, (gsize) n + 2);
  g_autofree guint32 *around = g_new (guint32, (gsize) n_edges * 2);
  g_autofree guint32 *queue = g_new (guint32, n);
  g_autofree guint8 *reached = g_new0 (guint8, n);
  guint32 tail = 0;

  for (guint32 i = 0; i < n_edges; i++)
    {
      starts[edges[i].a + 2]++;
      starts[edges[i].b + 2]++;
    }
  for (guint32 i = 2; i < n + 2; i++)
    starts[i] += starts[i - 1];
  for (guint32 i = 0; i < n_edges; i++)
    {
      around[starts[edges[i].a + 1]++] = i;
      around[starts[edges[i].b + 1]++] = i;
    }

  queue[tail++] = 0;
  reached[0] = 1;
  for (guint32 head = 0; head < tail; head++)
    {
      guint32 node = queue[head];

      for (guint32 k = starts[node]; k < starts[node + 1]; k++)
        {
          const Edge *edge = &edges[around[k]];
          guint32 other = edge->a == node ? edge->b : edge->a;
          double sign = edge->a == node ? 1.0 : -1.0;

          if (reached[other])
            continue;
          boxes->x[other] = boxes->x[node] + sign * edge->dx;
          boxes->y[other] = boxes->y[node] + sign * edge->dy;
          reached[other] = 1;
          queue[tail++] = other;
        }
    }
}

gboolean
entente_tree_growing_part (EntenteBoxes *boxes,
                           EntenteWork  *work)
{
  guint n_rounds = boxes->n_boxes < MANY_BOXES ? MOST_ROUNDS : MOST_ROUNDS_MANY;

  if (boxes->n_boxes < 2)
    return TRUE;

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (GArray) edges = NULL;
      guint32 n_edges;

      /* Most of it is done in the first rounds. */
      if (!entente_work_report (work, round / (round + 8.0)))
        return FALSE;
      edges = find_edges (boxes);
      if (edges == NULL)
        return TRUE;
      n_edges = keep_tree (edges, boxes->n_boxes);
      grow (boxes, (const Edge *) edges->data, n_edges);
    }

  return TRUE;
}
