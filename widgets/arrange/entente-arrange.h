/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"
#include "entente-layout.h"
#include "entente-places.h"

G_BEGIN_DECLS

typedef enum
{
  ENTENTE_ARRANGE_UNPLACED, /* those the map does not place; the others stay */
  ENTENTE_ARRANGE_ALL,      /* all that are not pinned */
} EntenteArrangeScope;

/**
 * EntenteArrangeJob:
 *
 * One layout of a map: takes what it needs on the main thread, runs in any, gives its result back on
 * the main thread as places (on open: no edit) or as one act.
 */
typedef struct _EntenteArrangeJob EntenteArrangeJob;

/* @places: (nullable): where unplaced actors are shown now. */
EntenteArrangeJob *entente_arrange_job_new       (EntenteMap             *map,
                                                  EntentePlaces          *places,
                                                  EntenteArrangeScope     scope,
                                                  guint32                 seed);
void               entente_arrange_job_free      (EntenteArrangeJob      *self);
/* Whether there is anything to place. */
gboolean           entente_arrange_job_is_needed (EntenteArrangeJob      *self);
/* Boxes may then stand on each other: distances alone count. */
void               entente_arrange_job_set_keep_overlaps
                                                 (EntenteArrangeJob      *self,
                                                  gboolean                keep_overlaps);
gboolean           entente_arrange_job_run       (EntenteArrangeJob      *self,
                                                  EntenteLayoutProgress   progress,
                                                  gpointer                user_data,
                                                  GCancellable           *cancellable,
                                                  GError                **error);
void               entente_arrange_job_to_places (EntenteArrangeJob      *self,
                                                  EntentePlaces          *places);
/* NULL where nothing moves. (transfer full) */
EntenteAct        *entente_arrange_job_to_act    (EntenteArrangeJob      *self,
                                                  EntenteMap             *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteArrangeJob, entente_arrange_job_free)

G_END_DECLS
