/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteAct:
 *
 * One undoable step: a name for the menu ("Change Label") and the swaps of record values that make
 * it. It is built against the map as it stands and applied by a history. Later operations of one
 * act see the earlier ones: a member can be set on a record the same act adds.
 */
typedef struct _EntenteAct EntenteAct;

EntenteAct        *entente_act_new          (EntenteMap         *map,
                                             const char         *name);
void               entente_act_free         (EntenteAct         *self);

/* Sets a member to a JSON value, or removes it where @value is NULL. Refuses with
 * ENTENTE_MAP_ERROR_VALUE what would be a fault or a warning of this member in a file (a date
 * like 2026-13, a tone of 40, an id that names nothing, …), saying what was expected; the act is then
 * as it was before. */
gboolean           entente_act_set_member   (EntenteAct         *self,
                                             EntenteRecordType   type,
                                             guint32             slot,
                                             const char         *member,
                                             const char         *value,
                                             GError            **error);
/* Adds a record at the end of its array; @json without an id gets a new one. Returns its slot, or
 * ENTENTE_NO_SLOT with @error. */
guint32            entente_act_add          (EntenteAct         *self,
                                             EntenteRecordType   type,
                                             const char         *json,
                                             GError            **error);
/* Removes a record with all that cannot be without it (an actor's relations), and drops its
 * id from the lists of others. */
void               entente_act_remove       (EntenteAct         *self,
                                             EntenteRecordType   type,
                                             guint32             slot);

/* Acts of one key that follow each other become one step, until entente_history_end_merge(). */
void               entente_act_set_merge_key (EntenteAct        *self,
                                              const char        *key);
/* About how many records it will change, so that who waits is told how far it is. */
void               entente_act_expect       (EntenteAct         *self,
                                             guint               n);
/* The step is about the whole map, and not about those of its records that happen to change: there is
 * nothing to show of one or the other when it is undone. */
void               entente_act_set_whole_map (EntenteAct        *self,
                                              gboolean           whole_map);
gboolean           entente_act_get_whole_map (EntenteAct        *self);
gboolean           entente_act_is_empty     (EntenteAct         *self);
const char        *entente_act_get_name     (EntenteAct         *self);
const EntenteSwap *entente_act_get_swaps    (EntenteAct         *self,
                                             guint              *n_swaps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteAct, entente_act_free)

G_END_DECLS
