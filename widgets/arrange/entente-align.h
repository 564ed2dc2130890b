/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

/* What alignment by hand does with the boxes of actors. Only the corners of boxes are changed;
 * sizes, and the axis that is not meant, stay. Map units. */

typedef enum
{
  ENTENTE_ALIGN_LEFT,
  ENTENTE_ALIGN_CENTER, /* middles on one upright line */
  ENTENTE_ALIGN_RIGHT,
  ENTENTE_ALIGN_TOP,
  ENTENTE_ALIGN_MIDDLE, /* middles on one level line */
  ENTENTE_ALIGN_BOTTOM,
} EntenteAlignment;

/* On the outermost edge of all boxes, or on the middle between the outermost. */
void entente_align_boxes      (EntenteBox       *boxes,
                               guint             n_boxes,
                               EntenteAlignment  alignment);
/* The same space between each two neighbors, in the order of their middles; the first and the last
 * stay. Where there is no room they overlap alike. O(n log n). */
void entente_distribute_boxes (EntenteBox       *boxes,
                               guint             n_boxes,
                               gboolean          vertical);

G_END_DECLS
