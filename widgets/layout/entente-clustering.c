/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* First clusters part, by forces that reach far: Jacomy, Venturini, Heymann, Bastian 2014
 * (ForceAtlas2, DOI 10.1371/journal.pone.0098679): in the words of entente-forces.c, p = q = k = 1 and
 * b = 0. Then each node's neighbors come to be nearest to it, by forces that do not: Zhong, Xue, Zhang,
 * Zhang, Ban, Deussen, Wang 2023 (Force-directed graph layouts revisited: a new force based on the
 * t-distribution, DOI 10.1109/TVCG.2023.3326925): k = 2, b > 0. At last single nodes step aside where
 * their ties cross fewer others and their neighbors are nearest (entente-untangling.c).
 *
 * Each node goes a step of one length along its force, and steps shrink, as in Hu 2005 (Efficient,
 * high-quality force-directed graph drawing, The Mathematica Journal 10). Force models alone need
 * hundreds of sweeps and levels of coarser networks to unfold; here they start from a picture of
 * little stress. The first steps are as long as a tie and nothing holds the whole meanwhile: so what
 * stress has laid over itself, as it does with a torus, comes apart. Only then hops hold.
 *
 * How near neighbors come without any hold, at the end of the first phase, is what force models reach.
 * Where hops then keep a small network from as much, they hold less, step by step: there is no
 * telling ahead how hard they may, as networks of equal stress differ in it.
 *
 * A surface that is closed one way, as a cylinder is, stays flat in the start, and forces would ruffle it:
 * where far more neighbors are nearest in the start, this is kept (entente-neighborhood.c).
 *
 * O(sweeps × (nodes (log nodes + marks) + ties)). */

#include "entente-clustering.h"

#include "entente-cooling.h"
#include "entente-forces.h"
#include "entente-loosening.h"
#include "entente-neighborhood.h"
#include "entente-untangling.h"

#include <math.h>

#define LEAST_LENGTH 1e-9f
/* So many nodes and more have half of the sweeps. */
#define MANY_NODES 10000
/* Hops are measured to so many marks where there are more nodes. */
#define MOST_MARKS 600u
#define N_MARKS 160u
/* How many nodes tell for all how near neighbors are, and how many times as near these must be in the
 * start for it to be kept. */
#define N_ASKED 250u
#define MUCH_NEARER 1.25
/* How often hops may come to hold less, and how much less each time: the last is .4 of the first. Where
 * marks stand for all nodes, they hold but little from the start. */
#define N_LOOSER 4
#define LOOSER 0.8f
/* Of the time. */
#define MARKING_PART 0.05
#define LOOSENING_PART 0.05
/* Of what is left. */
#define PHASES_PART 0.85
#define COMPARING_PART 0.05
#define UNTANGLING_PART 0.1

typedef struct
{
  const EntenteForceLaw *law;
  guint n_sweeps;
  double first_step; /* hops */
  double last_step;
} Phase;

static const EntenteForceLaw far_law = { { 1.0f, 0.0f, 1e-6f }, FALSE, 0.0f, 0.0f };
static const EntenteForceLaw near_law = { { 0.0f, 1.0f, 0.1f }, TRUE, 2.0f, 1.15f };
static const Phase parting = { &far_law, 100, 1.0, 0.1 };
static const Phase nearing = { &near_law, 50, 0.25, 0.008 };
static const Phase loosening = { &near_law, 12, 0.1, 0.008 };

static void
find_step (EntenteForces *forces,
           guint32        node,
           float          step,
           float         *step_x,
           float         *step_y)
{
  float x;
  float y;
  float force;

  entente_forces_ask (forces, node, &x, &y);
  force = sqrtf (x * x + y * y) + LEAST_LENGTH;
  *step_x = x / force * step;
  *step_y = y / force * step;
}

/* @step_x, @step_y: (array length=n_nodes): room for the steps. */
static gboolean
sweep_once (EntenteForces *forces,
            double         step,
            float         *step_x,
            float         *step_y,
            EntenteWork   *work)
{
  const EntenteComponent *component = forces->component;
  guint32 n = component->n_nodes;

  entente_forces_begin (forces);
  for (guint32 i = 0; i < n; i++)
    {
      if (i % 512 == 0 && !entente_work_report (work, (double) i / n))
        return FALSE;
      find_step (forces, i, (float) step, &step_x[i], &step_y[i]);
    }
  for (guint32 i = 0; i < n; i++)
    {
      if (component->fixed[i])
        continue;
      forces->x[i] += step_x[i];
      forces->y[i] += step_y[i];
    }
  entente_forces_end (forces);
  entente_work_show (work, forces->x, forces->y, n);

  return TRUE;
}

static gboolean
run_phase (EntenteForces *forces,
           const Phase   *phase,
           EntenteWork   *work)
{
  guint32 n = forces->component->n_nodes;
  guint n_sweeps = n >= MANY_NODES ? phase->n_sweeps / 2 : phase->n_sweeps;
  double factor = entente_cooling_find_factor (phase->first_step, phase->last_step, n_sweeps);
  double step = phase->first_step;
  g_autofree float *step_x = g_new (float, n);
  g_autofree float *step_y = g_new (float, n);
  EntenteWork part = *work;

  if (!entente_forces_balance (forces, phase->law, work))
    return FALSE;
  for (guint k = 0; k < n_sweeps && !entente_work_is_late (work); k++)
    {
      entente_work_enter_part (&part, work, (double) k / n_sweeps, 1.0 / n_sweeps);
      if (!sweep_once (forces, step, step_x, step_y, &part))
        return FALSE;
      step *= factor;
    }
  work->told = part.told;

  return TRUE;
}

/* How near neighbors are now. Below 0 where cancelled. */
static double
measure_near (const EntenteForces *forces,
              EntenteWork         *work)
{
  return entente_neighborhood_measure (forces->component->network, forces->x, forces->y, MOST_MARKS,
                                       work);
}

/* Until neighbors are as near as @wanted. FALSE where cancelled. */
static gboolean
loosen_hold (EntenteForces *forces,
             double         wanted,
             EntenteWork   *work)
{
  EntenteWork part = *work;

  for (guint k = 0; k < N_LOOSER && !entente_work_is_late (work); k++)
    {
      double near;

      entente_work_enter_part (&part, work, (double) k / N_LOOSER, 0.1 / N_LOOSER);
      near = measure_near (forces, &part);
      if (near < 0.0)
        return FALSE;
      if (near >= wanted)
        break;
      forces->strain *= LOOSER;
      entente_work_enter_part (&part, work, (k + 0.1) / N_LOOSER, 0.9 / N_LOOSER);
      if (!run_phase (forces, &loosening, &part))
        return FALSE;
    }
  work->told = part.told;

  return TRUE;
}

static gboolean
run_phases (EntenteForces *forces,
            EntenteWork   *work)
{
  gboolean is_small = forces->n_marks == forces->component->n_nodes;
  double near = 0.0;
  EntenteWork part = *work;

  entente_work_enter_part (&part, work, 0.0, 0.5);
  if (!run_phase (forces, &parting, &part))
    return FALSE;
  if (is_small)
    near = measure_near (forces, &part);
  entente_work_enter_part (&part, work, 0.5, 0.3);
  if (near < 0.0 || !run_phase (forces, &nearing, &part))
    return FALSE;
  entente_work_enter_part (&part, work, 0.8, 0.2);
  if (is_small && !loosen_hold (forces, near, &part))
    return FALSE;
  work->told = part.told;

  return TRUE;
}

/* @x, @y: (array length=n_nodes): the start. @stays: (out): whether it shall. FALSE where cancelled. */
static gboolean
choose (EntenteForces *forces,
        const float   *x,
        const float   *y,
        gboolean      *stays,
        EntenteWork   *work)
{
  const EntenteNetwork *network = forces->component->network;
  double before;
  double after;
  EntenteWork part = *work;

  entente_work_enter_part (&part, work, 0.0, 0.5);
  before = entente_neighborhood_measure (network, x, y, N_ASKED, &part);
  entente_work_enter_part (&part, work, 0.5, 0.5);
  after = entente_neighborhood_measure (network, forces->x, forces->y, N_ASKED, &part);
  work->told = part.told;
  *stays = before > MUCH_NEARER * after;

  return before >= 0.0 && after >= 0.0;
}

/* The component takes the places that forces lead to, unless it should keep its own. */
static gboolean
move_nodes (EntenteComponent *component,
            EntenteForces    *forces,
            double            hop,
            EntenteRandom    *random,
            EntenteWork      *work)
{
  gsize size = sizeof (float) * component->n_nodes;
  g_autofree float *x = g_memdup2 (forces->x, size);
  g_autofree float *y = g_memdup2 (forces->y, size);
  EntenteWork part = *work;
  gboolean stays;

  entente_work_enter_part (&part, work, 0.0, PHASES_PART);
  if (!run_phases (forces, &part))
    return FALSE;
  entente_work_enter_part (&part, work, PHASES_PART, COMPARING_PART);
  if (!choose (forces, x, y, &stays, &part))
    return FALSE;
  entente_work_enter_part (&part, work, 1.0 - UNTANGLING_PART, UNTANGLING_PART);
  if (!stays && !entente_untangling_sweep (forces, random, &part))
    return FALSE;
  if (!stays)
    entente_forces_hand_back (forces, component, hop);
  work->told = part.told;

  return TRUE;
}

gboolean
entente_clustering_sweep (EntenteComponent *component,
                          double            hop,
                          EntenteRandom    *random,
                          EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  EntenteWork part = *work;
  g_autoptr (EntenteMarks) marks = NULL;
  g_auto (EntenteForces) forces = { 0 };

  entente_work_enter_part (&part, work, 0.0, MARKING_PART);
  marks = entente_marks_new_some (component, n <= MOST_MARKS ? n : N_MARKS, &part);
  if (marks == NULL)
    return FALSE;
  entente_forces_init (&forces, component, marks, hop);
  g_clear_pointer (&marks, entente_marks_free);
  entente_work_enter_part (&part, work, MARKING_PART, 1.0 - MARKING_PART - LOOSENING_PART);
  if (!move_nodes (component, &forces, hop, random, &part))
    return FALSE;
  entente_work_enter_part (&part, work, 1.0 - LOOSENING_PART, LOOSENING_PART);
  if (component->n_fixed == 0
      && !entente_loosening_sweep (component->x, component->y, n, hop, random, &part))
    return FALSE;
  work->told = part.told;

  return TRUE;
}
