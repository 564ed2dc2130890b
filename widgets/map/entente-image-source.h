/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * entente_image_source_set:
 * @image: its pixels do not change any more; of its device scale nothing is heeded
 *
 * Paints with an image, its corner at the origin. What records the drawing, as GTK's snapshots do, keeps
 * the image itself. Of a surface that is a source cairo records what becomes a copy of it when the surface
 * goes, even where nobody has the recording any more: a tile's takes as long as painting a small one.
 */
void entente_image_source_set (cairo_t         *cr,
                               cairo_surface_t *image);

G_END_DECLS
