/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-reader.h"
#include "entente-record-reader.h"

#include <string.h>

static void
clear_named (gpointer data)
{
  g_free ((char *) ((EntenteNamed *) data)->id);
}

/* Reads one record; @found: what is wrong, a line each. */
static gboolean
read_record (EntenteMap         *map,
             EntenteRecordType   type,
             const char         *json,
             const EntenteRow   *present,
             EntenteRow         *row,
             GArray             *named,
             char              **found)
{
  g_autoptr (EntenteRecord) record = entente_record_new (json, -1);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  gboolean is_fine = entente_record_read (map, type, record, present, FALSE, faults, row, named);

  entente_fault_list_locate (faults, json, strlen (json));
  *found = entente_fault_list_to_string (faults, "r");
  g_assert_true (is_fine == (entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT) == 0));
  return is_fine;
}

static const struct
{
  EntenteRecordType type;
  const char *json;
  gboolean is_fine;
  const char *found;
} cases[] = {
  { ENTENTE_RECORD_ACTOR, "{ \"id\": \"a\" }", TRUE, "" },
  { ENTENTE_RECORD_ACTOR, "{ \"id\": \"a\", \"color\": \"red\" }", TRUE,
    "r:1:23: warning: color: found “red”; expected a color as “#1a6fa8”\n" },
  { ENTENTE_RECORD_ACTOR, "{ }", FALSE,
    "r:1:1: id: missing; expected the id of the actor, a text\n" },
  { ENTENTE_RECORD_ACTOR, "[1]", FALSE, "r:1:1: found an array; expected an object\n" },
  { ENTENTE_RECORD_ACTOR, "{ \"id\": \"a\" ", FALSE,
    "r:1:13: id: found the end of the file; expected a comma or “}”\n" },
  { ENTENTE_RECORD_ACTOR, "", FALSE,
    "r:1:1: found nothing but white space; expected a JSON value\n" },
  { ENTENTE_RECORD_ACTOR, "{ \"id\": \"a\" } {}", FALSE,
    "r:1:15: found “{”; expected nothing behind the one value of the file\n" },
  { ENTENTE_RECORD_ACTOR, "{ \"id\": \"a\", \"id\": \"b\" }", FALSE,
    "r:1:14: id: found this key a second time in its object; expected it once\n" },
  { ENTENTE_RECORD_RELATION, "{ \"id\": \"r\", \"source\": \"nobody\", \"target\": \"nobody\" }",
    TRUE,
    "" },
  { ENTENTE_RECORD_DOCUMENT, "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ ] }",
    TRUE,
    "" },
  { ENTENTE_RECORD_DOCUMENT, "{ \"format\": \"x\", \"version\": 2 }", FALSE,
    "r:1:13: format: found “x”; expected “entente-map”\n"
    "r:1:29: version: found 2; expected version 1, the latest that this program reads\n" },
  { ENTENTE_RECORD_DOCUMENT,
    "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ { \"id\": 5 }, [ 6 ] ], "
    "\"title\": 5 }",
    FALSE,
    "r:1:54: actors[0]: found an object; expected an empty array: its records are kept apart\n"
    "r:1:85: warning: title: found 5; expected a text\n" },
};

static void
test_verdicts (void)
{
  g_autoptr (EntenteMap) map = entente_map_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (EntenteNamed));
      g_autofree char *found = NULL;
      EntenteRow row;

      g_array_set_clear_func (named, clear_named);
      g_assert_true (read_record (map, cases[i].type, cases[i].json, NULL, &row, named, &found)
                     == cases[i].is_fine);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* What a record may hold is what its file may: two levels are around it. */
static void
test_depth (void)
{
  for (guint depth = 125; depth <= 126; depth++)
    {
      g_autoptr (EntenteMap) map = entente_map_new ();
      g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (EntenteNamed));
      g_autofree char *open = g_strnfill (depth, '[');
      g_autofree char *close = g_strnfill (depth, ']');
      g_autofree char *json
          = g_strdup_printf ("{ \"id\": \"a\", \"x-deep\": %s%s }", open, close);
      g_autofree char *file = g_strdup_printf (
          "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ %s ] }", json);
      g_autoptr (GBytes) bytes = g_bytes_new_static (file, strlen (file));
      g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
      g_autoptr (EntenteMap) whole = entente_map_read (bytes, faults, NULL, NULL, NULL, NULL);
      g_autofree char *found = NULL;
      EntenteRow row;

      g_assert_true ((whole != NULL) == (depth == 125));
      g_assert_true (read_record (map, ENTENTE_RECORD_ACTOR, json, NULL, &row, named, &found)
                     == (whole != NULL));
    }
}

static void
check_named (EntenteRecordType  type,
             const char        *json,
             const char        *expected)
{
  g_autoptr (EntenteMap) map = entente_map_new ();
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (EntenteNamed));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *found = NULL;
  EntenteRow row;

  g_array_set_clear_func (named, clear_named);
  g_assert_true (read_record (map, type, json, NULL, &row, named, &found));
  for (guint i = 0; i < named->len; i++)
    {
      const EntenteNamed *entry = &g_array_index (named, EntenteNamed, i);

      g_string_append_printf (text, "%d %s, ", (int) entry->role, entry->id);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_named (void)
{
  check_named (ENTENTE_RECORD_RELATION,
               "{ \"citations\": [ { \"article\": \"t\" }, { \"article\": \"u\" } ], "
               "\"concerns\": [\"q\"], \"regarding\": [\"d\"], \"via\": [\"c\\u0021\", \"b\"], "
               "\"target\": \"b\", \"source\": \"a\", \"id\": \"r\" }",
               "0 a, 1 b, 2 c!, 2 b, 3 d, 4 q, 5 t, 5 u, ");
  check_named (ENTENTE_RECORD_STEP, "{ \"relations\": [\"r\"], \"actors\": [\"b\", \"a\", \"b\"] }",
               "2 b, 2 a, 4 r, ");
  check_named (ENTENTE_RECORD_ACTOR, "{ \"id\": \"a\" }", "");
}

/* Texts that did not change are not stored again, so that typing in one field costs one text. */
static void
test_present (void)
{
  g_autoptr (EntenteMap) map = entente_map_new ();
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (EntenteNamed));
  g_autofree char *found = NULL;
  g_autofree char *found_after = NULL;
  EntenteRow before;
  EntenteRow after;

  g_assert_true (read_record (map, ENTENTE_RECORD_ACTOR,
                              "{ \"id\": \"a\", \"name\": \"N\", \"group\": \"G\" }", NULL, &before,
                              named, &found));
  g_assert_true (read_record (map, ENTENTE_RECORD_ACTOR,
                              "{ \"id\": \"a\", \"name\": \"Nn\", \"group\": \"\\u0047\" }",
                              &before,
                              &after, named, &found_after));
  g_assert_true (after.actor.id == before.actor.id);
  g_assert_true (after.actor.group == before.actor.group);
  g_assert_true (after.actor.name != before.actor.name);
  g_assert_cmpstr (after.actor.name, ==, "Nn");
}

static void
test_describe (void)
{
  g_autoptr (EntenteMap) map = entente_map_new ();
  g_autoptr (EntenteRecord) record = entente_record_new (
      "{ \"format\": \"entente-map\", \"version\": 1, \"kinds\": { \"relations\": { \"k\": { "
      "\"label\": \"K\" } } } }",
      -1);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (EntenteNamed));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  EntenteRow row;

  g_assert_true (entente_record_read (map, ENTENTE_RECORD_DOCUMENT, record, NULL, FALSE, faults,
                                      &row, named));
  g_assert_cmpuint (entente_map_get_n_relation_kinds (map), ==, 1);
  g_assert_true (entente_record_read (map, ENTENTE_RECORD_DOCUMENT, record, &row, TRUE, faults,
                                      &row, named));
  g_assert_cmpuint (entente_map_get_n_relation_kinds (map), ==, 2);
  g_assert_cmpstr (entente_map_get_relation_kind (map, 1)->label, ==, "K");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/record-reader/verdicts", test_verdicts);
  g_test_add_func ("/json/record-reader/depth", test_depth);
  g_test_add_func ("/json/record-reader/named", test_named);
  g_test_add_func ("/json/record-reader/present", test_present);
  g_test_add_func ("/json/record-reader/describe", test_describe);
  return g_test_run ();
}
