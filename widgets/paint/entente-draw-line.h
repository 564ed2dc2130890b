/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-color.h"
#include "entente-stroke.h"

G_BEGIN_DECLS

/* What ended is this pale. */
#define ENTENTE_ENDED_ALPHA 0.42

#define ENTENTE_LINE_MAX_GAPS 8

/**
 * EntenteLineLook:
 *
 * How a relation's line looks. Map units.
 * @trim_start: how far before the stroke's start the line or its head begins; likewise @trim_end
 * @frayed: unsourced: thin, and dissolving into dots towards the ends
 * @hollow: alleged or denied: its heads are outlines
 * @notch: (optional): way of the notch of a contradicted line, or less than 0
 * @gaps: where nothing is drawn: the label, the diamond; rising
 * @plain: how far heads, dashes, frayed ends and notch are still part of the line, 1 … 0
 * @pen: (nullable): draws what is plain of it; else cairo does
 */
typedef struct
{
  EntenteColor color;
  double width;
  double trim_start;
  double trim_end;
  double notch;
  double plain;
  EntenteStretch gaps[ENTENTE_LINE_MAX_GAPS];
  guint n_gaps;
  const EntentePen *pen;
  guint head_start : 1;
  guint head_end : 1;
  guint dashed : 1;
  guint frayed : 1;
  guint hollow : 1;
} EntenteLineLook;

void   entente_line_look_add_gap    (EntenteLineLook       *self,
                                     double                 from,
                                     double                 to);
void   entente_draw_line            (cairo_t               *cr,
                                     const EntenteStroke   *stroke,
                                     const EntenteLineLook *look);
/* What is left of the way between trims and heads. */
EntenteStretch
       entente_draw_line_get_body   (const EntenteStroke   *stroke,
                                     const EntenteLineLook *look);
void   entente_draw_line_heads      (cairo_t               *cr,
                                     const EntenteStroke   *stroke,
                                     const EntenteLineLook *look);
void   entente_draw_line_halo       (cairo_t               *cr,
                                     const EntenteStroke   *stroke,
                                     const EntenteLineLook *look,
                                     const EntenteColor    *accent);
double entente_draw_line_find_notch (const EntenteStroke   *stroke,
                                     const EntenteLineLook *look);

G_END_DECLS
