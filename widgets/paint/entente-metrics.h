/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The sizes of the picture at 1:1, which whoever measures and whoever draws must share. All in map
 * units: pixels at zoom 1. */

#define ENTENTE_FONT_FAMILY "Sans"
#define ENTENTE_ACTOR_FONT_PX 13.0 /* semibold */
#define ENTENTE_LABEL_FONT_PX 11.0 /* regular */

/* Actors. A name is centered in what the mark and the padding leave. */
#define ENTENTE_ACTOR_HEIGHT_PX 30.0
#define ENTENTE_ACTOR_PADDING_PX 14.0    /* on each side of the name */
#define ENTENTE_ACTOR_MARK_PX 20.0       /* before the name: head of a person, mark of place, event */
#define ENTENTE_ACTOR_NAME_MAX_PX 220.0  /* longer names are cut with … */
#define ENTENTE_ACTOR_NAME_MIN_PX 16.0
#define ENTENTE_BOX_RADIUS_PX 7.0        /* corners of BOX, PLACE and EVENT */
#define ENTENTE_PLAIN_RADIUS_PX 2.0      /* corners of PLAIN */
#define ENTENTE_CHAMFER_PX 8.0           /* cut corners of CHAMFER, at 45° */
/* The corners of a PILL are half its height. */
/* From an actor's middle to its farthest side: from afar lines go on that far. */
#define ENTENTE_END_REACH_PX                                                                       \
  (ENTENTE_ACTOR_NAME_MAX_PX / 2.0 + ENTENTE_ACTOR_MARK_PX + ENTENTE_ACTOR_PADDING_PX)

/* Relations. */
#define ENTENTE_LINE_MIN_PX 1.2
#define ENTENTE_LINE_MAX_PX 5.0
#define ENTENTE_ARROW_LENGTH_PX 10.0     /* of the thinnest line; labels keep out of it */
#define ENTENTE_ARROW_REACH_PX 6.0       /* of a head or a halo beyond the line's own points */
#define ENTENTE_DIAMOND_PX 5.5           /* from the middle of a diamond to its corners */

/* Labels: [sign disc] text, with a little ground around. */
#define ENTENTE_LABEL_LEAST_PX 6.5       /* font on the picture; smaller ones cannot be read */
#define ENTENTE_LABEL_FULL_PX 7.4        /* likewise; smaller ones are not wholly there yet */
#define ENTENTE_LABEL_HEIGHT_PX 17.0
#define ENTENTE_LABEL_PADDING_PX 4.0     /* before the sign or the text, and after the text */
#define ENTENTE_LABEL_MAX_PX 210.0       /* longer texts are cut with … */
#define ENTENTE_SIGN_RADIUS_PX 6.0
#define ENTENTE_SIGN_GAP_PX 4.0          /* between the sign's disc and the text */

/* Bundles of parallel relations: so many are one line that says how many they are. */
#define ENTENTE_BUNDLE_LEAST 5
#define ENTENTE_BUNDLE_MAX_PX 12.0       /* width of the line */
/* Plaques: [sign disc] number [sign disc], and below them the bar of tones. */
#define ENTENTE_PLAQUE_HEIGHT_PX 22.0
#define ENTENTE_PLAQUE_BAR_PX 4.0
#define ENTENTE_PLAQUE_PADDING_PX 6.0    /* at both sides */
#define ENTENTE_PLAQUE_SIGN_RADIUS_PX 4.5
#define ENTENTE_PLAQUE_SIGN_GAP_PX 3.5   /* between a disc and the number */
#define ENTENTE_PLAQUE_MAX_PX 84.0       /* width, for any number */
#define ENTENTE_PLAQUE_BESIDE_PX 30.0    /* from its line, where there is no room on that */
#define ENTENTE_PLAQUE_REACH_PX (ENTENTE_PLAQUE_MAX_PX / 2.0 + ENTENTE_PLAQUE_BESIDE_PX)

G_END_DECLS
