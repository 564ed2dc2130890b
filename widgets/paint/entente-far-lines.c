/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-far-lines.h"

#include "entente-painting.h"
#include "entente-reach-tree.h"

#include <math.h>

/* Room for finding inks again; a power of two. */
#define N_PLACES 256

/* Lines: where the ends of one are told and they themselves are asked for one after the other. */
#define AHEAD 12

/* Of places to floats, map units. */
#define ROUNDING 0.5

/* What an ink was found for last, so that few have to be looked for. */
typedef struct
{
  guint16 places[N_PLACES];
  GPtrArray *inks;
} InkFinder;

gboolean
entente_far_line_init (EntenteFarLine             *self,
                       EntenteScene               *scene,
                       const EntenteSceneRelation *relation)
{
  const EntentePoint *p = ENTENTE_LINE_POINTS (relation);
  EntentePoint from, to;

  if (relation->n_points != 4)
    return FALSE;
  if (!entente_scene_find_middle (scene, relation->source, &from))
    from = p[0];
  if (!entente_scene_find_middle (scene, relation->target, &to))
    to = p[3];
  *self = (EntenteFarLine) {
    (float) from.x,
    (float) from.y,
    (float) to.x,
    (float) to.y,
    (float) ((p[1].x + p[2].x - from.x - to.x) * 0.375),
    (float) ((p[1].y + p[2].y - from.y - to.y) * 0.375),
    (guint16) lrint (entente_painting_get_width (relation) / ENTENTE_FAR_LINE_WIDTH_UNIT),
    ENTENTE_FAR_LINE_NO_INK,
    ENTENTE_FAR_LINE_ANYWHERE,
  };
  return TRUE;
}

static gboolean
is_same_ink (const EntenteSceneRelation *a,
             const EntenteSceneRelation *b)
{
  return a->color == b->color && a->phase == b->phase
         && (a->color != ENTENTE_NO_COLOR
             || entente_sign_of_tone ((double) a->tone) == entente_sign_of_tone ((double) b->tone));
}

static guint
get_place (const EntenteSceneRelation *relation)
{
  guint32 key = relation->color != ENTENTE_NO_COLOR
                    ? relation->color
                    : (guint32) entente_sign_of_tone ((double) relation->tone);

  return ((key << 2 | relation->phase) * 2654435761u) >> 24;
}

G_STATIC_ASSERT (1 << (32 - 24) == N_PLACES);

static guint16
find_ink (InkFinder                  *self,
          const EntenteSceneRelation *relation)
{
  guint16 *place = &self->places[get_place (relation)];
  guint i = *place;

  if (i < self->inks->len && is_same_ink (g_ptr_array_index (self->inks, i), relation))
    return (guint16) i;
  for (i = 0; i < self->inks->len; i++)
    if (is_same_ink (g_ptr_array_index (self->inks, i), relation))
      break;
  if (i == ENTENTE_FAR_LINE_NO_INK)
    return ENTENTE_FAR_LINE_NO_INK;
  if (i == self->inks->len)
    g_ptr_array_add (self->inks, (gpointer) relation);
  *place = (guint16) i;
  return *place;
}

/* To the side of the straight line between the ends, times the way between them. */
static double
get_off (const EntenteFarLine *self,
         double                x,
         double                y)
{
  double dx = (double) self->to_x - (double) self->from_x;
  double dy = (double) self->to_y - (double) self->from_y;

  return fabs (dx * (y - (double) self->from_y) - dy * (x - (double) self->from_x));
}

static double
get_way (const EntenteFarLine *self)
{
  double dx = (double) self->to_x - (double) self->from_x;
  double dy = (double) self->to_y - (double) self->from_y;

  return sqrt (dx * dx + dy * dy);
}

/* How far a place is off the straight line between the ends, or off their extent. */
static double
get_distance (const EntenteFarLine *self,
              double                way,
              double                x,
              double                y)
{
  double off = way > 0.0 ? get_off (self, x, y) / way : 0.0;

  off = MAX (off, MAX (x - (double) MAX (self->from_x, self->to_x),
                       (double) MIN (self->from_x, self->to_x) - x));
  return MAX (off, MAX (y - (double) MAX (self->from_y, self->to_y),
                        (double) MIN (self->from_y, self->to_y) - y));
}

/* Of the farthest point: a curve lies in the hull of its points. */
static double
get_farthest (const EntenteFarLine *self,
              const EntentePoint   *points,
              guint                 n_points)
{
  double way = get_way (self);
  double farthest = 0.0;

  for (guint i = 0; i < n_points; i++)
    farthest = MAX (farthest, get_distance (self, way, points[i].x, points[i].y));
  return farthest;
}

static double
get_tie_spread (const EntenteFarLine       *self,
                EntenteScene               *scene,
                const EntenteSceneRelation *relation)
{
  guint n_ties;
  guint first = entente_scene_find_ties (scene, relation->relation, &n_ties);
  double spread = 0.0;

  for (guint i = first; i < first + n_ties; i++)
    {
      const EntenteSceneTie *tie = entente_scene_get_tie (scene, i);

      spread = MAX (spread, get_farthest (self, tie->points, tie->n_points));
    }
  return spread + ENTENTE_DIAMOND_PX;
}

static void
measure_spread (EntenteFarLine             *self,
                EntenteScene               *scene,
                const EntenteSceneRelation *relation)
{
  const EntenteSceneLabel *label = &relation->marks->label;
  double spread = get_farthest (self, ENTENTE_LINE_POINTS (relation), relation->n_points)
                  + entente_line_get_reach (relation);

  if (relation->has_label)
    spread = MAX (spread, get_distance (self, get_way (self), label->x, label->y)
                              + hypot (label->width, label->height) / 2.0);
  self->is_tied = relation->has_diamond;
  if (relation->has_diamond)
    spread = MAX (spread, get_tie_spread (self, scene, relation));
  spread = ceil (spread + ROUNDING);
  if (spread < ENTENTE_FAR_LINE_ANYWHERE)
    self->spread = (guint16) spread;
}

gboolean
entente_far_line_may_meet (const EntenteFarLine *self,
                           const EntenteExtent  *extent)
{
  double x0 = (double) MIN (self->from_x, self->to_x), x1 = (double) MAX (self->from_x, self->to_x);
  double y0 = (double) MIN (self->from_y, self->to_y), y1 = (double) MAX (self->from_y, self->to_y);
  double dx = x1 - x0, dy = y1 - y0;
  double spread = self->spread;
  double off;

  if (self->spread == ENTENTE_FAR_LINE_ANYWHERE)
    return TRUE;
  /* Without branches: nobody could foretell them. */
  if ((x0 - spread > extent->x1) | (x1 + spread < extent->x0) | (y0 - spread > extent->y1)
      | (y1 + spread < extent->y0))
    return FALSE;
  off = get_off (self, (extent->x0 + extent->x1) / 2.0, (extent->y0 + extent->y1) / 2.0)
        - (dx * (extent->y1 - extent->y0) + dy * (extent->x1 - extent->x0)) / 2.0;
  return off <= 0.0 || off * off <= spread * spread * (dx * dx + dy * dy);
}

/* They lie anywhere: they are asked from memory before they are used. */
static void
prefetch_ends (const EntenteFarLines *self,
               EntenteScene          *scene,
               guint                  i)
{
  const EntenteSceneRelation *later = &self->relations[MIN (i + 2 * AHEAD, self->n_lines - 1)];
  const EntenteSceneRelation *next = &self->relations[MIN (i + AHEAD, self->n_lines - 1)];

  __builtin_prefetch (&scene->actor_indices[later->source]);
  __builtin_prefetch (&scene->actor_indices[later->target]);
  __builtin_prefetch (&scene->middles[scene->actor_indices[next->source]]);
  __builtin_prefetch (&scene->middles[scene->actor_indices[next->target]]);
}

/* From rows of relations to rows of those that lie near to one another. */
static void
set_in_order (EntenteFarLines      *self,
              const EntenteFarLine *lines)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      __builtin_prefetch (&lines[self->order[MIN (i + 2 * AHEAD, self->n_lines - 1)]]);
      self->lines[i] = lines[self->order[i]];
    }
}

/* Of several curves. */
static void
set_ends (EntenteFarLine             *self,
          const EntenteSceneRelation *relation)
{
  const EntentePoint *from = ENTENTE_LINE_POINTS (relation);
  const EntentePoint *to = &from[relation->n_points - 1];

  *self = (EntenteFarLine) { (float) from->x, (float) from->y, (float) to->x, (float) to->y,
                             .ink = ENTENTE_FAR_LINE_NO_INK,
                             .spread = ENTENTE_FAR_LINE_ANYWHERE };
}

static void
set_line (EntenteFarLine             *self,
          EntenteScene               *scene,
          const EntenteSceneRelation *relation,
          InkFinder                  *finder)
{
  if (entente_far_line_init (self, scene, relation))
    self->ink = find_ink (finder, relation);
  else
    set_ends (self, relation);
  measure_spread (self, scene, relation);
}

/**
 * entente_far_lines_new:
 *
 * Any thread. O(n).
 *
 * Returns: (transfer full): the scene's
 */
EntenteFarLines *
entente_far_lines_new (EntenteScene *scene)
{
  EntenteFarLines *self = g_new0 (EntenteFarLines, 1);
  InkFinder finder = { { 0 }, g_ptr_array_new () };
  g_autofree EntenteFarLine *lines = g_new (EntenteFarLine, scene->n_relations);

  self->n_lines = scene->n_relations;
  self->order = entente_reach_tree_get_order (scene->line_tree);
  self->relations = scene->relations;
  self->lines = g_new (EntenteFarLine, self->n_lines);
  self->inks = finder.inks;
  /* Relations are larger: they are what is read in a row. */
  for (guint i = 0; i < self->n_lines; i++)
    {
      prefetch_ends (self, scene, i);
      set_line (&lines[i], scene, &self->relations[i], &finder);
    }
  set_in_order (self, lines);
  return self;
}

void
entente_far_lines_free (EntenteFarLines *self)
{
  if (self == NULL)
    return;
  g_free (self->lines);
  g_ptr_array_unref (self->inks);
  g_free (self);
}
