/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-piece-writer.h"

#include <string.h>

#define ALIGNMENT 4 /* of a number, and so of a swap and of the array of them */

struct _EntentePieceWriter
{
  GByteArray *head;  /* step and name */
  GByteArray *swaps; /* the array's elements */
  GArray *ends;      /* gsize: where each ends */
};

static void
put_byte (GByteArray *bytes,
          guint8      byte)
{
  g_byte_array_append (bytes, &byte, 1);
}

static void
align (GByteArray *bytes)
{
  while (bytes->len % ALIGNMENT != 0)
    put_byte (bytes, 0);
}

static void
put_number (GByteArray *bytes,
            guint32     number)
{
  guint32 little = GUINT32_TO_LE (number);

  align (bytes);
  g_byte_array_append (bytes, (const guint8 *) &little, sizeof little);
}

/* How many bytes an offset has in a container with so many of them behind its body. */
static guint
find_offset_size (gsize body,
                  gsize n_offsets)
{
  if (body + n_offsets <= G_MAXUINT8)
    return 1;
  if (body + 2 * n_offsets <= G_MAXUINT16)
    return 2;
  return (guint64) body + 4 * n_offsets <= G_MAXUINT32 ? 4 : 8;
}

static void
put_offset (GByteArray *bytes,
            gsize       offset,
            guint       size)
{
  guint64 little = GUINT64_TO_LE ((guint64) offset);

  g_byte_array_append (bytes, (const guint8 *) &little, size);
}

EntentePieceWriter *
entente_piece_writer_new (EntenteHistoryStep  step,
                          const char         *name)
{
  EntentePieceWriter *self = g_new0 (EntentePieceWriter, 1);

  self->head = g_byte_array_new ();
  self->swaps = g_byte_array_new ();
  self->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  put_byte (self->head, (guint8) step);
  g_byte_array_append (self->head, (const guint8 *) name, (guint) strlen (name) + 1);
  return self;
}

/* Only where the middle ends is not known from the type. */
void
entente_piece_writer_add (EntentePieceWriter     *self,
                          const EntentePieceSwap *swap)
{
  gsize start;
  gsize middle_end;
  gsize end;

  align (self->swaps);
  start = self->swaps->len;
  put_byte (self->swaps, (guint8) swap->type);
  put_number (self->swaps, swap->name);
  put_number (self->swaps, swap->place_name);
  put_byte (self->swaps, (guint8) swap->state);
  put_number (self->swaps, swap->prefix);
  put_number (self->swaps, swap->suffix);
  g_byte_array_append (self->swaps, (const guint8 *) swap->middle, (guint) swap->middle_length);
  middle_end = self->swaps->len - start;
  put_number (self->swaps, swap->lead);
  put_number (self->swaps, swap->trail);
  put_offset (self->swaps, middle_end, find_offset_size (self->swaps->len - start, 1));
  end = self->swaps->len;
  g_array_append_val (self->ends, end);
}

GBytes *
entente_piece_writer_end (EntentePieceWriter *self)
{
  GByteArray *whole = self->head;
  guint name_end = whole->len;
  guint size = find_offset_size (self->swaps->len, self->ends->len);

  for (guint i = 0; i < self->ends->len; i++)
    put_offset (self->swaps, g_array_index (self->ends, gsize, i), size);
  align (whole);
  g_byte_array_append (whole, self->swaps->data, self->swaps->len);
  put_offset (whole, name_end, find_offset_size (whole->len, 1));
  g_byte_array_unref (self->swaps);
  g_array_unref (self->ends);
  g_free (self);
  return g_byte_array_free_to_bytes (whole);
}
