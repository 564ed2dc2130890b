/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteOrderMerge:
 * @n_things: how many there are in all; they are numbered from 0
 * @base, @ours, @theirs: (element-type guint32): which of them stand there, in order
 *
 * The three orders of things that are to be brought into one.
 */
typedef struct
{
  guint n_things;
  GArray *base;
  GArray *ours;
  GArray *theirs;
} EntenteOrderMerge;

/* Whether both sides moved what the three have in common, each to another order. */
gboolean entente_order_merge_is_torn (const EntenteOrderMerge *self);
/* All things of both sides: in the order of the side that moved something (ours where neither or both
 * did, unless @theirs_first); what only the other has stands behind what it stood behind there,
 * and behind what the first put there. Linear. (transfer full) (element-type guint32) */
GArray  *entente_order_merge_run     (const EntenteOrderMerge *self,
                                      gboolean                 theirs_first);

G_END_DECLS
