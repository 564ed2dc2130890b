/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-json-array.h"

#include <string.h>

static const struct
{
  const char *array;
  guint n_elements;
  const char *drop; /* one 0 or 1 an element */
  const char *rest;
} cases[] = {
  { "[]", 0, "", "[]" },
  { "[ ]", 0, "", "[ ]" },
  { "[1]", 1, "1", "[]" },
  { "[1]", 1, "0", "[1]" },
  { "[1,2]", 2, "10", "[2]" },
  { "[1, 2, 3]", 3, "010", "[1, 3]" },
  { "[1, 2, 3]", 3, "001", "[1, 2]" },
  { "[1, 2, 3]", 3, "110", "[3]" },
  { "[1, 2, 3]", 3, "011", "[1]" },
  { "[1, 2, 3, 4]", 4, "0110", "[1, 4]" },
  { "[1, 2, 3, 4]", 4, "1010", "[2, 4]" },
  { "[ \"a,]\" , {\"b\": [1, \"}\"]} ]", 2, "10", "[ {\"b\": [1, \"}\"]} ]" },
  { "[ \"a\\\"]\" , [[]] ]", 2, "01", "[ \"a\\\"]\" ]" },
  { "[\n  1,\n  2\n]", 2, "01", "[\n  1\n]" },
};

static void
test_without (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].array);
      g_autoptr (GArray) elements = entente_json_array_split (cases[i].array, length);
      guint8 drop[8] = { 0 };
      g_autofree char *rest = NULL;

      g_assert_cmpuint (elements->len, ==, cases[i].n_elements);
      for (guint k = 0; k < elements->len; k++)
        drop[k] = cases[i].drop[k] == '1';
      rest = entente_json_array_without (cases[i].array, length, drop);
      g_assert_cmpstr (rest, ==, cases[i].rest);
    }
}

static void
test_replace (void)
{
  const char *array = "[ 1 ,\n[2, 3], \"4]\" ]";
  g_autofree char *replaced = entente_json_array_replace (array, strlen (array), 1, "{}");

  g_assert_cmpstr (replaced, ==, "[ 1 ,\n{}, \"4]\" ]");
}

static void
test_move (void)
{
  static const struct
  {
    guint from;
    guint to;
    const char *expected;
  } moves[] = {
    { 0, 2, "[ [2] ,\n\"3\",\t1, 4]" },
    { 3, 0, "[ 4 ,\n1,\t[2], \"3\"]" },
    { 2, 1, "[ 1 ,\n\"3\",\t[2], 4]" },
    { 1, 1, "[ 1 ,\n[2],\t\"3\", 4]" },
  };
  const char *array = "[ 1 ,\n[2],\t\"3\", 4]";

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *moved
          = entente_json_array_move (array, strlen (array), moves[i].from, moves[i].to);

      g_assert_cmpstr (moved, ==, moves[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/array/without", test_without);
  g_test_add_func ("/json/array/replace", test_replace);
  g_test_add_func ("/json/array/move", test_move);

  return g_test_run ();
}
