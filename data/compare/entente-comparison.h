/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

typedef enum
{
  ENTENTE_DIFFERENCE_ADDED,
  ENTENTE_DIFFERENCE_REMOVED,
  ENTENTE_DIFFERENCE_CHANGED,
} EntenteDifferenceKind;

/* One value of a record: JSON texts, NULL where it has none. @path: as `names.ko`,
 * `citations[c1].note`, `kinds.actors.state.color`. */
typedef struct
{
  char *path;
  char *before;
  char *after;
} EntenteMemberDifference;

/**
 * EntenteDifference:
 * @before, @after: its slots, ENTENTE_NO_SLOT where it does not stand
 * @moved: it stands elsewhere among those of its type
 * @members: (element-type EntenteMemberDifference): of one that is changed; none where it only moved
 */
typedef struct
{
  EntenteDifferenceKind kind;
  EntenteRecordType type;
  guint32 before;
  guint32 after;
  gboolean moved;
  GArray *members;
} EntenteDifference;

/**
 * EntenteComparison:
 *
 * What was done to a map: records by their ids, their members one by one, what Entente does not know
 * too. How a file is spaced, and the order of members, make no difference.
 *
 * Any thread; belongs to its maker, as do the two maps until it is freed.
 */
typedef struct _EntenteComparison EntenteComparison;

/* NULL only where it was cancelled. Linear but for what was moved. (transfer full) */
EntenteComparison       *entente_comparison_new     (EntenteMap         *before,
                                                     EntenteMap         *after,
                                                     GCancellable       *cancellable);
void                     entente_comparison_free    (EntenteComparison  *self);
EntenteMap              *entente_comparison_get_before (EntenteComparison *self);
EntenteMap              *entente_comparison_get_after  (EntenteComparison *self);
/* None where the maps say the same. */
guint                    entente_comparison_get_n   (EntenteComparison  *self);
/* The document first, then by type; what was removed before the rest. */
const EntenteDifference *entente_comparison_get     (EntenteComparison  *self,
                                                     guint               index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteComparison, entente_comparison_free)

G_END_DECLS
