/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/* Private to the room: appending to a list of a record, byte by byte. */

/* The list with one more element behind; what stands in it keeps its bytes. @list: (nullable).
 * (transfer full) */
char *entente_edit_list_dup_appended (const char        *list,
                                      const char        *element);
/* The members of a selector of these words, code points @start … @end, without braces: exact,
 * prefix, suffix, start, end. (transfer full) */
char *entente_edit_list_dup_selector (const char        *text,
                                      guint              start,
                                      guint              end);

G_END_DECLS
