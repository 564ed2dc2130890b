/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-article-text.h"
#include "entente-edit-article-text.h"
#include "entente-json-text.h"
#include "entente-passage.h"
#include "fixture.h"

/* A map with one article, and for each passage a relation that cites it. */
static inline EntenteMap *
cited_map_new (const char   *text,
               const guint (*passages)[2],
               guint         n_passages)
{
  g_autofree char *quoted = entente_json_quote (text);
  g_autoptr (GString) json = g_string_new (NULL);
  EntenteMap *map;

  g_string_printf (json,
                   "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"a\", "
                   "\"text\": %s } ], \"actors\": [ { \"id\": \"x\" } ], \"relations\": [",
                   quoted);
  for (guint i = 0; i < n_passages; i++)
    g_string_append_printf (json, "%s { \"id\": \"r%u\", \"source\": \"x\", \"target\": \"x\" }",
                            i > 0 ? "," : "", i);
  g_string_append (json, " ] }");
  map = fixture_read (json->str);
  for (guint i = 0; i < n_passages; i++)
    {
      g_autoptr (EntenteHistory) history = entente_history_new (map);

      g_assert_true (entente_history_perform (
          history, entente_edit_cite (map, i, 0, passages[i][0], passages[i][1], NULL)));
    }

  return map;
}

/* Where the passage of a relation stands in @text; its citation is never lost. */
static inline EntentePassage
cited_map_anchor (EntenteMap *map,
                  guint32     relation,
                  const char *text)
{
  g_autoptr (GPtrArray) citations = entente_map_dup_citations (map, relation);
  const EntenteCitation *citation;

  g_assert_cmpuint (citations->len, ==, 1);
  citation = citations->pdata[0];
  g_assert_true (citation->exact != NULL && *citation->exact != '\0');

  return entente_passage_anchor (text, citation);
}

/* The words it cites now, NULL where they are nowhere. */
static inline char *
cited_map_dup_words (EntenteMap *map,
                     guint32     relation)
{
  g_autofree char *text = entente_map_dup_article_text (map, 0, NULL);
  EntentePassage passage = cited_map_anchor (map, relation, text != NULL ? text : "");

  if (passage.end == 0)
    return NULL;

  return g_utf8_substring (text, passage.start, passage.end);
}
