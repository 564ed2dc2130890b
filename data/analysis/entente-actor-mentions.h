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
 * it can run beside it. Three steps in turn, each once: find, on any thread; copy what is cited of
 * the articles that name the actor, on the main thread; mark, on any thread. Few articles name one
 * actor, so that neither step of the main thread goes over all relations.
 */
typedef struct _EntenteActorMentionsJob EntenteActorMentionsJob;

/* @index: of the map's names. Main thread; O(articles). */
EntenteActorMentionsJob *entente_actor_mentions_job_new            (EntenteMap               *map,
                                                                    EntenteNameIndex         *index,
                                                                    guint32                   actor);
void                     entente_actor_mentions_job_free           (EntenteActorMentionsJob  *self);
/* In time linear in the articles' bytes. FALSE with @error only where it was cancelled. */
gboolean                 entente_actor_mentions_job_find           (EntenteActorMentionsJob  *self,
                                                                    GCancellable             *cancellable,
                                                                    GError                  **error);
/* Copies what is cited of the next article that names the actor, in O(its citations). FALSE where there
 * is none any more, or where the map has had an article added. */
gboolean                 entente_actor_mentions_job_copy_citations (EntenteActorMentionsJob  *self,
                                                                    EntenteMap               *map);
/* Those that nothing cites first; both kinds in reading order. A name that several actors have is a
 * mention of each of them. (element-type EntenteActorMention) (transfer full) */
GArray                  *entente_actor_mentions_job_mark           (EntenteActorMentionsJob  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteActorMentionsJob, entente_actor_mentions_job_free)

G_END_DECLS
