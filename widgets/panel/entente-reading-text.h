/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-passage.h"

G_BEGIN_DECLS

/**
 * EntenteReadingText:
 *
 * An article's text as a text view can show it: headings without their mark, one line a paragraph,
 * no word or paragraph so long that laying it out would hold the program up. Knows for every code
 * point of the one where it stands in the other. Immutable.
 */
typedef struct _EntenteReadingText EntenteReadingText;

typedef struct
{
  guint start; /* code points of the reading text, without the line's end */
  guint end;
  gboolean heading;
} EntenteReadingLine;

EntenteReadingText       *entente_reading_text_new        (const char         *text);
/* The text itself for somebody who edits it: every code point as it is, but for a break that is none
 * in words and paragraphs too long to be laid out. Its lines are the headings alone. */
EntenteReadingText       *entente_reading_text_new_to_edit (const char        *text);
/* What the article says now that the text to edit was made into @edited. (transfer full) */
char                     *entente_reading_text_dup_edited (EntenteReadingText *self,
                                                           const char         *edited);
void                      entente_reading_text_free       (EntenteReadingText *self);
const char               *entente_reading_text_get_text   (EntenteReadingText *self);
guint                     entente_reading_text_get_n_lines (EntenteReadingText *self);
const EntenteReadingLine *entente_reading_text_get_line   (EntenteReadingText *self,
                                                           guint               index);
/* Code points of the article's text to those of the reading text, and back; what is not shown
 * goes to what is shown next. */
guint                     entente_reading_text_to_reading (EntenteReadingText *self,
                                                           guint               offset);
guint                     entente_reading_text_to_article (EntenteReadingText *self,
                                                           guint               offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteReadingText, entente_reading_text_free)

G_END_DECLS
