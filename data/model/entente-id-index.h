/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-rows.h"

G_BEGIN_DECLS

/* The bytes of an id, not NUL-terminated. */
typedef struct
{
  const char *text;
  gsize length;
} EntenteId;

/* Both in one word of memory: looking an id up in a large map waits for memory, not for the hash. */
typedef struct
{
  guint32 slot; /* ENTENTE_NO_SLOT: free */
  guint32 hash;
} EntenteIdPlace;

/**
 * EntenteIdIndex:
 *
 * Finds slots by id: open addressing with linear probing over a seeded hash, at most half full; 8 bytes
 * a place, no id stored twice.
 */
typedef struct
{
  EntenteIdPlace *places;
  guint32 mask;    /* places − 1, a power of two − 1 */
  guint32 n_ids;
  GArray *rows;    /* (borrowed): by slot, each begins with its id */
} EntenteIdIndex;

void     entente_id_index_init      (EntenteIdIndex   *self,
                                     GArray           *rows);
void     entente_id_index_clear     (EntenteIdIndex   *self);
guint32  entente_id_index_find      (EntenteIdIndex   *self,
                                     const char       *id,
                                     gsize             length);
/* The slots of many, ENTENTE_NO_SLOT of who is not there: memory is asked for all of them before the first
 * is waited for. */
void     entente_id_index_find_many (EntenteIdIndex   *self,
                                     const EntenteId  *ids,
                                     guint             n_ids,
                                     guint32          *slots);
/* Before an id is added, or looked up: asks memory for its place. */
void     entente_id_index_prefetch  (EntenteIdIndex   *self,
                                     const char       *id);
/* Before very many ids are added: grows for so many more. */
void     entente_id_index_expect    (EntenteIdIndex   *self,
                                     guint             n_ids);
/* FALSE where the id is there already. The slot's id must be readable already. */
gboolean entente_id_index_add       (EntenteIdIndex   *self,
                                     guint32           slot);
void     entente_id_index_remove    (EntenteIdIndex   *self,
                                     guint32           slot);

G_END_DECLS
