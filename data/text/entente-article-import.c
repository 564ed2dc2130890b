/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-article-import.h"

#include "entente-date.h"
#include "entente-import-private.h"
#include "entente-json-text.h"
#include "entente-passage.h"

#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_QUARK (entente-article-import-error-quark, entente_article_import_error)

/* More than this part of what is no text makes it none: a hundredth. */
#define CLEANED_PER_TEXT 100

/* A language's letters must be this part of all to say so: a half. */
#define LETTERS_PER_SCRIPT 2

static const struct
{
  const char *ending;
  EntenteArticleMedia media;
} endings[] = {
  { ".html", ENTENTE_ARTICLE_MEDIA_HTML },         { ".htm", ENTENTE_ARTICLE_MEDIA_HTML },
  { ".xhtml", ENTENTE_ARTICLE_MEDIA_HTML },        { ".md", ENTENTE_ARTICLE_MEDIA_MARKDOWN },
  { ".markdown", ENTENTE_ARTICLE_MEDIA_MARKDOWN }, { ".txt", ENTENTE_ARTICLE_MEDIA_PLAIN },
  { ".text", ENTENTE_ARTICLE_MEDIA_PLAIN },
};

EntenteArticleMedia
entente_article_media_from_name (const char *name)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (small, endings[i].ending))
      return endings[i].media;

  return ENTENTE_ARTICLE_MEDIA_UNKNOWN;
}

EntenteArticleMedia
entente_article_media_from_type (const char *media_type)
{
  if (g_str_has_prefix (media_type, "text/html")
      || g_str_has_prefix (media_type, "application/xhtml"))
    return ENTENTE_ARTICLE_MEDIA_HTML;
  if (g_str_has_prefix (media_type, "text/markdown")
      || g_str_has_prefix (media_type, "text/x-markdown"))
    return ENTENTE_ARTICLE_MEDIA_MARKDOWN;
  if (g_str_has_prefix (media_type, "text/plain"))
    return ENTENTE_ARTICLE_MEDIA_PLAIN;

  return ENTENTE_ARTICLE_MEDIA_UNKNOWN;
}

char *
entente_import_squeeze (const char *text)
{
  GString *squeezed = g_string_sized_new (strlen (text));
  gboolean pending = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar code = g_utf8_get_char (p);

      if (g_unichar_isspace (code) || code == 0xfeff)
        {
          pending = squeezed->len > 0;
          continue;
        }
      if (pending)
        g_string_append_c (squeezed, ' ');
      pending = FALSE;
      g_string_append_len (squeezed, p, (gssize) (g_utf8_next_char (p) - p));
    }

  return g_string_free (squeezed, FALSE);
}

char *
entente_import_dup_date (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  EntenteDate date;

  if (entente_date_parse_time (trimmed, -1, &date))
    return g_steal_pointer (&trimmed);
  /* "2026-01-07T10:00+0900" and the like: the day is what counts. */
  if (strlen (trimmed) <= 10 || g_ascii_isdigit (trimmed[10]))
    return NULL;
  trimmed[10] = '\0';
  if (entente_date_parse_time (trimmed, -1, &date))
    return g_steal_pointer (&trimmed);

  return NULL;
}

/* Only line feeds, no control characters, no broken bytes. */
static char *
dup_clean (const char *text,
           guint      *n_cleaned)
{
  GString *clean = g_string_sized_new (strlen (text));

  *n_cleaned = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar code = g_utf8_get_char (p);

      if (code == '\r' && p[1] == '\n')
        continue;
      if (code == '\r' || code == 0x85 || code == 0x2028 || code == 0x0b)
        g_string_append_c (clean, '\n');
      else if (code == 0x2029 || code == '\f')
        g_string_append (clean, "\n\n");
      else if (code == '\n' || code == '\t')
        g_string_append_c (clean, (char) code);
      else if (code == 0xfeff)
        continue;
      else if (g_unichar_iscntrl (code) || code == 0xfffd)
        *n_cleaned += 1;
      else
        g_string_append_len (clean, p, (gssize) (g_utf8_next_char (p) - p));
    }

  return g_string_free (clean, FALSE);
}

static EntenteArticleMedia
guess_media (const char *text)
{
  g_autofree char *head = g_ascii_strdown (text, (gssize) MIN (strlen (text), 1024));
  const char *p = head;

  while (g_ascii_isspace (*p))
    p++;
  if (g_str_has_prefix (p, "<!doctype html") || g_str_has_prefix (p, "<html")
      || (*p == '<' && strstr (p, "<head") != NULL) || g_str_has_prefix (p, "<p>")
      || g_str_has_prefix (p, "<div") || g_str_has_prefix (p, "<meta"))
    return ENTENTE_ARTICLE_MEDIA_HTML;

  return ENTENTE_ARTICLE_MEDIA_PLAIN;
}

/* Scripts that one language writes; the others stay unsaid. */
static char *
guess_language (const char *text)
{
  guint n_letters = 0;
  guint n_hangul = 0;
  guint n_kana = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar code = g_utf8_get_char (p);

      if (!g_unichar_isalpha (code))
        continue;
      n_letters++;
      n_hangul += code >= 0xac00 && code <= 0xd7a3 ? 1 : 0;
      n_kana += code >= 0x3041 && code <= 0x30ff ? 1 : 0;
    }
  if (n_hangul * LETTERS_PER_SCRIPT > n_letters)
    return g_strdup ("ko");
  /* With Han between: a quarter. */
  if (n_kana * 2 * LETTERS_PER_SCRIPT > n_letters)
    return g_strdup ("ja");

  return NULL;
}

static void
join (EntenteArticleImport *self,
      GPtrArray            *paragraphs)
{
  const guint cut = entente_import_find_cut (paragraphs);
  g_autoptr (GString) text = g_string_new (NULL);
  gsize cut_bytes = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      /* The blank line before is cut as well. */
      if (i == cut)
        cut_bytes = text->len;
      if (i > 0)
        g_string_append (text, "\n\n");
      g_string_append (text, paragraphs->pdata[i]);
    }
  self->n_codes = (guint) g_utf8_strlen (text->str, -1);
  self->cut = cut < paragraphs->len ? (guint) g_utf8_strlen (text->str, (gssize) cut_bytes)
                                    : self->n_codes;
  self->headings = entente_import_find_headings (paragraphs);
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
fail_without_text (const char *why,
                   GError    **error)
{
  g_set_error_literal (error, ENTENTE_ARTICLE_IMPORT_ERROR, ENTENTE_ARTICLE_IMPORT_ERROR_NO_TEXT, why);

  return FALSE;
}

/**
 * entente_article_import_text:
 *
 * See the header.
 *
 * Returns: (transfer full) (nullable): NULL with ENTENTE_ARTICLE_IMPORT_ERROR_NO_TEXT
 */
EntenteArticleImport *
entente_article_import_text (const char           *text,
                             EntenteArticleMedia   media,
                             GError              **error)
{
  g_autoptr (EntenteArticleImport) self = g_new0 (EntenteArticleImport, 1);
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *clean = NULL;

  g_return_val_if_fail (g_utf8_validate (text, -1, NULL), NULL);

  clean = dup_clean (text, &self->n_cleaned);
  if (self->n_cleaned > strlen (clean) / CLEANED_PER_TEXT + 1)
    {
      fail_without_text (_("This is no text: too much of it are control characters or broken bytes."),
                         error);
      return NULL;
    }
  if (media == ENTENTE_ARTICLE_MEDIA_UNKNOWN)
    media = guess_media (clean);
  if (media == ENTENTE_ARTICLE_MEDIA_HTML)
    entente_import_html (clean, self, paragraphs);
  else if (media == ENTENTE_ARTICLE_MEDIA_MARKDOWN)
    entente_import_markdown (clean, self, paragraphs);
  else
    entente_import_plain (clean, self, paragraphs);
  if (paragraphs->len == 0)
    {
      fail_without_text (_("There is no text in it."), error);
      return NULL;
    }
  join (self, paragraphs);
  if (self->language == NULL)
    self->language = guess_language (self->text);

  return g_steal_pointer (&self);
}

/* What begins like this is no text, whatever its name. */
static gboolean
check_magic (const char *bytes,
             gsize       length,
             GError    **error)
{
  static const struct
  {
    const char *magic;
    gsize length;
    const char *what;
  } magics[] = {
    { "%PDF-", 5, N_("This is a PDF. Select its text there, copy it and paste it here.") },
    { "PK\003\004", 4, N_("This is an archive or an office document. Save it as text or HTML first.") },
    { "\xd0\xcf\x11\xe0", 4, N_("This is an office document. Save it as text or HTML first.") },
    { "{\\rtf", 5, N_("This is rich text (RTF). Save it as text or HTML first.") },
    { "\x89PNG", 4, N_("This is a picture.") },
    { "\xff\xd8\xff", 3, N_("This is a picture.") },
    { "GIF8", 4, N_("This is a picture.") },
    { "\x1f\x8b", 2, N_("This is an archive.") },
    { "\x7f" "ELF", 4, N_("This is a program.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].length && memcmp (bytes, magics[i].magic, magics[i].length) == 0)
      return fail_without_text (_(magics[i].what), error);

  return TRUE;
}

/* What the bytes are written in, as far as they say; NULL with @error where somebody has to. */
static char *
dup_charset (GBytes               *bytes,
             EntenteArticleMedia   media,
             GError              **error)
{
  g_autoptr (GPtrArray) guesses = entente_encoding_guess (bytes);
  const EntenteEncoding *first = guesses->pdata[0];
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *named = NULL;

  if (first->plausibility >= 1)
    return g_strdup (first->charset);
  if (media != ENTENTE_ARTICLE_MEDIA_PLAIN && media != ENTENTE_ARTICLE_MEDIA_MARKDOWN)
    named = entente_import_dup_charset (data, length);
  /* A page that calls itself UTF-8 and is not has some broken bytes. */
  if (named != NULL)
    {
      g_autofree char *text = entente_encoding_decode (bytes, named, NULL);

      if (text != NULL)
        return g_steal_pointer (&named);
    }
  g_set_error_literal (error, ENTENTE_ARTICLE_IMPORT_ERROR, ENTENTE_ARTICLE_IMPORT_ERROR_ENCODING,
                       _("The text is not UTF-8, and nothing in it says what it is."));

  return NULL;
}

static char *
dup_title_of_name (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *shown = g_filename_display_name (base);
  char *dot = strrchr (shown, '.');

  if (dot != NULL && dot > shown)
    *dot = '\0';

  return entente_import_squeeze (shown);
}

/**
 * entente_article_import_bytes:
 *
 * See the header.
 *
 * Returns: (transfer full) (nullable): NULL with an ENTENTE_ARTICLE_IMPORT_ERROR, or that of
 *   entente_encoding_decode()
 */
EntenteArticleImport *
entente_article_import_bytes (GBytes               *bytes,
                              EntenteArticleMedia   media,
                              const char           *name,
                              const char           *charset,
                              GError              **error)
{
  EntenteArticleImport *self;
  g_autofree char *said = NULL;
  g_autofree char *text = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!check_magic (data, length, error))
    return NULL;
  if (media == ENTENTE_ARTICLE_MEDIA_UNKNOWN && name != NULL)
    media = entente_article_media_from_name (name);
  said = charset != NULL ? g_strdup (charset) : dup_charset (bytes, media, error);
  if (said == NULL)
    return NULL;
  text = entente_encoding_decode (bytes, said, error);
  if (text == NULL)
    return NULL;
  self = entente_article_import_text (text, media, error);
  if (self != NULL && self->title == NULL && name != NULL)
    self->title = dup_title_of_name (name);

  return self;
}

void
entente_article_import_free (EntenteArticleImport *self)
{
  g_free (self->text);
  g_free (self->title);
  g_free (self->publisher);
  g_strfreev (self->authors);
  g_free (self->published);
  g_free (self->url);
  g_free (self->language);
  g_clear_pointer (&self->headings, g_array_unref);
  g_free (self);
}

/**
 * entente_article_import_dup_chosen:
 *
 * See the header.
 *
 * Returns: (transfer full): a text
 */
char *
entente_article_import_dup_chosen (EntenteArticleImport *self,
                                   GArray               *headings,
                                   guint                 cut)
{
  g_autofree char *whole = g_utf8_substring (self->text, 0, (glong) MIN (cut, self->n_codes));
  g_autoptr (GArray) paragraphs = entente_text_dup_paragraphs (whole);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = whole;
  guint offset = 0;

  for (guint i = 0; headings != NULL && i < headings->len; i++)
    {
      guint index = g_array_index (headings, guint, i);
      const EntenteParagraph *paragraph;
      const char *start;

      if (index >= paragraphs->len)
        break;
      paragraph = &g_array_index (paragraphs, EntenteParagraph, index);
      start = g_utf8_offset_to_pointer (p, (glong) (paragraph->start - offset));
      g_string_append_len (text, p, (gssize) (start - p));
      if (!paragraph->heading)
        g_string_append (text, "## ");
      p = start;
      offset = paragraph->start;
    }
  g_string_append (text, p);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_member (GString    *json,
               const char *member,
               const char *text)
{
  g_autofree char *value = text != NULL && *text != '\0' ? entente_json_quote (text) : NULL;

  if (value != NULL)
    g_string_append_printf (json, "%s\"%s\": %s", json->len > 2 ? ", " : "", member, value);
}

static void
append_authors (GString *json,
                char   **authors)
{
  if (authors == NULL || authors[0] == NULL)
    return;
  g_string_append_printf (json, "%s\"authors\": [", json->len > 2 ? ", " : "");
  for (guint i = 0; authors[i] != NULL; i++)
    {
      g_autofree char *value = entente_json_quote (authors[i]);

      g_string_append_printf (json, "%s%s", i > 0 ? ", " : "", value);
    }
  g_string_append_c (json, ']');
}

/**
 * entente_article_import_to_json:
 *
 * See the header.
 *
 * Returns: (transfer full): a JSON object on one line
 */
char *
entente_article_import_to_json (EntenteArticleImport *self,
                                const char           *text)
{
  g_autoptr (GString) json = g_string_new ("{ ");

  append_member (json, "title", self->title);
  append_member (json, "publisher", self->publisher);
  append_authors (json, self->authors);
  append_member (json, "published", self->published);
  append_member (json, "url", self->url);
  append_member (json, "language", self->language);
  append_member (json, "text", text != NULL ? text : self->text);
  g_string_append (json, " }");

  return g_string_free (g_steal_pointer (&json), FALSE);
}
