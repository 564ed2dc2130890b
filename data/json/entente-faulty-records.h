/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"

G_BEGIN_DECLS

/**
 * EntenteFaultyRecords:
 *
 * Which records of a file have faults, by type and index in their array. Costs nothing while there
 * are none.
 */
typedef struct
{
  GByteArray *flags[ENTENTE_N_RECORD_TYPES]; /* (nullable): as far as the last faulty one */
  guint n_faulty;
} EntenteFaultyRecords;

void     entente_faulty_records_clear    (EntenteFaultyRecords *self);
/* FALSE where it was there already. */
gboolean entente_faulty_records_add      (EntenteFaultyRecords *self,
                                          EntenteRecordType     type,
                                          guint32               index);
gboolean entente_faulty_records_contains (EntenteFaultyRecords *self,
                                          EntenteRecordType     type,
                                          guint32               index);

G_END_DECLS
