/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-word-list.h"

#include <string.h>

#define FIRST_PLACES 1024u
/* Bits for each place, of which at most half are taken: one word in 16 passes them by chance. */
#define BITS_PER_PLACE 8u

typedef struct
{
  guint32 hash;
  guint32 first; /* in codes */
  guint32 n_codes;
} Word;

static inline guint32
hash_more (guint32  hash,
           gunichar code)
{
  return (hash ^ code) * 16777619u;
}

/* The low bits of a product know little of the high ones. */
static inline guint32
hash_last (guint32 hash)
{
  return (hash ^ hash >> 15) * 0x85ebca6bu;
}

static inline guint32
hash_codes (const gunichar *codes,
            guint           n_codes)
{
  guint32 hash = 2166136261u;

  for (guint i = 0; i < n_codes; i++)
    hash = hash_more (hash, codes[i]);

  return hash_last (hash);
}

static inline gboolean
has_bit (const EntenteWordList *self,
         guint32                hash)
{
  guint32 bit = hash >> 7 & (self->n_places * BITS_PER_PLACE - 1);

  return (self->bits[bit / 64] >> bit % 64 & 1) != 0;
}

static void
put (EntenteWordList *self,
     guint32          number)
{
  guint32 hash = g_array_index (self->words, Word, number).hash;
  guint32 bit = hash >> 7 & (self->n_places * BITS_PER_PLACE - 1);
  guint32 i = hash & (self->n_places - 1);

  while (self->places[i] != 0)
    i = (i + 1) & (self->n_places - 1);
  self->places[i] = number + 1;
  self->bits[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
}

static void
set_n_places (EntenteWordList *self,
              guint32          n_places)
{
  g_free (self->places);
  g_free (self->bits);
  self->n_places = n_places;
  self->places = g_new0 (guint32, n_places);
  self->bits = g_new0 (guint64, n_places * BITS_PER_PLACE / 64);
  for (guint32 i = 0; i < self->words->len; i++)
    put (self, i);
}

void
entente_word_list_init (EntenteWordList *self)
{
  *self = (EntenteWordList){ 0 };
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  self->codes = g_array_new (FALSE, FALSE, sizeof (gunichar));
  set_n_places (self, FIRST_PLACES);
}

void
entente_word_list_clear (EntenteWordList *self)
{
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->bits, g_free);
}

static guint32
find_certainly (const EntenteWordList *self,
                const gunichar        *codes,
                guint                  n_codes,
                guint32                hash)
{
  for (guint32 i = hash & (self->n_places - 1); self->places[i] != 0;
       i = (i + 1) & (self->n_places - 1))
    {
      const Word *word = &g_array_index (self->words, Word, self->places[i] - 1);

      if (word->hash == hash && word->n_codes == n_codes &&
          memcmp (&g_array_index (self->codes, gunichar, word->first), codes,
                  n_codes * sizeof (gunichar)) == 0)
        return ENTENTE_TOKEN_FIRST_WORD + self->places[i] - 1;
    }

  return 0;
}

static inline guint32
find (const EntenteWordList *self,
      const gunichar        *codes,
      guint                  n_codes,
      guint32                hash)
{
  return has_bit (self, hash) ? find_certainly (self, codes, n_codes, hash) : 0;
}

static guint32
add (EntenteWordList *self,
     const gunichar  *codes,
     guint            n_codes)
{
  Word word = { hash_codes (codes, n_codes), self->codes->len, n_codes };
  guint32 known = find (self, codes, n_codes, word.hash);

  if (known != 0)
    return known;
  g_array_append_vals (self->codes, codes, n_codes);
  g_array_append_val (self->words, word);
  if (self->words->len * 2 > self->n_places)
    set_n_places (self, self->n_places * 2);
  else
    put (self, self->words->len - 1);

  return ENTENTE_TOKEN_FIRST_WORD + self->words->len - 1;
}

static guint
find_end (const gunichar *codes,
          guint           n_codes,
          guint           start)
{
  while (start < n_codes && entente_folded_is_spaced (codes[start]))
    start++;

  return start;
}

void
entente_word_list_tokenize (EntenteWordList *self,
                            const gunichar  *codes,
                            guint            n_codes,
                            GArray          *tokens)
{
  g_array_set_size (tokens, 0);
  for (guint i = 0; i < n_codes;)
    {
      guint end = find_end (codes, n_codes, i);
      EntenteNameToken token = { codes[i], 1 };

      if (end > i)
        token = (EntenteNameToken){ add (self, codes + i, end - i), end - i };
      g_array_append_val (tokens, token);
      i += token.n_codes;
    }
}

gboolean
entente_word_list_look_up (const EntenteWordList *self,
                           const gunichar        *codes,
                           guint                  n_codes,
                           GArray                *tokens)
{
  g_array_set_size (tokens, 0);
  for (guint i = 0; i < n_codes;)
    {
      guint end = find_end (codes, n_codes, i);
      EntenteNameToken token = { codes[i], 1 };

      if (end > i)
        token = (EntenteNameToken){ find (self, codes + i, end - i,
                                          hash_codes (codes + i, end - i)),
                                    end - i };
      if (end > i && token.token == 0)
        return FALSE;
      g_array_append_val (tokens, token);
      i += token.n_codes;
    }

  return TRUE;
}

guint32
entente_word_list_find (const EntenteWordList *self,
                        const gunichar        *codes,
                        guint                  n_codes,
                        guint                  start,
                        guint                 *end,
                        guint32               *stem)
{
  guint32 hash = 2166136261u;
  guint32 before = hash; /* the last code */
  guint i = start;

  for (; i < n_codes && entente_folded_is_spaced (codes[i]); i++)
    {
      before = hash;
      hash = hash_more (hash, codes[i]);
    }
  *end = i;
  if (stem != NULL)
    *stem = i > start + 1 && codes[i - 1] == 's'
                ? find (self, codes + start, i - start - 1, hash_last (before))
                : 0;

  return find (self, codes + start, i - start, hash_last (hash));
}
