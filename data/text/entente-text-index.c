/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-text-index.h"

#define STRIDE_CODES 256u
#define N_UNICODE 0x110000

static inline gboolean
starts_code (char byte)
{
  return ((guchar) byte & 0xc0) != 0x80;
}

/**
 * entente_text_index_init:
 * @self: an index
 * @text: valid UTF-8, which must live as long as @self
 *
 * Walks the text once.
 */
void
entente_text_index_init (EntenteTextIndex *self,
                         const char       *text)
{
  *self = (EntenteTextIndex){ .text = text };
  self->stops = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      self->length = i + 1;
      if (!starts_code (text[i]))
        continue;
      if (self->n_codes % STRIDE_CODES == 0)
        g_array_append_val (self->stops, i);
      self->n_codes++;
    }
}

/**
 * entente_text_index_clear:
 * @self: an index
 *
 * Frees what the index holds; the text stays.
 */
void
entente_text_index_clear (EntenteTextIndex *self)
{
  g_clear_pointer (&self->stops, g_array_unref);
  g_clear_pointer (&self->codes, g_free);
  g_clear_pointer (&self->loose, entente_loose_text_free);
  g_clear_pointer (&self->rows, g_free);
}

/**
 * entente_text_index_to_pointer:
 * @self: an index
 * @offset: code points, at most all of them
 *
 * Finds where a code point stands. O(1).
 *
 * Returns: (transfer none): a place in the text, its end for @offset = all
 */
const char *
entente_text_index_to_pointer (EntenteTextIndex *self,
                               guint             offset)
{
  gsize stop;

  g_return_val_if_fail (offset <= self->n_codes, NULL);

  if (offset == self->n_codes)
    return self->text + self->length;

  stop = g_array_index (self->stops, gsize, offset / STRIDE_CODES);

  return g_utf8_offset_to_pointer (self->text + stop, offset % STRIDE_CODES);
}

/**
 * entente_text_index_to_offset:
 * @self: an index
 * @pointer: a place in the text, at the start of a code point
 *
 * Counts the code points before a place. O(log n).
 *
 * Returns: an offset
 */
guint
entente_text_index_to_offset (EntenteTextIndex *self,
                              const char       *pointer)
{
  gsize place = (gsize) (pointer - self->text);
  guint low = 0;
  guint high = self->stops->len;

  if (high == 0)
    return 0;

  /* The last stop at or before the place: stops[low] <= place < stops[high]. */
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->stops, gsize, middle) <= place)
        low = middle;
      else
        high = middle;
    }

  return low * STRIDE_CODES +
         (guint) g_utf8_pointer_to_offset (self->text + g_array_index (self->stops, gsize, low),
                                           pointer);
}

/**
 * entente_text_index_get_codes:
 * @self: an index
 *
 * Unpacks the text; 4 bytes a code point.
 *
 * Returns: (transfer none): the code points
 */
const gunichar *
entente_text_index_get_codes (EntenteTextIndex *self)
{
  if (self->codes == NULL)
    self->codes = g_utf8_to_ucs4_fast (self->text, (glong) self->length, NULL);

  return self->codes;
}

/**
 * entente_text_index_get_loose:
 * @self: an index
 *
 * Folds the text; some 8 bytes a code point.
 *
 * Returns: (transfer none): the text without what makes no difference
 */
const EntenteLooseText *
entente_text_index_get_loose (EntenteTextIndex *self)
{
  if (self->loose == NULL)
    self->loose = entente_loose_text_new (self->text);

  return self->loose;
}

guint16 *
entente_text_index_get_rows (EntenteTextIndex *self)
{
  if (self->rows == NULL)
    self->rows = g_new0 (guint16, N_UNICODE);

  return self->rows;
}
