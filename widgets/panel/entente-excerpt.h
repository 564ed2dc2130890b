/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-passage.h"

G_BEGIN_DECLS

/**
 * EntenteExcerpt:
 *
 * A passage set in its paragraph: the text a reader sees, and which of it are the quoted words.
 */
typedef struct
{
  char *text;
  guint start; /* bytes of @text, end exclusive */
  guint end;
} EntenteExcerpt;

#define ENTENTE_EXCERPT_PARAGRAPH 400 /* code points on either side: nearly always all of them */
#define ENTENTE_EXCERPT_LINE 60

/* The paragraphs a passage stands in, its surroundings cut at words where they are longer than @n_around
 * code points. @text: the whole article's; @start, @end: code points of it. */
EntenteExcerpt *entente_excerpt_new  (const char     *text,
                                      GArray         *paragraphs,
                                      guint           start,
                                      guint           end,
                                      guint           n_around);
void            entente_excerpt_free (EntenteExcerpt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteExcerpt, entente_excerpt_free)

G_END_DECLS
