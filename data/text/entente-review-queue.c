/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-review-queue.h"

#include "entente-article-text.h"
#include "entente-passage.h"
#include "entente-text-sentence.h"

typedef struct
{
  guint start;
  guint end;
} Span;

static void
review_sentence_free (gpointer data)
{
  EntenteReviewSentence *self = data;

  g_array_unref (self->mentions);
  g_free (self);
}

static void
add_span (GArray *spans,
          guint   start,
          guint   end)
{
  Span span = { start, end };

  if (end > start)
    g_array_append_val (spans, span);
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gint64
get_offset (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64
             ? MAX (json_node_get_int (node), -1)
             : -1;
}

/* A selector of `ignored` is found as a citation is. */
static void
add_ignored (GArray     *spans,
             EntenteMap *map,
             guint32     article,
             const char *text)
{
  g_autoptr (JsonObject) object = entente_map_dup_object (map, ENTENTE_RECORD_ARTICLE, article);
  JsonNode *node = json_object_get_member (object, "ignored");
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      EntenteCitation selector = { .article = article };
      EntentePassage passage;
      JsonObject *members;

      if (!JSON_NODE_HOLDS_OBJECT (element))
        continue;
      members = json_node_get_object (element);
      selector.exact = (char *) get_text (members, "exact");
      selector.prefix = (char *) get_text (members, "prefix");
      selector.suffix = (char *) get_text (members, "suffix");
      selector.start = get_offset (members, "start");
      selector.end = get_offset (members, "end");
      passage = entente_passage_anchor (text, &selector);
      add_span (spans, passage.start, passage.end);
    }
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *first = a;
  const Span *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* What needs no review, sorted by start. */
static GArray *
list_covered (EntenteMap *map,
              guint32     article,
              const char *text)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GArray) marks = entente_map_dup_passages (map, article);

  for (guint i = 0; i < marks->len; i++)
    {
      const EntentePassageMark *mark = &g_array_index (marks, EntentePassageMark, i);

      add_span (spans, mark->passage.start, mark->passage.end);
    }
  add_ignored (spans, map, article, text);
  g_array_sort (spans, compare_spans);

  return spans;
}

static gboolean
names_two (GArray *mentions,
           guint   first,
           guint   last)
{
  for (guint i = first + 1; i < last; i++)
    if (g_array_index (mentions, EntenteMention, i).actor !=
        g_array_index (mentions, EntenteMention, first).actor)
      return TRUE;

  return FALSE;
}

/* Mentions from @first on that begin in the sentence; returns the first behind it. */
static guint
find_last (GArray *mentions,
           guint   first,
           guint   end)
{
  while (first < mentions->len && g_array_index (mentions, EntenteMention, first).start < end)
    first++;

  return first;
}

static EntenteReviewSentence *
review_sentence_new (guint32                    article,
                     const EntenteTextSentence *sentence,
                     GArray                    *mentions,
                     guint                      first,
                     guint                      last)
{
  EntenteReviewSentence *self = g_new (EntenteReviewSentence, 1);

  *self = (EntenteReviewSentence){ article, sentence->start, sentence->end, NULL };
  self->mentions = g_array_new (FALSE, FALSE, sizeof (EntenteMention));
  g_array_append_vals (self->mentions, &g_array_index (mentions, EntenteMention, first),
                       last - first);

  return self;
}

static void
add_article (GPtrArray  *queue,
             EntenteMap *map,
             guint32     article,
             const char *text,
             GArray     *mentions)
{
  g_autoptr (GArray) sentences = entente_text_dup_sentences (text);
  g_autoptr (GArray) covered = NULL;
  guint first = 0;
  guint next = 0;
  guint covered_until = 0; /* by the passages that begin before the sentence's end */

  for (guint i = 0; i < sentences->len; i++)
    {
      const EntenteTextSentence *sentence = &g_array_index (sentences, EntenteTextSentence, i);
      guint begin = first;

      while (begin < mentions->len &&
             g_array_index (mentions, EntenteMention, begin).start < sentence->start)
        begin++;
      first = find_last (mentions, begin, sentence->end);
      if (sentence->heading || !names_two (mentions, begin, first))
        continue;

      /* Passages are looked up only where some sentence asks. */
      if (covered == NULL)
        covered = list_covered (map, article, text);
      for (; next < covered->len && g_array_index (covered, Span, next).start < sentence->end; next++)
        covered_until = MAX (covered_until, g_array_index (covered, Span, next).end);
      if (covered_until <= sentence->start)
        g_ptr_array_add (queue, review_sentence_new (article, sentence, mentions, begin, first));
    }
}

/**
 * entente_map_dup_article_review:
 *
 * See the header.
 *
 * Returns: (element-type EntenteReviewSentence) (transfer full): in the order of the text
 */
GPtrArray *
entente_map_dup_article_review (EntenteMap *map,
                                guint32     article,
                                GArray     *mentions)
{
  GPtrArray *queue = g_ptr_array_new_with_free_func (review_sentence_free);
  g_autofree char *text = NULL;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), queue);
  g_return_val_if_fail (mentions != NULL, queue);

  text = entente_map_dup_article_text (map, article, NULL);
  if (text != NULL)
    add_article (queue, map, article, text, mentions);

  return queue;
}
