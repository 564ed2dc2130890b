/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-verb-words.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *language;
  const char *first;
  const char *second;
  const char *words;
} Case;

static const Case cases[] = {
  { "plain", "Seoul asks Beijing to mediate.", "en", "Seoul", "Beijing", "asks" },
  { "auxiliary", "Lee has asked Xi.", "en", "Lee", "Xi", "asked" },
  { "preposition", "Seoul appeals to Beijing.", "en", "Seoul", "Beijing", "appeals to" },
  { "title", "Lee asked Chinese President Xi.", "en", "Lee", "Xi", "asked" },
  { "weekday", "Seoul on Monday rebuked Tokyo.", "en", "Seoul", "Tokyo", "rebuked" },
  { "aside", "Lee, the president, praised Xi.", "en", "Lee", "Xi", "praised" },
  { "possessive", "Seoul’s talks with the Beijing office.", "en", "Seoul", "Beijing",
    "talks with" },
  { "coordinated", "Seoul and Beijing signed a pact.", "en", "Seoul", "Beijing", "signed a pact" },
  { "german-nouns", "Seoul bittet um Hilfe die Volksrepublik.", "de-DE", "Seoul", "Volksrepublik",
    "bittet um Hilfe" },
  { "korean", "서울은 베이징에 중재를 요청했다.", "ko", "서울", "베이징", "중재를 요청했다" },
  { "chinese", "首尔要求北京调解。", "zh", "首尔", "北京", "要求" },
  { "japanese", "日本は中国に抗議した。", "ja", "日本", "中国", "抗議した" },
  { "nothing", "Seoul, Beijing.", "en", "Seoul", "Beijing", "" },
};

static guint
find (const char *text,
      const char *part)
{
  return (guint) g_utf8_pointer_to_offset (text, strstr (text, part));
}

static void
test_words (gconstpointer data)
{
  const Case *c = data;
  guint first_end = find (c->text, c->first) + (guint) g_utf8_strlen (c->first, -1);
  guint second = find (c->text, c->second);
  guint second_end = second + (guint) g_utf8_strlen (c->second, -1);
  g_autofree char *words
      = entente_text_dup_verb_words (c->text, c->language, first_end, second, second_end,
                                     (guint) g_utf8_strlen (c->text, -1));

  g_assert_cmpstr (words, ==, c->words);
}

/* However much stands between, a label stays one. */
static void
test_long (void)
{
  GString *text = g_string_new ("A");
  g_autofree char *words = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "字");
  words = entente_text_dup_verb_words (text->str, NULL, 1, 50000, 50001, 50001);
  g_assert_cmpint (g_utf8_strlen (words, -1), ==, 48);
  g_string_free (text, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text/verb-words/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_words);
    }
  g_test_add_func ("/text/verb-words/long", test_long);

  return g_test_run ();
}
