/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-passage.h"
#include "entente-sentence.h"
#include "sample-files.h"

#define SEOUL "seoul-beijing-pyongyang.entente.json"

static EntenteMap *
read_seoul (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", SEOUL, NULL);

  return sample_files_read (path);
}

static char *
dup_text (EntenteMap *map,
          guint32     article)
{
  g_autoptr (JsonObject) object = entente_map_dup_object (map, ENTENTE_RECORD_ARTICLE, article);

  return g_strdup (json_object_get_string_member_with_default (object, "text", ""));
}

static void
test_valid (gconstpointer data)
{
  g_autoptr (EntenteMap) map = sample_files_read (data);

  g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR), >, 0);
}

static void
test_counts (void)
{
  g_autoptr (EntenteMap) map = read_seoul ();
  guint n_twice = 0;

  g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR), >=, 9);
  g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_RELATION), >=, 18);
  g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_ARTICLE), ==, 1);

  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_RELATION);
       slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_RELATION, slot))
    {
      const EntenteRelation *relation = entente_map_get_relation (map, slot);

      g_assert_cmpuint (relation->n_citations, >=, 1);
      g_assert_nonnull (relation->label);
      g_assert_nonnull (entente_map_get_relation_kind (map, relation->kind)->phrase);
      n_twice += relation->n_citations >= 2;
    }
  g_assert_cmpuint (n_twice, >=, 1);
}

/* A person reads the words where the file says they stand, with what stands around them. */
static void
test_citations_anchor (gconstpointer data)
{
  g_autoptr (EntenteMap) map = sample_files_read (data);

  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_RELATION);
       slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_RELATION, slot))
    {
      g_autoptr (GPtrArray) citations = entente_map_dup_citations (map, slot);

      for (guint i = 0; i < citations->len; i++)
        {
          const EntenteCitation *citation = citations->pdata[i];
          g_autofree char *text = dup_text (map, citation->article);
          EntentePassage passage = entente_passage_anchor (text, citation);
          g_autofree char *before = g_utf8_substring (text, 0, passage.start);
          g_autofree char *words = g_utf8_substring (text, passage.start, passage.end);

          g_assert_cmpint (passage.anchor, ==, ENTENTE_ANCHOR_POSITION);
          g_assert_cmpstr (words, ==, citation->exact);
          g_assert_true (g_str_has_suffix (before, citation->prefix));
          g_assert_true (g_str_has_prefix (text + strlen (before) + strlen (words),
                                           citation->suffix));
        }
    }
}

/* The words alone find the same place, should somebody edit the article before them. */
static void
test_citations_by_words (gconstpointer data)
{
  g_autoptr (EntenteMap) map = sample_files_read (data);

  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_RELATION);
       slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_RELATION, slot))
    {
      g_autoptr (GPtrArray) citations = entente_map_dup_citations (map, slot);

      for (guint i = 0; i < citations->len; i++)
        {
          EntenteCitation *citation = citations->pdata[i];
          g_autofree char *text = dup_text (map, citation->article);
          gint64 start = citation->start;
          EntentePassage passage;

          citation->start = citation->end = -1;
          passage = entente_passage_anchor (text, citation);
          g_assert_cmpint (passage.anchor, ==, ENTENTE_ANCHOR_QUOTE);
          g_assert_cmpuint (passage.start, ==, start);
        }
    }
}

static void
test_article (void)
{
  g_autoptr (EntenteMap) map = read_seoul ();
  guint32 article = entente_map_get_first (map, ENTENTE_RECORD_ARTICLE);
  g_autofree char *text = dup_text (map, article);
  g_autoptr (GArray) paragraphs = entente_text_dup_paragraphs (text);
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", text, 0, 0);
  const char *const headings[] = { "## Why it matters", "## What comes next" };
  guint n_headings = 0;

  g_assert_cmpuint (g_strv_length (words), >=, 300);
  g_assert_cmpuint (g_strv_length (words), <=, 450);
  g_assert_cmpint (entente_map_get_article (map, article)->form, ==, ENTENTE_FORM_SUMMARY);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      EntenteParagraph *paragraph = &g_array_index (paragraphs, EntenteParagraph, i);
      g_autofree char *line = g_utf8_substring (text, paragraph->start, paragraph->end);

      if (!paragraph->heading)
        continue;
      g_assert_cmpuint (n_headings, <, G_N_ELEMENTS (headings));
      g_assert_cmpstr (line, ==, headings[n_headings++]);
    }
  g_assert_cmpuint (n_headings, ==, G_N_ELEMENTS (headings));
  g_assert_false (g_array_index (paragraphs, EntenteParagraph, 0).heading);
}

/* Every kind of saying occurs: a third party, an intermediary, a relation about a relation, a
 * proposal, cooperation and conflict. */
static void
test_variety (void)
{
  g_autoptr (EntenteMap) map = read_seoul ();
  guint n_roles[ENTENTE_ROLE_CITES + 1] = { 0 };
  guint n_proposed = 0;
  guint n_cooperative = 0;
  guint n_conflictual = 0;

  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_RELATION);
       slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_RELATION, slot))
    {
      const EntenteRelation *relation = entente_map_get_relation (map, slot);
      EntenteReferenceIter iter;
      EntenteReference reference;

      n_proposed += relation->phase == ENTENTE_PHASE_PROPOSED;
      n_cooperative += relation->tone > 0;
      n_conflictual += relation->tone < 0;
      entente_map_iter_relation (map, slot, &iter);
      while (entente_reference_iter_next (&iter, &reference))
        n_roles[reference.role]++;
    }

  for (guint i = 0; i < G_N_ELEMENTS (n_roles); i++)
    g_assert_cmpuint (n_roles[i], >, 0);
  g_assert_cmpuint (n_proposed, >, 0);
  g_assert_cmpuint (n_cooperative, >, 0);
  g_assert_cmpuint (n_conflictual, >, 0);
}

static void
test_names (void)
{
  g_autoptr (EntenteMap) map = read_seoul ();
  const char *const languages[] = { "ko", "zh", "ja" };

  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_ACTOR); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, slot))
    {
      g_autoptr (JsonObject) object = entente_map_dup_object (map, ENTENTE_RECORD_ACTOR, slot);
      JsonObject *names = json_object_get_object_member (object, "names");

      for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
        g_assert_nonnull (json_object_get_string_member (names, languages[i]));
      g_assert_nonnull (json_object_get_string_member (object, "description"));
      g_assert_true (entente_map_get_actor (map, slot)->placed);
    }
}

static void
test_sentences (void)
{
  g_autoptr (EntenteMap) map = read_seoul ();
  const struct
  {
    const char *id;
    const char *sentence;
  } expected[] = {
    { "r1", "Lee Jae Myung asks Xi Jinping to mediate" },
    { "r15", "South Korea balances its ties with Japan and with China" },
    { "r19", "South Korea may work through China to draw North Korea into Multilateral talks" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      guint32 slot = entente_map_find (map, ENTENTE_RECORD_RELATION, expected[i].id);
      g_autofree char *sentence = entente_map_dup_sentence (map, slot);

      g_assert_cmpstr (sentence, ==, expected[i].sentence);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sample_files_add_tests ("/samples/sample/valid", test_valid);
  sample_files_add_tests ("/samples/sample/citations-anchor", test_citations_anchor);
  sample_files_add_tests ("/samples/sample/citations-by-words", test_citations_by_words);
  g_test_add_func ("/samples/seoul/counts", test_counts);
  g_test_add_func ("/samples/seoul/article", test_article);
  g_test_add_func ("/samples/seoul/variety", test_variety);
  g_test_add_func ("/samples/seoul/names", test_names);
  g_test_add_func ("/samples/seoul/sentences", test_sentences);

  return g_test_run ();
}
