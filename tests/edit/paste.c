/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include "entente-edit-paste.h"
#include "entente-fragment.h"
#include "entente-new-id.h"

#include <math.h>

#define SOURCE                                                                                     \
  "{\"format\":\"entente-map\",\"version\":1,\"kinds\":{\"actors\":{"                              \
  "\"state\":{\"label\":\"State\",\"color\":\"#112233\"},\"unused\":{}},"                          \
  "\"relations\":{\"asks\":{\"label\":\"Asks\"}}},\"articles\":["                                  \
  "{\"id\":\"t1\",\"text\":\"Somebody \\\"else\\\".\"},{\"id\":\"t2\",\"text\":\"Two.\"}],"        \
  "\"actors\":["                                                                                   \
  "{\"id\":\"kr\",\"name\":\"서울\",\"kind\":\"state\",\"x-mine\":[1, 2],"                         \
  "\"position\":{\"x\":10,\"y\":20}},"                                                             \
  "{\"id\":\"jp\",\"name\":\"Tokyo\"},{\"id\":\"us\",\"name\":\"Washington\"}],"                   \
  "\"relations\":["                                                                                \
  "{\"id\":\"r1\",\"source\":\"kr\",\"target\":\"jp\",\"kind\":\"asks\",\"label\":\"asks\","       \
  "\"via\":[\"us\"],\"regarding\":[\"us\",\"jp\"],\"concerns\":[\"r2\",\"r3\"],"                   \
  "\"citations\":[{\"article\":\"t1\",\"exact\":\"else\"},{\"article\":\"t2\"}]},"                 \
  "{\"id\":\"r2\",\"source\":\"jp\",\"target\":\"kr\"},"                                           \
  "{\"id\":\"r3\",\"source\":\"us\",\"target\":\"kr\"}]}"

typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  EntenteMap *source;
  GArray *actors;
  GArray *relations;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->map = fixture_read (FIXTURE);
  fixture->history = entente_history_new (fixture->map);
  fixture->source = fixture_read (SOURCE);
  fixture->actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  fixture->relations = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_array_unref (fixture->actors);
  g_array_unref (fixture->relations);
  g_assert_finalize_object (fixture->source);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static guint32
at (GArray *slots,
    guint   index)
{
  g_assert_cmpuint (index, <, slots->len);
  return g_array_index (slots, guint32, index);
}

/* The fragment of the actors of these ids, NULL-terminated, as a map. */
static EntenteMap *
copy (EntenteMap        *map,
      const char *const *ids)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint32 slot = entente_map_find (map, ENTENTE_RECORD_ACTOR, ids[i]);

      g_array_append_val (actors, slot);
    }
  entente_fragment_complete (map, actors, relations);
  bytes = entente_fragment_to_bytes (map, (const guint32 *) (gpointer) actors->data, NULL, NULL,
                                     actors->len, (const guint32 *) (gpointer) relations->data,
                                     relations->len);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return fixture_read (text);
}

static void
paste (Fixture    *fixture,
       EntenteMap *fragment)
{
  g_autofree char *before = fixture_write (fixture->map);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  EntenteAct *act = entente_edit_paste (fixture->map, "Paste", fragment, 100.0, -5.0,
                                        fixture->actors, fixture->relations, &error);

  g_assert_no_error (error);
  g_assert_true (entente_history_perform (fixture->history, act));
  fixture_assert_sound (fixture->map);
  after = fixture_write (fixture->map);
  g_assert_true (entente_history_undo (fixture->history));
  fixture_assert_text (fixture->map, before);
  g_assert_true (entente_history_redo (fixture->history));
  fixture_assert_text (fixture->map, after);
}

static const char *const both[] = { "kr", "jp", NULL };

/* Two of three: what is between them comes along, what is not there is not named. */
static void
test_fragment_is_a_map (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (EntenteMap) fragment = copy (fixture->source, both);
  g_autofree char *relation = NULL;
  gsize length;
  const char *json;

  g_assert_cmpuint (entente_map_get_n_records (fragment, ENTENTE_RECORD_ACTOR), ==, 2);
  g_assert_cmpuint (entente_map_get_n_records (fragment, ENTENTE_RECORD_RELATION), ==, 2);
  g_assert_cmpuint (entente_map_get_n_records (fragment, ENTENTE_RECORD_ARTICLE), ==, 2);
  json = entente_map_get_json (fragment, ENTENTE_RECORD_RELATION, 0, &length);
  relation = g_strndup (json, length);
  g_assert_null (strstr (relation, "via"));
  g_assert_null (strstr (relation, "\"us\""));
  g_assert_null (strstr (relation, "\"r3\""));
  g_assert_nonnull (strstr (relation, "\"regarding\":[\"jp\"]"));
  json = entente_map_get_json (fragment, ENTENTE_RECORD_DOCUMENT, 0, &length);
  g_assert_nonnull (g_strstr_len (json, (gssize) length, "\"#112233\""));
  g_assert_null (g_strstr_len (json, (gssize) length, "unused"));
}

/* Of a relation alone the ends come along, and nothing else between them. */
static void
test_fragment_of_a_relation (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 relation = entente_map_find (fixture->source, ENTENTE_RECORD_RELATION, "r2");

  g_array_append_val (relations, relation);
  entente_fragment_complete (fixture->source, actors, relations);
  g_assert_cmpuint (actors->len, ==, 2);
  g_assert_cmpuint (relations->len, ==, 1);
}

static void
test_fragment_says_where_and_what (Fixture       *fixture,
                                   gconstpointer  data)
{
  const guint32 actors[] = { 0, 1, 2 };
  const guint32 relations[] = { 1 };
  const double xs[] = { 7.0, 8.4, NAN };
  const double ys[] = { 7.0, 9.0, 1.0 };
  g_autoptr (GBytes) bytes
      = entente_fragment_to_bytes (fixture->source, actors, xs, ys, 3, relations, 1);
  g_autofree char *json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (EntenteMap) fragment = fixture_read (json);
  g_autofree char *text = entente_fragment_dup_text (fragment);

  g_assert_cmpfloat (entente_map_get_actor (fragment, 0)->x, ==, 10.0);
  g_assert_cmpfloat (entente_map_get_actor (fragment, 1)->x, ==, 8.0);
  g_assert_false (entente_map_get_actor (fragment, 2)->placed);
  g_assert_nonnull (strstr (text, "Tokyo → 서울"));
  g_assert_true (g_str_has_suffix (text, "\nWashington\n"));
}

/* What is taken gets a new name, what is free keeps its own, and everything is tied as before. */
static void
test_paste_into_another_map (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (EntenteMap) fragment = copy (fixture->source, both);
  const EntenteRelation *row;
  const EntenteActor *seoul;
  EntenteReferenceIter iter;
  EntenteReference reference;
  guint n_concerns = 0, n_cited = 0;

  paste (fixture, fragment);
  g_assert_cmpuint (fixture->actors->len, ==, 2);
  g_assert_cmpuint (fixture->relations->len, ==, 2);
  seoul = entente_map_get_actor (fixture->map, at (fixture->actors, 0));
  g_assert_cmpstr (seoul->id, !=, "kr");
  g_assert_cmpstr (seoul->name, ==, "서울");
  g_assert_cmpfloat (seoul->x, ==, 110.0);
  g_assert_cmpfloat (seoul->y, ==, 15.0);
  g_assert_cmpuint (entente_map_get_actor_kind (fixture->map, seoul->kind)->color, ==, 0x112233);
  g_assert_cmpstr (entente_map_get_id (fixture->map, ENTENTE_RECORD_ACTOR,
                                       at (fixture->actors, 1)), ==, "jp");
  g_assert_false (entente_map_get_actor (fixture->map, at (fixture->actors, 1))->placed);

  row = entente_map_get_relation (fixture->map, at (fixture->relations, 0));
  g_assert_cmpuint (row->source, ==, at (fixture->actors, 0));
  g_assert_cmpuint (row->target, ==, at (fixture->actors, 1));
  g_assert_cmpuint (row->n_citations, ==, 2);
  entente_map_iter_relation (fixture->map, at (fixture->relations, 0), &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      n_concerns += reference.role == ENTENTE_ROLE_CONCERNS
                    && reference.other == at (fixture->relations, 1);
      /* Another article is called t1 here. */
      n_cited += reference.role == ENTENTE_ROLE_CITES
                 && reference.other != entente_map_find (fixture->map, ENTENTE_RECORD_ARTICLE,
                                                         "t1");
    }
  g_assert_cmpuint (n_concerns, ==, 1);
  g_assert_cmpuint (n_cited, ==, 2);
  g_assert_cmpuint (entente_map_get_n_records (fixture->map, ENTENTE_RECORD_ARTICLE), ==, 3);
}

/* In the same map articles and kinds are there already. */
static void
test_paste_into_the_same_map (Fixture       *fixture,
                              gconstpointer  data)
{
  const char *const ids[] = { "kr", "cn", "kp", NULL };
  g_autoptr (EntenteMap) fragment = copy (fixture->map, ids);
  g_autofree char *document = NULL;
  gsize length;
  const char *json = entente_map_get_json (fixture->map, ENTENTE_RECORD_DOCUMENT, 0, &length);

  document = g_strndup (json, length);
  paste (fixture, fragment);
  g_assert_cmpuint (entente_map_get_n_records (fixture->map, ENTENTE_RECORD_ACTOR), ==, 6);
  g_assert_cmpuint (entente_map_get_n_records (fixture->map, ENTENTE_RECORD_RELATION), ==, 6);
  g_assert_cmpuint (entente_map_get_n_records (fixture->map, ENTENTE_RECORD_ARTICLE), ==, 1);
  json = entente_map_get_json (fixture->map, ENTENTE_RECORD_DOCUMENT, 0, &length);
  g_assert_cmpmem (json, length, document, strlen (document));

  /* Of a number that no double holds, too, every digit is there. */
  json = entente_map_get_json (fixture->map, ENTENTE_RECORD_ACTOR, at (fixture->actors, 0),
                               &length);
  g_assert_nonnull (g_strstr_len (json, (gssize) length, "\"rating\": 1e400"));
}

/* A new id is none that something else of the same act brings or got. */
static void
test_paste_makes_ids_once (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (EntenteMap) fragment = NULL;
  g_autofree char *first = NULL;
  g_autofree char *json = NULL;

  g_random_set_seed (1);
  first = entente_new_id (fixture->map, ENTENTE_RECORD_ACTOR);
  json = g_strdup_printf ("{\"format\":\"entente-map\",\"version\":1,\"actors\":["
                          "{\"id\":\"kr\"},{\"id\":\"%s\"}]}", first);
  fragment = fixture_read (json);
  g_random_set_seed (1);
  paste (fixture, fragment);
  g_assert_cmpstr (entente_map_get_id (fixture->map, ENTENTE_RECORD_ACTOR,
                                       at (fixture->actors, 1)), ==, first);
}

static void
test_paste_of_nothing (Fixture       *fixture,
                       gconstpointer  data)
{
  const char *const ids[] = { NULL };
  g_autoptr (EntenteMap) fragment = copy (fixture->source, ids);
  EntenteAct *act = entente_edit_paste (fixture->map, "Paste", fragment, 0.0, 0.0,
                                        fixture->actors, fixture->relations, NULL);

  g_assert_false (entente_history_perform (fixture->history, act));
  g_assert_cmpuint (fixture->actors->len, ==, 0);
}

/* Each record names others of the same act: looking for them must not take time by their number. */
static void
test_paste_of_many (Fixture       *fixture,
                    gconstpointer  data)
{
  const guint n = 20000;
  g_autoptr (GString) json
      = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"actors\":[");
  g_autoptr (EntenteMap) many = NULL;
  g_autoptr (EntenteAct) act = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{\"id\":\"a%u\"}", i == 0 ? "" : ",", i);
  g_string_append (json, "],\"relations\":[");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (json, "%s{\"id\":\"q%u\",\"source\":\"a%u\",\"target\":\"a%u\"}",
                            i == 0 ? "" : ",", i, i, (i + 1) % n);
  g_string_append (json, "]}");
  many = fixture_read (json->str);
  act = entente_edit_paste (fixture->map, "Paste", many, 0.0, 0.0, fixture->actors,
                            fixture->relations, NULL);
  g_assert_nonnull (act);
  g_assert_cmpuint (fixture->relations->len, ==, n);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/edit/fragment/is-a-map", test_fragment_is_a_map);
  ADD ("/edit/fragment/of-a-relation", test_fragment_of_a_relation);
  ADD ("/edit/fragment/where-and-what", test_fragment_says_where_and_what);
  ADD ("/edit/paste/another-map", test_paste_into_another_map);
  ADD ("/edit/paste/same-map", test_paste_into_the_same_map);
  ADD ("/edit/paste/ids-once", test_paste_makes_ids_once);
  ADD ("/edit/paste/nothing", test_paste_of_nothing);
  ADD ("/edit/paste/many", test_paste_of_many);

  return g_test_run ();
}
