/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the room. */

/**
 * EntenteLooseText:
 * @codes: what the text says whatever its typography; ends with 0
 * @offsets: for each of them the code point of the text it comes from; one more: the text's length
 * @length: code points of @codes
 *
 * A text without what differs between copies of the same words: letters are parted from their
 * accents, quotation marks and dashes are one each, runs of white space one space; soft hyphens and
 * what has no width are gone. Upper and lower case stay. Not EntenteFoldedText, which takes case
 * and accents away and makes a dash within a word a space: a quote would be found where it does not
 * stand.
 */
typedef struct
{
  gunichar *codes;
  guint *offsets;
  guint length;
} EntenteLooseText;

EntenteLooseText *entente_loose_text_new  (const char        *text);
void               entente_loose_text_free (EntenteLooseText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLooseText, entente_loose_text_free)

G_END_DECLS
