/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the sample as a person does: finds a relation and words of the article from the map, goes from
 * a passage to its line while the article stays open, and finds words in the article.
 *
 * Arguments: the program, the folder for pictures. */

#include "stage.h"

/* A place in the article where nearly every word is cited, from the window's top right corner. */
#define LEFT_OF_RIGHT 250
#define BELOW_TOP 390
#define WINDOW_WIDTH 1280

static const char *program;
static const char *pictures;

static void
find_on_the_map (Stage *stage)
{
  stage_press (stage, "ctrl+f");
  stage_type (stage, "counsels patience");
  stage_wait_for_words (stage, "1 of 1");
  stage_press (stage, "Return");
  stage_wait_for_line (stage, "selected relation ");
  stage_take_picture (stage, "1-relation");
  stage_press (stage, "ctrl+a");
  stage_type (stage, "go-between");
  stage_wait_for_words (stage, "to act as a go-between");
  stage_press (stage, "Return");
  stage_wait_for_line (stage, "selected article ");
  stage_take_picture (stage, "2-article");
  stage_press (stage, "Escape");
}

/* What is clicked is selected, and the article is still there. */
static void
click_passage (Stage *stage)
{
  int x;
  int y;

  stage_get_window_place (stage, &x, &y);
  stage_click (stage, x + WINDOW_WIDTH - LEFT_OF_RIGHT, y + BELOW_TOP, 1);
  stage_wait_for_line (stage, "selected relation ");
  stage_wait_for_words (stage, "in this article");
  stage_wait_for_words (stage, "Why it matters");
  stage_take_picture (stage, "3-passage");
}

static void
find_in_the_article (Stage *stage)
{
  stage_press (stage, "ctrl+f");
  /* Also the first letter, or it would be many more. */
  stage_type (stage, "xi");
  stage_wait_for_words (stage, "of 3");
  stage_press (stage, "ctrl+g");
  stage_take_picture (stage, "4-found");
  stage_press (stage, "Escape");
  /* Back to the article alone. */
  stage_press (stage, "Escape");
  stage_wait_for_line (stage, "selected article ");
}

static void
test_reading (void)
{
  const char *argv[] = { program, "--example", NULL };
  Stage *stage = stage_new (argv, pictures);

  stage_wait_for_line (stage, "settled");
  stage_wait_for_window (stage, "Seoul asks Beijing");
  stage_wait_for_words (stage, "Seoul asks Beijing");
  find_on_the_map (stage);
  click_passage (stage);
  find_in_the_article (stage);
  stage_press (stage, "ctrl+q");
  g_assert_cmpint (stage_wait_for_end (stage), ==, 0);
  stage_free (stage);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  program = argv[1];
  pictures = argv[2];

  g_test_add_func ("/app/reading/both-ways", test_reading);

  return g_test_run ();
}
