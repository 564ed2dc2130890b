/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-drift.h"

#include <math.h>
#include <string.h>

/* How the points that are shown lie to where they go, as the best turn and growth about their means
 * has it, by least squares: the angle of Σ conj (z) · w over all points z and their aims w. */
typedef struct
{
  double x, y;       /* mean */
  double to_x, to_y; /* likewise */
  double angle;      /* radians; 0 also where a mirror image is nearer, which folds over straight */
  double growth;
} Turn;

void
entente_drift_init (EntenteDrift *self,
                    guint32       n)
{
  self->n = n;
  self->x = g_new (float, n);
  self->y = g_new (float, n);
  self->to_x = g_new (float, n);
  self->to_y = g_new (float, n);
  for (guint32 i = 0; i < n; i++)
    self->x[i] = self->y[i] = self->to_x[i] = self->to_y[i] = NAN;
}

void
entente_drift_clear (EntenteDrift *self)
{
  g_clear_pointer (&self->x, g_free);
  g_clear_pointer (&self->y, g_free);
  g_clear_pointer (&self->to_x, g_free);
  g_clear_pointer (&self->to_y, g_free);
}

static gboolean
is_shown (const float *x,
          const float *y,
          guint32      i)
{
  return isfinite (x[i]) && isfinite (y[i]);
}

static gboolean
is_carried (const EntenteDrift *self,
            guint32             i)
{
  return is_shown (self->x, self->y, i) && is_shown (self->to_x, self->to_y, i);
}

/* FALSE where nobody who is shown stays so. */
static gboolean
find_means (const EntenteDrift *self,
            Turn               *turn)
{
  guint32 n = 0;

  *turn = (Turn) { .growth = 1.0 };
  for (guint32 i = 0; i < self->n; i++)
    {
      if (!is_carried (self, i))
        continue;
      turn->x += (double) self->x[i];
      turn->y += (double) self->y[i];
      turn->to_x += (double) self->to_x[i];
      turn->to_y += (double) self->to_y[i];
      n++;
    }
  turn->x /= MAX (n, 1);
  turn->y /= MAX (n, 1);
  turn->to_x /= MAX (n, 1);
  turn->to_y /= MAX (n, 1);

  return n > 0;
}

static void
find_turn (const EntenteDrift *self,
           Turn               *turn)
{
  double size = 0.0, to_size = 0.0;
  double along = 0.0, across = 0.0;
  double mirrored_along = 0.0, mirrored_across = 0.0;

  for (guint32 i = 0; i < self->n; i++)
    {
      double x = (double) self->x[i] - turn->x;
      double y = (double) self->y[i] - turn->y;
      double to_x = (double) self->to_x[i] - turn->to_x;
      double to_y = (double) self->to_y[i] - turn->to_y;

      if (!is_carried (self, i))
        continue;
      size += x * x + y * y;
      to_size += to_x * to_x + to_y * to_y;
      along += x * to_x + y * to_y;
      across += x * to_y - y * to_x;
      mirrored_along += x * to_x - y * to_y;
      mirrored_across += x * to_y + y * to_x;
    }
  if (size > 0.0 && to_size > 0.0)
    turn->growth = sqrt (to_size / size);
  if (hypot (along, across) >= hypot (mirrored_along, mirrored_across))
    turn->angle = atan2 (across, along);
}

/* Turned and grown by the whole, z · a, and by a part of it, z · aᵖ; the rest of the way, w − z · a, straight. */
static void
move (EntenteDrift *self,
      const Turn   *turn,
      double        part)
{
  const double cosine = turn->growth * cos (turn->angle);
  const double sine = turn->growth * sin (turn->angle);
  const double part_cosine = pow (turn->growth, part) * cos (part * turn->angle);
  const double part_sine = pow (turn->growth, part) * sin (part * turn->angle);
  const double square = turn->growth * turn->growth;
  const double middle_x = turn->x + part * (turn->to_x - turn->x);
  const double middle_y = turn->y + part * (turn->to_y - turn->y);

  for (guint32 i = 0; i < self->n; i++)
    {
      double x = (double) self->x[i] - turn->x;
      double y = (double) self->y[i] - turn->y;
      double to_x = (double) self->to_x[i] - turn->to_x;
      double to_y = (double) self->to_y[i] - turn->to_y;

      if (!is_shown (self->x, self->y, i))
        {
          x = (cosine * to_x + sine * to_y) / square;
          y = (cosine * to_y - sine * to_x) / square;
        }
      to_x -= cosine * x - sine * y;
      to_y -= sine * x + cosine * y;
      self->x[i] = (float) (middle_x + part_cosine * x - part_sine * y + part * to_x);
      self->y[i] = (float) (middle_y + part_sine * x + part_cosine * y + part * to_y);
    }
}

void
entente_drift_step (EntenteDrift *self,
                    double        part)
{
  Turn turn;

  if (part < 1.0 && find_means (self, &turn))
    {
      find_turn (self, &turn);
      move (self, &turn, part);
      return;
    }
  memcpy (self->x, self->to_x, self->n * sizeof (float));
  memcpy (self->y, self->to_y, self->n * sizeof (float));
}
