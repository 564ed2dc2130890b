/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-table-row.h"

struct _EntenteTableRow
{
  GObject parent_instance;

  guint32 slot;
  guint position;
};

G_DEFINE_FINAL_TYPE (EntenteTableRow, entente_table_row, G_TYPE_OBJECT)

static void
entente_table_row_class_init (EntenteTableRowClass *klass)
{
}

static void
entente_table_row_init (EntenteTableRow *self)
{
}

EntenteTableRow *
entente_table_row_new (guint32 slot,
                       guint   position)
{
  EntenteTableRow *self = g_object_new (ENTENTE_TYPE_TABLE_ROW, NULL);

  self->slot = slot;
  self->position = position;
  return self;
}

guint32
entente_table_row_get_slot (EntenteTableRow *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_ROW (self), 0);

  return self->slot;
}

void
entente_table_row_set_slot (EntenteTableRow *self,
                            guint32          slot)
{
  g_return_if_fail (ENTENTE_IS_TABLE_ROW (self));

  self->slot = slot;
}

guint
entente_table_row_get_position (EntenteTableRow *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_ROW (self), G_MAXUINT);

  return self->position;
}

void
entente_table_row_set_position (EntenteTableRow *self,
                                guint            position)
{
  g_return_if_fail (ENTENTE_IS_TABLE_ROW (self));

  self->position = position;
}
