/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-palette.h"

G_BEGIN_DECLS

/* What actors (their rims) or relations of a kind are drawn in where colors go by kinds. */
EntenteColor entente_kind_color (const EntentePalette *palette,
                                 EntenteMap           *map,
                                 EntenteRecordType     type,
                                 const char           *key);

G_END_DECLS
