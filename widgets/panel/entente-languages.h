/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-suggest-entry.h"

G_BEGIN_DECLS

/* Languages as one says and writes them: their tags (BCP 47) and, of the most frequent ones, what they
 * are called. */

/* "Korean" for "ko"; the tag itself where it is called nothing here. (transfer none) */
const char *entente_language_get_name (const char *tag);
/* The tag of what is called so, else the text itself, which may be a tag. (transfer none) */
const char *entente_language_find_tag (const char *text);
/* Source for an entry; value: the tag. */
GPtrArray  *entente_suggest_languages (const char *typed,
                                       gpointer    unused);

G_END_DECLS
