/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Entente"

#include "entente-session.h"

#include "entente-visited.h"

/* A step that touched more records than these (a whole layout) is not shown by selecting them. */
#define STEP_SHOWN_MAX 12

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_HOVER_CHANGED,
  SIGNAL_VISITED_CHANGED,
  SIGNAL_REVEAL,
  N_SIGNALS
};

struct _EntenteSession
{
  GObject parent_instance;

  /* owned */
  EntenteHistory *history;
  EntenteMap *map;
  EntenteVisited *visited;
  GArray *selection;                          /* of EntenteItem, the current one last */
  GHashTable *members[ENTENTE_N_RECORD_TYPES]; /* slots of the selection by type, as sets */
  GPtrArray *undone; /* acts taken back, only compared: they belong to the history */

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
  if (visit && self->selection->len == 1)
    entente_visited_add (self->visited, entente_session_get_current (self));
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
  update_visited (self);
}

static void
clear_members (EntenteSession *self)
{
  for (guint i = 0; i < ENTENTE_N_RECORD_TYPES; i++)
    g_hash_table_remove_all (self->members[i]);
}

/* Takes the items that are alive, each once; the caller has emptied the members. */
static GArray *
take_living (EntenteSession    *self,
             const EntenteItem *items,
             guint              n_items)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (EntenteItem));

  for (guint i = 0; i < n_items; i++)
    {
      if (entente_item_is_alive (items[i], self->map)
          && g_hash_table_add (self->members[items[i].type], GUINT_TO_POINTER (items[i].slot)))
        g_array_append_val (taken, items[i]);
    }
  return taken;
}

static gboolean
is_same_selection (GArray *a,
                   GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      if (!entente_item_equal (g_array_index (a, EntenteItem, i),
                               g_array_index (b, EntenteItem, i)))
        return FALSE;
    }
  return TRUE;
}

static void
set_selection (EntenteSession    *self,
               const EntenteItem *items,
               guint              n_items,
               gboolean           visit)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->selection);

  clear_members (self);
  self->selection = take_living (self, items, n_items);
  if (!is_same_selection (before, self->selection))
    emit_selection_changed (self, visit);
}

static void
drop_removed (EntenteSession *self)
{
  g_autoptr (GArray) before = g_array_copy (self->selection);

  set_selection (self, (const EntenteItem *) (gpointer) before->data, before->len, FALSE);
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
        lost |= g_hash_table_contains (self->members[change[i].type],
                                       GUINT_TO_POINTER (change[i].slot));
    }
  if (!entente_item_is_nothing (self->hovered) && !entente_item_is_alive (self->hovered, map))
    entente_session_set_hovered (self, ENTENTE_NO_ITEM);
  if (lost)
    drop_removed (self);
  if (moved)
    update_visited (self);
}

static gboolean
is_redone (EntenteSession *self,
           gpointer        act)
{
  guint n = self->undone->len;

  if (n > 0 && g_ptr_array_index (self->undone, n - 1) == act)
    {
      g_ptr_array_set_size (self->undone, (int) n - 1);
      return TRUE;
    }
  g_ptr_array_set_size (self->undone, 0);
  return FALSE;
}

/* (element-type EntenteItem): what of one type the act touched and still stands, each once. */
static GArray *
collect_touched (EntenteSession    *self,
                 EntenteAct        *act,
                 EntenteRecordType  type)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *touched = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  const EntenteSwap *swaps;
  guint n_swaps;

  swaps = entente_act_get_swaps (act, &n_swaps);
  for (guint i = 0; i < n_swaps; i++)
    {
      EntenteItem item = { type, swaps[i].slot, 0, 0 };

      if (swaps[i].type == type && entente_item_is_alive (item, self->map)
          && g_hash_table_add (seen, GUINT_TO_POINTER (item.slot)))
        g_array_append_val (touched, item);
    }
  return touched;
}

static gboolean
is_any_selected (EntenteSession *self,
                 GArray         *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (entente_session_is_selected (self, g_array_index (items, EntenteItem, i)))
        return TRUE;
    }
  return FALSE;
}

/* What a step taken back or done again changed, is shown: an actor goes before the relations
 * that came and went with it. Where it is selected already, nothing jumps. */
static void
show_step (EntenteSession *self,
           EntenteAct     *act)
{
  static const EntenteRecordType order[] = { ENTENTE_RECORD_ACTOR, ENTENTE_RECORD_RELATION,
                                             ENTENTE_RECORD_ARTICLE };
  g_autoptr (GArray) shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (GArray) touched = collect_touched (self, act, order[i]);

      if (is_any_selected (self, touched))
        return;
      if (shown == NULL && touched->len > 0)
        shown = g_steal_pointer (&touched);
    }
  if (shown == NULL || shown->len > STEP_SHOWN_MAX)
    return;
  set_selection (self, (const EntenteItem *) (gpointer) shown->data, shown->len, TRUE);
  g_signal_emit (self, signals[SIGNAL_REVEAL], 0, &g_array_index (shown, EntenteItem, 0));
}

static void
history_moved_cb (EntenteHistory *history,
                  gpointer        act,
                  gboolean        backwards,
                  EntenteSession *self)
{
  if (backwards)
    g_ptr_array_add (self->undone, act);
  else if (!is_redone (self, act))
    return;
  show_step (self, act);
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
  g_array_unref (self->selection);
  for (guint i = 0; i < ENTENTE_N_RECORD_TYPES; i++)
    g_hash_table_unref (self->members[i]);
  g_ptr_array_unref (self->undone);

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
  signals[SIGNAL_VISITED_CHANGED]
      = g_signal_new ("visited-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
  signals[SIGNAL_REVEAL]
      = g_signal_new ("reveal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
entente_session_init (EntenteSession *self)
{
  self->hovered = ENTENTE_NO_ITEM;
  self->selection = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  for (guint i = 0; i < ENTENTE_N_RECORD_TYPES; i++)
    self->members[i] = g_hash_table_new (NULL, NULL);
  self->undone = g_ptr_array_new ();
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
  g_signal_connect (self->map, "changed", G_CALLBACK (map_changed_cb), self);
  g_signal_connect (self->history, "moved", G_CALLBACK (history_moved_cb), self);
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

  if (self->selection->len == 0)
    return ENTENTE_NO_ITEM;
  return g_array_index (self->selection, EntenteItem, self->selection->len - 1);
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

  *n_items = self->selection->len;
  return (const EntenteItem *) (gpointer) self->selection->data;
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

  if (entente_item_is_nothing (item))
    return FALSE;
  return g_hash_table_contains (self->members[item.type], GUINT_TO_POINTER (item.slot));
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
  EntenteItem current;
  gboolean selected;

  g_return_if_fail (ENTENTE_IS_SESSION (self));

  current = entente_session_get_current (self);
  selected = entente_session_is_selected (self, item);
  if (!selected
      && (item.type == ENTENTE_RECORD_ARTICLE || current.type == ENTENTE_RECORD_ARTICLE))
    {
      entente_session_select (self, item);
      return;
    }

  items = g_array_sized_new (FALSE, FALSE, sizeof (EntenteItem), self->selection->len + 1);
  for (guint i = 0; i < self->selection->len; i++)
    {
      EntenteItem other = g_array_index (self->selection, EntenteItem, i);

      if (!entente_item_same_record (other, item))
        g_array_append_val (items, other);
    }
  if (!selected)
    g_array_append_val (items, item);
  set_selection (self, (const EntenteItem *) (gpointer) items->data, items->len, TRUE);
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
