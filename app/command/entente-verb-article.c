/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include "entente-article-import.h"
#include "entente-edits.h"
#include "entente-history.h"
#include "entente-json-text.h"
#include "entente-store.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the words say about the article, before what its file says. */
typedef struct
{
  char *title;
  char *publisher;
  char **authors;
  char *published;
  char *accessed;
  char *url;
  char *archive_url;
  char *form;
  char *language;
  char *encoding;
  gboolean headings;
  gboolean without_end;
} Given;

static void
given_clear (Given *self)
{
  g_free (self->title);
  g_free (self->publisher);
  g_strfreev (self->authors);
  g_free (self->published);
  g_free (self->accessed);
  g_free (self->url);
  g_free (self->archive_url);
  g_free (self->form);
  g_free (self->language);
  g_free (self->encoding);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

static int
check_words (EntenteInvocation *invocation)
{
  if (invocation->n_words < 3)
    return entente_invocation_misuse (invocation, _("words are missing: MAP add FILE"));
  if (invocation->n_words > 3)
    return entente_invocation_misuse (invocation, _("one FILE at a time: what is “%s”?"),
                                      invocation->words[3]);
  if (strcmp (invocation->words[1], "add") != 0)
    return entente_invocation_misuse (invocation, _("“add” is expected after MAP, not “%s”"),
                                      invocation->words[1]);
  if (strcmp (invocation->words[0], "-") == 0 && strcmp (invocation->words[2], "-") == 0)
    return entente_invocation_misuse (invocation,
                                      _("standard input cannot be MAP and FILE at once"));

  return ENTENTE_EXIT_DONE;
}

/* What the file may be written in, for somebody who has to choose. */
static int
fail_with_encodings (EntenteInvocation *invocation,
                     GBytes            *bytes,
                     const GError      *error)
{
  g_autoptr (GPtrArray) guesses = entente_encoding_guess (bytes);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (guesses->len, 3); i++)
    {
      const EntenteEncoding *guess = guesses->pdata[i];

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", guess->charset);
    }

  return entente_invocation_fail (invocation,
                                  /* Translators: a sentence, then names of encodings. */
                                  _("%s: %s Say it with --encoding, likely one of: %s"),
                                  invocation->words[2], error->message, names->str);
}

static int
read_article (EntenteInvocation     *invocation,
              const Given           *given,
              EntenteArticleImport **article)
{
  const char *path = invocation->words[2];
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = entente_store_read (path, NULL, NULL, &error);

  if (bytes == NULL)
    return entente_invocation_fail (invocation, "%s", error->message);
  *article = entente_article_import_bytes (bytes, ENTENTE_ARTICLE_MEDIA_UNKNOWN,
                                           strcmp (path, "-") != 0 ? path : NULL, given->encoding,
                                           &error);
  if (*article != NULL)
    return ENTENTE_EXIT_DONE;
  if (g_error_matches (error, ENTENTE_ARTICLE_IMPORT_ERROR, ENTENTE_ARTICLE_IMPORT_ERROR_ENCODING))
    return fail_with_encodings (invocation, bytes, error);

  return entente_invocation_fail (invocation, "%s: %s", path, error->message);
}

/* NULL where none are given. */
static char *
dup_authors (char **authors)
{
  g_autoptr (GString) list = g_string_new ("[");

  if (authors == NULL)
    return NULL;
  for (guint i = 0; authors[i] != NULL; i++)
    {
      g_autofree char *quoted = entente_json_quote (authors[i]);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", quoted);
    }
  g_string_append_c (list, ']');

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
put_member (EntenteAct  *act,
            guint32      slot,
            const char  *member,
            const char  *option,
            const char  *value,
            GError     **error)
{
  if (value == NULL
      || entente_act_set_member (act, ENTENTE_RECORD_ARTICLE, slot, member, value, error))
    return TRUE;
  g_prefix_error (error, "%s: ", option);

  return FALSE;
}

/* What was given goes before what the file says, and has to be as the format wants it. */
static gboolean
put_given (EntenteAct   *act,
           guint32       slot,
           const Given  *given,
           GError      **error)
{
  const struct
  {
    const char *member;
    const char *option;
    const char *value;
  } members[] = {
    { "title", "--title", given->title },
    { "publisher", "--publisher", given->publisher },
    { "published", "--published", given->published },
    { "accessed", "--accessed", given->accessed },
    { "url", "--url", given->url },
    { "archive_url", "--archive-url", given->archive_url },
    { "language", "--language", given->language },
    { "form", "--form", given->form },
  };
  g_autofree char *authors = dup_authors (given->authors);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *value
          = members[i].value != NULL ? entente_json_quote (members[i].value) : NULL;

      if (!put_member (act, slot, members[i].member, members[i].option, value, error))
        return FALSE;
    }

  return put_member (act, slot, "authors", "--author", authors, error);
}

static int
add_article (EntenteInvocation    *invocation,
             const Given          *given,
             EntenteArticleImport *article,
             EntenteMap           *map)
{
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteAct) act = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = entente_article_import_dup_chosen (
      article, given->headings ? article->headings : NULL,
      given->without_end ? article->cut : article->n_codes);
  g_autofree char *json = entente_article_import_to_json (article, text);
  guint32 slot;

  act = entente_edit_add_article (map, json, &slot, &error);
  if (act == NULL || !put_given (act, slot, given, &error))
    return entente_invocation_fail (invocation, "%s", error->message);
  entente_history_perform (history, g_steal_pointer (&act));
  g_print ("%s\n", entente_map_get_id (map, ENTENTE_RECORD_ARTICLE, slot));

  return ENTENTE_EXIT_DONE;
}

int
entente_verb_article (EntenteInvocation *invocation)
{
  g_auto (Given) given = { NULL };
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &given.title, N_("Its title"), N_("TEXT") },
    { "publisher", 0, 0, G_OPTION_ARG_STRING, &given.publisher, N_("Who published it"), N_("TEXT") },
    { "author", 0, 0, G_OPTION_ARG_STRING_ARRAY, &given.authors,
      N_("Who wrote it; once for each of several"), N_("NAME") },
    { "published", 0, 0, G_OPTION_ARG_STRING, &given.published, N_("When, as 2026-01-07"), N_("DATE") },
    { "accessed", 0, 0, G_OPTION_ARG_STRING, &given.accessed, N_("When it was read"), N_("DATE") },
    { "url", 0, 0, G_OPTION_ARG_STRING, &given.url, N_("Its address"), N_("ADDRESS") },
    { "archive-url", 0, 0, G_OPTION_ARG_STRING, &given.archive_url, N_("Where it is archived"),
      N_("ADDRESS") },
    { "form", 0, 0, G_OPTION_ARG_STRING, &given.form, N_("full, excerpt, summary or translation"),
      N_("FORM") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &given.language, N_("Its language, as “en”"), N_("TAG") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &given.encoding,
      N_("What FILE is written in where it is not UTF-8"), N_("NAME") },
    { "headings", 0, 0, G_OPTION_ARG_NONE, &given.headings,
      N_("Take short lines that read like headings for that"), NULL },
    { "without-end", 0, 0, G_OPTION_ARG_NONE, &given.without_end,
      N_("Leave out the end where it reads like the site’s own words"), NULL },
    { NULL },
  };
  g_autoptr (EntenteArticleImport) article = NULL;
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteFileIdentity) identity = NULL;
  int code;

  if (!entente_invocation_parse (invocation, ENTENTE_OPTIONS_CHANGING, _("MAP add FILE -o OUT | -i"),
                                 _("Adds an article to a map and prints its id. FILE is plain text, "
                                   "Markdown (.md) or a\nsaved page (.html), of which the main text "
                                   "is taken and what it says of itself."),
                                 entries, &code))
    return code;
  code = check_words (invocation);
  if (code != ENTENTE_EXIT_DONE)
    return code;

  map = entente_invocation_read (invocation, invocation->words[0], &identity, NULL);
  if (map == NULL)
    return ENTENTE_EXIT_FAILED;
  code = read_article (invocation, &given, &article);
  if (code == ENTENTE_EXIT_DONE)
    code = add_article (invocation, &given, article, map);
  if (code != ENTENTE_EXIT_DONE)
    return code;

  return entente_invocation_write (invocation, map, identity);
}
