/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline.h"

static void
assert_runs (EntenteEase ease)
{
  EntenteTimeline timeline = { 0 };
  double before = 0.0;

  g_assert_false (entente_timeline_is_running (&timeline));
  g_assert_cmpfloat (entente_timeline_advance (&timeline, 5000000), ==, 1.0);

  entente_timeline_start (&timeline, 100, ease);
  g_assert_true (entente_timeline_is_running (&timeline));
  g_assert_cmpfloat (entente_timeline_advance (&timeline, 9000000), ==, 0.0);
  for (gint64 now = 9010000; now < 9100000; now += 10000)
    {
      double part = entente_timeline_advance (&timeline, now);

      g_assert_cmpfloat (part, >, before);
      g_assert_cmpfloat (part, <, 1.0);
      before = part;
    }
  g_assert_cmpfloat (before, >, 0.98);
  g_assert_cmpfloat (entente_timeline_advance (&timeline, 9100000), ==, 1.0);
  g_assert_false (entente_timeline_is_running (&timeline));
}

static void
test_runs_from_its_first_frame (void)
{
  assert_runs (ENTENTE_EASE_OUT);
  assert_runs (ENTENTE_EASE_SPRING);
}

/* What was at rest does not jump off. */
static void
test_spring_begins_gently (void)
{
  EntenteTimeline timeline = { 0 };

  entente_timeline_start (&timeline, 100, ENTENTE_EASE_SPRING);
  entente_timeline_advance (&timeline, 1000000);
  g_assert_cmpfloat (entente_timeline_advance (&timeline, 1002000), <, 0.02);
}

static void
test_stops (void)
{
  EntenteTimeline timeline = { 0 };

  entente_timeline_start (&timeline, 100, ENTENTE_EASE_OUT);
  entente_timeline_advance (&timeline, 1000);
  entente_timeline_stop (&timeline);
  g_assert_false (entente_timeline_is_running (&timeline));
  g_assert_cmpfloat (entente_timeline_advance (&timeline, 2000), ==, 1.0);
}

static void
test_tells_what_is_left (void)
{
  EntenteTimeline timeline = { 0 };

  g_assert_cmpint (entente_timeline_get_left (&timeline, 1000), ==, 0);
  entente_timeline_start (&timeline, 100, ENTENTE_EASE_OUT);
  g_assert_cmpint (entente_timeline_get_left (&timeline, 1000), ==, 100000);
  entente_timeline_advance (&timeline, 1000);
  g_assert_cmpint (entente_timeline_get_left (&timeline, 31000), ==, 70000);
  g_assert_cmpint (entente_timeline_get_left (&timeline, 301000), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/timeline/runs", test_runs_from_its_first_frame);
  g_test_add_func ("/map/timeline/spring", test_spring_begins_gently);
  g_test_add_func ("/map/timeline/stops", test_stops);
  g_test_add_func ("/map/timeline/left", test_tells_what_is_left);

  return g_test_run ();
}
