/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-lettering.h"

#include "entente-metrics.h"

static const struct
{
  const char *text;
  const char *shown;
} lines[] = {
  { "Lee Jae Myung", "Lee Jae Myung" },
  { "이재명", "이재명" },
  { "  two\n\twords ", "two words" },
  { "a\x01" "b", "a b" },
  { "a\xe2\x80\xae" "b", "ab" },
  { "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81", "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81" },
  { "ok\xff\xfe", "ok" },
  { "", "" },
};

static void
test_clean (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      double width;
      g_autofree char *shown = entente_lettering_cut (ENTENTE_LETTERING_ACTOR, lines[i].text,
                                                      ENTENTE_ACTOR_NAME_MAX_PX, &width);

      g_assert_cmpstr (shown, ==, lines[i].shown);
      g_assert_cmpfloat (width, ==, entente_lettering_measure (ENTENTE_LETTERING_ACTOR, shown));
    }
}

static const char *const long_texts[] = {
  "The Permanent Secretariat of the Conference of the Parties to the Convention",
  "조선민주주의인민공화국 최고인민회의 상임위원회 위원장과 그 밖의 여러 사람들",
  "הוועדה הקבועה של הוועידה של הצדדים לאמנה בדבר זכויות האדם והאזרח בעולם",
  "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦",
};

static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (long_texts); i++)
    {
      double width;
      g_autofree char *shown = entente_lettering_cut (ENTENTE_LETTERING_ACTOR, long_texts[i], 150.0,
                                                      &width);

      g_assert_cmpfloat (width, <=, 150.0);
      g_assert_true (g_utf8_validate (shown, -1, NULL));
      g_assert_true (g_str_has_suffix (shown, "…"));
      g_assert_true (g_str_has_prefix (long_texts[i], (shown[strlen (shown) - 3] = '\0', shown)));
    }
}

/* Every thread has its own fonts, and all measure the same. */
static gpointer
measure_in_thread (gpointer data)
{
  double *width = data;

  *width = entente_lettering_measure (ENTENTE_LETTERING_LABEL, "rebuilds trust with");
  return NULL;
}

static void
test_threads (void)
{
  double widths[4];
  GThread *threads[4];
  double own = entente_lettering_measure (ENTENTE_LETTERING_LABEL, "rebuilds trust with");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("lettering", measure_in_thread, &widths[i]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpfloat (widths[i], ==, own);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/lettering/clean", test_clean);
  g_test_add_func ("/paint/lettering/cut", test_cut);
  g_test_add_func ("/paint/lettering/threads", test_threads);

  return g_test_run ();
}
