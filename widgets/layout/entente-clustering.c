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
 * How near neighbors come without any hold, and how few ties cross, at the end of the first phase,
 * is what force models reach: a small network is to keep as much of both. How hard hops may hold
 * for that, nothing tells ahead, as networks of equal stress differ in it. So they hold little at first
 * and then harder, step by step, as long as what single nodes gain at last makes up for the loss;
 * or less where there is none to give away. The way goes from loose to tight, as a picture that was
 * held hard and is let go has more crossings than one that never was. Where single nodes gained too
 * little, hops hold less once more, and nodes step aside again.
 *
 * A surface that is closed one way, as a cylinder is, stays flat in the start, and forces would ruffle it:
 * where far more neighbors are nearest in the start, this is kept (entente-neighborhood.c).
 *
 * O(sweeps × (nodes (log nodes + marks) + ties)), and what single nodes take. */

#include "entente-clustering.h"

#include "entente-cooling.h"
#include "entente-crossings.h"
#include "entente-forces.h"
#include "entente-loosening.h"
#include "entente-neighborhood.h"
#include "entente-untangling.h"

#include <math.h>
#include <string.h>

#define LEAST_LENGTH 1e-9f
/* So many nodes and more have a part of the sweeps. */
#define MANY_NODES 10000
#define MANY_PART 0.7
/* Hops are measured to so many marks where there are more nodes. */
#define MOST_MARKS 600u
#define N_MARKS 160u
/* How many nodes tell for all how near neighbors are, and how many times as near these must be in the
 * start for it to be kept. */
#define N_ASKED 250u
#define MUCH_NEARER 1.25
/* Where marks are all nodes: what hops hold by at first, how much harder or less each time, and how
 * often at most. Where marks stand for all nodes, they hold but little, and stay so. */
#define FIRST_HOLD 0.5f
#define HARDER 1.6f
#define LOOSER 0.7f
#define N_HOLDS 4
/* What is to be left of nearness, and how much may cross: before single nodes step aside, by which
 * neighbors come nearer by a quarter and a tenth of the crossings goes; and after it. */
#define NEAR_BEFORE 0.8
#define CROSSED_BEFORE 1.1
#define NEAR_AFTER 1.0
#define CROSSED_AFTER 0.96
/* Crossings a tie: so few more are none. */
#define FEW_CROSSED 0.02
/* Ties that one is held against where crossings are measured. */
#define MOST_MET 150u
/* Of single nodes, at first and again; and how often that is. */
#define N_STEPPING 5
#define N_STEPPING_AGAIN 3
#define N_AGAIN 3
/* Of the time. */
#define MARKING_PART 0.05
#define LOOSENING_PART 0.05
/* Of what is left. */
#define PHASES_PART 0.75
#define COMPARING_PART 0.05
#define STEPPING_PART 0.2

typedef struct
{
  const EntenteForceLaw *law;
  guint n_sweeps;
  double first_step; /* hops */
  double last_step;
} Phase;

/* What force models reach and stress does not. */
typedef struct
{
  double near;    /* how far neighbors are nearest, 0 … 1 */
  double crossed; /* crossings a tie */
} Reading;

typedef struct
{
  EntenteForces *forces;
  EntenteRandom *random;
  EntenteRandom sampling; /* as it is before each sample */
  gboolean is_small;      /* marks are all nodes */
  Reading wanted;         /* where it is */
} Clustering;

static const EntenteForceLaw far_law = { { 1.0f, 0.0f, 1e-6f }, FALSE, 0.0f, 0.0f };
static const EntenteForceLaw near_law = { { 0.0f, 1.0f, 0.1f }, TRUE, 2.0f, 1.15f };
static const Phase parting = { &far_law, 70, 1.0, 0.1 };
static const Phase nearing = { &near_law, 30, 0.25, 0.008 };
static const Phase settling = { &near_law, 12, 0.08, 0.008 };

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
  guint n_sweeps = (guint) (n >= MANY_NODES ? MANY_PART * phase->n_sweeps : phase->n_sweeps);
  double factor = entente_cooling_find_factor (phase->first_step, phase->last_step, n_sweeps);
  double step = phase->first_step;
  g_autofree float *step_x = g_new (float, n);
  g_autofree float *step_y = g_new (float, n);
  EntenteWork part = *work;

  if (!entente_forces_balance (forces, phase->law, &part))
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

/* The picture as it stands. FALSE where cancelled. */
static gboolean
read_picture (const Clustering *self,
              Reading          *reading,
              EntenteWork      *work)
{
  const EntenteForces *forces = self->forces;
  const EntenteNetwork *network = forces->component->network;
  g_auto (EntenteCrossings) crossings = { 0 };
  /* The same sample each time: readings are held against each other. */
  EntenteRandom random = self->sampling;
  EntenteWork part = *work;

  entente_work_enter_part (&part, work, 0.0, 0.5);
  reading->near
      = entente_neighborhood_measure (network, forces->x, forces->y, N_ASKED, &part);
  if (reading->near < 0.0)
    return FALSE;
  entente_crossings_init (&crossings, network, forces->x, forces->y, MOST_MET, &random);
  entente_work_enter_part (&part, work, 0.5, 0.5);
  reading->crossed = entente_crossings_count_all (&crossings, &part) / MAX (crossings.n_ties, 1);
  work->told = part.told;

  return reading->crossed >= 0.0;
}

/* @reaches: (out): whether so much of what is wanted is there. FALSE where cancelled. */
static gboolean
find_whether_reaches (const Clustering *self,
                      double            near_part,
                      double            crossed_part,
                      gboolean         *reaches,
                      EntenteWork      *work)
{
  Reading reading;

  if (!read_picture (self, &reading, work))
    return FALSE;
  *reaches = reading.near >= near_part * self->wanted.near
             && reading.crossed <= crossed_part * self->wanted.crossed + FEW_CROSSED;

  return TRUE;
}

/* Back to the last hold that was not too hard. FALSE where cancelled. */
static gboolean
take_back (EntenteForces *forces,
           const float   *x,
           const float   *y,
           EntenteWork   *work)
{
  gsize size = sizeof (float) * forces->component->n_nodes;

  memcpy (forces->x, x, size);
  memcpy (forces->y, y, size);
  forces->strain /= HARDER;

  return entente_forces_balance (forces, settling.law, work);
}

/* As hard as they may. FALSE where cancelled. */
static gboolean
find_hold (Clustering  *self,
           EntenteWork *work)
{
  EntenteForces *forces = self->forces;
  gsize size = sizeof (float) * forces->component->n_nodes;
  g_autofree float *x = g_memdup2 (forces->x, size);
  g_autofree float *y = g_memdup2 (forces->y, size);
  gboolean tightens = FALSE;
  EntenteWork part = *work;

  for (guint k = 0; k < N_HOLDS && !entente_work_is_late (work); k++)
    {
      gboolean reaches;

      entente_work_enter_part (&part, work, (double) k / N_HOLDS, 0.1 / N_HOLDS);
      if (!find_whether_reaches (self, NEAR_BEFORE, CROSSED_BEFORE, &reaches, &part))
        return FALSE;
      tightens = k == 0 ? reaches : tightens;
      if (tightens && !reaches)
        {
          if (!take_back (forces, x, y, &part))
            return FALSE;
          break;
        }
      if (!tightens && reaches)
        break;
      memcpy (x, forces->x, size);
      memcpy (y, forces->y, size);
      forces->strain *= tightens ? HARDER : LOOSER;
      entente_work_enter_part (&part, work, (k + 0.1) / N_HOLDS, 0.9 / N_HOLDS);
      if (!run_phase (forces, &settling, &part))
        return FALSE;
    }
  work->told = part.told;

  return TRUE;
}

static gboolean
run_phases (Clustering  *self,
            EntenteWork *work)
{
  EntenteForces *forces = self->forces;
  EntenteWork part = *work;

  entente_work_enter_part (&part, work, 0.0, 0.5);
  if (!run_phase (forces, &parting, &part))
    return FALSE;
  entente_work_enter_part (&part, work, 0.5, 0.05);
  if (self->is_small && !read_picture (self, &self->wanted, &part))
    return FALSE;
  forces->strain *= self->is_small ? FIRST_HOLD : 1.0f;
  entente_work_enter_part (&part, work, 0.55, 0.2);
  if (!run_phase (forces, &nearing, &part))
    return FALSE;
  entente_work_enter_part (&part, work, 0.75, 0.25);
  if (self->is_small && !find_hold (self, &part))
    return FALSE;
  work->told = part.told;

  return TRUE;
}

/* Single nodes step aside, until all is there that is wanted, or often enough. FALSE where
 * cancelled. */
static gboolean
step_aside (Clustering  *self,
            EntenteWork *work)
{
  guint n_times = self->is_small ? N_AGAIN + 1 : 1;
  EntenteWork part = *work;

  for (guint k = 0; k < n_times && (k == 0 || !entente_work_is_late (work)); k++)
    {
      gboolean reaches;

      entente_work_enter_part (&part, work, (double) k / n_times, 0.5 / n_times);
      if (!entente_untangling_sweep (self->forces, k == 0 ? N_STEPPING : N_STEPPING_AGAIN,
                                     self->random, &part))
        return FALSE;
      if (k + 1 == n_times)
        break;
      entente_work_enter_part (&part, work, (k + 0.5) / n_times, 0.1 / n_times);
      if (!find_whether_reaches (self, NEAR_AFTER, CROSSED_AFTER, &reaches, &part))
        return FALSE;
      if (reaches)
        break;
      self->forces->strain *= LOOSER;
      entente_work_enter_part (&part, work, (k + 0.6) / n_times, 0.4 / n_times);
      if (!run_phase (self->forces, &settling, &part))
        return FALSE;
    }
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
            Clustering       *self,
            double            hop,
            EntenteWork      *work)
{
  EntenteForces *forces = self->forces;
  gsize size = sizeof (float) * component->n_nodes;
  g_autofree float *x = g_memdup2 (forces->x, size);
  g_autofree float *y = g_memdup2 (forces->y, size);
  EntenteWork part = *work;
  gboolean stays;

  entente_work_enter_part (&part, work, 0.0, PHASES_PART);
  if (!run_phases (self, &part))
    return FALSE;
  entente_work_enter_part (&part, work, PHASES_PART, COMPARING_PART);
  if (!choose (forces, x, y, &stays, &part))
    return FALSE;
  entente_work_enter_part (&part, work, 1.0 - STEPPING_PART, STEPPING_PART);
  if (!stays && !step_aside (self, &part))
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
  Clustering self = { &forces, random, *random, n <= MOST_MARKS, { 0.0, 0.0 } };

  entente_work_enter_part (&part, work, 0.0, MARKING_PART);
  marks = entente_marks_new_some (component, n <= MOST_MARKS ? n : N_MARKS, &part);
  if (marks == NULL)
    return FALSE;
  entente_forces_init (&forces, component, marks, hop);
  g_clear_pointer (&marks, entente_marks_free);
  entente_work_enter_part (&part, work, MARKING_PART, 1.0 - MARKING_PART - LOOSENING_PART);
  if (!move_nodes (component, &self, hop, &part))
    return FALSE;
  entente_work_enter_part (&part, work, 1.0 - LOOSENING_PART, LOOSENING_PART);
  if (component->n_fixed == 0
      && !entente_loosening_sweep (component->x, component->y, n, hop, random, &part))
    return FALSE;
  work->told = part.told;

  return TRUE;
}
