/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-private.h"
#include "entente-map-reader.h"
#include "entente-map-writer.h"

#include <math.h>
#include <string.h>

static const char sample[]
    = "{ \"format\": \"entente-map\", \"version\": 1, \"title\": \"T\",\n"
      "  \"kinds\": { \"relations\": { \"asks\": { \"label\": \"Asks\" } } },\n"
      "  \"articles\": [ { \"id\": \"t1\", \"text\": \"A asks B.\" } ],\n"
      "  \"actors\": [ { \"id\": \"a\", \"name\": \"A\", \"kind\": \"state\" }, { \"id\": \"b\" },\n"
      "    { \"id\": \"c\", \"position\": { \"x\": 3, \"y\": -4 }, \"pinned\": true } ],\n"
      "  \"relations\": [\n"
      "    { \"id\": \"r1\", \"source\": \"a\", \"target\": \"b\", \"regarding\": [\"c\"],\n"
      "      \"kind\": \"asks\", \"tone\": 4, \"citations\": [ { \"article\": \"t1\" } ] },\n"
      "    { \"id\": \"r2\", \"source\": \"b\", \"target\": \"b\", \"concerns\": [\"r1\"] } ] }\n";

static EntenteMap *
read_map (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (map);
  return map;
}

static void
test_rows (void)
{
  g_autoptr (EntenteMap) map = read_map (sample);
  guint32 a = entente_map_find (map, ENTENTE_RECORD_ACTOR, "a");
  guint32 b = entente_map_find (map, ENTENTE_RECORD_ACTOR, "b");
  guint32 c = entente_map_find (map, ENTENTE_RECORD_ACTOR, "c");
  guint32 r1 = entente_map_find (map, ENTENTE_RECORD_RELATION, "r1");
  const EntenteRelation *relation = entente_map_get_relation (map, r1);

  g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR), ==, 3);
  g_assert_cmpstr (entente_map_get_info (map)->title, ==, "T");
  g_assert_cmpstr (entente_map_get_actor_name (map, a), ==, "A");
  g_assert_cmpstr (entente_map_get_actor_name (map, b), ==, "b");
  g_assert_true (entente_map_get_actor (map, c)->placed);
  g_assert_true (entente_map_get_actor (map, c)->pinned);
  g_assert_cmpfloat (entente_map_get_actor (map, c)->y, ==, -4);
  g_assert_cmpuint (relation->source, ==, a);
  g_assert_cmpuint (relation->target, ==, b);
  g_assert_cmpfloat ((double) relation->tone, ==, 4.0);
  g_assert_true (isnan (entente_map_get_relation (map, r1 + 1)->tone));
  g_assert_true (relation->has_third);
  g_assert_cmpuint (relation->n_citations, ==, 1);
  g_assert_cmpstr (entente_map_get_relation_kind (map, relation->kind)->label, ==, "Asks");
  g_assert_cmpuint (entente_map_get_relation_kind (map, relation->kind)->n_uses, ==, 1);
}

static guint
count (EntenteReferenceIter *iter,
       EntenteRole           role)
{
  EntenteReference reference;
  guint n = 0;

  while (entente_reference_iter_next (iter, &reference))
    n += reference.role == role;
  return n;
}

static void
test_references (void)
{
  g_autoptr (EntenteMap) map = read_map (sample);
  guint32 b = entente_map_find (map, ENTENTE_RECORD_ACTOR, "b");
  guint32 c = entente_map_find (map, ENTENTE_RECORD_ACTOR, "c");
  guint32 r1 = entente_map_find (map, ENTENTE_RECORD_RELATION, "r1");
  EntenteReferenceIter iter;
  EntenteReference reference;
  EntenteRole expected[] = { ENTENTE_ROLE_SOURCE, ENTENTE_ROLE_TARGET, ENTENTE_ROLE_REGARDING,
                             ENTENTE_ROLE_CITES };

  entente_map_iter_relation (map, r1, &iter);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (entente_reference_iter_next (&iter, &reference));
      g_assert_cmpint (reference.role, ==, expected[i]);
    }
  g_assert_false (entente_reference_iter_next (&iter, &reference));

  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, c, &iter);
  g_assert_cmpuint (count (&iter, ENTENTE_ROLE_REGARDING), ==, 1);
  entente_map_iter_mentions (map, ENTENTE_RECORD_RELATION, r1, &iter);
  g_assert_cmpuint (count (&iter, ENTENTE_ROLE_CONCERNS), ==, 1);
  entente_map_iter_mentions (map, ENTENTE_RECORD_ARTICLE, 0, &iter);
  g_assert_cmpuint (count (&iter, ENTENTE_ROLE_CITES), ==, 1);
  g_assert_cmpuint (entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, b), ==, 3);
}

static void
test_new (void)
{
  g_autoptr (EntenteMap) map = entente_map_new ();
  g_autoptr (GBytes) bytes = entente_map_to_bytes (map);
  g_autoptr (EntenteMap) again = NULL;
  g_autofree char *json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  again = read_map (json);
  g_assert_cmpuint (entente_map_get_n_records (again, ENTENTE_RECORD_ACTOR), ==, 0);
  g_assert_true (entente_map_get_info (again)->legend);
  g_assert_finalize_object (g_steal_pointer (&again));
  g_assert_finalize_object (g_steal_pointer (&map));
}

/* A change that would leave something naming what is gone is refused whole. */
static void
test_apply_refuses (void)
{
  g_autoptr (EntenteMap) map = read_map (sample);
  guint32 c = entente_map_find (map, ENTENTE_RECORD_ACTOR, "c");
  guint32 slot = entente_map_reserve_slot (map, ENTENTE_RECORD_ACTOR);
  g_autoptr (EntenteRecord) before = entente_map_dup_record (map, ENTENTE_RECORD_ACTOR, c);
  g_autoptr (EntenteRecord) twin = entente_record_new ("{ \"id\": \"a\" }", -1);
  g_autoptr (EntenteRecord) fine = entente_record_new ("{ \"id\": \"d\" }", -1);
  const EntenteSwap swaps[] = {
    { ENTENTE_RECORD_ACTOR, slot, NULL, fine, ENTENTE_NO_SLOT },
    { ENTENTE_RECORD_ACTOR, c, before, NULL, ENTENTE_NO_SLOT },
  };
  const EntenteSwap taken = { ENTENTE_RECORD_ACTOR, slot, NULL, twin, ENTENTE_NO_SLOT };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_false (entente_map_apply (map, swaps, 2, FALSE, &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (entente_map_apply (map, &taken, 1, FALSE, &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
  g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR), ==, 3);
  bytes = entente_map_to_bytes (map);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), sample,
                   sizeof sample - 1);
}

static void
apply (EntenteMap        *map,
       const EntenteSwap *swaps,
       guint              n_swaps,
       gboolean           backwards)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (entente_map_apply (map, swaps, n_swaps, backwards, &error));
  g_assert_no_error (error);
}

/* What is undone stands as it came: in the file's bytes, and where it was among those who name its ends. */
static void
test_undone_is_as_read (void)
{
  g_autoptr (EntenteMap) map = read_map (sample);
  guint32 b = entente_map_find (map, ENTENTE_RECORD_ACTOR, "b");
  guint32 r1 = entente_map_find (map, ENTENTE_RECORD_RELATION, "r1");
  g_autoptr (EntenteRecord) before = entente_map_dup_record (map, ENTENTE_RECORD_RELATION, r1);
  g_autoptr (EntenteRecord) after
      = entente_record_new ("{ \"id\": \"r1\", \"source\": \"b\", \"target\": \"b\" }", -1);
  const EntenteSwap swap = { ENTENTE_RECORD_RELATION, r1, before, after, ENTENTE_NO_SLOT };
  EntenteReferenceIter iter;
  EntenteReference reference;
  EntenteSpan span;

  apply (map, &swap, 1, FALSE);
  g_assert_false (entente_map_get_span (map, ENTENTE_RECORD_RELATION, r1, &span));
  g_assert_cmpuint (entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, b), ==, 4);
  apply (map, &swap, 1, TRUE);
  g_assert_true (entente_map_get_span (map, ENTENTE_RECORD_RELATION, r1, &span));
  g_assert_true (entente_map_get_relation (map, r1)->has_third);
  g_assert_cmpuint (entente_map_get_relation (map, r1)->n_citations, ==, 1);
  g_assert_cmpuint (entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, b), ==, 3);
  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, b, &iter);
  g_assert_true (entente_reference_iter_next (&iter, &reference));
  g_assert_cmpuint (reference.relation, ==, r1);
  g_assert_cmpint (reference.role, ==, ENTENTE_ROLE_TARGET);
}

/* It names by ids: where a slot of the file has come to another id meanwhile, another record is meant. */
static void
test_id_in_another_slot (void)
{
  g_autoptr (EntenteMap) map
      = read_map ("{ \"format\": \"entente-map\", \"version\": 1,\n"
                  "  \"actors\": [ { \"id\": \"a\" }, { \"id\": \"b\" } ],\n"
                  "  \"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\" } ] }\n");
  guint32 a = entente_map_find (map, ENTENTE_RECORD_ACTOR, "a");
  guint32 b = entente_map_find (map, ENTENTE_RECORD_ACTOR, "b");
  guint32 other = entente_map_reserve_slot (map, ENTENTE_RECORD_ACTOR);
  g_autoptr (EntenteRecord) actor = entente_map_dup_record (map, ENTENTE_RECORD_ACTOR, a);
  g_autoptr (EntenteRecord) relation = entente_map_dup_record (map, ENTENTE_RECORD_RELATION, 0);
  g_autoptr (EntenteRecord) renamed = entente_record_new ("{ \"id\": \"z\" }", -1);
  g_autoptr (EntenteRecord) twin = entente_record_new ("{ \"id\": \"a\" }", -1);
  const EntenteSwap removal[] = {
    { ENTENTE_RECORD_ACTOR, a, actor, NULL, ENTENTE_NO_SLOT },
    { ENTENTE_RECORD_RELATION, 0, relation, NULL, ENTENTE_NO_SLOT },
  };
  const EntenteSwap others[] = {
    { ENTENTE_RECORD_ACTOR, a, NULL, renamed, ENTENTE_NO_SLOT },
    { ENTENTE_RECORD_ACTOR, other, NULL, twin, b },
  };

  apply (map, removal, 2, FALSE);
  apply (map, others, 2, FALSE);
  apply (map, &removal[1], 1, TRUE);
  g_assert_cmpuint (entente_map_get_relation (map, 0)->source, ==, other);
  g_assert_cmpuint (entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, a), ==, 0);
  g_assert_cmpuint (entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, other), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/map/rows", test_rows);
  g_test_add_func ("/model/map/references", test_references);
  g_test_add_func ("/model/map/new", test_new);
  g_test_add_func ("/model/map/apply-refuses", test_apply_refuses);
  g_test_add_func ("/model/map/undone-is-as-read", test_undone_is_as_read);
  g_test_add_func ("/model/map/id-in-another-slot", test_id_in_another_slot);
  return g_test_run ();
}
