/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-metrics.h"
#include "entente-palette.h"
#include "entente-places.h"
#include "entente-slot-set.h"

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
 * EntenteSceneMarks:
 *
 * What only some relations have on their lines: a label, or where third ones are tied to it.
 */
typedef struct
{
  EntenteSceneLabel label; /* valid where the relation has_label */
  const char *text;        /* of the label as drawn, NULL without one */
  float text_offset;       /* from the label's left side to its text */
  EntentePoint diamond;    /* where its ties leave; valid where it has_diamond */
} EntenteSceneMarks;

/* Of all relations that have none: nothing. */
extern const EntenteSceneMarks entente_scene_no_marks;

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
 * EntenteSceneBend:
 *
 * A parabola between two points, whose tangents there meet in the corner: what most lines of large maps
 * are, in three eighths of a cubic Bézier's bytes.
 */
typedef struct
{
  float from_x, from_y;
  float to_x, to_y;
  float corner_x, corner_y;
} EntenteSceneBend;

/**
 * EntenteSceneRelation:
 *
 * A relation as drawn, with all of it that a painter needs. Where the map gives its bend, the
 * middle of the curve (t = ½) is the middle between the two actors' middles, moved along and across
 * their distance by these fractions; positive across is to the right of who travels to the target.
 * There may be a million: the line's points are asked for by ENTENTE_LINE_POINTS().
 */
typedef struct
{
  guint32 relation; /* slot */
  guint32 source;   /* slots of actors */
  guint32 target;
  guint32 kind;     /* index among the map's relation kinds */
  guint32 color;    /* its kind's, 0xRRGGBB; ENTENTE_NO_COLOR: colored by tone */
  float tone;              /* NAN: not rated */
  float width;             /* of the line, map units, by its weight */
  float lane_gap;          /* to the next in its bundle's fan, map units; 0: it is in no bundle */
  guint32 n_citations;
  guint n_points : 12;     /* 1 + 3 × cubic Béziers; ends lie on the outlines */
  guint direction : 2;     /* EntenteDirection */
  guint phase : 2;         /* EntentePhase */
  guint claim : 2;         /* EntenteClaim */
  guint contradicted : 1;
  guint has_label : 1;
  guint has_diamond : 1;
  guint opens : 1;         /* its bundle opens as one zooms in */
  guint leads : 1;         /* its line is the one that its bundle has while it is closed */
  guint is_packed : 1;
  const EntenteSceneMarks *marks; /* never NULL */
  union
  {
    const EntentePoint *points;
    EntenteSceneBend bend; /* where it is packed */
  } line;
} EntenteSceneRelation;

/**
 * ENTENTE_LINE_POINTS:
 * @relation: (const EntenteSceneRelation *): as drawn
 *
 * The n_points points of its line: the scene's, or unpacked for as long as the block lasts in which
 * they are asked for.
 */
#define ENTENTE_LINE_POINTS(relation) entente_line_get_points ((relation), (EntentePoint[4]){ 0 })
const EntentePoint *entente_line_get_points (const EntenteSceneRelation *relation,
                                             EntentePoint               *room);

/**
 * EntenteSceneBundle:
 *
 * All parallel relations between two actors, or of one to itself, where they are many: closed, they are one
 * line, that of the one in the middle, with a plaque on it that says how many there are.
 */
typedef struct
{
  guint32 relation;    /* slot of the one that leads */
  guint32 n_relations;
  guint32 n_signs[ENTENTE_N_SIGNS]; /* of them, by EntenteSign of their tones */
  guint32 n_forward;   /* that arrive at the target of the one that leads; both ways: in either */
  guint32 n_back;      /* at its source */
  guint32 n_sourced;   /* that something is cited for */
  float width;         /* of the line, map units */
  guint is_one_color : 1; /* all have the color of the one that leads */
  EntenteBox plaque;
} EntenteSceneBundle;

/* Two actors, whose bundle is shown as a fan wherever it is. */
typedef struct
{
  guint32 low, high; /* slots; ENTENTE_NO_SLOT: none */
} EntentePair;

#define ENTENTE_NO_PAIR ((EntentePair){ ENTENTE_NO_SLOT, ENTENTE_NO_SLOT })

static inline EntentePair
entente_pair_of (guint32 a,
                 guint32 b)
{
  return (EntentePair){ MIN (a, b), MAX (a, b) };
}

static inline gboolean
entente_pair_equal (EntentePair a,
                    EntentePair b)
{
  return a.low == b.low && a.high == b.high;
}

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
  ENTENTE_HIT_BUNDLE,   /* closed, or the plaque of the opened one; @slot: of the relation that leads it */
} EntenteHitKind;

typedef struct
{
  EntenteHitKind kind;
  guint32 slot;
} EntenteHit;

/**
 * EntenteSight:
 * @zoom: pixels per map unit, as the reader sees it
 * @opened: the pair whose bundle is shown as a fan at any zoom
 * @singles: (nullable): relations whose own lines show though their bundle is
 *   closed, as entente_lit_find_singles() says
 * @packed: lines lie so densely that they are added up and none can be told from the others
 * @lit: (nullable): relations whose lines are drawn even so
 *
 * How a scene is looked at: what of it shows beside what lies where.
 */
typedef struct
{
  double zoom;
  EntentePair opened;
  EntenteSlotSet *singles;
  gboolean packed;
  EntenteSlotSet *lit;
} EntenteSight;

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
/* The bundle that a relation leads; NULL where it leads none. */
const EntenteSceneBundle   *entente_scene_find_bundle   (EntenteScene *self, guint32 relation);
/* A box that holds all that may be drawn of a pair's bundle, open or closed. FALSE where they are not
 * drawn. */
gboolean      entente_scene_get_fan          (EntenteScene        *self,
                                              EntentePair          pair,
                                              EntenteBox          *box);
/* The middle of an actor's outline, for who asks very many; FALSE where it is not drawn. */
gboolean      entente_scene_find_middle      (EntenteScene        *self,
                                              guint32              slot,
                                              EntentePoint        *middle);
gboolean      entente_scene_has_bundles       (EntenteScene        *self);
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

/* What is drawn at a point of the map. @tolerance: how far a line may be missed, map units. @sight
 * nullable: every bundle is shown as a fan. Actors go before plaques, plaques before labels, labels before
 * lines, the nearest line before others. */
EntenteHit    entente_scene_hit              (EntenteScene        *self,
                                              double               x,
                                              double               y,
                                              double               tolerance,
                                              const EntenteSight  *sight);

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
