/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that are set aside are repaired as text, alone or with what waits for them; undone, the
 * file is what it was. */

#include "fixture.h"

#include "entente-act-recorder.h"
#include "entente-edit-repair.h"

#define HEAD "{ \"format\": \"entente-map\", \"version\": 1, "
/* b has no id, so the relations with it wait, and the step of the story for one of those. */
#define BROKEN \
  HEAD "\"articles\": [ { \"id\": \"t\", \"text\": \"x\" } ],\n" \
  "\"actors\": [ { \"id\": \"a\" },\n  { \"name\": \"B\" }, 5, { \"id\": \"c\" } ],\n" \
  "\"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\" },\n" \
  "  { \"id\": \"s\", \"source\": \"a\", \"target\": \"c\" },\n" \
  "  { \"id\": \"q\", \"source\": \"a\", \"target\": \"c\", \"concerns\": [ \"r\" ] },\n" \
  "  { \"id\": \"u\", \"source\": \"a\", \"target\": \"d\" } ],\n" \
  "\"story\": [ { \"id\": \"1\", \"relations\": [ \"q\" ] } ] }\n"

typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
} Fixture;

static EntenteMap *
read_sound (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read_sound (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->map = read_sound (data != NULL ? data : BROKEN);
  self->history = entente_history_new (self->map);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_unref (self->history);
  g_assert_finalize_object (self->map);
}

static void
repair (Fixture           *self,
        EntenteRecordType  type,
        guint32            slot,
        const char        *text)
{
  g_autoptr (GError) error = NULL;
  EntenteAct *act = entente_edit_repair (self->map, type, slot, text, &error);

  g_assert_no_error (error);
  g_assert_true (entente_history_perform (self->history, act));
}

/* Whoever reads the file again must come to the same. */
static void
assert_as_read (EntenteMap *map)
{
  g_autofree char *text = fixture_write (map);
  g_autoptr (EntenteMap) again = read_sound (text);

  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      g_assert_cmpuint (entente_map_get_n_records (again, type), ==,
                        entente_map_get_n_records (map, type));
      g_assert_cmpuint (entente_map_get_n_set_aside (again, type), ==,
                        entente_map_get_n_set_aside (map, type));
    }
}

static void
test_waiting_come_along (Fixture       *self,
                         gconstpointer  data)
{
  g_autofree char *repaired = NULL;

  g_assert_cmpuint (entente_map_get_n_problems (self->map), ==, 6);
  repair (self, ENTENTE_RECORD_ACTOR, 1, " { \"id\": \"b\", \"name\": \"B\" }\n");
  g_assert_cmpuint (entente_map_get_n_problems (self->map), ==, 2);
  g_assert_cmpuint (entente_map_get_n_records (self->map, ENTENTE_RECORD_RELATION), ==, 3);
  g_assert_cmpuint (entente_map_get_n_records (self->map, ENTENTE_RECORD_STEP), ==, 1);
  g_assert_cmpuint (entente_map_get_relation (self->map, 0)->target, ==, 1);
  g_assert_cmpstr (entente_history_get_undo_name (self->history), ==, "Repair Actor");
  assert_as_read (self->map);
  repaired = fixture_write (self->map);

  entente_history_undo (self->history);
  fixture_assert_text (self->map, BROKEN);
  assert_as_read (self->map);
  entente_history_redo (self->history);
  fixture_assert_text (self->map, repaired);
}

static const struct
{
  EntenteRecordType type;
  guint32 slot;
  const char *text;
  const char *words;
} refusals[] = {
  { ENTENTE_RECORD_ACTOR, 1, "", "JSON" },
  { ENTENTE_RECORD_ACTOR, 1, "{ \"id\": \"b\" ", "JSON" },
  { ENTENTE_RECORD_ACTOR, 1, "{ \"id\": \"b\" }, { \"id\": \"e\" }", "JSON" },
  { ENTENTE_RECORD_ACTOR, 1, "{ \"id\": \"b\", \"id\": \"e\" }", "twice" },
  { ENTENTE_RECORD_ACTOR, 1, "7", "an object" },
  { ENTENTE_RECORD_ACTOR, 1, "{ \"id\": \"a\" }", "“a” is taken" },
  { ENTENTE_RECORD_ACTOR, 2, "{ \"name\": \"b\" }", "id: missing" },
  { ENTENTE_RECORD_RELATION, 0, "{ \"id\": \"r\", \"source\": \"a\", \"target\": \"z\" }",
    "waits for the actor “z”" },
  { ENTENTE_RECORD_RELATION, 2,
    "{ \"id\": \"q\", \"source\": \"a\", \"target\": \"a\", \"concerns\": [ \"q\" ] }",
    "waits for the relation “q”" },
  { ENTENTE_RECORD_RELATION, 3,
    "{ \"id\": \"u\", \"source\": \"a\", \"target\": \"a\", \"citations\": [{\"article\": \"x\"}] }",
    "waits for the article “x”" },
};

static void
test_refusals (Fixture       *self,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (entente_edit_repair (self->map, refusals[i].type, refusals[i].slot,
                                          refusals[i].text, &error));
      g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refusals[i].words));
    }
  fixture_assert_text (self->map, BROKEN);
}

static const struct
{
  EntenteRecordType type;
  guint32 slot;
  const char *words;
} problems[] = {
  { ENTENTE_RECORD_ACTOR, 1, "id: missing" },
  { ENTENTE_RECORD_ACTOR, 2, "an object" },
  { ENTENTE_RECORD_RELATION, 0, "waits for the actor “b”" },
  { ENTENTE_RECORD_RELATION, 2, "waits for the relation “r”" },
  { ENTENTE_RECORD_RELATION, 3, "waits for the actor “d”" },
  { ENTENTE_RECORD_STEP, 0, "waits for the relation “q”" },
};

static void
test_problems (Fixture       *self,
               gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *problem
          = entente_map_dup_problem (self->map, problems[i].type, problems[i].slot);

      g_assert_nonnull (problem);
      g_test_message ("%s", problem);
      g_assert_nonnull (strstr (problem, problems[i].words));
    }
}

static void
test_discard (Fixture       *self,
              gconstpointer  data)
{
  const guint32 actors[] = { 1, 2, 3 };

  entente_history_perform (self->history, entente_edit_discard (self->map, ENTENTE_RECORD_ACTOR,
                                                                actors, G_N_ELEMENTS (actors)));
  g_assert_cmpuint (entente_map_get_n_records (self->map, ENTENTE_RECORD_ACTOR), ==, 2);
  g_assert_cmpuint (entente_map_get_n_set_aside (self->map, ENTENTE_RECORD_ACTOR), ==, 0);
  assert_as_read (self->map);
  entente_history_undo (self->history);
  fixture_assert_text (self->map, BROKEN);
}

/* What is set aside keeps its place while its neighbours come and go. */
static void
test_neighbours (Fixture       *self,
                 gconstpointer  data)
{
  const guint32 last = 3;
  guint32 added;

  entente_history_perform (self->history, entente_edit_remove (self->map, &last, 1, NULL, 0));
  entente_history_perform (self->history,
                           entente_edit_add_actor (self->map, "New", 0, 0, &added));
  g_assert_cmpuint (entente_map_get_n_set_aside (self->map, ENTENTE_RECORD_ACTOR), ==, 2);
  assert_as_read (self->map);
  entente_history_undo (self->history);
  entente_history_undo (self->history);
  fixture_assert_text (self->map, BROKEN);
}

#define BROKEN_DOCUMENT \
  "{ \"format\": \"entente-map\", \"title\": \"A\", \"title\": \"B\", " \
  "\"actors\": [ { \"id\": \"a\" } ] }"

static void
test_document (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint32 added;

  g_assert_true (entente_map_is_set_aside (self->map, ENTENTE_RECORD_DOCUMENT, 0));
  g_assert_cmpuint (entente_map_get_n_problems (self->map), ==, 1);
  /* The map can be edited all the same, its description too. */
  entente_history_perform (self->history,
                           entente_edit_add_actor (self->map, "New", 0, 0, &added));
  entente_history_perform (self->history,
                           entente_edit_text (self->map, ENTENTE_RECORD_DOCUMENT, 0, "description",
                                              "of what", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (entente_map_get_info (self->map)->description, ==, "of what");
  g_assert_true (entente_map_is_set_aside (self->map, ENTENTE_RECORD_DOCUMENT, 0));

  g_assert_null (entente_edit_repair (self->map, ENTENTE_RECORD_DOCUMENT, 0,
                                      HEAD "\"title\": \"B\" }", &error));
  g_assert_nonnull (strstr (error->message, "“actors”"));
  g_clear_error (&error);
  repair (self, ENTENTE_RECORD_DOCUMENT, 0, HEAD "\"title\": \"B\", \"actors\": [] }");
  g_assert_false (entente_map_is_set_aside (self->map, ENTENTE_RECORD_DOCUMENT, 0));
  g_assert_cmpstr (entente_map_get_info (self->map)->title, ==, "B");
  fixture_assert_sound (self->map);
  for (guint i = 0; i < 3; i++)
    entente_history_undo (self->history);
  fixture_assert_text (self->map, BROKEN_DOCUMENT);
}

static void
ignore_cb (gpointer user_data)
{
}

/* A draft of repairs, also of one taken back after it was saved. */
static void
test_recorded (Fixture       *self,
               gconstpointer  data)
{
  const guint32 fifth = 2;
  g_autoptr (EntenteActRecorder) recorder = NULL;
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteHistory) again = NULL;
  g_autoptr (EntenteSlotNames) names = NULL;
  g_autofree char *base = NULL;
  g_autofree char *expected = NULL;

  repair (self, ENTENTE_RECORD_ACTOR, 1, "{ \"id\": \"b\" }");
  base = fixture_write (self->map);
  recorder = entente_act_recorder_new (self->history, entente_slot_names_new (self->map), 0, 0,
                                       ignore_cb, NULL);
  entente_history_perform (self->history,
                           entente_edit_discard (self->map, ENTENTE_RECORD_ACTOR, &fifth, 1));
  entente_history_undo (self->history);
  entente_history_undo (self->history);
  repair (self, ENTENTE_RECORD_RELATION, 3, "{ \"id\": \"u\", \"source\": \"a\", \"target\": \"c\" }");
  expected = fixture_write (self->map);

  map = read_sound (base);
  again = entente_history_new (map);
  names = entente_slot_names_new (map);
  pieces = entente_act_recorder_take (recorder);
  for (guint i = 0; i < pieces->len; i++)
    {
      g_autoptr (GBytes) bytes = entente_act_piece_to_bytes (pieces->pdata[i]);
      g_autoptr (GError) error = NULL;

      entente_act_play (again, names, bytes, &error);
      g_assert_no_error (error);
    }
  fixture_assert_text (map, expected);
  assert_as_read (map);
}

#define N_WAITING 20000

/* All of one actor's relations, and a chain of what concerns them, in one act and in no more than a
 * moment. */
static void
test_many (void)
{
  GString *json = g_string_new (HEAD "\"actors\": [ 5, {\"id\": \"a\"} ], \"relations\": [ ");
  Fixture self = { NULL, NULL };

  for (guint i = N_WAITING; i > 0; i--)
    g_string_append_printf (json,
                            "{\"id\": \"r%u\", \"source\": \"a\", \"target\": \"%s\", \"concerns\": "
                            "[\"r%u\"]},",
                            i, i % 2 == 0 ? "a" : "b", i - 1);
  g_string_append (json, "{\"id\": \"r0\", \"source\": \"a\", \"target\": \"b\"} ] }");
  set_up (&self, json->str);
  g_assert_cmpuint (entente_map_get_n_problems (self.map), ==, N_WAITING + 2);
  repair (&self, ENTENTE_RECORD_ACTOR, 0, "{\"id\": \"b\"}");
  g_assert_cmpuint (entente_map_get_n_problems (self.map), ==, 0);
  fixture_assert_sound (self.map);
  entente_history_undo (self.history);
  fixture_assert_text (self.map, json->str);
  tear_down (&self, NULL);
  g_string_free (json, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)
  ADD ("/edit/repair/waiting-come-along", NULL, test_waiting_come_along);
  ADD ("/edit/repair/refusals", NULL, test_refusals);
  ADD ("/edit/repair/problems", NULL, test_problems);
  ADD ("/edit/repair/discard", NULL, test_discard);
  ADD ("/edit/repair/neighbours", NULL, test_neighbours);
  ADD ("/edit/repair/document", BROKEN_DOCUMENT, test_document);
  ADD ("/edit/repair/recorded", NULL, test_recorded);
  g_test_add_func ("/edit/repair/many", test_many);
  return g_test_run ();
}
