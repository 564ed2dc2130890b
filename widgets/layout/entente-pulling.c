/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Gansner, Koren, North 2004: Graph drawing by stress majorization. DOI
 * 10.1007/978-3-540-31843-9_25. Of one box i,
 *
 *   x_i ← Σ_j w_ij (x_j + L d_ij (x_i − x_j) / |x_i − x_j|) / Σ_j w_ij,   w_ij = d_ij⁻²,
 *
 * where j are all boxes, or marks among them, d_ij are hops and L is the map units a hop has, by
 * least squares. A tie with something written on it is wished as long at least as that needs: its d_ij
 * is so many hops. */

#include "entente-pulling.h"

#include "entente-hop-rows.h"
#include "entente-large-block.h"
#include "entente-lanes.h"

#include <math.h>

/* Keeps two boxes in one place from dividing by nothing; map units². */
#define LEAST_SQUARE 1e-6f
#define LEAST_WAY 1e-6
/* What is written on ties needs room in the picture like boxes of this height: that of its letters. Map
 * units. */
#define WRITTEN_HEIGHT 13.0
/* Larger networks are held by some marks instead of all nodes: the first ones, which are any (see
 * EntenteComponent). */
#define MOST_ALL_MARKS 2500u
#define N_MARKS 160u

typedef struct
{
  float x[ENTENTE_N_LANES];
  float y[ENTENTE_N_LANES];
  float weight[ENTENTE_N_LANES];
  float length[ENTENTE_N_LANES];
  float square[ENTENTE_N_LANES];
} Sums;

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
      ENTENTE_LANES_TOGETHER
      for (guint l = 0; l < ENTENTE_N_LANES; l++)
        add_one (&own, l, row[j + l], x[j + l], y[j + l], at_x, at_y, hop);
    }
  for (guint32 j = n_whole; j < n; j++)
    add_one (&own, 0, row[j], x[j], y[j], at_x, at_y, hop);
  *sums = own;
}

EntenteMarks *
entente_marks_new (const EntenteComponent *component,
                   EntenteWork            *work)
{
  guint32 n = component->network->n_nodes;

  return entente_marks_new_some (component, n <= MOST_ALL_MARKS ? n : N_MARKS, work);
}

EntenteMarks *
entente_marks_new_some (const EntenteComponent *component,
                        guint32                 n_marks,
                        EntenteWork            *work)
{
  const EntenteNetwork *network = component->network;
  guint32 n = network->n_nodes;
  g_autoptr (EntenteMarks) self = g_new0 (EntenteMarks, 1);
  g_autofree guint32 *marks = NULL;
  g_autofree guint16 *rows = NULL;

  self->component = component;
  self->n_marks = n_marks;
  self->most_area = ENTENTE_MOST_AREA;
  self->hops = entente_large_block_new (sizeof (guint16) * n * self->n_marks);
  marks = g_new (guint32, self->n_marks);
  rows = entente_large_block_new (sizeof (guint16) * n * self->n_marks);
  for (guint32 k = 0; k < self->n_marks; k++)
    marks[k] = k;
  if (!entente_hop_rows_measure (network, marks, self->n_marks, rows, work))
    return NULL;
  for (guint32 k = 0; k < self->n_marks; k++)
    {
      if (!entente_work_report (work, 0.0))
        return NULL;
      for (guint32 i = 0; i < n; i++)
        self->hops[(gsize) i * self->n_marks + k] = rows[(gsize) k * n + i];
    }

  return g_steal_pointer (&self);
}

void
entente_marks_free (EntenteMarks *self)
{
  g_free (self->hops);
  g_free (self);
}

double
entente_marks_find_stretch (const EntenteMarks *self,
                            const EntenteBoxes *boxes,
                            double              least,
                            double              most)
{
  double left = INFINITY;
  double right = -INFINITY;
  double top = INFINITY;
  double bottom = -INFINITY;
  double area = WRITTEN_HEIGHT * self->component->written;

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      left = MIN (left, boxes->x[i] - boxes->widths[i] / 2.0);
      right = MAX (right, boxes->x[i] + boxes->widths[i] / 2.0);
      top = MIN (top, boxes->y[i] - boxes->heights[i] / 2.0);
      bottom = MAX (bottom, boxes->y[i] + boxes->heights[i] / 2.0);
      area += boxes->widths[i] * boxes->heights[i];
    }

  return CLAMP (sqrt (self->most_area * area / ((right - left) * (bottom - top))), least, most);
}

void
entente_pulling_init (EntentePulling     *self,
                      const EntenteBoxes *boxes,
                      const EntenteMarks *marks)
{
  double length = 0.0;
  double square = 0.0;

  self->boxes = boxes;
  self->marks = marks;
  self->x = g_new (float, marks->n_marks);
  self->y = g_new (float, marks->n_marks);
  self->row = g_new (float, marks->n_marks);
  self->hop = 1.0f;
  for (guint32 i = 0; i < marks->n_marks; i++)
    entente_pulling_take_place (self, i);

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      EntentePull pull;

      entente_pulling_ask (self, i, &pull);
      length += pull.length;
      square += pull.square;
    }
  entente_pulling_fit_hop (self, length, square, 1.0, 1.0);
}

void
entente_pulling_clear (EntentePulling *self)
{
  g_free (self->x);
  g_free (self->y);
  g_free (self->row);
}

void
entente_pulling_take_place (EntentePulling *self,
                            guint32         box)
{
  if (box >= self->marks->n_marks)
    return;
  self->x[box] = (float) self->boxes->x[box];
  self->y[box] = (float) self->boxes->y[box];
}

double
entente_pulling_measure_room (const EntentePulling *self,
                              guint32               box,
                              guint32               entry)
{
  const EntenteBoxes *boxes = self->boxes;
  const EntenteComponent *component = self->marks->component;
  guint32 other = component->network->neighbors[entry];
  double dx = fabs (boxes->x[other] - boxes->x[box]);
  double dy = fabs (boxes->y[other] - boxes->y[box]);
  double length = sqrt (dx * dx + dy * dy);
  double width = boxes->widths[box] + boxes->widths[other];
  double height = boxes->heights[box] + boxes->heights[other];
  double rims = MIN (width * length / MAX (dx, LEAST_WAY), height * length / MAX (dy, LEAST_WAY));

  if (component->rooms == NULL || component->rooms[entry] <= 0.0f)
    return 0.0;

  return (double) component->rooms[entry] + (length > LEAST_WAY ? rims : width) / 2.0;
}

/* Ties that are written on. */
static void
make_room (EntentePulling *self,
           guint32         box)
{
  const EntenteNetwork *network = self->marks->component->network;

  for (guint32 k = network->starts[box]; k < network->starts[box + 1]; k++)
    {
      guint32 other = network->neighbors[k];
      float room = (float) entente_pulling_measure_room (self, box, k);

      if (other < self->marks->n_marks)
        self->row[other] = MAX (self->row[other], room / self->hop);
    }
}

void
entente_pulling_ask (EntentePulling *self,
                     guint32         box,
                     EntentePull    *pull)
{
  guint32 n = self->marks->n_marks;
  const guint16 *hops = self->marks->hops + (gsize) box * n;

  for (guint32 j = 0; j < n; j++)
    self->row[j] = hops[j];
  if (self->marks->component->rooms != NULL)
    make_room (self, box);
  entente_pulling_ask_elsewhere (self, self->boxes->x[box], self->boxes->y[box], pull);
}

void
entente_pulling_ask_elsewhere (EntentePulling *self,
                               double          x,
                               double          y,
                               EntentePull    *pull)
{
  float length;
  float square;
  float weight;
  Sums sums;

  add_all (&sums, self->row, self->x, self->y, self->marks->n_marks, (float) x, (float) y,
           self->hop);
  length = entente_lanes_join (sums.length);
  square = entente_lanes_join (sums.square);
  weight = entente_lanes_join (sums.weight);
  pull->x = (double) (entente_lanes_join (sums.x) / weight);
  pull->y = (double) (entente_lanes_join (sums.y) / weight);
  pull->weight = (double) weight;
  /* Σ (|x| / L − d)² / d². */
  pull->stress = square / (self->hop * self->hop) - 2.0f * length / self->hop;
  pull->length = (double) length;
  pull->square = (double) square;
}

double
entente_pulling_measure_lack (EntentePulling *self,
                              guint32         box,
                              double          x,
                              double          y)
{
  const EntenteComponent *component = self->marks->component;
  const EntenteNetwork *network = component->network;
  double lack = 0.0;

  if (component->rooms == NULL)
    return 0.0;
  for (guint32 k = network->starts[box]; k < network->starts[box + 1]; k++)
    {
      double dx = self->boxes->x[network->neighbors[k]] - x;
      double dy = self->boxes->y[network->neighbors[k]] - y;

      lack += MAX (entente_pulling_measure_room (self, box, k) - sqrt (dx * dx + dy * dy), 0.0);
    }

  return lack;
}

void
entente_pulling_fit_hop (EntentePulling *self,
                         double          length,
                         double          square,
                         double          least,
                         double          most)
{
  if (length <= 0.0)
    return;
  self->hop = (float) (square / length
                       * entente_marks_find_stretch (self->marks, self->boxes, least, most));
}
