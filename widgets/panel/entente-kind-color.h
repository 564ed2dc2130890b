/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-palette.h"

G_BEGIN_DECLS

/* The kind with this key, of actors or relations; NULL where the map has none such. (transfer none) */
const EntenteKind *entente_kind_find  (EntenteMap           *map,
                                       EntenteRecordType     type,
                                       const char           *key,
                                       guint32              *index);
/* What actors (their rims) or relations of a kind are drawn in where colors go by kinds. */
EntenteColor       entente_kind_color (const EntentePalette *palette,
                                       EntenteMap           *map,
                                       EntenteRecordType     type,
                                       const char           *key);

G_END_DECLS
