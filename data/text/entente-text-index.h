/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-loose-text.h"

G_BEGIN_DECLS

/* Private to the room: a text whose code points are counted once. */

/**
 * EntenteTextIndex:
 *
 * A borrowed UTF-8 text with the byte offset of every 256th code point, so that offsets change into
 * pointers and back without walking the text; and its code points, unpacked, and folded, when first asked for.
 * Not for two threads at once.
 */
typedef struct
{
  const char *text;
  gsize length;  /* bytes */
  guint n_codes;
  GArray *stops; /* gsize */
  gunichar *codes;
  EntenteLooseText *loose;
  guint16 *rows; /* by code point */
} EntenteTextIndex;

void            entente_text_index_init       (EntenteTextIndex *self,
                                               const char       *text);
void            entente_text_index_clear      (EntenteTextIndex *self);

const char     *entente_text_index_to_pointer (EntenteTextIndex *self,
                                               guint             offset);
guint           entente_text_index_to_offset  (EntenteTextIndex *self,
                                               const char       *pointer);
const gunichar *entente_text_index_get_codes  (EntenteTextIndex *self);
const EntenteLooseText *entente_text_index_get_loose (EntenteTextIndex *self);
/* A number for each code point there is, all 0 and to be left so: too many to be made anew for each
 * of many searches. */
guint16        *entente_text_index_get_rows   (EntenteTextIndex *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteTextIndex, entente_text_index_clear)

G_END_DECLS
