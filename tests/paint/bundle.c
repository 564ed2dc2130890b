/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-bundle.h"
#include "entente-lit.h"
#include "entente-sketch.h"
#include "paint-map.h"

#define SCALE 2.0
#define ALL_MOST 40

/* A pair with so many relations: of three cooperation, conflict and nothing rated follow each other, every
 * fourth goes back, every fifth has a source. */
typedef struct
{
  EntenteMap *map;
  EntenteScene *scene;
  const EntenteSceneRelation *leader; /* NULL: there is no bundle */
  const EntenteSceneBundle *bundle;
} Pair;

static const EntenteSceneRelation *
find_leader (EntenteScene *scene)
{
  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    if (entente_scene_get_relation (scene, i)->leads)
      return entente_scene_get_relation (scene, i);
  return NULL;
}

static void
pair_init (Pair           *self,
           guint           n,
           EntenteColorBy  color_by,
           EntenteCare     care)
{
  static const double tones[] = { 5.0, -5.0, NAN };
  static const char *const kinds[] = { "meets", "meets", "hits" };

  self->map = paint_map_new (NULL, NULL, color_by);
  paint_map_add_actor (self->map, "Left", "state", 0.0, 0.0);
  paint_map_add_actor (self->map, "Right", "state", 400.0, 0.0);
  for (guint i = 0; i < n; i++)
    {
      const PaintRelation relation = { .source = i % 4 == 3,
                                       .target = i % 4 != 3,
                                       .tone = tones[i % 3],
                                       .kind = kinds[i % 3],
                                       .unsourced = i % 5 != 0 };

      paint_map_add_relation (self->map, &relation);
    }
  self->scene = entente_sketch_to_scene (entente_sketch_new (self->map, NULL), care, NULL, NULL);
  self->leader = find_leader (self->scene);
  self->bundle = self->leader != NULL
                     ? entente_scene_find_bundle (self->scene, self->leader->relation) : NULL;
}

static void
pair_clear (Pair *self)
{
  entente_scene_unref (self->scene);
  g_object_unref (self->map);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static void
test_least (void)
{
  static const EntenteCare cares[] = { ENTENTE_CARE_QUICK, ENTENTE_CARE_SEARCH };

  for (guint n = 0; n <= 12; n++)
    for (guint i = 0; i < G_N_ELEMENTS (cares); i++)
      {
        g_auto (Pair) pair;

        pair_init (&pair, n, ENTENTE_COLOR_BY_TONE, cares[i]);
        g_assert_true ((pair.bundle != NULL) == (n >= ENTENTE_BUNDLE_LEAST));
        for (guint j = 0; j < n; j++)
          g_assert_true ((entente_scene_get_relation (pair.scene, j)->lane_gap > 0.0f)
                         == (n >= ENTENTE_BUNDLE_LEAST));
        if (pair.bundle != NULL)
          g_assert_cmpuint (pair.bundle->n_relations, ==, n);
      }
}

/* Its line is straight, and its plaque in the middle of that. */
static void
test_counts (void)
{
  g_auto (Pair) pair;
  guint n_right;

  pair_init (&pair, 20, ENTENTE_COLOR_BY_TONE, ENTENTE_CARE_SEARCH);
  g_assert_cmpuint (pair.bundle->n_signs[ENTENTE_SIGN_COOPERATION], ==, 7);
  g_assert_cmpuint (pair.bundle->n_signs[ENTENTE_SIGN_CONFLICT], ==, 7);
  g_assert_cmpuint (pair.bundle->n_signs[ENTENTE_SIGN_UNRATED], ==, 6);
  g_assert_cmpuint (pair.bundle->n_sourced, ==, 4);
  n_right = pair.leader->source == 0 ? pair.bundle->n_forward : pair.bundle->n_back;
  g_assert_cmpuint (n_right, ==, 15);
  g_assert_cmpuint (pair.bundle->n_forward + pair.bundle->n_back, ==, 20);
  for (guint i = 0; i < pair.leader->n_points; i++)
    g_assert_cmpfloat_with_epsilon (ENTENTE_LINE_POINTS (pair.leader)[i].y, 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (pair.bundle->plaque.y + pair.bundle->plaque.height / 2.0, 0.0,
                                  1e-9);
}

static void
test_colors (void)
{
  g_auto (Pair) by_tone;
  g_auto (Pair) by_kind;

  pair_init (&by_tone, 8, ENTENTE_COLOR_BY_TONE, ENTENTE_CARE_QUICK);
  g_assert_true (by_tone.bundle->is_one_color);
  pair_init (&by_kind, 8, ENTENTE_COLOR_BY_KIND, ENTENTE_CARE_QUICK);
  g_assert_false (by_kind.bundle->is_one_color);
}

/* Loops too: the one that leads is the nearest to the actor. */
static void
test_loops (void)
{
  g_autoptr (EntenteMap) map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);
  g_autoptr (EntenteScene) scene = NULL;
  const EntenteSceneRelation *leader;

  paint_map_add_actor (map, "One", "state", 0.0, 0.0);
  for (guint i = 0; i < 9; i++)
    paint_map_add_relation (map, &(PaintRelation){ .tone = 2.0 });
  scene = entente_sketch_to_scene (entente_sketch_new (map, NULL), ENTENTE_CARE_QUICK, NULL, NULL);
  leader = find_leader (scene);
  g_assert_nonnull (leader);
  g_assert_cmpuint (leader->relation, ==, 0);
  g_assert_cmpuint (entente_scene_find_bundle (scene, 0)->n_relations, ==, 9);
}

static void
test_openness (void)
{
  g_auto (Pair) pair;
  double before = 0.0;

  pair_init (&pair, 12, ENTENTE_COLOR_BY_TONE, ENTENTE_CARE_QUICK);
  for (double zoom = 0.05; zoom < 8.0; zoom *= 1.05)
    {
      const EntenteSight sight = { zoom, ENTENTE_NO_PAIR };
      const EntenteSight other = { zoom, { 0, 2 } };
      const EntenteSight opened = { zoom, { 0, 1 } };
      double openness = entente_bundle_get_openness (pair.leader, &sight);

      g_assert_cmpfloat (openness, >=, before);
      g_assert_cmpfloat (openness, ==, entente_bundle_get_openness (pair.leader, &other));
      g_assert_cmpfloat (entente_bundle_get_openness (pair.leader, &opened), ==, 1.0);
      /* No jump from step to step. */
      g_assert_cmpfloat (openness - before, <, 0.35);
      if (zoom <= 1.0)
        g_assert_cmpfloat (openness, ==, 0.0);
      before = openness;
    }
  g_assert_cmpfloat (before, ==, 1.0);
}

/* Where one would zoom in so far that the two are out of sight, it takes a click. */
static void
test_too_many_to_open (void)
{
  const EntenteSight near = { 8.0, ENTENTE_NO_PAIR, NULL };
  const EntenteSight opened = { 8.0, { 0, 1 }, NULL };
  g_auto (Pair) pair;

  pair_init (&pair, ALL_MOST, ENTENTE_COLOR_BY_TONE, ENTENTE_CARE_QUICK);
  g_assert_cmpfloat (entente_bundle_get_openness (pair.leader, &near), ==, 0.0);
  g_assert_cmpfloat (entente_bundle_get_openness (pair.leader, &opened), ==, 1.0);
}

static EntenteHit
hit (const Pair   *pair,
     EntentePoint  point,
     double        zoom,
     EntentePair   opened)
{
  const EntenteSight sight = { zoom, opened };

  return entente_scene_hit (pair->scene, point.x, point.y, 2.0 / zoom, &sight);
}

static void
test_hits (void)
{
  const EntentePair both = { 0, 1 };
  const EntentePoint on_line = { 110.0, 0.0 };
  const EntentePoint beside = { 200.0, 8.0 };
  const EntentePoint in_fan = { 200.0, 3.0 * 30.0 };
  g_auto (Pair) pair;

  pair_init (&pair, 12, ENTENTE_COLOR_BY_TONE, ENTENTE_CARE_QUICK);
  g_assert_cmpint (hit (&pair, on_line, 1.0, ENTENTE_NO_PAIR).kind, ==, ENTENTE_HIT_BUNDLE);
  g_assert_cmpuint (hit (&pair, on_line, 1.0, ENTENTE_NO_PAIR).slot, ==, pair.leader->relation);
  g_assert_cmpint (hit (&pair, beside, 1.0, ENTENTE_NO_PAIR).kind, ==, ENTENTE_HIT_BUNDLE);
  g_assert_cmpint (hit (&pair, in_fan, 1.0, ENTENTE_NO_PAIR).kind, ==, ENTENTE_HIT_NOTHING);
  /* From where it cannot be read there is no plaque. */
  g_assert_cmpint (hit (&pair, (EntentePoint){ 200.0, 10.9 }, 0.5, ENTENTE_NO_PAIR).kind, ==,
                   ENTENTE_HIT_NOTHING);

  g_assert_cmpint (hit (&pair, in_fan, 1.0, both).kind, ==, ENTENTE_HIT_RELATION);
  g_assert_cmpint (hit (&pair, on_line, 1.0, both).kind, ==, ENTENTE_HIT_RELATION);
  g_assert_cmpint (hit (&pair, beside, 1.0, both).kind, ==, ENTENTE_HIT_BUNDLE);
  g_assert_cmpint (hit (&pair, in_fan, 8.0, ENTENTE_NO_PAIR).kind, ==, ENTENTE_HIT_RELATION);
  g_assert_cmpint (hit (&pair, beside, 8.0, ENTENTE_NO_PAIR).kind, !=, ENTENTE_HIT_BUNDLE);
  g_assert_cmpint (entente_scene_hit (pair.scene, in_fan.x, in_fan.y, 2.0, NULL).kind, ==,
                   ENTENTE_HIT_RELATION);
}

static void
light (EntenteFocus *focus,
       guint         n_lit,
       guint         n_selected)
{
  *focus = (EntenteFocus){ .actors = entente_slot_set_new (),
                           .relations = entente_slot_set_new (),
                           .selected_relations = entente_slot_set_new (),
                           .level = 1.0 };
  for (guint i = 0; i < 2; i++)
    entente_slot_set_add (focus->actors, i);
  for (guint i = 0; i < n_lit; i++)
    entente_slot_set_add (focus->relations, i);
  for (guint i = 0; i < n_selected; i++)
    entente_slot_set_add (focus->selected_relations, i);
}

static void
light_clear (EntenteFocus *focus)
{
  entente_slot_set_unref (focus->actors);
  entente_slot_set_unref (focus->relations);
  entente_slot_set_unref (focus->selected_relations);
}

/* What of a closed bundle stands out is a line of its own, unless all of it does. */
static void
test_lit (void)
{
  static const struct
  {
    guint n_lit, n_selected, n_whole, n_chosen, n_singles;
  } cases[] = {
    { 0, 0, 0, 0, 0 },   { 1, 1, 0, 0, 1 },   { 11, 0, 0, 0, 11 },
    { 12, 0, 1, 0, 0 },  { 12, 1, 1, 0, 1 },  { 12, 12, 1, 12, 0 },
  };
  g_auto (Pair) pair;

  pair_init (&pair, 12, ENTENTE_COLOR_BY_TONE, ENTENTE_CARE_QUICK);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntenteFocus focus;
      g_autoptr (EntenteLit) lit = NULL;

      light (&focus, cases[i].n_lit, cases[i].n_selected);
      lit = entente_lit_new (pair.scene, &focus);
      g_assert_cmpuint (entente_slot_set_get_n (lit->whole), ==, cases[i].n_whole);
      g_assert_cmpuint (entente_slot_set_get_n (lit->chosen), ==, cases[i].n_chosen);
      g_assert_cmpuint (entente_slot_set_get_n (lit->singles), ==, cases[i].n_singles);
      light_clear (&focus);
    }
}

static cairo_surface_t *
paint (const Pair         *pair,
       const EntenteFocus *focus,
       double              zoom,
       const EntentePair  *opened)
{
  const EntenteBox view = { -60.0, -200.0, 520.0, 400.0 };
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (view.width * SCALE),
                                    (int) (view.height * SCALE));
  const EntentePicture picture = { .scene = pair->scene,
                                   .palette = entente_palette_get (ENTENTE_PALETTE_LIGHT),
                                   .focus = focus,
                                   .opened = opened,
                                   .clip = view,
                                   .zoom = zoom };
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, SCALE, SCALE);
  cairo_translate (cr, -view.x, -view.y);
  entente_painter_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface,
           double           x,
           double           y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const guint32 *row = (const guint32 *) (gconstpointer) (data
      + (gsize) ((y + 200.0) * SCALE) * (gsize) cairo_image_surface_get_stride (surface));

  return row[(gsize) ((x + 60.0) * SCALE)];
}

static guint32
get_tone (EntenteSign sign)
{
  const EntenteColor *color = &entente_palette_get (ENTENTE_PALETTE_LIGHT)->tones[sign];

  return 0xff000000u | (guint32) lround (color->red * 255.0) << 16
         | (guint32) lround (color->green * 255.0) << 8 | (guint32) lround (color->blue * 255.0);
}

/* Only one line, and a bar with cooperation at the left and conflict at the right. */
static void
test_closed_picture (void)
{
  g_auto (Pair) pair;
  cairo_surface_t *surface;
  double foot;

  pair_init (&pair, 12, ENTENTE_COLOR_BY_TONE, ENTENTE_CARE_QUICK);
  surface = paint (&pair, NULL, 1.0, NULL);
  foot = pair.bundle->plaque.y + pair.bundle->plaque.height - ENTENTE_PLAQUE_BAR_PX + 1.5;
  g_assert_cmphex (get_pixel (surface, pair.bundle->plaque.x + 5.0, foot), ==,
                   get_tone (ENTENTE_SIGN_COOPERATION));
  g_assert_cmphex (get_pixel (surface, 200.0, foot), ==, get_tone (ENTENTE_SIGN_UNRATED));
  g_assert_cmphex (
      get_pixel (surface, pair.bundle->plaque.x + pair.bundle->plaque.width - 5.0, foot), ==,
      get_tone (ENTENTE_SIGN_CONFLICT));
  for (double y = 14.0; y < 199.0; y += 0.5)
    {
      g_assert_cmphex (get_pixel (surface, 150.0, y), ==, 0);
      g_assert_cmphex (get_pixel (surface, 150.0, -y), ==, 0);
    }
  cairo_surface_destroy (surface);
}

/* The box of an actor over the middle of the line does not hide how many there are. */
static void
test_plaque_gives_way (void)
{
  g_auto (Pair) pair;
  g_autoptr (EntenteScene) scene = NULL;
  EntenteBox plaque, outline;

  pair_init (&pair, 12, ENTENTE_COLOR_BY_TONE, ENTENTE_CARE_QUICK);
  paint_map_add_actor (pair.map, "Between", "state", 200.0, 0.0);
  scene = entente_sketch_to_scene (entente_sketch_new (pair.map, NULL), ENTENTE_CARE_QUICK, NULL,
                                   NULL);
  plaque = entente_scene_find_bundle (scene, pair.leader->relation)->plaque;
  outline = entente_scene_find_actor (scene, 2)->outline;
  g_assert_true (plaque.x + plaque.width < outline.x || plaque.x > outline.x + outline.width);
  g_assert_cmpfloat_with_epsilon (plaque.y, pair.bundle->plaque.y, 1e-9);
}

static guint
count_lines (cairo_surface_t *surface,
             double           x)
{
  gboolean was_drawn = FALSE;
  guint n = 0;

  for (double y = -199.0; y < 199.0; y += 0.5)
    {
      gboolean is_drawn = get_pixel (surface, x, y) != 0;

      n += is_drawn && !was_drawn;
      was_drawn = is_drawn;
    }
  return n;
}

static void
test_open_pictures (void)
{
  const EntentePair both = { 0, 1 };
  EntenteFocus focus;
  g_auto (Pair) pair;
  cairo_surface_t *closed, *opened, *near, *one;

  pair_init (&pair, 7, ENTENTE_COLOR_BY_TONE, ENTENTE_CARE_QUICK);
  closed = paint (&pair, NULL, 1.0, NULL);
  opened = paint (&pair, NULL, 1.0, &both);
  near = paint (&pair, NULL, 4.0, NULL);
  g_assert_cmpuint (count_lines (closed, 150.0), ==, 1);
  g_assert_cmpuint (count_lines (opened, 150.0), ==, 7);
  g_assert_cmpuint (count_lines (near, 150.0), ==, 7);

  /* One that is selected is seen beside its bundle; alone where only what is lit is painted. */
  light (&focus, 1, 1);
  one = paint (&pair, &focus, 1.0, NULL);
  g_assert_cmpuint (count_lines (one, 150.0), ==, 2);
  cairo_surface_destroy (one);
  focus.only = TRUE;
  one = paint (&pair, &focus, 1.0, NULL);
  g_assert_cmpuint (count_lines (one, 150.0), ==, 1);
  cairo_surface_destroy (one);
  light_clear (&focus);

  cairo_surface_destroy (closed);
  cairo_surface_destroy (opened);
  cairo_surface_destroy (near);
}

static gboolean
is_in_any (GArray *boxes,
           double  x,
           double  y)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const EntenteBox *box = &g_array_index (boxes, EntenteBox, i);

      if (x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

/* Who keeps the picture before it is told all places where opening changes it. */
static void
test_changes (void)
{
  const EntentePair both = { 0, 1 };
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (EntenteBox));
  g_auto (Pair) pair;
  cairo_surface_t *closed, *opened;
  EntentePicture picture, before;

  pair_init (&pair, ALL_MOST, ENTENTE_COLOR_BY_TONE, ENTENTE_CARE_QUICK);
  closed = paint (&pair, NULL, 1.0, NULL);
  opened = paint (&pair, NULL, 1.0, &both);
  picture = (EntentePicture){ .scene = pair.scene, .opened = &both, .zoom = 1.0 };
  before = (EntentePicture){ .scene = pair.scene };
  g_assert_true (entente_painter_get_changes (&picture, &before, boxes));
  for (double x = -59.0; x < 459.0; x += 0.5)
    for (double y = -199.0; y < 199.0; y += 0.5)
      if (get_pixel (closed, x, y) != get_pixel (opened, x, y))
        g_assert_true (is_in_any (boxes, x, y));
  g_array_set_size (boxes, 0);
  before.opened = &both;
  g_assert_true (entente_painter_get_changes (&picture, &before, boxes));
  g_assert_cmpuint (boxes->len, ==, 0);
  cairo_surface_destroy (closed);
  cairo_surface_destroy (opened);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/bundle/least", test_least);
  g_test_add_func ("/paint/bundle/counts", test_counts);
  g_test_add_func ("/paint/bundle/colors", test_colors);
  g_test_add_func ("/paint/bundle/loops", test_loops);
  g_test_add_func ("/paint/bundle/openness", test_openness);
  g_test_add_func ("/paint/bundle/too-many-to-open", test_too_many_to_open);
  g_test_add_func ("/paint/bundle/hits", test_hits);
  g_test_add_func ("/paint/bundle/lit", test_lit);
  g_test_add_func ("/paint/bundle/plaque-gives-way", test_plaque_gives_way);
  g_test_add_func ("/paint/bundle/closed-picture", test_closed_picture);
  g_test_add_func ("/paint/bundle/open-pictures", test_open_pictures);
  g_test_add_func ("/paint/bundle/changes", test_changes);

  return g_test_run ();
}
