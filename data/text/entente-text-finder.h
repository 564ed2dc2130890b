/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteTextFinder:
 *
 * What one looks for, ready to be looked for in many texts: whatever its case, accents and width, and
 * however much white space parts its words. Immutable.
 */
typedef struct _EntenteTextFinder EntenteTextFinder;

/* Words of a text: code points, @end exclusive. */
typedef struct
{
  guint start;
  guint end;
} EntenteTextRange;

EntenteTextFinder *entente_text_finder_new      (const char              *wanted);
void               entente_text_finder_free     (EntenteTextFinder       *self);
/* Whether nothing is wanted, which is found nowhere. */
gboolean           entente_text_finder_is_empty (const EntenteTextFinder *self);
/* The first @n_max places in the order of the text, none overlapping another.
 * (element-type EntenteTextRange) (transfer full) */
GArray            *entente_text_finder_find     (const EntenteTextFinder *self,
                                                 const char              *text,
                                                 guint                    n_max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteTextFinder, entente_text_finder_free)

G_END_DECLS
