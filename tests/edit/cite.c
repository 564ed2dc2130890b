/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"
#include "entente-history.h"
#include "entente-map-reader.h"
#include "entente-map-writer.h"
#include "entente-passage.h"

#include <string.h>

#define HEAD \
  "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"a1\", \"text\": " \
  "\"Öl for peace. He said “yes”.\" } ], \"actors\": [ { \"id\": \"x\" } ], \"relations\": [ "

static EntenteMap *
read_map (const char *relation)
{
  g_autofree char *json = g_strconcat (HEAD, relation, " ] }", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return map;
}

/* Cited words are found where they were taken, behind the passages there were; undo leaves no trace. */
static void
test_cite (gconstpointer relation)
{
  g_autoptr (EntenteMap) map = read_map (relation);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (GBytes) before = entente_map_to_bytes (map);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GPtrArray) citations = NULL;
  g_autoptr (GError) error = NULL;
  EntenteCitation *citation;
  EntentePassage passage;
  guint n_before = entente_map_get_relation (map, 0)->n_citations;

  g_assert_true (
      entente_history_perform (history, entente_edit_cite (map, 0, 0, 22, 27, &error)));
  g_assert_no_error (error);
  g_assert_cmpstr (entente_history_get_undo_name (history), ==, "Cite Passage");
  citations = entente_map_dup_citations (map, 0);
  g_assert_cmpuint (citations->len, ==, n_before + 1);
  citation = g_ptr_array_index (citations, n_before);
  g_assert_cmpstr (citation->exact, ==, "“yes”");
  g_assert_cmpstr (citation->prefix, ==, "Öl for peace. He said ");
  g_assert_cmpstr (citation->suffix, ==, ".");
  passage = entente_passage_anchor ("Öl for peace. He said “yes”.", citation);
  g_assert_cmpint (passage.anchor, ==, ENTENTE_ANCHOR_POSITION);
  g_assert_cmpuint (passage.start, ==, 22);

  entente_history_undo (history);
  after = entente_map_to_bytes (map);
  g_assert_cmpmem (g_bytes_get_data (before, NULL), g_bytes_get_size (before),
                   g_bytes_get_data (after, NULL), g_bytes_get_size (after));
}

static void
test_no_list (void)
{
  g_autoptr (EntenteMap) map
      = read_map ("{ \"id\": \"r\", \"source\": \"x\", \"target\": \"x\", \"citations\": \"none\" }");
  g_autoptr (GError) error = NULL;

  g_assert_null (entente_edit_cite (map, 0, 0, 22, 27, &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/edit/cite/first", "{ \"id\": \"r\", \"source\": \"x\", \"target\": \"x\" }",
                        test_cite);
  g_test_add_data_func (
      "/edit/cite/of-an-empty-list",
      "{ \"id\": \"r\", \"source\": \"x\", \"target\": \"x\", \"citations\": [ ] }", test_cite);
  g_test_add_data_func ("/edit/cite/another",
                        "{ \"id\": \"r\", \"source\": \"x\", \"target\": \"x\",\n \"citations\": [\n"
                        "  { \"article\": \"a1\", \"exact\": \"peace\", \"x\": [1] }\n ] }",
                        test_cite);
  g_test_add_func ("/edit/cite/keeps-what-is-no-list", test_no_list);

  return g_test_run ();
}
