/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-word-list.h"

#include <string.h>

#define FIRST_PLACES 1024u
/* Bits for each place, of which at most half are taken: one shape in 16 passes them by chance. */
#define BITS_PER_PLACE 8u

typedef struct
{
  guint32 hash;
  guint32 first; /* in codes */
  guint32 n_codes;
} Word;

static inline guint32
hash_codes (const gunichar *codes,
            guint           n_codes)
{
  guint32 hash = 2166136261u;

  for (guint i = 0; i < n_codes; i++)
    hash = (hash ^ codes[i]) * 16777619u;

  /* The low bits of a product know little of the high ones. */
  return (hash ^ hash >> 15) * 0x85ebca6bu;
}

/* Of a word's length and four of its codes: known at once, where a hash goes through all of them one
 * after the other. Words of one shape cost time only. */
static inline guint32
get_shape (const gunichar *codes,
           guint           n_codes)
{
  guint32 shape = codes[0] * 0x9e3779b1u;

  shape ^= codes[n_codes / 3] * 0x85ebca77u;
  shape ^= codes[n_codes / 2] * 0xc2b2ae3du;
  shape ^= codes[n_codes - 1] * 0x27d4eb2fu;

  return shape + n_codes * 0x165667b1u;
}

static inline guint32
get_bit (const EntenteWordList *self,
         guint32                shape)
{
  return (shape ^ shape >> 15) & (self->n_places * BITS_PER_PLACE - 1);
}

static inline gboolean
has_shape (const EntenteWordList *self,
           const gunichar        *codes,
           guint                  n_codes)
{
  guint32 bit = get_bit (self, get_shape (codes, n_codes));

  return (self->shapes[bit / 64] >> bit % 64 & 1) != 0;
}

static void
put (EntenteWordList *self,
     guint32          number)
{
  const Word *word = &g_array_index (self->words, Word, number);
  const gunichar *codes = &g_array_index (self->codes, gunichar, word->first);
  guint32 bit = get_bit (self, get_shape (codes, word->n_codes));
  guint32 i = word->hash & (self->n_places - 1);

  while (self->places[i] != 0)
    i = (i + 1) & (self->n_places - 1);
  self->places[i] = number + 1;
  self->shapes[bit / 64] |= G_GUINT64_CONSTANT (1) << bit % 64;
}

static void
set_n_places (EntenteWordList *self,
              guint32          n_places)
{
  g_free (self->places);
  g_free (self->shapes);
  self->n_places = n_places;
  self->places = g_new0 (guint32, n_places);
  self->shapes = g_new0 (guint64, n_places * BITS_PER_PLACE / 64);
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
  g_clear_pointer (&self->shapes, g_free);
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
      guint                  n_codes)
{
  if (!has_shape (self, codes, n_codes))
    return 0;

  return find_certainly (self, codes, n_codes, hash_codes (codes, n_codes));
}

static guint32
add (EntenteWordList *self,
     const gunichar  *codes,
     guint            n_codes)
{
  Word word = { hash_codes (codes, n_codes), self->codes->len, n_codes };
  guint32 known = find_certainly (self, codes, n_codes, word.hash);

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

static inline guint
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
        token = (EntenteNameToken){ find (self, codes + i, end - i), end - i };
      if (end > i && token.token == 0)
        return FALSE;
      g_array_append_val (tokens, token);
      i += token.n_codes;
    }

  return TRUE;
}

guint32
entente_word_list_find (const EntenteWordList   *self,
                        const EntenteFoldedText *text,
                        guint                    start,
                        guint                   *end,
                        guint32                 *stem)
{
  const gunichar *codes = text->codes + start;
  guint n_codes = entente_folded_text_find_word_end (text, start) - start;

  *end = start + n_codes;
  if (stem != NULL)
    *stem = n_codes > 1 && codes[n_codes - 1] == 's' ? find (self, codes, n_codes - 1) : 0;

  return find (self, codes, n_codes);
}
