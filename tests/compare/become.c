/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-act-recorder.h"
#include "entente-become.h"
#include "entente-map-wait.h"
#include "maps.h"

#define BEFORE \
  "{ \"format\": \"entente-map\", \"version\": 1, \"x-mine\": 1e400,\n" \
  "  \"articles\": [ { \"id\": \"t\" } ],\n" \
  "  \"actors\": [\n    { \"id\": \"a\" },\n    { \"id\": \"b\" },\n    { \"id\": \"c\" },\n    { \"id\": \"d\" }\n  ],\n" \
  "  \"relations\": [\n    { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\" },\n" \
  "    { \"id\": \"q\", \"source\": \"c\", \"target\": \"d\", \"concerns\": [\"r\"] }\n  ] }\n"

static const char *const others[] = {
  BEFORE,
  "{ \"format\": \"entente-map\", \"version\": 1 }",
  /* moved actors that relations name, one renamed */
  "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [\n    { \"id\": \"d\" },\n    { \"id\": \"b\", \"name\": \"B\" },\n"
  "    { \"id\": \"a\" },\n    { \"id\": \"c\" }\n  ],\n"
  "  \"relations\": [\n    { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\" },\n"
  "    { \"id\": \"q\", \"source\": \"c\", \"target\": \"d\", \"concerns\": [\"r\"] }\n  ] }\n",
  /* a story and articles where there were none, relations turned round */
  "{ \"format\": \"entente-map\", \"version\": 1, \"story\": [ { \"actors\": [\"e\"] } ],\n"
  "  \"actors\": [ { \"id\": \"e\" }, { \"id\": \"a\" }, { \"id\": \"d\" } ],\n"
  "  \"relations\": [ { \"id\": \"q\", \"source\": \"a\", \"target\": \"d\" },\n"
  "                 { \"id\": \"r\", \"source\": \"e\", \"target\": \"a\", \"concerns\": [\"q\"] } ] }\n",
};

static void
keep (gpointer user_data)
{
}

/* The recorded step repeated on what the file says must come to the same. */
static void
assert_played (EntenteActRecorder *recorder,
               EntenteMap         *expected)
{
  g_autoptr (GPtrArray) pieces = entente_act_recorder_take (recorder);
  g_autoptr (EntenteMap) map = maps_read (BEFORE);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteSlotNames) names = entente_slot_names_new (map);
  g_autofree char *expected_text = maps_write (expected);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < pieces->len; i++)
    {
      g_autoptr (GBytes) bytes = entente_act_piece_to_bytes (pieces->pdata[i]);

      entente_act_play (history, names, bytes, &error);
      g_assert_no_error (error);
    }
  text = maps_write (map);
  g_assert_cmpstr (text, ==, expected_text);
}

static void
test_becomes (gconstpointer data)
{
  g_autoptr (EntenteMap) map = maps_read (BEFORE);
  g_autoptr (EntenteMap) other = maps_read (data);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteActRecorder) recorder
      = entente_act_recorder_new (history, entente_slot_names_new (map), 0, 0, keep, NULL);
  gboolean differs = strcmp (data, BEFORE) != 0;
  g_autofree char *undone = NULL;
  g_autofree char *written = NULL;
  g_autoptr (EntenteMap) again = NULL;

  g_assert_cmpint (entente_history_perform (history, entente_become_new (map, other, "Become", FALSE)),
                   ==, differs);
  g_assert_cmpuint (maps_count_differences (map, other), ==, 0);
  written = maps_write (map);
  again = maps_read (written);
  g_assert_cmpuint (maps_count_differences (again, other), ==, 0);
  assert_played (recorder, map);
  if (!differs)
    return;
  g_assert_true (entente_history_undo (history));
  undone = maps_write (map);
  g_assert_cmpstr (undone, ==, BEFORE);
  g_assert_true (entente_history_redo (history));
  g_assert_cmpuint (maps_count_differences (map, other), ==, 0);
}

/* What is the same stays where it is: selections and the like hold. */
static void
test_keeps_slots (void)
{
  g_autoptr (EntenteMap) map = maps_read (BEFORE);
  g_autoptr (EntenteMap) other = maps_read (others[2]);
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  entente_history_perform (history, entente_become_new (map, other, "Become", FALSE));
  g_assert_cmpuint (entente_map_find (map, ENTENTE_RECORD_ACTOR, "c"), ==, 2);
  g_assert_cmpuint (entente_map_find (map, ENTENTE_RECORD_RELATION, "r"), ==, 0);
  g_assert_cmpuint (entente_map_get_relation (map, 0)->source, ==,
                    entente_map_find (map, ENTENTE_RECORD_ACTOR, "a"));
}

#define N_MANY 600 /* actors, some of which somebody is asked after */

typedef struct
{
  EntenteHistory *history;
  EntenteMap *other;
  guint n_asked;
  guint most_asked; /* after so many it is called off */
  double fraction;  /* the last; rises */
} Becoming;

static gboolean
wait_cb (double   fraction,
         gpointer user_data)
{
  Becoming *becoming = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_false (entente_become (becoming->history, becoming->other, "Again", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_assert_cmpfloat (fraction, >=, becoming->fraction);
  becoming->fraction = fraction;
  return ++becoming->n_asked <= becoming->most_asked;
}

static EntenteMap *
make_many (void)
{
  g_autoptr (GString) members = g_string_new ("\"actors\": [");

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (members, "%s{ \"id\": \"m%u\" }", i > 0 ? ", " : "", i);
  g_string_append_c (members, ']');
  return maps_make (members->str);
}

/* Who calls it off, while maps are compared or later, finds the map as it was, and is told that it is. */
static void
test_called_off (void)
{
  g_autoptr (EntenteMap) map = maps_read (BEFORE);
  g_autoptr (EntenteMap) other = make_many ();
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (GError) error = NULL;
  Becoming becoming = { history, other };

  entente_map_set_wait (map, wait_cb, &becoming);
  for (;; becoming.most_asked++)
    {
      g_autofree char *written = NULL;

      becoming.n_asked = 0;
      becoming.fraction = 0.0;
      if (entente_become (history, other, "Become", FALSE, &error))
        break;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      written = maps_write (map);
      g_assert_cmpstr (written, ==, BEFORE);
      g_assert_false (entente_history_get_can_undo (history));
    }
  g_assert_no_error (error);
  g_assert_cmpuint (becoming.n_asked, >=, 2);
  g_assert_cmpuint (maps_count_differences (map, other), ==, 0);
  g_assert_cmpstr (entente_history_get_undo_name (history), ==, "Become");
  /* Nothing to do is no failure, and no step. */
  becoming.fraction = 0.0;
  becoming.most_asked = G_MAXUINT;
  g_assert_true (entente_become (history, other, "Once more", FALSE, &error));
  g_assert_cmpstr (entente_history_get_undo_name (history), ==, "Become");
  entente_map_set_wait (map, NULL, NULL);
}

/* A file that was read with faults and was mended by somebody else. */
static void
test_set_aside_goes (void)
{
  static const char faulty[]
      = "{ \"format\": \"entente-map\", \"version\": 1, \"title\": 7, \"articles\": [ 7 ], "
        "\"actors\": [ { \"id\": \"a\" }, { \"name\": \"no id\" } ], \"relations\": [ "
        "{ \"id\": \"r\", \"source\": \"a\", \"target\": \"b\" } ] }";
  g_autoptr (GBytes) bytes = g_bytes_new_static (faulty, strlen (faulty));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (EntenteMap) map = entente_map_read_sound (bytes, faults, NULL, NULL, NULL, NULL);
  g_autoptr (EntenteMap) other = maps_read (
      "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ { \"id\": \"a\" }, { \"id\": \"b\" } ], "
      "\"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\" } ] }");
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autofree char *written = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (EntenteMap) again = NULL;

  g_assert_true (entente_history_perform (history, entente_become_new (map, other, "Reload", FALSE)));
  written = maps_write (map);
  again = maps_read (written);
  g_assert_cmpuint (maps_count_differences (again, other), ==, 0);
  entente_history_undo (history);
  undone = maps_write (map);
  g_assert_cmpstr (undone, ==, faulty);
}

#define ASIDE_ACTORS(actors) \
  "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ " actors " ] }"

/* What is set aside here, what the other says, and what comes of it when the other is reloaded, or
 * restored. */
static const struct
{
  const char *name;
  const char *map;
  const char *other;
  const char *reloaded;
  const char *restored;
} asides[] = {
  { "same", ASIDE_ACTORS ("{ \"id\": \"a\" }, 7, { \"id\": \"b\" }"),
    ASIDE_ACTORS ("{ \"id\": \"a\" }, 7, { \"id\": \"c\" }"),
    ASIDE_ACTORS ("{ \"id\": \"a\" }, 7, { \"id\": \"c\" }"),
    ASIDE_ACTORS ("{ \"id\": \"a\" }, 7, { \"id\": \"c\" }") },
  { "unknown", ASIDE_ACTORS ("{ \"id\": \"a\" }, 7, { \"id\": \"b\" }"),
    ASIDE_ACTORS ("{ \"id\": \"a\" }, { \"id\": \"b\" }"),
    ASIDE_ACTORS ("{ \"id\": \"a\" }, { \"id\": \"b\" }"),
    ASIDE_ACTORS ("{ \"id\": \"a\" }, 7, { \"id\": \"b\" }") },
  { "sound-again", ASIDE_ACTORS ("{ \"id\": \"a\", \"a\": 1, \"a\": 2 }, { \"id\": \"b\" }"),
    ASIDE_ACTORS ("{ \"id\": \"a\" }, { \"id\": \"b\" }"),
    ASIDE_ACTORS ("{ \"id\": \"a\" }, { \"id\": \"b\" }"),
    ASIDE_ACTORS ("{ \"id\": \"a\" }, { \"id\": \"b\" }") },
  { "faulty-then", ASIDE_ACTORS ("{ \"id\": \"a\" }, { \"id\": \"b\" }"),
    ASIDE_ACTORS ("7, { \"id\": \"a\" }, { \"id\": \"b\", \"b\": 1, \"b\": 2 }"),
    ASIDE_ACTORS ("7, { \"id\": \"a\" }, { \"id\": \"b\", \"b\": 1, \"b\": 2 }"),
    ASIDE_ACTORS ("7, { \"id\": \"a\" }, { \"id\": \"b\", \"b\": 1, \"b\": 2 }") },
  { "twice", ASIDE_ACTORS ("7, 7, { \"id\": \"a\" }, 7"), ASIDE_ACTORS ("{ \"id\": \"a\" }, 7"),
    ASIDE_ACTORS ("{ \"id\": \"a\" }, 7"), ASIDE_ACTORS ("{ \"id\": \"a\" }, 7, 7, 7") },
};

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

static char *
dup_without_space (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \n", -1);

  return g_strjoinv ("", parts);
}

static void
assert_says (EntenteMap *map,
             const char *expected)
{
  g_autofree char *text = maps_write (map);
  g_autofree char *said = dup_without_space (text);
  g_autofree char *wanted = dup_without_space (expected);

  g_assert_cmpstr (said, ==, wanted);
}

static void
test_aside (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  for (guint keep_aside = 0; keep_aside < 2; keep_aside++)
    {
      g_autoptr (EntenteMap) map = read_sound (asides[i].map);
      g_autoptr (EntenteMap) other = read_sound (asides[i].other);
      g_autoptr (EntenteHistory) history = entente_history_new (map);
      g_autofree char *undone = NULL;

      entente_history_perform (history,
                               entente_become_new (map, other, "Become", keep_aside != 0));
      assert_says (map, keep_aside != 0 ? asides[i].restored : asides[i].reloaded);
      while (entente_history_undo (history))
        ;
      undone = maps_write (map);
      g_assert_cmpstr (undone, ==, asides[i].map);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_strdup_printf ("/compare/become/other-%u", i);

      g_test_add_data_func (path, others[i], test_becomes);
    }
  for (guint i = 0; i < G_N_ELEMENTS (asides); i++)
    {
      g_autofree char *path = g_strdup_printf ("/compare/become/aside/%s", asides[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_aside);
    }
  g_test_add_func ("/compare/become/called-off", test_called_off);
  g_test_add_func ("/compare/become/keeps-slots", test_keeps_slots);
  g_test_add_func ("/compare/become/set-aside-goes", test_set_aside_goes);
  return g_test_run ();
}
