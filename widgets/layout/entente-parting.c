/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Boxes are parted by a growing tree (entente-tree-growing.c), which keeps the shape but swells it,
 * and then each goes back as far as the others let it (entente-relaxing.c). In small components each
 * box is first made as large as a share of a tie, so that names stand evenly, where this costs next
 * to nothing; otherwise by less, or not at all. */

#include "entente-parting.h"

#include "entente-keeping.h"
#include "entente-median.h"
#include "entente-relaxing.h"
#include "entente-tree-growing.h"

#include <math.h>
#include <string.h>

/* Shares of the median tie, tried one after the other; larger components take the last alone. */
static const double shares[] = { 0.36, 0.2, 0.0 };
#define MOST_EVENED 120
/* Of the stress before: more is no low cost. */
#define MOST_COST 1.02
/* A smaller gain is not worth a move: of a box's stress. */
#define LEAST_GAIN 2e-5f
/* Sweeps over all boxes: as many as may be moved together, and the bounds. */
#define RELAXING_BUDGET 80000u
#define LEAST_SWEEPS 3u
#define MOST_SWEEPS 40u

static double
find_tie (const EntenteComponent *component)
{
  const EntenteNetwork *network = component->network;
  g_autofree double *lengths = g_new (double, network->n_ties + 1);
  guint32 n = 0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          double dx = component->x[network->neighbors[k]] - component->x[i];
          double dy = component->y[network->neighbors[k]] - component->y[i];

          if (network->neighbors[k] > i)
            lengths[n++] = sqrt (dx * dx + dy * dy);
        }
    }

  return n > 0 ? entente_median_find (lengths, n) : 0.0;
}

static gboolean
relax (EntenteComponent *component,
       EntenteBoxes     *boxes,
       EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  guint n_sweeps = CLAMP (RELAXING_BUDGET / n, LEAST_SWEEPS, MOST_SWEEPS);
  g_autoptr (EntenteRelaxingRows) rows = NULL;

  if (n < 3)
    return TRUE;
  rows = entente_relaxing_rows_new (component->network, work);

  return rows != NULL && entente_relaxing_sweep (boxes, rows, n_sweeps, LEAST_GAIN, work);
}

/* With boxes no smaller than @least. */
static gboolean
part (EntenteComponent *component,
      double            least,
      double            gap,
      EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  g_autofree double *widths = g_new (double, n);
  g_autofree double *heights = g_new (double, n);
  EntenteBoxes boxes = { n, component->x, component->y, widths, heights, component->fixed, gap, 0.0 };

  for (guint32 i = 0; i < n; i++)
    {
      widths[i] = MAX (component->widths[i], least);
      heights[i] = MAX (component->heights[i], least);
      boxes.area += component->widths[i] * component->heights[i];
    }

  return entente_tree_growing_part (&boxes, work) && entente_settling_finish (&boxes, work)
         && relax (component, &boxes, work);
}

gboolean
entente_parting_clear (EntenteComponent *component,
                       double            gap,
                       EntenteWork      *work)
{
  gsize size = sizeof (double) * component->n_nodes;
  g_autofree double *x = g_memdup2 (component->x, size);
  g_autofree double *y = g_memdup2 (component->y, size);
  double tie = find_tie (component);
  double before = 0.0;

  if (component->n_nodes > MOST_EVENED || component->n_nodes < 3)
    return part (component, 0.0, gap, work);
  before = entente_keeping_measure (component, work);
  for (guint k = 0; k < G_N_ELEMENTS (shares); k++)
    {
      double after;

      memcpy (component->x, x, size);
      memcpy (component->y, y, size);
      if (before < 0.0 || !part (component, shares[k] * tie - gap, gap, work))
        return FALSE;
      after = entente_keeping_measure (component, work);
      if (after < 0.0)
        return FALSE;
      if (after <= before * MOST_COST)
        break;
    }

  return TRUE;
}
