/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-id-index.h"
#include "entente-kind-list.h"
#include "entente-map-private.h"
#include "entente-map-wait.h"
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

/**
 * EntenteSlot:
 *
 * Where one record is: @record where it was edited or added, else the span of the map's bytes; and
 * its place in the file. A slot that is not alive any more keeps its row's id.
 */
typedef struct
{
  EntenteSpan span;
  EntenteRecord *record; /* (owned) (nullable) */
  guint32 previous;
  guint32 next;
  guint state : 2;  /* EntenteSlotState */
  guint loaded : 1; /* came with the file */
} EntenteSlot;

typedef struct
{
  EntenteRecordType type;
  GArray *slots; /* EntenteSlot */
  GArray *rows;  /* of the type's row, by slot */
  EntenteIdIndex ids;
  EntenteSpan tail; /* start and length only */
  guint32 first;
  guint32 last;
  guint n_alive;
  guint n_set_aside;
  guint n_loaded; /* of both, those that came with the file */
} EntenteTable;

struct _EntenteMap
{
  GObject parent_instance;

  GBytes *bytes; /* (nullable): the file as read */
  GStringChunk *texts;
  EntenteTable tables[ENTENTE_N_RECORD_TYPES];
  EntenteKindList actor_kinds;
  EntenteKindList relation_kinds;
  EntenteReferencePool references;
  guint64 revision;

  EntenteMapWait wait; /* nullable */
  gpointer wait_data;
  gboolean waiting;
};

#define ENTENTE_MAP_TABLE(self, type) (&(self)->tables[(type)])
#define ENTENTE_TABLE_SLOT(table, slot) (&g_array_index ((table)->slots, EntenteSlot, (slot)))

EntenteRow      *entente_table_get_row    (EntenteTable      *self,
                                           guint32            slot);
void             entente_table_set_row    (EntenteTable      *self,
                                           guint32            slot,
                                           const EntenteRow  *row);
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
