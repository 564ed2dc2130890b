/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private to the room. */

#define ENTENTE_NAME_TRIE_ROOT 0u
#define ENTENTE_NAME_TRIE_NONE 0u /* no state that can be stepped into is the root */

/**
 * EntenteNameTrieState:
 *
 * The code points of one or more words read so far.
 */
typedef struct
{
  guint32 depth;
  guint32 name;   /* 1 + a number of the caller's, 0 where no name ends here */
  guint32 fail;   /* the longest other beginning of a word that this one ends with */
  guint32 report; /* itself or the first on the way of fails where a name ends, 0: none */
} EntenteNameTrieState;

/* How a state goes on: by one code to one state (0: not at all); or, where @only is above all codes,
 * by several, which the trie's table lists. Kept apart from the states, so that what is read for each
 * letter of a text is small. */
typedef struct
{
  guint32 reports : 1; /* the state's report is not 0 */
  guint32 only : 31;
  guint32 only_next;
} EntenteNameTrieWay;

typedef struct
{
  guint32 state;
  gunichar code;
  guint32 next; /* 0: free */
} EntenteNameTrieStep;

/**
 * EntenteNameTrie:
 *
 * The automaton of Aho and Corasick (1975, doi:10.1145/360825.360855) over code points: finds all of
 * any number of words in one pass, in time linear in the text and in what is found. Words of scripts
 * with spaces are found only where no letter of such a script stands before them, which saves most
 * steps. Filled by add(), then closed by finish(), then asked by any number of threads.
 */
typedef struct
{
  GArray *states;      /* EntenteNameTrieState */
  GArray *ways;        /* EntenteNameTrieWay, one a state */
  guint32 *first;      /* what follows the root, by code, below N_FIRST */
  EntenteNameTrieStep *steps; /* open addressing */
  gsize n_places;      /* in steps, a power of two */
  gsize n_steps;
} EntenteNameTrie;

void      entente_name_trie_init    (EntenteNameTrie       *self);
void      entente_name_trie_clear   (EntenteNameTrie       *self);
/* Where the name of a word is kept, 0 for a new word. Valid until the next word is added. */
guint32  *entente_name_trie_add     (EntenteNameTrie       *self,
                                     const gunichar        *codes,
                                     guint                  n_codes);
/* What is kept of a word, 0 where it was not added. */
guint32   entente_name_trie_look_up (const EntenteNameTrie *self,
                                     const gunichar        *codes,
                                     guint                  n_codes);
void      entente_name_trie_finish  (EntenteNameTrie       *self);
/* The state after one more code, following fails. @fresh: whether a word may begin with it. */
guint32   entente_name_trie_step    (const EntenteNameTrie *self,
                                     guint32                state,
                                     gunichar               code,
                                     gboolean               fresh);

static inline const EntenteNameTrieState *
entente_name_trie_get_state (const EntenteNameTrie *self,
                             guint32                state)
{
  return &g_array_index (self->states, EntenteNameTrieState, state);
}

/* Whether some word ends with the last code. */
static inline gboolean
entente_name_trie_reports (const EntenteNameTrie *self,
                           guint32                state)
{
  return g_array_index (self->ways, EntenteNameTrieWay, state).reports;
}

G_END_DECLS
