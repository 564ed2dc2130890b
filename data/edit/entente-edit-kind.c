/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-edit-kind.h"

#include "entente-act-private.h"
#include "entente-json-text.h"
#include "entente-map-reader.h"
#include "entente-member-text.h"
#include "entente-step-name.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const no_order[] = { NULL };

static const char *
get_section (EntenteRecordType type)
{
  return type == ENTENTE_RECORD_ACTOR ? "actors" : "relations";
}

/* A member that is an object; "{ }" where there is none. (transfer full) */
static char *
dup_object (const char *object,
            const char *member)
{
  gsize start;
  gsize length;

  if (!entente_json_find_member (object, -1, member, &start, &length) || object[start] != '{')
    return g_strdup ("{ }");
  return g_strndup (object + start, length);
}

static char *
dup_kinds (EntenteAct *act)
{
  g_autoptr (EntenteRecord) document = entente_act_dup_record (act, ENTENTE_RECORD_DOCUMENT, 0);
  gsize length;
  const char *json = entente_record_get_json (document, &length);
  g_autofree char *whole = g_strndup (json, length);

  return dup_object (whole, "kinds");
}

/* @section: the object of all kinds of the type. */
static void
put_section (EntenteAct        *act,
             EntenteRecordType  type,
             const char        *section)
{
  g_autofree char *kinds = dup_kinds (act);
  g_autofree char *changed
      = entente_json_set_member (kinds, -1, get_section (type), section,
                                 entente_json_get_part_order (ENTENTE_JSON_KINDS));

  entente_act_put_member (act, ENTENTE_RECORD_DOCUMENT, 0, "kinds", changed);
}

static char *
dup_section (EntenteAct        *act,
             EntenteRecordType  type)
{
  g_autofree char *kinds = dup_kinds (act);

  return dup_object (kinds, get_section (type));
}

static void
put_kind (EntenteAct        *act,
          EntenteRecordType  type,
          const char        *key,
          const char        *kind)
{
  g_autofree char *section = dup_section (act, type);
  g_autofree char *changed = entente_json_set_member (section, -1, key, kind, no_order);

  put_section (act, type, changed);
}

static void
put_kind_member (EntenteAct        *act,
                 EntenteRecordType  type,
                 const char        *key,
                 const char        *member,
                 const char        *value)
{
  g_autofree char *section = dup_section (act, type);
  g_autofree char *kind = dup_object (section, key);
  g_autofree char *changed = entente_json_set_member (
      kind, -1, member, value,
      entente_json_get_part_order (type == ENTENTE_RECORD_ACTOR ? ENTENTE_JSON_ACTOR_KIND
                                                                : ENTENTE_JSON_RELATION_KIND));

  put_kind (act, type, key, changed);
}

/* By itself, so that what is wrong with another kind of the file is no hindrance. */
static gboolean
check_value (EntenteAct         *act,
             EntenteRecordType   type,
             const char         *member,
             const char         *value,
             GError            **error)
{
  g_autofree char *quoted = entente_json_quote (member);
  g_autofree char *json
      = g_strdup_printf ("{ \"format\": \"entente-map\", \"version\": 1, "
                         "\"kinds\": { \"%s\": { \"k\": { %s: %s } } } }",
                         get_section (type), quoted, value);
  g_autoptr (EntenteRecord) record = entente_record_new (json, -1);

  return entente_act_check_member (act, ENTENTE_RECORD_DOCUMENT, 0, record, "kinds", error);
}

const EntenteKind *
entente_kind_find (EntenteMap        *map,
                   EntenteRecordType  type,
                   const char        *key,
                   guint32           *index)
{
  gboolean is_actor = type == ENTENTE_RECORD_ACTOR;
  guint n_kinds = is_actor ? entente_map_get_n_actor_kinds (map)
                           : entente_map_get_n_relation_kinds (map);

  for (guint i = 1; i < n_kinds; i++)
    {
      const EntenteKind *kind = is_actor ? entente_map_get_actor_kind (map, i)
                                         : entente_map_get_relation_kind (map, i);

      if (strcmp (kind->key, key) != 0 || (!kind->listed && kind->n_uses == 0))
        continue;
      if (index != NULL)
        *index = i;
      return kind;
    }
  return NULL;
}

static char *
dup_title (EntenteMap        *map,
           EntenteRecordType  type,
           const char        *key)
{
  const EntenteKind *kind = entente_kind_find (map, type, key, NULL);

  return entente_step_name_dup_quoted (kind != NULL ? kind->label : key);
}

char *
entente_kind_dup_json (EntenteMap        *map,
                       EntenteRecordType  type,
                       const char        *key)
{
  g_autofree char *kinds = entente_map_dup_member_text (map, ENTENTE_RECORD_DOCUMENT, 0, "kinds");
  g_autofree char *section
      = kinds != NULL && *kinds == '{' ? dup_object (kinds, get_section (type)) : g_strdup ("{ }");

  return dup_object (section, key);
}

char *
entente_kind_dup_member (EntenteMap        *map,
                         EntenteRecordType  type,
                         const char        *key,
                         const char        *member)
{
  g_autofree char *kind = entente_kind_dup_json (map, type, key);
  gsize start;
  gsize length;

  if (!entente_json_find_member (kind, -1, member, &start, &length))
    return NULL;
  return g_strndup (kind + start, length);
}

EntenteAct *
entente_edit_kind_member (EntenteMap         *map,
                          EntenteRecordType   type,
                          const char         *key,
                          const char         *member,
                          const char         *value,
                          GError            **error)
{
  g_autofree char *title = dup_title (map, type, key);
  g_autofree char *name = entente_step_name_dup_member (title, member);
  g_autofree char *merge_key = g_strdup_printf ("kind %u %s %s", (guint) type, member, key);
  g_autoptr (EntenteAct) act = entente_act_new (map, name);

  if (value != NULL
      && (!entente_json_check (value, -1, error)
          || !check_value (act, type, member, value, error)))
    return NULL;
  put_kind_member (act, type, key, member, value);
  entente_act_set_merge_key (act, merge_key);
  return g_steal_pointer (&act);
}

static EntenteAct *
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE, message);
  return NULL;
}

EntenteAct *
entente_edit_add_kind (EntenteMap         *map,
                       EntenteRecordType   type,
                       const char         *key,
                       const char         *label,
                       GError            **error)
{
  const EntenteKind *kind = entente_kind_find (map, type, key, NULL);
  g_autofree char *title = label != NULL ? entente_step_name_dup_quoted (label)
                                         : dup_title (map, type, key);
  /* Translators: the name of an undo step; %s is a kind. */
  g_autofree char *name = g_strdup_printf (_("New Kind %s"), title);
  g_autofree char *quoted = label != NULL ? entente_json_quote (label) : NULL;
  g_autoptr (EntenteAct) act = NULL;

  if (*key == '\0')
    return refuse (error, _("A kind needs an id."));
  if (kind != NULL && kind->listed)
    return refuse (error, _("There is such a kind already."));
  act = entente_act_new (map, name);
  put_kind (act, type, key, "{ }");
  if (quoted != NULL)
    put_kind_member (act, type, key, "label", quoted);
  return g_steal_pointer (&act);
}

static const EntenteKind *
get_kind_of (EntenteMap        *map,
             EntenteRecordType  type,
             guint32            slot)
{
  if (type == ENTENTE_RECORD_ACTOR)
    return entente_map_get_actor_kind (map, entente_map_get_actor (map, slot)->kind);
  return entente_map_get_relation_kind (map, entente_map_get_relation (map, slot)->kind);
}

static void
rename_uses (EntenteAct        *act,
             EntenteRecordType  type,
             const char        *key,
             const char        *new_key)
{
  g_autofree char *quoted = entente_json_quote (new_key);
  guint32 slot = entente_map_get_first (act->map, type);

  for (; slot != ENTENTE_NO_SLOT; slot = entente_map_get_next (act->map, type, slot))
    {
      if (strcmp (get_kind_of (act->map, type, slot)->key, key) == 0)
        entente_act_put_member (act, type, slot, "kind", quoted);
    }
}

EntenteAct *
entente_edit_rename_kind (EntenteMap         *map,
                          EntenteRecordType   type,
                          const char         *key,
                          const char         *new_key,
                          GError            **error)
{
  g_autofree char *title = dup_title (map, type, key);
  /* Translators: the name of an undo step; %s is a kind. */
  g_autofree char *name = g_strdup_printf (_("Change Id of Kind %s"), title);
  g_autoptr (EntenteAct) act = entente_act_new (map, name);
  g_autofree char *section = dup_section (act, type);
  g_autofree char *renamed = NULL;

  if (*new_key == '\0')
    return refuse (error, _("A kind needs an id."));
  if (strcmp (key, new_key) == 0)
    return g_steal_pointer (&act);
  if (entente_kind_find (map, type, new_key, NULL) != NULL)
    return refuse (error, _("There is such a kind already."));
  renamed = entente_json_rename_member (section, -1, key, new_key);
  if (renamed != NULL)
    put_section (act, type, renamed);
  rename_uses (act, type, key, new_key);
  return g_steal_pointer (&act);
}

EntenteAct *
entente_edit_remove_kind (EntenteMap         *map,
                          EntenteRecordType   type,
                          const char         *key,
                          GError            **error)
{
  const EntenteKind *kind = entente_kind_find (map, type, key, NULL);
  g_autofree char *title = dup_title (map, type, key);
  /* Translators: the name of an undo step; %s is a kind. */
  g_autofree char *name = g_strdup_printf (_("Remove Kind %s"), title);
  g_autoptr (EntenteAct) act = NULL;

  if (kind == NULL)
    return refuse (error, _("There is no such kind."));
  if (kind->n_uses > 0)
    return refuse (error, _("This kind is in use."));
  act = entente_act_new (map, name);
  put_kind (act, type, key, NULL);
  return g_steal_pointer (&act);
}

EntenteAct *
entente_edit_order_kinds (EntenteMap         *map,
                          EntenteRecordType   type,
                          const char *const  *keys,
                          GError            **error)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, _("Change Order of Kinds"));

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *order = entente_json_number (i + 1.0);

      if (entente_kind_find (map, type, keys[i], NULL) == NULL)
        return refuse (error, _("There is no such kind."));
      put_kind_member (act, type, keys[i], "order", order);
    }
  return g_steal_pointer (&act);
}
