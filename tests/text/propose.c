/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-passage.h"

#define TEXT                                                                                      \
  "Markets fell. To mediate, Xi was asked by him, as China has leverage. Rain came. He asked Xi " \
  "for tea because China has some."

static void
test_order (void)
{
  const EntenteCitation citation = { .exact = "He asked Xi to mediate because China has leverage.",
                                     .start = -1, .end = -1 };
  g_autoptr (GArray) candidates = entente_passage_propose (TEXT, &citation);
  const EntentePassageCandidate *first;
  g_autofree char *words = NULL;

  g_assert_cmpuint (candidates->len, ==, 2);
  first = &g_array_index (candidates, EntentePassageCandidate, 0);
  words = g_utf8_substring (TEXT, first->start, first->end);
  g_assert_cmpstr (words, ==, "To mediate, Xi was asked by him, as China has leverage.");
  g_assert_cmpfloat (first->score, >=, g_array_index (candidates, EntentePassageCandidate, 1).score);
  g_assert_cmpfloat (first->score, <=, 1);
}

static void
test_none (void)
{
  const EntenteCitation citations[] = { { .start = 3, .end = 2 },
                                        { .exact = "Zzz qqq.", .start = -1, .end = -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (citations); i++)
    {
      g_autoptr (GArray) candidates = entente_passage_propose (TEXT, &citations[i]);

      g_assert_cmpuint (candidates->len, ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/propose/order", test_order);
  g_test_add_func ("/text/propose/none", test_none);

  return g_test_run ();
}
