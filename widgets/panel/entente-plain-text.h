/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts from a file as a label may show them: no markup, no line breaks, no controls, of a sane
 * length. */

/* @text on one line, cut with "…" after @n_max code points; NULL becomes "". (transfer full) */
char *entente_plain_text_cut      (const char *text,
                                   guint       n_max);
/* The same for a text that stands among others in one line: where its script runs to the left,
 * with isolates around, so that it does not turn theirs. (transfer full) */
char *entente_plain_text_isolate  (const char *text,
                                   guint       n_max);
/* Joins what is neither NULL nor empty with " · ". (transfer full) */
char *entente_plain_text_join     (const char *first,
                                   ...) G_GNUC_NULL_TERMINATED;
/* The host of a link that may be opened: http or https with a host, without a user, white space,
 * controls or backslashes; NULL for every other text. A host in another script than ASCII comes as it
 * is looked up, "xn--…". (transfer full) */
char *entente_plain_text_dup_host (const char *url);
/* Folded for finding: case and accents do not matter. (transfer full) */
char *entente_plain_text_fold     (const char *text);

G_END_DECLS
