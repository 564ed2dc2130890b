/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-text-sentence.h"

#include <string.h>

/* @sentences: each with a bar behind. */
typedef struct
{
  const char *name;
  const char *text;
  const char *sentences;
} Case;

static const Case cases[] = {
  { "empty", "", "" },
  { "space", " \n\n ", "" },
  { "indented", "  Seoul asks.  Beijing", "Seoul asks.|Beijing|" },
  { "one", "Seoul asks Beijing", "Seoul asks Beijing|" },
  { "two", "Seoul asks. Beijing waits!  Why? ", "Seoul asks.|Beijing waits!|Why?|" },
  { "paragraphs", "Seoul asks\n\nBeijing waits\n\n## Why it matters\n\nIt does.",
    "Seoul asks|Beijing waits|Why it matters|It does.|" },
  { "line-break", "Seoul\nasks.\nBeijing waits.", "Seoul\nasks.|Beijing waits.|" },
  { "titles", "Mr. Lee met Dr. Cho and Gen. Kim. They spoke.",
    "Mr. Lee met Dr. Cho and Gen. Kim.|They spoke.|" },
  { "initials", "J. K. Smith of the U.S. Congress left. He came from the U.S. The House waits.",
    "J. K. Smith of the U.S. Congress left.|He came from the U.S.|The House waits.|" },
  { "numbers", "It grew by 3.5 percent in 2017. No. 4 fell, see Jan. 5. Then it rose.",
    "It grew by 3.5 percent in 2017.|No. 4 fell, see Jan. 5.|Then it rose.|" },
  { "no", "Will it? No. Beijing waits.", "Will it?|No.|Beijing waits.|" },
  { "addresses", "See reuters.com for it. Done.", "See reuters.com for it.|Done.|" },
  { "quotes", "“Wait.” Lee left. “Why?” he asked. (It rained.) \"So.\" It ended.",
    "“Wait.”|Lee left.|“Why?” he asked.|(It rained.)|\"So.\"|It ended.|" },
  { "ellipsis", "Well… perhaps... not. So... He left. What?! Yes.",
    "Well… perhaps... not.|So...|He left.|What?!|Yes.|" },
  { "german", "Am 3. Januar kam z. B. Dr. Müller. Er blieb bis zum 5. Dann ging er.",
    "Am 3. Januar kam z. B. Dr. Müller.|Er blieb bis zum 5.|Dann ging er.|" },
  { "korean", "이재명은 요청했다. 시진핑은 “기다려라.”라고 말했다. 끝.",
    "이재명은 요청했다.|시진핑은 “기다려라.”라고 말했다.|끝.|" },
  { "chinese", "韩国请求调解。中国等待！为什么？“请等一等。”他说。",
    "韩国请求调解。|中国等待！|为什么？|“请等一等。”|他说。|" },
  { "japanese", "韓国は頼んだ。「待て。」と述べた。終わり", "韓国は頼んだ。|「待て。」と述べた。|終わり|" },
  { "arabic", "طلبت سيول الوساطة. لماذا؟ الصين تنتظر.",
    "طلبت سيول الوساطة.|لماذا؟|الصين تنتظر.|" },
  { "hindi", "सियोल ने कहा। चीन रुका।", "सियोल ने कहा।|चीन रुका।|" },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (GArray) sentences = entente_text_dup_sentences (expected->text);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    {
      const EntenteTextSentence *sentence = &g_array_index (sentences, EntenteTextSentence, i);
      g_autofree char *part = g_utf8_substring (expected->text, sentence->start, sentence->end);

      g_string_append_printf (told, "%s|", part);
    }
  g_assert_cmpstr (told->str, ==, expected->sentences);
}

static void
test_find (void)
{
  static const char text[] = "\n\n## Öl\n\nEins. Zwei.  \n\nDrei";
  static const struct
  {
    guint offset;
    guint start;
    guint end;
  } places[] = {
    { 5, 5, 7 },    { 8, 5, 7 },    { 9, 9, 14 },   { 13, 9, 14 },  { 14, 9, 14 },
    { 15, 15, 20 }, { 22, 15, 20 }, { 24, 24, 28 }, { 28, 24, 28 }, { 99, 24, 28 },
  };
  guint start = 7;
  guint end = 7;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_true (entente_text_find_sentence (text, places[i].offset, &start, &end));
      g_assert_cmpuint (start, ==, places[i].start);
      g_assert_cmpuint (end, ==, places[i].end);
    }
  g_assert_false (entente_text_find_sentence (text, 0, &start, &end));
  g_assert_false (entente_text_find_sentence ("", 0, &start, &end));
}

/* Stops without end are read once. */
static void
test_hostile (void)
{
  g_autofree char *points = g_strnfill (1000000, '.');
  g_autofree char *closers = g_strnfill (1000000, '"');
  g_autoptr (GArray) first = entente_text_dup_sentences (points);
  g_autoptr (GArray) second = NULL;

  g_assert_cmpuint (first->len, ==, 1);
  memset (closers, '.', 3);
  second = entente_text_dup_sentences (closers);
  g_assert_cmpuint (second->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/text-sentence/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/text/text-sentence/find", test_find);
  g_test_add_func ("/text/text-sentence/hostile", test_hostile);

  return g_test_run ();
}
