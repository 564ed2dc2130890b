/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-mentions.h"

G_BEGIN_DECLS

/**
 * EntenteActorMention:
 *
 * A place in an article's text that names an actor: code points, @end exclusive. @cited: whether
 * some relation cites a passage there.
 */
typedef struct
{
  guint32 article;
  guint start;
  guint end;
  gboolean cited;
} EntenteActorMention;

/**
 * EntenteActorMentionsJob:
 *
 * The search for all mentions of one actor in all articles: a copy of what it needs of a map, so that
 * it can run beside it. Made on the main thread in O(records), run once on any thread, in time linear
 * in the map's bytes.
 */
typedef struct _EntenteActorMentionsJob EntenteActorMentionsJob;

/* @index: of the map's names. */
EntenteActorMentionsJob *entente_actor_mentions_job_new  (EntenteMap               *map,
                                                          EntenteNameIndex         *index,
                                                          guint32                   actor);
void                     entente_actor_mentions_job_free (EntenteActorMentionsJob  *self);
/* Those that nothing cites first; both kinds in reading order. A name that several actors have is a
 * mention of each of them. NULL with @error only where it was cancelled.
 * (element-type EntenteActorMention) (transfer full) */
GArray                  *entente_actor_mentions_job_run  (EntenteActorMentionsJob  *self,
                                                          GCancellable             *cancellable,
                                                          GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteActorMentionsJob, entente_actor_mentions_job_free)

G_END_DECLS
