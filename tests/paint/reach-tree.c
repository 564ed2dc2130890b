/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-reach-tree.h"

#include "scene-maps.h"

#define N_SEARCHES 200

static EntenteReach
get_random_reach (GRand *random,
                  double size)
{
  float x = (float) g_rand_double_range (random, -500.0, 500.0);
  float y = (float) g_rand_double_range (random, 0.0, 300.0);
  float width = (float) (size * g_rand_double (random));
  float height = (float) (size * g_rand_double (random));

  return (EntenteReach) { x, y, x + width, y + height };
}

typedef struct
{
  EntenteReachTree *tree;
  const EntenteReach *reaches;
  const EntenteExtent *extent;
  GArray *found;
  guint last; /* place */
} Search;

static void
visit_cb (guint    first,
          guint    end,
          gpointer user_data)
{
  Search *search = user_data;

  g_assert_cmpuint (first, >=, search->last);
  g_assert_cmpuint (end, >, first);
  search->last = end;
  for (guint i = first; i < end; i++)
    {
      guint32 number = entente_reach_tree_get_order (search->tree)[i];

      if (entente_reach_meets (&search->reaches[number], search->extent))
        g_array_append_val (search->found, number);
    }
}

/* All that meets is visited, and nothing twice. */
static void
check_search (EntenteReachTree    *tree,
              const EntenteReach  *reaches,
              guint                n,
              const EntenteExtent *extent)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  Search search = { tree, reaches, extent, found, 0 };
  guint next = 0;

  entente_reach_tree_find (tree, extent, visit_cb, &search);
  g_array_sort (found, entente_slot_compare);
  for (guint32 i = 0; i < n; i++)
    if (entente_reach_meets (&reaches[i], extent))
      {
        g_assert_cmpuint (next, <, found->len);
        g_assert_cmpuint (g_array_index (found, guint32, next++), ==, i);
      }
  g_assert_cmpuint (next, ==, found->len);
}

static void
check_tree (const EntenteReach *reaches,
            guint               n)
{
  const EntenteBox bounds = { -500.0, 0.0, 1000.0, 300.0 };
  g_autoptr (EntenteReachTree) tree = entente_reach_tree_new (reaches, n, &bounds);
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint i = 0; i < N_SEARCHES; i++)
    {
      EntenteReach reach = get_random_reach (random, i % 2 == 0 ? 10.0 : 600.0);
      EntenteExtent extent = { (double) reach.x0, (double) reach.y0, (double) reach.x1,
                               (double) reach.y1 };

      check_search (tree, reaches, n, &extent);
    }
}

static void
test_all (void)
{
  static const guint counts[] = { 0, 1, 15, 16, 17, 63, 64, 65, 257, 5000 };
  static const double sizes[] = { 0.0, 3.0, 900.0 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree EntenteReach *reaches = g_new (EntenteReach, counts[i]);
      g_autoptr (GRand) random = g_rand_new_with_seed (4);

      for (guint j = 0; j < counts[i]; j++)
        reaches[j] = get_random_reach (random, sizes[j % G_N_ELEMENTS (sizes)]);
      check_tree (reaches, counts[i]);
    }
}

/* All at one place, and one far off. */
static void
test_heap (void)
{
  EntenteReach reaches[300];

  for (guint i = 0; i < G_N_ELEMENTS (reaches); i++)
    reaches[i] = (EntenteReach) { 3.0f, 4.0f, 5.0f, 6.0f };
  reaches[77] = (EntenteReach) { 1e6f, -1e6f, 1e6f, -1e6f };
  check_tree (reaches, G_N_ELEMENTS (reaches));
}

static gboolean
holds (EntenteScene *scene,
       guint32       index,
       double        x,
       double        y)
{
  const EntenteBox box = { x - 0.01, y - 0.01, 0.02, 0.02 };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  entente_scene_find_in_box (scene, &box, NULL, found);
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, guint32, i) == index)
      return TRUE;
  return FALSE;
}

static void
check_curves (EntenteScene       *scene,
              guint32             index,
              const EntentePoint *points,
              guint               n_points)
{
  for (guint i = 0; i + 3 < n_points; i += 3)
    for (guint j = 0; j <= 10; j++)
      {
        EntentePoint point = entente_bezier_get_point (points + i, j / 10.0);

        g_assert_true (holds (scene, index, point.x, point.y));
      }
}

static void
check_relation (EntenteScene *scene,
                guint32       index)
{
  const EntenteSceneRelation *relation = entente_scene_get_relation (scene, index);
  const EntenteSceneLabel *label = &relation->marks->label;
  double half = label->width / 2.0;
  guint n_ties;
  guint first = entente_scene_find_ties (scene, relation->relation, &n_ties);

  check_curves (scene, index, ENTENTE_LINE_POINTS (relation), relation->n_points);
  for (guint i = first; i < first + n_ties; i++)
    {
      const EntenteSceneTie *tie = entente_scene_get_tie (scene, i);

      check_curves (scene, index, tie->points, tie->n_points);
    }
  for (guint i = 0; relation->has_label && i < 2; i++)
    {
      double along = i == 0 ? -half : half;

      g_assert_true (holds (scene, index, label->x + along * cos (label->angle),
                            label->y + along * sin (label->angle)));
    }
}

/* A line is found wherever it, its label or one of its ties is, and few others are. */
static void
test_scene (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_random (11, 150, 900);
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  const EntenteBox bounds = entente_scene_get_bounds (scene);
  const EntenteBox middle = { bounds.x + bounds.width / 2.0, bounds.y + bounds.height / 2.0, 1.0, 1.0 };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n = entente_scene_get_n_relations (scene);

  for (guint32 i = 0; i < n; i++)
    check_relation (scene, i);
  entente_scene_find_in_box (scene, &middle, NULL, found);
  g_assert_cmpuint (found->len, <, n / 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/reach-tree/all", test_all);
  g_test_add_func ("/paint/reach-tree/heap", test_heap);
  g_test_add_func ("/paint/reach-tree/scene", test_scene);

  return g_test_run ();
}
