/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

/**
 * EntenteArticleRow:
 *
 * A field that names an article: that of a citation.
 */
#define ENTENTE_TYPE_ARTICLE_ROW (entente_article_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteArticleRow, entente_article_row, ENTENTE, ARTICLE_ROW, EntenteFieldRow)

G_END_DECLS
