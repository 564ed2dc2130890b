/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-seeded-hash.h"

#include <string.h>

/* Odd constants with about as many ones as zeros, from the binary digits of √2 and √3. */
#define MIX_A G_GUINT64_CONSTANT (0x6a09e667f3bcc909)
#define MIX_B G_GUINT64_CONSTANT (0xbb67ae8584caa73b)

static guint64
seed (void)
{
  static gsize ready = 0;
  static guint64 value;

  if (g_once_init_enter (&ready))
    {
      value = (guint64) g_random_int () << 32 | g_random_int ();
      g_once_init_leave (&ready, 1);
    }
  return value;
}

/* The two halves of the 128-bit product, folded: every bit of both factors reaches every bit. */
static inline guint64
fold (guint64 a,
      guint64 b)
{
  unsigned __int128 product = (unsigned __int128) a * b;

  return (guint64) product ^ (guint64) (product >> 64);
}

/* Fewer than eight bytes as one number. The length is mixed in elsewhere. */
static inline guint64
take_rest (const char *text,
           gsize       length)
{
  guint32 first;
  guint32 last;

  if (length >= sizeof first)
    {
      memcpy (&first, text, sizeof first);
      memcpy (&last, text + length - sizeof last, sizeof last);
      return (guint64) first << 32 | last;
    }
  if (length == 0)
    return 0;
  return (guint64) (guchar) text[0] << 16 | (guint64) (guchar) text[length / 2] << 8
         | (guchar) text[length - 1];
}

/**
 * entente_seeded_hash:
 * @text: bytes
 * @length: how many
 *
 * Hashes with a seed drawn once per process, so that no file can be made whose ids all fall into one
 * place of a table (which a fixed hash such as g_str_hash() allows).
 *
 * Returns: 32 bits, not stable from one run to the next
 */
guint32
entente_seeded_hash (const char *text,
                     gsize       length)
{
  guint64 hash = seed () ^ (length * MIX_B);
  guint64 word;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = fold (hash ^ word, MIX_A);
    }
  hash = fold (hash ^ take_rest (text, length), MIX_B);
  return (guint32) (hash ^ hash >> 32);
}

/**
 * entente_seeded_text_hash:
 * @text: a NUL-terminated text
 *
 * The same as a GHashFunc, in place of g_str_hash() wherever keys come from a file.
 */
guint
entente_seeded_text_hash (gconstpointer text)
{
  return entente_seeded_hash (text, strlen (text));
}
