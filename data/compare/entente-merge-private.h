/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-merge.h"

G_BEGIN_DECLS

/* The merge is split by what it does: entente-merge.c holds it together, -records brings three versions of
 * a record together, -references sees to it that nothing names what is not there, -circles that no
 * relations concern each other in a circle. */

typedef enum
{
  ENTENTE_OUTCOME_ABSENT,
  ENTENTE_OUTCOME_OURS,   /* just as it stands in ours */
  ENTENTE_OUTCOME_THEIRS,
  ENTENTE_OUTCOME_OWN,    /* @text */
} EntenteOutcome;

/* One record of any of the maps. */
typedef struct
{
  guint32 slots[ENTENTE_N_VERSIONS];
  EntenteOutcome outcome;
  char *text;            /* (nullable) (owned) */
  EntenteSide back_from; /* where it came back from */
  guint came_back : 1;   /* because something names it: it stays as it is */
} EntenteMergeEntry;

typedef struct
{
  GArray *entries; /* EntenteMergeEntry */
  guint32 *of_slot[ENTENTE_N_VERSIONS]; /* index of the entry */
} EntenteMergeTable;

struct _EntenteMerge
{
  EntenteMap *maps[ENTENTE_N_VERSIONS];
  EntenteSide prefer;
  GPtrArray *conflicts;    /* EntenteConflict (owned) */
  GHashTable *by_key;      /* where → index in conflicts + 1 */
  gboolean outdated;       /* something was chosen since */
  EntenteMergeTable tables[ENTENTE_N_RECORD_TYPES];
  GArray *orders[ENTENTE_N_RECORD_TYPES]; /* guint32: entries, the absent ones too */
};

#define ENTENTE_MERGE_ENTRY(self, type, index) \
  (&g_array_index ((self)->tables[(type)].entries, EntenteMergeEntry, (index)))

EntenteVersion  _entente_merge_get_version (EntenteSide         side);
/* The record in one of the maps, without text where it has none. */
EntenteJsonSpan _entente_merge_get_span    (EntenteMerge       *self,
                                            EntenteRecordType   type,
                                            EntenteMergeEntry  *entry,
                                            EntenteVersion      version);
/* The record as it comes out, without text where it does not. */
EntenteJsonSpan _entente_merge_get_outcome (EntenteMerge       *self,
                                            EntenteRecordType   type,
                                            EntenteMergeEntry  *entry);
/* Takes @text as what comes out. */
void            _entente_merge_set_text    (EntenteMergeEntry  *entry,
                                            char               *text);
/* What was chosen there, or is now: the conflict is listed. */
EntenteSide     _entente_merge_decide      (EntenteMerge          *self,
                                            EntenteRecordType      type,
                                            EntenteMergeEntry     *entry,
                                            const char            *path,
                                            const EntenteVersions *versions,
                                            gboolean               settled);

void            _entente_merge_records     (EntenteMerge       *self);
void            _entente_merge_references  (EntenteMerge       *self);
void            _entente_merge_circles     (EntenteMerge       *self);
/* What a record names, as its text says: @named gets entries of EntenteMergeNamed. */
typedef struct
{
  EntenteRole role;
  EntenteRecordType type;
  guint32 entry; /* ENTENTE_NO_SLOT: of no map */
} EntenteMergeNamed;

void            _entente_merge_list_named  (EntenteMerge       *self,
                                            EntenteMergeEntry  *relation,
                                            GArray             *named);

G_END_DECLS
