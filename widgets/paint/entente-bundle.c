/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-bundle.h"

#include "entente-curve.h"
#include "entente-lettering.h"
#include "entente-scene-private.h"

#include <math.h>
#include <string.h>

/* The line of a bundle grows gently: by so much each time that there are twice as many. */
#define WIDTH_PX 1.4
#define WIDTH_BY_DOUBLING_PX 0.9

/* Lanes nearer than the first on the picture are one line, farther than the second all are shown. */
#define CLOSED_GAP_PX 62.0
#define OPEN_GAP_PX 80.0

/* A plaque is written in the letters of labels: it is there where those can be read. */
#define PLAQUE_LEAST_PX 30.0
#define PLAQUE_AIR_PX 2.0 /* to the boxes of actors */

gboolean
entente_lanes_are_bundle (guint n_parallel)
{
  return n_parallel >= ENTENTE_BUNDLE_LEAST;
}

/* The lane that runs straight; the loop that is nearest to its actor. */
guint
entente_lanes_get_leader (guint    n_parallel,
                          gboolean is_loop)
{
  return is_loop ? 0 : n_parallel / 2;
}

void
entente_bundle_init (EntenteSceneBundle   *self,
                     EntenteSceneRelation *leader)
{
  memset (self, 0, sizeof *self);
  self->relation = leader->relation;
  self->is_one_color = TRUE;
  leader->leads = TRUE;
}

void
entente_bundle_add (EntenteSceneBundle         *self,
                    const EntenteSceneRelation *leader,
                    const EntenteSceneRelation *relation)
{
  gboolean both = relation->direction == ENTENTE_DIRECTION_BOTH;
  gboolean directed = relation->direction != ENTENTE_DIRECTION_NONE;

  self->n_relations++;
  self->n_signs[entente_sign_of_tone ((double) relation->tone)]++;
  self->n_forward += directed && (both || relation->target == leader->target);
  self->n_back += directed && (both || relation->target == leader->source);
  self->n_sourced += relation->n_citations > 0;
  if (relation->color != leader->color)
    self->is_one_color = FALSE;
}

static double
get_width (guint n_relations)
{
  return MIN (WIDTH_PX + WIDTH_BY_DOUBLING_PX * log2 (n_relations), ENTENTE_BUNDLE_MAX_PX);
}

double
entente_bundle_get_sign_room (const EntenteSceneBundle *self,
                              EntenteSign               sign)
{
  return self->n_signs[sign] > 0
             ? 2.0 * ENTENTE_PLAQUE_SIGN_RADIUS_PX + ENTENTE_PLAQUE_SIGN_GAP_PX
             : 0.0;
}

/* Places of a plaque along its line, and, where all are taken, so far beside the middle of it. */
static const double places[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74 };
static const double beside[] = { -ENTENTE_PLAQUE_BESIDE_PX, ENTENTE_PLAQUE_BESIDE_PX };

#define N_PLACES (G_N_ELEMENTS (places) + G_N_ELEMENTS (beside))

/* FALSE where there is no such place. */
static gboolean
get_place (const EntenteSceneRelation *leader,
           guint                       option,
           EntentePoint               *place)
{
  const EntentePoint *points = ENTENTE_LINE_POINTS (leader);
  double length;
  double off;

  *place = entente_line_get_middle (points, leader->n_points);
  if (option == 0)
    return TRUE;
  if (leader->n_points != 4)
    return FALSE;
  if (option < G_N_ELEMENTS (places))
    {
      *place = entente_bezier_get_point (points, places[option]);
      return TRUE;
    }
  off = beside[option - G_N_ELEMENTS (places)];
  length = hypot (points[3].x - points[0].x, points[3].y - points[0].y);
  if (!(length > 0.0))
    return FALSE;
  place->x += off * (points[0].y - points[3].y) / length;
  place->y += off * (points[3].x - points[0].x) / length;
  return TRUE;
}

static EntenteBox
get_plaque (EntentePoint middle,
            double       width)
{
  return (EntenteBox){ middle.x - width / 2.0, middle.y - ENTENTE_PLAQUE_HEIGHT_PX / 2.0, width,
                       ENTENTE_PLAQUE_HEIGHT_PX };
}

/* Boxes of actors lie over plaques: where one would be hidden, it stands elsewhere. */
static void
place_plaque (EntenteSceneBundle         *self,
              const EntenteSceneRelation *leader,
              double                      width,
              EntenteIsFree               is_free,
              gpointer                    user_data)
{
  EntentePoint middle;

  for (guint option = 0; option < N_PLACES; option++)
    {
      if (!get_place (leader, option, &middle))
        continue;
      self->plaque = get_plaque (middle, width);
      if (is_free (&self->plaque, user_data))
        return;
    }
  get_place (leader, 0, &middle);
  self->plaque = get_plaque (middle, width);
}

double
entente_bundle_measure_plaque (const EntenteSceneBundle *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->n_relations);
  double width = entente_lettering_measure (ENTENTE_LETTERING_LABEL, number)
                 + entente_bundle_get_sign_room (self, ENTENTE_SIGN_COOPERATION)
                 + entente_bundle_get_sign_room (self, ENTENTE_SIGN_CONFLICT)
                 + 2.0 * ENTENTE_PLAQUE_PADDING_PX;

  return CLAMP (width, PLAQUE_LEAST_PX, ENTENTE_PLAQUE_MAX_PX);
}

void
entente_bundle_place (EntenteSceneBundle         *self,
                      const EntenteSceneRelation *leader,
                      EntenteIsFree               is_free,
                      gpointer                    user_data)
{
  self->width = (float) get_width (self->n_relations);
  place_plaque (self, leader, entente_bundle_measure_plaque (self), is_free, user_data);
}

gboolean
entente_bundle_is_same (const EntenteSceneBundle *self,
                        const EntenteSceneBundle *other)
{
  if (self == NULL || other == NULL)
    return self == other;
  return self->relation == other->relation && self->n_relations == other->n_relations
         && memcmp (self->n_signs, other->n_signs, sizeof self->n_signs) == 0
         && self->n_forward == other->n_forward && self->n_back == other->n_back
         && (self->n_sourced == 0) == (other->n_sourced == 0)
         && self->is_one_color == other->is_one_color
         && memcmp (&self->plaque, &other->plaque, sizeof self->plaque) == 0;
}

double
entente_line_get_reach (const EntenteSceneRelation *relation)
{
  if (relation->leads)
    return ENTENTE_PLAQUE_REACH_PX;
  return ENTENTE_ARROW_REACH_PX + (double) relation->width;
}

/* Of one pair, from its lanes. */
static void
add_bundle (EntenteSketch     *self,
            GArray            *bundles,
            const EntenteLane *lanes)
{
  EntenteScene *scene = self->scene;
  guint n = lanes->n_parallel;
  guint number = entente_lanes_get_leader (n, lanes->low == lanes->high);
  EntenteSceneRelation *leader = &scene->relations[lanes[number].relation];
  const EntentePlainWay way = { .source = &scene->actors[lanes->low],
                                .target = &scene->actors[lanes->high],
                                .n_lanes = n };
  float gap = (float) entente_plain_way_get_gap (&way);
  gboolean opens = entente_plain_way_opens (&way);
  EntenteSceneBundle bundle;

  entente_bundle_init (&bundle, leader);
  for (guint i = 0; i < n; i++)
    {
      EntenteSceneRelation *relation = &scene->relations[lanes[i].relation];

      relation->lane_gap = gap;
      relation->opens = opens;
      entente_bundle_add (&bundle, leader, relation);
    }
  g_array_append_val (bundles, bundle);
}

static int
compare_bundles (gconstpointer a,
                 gconstpointer b)
{
  return entente_slot_compare (&((const EntenteSceneBundle *) a)->relation,
                               &((const EntenteSceneBundle *) b)->relation);
}

void
entente_sketch_bundle (EntenteSketch     *self,
                       const EntenteLane *lanes,
                       guint              n_lanes)
{
  GArray *bundles = g_array_new (FALSE, FALSE, sizeof (EntenteSceneBundle));

  for (guint i = 0; i < n_lanes; i += lanes[i].n_parallel)
    if (entente_lanes_are_bundle (lanes[i].n_parallel))
      add_bundle (self, bundles, &lanes[i]);
  g_array_sort (bundles, compare_bundles);
  self->scene->n_bundles = bundles->len;
  self->scene->bundles = (EntenteSceneBundle *) (gpointer) g_array_free (bundles, FALSE);
}

gboolean
entente_outline_is_off (const EntenteSceneActor *actor,
                        const EntenteBox        *plaque)
{
  EntenteExtent extent = entente_extent_of_box (plaque, PLAQUE_AIR_PX);
  EntenteExtent outline = entente_extent_of_box (&actor->outline, 0.0);

  return !entente_extent_meets (&outline, &extent);
}

static gboolean
is_off_actors (const EntenteBox *plaque,
               gpointer          user_data)
{
  EntenteSketch *self = user_data;
  EntenteExtent extent = entente_extent_of_box (plaque, PLAQUE_AIR_PX);

  g_array_set_size (self->near, 0);
  entente_grid_find (self->scene->actor_grid, &extent, self->near);
  for (guint i = 0; i < self->near->len; i++)
    if (!entente_outline_is_off (&self->scene->actors[g_array_index (self->near, guint32, i)],
                                 plaque))
      return FALSE;
  return TRUE;
}

void
entente_sketch_place_bundles (EntenteSketch *self)
{
  EntenteScene *scene = self->scene;

  if (scene->n_bundles == 0)
    return;
  entente_scene_index_actors (scene);
  for (guint i = 0; i < scene->n_bundles; i++)
    entente_bundle_place (&scene->bundles[i],
                          &scene->relations[scene->relation_indices[scene->bundles[i].relation]],
                          is_off_actors, self);
}

const EntenteSceneBundle *
entente_scene_find_bundle (EntenteScene *self,
                           guint32       relation)
{
  const EntenteSceneRelation *drawn;
  const EntenteSceneBundle wanted = { .relation = relation };

  g_return_val_if_fail (self != NULL, NULL);

  drawn = entente_scene_find_relation (self, relation);
  if (drawn == NULL || !drawn->leads)
    return NULL;
  if (self->base != NULL)
    {
      const EntenteAmendment *amendment
          = entente_amendments_find (self->relation_amendments, relation);

      if (amendment != NULL)
        return ((const EntenteRelationPatch *) amendment->patch)->bundle;
      self = self->base;
    }
  return bsearch (&wanted, self->bundles, self->n_bundles, sizeof wanted, compare_bundles);
}

/* Whether any of those of the base is left, or others came. */
static gboolean
has_bundles_amended (EntenteScene *self)
{
  for (guint i = 0; i < self->relation_amendments->len; i++)
    {
      const EntenteRelationPatch *patch
          = g_array_index (self->relation_amendments, EntenteAmendment, i).patch;

      if (patch != NULL && patch->bundle != NULL)
        return TRUE;
    }
  for (guint i = 0; i < self->base->n_bundles; i++)
    if (entente_scene_find_bundle (self, self->base->bundles[i].relation) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * entente_scene_has_bundles:
 *
 * Returns: whether any of its lines is one of many
 */
gboolean
entente_scene_has_bundles (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->base != NULL ? has_bundles_amended (self) : self->n_bundles > 0;
}

/* How far the farthest of so many loops, or of the lanes of a fan, may reach. */
static double
get_fan_reach (const EntenteSceneActor *low,
               const EntenteSceneActor *high)
{
  if (low == high)
    return ENTENTE_LOOP_HEIGHT_PX + ENTENTE_LOOP_STEP_PX * low->n_relations;
  return hypot (low->outline.x - high->outline.x, low->outline.y - high->outline.y)
         + low->outline.width + high->outline.width;
}

gboolean
entente_scene_get_fan (EntenteScene *self,
                       EntentePair   pair,
                       EntenteBox   *box)
{
  const EntenteSceneActor *low = entente_scene_find_actor (self, pair.low);
  const EntenteSceneActor *high = entente_scene_find_actor (self, pair.high);
  EntenteExtent extent;
  EntenteExtent other;

  if (low == NULL || high == NULL)
    return FALSE;
  extent = entente_extent_of_box (&low->outline, 0.0);
  other = entente_extent_of_box (&high->outline, 0.0);
  entente_extent_join (&extent, &other);
  entente_extent_grow (&extent, get_fan_reach (low, high));
  *box = (EntenteBox){ extent.x0, extent.y0, extent.x1 - extent.x0, extent.y1 - extent.y0 };
  return TRUE;
}

/**
 * entente_bundle_get_openness:
 * @relation: any of a scene
 * @sight: how it is looked at
 *
 * Returns: how far its own line shows, 0 … 1: always, unless it is in a bundle, the rest of which is the line
 *   of that
 */
double
entente_bundle_get_openness (const EntenteSceneRelation *relation,
                             const EntenteSight         *sight)
{
  double part;

  if (!(relation->lane_gap > 0.0f)
      || entente_pair_equal (entente_pair_of (relation->source, relation->target), sight->opened))
    return 1.0;
  if (!relation->opens)
    return 0.0;
  part = CLAMP (((double) relation->lane_gap * sight->zoom - CLOSED_GAP_PX)
                    / (OPEN_GAP_PX - CLOSED_GAP_PX),
                0.0, 1.0);
  return part * part * (3.0 - 2.0 * part);
}

double
entente_bundle_get_line_openness (const EntenteSceneRelation *relation,
                                  const EntenteSight         *sight)
{
  if (!(relation->lane_gap > 0.0f) || relation->has_diamond
      || (sight->singles != NULL
          && entente_slot_set_contains (sight->singles, relation->relation)))
    return 1.0;
  return entente_bundle_get_openness (relation, sight);
}

/**
 * entente_bundle_shows_plaque:
 * @leader: the relation that leads it
 *
 * Returns: whether there is a plaque: on a closed bundle, and on the opened one, to close it by
 */
gboolean
entente_bundle_shows_plaque (const EntenteSceneRelation *leader,
                             const EntenteSight         *sight)
{
  if (!(entente_lettering_get_legibility (sight->zoom) > 0.0))
    return FALSE;
  return entente_bundle_get_openness (leader, sight) < 1.0
         || entente_pair_equal (entente_pair_of (leader->source, leader->target), sight->opened);
}
