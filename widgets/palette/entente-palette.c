/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-palette"

#include "entente-palette.h"

#include <math.h>
#include <string.h>

/* Tones nearer to 0 than this are neutral. */
#define NEUTRAL_TONE 0.5

/* Contrast that lines and rims keep to what is behind them, and text to its box. */
#define LINE_CONTRAST 3.0
#define TEXT_CONTRAST 7.0
#define HIGH_LINE_CONTRAST 4.5
#define HIGH_TEXT_CONTRAST 12.0

/* How much of its own color the box of an actor has. */
#define LIGHT_TINT 0.115
#define DARK_TINT 0.22
#define HIGH_TINT 0.05

/* How much of its box's color a name has, above the ink. */
#define TEXT_HUE 0.22
/* Dark styles show a map's colors lighter by a third. */
#define DARK_LIFT (1.0 / 3.0)

/* What has no kind: a warm gray. */
#define NO_KIND_BASE 0x6f6a64

#define RGB(rgb) \
  { ((rgb) >> 16 & 0xff) / 255.0, ((rgb) >> 8 & 0xff) / 255.0, ((rgb) & 0xff) / 255.0, 1.0 }

/* Tones in the order of EntenteSign. A blue and a rust keep apart for every eye; plum is what both
 * make together. */
static const EntentePalette palettes[] = {
  [ENTENTE_PALETTE_LIGHT] = {
    .style = ENTENTE_PALETTE_LIGHT,
    .ground = RGB (0xfbfaf8),
    .ink = RGB (0x2b2825),
    .muted = RGB (0x69645e),
    .hairline = RGB (0xe3dfd8),
    .card = RGB (0xffffff),
    .accent = RGB (0x3b82d6),
    .highlight = RGB (0xfff09a),
    .highlight_ink = RGB (0x2b2825),
    .tones = { RGB (0x88827a), RGB (0x1a6fa8), RGB (0xc2410c), RGB (0x6f6a64), RGB (0x7d4a78) },
    .faded = 0.3,
  },
  [ENTENTE_PALETTE_DARK] = {
    .style = ENTENTE_PALETTE_DARK,
    .ground = RGB (0x1e1d1b),
    .ink = RGB (0xebe7e0),
    .muted = RGB (0xaca59b),
    .hairline = RGB (0x3c3935),
    .card = RGB (0x292724),
    .accent = RGB (0x6aa9ee),
    .highlight = RGB (0x857511),
    .highlight_ink = RGB (0xffffff),
    .tones = { RGB (0x8a847c), RGB (0x5fafe3), RGB (0xf08a52), RGB (0xaea79d), RGB (0xc795c1) },
    .faded = 0.3,
  },
  [ENTENTE_PALETTE_PRINT] = {
    .style = ENTENTE_PALETTE_PRINT,
    .ground = RGB (0xffffff),
    .ink = RGB (0x1f1d1b),
    .muted = RGB (0x5f5a54),
    .hairline = RGB (0xd9d5ce),
    .card = RGB (0xffffff),
    .accent = RGB (0x3b82d6),
    .highlight = RGB (0xfff09a),
    .highlight_ink = RGB (0x1f1d1b),
    .tones = { RGB (0x837d76), RGB (0x1a6fa8), RGB (0xc2410c), RGB (0x6a655f), RGB (0x7d4a78) },
    .faded = 0.3,
  },
  [ENTENTE_PALETTE_HIGH_CONTRAST_LIGHT] = {
    .style = ENTENTE_PALETTE_HIGH_CONTRAST_LIGHT,
    .ground = RGB (0xffffff),
    .ink = RGB (0x000000),
    .muted = RGB (0x33302d),
    .hairline = RGB (0x5c5852),
    .card = RGB (0xffffff),
    .accent = RGB (0x0a5bd0),
    .highlight = RGB (0xffe14d),
    .highlight_ink = RGB (0x000000),
    .tones = { RGB (0x5a554f), RGB (0x004b80), RGB (0x962c00), RGB (0x3b3733), RGB (0x5c1f58) },
    .faded = 0.42,
  },
  [ENTENTE_PALETTE_HIGH_CONTRAST_DARK] = {
    .style = ENTENTE_PALETTE_HIGH_CONTRAST_DARK,
    .ground = RGB (0x000000),
    .ink = RGB (0xffffff),
    .muted = RGB (0xd8d3cb),
    .hairline = RGB (0x9a948b),
    .card = RGB (0x0e0e0d),
    .accent = RGB (0x8cc2ff),
    .highlight = RGB (0xffe14d),
    .highlight_ink = RGB (0x000000),
    .tones = { RGB (0xb5aea4), RGB (0x84cbff), RGB (0xffa574), RGB (0xd9d3ca), RGB (0xeab9e4) },
    .faded = 0.42,
  },
};

/* Kinds everybody has, as they look where a map does not say otherwise. Their shapes are the
 * model's. */
static const struct
{
  const char *key;
  guint32 base;
} known_kinds[] = {
  { "state", 0x2f5fb3 },
  { "person", 0xb8660b },
  { "organization", 0x0f766e },
  { "institution", 0x5b6b1c },
  { "media", 0x8a53bd },
};

/* For other kinds, in turn. Neighbors differ in hue and a little in lightness. */
static const guint32 series[] = {
  0x1b7a8c, 0xb03a6f, 0x5f7a1e, 0x6a55c2, 0x9a5a24, 0x2e7d4f,
  0x8d3f93, 0x8c3b4a, 0x3f7680, 0x7a6a1a, 0x57618c, 0x5d6b70,
};

static gboolean
is_dark (const EntentePalette *palette)
{
  return palette->style == ENTENTE_PALETTE_DARK
         || palette->style == ENTENTE_PALETTE_HIGH_CONTRAST_DARK;
}

static gboolean
is_high (const EntentePalette *palette)
{
  return palette->style == ENTENTE_PALETTE_HIGH_CONTRAST_LIGHT
         || palette->style == ENTENTE_PALETTE_HIGH_CONTRAST_DARK;
}

static double
get_tint (const EntentePalette *palette)
{
  if (is_high (palette))
    return HIGH_TINT;
  return is_dark (palette) ? DARK_TINT : LIGHT_TINT;
}

static guint32
next_of_series (guint32 kind)
{
  return kind == 0 ? NO_KIND_BASE : series[(kind - 1) % G_N_ELEMENTS (series)];
}

/**
 * entente_palette_get:
 *
 * Returns: (transfer none): the colors of a style; constant, for any thread
 */
const EntentePalette *
entente_palette_get (EntentePaletteStyle style)
{
  g_return_val_if_fail (style < G_N_ELEMENTS (palettes), &palettes[0]);

  return &palettes[style];
}

/**
 * entente_palette_get_actor_base:
 * @kind: index among the map's actor kinds
 * @color: the actor's own color, or ENTENTE_NO_COLOR
 *
 * The color, 0xRRGGBB, from which an actor's box is shaded: its own, its kind's, that of a
 * well-known kind, or the next of a series.
 */
guint32
entente_palette_get_actor_base (EntenteMap *map,
                                guint32     kind,
                                guint32     color)
{
  const EntenteKind *described;

  if (color != ENTENTE_NO_COLOR)
    return color;
  described = entente_map_get_actor_kind (map, kind);
  if (described->color != ENTENTE_NO_COLOR)
    return described->color;
  for (guint i = 0; i < G_N_ELEMENTS (known_kinds); i++)
    if (strcmp (known_kinds[i].key, described->key) == 0)
      return known_kinds[i].base;
  return next_of_series (kind);
}

/**
 * entente_palette_get_relation_base:
 * @kind: index among the map's relation kinds
 *
 * The color, 0xRRGGBB, of lines of a kind in maps colored by kind.
 */
guint32
entente_palette_get_relation_base (EntenteMap *map,
                                   guint32     kind)
{
  const EntenteKind *described = entente_map_get_relation_kind (map, kind);

  return described->color != ENTENTE_NO_COLOR ? described->color : next_of_series (kind);
}

/**
 * entente_palette_shade_line:
 * @base: 0xRRGGBB
 *
 * Returns: the color as a line on the palette's ground, where it can be seen
 */
EntenteColor
entente_palette_shade_line (const EntentePalette *palette,
                            guint32               base)
{
  EntenteColor color = entente_color_from_rgb (base);
  EntenteColor white = entente_color_from_rgb (0xffffff);

  if (is_dark (palette))
    color = entente_color_mix (&color, &white, DARK_LIFT);
  return entente_color_stand_out (&color, &palette->ground,
                                  is_high (palette) ? HIGH_LINE_CONTRAST : LINE_CONTRAST);
}

/**
 * entente_palette_shade_actor:
 * @base: 0xRRGGBB
 *
 * Returns: rim, tint and text of a box of this color; the text stands out from the tint by 7 : 1
 *   at least, the rim from tint and ground by 3 : 1
 */
EntenteActorColors
entente_palette_shade_actor (const EntentePalette *palette,
                             guint32               base)
{
  EntenteColor color = entente_color_from_rgb (base);
  const EntenteColor *under = is_dark (palette) ? &palette->ground : &palette->card;
  EntenteActorColors colors;

  colors.tint = entente_color_mix (under, &color, get_tint (palette));
  colors.rim = entente_palette_shade_line (palette, base);
  colors.rim = entente_color_stand_out (&colors.rim, &colors.tint,
                                        is_high (palette) ? HIGH_LINE_CONTRAST : LINE_CONTRAST);
  colors.text = entente_color_mix (&palette->ink, &colors.rim, is_high (palette) ? 0.0 : TEXT_HUE);
  colors.text = entente_color_stand_out (&colors.text, &colors.tint,
                                         is_high (palette) ? HIGH_TEXT_CONTRAST : TEXT_CONTRAST);
  return colors;
}

/**
 * entente_palette_get_actor:
 * @kind: index among the map's actor kinds
 * @color: the actor's own color, or ENTENTE_NO_COLOR
 *
 * Returns: rim, tint and text of the actor's box
 */
EntenteActorColors
entente_palette_get_actor (const EntentePalette *palette,
                           EntenteMap           *map,
                           guint32               kind,
                           guint32               color)
{
  return entente_palette_shade_actor (palette, entente_palette_get_actor_base (map, kind, color));
}

/**
 * entente_palette_get_shape:
 * @kind: index among the map's actor kinds
 *
 * Returns: the shape of actors of this kind: what the map says, that of a well-known kind, or a box
 */
EntenteShape
entente_palette_get_shape (EntenteMap *map,
                           guint32     kind)
{
  return entente_map_get_actor_kind (map, kind)->shape;
}

/**
 * entente_palette_get_relation:
 * @relation: slot
 *
 * Returns: the color of a relation's line, by tone or by kind, as the map says
 */
EntenteColor
entente_palette_get_relation (const EntentePalette *palette,
                              EntenteMap           *map,
                              guint32               relation)
{
  const EntenteRelation *row = entente_map_get_relation (map, relation);

  if (entente_map_get_info (map)->color_by == ENTENTE_COLOR_BY_KIND)
    return entente_palette_shade_line (palette, entente_palette_get_relation_base (map, row->kind));
  return palette->tones[entente_sign_of_tone ((double) row->tone)];
}

/**
 * entente_sign_of_tone:
 * @tone: −10 … 10 on the Goldstein scale, or NAN
 *
 * Returns: conflict, neutral (nearer to 0 than 0.5), cooperation, or unrated for NAN
 */
EntenteSign
entente_sign_of_tone (double tone)
{
  if (isnan (tone))
    return ENTENTE_SIGN_UNRATED;
  if (fabs (tone) < NEUTRAL_TONE)
    return ENTENTE_SIGN_NEUTRAL;
  return tone > 0.0 ? ENTENTE_SIGN_COOPERATION : ENTENTE_SIGN_CONFLICT;
}

/**
 * entente_sign_get_text:
 *
 * Returns: (transfer none): "+", "−", "=", "±", or "" for unrated
 */
const char *
entente_sign_get_text (EntenteSign sign)
{
  static const char *const texts[ENTENTE_N_SIGNS] = { "", "+", "−", "=", "±" };

  g_return_val_if_fail (sign < ENTENTE_N_SIGNS, "");

  return texts[sign];
}
