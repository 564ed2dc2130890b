/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene-private.h"

G_BEGIN_DECLS

/* The careful way to a small map's picture, over some files: entente-strand.c makes the options of
 * ways, labels, diamonds and ties; entente-toll.c says what they cost; entente-choice.c sets them;
 * entente-search.c looks for the cheapest choice; entente-router.c begins and ends it all. It lives
 * for one call on one thread. */

#define ENTENTE_TRACK_STEPS 20
#define ENTENTE_TIE_STEPS 16
#define ENTENTE_N_LABELS 24
#define ENTENTE_FIRST_ACROSS 13 /* of the options of a label: those across its line */
#define ENTENTE_FIRST_CUT 16    /* and those with its text cut shorter */
#define ENTENTE_N_DIAMONDS 9
#define ENTENTE_N_TIE_BENDS 29
#define ENTENTE_N_COARSE_DIAMONDS 5
#define ENTENTE_N_COARSE_BENDS 11
#define ENTENTE_N_JOINTS 5 /* where on another line a tie may end */
#define ENTENTE_MOST_VIA 8

/* What breaks the rules of the picture, and what leaves a label out. */
#define ENTENTE_TOLL_BROKEN 200.0
#define ENTENTE_TOLL_NO_LABEL 300.0

/* One way of one line. */
typedef struct
{
  guint n_points;
  EntentePoint *points;
  EntenteTrack track;
  double toll; /* what it costs whatever the others do */
} EntenteWay;

/* Lines that are chosen together: the parallel ones of a pair, else one alone. */
typedef struct
{
  guint n_members;
  guint first_member; /* in the router's members */
  guint n_options;
  EntenteWay *ways; /* n_options × n_members; made when asked for */
  guint chosen;
  guint held : 1; /* taken over from the scene before */
} EntenteStrand;

typedef struct
{
  gint16 option; /* −1: none */
  gint16 steady; /* the option of the scene before; −1: none */
  EntenteTurned box;
  double way;
} EntenteLabelPlace;

typedef struct
{
  guint strand;
  guint member;
  double label_width; /* 0: it has none */
  const EntenteWay *way;
  EntenteLabelPlace label;
  gint16 diamond;
  gint16 last_diamond;
  EntentePoint diamond_point;
  guint first_tie;
  guint n_ties;
} EntenteLine;

typedef struct
{
  guint line;
  guint other; /* index of an actor or of a line */
  gboolean to_line;
  gint16 option;
  gint16 last; /* the option before it was taken off */
  EntentePoint points[4];
  EntenteTrack track; /* in the arrays below; a tie is never copied */
  EntentePoint track_points[ENTENTE_TIE_STEPS + 1];
  double track_ways[ENTENTE_TIE_STEPS + 1];
} EntenteTiePlace;

typedef struct
{
  EntenteSketch *sketch;
  EntenteScene *scene;
  guint n_lines;
  EntenteLine *lines;
  guint n_strands;
  EntenteStrand *strands;
  guint *members; /* lines by strand */
  guint n_ties;
  EntenteTiePlace *ties;
  guint n_joins;
  guint *joins;   /* the ties among them that end on lines */
  double bend_lengths[ENTENTE_N_TIE_BENDS];
  guint64 work;   /* spent: pairs looked at */
  guint64 most_work;
} EntenteRouter;

/* entente-router.c: the careful way to all curves, labels and ties. @before: nullable. @hold: what it
 * chose is held, and nothing is searched. */
void              entente_sketch_route         (EntenteSketch        *self,
                                                EntenteScene         *before,
                                                gboolean              hold);

/* entente-search.c */
/* What a way costs without labels and ties; never less in the end. Stops at @most. */
double            entente_router_get_way_toll  (EntenteRouter        *self,
                                                guint                 strand,
                                                double                most);
void              entente_router_search        (EntenteRouter        *self);
void              entente_router_settle        (EntenteRouter        *self);

/* entente-choice.c: sets what is chosen, and says what it costs. */
void              entente_router_set_way       (EntenteRouter        *self,
                                                guint                 strand,
                                                guint                 option);
void              entente_router_set_label     (EntenteRouter        *self,
                                                guint                 line,
                                                gint                  option);
void              entente_router_set_diamond   (EntenteRouter        *self,
                                                guint                 line,
                                                gint                  option);
void              entente_router_set_tie       (EntenteRouter        *self,
                                                guint                 tie,
                                                gint                  option);
double            entente_router_choose_label  (EntenteRouter        *self,
                                                guint                 line);
double            entente_router_choose_ties   (EntenteRouter        *self,
                                                guint                 line,
                                                gboolean              fine,
                                                double                most);
double            entente_router_get_toll_of_ends (EntenteRouter     *self,
                                                guint                 strand,
                                                double                most);
double            entente_router_get_toll      (EntenteRouter        *self,
                                                guint                 strand);

/* entente-strand.c */
void              entente_router_add_strands   (EntenteRouter        *self);
/* The way of a strand's member by an option; made when first asked for. */
const EntenteWay *entente_router_get_way       (EntenteRouter        *self,
                                                guint                 strand,
                                                guint                 option,
                                                guint                 member);
void              entente_way_clear            (EntenteWay           *way);
gboolean          entente_router_place_label   (EntenteRouter        *self,
                                                guint                 line,
                                                const EntenteWay     *way,
                                                gint                  option,
                                                EntenteLabelPlace    *place);
gboolean          entente_router_place_diamond (const EntenteWay     *way,
                                                gint                  option,
                                                EntentePoint         *point);
void              entente_router_measure_bends (EntenteRouter        *self);
guint             entente_router_count_ties    (const EntenteTiePlace *tie,
                                                gboolean              fine);
void              entente_router_place_tie     (EntenteRouter        *self,
                                                const EntenteTiePlace *tie,
                                                EntentePoint          diamond,
                                                gint                  option,
                                                EntentePoint         *points);

/* entente-toll.c: each stops where it costs @most or more. */
double            entente_toll_of_way          (EntenteRouter        *self,
                                                guint                 line,
                                                const EntenteWay     *way);
/* Of a line against all that is not of its strand. */
double            entente_toll_of_line         (EntenteRouter        *self,
                                                guint                 line,
                                                const EntenteWay     *way,
                                                double                most);
double            entente_toll_of_label        (EntenteRouter        *self,
                                                guint                 line,
                                                const EntenteWay     *way,
                                                const EntenteLabelPlace *label,
                                                double                most);
double            entente_toll_of_diamond      (EntenteRouter        *self,
                                                guint                 line,
                                                EntentePoint          diamond,
                                                gint                  option,
                                                double                most);
/* What a tie by this option costs at least. */
double            entente_toll_of_bend         (EntenteRouter        *self,
                                                guint                 tie,
                                                EntentePoint          diamond,
                                                gint                  option);
double            entente_toll_of_tie          (EntenteRouter        *self,
                                                guint                 tie,
                                                const EntentePoint   *points,
                                                const EntenteTrack   *track,
                                                double                most);

G_END_DECLS
