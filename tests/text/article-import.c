/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-article-import.h"

#include <string.h>

#define STORY \
  "Seoul has asked Beijing to mediate between the two Koreas, officials said on Monday, in a move " \
  "that surprised most observers."

static EntenteArticleImport *
import (const char          *text,
        EntenteArticleMedia  media)
{
  g_autoptr (GError) error = NULL;
  EntenteArticleImport *article = entente_article_import_text (text, media, &error);

  g_assert_no_error (error);

  return article;
}

typedef struct
{
  const char *name;
  const char *text;
  EntenteArticleMedia media;
  const char *title;
  const char *expected;
} Case;

static const Case cases[] = {
  { "plain/blank-lines", "Seoul turns to Beijing\r\n\r\n" STORY "\r\n\r\nNobody answered.\r\n",
    ENTENTE_ARTICLE_MEDIA_PLAIN, "Seoul turns to Beijing", STORY "\n\nNobody answered." },
  { "plain/line-a-paragraph", STORY "\nNobody answered. The offices were closed.\n" STORY,
    ENTENTE_ARTICLE_MEDIA_PLAIN, NULL,
    STORY "\n\nNobody answered. The offices were closed.\n\n" STORY },
  { "plain/broken-by-hand",
    "Seoul has asked Beijing to mediate between the\ntwo Koreas, officials said on Monday, in a "
    "move\nthat surprised most of the observers there.\n\nNobody answered for the whole of that "
    "long day,\nand the offices were closed.",
    ENTENTE_ARTICLE_MEDIA_PLAIN, NULL,
    "Seoul has asked Beijing to mediate between the two Koreas, officials said on Monday, in a move "
    "that surprised most of the observers there.\n\nNobody answered for the whole of that long day, "
    "and the offices were closed." },
  { "plain/mark-and-controls", "\xef\xbb\xbfSo\002 it is.\fThen.", ENTENTE_ARTICLE_MEDIA_PLAIN, NULL,
    "So it is.\n\nThen." },
  { "markdown",
    "---\ntitle: \"Front\"\n---\nSome *words* and a\n[link](https://example.org) with snake_case.\n\n"
    "### Why it matters\n![x](y.png)\n- one\n- **two**\n\nOld\n---\n> said\n",
    ENTENTE_ARTICLE_MEDIA_MARKDOWN, "Front",
    "Some words and a link with snake_case.\n\n## Why it matters\n\n- one\n\n- two\n\n## Old\n\nsaid" },
  { "html/article",
    "<!DOCTYPE html><html lang=en><head><title>Seoul &amp; Beijing - Wire</title><meta "
    "property='og:site_name' content=Wire><script>if (a<b) '<p>no</p>';</script></head><body><nav>"
    "<p>Home</p></nav><article><h1>Seoul &amp; Beijing</h1><p>" STORY "<p>&ldquo;Caf&#233;&rdquo; "
    "&unknown; 3 < 4</p><h2>Why</h2><div>" STORY "</div><aside>Ad</aside></article><footer>© "
    "</footer></body></html>",
    ENTENTE_ARTICLE_MEDIA_HTML, "Seoul & Beijing",
    STORY "\n\n“Café” &unknown; 3 < 4\n\n## Why\n\n" STORY },
  { "html/densest",
    "<html><body><div id=menu><a href=x>One</a> <a href=y>Two</a></div><div><div><p>" STORY "</p><p>"
    STORY "</p></div></div><div><a href=z>Other news of the day that nobody wants to read here</a>"
    "</div></body></html>",
    ENTENTE_ARTICLE_MEDIA_HTML, NULL, STORY "\n\n" STORY },
  { "html/pasted-parts",
    "<meta charset=utf-8><div><p>" STORY "</p></div><div><p>" STORY "</p><p>" STORY
    "</p></div><p>The end.</p>",
    ENTENTE_ARTICLE_MEDIA_HTML, NULL, STORY "\n\n" STORY "\n\n" STORY "\n\nThe end." },
  { "html/pasted", "<p>One <b>word</b>.</p><p>Two<br>lines.", ENTENTE_ARTICLE_MEDIA_UNKNOWN, NULL,
    "One word.\n\nTwo lines." },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (EntenteArticleImport) article = import (one->text, one->media);

  g_assert_cmpstr (article->text, ==, one->expected);
  g_assert_cmpstr (article->title, ==, one->title);
  g_assert_cmpuint (article->n_codes, ==, g_utf8_strlen (article->text, -1));
}

static void
test_members (void)
{
  g_autoptr (EntenteArticleImport) article = import (
      "<html lang=ko><head><link rel=canonical href='https://example.org/a?b=1&amp;c=2'>"
      "<meta name=author content='Ann Lee, Bob Kim'><meta property=article:published_time "
      "content='2026-01-07T10:00:00+0900'><meta property=og:title content='T &quot;q&quot;'></head>"
      "<body><p>" STORY, ENTENTE_ARTICLE_MEDIA_HTML);
  g_autofree char *json = entente_article_import_to_json (article, "short");

  g_assert_cmpstr (json, ==,
                   "{ \"title\": \"T \\\"q\\\"\", \"authors\": [\"Ann Lee\", \"Bob Kim\"], "
                   "\"published\": \"2026-01-07T10:00:00+0900\", \"url\": \"https://example.org/a?b=1&c=2\", "
                   "\"language\": \"ko\", \"text\": \"short\" }");
}

static void
test_offers (void)
{
  g_autoptr (EntenteArticleImport) article = import (
      STORY "\n\nWhy It Matters\n\n" STORY "\n\nShare this article\n\nOther headline\n\n"
      "© 2026 Wire. All rights reserved.",
      ENTENTE_ARTICLE_MEDIA_PLAIN);
  g_autofree char *chosen = NULL;

  g_assert_cmpuint (article->headings->len, ==, 1);
  g_assert_cmpuint (g_array_index (article->headings, guint, 0), ==, 1);
  chosen = entente_article_import_dup_chosen (article, article->headings, article->cut);
  g_assert_cmpstr (chosen, ==, STORY "\n\n## Why It Matters\n\n" STORY);
}

static void
test_no_text (gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, strlen (data));
  g_autoptr (GError) error = NULL;

  g_assert_null (entente_article_import_bytes (bytes, ENTENTE_ARTICLE_MEDIA_PLAIN, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ARTICLE_IMPORT_ERROR, ENTENTE_ARTICLE_IMPORT_ERROR_NO_TEXT);
}

typedef struct
{
  const char *charset;
  const char *text;
} Encoded;

static const Encoded encoded[] = {
  { "UTF-8", "이재명 대통령은 시진핑 주석에게 중재를 요청했다." },
  { "UTF-16LE", "\xef\xbb\xbfSeoul asked Beijing." },
  { "WINDOWS-1252", "The café owner said “naïve” things about Düsseldorf’s mayor, for €5." },
  { "CP949", "이재명 대통령은 시진핑 주석에게 북한과의 대화를 중재해 달라고 요청했다." },
  { "GB18030", "中国外交部发言人说，双方对这个问题进行了讨论，我们希望各国能够合作。" },
  { "BIG5-HKSCS", "中國外交部發言人說，雙方對這個問題進行了討論，我們希望各國能夠合作。" },
  { "CP932", "中国の外務省は、この問題について両国が話し合いを続けていると発表しました。" },
  { "EUC-JP", "中国の外務省は、この問題について両国が話し合いを続けていると発表しました。" },
  { "WINDOWS-1251", "Министр сказал, что переговоры продолжаются и стороны готовы к встрече." },
  { "KOI8-R", "Министр сказал, что переговоры продолжаются и стороны готовы к встрече." },
};

static void
test_encoding (gconstpointer data)
{
  const Encoded *one = data;
  g_autoptr (GError) error = NULL;
  gsize length;
  char *raw = g_convert (one->text, -1, one->charset, "UTF-8", NULL, &length, &error);
  g_autoptr (GBytes) bytes = g_bytes_new_take (raw, length);
  g_autoptr (GPtrArray) guesses = NULL;
  const EntenteEncoding *first;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  guesses = entente_encoding_guess (bytes);
  first = guesses->pdata[0];
  g_assert_cmpstr (first->charset, ==, one->charset);
  text = entente_encoding_decode (bytes, first->charset, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (one->text, text));
  g_assert_true (g_str_has_suffix (one->text, first->preview)
                 || g_str_has_suffix (first->preview, text));
}

#define HOSTILE_BYTES 300000

/* Pages made to be slow come to an end: what took time by their square would meet the runner's limit. */
static void
test_hostile (void)
{
  static const char *const pieces[]
      = { "<div>", "</div><p>", "<a \"", "<!--", "<script>", "&", "<", "[[", "*_", "a b\n", "<b x='" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint media = ENTENTE_ARTICLE_MEDIA_PLAIN; media <= ENTENTE_ARTICLE_MEDIA_HTML; media++)
      {
        g_autoptr (GString) text = g_string_new ("So.");
        g_autoptr (EntenteArticleImport) article = NULL;

        while (text->len < HOSTILE_BYTES)
          g_string_append (text, pieces[i]);
        article = entente_article_import_text (text->str, media, NULL);
        g_assert_true (article == NULL || g_utf8_validate (article->text, -1, NULL));
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/article-import/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/text/article-import/members", test_members);
  g_test_add_func ("/text/article-import/offers", test_offers);
  g_test_add_data_func ("/text/article-import/empty", "", test_no_text);
  g_test_add_data_func ("/text/article-import/pdf", "%PDF-1.7\n", test_no_text);
  for (guint i = 0; i < G_N_ELEMENTS (encoded); i++)
    {
      g_autofree char *path = g_strconcat ("/text/encoding/", encoded[i].charset, NULL);

      g_test_add_data_func (path, &encoded[i], test_encoding);
    }
  g_test_add_func ("/text/article-import/hostile", test_hostile);

  return g_test_run ();
}
