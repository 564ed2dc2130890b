/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-actor-mentions.h"

#include "entente-map-reader.h"

#include <string.h>

static const char text[]
    = "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [\n"
      "  { \"id\": \"a1\", \"text\": \"Lee met Kim. Öland asked Lee’s guest. Lee left.\" },\n"
      "  { \"id\": \"a2\" },\n"
      "  { \"id\": \"a3\", \"text\": \"Kim waited for Lee. Oslo did not.\" },\n"
      "  { \"id\": \"a4\", \"language\": \"ko\", \"text\": \"이재명은 갔다.\" } ],\n"
      "\"actors\": [ { \"id\": \"lee\", \"name\": \"Lee\", \"names\": { \"ko\": \"이재명\" } },\n"
      "  { \"id\": \"lee2\", \"name\": \"Anna Lee\", \"aliases\": [\"Lee\"] },\n"
      "  { \"id\": \"kim\", \"name\": \"Kim\" }, { \"id\": \"none\", \"name\": \"Unheard\" } ],\n"
      "\"relations\": [\n"
      "  { \"id\": \"r1\", \"source\": \"lee\", \"target\": \"kim\", \"citations\": [\n"
      "    { \"article\": \"a1\", \"exact\": \"Öland asked Lee\" }, { \"article\": \"a3\" } ] },\n"
      "  { \"id\": \"r2\", \"source\": \"kim\", \"target\": \"lee\", \"citations\": [\n"
      "    { \"article\": \"a1\", \"exact\": \"gone words that are nowhere\" },\n"
      "    { \"article\": \"a3\", \"start\": 2, \"end\": 8 } ] } ] }";

static EntenteMap *
read_map (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static EntenteActorMentionsJob *
new_job (EntenteMap *map,
         const char *actor)
{
  g_autoptr (EntenteNameIndex) index = entente_name_index_new (entente_map_dup_actor_names (map));

  return entente_actor_mentions_job_new (map, index,
                                         entente_map_find (map, ENTENTE_RECORD_ACTOR, actor));
}

/* "article:start–end", those cited with an asterisk. */
static void
assert_mentions (EntenteMap *map,
                 const char *actor,
                 const char *expected)
{
  g_autoptr (EntenteActorMentionsJob) job = new_job (map, actor);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) mentions = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_true (entente_actor_mentions_job_find (job, NULL, &error));
  g_assert_no_error (error);
  while (entente_actor_mentions_job_copy_citations (job, map))
    ;
  mentions = entente_actor_mentions_job_mark (job);
  for (guint i = 0; i < mentions->len; i++)
    {
      const EntenteActorMention *mention = &g_array_index (mentions, EntenteActorMention, i);

      g_string_append_printf (said, "%s%s:%u–%u%s", i > 0 ? " " : "",
                              entente_map_get_id (map, ENTENTE_RECORD_ARTICLE, mention->article),
                              mention->start, mention->end, mention->cited ? "*" : "");
    }
  g_assert_cmpstr (said->str, ==, expected);
}

/* Whom several are called like is mentioned for each of them. */
static void
test_uncited_first (void)
{
  g_autoptr (EntenteMap) map = read_map (text);

  assert_mentions (map, "lee", "a1:0–3 a1:38–41 a3:15–18 a4:0–3 a1:25–28*");
  assert_mentions (map, "lee2", "a1:0–3 a1:38–41 a3:15–18 a1:25–28*");
  assert_mentions (map, "kim", "a1:8–11 a3:0–3*");
  assert_mentions (map, "none", "");
}

static void
test_nothing (void)
{
  g_autoptr (EntenteMap) map = read_map (
      "{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [ { \"id\": \"lee\" } ] }");

  assert_mentions (map, "lee", "");
}

/* What was copied knows nothing of an article that came later. */
static void
test_added (void)
{
  g_autoptr (EntenteMap) map = read_map (text);
  g_autoptr (EntenteActorMentionsJob) job = new_job (map, "lee");
  g_autoptr (EntenteRecord) article = entente_record_new ("{ \"id\": \"a5\" }", -1);
  EntenteSwap swap = { ENTENTE_RECORD_ARTICLE,
                       entente_map_reserve_slot (map, ENTENTE_RECORD_ARTICLE),
                       NULL, article, ENTENTE_NO_SLOT };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) mentions = NULL;

  g_assert_true (entente_actor_mentions_job_find (job, NULL, &error));
  g_assert_true (entente_map_apply (map, &swap, 1, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (entente_actor_mentions_job_copy_citations (job, map));
  mentions = entente_actor_mentions_job_mark (job);
  g_assert_cmpuint (mentions->len, ==, 5);
}

static void
test_cancelled (void)
{
  g_autoptr (EntenteMap) map = read_map (text);
  g_autoptr (EntenteActorMentionsJob) job = new_job (map, "lee");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (entente_actor_mentions_job_find (job, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analysis/actor-mentions/uncited-first", test_uncited_first);
  g_test_add_func ("/analysis/actor-mentions/nothing", test_nothing);
  g_test_add_func ("/analysis/actor-mentions/added", test_added);
  g_test_add_func ("/analysis/actor-mentions/cancelled", test_cancelled);

  return g_test_run ();
}
