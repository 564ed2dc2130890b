/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 a;
  guint32 b;
} EntentePair;

/* Pairs of points that are neighbors in the plane: the edges of a Delaunay triangulation. Points
 * that (almost) coincide are tied to one of them. The pairs connect all points. O(n log n) in all
 * but made-up cases. (transfer full) (element-type EntentePair) */
GArray *entente_delaunay_find_pairs (guint32       n_points,
                                     const double *x,
                                     const double *y);

G_END_DECLS
