/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-network.h"

#include "entente-arrange-graph.h"
#include "entente-map-reader.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A box as a name of so many characters gets it, where no map measures it. Map units. */
#define CHARACTER_WIDTH 7.0f
#define BOX_MARGIN 24.0f
#define BOX_HEIGHT 28.0f
/* Nodes of one of the communities. */
#define COMMUNITY 500

typedef struct
{
  guint32 n_nodes;
  GArray *pairs; /* of Pair */
  GArray *widths;
  GArray *heights;
} Draft;

typedef struct
{
  guint32 a;
  guint32 b;
} Pair;

static void
draft_init (Draft *self)
{
  self->n_nodes = 0;
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  self->widths = g_array_new (FALSE, FALSE, sizeof (float));
  self->heights = g_array_new (FALSE, FALSE, sizeof (float));
}

static void
draft_clear (Draft *self)
{
  g_array_unref (self->pairs);
  g_array_unref (self->widths);
  g_array_unref (self->heights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static void
add_box (Draft *self,
         float  width,
         float  height)
{
  g_array_append_val (self->widths, width);
  g_array_append_val (self->heights, height);
  self->n_nodes++;
}

static void
add_pair (Draft   *self,
          guint32  a,
          guint32  b)
{
  Pair pair = { MIN (a, b), MAX (a, b) };

  if (a != b)
    g_array_append_val (self->pairs, pair);
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *first = a;
  const Pair *second = b;

  if (first->a != second->a)
    return first->a < second->a ? -1 : 1;

  return (first->b > second->b) - (first->b < second->b);
}

static guint32
find_root (guint32 *parents,
           guint32  node)
{
  while (parents[node] != node)
    node = parents[node] = parents[parents[node]];

  return node;
}

/* For each node its number in the largest component, or G_MAXUINT32. */
static guint32 *
number_largest (const Draft *draft,
                guint32     *n_nodes)
{
  guint32 *numbers = g_new (guint32, draft->n_nodes + 1);
  g_autofree guint32 *parents = g_new (guint32, draft->n_nodes + 1);
  g_autofree guint32 *sizes = g_new0 (guint32, draft->n_nodes + 1);
  guint32 largest = 0;

  for (guint32 i = 0; i < draft->n_nodes; i++)
    parents[i] = i;
  for (guint k = 0; k < draft->pairs->len; k++)
    {
      Pair pair = g_array_index (draft->pairs, Pair, k);

      parents[find_root (parents, pair.a)] = find_root (parents, pair.b);
    }
  for (guint32 i = 0; i < draft->n_nodes; i++)
    sizes[find_root (parents, i)]++;
  for (guint32 i = 0; i < draft->n_nodes; i++)
    largest = sizes[i] > sizes[largest] ? i : largest;

  *n_nodes = 0;
  for (guint32 i = 0; i < draft->n_nodes; i++)
    numbers[i] = find_root (parents, i) == largest ? (*n_nodes)++ : G_MAXUINT32;

  return numbers;
}

static void
fill_neighbors (BenchNetwork *self)
{
  g_autofree guint32 *fill = NULL;

  self->starts = g_new0 (guint32, self->n_nodes + 1);
  self->neighbors = g_new (guint32, 2 * self->n_ties + 1);
  for (guint32 k = 0; k < self->n_ties; k++)
    {
      self->starts[self->sources[k] + 1]++;
      self->starts[self->targets[k] + 1]++;
    }
  for (guint32 i = 0; i < self->n_nodes; i++)
    self->starts[i + 1] += self->starts[i];
  fill = g_memdup2 (self->starts, sizeof (guint32) * (self->n_nodes + 1));
  for (guint32 k = 0; k < self->n_ties; k++)
    {
      self->neighbors[fill[self->sources[k]]++] = self->targets[k];
      self->neighbors[fill[self->targets[k]]++] = self->sources[k];
    }
}

static BenchNetwork *
finish (const char *name,
        Draft      *draft)
{
  BenchNetwork *self = g_new0 (BenchNetwork, 1);
  g_autofree guint32 *numbers = number_largest (draft, &self->n_nodes);

  self->name = g_strdup (name);
  self->sources = g_new (guint32, draft->pairs->len + 1);
  self->targets = g_new (guint32, draft->pairs->len + 1);
  self->widths = g_new (float, self->n_nodes + 1);
  self->heights = g_new (float, self->n_nodes + 1);
  g_array_sort (draft->pairs, compare_pairs);
  for (guint k = 0; k < draft->pairs->len; k++)
    {
      Pair pair = g_array_index (draft->pairs, Pair, k);

      if (numbers[pair.a] == G_MAXUINT32
          || (k > 0 && compare_pairs (&pair, &g_array_index (draft->pairs, Pair, k - 1)) == 0))
        continue;
      self->sources[self->n_ties] = numbers[pair.a];
      self->targets[self->n_ties++] = numbers[pair.b];
    }
  for (guint32 i = 0; i < draft->n_nodes; i++)
    {
      if (numbers[i] == G_MAXUINT32)
        continue;
      self->widths[numbers[i]] = g_array_index (draft->widths, float, i);
      self->heights[numbers[i]] = g_array_index (draft->heights, float, i);
    }
  fill_neighbors (self);

  return self;
}

static gboolean
read_map (const char *path,
          Draft      *draft)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (EntenteArrangeGraph) graph = NULL;
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return FALSE;
  bytes = g_bytes_new_take (text, length);
  map = entente_map_read (bytes, faults, NULL, NULL, NULL, NULL);
  if (map == NULL)
    return FALSE;
  graph = entente_arrange_graph_new (map);
  for (guint i = 0; i < graph->actors->len; i++)
    add_box (draft, g_array_index (graph->widths, float, i),
             g_array_index (graph->heights, float, i));
  for (guint k = 0; k < graph->sources->len; k++)
    add_pair (draft, g_array_index (graph->sources, guint32, k),
              g_array_index (graph->targets, guint32, k));

  return TRUE;
}

static char **
read_labels (const char *path)
{
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".edges"));
  g_autofree char *labels = g_strconcat (stem, ".labels", NULL);
  g_autofree char *text = NULL;

  return g_file_get_contents (labels, &text, NULL, NULL) ? g_strsplit (text, "\n", -1)
                                                         : g_new0 (char *, 1);
}

static gboolean
read_edges (const char *path,
            Draft      *draft)
{
  g_auto (GStrv) labels = read_labels (path);
  guint n_labels = g_strv_length (labels);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint32 n = 0;
  guint32 a, b;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint k = 0; lines[k] != NULL; k++)
    {
      if (sscanf (lines[k], "%u %u", &a, &b) != 2)
        continue;
      add_pair (draft, a, b);
      n = MAX (n, MAX (a, b) + 1);
    }
  for (guint32 i = 0; i < n; i++)
    add_box (draft,
             BOX_MARGIN
               + CHARACTER_WIDTH * (float) (i < n_labels ? g_utf8_strlen (labels[i], -1) : 4),
             BOX_HEIGHT);

  return n > 0;
}

BenchNetwork *
bench_network_read (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_auto (Draft) draft = { 0 };
  gboolean is_map = g_str_has_suffix (path, ".json");

  draft_init (&draft);
  if (!is_map && !g_str_has_suffix (path, ".edges"))
    return NULL;
  if (!(is_map ? read_map (path, &draft) : read_edges (path, &draft)) || draft.pairs->len == 0)
    return NULL;
  *strchr (base, '.') = '\0';

  return finish (base, &draft);
}

BenchNetwork *
bench_network_new_grid (guint32 side)
{
  g_autofree char *name = g_strdup_printf ("grid-%u", side);
  g_auto (Draft) draft = { 0 };

  draft_init (&draft);
  for (guint32 i = 0; i < side * side; i++)
    {
      add_box (&draft, 52.0f, BOX_HEIGHT);
      if (i % side > 0)
        add_pair (&draft, i - 1, i);
      if (i >= side)
        add_pair (&draft, i - side, i);
    }

  return finish (name, &draft);
}

/* Half of the nodes are leaves; of the ties among the others nine in ten stay in their group. */
BenchNetwork *
bench_network_new_clusters (guint32 n_nodes,
                            guint32 n_ties)
{
  g_autofree char *name = g_strdup_printf ("clusters-%u", n_nodes);
  g_autoptr (GRand) random = g_rand_new_with_seed (n_nodes);
  gint32 n_inner = (gint32) (n_nodes / 2);
  gint32 group = 10 + (gint32) (n_nodes % 21);
  g_auto (Draft) draft = { 0 };

  draft_init (&draft);
  for (guint32 i = 0; i < n_nodes; i++)
    {
      add_box (&draft, (float) g_rand_double_range (random, 60.0, 280.0), BOX_HEIGHT);
      if (i > 0)
        add_pair (&draft, i,
                  (guint32) g_rand_int_range (random, 0, MIN ((gint32) i, n_inner)));
    }
  while (draft.pairs->len < n_ties)
    {
      gint32 a = g_rand_int_range (random, 0, n_inner);
      gint32 first = a - a % group;
      gint32 b = g_rand_int_range (random, 0, 10) == 0
                   ? g_rand_int_range (random, 0, n_inner)
                   : g_rand_int_range (random, first, MIN (first + group, n_inner));

      add_pair (&draft, (guint32) a, (guint32) b);
    }

  return finish (name, &draft);
}

/* Who comes first in a group, and in the whole, has more ties: by powers of what is drawn. */
BenchNetwork *
bench_network_new_communities (guint32 n_nodes,
                               guint32 n_ties)
{
  g_autofree char *name = g_strdup_printf ("communities-%u", n_nodes);
  g_autoptr (GRand) random = g_rand_new_with_seed (n_nodes + 1);
  g_auto (Draft) draft = { 0 };

  draft_init (&draft);
  for (guint32 i = 0; i < n_nodes; i++)
    add_box (&draft, (float) g_rand_double_range (random, 60.0, 280.0), BOX_HEIGHT);
  for (guint32 k = 0; k < n_ties; k++)
    {
      guint32 a = (guint32) (n_nodes * pow (g_rand_double (random), 1.5));
      double place = g_rand_double (random);
      guint32 b = g_rand_int_range (random, 0, 10) > 0
                    ? a - a % COMMUNITY + (guint32) (COMMUNITY * place * place)
                    : (guint32) (n_nodes * place);

      add_pair (&draft, a, MIN (b, n_nodes - 1));
    }

  return finish (name, &draft);
}

void
bench_network_free (BenchNetwork *self)
{
  g_free (self->name);
  g_free (self->sources);
  g_free (self->targets);
  g_free (self->starts);
  g_free (self->neighbors);
  g_free (self->widths);
  g_free (self->heights);
  g_free (self);
}

void
bench_network_measure_hops (const BenchNetwork *self,
                            guint32             source,
                            gint32             *hops,
                            guint32            *queue)
{
  guint32 tail = 0;

  for (guint32 i = 0; i < self->n_nodes; i++)
    hops[i] = -1;
  hops[source] = 0;
  queue[tail++] = source;
  for (guint32 head = 0; head < tail; head++)
    {
      for (guint32 k = self->starts[queue[head]]; k < self->starts[queue[head] + 1]; k++)
        {
          guint32 other = self->neighbors[k];

          if (hops[other] >= 0)
            continue;
          hops[other] = hops[queue[head]] + 1;
          queue[tail++] = other;
        }
    }
}
