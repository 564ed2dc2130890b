/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-density.h"
#include "entente-dot.h"
#include "paint-map.h"
#include "scene-maps.h"

#include <string.h>

/* Pixels per map unit, so that what is looked at is in the middle of a pixel. */
#define SCALE 4.0

/* How far one channel may be off: antialiasing at an edge, rounding of alpha. */
#define TOLERANCE 6

#define SAMPLE_ROW (2 * 255 / 15) /* of two strokes that meet */

/* A map painted on its ground, or on nothing. */
typedef struct
{
  EntenteMap *map; /* owned */
  EntenteScene *scene;
  const EntentePalette *palette;
  EntenteBox view;
  cairo_surface_t *surface; /* owned, nullable */
  gboolean still;
} Painted;

/* Anew, where it was painted before. */
static void
paint (Painted            *self,
       const EntenteFocus *focus,
       double              zoom,
       gboolean            transparent)
{
  EntentePicture picture = { 0 };
  cairo_t *cr;

  g_clear_pointer (&self->surface, cairo_surface_destroy);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (self->view.width * SCALE),
                                              (int) (self->view.height * SCALE));
  cr = cairo_create (self->surface);
  if (!transparent)
    {
      cairo_set_source_rgb (cr, self->palette->ground.red, self->palette->ground.green,
                            self->palette->ground.blue);
      cairo_paint (cr);
    }
  cairo_scale (cr, SCALE, SCALE);
  cairo_translate (cr, -self->view.x, -self->view.y);
  picture.scene = self->scene;
  picture.palette = self->palette;
  picture.focus = focus;
  picture.clip = self->view;
  picture.zoom = zoom;
  picture.transparent = transparent;
  picture.still = self->still;
  entente_painter_paint (&picture, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

static void
painted_init (Painted    *self,
              EntenteMap *map)
{
  self->map = map;
  self->scene = entente_scene_new (map, NULL);
  self->palette = entente_palette_get (ENTENTE_PALETTE_LIGHT);
  self->view = (EntenteBox) { -60.0, -60.0, 520.0, 120.0 };
  self->surface = NULL;
  self->still = FALSE;
}

static void
painted_init_pair (Painted             *self,
                   const PaintRelation *relation)
{
  painted_init (self, paint_map_new_pair (relation));
  paint (self, NULL, 1.0, FALSE);
}

static void
painted_clear (Painted *self)
{
  cairo_surface_destroy (self->surface);
  g_clear_pointer (&self->scene, entente_scene_unref);
  g_clear_object (&self->map);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Painted, painted_clear)

static guint32
get_pixel (const Painted *self,
           double         x,
           double         y)
{
  int column = (int) ((x - self->view.x) * SCALE);
  int row = (int) ((y - self->view.y) * SCALE);
  guint32 pixel;

  g_assert_true (column >= 0 && column < cairo_image_surface_get_width (self->surface));
  g_assert_true (row >= 0 && row < cairo_image_surface_get_height (self->surface));
  memcpy (&pixel,
          cairo_image_surface_get_data (self->surface)
              + row * cairo_image_surface_get_stride (self->surface) + 4 * column,
          sizeof pixel);
  return pixel;
}

static gboolean
is_color (const Painted      *self,
          double              x,
          double              y,
          const EntenteColor *color)
{
  guint32 pixel = get_pixel (self, x, y);
  const int off[] = {
    (int) (pixel >> 16 & 0xff) - (int) round (color->red * 255.0),
    (int) (pixel >> 8 & 0xff) - (int) round (color->green * 255.0),
    (int) (pixel & 0xff) - (int) round (color->blue * 255.0),
  };

  return ABS (off[0]) <= TOLERANCE && ABS (off[1]) <= TOLERANCE && ABS (off[2]) <= TOLERANCE;
}

/* What a color looks like on the ground when only so much of it is left. */
static EntenteColor
pale (const Painted      *self,
      const EntenteColor *color,
      double              alpha)
{
  const EntenteColor *ground = &self->palette->ground;

  return (EntenteColor) { ground->red + (color->red - ground->red) * alpha,
                          ground->green + (color->green - ground->green) * alpha,
                          ground->blue + (color->blue - ground->blue) * alpha, 1.0 };
}

static const EntenteBox *
get_outline (const Painted *self,
             guint32        actor)
{
  return &entente_scene_find_actor (self->scene, actor)->outline;
}

/* How often the line between the pair begins, looking along it between two ways from the left. */
static guint
count_dashes (const Painted      *self,
              double              from,
              double              to,
              const EntenteColor *color)
{
  gboolean was_on = FALSE;
  guint n = 0;

  for (double x = from; x < to; x += 1.0 / SCALE)
    {
      gboolean on = is_color (self, x, 0.0, color);

      n += on && !was_on;
      was_on = on;
    }
  return n;
}

static double
get_left (const Painted *self)
{
  const EntenteBox *outline = get_outline (self, 0);

  return outline->x + outline->width;
}

static double
get_right (const Painted *self)
{
  return get_outline (self, 1)->x;
}

static void
test_actor (void)
{
  const PaintRelation relation = { .tone = 4.0 };
  g_auto (Painted) painted;
  EntenteActorColors colors;
  const EntenteBox *outline;

  painted_init_pair (&painted, &relation);
  outline = get_outline (&painted, 0);
  colors = entente_palette_get_actor (painted.palette, painted.map, 1, ENTENTE_NO_COLOR);

  g_assert_true (is_color (&painted, 0.1, outline->y + 0.1, &colors.rim));
  g_assert_true (is_color (&painted, 0.1, outline->y + outline->height - 0.1, &colors.rim));
  g_assert_true (is_color (&painted, 0.1, outline->y + 3.0, &colors.tint));
  /* Rounded: the corner is ground. */
  g_assert_true (is_color (&painted, outline->x + 0.3, outline->y + 0.3, &painted.palette->ground));
}

static void
test_arrow (void)
{
  const PaintRelation relation = { .tone = 4.0 };
  g_auto (Painted) painted;
  const EntenteColor *tone;
  double left;
  double right;

  painted_init_pair (&painted, &relation);
  tone = &painted.palette->tones[ENTENTE_SIGN_COOPERATION];
  left = get_left (&painted);
  right = get_right (&painted);

  /* The tip touches the rim from outside, broadens behind, and nothing of it lies in the box. */
  g_assert_true (is_color (&painted, right - 3.0, 0.1, tone));
  g_assert_true (is_color (&painted, right - 9.0, 2.0, tone));
  g_assert_true (is_color (&painted, right - 9.0, -2.0, tone));
  g_assert_false (is_color (&painted, right + 2.0, 0.1, tone));
  g_assert_true (is_color (&painted, right - 1.1, 0.1, &painted.palette->ground));
  /* The other end is bare and reaches the rim. */
  g_assert_true (is_color (&painted, left + 1.2, 0.1, tone));
  g_assert_true (is_color (&painted, left + 9.0, 2.0, &painted.palette->ground));
}

static void
test_directions (void)
{
  for (guint i = ENTENTE_DIRECTION_FORWARD; i <= ENTENTE_DIRECTION_NONE; i++)
    {
      const PaintRelation relation = { .tone = 4.0, .direction = i };
      g_auto (Painted) painted;
      const EntenteColor *tone;

      painted_init_pair (&painted, &relation);
      tone = &painted.palette->tones[ENTENTE_SIGN_COOPERATION];
      g_assert_cmpint (is_color (&painted, get_left (&painted) + 9.0, 2.0, tone), ==,
                       i == ENTENTE_DIRECTION_BOTH);
      g_assert_cmpint (is_color (&painted, get_right (&painted) - 9.0, 2.0, tone), ==,
                       i != ENTENTE_DIRECTION_NONE);
    }
}

static void
test_phases (void)
{
  const PaintRelation solid = { .tone = NAN };
  const PaintRelation proposed = { .tone = NAN, .phase = ENTENTE_PHASE_PROPOSED };
  const PaintRelation ended = { .tone = NAN, .phase = ENTENTE_PHASE_ENDED };
  g_auto (Painted) one;
  g_auto (Painted) two;
  g_auto (Painted) three;
  const EntenteColor *tone;
  double from;
  double to;

  painted_init_pair (&one, &solid);
  painted_init_pair (&two, &proposed);
  painted_init_pair (&three, &ended);
  tone = &one.palette->tones[ENTENTE_SIGN_UNRATED];
  from = get_left (&one) + 2.0;
  to = get_right (&one) - 14.0;

  g_assert_cmpuint (count_dashes (&one, from, to, tone), ==, 1);
  /* 6 on, 4 off. */
  g_assert_cmpfloat_with_epsilon (count_dashes (&two, from, to, tone), (to - from) / 10.0, 1.5);
  g_assert_false (is_color (&three, 200.0, 0.1, tone));
  g_assert_false (is_color (&three, 200.0, 0.1, &three.palette->ground));
}

static void
test_unsourced (void)
{
  const PaintRelation relation = { .tone = NAN, .unsourced = TRUE };
  g_auto (Painted) painted;
  const EntenteColor *tone;
  double left;

  painted_init_pair (&painted, &relation);
  tone = &painted.palette->tones[ENTENTE_SIGN_UNRATED];
  left = get_left (&painted);

  g_assert_cmpuint (count_dashes (&painted, left + 80.0, get_right (&painted) - 80.0, tone), ==, 1);
  g_assert_cmpuint (count_dashes (&painted, left, left + 60.0, tone), >=, 4);
}

static void
test_contradicted (void)
{
  const PaintRelation relation = { .tone = NAN, .contradicted = TRUE };
  g_auto (Painted) painted;
  const EntenteColor *tone;

  painted_init_pair (&painted, &relation);
  tone = &painted.palette->tones[ENTENTE_SIGN_UNRATED];
  g_assert_cmpuint (count_dashes (&painted, get_left (&painted) + 2.0, get_right (&painted) - 14.0,
                                  tone), ==, 2);
}

static void
test_hollow (void)
{
  const PaintRelation relation = { .tone = 4.0, .claim = ENTENTE_CLAIM_ALLEGED };
  g_auto (Painted) painted;
  const EntenteColor *tone;
  gboolean open = FALSE;

  painted_init_pair (&painted, &relation);
  tone = &painted.palette->tones[ENTENTE_SIGN_COOPERATION];
  for (double x = get_right (&painted) - 10.0; x < get_right (&painted) - 4.0; x += 1.0 / SCALE)
    open = open || is_color (&painted, x, 0.1, &painted.palette->ground);
  g_assert_true (open);
  g_assert_false (is_color (&painted, get_right (&painted) - 6.0, 0.1, tone));
}

static void
test_label_gap (void)
{
  const PaintRelation relation = { .label = "asks to mediate", .tone = 4.0, .weight = 20.0 };
  g_auto (Painted) painted;
  const EntenteSceneRelation *drawn;
  const EntenteColor *tone;
  double left;
  double right;

  painted_init (&painted, paint_map_new_pair (&relation));
  paint (&painted, NULL, 1.0, TRUE);
  drawn = entente_scene_find_relation (painted.scene, 0);
  tone = &painted.palette->tones[ENTENTE_SIGN_COOPERATION];
  g_assert_true (drawn->has_label);
  left = drawn->marks->label.x - drawn->marks->label.width / 2.0;
  right = drawn->marks->label.x + drawn->marks->label.width / 2.0;

  /* The line is broad; nothing of it remains in the gap, also where nothing covers it. */
  g_assert_true (is_color (&painted, left - 4.0, drawn->marks->label.y, tone));
  g_assert_true (is_color (&painted, right + 4.0, drawn->marks->label.y, tone));
  for (double y = drawn->marks->label.y - 3.0; y <= drawn->marks->label.y + 3.0; y += 1.0 / SCALE)
    {
      g_assert_cmphex (get_pixel (&painted, left + 1.0, y), ==, 0);
      g_assert_cmphex (get_pixel (&painted, right - 1.0, y), ==, 0);
    }
  /* The sign's disc. */
  g_assert_true (is_color (&painted,
                           left + ENTENTE_LABEL_PADDING_PX + 0.12 * ENTENTE_SIGN_RADIUS_PX,
                           drawn->marks->label.y, tone));
}

/* A line that leaves a long label at its side and comes back is not seen between. */
static void
test_bent_label (void)
{
  const PaintRelation relation
      = { .label = "asks to mediate between the harbors", .tone = NAN, .bend = 0.3 };
  g_auto (Painted) painted;
  const EntenteSceneLabel *label;

  painted_init (&painted, paint_map_new_pair (&relation));
  painted.view = (EntenteBox) { -60.0, -200.0, 520.0, 400.0 };
  paint (&painted, NULL, 1.0, TRUE);
  label = &entente_scene_find_relation (painted.scene, 0)->marks->label;
  for (double along = -0.4; along <= 0.4; along += 0.01)
    for (double across = -1.5; across <= 1.5; across += 0.05)
      {
        double dx = along * label->width;
        double dy = across * label->height;

        if (fabs (across) > 0.5)
          g_assert_cmphex (get_pixel (&painted,
                                      label->x + dx * cos (label->angle) - dy * sin (label->angle),
                                      label->y + dx * sin (label->angle) + dy * cos (label->angle)),
                           ==, 0);
      }
}

static void
test_label_patch (void)
{
  const PaintRelation relation = { .label = "asks to mediate", .tone = 4.0 };
  g_auto (Painted) painted;
  const EntenteSceneRelation *drawn;

  painted_init_pair (&painted, &relation);
  drawn = entente_scene_find_relation (painted.scene, 0);
  g_assert_true (is_color (&painted, drawn->marks->label.x - drawn->marks->label.width / 2.0 + 1.0,
                           drawn->marks->label.y, &painted.palette->ground));
}

/* Between the sign's disc and the words there is ground, on a turned label too. */
static void
test_sign_gap (void)
{
  const PaintRelation relation = { .label = "mmmm", .tone = 4.0, .source = 0, .target = 1 };
  EntenteMap *map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);
  g_auto (Painted) painted;
  const EntenteSceneLabel *label;
  double way;

  paint_map_add_actor (map, "Left", "state", 0.0, -50.0);
  paint_map_add_actor (map, "Right", "state", 400.0, 50.0);
  paint_map_add_relation (map, &relation);
  painted_init (&painted, map);
  painted.view = (EntenteBox) { -60.0, -120.0, 520.0, 240.0 };
  paint (&painted, NULL, 1.0, TRUE);
  label = &entente_scene_find_relation (painted.scene, 0)->marks->label;
  way = ENTENTE_LABEL_PADDING_PX + 2.0 * ENTENTE_SIGN_RADIUS_PX + ENTENTE_SIGN_GAP_PX / 2.0
        - label->width / 2.0;
  for (double across = -8.0; across <= 8.0; across += 0.5 / SCALE)
    g_assert_cmphex (get_pixel (&painted,
                                label->x + way * cos (label->angle) - across * sin (label->angle),
                                label->y + way * sin (label->angle) + across * cos (label->angle)),
                     ==, 0);
}

static void
test_no_label_from_afar (void)
{
  const PaintRelation relation = { .label = "asks to mediate", .tone = NAN };
  g_auto (Painted) painted;
  const EntenteColor *tone;

  painted_init (&painted, paint_map_new_pair (&relation));
  paint (&painted, NULL, 0.55, FALSE);
  tone = &painted.palette->tones[ENTENTE_SIGN_UNRATED];
  g_assert_cmpuint (count_dashes (&painted, get_left (&painted) + 2.0, get_right (&painted) - 14.0,
                                  tone), ==, 1);
}

/* A label half on its way is there or is not in a picture that stands for itself. */
static void
test_still (void)
{
  const PaintRelation relation = { .label = "asks to mediate", .tone = 4.0, .weight = 20.0 };
  g_auto (Painted) painted;
  const EntenteSceneLabel *label;
  const EntenteColor *tone;
  double before;

  painted_init (&painted, paint_map_new_pair (&relation));
  label = &entente_scene_find_relation (painted.scene, 0)->marks->label;
  before = label->x - label->width / 2.0 + 1.0;
  tone = &painted.palette->tones[ENTENTE_SIGN_COOPERATION];

  paint (&painted, NULL, 0.65, FALSE);
  g_assert_false (is_color (&painted, before, label->y, &painted.palette->ground));
  painted.still = TRUE;
  paint (&painted, NULL, 0.65, FALSE);
  g_assert_true (is_color (&painted, before, label->y, &painted.palette->ground));
  paint (&painted, NULL, 0.62, FALSE);
  for (double x = before; x < label->x + label->width / 2.0; x += 1.0 / SCALE)
    g_assert_true (is_color (&painted, x, label->y, tone));
}

static void
test_fading (void)
{
  const PaintRelation relation = { .tone = 4.0 };
  g_autoptr (EntenteSlotSet) actors = entente_slot_set_new ();
  const EntenteFocus focus = { .actors = actors, .level = 1.0 };
  g_auto (Painted) painted;
  EntenteActorColors colors;
  EntenteColor faded;

  entente_slot_set_add (actors, 0);
  painted_init (&painted, paint_map_new_pair (&relation));
  paint (&painted, &focus, 1.0, FALSE);

  colors = entente_palette_get_actor (painted.palette, painted.map, 1, ENTENTE_NO_COLOR);
  faded = pale (&painted, &painted.palette->tones[ENTENTE_SIGN_COOPERATION],
                painted.palette->faded);
  g_assert_true (is_color (&painted, 120.0, 0.1, &faded));
  faded = pale (&painted, &colors.rim, painted.palette->faded);
  g_assert_true (is_color (&painted, 0.1, get_outline (&painted, 0)->y + 0.1, &colors.rim));
  /* On the tint's edge the rim is a little darker than on the ground alone. */
  g_assert_false (is_color (&painted, 400.1, get_outline (&painted, 1)->y + 0.1, &colors.rim));
  g_assert_true (is_color (&painted, 400.1, get_outline (&painted, 1)->y - 0.3, &faded));
}

static void
test_only (void)
{
  const PaintRelation relation = { .tone = 4.0 };
  g_autoptr (EntenteSlotSet) actors = entente_slot_set_new ();
  const EntenteFocus focus = { .actors = actors, .only = TRUE };
  g_auto (Painted) painted;
  EntenteActorColors colors;

  entente_slot_set_add (actors, 0);
  painted_init (&painted, paint_map_new_pair (&relation));
  paint (&painted, &focus, 1.0, TRUE);

  colors = entente_palette_get_actor (painted.palette, painted.map, 1, ENTENTE_NO_COLOR);
  g_assert_true (is_color (&painted, 0.1, get_outline (&painted, 0)->y + 0.1, &colors.rim));
  g_assert_cmphex (get_pixel (&painted, 120.0, 0.1), ==, 0);
  g_assert_cmphex (get_pixel (&painted, 400.0, get_outline (&painted, 1)->y + 3.0), ==, 0);
}

static void
test_halo (void)
{
  const PaintRelation relation = { .tone = 4.0 };
  g_autoptr (EntenteSlotSet) actors = entente_slot_set_new ();
  g_autoptr (EntenteSlotSet) relations = entente_slot_set_new ();
  const EntenteFocus focus = { .selected_actors = actors, .selected_relations = relations };
  g_auto (Painted) painted;

  entente_slot_set_add (actors, 1);
  entente_slot_set_add (relations, 0);
  painted_init (&painted, paint_map_new_pair (&relation));
  paint (&painted, &focus, 1.0, FALSE);

  g_assert_false (is_color (&painted, 120.0, 4.0, &painted.palette->ground));
  g_assert_true (is_color (&painted, 120.0, 12.0, &painted.palette->ground));
  g_assert_false (is_color (&painted, 400.0, get_outline (&painted, 1)->y - 3.0,
                            &painted.palette->ground));
  g_assert_true (is_color (&painted, 0.0, get_outline (&painted, 0)->y - 3.0,
                           &painted.palette->ground));
}

static void
test_dots (void)
{
  const PaintRelation relation = { .tone = 4.0 };
  g_auto (Painted) painted;
  EntenteActorColors colors;
  const EntenteBox *outline;

  painted_init (&painted, paint_map_new_pair (&relation));
  painted.view = (EntenteBox) { -260.0, -260.0, 920.0, 520.0 };
  paint (&painted, NULL, 0.2, FALSE);
  outline = get_outline (&painted, 0);
  colors = entente_palette_get_actor (painted.palette, painted.map, 1, ENTENTE_NO_COLOR);

  g_assert_true (is_color (&painted, 0.1, 0.1, &colors.rim));
  g_assert_true (is_color (&painted, 400.1, 0.1, &colors.rim));
  g_assert_true (is_color (&painted, outline->x + 1.0, outline->y - 1.0,
                           &painted.palette->ground));
  /* The line goes on from the box's outline to the dot. */
  g_assert_false (is_color (&painted, outline->x + outline->width - 1.0, 0.1,
                            &painted.palette->ground));
}

static void
test_clip (void)
{
  g_autoptr (EntenteMap) map = paint_map_new_full ();
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 600, 600);
  cairo_t *cr = cairo_create (surface);
  const EntentePicture picture = {
    .scene = scene,
    .palette = entente_palette_get (ENTENTE_PALETTE_DARK),
    .clip = { 100.0, 50.0, 200.0, 300.0 },
    .zoom = 1.0,
  };
  guint n_inside = 0;

  entente_painter_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 600; y++)
    for (int x = 0; x < 600; x++)
      {
        guint32 pixel;

        memcpy (&pixel,
                cairo_image_surface_get_data (surface)
                    + y * cairo_image_surface_get_stride (surface) + 4 * x,
                sizeof pixel);
        if (x >= 100 && x < 300 && y >= 50 && y < 350)
          n_inside += pixel != 0;
        else
          g_assert_cmphex (pixel, ==, 0);
      }
  g_assert_cmpuint (n_inside, >, 500);
  cairo_surface_destroy (surface);
}

/* Extreme views leave the context sound. */
static void
test_extremes (void)
{
  static const double zooms[] = { 1e-9, 1e-4, 0.05, 0.3, 0.54, 1.0, 8.0, 1e6 };
  g_autoptr (EntenteMap) map = paint_map_new_full ();
  g_autoptr (EntenteScene) scene = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 64, 64);
  const PaintRelation far = { .source = 0, .target = 5, .tone = 1.0, .label = "far" };

  paint_map_add_actor (map, "Far away", "state", 1e12, -1e12);
  paint_map_add_relation (map, &far);
  scene = entente_scene_new (map, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      cairo_t *cr = cairo_create (surface);
      const EntentePicture picture = {
        .scene = scene,
        .palette = entente_palette_get (ENTENTE_PALETTE_LIGHT),
        .clip = { -32.0 / zooms[i], -32.0 / zooms[i], 64.0 / zooms[i], 64.0 / zooms[i] },
        .zoom = zooms[i],
      };

      cairo_translate (cr, 32.0, 32.0);
      cairo_scale (cr, zooms[i], zooms[i]);
      entente_painter_paint (&picture, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
}

/* From afar names stand inside of the map where they can: a view of all of it cuts none. */
static void
check_names_inside (double zoom)
{
  const double margin = 24.0 / zoom;
  g_autoptr (EntenteMap) map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);
  g_autoptr (EntenteScene) scene = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  EntenteBox box;

  paint_map_add_actor (map, "the one in the west", "state", 0.0, 0.0);
  paint_map_add_actor (map, "the one in the east", "state", 2000.0, 0.0);
  paint_map_add_actor (map, "one before the east", "state", 1780.0, 400.0);
  scene = entente_scene_new (map, NULL);
  box = entente_scene_get_bounds (scene);
  box = (EntenteBox) { box.x - margin, box.y - margin, box.width + 2.0 * margin,
                       box.height + 2.0 * margin };
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (box.width * zoom),
                                        (int) ceil (box.height * zoom));
  cr = cairo_create (surface);
  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -box.x, -box.y);
  entente_painter_paint (&(EntentePicture) { .scene = scene,
                                             .palette
                                             = entente_palette_get (ENTENTE_PALETTE_LIGHT),
                                             .clip = box,
                                             .zoom = zoom },
                         cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guchar *row = cairo_image_surface_get_data (surface)
                          + y * cairo_image_surface_get_stride (surface);

      g_assert_cmpuint (row[3], ==, 0);
      g_assert_cmpuint (row[4 * cairo_image_surface_get_width (surface) - 1], ==, 0);
    }
  cairo_surface_destroy (surface);
}

static void
test_names_inside (void)
{
  check_names_inside (0.25);
  /* As in a narrow window. */
  check_names_inside (0.18);
}

/* A part of a map at some zoom, on the ground, from column @from on. */
static cairo_surface_t *
paint_columns (EntenteScene       *scene,
               EntentePicturePart  part,
               double              zoom,
               int                 from,
               int                 width,
               int                 height)
{
  const EntentePalette *palette = entente_palette_get (ENTENTE_PALETTE_LIGHT);
  EntenteBox bounds = entente_scene_get_bounds (scene);
  int left = (int) floor (bounds.x * zoom) + from;
  int top = (int) floor (bounds.y * zoom);
  const EntentePicture picture = {
    .scene = scene,
    .palette = palette,
    .clip = { left / zoom, top / zoom, width / zoom, height / zoom },
    .zoom = zoom,
    .part = part,
  };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, palette->ground.red, palette->ground.green, palette->ground.blue);
  cairo_paint (cr);
  cairo_translate (cr, -left, -top);
  cairo_scale (cr, zoom, zoom);
  entente_painter_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Pixels may differ by what one of the 15 sample rows of a pixel adds, where cairo cuts an edge at the
 * clip's side, and only few do. */
static void
assert_columns_join (cairo_surface_t *whole,
                     cairo_surface_t *part,
                     int              from)
{
  int n = cairo_image_surface_get_width (part) * cairo_image_surface_get_height (part);
  int n_off = 0;

  for (int i = 0; i < n; i++)
    {
      int x = i % cairo_image_surface_get_width (part);
      int y = i / cairo_image_surface_get_width (part);
      const guchar *one = cairo_image_surface_get_data (whole)
                          + y * cairo_image_surface_get_stride (whole) + 4 * (from + x);
      const guchar *other = cairo_image_surface_get_data (part)
                            + y * cairo_image_surface_get_stride (part) + 4 * x;

      for (guint channel = 0; channel < 3; channel++)
        g_assert_cmpint (ABS (one[channel] - other[channel]), <=, SAMPLE_ROW);
      n_off += memcmp (one, other, 3) != 0;
    }
  g_assert_cmpint (n_off, <=, 8 + n / 50);
}

/* Parts painted apart, as tiles are, join to the whole. */
static void
check_seam (EntenteScene       *scene,
            EntentePicturePart  part,
            double              zoom)
{
  EntenteBox bounds = entente_scene_get_bounds (scene);
  int width = (int) ceil (bounds.width * zoom) + 1;
  int height = (int) ceil (bounds.height * zoom) + 1;
  int cut = width * 2 / 5;
  cairo_surface_t *whole = paint_columns (scene, part, zoom, 0, width, height);
  cairo_surface_t *left = paint_columns (scene, part, zoom, 0, cut, height);
  cairo_surface_t *right = paint_columns (scene, part, zoom, cut, width - cut, height);

  assert_columns_join (whole, left, 0);
  assert_columns_join (whole, right, cut);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (left);
  cairo_surface_destroy (right);
}

/* At every level of detail. */
static void
test_seams (void)
{
  static const double zooms[] = { 0.05, 0.2, 0.45, 0.53, 0.56, 1.0 };
  g_autoptr (EntenteMap) map = paint_map_new_full ();
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    for (guint part = ENTENTE_PICTURE_WHOLE; part <= ENTENTE_PICTURE_OVERLAY; part++)
      check_seam (scene, part, zooms[i]);
}

/* Where lines are added up too. */
static void
test_dense_seams (void)
{
  g_autoptr (EntenteMap) map = scene_map_new_random (7, 120, 2500);
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);

  g_assert_cmpfloat (entente_density_get_share (entente_density_of_scene (scene), 0.1), >, 0.5);
  check_seam (scene, ENTENTE_PICTURE_WHOLE, 0.1);
  check_seam (scene, ENTENTE_PICTURE_TILE, 0.2);
}

/* How far two pictures are apart, 0 … 255 in the mean. */
static double
get_difference (const Painted *a,
                const Painted *b)
{
  gsize size = (gsize) cairo_image_surface_get_stride (a->surface)
               * (gsize) cairo_image_surface_get_height (a->surface);
  const guint8 *one = cairo_image_surface_get_data (a->surface);
  const guint8 *two = cairo_image_surface_get_data (b->surface);
  double sum = 0.0;

  for (gsize i = 0; i < size; i++)
    sum += ABS ((int) one[i] - (int) two[i]);
  return sum / (double) size;
}

/* Nothing pops: dots become boxes, and lines go on to end at these, in small steps. */
static void
test_dots_become_boxes (void)
{
  const PaintRelation relation = { .tone = 4.0, .label = "supports" };
  EntenteMap *map = paint_map_new_pair (&relation);
  g_auto (Painted) dots;
  g_auto (Painted) boxes;
  double whole;

  painted_init (&dots, map);
  paint (&dots, NULL, 0.999 * ENTENTE_DOTS_ZOOM, FALSE);
  painted_init (&boxes, g_object_ref (map));
  paint (&boxes, NULL, ENTENTE_BOXES_ZOOM, FALSE);
  whole = get_difference (&dots, &boxes);
  g_assert_cmpfloat (whole, >, 1.0);
  for (double zoom = 0.999 * ENTENTE_DOTS_ZOOM; zoom < 1.01 * ENTENTE_BOXES_ZOOM; zoom *= 1.005)
    {
      g_auto (Painted) before;
      g_auto (Painted) after;

      painted_init (&before, g_object_ref (map));
      paint (&before, NULL, zoom, FALSE);
      painted_init (&after, g_object_ref (map));
      paint (&after, NULL, zoom * 1.005, FALSE);
      g_assert_cmpfloat (get_difference (&before, &after), <, whole / 2.0);
    }
}

/* Nor do heads, dashes, frayed ends and notches: they grow out of the line. */
static void
test_details_grow (void)
{
  static const PaintRelation cases[] = {
    { .tone = 4.0, .direction = ENTENTE_DIRECTION_BOTH, .weight = 6.0 },
    { .tone = 4.0, .direction = ENTENTE_DIRECTION_FORWARD, .claim = ENTENTE_CLAIM_ALLEGED },
    { .tone = 4.0, .phase = ENTENTE_PHASE_PROPOSED, .weight = 6.0 },
    { .tone = 4.0, .unsourced = TRUE },
    { .tone = 4.0, .contradicted = TRUE, .weight = 6.0 },
    { .tone = 4.0, .regarding = 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntenteMap *map = paint_map_new_pair (&cases[i]);
      g_auto (Painted) before;
      g_auto (Painted) after;
      g_auto (Painted) whole;

      painted_init (&before, map);
      paint (&before, NULL, 0.5 - 1e-9, FALSE);
      painted_init (&after, g_object_ref (map));
      paint (&after, NULL, 0.5, FALSE);
      painted_init (&whole, g_object_ref (map));
      paint (&whole, NULL, 0.6, FALSE);
      g_test_message ("%u: %g of %g", i, get_difference (&before, &after),
                      get_difference (&before, &whole));
      g_assert_cmpfloat (get_difference (&before, &after), <,
                         0.001 * get_difference (&before, &whole));
    }
}

/* Lines that are rated but have no words bear their sign, but not where lines are many; there those that
 * are lit do. */
static void
test_bare_signs (void)
{
  const PaintRelation rated = { .tone = 4.0 };
  PaintRelation side = { .tone = NAN };
  g_autoptr (EntenteSlotSet) actors = entente_slot_set_new ();
  g_autoptr (EntenteSlotSet) relations = entente_slot_set_new ();
  const EntenteFocus focus = { .actors = actors, .relations = relations, .only = TRUE };
  EntenteMap *map = paint_map_new_pair (&rated);
  g_auto (Painted) few;
  g_auto (Painted) many;
  g_auto (Painted) lit;
  const EntenteColor *tone;

  painted_init_pair (&few, &rated);
  tone = &few.palette->tones[ENTENTE_SIGN_COOPERATION];
  g_assert_true (is_color (&few, 200.0 - 3.5, -2.8, tone));

  side.source = paint_map_add_actor (map, "Up", "state", 0.0, -50.0);
  side.target = paint_map_add_actor (map, "Above", "state", 400.0, -50.0);
  for (guint i = 0; i < 600; i++)
    paint_map_add_relation (map, &side);
  painted_init (&many, map);
  paint (&many, NULL, 1.0, FALSE);
  g_assert_false (is_color (&many, 200.0 - 3.5, -2.8, tone));

  entente_slot_set_add (actors, 0);
  entente_slot_set_add (actors, 1);
  entente_slot_set_add (relations, 0);
  painted_init (&lit, g_object_ref (map));
  paint (&lit, &focus, 1.0, FALSE);
  g_assert_true (is_color (&lit, 200.0 - 3.5, -2.8, tone));
}

static void
test_styles_differ (void)
{
  const PaintRelation relation = { .tone = -4.0 };

  for (guint style = 0; style <= ENTENTE_PALETTE_HIGH_CONTRAST_DARK; style++)
    {
      g_auto (Painted) painted;

      painted_init (&painted, paint_map_new_pair (&relation));
      painted.palette = entente_palette_get (style);
      paint (&painted, NULL, 1.0, FALSE);
      g_assert_true (is_color (&painted, 120.0, 0.1,
                               &painted.palette->tones[ENTENTE_SIGN_CONFLICT]));
    }
}

static gboolean
is_blank (cairo_surface_t *surface)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  gsize n = (gsize) cairo_image_surface_get_stride (surface)
            * (gsize) cairo_image_surface_get_height (surface);

  for (gsize i = 0; i < n; i++)
    if (data[i] != 0)
      return FALSE;
  return TRUE;
}

static cairo_surface_t *
paint_cancellable (EntenteScene *scene,
                   double        zoom,
                   GCancellable *cancellable)
{
  EntenteBox bounds = entente_scene_get_bounds (scene);
  const EntentePicture picture = {
    .scene = scene,
    .palette = entente_palette_get (ENTENTE_PALETTE_LIGHT),
    .clip = bounds,
    .zoom = zoom,
    .cancellable = cancellable,
    .bounded = TRUE,
  };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 400);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 400.0 / bounds.width, 400.0 / bounds.height);
  cairo_translate (cr, -bounds.x, -bounds.y);
  entente_painter_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Added up, stroked, with dots and with boxes: nothing goes on after it. */
static void
test_cancel (void)
{
  const double zooms[] = { 0.05, 0.3, 1.0 };
  g_autoptr (EntenteMap) map = scene_map_new_random (7, 120, 2500);
  g_autoptr (EntenteScene) scene = entente_scene_new (map, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      cairo_surface_t *surface = paint_cancellable (scene, zooms[i], cancellable);

      g_assert_false (is_blank (surface));
      cairo_surface_destroy (surface);
    }
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      cairo_surface_t *surface = paint_cancellable (scene, zooms[i], cancellable);

      g_assert_true (is_blank (surface));
      cairo_surface_destroy (surface);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/painter/actor", test_actor);
  g_test_add_func ("/paint/painter/arrow", test_arrow);
  g_test_add_func ("/paint/painter/directions", test_directions);
  g_test_add_func ("/paint/painter/phases", test_phases);
  g_test_add_func ("/paint/painter/unsourced", test_unsourced);
  g_test_add_func ("/paint/painter/contradicted", test_contradicted);
  g_test_add_func ("/paint/painter/hollow", test_hollow);
  g_test_add_func ("/paint/painter/label-gap", test_label_gap);
  g_test_add_func ("/paint/painter/bent-label", test_bent_label);
  g_test_add_func ("/paint/painter/label-patch", test_label_patch);
  g_test_add_func ("/paint/painter/sign-gap", test_sign_gap);
  g_test_add_func ("/paint/painter/no-label-from-afar", test_no_label_from_afar);
  g_test_add_func ("/paint/painter/still", test_still);
  g_test_add_func ("/paint/painter/fading", test_fading);
  g_test_add_func ("/paint/painter/only", test_only);
  g_test_add_func ("/paint/painter/halo", test_halo);
  g_test_add_func ("/paint/painter/dots", test_dots);
  g_test_add_func ("/paint/painter/names-inside", test_names_inside);
  g_test_add_func ("/paint/painter/clip", test_clip);
  g_test_add_func ("/paint/painter/extremes", test_extremes);
  g_test_add_func ("/paint/painter/dots-become-boxes", test_dots_become_boxes);
  g_test_add_func ("/paint/painter/details-grow", test_details_grow);
  g_test_add_func ("/paint/painter/bare-signs", test_bare_signs);
  g_test_add_func ("/paint/painter/seams", test_seams);
  g_test_add_func ("/paint/painter/dense-seams", test_dense_seams);
  g_test_add_func ("/paint/painter/styles-differ", test_styles_differ);
  g_test_add_func ("/paint/painter/cancel", test_cancel);

  return g_test_run ();
}
