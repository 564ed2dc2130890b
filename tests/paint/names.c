/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-names-private.h"

#include "entente-dot.h"
#include "scene-maps.h"

#include <math.h>

#define FARTHEST 0.004

typedef struct
{
  EntenteMap *map;
  EntenteScene *scene;
} Crowd;

static void
crowd_init (Crowd *self,
            guint  n_actors)
{
  self->map = scene_map_new_random (11, n_actors, 3 * n_actors);
  self->scene = entente_scene_new (self->map, NULL);
}

static void
crowd_clear (Crowd *self)
{
  g_clear_pointer (&self->scene, entente_scene_unref);
  g_clear_object (&self->map);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crowd, crowd_clear)

static gboolean
meet (const EntenteBox *a,
      const EntenteBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static EntenteBox
get_dot_box (const EntenteName *name,
             double             zoom)
{
  EntentePoint middle = entente_dot_get_middle (name->actor);
  double radius = entente_dot_get_radius (name->actor, name->density, zoom) / zoom;

  return (EntenteBox) { middle.x - radius, middle.y - radius, 2.0 * radius, 2.0 * radius };
}

/* Of all that ever show, in the order in which they come. (transfer full) */
static GPtrArray *
list_names (EntenteNames *names)
{
  GPtrArray *list = g_ptr_array_new ();
  EntenteNamesIter iter;
  const EntenteName *name;

  entente_names_iter_init (&iter, names, HUGE_VAL);
  while ((name = entente_names_iter_next (&iter)) != NULL)
    g_ptr_array_add (list, (gpointer) name);
  return list;
}

/* No name lies over another, or over the dot of another that has its name; how many there are. */
static guint
check_clear (EntenteNames *names,
             double        zoom)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  EntenteNamesIter iter;
  const EntenteName *name;

  entente_names_iter_init (&iter, names, zoom);
  while ((name = entente_names_iter_next (&iter)) != NULL)
    {
      EntenteBox box = entente_name_get_box (name, zoom);

      for (guint i = 0; i < shown->len; i++)
        {
          EntenteBox other = entente_name_get_box (g_ptr_array_index (shown, i), zoom);
          EntenteBox dot = get_dot_box (g_ptr_array_index (shown, i), zoom);

          g_assert_false (meet (&box, &other));
          g_assert_false (meet (&box, &dot));
        }
      g_ptr_array_add (shown, (gpointer) name);
    }
  return shown->len;
}

static void
test_clear (void)
{
  g_auto (Crowd) crowd;
  EntenteNames *names;
  guint before = 0;
  guint n;

  crowd_init (&crowd, 400);
  names = entente_names_of_scene (crowd.scene);
  for (double zoom = FARTHEST; zoom < ENTENTE_DOTS_ZOOM; zoom *= 1.07)
    {
      n = check_clear (names, zoom);
      /* Who has a name keeps it while one zooms in. */
      g_assert_cmpuint (n, >=, before);
      before = n;
    }
  g_assert_cmpuint (before, >, 100);
}

/* The more ties, the earlier: nobody shows before everyone stronger that is near. */
static void
test_importance (void)
{
  g_auto (Crowd) crowd;
  g_autoptr (GPtrArray) names = NULL;
  guint most = 0;

  crowd_init (&crowd, 400);
  names = list_names (entente_names_of_scene (crowd.scene));
  for (guint i = 0; i < entente_scene_get_n_actors (crowd.scene); i++)
    most = MAX (most, entente_scene_get_actor (crowd.scene, i)->n_relations);
  g_assert_cmpuint (((const EntenteName *) g_ptr_array_index (names, 0))->actor->n_relations, ==,
                    most);
}

static void
test_fading (void)
{
  const EntenteName always = { .zoom = 0.0 };
  const EntenteName later = { .zoom = 0.2 };
  double before = 0.0;

  g_assert_cmpfloat (entente_name_get_alpha (&always, 0.001), ==, 1.0);
  g_assert_cmpfloat (entente_name_get_alpha (&later, 0.2), ==, 0.0);
  for (double zoom = 0.19; zoom < 0.3; zoom += 0.001)
    {
      double alpha = entente_name_get_alpha (&later, zoom);

      g_assert_cmpfloat (alpha, >=, before);
      g_assert_cmpfloat (alpha - before, <, 0.1);
      before = alpha;
    }
  g_assert_cmpfloat (before, ==, 1.0);
}

static void
assert_shows_first (EntenteScene       *scene,
                    const EntenteFocus *focus,
                    guint32             actor)
{
  g_autoptr (EntenteNames) names = entente_names_new (scene, focus, NULL, 0.0, NULL);
  const EntenteName *name = entente_names_find (names, actor);

  g_assert_nonnull (name);
  g_assert_cmpfloat (name->zoom, ==, 0.0);
}

/* Who is selected or pointed at is named before who has more ties. */
static void
test_chosen (void)
{
  g_auto (Crowd) crowd;
  g_autoptr (EntenteSlotSet) all = entente_slot_set_new ();
  g_autoptr (EntenteSlotSet) chosen = entente_slot_set_new ();
  const EntenteFocus selected = { .actors = all, .selected_actors = chosen };
  const EntenteFocus pointed = { .actors = all, .pointed_actors = chosen };
  guint32 weakest = 0;

  crowd_init (&crowd, 400);
  for (guint i = 0; i < entente_scene_get_n_actors (crowd.scene); i++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (crowd.scene, i);

      entente_slot_set_add (all, actor->actor);
      if (actor->n_relations
          < entente_scene_find_actor (crowd.scene, weakest)->n_relations)
        weakest = actor->actor;
    }
  entente_slot_set_add (chosen, weakest);
  assert_shows_first (crowd.scene, &selected, weakest);
  assert_shows_first (crowd.scene, &pointed, weakest);
}

/* One that is lit alone has its name where it stands among all. */
static void
test_kept (void)
{
  g_auto (Crowd) crowd;
  g_autoptr (GPtrArray) all = NULL;
  guint n;

  crowd_init (&crowd, 400);
  all = list_names (entente_names_of_scene (crowd.scene));
  n = MIN (all->len, 60);
  for (guint i = 0; i < n; i++)
    {
      const EntenteName *name = g_ptr_array_index (all, i);
      g_autoptr (EntenteSlotSet) lit = entente_slot_set_new ();
      const EntenteFocus focus = { .actors = lit };
      g_autoptr (EntenteNames) names = NULL;
      g_autoptr (GPtrArray) list = NULL;

      entente_slot_set_add (lit, name->actor->actor);
      names = entente_names_new (crowd.scene, &focus, NULL, 0.0, NULL);
      list = list_names (names);
      g_assert_cmpuint (list->len, ==, 1);
      g_assert_cmpuint (((const EntenteName *) g_ptr_array_index (list, 0))->side, ==, name->side);
    }
}

static void
test_within (void)
{
  g_auto (Crowd) crowd;
  g_autoptr (EntenteNames) names = NULL;
  g_autoptr (GPtrArray) list = NULL;
  EntenteBox within;

  crowd_init (&crowd, 60);
  within = entente_scene_get_bounds (crowd.scene);
  names = entente_names_new (crowd.scene, NULL, &within, 0.3, NULL);
  list = list_names (names);
  g_assert_cmpuint (list->len, >, 10);
  for (guint i = 0; i < list->len; i++)
    {
      EntenteBox box = entente_name_get_box (g_ptr_array_index (list, i), 0.3);

      g_assert_cmpfloat (box.x, >=, within.x);
      g_assert_cmpfloat (box.x + box.width, <=, within.x + within.width);
      g_assert_cmpfloat (box.y, >=, within.y);
      g_assert_cmpfloat (box.y + box.height, <=, within.y + within.height);
    }
}

/* For one zoom, only those that show there, where they are for all. */
static void
test_at_zoom (void)
{
  g_auto (Crowd) crowd;
  g_autoptr (EntenteNames) all = NULL;
  g_autoptr (EntenteNames) some = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) few = NULL;
  EntenteNamesIter first, second;
  const EntenteName *name;

  crowd_init (&crowd, 400);
  all = entente_names_new (crowd.scene, NULL, NULL, 0.0, NULL);
  some = entente_names_new (crowd.scene, NULL, NULL, 0.2, NULL);
  list = list_names (all);
  few = list_names (some);
  g_assert_cmpuint (few->len, <, list->len);
  entente_names_iter_init (&first, all, 0.2);
  entente_names_iter_init (&second, some, 0.2);
  while ((name = entente_names_iter_next (&first)) != NULL)
    {
      const EntenteName *other = entente_names_iter_next (&second);

      g_assert_nonnull (other);
      g_assert_true (other->actor == name->actor && other->side == name->side);
    }
  g_assert_null (entente_names_iter_next (&second));
}

static gpointer
ask (gpointer scene)
{
  return entente_names_of_scene (scene);
}

/* Whoever asks gets the same. */
static void
test_threads (void)
{
  g_auto (Crowd) crowd;
  GThread *threads[4];
  gpointer names;

  crowd_init (&crowd, 400);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("names", ask, crowd.scene);
  names = entente_names_of_scene (crowd.scene);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == names);
}

/* Nobody, and many at one place. */
static void
test_edges (void)
{
  g_autoptr (EntenteMap) empty = scene_map_new ();
  g_autoptr (EntenteMap) heap = scene_map_new ();
  g_autoptr (EntenteScene) nothing = entente_scene_new (empty, NULL);
  g_autoptr (EntenteScene) scene = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);
      const SceneActor actor = { id, "Harbor Council", "institution", 3.0, 4.0 };

      scene_map_add_actor (heap, &actor);
    }
  scene = entente_scene_new (heap, NULL);
  g_assert_cmpuint (check_clear (entente_names_of_scene (nothing), 0.5), ==, 0);
  g_assert_cmpuint (check_clear (entente_names_of_scene (scene), 0.5), >=, 1);
}

/* Of many actors those that show from afar are placed first, where they stand among all. */
static void
test_early (void)
{
  g_auto (Crowd) crowd;
  EntenteNames *early, *all;
  EntenteNamesIter first, second;
  const EntenteName *name;
  guint n_names = 0;
  double zoom;

  crowd_init (&crowd, 10000);
  zoom = entente_names_get_whole_zoom (crowd.scene);
  early = entente_names_for_zoom (crowd.scene, zoom);
  g_assert_false (entente_names_are_whole (crowd.scene));
  g_assert_true (entente_names_peek (crowd.scene) == early);
  g_assert_true (entente_names_undertake (crowd.scene));
  g_assert_false (entente_names_undertake (crowd.scene));
  all = entente_names_for_zoom (crowd.scene, ENTENTE_DOTS_ZOOM);
  g_assert_true (all != early && entente_names_are_whole (crowd.scene));
  g_assert_true (entente_names_for_zoom (crowd.scene, zoom) == all);

  entente_names_iter_init (&first, early, zoom);
  entente_names_iter_init (&second, all, zoom);
  while ((name = entente_names_iter_next (&first)) != NULL)
    {
      const EntenteName *same = entente_names_iter_next (&second);

      g_assert_nonnull (same);
      g_assert_true (same->actor == name->actor && same->zoom == name->zoom
                     && same->side == name->side);
      g_assert_true (entente_names_find (early, name->actor->actor) == name);
      n_names++;
    }
  g_assert_null (entente_names_iter_next (&second));
  g_assert_cmpuint (n_names, >, 10);
}

/* Wherever a name can be read it can be pointed at, whether those near are looked through or all. */
static void
test_pointed_at (void)
{
  static const double zooms[] = { 0.01, 0.1, 0.3, 0.5 };
  g_auto (Crowd) crowd;
  EntenteNames *names;

  crowd_init (&crowd, 4000);
  g_assert_null (entente_names_peek (crowd.scene));
  names = entente_names_of_scene (crowd.scene);
  g_assert_true (entente_names_peek (crowd.scene) == names);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      EntenteNamesIter iter;
      const EntenteName *name;
      guint n_found = 0;

      entente_names_iter_init (&iter, names, zooms[i]);
      while ((name = entente_names_iter_next (&iter)) != NULL)
        {
          EntenteBox box = entente_name_get_box (name, zooms[i]);
          const EntentePoint corner = { box.x + box.width * 0.9, box.y + box.height * 0.2 };
          const EntenteName *found
              = entente_names_find_at (names, crowd.scene, corner, zooms[i]);

          if (entente_name_get_alpha (name, zooms[i]) > 0.5)
            g_assert_true (found == name);
          if (entente_name_get_alpha (name, zooms[i]) < 0.5)
            g_assert_true (found != name);
          n_found += found == name;
        }
      g_assert_cmpuint (n_found, >, 0);
    }
  g_assert_null (entente_names_find_at (names, crowd.scene, (EntentePoint) { 1e7, 1e7 }, 0.1));
}

/* Whoever is selected alone in a narrow view of the whole map. */
static void
test_lit_inside (void)
{
  g_auto (Crowd) crowd;
  EntenteBox bounds;
  double zoom, out;

  crowd_init (&crowd, 400);
  bounds = entente_scene_get_bounds (crowd.scene);
  zoom = 330.0 / MAX (bounds.width, bounds.height);
  out = 16.01 / zoom;
  for (guint i = 0; i < entente_scene_get_n_actors (crowd.scene); i++)
    {
      guint32 actor = entente_scene_get_actor (crowd.scene, i)->actor;
      g_autoptr (EntenteSlotSet) set = entente_slot_set_new ();
      const EntenteFocus focus = { .actors = set, .selected_actors = set };
      g_autoptr (EntenteNames) names = NULL;
      EntenteBox box;

      entente_slot_set_add (set, actor);
      names = entente_names_new (crowd.scene, &focus, NULL, zoom, NULL);
      g_assert_nonnull (entente_names_find (names, actor));
      box = entente_name_get_box (entente_names_find (names, actor), zoom);
      g_assert_cmpfloat (box.x, >=, bounds.x - out);
      g_assert_cmpfloat (box.x + box.width, <=, bounds.x + bounds.width + out);
    }
}

/* Where all are alike, those named from afar stand all over the map, not where the file begins. */
static void
test_equals (void)
{
  g_autoptr (EntenteMap) map = scene_map_new ();
  g_autoptr (EntenteScene) scene = NULL;
  guint n[4] = { 0 };
  EntenteNamesIter iter;
  const EntenteName *name;

  for (guint i = 0; i < 1600; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      scene_map_add_actor (map, &(SceneActor){ id, id, NULL, (i % 40) * 200.0,
                                               (double) (i / 40) * 200.0 });
    }
  scene = entente_scene_new (map, NULL);
  entente_names_iter_init (&iter, entente_names_of_scene (scene), 0.1);
  while ((name = entente_names_iter_next (&iter)) != NULL)
    n[name->actor->actor / 400]++;
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    g_assert_cmpuint (n[i], >=, 5);
}

/* Who places very many can be stopped. */
static void
test_cancel (void)
{
  g_auto (Crowd) crowd;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (EntenteNames) names = NULL;
  g_autoptr (GPtrArray) list = NULL;

  crowd_init (&crowd, 400);
  g_cancellable_cancel (cancellable);
  names = entente_names_new (crowd.scene, NULL, NULL, 0.0, cancellable);
  list = list_names (names);
  g_assert_cmpuint (list->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/names/clear", test_clear);
  g_test_add_func ("/paint/names/importance", test_importance);
  g_test_add_func ("/paint/names/fading", test_fading);
  g_test_add_func ("/paint/names/lit-inside", test_lit_inside);
  g_test_add_func ("/paint/names/chosen", test_chosen);
  g_test_add_func ("/paint/names/kept", test_kept);
  g_test_add_func ("/paint/names/at-zoom", test_at_zoom);
  g_test_add_func ("/paint/names/within", test_within);
  g_test_add_func ("/paint/names/threads", test_threads);
  g_test_add_func ("/paint/names/edges", test_edges);
  g_test_add_func ("/paint/names/equals", test_equals);
  g_test_add_func ("/paint/names/pointed-at", test_pointed_at);
  g_test_add_func ("/paint/names/cancel", test_cancel);
  g_test_add_func ("/paint/names/early", test_early);

  return g_test_run ();
}
