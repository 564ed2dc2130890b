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

/**
 * EntenteFarPush:
 * @far: of a push that fades as slowly as the way grows
 * @near: of one that is felt by what is around alone
 * @softness: s > 0, the square of a way: what is nearer pushes no harder for it
 *
 * How a mass pushes along the way r from it: far r / (r² + s) + near r / (r² + s)².
 */
typedef struct
{
  float far;
  float near;
  float softness;
} EntenteFarPush;

/* @x, @y: finite; borrowed as long as the tree lives, like @masses, > 0. O(n log n) */
EntenteFarTree *entente_far_tree_new   (const float          *x,
                                        const float          *y,
                                        const float          *masses,
                                        guint32               n_points);
void            entente_far_tree_free  (EntenteFarTree       *self);
/* How all other points push one away, each with its mass. O(log n) */
void            entente_far_tree_push  (const EntenteFarTree *self,
                                        const EntenteFarPush *push,
                                        guint32               point,
                                        float                *push_x,
                                        float                *push_y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteFarTree, entente_far_tree_free)

G_END_DECLS
