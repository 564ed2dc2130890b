/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-lit.h"

#include "scene-maps.h"

#include <string.h>

#define N_ACTORS 200
#define N_RELATIONS 600
#define SIDE 500

typedef struct
{
  EntenteMap *map;
  EntenteScene *scene;
  EntenteSlotSet *actors;
  EntenteSlotSet *relations;
  EntenteFocus focus;
} Lights;

static void
lights_init (Lights *self)
{
  self->map = scene_map_new_random (5, N_ACTORS, N_RELATIONS);
  self->scene = entente_scene_new (self->map, NULL);
  self->actors = entente_slot_set_new ();
  self->relations = entente_slot_set_new ();
  self->focus = (EntenteFocus) {
    .actors = self->actors, .relations = self->relations, .level = 1.0, .only = TRUE
  };
}

static void
lights_clear (Lights *self)
{
  entente_slot_set_unref (self->actors);
  entente_slot_set_unref (self->relations);
  entente_scene_unref (self->scene);
  g_object_unref (self->map);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lights, lights_clear)

/* Each once, in the order of slots; what is not drawn is not among them. */
static void
test_order (void)
{
  g_auto (Lights) lights;
  g_autoptr (EntenteLit) lit = NULL;

  lights_init (&lights);
  for (guint i = N_ACTORS + 10; i > 0; i -= 3)
    entente_slot_set_add (lights.actors, i);
  for (guint i = N_RELATIONS + 10; i > 0; i -= 2)
    entente_slot_set_add (lights.relations, i);
  lit = entente_lit_new (lights.scene, &lights.focus);
  g_assert_cmpuint (lit->actors->len, ==, (N_ACTORS - 1) / 3);
  g_assert_cmpuint (lit->relations->len, ==, N_RELATIONS / 2 - 1);
  for (guint i = 1; i < lit->relations->len; i++)
    g_assert_cmpuint (((EntenteSceneRelation *) lit->relations->pdata[i - 1])->relation, <,
                      ((EntenteSceneRelation *) lit->relations->pdata[i])->relation);
  g_assert_cmpfloat (lit->density.length, >, 0.0);
}

static void
test_nothing (void)
{
  g_auto (Lights) lights;
  g_autoptr (EntenteLit) lit = NULL;

  lights_init (&lights);
  lit = entente_lit_new (lights.scene, &lights.focus);
  g_assert_cmpuint (lit->actors->len + lit->relations->len, ==, 0);
  g_assert_cmpfloat (lit->density.length, ==, 0.0);
}

static cairo_surface_t *
paint (Lights           *lights,
       const EntenteLit *lit)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  EntenteBox bounds = entente_scene_get_bounds (lights->scene);
  double zoom = SIDE / MAX (bounds.width, bounds.height);
  const EntentePicture picture = {
    .scene = lights->scene,
    .palette = entente_palette_get (ENTENTE_PALETTE_LIGHT),
    .focus = &lights->focus,
    .lit = lit,
    .clip = bounds,
    .zoom = zoom,
  };
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -bounds.x, -bounds.y);
  entente_painter_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* At hand or not, it is one picture. */
static void
test_picture (void)
{
  g_auto (Lights) lights;
  g_autoptr (EntenteLit) lit = NULL;
  cairo_surface_t *with, *without;
  gsize size;

  lights_init (&lights);
  for (guint i = 0; i < N_RELATIONS - 30; i++)
    {
      entente_slot_set_add (lights.actors, i % N_ACTORS);
      entente_slot_set_add (lights.relations, i);
    }
  lit = entente_lit_new (lights.scene, &lights.focus);
  with = paint (&lights, lit);
  without = paint (&lights, NULL);
  size = (gsize) cairo_image_surface_get_stride (with) * SIDE;
  g_assert_cmpmem (cairo_image_surface_get_data (with), size,
                   cairo_image_surface_get_data (without), size);
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/lit/order", test_order);
  g_test_add_func ("/paint/lit/nothing", test_nothing);
  g_test_add_func ("/paint/lit/picture", test_picture);

  return g_test_run ();
}
