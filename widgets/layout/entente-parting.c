/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Boxes that overlap are parted in steps, each of which leaves the next one little to do. The picture
 * grows as far as it may. What is too crowded flows to where there is room (entente-thinning.c). In
 * components of which all distances are known, all boxes are then brought to little stress and spread
 * at once (entente-annealing.c). What overlaps still is pushed apart, and the last ones are put to free
 * places (entente-settling.c). Then each goes back as far as the others let it (entente-relaxing.c).
 *
 * Where that costs too much, a little less distance is wished; and where it costs far too much, as with
 * ties that are written on, boxes are spread from where they are (entente-evening.c). Trees of long
 * limbs, lines and rings of crowds leave most of a picture empty and would be bent in a usual one by
 * what steps aside: they get a smaller distance, or a larger picture, where that spares them much
 * stress. (A spanning tree that grows, as of Nachmanson et al. 2016, DOI 10.1007/978-3-319-50106-2_3,
 * was here before: it came to pictures as large again, with more stress.) */

#include "entente-parting.h"

#include "entente-annealing.h"
#include "entente-evening.h"
#include "entente-framing.h"
#include "entente-keeping.h"
#include "entente-nearness.h"
#include "entente-relaxing.h"
#include "entente-thinning.h"

#include <math.h>
#include <string.h>

/* Up to here distances to all others are known. */
#define MOST_EVENED 2500u
/* Sweeps that spread: as many boxes as may be moved together, and the bounds. */
#define EVENING_BUDGET 18000u
#define LEAST_EVENINGS 40u
#define MOST_EVENINGS 60u
/* More boxes than one in so many are in another's way: a crowd. */
#define FEW_BLOCKED 50
/* Rounds that keep the wished distance, and those that end when nobody is in another's way: few boxes
 * take part in most of them. Where some always are, others make room, and the distance is given up by
 * and by. */
#define N_PUSHES 20
#define N_ROOMY_PUSHES 20
#define N_LAST_PUSHES 100
static const double kept_parts[] = { 0.95, 0.92, 0.89, 0.85, 0.8, 0.7, 0.5, 0.0 };
/* Of the gap: what is pushed a little farther than asked leaves no hair of overlap. */
#define PUSHED_GAP 1.0625
#define ROOMY_GAP 1.25
/* What may be paid for a usual picture, of the stress before, and where what is written on ties needs
 * different lengths of them. */
#define MOST_COST 1.05
#define MOST_COST_WRITTEN 1.6
/* Sizes tried. What stress is too much falls with the square of the area, or faster: the next picture is
 * so much larger, within bounds, that no more is left than may be paid. */
#define MOST_SIZES 6
#define LEAST_LARGER 1.25
#define MOST_LARGER 3.0
/* Beyond this names are too small to read, whatever the stress; of a usual picture. */
#define MOST_TIMES_LARGER 9.0
/* What the wide distance may cost, of the stress before. */
#define MOST_WIDE_COST 1.03
/* A wish that costs more is lowered once, by so many times what it costs beyond a little less than that,
 * but not far: stress that boxes cost whatever their distance is not spared. */
#define MOST_WIDE 2
#define LOWERING 2.8
#define LOWERED_COST 1.025
#define LEAST_LOWERED 0.8
/* Where more than so much is paid in a usual picture, it has to be larger anyway. */
#define FAR_OFF 2.0
/* A little less is held than was wished: it leaves room to move. */
#define HELD_DISTANCE 0.98
/* A smaller gain is not worth a move: of a box's stress. */
#define LEAST_GAIN 2e-5f
/* Sweeps over all boxes: as many as may be moved together, and the bounds. */
#define RELAXING_BUDGET 30000u
#define LEAST_SWEEPS 1u
#define MOST_SWEEPS 40u

/* The wished distance of middles: a part of the median tie, but no more than a part of the spacing that
 * all would have in the frame, as far as it is full. */
typedef struct
{
  double of_tie;
  double of_spacing;
  gboolean annealed;
} Wish;

static const Wish usual_wish = { 0.32, 0.78, FALSE };
/* Of the usual one, where a hub has no room for all of it. */
static const Wish close_wish = { 0.16, 0.39, FALSE };
/* Tried first. */
static const Wish wide_wish = { 0.33, 0.9, TRUE };

/* Where nodes stood. */
typedef struct
{
  double *x;
  double *y;
} Places;

static void
places_init (Places                 *self,
             const EntenteComponent *component)
{
  self->x = g_memdup2 (component->x, sizeof (double) * component->n_nodes);
  self->y = g_memdup2 (component->y, sizeof (double) * component->n_nodes);
}

static void
places_clear (Places *self)
{
  g_free (self->x);
  g_free (self->y);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, places_clear)

static void
places_restore (const Places     *self,
                EntenteComponent *component)
{
  memcpy (component->x, self->x, sizeof (double) * component->n_nodes);
  memcpy (component->y, self->y, sizeof (double) * component->n_nodes);
}

static void
places_keep (Places                 *self,
             const EntenteComponent *component)
{
  memcpy (self->x, component->x, sizeof (double) * component->n_nodes);
  memcpy (self->y, component->y, sizeof (double) * component->n_nodes);
}

/* @fill: of the frame. */
static double
find_spacing (const EntenteComponent *component,
              const Wish             *wish,
              double                  fill)
{
  double left;
  double top;
  double right;
  double bottom;

  entente_component_get_bounds (component, &left, &top, &right, &bottom);

  return wish->of_spacing * sqrt (fill * (right - left) * (bottom - top) / component->n_nodes);
}

static double
find_distance (const EntenteComponent *component,
               const Wish             *wish,
               double                  fill)
{
  return MIN (wish->of_tie * entente_component_measure_tie (component),
              find_spacing (component, wish, fill));
}

static void
stretch (EntenteComponent *component,
         EntenteBoxes     *boxes,
         const Wish       *wish,
         double            fill,
         double            factor)
{
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      boxes->x[i] *= factor;
      boxes->y[i] *= factor;
    }
  boxes->distance = find_distance (component, wish, fill);
}

/* What flows over the rim of the picture is taken back; rings and lines are larger than other pictures
 * may be from the start. */
static gboolean
widen (EntenteComponent   *component,
       EntenteBoxes       *boxes,
       const EntenteMarks *marks,
       const Wish         *wish,
       double              fill,
       EntenteWork        *work)
{
  double before;
  double after;

  stretch (component, boxes, wish, fill, entente_marks_find_stretch (marks, boxes, 1.0, INFINITY));
  before = entente_marks_find_stretch (marks, boxes, 0.0, 1.0);
  if (!entente_thinning_flow (boxes, work))
    return FALSE;
  after = entente_marks_find_stretch (marks, boxes, 0.0, 1.0);
  stretch (component, boxes, wish, fill, MIN (after / before, 1.0));

  return TRUE;
}

static gboolean
push (const EntenteBoxes *boxes,
      EntenteNearness   **nearness,
      double              gap,
      double              distance,
      guint               n_rounds,
      EntenteWork        *work)
{
  EntenteBoxes wider = *boxes;

  wider.gap = gap * boxes->gap;
  wider.distance = distance;

  return entente_settling_push_near (&wider, nearness, n_rounds, work);
}

static gboolean
push_all (const EntenteBoxes *boxes,
          EntenteNearness   **nearness,
          EntenteWork        *work)
{
  const EntenteWork whole = *work;
  EntenteBoxes close = *boxes;
  guint32 n_blocked = boxes->n_boxes;

  close.distance = 0.0;
  entente_work_enter_part (work, &whole, 0.0, 0.5);
  if (!push (boxes, nearness, PUSHED_GAP, boxes->distance, N_PUSHES, work))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (kept_parts) && n_blocked > 0; k++)
    {
      double distance = kept_parts[k] * boxes->distance;

      entente_work_enter_part (work, &whole, 0.5 + 0.5 * k / G_N_ELEMENTS (kept_parts),
                               0.5 / G_N_ELEMENTS (kept_parts));
      if ((k > 0 && !push (boxes, nearness, ROOMY_GAP, distance, N_ROOMY_PUSHES, work))
          || !push (boxes, nearness, PUSHED_GAP, distance, N_LAST_PUSHES, work))
        return FALSE;
      n_blocked = entente_nearness_count (*nearness, &close);
    }

  return TRUE;
}

/* In components of which all distances are known. FALSE where cancelled. */
static gboolean
place_even (EntenteComponent   *component,
            EntenteBoxes       *boxes,
            const EntenteMarks *marks,
            const Wish         *wish,
            double              fill,
            EntenteWork        *work)
{
  guint n_sweeps = CLAMP (EVENING_BUDGET / component->n_nodes, LEAST_EVENINGS, MOST_EVENINGS);

  if (component->n_nodes > MOST_EVENED)
    return TRUE;
  if (wish->annealed)
    return entente_annealing_sweep (boxes, marks, wish->of_tie,
                                    find_spacing (component, wish, fill), work);

  return entente_evening_sweep (boxes, marks, n_sweeps, work);
}

static gboolean
spread (EntenteComponent   *component,
        EntenteBoxes       *boxes,
        const EntenteMarks *marks,
        const Wish         *wish,
        EntenteWork        *work)
{
  double fill = entente_framing_measure_fill (component);
  const EntenteWork whole = *work;
  g_autoptr (EntenteNearness) nearness = NULL;
  guint32 n_blocked;

  boxes->distance = find_distance (component, wish, fill);
  entente_work_enter_part (work, &whole, 0.0, 0.4);
  if (!entente_nearness_renew (&nearness, boxes, work))
    return FALSE;
  n_blocked = entente_nearness_count (nearness, boxes);
  if (n_blocked == 0 && component->rooms == NULL)
    return TRUE;
  if (n_blocked > component->n_nodes / FEW_BLOCKED
      && !widen (component, boxes, marks, wish, fill, work))
    return FALSE;
  entente_work_enter_part (work, &whole, 0.4, 0.1);
  if (!place_even (component, boxes, marks, wish, fill, work))
    return FALSE;
  g_clear_pointer (&nearness, entente_nearness_free);
  entente_work_enter_part (work, &whole, 0.5, 0.4);
  if (!push_all (boxes, &nearness, work))
    return FALSE;
  entente_work_enter_part (work, &whole, 0.9, 0.1);
  if (!entente_settling_finish (boxes, work))
    return FALSE;
  boxes->distance = HELD_DISTANCE * find_distance (component, wish, fill);

  return TRUE;
}

/* Where some marks stand for all nodes, what they gain may be lost to others: then all stay. The stress
 * afterwards; below 0 where cancelled. */
static double
relax (EntenteComponent   *component,
       EntenteBoxes       *boxes,
       const EntenteMarks *marks,
       EntenteWork        *work)
{
  guint n_sweeps = CLAMP (RELAXING_BUDGET / component->n_nodes, LEAST_SWEEPS, MOST_SWEEPS);
  const EntenteWork whole = *work;
  g_auto (Places) start = { 0 };
  double before = INFINITY;
  double after;

  places_init (&start, component);
  entente_work_enter_part (work, &whole, 0.0, 0.15);
  if (marks->n_marks < component->n_nodes)
    before = entente_keeping_measure (component, work);
  entente_work_enter_part (work, &whole, 0.15, 0.7);
  if (before < 0.0 || !entente_relaxing_sweep (boxes, marks, n_sweeps, LEAST_GAIN, work))
    return -1.0;
  entente_work_enter_part (work, &whole, 0.85, 0.15);
  after = entente_keeping_measure (component, work);
  if (after > before)
    places_restore (&start, component);

  return MIN (after, before);
}

/* The stress afterwards; below 0 where cancelled. */
static double
spread_and_relax (EntenteComponent   *component,
                  EntenteBoxes       *boxes,
                  const EntenteMarks *marks,
                  const Wish         *wish,
                  EntenteWork        *work)
{
  const EntenteWork whole = *work;

  entente_work_enter_part (work, &whole, 0.0, 0.6);
  if (!spread (component, boxes, marks, wish, work))
    return -1.0;
  entente_work_enter_part (work, &whole, 0.6, 0.4);

  return relax (component, boxes, marks, work);
}

/* Pictures of one component that were tried, from one start. */
typedef struct
{
  EntenteComponent *component;
  EntenteBoxes *boxes;
  EntenteMarks *marks;
  double most;    /* stress that may be paid */
  double largest; /* area that may be tried, as the marks' */
  const Wish *wish; /* in the best one */
  double begun;   /* part of the work */
  double stress;  /* of the best one */
  double price;   /* likewise, as find_price() */
  Places start;
  Places best;
} Pictures;

static void
pictures_clear (Pictures *self)
{
  places_clear (&self->start);
  places_clear (&self->best);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pictures, pictures_clear)

/* Twice the area is worth a twelfth of the stress, where that is still too much. By its boxes: a picture
 * may have become larger than it was to. */
static double
find_price (const Pictures *self,
            double          stress)
{
  double shrinking = entente_marks_find_stretch (self->marks, self->boxes, 0.0, INFINITY);

  return stress * sqrt (sqrt (sqrt (self->marks->most_area) / shrinking));
}

/* *@better: whether it is the best so far. FALSE where cancelled. */
static gboolean
try_picture (Pictures          *self,
             const Wish        *wish,
             const EntenteWork *whole,
             EntenteWork       *work,
             gboolean          *better)
{
  double share = (1.0 - self->begun) / 2.0;
  double stress;
  double price;

  places_restore (&self->start, self->component);
  entente_work_enter_part (work, whole, self->begun, share);
  self->begun += share;
  stress = spread_and_relax (self->component, self->boxes, self->marks, wish, work);
  if (stress < 0.0)
    return FALSE;
  price = find_price (self, stress);
  *better = stress <= self->most || price < self->price;
  if (*better)
    {
      self->wish = wish;
      self->stress = stress;
      self->price = price;
      places_keep (&self->best, self->component);
    }

  return TRUE;
}

/* The next larger picture for one that costs too much. FALSE where it may be no larger. */
static gboolean
enlarge (Pictures *self,
         double    before)
{
  double larger = sqrt ((self->stress - before) / (self->most - before));
  double area = self->marks->most_area;

  self->marks->most_area
      = MIN (area * CLAMP (larger, LEAST_LARGER, MOST_LARGER), self->largest);

  return self->marks->most_area > area;
}

/* Where all distances are known, and nothing is written on ties. */
static gboolean
may_be_wide (const EntenteComponent *component)
{
  return component->n_nodes <= MOST_EVENED && component->rooms == NULL;
}

/* A wish that costs what may be paid, where the wide one cost so much of the stress before. FALSE where
 * that is too far from it. */
static gboolean
lower_wish (Wish  *wish,
            double cost)
{
  double part = 1.0 - LOWERING * (cost - LOWERED_COST);

  wish->of_tie *= part;
  wish->of_spacing *= part;

  return part >= LEAST_LOWERED;
}

/* *@kept: whether a picture of the wide distance, or one not much less wide, costs so little that it is
 * the best. FALSE where cancelled. */
static gboolean
try_wide (Pictures          *self,
          double             before,
          const EntenteWork *whole,
          EntenteWork       *work,
          gboolean          *kept)
{
  Wish wish = wide_wish;
  gboolean better;

  if (!may_be_wide (self->component))
    return TRUE;
  for (guint k = 0; k < MOST_WIDE && !*kept; k++)
    {
      if (k > 0 && !lower_wish (&wish, self->stress / before))
        break;
      self->stress = INFINITY;
      self->price = INFINITY;
      if (!try_picture (self, &wish, whole, work, &better))
        return FALSE;
      *kept = self->stress <= MOST_WIDE_COST * before;
    }
  if (*kept)
    return TRUE;
  self->wish = &usual_wish;
  self->stress = INFINITY;
  self->price = INFINITY;

  return TRUE;
}

/* Boxes that stand along lines and on rings fill little of a picture, and hubs have no room for all
 * that is around them: where spreading them in a usual one costs much, a smaller distance and then a
 * larger picture are tried, and the best stays. FALSE where cancelled. */
static gboolean
find_best (Pictures    *self,
           double       before,
           EntenteWork *work)
{
  const EntenteWork whole = *work;
  gboolean better = TRUE;
  gboolean wide = FALSE;

  if (!try_wide (self, before, &whole, work, &wide))
    return FALSE;
  for (guint k = 0; k < MOST_SIZES && better && !wide; k++)
    {
      gboolean other = FALSE;

      if (k > 0 && !enlarge (self, before))
        break;
      if (!try_picture (self, self->wish, &whole, work, &better))
        return FALSE;
      if (self->stress > self->most && (k > 0 || self->stress < FAR_OFF * before)
          && !try_picture (self, self->wish == &close_wish ? &usual_wish : &close_wish, &whole,
                           work, &other))
        return FALSE;
      if (self->stress <= self->most)
        break;
      better = better || other;
    }
  places_restore (&self->best, self->component);

  return TRUE;
}

static gboolean
spread_at_best (EntenteComponent *component,
                EntenteBoxes     *boxes,
                EntenteMarks     *marks,
                EntenteWork      *work)
{
  const EntenteWork whole = *work;
  g_auto (Pictures) pictures = {
    .component = component,
    .boxes = boxes,
    .marks = marks,
    .largest = MOST_TIMES_LARGER * marks->most_area,
    .wish = &usual_wish,
    .stress = INFINITY,
    .price = INFINITY,
  };
  double before;

  places_init (&pictures.start, component);
  places_init (&pictures.best, component);
  entente_work_enter_part (work, &whole, 0.0, 0.1);
  before = entente_keeping_measure (component, work);
  if (before < 0.0)
    return FALSE;
  entente_work_enter_part (work, &whole, 0.1, 0.9);
  pictures.most = before * (component->rooms != NULL ? MOST_COST_WRITTEN : MOST_COST);

  return find_best (&pictures, before, work);
}

gboolean
entente_parting_clear (EntenteComponent *component,
                       double            gap,
                       EntenteWork      *work)
{
  guint32 n = component->n_nodes;
  const EntenteWork whole = *work;
  g_autoptr (EntenteMarks) marks = NULL;
  EntenteBoxes boxes = {
    n, component->x, component->y, component->widths, component->heights, component->fixed, gap, 0.0,
  };

  if (n < 3)
    return entente_settling_finish (&boxes, work);
  entente_work_enter_part (work, &whole, 0.0, 0.1);
  marks = entente_marks_new (component, work);
  if (marks == NULL)
    return FALSE;
  entente_work_enter_part (work, &whole, 0.1, 0.9);

  return spread_at_best (component, &boxes, marks, work);
}
