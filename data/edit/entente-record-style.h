/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A one-line object written as its neighbour is: as it is where the neighbour stands on one line,
 * else each member on a line of its own with the neighbour's indents. (transfer full) */
char *entente_record_style_like (const char *object,
                                 const char *neighbour,
                                 gsize       neighbour_length);

G_END_DECLS
