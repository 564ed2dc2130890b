/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-cast.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * EntenteNameStamps:
 *
 * The names of a cast as pictures, each painted when it is first drawn: the outlines of letters around which
 * ground is left take longer than all else of a frame. Main thread.
 */
typedef struct _EntenteNameStamps EntenteNameStamps;

/* @cast: outlives it. */
EntenteNameStamps *entente_name_stamps_new  (const EntenteCast     *cast);
void               entente_name_stamps_free (EntenteNameStamps     *self);
/* The @index-th name, at whole pixels @x, @y of its left top, where @cr has no other scale than its device's. */
void               entente_name_stamps_draw (EntenteNameStamps     *self,
                                             guint                  index,
                                             const EntentePalette  *palette,
                                             int                    x,
                                             int                    y,
                                             cairo_t               *cr);
/* Its size, pixels, without the ground around it. */
void               entente_name_stamps_measure
                                            (const EntenteCastName *name,
                                             int                   *width,
                                             int                   *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteNameStamps, entente_name_stamps_free)

G_END_DECLS
