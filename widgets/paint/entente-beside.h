/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Work of one call that two threads share: what each does must not touch what the other changes. Where
 * there is but one processor, the calling thread does all. */

typedef void (*EntenteShare)     (gpointer      data);
/* @half: 0 or 1; of things from @first up to, but without, @end. */
typedef void (*EntenteHalf)      (guint         first,
                                  guint         end,
                                  guint         half,
                                  gpointer      data);

/* Returns when both are done. @here: in the calling thread. */
void         entente_beside_run  (EntenteShare  there,
                                  EntenteShare  here,
                                  gpointer      data);
/* The same for many alike; of few, all are the first half. */
void         entente_beside_halve (guint        n,
                                  EntenteHalf   work,
                                  gpointer      data);

G_END_DECLS
