/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-html-page.h"

G_BEGIN_DECLS

/* Private to the room: chooses the element that holds the main text of a page and appends its
 * paragraphs to @paragraphs (element-type utf8), headings with "## "; without lists of links and
 * without a heading that repeats @title (nullable). Of a piece that somebody chose himself all of it
 * is main text. Takes texts out of @page. O(its elements and
 * paragraphs). */
void entente_html_append_main_text (EntenteHtmlPage *page,
                                    gboolean         is_piece,
                                    const char      *title,
                                    GPtrArray       *paragraphs);

G_END_DECLS
