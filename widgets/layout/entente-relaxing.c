/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Moving boxes apart bends distances: what stands in the middle is pushed as far as all that stands
 * in its way. Here each box in turn goes to the free place nearest to the one that majorization
 * (Gansner, Koren, North 2004, DOI 10.1007/978-3-540-31843-9_25) wishes for it,
 *
 *   x_i ← Σ_j w_ij (x_j + L d_ij (x_i − x_j) / |x_i − x_j|) / Σ_j w_ij,   w_ij = d_ij⁻²,
 *
 * where j are all boxes, or marks among them, d_ij are hops and L is the map units a hop has by least squares, and stays where no such
 * place has less stress. So stress only falls, and the boxes stay clear of each other. */

#include "entente-relaxing.h"

#include "entente-hop-rows.h"
#include "entente-lanes.h"

#include <math.h>

/* Keeps two boxes in one place from dividing by nothing; map units². */
#define LEAST_SQUARE 1e-6f
/* More than asked for; see entente-settling.c. Map units. */
#define SLACK 0.02
/* The frame's area over that of all boxes: in a larger picture names become too small to read, so
 * hops are wished shorter than they are until it is no larger. */
#define MOST_AREA 9.3
#define TIGHTEST_HOP 0.95 /* of what it is, in one sweep */
#define TIGHTEST_HOP_FEW 0.75 /* where there are few sweeps */
#define FEW_SWEEPS 16
/* No more sweeps where fewer than one box in so many has moved. */
#define FEW_MOVES 200
/* Larger networks are held by some marks instead of all nodes: the first ones, which are any (see
 * EntenteComponent). */
#define MOST_ALL_MARKS 2500u
#define N_MARKS 160u
/* Places tried for one box in one sweep. */
#define MOST_PLACES 48

typedef struct
{
  float x[ENTENTE_N_LANES];
  float y[ENTENTE_N_LANES];
  float weight[ENTENTE_N_LANES];
  float length[ENTENTE_N_LANES]; /* Σ |x| / d */
  float square[ENTENTE_N_LANES]; /* Σ |x|² / d² */
} Sums;

typedef struct
{
  EntenteBoxes *boxes;
  EntenteBoxGrid *grid; /* of one sweep */
  const EntenteRelaxingRows *rows;
  float *x; /* of the marks */
  float *y;
  float *row;
  float hop; /* L */
  float least_gain;
  GArray *places;
} Relaxing;

typedef struct
{
  double x;
  double y;
  double distance;
} Place;

/* A box at a place, and what stands there in its way. */
typedef struct
{
  const EntenteBoxes *boxes;
  guint32 box;
  double x;
  double y;
  guint32 blocker;
} Obstacle;

/* A box's own entry is 0 hops: it weighs nothing. */
static inline void
add_one (Sums  *sums,
         guint  lane,
         float  wished,
         float  x,
         float  y,
         float  at_x,
         float  at_y,
         float  hop)
{
  float dx = at_x - x;
  float dy = at_y - y;
  float length = sqrtf (dx * dx + dy * dy + LEAST_SQUARE);
  float pull = wished > 0.0f ? 1.0f / (wished * length) : 0.0f;
  float inverse = pull * length;
  float weight = inverse * inverse;

  sums->x[lane] += weight * x + pull * hop * dx;
  sums->y[lane] += weight * y + pull * hop * dy;
  sums->weight[lane] += weight;
  sums->length[lane] += length * inverse;
  sums->square[lane] += length * length * weight;
}

ENTENTE_LANES static void
add_all (Sums                 *sums,
         const float *restrict row,
         const float *restrict x,
         const float *restrict y,
         guint32               n,
         float                 at_x,
         float                 at_y,
         float                 hop)
{
  guint32 n_whole = n - n % ENTENTE_N_LANES;
  Sums own = { { 0.0f } };

  for (guint32 j = 0; j < n_whole; j += ENTENTE_N_LANES)
    {
      for (guint l = 0; l < ENTENTE_N_LANES; l++)
        add_one (&own, l, row[j + l], x[j + l], y[j + l], at_x, at_y, hop);
    }
  for (guint32 j = n_whole; j < n; j++)
    add_one (&own, 0, row[j], x[j], y[j], at_x, at_y, hop);
  *sums = own;
}

static void
measure (Relaxing *self,
         Sums     *sums,
         float     at_x,
         float     at_y)
{
  add_all (sums, self->row, self->x, self->y, self->rows->n_marks, at_x, at_y, self->hop);
}

/* Σ (|x| / L − d)² / d² but for what is the same everywhere. */
static float
get_stress (Relaxing   *self,
            const Sums *sums)
{
  return entente_lanes_join (sums->square) / (self->hop * self->hop)
         - 2.0f * entente_lanes_join (sums->length) / self->hop;
}

static void
take_row (Relaxing *self,
          guint32   box)
{
  guint32 n = self->rows->n_marks;
  const guint16 *hops = self->rows->hops + (gsize) box * n;

  for (guint32 j = 0; j < n; j++)
    self->row[j] = hops[j];
}

/* Marks are the first of the boxes. */
static void
take_place (Relaxing *self,
            guint32   box)
{
  if (box >= self->rows->n_marks)
    return;
  self->x[box] = (float) self->boxes->x[box];
  self->y[box] = (float) self->boxes->y[box];
}

static double
get_clear_x (const EntenteBoxes *boxes,
             guint32             a,
             guint32             b)
{
  return (boxes->widths[a] + boxes->widths[b]) / 2.0 + boxes->gap;
}

static double
get_clear_y (const EntenteBoxes *boxes,
             guint32             a,
             guint32             b)
{
  return (boxes->heights[a] + boxes->heights[b]) / 2.0 + boxes->gap;
}

/* The grid also knows where boxes were before they moved in this sweep: only those count that are
 * in the way where they are now. */
static gboolean
note_blocker (guint32  other,
              gpointer user_data)
{
  Obstacle *self = user_data;
  const EntenteBoxes *boxes = self->boxes;

  if (other == self->box
      || fabs (boxes->x[other] - self->x) >= get_clear_x (boxes, other, self->box)
      || fabs (boxes->y[other] - self->y) >= get_clear_y (boxes, other, self->box))
    return TRUE;
  self->blocker = other;

  return FALSE;
}

static guint32
find_blocker (Relaxing *self,
              guint32   box,
              double    x,
              double    y)
{
  const EntenteBoxes *boxes = self->boxes;
  Obstacle obstacle = { boxes, box, x, y, ENTENTE_NO_BOX };
  double half_width = (boxes->widths[box] + boxes->gap) / 2.0;
  double half_height = (boxes->heights[box] + boxes->gap) / 2.0;

  entente_box_grid_search (self->grid, x - half_width, y - half_height, x + half_width,
                           y + half_height, note_blocker, &obstacle);

  return obstacle.blocker;
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
  double clear_x = get_clear_x (boxes, box, blocker) + SLACK;
  double clear_y = get_clear_y (boxes, box, blocker) + SLACK;

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
      blocker = find_blocker (self, box, place->x, place->y);
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
  Sums here;
  Sums there;
  Place place = { 0.0, 0.0, 0.0 };
  float stress;
  float weight;

  take_row (self, box);
  measure (self, &here, (float) self->boxes->x[box], (float) self->boxes->y[box]);
  *length += (double) entente_lanes_join (here.length);
  *square += (double) entente_lanes_join (here.square);
  if (self->boxes->fixed != NULL && self->boxes->fixed[box])
    return FALSE;
  weight = entente_lanes_join (here.weight);
  place.x = (double) (entente_lanes_join (here.x) / weight);
  place.y = (double) (entente_lanes_join (here.y) / weight);
  if (!isfinite (place.x) || !isfinite (place.y) || !find_place (self, box, &place))
    return FALSE;

  stress = get_stress (self, &here);
  measure (self, &there, (float) place.x, (float) place.y);
  if (get_stress (self, &there) >= stress - self->least_gain * fabsf (stress))
    return FALSE;
  self->boxes->x[box] = place.x;
  self->boxes->y[box] = place.y;
  take_place (self, box);
  entente_settling_insert (self->grid, self->boxes, box);

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
      Sums sums;

      take_row (self, i);
      measure (self, &sums, (float) self->boxes->x[i], (float) self->boxes->y[i]);
      length += (double) entente_lanes_join (sums.length);
      square += (double) entente_lanes_join (sums.square);
    }

  return length > 0.0 ? (float) (square / length) : 1.0f;
}

/* The part of a hop that is wished for where the picture is too large, otherwise 1. */
static double
find_tightening (const EntenteBoxes *boxes,
                 double              tightest)
{
  double left = INFINITY;
  double right = -INFINITY;
  double top = INFINITY;
  double bottom = -INFINITY;
  double sum = 0.0;
  double area;

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      left = MIN (left, boxes->x[i] - boxes->widths[i] / 2.0);
      right = MAX (right, boxes->x[i] + boxes->widths[i] / 2.0);
      top = MIN (top, boxes->y[i] - boxes->heights[i] / 2.0);
      bottom = MAX (bottom, boxes->y[i] + boxes->heights[i] / 2.0);
      sum += boxes->widths[i] * boxes->heights[i];
    }

  area = boxes->area > 0.0 ? boxes->area : sum;

  return CLAMP (sqrt (MOST_AREA * area / ((right - left) * (bottom - top))), tightest, 1.0);
}

EntenteRelaxingRows *
entente_relaxing_rows_new (const EntenteNetwork *network,
                           EntenteWork          *work)
{
  guint32 n = network->n_nodes;
  EntenteRelaxingRows *self = g_new0 (EntenteRelaxingRows, 1);
  g_autofree guint32 *marks = NULL;
  g_autofree guint16 *rows = NULL;

  self->n_marks = n <= MOST_ALL_MARKS ? n : MIN (N_MARKS, n);
  self->hops = g_new (guint16, (gsize) n * self->n_marks);
  marks = g_new (guint32, self->n_marks);
  rows = g_new (guint16, (gsize) n * self->n_marks);
  for (guint32 k = 0; k < self->n_marks; k++)
    marks[k] = k;
  if (!entente_hop_rows_measure (network, marks, self->n_marks, rows, work))
    {
      entente_relaxing_rows_free (self);
      return NULL;
    }
  for (guint32 k = 0; k < self->n_marks; k++)
    {
      for (guint32 i = 0; i < n; i++)
        self->hops[(gsize) i * self->n_marks + k] = rows[(gsize) k * n + i];
    }

  return self;
}

void
entente_relaxing_rows_free (EntenteRelaxingRows *self)
{
  g_free (self->hops);
  g_free (self);
}

gboolean
entente_relaxing_sweep (EntenteBoxes              *boxes,
                        const EntenteRelaxingRows *rows,
                        guint                      n_sweeps,
                        float                      least_gain,
                        EntenteWork               *work)
{
  guint32 n = boxes->n_boxes;
  g_autofree float *x = g_new (float, rows->n_marks);
  g_autofree float *y = g_new (float, rows->n_marks);
  g_autofree float *row = g_new (float, rows->n_marks);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  double tightest = n_sweeps > FEW_SWEEPS ? TIGHTEST_HOP : TIGHTEST_HOP_FEW;
  Relaxing self = { boxes, NULL, rows, x, y, row, 1.0f, least_gain, places };

  for (guint32 i = 0; i < rows->n_marks; i++)
    take_place (&self, i);
  self.hop = find_hop (&self);

  for (guint sweep = 0; sweep < n_sweeps && !entente_work_is_late (work); sweep++)
    {
      g_autoptr (EntenteBoxGrid) grid = entente_settling_make_grid (boxes);
      double length = 0.0;
      double square = 0.0;
      guint32 n_moved = 0;

      self.grid = grid;
      for (guint32 i = 0; i < n; i++)
        {
          if (i % 64 == 0
              && !entente_work_report (work, (sweep + (double) i / n) / n_sweeps))
            return FALSE;
          n_moved += move_box (&self, i, &length, &square) ? 1 : 0;
        }
      if (n_moved * FEW_MOVES < n)
        break;
      if (length > 0.0)
        self.hop = (float) (square / length * find_tightening (boxes, tightest));
    }

  return TRUE;
}
