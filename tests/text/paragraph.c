/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-passage.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *paragraphs[5];
  const char *headings; /* one letter a paragraph: h or p */
} Case;

static const Case cases[] = {
  { "empty", "", { NULL }, "" },
  { "blank", "\n \n\t\r\n", { NULL }, "" },
  { "one", "한국 words", { "한국 words" }, "p" },
  { "lines", "one\ntwo\n", { "one\ntwo" }, "p" },
  { "three", "Lead 🇰🇷.\n\n## Why\n\nBecause.", { "Lead 🇰🇷.", "## Why", "Because." }, "php" },
  { "white-line", "a\n \t\nb\n\n\n\nc\n", { "a", "b", "c" }, "ppp" },
  { "carriage-returns", "a\r\n\r\nb", { "a\r", "b" }, "pp" },
  { "leading", "\n\n## Top\n\n##no\n", { "## Top", "##no" }, "hp" },
};

static void
test_parting (gconstpointer data)
{
  const Case *expected = data;
  g_autoptr (GArray) paragraphs = entente_text_dup_paragraphs (expected->text);

  g_assert_cmpuint (paragraphs->len, ==, strlen (expected->headings));
  for (guint i = 0; i < paragraphs->len; i++)
    {
      EntenteParagraph *paragraph = &g_array_index (paragraphs, EntenteParagraph, i);
      g_autofree char *words = g_utf8_substring (expected->text, paragraph->start, paragraph->end);

      g_assert_cmpstr (words, ==, expected->paragraphs[i]);
      g_assert_cmpint (paragraph->heading, ==, expected->headings[i] == 'h');
    }
}

static void
test_finding (void)
{
  /*                        0123456789012345678901 */
  const char *const text = "한국.\n\n## Why\n\nSo.\n\nEnd";
  g_autoptr (GArray) paragraphs = entente_text_dup_paragraphs (text);
  g_autoptr (GArray) none = entente_text_dup_paragraphs ("\n");
  const struct
  {
    guint offset;
    int paragraph;
    int heading;
  } places[] = {
    { 0, 0, -1 }, { 2, 0, -1 }, { 3, -1, -1 }, { 4, -1, -1 }, { 5, 1, 1 }, { 10, 1, 1 },
    { 11, -1, 1 }, { 13, 2, 1 }, { 15, 2, 1 }, { 16, -1, 1 }, { 18, 3, 1 }, { 20, 3, 1 },
    { 21, -1, 1 }, { 1000, -1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_cmpint (entente_text_find_paragraph (paragraphs, places[i].offset), ==,
                       places[i].paragraph);
      g_assert_cmpint (entente_text_find_heading (paragraphs, places[i].offset), ==,
                       places[i].heading);
    }

  g_assert_cmpint (entente_text_find_paragraph (none, 0), ==, -1);
  g_assert_cmpint (entente_text_find_heading (none, 0), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/paragraph/parting/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_parting);
    }
  g_test_add_func ("/text/paragraph/finding", test_finding);

  return g_test_run ();
}
