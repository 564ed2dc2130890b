/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"

G_BEGIN_DECLS

/* Maps for the tests of scene and painter, made without a file. */

typedef struct
{
  const char *id;
  const char *name;
  const char *kind;
  double x, y; /* NAN: not placed */
} SceneActor;

/* Lists of ids are parted by spaces. */
typedef struct
{
  const char *id;
  const char *source;
  const char *target;
  const char *label;
  double tone; /* NAN: not rated */
  const char *via;
  const char *regarding;
  const char *concerns;
  EntenteDirection direction;
  double along, across; /* its own bend; both 0: automatic */
} SceneRelation;

EntenteMap *scene_map_new          (void);
guint32     scene_map_add_actor    (EntenteMap          *map,
                                    const SceneActor    *actor);
guint32     scene_map_add_relation (EntenteMap          *map,
                                    const SceneRelation *relation);
/* A map of the width and make of the sample's: 11 actors, 22 relations. */
EntenteMap *scene_map_new_story    (void);
/* Actors at random places that do not overlap, relations of all sorts among them. */
EntenteMap *scene_map_new_random   (guint32              seed,
                                    guint                n_actors,
                                    guint                n_relations);

G_END_DECLS
