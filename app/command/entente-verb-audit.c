/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include "entente-audit.h"
#include "entente-json-text.h"
#include "entente-json-value.h"
#include "entente-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
get_id (EntenteMap        *map,
        EntenteRecordType  type,
        guint32            slot)
{
  return entente_map_get_id (map, type, slot);
}

/* What follows an id in a line: enough to know it by. (transfer full) */
static char *
dup_words (EntenteMap        *map,
           EntenteRecordType  type,
           guint32            slot)
{
  const char *words = NULL;

  if (type == ENTENTE_RECORD_RELATION)
    return entente_map_dup_sentence (map, slot);
  if (type == ENTENTE_RECORD_ARTICLE)
    words = entente_map_get_article (map, slot)->title;
  else if (type == ENTENTE_RECORD_ACTOR)
    words = entente_map_get_actor_name (map, slot);
  return g_strdup (words != NULL ? words : "");
}

/* A name from the file stays on its line, and does not turn it around or color a terminal. */
static void
print_record (EntenteMap        *map,
              EntenteRecordType  type,
              guint32            slot,
              const char        *remark)
{
  const char *id = get_id (map, type, slot);
  g_autofree char *words = dup_words (map, type, slot);
  g_autoptr (GString) line = g_string_new ("  ");

  entente_json_append_shown (line, id, strlen (id), 256);
  if (*words != '\0')
    g_string_append (line, "  ");
  entente_json_append_shown (line, words, strlen (words), 200);
  g_print ("%s%s\n", line->str, remark);
}

static void
print_section (EntenteMap        *map,
               const char        *heading,
               EntenteRecordType  type,
               GArray            *slots)
{
  g_print ("%s: %u\n", heading, slots->len);
  for (guint i = 0; i < slots->len; i++)
    print_record (map, type, g_array_index (slots, guint32, i), "");
}

static void
print_orphans (EntenteMap         *map,
               const EntenteAudit *audit)
{
  GArray *orphans = audit->orphans;

  g_print ("%s: %u\n", _("Passages whose words are not found"), orphans->len);
  if (audit->n_given_up > 0)
    g_print (_("  %u of them would have taken too long to look for to the end\n"),
             audit->n_given_up);
  for (guint i = 0; i < orphans->len; i++)
    {
      const EntenteAuditOrphan *orphan = &g_array_index (orphans, EntenteAuditOrphan, i);
      /* Translators: the passage's place among those of its relation, from 1. */
      g_autofree char *remark = g_strdup_printf (_("  (passage %u)"), orphan->citation + 1);

      print_record (map, ENTENTE_RECORD_RELATION, orphan->relation, remark);
    }
}

static void
print_actors (EntenteMap *map,
              GArray     *actors)
{
  g_print ("%s: %u\n", _("Actors mentioned but in no relation"), actors->len);
  for (guint i = 0; i < actors->len; i++)
    print_record (map, ENTENTE_RECORD_ACTOR, g_array_index (actors, EntenteAuditActor, i).actor,
                  "");
}

static void
print_coverage (const EntenteAudit *audit)
{
  /* Translators: how many relations have a source, of how many. */
  g_print (_("Relations with a source: %u of %u"), audit->n_cited, audit->n_relations);
  if (audit->n_relations > 0)
    g_print (" (%.1f %%)", 100.0 * audit->n_cited / audit->n_relations);
  g_print ("\n");
}

static void
print_audit (EntenteMap         *map,
             const EntenteAudit *audit,
             gboolean            has_date)
{
  print_coverage (audit);
  print_section (map, _("Relations without a source"), ENTENTE_RECORD_RELATION, audit->uncited);
  print_orphans (map, audit);
  print_section (map, _("Relations resting on one publisher"), ENTENTE_RECORD_RELATION,
                 audit->one_source);
  print_section (map, _("Contradicted relations"), ENTENTE_RECORD_RELATION, audit->contradicted);
  print_section (map, _("Articles cited by nothing"), ENTENTE_RECORD_ARTICLE,
                 audit->uncited_articles);
  print_actors (map, audit->unconnected);
  if (has_date)
    print_section (map, _("Sources older than the date"), ENTENTE_RECORD_ARTICLE,
                   audit->old_articles);
}

static void
append_ids (GString           *json,
            EntenteMap        *map,
            const char        *name,
            EntenteRecordType  type,
            GArray            *slots)
{
  g_string_append_printf (json, ",\n  \"%s\": [", name);
  for (guint i = 0; i < slots->len; i++)
    {
      g_autofree char *id
          = entente_json_quote (get_id (map, type, g_array_index (slots, guint32, i)));

      g_string_append_printf (json, "%s%s", i > 0 ? ", " : "", id);
    }
  g_string_append (json, "]");
}

static void
append_orphans (GString    *json,
                EntenteMap *map,
                GArray     *orphans)
{
  g_string_append (json, ",\n  \"orphans\": [");
  for (guint i = 0; i < orphans->len; i++)
    {
      const EntenteAuditOrphan *orphan = &g_array_index (orphans, EntenteAuditOrphan, i);
      g_autofree char *id
          = entente_json_quote (get_id (map, ENTENTE_RECORD_RELATION, orphan->relation));

      g_string_append_printf (json, "%s{ \"relation\": %s, \"citation\": %u }", i > 0 ? ", " : "",
                              id, orphan->citation);
    }
  g_string_append (json, "]");
}

static void
append_actors (GString    *json,
               EntenteMap *map,
               GArray     *actors)
{
  g_string_append (json, ",\n  \"unconnected_actors\": [");
  for (guint i = 0; i < actors->len; i++)
    {
      const EntenteAuditActor *found = &g_array_index (actors, EntenteAuditActor, i);
      g_autofree char *actor
          = entente_json_quote (get_id (map, ENTENTE_RECORD_ACTOR, found->actor));
      g_autofree char *article
          = entente_json_quote (get_id (map, ENTENTE_RECORD_ARTICLE, found->article));

      g_string_append_printf (
          json, "%s{ \"actor\": %s, \"article\": %s, \"start\": %u, \"end\": %u }",
          i > 0 ? ", " : "", actor, article, found->start, found->end);
    }
  g_string_append (json, "]");
}

static void
print_json (EntenteMap         *map,
            const EntenteAudit *audit,
            gboolean            has_date)
{
  g_autoptr (GString) json = g_string_new (NULL);

  g_string_append_printf (json, "{\n  \"relations\": %u,\n  \"cited\": %u", audit->n_relations,
                          audit->n_cited);
  append_ids (json, map, "uncited", ENTENTE_RECORD_RELATION, audit->uncited);
  append_orphans (json, map, audit->orphans);
  if (audit->n_given_up > 0)
    g_string_append_printf (json, ",\n  \"orphans_given_up\": %u", audit->n_given_up);
  append_ids (json, map, "one_publisher", ENTENTE_RECORD_RELATION, audit->one_source);
  append_ids (json, map, "contradicted", ENTENTE_RECORD_RELATION, audit->contradicted);
  append_ids (json, map, "uncited_articles", ENTENTE_RECORD_ARTICLE, audit->uncited_articles);
  append_actors (json, map, audit->unconnected);
  if (has_date)
    append_ids (json, map, "old_articles", ENTENTE_RECORD_ARTICLE, audit->old_articles);
  g_print ("%s\n}\n", json->str);
}

static int
audit_map (EntenteInvocation *invocation,
           EntenteDate        older_than,
           gboolean           wants_json)
{
  g_autoptr (EntenteMap) map = entente_invocation_read (invocation, invocation->words[0], NULL,
                                                        NULL);
  g_autoptr (EntenteAuditJob) job = NULL;
  g_autoptr (EntenteAudit) audit = NULL;
  gboolean has_date = entente_date_is_known (older_than);

  if (map == NULL)
    return ENTENTE_EXIT_FAILED;
  job = entente_audit_job_new (map, older_than);
  /* Nobody can cancel it, so it cannot fail. */
  audit = entente_audit_job_run (job, NULL, NULL);
  if (wants_json)
    print_json (map, audit, has_date);
  else
    print_audit (map, audit, has_date);
  return ENTENTE_EXIT_DONE;
}

int
entente_verb_audit (EntenteInvocation *invocation)
{
  g_autofree char *older_than = NULL;
  gboolean wants_json = FALSE;
  const GOptionEntry entries[] = {
    { "older-than", 0, 0, G_OPTION_ARG_STRING, &older_than,
      N_("Also tell sources published before DATE: 2026, 2026-01 or 2026-01-07"), N_("DATE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &wants_json, N_("Print one JSON object, with ids"), NULL },
    { NULL },
  };
  EntenteDate date = ENTENTE_DATE_UNKNOWN;
  int code;

  if (!entente_invocation_parse (
          invocation, ENTENTE_OPTIONS_READING, _("MAP [--older-than DATE] [--json]"),
          _("Says what the relations of a map stand on, and where a source is missing. Passages of\n"
            "one publisher, and passages worded nearly alike, count as one source."),
          entries, &code))
    return code;
  if (invocation->n_words > 1)
    return entente_invocation_misuse (invocation, _("“%s” is one word too many: one MAP at a time"),
                                      invocation->words[1]);
  if (older_than != NULL && !entente_date_parse (older_than, -1, &date))
    return entente_invocation_misuse (invocation,
                                      _("“%s” is no date: write 2026, 2026-01 or 2026-01-07"),
                                      older_than);
  return audit_map (invocation, date, wants_json);
}
