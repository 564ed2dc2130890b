/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-difference-words.h"
#include "maps.h"

#define LEE "{ \"id\": \"lee\", \"name\": \"Lee\" }"
#define XI "{ \"id\": \"xi\", \"name\": \"Xi\" }"

static char *
write_merged (EntenteMerge *merge)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = entente_merge_to_bytes (merge, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The choice can be made and unmade; the maps stay as they are. */
static void
test_choosing (void)
{
  g_autoptr (EntenteMap) base = maps_make ("\"title\": \"A\"");
  g_autoptr (EntenteMap) ours = maps_make ("\"title\": \"B\"");
  g_autoptr (EntenteMap) theirs = maps_make ("\"title\": \"C\"");
  g_autoptr (EntenteMerge) merge = entente_merge_new (base, ours, theirs, ENTENTE_SIDE_OURS);
  g_autofree char *before = maps_write (ours);
  g_autofree char *first = write_merged (merge);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *after = NULL;
  g_autofree char *expected = maps_write (theirs);

  g_assert_cmpuint (entente_merge_get_n_conflicts (merge), ==, 1);
  g_assert_cmpstr (entente_merge_get_conflict (merge, 0)->path, ==, "title");
  g_assert_cmpstr (first, ==, before);
  entente_merge_choose (merge, 0, ENTENTE_SIDE_THEIRS);
  second = write_merged (merge);
  g_assert_cmpstr (second, ==, expected);
  entente_merge_choose (merge, 0, ENTENTE_SIDE_OURS);
  third = write_merged (merge);
  g_assert_cmpstr (third, ==, before);
  after = maps_write (ours);
  g_assert_cmpstr (after, ==, before);
}

/* An actor that is wanted back has its relations again. */
static void
test_actor_comes_back_with_relations (void)
{
  g_autoptr (EntenteMap) base = maps_make (
      "\"actors\": [ " LEE ", " XI " ], \"relations\": [ { \"id\": \"r\", \"source\": \"lee\", "
      "\"target\": \"xi\" } ]");
  g_autoptr (EntenteMap) ours = maps_make ("\"actors\": [ " XI " ]");
  g_autoptr (EntenteMap) theirs = maps_make (
      "\"actors\": [ { \"id\": \"lee\", \"name\": \"Lee Jae Myung\" }, " XI " ], \"relations\": [ { "
      "\"id\": \"r\", \"source\": \"lee\", \"target\": \"xi\" } ]");
  g_autoptr (EntenteMerge) merge = entente_merge_new (base, ours, theirs, ENTENTE_SIDE_OURS);
  g_autoptr (EntenteMap) without = NULL;
  g_autoptr (EntenteMap) with = NULL;
  g_autofree char *text = write_merged (merge);
  g_autofree char *chosen = NULL;

  without = maps_read (text);
  g_assert_cmpuint (entente_map_get_n_records (without, ENTENTE_RECORD_ACTOR), ==, 1);
  g_assert_cmpuint (entente_map_get_n_records (without, ENTENTE_RECORD_RELATION), ==, 0);
  g_assert_cmpuint (entente_merge_get_n_conflicts (merge), ==, 1);
  entente_merge_choose (merge, 0, ENTENTE_SIDE_THEIRS);
  chosen = write_merged (merge);
  with = maps_read (chosen);
  g_assert_cmpuint (maps_count_differences (with, theirs), ==, 0);
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) map = g_bytes_new_static ("{\"format\":\"entente-map\",\"version\":1}", 36);
  g_autoptr (GBytes) none = g_bytes_new_static ("{}", 2);
  g_autoptr (GBytes) merged = NULL;
  g_autoptr (GBytes) refused = NULL;
  g_autoptr (GError) error = NULL;
  guint n_conflicts = 1;

  merged = entente_merge_bytes (map, map, map, ENTENTE_SIDE_OURS, &n_conflicts, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (merged, map));
  g_assert_cmpuint (n_conflicts, ==, 0);
  refused = entente_merge_bytes (map, map, none, ENTENTE_SIDE_OURS, NULL, &error);
  g_assert_null (refused);
  g_assert_nonnull (error);
}

/* A map of @n actors, each in one relation; every @every-th is named otherwise. */
static EntenteMap *
make_large (guint       n,
            guint       every,
            const char *name)
{
  g_autoptr (GString) members = g_string_new ("\"actors\": [");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (members, "%s{\"id\":\"a%u\",\"name\":\"%s%u\"}", i > 0 ? ",\n" : "", i,
                            i % every == 1 ? name : "N", i);
  g_string_append (members, "],\n\"relations\": [");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (members,
                            "%s{\"id\":\"r%u\",\"source\":\"a%u\",\"target\":\"a%u\",\"label\":\"%s\"}",
                            i > 0 ? ",\n" : "", i, i, i * 7 % n, i % every == 2 ? name : "asks");
  g_string_append_c (members, ']');
  return maps_make (members->str);
}

/* Work that grew with the square of the records would not end here. */
static void
test_large (void)
{
  const guint n = g_test_thorough () ? 100000 : 20000;
  g_autoptr (EntenteMap) base = make_large (n, 1000000, "");
  g_autoptr (EntenteMap) ours = make_large (n, 3, "O");
  g_autoptr (EntenteMap) theirs = make_large (n, 5, "T");
  g_autoptr (EntenteMerge) merge = NULL;
  g_autofree char *merged = NULL;

  g_test_timer_start ();
  merge = entente_merge_new (base, ours, theirs, ENTENTE_SIDE_OURS);
  merged = write_merged (merge);
  g_test_message ("merged in %.2f s", g_test_timer_elapsed ());
  g_assert_cmpuint (entente_merge_get_n_conflicts (merge), ==, 2 * (n / 15) + (n % 15 > 1) + (n % 15 > 2));
  g_test_timer_start ();
  g_assert_cmpuint (maps_count_differences (base, ours), ==, (n + 1) / 3 + n / 3);
  g_test_message ("compared in %.2f s", g_test_timer_elapsed ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/merge/choosing", test_choosing);
  g_test_add_func ("/compare/merge/actor-comes-back-with-relations",
                   test_actor_comes_back_with_relations);
  g_test_add_func ("/compare/merge/bytes", test_bytes);
  g_test_add_func ("/compare/merge/large", test_large);
  return g_test_run ();
}
