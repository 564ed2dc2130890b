/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-reference-base.h"

G_BEGIN_DECLS

/**
 * EntenteLink:
 *
 * One reference in its two rings: those of its relation, in the record's order, and those that name
 * the same record, oldest first.
 */
typedef struct
{
  guint32 relation;
  guint32 other;
  guint32 next_of_relation;
  guint32 next_of_other;
  guint32 previous_of_other;
  EntenteRole role;
} EntenteLink;

/* Who names a record. */
typedef struct
{
  guint32 last;    /* of the ring, or ENTENTE_NO_SLOT */
  guint32 n_links; /* in it */
  guint32 n_left;  /* of those in the base */
} EntenteMentions;

/**
 * EntenteReferencePool:
 *
 * Which relation names which actor, relation and article: as the file has it, and in rings for what
 * came since. Adding and removing one relation's references takes time by their number, however
 * large the map.
 *
 * Invariants: a relation is in the base or in a ring; rings are entered at their last link, whose next is
 * the first.
 */
typedef struct
{
  EntenteReferenceBase base;
  GArray *links;       /* EntenteLink */
  guint32 free;        /* chain of unused links by next_of_relation */
  GArray *of_relation; /* guint32 by relation slot: its last link */
  GArray *of_other[ENTENTE_N_RECORD_TYPES]; /* EntenteMentions by slot */
} EntenteReferencePool;

void            entente_reference_pool_init     (EntenteReferencePool *self);
void            entente_reference_pool_clear    (EntenteReferencePool *self);
void            entente_reference_pool_add      (EntenteReferencePool *self,
                                                 guint32               relation,
                                                 EntenteRole           role,
                                                 guint32               other);
/* Has memory bring what dropping all that a relation names will touch, which lies here and there: where very
 * many are dropped, each would be waited for. */
void            entente_reference_pool_bring    (EntenteReferencePool *self,
                                                 guint32               relation);
/* All that one relation names. */
void            entente_reference_pool_drop     (EntenteReferencePool *self,
                                                 guint32               relation);
/* All that it named as it was read; it must name nothing. */
void            entente_reference_pool_put_back (EntenteReferencePool *self,
                                                 guint32               relation);
/* Last link of the ring, or ENTENTE_NO_SLOT. */
guint32         entente_reference_pool_last_of_relation (EntenteReferencePool *self,
                                                         guint32               relation);
EntenteMentions entente_reference_pool_mentions (EntenteReferencePool *self,
                                                 EntenteRecordType     type,
                                                 guint32               slot);
/* In the base and in the ring. */
guint           entente_reference_pool_get_n_mentions (EntenteReferencePool *self,
                                                       EntenteRecordType     type,
                                                       guint32               slot);

G_END_DECLS
