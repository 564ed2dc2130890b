/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* The JSON text of a member of a living record, or NULL where it has none. (transfer full) */
char *entente_map_dup_member_text (EntenteMap        *map,
                                   EntenteRecordType  type,
                                   guint32            slot,
                                   const char        *member);

G_END_DECLS
