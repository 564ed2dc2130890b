/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * EntenteTextLine:
 *
 * One line of text in one font, as a #PangoLayout has it: in several scripts and directions, with fonts for
 * what the first lacks, but that all stand on one baseline: Pango shifts them by what their fonts say, half
 * a pixel at most. A layout would lay out a sample of each language besides, and sort all fonts a second
 * time, to know how high lines are; a start pays for that at each size. One thread's.
 */
typedef struct _EntenteTextLine EntenteTextLine;

/* An empty one. @context: has the font, a map of its thread's, and what options there are. (transfer full) */
EntenteTextLine *entente_text_line_new          (PangoContext    *context);
void             entente_text_line_free         (EntenteTextLine *self);

/* @text: valid, without line breaks; @length: bytes, or -1 for all */
void             entente_text_line_set_text     (EntenteTextLine *self,
                                                 const char      *text,
                                                 int              length);
/* (transfer none) */
const char      *entente_text_line_get_text     (EntenteTextLine *self);

/* From the upper left corner, in Pango's units; each may be NULL. */
void             entente_text_line_get_extents  (EntenteTextLine *self,
                                                 PangoRectangle  *ink,
                                                 PangoRectangle  *logical);
/* In map units; the baseline from the upper edge. */
double           entente_text_line_get_baseline (EntenteTextLine *self);
double           entente_text_line_get_width    (EntenteTextLine *self);
/* Byte offsets within the text where it may be cut without tearing what one sees as one letter.
 * (element-type guint) (transfer full) */
GArray          *entente_text_line_find_cuts    (EntenteTextLine *self);

/* Adds the outlines of the letters to the path, the line's upper left corner at @x, @y. */
void             entente_text_line_append_path  (EntenteTextLine *self,
                                                 cairo_t         *cr,
                                                 double           x,
                                                 double           y);
/* Shows the letters there, as text where the surface keeps it. */
void             entente_text_line_show         (EntenteTextLine *self,
                                                 cairo_t         *cr,
                                                 double           x,
                                                 double           y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteTextLine, entente_text_line_free)

G_END_DECLS
