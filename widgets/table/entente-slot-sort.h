/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteSlotSort:
 *
 * Sorts an array of slots a bit at a time, so that a window stays awake meanwhile: a merge sort from
 * the bottom up that may stop after any move. Stable; n log n moves in all.
 */
typedef struct _EntenteSlotSort EntenteSlotSort;

/* Less than, equal to or greater than 0, as for qsort. */
typedef int (*EntenteSlotCompare) (guint32  a,
                                   guint32  b,
                                   gpointer user_data);

/* @slots: (element-type guint32) (transfer full) */
EntenteSlotSort *entente_slot_sort_new  (GArray             *slots,
                                         EntenteSlotCompare  compare,
                                         gpointer            user_data);
void             entente_slot_sort_free (EntenteSlotSort    *self);
/* Goes on for @n_moves; FALSE where all is sorted. */
gboolean         entente_slot_sort_step (EntenteSlotSort    *self,
                                         guint               n_moves);
/* What is sorted now. (element-type guint32) (transfer full) */
GArray          *entente_slot_sort_take (EntenteSlotSort    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteSlotSort, entente_slot_sort_free)

G_END_DECLS
