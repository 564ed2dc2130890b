/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* After Sugiyama, Tagawa, Toda 1981, DOI 10.1109/TSMC.1981.4308636, in their four steps: ties that
 * close a circle are turned round (entente-layer-sequence.c), nodes get layers (entente-layers.c),
 * an order in them (entente-layer-order.c) and places (entente-layer-places.c). Names are wide and
 * low, so layers are columns: lists one can read. */

#include "entente-layered.h"

#include "entente-layer-order.h"
#include "entente-layer-places.h"

/* The middles of the columns, each as wide as its widest box. */
static double *
find_columns (const EntenteLayers    *layers,
              const EntenteComponent *component,
              double                  tie_length)
{
  double *columns = g_new0 (double, layers->n_layers);
  double left = 0.0;

  for (guint32 i = 0; i < layers->n_real; i++)
    columns[layers->layers[i]] = MAX (columns[layers->layers[i]], component->widths[i]);
  for (guint32 l = 0; l < layers->n_layers; l++)
    {
      double width = columns[l];

      columns[l] = left + width / 2.0;
      left += width + tie_length;
    }

  return columns;
}

gboolean
entente_layered_place (EntenteComponent *component,
                       double            tie_length,
                       double            gap,
                       EntenteWork      *work)
{
  g_autoptr (EntenteLayers) layers = entente_layers_new (component, gap);
  g_autofree double *columns = NULL;
  g_autofree double *places = NULL;

  if (!entente_layer_order_reduce (layers, work))
    return FALSE;
  columns = find_columns (layers, component, tie_length);
  places = entente_layer_places_find (layers);
  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      component->x[i] = columns[layers->layers[i]];
      component->y[i] = places[i];
    }

  return TRUE;
}
