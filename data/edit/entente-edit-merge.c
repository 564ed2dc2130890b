/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-edit-merge.h"

#include "entente-edit-list.h"
#include "entente-json-array.h"
#include "entente-json-text.h"
#include "entente-merging-private.h"
#include "entente-seeded-hash.h"
#include "entente-step-name.h"

#include <glib/gi18n.h>
#include <string.h>

/* What does not pass from one actor to the other as it is. A pin holds the place it was set for. */
static const char *const own_members[]
    = { "id", "name", "names", "aliases", "position", "pinned", NULL };
static const char *const no_order[] = { NULL };

static void
re_end (EntenteAct *act,
        guint32     relation,
        const char *member,
        const char *survivor)
{
  g_autofree char *quoted = entente_json_quote (survivor);

  entente_act_put_member (act, ENTENTE_RECORD_RELATION, relation, member, quoted);
}

static void
re_end_relations (EntenteAct *act,
                  guint32     other,
                  const char *survivor,
                  GHashTable *ids)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (act->map, ENTENTE_RECORD_ACTOR, other, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (reference.role == ENTENTE_ROLE_SOURCE)
        re_end (act, reference.relation, "source", survivor);
      else if (reference.role == ENTENTE_ROLE_TARGET)
        re_end (act, reference.relation, "target", survivor);
      else
        entente_merging_replace_in_list (act, ENTENTE_RECORD_RELATION, reference.relation,
                                         reference.role == ENTENTE_ROLE_VIA ? "via" : "regarding",
                                         ids);
    }
}

static char *
dup_member (EntenteAct *act,
            guint32     actor,
            const char *member)
{
  g_autoptr (EntenteRecord) record = entente_act_dup_record (act, ENTENTE_RECORD_ACTOR, actor);
  gsize length;
  const char *json = entente_record_get_json (record, &length);
  gsize start;
  gsize value_length;

  if (!entente_json_find_member (json, (gssize) length, member, &start, &value_length))
    return NULL;
  return g_strndup (json + start, value_length);
}

static gboolean
has_element (const char *list,
             const char *text)
{
  g_autoptr (GArray) elements = entente_json_array_split (list, strlen (list));

  for (guint i = 0; i < elements->len; i++)
    {
      EntenteJsonElement element = g_array_index (elements, EntenteJsonElement, i);
      g_autofree char *other
          = entente_json_dup_string (list + element.start, (gssize) element.length);

      if (g_strcmp0 (other, text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* An alias more, unless the actor is called so already. */
static void
add_alias (EntenteAct *act,
           guint32     survivor,
           const char *alias)
{
  g_autofree char *aliases = dup_member (act, survivor, "aliases");
  g_autofree char *quoted = entente_json_quote (alias);
  g_autofree char *added = NULL;

  if (*alias == '\0' || strcmp (entente_map_get_actor_name (act->map, survivor), alias) == 0
      || (aliases != NULL && (*aliases != '[' || has_element (aliases, alias))))
    return;
  added = entente_edit_list_dup_appended (aliases, quoted);
  entente_act_put_member (act, ENTENTE_RECORD_ACTOR, survivor, "aliases", added);
}

static void
join_aliases (EntenteAct *act,
              guint32     survivor,
              guint32     other)
{
  g_autofree char *aliases = dup_member (act, other, "aliases");
  g_autoptr (GArray) elements = NULL;

  if (aliases == NULL || *aliases != '[')
    return;
  elements = entente_json_array_split (aliases, strlen (aliases));
  for (guint i = 0; i < elements->len; i++)
    {
      EntenteJsonElement element = g_array_index (elements, EntenteJsonElement, i);
      g_autofree char *alias
          = entente_json_dup_string (aliases + element.start, (gssize) element.length);

      if (alias != NULL)
        add_alias (act, survivor, alias);
    }
}

/* A name in a language the survivor has a name in is an alias of it. */
static void
join_names (EntenteAct *act,
            guint32     survivor,
            guint32     other)
{
  g_autofree char *theirs = dup_member (act, other, "names");
  g_autofree char *names = dup_member (act, survivor, "names");
  g_auto (GStrv) languages = NULL;

  if (theirs == NULL || *theirs != '{' || (names != NULL && *names != '{'))
    return;
  languages = entente_json_dup_member_names (theirs, -1);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *name = entente_json_dup_member_string (theirs, -1, languages[i]);
      g_autofree char *present
          = names != NULL ? entente_json_dup_member_string (names, -1, languages[i]) : NULL;
      g_autofree char *quoted = name != NULL ? entente_json_quote (name) : NULL;
      char *joined;

      if (name == NULL || g_strcmp0 (name, present) == 0)
        continue;
      if (present != NULL)
        {
          add_alias (act, survivor, name);
          continue;
        }
      joined = entente_json_set_member (names != NULL ? names : "{ }", -1, languages[i], quoted,
                                        no_order);
      g_free (names);
      names = joined;
    }
  if (names != NULL)
    entente_act_put_member (act, ENTENTE_RECORD_ACTOR, survivor, "names", names);
}

/* A place comes together with the pin that holds it. */
static void
take_place (EntenteAct *act,
            guint32     survivor,
            guint32     other)
{
  g_autofree char *present = dup_member (act, survivor, "position");
  g_autofree char *position = dup_member (act, other, "position");
  g_autofree char *pinned = dup_member (act, other, "pinned");

  if (present != NULL || position == NULL)
    return;
  entente_act_put_member (act, ENTENTE_RECORD_ACTOR, survivor, "position", position);
  if (pinned != NULL)
    entente_act_put_member (act, ENTENTE_RECORD_ACTOR, survivor, "pinned", pinned);
}

static void
take_over (EntenteAct *act,
           guint32     survivor,
           guint32     other)
{
  const char *name = entente_map_get_actor (act->map, other)->name;

  join_names (act, survivor, other);
  if (name != NULL)
    add_alias (act, survivor, name);
  join_aliases (act, survivor, other);
  take_place (act, survivor, other);
  entente_merging_take_over (act, ENTENTE_RECORD_ACTOR, survivor, other, own_members);
}

static char *
dup_name (EntenteMap    *map,
          guint32        survivor,
          const guint32 *others,
          guint          n_others)
{
  g_autofree char *into = entente_step_name_dup_title (map, ENTENTE_RECORD_ACTOR, survivor);
  g_autofree char *other = NULL;

  if (n_others != 1)
    /* Translators: the name of an undo step; %s is an actor. */
    return g_strdup_printf (
        ngettext ("Merge %u Actor into %s", "Merge %u Actors into %s", n_others), n_others, into);
  other = entente_step_name_dup_title (map, ENTENTE_RECORD_ACTOR, others[0]);
  /* Translators: the name of an undo step; both are actors. */
  return g_strdup_printf (_("Merge %s into %s"), other, into);
}

/**
 * entente_edit_merge_actors:
 *
 * See the header.
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_merge_actors (EntenteMap    *map,
                           guint32        survivor,
                           const guint32 *others,
                           guint          n_others)
{
  g_autofree char *name = dup_name (map, survivor, others, n_others);
  g_autoptr (GHashTable) ids = g_hash_table_new (entente_seeded_text_hash, g_str_equal);
  const char *id = entente_map_get_id (map, ENTENTE_RECORD_ACTOR, survivor);
  EntenteAct *act = entente_act_new (map, name);

  for (guint i = 0; i < n_others; i++)
    g_hash_table_insert (ids, (char *) entente_map_get_id (map, ENTENTE_RECORD_ACTOR, others[i]),
                         (char *) id);
  for (guint i = 0; i < n_others; i++)
    {
      re_end_relations (act, others[i], id, ids);
      take_over (act, survivor, others[i]);
    }
  entente_merging_replace_in_story (act, "actors", ids);
  for (guint i = 0; i < n_others; i++)
    entente_act_drop_record (act, ENTENTE_RECORD_ACTOR, others[i]);
  return act;
}

guint
entente_map_count_self_relations (EntenteMap *map,
                                  guint32     actor)
{
  EntenteReferenceIter iter;
  EntenteReference reference;
  guint n_relations = 0;

  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, actor, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    n_relations += reference.role == ENTENTE_ROLE_SOURCE
                   && entente_map_get_relation (map, reference.relation)->target == actor;
  return n_relations;
}
