/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-network.h"
#include "entente-random.h"
#include "entente-work.h"

G_BEGIN_DECLS

/* From a to b. */
typedef struct
{
  float ax;
  float ay;
  float bx;
  float by;
} EntenteLine;

/**
 * EntenteCrossings:
 * @n_ties: how many stand for all
 * @n_near: how many of these were gathered last
 *
 * The ties of a network as straight lines that move with their ends, to count whom those of a node
 * cross: all of them, or some that stand for very many. Only those are gone through that were
 * gathered around the node.
 */
typedef struct
{
  const EntenteNetwork *network;
  guint32 n_ties;
  float *ax; /* (array length=n_ties): of one end, like @ay */
  float *ay;
  float *bx; /* of the other end */
  float *by;
  guint32 *starts; /* where a node's ends begin in @ends */
  guint32 *ends;   /* twice the tie, and one more for its other end */
  gint32 *meets;   /* (array length=n_ties): whether it is near, 0 or 1 */
  EntenteLine *lines; /* (array length=n_ties): once more, each as a whole, to be gathered */
  EntenteLine *near;
  float *seen_ax;  /* from where lines were counted last; the next three likewise */
  float *seen_ay;
  float *seen_bx;
  float *seen_by;
  float *areas;    /* twice that of the triangle each makes with that place */
  guint32 n_near;
  const float *x;  /* of the nodes */
  const float *y;
} EntenteCrossings;

/* @x, @y: of the nodes, borrowed. @most_met: ties that one is held against in the mean, about: some
 * stand for all where there would be more. */
void    entente_crossings_init  (EntenteCrossings       *self,
                                 const EntenteNetwork   *network,
                                 const float            *x,
                                 const float            *y,
                                 guint32                 n_most,
                                 EntenteRandom          *random);
void    entente_crossings_clear (EntenteCrossings       *self);
/* The node has moved. */
void    entente_crossings_take_place (EntenteCrossings  *self,
                                 guint32                 node);
/* What those of a node may cross while it is no farther than @way from where it stands, along each
 * axis, and all others stay. O(@n_ties) */
void    entente_crossings_gather (EntenteCrossings      *self,
                                 guint32                 node,
                                 float                   way);
/* How often the ties of the node gathered for last are crossed, by those that stand for all; any
 * number beyond @most where it is more. What has an end in common does not cross.
 * O(its ties × @n_near) */
guint32 entente_crossings_count (EntenteCrossings       *self,
                                 guint32                 node,
                                 guint32                 most);
/* How many there are, among those that stand for all; what was gathered is lost. Below 0 where
 * cancelled. O(@n_ties × (nodes + @n_ties)) */
double  entente_crossings_count_all (EntenteCrossings   *self,
                                 EntenteWork            *work);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteCrossings, entente_crossings_clear)

G_END_DECLS
