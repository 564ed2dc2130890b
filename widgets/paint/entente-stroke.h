/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-scene.h"

#include "entente-pen.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * EntenteStroke:
 *
 * A line to be drawn: a chain of cubic Béziers measured along its way, so that parts of it can be drawn as Béziers
 * again. Ways are in map units from its start. The points are copied; one curve is meant to be
 * used again for many relations.
 */
typedef struct
{
  GArray *points; /* EntentePoint, 1 + 3 × n_segments */
  GArray *ways;   /* double, at every step of every segment */
  guint n_segments;
} EntenteStroke;

/* A part of a curve. */
typedef struct
{
  double from, to;
} EntenteStretch;

void         entente_stroke_init       (EntenteStroke           *self);
void         entente_stroke_clear      (EntenteStroke           *self);
void         entente_stroke_set        (EntenteStroke           *self,
                                        const EntentePoint      *points,
                                        guint                    n_points);
void         entente_stroke_move_ends  (EntenteStroke           *self,
                                        EntentePoint             start,
                                        EntentePoint             end);
double       entente_stroke_get_length (const EntenteStroke     *self);
EntentePoint entente_stroke_get_point  (const EntenteStroke     *self,
                                        double                   way,
                                        EntentePoint            *direction);
double       entente_stroke_find_near  (const EntenteStroke     *self,
                                        EntentePoint             point);
guint        entente_stroke_find_label (const EntenteStroke     *self,
                                        const EntenteSceneLabel *label,
                                        double                   margin,
                                        EntenteStretch          *stretches,
                                        guint                    n_stretches);
void         entente_stroke_append     (const EntenteStroke     *self,
                                        cairo_t                 *cr,
                                        double                   from,
                                        double                   to);
gboolean     entente_stroke_suits      (const EntenteStroke     *self,
                                        const EntentePen        *pen,
                                        cairo_t                 *cr,
                                        double                   width);
void         entente_stroke_draw       (const EntenteStroke     *self,
                                        const EntentePen        *pen,
                                        double                   from,
                                        double                   to,
                                        double                   width,
                                        const EntenteColor      *color);

G_END_DECLS
