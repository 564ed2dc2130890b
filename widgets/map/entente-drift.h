/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteDrift:
 * @x: (array length=n): where points are shown, like @y; NAN: not at all
 * @to_x: (array length=n): where they go, like @to_y; NAN: they are not shown any more
 *
 * Points on their way to places that may be set anew at any time, in another unit or turned: the whole
 * turns and grows, and only what a point's way differs from that goes straight. A picture that was
 * turned does not fall together on its way. Who was not shown comes with the others. Who sets places
 * writes @to_x and @to_y.
 */
typedef struct
{
  guint32 n;
  float *x;
  float *y;
  float *to_x;
  float *to_y;
} EntenteDrift;

void entente_drift_init  (EntenteDrift *self,
                          guint32       n);
void entente_drift_clear (EntenteDrift *self);
/* @part: of what is left of the way, 0 … 1. O(n) */
void entente_drift_step  (EntenteDrift *self,
                          double        part);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteDrift, entente_drift_clear)

G_END_DECLS
