/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* A relation as a sentence: by its phrase, else its kind's, with the names filled in; without one
 * "Lee Jae Myung → Xi Jinping: asks to mediate". Plain text. (transfer full) */
char *entente_map_dup_sentence (EntenteMap *map,
                                guint32     relation);
/* What a relation is called in a line of a list or on the map: label, else its kind's label, else
 * NULL. (transfer none) */
const char *entente_map_get_relation_label (EntenteMap *map,
                                            guint32     relation);
/* A name into a line, isolated where its script runs the other way. */
void  entente_sentence_append_name (GString    *sentence,
                                    const char *name);

G_END_DECLS
