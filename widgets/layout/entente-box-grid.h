/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENTENTE_NO_BOX G_MAXUINT32

/**
 * EntenteBoxGrid:
 *
 * Finds the boxes that meet a given one: each stands in the list of every cell it touches. Cells
 * are hashed, so the plane has no border.
 */
typedef struct _EntenteBoxGrid EntenteBoxGrid;

/* What is done with a box that meets the one asked about; FALSE ends the search. */
typedef gboolean (*EntenteBoxFound) (guint32  box,
                                     gpointer user_data);

/* The cell, of cells as wide as @side, that a place is in. Places beyond 2³⁰ cells, infinite ones too,
 * are in the last cell there, so that sums with cells do not overflow; what is no number is in the first. */
gint64          entente_box_grid_get_cell (double         place,
                                         double           side);
EntenteBoxGrid *entente_box_grid_new    (double           cell_width,
                                         double           cell_height,
                                         guint32          n_expected);
void            entente_box_grid_free   (EntenteBoxGrid  *self);
void            entente_box_grid_insert (EntenteBoxGrid  *self,
                                         guint32          box,
                                         double           left,
                                         double           top,
                                         double           right,
                                         double           bottom);
/* Calls for each box inserted that overlaps the one given, once; touching is no overlap. */
void            entente_box_grid_search (EntenteBoxGrid  *self,
                                         double           left,
                                         double           top,
                                         double           right,
                                         double           bottom,
                                         EntenteBoxFound  found,
                                         gpointer         user_data);
/* The first that is found, or ENTENTE_NO_BOX. */
guint32         entente_box_grid_find   (EntenteBoxGrid  *self,
                                         double           left,
                                         double           top,
                                         double           right,
                                         double           bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteBoxGrid, entente_box_grid_free)

G_END_DECLS
