/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-plaques.h"

#include "entente-bundle.h"
#include "entente-lettering.h"
#include "entente-painter.h"
#include "entente-sketch.h"
#include "paint-map.h"

#define SIDE_PX 400

/* Two bundles that cross in their middles, of twelve relations and of six, and one of five that goes by. */
static EntenteScene *
make_scene (void)
{
  static const struct
  {
    double x, y;
  } places[] = { { 0.0, 0.0 }, { 400.0, 0.0 }, { 200.0, -200.0 },
                 { 200.0, 200.0 }, { 0.0, 150.0 }, { 400.0, 150.0 } };
  static const guint n_parallel[] = { 12, 6, 5 };
  g_autoptr (EntenteMap) map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    paint_map_add_actor (map, "A", "state", places[i].x, places[i].y);
  for (guint32 pair = 0; pair < G_N_ELEMENTS (n_parallel); pair++)
    for (guint i = 0; i < n_parallel[pair]; i++)
      {
        const PaintRelation relation = { .source = 2 * pair, .target = 2 * pair + 1, .tone = 5.0 };

        paint_map_add_relation (map, &relation);
      }
  return entente_sketch_to_scene (entente_sketch_new (map, NULL), ENTENTE_CARE_QUICK, NULL, NULL);
}

/* (transfer none): that from actor 2 × @pair to the next. */
static const EntenteSceneBundle *
find_bundle (EntenteScene *scene,
             guint32       pair)
{
  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (scene, i);

      if (relation->leads && relation->source == 2 * pair)
        return entente_scene_find_bundle (scene, relation->relation);
    }
  g_assert_not_reached ();
}

/* How far each of two plaques of a size shows, one a gap beside the other. */
static void
measure (double  gap,
         double  zoom,
         double *more,
         double *less)
{
  EntenteSceneBundle few = { .relation = 3, .n_relations = 7, .plaque = { 0.0, 0.0, 40.0, 20.0 } };
  EntenteSceneBundle many = few;
  g_autoptr (GPtrArray) bundles = g_ptr_array_new ();
  g_autoptr (GHashTable) presences = NULL;

  many.relation = 9;
  many.n_relations = 8;
  many.plaque.x = 40.0 + gap;
  g_ptr_array_add (bundles, &many);
  g_ptr_array_add (bundles, &few);
  presences = entente_plaques_find (bundles, zoom);
  *more = entente_plaques_get_presence (presences, many.relation);
  *less = entente_plaques_get_presence (presences, few.relation);
}

/* As one zooms in the one that counts less comes gently, and the other is always there. */
static void
test_presence (void)
{
  double before = 0.0;
  double more, less;

  measure (-5.0, 8.0, &more, &less);
  g_assert_cmpfloat (more, ==, 1.0);
  g_assert_cmpfloat (less, ==, 0.0);
  for (double zoom = 0.1; zoom < 4.0; zoom += 0.02)
    {
      measure (10.0, zoom, &more, &less);
      g_assert_cmpfloat (more, ==, 1.0);
      g_assert_cmpfloat (less, >=, before);
      g_assert_cmpfloat (less, <, before + 0.06);
      before = less;
    }
  g_assert_cmpfloat (before, ==, 1.0);
}

static void
test_crossing (void)
{
  g_autoptr (EntenteScene) scene = make_scene ();
  const EntenteSceneBundle *many = find_bundle (scene, 0);
  const EntenteSceneBundle *few = find_bundle (scene, 1);
  const EntenteSight sight = { 1.0, ENTENTE_NO_PAIR };
  const EntenteSight opened = { 1.0, { 2, 3 } };
  /* Only on both plaques, on no line. */
  const EntentePoint point = { few->plaque.x + few->plaque.width - 2.0, few->plaque.y + 2.0 };

  g_assert_true (entente_plaques_is_present (scene, many, 1.0));
  g_assert_false (entente_plaques_is_present (scene, few, 1.0));
  g_assert_true (entente_plaques_is_present (scene, find_bundle (scene, 2), 1.0));

  g_assert_cmpuint (entente_scene_hit (scene, point.x, point.y, 2.0, &sight).slot, ==,
                    many->relation);
  g_assert_cmpuint (entente_scene_hit (scene, point.x, point.y, 2.0, &opened).slot, ==,
                    few->relation);
}

static void
paint (cairo_surface_t   *surface,
       EntenteScene      *scene,
       const EntentePair *opened,
       EntenteBox         clip)
{
  const EntentePicture picture = { .scene = scene,
                                   .palette = entente_palette_get (ENTENTE_PALETTE_LIGHT),
                                   .opened = opened,
                                   .clip = clip,
                                   .zoom = 1.0 };
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, 0.0, SIDE_PX / 2.0);
  entente_painter_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static cairo_surface_t *
create_surface (void)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE_PX, SIDE_PX);
}

static guint
count_different (cairo_surface_t *a,
                 cairo_surface_t *b)
{
  const guint32 *pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (a);
  const guint32 *others = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (b);
  guint n = 0;

  for (guint i = 0; i < SIDE_PX * SIDE_PX; i++)
    n += pixels[i] != others[i];
  return n;
}

/* A part that holds only one of two crowded plaques knows of the other. */
static void
test_parts_join (void)
{
  g_autoptr (EntenteScene) scene = make_scene ();
  cairo_surface_t *whole = create_surface ();
  cairo_surface_t *parts = create_surface ();

  paint (whole, scene, NULL, (EntenteBox){ 0.0, -200.0, 400.0, 400.0 });
  for (double y = -200.0; y < 200.0; y += 8.0)
    paint (parts, scene, NULL, (EntenteBox){ 0.0, y, 400.0, 8.0 });
  g_assert_cmpuint (count_different (whole, parts), ==, 0);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (parts);
}

/* Labels cannot be read, begin to show, and are there. */
static void
test_legibility (void)
{
  double before = 0.0;

  for (double zoom = 0.3; zoom < 1.0; zoom += 0.005)
    {
      double legibility = entente_lettering_get_legibility (zoom);

      g_assert_cmpfloat (legibility, >=, before);
      g_assert_cmpfloat (legibility, <, before + 0.1);
      if (zoom < 0.59)
        g_assert_cmpfloat (legibility, ==, 0.0);
      /* A small map that fits its window is shown so. */
      if (zoom > 0.68)
        g_assert_cmpfloat (legibility, ==, 1.0);
      before = legibility;
    }
  g_assert_cmpfloat (before, ==, 1.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/plaques/presence", test_presence);
  g_test_add_func ("/paint/plaques/crossing", test_crossing);
  g_test_add_func ("/paint/plaques/parts-join", test_parts_join);
  g_test_add_func ("/paint/plaques/legibility", test_legibility);

  return g_test_run ();
}
