/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-rows.h"

G_BEGIN_DECLS

/**
 * EntenteSlotSet:
 *
 * A set of slots of one type, in their order. A bit for each slot up to the highest: asking costs nothing, and
 * to walk, compare or join sets of all of 500,000 relations takes some 10 µs and 62 kB. Counted; once it is
 * shared it is not added to any more, and any thread may read it.
 */
typedef struct _EntenteSlotSet EntenteSlotSet;

/* (transfer full): an empty one */
EntenteSlotSet *entente_slot_set_new      (void);
EntenteSlotSet *entente_slot_set_ref      (EntenteSlotSet  *self);
void            entente_slot_set_unref    (EntenteSlotSet  *self);

guint           entente_slot_set_get_n    (EntenteSlotSet  *self);
gboolean        entente_slot_set_contains (EntenteSlotSet  *self,
                                           guint32          slot);
/* The first slot that is not before @from; ENTENTE_NO_SLOT: there is none. */
guint32         entente_slot_set_find     (EntenteSlotSet  *self,
                                           guint32          from);
/* Whether all of @other are in it. */
gboolean        entente_slot_set_has_all  (EntenteSlotSet  *self,
                                           EntenteSlotSet  *other);
gboolean        entente_slot_set_equal    (EntenteSlotSet  *self,
                                           EntenteSlotSet  *other);

/* Whether it was not there. */
gboolean        entente_slot_set_add      (EntenteSlotSet  *self,
                                           guint32          slot);
void            entente_slot_set_add_all  (EntenteSlotSet  *self,
                                           EntenteSlotSet  *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteSlotSet, entente_slot_set_unref)

G_END_DECLS
