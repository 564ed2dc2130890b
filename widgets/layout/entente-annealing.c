/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Wang, Wang, Sun, Zhu, Lu, Fu, Sedlmair, Deussen, Chen 2018: Revisiting stress majorization as a
 * unified framework for interactive constrained graph visualization (DOI 10.1109/TVCG.2017.2745919)
 * take what keeps nodes apart as more distances among all others. Zheng, Pawar, Goodman 2018 (DOI
 * 10.1109/TVCG.2018.2859997), §4, satisfy such constraints by whole steps between the steps of their
 * descent, which do not heed them.
 *
 * So here: in each sweep all pairs i, j meet once (entente-tournament.c) and go
 *
 *   min (η d_ij⁻², 1) (L d_ij − |x_i − x_j|)
 *
 * towards their distance, where d are hops and L the map units a hop has. Then whoever is too near is
 * pushed apart in some rounds, which part whom one sweep brought together, but carry nobody far. η shrinks by one factor from sweep to sweep. At first stress is free to carry boxes
 * through each other; at last it only leans on them where they have no more room to give. Majorizing
 * with harder and harder pushes (entente-evening.c) leaves boxes on the side of each other where
 * they were.
 *
 * L is by least squares, and the picture as large as it may be after each sweep. The wished distance
 * goes with the median tie, which shrinks as boxes spread. */

#include "entente-annealing.h"

#include "entente-cooling.h"
#include "entente-nearness.h"
#include "entente-tournament.h"

#include <math.h>

/* More of them gain a hundredth of the distance in the smallest networks, and nothing in others. */
#define N_SWEEPS 30
/* η, of what the steps of all pairs together would take a box all its way with: W⁻¹, where W is
 * Σ_j d_ij⁻² for the mean box. Above the first, little is left of the start; below the last, boxes
 * are only pushed about. */
#define FIRST_STEP 6.0
#define LAST_STEP 0.1
/* Rounds of pushing after one sweep: two leave overlaps to the end, more cost stress. */
#define N_PUSHES 4
/* Of the picture's size, in one sweep. */
#define MOST_SHRINKING 0.95
#define MOST_GROWTH 1.05
/* Sweeps for which one median tie is good. */
#define N_SAME_TIE 4
/* Boxes by which L and W are measured: the first ones, which are any. */
#define N_MEASURED 20
#define LEAST_LENGTH 1e-6 /* map units */
#define STREAM 7

typedef struct
{
  EntenteBoxes *boxes;
  const EntenteMarks *marks;
  EntenteTournament tournament;
  EntenteNearness *nearness;
  double hop;     /* L */
  double weight;  /* W */
  double spacing; /* hops: the distance where ties do not bound it */
  double of_tie;
} Annealing;

static void
annealing_clear (Annealing *self)
{
  entente_tournament_clear (&self->tournament);
  g_clear_pointer (&self->nearness, entente_nearness_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Annealing, annealing_clear)

/* L minimizes Σ (|x_i − x_j| / (L d_ij) − 1)². */
static void
measure (Annealing *self)
{
  const EntenteBoxes *boxes = self->boxes;
  guint32 n = boxes->n_boxes;
  guint32 n_measured = MIN (n, N_MEASURED);
  double length = 0.0;
  double square = 0.0;
  double weight = 0.0;

  for (guint32 i = 0; i < n_measured; i++)
    {
      const guint16 *hops = self->marks->hops + (gsize) i * n;

      for (guint32 j = 0; j < n; j++)
        {
          double dx = boxes->x[j] - boxes->x[i];
          double dy = boxes->y[j] - boxes->y[i];
          double inverse = hops[j] > 0 ? 1.0 / hops[j] : 0.0;
          double part = sqrt (dx * dx + dy * dy) * inverse;

          length += part;
          square += part * part;
          weight += inverse * inverse;
        }
    }
  self->hop = length > 0.0 ? square / length : 1.0;
  self->weight = weight / n_measured;
}

/* All pairs, in hops. FALSE where cancelled. */
static gboolean
pull (Annealing     *self,
      EntenteRandom *random,
      double         eta,
      EntenteWork   *work)
{
  EntenteBoxes *boxes = self->boxes;
  EntenteTournament *tournament = &self->tournament;

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      tournament->x[i] = (float) (boxes->x[i] / self->hop);
      tournament->y[i] = (float) (boxes->y[i] / self->hop);
    }
  if (!entente_tournament_play (tournament, random, (float) eta, work))
    return FALSE;
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      boxes->x[i] = (double) tournament->x[i] * self->hop;
      boxes->y[i] = (double) tournament->y[i] * self->hop;
    }

  return TRUE;
}

/* Two boxes half the way each to the wished distance, and half the way until they are clear of each other
 * along the axis on which they have less to go. */
static void
push_pair (EntenteBoxes *boxes,
           guint32       a,
           guint32       b)
{
  double dx = boxes->x[b] - boxes->x[a];
  double dy = boxes->y[b] - boxes->y[a];
  double deep_x = (boxes->widths[a] + boxes->widths[b]) / 2.0 + boxes->gap - fabs (dx);
  double deep_y = (boxes->heights[a] + boxes->heights[b]) / 2.0 + boxes->gap - fabs (dy);
  double length = sqrt (dx * dx + dy * dy);
  double part = length < boxes->distance && length > LEAST_LENGTH
                    ? (boxes->distance - length) / length
                    : 0.0;
  double way_x = part * dx;
  double way_y = part * dy;

  if (deep_x > 0.0 && deep_y > 0.0 && deep_x < deep_y)
    way_x += dx < 0.0 ? -deep_x : deep_x;
  else if (deep_x > 0.0 && deep_y > 0.0)
    way_y += dy < 0.0 ? -deep_y : deep_y;
  boxes->x[a] -= way_x / 2.0;
  boxes->y[a] -= way_y / 2.0;
  boxes->x[b] += way_x / 2.0;
  boxes->y[b] += way_y / 2.0;
}

static void
push (Annealing *self)
{
  const EntenteNearness *nearness = self->nearness;

  for (guint32 i = 0; i < self->boxes->n_boxes; i++)
    {
      for (guint32 k = nearness->starts[i]; k < nearness->starts[i + 1]; k++)
        {
          if (nearness->others[k] > i)
            push_pair (self->boxes, i, nearness->others[k]);
        }
    }
}

/* The whole picture by one factor: who is near stays so. */
static void
fit (Annealing *self)
{
  EntenteBoxes *boxes = self->boxes;
  double factor
      = entente_marks_find_stretch (self->marks, boxes, MOST_SHRINKING, MOST_GROWTH);

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      boxes->x[i] *= factor;
      boxes->y[i] *= factor;
      self->nearness->x[i] *= factor;
      self->nearness->y[i] *= factor;
    }
  measure (self);
}

static gboolean
sweep_once (Annealing     *self,
            EntenteRandom *random,
            double         eta,
            EntenteWork   *work)
{
  if (!pull (self, random, eta, work)
      || !entente_nearness_renew (&self->nearness, self->boxes, work))
    return FALSE;
  for (guint k = 0; k < N_PUSHES; k++)
    push (self);
  fit (self);

  return TRUE;
}

static double
find_distance (const Annealing *self)
{
  return MIN (self->of_tie * entente_component_measure_tie (self->marks->component),
              self->spacing * self->hop);
}

gboolean
entente_annealing_sweep (EntenteBoxes       *boxes,
                         const EntenteMarks *marks,
                         double              of_tie,
                         double              spacing,
                         EntenteWork        *work)
{
  const EntenteWork whole = *work;
  g_auto (Annealing) self = { .boxes = boxes, .marks = marks, .of_tie = of_tie };
  double factor = entente_cooling_find_factor (FIRST_STEP, LAST_STEP, N_SWEEPS);
  double step = FIRST_STEP;
  EntenteRandom random;

  entente_random_init (&random, STREAM, boxes->n_boxes);
  if (!entente_tournament_init (&self.tournament, boxes->n_boxes, marks->hops, work))
    return FALSE;
  measure (&self);
  self.spacing = spacing / self.hop;
  for (guint sweep = 0; sweep < N_SWEEPS && !entente_work_is_late (work); sweep++)
    {
      entente_work_enter_part (work, &whole, (double) sweep / N_SWEEPS, 1.0 / N_SWEEPS);
      if (sweep % N_SAME_TIE == 0)
        boxes->distance = find_distance (&self);
      if (!sweep_once (&self, &random, step / self.weight, work))
        return FALSE;
      entente_work_show_boxes (work, boxes->x, boxes->y, boxes->n_boxes);
      step *= factor;
    }
  boxes->distance = find_distance (&self);

  return TRUE;
}
