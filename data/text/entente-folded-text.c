/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-folded-text.h"

#include "entente-eight.h"

#include <string.h>

#define N_EIGHT ENTENTE_N_EIGHT

#define DELETE 0x7fu
#define FIRST_SYLLABLE 0xac00u
#define N_VOWELS 21u
#define N_TAILS 28u

/* Room that each thread keeps between two texts: articles come one after the other, and asking the
 * system anew for each costs more than folding it. Codes. */
#define MOST_SPARE ((gsize) 65536)
#define N_ARRAYS 3
static GPrivate spare = G_PRIVATE_INIT (g_free);

static inline void
append (EntenteFoldedText *self,
        gunichar           code,
        guint              place)
{
  if (entente_folded_is_spaced (code))
    self->spaced[self->n_codes / 64] |= G_GUINT64_CONSTANT (1) << self->n_codes % 64;
  self->codes[self->n_codes] = code;
  self->places[self->n_codes++] = place;
}

/* One space for a run of white space, "\n" where it holds an empty line. A space that was appended
 * before the run was known to be longer is the first of it. */
static guint
append_space (EntenteFoldedText *self,
              guint              i)
{
  guint first = i;
  guint n_breaks = 0;

  if (i > 0 && self->originals[i - 1] == ' ')
    {
      self->n_codes--;
      first--;
    }
  for (; i < self->n_originals && g_unichar_isspace (self->originals[i]); i++)
    if (self->originals[i] == '\n' || self->originals[i] == 0x2029)
      n_breaks++;
  append (self, n_breaks > 1 ? '\n' : ' ', first);

  return i;
}

static gboolean
is_within_word (const EntenteFoldedText *self,
                guint                    i)
{
  return i > 0 && i + 1 < self->n_originals && g_unichar_isalnum (self->originals[i - 1]) &&
         g_unichar_isalnum (self->originals[i + 1]);
}

/* Hangul written letter by letter, as some file systems and editors leave it. */
static guint
append_syllable (EntenteFoldedText *self,
                 guint              i)
{
  gunichar syllable;
  guint last = i + 1;

  syllable = FIRST_SYLLABLE + ((self->originals[i] - 0x1100) * N_VOWELS +
                               (self->originals[i + 1] - 0x1161)) * N_TAILS;
  if (i + 2 < self->n_originals && self->originals[i + 2] > 0x11a7 &&
      self->originals[i + 2] < 0x11a7 + N_TAILS)
    {
      syllable += self->originals[i + 2] - 0x11a7;
      last++;
    }
  append (self, syllable, i);

  return last + 1;
}

static gboolean
is_syllable (const EntenteFoldedText *self,
             guint                    i)
{
  return self->originals[i] >= 0x1100 && self->originals[i] <= 0x1112 &&
         i + 1 < self->n_originals && self->originals[i + 1] >= 0x1161 &&
         self->originals[i + 1] < 0x1161 + N_VOWELS;
}

static guint
append_other (EntenteFoldedText *self,
              guint              i)
{
  gunichar code = self->originals[i];
  const gunichar *folds = entente_folded_code_get (code);

  if (g_unichar_isspace (code))
    return append_space (self, i);
  if (is_syllable (self, i))
    return append_syllable (self, i);
  if (folds[0] == '-' && is_within_word (self, i))
    append (self, ' ', i);
  else
    for (guint k = 0; k < ENTENTE_FOLDED_MOST && folds[k] != 0; k++)
      append (self, folds[k], i);

  return i + 1;
}

/* Room for three arrays of so many codes, and a bit for each; of the thread's last text where that is
 * enough. */
static void
take_room (EntenteFoldedText *self,
           gsize              n_codes)
{
  gsize n_bits = (n_codes + 63) / 64 + 1;
  gunichar *room = g_private_get (&spare);

  self->n_room = N_ARRAYS * n_codes + n_bits * (sizeof (guint64) / sizeof (gunichar));
  if (room != NULL && self->n_room <= MOST_SPARE)
    {
      self->n_room = MOST_SPARE;
      g_private_set (&spare, NULL);
    }
  else
    {
      self->n_room = MAX (self->n_room, MOST_SPARE);
      room = g_new (gunichar, self->n_room);
    }
  self->spaced = (guint64 *) (gpointer) room;
  memset (self->spaced, 0, n_bits * sizeof (guint64));
  self->originals = (gunichar *) (gpointer) (self->spaced + n_bits);
  self->codes = self->originals + n_codes;
  self->places = self->codes + n_codes;
  self->n_codes = 0;
}

/* The code points of a text, most of which are single bytes: eight of these at once. */
static void
decode (EntenteFoldedText *self,
        const char        *text,
        gsize              length)
{
  gunichar *originals = self->originals;
  const char *p = text;
  const char *end = text + length;
  guint n = 0;

  while (p < end)
    if ((gsize) (end - p) >= N_EIGHT && entente_eight_are_ascii (entente_eight_read (p)))
      {
        entente_eight_widen (entente_eight_read (p), originals + n);
        n += N_EIGHT;
        p += N_EIGHT;
      }
    else
      {
        originals[n++] = g_utf8_get_char (p);
        p = g_utf8_next_char (p);
      }
  self->n_originals = n;
}

/* Whether a character folds by itself, whatever stands around. */
static inline gboolean
is_plain (gunichar code)
{
  return (code - ' ' < DELETE - ' ') & (code != '-');
}

/* The same of eight characters; no space follows another. */
static inline gboolean
are_plain (guint64 eight)
{
  guint64 spaces = entente_eight_find (eight, ' ');

  return entente_eight_are_ascii (eight) &&
         (~entente_eight_find_from (eight, ' ') & ENTENTE_EIGHT (0x80)) == 0 &&
         (entente_eight_find (eight, '-') | entente_eight_find (eight, DELETE) |
          (spaces & spaces << 8)) == 0;
}

/* The letters and digits of eight folded characters, as bits. */
static inline guint64
find_spaced (guint64 folded)
{
  guint64 letters = entente_eight_find_from (folded, 'a') & ~entente_eight_find_from (folded, 'z' + 1);
  guint64 digits = entente_eight_find_from (folded, '0') & ~entente_eight_find_from (folded, '9' + 1);

  return entente_eight_gather (letters | digits);
}

static void
append_eight (EntenteFoldedText *self,
              guint64            eight,
              guint              i)
{
  guint64 folded = entente_eight_to_lower (eight);
  guint *places = self->places + self->n_codes;
  guint64 spaced = find_spaced (folded);
  guint bit = self->n_codes % 64;

  entente_eight_widen (folded, self->codes + self->n_codes);
  for (guint k = 0; k < N_EIGHT; k++)
    places[k] = i + k;
  self->spaced[self->n_codes / 64] |= spaced << bit;
  /* What went past the end; not shifted by 64. */
  self->spaced[self->n_codes / 64 + 1] |= spaced >> 1 >> (63 - bit);
  self->n_codes += N_EIGHT;
}

/* The next code point, with what belongs to it. */
static inline guint
append_one (EntenteFoldedText *self,
            guint              i)
{
  gunichar code = self->originals[i];

  if (!is_plain (code) || (code == ' ' && i > 0 && self->originals[i - 1] == ' '))
    return append_other (self, i);
  append (self, code + ((guint) (code - 'A' <= 'Z' - 'A') << 5), i);

  return i + 1;
}

/* Code points from @i on, at least eight if there are so many: those that are not plain stand together
 * more often than not. */
static guint
append_some (EntenteFoldedText *self,
             guint              i)
{
  guint end = MIN (i + N_EIGHT, self->n_originals);

  while (i < end)
    i = append_one (self, i);

  return i;
}

static const char *
skip (const char *text,
      guint       n_codes)
{
  while (n_codes-- > 0)
    text = g_utf8_next_char (text);

  return text;
}

/**
 * entente_folded_text_init:
 * @self: a folded text
 * @text: valid UTF-8
 *
 * Folds a text. O(n).
 */
void
entente_folded_text_init (EntenteFoldedText *self,
                          const char        *text)
{
  gsize length = strlen (text);
  const char *p = text;

  /* No code point folds to more codes than it has bytes. */
  take_room (self, length + 1);
  decode (self, text, length);

  /* Nearly all of most texts folds by itself: eight characters at once. */
  for (guint i = 0; i < self->n_originals;)
    {
      guint64 eight = i + N_EIGHT <= self->n_originals ? entente_eight_read (p) : 0;
      guint start = i;

      if (are_plain (eight) && !(*p == ' ' && i > 0 && p[-1] == ' '))
        {
          append_eight (self, eight, i);
          i += N_EIGHT;
          p += N_EIGHT;
        }
      else
        {
          i = append_some (self, i);
          p = skip (p, i - start);
        }
    }
  self->places[self->n_codes] = self->n_originals;
}

/**
 * entente_folded_text_clear:
 * @self: a folded text
 *
 * Frees what it holds, or keeps it for the thread's next text.
 */
void
entente_folded_text_clear (EntenteFoldedText *self)
{
  if (self->spaced != NULL && self->n_room <= MOST_SPARE)
    g_private_replace (&spare, self->spaced);
  else
    g_free (self->spaced);
  *self = (EntenteFoldedText){ 0 };
}

/**
 * entente_folded_text_get_end:
 * @self: a folded text
 * @i: 1 … n_codes
 *
 * Returns: the original's code point behind the folded code before @i, its marks included
 */
guint
entente_folded_text_get_end (const EntenteFoldedText *self,
                             guint                    i)
{
  guint end = self->places[i - 1] + 1;

  g_return_val_if_fail (i > 0 && i <= self->n_codes, 0);

  while (end < self->places[i] && (g_unichar_ismark (self->originals[end]) ||
                                   (self->originals[end] > 0x1160 && self->originals[end] < 0x1200)))
    end++;

  return end;
}

/**
 * entente_folded_text_find_word_end:
 * @self: a folded text
 * @start: 0 … n_codes
 *
 * Returns: where the letters of a script with spaces that stand from @start on end
 */
guint
entente_folded_text_find_word_end (const EntenteFoldedText *self,
                                   guint                    start)
{
  guint64 others = ~self->spaced[start / 64] >> start % 64 << start % 64;
  guint i = start / 64;

  while (others == 0)
    others = ~self->spaced[++i];

  return i * 64 + (guint) __builtin_ctzll (others);
}
