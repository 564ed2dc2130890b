/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-id-index.h"
#include "entente-kind-list.h"
#include "entente-map-private.h"
#include "entente-map-wait.h"
#include "entente-record-pages.h"
#include "entente-reference-pool.h"

G_BEGIN_DECLS

/* The map's own files share this: entente-map.c (looking), -loading.c (filling), -apply.c
 * (changing). */

typedef enum
{
  ENTENTE_SLOT_EMPTY,     /* not in the file's order */
  ENTENTE_SLOT_ALIVE,
  ENTENTE_SLOT_SET_ASIDE, /* in the file's order for its bytes alone */
} EntenteSlotState;

/* As ENTENTE_NO_SLOT in a slot's links. */
#define ENTENTE_NO_LINK 0x3fffffffu

/**
 * EntenteSlot:
 *
 * Where one record is: where it was edited or added, among the table's records, else a span of the map's
 * bytes; and its place in the file. A slot that is not alive any more keeps its row's id. Small, as
 * there are very many: a file of less than 4 GiB holds no more than 2²⁹ records.
 */
typedef struct
{
  guint32 start; /* in the map's bytes */
  guint32 length;
  guint previous : 30; /* slot, or ENTENTE_NO_LINK; likewise */
  guint state : 2;     /* EntenteSlotState */
  guint next : 30;
  guint loaded : 1;  /* came with the file */
  guint changed : 1; /* stands among the table's records */
} EntenteSlot;

typedef struct
{
  EntenteRecordType type;
  GArray *slots; /* EntenteSlot */
  GArray *rows;  /* of the type's row, by slot */
  EntenteRecordPages records; /* those edited or added */
  EntenteIdIndex ids;
  EntenteSpan tail; /* start and length only */
  guint32 first;
  guint32 last;
  guint n_alive;
  guint n_set_aside;
  guint n_loaded; /* of both, those that came with the file */
} EntenteTable;

/* Texts that were stored lately, by their hashes: labels come again and again. */
#define ENTENTE_N_RECENT_TEXTS 1024

typedef struct
{
  const char *text; /* nullable */
  guint32 hash;
} EntenteRecentText;

struct _EntenteMap
{
  GObject parent_instance;

  GBytes *bytes; /* (nullable): the file as read */
  GStringChunk *texts;
  EntenteRecentText *recent_texts; /* array of ENTENTE_N_RECENT_TEXTS */
  EntenteTable tables[ENTENTE_N_RECORD_TYPES];
  EntenteKindList actor_kinds;
  EntenteKindList relation_kinds;
  EntenteReferencePool references;
  guint ids_moved : 1; /* a slot of the file has another id than it came with */
  guint64 revision;

  EntenteMapWait wait; /* nullable */
  gpointer wait_data;
  EntenteWaitPart wait_part; /* of which steps are told from 0 to 1 */
  gboolean waiting;
};

#define ENTENTE_MAP_TABLE(self, type) (&(self)->tables[(type)])
#define ENTENTE_TABLE_SLOT(table, slot) (&g_array_index ((table)->slots, EntenteSlot, (slot)))

static inline guint
entente_slot_to_link (guint32 slot)
{
  return slot & ENTENTE_NO_LINK;
}

static inline guint32
entente_slot_of_link (guint link)
{
  return link == ENTENTE_NO_LINK ? ENTENTE_NO_SLOT : link;
}

EntenteRow      *entente_table_get_row    (EntenteTable      *self,
                                           guint32            slot);
void             entente_table_set_row    (EntenteTable      *self,
                                           guint32            slot,
                                           const EntenteRow  *row);
void             entente_table_copy_row   (EntenteTable      *self,
                                           guint32            slot,
                                           EntenteRow        *row);
/* What was put into a slot, or NULL where it is as it came. (transfer none) */
EntenteRecord   *entente_table_get_record (EntenteTable      *self,
                                           guint32            slot);
/* (transfer none) */
void             entente_table_set_record (EntenteTable      *self,
                                           guint32            slot,
                                           EntenteRecord     *record);
/* The slot is as it came again. */
void             entente_table_forget_record (EntenteTable   *self,
                                              guint32         slot);
/* A dead slot at the end, not yet in the file's order. */
guint32          entente_table_append     (EntenteTable      *self);
/* Into the file's order behind @place, ENTENTE_NO_SLOT: first. */
void             entente_table_link       (EntenteTable      *self,
                                           guint32            slot,
                                           guint32            place,
                                           EntenteSlotState   state);
/* Of a slot that is in the file's order and stays there. */
void             entente_table_set_state  (EntenteTable      *self,
                                           guint32            slot,
                                           EntenteSlotState   state);
void             entente_table_unlink     (EntenteTable      *self,
                                           guint32            slot);

EntenteKindList *entente_map_get_kind_list (EntenteMap       *self,
                                            EntenteRecordType type);
/* Counts a living row's kind up or down. */
void             entente_map_count_kind    (EntenteMap       *self,
                                            EntenteRecordType type,
                                            const EntenteRow *row,
                                            int               by);

G_END_DECLS
