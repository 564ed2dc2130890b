/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-mentions.h"

#include "entente-article-text.h"
#include "entente-name-index-private.h"
#include "entente-word-edges.h"

#include <string.h>

/* Of the names that end at one place so many are tried, the longest first: people's names do not
 * nest so deep, and a file made to do harm costs no more than this for each letter of a text. */
#define MOST_NESTED 8

/* A place where a name fits; indices of folded codes. */
typedef struct
{
  guint start;
  guint end;
  guint32 name; /* 1 + its number */
} Candidate;

/* The names that end at @end. */
static void
add_candidates (EntenteNameIndex        *self,
                GArray                  *candidates,
                const EntenteFoldedText *text,
                guint32                  state,
                guint                    end,
                gboolean                 genitive)
{
  guint32 ending = entente_name_trie_get_state (&self->trie, state)->report;

  for (guint n = 0; ending != ENTENTE_NAME_TRIE_NONE && n < MOST_NESTED; n++)
    {
      const EntenteNameTrieState *found = entente_name_trie_get_state (&self->trie, ending);
      Candidate candidate = { end - found->depth, end, 0 };

      if (entente_word_edges_fit (text, candidate.start, end, genitive))
        candidate.name = entente_name_index_fit_case (self, found->name, text, candidate.start,
                                                      end);
      if (candidate.name != 0)
        g_array_append_val (candidates, candidate);
      ending = entente_name_trie_get_state (&self->trie, found->fail)->report;
    }
}

/* All places where a name fits, by their ends. */
static GArray *
find_candidates (EntenteNameIndex        *self,
                 const EntenteFoldedText *text,
                 gboolean                 genitive)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint32 state = ENTENTE_NAME_TRIE_ROOT;
  guint i = 0;

  while (i < text->n_codes)
    {
      guint32 token = text->codes[i];
      guint32 stem = 0;
      guint end = i + 1;

      if (entente_folded_is_spaced (token))
        token = entente_word_list_find (&self->words, text, i, &end,
                                        genitive ? &stem : NULL);
      if (stem != 0)
        {
          guint32 at_stem = entente_name_trie_step (&self->trie, state, stem);

          if (entente_name_trie_reports (&self->trie, at_stem))
            add_candidates (self, candidates, text, at_stem, end - 1, genitive);
        }
      state = token != 0 ? entente_name_trie_step (&self->trie, state, token)
                         : ENTENTE_NAME_TRIE_ROOT;
      if (entente_name_trie_reports (&self->trie, state))
        add_candidates (self, candidates, text, state, end, genitive);
      i = end;
    }

  return candidates;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;
  guint lengths[2] = { first->end - first->start, second->end - second->start };

  if (lengths[0] != lengths[1])
    return lengths[0] > lengths[1] ? -1 : 1;

  return first->start < second->start ? -1 : first->start > second->start;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static void
add_mention (EntenteNameIndex        *self,
             GArray                  *mentions,
             const EntenteFoldedText *text,
             const Candidate         *candidate)
{
  const EntenteName *name = &g_array_index (self->names, EntenteName, candidate->name - 1);
  EntenteMention mention = { .actor = self->actors[name->first],
                             .start = text->places[candidate->start],
                             .end = entente_folded_text_get_end (text, candidate->end),
                             .name = candidate->name - 1,
                             .n_actors = name->n_actors };

  g_array_append_val (mentions, mention);
}

static gboolean
are_apart (GArray *candidates)
{
  for (guint i = 1; i < candidates->len; i++)
    if (g_array_index (candidates, Candidate, i).start <
        g_array_index (candidates, Candidate, i - 1).end)
      return FALSE;

  return TRUE;
}

/* Leaves of candidates that overlap the longest, then the leftmost. */
static void
drop_overlapped (GArray *candidates,
                 guint   n_codes)
{
  g_autofree guint8 *taken = g_new0 (guint8, (gsize) n_codes + 1);
  guint n_left = 0;

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate candidate = g_array_index (candidates, Candidate, i);

      /* What is taken is not shorter, so it cannot lie between the ends of this one. */
      if (taken[candidate.start] || taken[candidate.end - 1])
        continue;
      memset (taken + candidate.start, TRUE, candidate.end - candidate.start);
      g_array_index (candidates, Candidate, n_left++) = candidate;
    }
  g_array_set_size (candidates, n_left);
  g_array_sort (candidates, compare_starts);
}

/**
 * entente_name_index_find:
 *
 * See the header.
 *
 * Returns: (element-type EntenteMention) (transfer full): sorted by start, none overlapping
 */
GArray *
entente_name_index_find (EntenteNameIndex *self,
                         const char       *text,
                         const char       *language)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (EntenteMention));
  g_autoptr (GArray) candidates = NULL;
  g_auto (EntenteFoldedText) folded = { 0 };

  g_return_val_if_fail (self != NULL, mentions);
  g_return_val_if_fail (text != NULL, mentions);

  entente_folded_text_init (&folded, text);
  candidates = find_candidates (self, &folded, entente_word_edges_has_genitive (language));
  if (!are_apart (candidates))
    drop_overlapped (candidates, folded.n_codes);
  for (guint i = 0; i < candidates->len; i++)
    add_mention (self, mentions, &folded, &g_array_index (candidates, Candidate, i));

  return mentions;
}

/**
 * entente_map_dup_mentions:
 *
 * See the header.
 *
 * Returns: (element-type EntenteMention) (transfer full): sorted by start
 */
GArray *
entente_map_dup_mentions (EntenteMap       *map,
                          EntenteNameIndex *index,
                          guint32           article)
{
  g_autofree char *language = NULL;
  g_autofree char *text = entente_map_dup_article_text (map, article, &language);

  if (text == NULL)
    return g_array_new (FALSE, FALSE, sizeof (EntenteMention));

  return entente_name_index_find (index, text, language);
}
