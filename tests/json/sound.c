/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is sound in a file with faults becomes a map; the rest keeps its place and its bytes. */

#include "entente-map-reader.h"
#include "entente-map-writer.h"

#include <string.h>

#define HEAD "{ \"format\": \"entente-map\", \"version\": 1"
#define AB "{\"id\": \"a\"}, {\"id\": \"b\"}"

/* Of each type: the ids of the living records, then how many are set aside. */
typedef struct
{
  const char *name;
  const char *json;
  const char *articles;
  const char *actors;
  const char *relations;
  const char *story;
  const char *set_aside; /* articles, actors, relations, story, document */
} Case;

static const Case cases[] = {
  { "nothing-wrong", HEAD ", \"actors\": [" AB "] }", "", "a b", "", "", "0 0 0 0 0" },
  { "no-object", HEAD ", \"actors\": [5, " AB ", null] }", "", "a b", "", "", "0 2 0 0 0" },
  { "id-taken", HEAD ", \"actors\": [" AB ", {\"id\": \"a\", \"name\": \"again\"}] }", "", "a b", "",
    "", "0 1 0 0 0" },
  { "first-of-two-faulty", HEAD ", \"actors\": [{\"id\": \"a\", \"name\": \"x\", \"name\": \"y\"}, "
    "{\"id\": \"a\"}, {\"id\": \"b\"}] }", "", "b", "", "", "0 2 0 0 0" },
  { "relation-waits", HEAD ", \"actors\": [{\"id\": \"a\"}, {\"id\": 5}], \"relations\": ["
    "{\"id\": \"r\", \"source\": \"a\", \"target\": \"b\"}, "
    "{\"id\": \"s\", \"source\": \"a\", \"target\": \"a\"}] }", "", "a", "s", "", "0 1 1 0 0" },
  { "chain-waits", HEAD ", \"actors\": [{\"id\": \"a\"}, {\"id\": \"b\", \"b\": 1, \"b\": 2}], "
    "\"relations\": [{\"id\": \"q\", \"source\": \"a\", \"target\": \"a\", \"concerns\": \"\"}, "
    "{\"id\": \"t\", \"source\": \"a\", \"target\": \"a\", \"concerns\": [\"s\"]}, "
    "{\"id\": \"s\", \"source\": \"a\", \"target\": \"a\", \"concerns\": [\"r\"]}, "
    "{\"id\": \"r\", \"source\": \"b\", \"target\": \"a\"}], "
    "\"story\": [{\"id\": \"1\", \"relations\": [\"t\"]}, {\"id\": \"2\", \"actors\": [\"a\"]}] }",
    "", "a", "q", "2", "0 1 3 1 0" },
  { "circle", HEAD ", \"actors\": [{\"id\": \"a\"}], \"relations\": ["
    "{\"id\": \"r\", \"source\": \"a\", \"target\": \"a\", \"concerns\": [\"s\"]}, "
    "{\"id\": \"s\", \"source\": \"a\", \"target\": \"a\", \"concerns\": [\"t\"]}, "
    "{\"id\": \"t\", \"source\": \"a\", \"target\": \"a\", \"concerns\": [\"r\"]}, "
    "{\"id\": \"u\", \"source\": \"a\", \"target\": \"a\"}] }", "", "a", "u", "", "0 0 3 0 0" },
  { "citation-waits", HEAD ", \"articles\": [{\"id\": \"t\"}, {\"id\": \"t\"}, {}], \"actors\": ["
    "{\"id\": \"a\"}], \"relations\": [{\"id\": \"r\", \"source\": \"a\", \"target\": \"a\", "
    "\"citations\": [{\"article\": \"t\"}]}, {\"id\": \"s\", \"source\": \"a\", \"target\": \"a\", "
    "\"citations\": [{\"article\": \"u\"}]}] }", "t", "a", "r", "", "2 0 1 0 0" },
  { "version-missing", "{ \"format\": \"entente-map\", \"actors\": [" AB "] }", "", "a b", "", "",
    "0 0 0 0 1" },
  { "kinds-twice", HEAD ", \"kinds\": { \"actors\": { \"x\": {}, \"x\": {} } }, \"actors\": [" AB
    "] }", "", "a b", "", "", "0 0 0 0 1" },
};

static char *
list_ids (EntenteMap        *map,
          EntenteRecordType  type)
{
  GString *ids = g_string_new (NULL);
  guint32 slot = entente_map_get_first (map, type);

  for (; slot != ENTENTE_NO_SLOT; slot = entente_map_get_next (map, type, slot))
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "",
                            entente_map_get_id (map, type, slot));
  return g_string_free (ids, FALSE);
}

static void
assert_ids (EntenteMap        *map,
            EntenteRecordType  type,
            const char        *expected)
{
  g_autofree char *ids = list_ids (map, type);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (self->json, strlen (self->json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteMap) map = entente_map_read_sound (bytes, faults, NULL, NULL, NULL, &error);
  g_autoptr (GBytes) written = NULL;
  g_autofree char *set_aside = NULL;

  g_assert_no_error (error);
  assert_ids (map, ENTENTE_RECORD_ARTICLE, self->articles);
  assert_ids (map, ENTENTE_RECORD_ACTOR, self->actors);
  assert_ids (map, ENTENTE_RECORD_RELATION, self->relations);
  assert_ids (map, ENTENTE_RECORD_STEP, self->story);
  set_aside = g_strdup_printf (
      "%u %u %u %u %u", entente_map_get_n_set_aside (map, ENTENTE_RECORD_ARTICLE),
      entente_map_get_n_set_aside (map, ENTENTE_RECORD_ACTOR),
      entente_map_get_n_set_aside (map, ENTENTE_RECORD_RELATION),
      entente_map_get_n_set_aside (map, ENTENTE_RECORD_STEP),
      entente_map_get_n_set_aside (map, ENTENTE_RECORD_DOCUMENT));
  g_assert_cmpstr (set_aside, ==, self->set_aside);
  written = entente_map_to_bytes (map);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written), self->json,
                   strlen (self->json));
}

/* No record of these could be told from another, or from nothing. */
static const char *const refused[] = {
  "",
  HEAD,
  "[]",
  "{}",
  "{ \"format\": \"entente-map\", \"version\": 2, \"actors\": [5] }",
  HEAD ", \"actors\": [" AB "], \"actors\": [{\"id\": \"c\"}] }",
  HEAD ", \"actors\": [{\"id\": \"a\"} {\"id\": \"b\"}] }",
  HEAD ", \"actors\": [" AB "], \"actors\": 5 }",
  HEAD ", \"actors\": [], \"actors\": 5 }",
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (refused[i], strlen (refused[i]));
      g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (entente_map_read_sound (bytes, faults, NULL, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT), >, 0);
    }
}

#define LONG_CHAIN 20000

/* Each relation concerns the one behind it, and the last has a fault: all wait, in no more time than
 * reading takes. */
static void
test_long_chain (void)
{
  GString *json = g_string_new (HEAD ", \"actors\": [{\"id\": \"a\"}], \"relations\": [");
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntenteMap) map = NULL;

  for (guint i = 0; i < LONG_CHAIN; i++)
    g_string_append_printf (json,
                            "{\"id\": \"r%u\", \"source\": \"a\", \"target\": \"a\", \"concerns\": "
                            "[\"r%u\"]},",
                            i, i + 1);
  g_string_append_printf (json, "{\"id\": \"r%u\", \"source\": \"a\"}] }", LONG_CHAIN);
  bytes = g_string_free_to_bytes (json);
  map = entente_map_read_sound (bytes, faults, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_RELATION), ==, 0);
  g_assert_cmpuint (entente_map_get_n_set_aside (map, ENTENTE_RECORD_RELATION), ==,
                    LONG_CHAIN + 1);
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (cases[1].json, strlen (cases[1].json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (entente_map_read_sound (bytes, faults, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/sound/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/json/sound/refused", test_refused);
  g_test_add_func ("/json/sound/long-chain", test_long_chain);
  g_test_add_func ("/json/sound/cancelled", test_cancelled);
  return g_test_run ();
}
