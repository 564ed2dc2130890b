/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"

G_BEGIN_DECLS

/* Private to the room: a relation among other records than those it was written for. */

/* The JSON of a relation in which it itself, and each actor, relation and article, is named by what @ids says
 * for it: by record type, old id → id, both texts. What is not in there is left out of via, regarding,
 * concerns and citations, and lists that are left empty go; every other byte stays as it was.
 * @concerns: (out) (optional) (nullable) (transfer full): the list of that name as it would be, which is left out
 * of the JSON then. (transfer full) */
char *entente_dup_renamed_relation (const char  *json,
                                    gsize        length,
                                    GHashTable **ids,
                                    char       **concerns);

G_END_DECLS
