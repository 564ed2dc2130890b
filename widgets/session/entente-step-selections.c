/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-session"

#include "entente-step-selections.h"

/* 64 MiB. Steps in a row with the same selection share it, but are counted as if they did not. */
#define ITEMS_MAX (4 << 20)

struct _EntenteStepSelections
{
  GPtrArray *selections; /* of nullable EntenteItemSet, by the step's index */
  guint64 n_items;       /* of all together */
  guint first;           /* those before are NULL */
};

static void
unref_selection (gpointer selection)
{
  if (selection != NULL)
    entente_item_set_unref (selection);
}

static guint
get_n_items (EntenteItemSet *selection)
{
  guint n_items = 0;

  if (selection != NULL)
    entente_item_set_get_items (selection, &n_items);
  return n_items;
}

EntenteStepSelections *
entente_step_selections_new (void)
{
  EntenteStepSelections *self = g_new0 (EntenteStepSelections, 1);

  self->selections = g_ptr_array_new_with_free_func (unref_selection);
  return self;
}

void
entente_step_selections_free (EntenteStepSelections *self)
{
  g_ptr_array_unref (self->selections);
  g_free (self);
}

static void
forget_oldest (EntenteStepSelections *self)
{
  for (; self->n_items > ITEMS_MAX && self->first + 1 < self->selections->len; self->first++)
    {
      gpointer *oldest = &g_ptr_array_index (self->selections, self->first);

      self->n_items -= get_n_items (*oldest);
      g_clear_pointer (oldest, unref_selection);
    }
}

void
entente_step_selections_add (EntenteStepSelections *self,
                             guint                  index,
                             EntenteItemSet        *selection)
{
  entente_step_selections_truncate (self, index);
  g_ptr_array_set_size (self->selections, (int) index);
  g_ptr_array_add (self->selections, entente_item_set_ref (selection));
  self->n_items += get_n_items (selection);
  forget_oldest (self);
}

void
entente_step_selections_truncate (EntenteStepSelections *self,
                                  guint                  index)
{
  if (index >= self->selections->len)
    return;
  for (guint i = index; i < self->selections->len; i++)
    self->n_items -= get_n_items (g_ptr_array_index (self->selections, i));
  g_ptr_array_set_size (self->selections, (int) index);
  self->first = MIN (self->first, index);
}

EntenteItemSet *
entente_step_selections_get (EntenteStepSelections *self,
                             guint                  index)
{
  return index < self->selections->len ? g_ptr_array_index (self->selections, index) : NULL;
}
