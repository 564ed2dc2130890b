/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-rows.h"

G_BEGIN_DECLS

/*< private fields >*/
typedef struct
{
  guint32 slot; /* ENTENTE_NO_SLOT: free */
  guint32 number;
} EntenteSlotNumber;

/**
 * EntenteSlotNumbers:
 *
 * A number for each of some slots of one type, in memory by how many there are. Slots that follow each other
 * lie beside each other, and nothing is allocated for one alone: going over half a million in their order,
 * and letting go of them, costs a few milliseconds. All zero: there are none.
 */
typedef struct
{
  EntenteSlotNumber *places; /* (nullable): open addressing, at most half of them taken */
  guint32 n_places;          /* a power of two */
  guint32 n_slots;
} EntenteSlotNumbers;

#define ENTENTE_NO_NUMBER G_MAXUINT32

/* In place of the one it had. */
void    entente_slot_numbers_set   (EntenteSlotNumbers *self,
                                    guint32             slot,
                                    guint32             number);
/* ENTENTE_NO_NUMBER: it has none. */
guint32 entente_slot_numbers_find  (EntenteSlotNumbers *self,
                                    guint32             slot);
/* None has any. */
void    entente_slot_numbers_clear (EntenteSlotNumbers *self);

G_END_DECLS
