/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-text-index.h"

/* One, two, three and four bytes a code point, marks that combine, over several strides. */
static void
test_round_trip (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (EntenteTextIndex) index = { 0 };
  const char *place;
  guint offset = 0;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "aé한🇰🇷e\u0301");

  entente_text_index_init (&index, text->str);
  g_assert_cmpuint (index.n_codes, ==, 500 * 7);
  g_assert_cmpuint (index.length, ==, text->len);

  for (place = text->str; *place != '\0'; place = g_utf8_next_char (place), offset++)
    {
      g_assert_true (entente_text_index_to_pointer (&index, offset) == place);
      g_assert_cmpuint (entente_text_index_to_offset (&index, place), ==, offset);
      g_assert_cmpuint (entente_text_index_get_codes (&index)[offset], ==,
                        g_utf8_get_char (place));
    }

  g_assert_true (entente_text_index_to_pointer (&index, offset) == place);
  g_assert_cmpuint (entente_text_index_to_offset (&index, place), ==, offset);
}

static void
test_empty (void)
{
  g_auto (EntenteTextIndex) index = { 0 };

  entente_text_index_init (&index, "");
  g_assert_cmpuint (index.n_codes, ==, 0);
  g_assert_cmpuint (entente_text_index_to_offset (&index, index.text), ==, 0);
  g_assert_true (entente_text_index_to_pointer (&index, 0) == index.text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/text-index/round-trip", test_round_trip);
  g_test_add_func ("/text/text-index/empty", test_empty);

  return g_test_run ();
}
