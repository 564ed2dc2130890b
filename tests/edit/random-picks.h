/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* What random acts are about, picked from what a map holds. */

const char *pick_word     (GRand              *random);
/* A living record, or ENTENTE_NO_SLOT. */
guint32     pick          (EntenteMap         *map,
                           EntenteRecordType   type,
                           GRand              *random);
/* Up to @n_max of them, none twice; returns how many. */
guint       pick_several  (EntenteMap         *map,
                           EntenteRecordType   type,
                           GRand              *random,
                           guint32            *slots,
                           guint               n_max);
/* An article and a place in its text, in code points; start == end where it has none. */
guint32     pick_passage  (EntenteMap         *map,
                           GRand              *random,
                           guint              *start,
                           guint              *end);
/* A relation with citations and one of them, or ENTENTE_NO_SLOT. */
guint32     pick_citation (EntenteMap         *map,
                           GRand              *random,
                           guint              *citation);
/* A kind's key, empty for none. (transfer full) */
char       *pick_kind     (EntenteMap         *map,
                           EntenteRecordType   type,
                           GRand              *random);
/* (transfer full) */
char       *dup_text      (EntenteMap         *map,
                           guint32             article);

G_END_DECLS
