/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-difference-words.h"

#include "entente-json-text.h"

static const char *const type_names[ENTENTE_N_RECORD_TYPES] = {
  [ENTENTE_RECORD_DOCUMENT] = "document", [ENTENTE_RECORD_ARTICLE] = "article",
  [ENTENTE_RECORD_ACTOR] = "actor",       [ENTENTE_RECORD_RELATION] = "relation",
  [ENTENTE_RECORD_STEP] = "step",
};

static const char *const kind_names[] = {
  [ENTENTE_DIFFERENCE_ADDED] = "added",
  [ENTENTE_DIFFERENCE_REMOVED] = "removed",
  [ENTENTE_DIFFERENCE_CHANGED] = "changed",
};

static void
append_member (GString                       *json,
               const EntenteMemberDifference *member)
{
  g_autofree char *path = entente_json_quote (member->path);

  g_string_append_printf (json, "{ \"path\": %s", path);
  if (member->before != NULL)
    g_string_append_printf (json, ", \"before\": %s", member->before);
  if (member->after != NULL)
    g_string_append_printf (json, ", \"after\": %s", member->after);
  g_string_append (json, " }");
}

static void
append_members (GString *json,
                GArray  *members)
{
  if (members->len == 0)
    return;
  g_string_append (json, ", \"members\": [");
  for (guint i = 0; i < members->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n      " : "\n      ");
      append_member (json, &g_array_index (members, EntenteMemberDifference, i));
    }
  g_string_append_c (json, ']');
}

static void
append_record (GString           *json,
               const char        *name,
               EntenteMap        *map,
               EntenteRecordType  type,
               guint32            slot)
{
  gsize length;
  const char *text = entente_map_get_json (map, type, slot, &length);

  g_string_append_printf (json, ", \"%s\": ", name);
  g_string_append_len (json, text, (gssize) length);
}

static void
append_difference (GString                 *json,
                   EntenteComparison       *self,
                   const EntenteDifference *difference)
{
  EntenteMap *before = entente_comparison_get_before (self);
  EntenteMap *after = entente_comparison_get_after (self);
  const char *id = difference->after != ENTENTE_NO_SLOT
                       ? entente_map_get_id (after, difference->type, difference->after)
                       : entente_map_get_id (before, difference->type, difference->before);
  g_autofree char *quoted = id != NULL ? entente_json_quote (id) : NULL;

  g_string_append_printf (json, "\n    { \"type\": \"%s\"", type_names[difference->type]);
  if (quoted != NULL)
    g_string_append_printf (json, ", \"id\": %s", quoted);
  g_string_append_printf (json, ", \"change\": \"%s\"", kind_names[difference->kind]);
  if (difference->moved)
    g_string_append (json, ", \"moved\": true");
  if (difference->kind == ENTENTE_DIFFERENCE_REMOVED)
    append_record (json, "before", before, difference->type, difference->before);
  else if (difference->kind == ENTENTE_DIFFERENCE_ADDED)
    append_record (json, "after", after, difference->type, difference->after);
  append_members (json, difference->members);
  g_string_append (json, " }");
}

char *
entente_comparison_dup_json (EntenteComparison *self)
{
  GString *json = g_string_new (NULL);
  guint n = entente_comparison_get_n (self);

  g_string_append_printf (json, "{\n  \"equal\": %s,\n  \"differences\": [",
                          n == 0 ? "true" : "false");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_difference (json, self, entente_comparison_get (self, i));
    }
  g_string_append (json, n > 0 ? "\n  ]\n}\n" : "]\n}\n");
  return g_string_free (json, FALSE);
}
