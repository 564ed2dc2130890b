/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act-private.h"

G_BEGIN_DECLS

/* What the merging of actors and that of relations share. @ids: id → id that stands for it now. */

/* Names in the array @member of a record, or the record of a step, what stands for them now; each once. */
void entente_merging_replace_in_list  (EntenteAct        *act,
                                       EntenteRecordType  type,
                                       guint32            slot,
                                       const char        *member,
                                       GHashTable        *ids);
/* The same in every step of the story. */
void entente_merging_replace_in_story (EntenteAct        *act,
                                       const char        *member,
                                       GHashTable        *ids);
/* Appends the elements of an array of @from that @into does not hold yet, by their bytes. */
void entente_merging_join_list        (EntenteAct        *act,
                                       EntenteRecordType  type,
                                       guint32            into,
                                       guint32            from,
                                       const char        *member);
/* Takes over members that @into has not, but for those in @except (NULL-terminated). */
void entente_merging_take_over        (EntenteAct        *act,
                                       EntenteRecordType  type,
                                       guint32            into,
                                       guint32            from,
                                       const char *const *except);

G_END_DECLS
