/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-text-line.h"

G_BEGIN_DECLS

typedef enum
{
  ENTENTE_LETTERING_ACTOR,  /* names: 13 px semibold */
  ENTENTE_LETTERING_LABEL,  /* labels of lines: 11 px */
  ENTENTE_LETTERING_SMALL,  /* signs, names beside dots: 9 px */
} EntenteLetteringStyle;

#define ENTENTE_N_LETTERING_STYLES 3

/* Text of the map, measured and drawn the same way: hinting off, subpixel positions, one line. Each
 * thread has a font map of its own, so every function here may be called in any thread. */

/* A line with this text, the calling thread's, valid until the next call here with the same style. The text
 * should have passed entente_lettering_cut(). (transfer none) */
EntenteTextLine *entente_lettering_get_line (EntenteLetteringStyle  style,
                                             const char            *text);
/* Width of the text in map units. */
double           entente_lettering_measure  (EntenteLetteringStyle  style,
                                             const char            *text);
/* The text fit for the map: one line, without control characters, tabs, or towers of combining
 * marks, and cut with … where it is wider than @max_width. @width: its width then.
 * (transfer full) */
char            *entente_lettering_cut      (EntenteLetteringStyle  style,
                                             const char            *text,
                                             double                 max_width,
                                             double                *width);
/* How far labels of lines have come at this zoom: 0, where they are too small to read, … 1. */
double           entente_lettering_get_legibility
                                            (double                 zoom);

G_END_DECLS
