/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-merging-private.h"

#include "entente-edit-list.h"
#include "entente-json-array.h"
#include "entente-json-text.h"
#include "entente-seeded-hash.h"

#include <string.h>

/* A member that is an array, as it stands in the act; NULL where it is none. (transfer full) */
static char *
dup_list (EntenteAct        *act,
          EntenteRecordType  type,
          guint32            slot,
          const char        *member)
{
  g_autoptr (EntenteRecord) record = entente_act_dup_record (act, type, slot);
  const char *json;
  gsize length;
  gsize start;
  gsize list_length;

  if (record == NULL)
    return NULL;
  json = entente_record_get_json (record, &length);
  if (!entente_json_find_member (json, (gssize) length, member, &start, &list_length)
      || json[start] != '[')
    return NULL;
  return g_strndup (json + start, list_length);
}

static GHashTable *
new_text_set (void)
{
  return g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
}

/* Which elements name what is named before them once everything stands for what it does now. @list
 * has the new ids in it. */
static guint8 *
mark_repeated (const char *list,
               GArray     *elements,
               guint      *n_repeated)
{
  guint8 *drop = g_new0 (guint8, elements->len + 1);
  g_autoptr (GHashTable) seen = new_text_set ();

  *n_repeated = 0;
  for (guint i = 0; i < elements->len; i++)
    {
      EntenteJsonElement element = g_array_index (elements, EntenteJsonElement, i);

      drop[i] = !g_hash_table_add (seen, g_strndup (list + element.start, element.length));
      *n_repeated += drop[i];
    }
  return drop;
}

/* (transfer full): the list with new ids, NULL where it names nothing that stands for another. */
static char *
dup_replaced (const char *list,
              GHashTable *ids)
{
  g_autoptr (GArray) elements = entente_json_array_split (list, strlen (list));
  GString *result = g_string_new (NULL);
  gsize copied = 0;
  gboolean is_changed = FALSE;

  for (guint i = 0; i < elements->len; i++)
    {
      EntenteJsonElement element = g_array_index (elements, EntenteJsonElement, i);
      g_autofree char *id
          = entente_json_dup_string (list + element.start, (gssize) element.length);
      const char *now = id != NULL ? g_hash_table_lookup (ids, id) : NULL;
      g_autofree char *quoted = now != NULL ? entente_json_quote (now) : NULL;

      if (quoted == NULL)
        continue;
      is_changed = TRUE;
      g_string_append_len (result, list + copied, (gssize) (element.start - copied));
      g_string_append (result, quoted);
      copied = element.start + element.length;
    }
  g_string_append (result, list + copied);
  return g_string_free (result, !is_changed);
}

void
entente_merging_replace_in_list (EntenteAct        *act,
                                 EntenteRecordType  type,
                                 guint32            slot,
                                 const char        *member,
                                 GHashTable        *ids)
{
  g_autofree char *list = dup_list (act, type, slot, member);
  g_autofree char *replaced = list != NULL ? dup_replaced (list, ids) : NULL;
  g_autofree char *once = NULL;
  g_autofree guint8 *drop = NULL;
  g_autoptr (GArray) elements = NULL;
  guint n_repeated;

  if (replaced == NULL)
    return;
  elements = entente_json_array_split (replaced, strlen (replaced));
  drop = mark_repeated (replaced, elements, &n_repeated);
  if (n_repeated > 0)
    once = entente_json_array_without (replaced, strlen (replaced), drop);
  entente_act_put_member (act, type, slot, member, once != NULL ? once : replaced);
}

void
entente_merging_replace_in_story (EntenteAct *act,
                                  const char *member,
                                  GHashTable *ids)
{
  guint32 step = entente_map_get_first (act->map, ENTENTE_RECORD_STEP);

  for (; step != ENTENTE_NO_SLOT; step = entente_map_get_next (act->map, ENTENTE_RECORD_STEP, step))
    entente_merging_replace_in_list (act, ENTENTE_RECORD_STEP, step, member, ids);
}

void
entente_merging_join_list (EntenteAct        *act,
                           EntenteRecordType  type,
                           guint32            into,
                           guint32            from,
                           const char        *member)
{
  g_autofree char *list = dup_list (act, type, into, member);
  g_autofree char *other = dup_list (act, type, from, member);
  g_autoptr (GArray) elements = NULL;
  g_autoptr (GHashTable) seen = new_text_set ();
  g_autoptr (GString) added = g_string_new (NULL);
  g_autofree char *joined = NULL;

  if (other == NULL)
    return;
  elements = list != NULL ? entente_json_array_split (list, strlen (list)) : NULL;
  for (guint i = 0; elements != NULL && i < elements->len; i++)
    {
      EntenteJsonElement element = g_array_index (elements, EntenteJsonElement, i);

      g_hash_table_add (seen, g_strndup (list + element.start, element.length));
    }
  g_clear_pointer (&elements, g_array_unref);
  elements = entente_json_array_split (other, strlen (other));
  for (guint i = 0; i < elements->len; i++)
    {
      EntenteJsonElement element = g_array_index (elements, EntenteJsonElement, i);
      char *text = g_strndup (other + element.start, element.length);

      /* The set owns it from here on, and frees it where it is there already. */
      if (!g_hash_table_contains (seen, text))
        g_string_append_printf (added, "%s%s", added->len > 0 ? ", " : "", text);
      g_hash_table_add (seen, text);
    }
  if (added->len == 0)
    return;
  joined = entente_edit_list_dup_appended (list, added->str);
  entente_act_put_member (act, type, into, member, joined);
}

void
entente_merging_take_over (EntenteAct        *act,
                           EntenteRecordType  type,
                           guint32            into,
                           guint32            from,
                           const char *const *except)
{
  g_autoptr (EntenteRecord) record = entente_act_dup_record (act, type, from);
  gsize length;
  const char *json = entente_record_get_json (record, &length);
  g_auto (GStrv) members = entente_json_dup_member_names (json, (gssize) length);

  for (guint i = 0; members[i] != NULL; i++)
    {
      g_autoptr (EntenteRecord) present = entente_act_dup_record (act, type, into);
      g_autofree char *value = NULL;
      gsize present_length;
      const char *present_json = entente_record_get_json (present, &present_length);
      gsize start;
      gsize value_length;

      if (g_strv_contains (except, members[i])
          || entente_json_find_member (present_json, (gssize) present_length, members[i], NULL,
                                       NULL)
          || !entente_json_find_member (json, (gssize) length, members[i], &start, &value_length))
        continue;
      value = g_strndup (json + start, value_length);
      entente_act_put_member (act, type, into, members[i], value);
    }
}
