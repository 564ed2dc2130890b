/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-html-main-text.h"
#include "entente-import-private.h"

#include <string.h>

/* A page as an article: what it says about itself, and its main text. */

static const char *
get_meta (const EntenteHtmlPage *self,
          const char *const     *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (self->meta, names[i]);

      if (value != NULL)
        return value;
    }

  return NULL;
}

#define META(self, ...) get_meta ((self), (const char *const[]){ __VA_ARGS__, NULL })

/* The title without the site's name behind it. */
static char *
dup_title (const EntenteHtmlPage *self)
{
  const char *said = META (self, "og:title", "twitter:title", "dc.title");
  const char *site = META (self, "og:site_name", "application-name");
  g_autofree char *h1 = entente_import_squeeze (self->h1->str);
  char *title = g_strdup (said != NULL ? said : self->title);

  if (title == NULL || *title == '\0'
      || (*h1 != '\0' && strlen (h1) > 10 && g_str_has_prefix (title, h1)))
    {
      g_free (title);
      return *h1 != '\0' ? g_strdup (h1) : NULL;
    }
  if (site != NULL && strlen (title) > strlen (site) + 3 && g_str_has_suffix (title, site))
    {
      char *end = title + strlen (title) - strlen (site);

      *end = '\0';
      g_strchomp (title);
      if (g_str_has_suffix (title, "|") || g_str_has_suffix (title, "-"))
        title[strlen (title) - 1] = '\0';
      else if (g_str_has_suffix (title, "–") || g_str_has_suffix (title, "—"))
        title[strlen (title) - 3] = '\0';
      g_strchomp (title);
    }

  return title;
}

static gboolean
is_web_address (const char *text)
{
  return text != NULL && (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"))
         && strpbrk (text, " \\\"<>") == NULL && strlen (text) > strlen ("https://");
}

static void
take_members (const EntenteHtmlPage *self,
              EntenteArticleImport  *import)
{
  const char *author = META (self, "author", "article:author", "dc.creator", "byl", "parsely-author");
  const char *date = META (self, "article:published_time", "datepublished", "date", "pubdate",
                           "dc.date", "parsely-pub-date", "publishdate", "*time");
  const char *url = META (self, "*canonical", "og:url");
  const char *language = META (self, "*language", "content-language", "og:locale");

  import->title = dup_title (self);
  import->publisher = g_strdup (META (self, "og:site_name", "publisher", "application-name"));
  if (date != NULL)
    import->published = entente_import_dup_date (date);
  if (is_web_address (url))
    import->url = g_strdup (url);
  if (author != NULL && strstr (author, "://") == NULL)
    {
      import->authors = g_strsplit (g_str_has_prefix (author, "By ") ? author + 3 : author, ", ", -1);
      for (guint i = 0; import->authors[i] != NULL; i++)
        g_strstrip (import->authors[i]);
    }
  if (language != NULL && g_ascii_isalpha (*language) && strlen (language) <= 12)
    import->language = g_strdelimit (g_strdup (language), "_", '-');
}

/* What was selected in a page and copied has no page around it. */
static gboolean
is_piece (const char *text)
{
  return strcasestr (text, "<html") == NULL && strcasestr (text, "<body") == NULL
         && strcasestr (text, "<head>") == NULL;
}

/**
 * entente_import_html:
 * @import: gets what the page says about itself
 * @paragraphs: (element-type utf8)
 *
 * Reads a page as it was saved, or a piece of one from the clipboard. O(length).
 */
void
entente_import_html (const char           *text,
                     EntenteArticleImport *import,
                     GPtrArray            *paragraphs)
{
  g_autoptr (EntenteHtmlPage) page = entente_html_page_new (text);

  take_members (page, import);
  entente_html_append_main_text (page, is_piece (text), import->title, paragraphs);
}

char *
entente_import_dup_charset (const char *bytes,
                            gsize       length)
{
  g_autofree char *head = g_ascii_strdown (bytes, (gssize) MIN (length, 4096));
  const char *found = strstr (head, "charset");
  gsize n;

  while (found != NULL)
    {
      found += strlen ("charset");
      found += strspn (found, " \t\"'=");
      n = strspn (found, "abcdefghijklmnopqrstuvwxyz0123456789-_");
      if (n > 2)
        break;
      found = strstr (found, "charset");
    }
  if (found == NULL)
    return NULL;

  /* What they mean in practice. */
  if (n == strlen ("euc-kr") && memcmp (found, "euc-kr", n) == 0)
    return g_strdup ("CP949");
  if (n >= 2 && memcmp (found, "gb", 2) == 0)
    return g_strdup ("GB18030");
  if (g_str_has_prefix (found, "shift_jis") || g_str_has_prefix (found, "x-sjis"))
    return g_strdup ("CP932");
  if (g_str_has_prefix (found, "iso-8859-1\"") || g_str_has_prefix (found, "latin1"))
    return g_strdup ("WINDOWS-1252");

  return g_strndup (found, n);
}
