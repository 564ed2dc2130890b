/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-painter.h"

G_BEGIN_DECLS

/**
 * EntenteLegend:
 *
 * What has to be explained about a map: only what occurs in it. A snapshot; to be made anew when
 * the map changes.
 */
typedef struct _EntenteLegend EntenteLegend;

EntenteLegend *entente_legend_new           (EntenteMap            *map,
                                             EntenteScene          *scene,
                                             const EntenteFocus    *only);
void           entente_legend_free          (EntenteLegend         *self);

guint          entente_legend_get_n_entries (const EntenteLegend   *self);
const char    *entente_legend_get_text      (const EntenteLegend   *self,
                                             guint                  index);

void           entente_legend_measure       (const EntenteLegend   *self,
                                             guint                  columns,
                                             double                *width,
                                             double                *height);
void           entente_legend_paint         (const EntenteLegend   *self,
                                             const EntentePalette  *palette,
                                             guint                  columns,
                                             cairo_t               *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLegend, entente_legend_free)

G_END_DECLS
