/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-turn.h"

#include <math.h>

/* Terms of the series up to an eighth of a turn: the last is below a double's last bit. */
#define N_TERMS 10
/* Halvings of an angle until so many terms tell its arc tangent, too. */
#define N_HALVINGS 3

/* Both series at once, for up to an eighth of a turn. */
static void
add_series (double  angle,
            double *cosine,
            double *sine)
{
  double term = 1.0;

  *cosine = 0.0;
  *sine = 0.0;
  for (guint k = 0; k < 2 * N_TERMS; k++)
    {
      double sign = k % 4 < 2 ? 1.0 : -1.0;

      if (k % 2 == 0)
        *cosine += sign * term;
      else
        *sine += sign * term;
      term *= angle / (k + 1.0);
    }
}

void
entente_turn_to_point (double  part,
                       double *x,
                       double *y)
{
  double eighths = (part - floor (part)) * 8.0;
  guint quarter = (guint) (eighths + 1.0) / 2 % 4;
  double angle = (eighths - 2.0 * ((guint) (eighths + 1.0) / 2)) * ENTENTE_TURN_RADIANS / 8.0;
  double cosine;
  double sine;

  add_series (angle, &cosine, &sine);
  *x = quarter == 0 ? cosine : quarter == 1 ? -sine : quarter == 2 ? -cosine : sine;
  *y = quarter == 0 ? sine : quarter == 1 ? cosine : quarter == 2 ? -sine : -cosine;
}

/* The arc tangent of y / x, for a direction between the right and half a right angle from it. Halving
 * the angle turns its tangent t into t / (1 + √(1 + t²)); of a small one the series is short. */
static double
find_part (double x,
           double y)
{
  double tangent = y / x;
  double square;
  double angle = 0.0;

  for (guint k = 0; k < N_HALVINGS; k++)
    tangent /= 1.0 + sqrt (1.0 + tangent * tangent);
  square = tangent * tangent;
  for (guint k = N_TERMS; k > 0; k--)
    angle = 1.0 / (2.0 * k - 1.0) - square * angle;

  return (1 << N_HALVINGS) * tangent * angle / ENTENTE_TURN_RADIANS;
}

double
entente_turn_from_point (double x,
                         double y)
{
  double along = fabs (x);
  double across = fabs (y);
  double part;

  if (!(along > 0.0) && !(across > 0.0))
    return 0.0;
  part = across <= along ? find_part (along, across) : 0.25 - find_part (across, along);
  if (x < 0.0)
    part = 0.5 - part;

  return y < 0.0 ? 1.0 - part : part;
}
