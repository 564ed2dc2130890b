/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How alike two quotes are worded. */

/* The share of the shorter one's wording found in the other from which on two quotes count as one
 * text, in percent. */
#define ENTENTE_WORDING_SAME_PERCENT 60

/* What is compared of a text: its runs of three words, as sorted numbers, each once. Empty for a
 * text that is too short to be compared. (element-type guint64) (transfer full) */
GArray   *entente_wording_new     (const char *text);
/* Whether one is near enough a copy of the other, or of a part of it. */
gboolean  entente_wording_is_same (GArray     *a,
                                   GArray     *b);

G_END_DECLS
