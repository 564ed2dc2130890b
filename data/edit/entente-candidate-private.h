/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"
#include "entente-record-reader.h"

G_BEGIN_DECLS

/* A record that is set aside, as it would be in the map. */
typedef struct
{
  EntenteRecordType type;
  guint32 slot;
  EntenteRecord *record; /* (owned) */
  char *id;              /* (nullable) */
  GArray *named;         /* EntenteNamed */
} EntenteCandidate;

/* @record: (transfer full) (nullable): what it would be; NULL: what its text says. NULL with the first fault
 * it has of its own. (transfer full) (nullable) */
EntenteCandidate *entente_candidate_new           (EntenteMap          *map,
                                                   EntenteRecordType    type,
                                                   guint32              slot,
                                                   EntenteRecord       *record,
                                                   GError             **error);
void              entente_candidate_free          (EntenteCandidate    *self);
/* Whether it has its place: its id is free, and whom it names is there. */
gboolean          entente_candidate_check         (EntenteCandidate    *self,
                                                   EntenteMap          *map,
                                                   GError             **error);

/* Takes a record, and all that waited for it alone, into the map, as part of @act.
 * @candidate: (transfer full) */
void              entente_act_take_in             (EntenteAct          *act,
                                                   EntenteCandidate    *candidate);
/* The same for all that waited for what @act adds. */
void              entente_act_take_in_waiting     (EntenteAct          *act);
/* The ids of those that wait and have no other fault: a set of entente_candidate_make_key(). O(what is set
 * aside). (transfer full) */
GHashTable       *entente_map_list_waiting        (EntenteMap          *map);
/* (transfer full) */
char             *entente_candidate_make_key      (EntenteRecordType    type,
                                                   const char          *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteCandidate, entente_candidate_free)

G_END_DECLS
