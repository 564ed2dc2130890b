/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-session"

#include "entente-session.h"

#include "entente-step-selections.h"
#include "entente-visited.h"

/* A step that touched more records than these (a whole layout) is not shown by selecting them. */
#define STEP_SHOWN_MAX 12

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_HOVER_CHANGED,
  SIGNAL_FOUND_CHANGED,
  SIGNAL_VISITED_CHANGED,
  SIGNAL_REVEAL,
  SIGNAL_CENTER,
  N_SIGNALS
};

struct _EntenteSession
{
  GObject parent_instance;

  /* owned */
  EntenteHistory *history;
  EntenteMap *map;
  EntenteVisited *visited;
  EntenteItemSet *selection;
  EntenteItemSet *before_step; /* nullable: what was selected before the map changed last */
  EntenteStepSelections *step_selections;
  GArray *found;               /* of EntenteItem */

  /* state */
  EntenteItem hovered;
  guint can_go_back : 1;
  guint can_go_forward : 1;
};

G_DEFINE_FINAL_TYPE (EntenteSession, entente_session, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
update_visited (EntenteSession *self)
{
  EntenteItem current = entente_session_get_current (self);
  gboolean back = !entente_item_is_nothing (entente_visited_peek (self->visited, current, -1));
  gboolean forward = !entente_item_is_nothing (entente_visited_peek (self->visited, current, 1));

  if (self->can_go_back == back && self->can_go_forward == forward)
    return;
  self->can_go_back = back;
  self->can_go_forward = forward;
  g_signal_emit (self, signals[SIGNAL_VISITED_CHANGED], 0);
}

/* One item alone is a place one can come back to; nothing and many are not. */
static void
emit_selection_changed (EntenteSession *self,
                        gboolean        visit)
{
  guint n_items;

  entente_item_set_get_items (self->selection, &n_items);
  if (visit && n_items == 1)
    entente_visited_add (self->visited, entente_session_get_current (self));
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
  update_visited (self);
}

static void
set_selection (EntenteSession    *self,
               const EntenteItem *items,
               guint              n_items,
               gboolean           visit)
{
  g_autoptr (EntenteItemSet) before = self->selection;

  self->selection = entente_item_set_new (self->map, items, n_items);
  if (!entente_item_set_equal (before, self->selection))
    emit_selection_changed (self, visit);
}

static void
set_from_array (EntenteSession *self,
                GArray         *items)
{
  set_selection (self, (const EntenteItem *) (gpointer) items->data, items->len, TRUE);
}

/* What of a selection still stands is selected. */
static void
restore_selection (EntenteSession *self,
                   EntenteItemSet *selection,
                   gboolean        visit)
{
  g_autoptr (EntenteItemSet) owned = entente_item_set_ref (selection);
  guint n_items;
  const EntenteItem *items = entente_item_set_get_items (owned, &n_items);

  set_selection (self, items, n_items, visit);
}

static void
map_changed_cb (EntenteMap     *map,
                gpointer        changes,
                guint           n_changes,
                EntenteSession *self)
{
  const EntenteChange *change = changes;
  gboolean lost = FALSE;
  gboolean moved = FALSE;

  for (guint i = 0; i < n_changes; i++)
    {
      moved |= change[i].kind != ENTENTE_CHANGE_CHANGED;
      if (change[i].kind == ENTENTE_CHANGE_REMOVED)
        lost |= entente_item_set_contains (
            self->selection, (EntenteItem){ change[i].type, change[i].slot, 0, 0 });
    }
  g_clear_pointer (&self->before_step, entente_item_set_unref);
  self->before_step = entente_item_set_ref (self->selection);
  if (!entente_item_is_nothing (self->hovered) && !entente_item_is_alive (self->hovered, map))
    entente_session_set_hovered (self, ENTENTE_NO_ITEM);
  if (lost)
    restore_selection (self, self->selection, FALSE);
  if (moved)
    update_visited (self);
}

/* (element-type EntenteItem): what of one type the act touched and still stands, each once. */
static GArray *
collect_touched (EntenteSession    *self,
                 EntenteAct        *act,
                 EntenteRecordType  type)
{
  GArray *touched = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  const EntenteSwap *swaps;
  guint n_swaps;

  swaps = entente_act_get_swaps (act, &n_swaps);
  for (guint i = 0; i < n_swaps; i++)
    {
      EntenteItem item = { type, swaps[i].slot, 0, 0 };

      if (swaps[i].type == type && entente_item_is_alive (item, self->map))
        g_array_append_val (touched, item);
    }
  return touched;
}

/* Whether the act is about anything of the selection that stands in the map. */
static gboolean
concerns (EntenteSession *self,
          EntenteAct     *act,
          EntenteItemSet *selection)
{
  const EntenteSwap *swaps;
  guint n_swaps;

  swaps = entente_act_get_swaps (act, &n_swaps);
  for (guint i = 0; i < n_swaps; i++)
    {
      EntenteItem item = { swaps[i].type, swaps[i].slot, 0, 0 };

      if (entente_item_set_contains (selection, item)
          && entente_item_is_alive (item, self->map))
        return TRUE;
    }
  return FALSE;
}

static void
reveal_current (EntenteSession *self)
{
  EntenteItem current = entente_session_get_current (self);

  if (!entente_item_is_nothing (current))
    g_signal_emit (self, signals[SIGNAL_REVEAL], 0, &current);
}

/* Records that came with the step and nothing else, however many: what was pasted. */
static gboolean
is_all_new (EntenteAct *act,
            gboolean    backwards)
{
  const EntenteSwap *swaps;
  guint n_swaps;

  swaps = entente_act_get_swaps (act, &n_swaps);
  for (guint i = 0; i < n_swaps; i++)
    {
      if (swaps[i].type != ENTENTE_RECORD_DOCUMENT
          && (backwards ? swaps[i].after : swaps[i].before) != NULL)
        return FALSE;
    }
  return TRUE;
}

/* What the step changed is selected: actors go before the relations that came and went with them. */
static gboolean
select_touched (EntenteSession *self,
                EntenteAct     *act,
                gboolean        backwards)
{
  static const EntenteRecordType order[] = { ENTENTE_RECORD_ACTOR, ENTENTE_RECORD_RELATION,
                                             ENTENTE_RECORD_ARTICLE, ENTENTE_RECORD_STEP };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (GArray) touched = collect_touched (self, act, order[i]);

      if (touched->len == 0)
        continue;
      if (touched->len <= STEP_SHOWN_MAX || is_all_new (act, backwards))
        set_from_array (self, touched);
      return TRUE;
    }
  return FALSE;
}

/* A step that was taken back or done again is shown. Where it is about the whole map, or what is
 * selected has to do with it, nothing jumps; else what was selected when it was done comes back, or
 * what it changed; and where nothing is left of that, what was selected anyhow. */
static void
show_step (EntenteSession *self,
           EntenteAct     *act,
           EntenteItemSet *before,
           gboolean        backwards)
{
  if (entente_act_get_whole_map (act))
    return;
  if (before != NULL && concerns (self, act, before))
    restore_selection (self, before, TRUE);
  else if (!concerns (self, act, self->selection) && !select_touched (self, act, backwards)
           && before != NULL)
    restore_selection (self, before, TRUE);
  if (concerns (self, act, self->selection))
    reveal_current (self);
}

static void
history_step_cb (EntenteHistory *history,
                 guint           step,
                 gpointer        act,
                 EntenteSession *self)
{
  guint n_done;

  entente_history_get_n_steps (history, &n_done);
  if (step == ENTENTE_HISTORY_DONE)
    entente_step_selections_add (self->step_selections, n_done - 1, self->before_step);
  else if (step == ENTENTE_HISTORY_DROPPED)
    entente_step_selections_truncate (self->step_selections, n_done);
  /* Of many steps at once, what the last one did is shown. */
  else if (entente_history_get_jumping (history))
    return;
  else if (step == ENTENTE_HISTORY_UNDONE)
    show_step (self, act, entente_step_selections_get (self->step_selections, n_done), TRUE);
  else if (step == ENTENTE_HISTORY_REDONE)
    show_step (self, act, entente_step_selections_get (self->step_selections, n_done - 1), FALSE);
}

static void
entente_session_dispose (GObject *object)
{
  EntenteSession *self = ENTENTE_SESSION (object);

  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->map);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (entente_session_parent_class)->dispose (object);
}

static void
entente_session_finalize (GObject *object)
{
  EntenteSession *self = ENTENTE_SESSION (object);

  g_clear_pointer (&self->visited, entente_visited_free);
  g_clear_pointer (&self->step_selections, entente_step_selections_free);
  g_clear_pointer (&self->before_step, entente_item_set_unref);
  g_clear_pointer (&self->selection, entente_item_set_unref);
  g_array_unref (self->found);

  G_OBJECT_CLASS (entente_session_parent_class)->finalize (object);
}

static void
entente_session_class_init (EntenteSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = entente_session_dispose;
  object_class->finalize = entente_session_finalize;

  signals[SIGNAL_SELECTION_CHANGED]
      = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
  signals[SIGNAL_HOVER_CHANGED]
      = g_signal_new ("hover-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
  signals[SIGNAL_FOUND_CHANGED]
      = g_signal_new ("found-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
  signals[SIGNAL_VISITED_CHANGED]
      = g_signal_new ("visited-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
  signals[SIGNAL_CENTER]
      = g_signal_new ("center", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_REVEAL]
      = g_signal_new ("reveal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
entente_session_init (EntenteSession *self)
{
  self->hovered = ENTENTE_NO_ITEM;
  self->found = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  self->step_selections = entente_step_selections_new ();
}

/**
 * entente_session_new:
 * @history: the steps done on the map that is shown
 *
 * Makes a session in which nothing is selected, hovered or visited. Main thread.
 *
 * Returns: (transfer full):
 */
EntenteSession *
entente_session_new (EntenteHistory *history)
{
  EntenteSession *self;

  g_return_val_if_fail (ENTENTE_IS_HISTORY (history), NULL);

  self = g_object_new (ENTENTE_TYPE_SESSION, NULL);
  self->history = g_object_ref (history);
  self->map = g_object_ref (entente_history_get_map (history));
  self->visited = entente_visited_new (self->map);
  self->selection = entente_item_set_new (self->map, NULL, 0);
  g_signal_connect (self->map, "changed", G_CALLBACK (map_changed_cb), self);
  g_signal_connect (self->history, "step", G_CALLBACK (history_step_cb), self);
  return self;
}

/* (transfer none) */
EntenteHistory *
entente_session_get_history (EntenteSession *self)
{
  g_return_val_if_fail (ENTENTE_IS_SESSION (self), NULL);

  return self->history;
}

/* (transfer none) */
EntenteMap *
entente_session_get_map (EntenteSession *self)
{
  g_return_val_if_fail (ENTENTE_IS_SESSION (self), NULL);

  return self->map;
}

/**
 * entente_session_get_current:
 *
 * The item the panel shows: of what is selected, the one added last.
 */
EntenteItem
entente_session_get_current (EntenteSession *self)
{
  g_return_val_if_fail (ENTENTE_IS_SESSION (self), ENTENTE_NO_ITEM);

  return entente_item_set_get_current (self->selection);
}

/**
 * entente_session_get_selection:
 * @n_items: (out)
 *
 * Returns: (array length=n_items) (transfer none): all that is selected, in the order it was added;
 *   valid until the selection changes
 */
const EntenteItem *
entente_session_get_selection (EntenteSession *self,
                               guint          *n_items)
{
  g_return_val_if_fail (ENTENTE_IS_SESSION (self), NULL);

  return entente_item_set_get_items (self->selection, n_items);
}

guint
entente_session_get_n_selected (EntenteSession    *self,
                                EntenteRecordType  type)
{
  g_return_val_if_fail (ENTENTE_IS_SESSION (self), 0);

  return entente_item_set_get_n (self->selection, type);
}

/**
 * entente_session_dup_selected:
 * @type: ACTOR, RELATION or ARTICLE
 *
 * Returns: (transfer full) (element-type guint32): the slots that are selected, for an act on all of
 *   them
 */
GArray *
entente_session_dup_selected (EntenteSession    *self,
                              EntenteRecordType  type)
{
  GArray *slots;
  const EntenteItem *items;
  guint n_items;

  g_return_val_if_fail (ENTENTE_IS_SESSION (self), NULL);

  slots = g_array_sized_new (FALSE, FALSE, sizeof (guint32),
                             entente_item_set_get_n (self->selection, type));
  items = entente_item_set_get_items (self->selection, &n_items);
  for (guint i = 0; i < n_items; i++)
    {
      if (items[i].type == type)
        g_array_append_val (slots, items[i].slot);
    }
  return slots;
}

/**
 * entente_session_is_selected:
 *
 * Whether the item's record is selected; an article whatever its passage.
 */
gboolean
entente_session_is_selected (EntenteSession *self,
                             EntenteItem     item)
{
  g_return_val_if_fail (ENTENTE_IS_SESSION (self), FALSE);

  return entente_item_set_contains (self->selection, item);
}

EntenteItem
entente_session_get_hovered (EntenteSession *self)
{
  g_return_val_if_fail (ENTENTE_IS_SESSION (self), ENTENTE_NO_ITEM);

  return self->hovered;
}

gboolean
entente_session_get_can_go_back (EntenteSession *self)
{
  g_return_val_if_fail (ENTENTE_IS_SESSION (self), FALSE);

  return self->can_go_back;
}

gboolean
entente_session_get_can_go_forward (EntenteSession *self)
{
  g_return_val_if_fail (ENTENTE_IS_SESSION (self), FALSE);

  return self->can_go_forward;
}

/**
 * entente_session_select:
 * @item: what to select; a record that does not stand in the map counts as nothing
 *
 * Selects one item alone, or nothing. A new item is a new place among those visited.
 */
void
entente_session_select (EntenteSession *self,
                        EntenteItem     item)
{
  g_return_if_fail (ENTENTE_IS_SESSION (self));

  set_selection (self, &item, 1, TRUE);
}

/**
 * entente_session_go_to:
 *
 * Selects one item alone, and asks the map to bring it into view.
 */
void
entente_session_go_to (EntenteSession *self,
                       EntenteItem     item)
{
  g_return_if_fail (ENTENTE_IS_SESSION (self));

  entente_session_select (self, item);
  if (entente_session_is_selected (self, item))
    g_signal_emit (self, signals[SIGNAL_REVEAL], 0, &item);
}

static gboolean
stands_alone (EntenteItem item)
{
  return item.type == ENTENTE_RECORD_ARTICLE || item.type == ENTENTE_RECORD_STEP;
}

/* (transfer full) (element-type EntenteItem): what is selected but for this one, with room for
 * more. What stands alone goes. */
static GArray *
copy_without (EntenteSession *self,
              EntenteItem     item,
              guint           n_more)
{
  GArray *copy;
  const EntenteItem *items;
  guint n_items;

  items = entente_item_set_get_items (self->selection, &n_items);
  copy = g_array_sized_new (FALSE, FALSE, sizeof (EntenteItem), n_items + n_more);
  for (guint i = 0; i < n_items; i++)
    {
      if (!stands_alone (items[i]) && !entente_item_same_record (items[i], item))
        g_array_append_val (copy, items[i]);
    }
  return copy;
}

/**
 * entente_session_center_on:
 *
 * Selects one item alone, and asks the map to have it in the middle of the view.
 */
void
entente_session_center_on (EntenteSession *self,
                           EntenteItem     item)
{
  g_return_if_fail (ENTENTE_IS_SESSION (self));

  entente_session_select (self, item);
  if (entente_session_is_selected (self, item))
    g_signal_emit (self, signals[SIGNAL_CENTER], 0, &item);
}

/**
 * entente_session_toggle:
 *
 * Adds an actor or a relation to the selection, or takes it away. An article stands alone.
 */
void
entente_session_toggle (EntenteSession *self,
                        EntenteItem     item)
{
  g_autoptr (GArray) items = NULL;
  gboolean selected;

  g_return_if_fail (ENTENTE_IS_SESSION (self));

  selected = entente_session_is_selected (self, item);
  if (!selected && stands_alone (item))
    {
      entente_session_select (self, item);
      return;
    }
  items = copy_without (self, item, 1);
  if (!selected)
    g_array_append_val (items, item);
  set_from_array (self, items);
}

/**
 * entente_session_select_many:
 * @items: (array length=n_items): actors and relations; the last becomes the current one
 *
 * Selects these instead of what was selected.
 */
void
entente_session_select_many (EntenteSession    *self,
                             const EntenteItem *items,
                             guint              n_items)
{
  g_return_if_fail (ENTENTE_IS_SESSION (self));
  g_return_if_fail (items != NULL || n_items == 0);

  set_selection (self, items, n_items, TRUE);
}

/**
 * entente_session_add_many:
 * @items: (array length=n_items): actors and relations; the last of those that are new becomes the
 *   current one
 *
 * Selects these besides the actors and relations that are selected.
 */
void
entente_session_add_many (EntenteSession    *self,
                          const EntenteItem *items,
                          guint              n_items)
{
  g_autoptr (GArray) all = NULL;

  g_return_if_fail (ENTENTE_IS_SESSION (self));
  g_return_if_fail (items != NULL || n_items == 0);

  if (n_items == 0)
    return;
  all = copy_without (self, ENTENTE_NO_ITEM, n_items);
  g_array_append_vals (all, items, n_items);
  set_from_array (self, all);
}

/**
 * entente_session_select_all:
 *
 * Selects all relations and all actors; the map's last actor becomes the current item.
 */
void
entente_session_select_all (EntenteSession *self)
{
  static const EntenteRecordType types[] = { ENTENTE_RECORD_RELATION, ENTENTE_RECORD_ACTOR };
  g_autoptr (GArray) items = NULL;

  g_return_if_fail (ENTENTE_IS_SESSION (self));

  items = g_array_sized_new (FALSE, FALSE, sizeof (EntenteItem),
                             entente_map_get_n_records (self->map, ENTENTE_RECORD_RELATION)
                                 + entente_map_get_n_records (self->map, ENTENTE_RECORD_ACTOR));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      EntenteItem item = { types[i], entente_map_get_first (self->map, types[i]), 0, 0 };

      for (; item.slot != ENTENTE_NO_SLOT;
           item.slot = entente_map_get_next (self->map, types[i], item.slot))
        g_array_append_val (items, item);
    }
  set_from_array (self, items);
}

/**
 * entente_session_set_current:
 * @item: one of those that are selected; else nothing happens
 *
 * Makes it the current item, as if it had been added last; the set stays.
 */
void
entente_session_set_current (EntenteSession *self,
                             EntenteItem     item)
{
  g_autoptr (GArray) items = NULL;

  g_return_if_fail (ENTENTE_IS_SESSION (self));

  if (!entente_session_is_selected (self, item))
    return;
  items = copy_without (self, item, 1);
  g_array_append_val (items, item);
  set_from_array (self, items);
}

/**
 * entente_session_set_hovered:
 * @item: what the pointer is over, on the map or in a list of the panel; or nothing
 *
 * Both show it.
 */
void
entente_session_set_hovered (EntenteSession *self,
                             EntenteItem     item)
{
  g_return_if_fail (ENTENTE_IS_SESSION (self));

  if (!entente_item_is_alive (item, self->map))
    item = ENTENTE_NO_ITEM;
  if (entente_item_equal (self->hovered, item))
    return;
  self->hovered = item;
  g_signal_emit (self, signals[SIGNAL_HOVER_CHANGED], 0);
}

/**
 * entente_session_set_found:
 * @items: (array length=n_items) (nullable): what a search found; the map marks it
 */
void
entente_session_set_found (EntenteSession    *self,
                           const EntenteItem *items,
                           guint              n_items)
{
  g_return_if_fail (ENTENTE_IS_SESSION (self));

  if (n_items == 0 && self->found->len == 0)
    return;
  g_array_set_size (self->found, 0);
  if (n_items > 0)
    g_array_append_vals (self->found, items, n_items);
  g_signal_emit (self, signals[SIGNAL_FOUND_CHANGED], 0);
}

/* (transfer none) (array length=n_items) */
const EntenteItem *
entente_session_get_found (EntenteSession *self,
                           guint          *n_items)
{
  g_return_val_if_fail (ENTENTE_IS_SESSION (self), NULL);

  *n_items = self->found->len;
  return (const EntenteItem *) (gpointer) self->found->data;
}

static void
go (EntenteSession *self,
    int             step)
{
  EntenteItem item
      = entente_visited_go (self->visited, entente_session_get_current (self), step);

  if (entente_item_is_nothing (item))
    return;
  entente_session_go_to (self, item);
  update_visited (self);
}

/**
 * entente_session_go_back:
 *
 * Selects the place visited before this one that still stands, and brings it into view.
 */
void
entente_session_go_back (EntenteSession *self)
{
  g_return_if_fail (ENTENTE_IS_SESSION (self));

  go (self, -1);
}

/**
 * entente_session_go_forward:
 *
 * Selects the place that was left by going back, and brings it into view.
 */
void
entente_session_go_forward (EntenteSession *self)
{
  g_return_if_fail (ENTENTE_IS_SESSION (self));

  go (self, 1);
}
