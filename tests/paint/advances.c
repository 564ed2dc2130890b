/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-advances.h"

#include "entente-lettering.h"

#define N_RANDOM 2000
/* Fonts may kern over more than two letters: half a pixel is not seen. */
#define TOLERANCE (PANGO_SCALE / 2)

static const char *const texts[] = {
  "Lee Jae Myung", "AVAToWaY. Te, Vo", "office affine fjord", "flight of 5,000 files",
  "이재명", "더불어민주당 12 대 3", "中华人民共和国外交部", "日本の首相、アベ・シンゾー",
  "Министерство иностранных дел", "Υπουργείο Εξωτερικών", "وزارة الخارجية", "הכנסת",
  "संयुक्त राष्ट्र", "Ministry 한국 17", "(北京) 2024", "“quoted” words", "123", "e\xcc\x81t\xc3\xa9", "",
  "👨‍👩‍👧‍👦 family", "AT&T / S.p.A. — No. 5",
};

static const char *const parts[] = {
  "ka", "ri", "To", "AV", "Wa", "fi", " ", "12", "7,", "-", "한", "국", "北", "京", "Жу", "Та", "é", ".",
};

static void
assert_same (EntenteAdvances *advances,
             EntenteTextLine *line,
             const char      *text)
{
  PangoRectangle logical;
  int width = entente_advances_measure (advances, text);

  entente_text_line_set_text (line, text, -1);
  entente_text_line_get_extents (line, NULL, &logical);
  if (ABS (width - logical.width) > TOLERANCE)
    g_error ("“%s” is %d wide, not %d", text, logical.width, width);
}

/* Twice: measured, and remembered. */
static void
test_as_shaped (void)
{
  for (guint style = 0; style < ENTENTE_N_LETTERING_STYLES; style++)
    {
      EntenteTextLine *line = entente_lettering_get_line (style, "");
      g_autoptr (EntenteAdvances) advances = entente_advances_new (line);

      for (guint i = 0; i < 2 * G_N_ELEMENTS (texts); i++)
        assert_same (advances, line, texts[i % G_N_ELEMENTS (texts)]);
    }
}

static void
test_random (void)
{
  EntenteTextLine *line = entente_lettering_get_line (ENTENTE_LETTERING_ACTOR, "");
  g_autoptr (EntenteAdvances) advances = entente_advances_new (line);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gint n = g_rand_int_range (random, 1, 7); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      assert_same (advances, line, text->str);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/advances/as-shaped", test_as_shaped);
  g_test_add_func ("/paint/advances/random", test_random);

  return g_test_run ();
}
