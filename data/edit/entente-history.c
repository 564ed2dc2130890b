/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-history.h"

#include "entente-act-private.h"
#include "entente-map-reader.h"
#include "entente-map-wait.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define N_DROPPED_AT_ONCE 4096 /* records of steps that go: about a millisecond */

struct _EntenteHistory
{
  GObject parent_instance;

  EntenteMap *map;  /* (owned) */
  GPtrArray *acts;  /* (element-type EntenteAct): done ones, then undone ones */
  GPtrArray *dropped; /* (element-type EntenteAct): not to be redone, go while nothing else is done */
  guint drop_id;
  guint n_done;
  gint64 saved_at;  /* n_done of the state on disk, −1: that state cannot be reached any more */
  guint may_merge : 1;
  guint read_only : 1;
  guint jumping : 1; /* more steps follow at once */
};

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  PROP_MODIFIED,
  N_PROPS,
};

enum
{
  MOVED,
  REFUSED,
  STEP,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (EntenteHistory, entente_history, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What listeners could see before a step, to notify what is different behind it. */
typedef struct
{
  gboolean can_undo;
  gboolean can_redo;
  gboolean modified;
  const char *undo_name;
  const char *redo_name;
} State;

static State
get_state (EntenteHistory *self)
{
  State state = {
    entente_history_get_can_undo (self),  entente_history_get_can_redo (self),
    entente_history_get_modified (self),  entente_history_get_undo_name (self),
    entente_history_get_redo_name (self),
  };

  return state;
}

static void
notify_changes (EntenteHistory *self,
                State           before)
{
  State now = get_state (self);

  if (before.can_undo != now.can_undo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (before.can_redo != now.can_redo)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  if (before.undo_name != now.undo_name)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_NAME]);
  if (before.redo_name != now.redo_name)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_NAME]);
  if (before.modified != now.modified)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static void
entente_history_finalize (GObject *object)
{
  EntenteHistory *self = ENTENTE_HISTORY (object);

  g_clear_handle_id (&self->drop_id, g_source_remove);
  g_clear_pointer (&self->dropped, g_ptr_array_unref);
  g_clear_pointer (&self->acts, g_ptr_array_unref);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (entente_history_parent_class)->finalize (object);
}

static void
entente_history_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  EntenteHistory *self = ENTENTE_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, entente_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, entente_history_get_can_redo (self));
      break;
    case PROP_UNDO_NAME:
      g_value_set_string (value, entente_history_get_undo_name (self));
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, entente_history_get_redo_name (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, entente_history_get_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_history_class_init (EntenteHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = entente_history_finalize;
  object_class->get_property = entente_history_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MOVED] = g_signal_new ("moved", ENTENTE_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  signals[REFUSED] = g_signal_new ("refused", ENTENTE_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[STEP] = g_signal_new ("step", ENTENTE_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
}

static void
entente_history_init (EntenteHistory *self)
{
  self->acts = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_act_free);
  self->dropped = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_act_free);
}

/**
 * entente_history_new:
 *
 * Returns: (transfer full): a history in which nothing was done yet
 */
EntenteHistory *
entente_history_new (EntenteMap *map)
{
  EntenteHistory *self = g_object_new (ENTENTE_TYPE_HISTORY, NULL);

  self->map = g_object_ref (map);
  return self;
}

EntenteMap *
entente_history_get_map (EntenteHistory *self)
{
  return self->map;
}

gboolean
entente_history_get_can_undo (EntenteHistory *self)
{
  return self->n_done > 0;
}

gboolean
entente_history_get_can_redo (EntenteHistory *self)
{
  return self->n_done < self->acts->len;
}

/**
 * entente_history_get_undo_name:
 *
 * Returns: (transfer none) (nullable): of the step that undo takes back
 */
const char *
entente_history_get_undo_name (EntenteHistory *self)
{
  if (self->n_done == 0)
    return NULL;
  return entente_act_get_name (g_ptr_array_index (self->acts, self->n_done - 1));
}

/**
 * entente_history_get_redo_name:
 *
 * Returns: (transfer none) (nullable): of the step that redo does again
 */
const char *
entente_history_get_redo_name (EntenteHistory *self)
{
  if (self->n_done == self->acts->len)
    return NULL;
  return entente_act_get_name (g_ptr_array_index (self->acts, self->n_done));
}

gboolean
entente_history_get_modified (EntenteHistory *self)
{
  return self->saved_at != (gint64) self->n_done;
}

static gboolean
apply (EntenteHistory *self,
       EntenteAct     *act,
       gboolean        backwards)
{
  g_autoptr (GError) error = NULL;
  guint n_swaps;
  const EntenteSwap *swaps = entente_act_get_swaps (act, &n_swaps);

  if (entente_map_apply (self->map, swaps, n_swaps, backwards, &error))
    return TRUE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  /* Acts are checked as they are built, so this is a fault of the program; the map is unchanged. */
  g_warning ("“%s” could not be done: %s", entente_act_get_name (act), error->message);
  return FALSE;
}

/* What has just been built is half done. */
static gboolean
apply_built (EntenteHistory *self,
             EntenteAct     *act)
{
  EntenteWaitPart before
      = entente_map_begin_wait_part (self->map, entente_act_get_built_part (act), 1);
  gboolean done = apply (self, act, FALSE);

  entente_map_end_wait_part (self->map, before);
  return done;
}

/* Whether nothing may be changed; says so, but for the time another step takes. */
static gboolean
refuse (EntenteHistory *self)
{
  if (entente_map_is_waiting (self->map))
    return TRUE;
  if (self->read_only)
    g_signal_emit (self, signals[REFUSED], 0);
  return self->read_only;
}

static void
tell_step (EntenteHistory    *self,
           EntenteHistoryStep step,
           EntenteAct        *act)
{
  g_signal_emit (self, signals[STEP], 0, (guint) step, act);
  g_signal_emit (self, signals[MOVED], 0, act, step == ENTENTE_HISTORY_UNDONE);
}

static gboolean
drop_some_cb (gpointer user_data)
{
  EntenteHistory *self = user_data;
  guint last = self->dropped->len - 1;

  if (!entente_act_forget_some (g_ptr_array_index (self->dropped, last), N_DROPPED_AT_ONCE))
    g_ptr_array_set_size (self->dropped, (int) last);
  if (self->dropped->len > 0)
    return G_SOURCE_CONTINUE;
  self->drop_id = 0;
  return G_SOURCE_REMOVE;
}

/* The state on disk is lost with the steps that led to it. */
static void
forget_undone_save (EntenteHistory *self)
{
  if (self->saved_at > (gint64) self->n_done)
    self->saved_at = -1;
}

/* What had been undone can no longer be redone. Letting many records go takes a while: nobody waits for
 * it. */
static void
drop_undone (EntenteHistory *self)
{
  forget_undone_save (self);
  while (self->acts->len > self->n_done)
    g_ptr_array_add (self->dropped, g_ptr_array_steal_index (self->acts, self->acts->len - 1));
  if (self->dropped->len > 0 && self->drop_id == 0)
    self->drop_id = g_idle_add_full (G_PRIORITY_LOW, drop_some_cb, self, NULL);
}

/* A step that is on disk must stay reachable, so nothing merges into it. */
static EntenteAct *
find_merge_target (EntenteHistory *self,
                   EntenteAct     *act)
{
  EntenteAct *last;

  if (!self->may_merge || act->merge_key == NULL || self->n_done == 0
      || self->saved_at == (gint64) self->n_done)
    return NULL;
  last = g_ptr_array_index (self->acts, self->n_done - 1);
  return g_strcmp0 (last->merge_key, act->merge_key) == 0 ? last : NULL;
}

/* Lets the last step go where what was merged into it has brought everything back. What listeners of
 * `moved` are given stays alive until they have heard of it. */
static EntenteAct *
drop_empty_step (EntenteHistory *self)
{
  EntenteAct *last = g_ptr_array_index (self->acts, self->n_done - 1);

  if (!entente_act_changes_nothing (last))
    return NULL;
  self->n_done--;
  return g_ptr_array_steal_index (self->acts, self->n_done);
}

/**
 * entente_history_perform:
 * @act: (transfer full): built against the map as it is now
 *
 * See the header. What had been undone can no longer be redone. A step that is merged back to where it
 * began (typing taken back) is none any more.
 *
 * Returns: whether there was anything to do, and it was done
 */
gboolean
entente_history_perform (EntenteHistory *self,
                         EntenteAct     *act)
{
  g_autoptr (EntenteAct) owned = act;
  g_autoptr (EntenteAct) dropped = NULL;
  State before = get_state (self);
  EntenteHistoryStep step = ENTENTE_HISTORY_DONE;
  EntenteAct *target;

  if (act->called_off || entente_act_is_empty (act) || refuse (self) || !apply_built (self, act))
    return FALSE;

  before.redo_name = self->n_done < self->acts->len ? "" : NULL;
  drop_undone (self);
  target = find_merge_target (self, act);
  if (target != NULL)
    {
      entente_act_absorb (target, g_steal_pointer (&owned));
      dropped = drop_empty_step (self);
      step = dropped != NULL ? ENTENTE_HISTORY_DROPPED : ENTENTE_HISTORY_MERGED;
    }
  else
    {
      target = act;
      g_ptr_array_add (self->acts, g_steal_pointer (&owned));
      self->n_done++;
    }
  self->may_merge = dropped == NULL;
  notify_changes (self, before);
  tell_step (self, step, target);
  return TRUE;
}

/**
 * entente_history_undo:
 *
 * Returns: whether there was a step to take back
 */
gboolean
entente_history_undo (EntenteHistory *self)
{
  State before = get_state (self);
  EntenteAct *act;

  if (self->n_done == 0 || refuse (self))
    return FALSE;
  act = g_ptr_array_index (self->acts, self->n_done - 1);
  if (!apply (self, act, TRUE))
    return FALSE;
  self->n_done--;
  self->may_merge = FALSE;
  notify_changes (self, before);
  tell_step (self, ENTENTE_HISTORY_UNDONE, act);
  return TRUE;
}

/**
 * entente_history_redo:
 *
 * Returns: whether there was a step to do again
 */
gboolean
entente_history_redo (EntenteHistory *self)
{
  State before = get_state (self);
  EntenteAct *act;

  if (self->n_done == self->acts->len || refuse (self))
    return FALSE;
  act = g_ptr_array_index (self->acts, self->n_done);
  if (!apply (self, act, FALSE))
    return FALSE;
  self->n_done++;
  self->may_merge = FALSE;
  notify_changes (self, before);
  tell_step (self, ENTENTE_HISTORY_REDONE, act);
  return TRUE;
}

/**
 * entente_history_go_to:
 * @n_done: at most as many as there are steps
 *
 * See the header. Listeners that show what a step did wait for the last one.
 *
 * Returns: whether @n_done steps are done now
 */
gboolean
entente_history_go_to (EntenteHistory *self,
                       guint           n_done)
{
  gboolean is_moved = TRUE;

  g_return_val_if_fail (n_done <= self->acts->len, FALSE);

  while (is_moved && self->n_done != n_done)
    {
      gboolean backwards = self->n_done > n_done;
      guint n_left = backwards ? self->n_done - n_done : n_done - self->n_done;

      self->jumping = n_left > 1;
      is_moved = backwards ? entente_history_undo (self) : entente_history_redo (self);
    }
  self->jumping = FALSE;
  return is_moved;
}

gboolean
entente_history_get_jumping (EntenteHistory *self)
{
  return self->jumping;
}

gint64
entente_history_get_saved_at (EntenteHistory *self)
{
  return self->saved_at;
}

void
entente_history_mark_saved (EntenteHistory *self)
{
  State before = get_state (self);

  self->saved_at = (gint64) self->n_done;
  self->may_merge = FALSE;
  notify_changes (self, before);
}

void
entente_history_mark_unsaved (EntenteHistory *self)
{
  State before = get_state (self);

  self->saved_at = -1;
  notify_changes (self, before);
}

void
entente_history_end_merge (EntenteHistory *self)
{
  self->may_merge = FALSE;
}

gboolean
entente_history_get_read_only (EntenteHistory *self)
{
  return self->read_only;
}

void
entente_history_set_read_only (EntenteHistory *self,
                               gboolean        read_only)
{
  self->read_only = read_only != FALSE;
}

/**
 * entente_history_get_n_steps:
 * @n_done: (out) (optional): those of them that are done
 *
 * Returns: how many steps there are, undone ones included
 */
guint
entente_history_get_n_steps (EntenteHistory *self,
                             guint          *n_done)
{
  if (n_done != NULL)
    *n_done = self->n_done;
  return self->acts->len;
}

/**
 * entente_history_get_step:
 *
 * Returns: (transfer none): the step, the oldest first
 */
EntenteAct *
entente_history_get_step (EntenteHistory *self,
                          guint           index)
{
  g_return_val_if_fail (index < self->acts->len, NULL);

  return g_ptr_array_index (self->acts, index);
}

static gboolean
replay_act (EntenteHistory     *self,
            EntenteHistoryStep  step,
            EntenteAct         *act,
            GError            **error)
{
  guint n_swaps;
  const EntenteSwap *swaps = entente_act_get_swaps (act, &n_swaps);

  if (!entente_map_apply (self->map, swaps, n_swaps, step == ENTENTE_HISTORY_UNDONE, error))
    {
      entente_act_free (act);
      return FALSE;
    }
  if (step == ENTENTE_HISTORY_MERGED)
    {
      entente_act_absorb (g_ptr_array_index (self->acts, self->n_done - 1), act);
    }
  else if (step == ENTENTE_HISTORY_UNDONE)
    {
      g_ptr_array_insert (self->acts, 0, act);
      self->saved_at += self->saved_at >= 0 ? 1 : 0;
    }
  else
    {
      /* At once: it is done in a worker. */
      forget_undone_save (self);
      g_ptr_array_set_size (self->acts, (int) self->n_done);
      g_ptr_array_add (self->acts, act);
      self->n_done++;
    }
  return TRUE;
}

static gboolean
replay_known (EntenteHistory     *self,
              EntenteHistoryStep  step,
              GError            **error)
{
  gboolean backwards = step == ENTENTE_HISTORY_UNDONE;
  EntenteAct *act = g_ptr_array_index (self->acts, backwards ? self->n_done - 1 : self->n_done);
  guint n_swaps;
  const EntenteSwap *swaps = entente_act_get_swaps (act, &n_swaps);

  if (!entente_map_apply (self->map, swaps, n_swaps, backwards, error))
    return FALSE;
  if (backwards)
    self->n_done--;
  else
    self->n_done++;
  return TRUE;
}

/* Whether that can have been told next. Nothing is merged into what was undone; and what was dropped had come
 * to nothing, else what it did would stay without a step that takes it back. */
static gboolean
follows (EntenteHistory     *self,
         EntenteHistoryStep  step,
         EntenteAct         *act)
{
  gboolean is_last = self->n_done > 0 && self->n_done == self->acts->len;

  switch (step)
    {
    case ENTENTE_HISTORY_DONE:
      return act != NULL;
    case ENTENTE_HISTORY_MERGED:
      return act != NULL && is_last;
    case ENTENTE_HISTORY_UNDONE:
      return act != NULL ? self->n_done == 0 : self->n_done > 0;
    case ENTENTE_HISTORY_REDONE:
      return act == NULL && self->n_done < self->acts->len;
    case ENTENTE_HISTORY_DROPPED:
    default:
      return act == NULL && is_last
             && entente_act_changes_nothing (g_ptr_array_index (self->acts, self->n_done - 1));
    }
}

/**
 * entente_history_replay:
 * @step: what was told by `step` once
 * @act: (transfer full) (nullable): of a step that is done, merged into the last one (what it
 *   adds to it), or undone without having been done in this history
 *
 * Repeats what a history told, so that the same steps can be undone and redone. What does not fit
 * changes nothing. No signals: for a history nobody looks at yet.
 *
 * Returns: whether it fits
 */
gboolean
entente_history_replay (EntenteHistory     *self,
                        EntenteHistoryStep  step,
                        EntenteAct         *act,
                        GError            **error)
{
  if (!follows (self, step, act))
    {
      g_clear_pointer (&act, entente_act_free);
      g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                           _("The steps do not follow each other."));
      return FALSE;
    }

  if (act != NULL)
    return replay_act (self, step, act, error);
  if (step != ENTENTE_HISTORY_DROPPED)
    return replay_known (self, step, error);
  self->n_done--;
  g_ptr_array_remove_index (self->acts, self->n_done);
  return TRUE;
}
