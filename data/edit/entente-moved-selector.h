/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-text-search.h"

G_BEGIN_DECLS

/* Code points of a text that are kept on either side of a quote. */
#define ENTENTE_N_CONTEXT 32

/**
 * EntenteMovedSelector:
 *
 * A citation of an article, or a selector of its `ignored`, as it stood before the article's text
 * was changed: its JSON and, in code points of the old text, where its words were; @end 0 where
 * they were nowhere, or it means the article as a whole.
 */
typedef struct
{
  char *json;
  guint start;
  guint end;
} EntenteMovedSelector;

/* Its JSON for the new text; as it was where its words are gone, but never without them.
 * (transfer full) */
char    *entente_moved_selector_to_json (const EntenteMovedSelector *self,
                                         EntenteTextIndex           *old_text,
                                         EntenteTextIndex           *new_text,
                                         GArray                     *hunks);
/* Its `start` or `end`, code points; −1 where it has none. */
gint64   entente_selector_get_offset    (const char                 *json,
                                         const char                 *member);
/* The JSON with these words of a text as what it selects; all other members stay.
 * (transfer full) */
char    *entente_selector_put_words     (const char                 *json,
                                         EntenteTextIndex           *text,
                                         guint                       start,
                                         guint                       end);

G_END_DECLS
