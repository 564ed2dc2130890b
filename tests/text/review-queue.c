/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-review-queue.h"
#include "text-map.h"

#define ACTORS                                                                                    \
  "{ \"id\": \"lee\", \"name\": \"Lee\" }, { \"id\": \"xi\", \"name\": \"Jinping\" }, "             \
  "{ \"id\": \"kp\", \"name\": \"North Korea\" }"

#define FIRST                                                                                     \
  "## Lee and Jinping\\n\\nLee met Jinping. Lee left. Lee asked Jinping about North Korea. "         \
  "Lee praised Lee. Jinping told Lee to wait."
#define SECOND "North Korea answers Lee"

/* @sentences: each with its article, the number of its mentions, and a bar behind. */
typedef struct
{
  const char *name;
  const char *ignored; /* of the first article */
  const char *citations;
  const char *sentences;
} Case;

#define WAITING_FIRST "0 Lee met Jinping. 2|"
#define WAITING_SECOND "0 Lee asked Jinping about North Korea. 3|"
#define WAITING_THIRD "0 Jinping told Lee to wait. 2|"
#define WAITING_LAST "1 North Korea answers Lee 2|"

static const Case cases[] = {
  { "nothing-cited", "", "", WAITING_FIRST WAITING_SECOND WAITING_THIRD WAITING_LAST },
  { "cited", "", "{ \"article\": \"a1\", \"exact\": \"asked Jinping\" }",
    WAITING_FIRST WAITING_THIRD WAITING_LAST },
  { "cited-across", "", "{ \"article\": \"a1\", \"exact\": \"left. Lee asked\" }",
    WAITING_FIRST WAITING_THIRD WAITING_LAST },
  { "cited-beside", "", "{ \"article\": \"a1\", \"exact\": \"Lee left.\" }",
    WAITING_FIRST WAITING_SECOND WAITING_THIRD WAITING_LAST },
  { "cited-as-a-whole", "", "{ \"article\": \"a1\" }",
    WAITING_FIRST WAITING_SECOND WAITING_THIRD WAITING_LAST },
  { "cited-long", "",
    "{ \"article\": \"a1\", \"exact\": \"met Jinping. Lee left. Lee asked Jinping about North Korea. "
    "Lee praised Lee. Jinping\" }, { \"article\": \"a1\", \"exact\": \"left\" }",
    WAITING_LAST },
  { "orphan", "", "{ \"article\": \"a1\", \"exact\": \"words that nobody ever wrote here\" }",
    WAITING_FIRST WAITING_SECOND WAITING_THIRD WAITING_LAST },
  { "ignored",
    ", \"ignored\": [ 7, { \"exact\": \"Lee met Jinping.\", \"start\": 20, \"end\": 36 }, "
    "{ \"exact\": \"Jinping told Lee\" } ]",
    "", WAITING_SECOND WAITING_LAST },
  { "ignored-of-another-type", ", \"ignored\": 4", "",
    WAITING_FIRST WAITING_SECOND WAITING_THIRD WAITING_LAST },
  { "all", ", \"ignored\": [ { \"start\": 20, \"end\": 110 } ]",
    "{ \"article\": \"a1\", \"exact\": \"told Lee\" }, { \"article\": \"a2\", \"exact\": \"answers\" }", "" },
};

static EntenteMap *
read_case (const Case *expected)
{
  g_autofree char *articles = g_strdup_printf (
      "{ \"id\": \"a1\", \"text\": \"" FIRST "\"%s }, { \"id\": \"a2\", \"text\": \"" SECOND "\" }, "
      "{ \"id\": \"a3\" }", expected->ignored);
  g_autofree char *relation = g_strdup_printf (
      "{ \"id\": \"r\", \"source\": \"lee\", \"target\": \"xi\", \"citations\": [ %s ] }",
      expected->citations);

  return text_map_new ("", ACTORS, articles, relation);
}

static void
tell (GString    *told,
      EntenteMap *map,
      GPtrArray  *queue)
{
  static const char *const texts[] = { "## Lee and Jinping\n\nLee met Jinping. Lee left. Lee asked "
                                       "Jinping about North Korea. Lee praised Lee. Jinping told Lee "
                                       "to wait.", SECOND };

  for (guint i = 0; i < queue->len; i++)
    {
      const EntenteReviewSentence *sentence = queue->pdata[i];
      g_autofree char *words = g_utf8_substring (texts[sentence->article], sentence->start,
                                                 sentence->end);

      for (guint k = 0; k < sentence->mentions->len; k++)
        {
          const EntenteMention *mention = &g_array_index (sentence->mentions, EntenteMention, k);

          g_assert_cmpuint (mention->start, >=, sentence->start);
          g_assert_cmpuint (mention->end, <=, sentence->end);
        }
      g_string_append_printf (told, "%u %s %u|", sentence->article, words, sentence->mentions->len);
    }
}

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (EntenteMap) map = read_case (expected);
  g_autoptr (EntenteNameIndex) index = entente_name_index_new (entente_map_dup_actor_names (map));
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint32 article = 0; article < 3; article++)
    {
      g_autoptr (GArray) mentions = entente_map_dup_mentions (map, index, article);
      g_autoptr (GPtrArray) queue = entente_map_dup_article_review (map, article, mentions);

      tell (told, map, queue);
    }
  g_assert_cmpstr (told->str, ==, expected->sentences);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/review-queue/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
