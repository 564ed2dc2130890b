/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene-private.h"

G_BEGIN_DECLS

/* Of more records that change at once the scene is laid anew, in a worker. */
#define ENTENTE_MOST_AMENDED 4096

/* A scene that is being amended: entente-amend-touch.c finds what a change touches and gathers its
 * actors, entente-amend-lines.c draws its lines anew, entente-amend-label.c places their labels, and
 * entente-amend.c puts what differs over the scene before. It lives for one call on the main thread. */
typedef struct
{
  EntenteScene *before;
  EntenteMap *map;       /* after the change */
  EntentePlaces *places; /* nullable */
  GHashTable *actors;    /* by slot: EntenteActorPatch, or NULL where it is gone */
  GHashTable *relations; /* by slot of those drawn anew: EntenteRelationPatch (not owned) or NULL */
  GHashTable *pairs;     /* of guint64, both ends: whose lines have been found */
  GHashTable *counts;    /* by slot of actors: how many relations more */
  GHashTable *plaques;   /* slots of who leads bundles: an actor came near to, or went from there */
  gboolean has_labels;
} EntenteAmending;

/* A line that is drawn anew: @patch is NULL where it is not drawn any more. */
typedef struct
{
  guint32 slot;
  EntenteRelationPatch *patch;
  EntentePlainWay way;
} EntenteDraft;

/* Whether so much is touched that to lay the whole scene anew costs less. */
gboolean entente_amending_is_full    (EntenteAmending     *self);
/* Fills the tables: actors drawn anew, lines to draw, plaques to look at. Ends early when full. */
void     entente_amending_touch      (EntenteAmending     *self,
                                      const EntenteChange *changes,
                                      guint                n_changes);
/* @drafts: sorted by slot, of all touched lines; their patches become the caller's. */
void     entente_amending_draw_lines (EntenteAmending     *self,
                                      EntenteDraft        *drafts,
                                      guint                n_drafts);

/* As they will be; NULL where they are not drawn. */
const EntenteSceneActor    *entente_amending_find_actor    (EntenteAmending      *self,
                                                            guint32               slot);
const EntenteSceneRelation *entente_amending_find_relation (EntenteAmending      *self,
                                                            guint32               slot);

/* Whether a plaque keeps off actors as they will be. @amending: an EntenteAmending. */
gboolean entente_amending_is_off_actors (const EntenteBox *plaque,
                                         gpointer          amending);

/* The label as it is, where text and line are the same. */
void entente_amending_keep_label  (EntenteAmending      *self,
                                   EntenteRelationPatch *patch);
/* Where there is room along the line; else it has none. */
void entente_amending_place_label (EntenteAmending      *self,
                                   EntenteRelationPatch *patch);

G_END_DECLS
