/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-draw-text.h"
#include "entente-ink.h"
#include "entente-lettering.h"
#include "entente-painting.h"

#include <math.h>
#include <pango/pangocairo.h>

/* A name beside a dot: its size, its distance, the ground around its letters. Pixels. */
#define NAME_MIN_PX 10.5
#define NAME_MAX_PX 13.0
#define NAME_GAP_PX 4.0
#define NAME_HALO_PX 3.0
/* The strongest actor of each such field of the map may show its name. */
#define FIELD_WIDTH_PX 150.0
#define FIELD_HEIGHT_PX 64.0
#define MAX_NAMES 400
/* A name may reach so far out of the map's bounds: less than what is left free around a whole map. */
#define NAME_OUT_PX 16.0
/* Names keep off all dots where the map has no more actors than this, else off those with a name. */
#define MAX_SPARED 1000
/* Only the strongest are candidates: this part of all from far away, all where dots begin, and always
 * so many. */
#define LEAST_SHARE 0.08
#define LEAST_CANDIDATES 40
#define NAME_ZOOM (7.0 / ENTENTE_ACTOR_FONT_PX)
#define N_STRENGTHS 1024

#define DOT_RIM_PX 1.0
#define DOT_HALO_PX 5.0
#define HALO_ALPHA 0.3

typedef struct
{
  gint64 column, row;
  const EntenteSceneActor *actor;
} Candidate;

/**
 * entente_painting_draw_dot:
 *
 * Draws an actor from afar. A thin ring of the ground keeps neighbors apart.
 */
void
entente_painting_draw_dot (EntentePainting         *self,
                           const EntenteSceneActor *actor,
                           double                   alpha,
                           gboolean                 selected)
{
  const EntenteActorColors *colors = entente_painting_get_actor_colors (self, actor);
  EntentePoint middle = entente_painting_get_middle (actor);
  double radius = entente_painting_get_dot_radius (self, actor);
  cairo_t *cr = self->cr;

  if (selected)
    {
      cairo_arc (cr, middle.x, middle.y, radius + DOT_HALO_PX * self->pixel, 0.0, 2.0 * G_PI);
      entente_ink_set (cr, &self->palette->accent, HALO_ALPHA);
      cairo_fill (cr);
    }
  if (!self->picture->transparent && radius > 2.0 * DOT_RIM_PX * self->pixel)
    {
      cairo_arc (cr, middle.x, middle.y, radius + DOT_RIM_PX * self->pixel, 0.0, 2.0 * G_PI);
      entente_ink_set (cr, &self->palette->ground, 1.0);
      cairo_fill (cr);
    }
  cairo_arc (cr, middle.x, middle.y, radius, 0.0, 2.0 * G_PI);
  entente_ink_set (cr, &colors->rim, alpha);
  cairo_fill (cr);
}

/* By field, the strongest first; slots decide where ties are equal, so that the choice is stable. */
static int
compare_in_fields (gconstpointer a,
                   gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *two = b;

  if (one->row != two->row)
    return one->row < two->row ? -1 : 1;
  if (one->column != two->column)
    return one->column < two->column ? -1 : 1;
  if (one->actor->n_relations != two->actor->n_relations)
    return one->actor->n_relations > two->actor->n_relations ? -1 : 1;
  return one->actor->actor < two->actor->actor ? -1 : one->actor->actor > two->actor->actor;
}

static int
compare_strength (gconstpointer a,
                  gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *two = b;

  if (one->actor->n_relations != two->actor->n_relations)
    return one->actor->n_relations > two->actor->n_relations ? -1 : 1;
  return one->actor->actor < two->actor->actor ? -1 : one->actor->actor > two->actor->actor;
}

/* How many ties an actor must have for its name to show. Of the whole scene, like the fields. */
static guint
find_least_strength (const EntentePainting *self)
{
  guint counts[N_STRENGTHS] = { 0 };
  guint n = entente_scene_get_n_actors (self->scene);
  double share = CLAMP (self->picture->zoom / NAME_ZOOM, LEAST_SHARE, 1.0);
  guint wanted = MAX ((guint) (n * share), LEAST_CANDIDATES);
  guint found = 0;

  for (guint i = 0; i < n; i++)
    counts[MIN (entente_scene_get_actor (self->scene, i)->n_relations, N_STRENGTHS - 1)]++;
  for (guint i = N_STRENGTHS - 1; i > 0; i--)
    {
      found += counts[i];
      if (found >= wanted)
        return i;
    }
  return 0;
}

/* Stronger actors have larger names. */
static double
get_name_size (const EntentePainting   *self,
               const EntenteSceneActor *actor)
{
  double strength = MIN (sqrt (actor->n_relations) / 12.0, 1.0);

  return (NAME_MIN_PX + (NAME_MAX_PX - NAME_MIN_PX) * strength) * self->pixel;
}

/* The fields stand still in the map while one pans: names do not come and go. */
static GArray *
find_candidates (EntentePainting *self)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint least = find_least_strength (self);
  guint n = 0;

  for (guint i = 0; i < self->actors->len; i++)
    {
      const EntenteSceneActor *actor = g_ptr_array_index (self->actors, i);
      EntentePoint middle = entente_painting_get_middle (actor);
      const Candidate candidate
          = { (gint64) floor (middle.x / (FIELD_WIDTH_PX * self->pixel)),
              (gint64) floor (middle.y / (FIELD_HEIGHT_PX * self->pixel)), actor };

      if (actor->n_relations >= least && actor->text != NULL && *actor->text != '\0'
          && entente_painting_is_actor_lit (self, actor->actor)
          && entente_painting_is_sound (self, &middle, 1))
        g_array_append_val (candidates, candidate);
    }

  g_array_sort (candidates, compare_in_fields);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const Candidate *last = n > 0 ? &g_array_index (candidates, Candidate, n - 1) : NULL;

      if (last != NULL && last->row == candidate->row && last->column == candidate->column)
        continue;
      g_array_index (candidates, Candidate, n++) = *candidate;
    }
  g_array_set_size (candidates, n);
  g_array_sort (candidates, compare_strength);
  g_array_set_size (candidates, MIN (n, MAX_NAMES));
  return candidates;
}

static gboolean
is_inside (const EntenteBox *box,
           const EntenteBox *outer)
{
  return box->x >= outer->x && box->x + box->width <= outer->x + outer->width
         && box->y >= outer->y && box->y + box->height <= outer->y + outer->height;
}

static gboolean
is_free (const GArray     *taken, /* nullable */
         const EntenteBox *box)
{
  for (guint i = 0; taken != NULL && i < taken->len; i++)
    {
      const EntenteBox *other = &g_array_index (taken, EntenteBox, i);

      if (box->x < other->x + other->width && other->x < box->x + box->width
          && box->y < other->y + other->height && other->y < box->y + box->height)
        return FALSE;
    }
  return TRUE;
}

/* Right of the dot, left, below, above: the first that is free. */
static gboolean
find_place_off (EntentePainting         *self,
                const GArray            *taken,
                const GArray            *dots,
                const EntenteBox        *within,
                const EntenteSceneActor *actor,
                double                   width,
                EntenteBox              *place)
{
  EntentePoint middle = entente_painting_get_middle (actor);
  double height = get_name_size (self, actor) * 1.3;
  double away = entente_painting_get_dot_radius (self, actor) + NAME_GAP_PX * self->pixel;
  const EntenteBox places[] = {
    { middle.x + away, middle.y - height / 2.0, width, height },
    { middle.x - away - width, middle.y - height / 2.0, width, height },
    { middle.x - width / 2.0, middle.y + away, width, height },
    { middle.x - width / 2.0, middle.y - away - height, width, height },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (self->picture->bounded && !is_inside (&places[i], &self->picture->clip))
        continue;
      if (within != NULL && !is_inside (&places[i], within))
        continue;
      if (is_free (taken, &places[i]) && is_free (dots, &places[i]))
        {
          *place = places[i];
          return TRUE;
        }
    }
  return FALSE;
}

/* Inside of the map, that a view of all of it cuts no name, and off the dots without a name; where
 * both cannot be, over such a dot; where it must, out of the map. */
static gboolean
find_place (EntentePainting         *self,
            const GArray            *taken,
            const GArray            *dots,
            const EntenteBox        *bounds,
            const EntenteSceneActor *actor,
            double                   width,
            EntenteBox              *place)
{
  return find_place_off (self, taken, dots, bounds, actor, width, place)
         || find_place_off (self, taken, NULL, bounds, actor, width, place)
         || find_place_off (self, taken, dots, NULL, actor, width, place)
         || find_place_off (self, taken, NULL, NULL, actor, width, place);
}

static void
draw_name (EntentePainting         *self,
           const EntenteSceneActor *actor,
           const EntenteBox        *place)
{
  PangoLayout *layout = entente_lettering_get_layout (ENTENTE_LETTERING_ACTOR, actor->text);
  double scale = get_name_size (self, actor) / ENTENTE_ACTOR_FONT_PX;
  cairo_t *cr = self->cr;
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  cairo_save (cr);
  cairo_translate (cr, place->x, place->y + place->height / 2.0);
  cairo_scale (cr, scale, scale);
  if (!self->picture->transparent)
    {
      cairo_move_to (cr, 0.0, -(double) logical.height / PANGO_SCALE / 2.0);
      pango_cairo_layout_path (cr, layout);
      entente_ink_set (cr, &self->palette->ground, 0.85);
      cairo_set_line_width (cr, NAME_HALO_PX * self->pixel / scale);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
    }
  entente_ink_set (cr, &self->palette->ink, 1.0);
  entente_draw_text (cr, layout, 0.0, -(double) logical.height / PANGO_SCALE / 2.0, TRUE);
  cairo_restore (cr);
}

static EntenteBox
get_dot_box (EntentePainting         *self,
             const EntenteSceneActor *actor)
{
  EntentePoint middle = entente_painting_get_middle (actor);
  double radius = entente_painting_get_dot_radius (self, actor);

  return (EntenteBox) { middle.x - radius, middle.y - radius, 2.0 * radius, 2.0 * radius };
}

/* (transfer full): the dots names keep off where they can */
static GArray *
get_spared (EntentePainting *self)
{
  GArray *dots = g_array_new (FALSE, FALSE, sizeof (EntenteBox));

  if (entente_scene_get_n_actors (self->scene) > MAX_SPARED)
    return dots;
  for (guint i = 0; i < self->actors->len; i++)
    {
      EntenteBox box = get_dot_box (self, g_ptr_array_index (self->actors, i));

      g_array_append_val (dots, box);
    }
  return dots;
}

static EntenteBox
get_bounds_of_names (EntentePainting *self)
{
  EntenteBox box = entente_scene_get_bounds (self->scene);
  double out = NAME_OUT_PX * self->pixel;

  return (EntenteBox) { box.x - out, box.y - out, box.width + 2.0 * out, box.height + 2.0 * out };
}

/**
 * entente_painting_draw_dot_names:
 *
 * Writes the names of the most important actors beside their dots, none over another or over a dot
 * that has a name.
 */
void
entente_painting_draw_dot_names (EntentePainting *self)
{
  g_autoptr (GArray) candidates = find_candidates (self);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (EntenteBox));
  g_autoptr (GArray) dots = get_spared (self);
  const EntenteBox bounds = get_bounds_of_names (self);

  for (guint i = 0; i < candidates->len; i++)
    {
      EntenteBox box = get_dot_box (self, g_array_index (candidates, Candidate, i).actor);

      g_array_append_val (taken, box);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const EntenteSceneActor *actor = g_array_index (candidates, Candidate, i).actor;
      double width = actor->label.width * get_name_size (self, actor) / ENTENTE_ACTOR_FONT_PX;
      EntenteBox place;

      if (!find_place (self, taken, dots, &bounds, actor, width, &place))
        continue;
      g_array_append_val (taken, place);
      draw_name (self, actor, &place);
    }
}
