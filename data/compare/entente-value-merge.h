/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-json-object.h"
#include "entente-record.h"

G_BEGIN_DECLS

typedef enum
{
  ENTENTE_SIDE_OURS,
  ENTENTE_SIDE_THEIRS,
} EntenteSide;

/* The three versions of a value; where one has none its text is NULL. */
typedef struct
{
  EntenteJsonSpan base;
  EntenteJsonSpan ours;
  EntenteJsonSpan theirs;
} EntenteVersions;

/* Which side's value is taken where both changed it differently. @path: as `names.ko`,
 * `citations[c1].note`; empty: the record itself. */
typedef EntenteSide (*EntenteValueChoose) (const char            *path,
                                           const EntenteVersions *versions,
                                           gpointer               user_data);

/**
 * EntenteValueMerge:
 *
 * The merging of one record's values. @type says which members stand in which order, and which belong
 * together: a position, a bend, the words of a citation with their places.
 */
typedef struct
{
  EntenteRecordType type;
  EntenteValueChoose choose;
  gpointer user_data;
  GString *path; /* of the value that is looked at */
} EntenteValueMerge;

/* The value that has what either side did: member by member, item by item, long texts by the stretches
 * that were changed. NULL: there is none. (transfer full) (nullable) */
char *entente_value_merge_run (EntenteValueMerge     *self,
                               const EntenteVersions *versions);

/* For paths: appends a member or an item, returns the length to truncate to afterwards. */
gsize entente_path_push_member (GString    *path,
                                const char *name);
gsize entente_path_push_item   (GString    *path,
                                const char *name);

G_END_DECLS
