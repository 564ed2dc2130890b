/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Moving boxes apart bends distances: what stands in the middle is pushed as far as all that stands
 * in its way. Here each box in turn goes to the free place nearest to the one that majorization
 * (Gansner, Koren, North 2004, DOI 10.1007/978-3-540-31843-9_25) wishes for it,
 *
 *   x_i ← Σ_j w_ij (x_j + L d_ij (x_i − x_j) / |x_i − x_j|) / Σ_j w_ij,   w_ij = d_ij⁻²,
 *
 * where d_ij are hops and L is the map units a hop has by least squares, and stays where no such
 * place has less stress. So stress only falls, and the boxes stay clear of each other. */

#include "entente-relaxing.h"

#include <math.h>

/* Sums are kept in as many lanes as no vector unit exceeds, so that all add in one order. */
#define N_LANES 8
/* Keeps two boxes in one place from dividing by nothing; map units². */
#define LEAST_SQUARE 1e-6f
/* More than asked for; see entente-settling.c. Map units. */
#define SLACK 0.02
/* A smaller gain is not worth a move: of a box's stress. */
#define LEAST_GAIN 1e-4f
/* The frame's area over that of all boxes: in a larger picture names become too small to read, so
 * hops are wished shorter than they are until it is no larger. */
#define MOST_AREA 9.5
#define TIGHTER_HOP 0.9f
/* Places tried for one box in one sweep. */
#define MOST_PLACES 48

typedef struct
{
  float x[N_LANES];
  float y[N_LANES];
  float weight[N_LANES];
  float length[N_LANES]; /* Σ |x| / d */
  float square[N_LANES]; /* Σ |x|² / d² */
} Sums;

typedef struct
{
  EntenteBoxes *boxes;
  const guint16 *rows;
  float *x;
  float *y;
  float *row;
  float hop; /* L */
  GArray *places;
} Relaxing;

typedef struct
{
  double x;
  double y;
  double distance;
} Place;

/* A box's own entry is 0 hops: it weighs nothing. */
static void
add_lanes (Sums                 *sums,
           const float *restrict row,
           const float *restrict x,
           const float *restrict y,
           float                 at_x,
           float                 at_y,
           float                 hop,
           guint32               n)
{
  for (guint l = 0; l < n; l++)
    {
      float inverse = row[l] > 0.0f ? 1.0f / row[l] : 0.0f;
      float dx = at_x - x[l];
      float dy = at_y - y[l];
      float length = sqrtf (dx * dx + dy * dy + LEAST_SQUARE);
      float weight = inverse * inverse;
      float ratio = row[l] * hop / length;

      sums->x[l] += weight * (x[l] + ratio * dx);
      sums->y[l] += weight * (y[l] + ratio * dy);
      sums->weight[l] += weight;
      sums->length[l] += length * inverse;
      sums->square[l] += length * length * weight;
    }
}

static float
join_lanes (const float *lanes)
{
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
         + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

static void
add_all (Relaxing *self,
         Sums     *sums,
         float     at_x,
         float     at_y)
{
  guint32 n = self->boxes->n_boxes;
  guint32 j = 0;

  for (; j + N_LANES <= n; j += N_LANES)
    add_lanes (sums, self->row + j, self->x + j, self->y + j, at_x, at_y, self->hop, N_LANES);
  add_lanes (sums, self->row + j, self->x + j, self->y + j, at_x, at_y, self->hop, n - j);
}

/* Σ (|x| / L − d)² / d² but for what is the same everywhere. */
static float
get_stress (Relaxing   *self,
            const Sums *sums)
{
  return join_lanes (sums->square) / (self->hop * self->hop)
         - 2.0f * join_lanes (sums->length) / self->hop;
}

static void
take_row (Relaxing *self,
          guint32   box)
{
  guint32 n = self->boxes->n_boxes;
  const guint16 *hops = self->rows + (gsize) box * n;

  for (guint32 j = 0; j < n; j++)
    self->row[j] = hops[j];
  self->row[box] = 0.0f;
}

static guint32
find_blocker (const EntenteBoxes *boxes,
              guint32             box,
              double              x,
              double              y)
{
  for (guint32 j = 0; j < boxes->n_boxes; j++)
    {
      if (fabs (boxes->x[j] - x) < (boxes->widths[box] + boxes->widths[j]) / 2.0 + boxes->gap
          && fabs (boxes->y[j] - y) < (boxes->heights[box] + boxes->heights[j]) / 2.0 + boxes->gap
          && j != box)
        return j;
    }

  return ENTENTE_NO_BOX;
}

static void
offer (Relaxing    *self,
       const Place *wished,
       double       x,
       double       y)
{
  double dx = x - wished->x;
  double dy = y - wished->y;
  Place place = { x, y, dx * dx + dy * dy };
  guint i = self->places->len;

  g_array_append_val (self->places, place);
  for (; i > 0 && g_array_index (self->places, Place, i - 1).distance > place.distance; i--)
    g_array_index (self->places, Place, i) = g_array_index (self->places, Place, i - 1);
  g_array_index (self->places, Place, i) = place;
}

/* Where the box just clears what stands in its way. */
static void
offer_around (Relaxing    *self,
              const Place *wished,
              const Place *place,
              guint32      box,
              guint32      blocker)
{
  const EntenteBoxes *boxes = self->boxes;
  double clear_x = (boxes->widths[box] + boxes->widths[blocker]) / 2.0 + boxes->gap + SLACK;
  double clear_y = (boxes->heights[box] + boxes->heights[blocker]) / 2.0 + boxes->gap + SLACK;

  offer (self, wished, boxes->x[blocker] + clear_x, place->y);
  offer (self, wished, boxes->x[blocker] - clear_x, place->y);
  offer (self, wished, place->x, boxes->y[blocker] + clear_y);
  offer (self, wished, place->x, boxes->y[blocker] - clear_y);
}

/* The free place nearest to the one wished for, as long as it is nearer than where the box is. */
static gboolean
find_place (Relaxing *self,
            guint32   box,
            Place    *place)
{
  Place wished = *place;
  double dx = self->boxes->x[box] - wished.x;
  double dy = self->boxes->y[box] - wished.y;
  double most = dx * dx + dy * dy;

  g_array_set_size (self->places, 0);
  offer (self, &wished, wished.x, wished.y);
  for (guint k = 0; k < MOST_PLACES && k < self->places->len; k++)
    {
      guint32 blocker;

      *place = g_array_index (self->places, Place, k);
      if (place->distance >= most)
        return FALSE;
      blocker = find_blocker (self->boxes, box, place->x, place->y);
      if (blocker == ENTENTE_NO_BOX)
        return TRUE;
      offer_around (self, &wished, place, box, blocker);
    }

  return FALSE;
}

static gboolean
move_box (Relaxing *self,
          guint32   box,
          double   *length,
          double   *square)
{
  Sums here = { { 0.0f } };
  Sums there = { { 0.0f } };
  Place place = { 0.0, 0.0, 0.0 };
  float stress;
  float weight;

  take_row (self, box);
  add_all (self, &here, self->x[box], self->y[box]);
  *length += (double) join_lanes (here.length);
  *square += (double) join_lanes (here.square);
  if (self->boxes->fixed != NULL && self->boxes->fixed[box])
    return FALSE;
  weight = join_lanes (here.weight);
  place.x = (double) (join_lanes (here.x) / weight);
  place.y = (double) (join_lanes (here.y) / weight);
  if (!isfinite (place.x) || !isfinite (place.y) || !find_place (self, box, &place))
    return FALSE;

  stress = get_stress (self, &here);
  add_all (self, &there, (float) place.x, (float) place.y);
  if (get_stress (self, &there) >= stress - LEAST_GAIN * fabsf (stress))
    return FALSE;
  self->boxes->x[box] = place.x;
  self->boxes->y[box] = place.y;
  self->x[box] = (float) place.x;
  self->y[box] = (float) place.y;

  return TRUE;
}

/* Map units a hop has at present. */
static float
find_hop (Relaxing *self)
{
  double length = 0.0;
  double square = 0.0;

  self->hop = 1.0f;
  for (guint32 i = 0; i < self->boxes->n_boxes; i++)
    {
      Sums sums = { { 0.0f } };

      take_row (self, i);
      add_all (self, &sums, self->x[i], self->y[i]);
      length += (double) join_lanes (sums.length);
      square += (double) join_lanes (sums.square);
    }

  return length > 0.0 ? (float) (square / length) : 1.0f;
}

static gboolean
is_too_large (const EntenteBoxes *boxes)
{
  double left = INFINITY;
  double right = -INFINITY;
  double top = INFINITY;
  double bottom = -INFINITY;
  double area = 0.0;

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      left = MIN (left, boxes->x[i] - boxes->widths[i] / 2.0);
      right = MAX (right, boxes->x[i] + boxes->widths[i] / 2.0);
      top = MIN (top, boxes->y[i] - boxes->heights[i] / 2.0);
      bottom = MAX (bottom, boxes->y[i] + boxes->heights[i] / 2.0);
      area += boxes->widths[i] * boxes->heights[i];
    }

  return (right - left) * (bottom - top) > MOST_AREA * area;
}

gboolean
entente_relaxing_sweep (EntenteBoxes  *boxes,
                        const guint16 *rows,
                        guint          n_sweeps,
                        EntenteWork   *work)
{
  guint32 n = boxes->n_boxes;
  g_autofree float *x = g_new (float, n);
  g_autofree float *y = g_new (float, n);
  g_autofree float *row = g_new (float, n);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  Relaxing self = { boxes, rows, x, y, row, 1.0f, places };

  for (guint32 i = 0; i < n; i++)
    {
      x[i] = (float) boxes->x[i];
      y[i] = (float) boxes->y[i];
    }
  self.hop = find_hop (&self);

  for (guint sweep = 0; sweep < n_sweeps; sweep++)
    {
      double length = 0.0;
      double square = 0.0;
      guint32 n_moved = 0;

      for (guint32 i = 0; i < n; i++)
        {
          if (i % 64 == 0
              && !entente_work_report (work, (sweep + (double) i / n) / n_sweeps))
            return FALSE;
          n_moved += move_box (&self, i, &length, &square) ? 1 : 0;
        }
      if (n_moved == 0)
        break;
      if (length > 0.0)
        self.hop = (float) (square / length) * (is_too_large (boxes) ? TIGHTER_HOP : 1.0f);
    }

  return TRUE;
}
