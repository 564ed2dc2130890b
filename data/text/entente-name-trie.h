/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-word-list.h"

G_BEGIN_DECLS

/* Private to the room. */

#define ENTENTE_NAME_TRIE_ROOT 0u
#define ENTENTE_NAME_TRIE_NONE 0u /* no state that can be stepped into is the root */

/**
 * EntenteNameTrieState:
 *
 * The tokens of one or more names read so far.
 */
typedef struct
{
  guint32 depth;  /* in codes */
  guint32 name;   /* 1 + a number of the caller's, 0 where no name ends here */
  guint32 fail;   /* the longest other beginning of a name that this one ends with */
  guint32 report; /* itself or the first on the way of fails where a name ends, 0: none */
} EntenteNameTrieState;

/* How a state goes on: by one token to one state (0: not at all); or, where @only is above all tokens,
 * by several, which the trie's table lists. Kept apart from the states, so that what is read for each
 * word of a text is small. */
typedef struct
{
  guint32 reports : 1; /* the state's report is not 0 */
  guint32 only : 31;
  guint32 only_next;
} EntenteNameTrieWay;

typedef struct
{
  guint32 state;
  guint32 token;
  guint32 next; /* 0: free */
} EntenteNameTrieStep;

/**
 * EntenteNameTrie:
 *
 * The automaton of Aho and Corasick (1975, doi:10.1145/360825.360855) over tokens: finds all of any
 * number of names in one pass, in time linear in the text and in what is found. Words are tokens, so
 * that a text takes one step for each of its words and no name is found within a word. Filled by
 * add(), then closed by finish(), then asked by any number of threads.
 */
typedef struct
{
  GArray *states;      /* EntenteNameTrieState */
  GArray *ways;        /* EntenteNameTrieWay, one a state */
  guint32 *first;      /* what follows the root, by code, below N_FIRST */
  GArray *first_words; /* guint32: the same by the number of a word */
  EntenteNameTrieStep *steps; /* open addressing */
  gsize n_places;      /* in steps, a power of two */
  gsize n_steps;
} EntenteNameTrie;

void      entente_name_trie_init    (EntenteNameTrie       *self);
void      entente_name_trie_clear   (EntenteNameTrie       *self);
/* Where the number of a name is kept, 0 for a new one. Valid until the next is added. */
guint32  *entente_name_trie_add     (EntenteNameTrie       *self,
                                     const EntenteNameToken *tokens,
                                     guint                  n_tokens);
/* What is kept of a name, 0 where it was not added. */
guint32   entente_name_trie_look_up (const EntenteNameTrie *self,
                                     const EntenteNameToken *tokens,
                                     guint                  n_tokens);
void      entente_name_trie_finish  (EntenteNameTrie       *self);
/* The state after one more token, following fails. */
guint32   entente_name_trie_step    (const EntenteNameTrie *self,
                                     guint32                state,
                                     guint32                token);

static inline const EntenteNameTrieState *
entente_name_trie_get_state (const EntenteNameTrie *self,
                             guint32                state)
{
  return &g_array_index (self->states, EntenteNameTrieState, state);
}

/* Whether some name ends with the last token. */
static inline gboolean
entente_name_trie_reports (const EntenteNameTrie *self,
                           guint32                state)
{
  return g_array_index (self->ways, EntenteNameTrieWay, state).reports;
}

G_END_DECLS
