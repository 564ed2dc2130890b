/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-track.h"

G_BEGIN_DECLS

/* Of a map unit, in which widths are counted. */
#define ENTENTE_FAR_LINE_WIDTH_UNIT (1.0 / 256.0)

/* The line has more than one curve: it is drawn from its relation. */
#define ENTENTE_FAR_LINE_NO_INK G_MAXUINT16
/* What is drawn of the relation may lie anywhere. */
#define ENTENTE_FAR_LINE_ANYWHERE G_MAXUINT16

/**
 * EntenteFarLine:
 * @from_x: the middle of the source, map units; likewise @to_x of the target. Where it has no ink, the
 *   ends of the line
 * @bend_x: how far the middle of the curve is off the middle of the straight line
 * @width: of the line, in ENTENTE_FAR_LINE_WIDTH_UNIT
 * @ink: index among the inks, or ENTENTE_FAR_LINE_NO_INK
 * @spread: how far to the sides of the straight line anything of the relation may lie, map units, or
 *   ENTENTE_FAR_LINE_ANYWHERE
 * @is_tied: ties leave the relation, to one side mostly: its extent says more than the spread
 *
 * A relation's line as it is seen from afar, where only its course, width and color can be told.
 */
typedef struct
{
  float from_x, from_y;
  float to_x, to_y;
  float bend_x, bend_y;
  guint16 width;
  guint16 ink;
  guint16 spread;
  guint16 is_tied;
} EntenteFarLine;

/**
 * EntenteFarLines:
 * @order: (borrowed): the index of the relation that a line is of
 * @relations: (borrowed): the scene's, by index
 * @inks: one of all relations whose lines have the same color and phase
 *
 * All lines of a scene that was laid whole, those that lie near to one another in a row: very many are
 * looked through for each part of a picture, and memory is slower than what is done with them.
 * Immutable; any thread may read it. Must not outlive its scene.
 */
typedef struct
{
  EntenteFarLine *lines;
  const guint32 *order;
  const EntenteSceneRelation *relations;
  guint n_lines;
  GPtrArray *inks; /* EntenteSceneRelation */
} EntenteFarLines;

/* The last of all that is made of a scene. */
EntenteFarLines       *entente_far_lines_new      (EntenteScene               *scene);
void                   entente_far_lines_free     (EntenteFarLines            *self);

/* Whether the relation's line is one curve; its ink is not set. */
gboolean               entente_far_line_init      (EntenteFarLine             *self,
                                                   EntenteScene               *scene,
                                                   const EntenteSceneRelation *relation);
/* Whether anything of the relation may lie on an extent; TRUE where that may be anywhere. */
gboolean               entente_far_line_may_meet  (const EntenteFarLine       *self,
                                                   const EntenteExtent        *extent);

G_END_DECLS
