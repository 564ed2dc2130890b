/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-article-text.h"

#include "entente-json-text.h"

static void
article_text_clear (gpointer data)
{
  EntenteArticleText *self = data;

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->language, g_free);
}

/**
 * entente_map_dup_article_text:
 * @map: a map
 * @article: slot of a living article
 * @language: (out) (optional) (nullable) (transfer full): a BCP 47 tag
 *
 * Copies what an article says.
 *
 * Returns: (transfer full) (nullable): valid UTF-8
 */
char *
entente_map_dup_article_text (EntenteMap  *map,
                              guint32      article,
                              char       **language)
{
  const char *json;
  gsize length;

  if (language != NULL)
    *language = NULL;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);

  json = entente_map_get_json (map, ENTENTE_RECORD_ARTICLE, article, &length);
  if (language != NULL)
    *language = entente_json_dup_member_string (json, (gssize) length, "language");

  return entente_json_dup_member_string (json, (gssize) length, "text");
}

/**
 * entente_map_dup_article_texts:
 * @map: a map
 *
 * Copies what all articles say. O(their records).
 *
 * Returns: (element-type EntenteArticleText) (transfer full): in the order of the file
 */
GArray *
entente_map_dup_article_texts (EntenteMap *map)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (EntenteArticleText));

  g_array_set_clear_func (texts, article_text_clear);
  g_return_val_if_fail (ENTENTE_IS_MAP (map), texts);

  for (guint32 article = entente_map_get_first (map, ENTENTE_RECORD_ARTICLE);
       article != ENTENTE_NO_SLOT;
       article = entente_map_get_next (map, ENTENTE_RECORD_ARTICLE, article))
    {
      EntenteArticleText text = { .article = article };

      text.text = entente_map_dup_article_text (map, article, &text.language);
      if (text.text != NULL)
        g_array_append_val (texts, text);
      else
        g_free (text.language);
    }

  return texts;
}
