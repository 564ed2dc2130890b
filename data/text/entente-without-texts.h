/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map-writer.h"

G_BEGIN_DECLS

/* What a copy for others keeps besides everything that is the map's own. */
typedef enum
{
  ENTENTE_KEEP_NOTHING = 0,
  ENTENTE_KEEP_QUOTES = 1 << 0, /* citations' exact, prefix and suffix; positions always stay */
  ENTENTE_KEEP_NOTES = 1 << 1,  /* notes of relations and of citations */
} EntenteKeep;

/* What there is to leave out. */
typedef struct
{
  guint n_texts;  /* articles with a text */
  guint n_quotes; /* citations with the words they cite */
  guint n_notes;  /* of relations and of citations */
} EntenteTextCounts;

/* Counts what entente_map_image_new_without_texts() can leave out. O(records). */
void             entente_map_count_texts             (EntenteMap        *map,
                                                      EntenteTextCounts *counts);

/* The map as it is now, without the texts of its articles and the sentences ignored in them; every
 * other byte as in a save. The map itself is not changed. Main thread; to be written by any.
 * (transfer full) */
EntenteMapImage *entente_map_image_new_without_texts (EntenteMap  *map,
                                                      EntenteKeep  keep);
/* The same, in memory. (transfer full) */
GBytes          *entente_map_dup_without_texts       (EntenteMap  *map,
                                                      EntenteKeep  keep);

G_END_DECLS
