/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-act-recorder.h"

#include "entente-act-private.h"

/* Invariant: @open is the last step done and may still grow; @logged holds, for each of its first
 * swaps, what the pieces so far say stands there. Everything before it is in @pieces or taken. */
struct _EntenteActRecorder
{
  EntenteHistory *history; /* (owned) */
  EntenteSlotNames *names;
  GPtrArray *pieces;       /* EntenteActPiece */
  GPtrArray *logged;       /* EntenteRecord, nullable; NULL: the step is not written down yet */
  EntenteAct *open;        /* (borrowed) (nullable) */
  guint n_done;            /* of the steps a replay will know */
  guint n_steps;
  gulong step_id;
  EntenteActRecorded recorded;
  gpointer user_data;
};

static void
add_swap (EntenteActRecorder *self,
          EntenteActPiece    *piece,
          const EntenteSwap  *swap,
          EntenteRecord      *from,
          EntenteRecord      *to)
{
  entente_act_piece_add (piece, swap->type,
                         entente_slot_names_get_name (self->names, swap->type, swap->slot),
                         entente_slot_names_get_name (self->names, swap->type, swap->place), from, to);
}

static void
add_known_step (EntenteActRecorder *self,
                EntenteHistoryStep  step)
{
  g_ptr_array_add (self->pieces, entente_act_piece_new (step, "", 0));
}

/* An act as a whole; backwards it leads from what it left to what was before. */
static void
add_act (EntenteActRecorder *self,
         EntenteHistoryStep  step,
         EntenteAct         *act)
{
  gboolean backwards = step == ENTENTE_HISTORY_UNDONE;
  guint n_swaps;
  const EntenteSwap *swaps = entente_act_get_swaps (act, &n_swaps);
  EntenteActPiece *piece = entente_act_piece_new (step, entente_act_get_name (act), n_swaps);

  for (guint i = 0; i < n_swaps; i++)
    add_swap (self, piece, &swaps[i], backwards ? swaps[i].after : swaps[i].before,
              backwards ? swaps[i].before : swaps[i].after);
  g_ptr_array_add (self->pieces, piece);
}

/* What the open step does beyond what is written down of it. */
static void
add_growth (EntenteActRecorder *self)
{
  g_autoptr (EntenteActPiece) piece = entente_act_piece_new (ENTENTE_HISTORY_MERGED, "", 0);
  guint n_swaps;
  const EntenteSwap *swaps = entente_act_get_swaps (self->open, &n_swaps);

  for (guint i = 0; i < n_swaps; i++)
    {
      EntenteRecord *from = i < self->logged->len ? g_ptr_array_index (self->logged, i)
                                                  : swaps[i].before;

      if (from != swaps[i].after)
        add_swap (self, piece, &swaps[i], from, swaps[i].after);
    }
  if (entente_act_piece_get_n_swaps (piece) > 0)
    g_ptr_array_add (self->pieces, g_steal_pointer (&piece));
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
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_act_piece_free);
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

  /* Nothing merges into a step without a key: what very many records are then is not kept. */
  if (self->open != NULL && self->open->merge_key == NULL)
    end_open (self);
  write_open (self);
  if (self->open != NULL)
    remember_logged (self);
  pieces = g_steal_pointer (&self->pieces);
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_act_piece_free);
  return pieces;
}
