/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-html-page.h"

G_BEGIN_DECLS

/* Private to the room: chooses the element that holds the main text of a page and appends its
 * paragraphs to @paragraphs (element-type utf8), headings with "## "; without lists of links and
 * without a heading that repeats @title (nullable). Takes texts out of @page. O(its elements and
 * paragraphs). */
void entente_html_append_main_text (EntenteHtmlPage *page,
                                    const char      *title,
                                    GPtrArray       *paragraphs);

G_END_DECLS
