/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names from files and paths, fit to be shown. Plain text, not markup. */

/* Valid UTF-8 on one line, without control characters, cut where it is far too long. (transfer
 * full) */
char *entente_dup_clean_name (const char *name);
/* The same for inside a sentence of ours: cut sooner, and isolated so that its direction of writing
 * does not turn what stands around. (transfer full) */
char *entente_dup_shown_name (const char *name);

G_END_DECLS
