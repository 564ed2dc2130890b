/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

/**
 * EntenteTextFormat:
 *
 * What a line of text stands for. All but plain text are applied only as far as they are right:
 * what may still become right while one types waits, the rest is marked at once.
 */
typedef enum
{
  ENTENTE_TEXT_FORMAT_PLAIN,
  ENTENTE_TEXT_FORMAT_DATE,
  ENTENTE_TEXT_FORMAT_OPEN_DATE, /* or ".." for still */
  ENTENTE_TEXT_FORMAT_DATE_TIME, /* or a day with its time, as RFC 3339 has it */
  ENTENTE_TEXT_FORMAT_NUMBER,
  ENTENTE_TEXT_FORMAT_LINK,
} EntenteTextFormat;

GType entente_text_format_get_type (void);
#define ENTENTE_TYPE_TEXT_FORMAT (entente_text_format_get_type ())

/* Whether a text is of the format, or can become so by typing on. */
gboolean entente_text_format_accepts  (EntenteTextFormat  format,
                                       const char        *text);
gboolean entente_text_format_is_begun (EntenteTextFormat  format,
                                       const char        *text);

/**
 * EntenteTextRow:
 *
 * A field of one line. Properties: `format` (EntenteTextFormat), `placeholder`, `fixed` (it is only to be
 * read and copied).
 */
#define ENTENTE_TYPE_TEXT_ROW (entente_text_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTextRow, entente_text_row, ENTENTE, TEXT_ROW, EntenteFieldRow)

GtkEditable *entente_text_row_get_editable (EntenteTextRow *self);

G_END_DECLS
