/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-layers.h"

G_BEGIN_DECLS

/* Gives crowded layers several columns (@folds of @layers), which their nodes take in turn, so that
 * the picture comes to be at most twice as high as a frame of @aspect. @column_gap: between two
 * columns of one layer, @layer_gap: between two layers, map units. @stretch: how much higher layers come
 * out than boxes in one pile. Returns the height of the highest pile. O(nodes) */
double  entente_layer_folding_choose (EntenteLayers          *layers,
                                      const EntenteComponent *component,
                                      double                  layer_gap,
                                      double                  column_gap,
                                      double                  aspect,
                                      double                  stretch);
/* The middles of the component's nodes along x, by their order. (transfer full) */
double *entente_layer_folding_find_x (const EntenteLayers    *layers,
                                      const EntenteComponent *component,
                                      double                  layer_gap,
                                      double                  column_gap);

G_END_DECLS
