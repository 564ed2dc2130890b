/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene-private.h"

G_BEGIN_DECLS

/* A scene that is being amended: entente-amend.c finds what a change touches and draws it anew,
 * entente-amend-label.c places its labels. It lives for one call on the main thread. */
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

/* As they will be; NULL where they are not drawn. */
const EntenteSceneActor    *entente_amending_find_actor    (EntenteAmending      *self,
                                                            guint32               slot);
const EntenteSceneRelation *entente_amending_find_relation (EntenteAmending      *self,
                                                            guint32               slot);

/* The label as it is, where text and line are the same. */
void entente_amending_keep_label  (EntenteAmending      *self,
                                   EntenteRelationPatch *patch);
/* Where there is room along the line; else it has none. */
void entente_amending_place_label (EntenteAmending      *self,
                                   EntenteRelationPatch *patch);

G_END_DECLS
