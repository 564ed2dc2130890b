/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-table"

#include "entente-table-model.h"

#define N_RECORDS_AT_ONCE 10000
#define SLICE_US 6000 /* of a frame of 16 ms */
#define N_ROWS_AT_HAND 240 /* GTK 4.8 holds widgets of some 200 rows */
#define N_ROWS_A_SLICE 40  /* whose widgets are made or taken apart in one slice */

/* How many rows GTK was told of, n_listed, follows how many are shown in slices: to make the widgets of
 * all rows it holds ready, or to take them apart, is longer than one likes to wait. Meanwhile rows that
 * are not told of yet are missing, and those that are still there say nothing. */

struct _EntenteTableModel
{
  GObject parent_instance;

  /* owned */
  EntenteSession *session;
  EntenteTableOrder *order;
  GHashTable *rows;  /* slot → EntenteTableRow, weak: those that somebody looks at */
  GHashTable *slots; /* the same → slot */

  /* state */
  EntenteRecordType type;
  guint n_listed;
  guint slice; /* idle source; 0: nothing to do */
};

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS
};

enum
{
  SIGNAL_ROWS_CHANGED,
  N_SIGNALS
};

static void list_init (GListModelInterface *iface);
static void selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntenteTableModel, entente_table_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_init))

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GArray *
get_shown (EntenteTableModel *self)
{
  return entente_table_order_get_shown (self->order);
}

static GPtrArray *
dup_rows (EntenteTableModel *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_ptr_array_add (rows, g_object_ref (row));
  return rows;
}

static void
hold (EntenteTableModel *self,
      EntenteTableRow   *row,
      guint32            slot)
{
  entente_table_row_set_slot (row, slot);
  g_hash_table_insert (self->slots, row, GUINT_TO_POINTER (slot));
  if (slot != ENTENTE_NO_SLOT)
    g_hash_table_insert (self->rows, GUINT_TO_POINTER (slot), row);
}

/* Rows hold what is there now; one that was taken out holds what it held. */
static void
hold_others (EntenteTableModel *self)
{
  g_autoptr (GPtrArray) rows = dup_rows (self);

  g_hash_table_remove_all (self->rows);
  for (guint i = 0; i < rows->len; i++)
    {
      EntenteTableRow *row = g_ptr_array_index (rows, i);
      guint position = entente_table_row_get_position (row);

      if (position != G_MAXUINT)
        hold (self, row, entente_table_model_get_slot (self, position));
    }
}

/* Rows behind what moved go with it; one that was taken out stands nowhere. */
static void
shift_rows (EntenteTableModel *self,
            guint              position,
            guint              n_removed,
            guint              n_added)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      guint place = entente_table_row_get_position (row);

      if (place == G_MAXUINT || place < position)
        continue;
      entente_table_row_set_position (
          row, place < position + n_removed ? G_MAXUINT : place - n_removed + n_added);
    }
}

static void
tell (EntenteTableModel *self,
      guint              position,
      guint              n_removed,
      guint              n_added)
{
  shift_rows (self, position, n_removed, n_added);
  self->n_listed = self->n_listed - n_removed + n_added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* Of rows that are all replaced GTK 4.8 would look for those it shows among the new, make an object of
 * each for that, and build its widgets anew: rows that are seen stay instead, and say something else. */
static void
moved_cb (guint    position,
          guint    n_removed,
          guint    n_added,
          gpointer user_data)
{
  EntenteTableModel *self = user_data;
  gboolean is_told = self->n_listed == get_shown (self)->len + n_removed - n_added;
  gboolean few = n_removed < N_ROWS_A_SLICE
                 && (n_added < N_ROWS_A_SLICE || position >= N_ROWS_AT_HAND);

  if (is_told && few && (position > 0 || n_removed == 0 || n_added == 0))
    tell (self, position, n_removed, n_added);
  else if (position < self->n_listed)
    {
      hold_others (self);
      gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position,
                                             self->n_listed - position);
      g_signal_emit (self, signals[SIGNAL_ROWS_CHANGED], 0);
    }
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* Up to where rows can go at once. */
static guint
find_cut (EntenteTableModel *self)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_shown = get_shown (self)->len;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      guint position = entente_table_row_get_position (row);

      if (position != G_MAXUINT && position >= n_shown)
        g_array_append_val (positions, position);
    }
  if (positions->len <= N_ROWS_A_SLICE)
    return n_shown;
  g_array_sort (positions, compare_positions);
  return g_array_index (positions, guint, positions->len - N_ROWS_A_SLICE);
}

/* One slice of telling how many rows there are; FALSE where it is told. */
static gboolean
settle (EntenteTableModel *self)
{
  guint n_shown = get_shown (self)->len;
  guint end = self->n_listed;

  if (end > n_shown)
    {
      guint cut = find_cut (self);

      tell (self, cut, end - cut, 0);
    }
  else if (end < n_shown)
    tell (self, end, 0,
          end < N_ROWS_AT_HAND ? MIN (n_shown - end, N_ROWS_A_SLICE) : n_shown - end);
  return self->n_listed != n_shown;
}

/* While words are sought, rows that say nothing yet may be needed at once. */
static gboolean
step (EntenteTableModel *self)
{
  gboolean more = entente_table_order_step (self->order, SLICE_US);
  guint n_shown = get_shown (self)->len;

  if (more && self->n_listed > n_shown)
    return TRUE;
  return settle (self) || more;
}

static gboolean
slice_cb (gpointer user_data)
{
  EntenteTableModel *self = user_data;

  if (step (self))
    return G_SOURCE_CONTINUE;
  self->slice = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  return G_SOURCE_REMOVE;
}

static void
finish (EntenteTableModel *self)
{
  while (entente_table_order_step (self->order, G_MAXUINT))
    ;
  while (settle (self))
    ;
}

/* What was asked of the order is done now, or begun now. */
static void
run (EntenteTableModel *self)
{
  EntenteMap *map = entente_table_model_get_map (self);

  if (entente_map_get_n_records (map, self->type) <= N_RECORDS_AT_ONCE)
    finish (self);
  else if (step (self) && self->slice == 0)
    {
      self->slice = g_idle_add (slice_cb, self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
    }
}

/* Rows that are seen are few: all of them say anew what they say, whatever it hangs on. */
static void
map_changed_cb (EntenteTableModel   *self,
                const EntenteChange *changes,
                guint                n_changes)
{
  entente_table_order_follow (self->order, changes, n_changes);
  run (self);
  g_signal_emit (self, signals[SIGNAL_ROWS_CHANGED], 0);
}

static void
selection_changed_cb (EntenteTableModel *self)
{
  if (self->n_listed > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->n_listed);
}

static EntenteItem
get_item (EntenteTableModel *self,
          guint              position)
{
  return (EntenteItem){ self->type, entente_table_model_get_slot (self, position), 0, 0 };
}

static GType
entente_table_model_get_item_type (GListModel *list)
{
  return ENTENTE_TYPE_TABLE_ROW;
}

static guint
entente_table_model_get_n_items (GListModel *list)
{
  return ENTENTE_TABLE_MODEL (list)->n_listed;
}

static void
row_gone_cb (gpointer  user_data,
             GObject  *row)
{
  EntenteTableModel *self = user_data;
  gpointer slot = g_hash_table_lookup (self->slots, row);

  g_hash_table_remove (self->slots, row);
  if (g_hash_table_lookup (self->rows, slot) == row)
    g_hash_table_remove (self->rows, slot);
}

/* One that is looked at already stays the same one, so that its widgets keep it through a move. */
static gpointer
entente_table_model_get_item (GListModel *list,
                              guint       position)
{
  EntenteTableModel *self = ENTENTE_TABLE_MODEL (list);
  guint32 slot = entente_table_model_get_slot (self, position);
  EntenteTableRow *row;

  if (position >= self->n_listed)
    return NULL;
  row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (slot));
  if (row != NULL)
    {
      entente_table_row_set_position (row, position);
      return g_object_ref (row);
    }
  row = entente_table_row_new (slot, position);
  hold (self, row, slot);
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, self);
  return row;
}

static void
list_init (GListModelInterface *iface)
{
  iface->get_item_type = entente_table_model_get_item_type;
  iface->get_n_items = entente_table_model_get_n_items;
  iface->get_item = entente_table_model_get_item;
}

static gboolean
entente_table_model_is_selected (GtkSelectionModel *selection,
                                 guint              position)
{
  EntenteTableModel *self = ENTENTE_TABLE_MODEL (selection);

  return entente_session_is_selected (self->session, get_item (self, position));
}

static GtkBitset *
entente_table_model_get_selection_in_range (GtkSelectionModel *selection,
                                            guint              position,
                                            guint              n_items)
{
  EntenteTableModel *self = ENTENTE_TABLE_MODEL (selection);
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint end = MIN (get_shown (self)->len, position + MIN (n_items, G_MAXUINT - position));

  for (guint i = position; i < end; i++)
    if (entente_table_model_is_selected (selection, i))
      gtk_bitset_add (selected, i);
  return selected;
}

/* Of what is selected elsewhere, rows that are not shown among it, what is not in @mask stays. */
static gboolean
entente_table_model_set_selection (GtkSelectionModel *selection,
                                   GtkBitset         *selected,
                                   GtkBitset         *mask)
{
  EntenteTableModel *self = ENTENTE_TABLE_MODEL (selection);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));
  guint n_shown = get_shown (self)->len;
  gboolean all = n_shown > 0 && gtk_bitset_get_size_in_range (mask, 0, n_shown - 1) == n_shown;
  const EntenteItem *before;
  guint n_before;
  GtkBitsetIter iter;
  guint position;

  before = entente_session_get_selection (self->session, &n_before);
  for (guint i = 0; !all && i < n_before; i++)
    {
      gboolean is_shown = before[i].type == self->type
                          && entente_table_model_find (self, before[i].slot, &position);

      if (before[i].type != ENTENTE_RECORD_ARTICLE
          && !(is_shown && gtk_bitset_contains (mask, position)))
        g_array_append_val (items, before[i]);
    }
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position < n_shown && gtk_bitset_contains (mask, position))
      {
        EntenteItem item = get_item (self, position);

        g_array_append_val (items, item);
      }
  entente_session_select_many (self->session, (const EntenteItem *) (gpointer) items->data,
                               items->len);
  return TRUE;
}

static gboolean
entente_table_model_select_range (GtkSelectionModel *selection,
                                  guint              position,
                                  guint              n_items,
                                  gboolean           unselect_rest)
{
  EntenteTableModel *self = ENTENTE_TABLE_MODEL (selection);
  g_autoptr (GArray) items = g_array_sized_new (FALSE, FALSE, sizeof (EntenteItem), n_items);
  guint end = MIN (get_shown (self)->len, position + n_items);

  for (guint i = position; i < end; i++)
    {
      EntenteItem item = get_item (self, i);

      g_array_append_val (items, item);
    }
  if (unselect_rest)
    entente_session_select_many (self->session, (const EntenteItem *) (gpointer) items->data,
                                 items->len);
  else
    entente_session_add_many (self->session, (const EntenteItem *) (gpointer) items->data,
                              items->len);
  return TRUE;
}

static gboolean
entente_table_model_select_item (GtkSelectionModel *selection,
                                 guint              position,
                                 gboolean           unselect_rest)
{
  EntenteTableModel *self = ENTENTE_TABLE_MODEL (selection);

  if (!unselect_rest)
    return entente_table_model_select_range (selection, position, 1, FALSE);
  if (position >= get_shown (self)->len)
    return FALSE;
  entente_session_select (self->session, get_item (self, position));
  return TRUE;
}

static gboolean
entente_table_model_unselect_item (GtkSelectionModel *selection,
                                   guint              position)
{
  EntenteTableModel *self = ENTENTE_TABLE_MODEL (selection);

  if (entente_table_model_is_selected (selection, position))
    entente_session_toggle (self->session, get_item (self, position));
  return TRUE;
}

static gboolean
entente_table_model_select_all (GtkSelectionModel *selection)
{
  guint n_shown = get_shown (ENTENTE_TABLE_MODEL (selection))->len;

  return entente_table_model_select_range (selection, 0, n_shown, TRUE);
}

static gboolean
entente_table_model_unselect_all (GtkSelectionModel *selection)
{
  entente_session_select (ENTENTE_TABLE_MODEL (selection)->session, ENTENTE_NO_ITEM);
  return TRUE;
}

static void
selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = entente_table_model_is_selected;
  iface->get_selection_in_range = entente_table_model_get_selection_in_range;
  iface->set_selection = entente_table_model_set_selection;
  iface->select_range = entente_table_model_select_range;
  iface->select_item = entente_table_model_select_item;
  iface->unselect_item = entente_table_model_unselect_item;
  iface->select_all = entente_table_model_select_all;
  iface->unselect_all = entente_table_model_unselect_all;
}

static void
entente_table_model_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, entente_table_model_get_busy (ENTENTE_TABLE_MODEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
forget_rows (EntenteTableModel *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      g_object_weak_unref (row, row_gone_cb, self);
      g_hash_table_iter_remove (&iter);
    }
  g_hash_table_remove_all (self->rows);
}

static void
entente_table_model_dispose (GObject *object)
{
  EntenteTableModel *self = ENTENTE_TABLE_MODEL (object);

  g_clear_handle_id (&self->slice, g_source_remove);
  forget_rows (self);

  G_OBJECT_CLASS (entente_table_model_parent_class)->dispose (object);
}

static void
entente_table_model_finalize (GObject *object)
{
  EntenteTableModel *self = ENTENTE_TABLE_MODEL (object);

  g_clear_pointer (&self->order, entente_table_order_free);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->slots);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_table_model_parent_class)->finalize (object);
}

static void
entente_table_model_class_init (EntenteTableModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = entente_table_model_dispose;
  object_class->finalize = entente_table_model_finalize;
  object_class->get_property = entente_table_model_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_ROWS_CHANGED]
      = g_signal_new ("rows-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
}

static void
entente_table_model_init (EntenteTableModel *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  self->slots = g_hash_table_new (NULL, NULL);
}

EntenteTableModel *
entente_table_model_new (EntenteSession    *session,
                         EntenteRecordType  type)
{
  EntenteTableModel *self;
  EntenteMap *map;

  g_return_val_if_fail (ENTENTE_IS_SESSION (session), NULL);
  g_return_val_if_fail (type == ENTENTE_RECORD_ACTOR || type == ENTENTE_RECORD_RELATION, NULL);

  self = g_object_new (ENTENTE_TYPE_TABLE_MODEL, NULL);
  map = entente_session_get_map (session);
  self->session = g_object_ref (session);
  self->type = type;
  self->order = entente_table_order_new (map, type, moved_cb, self);
  self->n_listed = get_shown (self)->len;
  g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

EntenteSession *
entente_table_model_get_session (EntenteTableModel *self)
{
  return self->session;
}

EntenteMap *
entente_table_model_get_map (EntenteTableModel *self)
{
  return entente_session_get_map (self->session);
}

EntenteRecordType
entente_table_model_get_type_of (EntenteTableModel *self)
{
  return self->type;
}

gboolean
entente_table_model_get_busy (EntenteTableModel *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_MODEL (self), FALSE);

  return self->slice != 0;
}

gboolean
entente_table_model_get_searching (EntenteTableModel *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_MODEL (self), FALSE);

  return entente_table_order_get_searching (self->order);
}

gboolean
entente_table_model_get_sorting (EntenteTableModel *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_MODEL (self), FALSE);

  return entente_table_order_get_sorting (self->order);
}

guint
entente_table_model_get_n_found (EntenteTableModel *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_MODEL (self), 0);

  return entente_table_order_get_n_found (self->order);
}

guint32
entente_table_model_get_slot (EntenteTableModel *self,
                              guint              position)
{
  GArray *shown = get_shown (self);

  return position < shown->len ? g_array_index (shown, guint32, position) : ENTENTE_NO_SLOT;
}

gboolean
entente_table_model_find (EntenteTableModel *self,
                          guint32            slot,
                          guint             *position)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_MODEL (self), FALSE);

  return entente_table_order_find (self->order, slot, position);
}

void
entente_table_model_sort (EntenteTableModel  *self,
                          EntenteTableColumn  column,
                          gboolean            descending)
{
  g_return_if_fail (ENTENTE_IS_TABLE_MODEL (self));

  entente_table_order_sort (self->order, column, descending);
  run (self);
}

void
entente_table_model_filter (EntenteTableModel *self,
                            const char        *words)
{
  g_return_if_fail (ENTENTE_IS_TABLE_MODEL (self));
  g_return_if_fail (words != NULL);

  entente_table_order_filter (self->order, words);
  run (self);
}

void
entente_table_model_set_held (EntenteTableModel *self,
                              gboolean           held)
{
  g_return_if_fail (ENTENTE_IS_TABLE_MODEL (self));

  entente_table_order_set_held (self->order, held);
  run (self);
}
