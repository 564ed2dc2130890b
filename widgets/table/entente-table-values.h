/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-table-column.h"

G_BEGIN_DECLS

/**
 * EntenteTableValues:
 *
 * What the cells of one column are sorted by, each value once: of half a million relations few kinds,
 * labels, dates and names are different. They alone are folded, collated and compared; the records are
 * dealt out by counting. n records with d values: n + d log d.
 */
typedef struct _EntenteTableValues EntenteTableValues;

/* Holds @map. */
EntenteTableValues *entente_table_values_new     (EntenteMap         *map,
                                                  EntenteTableColumn  column,
                                                  gboolean            descending);
void                entente_table_values_free    (EntenteTableValues *self);
/* Reads what a living record's cell says now. Gives which of the values it is. */
guint32             entente_table_values_read    (EntenteTableValues *self,
                                                  guint32             slot);
/* The value a record had when it was read last; what was never read has the first. */
guint32             entente_table_values_get     (EntenteTableValues *self,
                                                  guint32             slot);
void                entente_table_values_set     (EntenteTableValues *self,
                                                  guint32             slot,
                                                  guint32             value);
/* Forgets the name of an actor that changed. */
void                entente_table_values_forget_actor (EntenteTableValues *self,
                                                       guint32             actor);
/* Of two records: by their values, and where these are equal by slots. */
int                 entente_table_values_compare (EntenteTableValues *self,
                                                  guint32             a,
                                                  guint32             b);
/* Sorts the values there are: goes on for @n_moves; FALSE where that is done. */
gboolean            entente_table_values_step    (EntenteTableValues *self,
                                                  guint               n_moves);
/* Sorts @slots, which ascend and were all read, once the values are sorted. (element-type guint32)
 * (transfer full) */
GArray             *entente_table_values_deal    (EntenteTableValues *self,
                                                  GArray             *slots);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteTableValues, entente_table_values_free)

G_END_DECLS
