/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-density.h"
#include "entente-draw-line.h"
#include "entente-painter.h"
#include "entente-pen.h"
#include "entente-stamp.h"

G_BEGIN_DECLS

#define ENTENTE_N_SHADES 64 /* a power of two */

typedef struct
{
  guint32 base;
  guint used : 1;
  EntenteActorColors colors;
} EntenteActorShade;

typedef struct
{
  guint32 base;
  guint used : 1;
  EntenteColor color;
} EntenteLineShade;

/**
 * EntentePainting:
 *
 * What the parts of the painter share during one call: what is wanted, what that means at this
 * zoom, and room that is used again for each record.
 */
typedef struct
{
  const EntentePicture *picture; /* borrowed */
  EntenteScene *scene;
  const EntentePalette *palette;
  const EntenteLit *lit; /* nullable: nothing fades */
  EntenteSight sight;
  cairo_t *cr;

  GPtrArray *actors;    /* EntenteSceneActor: what may show */
  GPtrArray *relations; /* EntenteSceneRelation */
  GPtrArray *bundles;   /* EntenteSceneBundle: those with plaques in there or near */
  GHashTable *plaques;  /* how far each shows; nullable: none does */
  const EntenteDensity *density; /* the scene's */
  EntenteNames *names;      /* beside dots; NULL: none are written */
  EntenteNames *names_made; /* the same where they have to be freed */
  EntenteStroke stroke;
  EntentePen pen;
  EntenteStamp stamp;
  EntenteActorShade actor_shades[ENTENTE_N_SHADES];
  EntenteLineShade line_shades[ENTENTE_N_SHADES];

  cairo_matrix_t matrix; /* map units to the surface's pixels or points */
  double pixel;          /* map units */
  double calm;           /* what is left of lines where they are many */
  double share[2];       /* of lines, by whether they are lit, that is added up and not stroked */
  double darkest[2];     /* so many lines over another are as dark as can be */
  double boxes;          /* how far dots have become boxes: 0 … 1 */
  double plain;          /* how far details have yet to come, where there are any: 1 … 0 */
  double labels;         /* how far labels have come, 0 … 1; 0: they cannot be read */
  guint dots : 1;    /* actors are dots, or not yet wholly boxes */
  guint all : 1;     /* nothing fades, and what is added up is all of the scene, whatever is collected */
  guint details : 1; /* heads, dashes, fraying can be told apart */
} EntentePainting;

void     entente_painting_init               (EntentePainting            *self,
                                              const EntentePicture       *picture,
                                              cairo_t                    *cr);
void     entente_painting_clear              (EntentePainting            *self);

/* How far something has come, 0 … 1, in this picture. */
double   entente_painting_settle             (const EntentePainting      *self,
                                              double                      presence);
gboolean entente_painting_is_cancelled       (const EntentePainting      *self);
gboolean entente_painting_is_actor_lit       (const EntentePainting      *self,
                                              guint32                     slot);
gboolean entente_painting_is_relation_lit    (const EntentePainting      *self,
                                              guint32                     slot);
double   entente_painting_get_alpha          (const EntentePainting      *self,
                                              gboolean                    lit);
const EntenteActorColors *
         entente_painting_get_actor_colors   (EntentePainting            *self,
                                              const EntenteSceneActor    *actor);
EntenteColor
         entente_painting_get_line_color     (EntentePainting            *self,
                                              const EntenteSceneRelation *relation,
                                              double                      alpha);
gboolean entente_painting_is_doubtful        (const EntenteSceneRelation *relation);
double   entente_painting_get_dot_radius     (const EntentePainting      *self,
                                              const EntenteSceneActor    *actor);
gboolean entente_painting_is_sound           (const EntentePainting      *self,
                                              const EntentePoint         *points,
                                              guint                       n_points);

double   entente_painting_get_width          (const EntenteSceneRelation *relation);
void     entente_painting_find_ends          (const EntentePainting      *self,
                                              const EntenteSceneRelation *relation,
                                              EntentePoint               *ends);
void     entente_painting_trim               (const EntentePainting      *self,
                                              const EntenteSceneRelation *relation,
                                              EntenteLineLook            *look);
gboolean entente_painting_set_stroke         (EntentePainting            *self,
                                              const EntenteSceneRelation *relation);
gboolean entente_painting_may_have_bare_sign (const EntentePainting      *self,
                                              const EntenteSceneRelation *relation);
gboolean entente_painting_find_bare_sign     (const EntentePainting      *self,
                                              const EntenteSceneRelation *relation,
                                              EntenteStretch             *gap);

/* The parts. */
void     entente_painting_draw_relation      (EntentePainting            *self,
                                              const EntenteSceneRelation *relation,
                                              double                      alpha,
                                              gboolean                    selected);
gboolean entente_painting_is_passing         (const EntentePainting      *self,
                                              const EntenteSceneRelation *relation);
void     entente_painting_draw_far_line      (EntentePainting            *self,
                                              const EntenteSceneRelation *relation,
                                              double                      alpha);
void     entente_painting_draw_density       (EntentePainting            *self,
                                              gboolean                    lit,
                                              double                      alpha);
/* @shown: how far it has come, 0 … 1. */
void     entente_painting_draw_label         (EntentePainting            *self,
                                              const EntenteSceneRelation *relation,
                                              double                      shown,
                                              double                      alpha);
/* Whether a line leaves out what is under a thing on it that has come so far, 0 … 1. */
gboolean entente_painting_leaves_gap         (const EntentePainting      *self,
                                              double                      shown);
void     entente_painting_draw_ties          (EntentePainting            *self,
                                              const EntenteSceneRelation *relation,
                                              double                      alpha);
void     entente_painting_draw_dot           (EntentePainting            *self,
                                              const EntenteSceneActor    *actor,
                                              double                      alpha,
                                              gboolean                    selected);
/* Whether its fan is too narrow for more than lines: the bundle has the heads. */
gboolean entente_painting_is_narrow          (const EntentePainting      *self,
                                              const EntenteSceneRelation *relation);
gboolean entente_painting_is_bundle_lit      (const EntentePainting      *self,
                                              guint32                     leader);
void     entente_painting_draw_bundle        (EntentePainting            *self,
                                              const EntenteSceneRelation *leader,
                                              double                      alpha);
/* How far its plaque has come: 0 … 1. */
double   entente_painting_get_plaque_part    (const EntentePainting      *self,
                                              const EntenteSceneBundle   *bundle);
void     entente_painting_draw_plaque        (EntentePainting            *self,
                                              const EntenteSceneBundle   *bundle,
                                              double                      shown,
                                              double                      alpha);
/* Finds those beside dots. */
void     entente_painting_find_names         (EntentePainting            *self);
/* Whether it has one, which moves into its box. */
gboolean entente_painting_has_name           (const EntentePainting      *self,
                                              guint32                     actor);
void     entente_painting_draw_names         (EntentePainting            *self);

G_END_DECLS
