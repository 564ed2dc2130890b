/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-folded-text.h"

G_BEGIN_DECLS

/* Private to the room: where in a text a name may begin and end. Indices are of folded codes, @end
 * exclusive. */

/* Whether the words around leave a name that stands at @start … @end to itself. @genitive: whether
 * the language forms it with an s. */
gboolean entente_word_edges_fit          (const EntenteFoldedText *text,
                                          guint                    start,
                                          guint                    end,
                                          gboolean                 genitive);
/* Whether a language writes "Seouls" for "of Seoul". @language: (nullable) */
gboolean entente_word_edges_has_genitive (const char              *language);

G_END_DECLS
