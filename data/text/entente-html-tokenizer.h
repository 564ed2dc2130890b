/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-html-tag.h"

G_BEGIN_DECLS

/* Private to the room: parts a page into text and tags, and takes whatever comes. */

typedef enum
{
  ENTENTE_HTML_END,
  ENTENTE_HTML_TEXT,
  ENTENTE_HTML_TAG,
} EntenteHtmlTokenType;

/**
 * EntenteHtmlToken:
 *
 * A piece of the page: @text to @text_end of a text, entities as they stand, or @tag.
 */
typedef struct
{
  EntenteHtmlTokenType type;
  const char *text;
  const char *text_end;
  EntenteHtmlTag tag;
} EntenteHtmlToken;

/**
 * EntenteHtmlTokenizer:
 *
 * Goes over a page once. Linear: what was looked for in vain is not looked for again.
 */
typedef struct
{
  const char *at;
  const char *end;
  gboolean no_more[3]; /* of ", ' and --> */
} EntenteHtmlTokenizer;

void                 entente_html_tokenizer_init     (EntenteHtmlTokenizer *self,
                                                      const char           *text);
/* The next text or tag; comments and declarations are passed over. */
EntenteHtmlTokenType entente_html_tokenizer_next     (EntenteHtmlTokenizer *self,
                                                      EntenteHtmlToken     *token);
/* The text up to the end tag of an element of ENTENTE_HTML_RAW, whatever stands there. */
void                 entente_html_tokenizer_take_raw (EntenteHtmlTokenizer *self,
                                                      int                   tag,
                                                      EntenteHtmlToken     *token);

G_END_DECLS
