/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-router-private.h"

#include <math.h>

/* What is free, in map units. Labels and their surroundings are measured a little larger than they
 * are drawn, as curves are flattened here. */
#define BOX_ROOM_PX 5.0
#define BOX_AIR_PX 11.0
#define LABEL_ROOM_PX 3.0
#define LINE_ROOM_PX 2.0
#define LANE_ROOM_PX 11.0
#define DIAMOND_ROOM_PX 9.0
#define END_ROOM_PX 34.0
#define FLAT_LABEL_PX 2.5
#define TIE_END_ROOM_PX 12.0
#define JOINT_ROOM_PX 30.0
#define SOFT_TURN 0.4 /* radians between two pieces of a flattened line */

/* What it costs, in crossings × 5. */
#define TOLL_THROUGH 120.0     /* a line through a stranger's box */
#define TOLL_NEAR_BOX 5.0
#define TOLL_BACK 120.0        /* a line that goes back through its own actor */
#define TOLL_CROSSING 5.0
#define TOLL_SHARP 6.0         /* more for lines that cross at a small angle */
#define TOLL_BESIDE 1.6        /* for each piece that runs close along another line */
#define TOLL_BEND 115.0        /* × (off the straight ÷ length)² */
#define TOLL_SHARP_TURN 30.0   /* × the turn beyond SOFT_TURN at one place of the line */
#define TOLL_LONG_LABEL 25.0   /* no room for the label along the line */
#define TOLL_TOO_LONG 0.3      /* and for each pixel it is longer */
#define TOLL_OFF_MIDDLE 9.0    /* × (off the middle ÷ length)² */
#define TOLL_ROUND_LABEL 1.2   /* × (what the line is off its label beyond FLAT_LABEL_PX)² */
#define TOLL_ACROSS 30.0       /* a label across its line */
#define TOLL_CUT 150.0         /* a label cut shorter, to find room at all */
#define TOLL_DIAMOND 25.0
#define TOLL_OFF_DIAMOND 9.0
#define TOLL_TIE_CROSSING 2.0
#define TOLL_TIE_BOX 150.0
#define TOLL_TIE_BESIDE 0.7
#define TOLL_TIE_END 3.0
#define TOLL_TIE_LENGTH 0.008
#define TOLL_TIE_BEND 9.0

static double
get_room (EntenteRouter *self,
          guint          line)
{
  return LINE_ROOM_PX + (double) self->scene->relations[line].width / 2.0;
}

/* How far the middle of a way is off the straight line, in parts of that. */
static double
get_bend (const EntenteWay *way)
{
  EntentePoint start = way->points[0];
  EntentePoint end = way->points[way->n_points - 1];
  double length = hypot (end.x - start.x, end.y - start.y);
  EntentePoint middle = entente_track_get_point (&way->track,
                                                 entente_track_get_length (&way->track) / 2.0,
                                                 NULL);

  if (!(length > 1.0))
    return 0.0;
  return hypot (middle.x - (start.x + end.x) / 2.0, middle.y - (start.y + end.y) / 2.0) / length;
}

static gboolean
is_via (EntenteRouter *self,
        guint          line,
        guint          actor)
{
  const EntenteRoute *route = &self->sketch->routes[line];

  for (guint i = 0; i < route->n_via; i++)
    if (g_array_index (self->sketch->via, guint32, route->first_via + i) == actor)
      return TRUE;
  return FALSE;
}

/* The sharpest turn of a line, in radians beyond what looks soft. */
static double
get_sharpness (const EntenteTrack *track)
{
  double least = cos (SOFT_TURN);
  double sharpest = 1.0;

  for (guint i = 1; i + 1 < track->n; i++)
    {
      double x0 = track->points[i].x - track->points[i - 1].x;
      double y0 = track->points[i].y - track->points[i - 1].y;
      double x1 = track->points[i + 1].x - track->points[i].x;
      double y1 = track->points[i + 1].y - track->points[i].y;
      double square = (x0 * x0 + y0 * y0) * (x1 * x1 + y1 * y1);

      if (square > 0.0)
        sharpest = MIN (sharpest, (x0 * x1 + y0 * y1) / sqrt (square));
    }
  return sharpest < least ? acos (MAX (sharpest, -1.0)) - SOFT_TURN : 0.0;
}

static double
toll_of_boxes (EntenteRouter    *self,
               guint             line,
               const EntenteWay *way)
{
  const EntenteRoute *route = &self->sketch->routes[line];
  EntenteExtent extent = way->track.extent;
  double toll = 0.0;

  entente_extent_grow (&extent, BOX_AIR_PX);
  for (guint i = 0; i < self->scene->n_actors; i++)
    {
      const EntenteBox *box = &self->scene->actors[i].outline;
      EntenteExtent reach = entente_extent_of_box (box, 0.0);
      gboolean own = i == route->source || i == route->target;

      if (!entente_extent_meets (&extent, &reach))
        continue;
      if (own)
        toll += entente_track_inside_box (&way->track, box, -1.5) > 4.0 ? TOLL_BACK : 0.0;
      else if (is_via (self, line, i))
        toll += entente_track_inside_box (&way->track, box, 0.0) > 0.0 ? TOLL_THROUGH : 0.0;
      else if (entente_track_inside_box (&way->track, box, BOX_ROOM_PX) > 0.0)
        toll += TOLL_THROUGH;
      else if (entente_track_inside_box (&way->track, box, BOX_AIR_PX) > 0.0)
        toll += TOLL_NEAR_BOX;
    }
  return toll;
}

double
entente_toll_of_way (EntenteRouter    *self,
                     guint             line,
                     const EntenteWay *way)
{
  const EntenteRoute *route = &self->sketch->routes[line];
  double bend = get_bend (way);
  double toll = toll_of_boxes (self, line, way) + TOLL_SHARP_TURN * get_sharpness (&way->track);
  double label_width = self->lines[line].label_width;
  EntenteLabelPlace place;

  if (route->source == route->target)
    {
      guint option = (guint) (way - self->strands[self->lines[line].strand].ways);

      toll += 4.0 * (option / 4) + (option % 4 > 1 ? 9.0 : option % 4);
    }
  else
    toll += TOLL_BEND * bend * bend;
  if (label_width > 0.0 && !entente_router_place_label (self, line, way, 0, &place))
    toll += TOLL_LONG_LABEL
            + TOLL_TOO_LONG * MAX (label_width - entente_track_get_length (&way->track), 0.0);
  return toll;
}

/* What runs along another line so near that they read as one; ends of lines are always near. */
static double
toll_beside (const EntenteTrack *track,
             const EntenteTrack *other)
{
  double toll = 0.0;
  double length = entente_track_get_length (track);
  EntenteExtent reach = other->extent;

  entente_extent_grow (&reach, LANE_ROOM_PX);
  if (!entente_extent_meets (&reach, &track->extent))
    return 0.0;
  for (guint i = 2; i + 2 < track->n; i += 2)
    {
      EntentePoint point = track->points[i];

      if (track->ways[i] < END_ROOM_PX || track->ways[i] > length - END_ROOM_PX)
        continue;
      if (point.x < reach.x0 || point.x > reach.x1 || point.y < reach.y0 || point.y > reach.y1)
        continue;
      if (entente_track_distance (other, point) < LANE_ROOM_PX)
        toll += TOLL_BESIDE;
    }
  return toll;
}

/* What it takes to compare two ways: one of plain lines, more of those through many actors. */
static guint
get_work (const EntenteWay *way,
          const EntenteWay *other)
{
  guint pieces = MAX (way->track.n / (ENTENTE_TRACK_STEPS + 1), 1);
  guint other_pieces = MAX (other->track.n / (ENTENTE_TRACK_STEPS + 1), 1);

  return pieces * other_pieces;
}

static double
toll_of_pair (EntenteRouter    *self,
              const EntenteWay *way,
              const EntenteLine *other)
{
  double sharpest;
  guint n = entente_track_cross (&way->track, &other->way->track, &sharpest);
  double toll = toll_beside (&way->track, &other->way->track);

  if (n > 0)
    toll += n * TOLL_CROSSING + TOLL_SHARP * MAX (1.0 - sharpest / 0.6, 0.0);
  return toll;
}

static gboolean
is_near_diamond (const EntenteTrack *track,
                 const EntenteLine  *line)
{
  EntentePoint point = line->diamond_point;

  if (line->diamond < 0 || point.x < track->extent.x0 - DIAMOND_ROOM_PX
      || point.x > track->extent.x1 + DIAMOND_ROOM_PX
      || point.y < track->extent.y0 - DIAMOND_ROOM_PX
      || point.y > track->extent.y1 + DIAMOND_ROOM_PX)
    return FALSE;
  return entente_track_distance (track, point) < DIAMOND_ROOM_PX;
}

double
entente_toll_of_line (EntenteRouter    *self,
                      guint             line,
                      const EntenteWay *way,
                      double            most)
{
  double room = get_room (self, line);
  double toll = 0.0;

  for (guint i = 0; i < self->n_lines && toll < most; i++)
    {
      const EntenteLine *other = &self->lines[i];

      if (other->strand == self->lines[line].strand || other->way == NULL)
        continue;
      self->work += get_work (way, other->way);
      toll += toll_of_pair (self, way, other);
      if (other->label.option >= 0
          && entente_turned_meets_track (&other->label.box, &way->track, room))
        toll += ENTENTE_TOLL_BROKEN;
      if (is_near_diamond (&way->track, other))
        toll += TOLL_DIAMOND;
    }
  for (guint i = 0; i < self->n_ties && toll < most; i++)
    {
      const EntenteTiePlace *tie = &self->ties[i];

      if (tie->option < 0 || tie->line == line || (tie->to_line && tie->other == line))
        continue;
      toll += TOLL_TIE_CROSSING * entente_track_cross (&tie->track, &way->track, NULL);
    }
  return toll;
}

/* How far the line is off the label that lies in it. */
static double
get_roundness (const EntenteWay        *way,
               const EntenteLabelPlace *label)
{
  EntentePoint middle = entente_track_get_point (&way->track, label->way, NULL);

  return hypot (middle.x - label->box.x, middle.y - label->box.y);
}

static double
toll_of_place (EntenteRouter           *self,
               guint                    line,
               const EntenteWay        *way,
               const EntenteLabelPlace *label)
{
  double length = entente_track_get_length (&way->track);
  double off = length > 0.0 ? label->way / length - 0.5 : 0.0;
  double round = MAX (get_roundness (way, label) - FLAT_LABEL_PX, 0.0);
  double toll = TOLL_OFF_MIDDLE * off * off + TOLL_ROUND_LABEL * round * round;

  if (label->option != self->lines[line].label.steady && self->lines[line].label.steady >= 0)
    toll += 2.0;
  if (label->option >= ENTENTE_FIRST_ACROSS)
    toll += label->option < ENTENTE_FIRST_CUT ? TOLL_ACROSS : TOLL_CUT;
  return toll;
}

double
entente_toll_of_label (EntenteRouter           *self,
                       guint                    line,
                       const EntenteWay        *way,
                       const EntenteLabelPlace *label,
                       double                   most)
{
  double toll = toll_of_place (self, line, way, label);

  for (guint i = 0; i < self->scene->n_actors && toll < most; i++)
    if (entente_turned_meets_box (&label->box, &self->scene->actors[i].outline, LABEL_ROOM_PX))
      toll += ENTENTE_TOLL_BROKEN;
  for (guint i = 0; i < self->n_lines && toll < most; i++)
    {
      const EntenteLine *other = &self->lines[i];

      if (i == line || other->way == NULL)
        continue;
      self->work++;
      if (entente_turned_meets_track (&label->box, &other->way->track, get_room (self, i)))
        toll += ENTENTE_TOLL_BROKEN;
      if (other->label.option >= 0
          && entente_turned_meets (&label->box, &other->label.box, LABEL_ROOM_PX))
        toll += ENTENTE_TOLL_BROKEN;
      if (other->diamond >= 0
          && entente_turned_contains (&label->box, other->diamond_point, DIAMOND_ROOM_PX))
        toll += ENTENTE_TOLL_BROKEN;
    }
  for (guint i = 0; i < self->n_ties && toll < most; i++)
    {
      const EntenteTiePlace *tie = &self->ties[i];

      if (tie->option < 0)
        continue;
      if (entente_turned_meets_track (&label->box, &tie->track, LINE_ROOM_PX))
        toll += ENTENTE_TOLL_BROKEN;
    }
  return toll;
}

double
entente_toll_of_diamond (EntenteRouter *self,
                         guint          line,
                         EntentePoint   diamond,
                         gint           option,
                         double         most)
{
  double toll = TOLL_OFF_DIAMOND * ((option + 1) / 2) * 0.02;

  for (guint i = 0; i < self->scene->n_actors && toll < most; i++)
    {
      EntenteExtent extent = entente_extent_of_box (&self->scene->actors[i].outline,
                                                    DIAMOND_ROOM_PX);

      if (diamond.x > extent.x0 && diamond.x < extent.x1 && diamond.y > extent.y0
          && diamond.y < extent.y1)
        toll += TOLL_DIAMOND;
    }
  for (guint i = 0; i < self->n_lines && toll < most; i++)
    {
      const EntenteLine *other = &self->lines[i];

      if (other->label.option >= 0
          && entente_turned_contains (&other->label.box, diamond, DIAMOND_ROOM_PX))
        toll += ENTENTE_TOLL_BROKEN;
      if (i == line || other->way == NULL)
        continue;
      if (diamond.x < other->way->track.extent.x0 - DIAMOND_ROOM_PX
          || diamond.x > other->way->track.extent.x1 + DIAMOND_ROOM_PX
          || diamond.y < other->way->track.extent.y0 - DIAMOND_ROOM_PX
          || diamond.y > other->way->track.extent.y1 + DIAMOND_ROOM_PX)
        continue;
      if (entente_track_distance (&other->way->track, diamond) < DIAMOND_ROOM_PX)
        toll += TOLL_DIAMOND;
    }
  return toll;
}

/* A tie starts on its own line and may end on another: what touches there is no crossing. */
static double
toll_of_tie_lines (EntenteRouter         *self,
                   const EntenteTiePlace *tie,
                   const EntenteTrack    *track,
                   double                 most)
{
  EntenteTrack inner = *track;
  EntentePoint end = track->points[track->n - 1];
  double toll = 0.0;

  inner.points++;
  inner.ways++;
  inner.n -= 2;
  for (guint i = 0; i < self->n_lines && toll < most; i++)
    {
      const EntenteLine *other = &self->lines[i];
      gboolean touched = i == tie->line || (tie->to_line && i == tie->other);

      if (other->way == NULL)
        continue;
      self->work++;
      toll += TOLL_TIE_CROSSING * entente_track_cross (touched ? &inner : track, &other->way->track,
                                                       NULL);
      if (other->label.option >= 0
          && entente_turned_meets_track (&other->label.box, track, LINE_ROOM_PX))
        toll += ENTENTE_TOLL_BROKEN;
      if (i != tie->line && is_near_diamond (track, other))
        toll += TOLL_DIAMOND;
      if (tie->to_line && other->diamond >= 0
          && hypot (end.x - other->diamond_point.x, end.y - other->diamond_point.y) < JOINT_ROOM_PX)
        toll += TOLL_TIE_END;
    }
  return toll;
}

/* Ties keep apart from each other, also where they end. */
static double
toll_of_tie_ties (EntenteRouter      *self,
                  guint               tie,
                  const EntenteTrack *track,
                  double              most)
{
  EntentePoint end = track->points[track->n - 1];
  double toll = 0.0;

  for (guint i = 0; i < self->n_ties && toll < most; i++)
    {
      const EntenteTiePlace *other = &self->ties[i];
      EntentePoint other_end;

      if (i == tie || other->option < 0)
        continue;
      toll += TOLL_TIE_CROSSING * entente_track_cross (&other->track, track, NULL);
      toll += TOLL_TIE_BESIDE * toll_beside (track, &other->track);
      other_end = other->track.points[other->track.n - 1];
      if (fabs (end.x - other_end.x) + fabs (end.y - other_end.y) < TIE_END_ROOM_PX)
        toll += TOLL_TIE_END;
    }
  return toll;
}

double
entente_toll_of_bend (EntenteRouter *self,
                      guint          tie,
                      EntentePoint   diamond,
                      gint           option)
{
  const EntenteTiePlace *place = &self->ties[tie];
  double ratio = self->bend_lengths[option / (place->to_line ? ENTENTE_N_JOINTS : 1)];
  const EntenteBox *box;
  double straight = 0.0;

  if (!place->to_line)
    {
      box = &self->scene->actors[place->other].outline;
      straight = hypot (box->x + box->width / 2.0 - diamond.x,
                        box->y + box->height / 2.0 - diamond.y)
                 - box->width;
    }
  /* Ends move a little with the bend: a tenth is left to that. */
  return 0.9 * (TOLL_TIE_LENGTH * MAX (straight, 0.0) * ratio + TOLL_TIE_BEND * (ratio - 1.0));
}

double
entente_toll_of_tie (EntenteRouter      *self,
                     guint               tie,
                     const EntentePoint *points,
                     const EntenteTrack *track,
                     double              most)
{
  const EntenteTiePlace *place = &self->ties[tie];
  double straight = hypot (points[3].x - points[0].x, points[3].y - points[0].y);
  double length = entente_track_get_length (track);
  double toll = TOLL_TIE_LENGTH * length
                + TOLL_TIE_BEND * (straight > 1.0 ? length / straight - 1.0 : 0.0);

  for (guint i = 0; i < self->scene->n_actors && toll < most; i++)
    {
      const EntenteBox *box = &self->scene->actors[i].outline;
      double margin = !place->to_line && place->other == i ? -2.0 : BOX_ROOM_PX;

      if (entente_track_inside_box (track, box, margin) > 0.0)
        toll += TOLL_TIE_BOX;
    }
  if (toll < most)
    toll += toll_of_tie_lines (self, place, track, most - toll);
  if (toll < most)
    toll += toll_of_tie_ties (self, tie, track, most - toll);
  return toll;
}
