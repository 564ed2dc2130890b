/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-settling.h"

#include "entente-nearness.h"

#include <math.h>
#include <string.h>

/* More than asked for, so that rounding never leaves a hair of overlap. Map units. */
#define SLACK 0.01
/* Places tried for one box, each beside another one, before it looks around in rings, which grow
 * wider, and then goes outside of all others. */
#define MOST_PLACES 2000
#define N_RINGS 64
#define NARROW_RINGS 16.0
#define LEAST_RING 4.0 /* map units from the first ring to the second */
#define N_ASKED 256

/* A place for a box: where, and in which directions it was moved there (−1, 0, 1). */
typedef struct
{
  double distance;
  double x;
  double y;
  gint8 along_x;
  gint8 along_y;
} Place;

/* A box at a place, and what stands there in its way. */
typedef struct
{
  const EntenteBoxes *boxes;
  guint32 box;
  double x;
  double y;
  guint32 blocker;
} Obstacle;

static gboolean
is_fixed (const EntenteBoxes *boxes,
          guint32             box)
{
  return boxes->fixed != NULL && boxes->fixed[box];
}

void
entente_settling_insert (EntenteBoxGrid     *grid,
                         const EntenteBoxes *boxes,
                         guint32             box)
{
  double half_width = (boxes->widths[box] + boxes->gap) / 2.0;
  double half_height = (boxes->heights[box] + boxes->gap) / 2.0;

  entente_box_grid_insert (grid, box, boxes->x[box] - half_width, boxes->y[box] - half_height,
                           boxes->x[box] + half_width, boxes->y[box] + half_height);
}

static void
shift (EntenteBoxes *boxes,
       guint32       a,
       guint32       b,
       double        dx,
       double        dy)
{
  double share = is_fixed (boxes, a) ? 0.0 : is_fixed (boxes, b) ? 1.0 : 0.5;

  boxes->x[a] -= share * dx;
  boxes->y[a] -= share * dy;
  boxes->x[b] += (1.0 - share) * dx;
  boxes->y[b] += (1.0 - share) * dy;
}

/* Parts two boxes along the axis on which they have less to go. Returns whether they had to. */
static gboolean
push_pair (EntenteBoxes *boxes,
           guint32       a,
           guint32       b)
{
  double dx = boxes->x[b] - boxes->x[a];
  double dy = boxes->y[b] - boxes->y[a];
  double deep_x = (boxes->widths[a] + boxes->widths[b]) / 2.0 + boxes->gap + SLACK - fabs (dx);
  double deep_y = (boxes->heights[a] + boxes->heights[b]) / 2.0 + boxes->gap + SLACK - fabs (dy);
  double length = sqrt (dx * dx + dy * dy);

  if (is_fixed (boxes, a) && is_fixed (boxes, b))
    return FALSE;
  if (length < boxes->distance)
    {
      double part = length > SLACK ? (boxes->distance - length) / length : 0.0;

      shift (boxes, a, b, part * dx, length > SLACK ? part * dy : boxes->distance);
    }
  else if (deep_x <= SLACK || deep_y <= SLACK)
    return FALSE;
  else if (deep_x < deep_y)
    shift (boxes, a, b, dx < 0.0 ? -deep_x : deep_x, 0.0);
  else
    shift (boxes, a, b, 0.0, dy < 0.0 ? -deep_y : deep_y);

  return TRUE;
}

/* Cells as large as what is asked for: a box, or the wished distance on all sides of a middle. Names
 * are wide and low: ten rows of low cells would be walked through to look as far up as aside. */
static EntenteBoxGrid *
make_empty_grid (const EntenteBoxes *boxes)
{
  double width = 0.0;
  double height = 0.0;

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      width += boxes->widths[i] / boxes->n_boxes;
      height += boxes->heights[i] / boxes->n_boxes;
    }

  return entente_box_grid_new (MAX (width + boxes->gap + 1.0, boxes->distance),
                               MAX (height + boxes->gap + 1.0, boxes->distance), boxes->n_boxes);
}

EntenteBoxGrid *
entente_settling_make_grid (const EntenteBoxes *boxes)
{
  EntenteBoxGrid *grid = make_empty_grid (boxes);

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    entente_settling_insert (grid, boxes, i);

  return grid;
}

void
entente_settling_search (EntenteBoxGrid     *grid,
                         const EntenteBoxes *boxes,
                         guint32             box,
                         double              x,
                         double              y,
                         EntenteBoxFound     found,
                         gpointer            user_data)
{
  double half_width = MAX ((boxes->widths[box] + boxes->gap) / 2.0, boxes->distance);
  double half_height = MAX ((boxes->heights[box] + boxes->gap) / 2.0, boxes->distance);

  entente_box_grid_search (grid, x - half_width, y - half_height, x + half_width,
                           y + half_height, found, user_data);
}

/* Those that were moved in the last round, and whoever is in their way. @awake: who was; then who is.
 * Returns how many. */
static guint32
push_once (EntenteBoxes          *boxes,
           const EntenteNearness *nearness,
           guint8                *awake,
           guint8                *next)
{
  const guint32 *others = nearness->others;
  guint32 n_awake = 0;

  memset (next, 0, boxes->n_boxes);
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      for (guint32 k = nearness->starts[i]; awake[i] && k < nearness->starts[i + 1]; k++)
        {
          if (push_pair (boxes, MIN (i, others[k]), MAX (i, others[k])))
            next[i] = next[others[k]] = 1;
        }
    }
  memcpy (awake, next, boxes->n_boxes);
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    n_awake += awake[i];

  return n_awake;
}

gboolean
entente_settling_push (EntenteBoxes *boxes,
                       guint         n_rounds,
                       EntenteWork  *work)
{
  g_autoptr (EntenteNearness) nearness = NULL;

  return entente_settling_push_near (boxes, &nearness, n_rounds, work);
}

gboolean
entente_settling_push_near (EntenteBoxes     *boxes,
                            EntenteNearness **nearness,
                            guint             n_rounds,
                            EntenteWork      *work)
{
  g_autofree guint8 *awake = g_new (guint8, boxes->n_boxes);
  g_autofree guint8 *next = g_new (guint8, boxes->n_boxes);

  if (boxes->n_boxes == 0)
    return TRUE;
  memset (awake, 1, boxes->n_boxes);
  for (guint round = 0; round < n_rounds; round++)
    {
      if (!entente_work_report (work, (double) round / n_rounds)
          || !entente_nearness_renew (nearness, boxes, work))
        return FALSE;
      if (push_once (boxes, *nearness, awake, next) == 0)
        return TRUE;
      entente_work_show_boxes (work, boxes->x, boxes->y, boxes->n_boxes);
    }

  return TRUE;
}

static double
get_clear (double least,
           double off,
           double least_off,
           double distance)
{
  double clear = fabs (off) < least_off ? least : 0.0;

  return fabs (off) < distance ? MAX (clear, sqrt (distance * distance - off * off)) : clear;
}

void
entente_settling_get_middles (const EntenteBoxes *boxes,
                              double             *left,
                              double             *top,
                              double             *right,
                              double             *bottom)
{
  *left = INFINITY;
  *right = -INFINITY;
  *top = INFINITY;
  *bottom = -INFINITY;
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      *left = MIN (*left, boxes->x[i]);
      *right = MAX (*right, boxes->x[i]);
      *top = MIN (*top, boxes->y[i]);
      *bottom = MAX (*bottom, boxes->y[i]);
    }
}

double
entente_settling_get_clear_x (const EntenteBoxes *boxes,
                              guint32             a,
                              guint32             b,
                              double              dy)
{
  return get_clear ((boxes->widths[a] + boxes->widths[b]) / 2.0 + boxes->gap, dy,
                    (boxes->heights[a] + boxes->heights[b]) / 2.0 + boxes->gap, boxes->distance);
}

double
entente_settling_get_clear_y (const EntenteBoxes *boxes,
                              guint32             a,
                              guint32             b,
                              double              dx)
{
  return get_clear ((boxes->heights[a] + boxes->heights[b]) / 2.0 + boxes->gap, dx,
                    (boxes->widths[a] + boxes->widths[b]) / 2.0 + boxes->gap, boxes->distance);
}

/* Only those count that are in the way where they are now. */
static gboolean
note_blocker (guint32  other,
              gpointer user_data)
{
  Obstacle *self = user_data;
  double dx = self->x - self->boxes->x[other];
  double dy = self->y - self->boxes->y[other];

  if (other == self->box
      || fabs (dx) >= entente_settling_get_clear_x (self->boxes, self->box, other, dy))
    return TRUE;
  self->blocker = other;

  return FALSE;
}

guint32
entente_settling_find_blocker (EntenteBoxGrid     *grid,
                               const EntenteBoxes *boxes,
                               guint32             box,
                               double              x,
                               double              y)
{
  Obstacle obstacle = { boxes, box, x, y, ENTENTE_NO_BOX };

  entente_settling_search (grid, boxes, box, x, y, note_blocker, &obstacle);

  return obstacle.blocker;
}

/* A heap with the nearest place on top. */
static void
push_place (GArray *places,
            Place   place)
{
  guint i = places->len;
  Place *data;

  g_array_append_val (places, place);
  data = (Place *) places->data;
  while (i > 0 && data[(i - 1) / 2].distance > place.distance)
    {
      data[i] = data[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  data[i] = place;
}

static Place
pop_place (GArray *places)
{
  Place *data = (Place *) places->data;
  Place top = data[0];
  Place last = data[places->len - 1];
  guint n = places->len - 1;
  guint i = 0;

  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && data[child + 1].distance < data[child].distance)
        child++;
      if (data[child].distance >= last.distance)
        break;
      data[i] = data[child];
      i = child;
    }
  data[i] = last;
  g_array_set_size (places, n);

  return top;
}

static void
offer_place (GArray *places,
             double  from_x,
             double  from_y,
             double  x,
             double  y,
             gint8   along_x,
             gint8   along_y)
{
  double distance = (x - from_x) * (x - from_x) + (y - from_y) * (y - from_y);

  push_place (places, (Place){ distance, x, y, along_x, along_y });
}

/* The four places where the box just clears what stands in its way, but never back where it came
 * from. */
static void
offer_around (GArray             *places,
              const EntenteBoxes *boxes,
              guint32             box,
              guint32             blocker,
              const Place        *place,
              double              from_x,
              double              from_y)
{
  double dx = place->x - boxes->x[blocker];
  double dy = place->y - boxes->y[blocker];
  double clear_x = entente_settling_get_clear_x (boxes, box, blocker, dy) + SLACK;
  double clear_y = entente_settling_get_clear_y (boxes, box, blocker, dx) + SLACK;

  if (place->along_x >= 0)
    offer_place (places, from_x, from_y, boxes->x[blocker] + clear_x, place->y, 1, place->along_y);
  if (place->along_x <= 0)
    offer_place (places, from_x, from_y, boxes->x[blocker] - clear_x, place->y, -1,
                 place->along_y);
  if (place->along_y >= 0)
    offer_place (places, from_x, from_y, place->x, boxes->y[blocker] + clear_y, place->along_x, 1);
  if (place->along_y <= 0)
    offer_place (places, from_x, from_y, place->x, boxes->y[blocker] - clear_y, place->along_x,
                 -1);
}

/* Searches places nearest first. FALSE where none was found in the time given. */
static gboolean
find_place (EntenteBoxGrid *grid,
            EntenteBoxes   *boxes,
            guint32         box)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  Place last = { -1.0, NAN, NAN, 0, 0 };
  double from_x = boxes->x[box];
  double from_y = boxes->y[box];

  offer_place (places, from_x, from_y, from_x, from_y, 0, 0);
  for (guint k = 0; k < MOST_PLACES && places->len > 0; k++)
    {
      Place place = pop_place (places);
      guint32 blocker;

      /* One place is often reached on several ways. */
      if (place.x == last.x && place.y == last.y && place.along_x == last.along_x
          && place.along_y == last.along_y)
        continue;
      last = place;
      blocker = entente_settling_find_blocker (grid, boxes, box, place.x, place.y);
      if (blocker == ENTENTE_NO_BOX)
        {
          boxes->x[box] = place.x;
          boxes->y[box] = place.y;
          return TRUE;
        }
      offer_around (places, boxes, box, blocker, &place, from_x, from_y);
    }

  return FALSE;
}

/* Whether a free place of one ring, a square, is nearer than @place: then that one. */
static void
look_in_ring (EntenteBoxGrid     *grid,
              const EntenteBoxes *boxes,
              guint32             box,
              gint                ring,
              double              step,
              Place              *place)
{
  for (gint k = 0; k < 8 * ring; k++)
    {
      gint side = k / (2 * ring);
      gint along = k % (2 * ring) - ring;
      gint column = side == 0 ? along : side == 1 ? ring : side == 2 ? -along : -ring;
      gint row = side == 0 ? -ring : side == 1 ? along : side == 2 ? ring : -along;
      double dx = step * column;
      double dy = step * row;
      double distance = dx * dx + dy * dy;

      if (distance >= place->distance
          || entente_settling_find_blocker (grid, boxes, box, boxes->x[box] + dx, boxes->y[box] + dy)
                 != ENTENTE_NO_BOX)
        continue;
      *place = (Place){ distance, boxes->x[box] + dx, boxes->y[box] + dy, 0, 0 };
    }
}

/* FALSE where all is full as far as the rings go. */
static gboolean
look_around (EntenteBoxGrid *grid,
             EntenteBoxes   *boxes,
             guint32         box)
{
  Place place = { INFINITY, boxes->x[box], boxes->y[box], 0, 0 };
  double least = MAX (boxes->gap / 2.0, LEAST_RING);

  for (gint ring = 1; ring <= N_RINGS; ring++)
    {
      double step = least * (1.0 + ring / NARROW_RINGS);

      if (ring * step * ring * step > place.distance)
        break;
      look_in_ring (grid, boxes, box, ring, step, &place);
    }
  boxes->x[box] = place.x;
  boxes->y[box] = place.y;

  return isfinite (place.distance);
}

static double
find_right (const EntenteBoxes *boxes)
{
  double right = -INFINITY;

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    right = MAX (right, boxes->x[i] + boxes->widths[i] / 2.0);

  return right;
}

static gboolean
is_free (EntenteBoxGrid     *grid,
         const EntenteBoxes *boxes,
         guint32             box)
{
  double half_width = (boxes->widths[box] + boxes->gap) / 2.0;
  double half_height = (boxes->heights[box] + boxes->gap) / 2.0;
  double x = boxes->x[box];
  double y = boxes->y[box];

  return entente_box_grid_find (grid, x - half_width, y - half_height, x + half_width,
                                y + half_height)
         == ENTENTE_NO_BOX;
}

gboolean
entente_settling_finish (EntenteBoxes *boxes,
                         EntenteWork  *work)
{
  g_autoptr (EntenteBoxGrid) grid = make_empty_grid (boxes);
  g_autoptr (GArray) homeless = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      if (is_fixed (boxes, i))
        entente_settling_insert (grid, boxes, i);
    }
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      if (i % N_ASKED == 0 && !entente_work_report (work, 0.0))
        return FALSE;
      if (is_fixed (boxes, i))
        continue;
      if (is_free (grid, boxes, i))
        entente_settling_insert (grid, boxes, i);
      else
        g_array_append_val (homeless, i);
    }
  for (guint k = 0; k < homeless->len; k++)
    {
      guint32 box = g_array_index (homeless, guint32, k);

      if (!entente_work_report (work, (double) k / homeless->len))
        return FALSE;
      if (!find_place (grid, boxes, box) && !look_around (grid, boxes, box))
        boxes->x[box] = find_right (boxes) + boxes->gap + SLACK + boxes->widths[box] / 2.0;
      entente_settling_insert (grid, boxes, box);
    }

  return TRUE;
}
