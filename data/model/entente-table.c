/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-struct.h"

#include <string.h>

static void
clear_named (gpointer data)
{
  g_free ((char *) ((EntenteNamed *) data)->id);
}

GArray *
entente_named_list_new (void)
{
  GArray *named = g_array_new (FALSE, FALSE, sizeof (EntenteNamed));

  g_array_set_clear_func (named, clear_named);
  return named;
}

const char *
entente_row_get_id (EntenteRecordType  type,
                    const EntenteRow  *row)
{
  switch (type)
    {
    case ENTENTE_RECORD_ARTICLE:
      return row->article.id;
    case ENTENTE_RECORD_ACTOR:
      return row->actor.id;
    case ENTENTE_RECORD_RELATION:
      return row->relation.id;
    case ENTENTE_RECORD_STEP:
      return row->step.id;
    case ENTENTE_RECORD_DOCUMENT:
    default:
      return NULL;
    }
}

EntenteRow *
entente_table_get_row (EntenteTable *self,
                       guint32       slot)
{
  return (EntenteRow *) (self->rows->data
                         + (gsize) slot * g_array_get_element_size (self->rows));
}

void
entente_table_set_row (EntenteTable     *self,
                       guint32           slot,
                       const EntenteRow *row)
{
  memcpy (entente_table_get_row (self, slot), row, g_array_get_element_size (self->rows));
}

void
entente_table_copy_row (EntenteTable *self,
                        guint32       slot,
                        EntenteRow   *row)
{
  memcpy (row, entente_table_get_row (self, slot), g_array_get_element_size (self->rows));
}

EntenteRecord *
entente_table_get_record (EntenteTable *self,
                          guint32       slot)
{
  if (!ENTENTE_TABLE_SLOT (self, slot)->changed)
    return NULL;
  return entente_record_pages_get (&self->records, slot);
}

void
entente_table_set_record (EntenteTable  *self,
                          guint32        slot,
                          EntenteRecord *record)
{
  ENTENTE_TABLE_SLOT (self, slot)->changed = TRUE;
  entente_record_pages_set (&self->records, slot, record);
}

void
entente_table_forget_record (EntenteTable *self,
                             guint32       slot)
{
  if (!ENTENTE_TABLE_SLOT (self, slot)->changed)
    return;
  ENTENTE_TABLE_SLOT (self, slot)->changed = FALSE;
  entente_record_pages_set (&self->records, slot, NULL);
}

guint32
entente_table_append (EntenteTable *self)
{
  EntenteSlot slot = { .previous = ENTENTE_NO_LINK, .next = ENTENTE_NO_LINK };

  g_array_append_val (self->slots, slot);
  g_array_set_size (self->rows, self->slots->len);
  return self->slots->len - 1;
}

void
entente_table_set_state (EntenteTable     *self,
                         guint32           slot,
                         EntenteSlotState  state)
{
  EntenteSlot *entry = ENTENTE_TABLE_SLOT (self, slot);

  self->n_alive -= entry->state == ENTENTE_SLOT_ALIVE;
  self->n_set_aside -= entry->state == ENTENTE_SLOT_SET_ASIDE;
  entry->state = state & 3;
  self->n_alive += state == ENTENTE_SLOT_ALIVE;
  self->n_set_aside += state == ENTENTE_SLOT_SET_ASIDE;
}

void
entente_table_link (EntenteTable     *self,
                    guint32           slot,
                    guint32           place,
                    EntenteSlotState  state)
{
  EntenteSlot *entry = ENTENTE_TABLE_SLOT (self, slot);
  guint32 next
      = place == ENTENTE_NO_SLOT ? self->first
                                 : entente_slot_of_link (ENTENTE_TABLE_SLOT (self, place)->next);

  entry->previous = entente_slot_to_link (place);
  entry->next = entente_slot_to_link (next);
  if (place == ENTENTE_NO_SLOT)
    self->first = slot;
  else
    ENTENTE_TABLE_SLOT (self, place)->next = entente_slot_to_link (slot);
  if (next == ENTENTE_NO_SLOT)
    self->last = slot;
  else
    ENTENTE_TABLE_SLOT (self, next)->previous = entente_slot_to_link (slot);
  entente_table_set_state (self, slot, state);
  self->n_loaded += entry->loaded;
}

void
entente_table_unlink (EntenteTable *self,
                      guint32       slot)
{
  EntenteSlot *entry = ENTENTE_TABLE_SLOT (self, slot);
  guint32 previous = entente_slot_of_link (entry->previous);
  guint32 next = entente_slot_of_link (entry->next);

  if (previous == ENTENTE_NO_SLOT)
    self->first = next;
  else
    ENTENTE_TABLE_SLOT (self, previous)->next = entry->next;
  if (next == ENTENTE_NO_SLOT)
    self->last = previous;
  else
    ENTENTE_TABLE_SLOT (self, next)->previous = entry->previous;
  entente_table_set_state (self, slot, ENTENTE_SLOT_EMPTY);
  self->n_loaded -= entry->loaded;
}
