/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles, what is cited of them, and what is not. */

#include "random-acts-private.h"

#include "entente-edit-article-text.h"
#include "entente-edit-capture.h"
#include "entente-edit-citation.h"
#include "entente-edits.h"
#include "entente-json-text.h"
#include "random-picks.h"

static EntenteAct *
add_article (EntenteMap *map,
             GRand      *random)
{
  g_autofree char *text = entente_json_quote (pick_word (random));
  g_autofree char *json = g_strdup_printf ("{ \"title\": %s, \"text\": %s }", text, text);
  guint32 article;

  return entente_edit_add_article (map, json, &article, NULL);
}

static EntenteAct *
remove_article (EntenteMap *map,
                GRand      *random)
{
  guint32 article = pick (map, ENTENTE_RECORD_ARTICLE, random);

  return article != ENTENTE_NO_SLOT ? entente_edit_remove_article (map, article) : NULL;
}

static EntenteAct *
cite (EntenteMap *map,
      GRand      *random)
{
  guint32 relation = pick (map, ENTENTE_RECORD_RELATION, random);
  guint start;
  guint end;
  guint32 article = pick_passage (map, random, &start, &end);

  if (relation == ENTENTE_NO_SLOT || start == end)
    return NULL;
  return entente_edit_cite (map, relation, article, start, end, NULL);
}

static EntenteAct *
cite_whole (EntenteMap *map,
            GRand      *random)
{
  guint32 relation = pick (map, ENTENTE_RECORD_RELATION, random);
  guint32 article = pick (map, ENTENTE_RECORD_ARTICLE, random);

  if (relation == ENTENTE_NO_SLOT || article == ENTENTE_NO_SLOT)
    return NULL;
  return entente_edit_cite_whole (map, relation, article, NULL);
}

static EntenteAct *
ignore_words (EntenteMap *map,
              GRand      *random)
{
  guint start;
  guint end;
  guint32 article = pick_passage (map, random, &start, &end);

  return start < end ? entente_edit_ignore_sentence (map, article, start, end, NULL) : NULL;
}

static EntenteAct *
reanchor (EntenteMap *map,
          GRand      *random)
{
  guint citation;
  guint32 relation = pick_citation (map, random, &citation);

  return relation != ENTENTE_NO_SLOT ? entente_edit_reanchor (map, relation, citation, 0, 1, NULL)
                                     : NULL;
}

static EntenteAct *
set_citation_member (EntenteMap *map,
                     GRand      *random)
{
  static const char *const values[][2]
      = { { "stance", "\"contradicts\"" }, { "grade", "\"B2\"" }, { "note", NULL }, { "claimed_by", "7" },
          { "exact", "\"the\"" },           { "exact", NULL },       { "article", "\"a1\"" } };
  guint i = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (values));
  guint citation;
  guint32 relation = pick_citation (map, random, &citation);

  return relation != ENTENTE_NO_SLOT
             ? entente_edit_citation_member (map, relation, citation, values[i][0], values[i][1], NULL)
             : NULL;
}

static EntenteAct *
move_citation (EntenteMap *map,
               GRand      *random)
{
  guint citation;
  guint32 relation = pick_citation (map, random, &citation);

  return relation != ENTENTE_NO_SLOT ? entente_edit_citation_move (map, relation, citation, 0)
                                     : NULL;
}

static EntenteAct *
remove_citation (EntenteMap *map,
                 GRand      *random)
{
  guint citation;
  guint32 relation = pick_citation (map, random, &citation);

  return relation != ENTENTE_NO_SLOT ? entente_edit_citation_remove (map, relation, citation)
                                     : NULL;
}

/* An article's text with a word put into it, or in the place of others. (transfer full) (nullable) */
static char *
change_text (EntenteMap *map,
             GRand      *random,
             guint32    *article)
{
  guint start;
  guint end;
  g_autofree char *old = NULL;
  const char *from;
  const char *to;

  *article = pick_passage (map, random, &start, &end);
  if (*article == ENTENTE_NO_SLOT)
    return NULL;
  old = dup_text (map, *article);
  from = g_utf8_offset_to_pointer (old, start);
  to = g_rand_boolean (random) ? from : g_utf8_offset_to_pointer (old, end);
  return g_strdup_printf ("%.*s%s%s", (int) (from - old), old, pick_word (random), to);
}

static EntenteAct *
edit_text (EntenteMap *map,
           GRand      *random)
{
  guint32 article;
  g_autofree char *text = change_text (map, random, &article);

  return text != NULL ? entente_edit_article_text (map, article, text, NULL) : NULL;
}

/* What was typed first is overtaken by what is typed next. */
static EntenteAct *
type_text (EntenteMap *map,
           GRand      *random)
{
  guint32 article;
  g_autofree char *first = change_text (map, random, &article);
  g_autofree char *text = NULL;
  g_autoptr (EntenteArticleTyping) typing = NULL;

  if (first == NULL)
    return NULL;
  typing = entente_article_typing_new (map, article);
  entente_act_free (entente_article_typing_change (typing, first, NULL));
  text = g_strconcat (first, pick_word (random), NULL);
  return entente_article_typing_change (typing, text, NULL);
}

static EntenteAct *
capture (EntenteMap *map,
         GRand      *random)
{
  EntenteCapture said = {
    .source = { pick (map, ENTENTE_RECORD_ACTOR, random), NULL },
    .target = { ENTENTE_NO_SLOT, "Newcomer" },
    .third = { g_rand_boolean (random) ? pick (map, ENTENTE_RECORD_ACTOR, random)
                                       : ENTENTE_NO_SLOT, NULL },
    .third_role = g_rand_boolean (random) ? ENTENTE_ROLE_VIA : ENTENTE_ROLE_REGARDING,
    .kind = pick_word (random),
    .label = pick_word (random),
  };
  guint32 relation;

  said.article = pick_passage (map, random, &said.start, &said.end);
  if (said.source.actor == ENTENTE_NO_SLOT || said.article == ENTENTE_NO_SLOT)
    return NULL;
  return entente_edit_capture (map, &said, &relation, NULL);
}

static EntenteAct *
refuse_name (EntenteMap *map,
             GRand      *random)
{
  const char *name = pick_word (random);

  return *name != '\0' ? entente_edit_not_actor (map, name, NULL) : NULL;
}

const RandomMaker random_text_makers[] = {
  { "entente_edit_add_article", add_article, 1 },
  { "entente_edit_remove_article", remove_article, 1 },
  { "entente_edit_article_text", edit_text, 2 },
  { "entente_article_typing_change", type_text, 1 },
  { "entente_edit_cite", cite, 3 },
  { "entente_edit_cite_whole", cite_whole, 1 },
  { "entente_edit_reanchor", reanchor, 1 },
  { "entente_edit_citation_member", set_citation_member, 1 },
  { "entente_edit_citation_move", move_citation, 1 },
  { "entente_edit_citation_remove", remove_citation, 1 },
  { "entente_edit_capture", capture, 2 },
  { "entente_edit_ignore_sentence", ignore_words, 1 },
  { "entente_edit_not_actor", refuse_name, 1 },
  { NULL, NULL, 0 },
};
