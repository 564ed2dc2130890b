/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Stress alone stacks what has the same distances to all others: leaves of one hub, actors with the
 * same neighbors. Dwyer, Koren, Marriott 2006: IPSep-CoLa: an incremental procedure for separation
 * constraint layout of graphs (DOI 10.1109/TVCG.2006.156) keeps boxes apart by constraints while it
 * majorizes. Here what is too near is a term more of the sum that each box minimizes
 * (entente-pulling.c),
 *
 *   x_i ← (W_i p_i + h W_i Σ_j q_ij) / (W_i + h W_i n_i),
 *
 * where p_i is where the marks wish box i, with weight W_i, and q_ij the nearest place at which it is
 * clear of the j-th of n_i others in its way. The hardness h grows from sweep to sweep by one factor,
 * so that all find their places before they hold them, and at last hold them against any pull; momentum
 * carries what is crowded outwards. While many boxes overlap, the whole picture grows, as far as it
 * may, which costs no stress. A tie that is shorter than what is written on it adds such a place too,
 * at which it is long enough. */

#include "entente-evening.h"

#include "entente-cooling.h"
#include "entente-nearness.h"

#include <math.h>

#define FIRST_SOFTNESS 1.0 /* 1 / h */
#define LAST_SOFTNESS 0.001
#define LAST_SOFTNESS_WRITTEN 0.1 /* harder ones leave ties no say */
#define MOMENTUM 0.7   /* of a box's last way */
/* Of a hop, in one sweep, while more than one box in so many overlaps another by a tenth. */
#define GROWTH 1.05
#define FEW_OVERLAPS 50
#define DEEP 0.1
/* A tie too short for what is written on it counts like so many boxes in the way. */
#define FIRMNESS 4
/* Others that one box heeds in one sweep: keeps a heap in one place from costing the square of their
 * number. */
#define MOST_HEEDED 32
/* Of a hop's length, in one sweep, where the picture is too large. */
#define TIGHTEST_HOP 0.95
#define LEAST_LENGTH 1e-6

/* A box and where those in its way want it. */
typedef struct
{
  const EntenteBoxes *boxes;
  guint32 box;
  guint n_heeded;
  guint n_overlaps;
  double x; /* Σ q */
  double y;
} Crowd;

static gboolean
is_fixed (const EntenteBoxes *boxes,
          guint32             box)
{
  return boxes->fixed != NULL && boxes->fixed[box];
}

/* Along the axis on which it has less to go. */
static void
step_aside (Crowd  *self,
            double  dx,
            double  dy,
            double  deep_x,
            double  deep_y)
{
  if (deep_x < deep_y)
    self->x += dx < 0.0 ? -deep_x : deep_x;
  else
    self->y += dy < 0.0 ? -deep_y : deep_y;
}

static void
heed (Crowd  *self,
      guint32 other)
{
  const EntenteBoxes *boxes = self->boxes;
  double dx = boxes->x[self->box] - boxes->x[other];
  double dy = boxes->y[self->box] - boxes->y[other];
  double deep_x = (boxes->widths[self->box] + boxes->widths[other]) / 2.0 + boxes->gap - fabs (dx);
  double deep_y
      = (boxes->heights[self->box] + boxes->heights[other]) / 2.0 + boxes->gap - fabs (dy);
  double length = sqrt (dx * dx + dy * dy);

  /* In one place: to different sides. */
  if (length < LEAST_LENGTH)
    {
      dy = self->box < other ? -LEAST_LENGTH : LEAST_LENGTH;
      length = LEAST_LENGTH;
    }
  if (deep_x > DEEP * (deep_x + fabs (dx)) && deep_y > DEEP * (deep_y + fabs (dy)))
    self->n_overlaps++;
  if (length < boxes->distance)
    {
      self->x += dx / length * (boxes->distance - length);
      self->y += dy / length * (boxes->distance - length);
    }
  else if (deep_x > 0.0 && deep_y > 0.0)
    step_aside (self, dx, dy, deep_x, deep_y);
  else
    return;
  self->n_heeded++;
}

static void
heed_all (Crowd                 *self,
          const EntenteNearness *nearness)
{
  const guint32 *others = nearness->others;

  for (guint32 k = nearness->starts[self->box];
       k < nearness->starts[self->box + 1] && self->n_heeded < MOST_HEEDED; k++)
    heed (self, others[k]);
}

/* Ties that are written on push their ends apart until there is room. */
static void
heed_rooms (Crowd                *self,
            const EntentePulling *pulling)
{
  const EntenteBoxes *boxes = self->boxes;
  const EntenteNetwork *network = pulling->marks->component->network;

  for (guint32 k = network->starts[self->box]; k < network->starts[self->box + 1]; k++)
    {
      double room = entente_pulling_measure_room (pulling, self->box, k);
      double dx = boxes->x[self->box] - boxes->x[network->neighbors[k]];
      double dy = boxes->y[self->box] - boxes->y[network->neighbors[k]];
      double length = sqrt (dx * dx + dy * dy);

      if (length >= room || length < LEAST_LENGTH)
        continue;
      self->x += FIRMNESS * dx / length * (room - length);
      self->y += FIRMNESS * dy / length * (room - length);
      self->n_heeded += FIRMNESS;
    }
}

/* Returns how many others it overlaps. */
static guint
move_box (EntenteBoxes          *boxes,
          EntentePulling        *pulling,
          const EntenteNearness *nearness,
          guint32                box,
          double                 hardness,
          double                *length,
          double                *square)
{
  Crowd crowd = { boxes, box, 0, 0, 0.0, 0.0 };
  EntentePull pull;
  double weight;

  entente_pulling_ask (pulling, box, &pull);
  *length += pull.length;
  *square += pull.square;
  if (is_fixed (boxes, box) || !isfinite (pull.x) || !isfinite (pull.y))
    return 0;
  heed_all (&crowd, nearness);
  if (pulling->marks->component->rooms != NULL)
    heed_rooms (&crowd, pulling);
  weight = 1.0 + hardness * crowd.n_heeded;
  boxes->x[box] += (pull.x - boxes->x[box] + hardness * crowd.x) / weight;
  boxes->y[box] += (pull.y - boxes->y[box] + hardness * crowd.y) / weight;
  entente_pulling_take_place (pulling, box);

  return crowd.n_overlaps;
}

/* @last_x, @last_y: where boxes were a sweep ago, and then where they were until now. */
static void
carry_on (EntenteBoxes   *boxes,
          EntentePulling *pulling,
          double         *last_x,
          double         *last_y)
{
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      double x = boxes->x[i];
      double y = boxes->y[i];

      if (is_fixed (boxes, i))
        continue;
      boxes->x[i] += MOMENTUM * (x - last_x[i]);
      boxes->y[i] += MOMENTUM * (y - last_y[i]);
      last_x[i] = x;
      last_y[i] = y;
      entente_pulling_take_place (pulling, i);
    }
}

/* The whole picture by one factor: nothing in it is fixed where it grows, and who is near stays so. */
static void
scale (EntenteBoxes    *boxes,
       EntentePulling  *pulling,
       EntenteNearness *nearness,
       double           factor,
       double          *last_x,
       double          *last_y)
{
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      boxes->x[i] *= factor;
      boxes->y[i] *= factor;
      last_x[i] *= factor;
      last_y[i] *= factor;
      nearness->x[i] *= factor;
      nearness->y[i] *= factor;
      entente_pulling_take_place (pulling, i);
    }
}

/* FALSE where cancelled. */
static gboolean
sweep_once (EntenteBoxes    *boxes,
            EntentePulling  *pulling,
            EntenteNearness *nearness,
            double           hardness,
            double          *last_x,
            double          *last_y,
            EntenteWork     *work)
{
  guint32 n = boxes->n_boxes;
  double hop = (double) pulling->hop;
  double length = 0.0;
  double square = 0.0;
  guint32 n_overlaps = 0;
  double factor;

  for (guint32 i = 0; i < n; i++)
    {
      if (i % 64 == 0 && !entente_work_report (work, 0.0))
        return FALSE;
      n_overlaps += move_box (boxes, pulling, nearness, i, hardness, &length, &square);
    }
  entente_pulling_fit_hop (pulling, length, square, TIGHTEST_HOP,
                           n_overlaps > n / FEW_OVERLAPS ? GROWTH : 1.0);
  boxes->distance *= (double) pulling->hop / hop;
  factor = square > 0.0 ? (double) pulling->hop * length / square : 1.0;
  /* Where ties are written on these must not shrink: all else shrinks around them. */
  if (factor > 1.0 || pulling->marks->component->rooms == NULL)
    scale (boxes, pulling, nearness, factor, last_x, last_y);

  return TRUE;
}

gboolean
entente_evening_sweep (EntenteBoxes       *boxes,
                       const EntenteMarks *marks,
                       guint               n_sweeps,
                       EntenteWork        *work)
{
  gsize size = sizeof (double) * boxes->n_boxes;
  g_autofree double *last_x = g_memdup2 (boxes->x, size);
  g_autofree double *last_y = g_memdup2 (boxes->y, size);
  g_autoptr (EntenteNearness) nearness = NULL;
  g_auto (EntentePulling) pulling = { 0 };
  double last = marks->component->rooms != NULL ? LAST_SOFTNESS_WRITTEN : LAST_SOFTNESS;
  double factor = entente_cooling_find_factor (FIRST_SOFTNESS, last, n_sweeps);
  double softness = FIRST_SOFTNESS;

  entente_pulling_init (&pulling, boxes, marks);
  for (guint sweep = 0; sweep < n_sweeps && !entente_work_is_late (work); sweep++)
    {
      carry_on (boxes, &pulling, last_x, last_y);
      if (!entente_nearness_renew (&nearness, boxes, work)
          || !sweep_once (boxes, &pulling, nearness, 1.0 / softness, last_x, last_y, work))
        return FALSE;
      entente_work_show_boxes (work, boxes->x, boxes->y, boxes->n_boxes);
      softness *= factor;
    }

  return TRUE;
}
