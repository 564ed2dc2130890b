/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Who knows a map finds things where they were (Misue, Eades, Lai, Sugiyama 1995: Layout adjustment
 * and the mental map, DOI 10.1006/jvlc.1995.1010). So a layout that is good still is kept, and only
 * mended: by majorization of single boxes that have clearly less stress elsewhere, and more where they
 * are than in a layout made anew. So where nothing has changed nobody moves. */

#include "entente-keeping.h"

#include "entente-anchoring.h"
#include "entente-relaxing.h"
#include "entente-settling.h"

#include <math.h>
#include <string.h>

/* With fewer nodes of ten that have a place, there is little to keep. */
#define LEAST_TENTHS 6
/* Squares as wide as so many boxes show how dense boxes stand. */
#define SQUARE_BOXES 8.0
#define ROW_OF_SQUARES (G_GINT64_CONSTANT (1) << 32)
/* This part of what boxes take may be more than there is where they stand. */
#define MOST_EXCESS 0.4
#define N_PUSHES 30
#define N_SWEEPS 8
/* A box moves where this part of its stress goes: some hundredths, as stress is reckoned there. */
#define LEAST_GAIN 2e-3f
/* A node is mended that has more than this times the stress it has in a layout made anew. */
#define MOST_LEFT_STRESS 1.1
/* Who is mended is in the way of others, or no longer: some ten rounds until nobody moves. */
#define MOST_ROUNDS 60

/* Half of the gap to the next one is a box's own. */
static double
get_ground (const EntenteComponent *component,
            double                  gap,
            guint32                 node)
{
  return (component->widths[node] + gap) * (component->heights[node] + gap);
}

/* What boxes take of the ground, in squares of some boxes each. (transfer full): square: double */
static GHashTable *
count_taken (const EntenteComponent *component,
             double                  gap,
             double                  side)
{
  GHashTable *squares = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      gint64 key;
      double *taken;

      if (!component->placed[i])
        continue;
      key = entente_box_grid_get_cell (component->old_x[i], side) * ROW_OF_SQUARES
            + entente_box_grid_get_cell (component->old_y[i], side);
      taken = g_hash_table_lookup (squares, &key);
      if (taken == NULL)
        {
          taken = g_new0 (double, 1);
          g_hash_table_insert (squares, g_memdup2 (&key, sizeof key), taken);
        }
      *taken += get_ground (component, gap, i);
    }

  return squares;
}

/* Whether boxes take so much more than there is where they stand, that most would have to go elsewhere:
 * places by others, for points. */
static gboolean
is_crowded (const EntenteComponent *component,
            double                  gap)
{
  g_autoptr (GHashTable) squares = NULL;
  GHashTableIter iter;
  gpointer taken;
  double ground = 0.0;
  double excess = 0.0;
  double side;

  for (guint32 i = 0; i < component->n_nodes; i++)
    ground += get_ground (component, gap, i);
  side = SQUARE_BOXES * sqrt (ground / component->n_nodes);
  squares = count_taken (component, gap, side);
  g_hash_table_iter_init (&iter, squares);
  while (g_hash_table_iter_next (&iter, NULL, &taken))
    excess += MAX (*(double *) taken - side * side, 0.0);

  return excess > MOST_EXCESS * ground;
}

gboolean
entente_keeping_is_possible (const EntenteComponent *component,
                             double                  gap)
{
  guint32 n_placed = entente_component_count_placed (component);
  guint32 n_movable = 0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    n_movable += component->placed[i] && !component->fixed[i] ? 1 : 0;

  return n_movable > 0 && (guint64) n_placed * 10 >= (guint64) component->n_nodes * LEAST_TENTHS
         && !is_crowded (component, gap);
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
  component->n_fixed = entente_component_count_placed (component);
  done = entente_anchoring_place (component, hop, random, work);
  component->fixed = fixed;
  component->n_fixed = n_fixed;

  return done;
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
         && entente_settling_finish (&boxes, work);
}

/* Who is not clearly worse off than @anew says stays. Returns how many are. */
static guint32
mark_staying (const EntenteComponent *component,
              const double           *stresses,
              const double           *anew,
              guint8                 *stays)
{
  guint32 n_worse = 0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      stays[i] = component->fixed[i]
                 || stresses[i] <= MOST_LEFT_STRESS * anew[i] + ENTENTE_LEAST_STRESS;
      n_worse += stays[i] ? 0 : 1;
    }

  return n_worse;
}

/* FALSE where cancelled; @moved: (out): whether anybody has. */
static gboolean
relax (EntenteComponent   *component,
       const EntenteMarks *marks,
       const guint8       *stays,
       double              gap,
       gboolean           *moved,
       EntenteWork        *work)
{
  gsize size = sizeof (double) * component->n_nodes;
  g_autofree double *x = g_memdup2 (component->x, size);
  g_autofree double *y = g_memdup2 (component->y, size);
  EntenteBoxes boxes = {
    component->n_nodes, component->x, component->y, component->widths, component->heights, stays, gap,
  };

  if (!entente_relaxing_sweep (&boxes, marks, N_SWEEPS, LEAST_GAIN, work))
    return FALSE;
  *moved = memcmp (x, component->x, size) != 0 || memcmp (y, component->y, size) != 0;

  return TRUE;
}

gboolean
entente_keeping_mend (EntenteComponent    *component,
                      const EntenteJudges *judges,
                      const double        *anew,
                      double               gap,
                      double              *stress,
                      EntenteWork         *work)
{
  g_autofree guint8 *stays = g_new (guint8, component->n_nodes);
  g_autofree double *stresses = g_new (double, component->n_nodes);
  g_autoptr (EntenteMarks) marks = NULL;
  gboolean moved = component->n_nodes > 2;

  /* Until nobody moves: the next layout begins as a round does. */
  for (guint round = 0;; round++)
    {
      *stress = entente_judges_measure (judges, stresses);
      if (!moved || round == MOST_ROUNDS || entente_work_is_late (work)
          || mark_staying (component, stresses, anew, stays) == 0)
        return TRUE;
      if (marks == NULL)
        marks = entente_marks_new (component, work);
      if (marks == NULL || !relax (component, marks, stays, gap, &moved, work))
        return FALSE;
    }
}

double
entente_keeping_measure (const EntenteComponent *component,
                         EntenteWork            *work)
{
  g_autoptr (EntenteJudges) judges = entente_judges_new (component, work);

  return judges != NULL ? entente_judges_measure (judges, NULL) : -1.0;
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
