/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-drift.h"

#include <math.h>

#define N 4

/* The corners of a square of so much from its middle, turned by quarters. */
static void
set_square (float *x,
            float *y,
            float  size,
            guint  quarters)
{
  const float signs[] = { 1.0f, 1.0f, -1.0f, -1.0f };

  for (guint i = 0; i < N; i++)
    {
      x[i] = 100.0f + size * signs[(i + quarters) % N];
      y[i] = -50.0f + size * signs[(i + quarters + 1) % N];
    }
}

static void
start (EntenteDrift *drift)
{
  entente_drift_init (drift, N);
  set_square (drift->to_x, drift->to_y, 1.0f, 0);
  entente_drift_step (drift, 0.1);
}

static void
test_first_places_at_once (void)
{
  g_auto (EntenteDrift) drift = { 0 };

  start (&drift);
  g_assert_cmpmem (drift.x, N * sizeof (float), drift.to_x, N * sizeof (float));
  g_assert_cmpmem (drift.y, N * sizeof (float), drift.to_y, N * sizeof (float));
}

static void
test_comes_to_its_end (void)
{
  g_auto (EntenteDrift) drift = { 0 };

  start (&drift);
  drift.to_x[2] = 1e6f;
  entente_drift_step (&drift, 1.0);
  g_assert_cmpmem (drift.x, N * sizeof (float), drift.to_x, N * sizeof (float));
  g_assert_cmpmem (drift.y, N * sizeof (float), drift.to_y, N * sizeof (float));
}

/* A quarter turn that grows fourfold stands, half way, turned by an eighth and of twice the size. */
static void
test_turns_as_a_whole (void)
{
  g_auto (EntenteDrift) drift = { 0 };

  start (&drift);
  set_square (drift.to_x, drift.to_y, 4.0f, 1);
  entente_drift_step (&drift, 0.5);
  for (guint i = 0; i < N; i++)
    g_assert_cmpfloat_with_epsilon (hypotf (drift.x[i] - 100.0f, drift.y[i] + 50.0f),
                                    2.0f * sqrtf (2.0f), 1e-3f);
}

/* What is not a turn is a straight way. */
static void
test_goes_straight (void)
{
  g_auto (EntenteDrift) drift = { 0 };

  start (&drift);
  for (guint i = 0; i < N; i++)
    drift.to_x[i] = drift.x[i] + 8.0f;
  entente_drift_step (&drift, 0.25);
  for (guint i = 0; i < N; i++)
    {
      g_assert_cmpfloat_with_epsilon (drift.x[i], drift.to_x[i] - 6.0f, 1e-3f);
      g_assert_cmpfloat_with_epsilon (drift.y[i], drift.to_y[i], 1e-3f);
    }
}

static void
test_mirror_image_is_reached (void)
{
  g_auto (EntenteDrift) drift = { 0 };

  start (&drift);
  for (guint i = 0; i < N; i++)
    drift.to_x[i] = 200.0f - drift.to_x[i] + (float) i;
  for (guint i = 0; i < 40; i++)
    entente_drift_step (&drift, 0.5);
  for (guint i = 0; i < N; i++)
    {
      g_assert_cmpfloat_with_epsilon (drift.x[i], drift.to_x[i], 1e-2f);
      g_assert_cmpfloat_with_epsilon (drift.y[i], drift.to_y[i], 1e-2f);
    }
}

/* Who was not shown begins where the others are, in their size; who goes is not shown any more. */
static void
test_comes_and_goes (void)
{
  g_auto (EntenteDrift) drift = { 0 };

  entente_drift_init (&drift, N);
  set_square (drift.to_x, drift.to_y, 1.0f, 0);
  drift.to_x[3] = drift.to_y[3] = NAN;
  entente_drift_step (&drift, 0.1);
  g_assert_true (isnan (drift.x[3]));

  set_square (drift.to_x, drift.to_y, 1000.0f, 0);
  drift.to_x[0] = drift.to_y[0] = NAN;
  entente_drift_step (&drift, 0.001);
  g_assert_true (isnan (drift.x[0]));
  g_assert_cmpfloat (hypotf (drift.x[3] - drift.x[2], drift.y[3] - drift.y[2]), <, 3.0f);
  g_assert_cmpfloat (hypotf (drift.x[3] - drift.x[2], drift.y[3] - drift.y[2]), >, 1.0f);
}

static void
test_one_place (void)
{
  g_auto (EntenteDrift) drift = { 0 };

  entente_drift_init (&drift, N);
  for (guint i = 0; i < N; i++)
    drift.to_x[i] = drift.to_y[i] = 5.0f;
  entente_drift_step (&drift, 0.5);
  set_square (drift.to_x, drift.to_y, 1.0f, 0);
  entente_drift_step (&drift, 0.5);
  for (guint i = 0; i < N; i++)
    g_assert_true (isfinite (drift.x[i]) && isfinite (drift.y[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/drift/first", test_first_places_at_once);
  g_test_add_func ("/map/drift/end", test_comes_to_its_end);
  g_test_add_func ("/map/drift/turns", test_turns_as_a_whole);
  g_test_add_func ("/map/drift/straight", test_goes_straight);
  g_test_add_func ("/map/drift/mirror", test_mirror_image_is_reached);
  g_test_add_func ("/map/drift/comes-and-goes", test_comes_and_goes);
  g_test_add_func ("/map/drift/one-place", test_one_place);

  return g_test_run ();
}
