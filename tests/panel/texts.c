/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-excerpt.h"
#include "entente-plain-text.h"
#include "entente-reading-text.h"
#include "entente-text-row.h"

#include <string.h>

static void
test_cut (void)
{
  static const struct
  {
    const char *text;
    const char *plain;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "name", "name" },
    { "two\nlines\tand", "two lines …" },
    { "1234567890", "1234567890" },
    { "12345678901", "1234567890…" },
    { "이재명", "이재명" },
    { "a\342\200\256b", "ab" },
    { "a\342\201\246b", "a\342\201\246b\342\201\251" },
    { "a\342\201\251b", "ab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = entente_plain_text_cut (cases[i].text, 10);

      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

/* A letter with a thousand marks on it is quadratic work for Pango. */
static void
test_marks (void)
{
  g_autoptr (GString) text = g_string_new ("e");
  g_autofree char *plain = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "\314\201");
  plain = entente_plain_text_cut (text->str, 5000);
  g_assert_cmpint (g_utf8_strlen (plain, -1), ==, 9);
}

static void
test_isolate (void)
{
  g_autofree char *left = entente_plain_text_isolate ("Reuters", 100);
  g_autofree char *right = entente_plain_text_isolate ("\327\251\327\234\327\225\327\235", 100);

  g_assert_cmpstr (left, ==, "Reuters");
  g_assert_true (g_str_has_prefix (right, "\342\201\250"));
  g_assert_true (g_str_has_suffix (right, "\342\201\251"));
}

static void
test_join (void)
{
  g_autofree char *joined = entente_plain_text_join ("", "a", "", "b", NULL);

  g_assert_cmpstr (joined, ==, "a · b");
}

static void
test_host (void)
{
  static const struct
  {
    const char *url;
    const char *host;
  } cases[] = {
    { "https://news.example.org/a?b#c", "news.example.org" },
    { "http://example.org", "example.org" },
    { "HTTPS://example.org", "example.org" },
    { "https://b\303\274cher.example/", "xn--bcher-kva.example" },
    { "https://\320\260pple.com/", "xn--pple-43d.com" },
    { "data:text/html,x", NULL },
    { "http://user:secret@host/", NULL },
    { "https://evil.example%2f.good.example/", NULL },
    { "https://good.example%20.evil.example/", NULL },
    { "https://[2001:db8::1]/a", "2001:db8::1" },
    { "https://good.example%20.evil.org/", NULL },
    { "javascript:alert(1)", NULL },
    { "file:///etc/passwd", NULL },
    { "https:///path", NULL },
    { "https://user@example.org/", NULL },
    { "https://example.org\\@evil.org/", NULL },
    { "https://example.org/a b", NULL },
    { "https://example.org/\n", NULL },
    { "https://example.org/\342\200\256", NULL },
    { "example.org", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = entente_plain_text_dup_host (cases[i].url);

      g_assert_cmpstr (host, ==, cases[i].host);
    }
}

static void
test_fold (void)
{
  g_autofree char *folded = entente_plain_text_fold ("Erdoğan ÅÉ Xi");

  g_assert_cmpstr (folded, ==, "erdogan ae xi");
}

static void
test_formats (void)
{
  static const struct
  {
    EntenteTextFormat format;
    const char *text;
    gboolean accepted;
    gboolean begun;
  } cases[] = {
    { ENTENTE_TEXT_FORMAT_DATE, "2026", TRUE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE, "2", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE, "20", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE, "2026-", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE, "2026-0", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE, "2026-1", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE, "2026-13", FALSE, FALSE },
    { ENTENTE_TEXT_FORMAT_DATE, "2026-12-", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE, "2026-12-3", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE, "2026-12-32", FALSE, FALSE },
    { ENTENTE_TEXT_FORMAT_DATE, "soon", FALSE, FALSE },
    { ENTENTE_TEXT_FORMAT_DATE_TIME, "2026-01", TRUE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE_TIME, "2026-01-07T", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE_TIME, "2026-01-07T23:5", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE_TIME, "2026-01-07T10:00:00Z", TRUE, TRUE },
    { ENTENTE_TEXT_FORMAT_DATE_TIME, "2026-01-07T25", FALSE, FALSE },
    { ENTENTE_TEXT_FORMAT_DATE_TIME, "soon", FALSE, FALSE },
    { ENTENTE_TEXT_FORMAT_OPEN_DATE, ".", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_OPEN_DATE, "..", TRUE, TRUE },
    { ENTENTE_TEXT_FORMAT_NUMBER, "-", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_NUMBER, "3.", TRUE, TRUE },
    { ENTENTE_TEXT_FORMAT_NUMBER, "0x10", FALSE, FALSE },
    { ENTENTE_TEXT_FORMAT_NUMBER, "inf", FALSE, FALSE },
    { ENTENTE_TEXT_FORMAT_NUMBER, "1e999", FALSE, FALSE },
    { ENTENTE_TEXT_FORMAT_NUMBER, "4,5", FALSE, FALSE },
    { ENTENTE_TEXT_FORMAT_LINK, "http", FALSE, TRUE },
    { ENTENTE_TEXT_FORMAT_LINK, "https://a.b", TRUE, FALSE },
    { ENTENTE_TEXT_FORMAT_LINK, "ftp", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (entente_text_format_accepts (cases[i].format, cases[i].text), ==,
                       cases[i].accepted);
      g_assert_cmpint (entente_text_format_is_begun (cases[i].format, cases[i].text), ==,
                       cases[i].begun);
    }
}

/* The quoted words of an excerpt are those of the article. */
static void
check_excerpt (const char *text,
               guint       start,
               guint       end,
               const char *quoted,
               const char *whole)
{
  g_autoptr (GArray) paragraphs = entente_text_dup_paragraphs (text);
  g_autoptr (EntenteExcerpt) excerpt
      = entente_excerpt_new (text, paragraphs, start, end, ENTENTE_EXCERPT_PARAGRAPH);
  g_autofree char *found
      = g_strndup (excerpt->text + excerpt->start, excerpt->end - excerpt->start);

  g_assert_cmpstr (found, ==, quoted);
  if (whole != NULL)
    g_assert_cmpstr (excerpt->text, ==, whole);
}

static void
test_excerpt (void)
{
  check_excerpt ("One two. Three.", 4, 7, "two", "One two. Three.");
  check_excerpt ("First.\n\nSécond öne here.\n\nThird.", 15, 18, "öne", "Sécond öne here.");
  check_excerpt ("First one.\n\nSecond two.", 6, 18, "one.\nSecond", "First one.\nSecond two.");
  check_excerpt ("## Heading\n\nText.", 3, 10, "Heading", "Heading");
  check_excerpt ("One.\n\n## Two\n\nThree.", 0, 12, "One.\nTwo", "One.\nTwo");
  check_excerpt ("a\tb c", 2, 3, "b", "a b c");
}

static void
test_long_excerpt (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) paragraphs = NULL;
  g_autoptr (EntenteExcerpt) excerpt = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "word ");
  paragraphs = entente_text_dup_paragraphs (text->str);
  excerpt = entente_excerpt_new (text->str, paragraphs, 50000, 50004, ENTENTE_EXCERPT_PARAGRAPH);
  g_assert_cmpint (g_utf8_strlen (excerpt->text, -1), <, 1000);
  g_assert_true (g_str_has_prefix (excerpt->text, "… word "));
  g_assert_true (g_str_has_suffix (excerpt->text, " word …"));
  g_assert_cmpint (excerpt->end - excerpt->start, ==, 4);
}

static void
test_reading (void)
{
  const char *text = "First.\n\n## Why\n\nThird\tone.";
  g_autoptr (EntenteReadingText) reading = entente_reading_text_new (text);

  g_assert_cmpstr (entente_reading_text_get_text (reading), ==, "First.\nWhy\nThird one.");
  g_assert_cmpuint (entente_reading_text_get_n_lines (reading), ==, 3);
  g_assert_true (entente_reading_text_get_line (reading, 1)->heading);
  g_assert_cmpuint (entente_reading_text_get_line (reading, 1)->start, ==, 7);
  g_assert_cmpuint (entente_reading_text_get_line (reading, 1)->end, ==, 10);

  g_assert_cmpuint (entente_reading_text_to_reading (reading, 0), ==, 0);
  g_assert_cmpuint (entente_reading_text_to_reading (reading, 11), ==, 7);
  g_assert_cmpuint (entente_reading_text_to_reading (reading, 16), ==, 11);
  g_assert_cmpuint (entente_reading_text_to_article (reading, 11), ==, 16);
  g_assert_cmpuint (entente_reading_text_to_article (reading, 7), ==, 11);
}

/* There and back again at every letter, also where words were broken. */
static void
test_long_words (void)
{
  g_autoptr (GString) text = g_string_new ("A ");
  g_autoptr (EntenteReadingText) reading = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "é");
  g_string_append (text, " end.");
  reading = entente_reading_text_new (text->str);
  for (guint i = 0; i < entente_reading_text_get_n_lines (reading); i++)
    {
      const EntenteReadingLine *line = entente_reading_text_get_line (reading, i);

      g_assert_cmpuint (line->end - line->start, <=, 1010);
    }
  for (guint offset = 0; offset < 5007; offset++)
    g_assert_cmpuint (entente_reading_text_to_article (
                          reading, entente_reading_text_to_reading (reading, offset)),
                      ==, offset);
}

static void
test_empty_reading (void)
{
  g_autoptr (EntenteReadingText) reading = entente_reading_text_new ("");

  g_assert_cmpstr (entente_reading_text_get_text (reading), ==, "");
  g_assert_cmpuint (entente_reading_text_to_reading (reading, 5), ==, 0);
}

/* Nothing is left out or put in but breaks of the view alone, which go again. */
static void
test_text_to_edit (void)
{
  static const struct
  {
    const char *text;
    guint n_headings;
  } cases[] = {
    { "", 0 },
    { "One.\n\n## Two\n\n\nThree\r\n\tfour.\n", 1 },
    { "이재명\n\n## 시진핑", 1 },
    { "Its own \342\200\251 break", 0 },
  };
  g_autofree char *word = g_strnfill (3500, 'x');
  g_autofree char *hostile = g_strconcat ("a ", word, "\n", word, NULL);

  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      const char *text = i < G_N_ELEMENTS (cases) ? cases[i].text : hostile;
      g_autoptr (EntenteReadingText) edited = entente_reading_text_new_to_edit (text);
      g_autofree char *back
          = entente_reading_text_dup_edited (edited, entente_reading_text_get_text (edited));
      guint n_codes = (guint) g_utf8_strlen (text, -1);

      g_assert_cmpstr (back, ==, text);
      if (i < G_N_ELEMENTS (cases))
        {
          g_assert_cmpstr (entente_reading_text_get_text (edited), ==, text);
          g_assert_cmpuint (entente_reading_text_get_n_lines (edited), ==, cases[i].n_headings);
        }
      else
        g_assert_cmpuint (entente_reading_text_to_reading (edited, n_codes), ==, n_codes + 6);
      for (guint k = 0; k <= n_codes; k++)
        g_assert_cmpuint (entente_reading_text_to_article (
                              edited, entente_reading_text_to_reading (edited, k)),
                          ==, k);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/plain-text/cut", test_cut);
  g_test_add_func ("/panel/plain-text/marks-on-one-letter", test_marks);
  g_test_add_func ("/panel/plain-text/isolate", test_isolate);
  g_test_add_func ("/panel/plain-text/join", test_join);
  g_test_add_func ("/panel/plain-text/host", test_host);
  g_test_add_func ("/panel/plain-text/fold", test_fold);
  g_test_add_func ("/panel/text-format/accepts-and-begins", test_formats);
  g_test_add_func ("/panel/excerpt/quotes-in-the-paragraph", test_excerpt);
  g_test_add_func ("/panel/excerpt/cuts-long-paragraphs", test_long_excerpt);
  g_test_add_func ("/panel/reading-text/knows-its-places", test_reading);
  g_test_add_func ("/panel/reading-text/breaks-long-words", test_long_words);
  g_test_add_func ("/panel/reading-text/of-nothing", test_empty_reading);
  g_test_add_func ("/panel/reading-text/to-edit", test_text_to_edit);

  return g_test_run ();
}
