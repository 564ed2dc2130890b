/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-import-private.h"

#include <string.h>

/* A heading is short, and a line; numbers of code points. */
#define MAX_HEADING_CODES 80
#define MAX_TITLE_CODES 160
#define MAX_WIDE_CODES 40

/* What is this long is a paragraph of the article, whatever it says. */
#define MIN_STORY_CODES 240

/* Words by which sites sign off; a paragraph that begins with or, behind a *, holds one of them.
 * In small letters. */
static const char *const phrases[] = {
  "share this", "share on", "share via", "share with", "share article", "*subscribe to", "subscribe",
  "sign up", "*newsletter", "related articles", "related stories", "related content", "related topics",
  "related:", "related news", "read more", "read next", "read also", "more from", "more on this",
  "more stories", "more news", "follow us", "follow @", "*all rights reserved", "*copyright", "*©",
  "(c) 20", "advertisement", "recommended", "you may also like", "most read", "most popular",
  "trending", "leave a comment", "comments", "print this", "email this", "tags:", "topics:",
  "click here", "download our app", "download the app", "*terms of use", "*terms of service",
  "*privacy policy", "*cookie policy", "*support our journalism", "our standards:", "*licensing rights",
  "back to top", "get the app", "*whatsapp channel", "join our", "*on telegram", "donate",
  "teilen", "mehr zum thema", "lesen sie auch", "*alle rechte vorbehalten", "*jetzt abonnieren",
  "partager", "à lire aussi", "lire aussi", "*tous droits réservés", "*abonnez-vous",
  "compartir", "lea también", "*todos los derechos reservados", "suscríbete",
  "*все права защищены", "подписывайтесь", "читайте также", "поделиться",
  "*무단 전재", "*무단전재", "*재배포 금지", "*저작권자", "*ⓒ", "관련기사", "관련 기사", "기사제보",
  "*구독", "많이 본 뉴스", "*네이버에서", "*카카오톡", "*版权所有", "*责任编辑", "*版權所有", "分享到",
  "相关阅读", "相关新闻", "*未经授权", "*不得转载", "延伸閱讀", "相關新聞", "*無断転載", "*無断複製",
  "関連記事", "あわせて読みたい", "*حقوق النشر", "*جميع الحقوق محفوظة", "اقرأ أيضا",
};

static glong
count_codes (const char *paragraph)
{
  return g_utf8_strlen (paragraph, -1);
}

static gboolean
begins_like_heading (const char *paragraph)
{
  gunichar first = g_utf8_get_char (paragraph);

  if (first == 0x201c || first == 0x2018 || first == '"' || first == 0xab || first == 0xbf)
    first = g_utf8_get_char (g_utf8_next_char (paragraph));

  return g_unichar_isdigit (first) || (g_unichar_isalpha (first) && !g_unichar_islower (first));
}

static gboolean
ends_like_heading (const char *paragraph)
{
  gunichar last = g_utf8_get_char (g_utf8_find_prev_char (paragraph, paragraph + strlen (paragraph)));

  return g_unichar_isalnum (last) || last == '?' || last == 0xff1f || last == 0x61f || last == ')'
         || last == 0x201d || last == 0x2019 || last == '"' || last == '\'' || last == 0xbb
         || last == 0x300d || last == 0x300f || last == '!' || g_unichar_ismark (last) || last == '%';
}

static gboolean
is_short_line (const char *paragraph,
               glong       limit)
{
  glong n_codes = count_codes (paragraph);

  /* Without spaces between words half as many say as much. */
  if (strchr (paragraph, ' ') == NULL)
    limit = MIN (limit, MAX_WIDE_CODES);

  return n_codes >= 2 && n_codes <= limit && strstr (paragraph, "://") == NULL;
}

/**
 * entente_import_is_title:
 *
 * Returns: whether a paragraph reads like a title: a short line that begins like one and is no
 *   sentence
 */
gboolean
entente_import_is_title (const char *paragraph)
{
  if (g_str_has_prefix (paragraph, "## "))
    paragraph += 3;

  return is_short_line (paragraph, MAX_TITLE_CODES) && begins_like_heading (paragraph)
         && ends_like_heading (paragraph);
}

/* "By Jane Doe", a date or a place alone. */
static gboolean
is_byline (const char *paragraph)
{
  static const char *const beginnings[]
      = { "By ", "BY ", "Published", "Updated", "Posted", "Von ", "Par ", "Por ", "Photo", "Image",
          "Source", "Reporting by", "Editing by", "Caption" };
  guint n_digits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (paragraph, beginnings[i]))
      return TRUE;
  for (const char *p = paragraph; *p != '\0'; p++)
    n_digits += g_ascii_isdigit (*p) ? 1 : 0;

  /* A date has a year and a day. */
  return n_digits >= 5;
}

static gboolean
is_site_words (const char *paragraph)
{
  g_autofree char *small = g_utf8_strdown (paragraph, -1);

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (phrases[i][0] == '*' ? strstr (small, phrases[i] + 1) != NULL
                             : g_str_has_prefix (small, phrases[i]))
      return TRUE;

  return FALSE;
}

/**
 * entente_import_find_headings:
 * @paragraphs: (element-type utf8)
 *
 * Finds what reads like the heading of a section: a short line, not the last, with a longer
 * paragraph behind it.
 *
 * Returns: (element-type guint) (transfer full): indices in order
 */
GArray *
entente_import_find_headings (GPtrArray *paragraphs)
{
  GArray *headings = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint cut = entente_import_find_cut (paragraphs);

  for (guint i = 0; i + 1 < cut; i++)
    {
      const char *paragraph = paragraphs->pdata[i];
      const char *next = paragraphs->pdata[i + 1];

      if (!g_str_has_prefix (paragraph, "## ") && is_short_line (paragraph, MAX_HEADING_CODES)
          && begins_like_heading (paragraph) && ends_like_heading (paragraph)
          && !is_byline (paragraph) && !g_str_has_prefix (next, "## ")
          && count_codes (next) > 2 * count_codes (paragraph) && !is_short_line (next, MAX_HEADING_CODES))
        g_array_append_val (headings, i);
    }

  return headings;
}

/**
 * entente_import_find_cut:
 * @paragraphs: (element-type utf8)
 *
 * Finds where the article ends and the site goes on: at the first of the closing paragraphs that
 * says so (share, subscribe, related, copyright, …), as long as nothing but short paragraphs stands
 * behind it.
 *
 * Returns: an index, or the number of paragraphs
 */
guint
entente_import_find_cut (GPtrArray *paragraphs)
{
  guint cut = paragraphs->len;

  for (guint i = paragraphs->len; i-- > 1;)
    {
      const char *paragraph = paragraphs->pdata[i];
      glong n_codes = count_codes (paragraph);

      if (n_codes < 2 * MIN_STORY_CODES && is_site_words (paragraph))
        cut = i;
      else if (n_codes >= MIN_STORY_CODES)
        break;
      /* Headlines of other articles stand among the site's words; sentences are the article's. */
      else if (g_str_has_suffix (paragraph, ".") && n_codes > MAX_HEADING_CODES)
        break;
    }
  if (cut > 0 && cut < paragraphs->len && g_str_has_prefix (paragraphs->pdata[cut - 1], "## ")
      && is_site_words ((const char *) paragraphs->pdata[cut - 1] + 3))
    cut--;

  return cut;
}
