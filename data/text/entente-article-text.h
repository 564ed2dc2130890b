/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteArticleText:
 *
 * A copy of what an article says, to be read in another thread.
 */
typedef struct
{
  guint32 article;
  char *text;
  char *language; /* (nullable): a BCP 47 tag */
} EntenteArticleText;

/* The text of a living article, NULL where it has none. @language: (out) (optional) (nullable)
 * (transfer full). (transfer full) (nullable) */
char   *entente_map_dup_article_text  (EntenteMap  *map,
                                       guint32      article,
                                       char       **language);
/* All articles that have a text, in the order of the file.
 * (element-type EntenteArticleText) (transfer full) */
GArray *entente_map_dup_article_texts (EntenteMap  *map);

G_END_DECLS
