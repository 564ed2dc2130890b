/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Whom one actor names stands in one layer, if there are thousands: an endless list. Coffman, Graham
 * 1972: Optimal scheduling for two-processor systems, DOI 10.1007/BF00288685, bound the width of
 * layers, at the price of more of them. Here a layer that is too crowded is as many columns, which
 * its nodes take in turn as they come from one end to the other: no two of them are tied, so all ties
 * still lead forward, and each column goes along the whole height, so that nobody comes farther from
 * his neighbors. Those of one column are as far from each other as always, the next column's between
 * them. */

#include "entente-layer-folding.h"

#include <math.h>

/* Pictures may be so much higher than the frame. */
#define MOST_HIGH 2.0
/* Ties that pass a layer take so much of the height that nodes need, together; where they are too
 * many, they pass closer to each other. */
#define MOST_BENT 0.5
/* Sums of parts are not less than the whole. */
#define ROUNDED (1.0 + 1e-9)
/* Halvings of what is between too high and too low. */
#define N_HALVINGS 30

typedef struct
{
  guint32 n_layers;
  double *widths; /* of the widest box in each layer */
  double *piles;  /* how high all its boxes are, one on the other */
  double layer_gap;
  double column_gap;
  double stretch; /* how much higher layers come out than the highest pile */
} Columns;

static void
columns_init (Columns                *self,
              const EntenteLayers    *layers,
              const EntenteComponent *component,
              double                  layer_gap,
              double                  column_gap)
{
  self->n_layers = layers->n_layers;
  self->widths = g_new0 (double, layers->n_layers);
  self->piles = g_new0 (double, layers->n_layers);
  self->layer_gap = layer_gap;
  self->column_gap = column_gap;
  for (guint32 i = 0; i < layers->n_real; i++)
    {
      double *width = &self->widths[layers->layers[i]];

      *width = MAX (*width, component->widths[i]);
      self->piles[layers->layers[i]] += layers->sizes[i];
    }
}

static void
columns_clear (Columns *self)
{
  g_free (self->widths);
  g_free (self->piles);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

static guint32
count_folds (const Columns *self,
             guint32        layer,
             double         height)
{
  return (guint32) MAX (ceil (self->piles[layer] / height), 1.0);
}

static double
measure_width (const Columns *self,
               double         height)
{
  double width = 0.0;

  for (guint32 l = 0; l < self->n_layers; l++)
    width += count_folds (self, l, height) * (self->widths[l] + self->column_gap)
             + self->layer_gap - self->column_gap;

  return width;
}

static gboolean
is_too_high (const Columns *self,
             double         height,
             double         aspect)
{
  return height * self->stretch * aspect > MOST_HIGH * measure_width (self, height);
}

/* The highest pile with which the picture is not too high. */
static double
choose_height (const Columns *self,
               double         aspect)
{
  double low = 0.0;
  double high = 0.0;

  for (guint32 l = 0; l < self->n_layers; l++)
    high = MAX (high, self->piles[l]);
  if (!is_too_high (self, high, aspect))
    return high;

  for (guint k = 0; k < N_HALVINGS; k++)
    {
      double middle = (low + high) / 2.0;

      if (is_too_high (self, middle, aspect))
        high = middle;
      else
        low = middle;
    }

  return low;
}

/* In several columns all nodes of a layer take as much as the highest: the next of a node's own column
 * is as many nodes on as there are columns, whoever these are. */
static void
resize_nodes (EntenteLayers *layers,
              guint32        layer,
              double         height)
{
  double highest = 0.0;
  guint32 n_bends = 0;

  for (guint32 k = layers->starts[layer]; k < layers->starts[layer + 1]; k++)
    {
      if (layers->order[k] < layers->n_real)
        highest = MAX (highest, layers->sizes[layers->order[k]]);
      else
        n_bends++;
    }
  for (guint32 k = layers->starts[layer]; k < layers->starts[layer + 1]; k++)
    {
      guint32 node = layers->order[k];

      if (node >= layers->n_real)
        layers->sizes[node] = MIN (layers->sizes[node], MOST_BENT * height / n_bends);
      else if (layers->folds[layer] > 1)
        layers->sizes[node] = ROUNDED * highest / layers->folds[layer];
    }
}

double
entente_layer_folding_choose (EntenteLayers          *layers,
                              const EntenteComponent *component,
                              double                  layer_gap,
                              double                  column_gap,
                              double                  aspect,
                              double                  stretch)
{
  g_auto (Columns) columns = { 0 };
  double height;

  columns_init (&columns, layers, component, layer_gap, column_gap);
  columns.stretch = stretch;
  height = choose_height (&columns, aspect);
  for (guint32 l = 0; l < layers->n_layers; l++)
    {
      layers->folds[l] = count_folds (&columns, l, height);
      resize_nodes (layers, l, height);
    }

  return height;
}

double *
entente_layer_folding_find_x (const EntenteLayers    *layers,
                              const EntenteComponent *component,
                              double                  layer_gap,
                              double                  column_gap)
{
  g_auto (Columns) columns = { 0 };
  double *x = g_new (double, layers->n_real);
  double left = 0.0;

  columns_init (&columns, layers, component, layer_gap, column_gap);
  for (guint32 l = 0; l < layers->n_layers; l++)
    {
      double pitch = columns.widths[l] + column_gap;
      guint32 n_set = 0;

      for (guint32 k = layers->starts[l]; k < layers->starts[l + 1]; k++)
        {
          guint32 node = layers->order[k];

          if (node < layers->n_real)
            x[node] = left + n_set++ % layers->folds[l] * pitch + columns.widths[l] / 2.0;
        }
      left += layers->folds[l] * pitch - column_gap + layer_gap;
    }

  return x;
}
