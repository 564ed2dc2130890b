/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-suggestions.h"

#include "entente-actor-index.h"
#include "entente-plain-text.h"
#include "entente-relation-words.h"
#include "entente-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_OFFERED_MAX 50
/* Up to so many relations are all read when one types; of more, those of the actors named. */
#define N_READ_MAX 4000

static GPtrArray *
new_suggestions (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) entente_suggestion_free);
}

static void
add_new (GPtrArray  *suggestions,
         const char *typed,
         const char *what)
{
  g_autofree char *stripped = g_strstrip (g_strdup (typed));

  if (*stripped != '\0')
    g_ptr_array_add (suggestions,
                     entente_suggestion_new (stripped, what, stripped, ENTENTE_NO_SLOT));
}

GPtrArray *
entente_suggestions_dup_actors (EntenteMap *map,
                                const char *typed,
                                gboolean    offer_new)
{
  GPtrArray *suggestions = new_suggestions ();
  g_autoptr (EntenteActorIndex) index = entente_actor_index_get (map);
  g_autoptr (GArray) found = entente_actor_index_find (index, typed, N_OFFERED_MAX);
  g_autofree char *folded = entente_plain_text_fold (typed);

  for (guint i = 0; i < found->len; i++)
    {
      guint32 slot = g_array_index (found, guint32, i);
      const char *name = entente_map_get_actor_name (map, slot);
      const EntenteKind *kind
          = entente_map_get_actor_kind (map, entente_map_get_actor (map, slot)->kind);
      g_autofree char *folded_name = entente_plain_text_fold (name);

      offer_new &= strcmp (folded_name, folded) != 0;
      g_ptr_array_add (suggestions, entente_suggestion_new (name, kind->label, name, slot));
    }
  if (offer_new)
    add_new (suggestions, typed, _("New Actor"));
  return suggestions;
}

GPtrArray *
entente_suggestions_dup_kinds (EntenteMap *map,
                               const char *typed,
                               gboolean    offer_new)
{
  GPtrArray *suggestions = new_suggestions ();
  g_autofree char *folded = entente_plain_text_fold (typed);

  for (guint i = 1; i < entente_map_get_n_relation_kinds (map) && suggestions->len < N_OFFERED_MAX;
       i++)
    {
      const EntenteKind *kind = entente_map_get_relation_kind (map, i);
      g_autofree char *label = entente_plain_text_fold (kind->label);
      g_autofree char *uses = NULL;

      if ((!kind->listed && kind->n_uses == 0) || strstr (label, folded) == NULL)
        continue;
      offer_new &= strcmp (label, folded) != 0;
      /* Translators: how many actors or relations are of a kind. */
      uses = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u use", "%u uses", kind->n_uses),
                              kind->n_uses);
      g_ptr_array_add (suggestions, entente_suggestion_new (kind->label,
                                                            kind->n_uses > 0 ? uses : NULL,
                                                            kind->key, ENTENTE_NO_SLOT));
    }
  if (offer_new)
    add_new (suggestions, typed, _("New Kind"));
  return suggestions;
}

static gboolean
has_words (const char  *sentence,
           char *const *words)
{
  g_autofree char *folded = entente_plain_text_fold (sentence);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (folded, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
entente_suggestions_dup_articles (EntenteMap *map,
                                  const char *typed)
{
  GPtrArray *suggestions = new_suggestions ();
  g_autofree char *folded = entente_plain_text_fold (typed);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);

  for (guint32 article = entente_map_get_first (map, ENTENTE_RECORD_ARTICLE);
       article != ENTENTE_NO_SLOT && suggestions->len < N_OFFERED_MAX;
       article = entente_map_get_next (map, ENTENTE_RECORD_ARTICLE, article))
    {
      const EntenteArticle *row = entente_map_get_article (map, article);
      g_autofree char *title = entente_relation_words_dup_title (map, article);
      g_autofree char *both
          = g_strconcat (title, " ", row->publisher != NULL ? row->publisher : "", NULL);

      if (has_words (both, words))
        g_ptr_array_add (suggestions,
                         entente_suggestion_new (title, row->publisher, row->id, article));
    }
  return suggestions;
}

static void
offer_relation (GPtrArray   *suggestions,
                EntenteMap  *map,
                guint32      relation,
                char *const *words)
{
  g_autofree char *sentence = entente_map_dup_sentence (map, relation);

  if (has_words (sentence, words))
    g_ptr_array_add (suggestions, entente_suggestion_new (sentence, NULL, NULL, relation));
}

static void
offer_all_relations (GPtrArray   *suggestions,
                     EntenteMap  *map,
                     char *const *words)
{
  for (guint32 relation = entente_map_get_first (map, ENTENTE_RECORD_RELATION);
       relation != ENTENTE_NO_SLOT && suggestions->len < N_OFFERED_MAX;
       relation = entente_map_get_next (map, ENTENTE_RECORD_RELATION, relation))
    offer_relation (suggestions, map, relation, words);
}

static void
offer_relations_of (GPtrArray   *suggestions,
                    EntenteMap  *map,
                    guint32      actor,
                    char *const *words)
{
  EntenteReferenceIter iter;
  EntenteReference reference;
  guint n_read = 0;

  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, actor, &iter);
  while (suggestions->len < N_OFFERED_MAX && n_read < N_READ_MAX
         && entente_reference_iter_next (&iter, &reference))
    {
      n_read += 1;
      /* Each once, at the end that was named. */
      if (reference.role == ENTENTE_ROLE_SOURCE || reference.role == ENTENTE_ROLE_TARGET)
        offer_relation (suggestions, map, reference.relation, words);
    }
}

GPtrArray *
entente_suggestions_dup_relations (EntenteMap *map,
                                   const char *typed)
{
  GPtrArray *suggestions = new_suggestions ();
  g_autofree char *folded = entente_plain_text_fold (typed);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (EntenteActorIndex) index = NULL;
  g_autoptr (GArray) actors = NULL;

  if (entente_map_get_n_records (map, ENTENTE_RECORD_RELATION) <= N_READ_MAX)
    {
      offer_all_relations (suggestions, map, words);
      return suggestions;
    }
  index = entente_actor_index_get (map);
  actors = entente_actor_index_find (index, words[0] != NULL ? words[0] : "", 1);
  for (guint i = 0; i < actors->len; i++)
    offer_relations_of (suggestions, map, g_array_index (actors, guint32, i), words);
  return suggestions;
}
