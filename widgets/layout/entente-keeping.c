/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Who knows a map finds things where they were (Misue, Eades, Lai, Sugiyama 1995: Layout adjustment
 * and the mental map, DOI 10.1006/jvlc.1995.1010). So a layout that is good still is kept, and only
 * mended: by majorization of single boxes that have clearly less stress elsewhere. Whether it is good
 * still is told by its stress beside that of a layout made anew. */

#include "entente-keeping.h"

#include "entente-anchoring.h"
#include "entente-hop-rows.h"
#include "entente-relaxing.h"
#include "entente-settling.h"

#include <math.h>
#include <string.h>

/* With fewer nodes of ten that have a place, there is little to keep. */
#define LEAST_TENTHS 6
#define N_PUSHES 30
#define N_SWEEPS 8
/* A box moves where this part of its stress goes: some hundredths, as stress is reckoned there. */
#define LEAST_GAIN 2e-3f
/* Nodes from which stress is measured: the last ones, which are any (see EntenteComponent), and other
 * ones than the marks of large networks (entente-pulling.c), which all have been pleased already. */
#define N_JUDGES 64u

gboolean
entente_keeping_is_possible (const EntenteComponent *component)
{
  guint32 n_placed = 0;
  guint32 n_movable = 0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      n_placed += component->placed[i] ? 1 : 0;
      n_movable += component->placed[i] && !component->fixed[i] ? 1 : 0;
    }

  return n_movable > 0 && (guint64) n_placed * 10 >= (guint64) component->n_nodes * LEAST_TENTHS;
}

/* New nodes, while all others stay. */
static gboolean
add_new (EntenteComponent *component,
         double            hop,
         EntenteRandom    *random,
         EntenteWork      *work)
{
  guint8 *fixed = component->fixed;
  guint32 n_fixed = component->n_fixed;
  gboolean done;

  component->fixed = component->placed;
  component->n_fixed = 0;
  for (guint32 i = 0; i < component->n_nodes; i++)
    component->n_fixed += component->placed[i] ? 1 : 0;
  done = entente_anchoring_place (component, hop, random, work);
  component->fixed = fixed;
  component->n_fixed = n_fixed;

  return done;
}

static gboolean
mend (EntenteComponent *component,
      EntenteBoxes     *boxes,
      EntenteWork      *work)
{
  g_autoptr (EntenteMarks) marks = NULL;

  if (component->n_nodes < 3)
    return TRUE;
  marks = entente_marks_new (component, work);

  return marks != NULL && entente_relaxing_sweep (boxes, marks, N_SWEEPS, LEAST_GAIN, work);
}

gboolean
entente_keeping_restore (EntenteComponent *component,
                         double            hop,
                         double            gap,
                         EntenteRandom    *random,
                         EntenteWork      *work)
{
  EntenteBoxes boxes = {
    component->n_nodes, component->x,     component->y, component->widths,
    component->heights, component->fixed, gap,
  };

  memcpy (component->x, component->old_x, sizeof (double) * component->n_nodes);
  memcpy (component->y, component->old_y, sizeof (double) * component->n_nodes);

  return add_new (component, hop, random, work) && entente_settling_push (&boxes, N_PUSHES, work)
         && entente_settling_finish (&boxes, work) && mend (component, &boxes, work);
}

double
entente_keeping_measure (const EntenteComponent *component,
                         EntenteWork            *work)
{
  guint32 n = component->n_nodes;
  guint32 n_judges = MIN (n, N_JUDGES);
  g_autofree guint32 *judges = g_new (guint32, n_judges);
  g_autofree guint16 *rows = g_new (guint16, (gsize) n_judges * n);
  double sum = 0.0;
  double squares = 0.0;
  double n_pairs = 0.0;

  for (guint32 k = 0; k < n_judges; k++)
    judges[k] = n - n_judges + k;
  if (!entente_hop_rows_measure (component->network, judges, n_judges, rows, work))
    return -1.0;
  for (guint32 k = 0; k < n_judges; k++)
    {
      const guint16 *row = rows + (gsize) k * n;

      for (guint32 i = 0; i < n; i++)
        {
          double dx = component->x[i] - component->x[judges[k]];
          double dy = component->y[i] - component->y[judges[k]];
          double ratio;

          if (row[i] == 0)
            continue;
          ratio = sqrt (dx * dx + dy * dy) / row[i];
          sum += ratio;
          squares += ratio * ratio;
          n_pairs += 1.0;
        }
    }

  /* Rounding must not bring what is perfect below nothing, which would say that it was cancelled. */
  return squares > 0.0 ? MAX (1.0 - sum * sum / (n_pairs * squares), 0.0) : 0.0;
}

/* The sum over placed nodes of how they and their old places lie to the same side. */
static double
compare_sides (const EntenteComponent *component,
               const double           *places,
               const double           *old)
{
  double middle = 0.0;
  double old_middle = 0.0;
  double sum = 0.0;
  guint32 n_placed = 0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      if (!component->placed[i])
        continue;
      middle += places[i];
      old_middle += old[i];
      n_placed++;
    }
  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      if (component->placed[i])
        sum += (places[i] - middle / n_placed) * (old[i] - old_middle / n_placed);
    }

  return sum;
}

void
entente_keeping_mirror (EntenteComponent *component)
{
  gboolean turn_x = compare_sides (component, component->x, component->old_x) < 0.0;
  gboolean turn_y = compare_sides (component, component->y, component->old_y) < 0.0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      component->x[i] = turn_x ? -component->x[i] : component->x[i];
      component->y[i] = turn_y ? -component->y[i] : component->y[i];
    }
}
