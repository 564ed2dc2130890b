/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-reference-base.h"

G_BEGIN_DECLS

/**
 * EntenteLink:
 *
 * One reference, in a ring with those of its relation, in the record's order, and in a row with those that
 * name the same record, oldest first.
 */
typedef struct
{
  guint32 relation;
  guint32 other;
  guint32 next_of_relation;
  guint32 next_of_other;     /* ENTENTE_NO_SLOT: it is the last */
  guint32 previous_of_other; /* ENTENTE_NO_SLOT: it is the first */
  EntenteRole role;
} EntenteLink;

/* Who names a record. */
typedef struct
{
  guint32 first;   /* of the row, or ENTENTE_NO_SLOT */
  guint32 last;    /* likewise */
  guint32 n_links; /* in it */
  guint32 n_left;  /* of those in the base */
} EntenteMentions;

/**
 * EntenteReferencePool:
 *
 * Which relation names which actor, relation and article: as the file has it, and in links for what
 * came since. Adding and removing one relation's references takes time by their number, however
 * large the map.
 *
 * Invariants: a relation is in the base or has links; its ring is entered at the last link, whose next is the
 * first.
 */
typedef struct
{
  EntenteReferenceBase base;
  GArray *links;       /* EntenteLink */
  guint32 free;        /* chain of unused links by next_of_relation */
  guint n_free;        /* in it */
  guint n_expected;    /* that shall be in it */
  GArray *of_relation; /* guint32 by relation slot: its last link */
  GArray *of_other[ENTENTE_N_RECORD_TYPES]; /* EntenteMentions by slot */
} EntenteReferencePool;

void            entente_reference_pool_init     (EntenteReferencePool *self);
void            entente_reference_pool_clear    (EntenteReferencePool *self);
/* Before very many references are added: asks for memory for so many. entente_reference_pool_make_link() then
 * touches it, link by link, which need not be done any more as they are added. */
void            entente_reference_pool_expect   (EntenteReferencePool *self,
                                                 guint                 n_links);
/* FALSE: as many links are unused as are expected. */
gboolean        entente_reference_pool_make_link (EntenteReferencePool *self);
void            entente_reference_pool_add      (EntenteReferencePool *self,
                                                 guint32               relation,
                                                 EntenteRole           role,
                                                 guint32               other);
/* Has memory bring what dropping all that a relation names will touch, which lies here and there: where very
 * many are dropped, each would be waited for. */
void            entente_reference_pool_bring    (EntenteReferencePool *self,
                                                 guint32               relation);
/* The same before a reference to a record is added: long before, and when that is there. */
void            entente_reference_pool_bring_mentions (EntenteReferencePool *self,
                                                       EntenteRole           role,
                                                       guint32               other);
void            entente_reference_pool_bring_last     (EntenteReferencePool *self,
                                                       EntenteRole           role,
                                                       guint32               other);
/* All that one relation names. */
void            entente_reference_pool_drop     (EntenteReferencePool *self,
                                                 guint32               relation);
/* All that it named as it was read; it must name nothing. */
void            entente_reference_pool_put_back (EntenteReferencePool *self,
                                                 guint32               relation);
/* The last link of a relation's ring, or ENTENTE_NO_SLOT. */
guint32         entente_reference_pool_last_of_relation (EntenteReferencePool *self,
                                                         guint32               relation);
EntenteMentions entente_reference_pool_mentions (EntenteReferencePool *self,
                                                 EntenteRecordType     type,
                                                 guint32               slot);
/* In the base and in links. */
guint           entente_reference_pool_get_n_mentions (EntenteReferencePool *self,
                                                       EntenteRecordType     type,
                                                       guint32               slot);

G_END_DECLS
