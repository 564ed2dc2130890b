/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-settling.h"

#include <math.h>

/* More than asked for, so that rounding never leaves a hair of overlap. Map units. */
#define SLACK 0.01
/* Partners of one box in one round of pushing: keeps a heap of boxes in one place from costing the
 * square of their number. */
#define MOST_PARTNERS 48
/* Places tried for one box before it goes outside of all others. */
#define MOST_PLACES 20000
#define MOST_PLACES_AT_DISTANCE 24
/* Where there is none at the wished distance, nearer ones are tried, each by this factor, down to this
 * part of it. */
#define CLOSER 0.85
#define CLOSEST 0.4

/* A place for a box: where, and in which directions it was moved there (−1, 0, 1). */
typedef struct
{
  double distance;
  double x;
  double y;
  gint8 along_x;
  gint8 along_y;
} Place;

typedef struct
{
  EntenteBoxes *boxes;
  guint32 box;
  guint n_partners;
  gboolean moved;
} Push;

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

/* Parts two boxes along the axis on which they have less to go. */
static gboolean
push_pair (guint32  other,
           gpointer user_data)
{
  Push *push = user_data;
  EntenteBoxes *boxes = push->boxes;
  guint32 a = MIN (push->box, other);
  guint32 b = MAX (push->box, other);
  double dx = boxes->x[b] - boxes->x[a];
  double dy = boxes->y[b] - boxes->y[a];
  double deep_x = (boxes->widths[a] + boxes->widths[b]) / 2.0 + boxes->gap + SLACK - fabs (dx);
  double deep_y = (boxes->heights[a] + boxes->heights[b]) / 2.0 + boxes->gap + SLACK - fabs (dy);
  double length = sqrt (dx * dx + dy * dy);

  if (a == b || (is_fixed (boxes, a) && is_fixed (boxes, b)))
    return TRUE;
  if (length < boxes->distance)
    {
      double part = length > SLACK ? (boxes->distance - length) / length : 0.0;

      shift (boxes, a, b, part * dx, length > SLACK ? part * dy : boxes->distance);
    }
  else if (deep_x <= SLACK || deep_y <= SLACK)
    return TRUE;
  else if (deep_x < deep_y)
    shift (boxes, a, b, dx < 0.0 ? -deep_x : deep_x, 0.0);
  else
    shift (boxes, a, b, 0.0, dy < 0.0 ? -deep_y : deep_y);
  push->moved = TRUE;

  return ++push->n_partners < MOST_PARTNERS;
}

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

  return entente_box_grid_new (width + boxes->gap + 1.0, height + boxes->gap + 1.0, boxes->n_boxes);
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

static gboolean
push_once (EntenteBoxes *boxes)
{
  g_autoptr (EntenteBoxGrid) grid = entente_settling_make_grid (boxes);
  gboolean moved = FALSE;

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      Push push = { boxes, i, 0, FALSE };

      entente_settling_search (grid, boxes, i, boxes->x[i], boxes->y[i], push_pair, &push);
      moved |= push.moved;
    }

  return moved;
}

gboolean
entente_settling_push (EntenteBoxes *boxes,
                       guint         n_rounds,
                       EntenteWork  *work)
{
  for (guint round = 0; round < n_rounds; round++)
    {
      if (!entente_work_report (work, (double) round / n_rounds))
        return FALSE;
      if (!push_once (boxes))
        return TRUE;
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
            guint32         box,
            guint           most_places)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  Place last = { -1.0, NAN, NAN, 0, 0 };
  double from_x = boxes->x[box];
  double from_y = boxes->y[box];

  offer_place (places, from_x, from_y, from_x, from_y, 0, 0);
  for (guint k = 0; k < most_places && places->len > 0; k++)
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

/* At the distance that is wished, where there is such a place near by, otherwise at the largest part
 * of it at which there is one. */
static gboolean
settle (EntenteBoxGrid *grid,
        EntenteBoxes   *boxes,
        guint32         box)
{
  double distance = boxes->distance;
  gboolean found = FALSE;

  for (double part = 1.0; !found && distance > 0.0 && part > CLOSEST; part *= CLOSER)
    {
      boxes->distance = part * distance;
      found = find_place (grid, boxes, box, MOST_PLACES_AT_DISTANCE);
    }
  boxes->distance = 0.0;
  found = found || find_place (grid, boxes, box, MOST_PLACES);
  boxes->distance = distance;

  return found;
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
      if (!settle (grid, boxes, box))
        boxes->x[box] = find_right (boxes) + boxes->gap + SLACK + boxes->widths[box] / 2.0;
      entente_settling_insert (grid, boxes, box);
    }

  return TRUE;
}
