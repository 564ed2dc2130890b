/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"
#include "entente-arrange-request.h"
#include "entente-places.h"

G_BEGIN_DECLS

/**
 * EntenteArrangeObstacle:
 * @ENTENTE_ARRANGE_NO_OBSTACLE: it can be done
 * @ENTENTE_ARRANGE_NO_ENDS: the whole map shall stand between two actors, and they are not said
 * @ENTENTE_ARRANGE_NO_WAY: no relations lead from the one to the other: nobody mediates
 *
 * Why a request's style cannot be had.
 */
typedef enum
{
  ENTENTE_ARRANGE_NO_OBSTACLE,
  ENTENTE_ARRANGE_NO_ENDS,
  ENTENTE_ARRANGE_NO_WAY,
} EntenteArrangeObstacle;

/**
 * EntenteArrangeJob:
 *
 * One layout of a map: takes what it needs on the main thread, runs in any, gives its result back on
 * the main thread as places (on open: no edit) or as one act.
 */
typedef struct _EntenteArrangeJob EntenteArrangeJob;

/* Whether an actor has no place: quick, before a job is made to place it. */
gboolean           entente_arrange_is_any_unplaced (EntenteMap           *map,
                                                  EntentePlaces          *places);
/* @places: (nullable): where unplaced actors are shown now. */
EntenteArrangeJob *entente_arrange_job_new       (EntenteMap                  *map,
                                                  EntentePlaces               *places,
                                                  const EntenteArrangeRequest *request);
void               entente_arrange_job_free      (EntenteArrangeJob      *self);
/* Whether there is anything to place. */
gboolean           entente_arrange_job_is_needed (EntenteArrangeJob      *self);
/* Look before it is run: what cannot be had comes out by distances. O(actors + relations) */
EntenteArrangeObstacle entente_arrange_job_find_obstacle (EntenteArrangeJob *self);
/* Its nodes: slots of actors. (transfer none) (element-type guint32) */
GArray            *entente_arrange_job_get_actors (EntenteArrangeJob     *self);
/* Who is shown how nodes stand so far, in the thread that runs; @user_data has to live as long. */
void               entente_arrange_job_set_show  (EntenteArrangeJob      *self,
                                                  EntenteLayoutShow       show,
                                                  gpointer                user_data);
gboolean           entente_arrange_job_run       (EntenteArrangeJob      *self,
                                                  EntenteLayoutProgress   progress,
                                                  gpointer                user_data,
                                                  GCancellable           *cancellable,
                                                  GError                **error);
void               entente_arrange_job_to_places (EntenteArrangeJob      *self,
                                                  EntentePlaces          *places);
void               entente_arrange_job_get_place (EntenteArrangeJob      *self,
                                                  guint                   node,
                                                  double                 *x,
                                                  double                 *y);
/* A step of what follows; whether there is nothing left to write. */
gboolean           entente_arrange_job_write_act (EntenteArrangeJob      *self,
                                                  EntenteMap             *map,
                                                  guint                   most);
/* With the style and seed, where the request was for the whole map. NULL where nothing is new.
 * (transfer full) */
EntenteAct        *entente_arrange_job_to_act    (EntenteArrangeJob      *self,
                                                  EntenteMap             *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteArrangeJob, entente_arrange_job_free)

G_END_DECLS
