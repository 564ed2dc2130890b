/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-places.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height; /* map units; x, y is the corner above left */
} EntenteBox;

typedef struct
{
  double x, y;
} EntentePoint;

/**
 * EntenteSceneLabel:
 *
 * A line's label: a box of @width × @height turned by @angle (radians, −π/2 … π/2, so that it reads
 * upright) around its middle @x, @y.
 */
typedef struct
{
  double x, y, width, height, angle;
} EntenteSceneLabel;

typedef struct
{
  guint32 actor; /* slot */
  EntenteShape shape;
  EntenteBox outline;
  EntenteBox label;
  const char *text; /* as drawn: cut where it is too long */
} EntenteSceneActor;

typedef struct
{
  guint32 relation; /* slot */
  guint n_points;   /* 1 + 3 × cubic Béziers; ends lie on the outlines */
  const EntentePoint *points;
  EntentePoint diamond;    /* where its ties leave; valid where has_diamond */
  EntenteSceneLabel label; /* valid where has_label */
  const char *text;
  guint has_label : 1;
  guint has_diamond : 1;
} EntenteSceneRelation;

typedef struct
{
  guint32 relation;
  guint32 other;
  EntenteRole role; /* REGARDING: to an actor; CONCERNS: to a relation */
  guint n_points;   /* 1 + 3 × cubic Béziers */
  const EntentePoint *points;
} EntenteSceneTie;

typedef enum
{
  ENTENTE_HIT_NOTHING,
  ENTENTE_HIT_ACTOR,
  ENTENTE_HIT_RELATION, /* the line, its label, its diamond, one of its ties */
} EntenteHitKind;

typedef struct
{
  EntenteHitKind kind;
  guint32 slot;
} EntenteHit;

/**
 * EntenteScene:
 *
 * What is drawn, in map units: outlines of actors, curves of relations, ties, labels with their
 * places. An immutable, counted value; any thread may read it.
 */
typedef struct _EntenteScene EntenteScene;

#define ENTENTE_TYPE_SCENE (entente_scene_get_type ())
GType         entente_scene_get_type         (void);

/* Main thread. Actors that neither @places nor the map places are not drawn. @places nullable. */
EntenteScene *entente_scene_new              (EntenteMap          *map,
                                              EntentePlaces       *places);
EntenteScene *entente_scene_ref              (EntenteScene        *self);
void          entente_scene_unref            (EntenteScene        *self);

/* Of all that is drawn with its labels, without the legend; an empty box at 0, 0 for nothing. */
EntenteBox    entente_scene_get_bounds       (EntenteScene        *self);
guint         entente_scene_get_n_actors     (EntenteScene        *self);
const EntenteSceneActor    *entente_scene_get_actor    (EntenteScene *self, guint index);
guint         entente_scene_get_n_relations  (EntenteScene        *self);
const EntenteSceneRelation *entente_scene_get_relation (EntenteScene *self, guint index);
guint         entente_scene_get_n_ties       (EntenteScene        *self);
const EntenteSceneTie      *entente_scene_get_tie      (EntenteScene *self, guint index);
/* By slot; NULL where it is not drawn. */
const EntenteSceneActor    *entente_scene_find_actor    (EntenteScene *self, guint32 slot);
const EntenteSceneRelation *entente_scene_find_relation (EntenteScene *self, guint32 slot);

/* What is drawn at a point of the map. @tolerance: how far a line may be missed, map units. Labels and
 * actors go before lines, the nearest line before others. */
EntenteHit    entente_scene_hit              (EntenteScene        *self,
                                              double               x,
                                              double               y,
                                              double               tolerance);

/* The box an actor of the map would have around its middle, for layout. */
void          entente_scene_measure_actor    (EntenteMap          *map,
                                              guint32              actor,
                                              double              *width,
                                              double              *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteScene, entente_scene_unref)

G_END_DECLS
