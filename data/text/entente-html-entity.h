/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the room: what "&…" stands for. */

/* Appends what an entity at @text ("&…") stands for, returns its bytes; 0 where it is none. */
gsize entente_html_append_entity (GString    *string,
                                  const char *text);
/* The text up to @end, entities decoded, white space squeezed. (transfer full) */
char *entente_html_dup_decoded   (const char *text,
                                  const char *end);

G_END_DECLS
