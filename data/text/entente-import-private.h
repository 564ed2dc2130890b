/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-article-import.h"

G_BEGIN_DECLS

/* Private to the room: from cleaned text (valid UTF-8, line feeds only, no control characters) to
 * paragraphs. Each fills in @import what it finds and appends its paragraphs to @paragraphs
 * (element-type utf8), headings with "## ". */
void     entente_import_plain        (const char           *text,
                                      EntenteArticleImport *import,
                                      GPtrArray            *paragraphs);
void     entente_import_markdown     (const char           *text,
                                      EntenteArticleImport *import,
                                      GPtrArray            *paragraphs);
void     entente_import_html         (const char           *text,
                                      EntenteArticleImport *import,
                                      GPtrArray            *paragraphs);

/* Paragraphs that look like section headings, and the first of those at the end that are the
 * site's own words (the number of paragraphs for none). */
GArray  *entente_import_find_headings (GPtrArray            *paragraphs);
guint    entente_import_find_cut      (GPtrArray            *paragraphs);
gboolean entente_import_is_title      (const char           *paragraph);

/* A date the format takes out of what a page says, or NULL. (transfer full) */
char    *entente_import_dup_date      (const char           *text);
/* Runs of white space as one space, none around. (transfer full) */
char    *entente_import_squeeze       (const char           *text);
/* The charset that a page names in its first kilobytes, or NULL. (transfer full) */
char    *entente_import_dup_charset   (const char           *bytes,
                                       gsize                 length);

G_END_DECLS
