/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* After Sugiyama, Tagawa, Toda 1981, DOI 10.1109/TSMC.1981.4308636, in their four steps: ties that
 * close a circle are turned round (entente-layer-sequence.c), nodes get layers (entente-layers.c),
 * an order in them (entente-layer-order.c) and places (entente-layer-places.c; crowded layers by
 * several columns: entente-layer-folding.c). Names are wide and low, so layers are columns: lists one
 * can read. */

#include "entente-layered.h"

#include "entente-layer-folding.h"
#include "entente-layer-order.h"
#include "entente-layer-places.h"

#include <math.h>
#include <string.h>

/* Between two columns of one layer, in gaps between boxes. */
#define COLUMN_GAPS 1.5
/* Foldings, each by the height that the one before had; and when the next would be alike. */
#define N_FOLDINGS 3
#define ALIKE 1.2

static double
measure_height (const double *places,
                guint32       n)
{
  double low = INFINITY;
  double high = -INFINITY;

  for (guint32 i = 0; i < n; i++)
    {
      low = MIN (low, places[i]);
      high = MAX (high, places[i]);
    }

  return high - low;
}

/* Straight ties make layers higher than piles of boxes are; how much, places tell. (transfer full):
 * places along y; NULL where cancelled */
static double *
find_places (EntenteLayers          *layers,
             const EntenteComponent *component,
             double                  tie_length,
             double                  gap,
             double                  aspect,
             EntenteWork            *work)
{
  double *places = NULL;
  double stretch = 1.0;

  for (guint k = 0; k < N_FOLDINGS; k++)
    {
      double last = stretch;
      double pile;

      g_free (places);
      entente_layers_size (layers, component, gap);
      pile = entente_layer_folding_choose (layers, component, tie_length, COLUMN_GAPS * gap, aspect,
                                           stretch);
      places = entente_layer_places_find (layers, work);
      if (places == NULL)
        return NULL;
      stretch = MAX (measure_height (places, layers->n_real) / pile, 1.0);
      if (stretch <= ALIKE * last)
        break;
    }

  return places;
}

gboolean
entente_layered_place (EntenteComponent *component,
                       double            tie_length,
                       double            gap,
                       double            aspect,
                       EntenteWork      *work)
{
  g_autoptr (EntenteLayers) layers = entente_layers_new (component, gap);
  const EntenteWork whole = *work;
  g_autofree double *x = NULL;
  g_autofree double *y = NULL;

  entente_work_enter_part (work, &whole, 0.0, 0.6);
  if (!entente_layer_order_reduce (layers, work))
    return FALSE;
  entente_work_enter_part (work, &whole, 0.6, 0.4);
  y = find_places (layers, component, tie_length, gap, aspect, work);
  if (y == NULL)
    return FALSE;
  x = entente_layer_folding_find_x (layers, component, tie_length, COLUMN_GAPS * gap);
  memcpy (component->x, x, sizeof (double) * component->n_nodes);
  memcpy (component->y, y, sizeof (double) * component->n_nodes);

  return TRUE;
}
