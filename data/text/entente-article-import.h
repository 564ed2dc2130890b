/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-encoding.h"

G_BEGIN_DECLS

#define ENTENTE_ARTICLE_IMPORT_ERROR (entente_article_import_error_quark ())
GQuark entente_article_import_error_quark (void);

typedef enum
{
  ENTENTE_ARTICLE_IMPORT_ERROR_ENCODING, /* not UTF-8, and nothing says what: ask, with
                                            entente_encoding_guess() */
  ENTENTE_ARTICLE_IMPORT_ERROR_NO_TEXT,  /* a picture, a program, an archive, nothing at all … */
} EntenteArticleImportError;

typedef enum
{
  ENTENTE_ARTICLE_MEDIA_UNKNOWN, /* by the name, else by the first words */
  ENTENTE_ARTICLE_MEDIA_PLAIN,
  ENTENTE_ARTICLE_MEDIA_MARKDOWN,
  ENTENTE_ARTICLE_MEDIA_HTML,
} EntenteArticleMedia;

/**
 * EntenteArticleImport:
 *
 * An article as it was found in a file or on the clipboard, in the form the map keeps: paragraphs
 * parted by one blank line, section headings as “## …”. All texts but @text nullable; @text is valid
 * UTF-8 without control characters but line feeds.
 */
typedef struct
{
  char *text;
  char *title;
  char *publisher;
  char **authors;
  char *published;   /* a date the format takes */
  char *url;         /* http or https */
  char *language;    /* a BCP 47 tag that the page names, or one that the letters leave no doubt of */
  /* (element-type guint): paragraphs (as entente_text_dup_paragraphs() counts them) that look like
   * section headings and are none yet: to be offered. */
  GArray *headings;
  guint n_codes;     /* of @text */
  guint cut;         /* code point from which on it seems to be the site's own words: cutting there
                        is to be offered; @n_codes where nothing seems so */
  guint n_cleaned;   /* control characters and broken bytes that were taken out */
} EntenteArticleImport;

/* By the ending: .html, .htm, .xhtml, .md, .markdown, .txt, .text. */
EntenteArticleMedia   entente_article_media_from_name   (const char           *name);
/* By a media type as the clipboard or a file's information names it. */
EntenteArticleMedia   entente_article_media_from_type   (const char           *media_type);

/* Reads a file's content. @name: (nullable): the file's, for its ending and as a last resort the
 * title. @charset: (nullable): what the user chose; NULL: UTF-8, a byte-order mark, or what a page
 * says of itself. Any thread; linear. (transfer full) (nullable) */
EntenteArticleImport *entente_article_import_bytes      (GBytes               *bytes,
                                                         EntenteArticleMedia   media,
                                                         const char           *name,
                                                         const char           *charset,
                                                         GError              **error);
/* The same for text at hand, as from the clipboard. @text: valid UTF-8. */
EntenteArticleImport *entente_article_import_text       (const char           *text,
                                                         EntenteArticleMedia   media,
                                                         GError              **error);
void                  entente_article_import_free       (EntenteArticleImport *self);

/* What the user made of the offers: the text with these paragraphs as headings ("## "), cut at a
 * code point (@cut = n_codes: whole). @headings: (nullable) (element-type guint): sorted.
 * (transfer full) */
char                 *entente_article_import_dup_chosen (EntenteArticleImport *self,
                                                         GArray               *headings,
                                                         guint                 cut);
/* What entente_edit_add_article() takes: a JSON object without an id. @text: (nullable): as chosen;
 * NULL: self's. (transfer full) */
char                 *entente_article_import_to_json    (EntenteArticleImport *self,
                                                         const char           *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteArticleImport, entente_article_import_free)

G_END_DECLS
