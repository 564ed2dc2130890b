/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* A prefix letter for the type and eight random characters (32 letters and digits that cannot be taken
 * for each other): free in @map, and two people's additions never clash. (transfer full) */
char *entente_new_id (EntenteMap        *map,
                      EntenteRecordType  type);

G_END_DECLS
