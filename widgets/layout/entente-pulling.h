/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-settling.h"

G_BEGIN_DECLS

/* In a larger picture names become too small to read, so hops are wished shorter than they are until
 * it is no larger. */
#define ENTENTE_MOST_AREA 9.3

/**
 * EntenteMarks:
 * @n_marks: so many nodes, the first ones, are marks: all of them where they are not too many
 * @component: whom they hold; borrowed
 * @hops: (array length=n_nodes×n_marks): row after row from each node to each mark
 * @most_area: of the picture, over that of all boxes; %ENTENTE_MOST_AREA at first
 *
 * Whom boxes are held by, and how large the picture may become.
 */
typedef struct
{
  guint32 n_marks;
  const EntenteComponent *component;
  guint16 *hops;
  double most_area;
} EntenteMarks;

/**
 * EntentePulling:
 * @hop: map units a hop is wished to have
 *
 * What holds boxes where distances want them: the marks, by their places, as they move. One box at
 * a time is asked about.
 */
typedef struct
{
  const EntenteBoxes *boxes;
  const EntenteMarks *marks;
  float *x; /* of the marks */
  float *y;
  float *row; /* wished distances from the box asked about, hops */
  float hop;
} EntentePulling;

/**
 * EntentePull:
 * @x: where majorization wishes a box, like @y
 * @weight: of all marks together
 * @stress: but for what is the same everywhere
 * @length: Σ |x| / d, for the hop by least squares
 * @square: Σ |x|² / d², likewise
 *
 * What the marks do to a box at one place.
 */
typedef struct
{
  double x;
  double y;
  double weight;
  float stress;
  double length;
  double square;
} EntentePull;

/* All nodes, or some of very many. NULL where cancelled. (transfer full) */
EntenteMarks *entente_marks_new             (const EntenteComponent *component,
                                             EntenteWork          *work);
/* @n_marks: from 1 to all. */
EntenteMarks *entente_marks_new_some        (const EntenteComponent *component,
                                             guint32               n_marks,
                                             EntenteWork          *work);
void          entente_marks_free            (EntenteMarks         *self);
/* By how much the picture may grow, between @least and @most, and not become too large. */
double        entente_marks_find_stretch    (const EntenteMarks   *self,
                                             const EntenteBoxes   *boxes,
                                             double                least,
                                             double                most);
/* With the hop by least squares. @boxes are in the order of the network's nodes; borrowed, like
 * @marks. */
void          entente_pulling_init          (EntentePulling       *self,
                                             const EntenteBoxes   *boxes,
                                             const EntenteMarks   *marks);
void          entente_pulling_clear         (EntentePulling       *self);
/* The box has moved. */
void          entente_pulling_take_place    (EntentePulling       *self,
                                             guint32               box);
/* Asks about a box where it is. O(marks) */
void          entente_pulling_ask           (EntentePulling       *self,
                                             guint32               box,
                                             EntentePull          *pull);
/* The box asked about last, elsewhere. */
void          entente_pulling_ask_elsewhere (EntentePulling       *self,
                                             double                x,
                                             double                y,
                                             EntentePull          *pull);
/* How far the ends of a tie, an entry of @box in the network's lists, are to be from each other, as
 * they lie, for what is written on it: map units; 0: nothing is. */
double        entente_pulling_measure_room  (const EntentePulling *self,
                                             guint32               box,
                                             guint32               entry);
/* By how much the ties of @box are too short, all together, with it at a place, and turned as they are
 * now. */
double        entente_pulling_measure_lack  (EntentePulling       *self,
                                             guint32               box,
                                             double                x,
                                             double                y);
/* The hop by least squares from the sums over all boxes, times the most from @least to @most with
 * which the picture does not become too large. */
void          entente_pulling_fit_hop       (EntentePulling       *self,
                                             double                length,
                                             double                square,
                                             double                least,
                                             double                most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMarks, entente_marks_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntentePulling, entente_pulling_clear)

G_END_DECLS
