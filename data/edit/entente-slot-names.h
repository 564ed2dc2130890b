/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteSlotNames:
 *
 * What records are called outside of one run, where slots mean nothing: a record of the file by its
 * place in its array, one that came later by a number in the order in which they were first named.
 * Whoever reads the file again and hears the same names in the same order finds the same records.
 * Main thread, or the one that owns the map.
 */
typedef struct _EntenteSlotNames EntenteSlotNames;

/* For the map as it stands, which is what its file says: walks all records once. */
EntenteSlotNames *entente_slot_names_new       (EntenteMap         *map);
void              entente_slot_names_free      (EntenteSlotNames   *self);

/* ENTENTE_NO_SLOT is its own name. A record without a name gets the next one. */
guint32           entente_slot_names_get_name  (EntenteSlotNames   *self,
                                                EntenteRecordType   type,
                                                guint32             slot);
/* The slot of a name; the next new name gets a slot of @map reserved. FALSE for a name that
 * nobody can have given yet. */
gboolean          entente_slot_names_find_slot (EntenteSlotNames   *self,
                                                EntenteMap         *map,
                                                EntenteRecordType   type,
                                                guint32             name,
                                                guint32            *slot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteSlotNames, entente_slot_names_free)

G_END_DECLS
