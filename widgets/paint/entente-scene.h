/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-metrics.h"
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
 * A line's label: a box of @width × @height turned by @angle (radians, −π/2 … π/2, so that it
 * reads upright) around its middle @x, @y. In the turned box the sign's disc comes first where the
 * relation is rated, its middle at ENTENTE_LABEL_PADDING_PX + ENTENTE_SIGN_RADIUS_PX from the left side; the
 * text starts at the relation's text_offset.
 */
typedef struct
{
  double x, y, width, height, angle;
} EntenteSceneLabel;

/**
 * EntenteSceneActor:
 *
 * An actor as drawn. @label is the box of the name inside of @outline; the mark of a person, place
 * or event stands before it.
 */
typedef struct
{
  guint32 actor; /* slot */
  guint32 kind;  /* index among the map's actor kinds */
  guint32 color; /* its own or its kind's, 0xRRGGBB: what its colors are shaded from */
  guint n_relations; /* that end here, among those drawn */
  EntenteShape shape;
  EntenteBox outline;
  EntenteBox label;
  const char *text; /* as drawn: one line, cut where it is too long */
} EntenteSceneActor;

/**
 * EntenteSceneRelation:
 *
 * A relation as drawn, with all of it that a painter needs. Where the map gives its bend, the
 * middle of the curve (t = ½) is the middle between the two actors' middles, moved along and across
 * their distance by these fractions; positive across is to the right of who travels to the target.
 */
typedef struct
{
  guint32 relation; /* slot */
  guint32 source;   /* slots of actors */
  guint32 target;
  guint32 kind;     /* index among the map's relation kinds */
  guint32 color;    /* its kind's, 0xRRGGBB; ENTENTE_NO_COLOR: colored by tone */
  guint n_points;   /* 1 + 3 × cubic Béziers; ends lie on the outlines */
  const EntentePoint *points;
  EntentePoint diamond;    /* where its ties leave; valid where has_diamond */
  EntenteSceneLabel label; /* valid where has_label */
  const char *text;        /* of the label as drawn, NULL without one */
  float text_offset;       /* from the label's left side to its text */
  float tone;              /* NAN: not rated */
  float width;             /* of the line, map units, by its weight */
  guint32 n_citations;
  guint direction : 2;     /* EntenteDirection */
  guint phase : 2;         /* EntentePhase */
  guint claim : 2;         /* EntenteClaim */
  guint contradicted : 1;
  guint has_label : 1;
  guint has_diamond : 1;
} EntenteSceneRelation;

/**
 * EntenteSceneTie:
 *
 * The light tie from a relation's diamond to a third actor's outline, or to another line.
 */
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
 * places. An immutable, counted value; any thread may read it. Nothing in it points into the map.
 */
typedef struct _EntenteScene EntenteScene;

#define ENTENTE_TYPE_SCENE (entente_scene_get_type ())
GType         entente_scene_get_type         (void);

/* Main thread. Actors that neither @places nor the map places are not drawn. @places nullable. */
EntenteScene *entente_scene_new              (EntenteMap          *map,
                                              EntentePlaces       *places);
/* The same after a change, with the choices of the scene before (nullable) wherever they still
 * hold: lines and labels of what has not changed stay where they are, and it is far quicker. For every
 * edit and every step of a drag. */
EntenteScene *entente_scene_new_near         (EntenteMap          *map,
                                              EntentePlaces       *places,
                                              EntenteScene        *before);
/* One way for each size of map: a map small enough to be searched is laid anew near to the scene
 * before it, with entente_scene_new_near(), at each change; of a larger one only what has changed is
 * laid, beside a base that all later scenes share. NULL where everything is to be laid anew. */
EntenteScene *entente_scene_amend            (EntenteScene        *self,
                                              EntenteMap          *map,
                                              EntentePlaces       *places,
                                              const EntenteChange *changes,
                                              guint                n_changes);
/* Whether so much has been amended that a new base is due, made by entente_scene_fold() in a worker
 * and put under what was amended meanwhile by entente_scene_rebase(). */
gboolean      entente_scene_wants_folding    (EntenteScene        *self);
EntenteScene *entente_scene_fold             (EntenteScene        *self);
EntenteScene *entente_scene_rebase           (EntenteScene        *self,
                                              EntenteScene        *from,
                                              EntenteScene        *folded);
/* Where two scenes differ: boxes (EntenteBox, map units) are appended. FALSE: anywhere. */
gboolean      entente_scene_get_changes      (EntenteScene        *self,
                                              EntenteScene        *before,
                                              GArray              *boxes);
/* What there is to see before anything is. */
EntenteScene *entente_scene_new_empty        (void);
/* Whether its ways and labels were searched for, as small maps' are: only such a scene has choices
 * that the next can take over. */
gboolean      entente_scene_is_searched      (EntenteScene        *self);
EntenteScene *entente_scene_ref              (EntenteScene        *self);
void          entente_scene_unref            (EntenteScene        *self);

/* What hangs on all of a scene at once, such as how pale lines are where they are many, is taken from
 * this: itself, or the base of an amended one, so that an edit changes nothing far away.
 * (transfer none) */
EntenteScene *entente_scene_get_whole        (EntenteScene        *self);

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
/* Ties of one relation stand in a row: index of the first, and how many. */
guint         entente_scene_find_ties        (EntenteScene        *self,
                                              guint32              relation,
                                              guint               *n_ties);

/* Indices (guint32, rising, each once) of the actors and relations that may show inside of a box:
 * all that do, and few others. Appended to the arrays, each nullable. */
void          entente_scene_find_in_box      (EntenteScene        *self,
                                              const EntenteBox    *box,
                                              GArray              *actors,
                                              GArray              *relations);

/* What is drawn at a point of the map. @tolerance: how far a line may be missed, map units. Actors
 * go before labels, labels before lines, the nearest line before others. */
EntenteHit    entente_scene_hit              (EntenteScene        *self,
                                              double               x,
                                              double               y,
                                              double               tolerance);

/* The box an actor of the map would have around its middle, for layout. Main thread. */
void          entente_scene_measure_actor    (EntenteMap          *map,
                                              guint32              actor,
                                              double              *width,
                                              double              *height);
/* How long a line of the map must be, free of boxes, for its label to lie on it whole; 0: it has none. For
 * layout. Main thread. */
double        entente_scene_measure_label    (EntenteMap          *map,
                                              guint32              relation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteScene, entente_scene_unref)

G_END_DECLS
