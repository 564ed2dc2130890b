/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
} Fixture;

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->map = fixture_read (FIXTURE);
  fixture->history = entente_history_new (fixture->map);
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static guint32
actor (Fixture    *fixture,
       const char *id)
{
  return entente_map_find (fixture->map, ENTENTE_RECORD_ACTOR, id);
}

static guint32
relation (Fixture    *fixture,
          const char *id)
{
  return entente_map_find (fixture->map, ENTENTE_RECORD_RELATION, id);
}

/* Does it, checks that the file is sound, undoes, redoes, undoes: always the same bytes. */
static void
perform_and_go_back (Fixture    *fixture,
                     EntenteAct *act)
{
  g_autofree char *before = fixture_write (fixture->map);
  g_autofree char *after = NULL;

  g_assert_true (entente_history_perform (fixture->history, act));
  after = fixture_write (fixture->map);
  g_assert_cmpstr (before, !=, after);
  fixture_assert_sound (fixture->map);
  g_assert_true (entente_history_undo (fixture->history));
  fixture_assert_text (fixture->map, before);
  g_assert_true (entente_history_redo (fixture->history));
  fixture_assert_text (fixture->map, after);
  g_assert_true (entente_history_undo (fixture->history));
  fixture_assert_text (fixture->map, before);
  fixture_assert_sound (fixture->map);
}

static void
test_member (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  EntenteAct *act = entente_edit_text (fixture->map, ENTENTE_RECORD_RELATION,
                                       relation (fixture, "r1"), "label", "requests", &error);
  g_auto (GStrv) parts = g_strsplit (FIXTURE, "\"asks\"", 2);
  g_autofree char *expected = g_strjoinv ("\"requests\"", parts);

  g_assert_no_error (error);
  g_assert_cmpstr (entente_act_get_name (act), ==, "Change Label of “Seoul → Beijing”");
  g_assert_true (entente_history_perform (fixture->history, act));
  fixture_assert_text (fixture->map, expected);
  g_assert_cmpstr (entente_map_get_relation (fixture->map, relation (fixture, "r1"))->label, ==,
                   "requests");
  entente_history_undo (fixture->history);
  perform_and_go_back (fixture, entente_edit_text (fixture->map, ENTENTE_RECORD_ACTOR,
                                                   actor (fixture, "kr"), "description", "A “city”",
                                                   NULL));
  perform_and_go_back (fixture, entente_edit_text (fixture->map, ENTENTE_RECORD_DOCUMENT, 0, "title",
                                                   "Talks", NULL));
}

static const struct
{
  EntenteRecordType type;
  const char *id;
  const char *member;
  const char *value;
} refused[] = {
  { ENTENTE_RECORD_RELATION, "r1", "since", "\"2026-13\"" },
  { ENTENTE_RECORD_RELATION, "r1", "tone", "40" },
  { ENTENTE_RECORD_RELATION, "r1", "tone", "\"high\"" },
  { ENTENTE_RECORD_RELATION, "r1", "weight", "0" },
  { ENTENTE_RECORD_RELATION, "r1", "direction", "\"sideways\"" },
  { ENTENTE_RECORD_RELATION, "r1", "source", "\"nobody\"" },
  { ENTENTE_RECORD_RELATION, "r1", "source", NULL },
  { ENTENTE_RECORD_RELATION, "r1", "via", "[\"nobody\"]" },
  { ENTENTE_RECORD_RELATION, "r1", "concerns", "[\"r2\"]" },
  { ENTENTE_RECORD_RELATION, "r1", "concerns", "[\"r1\"]" },
  { ENTENTE_RECORD_RELATION, "r1", "id", "\"r9\"" },
  { ENTENTE_RECORD_ACTOR, "kr", "color", "\"blue\"" },
  { ENTENTE_RECORD_ACTOR, "kr", "position", "{ \"x\": \"left\" }" },
};

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      guint32 slot = entente_map_find (fixture->map, refused[i].type, refused[i].id);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s = %s", refused[i].member, refused[i].value);
      g_assert_null (entente_edit_member (fixture->map, refused[i].type, slot, refused[i].member,
                                          refused[i].value, &error));
      g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
      g_assert_cmpuint (strlen (error->message), >, 10);
      fixture_assert_text (fixture->map, FIXTURE);
    }
}

static void
test_remove_actor (Fixture       *fixture,
                   gconstpointer  data)
{
  guint32 kp = actor (fixture, "kp");
  guint32 kr = actor (fixture, "kr");

  perform_and_go_back (fixture, entente_edit_remove (fixture->map, &kp, 1, NULL, 0));
  g_assert_true (entente_history_redo (fixture->history));
  /* r2 and r3 went along, r1 lost a third party but stays. */
  g_assert_cmpuint (entente_map_get_n_records (fixture->map, ENTENTE_RECORD_RELATION), ==, 1);
  g_assert_cmpuint (entente_map_get_n_mentions (fixture->map, ENTENTE_RECORD_ACTOR, kr), ==, 2);
  perform_and_go_back (fixture, entente_edit_remove (fixture->map, &kr, 1, NULL, 0));
}

static void
test_remove_all (Fixture       *fixture,
                 gconstpointer  data)
{
  guint32 all[] = { actor (fixture, "cn"), actor (fixture, "kr"), actor (fixture, "kp") };
  guint32 relations[] = { relation (fixture, "r3"), relation (fixture, "r1") };

  perform_and_go_back (fixture, entente_edit_remove (fixture->map, all, 3, relations, 2));
}

static void
test_remove_article (Fixture       *fixture,
                     gconstpointer  data)
{
  EntenteAct *act = entente_act_new (fixture->map, "Remove");

  entente_act_remove (act, ENTENTE_RECORD_ARTICLE, 0);
  perform_and_go_back (fixture, act);
  g_assert_true (entente_history_redo (fixture->history));
  g_assert_cmpuint (
      entente_map_get_relation (fixture->map, relation (fixture, "r1"))->n_citations, ==, 0);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  guint32 slot;
  guint32 tie;
  g_autofree char *text = NULL;

  perform_and_go_back (fixture, entente_edit_add_actor (fixture->map, "Tokyo", 1.005, -2, &slot));
  entente_history_redo (fixture->history);
  g_assert_cmpstr (entente_map_get_actor_name (fixture->map, slot), ==, "Tokyo");
  g_assert_cmpfloat (entente_map_get_actor (fixture->map, slot)->y, ==, -2);
  perform_and_go_back (fixture, entente_edit_add_relation (fixture->map, slot, slot, &tie));
  text = fixture_write (fixture->map);
  /* One line each, as its neighbours. */
  g_assert_nonnull (strstr (text, " },\n    {\"id\": \"a"));
}

static void
test_add_to_nothing (void)
{
  g_autoptr (EntenteMap) map = fixture_read ("{\"format\":\"entente-map\",\"version\":1}");
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  guint32 slot;

  entente_history_perform (history, entente_edit_add_actor (map, "A", 0, 0, &slot));
  entente_history_perform (history, entente_edit_add_relation (map, slot, slot, &slot));
  fixture_assert_sound (map);
  entente_history_undo (history);
  entente_history_undo (history);
  fixture_assert_text (map, "{\"format\":\"entente-map\",\"version\":1}");
}

/* A file may have something else where the array should be: that is only a warning. */
static void
test_add_to_no_array (void)
{
  const char *json = "{\"format\":\"entente-map\",\"version\":1,\"actors\":null}";
  g_autoptr (EntenteMap) map = fixture_read (json);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  guint32 slot;

  entente_history_perform (history, entente_edit_add_actor (map, "A", 0, 0, &slot));
  fixture_assert_sound (map);
  entente_history_undo (history);
  fixture_assert_text (map, json);
}

static void
test_value_alone (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (entente_edit_member (fixture->map, ENTENTE_RECORD_RELATION, relation (fixture, "r1"),
                                      "tone", "1, \"weight\": 2", &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
}

static void
test_bend (Fixture       *fixture,
           gconstpointer  data)
{
  guint32 r1 = relation (fixture, "r1");
  const EntenteRelation *row = entente_map_get_relation (fixture->map, r1);

  perform_and_go_back (fixture, entente_edit_bend (fixture->map, r1, 0.12345, -0.5));
  g_assert_true (entente_history_redo (fixture->history));
  g_assert_cmpfloat_with_epsilon ((double) row->bend_along, 0.123, 1e-6);
  g_assert_cmpfloat_with_epsilon ((double) row->bend_across, -0.5, 1e-6);
  g_assert_false (entente_history_perform (
      fixture->history, entente_edit_bend (fixture->map, r1, G_MAXDOUBLE * 2.0, 0.0)));

  perform_and_go_back (fixture, entente_edit_unbend (fixture->map, &r1, 1));
  g_assert_true (entente_history_redo (fixture->history));
  g_assert_cmpstr (entente_history_get_undo_name (fixture->history), ==, "Reset Bend");
  g_assert_true (entente_map_get_relation (fixture->map, r1)->bend_along
                 != entente_map_get_relation (fixture->map, r1)->bend_along);
}

static void
test_add_linked_actor (Fixture       *fixture,
                       gconstpointer  data)
{
  guint32 kr = actor (fixture, "kr");
  guint32 made;
  const EntenteRelation *row;

  perform_and_go_back (
      fixture, entente_edit_add_linked_actor (fixture->map, kr, "\"Tokyo\"", 3.0, 4.0, &made));
  g_assert_true (entente_history_redo (fixture->history));
  row = entente_map_get_relation (
      fixture->map, entente_map_get_last (fixture->map, ENTENTE_RECORD_RELATION));
  g_assert_cmpuint (row->source, ==, kr);
  g_assert_cmpuint (row->target, ==, made);
  g_assert_cmpstr (entente_map_get_actor_name (fixture->map, made), ==, "\"Tokyo\"");
}

/* Ids of the relations that name an actor, in the order of the map. */
static char *
print_relations_of (Fixture    *fixture,
                    const char *id)
{
  GString *text = g_string_new (NULL);
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (fixture->map, ENTENTE_RECORD_ACTOR, actor (fixture, id), &iter);
  while (entente_reference_iter_next (&iter, &reference))
    g_string_append_printf (
        text, "%s ", entente_map_get_id (fixture->map, ENTENTE_RECORD_RELATION, reference.relation));
  return g_string_free (text, FALSE);
}

/* What a relation says is no matter of what it names. */
static void
test_words_keep_references (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autofree char *before = print_relations_of (fixture, "kp");
  g_autofree char *done = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (entente_history_perform (
      fixture->history, entente_edit_text (fixture->map, ENTENTE_RECORD_RELATION,
                                           relation (fixture, "r1"), "label", "requests", NULL)));
  done = print_relations_of (fixture, "kp");
  g_assert_cmpstr (done, ==, before);
  g_assert_cmpuint (entente_map_get_relation (fixture->map, relation (fixture, "r1"))->source, ==,
                    actor (fixture, "kr"));
  g_assert_true (entente_map_get_relation (fixture->map, relation (fixture, "r1"))->has_third);
  g_assert_true (entente_history_undo (fixture->history));
  undone = print_relations_of (fixture, "kp");
  g_assert_cmpstr (undone, ==, before);
  fixture_assert_sound (fixture->map);
}

static void
test_reverse (Fixture       *fixture,
              gconstpointer  data)
{
  guint32 r1 = relation (fixture, "r1");
  guint32 source = entente_map_get_relation (fixture->map, r1)->source;

  perform_and_go_back (fixture, entente_edit_reverse (fixture->map, &r1, 1));
  entente_history_redo (fixture->history);
  g_assert_cmpuint (entente_map_get_relation (fixture->map, r1)->target, ==, source);
}

/* All of them or none; typing is one step, of the same records. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  const guint32 relations[] = { relation (fixture, "r1"), relation (fixture, "r2"),
                                relation (fixture, "r3") };
  static const char *const labels[] = { "\"a\"", "\"ab\"", "\"b\"", "\"bc\"" };
  g_autoptr (GError) error = NULL;
  EntenteAct *act = entente_edit_member_of_many (fixture->map, ENTENTE_RECORD_RELATION, relations,
                                                 3, "tone", "-4", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (entente_act_get_name (act), ==, "Change Tone of 3 relations");
  perform_and_go_back (fixture, act);
  g_assert_null (entente_edit_member_of_many (fixture->map, ENTENTE_RECORD_RELATION, relations, 3,
                                              "tone", "40", &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    entente_history_perform (fixture->history,
                             entente_edit_member_of_many (fixture->map, ENTENTE_RECORD_RELATION,
                                                          relations, i < 2 ? 3 : 2, "label",
                                                          labels[i], NULL));
  g_assert_cmpuint (entente_history_get_n_steps (fixture->history, NULL), ==, 2);
}

static void
test_positions (Fixture       *fixture,
                gconstpointer  data)
{
  guint32 actors[] = { actor (fixture, "kr"), actor (fixture, "cn") };
  double xs[] = { 10.004, 20 };
  double ys[] = { -5, 1e-9 };

  perform_and_go_back (fixture,
                       entente_edit_positions (fixture->map, "Move", actors, xs, ys, 2));
  entente_history_redo (fixture->history);
  g_assert_cmpfloat (entente_map_get_actor (fixture->map, actors[0])->x, ==, 10);
  g_assert_true (entente_map_get_actor (fixture->map, actors[1])->placed);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edit/acts/member", test_member);
  ADD ("/edit/acts/refused", test_refused);
  ADD ("/edit/acts/words-keep-references", test_words_keep_references);
  ADD ("/edit/acts/many", test_many);
  ADD ("/edit/acts/remove-actor", test_remove_actor);
  ADD ("/edit/acts/remove-all", test_remove_all);
  ADD ("/edit/acts/remove-article", test_remove_article);
  ADD ("/edit/acts/add", test_add);
  g_test_add_func ("/edit/acts/add-to-nothing", test_add_to_nothing);
  g_test_add_func ("/edit/acts/add-to-no-array", test_add_to_no_array);
  ADD ("/edit/acts/value-alone", test_value_alone);
  ADD ("/edit/acts/bend", test_bend);
  ADD ("/edit/acts/add-linked-actor", test_add_linked_actor);
  ADD ("/edit/acts/reverse", test_reverse);
  ADD ("/edit/acts/positions", test_positions);
  return g_test_run ();
}
