/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"

G_BEGIN_DECLS

/**
 * EntenteRecordPages:
 *
 * Records by slot, for slots of which many have none: in pages, each made as the first record of its slots
 * comes. Nothing moves as more come, so that very many can come in a moment.
 */
typedef struct
{
  GPtrArray *pages; /* nullable each: array of EntenteRecord (owned, nullable) */
} EntenteRecordPages;

void           entente_record_pages_init  (EntenteRecordPages *self);
void           entente_record_pages_clear (EntenteRecordPages *self);
/* (transfer none) (nullable) */
EntenteRecord *entente_record_pages_get   (EntenteRecordPages *self,
                                           guint32             slot);
/* In place of what was there. @record: (transfer none) (nullable) */
void           entente_record_pages_set   (EntenteRecordPages *self,
                                           guint32             slot,
                                           EntenteRecord      *record);

G_END_DECLS
