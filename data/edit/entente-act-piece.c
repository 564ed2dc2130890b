/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-act-piece.h"

#include "entente-piece-writer.h"

typedef struct
{
  EntenteRecordType type;
  guint32 record;
  guint32 place;
  EntenteRecord *from; /* (nullable) */
  EntenteRecord *to;   /* (nullable) */
} Swap;

struct _EntenteActPiece
{
  EntenteHistoryStep step;
  char *name;
  GArray *swaps; /* Swap */
};

static void
clear_swap (gpointer data)
{
  Swap *swap = data;

  g_clear_pointer (&swap->from, entente_record_unref);
  g_clear_pointer (&swap->to, entente_record_unref);
}

EntenteActPiece *
entente_act_piece_new (EntenteHistoryStep  step,
                       const char         *name,
                       guint               n_swaps)
{
  EntenteActPiece *self = g_new0 (EntenteActPiece, 1);

  self->step = step;
  self->name = g_strdup (name);
  self->swaps = g_array_sized_new (FALSE, FALSE, sizeof (Swap), n_swaps);
  g_array_set_clear_func (self->swaps, clear_swap);
  return self;
}

void
entente_act_piece_free (EntenteActPiece *self)
{
  g_array_unref (self->swaps);
  g_free (self->name);
  g_free (self);
}

void
entente_act_piece_add (EntenteActPiece   *self,
                       EntenteRecordType  type,
                       guint32            record,
                       guint32            place,
                       EntenteRecord     *from,
                       EntenteRecord     *to)
{
  Swap swap = {
    .type = type,
    .record = record,
    .place = place,
    .from = from != NULL ? entente_record_ref (from) : NULL,
    .to = to != NULL ? entente_record_ref (to) : NULL,
  };

  g_array_append_val (self->swaps, swap);
}

guint
entente_act_piece_get_n_swaps (EntenteActPiece *self)
{
  return self->swaps->len;
}

static const char *
get_whole (EntenteRecord *record,
           gsize         *length,
           gsize         *lead,
           gsize         *trail)
{
  const char *whole;

  *length = *lead = *trail = 0;
  if (record == NULL)
    return "";
  whole = entente_record_get_lead (record, lead);
  entente_record_get_trail (record, trail);
  entente_record_get_json (record, length);
  *length += *lead + *trail;
  return whole;
}

static EntenteRecordedState
find_state (EntenteRecord *record)
{
  if (record == NULL)
    return ENTENTE_RECORDED_NOTHING;
  return entente_record_is_set_aside (record) ? ENTENTE_RECORDED_SET_ASIDE
                                              : ENTENTE_RECORDED_RECORD;
}

static void
write_swap (EntentePieceWriter *writer,
            const Swap         *swap)
{
  EntentePieceSwap piece = {
    .type = swap->type,
    .name = swap->record,
    .place_name = swap->place,
    .state = find_state (swap->to),
  };
  gsize from_length, to_length, lead, trail;
  const char *from_whole = get_whole (swap->from, &from_length, &lead, &trail);
  const char *to_whole = get_whole (swap->to, &to_length, &lead, &trail);
  gsize most = MIN (from_length, to_length);
  gsize prefix = 0;
  gsize suffix = 0;

  while (prefix < most && from_whole[prefix] == to_whole[prefix])
    prefix++;
  while (suffix < most - prefix
         && from_whole[from_length - suffix - 1] == to_whole[to_length - suffix - 1])
    suffix++;
  piece.prefix = (guint32) prefix;
  piece.suffix = (guint32) suffix;
  piece.middle = to_whole + prefix;
  piece.middle_length = to_length - prefix - suffix;
  piece.lead = (guint32) lead;
  piece.trail = (guint32) trail;
  entente_piece_writer_add (writer, &piece);
}

GBytes *
entente_act_piece_to_bytes (const EntenteActPiece *self)
{
  EntentePieceWriter *writer = entente_piece_writer_new (self->step, self->name);

  for (guint i = 0; i < self->swaps->len; i++)
    write_swap (writer, &g_array_index (self->swaps, Swap, i));
  return entente_piece_writer_end (writer);
}
