/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-cited-words.h"

#include "entente-article-text.h"
#include "entente-json-text.h"
#include "entente-moved-selector.h"
#include "entente-passage.h"

#include <string.h>

/* What a citation says of where its words stand, beside the words. */
static const char *const places[] = { "prefix", "suffix", "start", "end" };

static void
put (char       **citation,
     const char  *member,
     const char  *value)
{
  char *changed = entente_json_set_member (*citation, -1, member, value,
                                           entente_json_get_part_order (ENTENTE_JSON_CITATION));

  g_free (*citation);
  *citation = changed;
}

static void
forget_places (char **citation)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    put (citation, places[i], NULL);
}

/* The text of the article it cites; "" where that has none. */
static char *
dup_cited_text (EntenteMap *map,
                const char *citation)
{
  g_autofree char *id = entente_json_dup_member_string (citation, -1, "article");
  guint32 article
      = id != NULL ? entente_map_find (map, ENTENTE_RECORD_ARTICLE, id) : ENTENTE_NO_SLOT;
  char *text = NULL;

  if (article != ENTENTE_NO_SLOT)
    text = entente_map_dup_article_text (map, article, NULL);
  return text != NULL ? text : g_strdup ("");
}

/* Where the words stand, letter by letter; what stood around the old ones says which of several. */
static gboolean
find_words (const char *text,
            const char *citation,
            const char *words,
            guint      *start,
            guint      *end)
{
  g_autofree char *prefix = entente_json_dup_member_string (citation, -1, "prefix");
  g_autofree char *suffix = entente_json_dup_member_string (citation, -1, "suffix");
  const EntenteCitation wanted = { .exact = (char *) words,
                                   .prefix = prefix,
                                   .suffix = suffix,
                                   .start = entente_selector_get_offset (citation, "start"),
                                   .end = entente_selector_get_offset (citation, "end") };
  EntentePassage passage;
  g_autofree char *found = NULL;

  if (*text == '\0')
    return FALSE;
  passage = entente_passage_anchor (text, &wanted);
  if (passage.end <= passage.start)
    return FALSE;
  found = g_utf8_substring (text, (glong) passage.start, (glong) passage.end);
  *start = passage.start;
  *end = passage.end;
  return strcmp (found, words) == 0;
}

char *
entente_cited_words_dup_with (EntenteMap *map,
                              const char *citation,
                              const char *words)
{
  g_autofree char *text = dup_cited_text (map, citation);
  g_autofree char *changed = g_strdup (citation);
  g_autofree char *quoted = NULL;
  guint start;
  guint end;

  if (words == NULL || *words == '\0')
    {
      put (&changed, "exact", NULL);
      forget_places (&changed);
      return g_steal_pointer (&changed);
    }
  if (find_words (text, citation, words, &start, &end))
    {
      g_auto (EntenteTextIndex) index = { 0 };

      entente_text_index_init (&index, text);
      return entente_selector_put_words (citation, &index, start, end);
    }
  quoted = entente_json_quote (words);
  put (&changed, "exact", quoted);
  if (*text == '\0')
    forget_places (&changed);
  return g_steal_pointer (&changed);
}

char *
entente_cited_words_dup_of (EntenteMap *map,
                            const char *citation,
                            guint32     article)
{
  g_autofree char *words = entente_json_dup_member_string (citation, -1, "exact");
  g_autofree char *id = entente_json_quote (entente_map_get_id (map, ENTENTE_RECORD_ARTICLE, article));
  g_autofree char *changed = g_strdup (citation);

  put (&changed, "article", id);
  /* Where they stood in the other says nothing of this one. */
  forget_places (&changed);
  return entente_cited_words_dup_with (map, changed, words);
}
