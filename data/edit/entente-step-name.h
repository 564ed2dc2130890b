/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* Steps in words that name what they change: “Change Tone of “Seoul → Beijing””. */

/* What a record is called in them, cut and in quotation marks; NULL for the document. (transfer full) */
char *entente_step_name_dup_title  (EntenteMap        *map,
                                    EntenteRecordType  type,
                                    guint32            slot);
/* A text that stands for something else than a record, likewise. (transfer full) */
char *entente_step_name_dup_quoted (const char        *text);
/* Setting a member of what is called so; NULL: of the map. (transfer full) */
char *entente_step_name_dup_member (const char        *title,
                                    const char        *member);

G_END_DECLS
