/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-difference-words.h"
#include "maps.h"

#include <json-glib/json-glib.h>

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *words;
} Case;

#define TWO "\"actors\": [ { \"id\": \"a\", \"name\": \"Ann\" }, { \"id\": \"b\", \"name\": \"Bob\" } ]"
#define RTL "\"actors\": [ { \"id\": \"a\", \"name\": \"\u0645\u062d\" }, { \"id\": \"b\", \"name\": \"Bob\" } ]"
#define OUT "\"actors\": [ { \"id\": \"a\", \"name\": \"\u202ex\u2069\" }, { \"id\": \"b\", \"name\": \"Bob\" } ]"
#define ASKS "\"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\", \"label\": \"asks\" "

static const Case cases[] = {
  { "equal", TWO, TWO, "" },
  { "spacing", TWO, "\"actors\":[{\"name\":\"Ann\",\"id\":\"a\"},{\"name\":\"B\\u006fb\",\"id\":\"b\"}]", "" },
  { "numbers", "\"x\": [4, 0.5, 1e3, 100]", "\"x\": [4.0, 5E-1, 1000, 1.00e2]", "" },
  { "large-numbers", "\"x-n\": 9223372036854775808", "\"x-n\": 9223372036854775809",
    "Changed the map\n  x-n: 9223372036854775808 → 9223372036854775809\n" },
  { "added", "\"actors\": []", TWO, "Added actor “Ann” (a)\nAdded actor “Bob” (b)\n" },
  { "removed", TWO, "\"actors\": [ { \"id\": \"b\", \"name\": \"Bob\" } ]",
    "Removed actor “Ann” (a)\n" },
  { "member", TWO ", " ASKS "} ]", TWO ", " ASKS ", \"tone\": 4 } ]",
    "Changed relation “Ann → Bob: asks” (r)\n  tone: added 4\n" },
  { "end", TWO ", " ASKS "} ]",
    TWO ", \"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"a\", \"label\": \"asks\" } ]",
    "Changed relation “Ann → Ann: asks” (r)\n  target: “Bob” → “Ann”\n" },
  { "moved", TWO, "\"actors\": [ { \"id\": \"b\", \"name\": \"Bob\" }, { \"id\": \"a\", \"name\": \"Ann\" } ]",
    "Moved actor “Bob” (b)\n" },
  { "moved-and-changed", TWO, "\"actors\": [ { \"id\": \"b\", \"name\": \"Bo\" }, { \"id\": \"a\", \"name\": \"Ann\" } ]",
    "Moved and changed actor “Bo” (b)\n  name: “Bob” → “Bo”\n" },
  { "citation", "\"articles\": [ { \"id\": \"t\" } ], " TWO ", " ASKS ", \"citations\": [ { \"id\": \"c1\", \"article\": \"t\" } ] } ]",
    "\"articles\": [ { \"id\": \"t\" } ], " TWO ", " ASKS ", \"citations\": [ { \"id\": \"c1\", \"article\": \"t\", \"note\": \"so\" }, { \"article\": \"t\", \"exact\": \"he said\" } ] } ]",
    "Changed relation “Ann → Bob: asks” (r)\n  passage c1, note: added “so”\n  passage 2: added “he said”\n" },
  { "kinds", "\"kinds\": { \"actors\": { \"state\": { \"color\": \"#112233\" } } }",
    "\"kinds\": { \"actors\": { \"state\": { \"color\": \"#445566\" }, \"city\": {} } }",
    "Changed the map\n  kinds, actors, state, color: “#112233” → “#445566”\n  kinds, actors, city: added {}\n" },
  { "lists", "\"not_actors\": [\"May\"]", "\"not_actors\": [\"May\", \"June\"]",
    "Changed the map\n  no actors: “May” → “May”, “June”\n" },
  { "unknown-members", "\"x.y\": { \"deep\": [1] }", "\"x.y\": { \"deep\": [2] }",
    "Changed the map\n  x.y.deep: 1 → 2\n" },
  { "step-without-id", "\"story\": [ { \"title\": \"One\" }, { \"title\": \"Two\" } ]",
    "\"story\": [ { \"title\": \"Two\" } ]", "Removed step of the story “One”\n" },
  { "names-do-not-break-lines", "\"actors\": []", "\"actors\": [ { \"id\": \"a\", \"name\": \"A\\nB\" } ]",
    "Added actor “A B” (a)\n" },
  { "names-from-right-to-left", RTL ", " ASKS "} ]", RTL ", " ASKS ", \"tone\": 4 } ]",
    "Changed relation “\u2068\u0645\u062d\u2069 → Bob: asks” (r)\n  tone: added 4\n" },
  { "names-that-break-out", OUT ", " ASKS "} ]", OUT ", " ASKS ", \"tone\": 4 } ]",
    "Changed relation “\u2068\uFFFDx\u2069\uFFFD → Bob: asks” (r)\n  tone: added 4\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (EntenteMap) before = maps_make (self->before);
  g_autoptr (EntenteMap) after = maps_make (self->after);
  g_autoptr (EntenteComparison) comparison = entente_comparison_new (before, after, NULL);
  g_autofree char *words = entente_comparison_dup_words (comparison);
  g_autofree char *json = entente_comparison_dup_json (comparison);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *object;

  g_assert_cmpstr (words, ==, self->words);
  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_boolean_member (object, "equal"), ==, *self->words == '\0');
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "differences")),
                    ==, entente_comparison_get_n (comparison));
}

/* Around what differs, not from the beginning. */
static void
test_long_texts (void)
{
  g_autofree char *long_text = g_strnfill (200, 'x');
  g_autofree char *a = g_strdup_printf ("\"description\": \"%s one\"", long_text);
  g_autofree char *b = g_strdup_printf ("\"description\": \"%s two\"", long_text);
  g_autoptr (EntenteMap) before = maps_make (a);
  g_autoptr (EntenteMap) after = maps_make (b);
  g_autoptr (EntenteComparison) comparison = entente_comparison_new (before, after, NULL);
  g_autofree char *words = entente_comparison_dup_words (comparison);

  g_assert_cmpstr (words, ==,
                   "Changed the map\n  description: “…xxxxxxxxxxxxxxxxxxx one” → "
                   "“…xxxxxxxxxxxxxxxxxxx two”\n");
}

static void
test_summary (void)
{
  g_autoptr (EntenteMap) before = maps_make (TWO);
  g_autoptr (EntenteMap) after = maps_make (
      "\"title\": \"T\", \"actors\": [ { \"id\": \"b\", \"name\": \"Bo\" }, { \"id\": \"c\" }, { \"id\": \"d\" } ]");
  g_autoptr (EntenteComparison) comparison = entente_comparison_new (before, after, NULL);
  g_autoptr (EntenteMap) little = maps_make (TWO ", \"title\": \"T\"");
  g_autoptr (EntenteComparison) few = entente_comparison_new (before, little, NULL);
  g_autoptr (EntenteComparison) none = entente_comparison_new (before, before, NULL);
  g_autofree char *summary = entente_comparison_dup_summary (comparison);
  g_autofree char *told = entente_comparison_dup_summary (few);
  g_autofree char *nothing = entente_comparison_dup_summary (none);

  g_assert_cmpstr (summary, ==,
                   "the map changed, 2 actors added, 1 actor removed, 1 actor changed");
  g_assert_cmpstr (told, ==, "Changed the map");
  g_assert_cmpstr (nothing, ==, "No differences");
}

static void
test_cancelled (void)
{
  g_autoptr (EntenteMap) map = maps_make (TWO);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (entente_comparison_new (map, map, cancellable));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/compare/comparison/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/compare/comparison/long-texts", test_long_texts);
  g_test_add_func ("/compare/comparison/summary", test_summary);
  g_test_add_func ("/compare/comparison/cancelled", test_cancelled);
  return g_test_run ();
}
