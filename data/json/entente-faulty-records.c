/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-faulty-records.h"

#include <string.h>

void
entente_faulty_records_clear (EntenteFaultyRecords *self)
{
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    g_clear_pointer (&self->flags[type], g_byte_array_unref);
  self->n_faulty = 0;
}

gboolean
entente_faulty_records_add (EntenteFaultyRecords *self,
                            EntenteRecordType     type,
                            guint32               index)
{
  GByteArray **flags = &self->flags[type];
  guint old_length;

  if (entente_faulty_records_contains (self, type, index))
    return FALSE;
  if (*flags == NULL)
    *flags = g_byte_array_new ();
  old_length = (*flags)->len;
  if (index >= old_length)
    {
      g_byte_array_set_size (*flags, index + 1);
      memset ((*flags)->data + old_length, 0, index + 1 - old_length);
    }
  (*flags)->data[index] = TRUE;
  self->n_faulty++;
  return TRUE;
}

gboolean
entente_faulty_records_contains (EntenteFaultyRecords *self,
                                 EntenteRecordType     type,
                                 guint32               index)
{
  GByteArray *flags = self->flags[type];

  return flags != NULL && index < flags->len && flags->data[index];
}
