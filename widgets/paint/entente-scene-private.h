/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-grid.h"
#include "entente-sketch.h"
#include "entente-turned.h"

G_BEGIN_DECLS

/* The inside of a scene, for the files that build it and those that ask it. Built on one thread, then
 * never changed. */

#define ENTENTE_NO_INDEX G_MAXUINT32

/* What the router chose for a relation: numbers among the options of its lines and labels, so that
 * the next scene can choose the same. */
typedef struct
{
  guint32 relation;  /* slot */
  guint32 signature; /* of what the options were made from, but for places */
  gint16 way;
  gint16 label;
  gint16 diamond;
} EntenteChoice;

/* An extent, rounded outwards: small, so that many are looked through quickly. */
typedef struct
{
  float x0, y0, x1, y1;
} EntenteReach;

static inline gboolean
entente_reach_meets (const EntenteReach  *self,
                     const EntenteExtent *extent)
{
  return (double) self->x0 <= extent->x1 && (double) self->x1 >= extent->x0
         && (double) self->y0 <= extent->y1 && (double) self->y1 >= extent->y0;
}

struct _EntenteScene
{
  gatomicrefcount references;
  EntenteBox bounds;

  guint n_actors;
  guint n_relations;
  guint n_ties;
  EntenteSceneActor *actors;       /* rising slots, like the relations */
  EntenteSceneRelation *relations;
  EntenteSceneTie *ties;           /* those of one relation in a row, in the order of relations */
  guint32 *first_ties;             /* by index of relation, one more at the end */
  EntenteReach *reaches;           /* by index of relation: line, label, diamond and ties */

  guint n_actor_slots;
  guint n_relation_slots;
  guint32 *actor_indices;    /* by slot; ENTENTE_NO_INDEX where not drawn */
  guint32 *relation_indices;

  GStringChunk *texts;
  GPtrArray *blocks; /* of points; never moved */
  guint block_left;
  EntentePoint *block_next;

  EntenteChoice *choices; /* by index of relation; NULL where nothing was chosen */
  gint16 *tie_choices;    /* by index of tie */

  EntenteGrid *actor_grid;
  EntenteGrid *line_grid;
  gsize names;   /* EntenteNames, made by who first asks for it; 0 until then */
  gsize density; /* EntenteDensity, likewise */
};

/**
 * EntenteRoute:
 *
 * Between whom a line goes, while a scene is built. Actors by their index in the scene.
 */
typedef struct
{
  guint32 source;
  guint32 target;
  guint32 lane;    /* among the parallel ones of its pair; among the loops of its actor */
  guint32 n_lanes; /* 0: it has a way of its own */
  guint32 first_via;
  guint32 n_via;
  float along; /* NAN: automatic */
  float across;
} EntenteRoute;

/* A scene in the making, and texts as the map has them: what is drawn of those is found later, as
 * measuring takes longest. */
struct _EntenteSketch
{
  EntenteScene *scene;
  EntenteRoute *routes;       /* by index of relation */
  GArray *via;                /* guint32, indices of actors */
  GStringChunk *raw;          /* names and labels */
  const char **names;         /* by index of actor */
  EntentePoint *middles;
  const char **labels;        /* by index of relation, each nullable */
  GCancellable *cancellable;  /* (borrowed) (nullable): of the thread that makes the scene */
};

/* Asked for each record, looked for every few hundred. */
gboolean       entente_sketch_is_cancelled (EntenteSketch      *self,
                                            guint               index);

EntenteScene  *entente_scene_create        (void);
/* The last step: bounds, and which things are near a place. */
void           entente_scene_index         (EntenteScene       *self);
EntentePoint  *entente_scene_add_points    (EntenteScene       *self,
                                            const EntentePoint *points,
                                            guint               n_points);
void           entente_scene_set_curve     (EntenteScene       *self,
                                            guint               relation,
                                            const EntentePoint *points,
                                            guint               n_points);
void           entente_scene_set_tie       (EntenteScene       *self,
                                            guint               tie,
                                            const EntentePoint *points,
                                            guint               n_points);

/* entente-gather.c: boxes of the actors, by their names. FALSE where it was cancelled. */
gboolean       entente_sketch_letter       (EntenteSketch      *self);
/* Cuts and measures a relation's label and stores its text; its width with sign and padding. 0: it
 * has none. */
double         entente_sketch_add_label    (EntenteSketch      *self,
                                            guint               relation);
/* Cuts it again to this width of the whole label. */
void           entente_sketch_cut_label    (EntenteSketch      *self,
                                            guint               relation,
                                            double              width);
/* entente-fan.c: sets lane and n_lanes of all routes. */
void           entente_sketch_fan          (EntenteSketch      *self);
/* entente-quick.c: all curves and ties, cheaply. FALSE where it was cancelled. */
gboolean       entente_sketch_route_quick  (EntenteSketch      *self);
/* entente-vacancy.c: labels on those, where the plane is empty without looking long. */
void           entente_sketch_label_quick  (EntenteSketch      *self);

G_END_DECLS
