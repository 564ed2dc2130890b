/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-name-trie.h"

#define SEVERAL 0x7fffffffu /* above all tokens */
/* Nearly all texts consist of codes below it, and nearly all steps begin at the root. */
#define N_FIRST 0x10000u
#define FIRST_PLACES 64u

static EntenteNameTrieState *
get_state (const EntenteNameTrie *self,
           guint32                state)
{
  return &g_array_index (self->states, EntenteNameTrieState, state);
}

static inline EntenteNameTrieWay *
get_way (const EntenteNameTrie *self,
         guint32                state)
{
  return &g_array_index (self->ways, EntenteNameTrieWay, state);
}

/* The place of a step, or the free one where it belongs. */
static EntenteNameTrieStep *
find_step (const EntenteNameTrie *self,
           guint32                state,
           guint32                token)
{
  guint64 hash = ((guint64) state << 32 | token) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  gsize mask = self->n_places - 1;
  gsize i = (gsize) (hash >> 32) & mask;

  while (self->steps[i].next != 0 &&
         (self->steps[i].state != state || self->steps[i].token != token))
    i = (i + 1) & mask;

  return &self->steps[i];
}

static void
grow (EntenteNameTrie *self)
{
  g_autofree EntenteNameTrieStep *old = self->steps;
  gsize n_old = self->n_places;

  self->n_places = n_old * 2;
  self->steps = g_new0 (EntenteNameTrieStep, self->n_places);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].next != 0)
      *find_step (self, old[i].state, old[i].token) = old[i];
}

static void
put_step (EntenteNameTrie *self,
          guint32          state,
          guint32          token,
          guint32          next)
{
  if ((self->n_steps + 1) * 2 > self->n_places)
    grow (self);
  *find_step (self, state, token) = (EntenteNameTrieStep){ state, token, next };
  self->n_steps++;
}

/* The state one token further down, without fails. */
static inline guint32
go_down (const EntenteNameTrie *self,
         guint32                state,
         guint32                token)
{
  const EntenteNameTrieWay *from = get_way (self, state);

  if (state == ENTENTE_NAME_TRIE_ROOT && token < N_FIRST)
    return self->first[token];
  if (state == ENTENTE_NAME_TRIE_ROOT && token >= ENTENTE_TOKEN_FIRST_WORD)
    return token - ENTENTE_TOKEN_FIRST_WORD < self->first_words->len
               ? g_array_index (self->first_words, guint32, token - ENTENTE_TOKEN_FIRST_WORD)
               : ENTENTE_NAME_TRIE_NONE;
  if (from->only == token)
    return from->only_next;
  if (from->only != SEVERAL)
    return ENTENTE_NAME_TRIE_NONE;

  return find_step (self, state, token)->next;
}

static guint32
add_state (EntenteNameTrie        *self,
           guint32                 state,
           const EntenteNameToken *added)
{
  EntenteNameTrieState child = { .depth = get_state (self, state)->depth + added->n_codes };
  const EntenteNameTrieWay nowhere = { 0 };
  guint32 token = added->token;
  guint32 next = self->states->len;
  EntenteNameTrieWay *from;

  g_array_append_val (self->states, child);
  g_array_append_val (self->ways, nowhere);
  from = get_way (self, state);
  if (state == ENTENTE_NAME_TRIE_ROOT && token < N_FIRST)
    self->first[token] = next;
  else if (state == ENTENTE_NAME_TRIE_ROOT && token >= ENTENTE_TOKEN_FIRST_WORD)
    {
      if (token - ENTENTE_TOKEN_FIRST_WORD >= self->first_words->len)
        g_array_set_size (self->first_words, token - ENTENTE_TOKEN_FIRST_WORD + 1);
      g_array_index (self->first_words, guint32, token - ENTENTE_TOKEN_FIRST_WORD) = next;
    }
  else if (from->only == 0)
    {
      from->only = token;
      from->only_next = next;
    }
  else
    {
      if (from->only != SEVERAL)
        put_step (self, state, from->only, from->only_next);
      from->only = SEVERAL;
      put_step (self, state, token, next);
    }

  return next;
}

void
entente_name_trie_init (EntenteNameTrie *self)
{
  const EntenteNameTrieState root = { 0 };
  const EntenteNameTrieWay nowhere = { 0 };

  self->states = g_array_new (FALSE, FALSE, sizeof (EntenteNameTrieState));
  g_array_append_val (self->states, root);
  self->ways = g_array_new (FALSE, FALSE, sizeof (EntenteNameTrieWay));
  g_array_append_val (self->ways, nowhere);
  self->first = g_new0 (guint32, N_FIRST);
  self->first_words = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->n_places = FIRST_PLACES;
  self->n_steps = 0;
  self->steps = g_new0 (EntenteNameTrieStep, self->n_places);
}

void
entente_name_trie_clear (EntenteNameTrie *self)
{
  g_clear_pointer (&self->states, g_array_unref);
  g_clear_pointer (&self->ways, g_array_unref);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->first_words, g_array_unref);
  g_clear_pointer (&self->steps, g_free);
}

guint32 *
entente_name_trie_add (EntenteNameTrie *self,
                       const EntenteNameToken *tokens,
                       guint            n_tokens)
{
  guint32 state = ENTENTE_NAME_TRIE_ROOT;

  for (guint i = 0; i < n_tokens; i++)
    {
      guint32 next = go_down (self, state, tokens[i].token);

      state = next != ENTENTE_NAME_TRIE_NONE ? next : add_state (self, state, &tokens[i]);
    }

  return &get_state (self, state)->name;
}

guint32
entente_name_trie_look_up (const EntenteNameTrie *self,
                           const EntenteNameToken *tokens,
                           guint                  n_tokens)
{
  guint32 state = ENTENTE_NAME_TRIE_ROOT;

  for (guint i = 0; i < n_tokens; i++)
    {
      state = go_down (self, state, tokens[i].token);
      if (state == ENTENTE_NAME_TRIE_NONE)
        return 0;
    }

  return get_state (self, state)->name;
}

/* All steps of the trie, parents with children, shallow ones first. */
static EntenteNameTrieStep *
list_steps (const EntenteNameTrie *self)
{
  EntenteNameTrieStep *listed = g_new (EntenteNameTrieStep, self->states->len);
  g_autofree EntenteNameTrieStep *found = g_new (EntenteNameTrieStep, self->states->len);
  g_autoptr (GArray) starts = g_array_new (FALSE, TRUE, sizeof (guint32));
  guint n_found = 0;

  for (guint32 code = 0; code < N_FIRST; code++)
    if (self->first[code] != 0)
      found[n_found++] = (EntenteNameTrieStep){ ENTENTE_NAME_TRIE_ROOT, code, self->first[code] };
  for (guint32 i = 0; i < self->first_words->len; i++)
    if (g_array_index (self->first_words, guint32, i) != 0)
      found[n_found++] = (EntenteNameTrieStep){ ENTENTE_NAME_TRIE_ROOT, ENTENTE_TOKEN_FIRST_WORD + i,
                                                g_array_index (self->first_words, guint32, i) };
  for (guint32 i = 0; i < self->states->len; i++)
    if (get_way (self, i)->only != 0 && get_way (self, i)->only != SEVERAL)
      found[n_found++] = (EntenteNameTrieStep){ i, get_way (self, i)->only,
                                                get_way (self, i)->only_next };
  for (gsize i = 0; i < self->n_places; i++)
    if (self->steps[i].next != 0)
      found[n_found++] = self->steps[i];

  for (guint i = 0; i < n_found; i++)
    {
      guint depth = get_state (self, found[i].state)->depth;

      if (depth + 2 > starts->len)
        g_array_set_size (starts, depth + 2);
      g_array_index (starts, guint32, depth + 1)++;
    }
  for (guint i = 1; i < starts->len; i++)
    g_array_index (starts, guint32, i) += g_array_index (starts, guint32, i - 1);
  for (guint i = 0; i < n_found; i++)
    listed[g_array_index (starts, guint32, get_state (self, found[i].state)->depth)++] = found[i];

  return listed;
}

void
entente_name_trie_finish (EntenteNameTrie *self)
{
  g_autofree EntenteNameTrieStep *steps = list_steps (self);

  /* What a state ends with is shorter than it, so that its own fail is known. */
  for (guint i = 0; i + 1 < self->states->len; i++)
    {
      EntenteNameTrieState *child = get_state (self, steps[i].next);

      child->fail = steps[i].state == ENTENTE_NAME_TRIE_ROOT
                        ? ENTENTE_NAME_TRIE_ROOT
                        : entente_name_trie_step (self, get_state (self, steps[i].state)->fail,
                                                  steps[i].token);
      child->report = child->name != 0 ? steps[i].next : get_state (self, child->fail)->report;
      get_way (self, steps[i].next)->reports = child->report != 0;
    }
}

guint32
entente_name_trie_step (const EntenteNameTrie *self,
                        guint32                state,
                        guint32                token)
{
  for (;;)
    {
      guint32 next = go_down (self, state, token);

      if (next != ENTENTE_NAME_TRIE_NONE || state == ENTENTE_NAME_TRIE_ROOT)
        return next;
      state = get_state (self, state)->fail;
    }
}
