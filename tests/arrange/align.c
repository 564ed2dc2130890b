/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-align.h"

static const EntenteBox start[] = {
  { 0.0, 0.0, 100.0, 20.0 },
  { 50.0, 300.0, 40.0, 40.0 },
  { -30.0, 90.0, 10.0, 10.0 },
  { 210.0, 100.0, 90.0, 20.0 },
};

#define N_BOXES G_N_ELEMENTS (start)
#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-9)

static void
test_align (void)
{
  /* Where the corners come to lie on the axis that is meant; spans −30 … 300 and 0 … 340. */
  static const struct
  {
    EntenteAlignment alignment;
    gboolean vertical;
    double at[4];
  } cases[] = {
    { ENTENTE_ALIGN_LEFT, FALSE, { -30.0, -30.0, -30.0, -30.0 } },
    { ENTENTE_ALIGN_CENTER, FALSE, { 85.0, 115.0, 130.0, 90.0 } },
    { ENTENTE_ALIGN_RIGHT, FALSE, { 200.0, 260.0, 290.0, 210.0 } },
    { ENTENTE_ALIGN_TOP, TRUE, { 0.0, 0.0, 0.0, 0.0 } },
    { ENTENTE_ALIGN_MIDDLE, TRUE, { 160.0, 150.0, 165.0, 160.0 } },
    { ENTENTE_ALIGN_BOTTOM, TRUE, { 320.0, 300.0, 330.0, 320.0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree EntenteBox *boxes = g_memdup2 (start, sizeof start);

      entente_align_boxes (boxes, N_BOXES, cases[i].alignment);
      for (guint j = 0; j < N_BOXES; j++)
        {
          assert_near (boxes[j].x, cases[i].vertical ? start[j].x : cases[i].at[j]);
          assert_near (boxes[j].y, cases[i].vertical ? cases[i].at[j] : start[j].y);
          assert_near (boxes[j].width, start[j].width);
        }
    }
}

/* From left to right: 2, 0, 1, 3. Between −20 and 210 are 230 units, 140 of them boxes. */
static void
test_distribute_horizontally (void)
{
  g_autofree EntenteBox *boxes = g_memdup2 (start, sizeof start);

  entente_distribute_boxes (boxes, N_BOXES, FALSE);
  assert_near (boxes[2].x, -30.0);
  assert_near (boxes[0].x, 10.0);
  assert_near (boxes[1].x, 140.0);
  assert_near (boxes[3].x, 210.0);
  for (guint i = 0; i < N_BOXES; i++)
    assert_near (boxes[i].y, start[i].y);
}

/* From top to bottom: 0, 2, 3, 1. */
static void
test_distribute_vertically (void)
{
  g_autofree EntenteBox *boxes = g_memdup2 (start, sizeof start);

  entente_distribute_boxes (boxes, N_BOXES, TRUE);
  assert_near (boxes[0].y, 0.0);
  assert_near (boxes[2].y, 20.0 + 250.0 / 3.0);
  assert_near (boxes[3].y, 30.0 + 500.0 / 3.0);
  assert_near (boxes[1].y, 300.0);
}

/* Without room the overlaps are alike; of boxes in one place the first stays the first. */
static void
test_distribute_without_room (void)
{
  EntenteBox boxes[] = { { 0.0, 0.0, 100.0, 10.0 },
                         { 10.0, 0.0, 100.0, 10.0 },
                         { 10.0, 0.0, 100.0, 10.0 },
                         { 30.0, 0.0, 100.0, 10.0 } };

  entente_distribute_boxes (boxes, G_N_ELEMENTS (boxes), FALSE);
  assert_near (boxes[1].x, 10.0);
  assert_near (boxes[2].x, 20.0);
  assert_near (boxes[3].x, 30.0);
}

static void
test_few (void)
{
  g_autofree EntenteBox *boxes = g_memdup2 (start, sizeof start);

  entente_distribute_boxes (boxes, 0, FALSE);
  entente_distribute_boxes (boxes, 2, FALSE);
  entente_align_boxes (boxes, 0, ENTENTE_ALIGN_LEFT);
  entente_align_boxes (boxes, 1, ENTENTE_ALIGN_RIGHT);
  g_assert_cmpmem (boxes, sizeof start, start, sizeof start);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/arrange/align/edges-and-middles", test_align);
  g_test_add_func ("/arrange/align/distribute-horizontally", test_distribute_horizontally);
  g_test_add_func ("/arrange/align/distribute-vertically", test_distribute_vertically);
  g_test_add_func ("/arrange/align/distribute-without-room", test_distribute_without_room);
  g_test_add_func ("/arrange/align/few", test_few);

  return g_test_run ();
}
