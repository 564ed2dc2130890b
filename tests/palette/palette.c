/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-map-private.h"
#include "entente-palette.h"

#include <math.h>

#define N_STYLES (ENTENTE_PALETTE_HIGH_CONTRAST_DARK + 1)

/* Colors somebody may give to a kind, the unfit ones too. */
static const guint32 bases[] = {
  0x2f5fb3, 0xb8660b, 0x8a53bd, 0x000000, 0xffffff, 0x808080, 0xffff00, 0x00ff00, 0x0000ff, 0xff00ff,
};

static gboolean
is_high (guint style)
{
  return style == ENTENTE_PALETTE_HIGH_CONTRAST_LIGHT
         || style == ENTENTE_PALETTE_HIGH_CONTRAST_DARK;
}

static void
assert_contrast (const EntenteColor *color,
                 const EntenteColor *ground,
                 double              contrast)
{
  g_assert_cmpfloat (entente_color_get_contrast (color, ground), >=, contrast);
}

static void
test_text_contrast (void)
{
  for (guint style = 0; style < N_STYLES; style++)
    {
      const EntentePalette *palette = entente_palette_get ((EntentePaletteStyle) style);
      double needed = is_high (style) ? 7.0 : 4.5;

      g_assert_cmpuint (palette->style, ==, style);
      assert_contrast (&palette->ink, &palette->ground, 7.0);
      assert_contrast (&palette->ink, &palette->card, 7.0);
      assert_contrast (&palette->muted, &palette->ground, needed);
      assert_contrast (&palette->muted, &palette->card, needed);
      assert_contrast (&palette->highlight_ink, &palette->highlight, needed);
    }
}

static void
test_tone_contrast (void)
{
  for (guint style = 0; style < N_STYLES; style++)
    {
      const EntentePalette *palette = entente_palette_get ((EntentePaletteStyle) style);

      for (guint sign = 0; sign < ENTENTE_N_SIGNS; sign++)
        {
          double needed = is_high (style) ? 7.0 : 4.5;

          /* Signs are letters cut out of a disc; unrated lines have none. */
          assert_contrast (&palette->tones[sign], &palette->ground,
                           sign == ENTENTE_SIGN_UNRATED ? 3.0 : needed);
        }
    }
}

static void
test_actor_contrast (void)
{
  for (guint style = 0; style < N_STYLES; style++)
    {
      const EntentePalette *palette = entente_palette_get ((EntentePaletteStyle) style);

      for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
        {
          EntenteActorColors colors = entente_palette_shade_actor (palette, bases[i]);
          EntenteColor line = entente_palette_shade_line (palette, bases[i]);

          assert_contrast (&colors.text, &colors.tint, is_high (style) ? 7.0 : 4.5);
          assert_contrast (&colors.rim, &colors.tint, 3.0);
          assert_contrast (&colors.rim, &palette->ground, 3.0);
          assert_contrast (&line, &palette->ground, 3.0);
        }
    }
}

/* The blue and the rust must not look alike to eyes without red or green cones: their blue and
 * yellow parts, which such eyes see, differ. */
static void
test_tones_apart (void)
{
  for (guint style = 0; style < N_STYLES; style++)
    {
      const EntentePalette *palette = entente_palette_get ((EntentePaletteStyle) style);
      const EntenteColor *cooperation = &palette->tones[ENTENTE_SIGN_COOPERATION];
      const EntenteColor *conflict = &palette->tones[ENTENTE_SIGN_CONFLICT];

      g_assert_cmpfloat (cooperation->blue - conflict->blue, >, 0.3);
      g_assert_cmpfloat (conflict->red - cooperation->red, >, 0.3);
    }
}

static void
test_signs (void)
{
  static const struct
  {
    double tone;
    EntenteSign sign;
    const char *text;
  } cases[] = {
    { NAN, ENTENTE_SIGN_UNRATED, "" },
    { 0.0, ENTENTE_SIGN_NEUTRAL, "=" },
    { 0.49, ENTENTE_SIGN_NEUTRAL, "=" },
    { -0.49, ENTENTE_SIGN_NEUTRAL, "=" },
    { 0.5, ENTENTE_SIGN_COOPERATION, "+" },
    { 10.0, ENTENTE_SIGN_COOPERATION, "+" },
    { -0.5, ENTENTE_SIGN_CONFLICT, "−" },
    { -10.0, ENTENTE_SIGN_CONFLICT, "−" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (entente_sign_of_tone (cases[i].tone), ==, cases[i].sign);
      g_assert_cmpstr (entente_sign_get_text (cases[i].sign), ==, cases[i].text);
    }
  g_assert_cmpstr (entente_sign_get_text (ENTENTE_SIGN_MIXED), ==, "±");
}

static void
test_kinds (void)
{
  const EntentePalette *palette = entente_palette_get (ENTENTE_PALETTE_LIGHT);
  const EntenteKind described = { .color = 0x123456, .shape = ENTENTE_SHAPE_EVENT };
  g_autoptr (EntenteMap) map = entente_map_new ();
  guint32 person = entente_map_intern_kind (map, ENTENTE_RECORD_ACTOR, "person", -1);
  guint32 summit = entente_map_intern_kind (map, ENTENTE_RECORD_ACTOR, "summit", -1);
  guint32 fleet = entente_map_intern_kind (map, ENTENTE_RECORD_ACTOR, "fleet", -1);
  guint32 treaty = entente_map_intern_kind (map, ENTENTE_RECORD_RELATION, "treaty", -1);
  guint32 threat = entente_map_intern_kind (map, ENTENTE_RECORD_RELATION, "threat", -1);
  EntenteActorColors own;
  EntenteActorColors shaded;

  entente_map_describe_kind (map, ENTENTE_RECORD_ACTOR, "summit", &described);

  g_assert_cmpint (entente_palette_get_shape (map, person), ==, ENTENTE_SHAPE_PILL);
  g_assert_cmpint (entente_palette_get_shape (map, summit), ==, ENTENTE_SHAPE_EVENT);
  g_assert_cmpint (entente_palette_get_shape (map, fleet), ==, ENTENTE_SHAPE_BOX);

  g_assert_cmphex (entente_palette_get_actor_base (map, summit, ENTENTE_NO_COLOR), ==, 0x123456);
  g_assert_cmphex (entente_palette_get_actor_base (map, summit, 0xabcdef), ==, 0xabcdef);
  g_assert_cmphex (entente_palette_get_actor_base (map, fleet, ENTENTE_NO_COLOR), !=,
                   entente_palette_get_actor_base (map, person, ENTENTE_NO_COLOR));
  g_assert_cmphex (entente_palette_get_relation_base (map, treaty), !=,
                   entente_palette_get_relation_base (map, threat));

  own = entente_palette_get_actor (palette, map, person, 0x2f5fb3);
  shaded = entente_palette_shade_actor (palette, 0x2f5fb3);
  g_assert_cmpmem (&own, sizeof own, &shaded, sizeof shaded);
}

static void
test_relation (void)
{
  const EntentePalette *palette = entente_palette_get (ENTENTE_PALETTE_LIGHT);
  EntenteRow document = { .info = { .color_by = ENTENTE_COLOR_BY_TONE } };
  EntenteRow actor = { .actor = { .id = "a", .color = ENTENTE_NO_COLOR } };
  EntenteRow relation = { .relation = { .id = "r", .tone = -4.0f, .weight = 1.0f } };
  const EntenteKind described = { .color = 0x1a6fa8 };

  for (guint by = ENTENTE_COLOR_BY_TONE; by <= ENTENTE_COLOR_BY_KIND; by++)
    {
      g_autoptr (EntenteMap) map = entente_map_new_loading (NULL);
      g_autoptr (EntenteRecord) record = entente_record_new ("{}", -1);
      EntenteColor color;

      document.info.color_by = by;
      entente_map_set_document (map, record, &document);
      relation.relation.kind = entente_map_intern_kind (map, ENTENTE_RECORD_RELATION, "helps", -1);
      entente_map_describe_kind (map, ENTENTE_RECORD_RELATION, "helps", &described);
      entente_map_append_loaded (map, ENTENTE_RECORD_ACTOR, 0, 0, &actor);
      entente_map_append_loaded (map, ENTENTE_RECORD_RELATION, 0, 0, &relation);

      color = entente_palette_get_relation (palette, map, 0);
      if (by == ENTENTE_COLOR_BY_TONE)
        g_assert_cmpmem (&color, sizeof color, &palette->tones[ENTENTE_SIGN_CONFLICT],
                         sizeof color);
      else
        g_assert_cmpfloat_with_epsilon (color.blue, 0xa8 / 255.0, 1e-9);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette/palette/text-contrast", test_text_contrast);
  g_test_add_func ("/palette/palette/tone-contrast", test_tone_contrast);
  g_test_add_func ("/palette/palette/actor-contrast", test_actor_contrast);
  g_test_add_func ("/palette/palette/tones-apart", test_tones_apart);
  g_test_add_func ("/palette/palette/signs", test_signs);
  g_test_add_func ("/palette/palette/kinds", test_kinds);
  g_test_add_func ("/palette/palette/relation", test_relation);

  return g_test_run ();
}
