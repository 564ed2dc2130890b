/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-text-finder.h"

/* @places: where it is found, as "start-end …", code points. */
typedef struct
{
  const char *name;
  const char *wanted;
  const char *text;
  const char *places;
} Case;

static const Case cases[] = {
  { "nothing", "", "any text", "" },
  { "nowhere", "Xi", "", "" },
  { "not-there", "Seoul", "Beijing", "" },
  { "case", "xI", "Xi met XI.", "0-2 7-9" },
  { "within-a-word", "ink", "thinking", "2-5" },
  { "not-overlapping", "aa", "aaaaa", "0-2 2-4" },
  { "accents", "moritz", "M\u00f6ritz", "0-6" },
  { "accents-wanted", "M\u00d6", "moment", "0-2" },
  { "combining", "mo", "Mo\u0308ritz mo", "0-3 8-10" },
  { "white-space", "asked xi", "asked \n  Xi", "0-11" },
  { "sharp-s", "STRASSE", "Stra\u00dfe", "0-6" },
  { "korean", "\ubd81\uacbd", "\uc11c\uc6b8\uc774 \ubd81\uacbd\uc5d0", "4-6" },
  { "width", "ABC", "\uff21\uff22\uff23", "0-3" },
  { "arabic-marks", "\u0643\u062a\u0628", "\u0643\u064e\u062a\u064e\u0628\u064e", "0-6" },
  { "emoji", "\U0001f54a", "a\U0001f54ab", "1-2" },
  { "letter-that-is-one", "a\u0301", "b\u00e1", "1-2" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (EntenteTextFinder) finder = entente_text_finder_new (test->wanted);
  g_autoptr (GArray) ranges = entente_text_finder_find (finder, test->text, G_MAXUINT);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const EntenteTextRange *range = &g_array_index (ranges, EntenteTextRange, i);

      g_string_append_printf (places, "%s%u-%u", i > 0 ? " " : "", range->start, range->end);
    }
  g_assert_cmpstr (places->str, ==, test->places);
  g_assert_cmpint (entente_text_finder_is_empty (finder), ==, *test->wanted == '\0');
}

static void
test_enough (void)
{
  g_autoptr (EntenteTextFinder) finder = entente_text_finder_new ("a");
  g_autoptr (GArray) ranges = entente_text_finder_find (finder, "banana", 2);

  g_assert_cmpuint (ranges->len, ==, 2);
  g_assert_cmpuint (g_array_index (ranges, EntenteTextRange, 1).start, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/text-finder/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/text/text-finder/enough", test_enough);

  return g_test_run ();
}
