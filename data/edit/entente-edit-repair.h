/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/* Records that are set aside, and how they become part of the map. */

/* What is wrong with a record that is set aside, the first thing found; NULL where nothing is any
 * more. (transfer full) (nullable) */
char       *entente_map_dup_problem (EntenteMap         *map,
                                     EntenteRecordType   type,
                                     guint32             slot);
/* How many there are, of all types. */
guint       entente_map_get_n_problems (EntenteMap      *map);

/* Puts a text into the place of a record that is set aside; it becomes part of the map, and all that
 * is set aside for want of it does too. NULL with ENTENTE_MAP_ERROR_VALUE where the text is no sound
 * record. (transfer full) */
EntenteAct *entente_edit_repair     (EntenteMap         *map,
                                     EntenteRecordType   type,
                                     guint32             slot,
                                     const char         *text,
                                     GError            **error);
/* Removes records that are set aside from the file; a document stays. (transfer full) */
EntenteAct *entente_edit_discard    (EntenteMap         *map,
                                     EntenteRecordType   type,
                                     const guint32      *slots,
                                     guint               n_slots);

G_END_DECLS
