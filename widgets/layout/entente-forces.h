/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-far-tree.h"
#include "entente-pulling.h"

G_BEGIN_DECLS

/**
 * EntenteForceLaw:
 * @push: between all nodes
 * @root: p and q are ½, not 1
 * @clasp: b
 * @shape: h, of what all ties weigh over what all pairs do
 *
 * The numbers of one law of forces; see entente-forces.c.
 */
typedef struct
{
  EntenteFarPush push;
  gboolean root;
  float clasp;
  float shape;
} EntenteForceLaw;

/**
 * EntenteForces:
 * @law: the present one
 * @c: the push's strength, likewise @shape, h, and @hop, L
 * @strain: what the start's stress makes of a law's shape; 0: not known yet. Whoever wants hops to hold
 *   less writes it, for the next balance
 * @inverses: (array length=n_nodes×n_marks): h⁻¹ to the first nodes, which are marks for all
 * @x: (array length=n_nodes): hops, from the picture's middle, like @y: whoever moves nodes writes them
 *
 * What draws and pushes the nodes of a component, where they stand.
 */
typedef struct
{
  const EntenteComponent *component;
  const EntenteForceLaw *law;
  EntenteFarTree *tree;
  guint32 n_marks;
  float *inverses;
  float c;
  float shape;
  float strain;
  float hop;
  double middle_x; /* of the picture, map units */
  double middle_y;
  double weight; /* Σ w over nodes and marks */
  double length; /* Σ d / h, for L by least squares, like the sum of squares */
  double square;
  double strength; /* of all ties */
  float *x;
  float *y;
  float *masses;
} EntenteForces;

/* @hop: map units a hop has in @component, which is borrowed. */
void     entente_forces_init    (EntenteForces          *self,
                                 const EntenteComponent *component,
                                 const EntenteMarks     *marks,
                                 double                  hop);
void     entente_forces_clear   (EntenteForces          *self);
/* Takes another law, borrowed, and balances it for the picture as it stands. FALSE where cancelled.
 * O(nodes × (log nodes + marks)) */
gboolean entente_forces_balance (EntenteForces          *self,
                                 const EntenteForceLaw  *law,
                                 EntenteWork            *work);
/* Around a sweep in which all nodes are asked about: what is far pushes from where it was at its
 * beginning, and L is by the places at its end. */
void     entente_forces_begin   (EntenteForces          *self);
void     entente_forces_end     (EntenteForces          *self);
/* The force on a node where it stands. O(log nodes + marks + its ties) */
void     entente_forces_ask     (EntenteForces          *self,
                                 guint32                 node,
                                 float                  *x,
                                 float                  *y);
/* Where all stand, to the component: but its fixed nodes. */
void     entente_forces_hand_back (const EntenteForces  *self,
                                 EntenteComponent       *component,
                                 double                  hop);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteForces, entente_forces_clear)

G_END_DECLS
