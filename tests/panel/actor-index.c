/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-actor-index.h"
#include "entente-edits.h"

static char *
dup_found (EntenteMap *map,
           const char *typed,
           guint       n_max)
{
  g_autoptr (EntenteActorIndex) index = entente_actor_index_get (map);
  g_autoptr (GArray) found = entente_actor_index_find (index, typed, n_max);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            entente_map_get_id (map, ENTENTE_RECORD_ACTOR,
                                                g_array_index (found, guint32, i)));
  return g_string_free (ids, FALSE);
}

static void
check (EntenteMap *map,
       const char *typed,
       const char *expected)
{
  g_autofree char *found = dup_found (map, typed, 50);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_find (void)
{
  g_autoptr (EntenteMap) map = desk_read_map (NULL);

  check (map, "lee", "lee");
  check (map, "JAE", "lee");
  check (map, "president", "lee");
  check (map, "이재", "lee");
  check (map, "korea", "kp");
  check (map, "nothing", "");
  check (map, " xi ", "xi");
}

static void
test_order (void)
{
  g_autoptr (EntenteMap) map = desk_read_map (
      "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": ["
      "{ \"id\": \"a\", \"name\": \"Uberlin\" }, { \"id\": \"b\", \"name\": \"West Berlin\" },"
      "{ \"id\": \"c\", \"name\": \"Berlin\" }, { \"id\": \"d\", \"name\": \"Berlin, city\" } ],"
      "\"relations\": [ { \"id\": \"r\", \"source\": \"d\", \"target\": \"a\" } ] }");
  g_autofree char *two = NULL;

  check (map, "berlin", "d c b a");
  two = dup_found (map, "berlin", 2);
  g_assert_cmpstr (two, ==, "d c");
}

static void
test_follows (void)
{
  g_autoptr (EntenteMap) map = desk_read_map (NULL);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteActorIndex) index = entente_actor_index_get (map);
  guint32 actor;

  g_assert_nonnull (index);
  check (map, "tokyo", "");
  entente_history_perform (history, entente_edit_add_actor (map, "Tokyo", 0, 0, &actor));
  check (map, "tokyo", entente_map_get_id (map, ENTENTE_RECORD_ACTOR, actor));
  entente_history_perform (history, entente_edit_text (map, ENTENTE_RECORD_ACTOR, actor, "name",
                                                       "Kyoto", NULL));
  check (map, "tokyo", "");
  check (map, "kyo", entente_map_get_id (map, ENTENTE_RECORD_ACTOR, actor));
  entente_history_undo (history);
  entente_history_undo (history);
  check (map, "tokyo", "");
}

/* One index for a map, gone with the last who holds it. */
static void
test_shared (void)
{
  g_autoptr (EntenteMap) map = desk_read_map (NULL);
  EntenteActorIndex *first = entente_actor_index_get (map);
  EntenteActorIndex *second = entente_actor_index_get (map);

  g_assert_true (first == second);
  g_object_unref (second);
  g_assert_finalize_object (first);
}

static void
test_outlives_map (void)
{
  EntenteMap *map = desk_read_map (NULL);
  EntenteActorIndex *index = entente_actor_index_get (map);
  g_autoptr (GArray) found = NULL;

  g_assert_finalize_object (map);
  found = entente_actor_index_find (index, "lee", 50);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_finalize_object (index);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/actor-index/finds-names-and-aliases", test_find);
  g_test_add_func ("/panel/actor-index/best-first", test_order);
  g_test_add_func ("/panel/actor-index/follows-the-map", test_follows);
  g_test_add_func ("/panel/actor-index/one-a-map", test_shared);
  g_test_add_func ("/panel/actor-index/outlives-the-map", test_outlives_map);

  return g_test_run ();
}
