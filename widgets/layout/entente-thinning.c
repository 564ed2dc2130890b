/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Gastner, Newman 2004: Diffusion-based method for producing density-equalizing maps. DOI
 * 10.1073/pnas.0400280101. They let density flow down its gradient, v = −∇ρ / ρ, and points with it,
 * until it is even. Here only what is above a most density c presses,
 *
 *   p = max (ρ − c, 0),   v = −∇p / ρ,
 *
 * so that the flow ends where each part has room, as in gas that flows into a porous stone; what has
 * room is moved only where something comes to it. ρ is what boxes want of the ground, over it: by
 * bilinear shares in a grid of cells, smoothed. Cells are large at first, which carries what is
 * pressed over long ways in few steps, and at last hold some boxes. */

#include "entente-thinning.h"

#include <math.h>

/* c: of the ground; boxes of many sizes packed as they come leave about a quarter free. */
#define MOST_DENSITY 0.8
/* Cells: each level's are twice as wide as the next one's; the last hold so many boxes. */
#define N_LEVELS 5
#define BOXES_IN_CELL 3.0
#define LEAST_CELLS 4.0 /* that the picture is wide */
#define N_STEPS 30      /* of one level */
/* A step, of cells × pressure's step from cell to cell: beyond a half it would swing. */
#define STEP 0.25
/* No more steps where less of all density is above the most. */
#define LEAST_PRESSED 0.002
/* What is nearer than the wished distance fills ground as discs packed best do: √3/2 d². */
#define DISC_GROUND 0.86602540378443865
/* Around the picture, for boxes that flow out of it, and so that each place has cells around it. */
#define MARGIN_CELLS 3
#define MOST_CELLS 4194304.0

typedef struct
{
  double side;
  double left;
  double top;
  guint n_columns;
  guint n_rows;
  double *densities;
  double *pressures;
} Ground;

/* The cell whose middle is left of and above a place, and how far it is from there, in cells. */
typedef struct
{
  gsize cell;
  double x;
  double y;
} Spot;

static void
ground_clear (Ground *self)
{
  g_free (self->densities);
  g_free (self->pressures);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ground, ground_clear)

static void
find_bounds (const EntenteBoxes *boxes,
             double             *left,
             double             *top,
             double             *right,
             double             *bottom)
{
  *left = *top = INFINITY;
  *right = *bottom = -INFINITY;
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      *left = MIN (*left, boxes->x[i]);
      *right = MAX (*right, boxes->x[i]);
      *top = MIN (*top, boxes->y[i]);
      *bottom = MAX (*bottom, boxes->y[i]);
    }
}

static double
get_demand (const EntenteBoxes *boxes,
            guint32             box)
{
  return MAX ((boxes->widths[box] + boxes->gap) * (boxes->heights[box] + boxes->gap),
              DISC_GROUND * boxes->distance * boxes->distance);
}

static Spot
find_spot (const Ground *self,
           double        x,
           double        y)
{
  double column = (x - self->left) / self->side;
  double row = (y - self->top) / self->side;

  return (Spot){ (gsize) row * self->n_columns + (gsize) column, column - floor (column),
                 row - floor (row) };
}

static void
put_boxes (Ground             *self,
           const EntenteBoxes *boxes)
{
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      Spot spot = find_spot (self, boxes->x[i], boxes->y[i]);
      double density = get_demand (boxes, i) / (self->side * self->side);
      double *above = self->densities + spot.cell;
      double *below = above + self->n_columns;

      above[0] += density * (1.0 - spot.x) * (1.0 - spot.y);
      above[1] += density * spot.x * (1.0 - spot.y);
      below[0] += density * (1.0 - spot.x) * spot.y;
      below[1] += density * spot.x * spot.y;
    }
}

/* Each cell becomes a mean of itself and the two beside it. */
static void
smooth_line (double *cells,
             guint   n_cells,
             gsize   stride)
{
  double last = cells[0];

  for (guint k = 1; k + 1 < n_cells; k++)
    {
      double *here = cells + k * stride;
      double kept = *here;

      *here = 0.25 * last + 0.5 * kept + 0.25 * here[stride];
      last = kept;
    }
}

static void
smooth (Ground *self)
{
  for (guint row = 0; row < self->n_rows; row++)
    smooth_line (self->densities + (gsize) row * self->n_columns, self->n_columns, 1);
  for (guint column = 0; column < self->n_columns; column++)
    smooth_line (self->densities + column, self->n_rows, self->n_columns);
}

static gboolean
ground_init (Ground             *self,
             const EntenteBoxes *boxes,
             double              side)
{
  double right;
  double bottom;
  gsize n_cells;

  find_bounds (boxes, &self->left, &self->top, &right, &bottom);
  self->side = side;
  self->left -= MARGIN_CELLS * side;
  self->top -= MARGIN_CELLS * side;
  if ((right - self->left) / side * ((bottom - self->top) / side) > MOST_CELLS)
    return FALSE;
  self->n_columns = (guint) ((right - self->left) / side) + 1 + MARGIN_CELLS;
  self->n_rows = (guint) ((bottom - self->top) / side) + 1 + MARGIN_CELLS;
  n_cells = (gsize) self->n_columns * self->n_rows;
  self->densities = g_new0 (double, n_cells);
  self->pressures = g_new (double, n_cells);

  return TRUE;
}

/* Returns how much of all density is above the most. */
static double
press (Ground *self)
{
  gsize n_cells = (gsize) self->n_columns * self->n_rows;
  double pressed = 0.0;
  double all = 0.0;

  for (gsize c = 0; c < n_cells; c++)
    {
      self->pressures[c] = MAX (self->densities[c] - MOST_DENSITY, 0.0);
      pressed += self->pressures[c];
      all += self->densities[c];
    }

  return all > 0.0 ? pressed / all : 0.0;
}

static double
mix (const double *cells,
     gsize         n_columns,
     Spot          spot)
{
  return (cells[0] * (1.0 - spot.x) + cells[1] * spot.x) * (1.0 - spot.y)
         + (cells[n_columns] * (1.0 - spot.x) + cells[n_columns + 1] * spot.x) * spot.y;
}

static void
flow (const Ground *self,
      EntenteBoxes *boxes)
{
  for (guint32 i = 0; i < boxes->n_boxes; i++)
    {
      Spot spot = find_spot (self, boxes->x[i], boxes->y[i]);
      gsize n = self->n_columns;
      const double *pressures = self->pressures + spot.cell;
      double density = MAX (mix (self->densities + spot.cell, n, spot), MOST_DENSITY);
      double across = (mix (pressures + 1, n, spot) - mix (pressures - 1, n, spot)) / 2.0;
      double down = (mix (pressures + n, n, spot) - mix (pressures - n, n, spot)) / 2.0;

      boxes->x[i] -= STEP * self->side * across / density;
      boxes->y[i] -= STEP * self->side * down / density;
    }
}

/* FALSE where nothing presses any more. */
static gboolean
step (EntenteBoxes *boxes,
      double        side)
{
  g_auto (Ground) ground = { 0 };

  if (!ground_init (&ground, boxes, side))
    return FALSE;
  put_boxes (&ground, boxes);
  smooth (&ground);
  if (press (&ground) < LEAST_PRESSED)
    return FALSE;
  flow (&ground, boxes);

  return TRUE;
}

static double
find_side (const EntenteBoxes *boxes)
{
  double ground = 0.0;

  for (guint32 i = 0; i < boxes->n_boxes; i++)
    ground += get_demand (boxes, i) / boxes->n_boxes;

  return sqrt (BOXES_IN_CELL * ground);
}

gboolean
entente_thinning_flow (EntenteBoxes *boxes,
                       EntenteWork  *work)
{
  double least_side = find_side (boxes);
  double left;
  double top;
  double right;
  double bottom;

  find_bounds (boxes, &left, &top, &right, &bottom);
  for (guint level = 0; level < N_LEVELS; level++)
    {
      double side = least_side * (1 << (N_LEVELS - 1 - level));

      if (MIN (right - left, bottom - top) < LEAST_CELLS * side)
        continue;
      for (guint k = 0; k < N_STEPS; k++)
        {
          if (!entente_work_report (work, (level + (double) k / N_STEPS) / N_LEVELS))
            return FALSE;
          if (!step (boxes, side))
            break;
          entente_work_show_boxes (work, boxes->x, boxes->y, boxes->n_boxes);
        }
    }

  return TRUE;
}
