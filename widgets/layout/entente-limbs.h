/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-network.h"

G_BEGIN_DECLS

/**
 * EntenteLimbs:
 * @core: (array length=n_core): the nodes that stay when those with one tie are taken away, again and
 *   again; one at least
 * @trees: the others, in the order in which they are taken away: each before the one it hangs on
 * @hangs_on: (array length=n_nodes): of those
 *
 * What hangs on a network like limbs. (After Seidman 1983: Network structure and minimum degree.
 * DOI 10.1016/0378-8733(83)90028-X: @core is its 2-core, for a tree its middle.)
 */
typedef struct
{
  guint32 n_nodes;
  guint32 n_core;
  guint32 *core;
  guint32 *trees;
  guint32 *hangs_on;
} EntenteLimbs;

EntenteLimbs *entente_limbs_new    (const EntenteNetwork *network);
void          entente_limbs_free   (EntenteLimbs         *self);
/* Puts what hangs on each of them in between the core's nodes, half before it, half behind it, so that
 * no tie of it crosses any. @core_order: numbers in the core; @order: (out): all nodes. */
void          entente_limbs_unfold (const EntenteLimbs   *self,
                                    const guint32        *core_order,
                                    guint32              *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLimbs, entente_limbs_free)

G_END_DECLS
