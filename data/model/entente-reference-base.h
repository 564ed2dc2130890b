/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-rows.h"

G_BEGIN_DECLS

/**
 * EntenteReferenceBase:
 *
 * Which relation of a file as it was read names what: two lists in one piece each, 4 bytes a reference
 * in either, instead of rings that can change. Relations leave it one by one, and come back to where
 * they were.
 *
 * Invariant: both lists stand by rising slots, all of one slot in a row, from firsts[slot] on.
 */
typedef struct
{
  GArray *firsts; /* guint32 by relation, and one more: where its references begin */
  GArray *named;  /* packed: what is named and the role */
  struct
  {
    guint n_slots;
    guint32 *firsts;  /* by slot of the record named, and one more */
    guint32 *naming;  /* packed: the relation and the role */
  } mentions[ENTENTE_N_RECORD_TYPES];
  guint8 *left; /* a bit for each relation: it is not in here any more. NULL: all are */
} EntenteReferenceBase;

/* A slot and a role in one word. A file of less than 4 GiB holds no more than 2²⁹ records. */
#define ENTENTE_PACK_REFERENCE(slot, role) ((guint32) (slot) << 3 | (guint32) (role))
#define ENTENTE_PACKED_SLOT(packed) ((packed) >> 3)
#define ENTENTE_PACKED_ROLE(packed) ((EntenteRole) ((packed) & 7))

typedef struct
{
  const guint32 *next;
  const guint32 *end;
} EntentePackedRun;

void             entente_reference_base_init        (EntenteReferenceBase *self);
void             entente_reference_base_clear       (EntenteReferenceBase *self);
/* Relations come in rising order, those of one in the record's order; then it is sealed once, and can
 * be asked. */
void             entente_reference_base_add         (EntenteReferenceBase *self,
                                                     guint32               relation,
                                                     EntenteRole           role,
                                                     guint32               other);
void             entente_reference_base_seal        (EntenteReferenceBase *self);

gboolean         entente_reference_base_has         (EntenteReferenceBase *self,
                                                     guint32               relation);
/* Takes out all that a relation names. */
void             entente_reference_base_drop        (EntenteReferenceBase *self,
                                                     guint32               relation);
/* Puts back a relation that left. */
void             entente_reference_base_put_back    (EntenteReferenceBase *self,
                                                     guint32               relation);
/* What a relation named as it was read, also where it has left. */
EntentePackedRun entente_reference_base_get_read    (EntenteReferenceBase *self,
                                                     guint32               relation);
/* What a relation names; nothing where it is not in here. */
EntentePackedRun entente_reference_base_get_named   (EntenteReferenceBase *self,
                                                     guint32               relation);
/* Who names a record, with those that have left. */
EntentePackedRun entente_reference_base_get_naming  (EntenteReferenceBase *self,
                                                     EntenteRecordType     type,
                                                     guint32               slot);

G_END_DECLS
