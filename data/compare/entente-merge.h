/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"
#include "entente-value-merge.h"

G_BEGIN_DECLS

/* Which of the three maps: the one both sides began with, or a side. */
typedef enum
{
  ENTENTE_VERSION_BASE,
  ENTENTE_VERSION_OURS,
  ENTENTE_VERSION_THEIRS,
} EntenteVersion;

#define ENTENTE_N_VERSIONS 3

/**
 * EntenteConflict:
 * @slots: where the record stands in each map, ENTENTE_NO_SLOT where it does not
 * @path: of the value, as `names.ko`; empty: the record itself, which one side removed
 * @values: JSON text of each version; NULL: it has none
 * @side: whose is taken
 * @settled: cannot be chosen: relations would concern each other in a circle
 *
 * What both sides did differently, or what one side needs and the other removed.
 */
typedef struct
{
  EntenteRecordType type;
  guint32 slots[ENTENTE_N_VERSIONS];
  char *path;
  char *values[ENTENTE_N_VERSIONS];
  EntenteSide side;
  gboolean settled;
} EntenteConflict;

/**
 * EntenteMerge:
 *
 * Brings what two sides did to one map together, record by record by their ids, member by member. What
 * comes out is a valid map whatever is chosen: where one side removed what the other newly names, the
 * choice says whether it comes back or is named no more. An actor that comes back brings the
 * relations that had gone with it.
 *
 * Records that are set aside (see entente_map_read_sound()) are brought together by their own bytes: what
 * either side did to one stays done, and one that nobody touched stays in its place. Read again, what is
 * no problem any more is part of the map.
 *
 * Any thread; belongs to its maker, as do the three maps until it is freed.
 */
typedef struct _EntenteMerge EntenteMerge;

/* @prefer: what is chosen where nobody has. Merges once, to find what there is to choose. (transfer full) */
EntenteMerge          *entente_merge_new             (EntenteMap    *base,
                                                      EntenteMap    *ours,
                                                      EntenteMap    *theirs,
                                                      EntenteSide    prefer);
void                   entente_merge_free            (EntenteMerge  *self);
EntenteMap            *entente_merge_get_map         (EntenteMerge  *self,
                                                      EntenteVersion version);
guint                  entente_merge_get_n_conflicts (EntenteMerge  *self);
const EntenteConflict *entente_merge_get_conflict    (EntenteMerge  *self,
                                                      guint          index);
void                   entente_merge_choose          (EntenteMerge  *self,
                                                      guint          index,
                                                      EntenteSide    side);
/* The merged map's bytes: of records' own bytes, within ours' file; what one side left alone is the
 * other side's file, byte for byte. Ours is left as it is. NULL with @error where it would be no
 * valid map, which is a fault of the program. (transfer full) */
GBytes                *entente_merge_to_bytes        (EntenteMerge  *self,
                                                      GError       **error);

/* What was written, read again: where nothing is set aside in any of the three maps, it must be sound;
 * else what is set aside in it is told from the rest anew. (transfer full) */
EntenteMap            *entente_merge_read            (EntenteMerge  *self,
                                                      GBytes        *bytes,
                                                      GCancellable  *cancellable,
                                                      GError       **error);
/* All of it for files in memory, whoever made them: NULL with @error where one is no map. @n_conflicts:
 * (out) (optional). (transfer full) */
GBytes                *entente_merge_bytes           (GBytes        *base,
                                                      GBytes        *ours,
                                                      GBytes        *theirs,
                                                      EntenteSide    prefer,
                                                      guint         *n_conflicts,
                                                      GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMerge, entente_merge_free)

G_END_DECLS
