/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-box-grid.h"
#include "entente-work.h"

G_BEGIN_DECLS

/**
 * EntenteBoxes:
 *
 * Boxes by their middles, for the phases that move them apart. Arrays are borrowed.
 */
typedef struct
{
  guint32 n_boxes;
  double *x;
  double *y;
  const double *widths;
  const double *heights;
  const guint8 *fixed; /* nullable */
  double gap;          /* least free space between two */
  double distance;     /* wished at least between two middles: kept where it can be */
} EntenteBoxes;

typedef struct _EntenteNearness EntenteNearness;

/* All boxes, grown by half the gap on each side: what does not overlap there has the gap between.
 * (transfer full) */
EntenteBoxGrid *
         entente_settling_make_grid (const EntenteBoxes *boxes);
/* One of them more, or where it is now. */
void     entente_settling_insert (EntenteBoxGrid     *grid,
                                  const EntenteBoxes *boxes,
                                  guint32             box);
/* The smallest and largest of all middles; without boxes, infinite the wrong way round. */
void     entente_settling_get_middles (const EntenteBoxes *boxes,
                                  double             *left,
                                  double             *top,
                                  double             *right,
                                  double             *bottom);
/* How far from @b along x a box @a is clear of it, and no nearer than boxes should be, once it is @dy
 * off along y; 0: wherever it is. */
double   entente_settling_get_clear_x (const EntenteBoxes *boxes,
                                  guint32             a,
                                  guint32             b,
                                  double              dy);
double   entente_settling_get_clear_y (const EntenteBoxes *boxes,
                                  guint32             a,
                                  guint32             b,
                                  double              dx);
/* Calls for each box, once, that @box would meet at a place, or have its middle near to; and for some
 * that it would not. */
void     entente_settling_search (EntenteBoxGrid     *grid,
                                  const EntenteBoxes *boxes,
                                  guint32             box,
                                  double              x,
                                  double              y,
                                  EntenteBoxFound     found,
                                  gpointer            user_data);
/* One that is in the way of @box at a place, or ENTENTE_NO_BOX. @grid may hold boxes where they have
 * been, too. */
guint32  entente_settling_find_blocker (EntenteBoxGrid *grid,
                                  const EntenteBoxes *boxes,
                                  guint32             box,
                                  double              x,
                                  double              y);
/* Pushes boxes apart that overlap or are nearer than they should be, round by round, until none are
 * or @n_rounds are over. FALSE where cancelled. */
gboolean entente_settling_push   (EntenteBoxes *boxes,
                                  guint         n_rounds,
                                  EntenteWork  *work);
/* Likewise, by lists of who is near: (inout) (nullable): NULL: not looked yet. */
gboolean entente_settling_push_near (EntenteBoxes     *boxes,
                                  EntenteNearness **nearness,
                                  guint             n_rounds,
                                  EntenteWork      *work);
/* Puts each box that overlaps another to a free place near by, whatever its distance to others.
 * Afterwards no two overlap but fixed ones that did before. FALSE where cancelled. */
gboolean entente_settling_finish (EntenteBoxes *boxes,
                                  EntenteWork  *work);

G_END_DECLS
