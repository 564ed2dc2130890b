/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-html-tag.h"

G_BEGIN_DECLS

/* Private to the room: a page as paragraphs, each with the element it stands in. */

#define ENTENTE_HTML_NO_ELEMENT G_MAXUINT

typedef struct
{
  int tag;
  guint parent;
  guint first_block;
  guint end_block;
  gsize score;
  guint is_main : 1; /* says itself that it is */
} EntenteHtmlElement;

typedef struct
{
  char *text;
  guint element;
  gsize length;
  gsize link_length;
  gboolean heading;
} EntenteHtmlBlock;

typedef struct
{
  GArray *elements; /* EntenteHtmlElement, as they begin */
  GArray *blocks;   /* EntenteHtmlBlock */
  GHashTable *meta; /* name → content, the first of each; what no <meta> says as "*name" */
  GString *h1;
  char *title;      /* (nullable) */
} EntenteHtmlPage;

/* Reads a page as it was saved, or a piece of one. No recursion; O(length). (transfer full) */
EntenteHtmlPage *entente_html_page_new  (const char      *text);
void             entente_html_page_free (EntenteHtmlPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteHtmlPage, entente_html_page_free)

G_END_DECLS
