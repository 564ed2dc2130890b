/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-bundle.h"
#include "entente-far-lines.h"
#include "entente-grid.h"
#include "entente-sketch.h"
#include "entente-turned.h"

#include <math.h>

G_BEGIN_DECLS

/* The inside of a scene, for the files that build it and those that ask it. Built on one thread, then
 * never changed. */

#define ENTENTE_NO_INDEX G_MAXUINT32

/* Relations, for the search of ways and labels: of more, each line is laid alone. */
#define ENTENTE_MOST_SEARCHED 300

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

/* entente-reach-tree.h */
typedef struct _EntenteReachTree EntenteReachTree;

/* What stands in the place of a record since the scene was laid. Immutable, counted
 * (g_atomic_rc_box_acquire()). */
typedef struct
{
  EntenteSceneActor actor;
  char *text;
} EntenteActorPatch;

typedef struct
{
  EntenteSceneRelation relation;
  EntenteReach reach;
  guint n_ties;
  EntenteSceneTie *ties; /* points of their own each */
  EntentePoint *points;
  EntenteSceneMarks marks; /* that the relation points to */
  char *text; /* nullable */
  EntenteSceneBundle *bundle; /* that it leads; nullable */
} EntenteRelationPatch;

/**
 * EntenteAmendment:
 *
 * One record that differs from the base. @rank is its index in the base where it is in there, else
 * that of the next record that is. Its own @index in the scene is where it stands, or would stand;
 * what comes after it has its index in the base and @shift. The same for ties.
 */
typedef struct
{
  guint32 slot;
  guint32 rank;
  guint32 index;
  gint32 shift;
  guint32 first_tie;
  gint32 tie_shift;
  gboolean in_base;
  gpointer patch; /* (owned) NULL: it is not drawn any more */
} EntenteAmendment;

/* What colors, shapes and labels hang on beside their records. */
typedef struct
{
  GArray *actor_kinds;    /* guint32 */
  GArray *relation_kinds;
} EntenteLook;

struct _EntenteScene
{
  gatomicrefcount references;
  EntenteBox bounds;

  /* Amended: a base, and little beside it. All below but the numbers of records is the base's. */
  EntenteScene *base;             /* (owned) (nullable): laid whole, never amended itself */
  GArray *actor_amendments;       /* EntenteAmendment, rising slots; NULL where laid whole */
  GArray *relation_amendments;
  guint is_loose : 1;             /* the bounds may be too wide */

  guint64 serial;                 /* of the one that was laid whole */
  guint64 origin;                 /* serial of the base that it was folded from; 0: of none */
  GArray *origin_actors;          /* the amendments it was folded from; nullable */
  GArray *origin_relations;
  EntenteLook look;
  guint has_labels : 1;           /* there was room to look for */

  guint n_actors;
  guint n_relations;
  guint n_ties;
  EntenteSceneActor *actors;       /* rising slots, like the relations */
  EntentePoint *middles;           /* of their outlines: many are asked for in a row */
  EntenteSceneRelation *relations;
  EntenteSceneTie *ties;           /* those of one relation in a row, in the order of relations */
  EntenteSceneBundle *bundles;     /* rising slots of who leads them */
  guint n_bundles;
  guint32 *first_ties;             /* by index of relation, one more at the end */
  EntenteReach *reaches;           /* by index of relation: line, label, diamond and ties; while the
                                    * scene is made */

  guint n_actor_slots;
  guint n_relation_slots;
  guint32 *actor_indices;    /* by slot; ENTENTE_NO_INDEX where not drawn */
  guint32 *relation_indices;

  GStringChunk *texts;
  GPtrArray *marks;  /* EntenteSceneMarks */
  GPtrArray *blocks; /* of points; never moved */
  guint block_left;
  EntentePoint *block_next;

  EntenteChoice *choices; /* by index of relation; NULL where nothing was chosen */
  gint16 *tie_choices;    /* by index of tie */

  EntenteGrid *actor_grid;
  EntenteReachTree *line_tree; /* of the reaches */
  EntenteFarLines *far_lines;
  gsize names; /* EntenteNames, made by who first asks for it; 0 until then */
  gsize early_names; /* likewise: of a large map, only those that show where it is seen whole */
  gsize whole; /* EntenteWhole, likewise */
  guint n_drifted; /* amendments since that was measured */
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

static inline gboolean
entente_route_is_fanned (const EntenteRoute *self)
{
  return self->n_via == 0 && (isnan (self->along) || self->source == self->target);
}

/* One line among the parallel ones of its pair. Lanes are counted across the way from the low end to
 * the high one, left to right. */
typedef struct
{
  guint32 low; /* ends, by slot or by index: the same order */
  guint32 high;
  guint32 relation;
  guint32 number;
  guint32 n_parallel;
  guint up : 1; /* goes from low to high */
} EntenteLane;

#define ENTENTE_PLAIN_VIA 16
#define ENTENTE_PLAIN_POINTS (4 + 3 * ENTENTE_PLAIN_VIA)

/* All that says where a line lies when nothing is searched. Borrowed for a call. */
typedef struct
{
  const EntenteSceneActor *source;
  const EntenteSceneActor *target;
  const EntenteSceneActor *via[ENTENTE_PLAIN_VIA];
  guint n_via;
  guint lane;
  guint n_lanes;
  float along; /* NAN: automatic */
  float across;
} EntentePlainWay;

/* What is gathered next of a map. */
typedef enum
{
  ENTENTE_GATHER_ACTORS,
  ENTENTE_GATHER_RELATIONS,
  ENTENTE_GATHER_TIES,
  ENTENTE_GATHER_NOTHING,
} EntenteGatherStage;

/* A label that was copied lately: many relations share one in the map. */
#define ENTENTE_N_RECENT_LABELS 1021 /* a prime: texts stand at any distance from each other */

typedef struct
{
  const char *label; /* the map's; nullable */
  const char *copy;
} EntenteRecentLabel;

/* A scene in the making, and texts as the map has them: what is drawn of those is found later, as
 * measuring takes longest. */
struct _EntenteSketch
{
  EntenteScene *scene;
  EntenteGatherStage stage;
  guint next;                 /* slot, or index of a relation, at which the stage goes on */
  GArray *ties;               /* EntenteSceneTie, until all are gathered */
  EntenteRoute *routes;       /* by index of relation */
  GArray *via;                /* guint32, indices of actors */
  GStringChunk *raw;          /* names and labels */
  const char **names;         /* by index of actor */
  EntentePoint *middles;
  const char **labels;        /* by index of relation, each nullable */
  EntenteRecentLabel *recent; /* array of ENTENTE_N_RECENT_LABELS, by where the map has them */
  guint32 *n_ends;            /* by index of actor: relations that end there */
  GArray *near;               /* guint32: room to find actors in */
  GCancellable *cancellable;  /* (borrowed) (nullable): of the thread that makes the scene */
};

/* Asked for each record, looked for every few hundred. */
gboolean       entente_sketch_is_cancelled (EntenteSketch      *self,
                                            guint               index);

EntenteScene  *entente_scene_create        (void);
/* Of a relation's line with its arrowheads, its label, and its ties. */
EntenteExtent  entente_scene_measure_relation (const EntenteSceneRelation *relation,
                                            const EntenteSceneTie *ties,
                                            guint               n_ties);
EntenteReach   entente_reach_of_extent     (const EntenteExtent *extent);
EntenteExtent  entente_scene_get_label_extent (const EntenteSceneLabel *label);

/* entente-scene-changes.c: what is drawn of a record; FALSE where nothing is. */
gboolean       entente_scene_get_extent    (EntenteScene       *self,
                                            EntenteRecordType   type,
                                            guint32             slot,
                                            EntenteExtent      *extent);
/* Whether a relation with these ties, that leads this bundle (nullable), is drawn as in another
 * scene. */
gboolean       entente_relation_is_same    (const EntenteSceneRelation *relation,
                                            const EntenteSceneTie *ties,
                                            guint               n_ties,
                                            const EntenteSceneBundle *bundle,
                                            EntenteScene       *before);
/* entente-amend.c: of a base, with the amendments of @before where it has the same base, and
 * @actors and @relations (EntenteAmendment), whose patches it takes. */
EntenteScene  *entente_scene_new_amended   (EntenteScene       *base,
                                            EntenteScene       *before,
                                            GArray             *actors,
                                            GArray             *relations);

/* entente-look.c */
void           entente_look_init           (EntenteLook        *self,
                                            EntenteMap         *map);
void           entente_look_clear          (EntenteLook        *self);
/* Whether the map still looks so; new kinds may have come. */
gboolean       entente_look_holds          (const EntenteLook  *self,
                                            EntenteMap         *map);

/* entente-amendment.c */
void           entente_relation_patch_unref (gpointer           patch);
/* Once: copies them. */
void           entente_relation_patch_set_points (EntenteRelationPatch *self,
                                            const EntentePoint *points,
                                            guint               n_points);
void           entente_actor_patch_unref    (gpointer           patch);
/* Those of @before (nullable), and over them @added: slots and patches, which are taken. */
GArray        *entente_amendments_new      (EntenteScene       *base,
                                            EntenteRecordType   type,
                                            GArray             *before,
                                            GArray             *added);
/* NULL where the slot is as in the base. */
const EntenteAmendment *
               entente_amendments_find     (GArray             *self,
                                            guint32             slot);
/* Of what has that index in the base; NULL where it is as there. */
const EntenteAmendment *
               entente_amendments_find_rank
                                           (GArray             *self,
                                            guint32             rank);
/* The last that stands at or before an index of the scene; NULL where none does. */
const EntenteAmendment *
               entente_amendments_locate   (GArray             *self,
                                            guint32             index);
/* The last whose ties begin at or before an index of the scene's ties. */
const EntenteAmendment *
               entente_amendments_locate_tie
                                           (GArray             *self,
                                            guint32             index);
/* Which actors are near a place; no more is done where that is known. */
void           entente_scene_index_actors  (EntenteScene       *self);
/* The last step: bounds, and which things are near a place. */
void           entente_scene_index         (EntenteScene       *self);
/* The same, while another thread places the names beside dots that show where the map is seen whole: so a
 * large one is seen first. */
void           entente_scene_index_named   (EntenteScene       *self);
/* entente-packed-line.c: keeps the line in the relation itself. FALSE where that would change it by
 * what may be seen. */
gboolean       entente_line_pack           (EntenteSceneRelation *relation,
                                            const EntentePoint *points,
                                            guint               n_points);
void           entente_scene_set_curve     (EntenteScene       *self,
                                            guint               relation,
                                            const EntentePoint *points,
                                            guint               n_points);
/* The relation's own, made where it has none. */
EntenteSceneMarks *entente_scene_add_marks (EntenteScene       *self,
                                            guint               relation);
void           entente_scene_set_tie       (EntenteScene       *self,
                                            guint               tie,
                                            const EntentePoint *points,
                                            guint               n_points);

/* entente-gather.c: single records. */
/* All but box, text and number of relations; its middle. FALSE where it is not drawn. */
gboolean       entente_gather_actor        (EntenteMap         *map,
                                            EntentePlaces      *places,
                                            guint32             slot,
                                            EntenteSceneActor  *actor,
                                            EntentePoint       *middle);
/* Its boxes, for this name. (transfer full): the name as drawn */
char          *entente_gather_name         (EntenteSceneActor  *actor,
                                            EntentePoint        middle,
                                            const char         *name);
/* All but line, label and ties; its own bend, both NAN: none. */
void           entente_gather_relation     (EntenteMap         *map,
                                            guint32             slot,
                                            EntenteSceneRelation *relation,
                                            float              *along,
                                            float              *across);
/* Cuts and measures a label (nullable): its width with sign and padding, 0 where it has none;
 * @text: (transfer full) (nullable); @offset: from its left side to that */
double         entente_gather_label        (const EntenteSceneRelation *relation,
                                            const char         *full,
                                            char              **text,
                                            float              *offset);

/* Boxes of the actors, by their names. FALSE where it was cancelled. */
gboolean       entente_sketch_letter       (EntenteSketch      *self);
/* Cuts and measures a relation's label and stores its text; its width with sign and padding. 0: it
 * has none. @marks get text and offset. */
double         entente_sketch_letter_label (EntenteSketch      *self,
                                            guint               relation,
                                            EntenteSceneMarks  *marks);
/* Cuts it again to this width of the whole label. */
void           entente_sketch_cut_label    (EntenteSketch      *self,
                                            guint               relation,
                                            double              width);
/* entente-fan.c */
void           entente_lane_init           (EntenteLane        *self,
                                            guint32             source,
                                            guint32             target,
                                            guint32             relation);
/* Sorts them by pair, and numbers each pair's. */
void           entente_lanes_number        (EntenteLane        *lanes,
                                            guint               n_lanes);
/* Sets lane and n_lanes of all routes. */
void           entente_sketch_fan          (EntenteSketch      *self);
/* entente-bundle.c */
typedef gboolean (*EntenteIsFree)          (const EntenteBox   *box,
                                            gpointer            user_data);
/* Whether so many parallel ones are a bundle, and the number of the lane that leads it. */
gboolean       entente_lanes_are_bundle    (guint               n_parallel);
guint          entente_lanes_get_leader    (guint               n_parallel,
                                            gboolean            is_loop);
void           entente_bundle_init         (EntenteSceneBundle *self,
                                            EntenteSceneRelation *leader);
void           entente_bundle_add          (EntenteSceneBundle *self,
                                            const EntenteSceneRelation *leader,
                                            const EntenteSceneRelation *relation);
/* Once the leader's line is there, and all actors: the plaque stands where it is free, or in the middle. */
void           entente_bundle_place        (EntenteSceneBundle *self,
                                            const EntenteSceneRelation *leader,
                                            EntenteIsFree       is_free,
                                            gpointer            user_data);
/* Whether the box of an actor leaves a plaque to be seen. */
gboolean       entente_outline_is_off      (const EntenteSceneActor *actor,
                                            const EntenteBox   *plaque);
gboolean       entente_bundle_is_same      (const EntenteSceneBundle *self,
                                            const EntenteSceneBundle *other);
/* How far beyond its points a line is drawn, also as that of a bundle with its plaque. */
double         entente_line_get_reach      (const EntenteSceneRelation *relation);
/* All bundles of the routes, from lanes that are numbered. */
void           entente_sketch_bundle       (EntenteSketch      *self,
                                            const EntenteLane  *lanes,
                                            guint               n_lanes);
void           entente_sketch_place_bundles (EntenteSketch     *self);

/* entente-quick.c: @points has room for ENTENTE_PLAIN_POINTS; how many there are. */
guint          entente_plain_way_draw      (const EntentePlainWay *self,
                                            EntentePoint       *points);
/* Map units between neighbors of a bundle's fan. */
double         entente_plain_way_get_gap   (const EntentePlainWay *self);
/* Whether its bundle opens as one zooms in. */
gboolean       entente_plain_way_opens     (const EntentePlainWay *self);
EntentePoint   entente_line_get_middle     (const EntentePoint *points,
                                            guint               n_points);
/* All curves and ties, cheaply. FALSE where it was cancelled. */
gboolean       entente_sketch_route_quick  (EntenteSketch      *self);
/* entente-vacancy.c: labels on those, where the plane is empty without looking long. */
void           entente_sketch_label_quick  (EntenteSketch      *self);

G_END_DECLS
