/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteFarTree:
 *
 * Points gathered in squares, and squares in larger ones, so that what many distant points do
 * together is reckoned at once. Immutable once made.
 */
typedef struct _EntenteFarTree EntenteFarTree;

/* @x, @y: finite; borrowed as long as the tree lives. @masses: > 0. O(n log n) */
EntenteFarTree *entente_far_tree_new   (const double         *x,
                                        const double         *y,
                                        const float          *masses,
                                        guint32               n_points);
void            entente_far_tree_free  (EntenteFarTree       *self);
/* By how much all other points push one away, each with its mass over its distance: Σ m_j (x_i −
 * x_j) / |x_i − x_j|². O(log n) */
void            entente_far_tree_push  (const EntenteFarTree *self,
                                        guint32               point,
                                        double               *push_x,
                                        double               *push_y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteFarTree, entente_far_tree_free)

G_END_DECLS
