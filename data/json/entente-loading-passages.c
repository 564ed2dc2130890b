/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-loading-job.h"

#include "entente-json-value.h"
#include "entente-naming.h"
#include "entente-text-search.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether the words of citations stand in their articles. Articles are gone through one by one, so
 * that no more than one is decoded at a time: first by position, else anywhere in the text, else as
 * the panel finds them, somewhat changed. Of an article whose text is not in the map, nothing can be
 * said. */

#define PASSAGES_PART 0.9
#define AHEAD 8 /* passages */
/* Every so many code points a text's byte offset is noted. */
#define STRIDE 64
/* So many bytes of text are searched at most. Half a million citations without a position, each of
 * an article of 8 kB, stay below; what is left in a larger file is judged when somebody looks at
 * it. */
#define SEARCH_BUDGET (G_GUINT64_CONSTANT (4) << 30)
/* The same for words that were changed, some 1.2 s. */
#define SIMILAR_BUDGET (4 * ENTENTE_ALLOWANCE_CITATION)

typedef struct
{
  GString *text;  /* decoded */
  GArray *marks;  /* guint32: byte offset of code point i × STRIDE */
  guint n_points; /* code points */
} Text;

typedef struct
{
  EntenteLoadingJob *job;
  guint32 article;
  Text text;
  GString *decoded; /* of the words cited */
  EntenteTextIndex index; /* of the text; empty until it is needed */
  guint64 n_searched;
  guint64 allowance;
} Check;

static void
text_set (Text       *self,
          const char *bytes,
          gsize       offset)
{
  gsize length;
  const char *raw = entente_naming_get_raw (bytes, offset, &length);

  g_string_truncate (self->text, 0);
  g_array_set_size (self->marks, 0);
  self->n_points = 0;
  entente_json_decode (raw, length, self->text);
  for (gsize i = 0; i < self->text->len; i++)
    {
      const guint32 at = (guint32) i;

      if (((guchar) self->text->str[i] & 0xc0) == 0x80)
        continue;
      if (self->n_points % STRIDE == 0)
        g_array_append_val (self->marks, at);
      self->n_points++;
    }
}

/* @point is at most the number of code points. */
static const char *
text_get_point (Text  *self,
                guint  point)
{
  const char *p;

  if (point == self->n_points)
    return self->text->str + self->text->len;
  p = self->text->str + g_array_index (self->marks, guint32, point / STRIDE);
  for (guint i = 0; i < point % STRIDE; i++)
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
stands_there (Text                        *text,
              const EntenteClaimedPassage *passage)
{
  const char *first;

  if (passage->start == ENTENTE_NO_POSITION || passage->end > text->n_points)
    return FALSE;
  first = text_get_point (text, passage->start);
  return entente_reading_hash_words (first, (gsize) (text_get_point (text, passage->end) - first))
         == passage->words;
}

static gboolean
stands_anywhere (Check      *check,
                 const char *words,
                 gsize       length)
{
  check->n_searched += check->text.text->len;
  return memmem (check->text.text->str, check->text.text->len, words, length) != NULL;
}

/* Whether they do so as entente_passage_anchor() has it: with other quotation marks, or partly
 * rewritten. */
static gboolean
stands_changed (Check      *check,
                const char *words,
                gsize       length)
{
  g_autofree char *exact = g_strndup (words, length);
  const EntenteCitation citation = { .exact = exact, .start = -1, .end = -1 };
  guint64 allowance = ENTENTE_ALLOWANCE_CITATION;
  EntentePassage passage;

  if (check->index.stops == NULL)
    entente_text_index_init (&check->index, check->text.text->str);
  passage = entente_passage_anchor_indexed (&check->index, &citation, &allowance);
  check->n_searched += check->text.text->len;
  check->allowance -= ENTENTE_ALLOWANCE_CITATION - allowance;
  return passage.anchor != ENTENTE_ANCHOR_ORPHAN;
}

/* Nothing is said where it would take too long to know. */
static gboolean
is_lost (Check      *check,
         const char *words,
         gsize       length)
{
  if (length == 0 || check->n_searched >= SEARCH_BUDGET || stands_anywhere (check, words, length))
    return FALSE;
  return check->allowance >= ENTENTE_ALLOWANCE_CITATION && !stands_changed (check, words, length);
}

static void
report_words (Check                       *check,
              const EntentePendingPassage *pending)
{
  g_autofree char *shown = NULL;

  if (!entente_fault_list_accepts (check->job->faults, ENTENTE_VERDICT_WARNING,
                                   pending->passage.place))
    return;
  shown = entente_loading_job_dup_shown (check->job, pending->passage.place);
  entente_loading_job_report (check->job, ENTENTE_VERDICT_WARNING, ENTENTE_RECORD_RELATION,
                              pending->relation, pending->passage.place,
                              _("found %s; expected words that stand in the text of the article "
                                "“%s”"),
                              shown,
                              entente_map_get_id (check->job->map, ENTENTE_RECORD_ARTICLE,
                                                  check->article));
}

static void
check_passage (Check                       *check,
               const EntentePendingPassage *pending)
{
  const EntenteClaimedPassage *passage = &pending->passage;
  const char *words;
  gsize length;

  if (passage->words == 0)
    {
      if (passage->end > check->text.n_points)
        entente_loading_job_report (check->job, ENTENTE_VERDICT_WARNING, ENTENTE_RECORD_RELATION,
                                    pending->relation, passage->place,
                                    _("found a passage up to character %u; expected an end within "
                                      "the %u characters of the article “%s”"),
                                    passage->end, check->text.n_points,
                                    entente_map_get_id (check->job->map, ENTENTE_RECORD_ARTICLE,
                                                        check->article));
      return;
    }
  if (stands_there (&check->text, passage))
    return;
  words = entente_naming_get_id (check->job->data, passage->place, check->decoded, &length);
  if (is_lost (check, words, length))
    report_words (check, pending);
}

/* Indices of the passages, those of one article together. @firsts: by article, and one more. */
static guint32 *
sort_by_article (GArray  *passages,
                 guint32 *firsts,
                 guint    n_articles)
{
  const EntentePendingPassage *all = (const EntentePendingPassage *) (gpointer) passages->data;
  guint32 *order = g_new (guint32, passages->len);
  guint32 n = 0;

  for (guint i = 0; i < passages->len; i++)
    if (all[i].article != ENTENTE_NO_SLOT)
      firsts[all[i].article]++;
  for (guint i = 0; i <= n_articles; i++)
    {
      guint32 count = firsts[i];

      firsts[i] = n;
      n += count;
    }
  for (guint i = 0; i < passages->len; i++)
    if (all[i].article != ENTENTE_NO_SLOT)
      order[firsts[all[i].article]++] = i;
  /* Each now stands where the next one's begins. */
  memmove (firsts + 1, firsts, n_articles * sizeof (guint32));
  firsts[0] = 0;
  return order;
}

static void
check_article (Check         *check,
               const guint32 *order,
               guint32        n_passages)
{
  EntenteLoadingJob *job = check->job;
  guint32 offset = g_array_index (job->article_texts, guint32, check->article);

  if (n_passages == 0 || offset == 0)
    return;
  text_set (&check->text, job->data, offset);
  for (guint i = 0; i < n_passages && !entente_loading_job_step (job, PASSAGES_PART); i++)
    {
      if (i + AHEAD < n_passages)
        __builtin_prefetch (&g_array_index (job->passages, EntentePendingPassage, order[i + AHEAD]));
      check_passage (check, &g_array_index (job->passages, EntentePendingPassage, order[i]));
    }
  entente_text_index_clear (&check->index);
}

void
entente_loading_job_check_passages (EntenteLoadingJob *self)
{
  guint n_articles = self->article_texts->len;
  g_autofree guint32 *firsts = NULL;
  g_autofree guint32 *order = NULL;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) decoded = g_string_new (NULL);
  Check check = { .job = self,
                  .text = { .text = text, .marks = marks },
                  .decoded = decoded,
                  .allowance = SIMILAR_BUDGET };

  if (self->passages->len == 0)
    return;
  firsts = g_new0 (guint32, n_articles + 1);
  order = sort_by_article (self->passages, firsts, n_articles);
  for (guint32 i = 0; i < n_articles && !self->is_cancelled; i++)
    {
      check.article = i;
      check_article (&check, order + firsts[i], firsts[i + 1] - firsts[i]);
    }
}
