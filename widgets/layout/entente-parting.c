/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* In large components boxes are parted by a growing tree (entente-tree-growing.c), which keeps the
 * shape but swells it. In small ones they are first spread evenly at next to no cost
 * (entente-evening.c), so that few are left to part, each to a place near by. Then each goes back as
 * far as the others let it (entente-relaxing.c). */

#include "entente-parting.h"

#include "entente-evening.h"
#include "entente-keeping.h"
#include "entente-median.h"
#include "entente-relaxing.h"
#include "entente-tree-growing.h"

#include <math.h>
#include <string.h>

/* Up to here boxes are spread evenly: what is left of larger ones is more than places near by. */
#define MOST_EVENED 600
/* Sweeps that spread: as many boxes as may be moved together, and the bounds. */
#define EVENING_BUDGET 18000u
#define LEAST_EVENINGS 40u
#define MOST_EVENINGS 60u
#define N_PUSHES 12
#define MOST_COST 1.1 /* of the stress before */
#define MOST_COST_WRITTEN 1.6 /* where what is written on ties needs different lengths of them */
/* The wished distance of middles: of the median tie, but no more than a part of the spacing that all
 * would have in the frame. */
#define DISTANCE_OF_TIE 0.33
#define DISTANCE_OF_SPACING 0.7
/* A little less is held than was wished: it leaves room to move. */
#define HELD_DISTANCE 0.98
/* A smaller gain is not worth a move: of a box's stress. */
#define LEAST_GAIN 2e-5f
/* Sweeps over all boxes: as many as may be moved together, and the bounds. */
#define RELAXING_BUDGET 110000u
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

static double
find_distance (const EntenteComponent *component)
{
  double left;
  double top;
  double right;
  double bottom;

  entente_component_get_bounds (component, &left, &top, &right, &bottom);

  return MIN (DISTANCE_OF_TIE * find_tie (component),
              DISTANCE_OF_SPACING
                * sqrt ((right - left) * (bottom - top) / component->n_nodes));
}

static gboolean
grow (EntenteBoxes *boxes,
      EntenteWork  *work)
{
  return entente_tree_growing_part (boxes, work) && entente_settling_finish (boxes, work);
}

static gboolean
spread (EntenteComponent   *component,
        EntenteBoxes       *boxes,
        const EntenteMarks *marks,
        EntenteWork        *work)
{
  guint n_sweeps = CLAMP (EVENING_BUDGET / component->n_nodes, LEAST_EVENINGS, MOST_EVENINGS);

  boxes->distance = find_distance (component);
  if (!entente_evening_sweep (boxes, marks, n_sweeps, work)
      || !entente_settling_push (boxes, N_PUSHES, work) || !entente_settling_finish (boxes, work))
    return FALSE;
  boxes->distance = HELD_DISTANCE * find_distance (component);

  return TRUE;
}

/* Lines and rings are bent by what steps aside: where spreading costs much, the tree grows. */
static gboolean
spread_or_grow (EntenteComponent   *component,
                EntenteBoxes       *boxes,
                const EntenteMarks *marks,
                EntenteWork        *work)
{
  gsize size = sizeof (double) * component->n_nodes;
  g_autofree double *x = g_memdup2 (component->x, size);
  g_autofree double *y = g_memdup2 (component->y, size);
  double most = component->rooms != NULL ? MOST_COST_WRITTEN : MOST_COST;
  double before = entente_keeping_measure (component, work);
  double after;

  if (before < 0.0 || !spread (component, boxes, marks, work))
    return FALSE;
  after = entente_keeping_measure (component, work);
  if (after < 0.0)
    return FALSE;
  if (after <= most * before)
    return TRUE;
  memcpy (component->x, x, size);
  memcpy (component->y, y, size);
  boxes->distance = 0.0;

  return grow (boxes, work);
}

gboolean
entente_parting_clear (EntenteComponent *component,
                       double            gap,
                       EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  guint n_sweeps = CLAMP (RELAXING_BUDGET / n, LEAST_SWEEPS, MOST_SWEEPS);
  g_autoptr (EntenteMarks) marks = NULL;
  EntenteBoxes boxes = {
    n, component->x, component->y, component->widths, component->heights, component->fixed, gap, 0.0,
  };

  if (n < 3)
    return grow (&boxes, work);
  marks = entente_marks_new (component, work);
  if (marks == NULL)
    return FALSE;
  if (n <= MOST_EVENED ? !spread_or_grow (component, &boxes, marks, work) : !grow (&boxes, work))
    return FALSE;

  return entente_relaxing_sweep (&boxes, marks, n_sweeps, LEAST_GAIN, work);
}
