/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-color.h"
#include "entente-map.h"

G_BEGIN_DECLS

typedef enum
{
  ENTENTE_PALETTE_LIGHT,
  ENTENTE_PALETTE_DARK,
  ENTENTE_PALETTE_PRINT, /* light on pure white */
  ENTENTE_PALETTE_HIGH_CONTRAST_LIGHT,
  ENTENTE_PALETTE_HIGH_CONTRAST_DARK,
} EntentePaletteStyle;

typedef enum
{
  ENTENTE_SIGN_UNRATED,
  ENTENTE_SIGN_COOPERATION,
  ENTENTE_SIGN_CONFLICT,
  ENTENTE_SIGN_NEUTRAL,
  ENTENTE_SIGN_MIXED,
} EntenteSign;

typedef struct
{
  EntenteColor rim;
  EntenteColor tint;
  EntenteColor text;
} EntenteActorColors;

/**
 * EntentePalette:
 *
 * The colours of one style; constant, shared, thread-safe.
 */
typedef struct
{
  EntentePaletteStyle style;
  EntenteColor ground;
  EntenteColor ink;       /* text on the ground */
  EntenteColor muted;     /* quiet text, unrated labels */
  EntenteColor hairline;  /* separators, rim of the legend */
  EntenteColor card;      /* ground of legend and controls */
  EntenteColor accent;    /* halo of what is selected */
  EntenteColor highlight; /* behind quoted words */
  EntenteColor highlight_ink;
  EntenteColor tones[5];  /* by EntenteSign */
  double faded;           /* alpha of what is out of focus */
} EntentePalette;

#define ENTENTE_N_SIGNS 5

const EntentePalette *entente_palette_get               (EntentePaletteStyle    style);
EntenteActorColors    entente_palette_get_actor         (const EntentePalette  *palette,
                                                         EntenteMap            *map,
                                                         guint32                kind,
                                                         guint32                color);
EntenteColor          entente_palette_get_relation      (const EntentePalette  *palette,
                                                         EntenteMap            *map,
                                                         guint32                relation);
EntenteShape          entente_palette_get_shape         (EntenteMap            *map,
                                                         guint32                kind);

/* The same in two steps, for who paints many. */
guint32               entente_palette_get_actor_base    (EntenteMap            *map,
                                                         guint32                kind,
                                                         guint32                color);
guint32               entente_palette_get_relation_base (EntenteMap            *map,
                                                         guint32                kind);
EntenteActorColors    entente_palette_shade_actor       (const EntentePalette  *palette,
                                                         guint32                base);
EntenteColor          entente_palette_shade_line        (const EntentePalette  *palette,
                                                         guint32                base);

EntenteSign           entente_sign_of_tone              (double                 tone);
const char           *entente_sign_get_text             (EntenteSign            sign);

G_END_DECLS
