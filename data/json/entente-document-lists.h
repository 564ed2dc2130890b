/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* The document's member that holds the records of a type. */
const char *entente_document_get_list          (EntenteRecordType  type);
/* The writer puts records into the lists of the document: the name of one that @document, a text of the
 * document, does not have for records of one of @types (bit i: of type i); NULL where there is room
 * for all. */
const char *entente_document_find_missing_list (const char        *document,
                                                gsize              length,
                                                guint              types);
/* The types that there are records of, as such bits: living ones and such as are set aside. */
guint       entente_map_get_types              (EntenteMap        *map);

G_END_DECLS
