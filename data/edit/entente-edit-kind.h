/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"

G_BEGIN_DECLS

/* Acts on the kinds that the document describes, known by their type (of actors or of relations) and
 * key. Every byte of the document that is not spoken of stays. Acts are (transfer full), NULL with
 * ENTENTE_MAP_ERROR_VALUE where they cannot be. */

/* The kind with this key, described or in use; NULL where the map has none such. @index: (out)
 * (optional): its own. (transfer none) (nullable) */
const EntenteKind *entente_kind_find   (EntenteMap         *map,
                                        EntenteRecordType   type,
                                        const char         *key,
                                        guint32            *index);
/* What the document says of a kind; "{ }" where it is not described. (transfer full) */
char       *entente_kind_dup_json      (EntenteMap         *map,
                                        EntenteRecordType   type,
                                        const char         *key);
/* The JSON of a member of a kind; NULL where it has none, or is not described. (transfer full) */
char       *entente_kind_dup_member    (EntenteMap         *map,
                                        EntenteRecordType   type,
                                        const char         *key,
                                        const char         *member);
/* Sets or (NULL) removes a member; a kind that was not described is, then. Acts on the same member that
 * follow each other are one step. */
EntenteAct *entente_edit_kind_member   (EntenteMap         *map,
                                        EntenteRecordType   type,
                                        const char         *key,
                                        const char         *member,
                                        const char         *value,
                                        GError            **error);
/* Describes a kind that is not described yet: what is in use so far, or a new one. @label: (nullable). */
EntenteAct *entente_edit_add_kind      (EntenteMap         *map,
                                        EntenteRecordType   type,
                                        const char         *key,
                                        const char         *label,
                                        GError            **error);
/* Gives a kind another key, here and in all records that are of it. Refused where there is such a
 * kind already. Costs by the records. */
EntenteAct *entente_edit_rename_kind   (EntenteMap         *map,
                                        EntenteRecordType   type,
                                        const char         *key,
                                        const char         *new_key,
                                        GError            **error);
/* Takes away what is said of a kind that nothing is of. */
EntenteAct *entente_edit_remove_kind   (EntenteMap         *map,
                                        EntenteRecordType   type,
                                        const char         *key,
                                        GError            **error);
/* Gives kinds the order in which their keys come here, by their `order`. */
EntenteAct *entente_edit_order_kinds   (EntenteMap         *map,
                                        EntenteRecordType   type,
                                        const char *const  *keys,
                                        GError            **error);

G_END_DECLS
