/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-fault-list.h"
#include "entente-map-private.h"

G_BEGIN_DECLS

/* Reads one record's JSON by the same rules as a whole file. Texts of @row are stored in @map (an
 * equal text of the slot's present row is used again); @named (of EntenteNamed, the ids allocated:
 * the array's owner frees them) receives every id it names with a role, in the order source,
 * target, via…, regarding…, concerns…, cites…. Ids are not looked up. For the document the kinds
 * are described to the map only where @describe is set. Returns whether there was no fault; faults
 * and warnings are appended to @faults with offsets into the record. @present: (nullable): the row
 * that stands in the slot. */
gboolean entente_record_read (EntenteMap        *map,
                              EntenteRecordType  type,
                              EntenteRecord     *record,
                              const EntenteRow  *present,
                              gboolean           describe,
                              EntenteFaultList  *faults,
                              EntenteRow        *row,
                              GArray            *named);

G_END_DECLS
