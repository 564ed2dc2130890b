/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-act-recorder.h"
#include "entente-piece-writer.h"

#include <string.h>

/* Invariant: @open is the last step done and may still grow; @logged holds, for each of its first
 * swaps, what the pieces so far say stands there. Everything before it is in @pieces or taken. */
struct _EntenteActRecorder
{
  EntenteHistory *history; /* (owned) */
  EntenteSlotNames *names;
  GPtrArray *pieces;       /* GBytes */
  GPtrArray *logged;       /* EntenteRecord, nullable; NULL: the step is not written down yet */
  EntenteAct *open;        /* (borrowed) (nullable) */
  guint n_done;            /* of the steps a replay will know */
  guint n_steps;
  gulong step_id;
  EntenteActRecorded recorded;
  gpointer user_data;
};

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
add_swap (EntenteActRecorder *self,
          EntentePieceWriter *writer,
          const EntenteSwap  *swap,
          EntenteRecord      *from,
          EntenteRecord      *to)
{
  EntentePieceSwap piece = {
    .type = swap->type,
    .name = entente_slot_names_get_name (self->names, swap->type, swap->slot),
    .place_name = entente_slot_names_get_name (self->names, swap->type, swap->place),
    .state = find_state (to),
  };
  gsize from_length, to_length, lead, trail;
  const char *from_whole = get_whole (from, &from_length, &lead, &trail);
  const char *to_whole = get_whole (to, &to_length, &lead, &trail);
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

/* Takes the writer. */
static void
add_piece (EntenteActRecorder *self,
           EntentePieceWriter *writer)
{
  g_ptr_array_add (self->pieces, entente_piece_writer_end (writer));
}

static void
add_known_step (EntenteActRecorder *self,
                EntenteHistoryStep  step)
{
  add_piece (self, entente_piece_writer_new (step, ""));
}

/* An act as a whole; backwards it leads from what it left to what was before. */
static void
add_act (EntenteActRecorder *self,
         EntenteHistoryStep  step,
         EntenteAct         *act)
{
  gboolean backwards = step == ENTENTE_HISTORY_UNDONE;
  EntentePieceWriter *writer = entente_piece_writer_new (step, entente_act_get_name (act));
  guint n_swaps;
  const EntenteSwap *swaps = entente_act_get_swaps (act, &n_swaps);

  for (guint i = 0; i < n_swaps; i++)
    add_swap (self, writer, &swaps[i], backwards ? swaps[i].after : swaps[i].before,
              backwards ? swaps[i].before : swaps[i].after);
  add_piece (self, writer);
}

/* What the open step does beyond what is written down of it. */
static void
add_growth (EntenteActRecorder *self)
{
  EntentePieceWriter *writer = entente_piece_writer_new (ENTENTE_HISTORY_MERGED, "");
  g_autoptr (GBytes) nothing = NULL;
  guint n_swaps;
  const EntenteSwap *swaps = entente_act_get_swaps (self->open, &n_swaps);

  for (guint i = 0; i < n_swaps; i++)
    {
      EntenteRecord *from = i < self->logged->len ? g_ptr_array_index (self->logged, i)
                                                  : swaps[i].before;

      if (from != swaps[i].after)
        add_swap (self, writer, &swaps[i], from, swaps[i].after);
    }
  if (entente_piece_writer_get_n_swaps (writer) > 0)
    add_piece (self, writer);
  else
    nothing = entente_piece_writer_end (writer);
}

static void
unref_record (gpointer data)
{
  g_clear_pointer ((EntenteRecord **) &data, entente_record_unref);
}

static void
remember_logged (EntenteActRecorder *self)
{
  guint n_swaps;
  const EntenteSwap *swaps = entente_act_get_swaps (self->open, &n_swaps);

  g_clear_pointer (&self->logged, g_ptr_array_unref);
  self->logged = g_ptr_array_new_full (n_swaps, unref_record);
  for (guint i = 0; i < n_swaps; i++)
    g_ptr_array_add (self->logged,
                     swaps[i].after != NULL ? entente_record_ref (swaps[i].after) : NULL);
}

static void
write_open (EntenteActRecorder *self)
{
  if (self->open == NULL)
    return;
  if (self->logged == NULL)
    add_act (self, ENTENTE_HISTORY_DONE, self->open);
  else
    add_growth (self);
  remember_logged (self);
}

/* Nothing is merged into it any more. */
static void
end_open (EntenteActRecorder *self)
{
  write_open (self);
  self->open = NULL;
  g_clear_pointer (&self->logged, g_ptr_array_unref);
}

static void
begin_open (EntenteActRecorder *self,
            EntenteAct         *act)
{
  end_open (self);
  self->open = act;
  self->n_steps = ++self->n_done;
}

static void
note_undone (EntenteActRecorder *self,
             EntenteAct         *act)
{
  end_open (self);
  if (self->n_done > 0)
    {
      self->n_done--;
      add_known_step (self, ENTENTE_HISTORY_UNDONE);
    }
  else
    {
      self->n_steps++;
      add_act (self, ENTENTE_HISTORY_UNDONE, act);
    }
}

static void
note_redone (EntenteActRecorder *self,
             EntenteAct         *act)
{
  if (self->n_done == self->n_steps)
    {
      begin_open (self, act);
      end_open (self);
      return;
    }
  end_open (self);
  self->n_done++;
  add_known_step (self, ENTENTE_HISTORY_REDONE);
}

/* The act is still there, though no step any more. */
static void
note_dropped (EntenteActRecorder *self)
{
  end_open (self);
  self->n_steps = --self->n_done;
  add_known_step (self, ENTENTE_HISTORY_DROPPED);
}

static void
step_cb (EntenteHistory     *history,
         guint               step,
         gpointer            act,
         EntenteActRecorder *self)
{
  switch ((EntenteHistoryStep) step)
    {
    case ENTENTE_HISTORY_DONE:
      begin_open (self, act);
      break;
    case ENTENTE_HISTORY_MERGED:
      break;
    case ENTENTE_HISTORY_DROPPED:
      note_dropped (self);
      break;
    case ENTENTE_HISTORY_UNDONE:
      note_undone (self, act);
      break;
    case ENTENTE_HISTORY_REDONE:
    default:
      note_redone (self, act);
    }
  self->recorded (self->user_data);
}

EntenteActRecorder *
entente_act_recorder_new (EntenteHistory     *history,
                          EntenteSlotNames   *names,
                          guint               n_done,
                          guint               n_steps,
                          EntenteActRecorded  recorded,
                          gpointer            user_data)
{
  EntenteActRecorder *self = g_new0 (EntenteActRecorder, 1);

  self->history = g_object_ref (history);
  self->names = names;
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->n_done = n_done;
  self->n_steps = n_steps;
  self->recorded = recorded;
  self->user_data = user_data;
  self->step_id = g_signal_connect (history, "step", G_CALLBACK (step_cb), self);
  return self;
}

void
entente_act_recorder_free (EntenteActRecorder *self)
{
  g_signal_handler_disconnect (self->history, self->step_id);
  g_clear_pointer (&self->logged, g_ptr_array_unref);
  g_ptr_array_unref (self->pieces);
  entente_slot_names_free (self->names);
  g_object_unref (self->history);
  g_free (self);
}

GPtrArray *
entente_act_recorder_take (EntenteActRecorder *self)
{
  GPtrArray *pieces;

  write_open (self);
  pieces = g_steal_pointer (&self->pieces);
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return pieces;
}
