/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-passage.h"

#include "entente-text-search.h"

#include <string.h>

/* Work for words that are no longer there letter by letter, in steps of
 * entente_text_search_similar(): some 0.3 s for one citation, and as much again three times for
 * all of an article. An article with more changed quotes than that shows the last ones as orphans. */
#define ALLOWANCE_ARTICLE (4 * ENTENTE_ALLOWANCE_CITATION)

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
stands_at_position (EntenteTextIndex      *index,
                    const EntenteCitation *citation)
{
  const char *start;
  const char *end;
  gsize length;

  if (citation->start < 0 || citation->end <= citation->start || citation->end > index->n_codes)
    return FALSE;

  if (is_empty (citation->exact))
    return TRUE;

  start = entente_text_index_to_pointer (index, (guint) citation->start);
  end = entente_text_index_to_pointer (index, (guint) citation->end);
  length = strlen (citation->exact);

  return (gsize) (end - start) == length && memcmp (start, citation->exact, length) == 0;
}

/**
 * entente_passage_anchor_indexed:
 * @allowance: (inout): work that may still be done for words that are elsewhere, or changed
 *
 * As entente_passage_anchor(), for many citations of one text.
 *
 * Returns: the passage
 */
EntentePassage
entente_passage_anchor_indexed (EntenteTextIndex      *index,
                                const EntenteCitation *citation,
                                guint64               *allowance)
{
  const EntenteQuote quote = { citation->exact, citation->prefix, citation->suffix,
                               citation->start };
  EntentePassage passage = { ENTENTE_ANCHOR_ORPHAN, 0, 0 };

  if (stands_at_position (index, citation))
    return (EntentePassage){ ENTENTE_ANCHOR_POSITION, (guint) citation->start,
                             (guint) citation->end };

  if (is_empty (citation->exact))
    {
      if (citation->start < 0 && citation->end < 0)
        passage.anchor = ENTENTE_ANCHOR_WHOLE;
      return passage;
    }

  if (entente_text_search_exact (index, &quote, allowance, &passage.start, &passage.end) ||
      entente_text_search_loose (index, &quote, allowance, &passage.start, &passage.end) ||
      entente_text_search_similar (index, &quote, allowance, &passage.start, &passage.end))
    passage.anchor = ENTENTE_ANCHOR_QUOTE;

  return passage;
}

/**
 * entente_passage_anchor:
 * @text: the text of the cited article, valid UTF-8
 * @citation: a citation of it
 *
 * Finds where a citation's words stand: at its position where they stand there, else at the one
 * best place by words, prefix and suffix (letter by letter first, then whatever their quotation
 * marks, dashes, white space and composed letters, then with up to a fifth of them changed), else nowhere. A position without words stands for itself; neither: the whole article.
 *
 * A text of 1 MB takes a few milliseconds, and at most some 0.3 s where the words are changed.
 *
 * Returns: the passage
 */
EntentePassage
entente_passage_anchor (const char            *text,
                        const EntenteCitation *citation)
{
  g_auto (EntenteTextIndex) index = { 0 };
  guint64 allowance = ENTENTE_ALLOWANCE_CITATION;

  g_return_val_if_fail (text != NULL, (EntentePassage){ ENTENTE_ANCHOR_ORPHAN });
  g_return_val_if_fail (citation != NULL, (EntentePassage){ ENTENTE_ANCHOR_ORPHAN });

  entente_text_index_init (&index, text);

  return entente_passage_anchor_indexed (&index, citation, &allowance);
}

/**
 * entente_passages_anchor:
 * @text: the text of an article, valid UTF-8
 * @citations: (array length=n_citations): citations of it
 * @allowance: (inout) (nullable): work that may still be done over several articles, begun with
 *   ENTENTE_PASSAGES_ALLOWANCE; NULL: what is enough for this one
 * @passages: (out caller-allocates) (array length=n_citations): where they stand
 *
 * The same for many citations of one article: the text is walked once, and the work for words that
 * are elsewhere or changed is bounded over all of them. Any thread.
 *
 * Returns: how many of those not found were not looked for to the end
 */
guint
entente_passages_anchor (const char                   *text,
                         const EntenteCitation *const *citations,
                         guint                         n_citations,
                         guint64                      *allowance,
                         EntentePassage               *passages)
{
  g_auto (EntenteTextIndex) index = { 0 };
  guint64 most = allowance != NULL ? MIN (*allowance, ALLOWANCE_ARTICLE) : ALLOWANCE_ARTICLE;
  guint64 left = most;
  guint n_given_up = 0;

  g_return_val_if_fail (text != NULL, 0);

  entente_text_index_init (&index, text);
  for (guint i = 0; i < n_citations; i++)
    {
      passages[i] = entente_passage_anchor_indexed (&index, citations[i], &left);
      if (passages[i].anchor == ENTENTE_ANCHOR_ORPHAN && left == 0)
        n_given_up++;
    }
  if (allowance != NULL)
    *allowance -= most - left;

  return n_given_up;
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const EntentePassageMark *first = a;
  const EntentePassageMark *second = b;

  if (first->passage.start != second->passage.start)
    return first->passage.start < second->passage.start ? -1 : 1;
  if (first->passage.end != second->passage.end)
    return first->passage.end < second->passage.end ? -1 : 1;
  if (first->relation != second->relation)
    return first->relation < second->relation ? -1 : 1;

  return first->citation < second->citation ? -1 : first->citation > second->citation;
}

static void
add_marks (GArray           *marks,
           EntenteMap       *map,
           guint32           relation,
           guint32           article,
           EntenteTextIndex *index,
           guint64          *allowance)
{
  g_autoptr (GPtrArray) citations = entente_map_dup_citations (map, relation);

  for (guint i = 0; i < citations->len; i++)
    {
      const EntenteCitation *citation = citations->pdata[i];
      EntentePassageMark mark = { relation, citation->index, { 0 } };

      if (citation->article != article)
        continue;
      mark.passage = entente_passage_anchor_indexed (index, citation, allowance);
      if (mark.passage.end > mark.passage.start)
        g_array_append_val (marks, mark);
    }
}

/**
 * entente_map_dup_passages:
 * @map: a map
 * @article: slot of a living article
 *
 * Finds every passage of an article that a relation cites. Orphans, and citations of the article
 * as a whole, mark no passage.
 *
 * Returns: (element-type EntentePassageMark) (transfer full): sorted by start, then end, relation
 *   and citation
 */
GArray *
entente_map_dup_passages (EntenteMap *map,
                          guint32     article)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (EntentePassageMark));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (JsonObject) object = NULL;
  g_auto (EntenteTextIndex) index = { 0 };
  guint64 allowance = ALLOWANCE_ARTICLE;
  EntenteReferenceIter iter;
  EntenteReference reference;
  JsonNode *node;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), marks);

  object = entente_map_dup_object (map, ENTENTE_RECORD_ARTICLE, article);
  node = json_object_get_member (object, "text");
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return marks;

  entente_text_index_init (&index, json_node_get_string (node));
  entente_map_iter_mentions (map, ENTENTE_RECORD_ARTICLE, article, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    if (g_hash_table_add (seen, GUINT_TO_POINTER (reference.relation)))
      add_marks (marks, map, reference.relation, article, &index, &allowance);
  g_array_sort (marks, compare_marks);

  return marks;
}
