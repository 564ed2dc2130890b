/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-audit.h"

#include "entente-evidence.h"
#include "entente-map-reader.h"

#include <string.h>

static const char text[]
    = "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [\n"
      "  { \"id\": \"a1\", \"publisher\": \"Reuters\", \"published\": \"2025-12-31\",\n"
      "    \"text\": \"Lee asked Xi to mediate. Wang Yi was there.\" },\n"
      "  { \"id\": \"a2\", \"publisher\": \"REUTERS\", \"published\": \"2026\", \"text\": \"Öl.\" },\n"
      "  { \"id\": \"a3\", \"published\": \"2026-01-02T10:00:00Z\", \"text\": \"Xi counsels.\" },\n"
      "  { \"id\": \"a4\", \"published\": \"1999\", \"text\": \"Nobody cites Kim.\" } ],\n"
      "\"actors\": [ { \"id\": \"lee\", \"name\": \"Lee\" }, { \"id\": \"xi\", \"name\": \"Xi\" },\n"
      "  { \"id\": \"wang\", \"name\": \"Wang Yi\" }, { \"id\": \"none\", \"name\": \"Unheard\" } ],\n"
      "\"relations\": [\n"
      "  { \"id\": \"r1\", \"source\": \"lee\", \"target\": \"xi\", \"citations\": [\n"
      "    { \"article\": \"a1\", \"exact\": \"asked Xi\" }, { \"article\": \"a2\" } ] },\n"
      "  { \"id\": \"r2\", \"source\": \"xi\", \"target\": \"lee\", \"citations\": [\n"
      "    { \"article\": \"a1\" }, { \"article\": \"a3\", \"start\": 0, \"end\": 2 } ] },\n"
      "  { \"id\": \"r3\", \"source\": \"xi\", \"target\": \"lee\" },\n"
      "  { \"id\": \"r4\", \"source\": \"xi\", \"target\": \"lee\", \"citations\": [\n"
      "    { \"article\": \"a3\", \"stance\": \"contradicts\", \"exact\": \"zzz qqq\" },\n"
      "    { \"article\": \"a1\", \"start\": 100, \"end\": 200 } ] } ] }";

static EntenteMap *
read_map (const char *json,
          gssize      length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, length < 0 ? strlen (json) : (gsize) length);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static EntenteAudit *
audit (EntenteMap *map,
       const char *older_than)
{
  EntenteDate date = ENTENTE_DATE_UNKNOWN;
  g_autoptr (EntenteAuditJob) job = NULL;
  g_autoptr (GError) error = NULL;
  EntenteAudit *found;

  g_assert_true (older_than == NULL || entente_date_parse (older_than, -1, &date));
  job = entente_audit_job_new (map, date);
  found = entente_audit_job_run (job, NULL, &error);
  g_assert_no_error (error);
  return found;
}

static void
assert_slots (GArray     *slots,
              const char *expected)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < slots->len; i++)
    g_string_append_printf (said, "%s%u", i > 0 ? " " : "", g_array_index (slots, guint32, i));
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_sections (void)
{
  g_autoptr (EntenteMap) map = read_map (text, -1);
  g_autoptr (EntenteAudit) found = audit (map, "2026-01-01");
  const EntenteAuditOrphan *orphans;
  const EntenteAuditActor *actor;

  g_assert_cmpuint (found->n_relations, ==, 4);
  g_assert_cmpuint (found->n_cited, ==, 3);
  assert_slots (found->uncited, "2");
  assert_slots (found->one_source, "0 3");
  assert_slots (found->contradicted, "3");
  assert_slots (found->uncited_articles, "3");
  /* Of the year alone nobody knows that it was before. */
  assert_slots (found->old_articles, "0");
  g_assert_cmpuint (found->orphans->len, ==, 2);
  orphans = (const EntenteAuditOrphan *) (gpointer) found->orphans->data;
  g_assert_cmpuint (orphans[0].relation, ==, 3);
  g_assert_cmpuint (orphans[0].citation, ==, 0);
  g_assert_cmpuint (orphans[1].citation, ==, 1);
  g_assert_cmpuint (found->unconnected->len, ==, 1);
  actor = &g_array_index (found->unconnected, EntenteAuditActor, 0);
  g_assert_cmpuint (actor->actor, ==, 2);
  g_assert_cmpuint (actor->article, ==, 0);
  g_assert_cmpuint (actor->start, ==, 25);
  g_assert_cmpuint (actor->end, ==, 32);
}

/* In moments it is copied whole too. */
static void
test_moments (void)
{
  const guint n_actors = 500;
  GString *json = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"articles\":"
                                "[{\"id\":\"t\",\"text\":\"Name 499 says.\"}],\"actors\":[");
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteAuditJob) job = NULL;
  g_autoptr (EntenteAudit) found = NULL;
  guint n_moments = 1;

  for (guint i = 0; i < n_actors; i++)
    g_string_append_printf (json, "%s{\"id\":\"a%u\",\"name\":\"Name %u\"}", i > 0 ? "," : "", i, i);
  g_string_append (json, "],\"relations\":[");
  for (guint i = 0; i + 2 < n_actors; i++)
    g_string_append_printf (json, "%s{\"id\":\"r%u\",\"source\":\"a%u\",\"target\":\"a%u\"}",
                            i > 0 ? "," : "", i, i, i + 1);
  g_string_append (json, "]}");
  map = read_map (json->str, -1);
  g_string_free (json, TRUE);

  job = entente_audit_job_begin (map, ENTENTE_DATE_UNKNOWN);
  while (entente_audit_job_copy (job, map))
    n_moments++;
  found = entente_audit_job_run (job, NULL, NULL);
  g_assert_cmpuint (n_moments, >, 1);
  g_assert_cmpuint (found->n_relations, ==, n_actors - 2);
  g_assert_cmpuint (found->unconnected->len, ==, 1);
  g_assert_cmpuint (g_array_index (found->unconnected, EntenteAuditActor, 0).actor, ==,
                    n_actors - 1);
}

static void
test_no_date (void)
{
  g_autoptr (EntenteMap) map = read_map (text, -1);
  g_autoptr (EntenteAudit) found = audit (map, NULL);

  g_assert_cmpuint (found->old_articles->len, ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (EntenteMap) map = read_map ("{ \"format\": \"entente-map\", \"version\": 1 }", -1);
  g_autoptr (EntenteAudit) found = audit (map, NULL);

  g_assert_cmpuint (found->n_relations, ==, 0);
  g_assert_cmpuint (found->n_cited, ==, 0);
}

/* What the audit says of a relation is what its page says. */
static void
test_agrees (void)
{
  g_autoptr (EntenteMap) map = read_map (text, -1);
  g_autoptr (EntenteAudit) found = audit (map, NULL);
  guint n_one = 0;

  for (guint32 relation = 0; relation < 4; relation++)
    {
      g_autoptr (GPtrArray) citations = entente_map_dup_citations (map, relation);
      EntenteStanding standing = entente_map_measure_standing (map, citations);

      if (standing.n_sources == 1)
        g_assert_cmpuint (g_array_index (found->one_source, guint32, n_one++), ==, relation);
    }
  g_assert_cmpuint (n_one, ==, found->one_source->len);
}

static void
test_cancel (void)
{
  g_autoptr (EntenteMap) map = read_map (text, -1);
  g_autoptr (EntenteAuditJob) job = entente_audit_job_new (map, ENTENTE_DATE_UNKNOWN);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (entente_audit_job_run (job, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* With -m perf 500,000 relations, each with a passage in one of 1,000 articles. */
static void
test_speed (void)
{
  const guint n_relations = g_test_perf () ? 500000 : 5000;
  const guint n_articles = 1000;
  g_autoptr (GString) json = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"articles\":[");
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteAuditJob) job = NULL;
  g_autoptr (EntenteAudit) found = NULL;
  double elapsed;

  for (guint i = 0; i < n_articles; i++)
    g_string_append_printf (json, "%s{\"id\":\"a%u\",\"publisher\":\"P%u\",\"text\":\"%0*d He asked "
                            "her to mediate between them in the spring.\"}",
                            i > 0 ? "," : "", i, i % 50, 4000, 0);
  g_string_append (json, "],\"actors\":[{\"id\":\"x\",\"name\":\"Xu\"},{\"id\":\"y\",\"name\":\"Yu\"}],"
                         "\"relations\":[");
  for (guint i = 0; i < n_relations; i++)
    g_string_append_printf (json, "%s{\"id\":\"r%u\",\"source\":\"x\",\"target\":\"x\",\"citations\":["
                            "{\"article\":\"a%u\",\"exact\":\"asked her to mediate between them\","
                            "\"start\":4004,\"end\":4037}]}",
                            i > 0 ? "," : "", i, i % n_articles);
  g_string_append (json, "]}");
  map = read_map (json->str, (gssize) json->len);
  g_test_timer_start ();
  job = entente_audit_job_new (map, ENTENTE_DATE_UNKNOWN);
  elapsed = g_test_timer_elapsed ();
  g_test_minimized_result (elapsed, "copy of %u relations: %.3f s", n_relations, elapsed);
  g_test_timer_start ();
  found = entente_audit_job_run (job, NULL, NULL);
  elapsed = g_test_timer_elapsed ();
  g_test_minimized_result (elapsed, "audit of %u relations: %.3f s", n_relations, elapsed);
  g_assert_cmpuint (found->n_cited, ==, n_relations);
  g_assert_cmpuint (found->one_source->len, ==, n_relations);
  g_assert_cmpuint (found->orphans->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/audit/sections", test_sections);
  g_test_add_func ("/analysis/audit/no-date", test_no_date);
  g_test_add_func ("/analysis/audit/moments", test_moments);
  g_test_add_func ("/analysis/audit/empty-map", test_empty);
  g_test_add_func ("/analysis/audit/agrees-with-the-panel", test_agrees);
  g_test_add_func ("/analysis/audit/cancel", test_cancel);
  g_test_add_func ("/analysis/audit/speed", test_speed);

  return g_test_run ();
}
