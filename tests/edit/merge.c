/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edit-merge.h"
#include "fixture.h"

#define HEAD "{ \"format\": \"entente-map\", \"version\": 1,\n\"articles\": [ { \"id\": \"t\" } ],\n"
#define TWINS \
  HEAD "\"actors\": [\n" \
       "{ \"id\": \"kr\", \"name\": \"South Korea\", \"names\": { \"ko\": \"대한민국\" }," \
       " \"aliases\": [\"ROK\"] },\n" \
       "{ \"id\": \"seoul\", \"name\": \"Seoul\", \"names\": { \"ko\": \"서울\", \"ja\": \"ソウル\" }," \
       " \"kind\": \"state\", \"aliases\": [\"ROK\", \"Soul\"], \"x-code\": 1e2 },\n" \
       "{ \"id\": \"cn\" },\n" \
       "{ \"id\": \"blue\", \"name\": \"Blue House\", \"kind\": \"institution\"," \
       " \"position\": { \"x\": 1, \"y\": 2 }, \"pinned\": true } ],\n" \
       "\"relations\": [\n" \
       "{ \"id\": \"r1\", \"source\": \"seoul\", \"target\": \"cn\"," \
       " \"via\": [ \"blue\", \"cn\" ] },\n" \
       "{ \"id\": \"r2\", \"source\": \"cn\", \"target\": \"kr\"," \
       " \"regarding\": [\"seoul\", \"blue\", \"kr\"] },\n" \
       "{ \"id\": \"r3\", \"source\": \"kr\", \"target\": \"seoul\" } ],\n" \
       "\"story\": [\n" \
       "{ \"actors\": [ \"cn\", \"seoul\" ] },\n{ \"actors\": [ \"kr\",  \"seoul\" ] } ] }"

static guint32
actor (EntenteMap *map,
       const char *id)
{
  return entente_map_find (map, ENTENTE_RECORD_ACTOR, id);
}

static void
test_actors (void)
{
  g_autoptr (EntenteMap) map = fixture_read (TWINS);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  const guint32 others[] = { actor (map, "seoul"), actor (map, "blue") };
  EntenteAct *act = entente_edit_merge_actors (map, actor (map, "kr"), others, 2);

  g_assert_cmpstr (entente_act_get_name (act), ==, "Merge 2 Actors into “South Korea”");
  g_assert_true (entente_history_perform (history, act));
  fixture_assert_text (
      map,
      HEAD "\"actors\": [\n"
           "{ \"id\": \"kr\", \"name\": \"South Korea\", \"names\": { \"ko\": \"대한민국\","
           " \"ja\": \"ソウル\" }, \"kind\": \"state\","
           " \"aliases\": [\"ROK\", \"서울\", \"Seoul\", \"Soul\", \"Blue House\"],"
           " \"position\": { \"x\": 1, \"y\": 2 }, \"pinned\": true, \"x-code\": 1e2 },\n"
           "{ \"id\": \"cn\" } ],\n"
           "\"relations\": [\n"
           "{ \"id\": \"r1\", \"source\": \"kr\", \"target\": \"cn\","
           " \"via\": [ \"kr\", \"cn\" ] },\n"
           "{ \"id\": \"r2\", \"source\": \"cn\", \"target\": \"kr\", \"regarding\": [\"kr\"] },\n"
           "{ \"id\": \"r3\", \"source\": \"kr\", \"target\": \"kr\" } ],\n"
           "\"story\": [\n"
           "{ \"actors\": [ \"cn\", \"kr\" ] },\n{ \"actors\": [ \"kr\" ] } ] }");
  fixture_assert_sound (map);
  g_assert_cmpuint (entente_map_count_self_relations (map, actor (map, "kr")), ==, 1);
  entente_history_undo (history);
  fixture_assert_text (map, TWINS);
  entente_history_redo (history);
  entente_history_undo (history);
  fixture_assert_text (map, TWINS);
}

/* The other way round: whoever stays, nothing that was said is lost. */
static void
test_other_survivor (void)
{
  g_autoptr (EntenteMap) map = fixture_read (TWINS);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  const guint32 other = actor (map, "kr");
  EntenteAct *act = entente_edit_merge_actors (map, actor (map, "seoul"), &other, 1);
  g_autofree char *text = NULL;

  g_assert_cmpstr (entente_act_get_name (act), ==, "Merge “South Korea” into “Seoul”");
  g_assert_true (entente_history_perform (history, act));
  text = fixture_write (map);
  g_assert_nonnull (strstr (text, "\"names\": { \"ko\": \"서울\", \"ja\": \"ソウル\" }"));
  g_assert_nonnull (
      strstr (text, "\"aliases\": [\"ROK\", \"Soul\", \"대한민국\", \"South Korea\"]"));
  fixture_assert_sound (map);
  entente_history_undo (history);
  fixture_assert_text (map, TWINS);
}

#define PARALLELS \
  HEAD "\"actors\": [ { \"id\": \"a\" }, { \"id\": \"b\" } ],\n" \
       "\"relations\": [\n" \
       "{ \"id\": \"r1\", \"source\": \"a\", \"target\": \"b\", \"kind\": \"asks\"," \
       " \"since\": \"2026\", \"citations\": [ { \"article\": \"t\" } ] },\n" \
       "{ \"id\": \"r2\", \"source\": \"a\", \"target\": \"b\", \"kind\": \"asks\"," \
       " \"since\": \"2026\", \"note\": \"n\", \"via\": [\"b\"], \"citations\": [" \
       " { \"article\": \"t\" }, { \"article\": \"t\", \"note\": \"2\" } ] },\n" \
       "{ \"id\": \"r3\", \"source\": \"a\", \"target\": \"b\", \"kind\": \"asks\"," \
       " \"since\": \"2025\" },\n" \
       "{ \"id\": \"r4\", \"source\": \"b\", \"target\": \"a\", \"kind\": \"asks\"," \
       " \"since\": \"2026\" },\n" \
       "{ \"id\": \"r5\", \"source\": \"b\", \"target\": \"b\"," \
       " \"concerns\": [\"r2\", \"r1\"] } ],\n" \
       "\"story\": [ { \"relations\": [ \"r2\", \"r3\" ] } ] }"

static void
test_parallels (void)
{
  g_autoptr (EntenteMap) map = fixture_read (PARALLELS);
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  g_assert_cmpuint (entente_map_count_parallels (map, actor (map, "a")), ==, 1);
  g_assert_true (
      entente_history_perform (history, entente_edit_merge_parallels (map, actor (map, "a"))));
  fixture_assert_text (
      map,
      HEAD "\"actors\": [ { \"id\": \"a\" }, { \"id\": \"b\" } ],\n"
           "\"relations\": [\n"
           "{ \"id\": \"r1\", \"source\": \"a\", \"target\": \"b\", \"via\": [ \"b\" ],"
           " \"kind\": \"asks\", \"since\": \"2026\", \"note\": \"n\", \"citations\": ["
           " { \"article\": \"t\" }, { \"article\": \"t\", \"note\": \"2\" } ] },\n"
           "{ \"id\": \"r3\", \"source\": \"a\", \"target\": \"b\", \"kind\": \"asks\","
           " \"since\": \"2025\" },\n"
           "{ \"id\": \"r4\", \"source\": \"b\", \"target\": \"a\", \"kind\": \"asks\","
           " \"since\": \"2026\" },\n"
           "{ \"id\": \"r5\", \"source\": \"b\", \"target\": \"b\", \"concerns\": [\"r1\"] } ],\n"
           "\"story\": [ { \"relations\": [ \"r1\", \"r3\" ] } ] }");
  fixture_assert_sound (map);
  g_assert_cmpuint (entente_map_count_parallels (map, actor (map, "a")), ==, 0);
  g_assert_null (entente_edit_merge_parallels (map, actor (map, "a")));
  entente_history_undo (history);
  fixture_assert_text (map, PARALLELS);
}

/* Two ways of concerning, joined at both ends, would be a circle: r1 → r3 = r4 → r2 = r1. */
static void
test_no_circle (void)
{
  g_autoptr (EntenteMap) map = fixture_read (
      HEAD "\"actors\": [ { \"id\": \"a\" }, { \"id\": \"b\" } ], \"relations\": [\n"
           "{ \"id\": \"r1\", \"source\": \"a\", \"target\": \"b\", \"concerns\": [\"r3\"] },\n"
           "{ \"id\": \"r2\", \"source\": \"a\", \"target\": \"b\" },\n"
           "{ \"id\": \"r3\", \"source\": \"b\", \"target\": \"a\" },\n"
           "{ \"id\": \"r4\", \"source\": \"b\", \"target\": \"a\", \"concerns\": [\"r2\"] },\n"
           "{ \"id\": \"r5\", \"source\": \"b\", \"target\": \"a\" } ] }");
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  /* Only r5 goes into r3. */
  g_assert_cmpuint (entente_map_count_parallels (map, actor (map, "a")), ==, 1);
  g_assert_true (
      entente_history_perform (history, entente_edit_merge_parallels (map, actor (map, "a"))));
  fixture_assert_sound (map);
  g_assert_cmpuint (entente_map_find (map, ENTENTE_RECORD_RELATION, "r5"), ==, ENTENTE_NO_SLOT);
}

/* Costs by what names the actors, not by the map. */
static void
test_cost (void)
{
  const guint n_actors = 20000;
  GString *json = g_string_new (HEAD "\"actors\": [ { \"id\": \"x\" }, { \"id\": \"y\" }");
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteHistory) history = NULL;
  guint n_swaps;
  guint32 other;
  EntenteAct *act;

  for (guint i = 0; i < n_actors; i++)
    g_string_append_printf (json, ", { \"id\": \"a%u\" }", i);
  g_string_append (json, " ], \"relations\": [ { \"id\": \"r\", \"source\": \"y\","
                         " \"target\": \"a1\" }");
  for (guint i = 1; i < n_actors; i++)
    g_string_append_printf (json,
                            ", { \"id\": \"r%u\", \"source\": \"a%u\", \"target\": \"a%u\" }", i,
                            i - 1, i);
  g_string_append (json, " ] }");
  map = fixture_read (json->str);
  history = entente_history_new (map);
  other = actor (map, "y");
  act = entente_edit_merge_actors (map, actor (map, "x"), &other, 1);
  /* The actor that goes and its one relation. */
  entente_act_get_swaps (act, &n_swaps);
  g_assert_cmpuint (n_swaps, ==, 2);
  g_assert_true (entente_history_perform (history, act));
  g_string_free (json, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/merge/actors", test_actors);
  g_test_add_func ("/edit/merge/other-survivor", test_other_survivor);
  g_test_add_func ("/edit/merge/parallels", test_parallels);
  g_test_add_func ("/edit/merge/no-circle", test_no_circle);
  g_test_add_func ("/edit/merge/cost", test_cost);
  return g_test_run ();
}
