/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-framing.h"

#include "entente-median.h"

#include <math.h>

/* Of a twelfth of a right angle: 7.5°. Written out, because cos() differs in its last bit between
 * machines. */
#define TURN_COSINE 0.99144486137381038
#define TURN_SINE 0.13052619222005157
#define N_TURNS 24
/* Halvings of that turn, so that long lines lie on the whole: 0.1°. */
#define N_HALVINGS 6

/* Ties shorter than this, in hops, say nothing about the scale. */
#define LEAST_TIE 0.05

/* The frame's area over that of all boxes with their gaps. Crowded pictures swell most where they
 * are densest, which bends them: with so much room from the start they keep their distances, and
 * end no larger. */
#define LEAST_ROOM 2.5

/* Cells that a frame is looked at in would hold so many nodes each if it were full, and so much of it has
 * somebody in its cell where the picture is a disc, or what stress makes of a crowd. */
#define NODES_IN_CELL 50
#define USUAL_FILL 0.77

/* How large the frame must be, and how much of it stays empty: a line lies rather than leans. */
static double
measure_frame (const EntenteComponent *component,
               double                  cosine,
               double                  sine,
               double                  aspect)
{
  double left = INFINITY;
  double right = -INFINITY;
  double top = INFINITY;
  double bottom = -INFINITY;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      double x = cosine * component->x[i] - sine * component->y[i];
      double y = sine * component->x[i] + cosine * component->y[i];

      left = MIN (left, x);
      right = MAX (right, x);
      top = MIN (top, y);
      bottom = MAX (bottom, y);
    }

  return MAX ((right - left) / aspect, bottom - top)
         + sqrt ((right - left) / aspect * (bottom - top));
}

/* How a component is turned, and how large its frame is then. */
typedef struct
{
  double cosine;
  double sine;
  double size;
} Turn;

/* @turn by another one more. */
static Turn
turn_by (const EntenteComponent *component,
         Turn                    turn,
         double                  cosine,
         double                  sine,
         double                  aspect)
{
  Turn next = { turn.cosine * cosine - turn.sine * sine, turn.cosine * sine + turn.sine * cosine, 0.0 };

  next.size = measure_frame (component, next.cosine, next.sine, aspect);

  return next;
}

static Turn
find_turn (const EntenteComponent *component,
           double                  aspect)
{
  Turn turn = turn_by (component, (Turn){ 1.0, 0.0, 0.0 }, 1.0, 0.0, aspect);
  Turn best = turn;
  double cosine = TURN_COSINE;
  double sine = TURN_SINE;

  for (guint k = 1; k < N_TURNS; k++)
    {
      turn = turn_by (component, turn, cosine, sine, aspect);
      if (turn.size < best.size)
        best = turn;
    }
  for (guint k = 0; k < N_HALVINGS; k++)
    {
      Turn left;
      Turn right;

      cosine = sqrt ((1.0 + cosine) / 2.0);
      sine /= 2.0 * cosine;
      left = turn_by (component, best, cosine, -sine, aspect);
      right = turn_by (component, best, cosine, sine, aspect);
      if (left.size < best.size)
        best = left;
      if (right.size < best.size)
        best = right;
    }

  return best;
}

void
entente_framing_turn (EntenteComponent *component,
                      double            aspect)
{
  Turn turn = find_turn (component, aspect);

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      double x = component->x[i];
      double y = component->y[i];

      component->x[i] = turn.cosine * x - turn.sine * y;
      component->y[i] = turn.sine * x + turn.cosine * y;
    }
}

/* From a box's middle to its rim in a direction of length 1. */
static double
measure_rim (const EntenteComponent *component,
             guint32                 node,
             double                  dx,
             double                  dy)
{
  double by_width = dx != 0.0 ? component->widths[node] / 2.0 / fabs (dx) : INFINITY;
  double by_height = dy != 0.0 ? component->heights[node] / 2.0 / fabs (dy) : INFINITY;

  return MIN (by_width, by_height);
}

static double
find_tie_scale (const EntenteComponent *component,
                double                  tie_length)
{
  const EntenteNetwork *network = component->network;
  g_autofree double *scales = g_new (double, network->n_ties + 1);
  guint32 n = 0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          guint32 j = network->neighbors[k];
          double dx = component->x[j] - component->x[i];
          double dy = component->y[j] - component->y[i];
          double length = sqrt (dx * dx + dy * dy);
          double room = tie_length;

          if (j < i || length < LEAST_TIE)
            continue;
          if (component->rooms != NULL && component->rooms[k] > 0.0f)
            room = (double) component->rooms[k];
          scales[n++] = (room + measure_rim (component, i, dx / length, dy / length)
                         + measure_rim (component, j, dx / length, dy / length))
                        / length;
        }
    }
  if (n == 0)
    return tie_length;

  return entente_median_find (scales, n);
}

static double
find_room_scale (const EntenteComponent *component,
                 double                  gap)
{
  double left = INFINITY;
  double right = -INFINITY;
  double top = INFINITY;
  double bottom = -INFINITY;
  double area = 0.0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      left = MIN (left, component->x[i]);
      right = MAX (right, component->x[i]);
      top = MIN (top, component->y[i]);
      bottom = MAX (bottom, component->y[i]);
      area += (component->widths[i] + gap) * (component->heights[i] + gap);
    }
  /* Lines and the like have no area, and swell along themselves. */
  if (right - left < 1.0 || bottom - top < 1.0)
    return 0.0;

  return sqrt (LEAST_ROOM * area / ((right - left) * (bottom - top)));
}

double
entente_framing_find_scale (const EntenteComponent *component,
                            double                  tie_length,
                            double                  gap)
{
  return MAX (find_tie_scale (component, tie_length), find_room_scale (component, gap));
}

void
entente_framing_scale (EntenteComponent *component,
                       double            scale)
{
  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      component->x[i] *= scale;
      component->y[i] *= scale;
    }
}

double
entente_framing_measure_fill (const EntenteComponent *component)
{
  g_autofree guint8 *cells = NULL;
  double left;
  double top;
  double right;
  double bottom;
  double side;
  guint32 n_columns;
  gsize n_full = 0;

  entente_component_get_bounds (component, &left, &top, &right, &bottom);
  side = sqrt ((right - left) * (bottom - top) * NODES_IN_CELL / component->n_nodes);
  /* A line is full. */
  if (side * component->n_nodes <= MAX (right - left, bottom - top))
    return 1.0;
  n_columns = (guint32) ((right - left) / side) + 1;
  cells = g_new0 (guint8, (gsize) n_columns * ((guint32) ((bottom - top) / side) + 1));
  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      gsize cell = (gsize) ((component->y[i] - top) / side) * n_columns
                   + (gsize) ((component->x[i] - left) / side);

      n_full += cells[cell] == 0 ? 1 : 0;
      cells[cell] = 1;
    }

  return MIN (n_full * side * side / ((right - left) * (bottom - top)) / USUAL_FILL, 1.0);
}
