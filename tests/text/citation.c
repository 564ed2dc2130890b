/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-passage.h"
#include "text-map.h"

#define ACTORS "{ \"id\": \"lee\" }, { \"id\": \"xi\" }"

#define ARTICLES                                                                                  \
  "{ \"id\": \"a1\", \"text\": \"이재명 asked. Xi waited. Nobody spoke of Japan.\" }, "             \
  "{ \"id\": \"a2\", \"text\": \"Xi waited.\" }, { \"id\": \"a3\" }, "                         \
  "{ \"id\": \"a4\", \"text\": 5 }"

#define RELATION(id, citations) \
  "{ \"id\": \"" id "\", \"source\": \"lee\", \"target\": \"xi\", \"citations\": [" citations "] }"

static void
test_members (void)
{
  g_autoptr (EntenteMap) map = text_map_new (
    "", ACTORS, ARTICLES,
    RELATION ("r", "{ \"id\": \"c1\", \"article\": \"a2\", \"exact\": \"Xi\", \"prefix\": \"\", "
                   "\"suffix\": \" waited\", \"start\": 0, \"end\": 2, "
                   "\"stance\": \"contradicts\", "
                   "\"claimed_by\": \"Reuters\", \"grade\": \"B2\", \"locator\": \"p. 3\", "
                   "\"note\": \"n\" }, "
                   "{ \"article\": \"a1\", \"exact\": 7, \"start\": \"0\", \"end\": -3, "
                   "\"stance\": \"supports\" }"));
  g_autoptr (GPtrArray) citations = entente_map_dup_citations (map, 0);
  const EntenteCitation *first;
  const EntenteCitation *second;

  g_assert_cmpuint (citations->len, ==, 2);
  first = citations->pdata[0];
  g_assert_cmpuint (first->relation, ==, 0);
  g_assert_cmpuint (first->index, ==, 0);
  g_assert_cmpuint (first->article, ==, 1);
  g_assert_cmpstr (first->id, ==, "c1");
  g_assert_cmpstr (first->exact, ==, "Xi");
  g_assert_cmpstr (first->prefix, ==, "");
  g_assert_cmpstr (first->suffix, ==, " waited");
  g_assert_cmpint (first->start, ==, 0);
  g_assert_cmpint (first->end, ==, 2);
  g_assert_true (first->contradicts);
  g_assert_cmpstr (first->claimed_by, ==, "Reuters");
  g_assert_cmpstr (first->grade, ==, "B2");
  g_assert_cmpstr (first->locator, ==, "p. 3");
  g_assert_cmpstr (first->note, ==, "n");

  second = citations->pdata[1];
  g_assert_cmpuint (second->index, ==, 1);
  g_assert_cmpuint (second->article, ==, 0);
  g_assert_null (second->id);
  g_assert_null (second->exact);
  g_assert_cmpint (second->start, ==, -1);
  g_assert_cmpint (second->end, ==, -1);
  g_assert_false (second->contradicts);
}

static void
test_none (void)
{
  g_autoptr (EntenteMap) map = text_map_new (
    "", ACTORS, ARTICLES, "{ \"id\": \"r\", \"source\": \"lee\", \"target\": \"xi\" }");
  g_autoptr (GPtrArray) citations = entente_map_dup_citations (map, 0);

  g_assert_cmpuint (citations->len, ==, 0);
}

/* In the order of the text, whoever cites; what has no place is left out. */
static void
test_passages (void)
{
  g_autoptr (EntenteMap) map = text_map_new (
    "", ACTORS, ARTICLES,
    RELATION ("r1", "{ \"article\": \"a1\", \"exact\": \"Xi waited\" }, "
                    "{ \"article\": \"a1\", \"exact\": \"이재명\", \"start\": 0, \"end\": 3 }") ", "
    RELATION ("r2", "{ \"article\": \"a2\", \"exact\": \"Xi waited\" }, { \"article\": \"a1\" }, "
                    "{ \"article\": \"a1\", \"exact\": \"Xi waited. Nobody\" }, "
                    "{ \"article\": \"a1\", \"exact\": \"gone words\" }"));
  const struct
  {
    guint32 relation;
    guint citation;
    EntenteAnchor anchor;
    guint start;
    guint end;
  } expected[] = {
    { 0, 1, ENTENTE_ANCHOR_POSITION, 0, 3 },
    { 0, 0, ENTENTE_ANCHOR_QUOTE, 11, 20 },
    { 1, 2, ENTENTE_ANCHOR_QUOTE, 11, 28 },
  };
  g_autoptr (GArray) marks = entente_map_dup_passages (map, 0);

  g_assert_cmpuint (marks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < marks->len; i++)
    {
      EntentePassageMark *mark = &g_array_index (marks, EntentePassageMark, i);

      g_assert_cmpuint (mark->relation, ==, expected[i].relation);
      g_assert_cmpuint (mark->citation, ==, expected[i].citation);
      g_assert_cmpint (mark->passage.anchor, ==, expected[i].anchor);
      g_assert_cmpuint (mark->passage.start, ==, expected[i].start);
      g_assert_cmpuint (mark->passage.end, ==, expected[i].end);
    }
}

static void
test_articles_without_text (void)
{
  g_autoptr (EntenteMap) map = text_map_new (
    "", ACTORS, ARTICLES,
    RELATION ("r1", "{ \"article\": \"a3\", \"exact\": \"x\" }, "
                    "{ \"article\": \"a4\", \"exact\": \"x\" }"));

  for (guint32 article = 2; article < 4; article++)
    {
      g_autoptr (GArray) marks = entente_map_dup_passages (map, article);

      g_assert_cmpuint (marks->len, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/citation/members", test_members);
  g_test_add_func ("/text/citation/none", test_none);
  g_test_add_func ("/text/passage/of-article", test_passages);
  g_test_add_func ("/text/passage/articles-without-text", test_articles_without_text);

  return g_test_run ();
}
