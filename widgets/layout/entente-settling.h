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
  double area;         /* of what is drawn, where boxes stand for less; 0: of the boxes */
} EntenteBoxes;

/* All boxes, grown by half the gap on each side: what does not overlap there has the gap between.
 * (transfer full) */
EntenteBoxGrid *
         entente_settling_make_grid (const EntenteBoxes *boxes);
/* One of them more, or where it is now. */
void     entente_settling_insert (EntenteBoxGrid     *grid,
                                  const EntenteBoxes *boxes,
                                  guint32             box);
/* Pushes boxes apart that overlap, round by round, until none do or @n_rounds are over. FALSE where
 * cancelled. */
gboolean entente_settling_push   (EntenteBoxes *boxes,
                                  guint         n_rounds,
                                  EntenteWork  *work);
/* Puts each box that overlaps another to a free place near by. Afterwards no two overlap but
 * fixed ones that did before. FALSE where cancelled. */
gboolean entente_settling_finish (EntenteBoxes *boxes,
                                  EntenteWork  *work);

G_END_DECLS
