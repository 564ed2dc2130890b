/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

G_BEGIN_DECLS

/* Of a map unit, in which widths are counted. */
#define ENTENTE_FAR_LINE_WIDTH_UNIT (1.0 / 256.0)

/* The line has more than one curve: it is drawn from its relation. */
#define ENTENTE_FAR_LINE_NO_INK G_MAXUINT16

/**
 * EntenteFarLine:
 * @from_x: the middle of the source, map units; likewise @to_x of the target
 * @bend_x: how far the middle of the curve is off the middle of the straight line
 * @width: of the line, in ENTENTE_FAR_LINE_WIDTH_UNIT
 * @ink: index among the inks, or ENTENTE_FAR_LINE_NO_INK
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
} EntenteFarLine;

/**
 * EntenteFarLines:
 * @lines: by index of the relation; likewise @relations, which are the scene's
 * @inks: one of all relations whose lines have the same color and phase
 *
 * All lines of a scene that was laid whole, in a row: very many are looked through for each part of a
 * picture, and memory is slower than what is done with them. Immutable; any thread may read it. Must
 * not outlive its scene.
 */
typedef struct
{
  EntenteFarLine *lines;
  const EntenteSceneRelation *relations;
  guint n_lines;
  GPtrArray *inks; /* EntenteSceneRelation */
} EntenteFarLines;

/* Of the scene or its base, made when first asked for. (transfer none) */
const EntenteFarLines *entente_far_lines_of_scene (EntenteScene               *scene);
void                   entente_far_lines_free     (EntenteFarLines            *self);

/* Whether the relation's line is one curve; its ink is not set. */
gboolean               entente_far_line_init      (EntenteFarLine             *self,
                                                   EntenteScene               *scene,
                                                   const EntenteSceneRelation *relation);

G_END_DECLS
