/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The factor by which steps shrink from sweep to sweep, so that the first of @n_sweeps has the
 * size @first and the last one @last. */
double entente_cooling_find_factor (double first,
                                    double last,
                                    guint  n_sweeps);

G_END_DECLS
