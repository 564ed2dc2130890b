/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map-struct.h"
#include "entente-slot-numbers.h"

G_BEGIN_DECLS

/* A change of a map on its way: shared by what checks it and what does it. */

/* One swap in the direction it is done: @value is what shall stand there, NULL for nothing. */
typedef struct
{
  EntenteRecordType type;
  guint32 slot;
  guint32 place;
  EntenteRecord *value; /* (nullable) */
  EntenteSlotState state; /* of the slot afterwards */
  EntenteRow row;
  guint first_named; /* of the change's: what it names; relations only, the others' is only checked */
  guint n_named;
  guint as_read : 1; /* what the file has there, and it names the same records as then */
  guint keeps_references : 1; /* it names what it names already */
} EntenteChangeStep;

/* What goes over all swaps before anything is changed, in this order. */
typedef enum
{
  ENTENTE_PASS_COLLECT,
  ENTENTE_PASS_ENTER,
  ENTENTE_PASS_READ,
  ENTENTE_PASS_CHECK,
  ENTENTE_PASS_MAKE_ROOM,
  ENTENTE_N_PASSES
} EntenteChangePass;

typedef struct
{
  EntenteMap *map;
  guint n_swaps;
  GArray *steps;       /* EntenteChangeStep */
  EntenteSlotNumbers touched[ENTENTE_N_RECORD_TYPES]; /* slot → index of what is done with it */
  GHashTable *arrived[ENTENTE_N_RECORD_TYPES]; /* id → slot: ids that this act brings */
  GArray *named;       /* EntenteNamed of all steps, one behind the other; ids are in @ids */
  GArray *reading;     /* likewise, of what is being read, with ids of its own */
  GStringChunk *ids;
} EntenteMapChange;

EntenteNamed      *entente_map_change_get_named (EntenteMapChange   *self,
                                                 EntenteChangeStep  *step,
                                                 guint               index);

EntenteChangeStep *entente_map_change_find_step (EntenteMapChange   *self,
                                                 EntenteRecordType   type,
                                                 guint32             slot);
/* As it is before. */
EntenteSlotState   entente_map_change_get_state (EntenteMapChange   *self,
                                                 EntenteRecordType   type,
                                                 guint32             slot);
gboolean           entente_map_change_was_alive (EntenteMapChange   *self,
                                                 EntenteChangeStep  *step);
/* Sees what comes as it was read, and takes the row that the slot still has where that is its row. Returns:
 * whether it has its row; it needs no names then. */
gboolean           entente_map_change_find_row  (EntenteMapChange   *self,
                                                 EntenteChangeStep  *step);
/* Asks now and then whether to go on. */
gboolean           entente_map_change_go_on     (EntenteMapChange   *self,
                                                 EntenteChangePass   pass,
                                                 guint               n_done,
                                                 GError            **error);
/* Reads all that shall stand there, and checks that it can. */
gboolean           entente_map_change_check     (EntenteMapChange   *self,
                                                 GError            **error);
/* After that; changes nothing that could be seen. */
gboolean           entente_map_change_make_room (EntenteMapChange   *self,
                                                 GError            **error);

G_END_DECLS
