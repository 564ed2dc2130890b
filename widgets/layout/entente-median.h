/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The upper median; @values change their order. @n_values > 0. */
double entente_median_find (double  *values,
                            guint32  n_values);

G_END_DECLS
