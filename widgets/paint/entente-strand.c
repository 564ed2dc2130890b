/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-router-private.h"

#include "entente-curve.h"
#include "entente-sentence.h"

#include <math.h>

#define LANE_SHIFT_PX 5.0
#define LOOP_LEVELS 3
#define TOLL_MIRRORED 1.5
#define TOLL_SHIFT 4.0
#define VIA_GAPS 3
/* A label keeps out of arrowheads, and leaves a bit of line to be seen at the other end. */
#define ARROW_ROOM_PX 17.0
#define END_ROOM_PX 8.0
#define DIAMOND_ROOM_PX 16.0
/* So much of a line is to be seen beside its label, where there is room for all. */
#define SEEN_PX 24.0
/* A label that is cut to its line, or shorter than it would have to be, is still worth reading. */
#define LEAST_CUT_PX 52.0

/* How far a single line is bent: parts of the distance between the two actors' middles. */
static const double bends[] = { 0.0,  0.07,  -0.07, 0.13,  -0.13, 0.2,  -0.2,
                                0.28, -0.28, 0.38,  -0.38, 0.5,   -0.5 };

/* How far parallel lines are apart, and how far they are moved together, in these. */
static const double gaps[] = { 34.0, 44.0, 27.0, 56.0, 74.0 };
static const double gap_tolls[] = { 0.0, 0.4, 1.0, 1.0, 2.0 };
static const double shifts[] = { 0.0, 0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.0, -2.0 };

/* Places of a label along the free stretch of its line, −1 … 1; the middle comes first. */
static const double label_places[] = { 0.0,   0.17, -0.17, 0.33, -0.33, 0.5, -0.5,
                                       0.67, -0.67, 0.83, -0.83, 1.0,  -1.0 };
static const double across_places[] = { 0.5, 0.36, 0.64 };
static const struct
{
  double place;
  double width;
} cuts[] = { { 0.0, 84.0 }, { -0.5, 84.0 }, { 0.5, 84.0 }, { 1.0, 84.0 },
             { 1.0, 62.0 }, { -1.0, 62.0 }, { 0.0, 62.0 } };

static const double diamond_places[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.17, 0.83 };
static const double joint_places[] = { 0.5, 0.4, 0.6, 0.28, 0.72 };

/* Handles of ties, calm ones first. */
static const double tie_bends[][2] = {
  { 0.0, 0.0 },    { 0.1, 0.1 },     { -0.1, -0.1 },   { 0.2, 0.2 },     { -0.2, -0.2 },
  { 0.2, 0.0 },    { -0.2, 0.0 },    { 0.0, 0.2 },     { 0.0, -0.2 },    { 0.32, 0.32 },
  { -0.32, -0.32 }, { 0.36, 0.1 },   { -0.36, -0.1 },  { 0.1, 0.36 },    { -0.1, -0.36 },
  { 0.2, -0.2 },   { -0.2, 0.2 },    { 0.5, 0.5 },     { -0.5, -0.5 },   { 0.6, 0.2 },
  { -0.6, -0.2 },  { 0.2, 0.6 },     { -0.2, -0.6 },   { 0.7, 0.7 },     { -0.7, -0.7 },
  { 0.4, -0.4 },   { -0.4, 0.4 },    { 1.0, 1.0 },     { -1.0, -1.0 },
};

static gboolean
is_loop (const EntenteRoute *route)
{
  return route->source == route->target;
}

static guint
count_options (const EntenteRoute *route)
{
  if (route->n_via > 0)
    return (1u << MIN (route->n_via, 2)) * VIA_GAPS;
  if (is_loop (route))
    return ENTENTE_CURVE_SIDES * LOOP_LEVELS + 2 * MIN (route->n_lanes, 8);
  if (!isnan (route->along))
    return 1;
  if (entente_lanes_are_bundle (route->n_lanes))
    return 1;
  if (route->n_lanes == 1)
    return G_N_ELEMENTS (bends);
  return 2 * G_N_ELEMENTS (gaps) * G_N_ELEMENTS (shifts);
}

static void
add_strand (EntenteRouter *self,
            guint          first_member,
            guint          n_members)
{
  EntenteStrand *strand = &self->strands[self->n_strands];

  strand->first_member = first_member;
  strand->n_members = n_members;
  strand->n_options = count_options (&self->sketch->routes[self->members[first_member]]);
  strand->ways = g_new0 (EntenteWay, strand->n_options * n_members);
  for (guint i = 0; i < n_members; i++)
    {
      self->lines[self->members[first_member + i]].strand = self->n_strands;
      self->lines[self->members[first_member + i]].member = i;
    }
  self->n_strands++;
}

/* Whether a line is chosen together with the others of its pair. */
static gboolean
is_fanned (const EntenteRoute *route)
{
  return route->n_via == 0 && isnan (route->along) && !is_loop (route) && route->n_lanes > 1;
}

static gboolean
is_same_pair (const EntenteRoute *a,
              const EntenteRoute *b)
{
  return MIN (a->source, a->target) == MIN (b->source, b->target)
         && MAX (a->source, a->target) == MAX (b->source, b->target);
}

/* A strand stands where its first relation does; its members are in the order of their lanes. */
void
entente_router_add_strands (EntenteRouter *self)
{
  const EntenteRoute *routes = self->sketch->routes;
  guint n_members = 0;

  self->members = g_new (guint, self->n_lines);
  self->strands = g_new0 (EntenteStrand, self->n_lines);
  for (guint i = 0; i < self->n_lines; i++)
    self->lines[i].strand = ENTENTE_NO_INDEX;
  for (guint i = 0; i < self->n_lines; i++)
    {
      guint first = n_members;

      if (self->lines[i].strand != ENTENTE_NO_INDEX)
        continue;
      if (!is_fanned (&routes[i]))
        {
          self->members[n_members++] = i;
          add_strand (self, first, 1);
          continue;
        }
      n_members += routes[i].n_lanes;
      for (guint j = i; j < self->n_lines; j++)
        if (is_fanned (&routes[j]) && is_same_pair (&routes[i], &routes[j]))
          self->members[first + routes[j].lane] = j;
      add_strand (self, first, routes[i].n_lanes);
    }
}

void
entente_way_clear (EntenteWay *way)
{
  g_clear_pointer (&way->points, g_free);
  entente_track_clear (&way->track);
}

static guint
draw_via (EntenteRouter      *self,
          const EntenteRoute *route,
          guint               option,
          EntentePoint       *points)
{
  static const double via_gaps[VIA_GAPS] = { 4.0, 12.0, 24.0 };
  const EntenteSceneActor *actors = self->scene->actors;
  const EntenteSceneActor *via[ENTENTE_MOST_VIA];
  guint n = MIN (route->n_via, ENTENTE_MOST_VIA);
  guint sides = 1u << MIN (route->n_via, 2);

  for (guint i = 0; i < n; i++)
    via[i] = &actors[g_array_index (self->sketch->via, guint32, route->first_via + i)];
  return entente_curve_via (points, &actors[route->source], &actors[route->target], via, n,
                            option % sides, via_gaps[option / sides]);
}

static void
draw_fanned (EntenteRouter      *self,
             const EntenteRoute *route,
             guint               option,
             EntentePoint       *points)
{
  const EntenteSceneActor *actors = self->scene->actors;
  gboolean mirrored = option % 2;
  double gap = gaps[option / 2 % G_N_ELEMENTS (gaps)];
  double shift = shifts[option / 2 / G_N_ELEMENTS (gaps)];
  double lane = route->lane - (route->n_lanes - 1) / 2.0;
  double side = route->source < route->target ? 1.0 : -1.0;
  double across = (mirrored ? -lane : lane) + shift;

  entente_curve_bend (points, &actors[route->source], &actors[route->target], side * across * gap,
                      side * across * LANE_SHIFT_PX);
}

/* A bundle is mostly seen as one line: that is straight, and the others are at their places beside it. */
static void
draw_bundled (EntenteRouter      *self,
              const EntenteRoute *route,
              EntentePoint       *points)
{
  const EntentePlainWay way = { .source = &self->scene->actors[route->source],
                                .target = &self->scene->actors[route->target],
                                .lane = route->lane,
                                .n_lanes = route->n_lanes,
                                .along = NAN,
                                .across = NAN };

  entente_plain_way_draw (&way, points);
}

static guint
draw_way (EntenteRouter *self,
          guint          line,
          guint          option,
          EntentePoint  *points)
{
  const EntenteRoute *route = &self->sketch->routes[line];
  const EntenteSceneActor *source = &self->scene->actors[route->source];
  const EntenteSceneActor *target = &self->scene->actors[route->target];
  double side = route->source < route->target ? 1.0 : -1.0;

  if (route->n_via > 0)
    return draw_via (self, route, option, points);
  if (is_loop (route))
    {
      entente_curve_loop (points, source, option % ENTENTE_CURVE_SIDES,
                          option / ENTENTE_CURVE_SIDES, self->lines[line].label_width);
      return 7;
    }
  if (!isnan (route->along))
    entente_curve_given (points, source, target, (double) route->along, (double) route->across);
  else if (entente_lanes_are_bundle (route->n_lanes))
    draw_bundled (self, route, points);
  else if (route->n_lanes > 1)
    draw_fanned (self, route, option, points);
  else
    entente_curve_bend (points, source, target,
                        side * bends[option]
                            * hypot (source->outline.x - target->outline.x
                                         + (source->outline.width - target->outline.width) / 2.0,
                                     source->outline.y - target->outline.y),
                        0.0);
  return 4;
}

/* Parallel lines look best around the straight one, with traffic on the right. */
static double
toll_of_fan (guint option)
{
  return (option % 2) * TOLL_MIRRORED + gap_tolls[option / 2 % G_N_ELEMENTS (gaps)]
         + TOLL_SHIFT * fabs (shifts[option / 2 / G_N_ELEMENTS (gaps)]);
}

const EntenteWay *
entente_router_get_way (EntenteRouter *self,
                        guint          strand,
                        guint          option,
                        guint          member)
{
  EntenteStrand *owner = &self->strands[strand];
  EntenteWay *way = &owner->ways[option * owner->n_members + member];
  guint line = self->members[owner->first_member + member];
  EntentePoint points[4 + 3 * ENTENTE_MOST_VIA];

  if (way->points != NULL)
    return way;

  way->n_points = draw_way (self, line, option, points);
  way->points = g_memdup2 (points, way->n_points * sizeof *points);
  entente_track_init (&way->track, points, way->n_points, ENTENTE_TRACK_STEPS);
  way->toll = entente_toll_of_way (self, line, way);
  if (is_fanned (&self->sketch->routes[line]))
    way->toll += toll_of_fan (option) / owner->n_members;
  return way;
}

/* What a label leaves free at the ends of its line: arrowheads, the same at both ends of a loop, so
 * that its label sits on its top. */
static void
get_end_rooms (const EntenteSceneRelation *relation,
               double                     *first,
               double                     *last)
{
  gboolean loop = relation->source == relation->target;

  *first = loop || relation->direction == ENTENTE_DIRECTION_BOTH ? ARROW_ROOM_PX : END_ROOM_PX;
  *last = loop || relation->direction != ENTENTE_DIRECTION_NONE ? ARROW_ROOM_PX : END_ROOM_PX;
}

/* The stretch of a line that a label may cover. */
static void
get_stretch (EntenteRouter *self,
             guint          line,
             double         length,
             double        *first,
             double        *last)
{
  get_end_rooms (&self->scene->relations[line], first, last);
  *last = length - *last;
}

double
entente_scene_measure_label (EntenteMap *map,
                             guint32     relation)
{
  EntenteSceneRelation drawn = { 0 };
  g_autofree char *text = NULL;
  float along;
  float across;
  float offset;
  double width;
  double first;
  double last;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), 0.0);

  if (!entente_map_is_alive (map, ENTENTE_RECORD_RELATION, relation))
    return 0.0;
  entente_gather_relation (map, relation, &drawn, &along, &across);
  width = entente_gather_label (&drawn, entente_map_get_relation_label (map, relation), &text,
                                &offset);
  if (text == NULL)
    return 0.0;
  get_end_rooms (&drawn, &first, &last);
  if (entente_map_get_relation (map, relation)->has_third)
    width += 2.0 * DIAMOND_ROOM_PX;

  return first + width + last + SEEN_PX;
}

/* Across the line where it is too short for the label. */
static gboolean
place_across (const EntenteWay  *way,
              guint              option,
              double             room,
              double             width,
              EntenteLabelPlace *place)
{
  EntentePoint middle;

  if (room >= width)
    return FALSE;
  place->way = entente_track_get_length (&way->track) * across_places[option];
  middle = entente_track_get_point (&way->track, place->way, NULL);
  entente_turned_init (&place->box, middle.x, middle.y, width, ENTENTE_LABEL_HEIGHT_PX, 0.0);
  return TRUE;
}

/* FALSE where the line is too short for that option. */
gboolean
entente_router_place_label (EntenteRouter     *self,
                            guint              line,
                            const EntenteWay  *way,
                            gint               option,
                            EntenteLabelPlace *place)
{
  double width = self->lines[line].label_width;
  double at = 0.0;
  double first;
  double last;

  get_stretch (self, line, entente_track_get_length (&way->track), &first, &last);
  place->option = (gint16) option;
  if (option >= ENTENTE_FIRST_ACROSS && option < ENTENTE_FIRST_CUT)
    return place_across (way, (guint) option - ENTENTE_FIRST_ACROSS, last - first, width, place);

  if (option == ENTENTE_FIRST_CUT)
    {
      if (last - first >= width)
        return FALSE;
      width = last - first;
    }
  else if (option > ENTENTE_FIRST_CUT)
    {
      guint cut = (guint) (option - ENTENTE_FIRST_CUT - 1);

      if (width <= cuts[cut].width)
        return FALSE;
      width = cuts[cut].width;
      at = cuts[cut].place;
    }
  else
    at = label_places[option];
  if (last - first < width || (option >= ENTENTE_FIRST_CUT && width < LEAST_CUT_PX))
    return FALSE;

  place->way = (first + last) / 2.0 + at * (last - first - width) / 2.0;
  entente_turned_lie_along (&place->box, &way->track, place->way, width, ENTENTE_LABEL_HEIGHT_PX);
  return TRUE;
}

gboolean
entente_router_place_diamond (const EntenteWay *way,
                              gint              option,
                              EntentePoint     *point)
{
  double length = entente_track_get_length (&way->track);
  double at = length * diamond_places[option];

  if (option > 0 && (at < DIAMOND_ROOM_PX || at > length - DIAMOND_ROOM_PX))
    return FALSE;
  *point = entente_track_get_point (&way->track, at, NULL);
  return TRUE;
}

/* How much longer than the straight way each bend is: what a tie costs at least is known from this
 * before it is drawn. */
void
entente_router_measure_bends (EntenteRouter *self)
{
  const EntentePoint from = { 0.0, 0.0 };
  const EntentePoint to = { 1.0, 0.0 };

  G_STATIC_ASSERT (G_N_ELEMENTS (tie_bends) == ENTENTE_N_TIE_BENDS);
  for (guint i = 0; i < ENTENTE_N_TIE_BENDS; i++)
    {
      EntentePoint points[4];
      EntenteTrack track;

      entente_curve_join (points, from, to, tie_bends[i][0], tie_bends[i][1]);
      entente_track_init (&track, points, 4, ENTENTE_TIE_STEPS);
      self->bend_lengths[i] = entente_track_get_length (&track);
      entente_track_clear (&track);
    }
}

guint
entente_router_count_ties (const EntenteTiePlace *tie,
                           gboolean               fine)
{
  return (fine ? ENTENTE_N_TIE_BENDS : ENTENTE_N_COARSE_BENDS)
         * (tie->to_line ? ENTENTE_N_JOINTS : 1);
}

/* Options of one bend stand together, so that calm ties are tried first. */
void
entente_router_place_tie (EntenteRouter         *self,
                          const EntenteTiePlace *tie,
                          EntentePoint           diamond,
                          gint                   option,
                          EntentePoint          *points)
{
  guint n_joints = tie->to_line ? ENTENTE_N_JOINTS : 1;
  const double *handles = tie_bends[(guint) option / n_joints];
  const EntenteTrack *track;

  if (!tie->to_line)
    {
      entente_curve_tie (points, diamond, &self->scene->actors[tie->other], handles[0], handles[1]);
      return;
    }
  track = &self->lines[tie->other].way->track;
  entente_curve_join (points, diamond,
                      entente_track_get_point (track,
                                               entente_track_get_length (track)
                                                   * joint_places[(guint) option % n_joints],
                                               NULL),
                      handles[0], handles[1]);
}
