/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words that probably say what the first of two who are named does to the second: those
 * between them, without articles, auxiliaries and titles; where nothing is left, as between
 * "Seoul and Beijing", or where the verb comes last, those behind the second. A proposal for a
 * label, "" where there is nothing to propose. Code points: @first_end and @second_start of the
 * text between the two, @second_end and @end of what follows within the sentence. @language:
 * (nullable): a BCP 47 tag; where nouns have capitals they are no titles. (transfer full) */
char *entente_text_dup_verb_words (const char *text,
                                   const char *language,
                                   guint       first_end,
                                   guint       second_start,
                                   guint       second_end,
                                   guint       end);

G_END_DECLS
