/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-shown-name.h"

#define FSI "\u2068"
#define PDI "\u2069"

static void
test_sentence (void)
{
  static const struct
  {
    const char *name;
    const char *shown;
  } cases[] = {
    { "map.json", FSI "map.json" PDI },
    { "", FSI PDI },
    { "two\nlines\ttab", FSI "two lines tab" PDI },
    { "\xff.json", FSI "\uFFFD.json" PDI },
    { "a\u202Eb", FSI "a b" PDI },
    { "a" PDI "b", FSI "a b" PDI },
    { "지도.json", FSI "지도.json" PDI },
    { "a<b>&", FSI "a<b>&" PDI },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = entente_dup_shown_name (cases[i].name);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_long (void)
{
  g_autofree char *name = g_strnfill (100000, 'x');
  g_autofree char *shown = entente_dup_shown_name (name);
  g_autofree char *clean = entente_dup_clean_name (name);

  g_assert_cmpint (g_utf8_strlen (shown, -1), ==, 72 + 3);
  g_assert_nonnull (g_strrstr (shown, "…"));
  g_assert_cmpint (g_utf8_strlen (clean, -1), ==, 160 + 1);
  g_assert_true (g_str_has_suffix (clean, "…"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/names/sentence", test_sentence);
  g_test_add_func ("/app/names/long", test_long);

  return g_test_run ();
}
