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
 * The code points of one or more names read so far. @only is the one code that leads on from here
 * to @only_next; 0 where none does; G_MAXUINT32 where several do, which the trie's table then lists.
 */
typedef struct
{
  gunichar only;
  guint32 only_next;
  guint32 depth;
  guint32 name;   /* 1 + a number of the caller's, 0 where no name ends here */
  guint32 fail;   /* the longest other beginning of a name that this one ends with */
  guint32 report; /* itself or the first on the way of fails where a name ends, 0: none */
} EntenteNameTrieState;

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
 * any number of words in one pass, in time linear in the text and in what is found. Filled by
 * add(), then closed by finish(), then asked by any number of threads.
 */
typedef struct
{
  GArray *states;      /* EntenteNameTrieState */
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
/* The state after one more code, following fails. */
guint32   entente_name_trie_step    (const EntenteNameTrie *self,
                                     guint32                state,
                                     gunichar               code);

static inline const EntenteNameTrieState *
entente_name_trie_get_state (const EntenteNameTrie *self,
                             guint32                state)
{
  return &g_array_index (self->states, EntenteNameTrieState, state);
}

G_END_DECLS
