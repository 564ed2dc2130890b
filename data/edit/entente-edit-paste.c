/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-edit-paste.h"

#include "entente-act-private.h"
#include "entente-candidate-private.h"
#include "entente-edits.h"
#include "entente-json-text.h"
#include "entente-map-wait.h"
#include "entente-new-id.h"
#include "entente-renamed-relation.h"
#include "entente-seeded-hash.h"

#include <string.h>

static const char *const no_order[] = { NULL };

/* What is being pasted. */
typedef struct
{
  EntenteMap *map;
  EntenteMap *fragment;
  EntenteAct *act;
  GHashTable *ids[ENTENTE_N_RECORD_TYPES]; /* by record type: the fragment's id → the one here */
  GHashTable *made;                        /* (owned): new ids */
  GHashTable *waiting;                     /* entente_map_list_waiting() */
  double dx;
  double dy;
} Pasting;

/* On one line: what separates members in another file's style is not this file's. (transfer full) */
static char *
dup_on_one_line (const char *json,
                 gsize       length)
{
  char *line = g_malloc (2 * length + 1);
  char *to = line;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = json[i];

      if (!quoted && (c == ' ' || c == '\t' || c == '\r' || c == '\n'))
        continue;
      *to++ = c;
      if (c == '"')
        quoted = !quoted;
      else if (quoted && c == '\\')
        *to++ = json[++i];
      else if (!quoted && (c == ':' || c == ','))
        *to++ = ' ';
    }
  *to = '\0';
  return line;
}

static char *
dup_record (EntenteMap        *map,
            EntenteRecordType  type,
            guint32            slot)
{
  gsize length;
  const char *json = entente_map_get_json (map, type, slot, &length);

  return dup_on_one_line (json, length);
}

/* Whether the article stands in the map already, under the same id. */
static gboolean
is_here (Pasting    *self,
         guint32     article,
         const char *json)
{
  const char *id = entente_map_get_id (self->fragment, ENTENTE_RECORD_ARTICLE, article);
  guint32 here = entente_map_find (self->map, ENTENTE_RECORD_ARTICLE, id);
  g_autofree char *known = NULL;

  if (here == ENTENTE_NO_SLOT)
    return FALSE;
  known = dup_record (self->map, ENTENTE_RECORD_ARTICLE, here);
  return strcmp (known, json) == 0;
}

static gboolean
is_waiting (Pasting           *self,
            EntenteRecordType  type,
            const char        *id)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (self->waiting) == 0)
    return FALSE;
  key = entente_candidate_make_key (type, id);
  return g_hash_table_contains (self->waiting, key);
}

/* Among a million of them two are likely to be equal. (transfer none) */
static const char *
make_id (Pasting           *self,
         EntenteRecordType  type)
{
  char *id = entente_new_id (self->map, type);

  while (g_hash_table_contains (self->made, id)
         || entente_map_find (self->fragment, type, id) != ENTENTE_NO_SLOT)
    {
      g_free (id);
      id = entente_new_id (self->map, type);
    }
  g_hash_table_add (self->made, id);
  return id;
}

/* Gives a record its id here: its own where that is free, and will be when one that waits comes in. */
static void
name_record (Pasting           *self,
             EntenteRecordType  type,
             guint32            slot)
{
  const char *id = entente_map_get_id (self->fragment, type, slot);
  gboolean taken = entente_map_find (self->map, type, id) != ENTENTE_NO_SLOT
                   || is_waiting (self, type, id);

  g_hash_table_insert (self->ids[type], (gpointer) id,
                       (gpointer) (taken ? make_id (self, type) : id));
}

/* Adds a record under its id here. */
static guint32
add (Pasting            *self,
     EntenteRecordType   type,
     guint32             slot,
     const char         *json,
     GError            **error)
{
  const char *id = entente_map_get_id (self->fragment, type, slot);
  g_autofree char *quoted = entente_json_quote (g_hash_table_lookup (self->ids[type], id));
  g_autofree char *named
      = entente_json_set_member (json, -1, "id", quoted, entente_json_get_member_order ((int) type));

  return entente_act_add (self->act, type, named, error);
}

static gboolean
paste_articles (Pasting  *self,
                GError  **error)
{
  for (guint32 article = entente_map_get_first (self->fragment, ENTENTE_RECORD_ARTICLE);
       article != ENTENTE_NO_SLOT;
       article = entente_map_get_next (self->fragment, ENTENTE_RECORD_ARTICLE, article))
    {
      g_autofree char *json = dup_record (self->fragment, ENTENTE_RECORD_ARTICLE, article);
      const char *id = entente_map_get_id (self->fragment, ENTENTE_RECORD_ARTICLE, article);

      if (is_here (self, article, json))
        {
          g_hash_table_add (self->ids[ENTENTE_RECORD_ARTICLE], (gpointer) id);
          continue;
        }
      name_record (self, ENTENTE_RECORD_ARTICLE, article);
      if (add (self, ENTENTE_RECORD_ARTICLE, article, json, error) == ENTENTE_NO_SLOT)
        return FALSE;
    }
  return TRUE;
}

static gboolean
paste_actors (Pasting  *self,
              GArray   *actors,
              GError  **error)
{
  for (guint32 actor = entente_map_get_first (self->fragment, ENTENTE_RECORD_ACTOR);
       actor != ENTENTE_NO_SLOT;
       actor = entente_map_get_next (self->fragment, ENTENTE_RECORD_ACTOR, actor))
    {
      g_autofree char *json = dup_record (self->fragment, ENTENTE_RECORD_ACTOR, actor);
      const EntenteActor *row = entente_map_get_actor (self->fragment, actor);
      guint32 slot;

      name_record (self, ENTENTE_RECORD_ACTOR, actor);
      slot = add (self, ENTENTE_RECORD_ACTOR, actor, json, error);
      if (slot == ENTENTE_NO_SLOT)
        return FALSE;
      if (row->placed)
        entente_act_place (self->act, slot, row->x + self->dx, row->y + self->dy);
      g_array_append_val (actors, slot);
    }
  return TRUE;
}

/* What a relation concerns may stand behind it: that is said when all are there. */
static guint32
add_relation (Pasting  *self,
              guint32   relation,
              char    **concerns,
              GError  **error)
{
  g_autofree char *json = dup_record (self->fragment, ENTENTE_RECORD_RELATION, relation);
  g_autofree char *renamed
      = entente_dup_renamed_relation (json, strlen (json), self->ids, concerns);

  return entente_act_add (self->act, ENTENTE_RECORD_RELATION, renamed, error);
}

static gboolean
set_concerns (Pasting    *self,
              GArray     *relations,
              GPtrArray  *concerns,
              GError    **error)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const char *list = g_ptr_array_index (concerns, i);

      if (list != NULL
          && !entente_act_set_member (self->act, ENTENTE_RECORD_RELATION,
                                      g_array_index (relations, guint32, i), "concerns", list,
                                      error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
name_relations (Pasting  *self,
                GError  **error)
{
  guint32 relation = entente_map_get_first (self->fragment, ENTENTE_RECORD_RELATION);

  while (relation != ENTENTE_NO_SLOT)
    {
      if (!entente_act_go_on (self->act))
        {
          entente_map_set_canceled (error);
          return FALSE;
        }
      name_record (self, ENTENTE_RECORD_RELATION, relation);
      relation = entente_map_get_next (self->fragment, ENTENTE_RECORD_RELATION, relation);
    }
  return TRUE;
}

static gboolean
paste_relations (Pasting  *self,
                 GArray   *relations,
                 GError  **error)
{
  g_autoptr (GPtrArray) concerns = g_ptr_array_new_with_free_func (g_free);

  for (guint32 relation = entente_map_get_first (self->fragment, ENTENTE_RECORD_RELATION);
       relation != ENTENTE_NO_SLOT;
       relation = entente_map_get_next (self->fragment, ENTENTE_RECORD_RELATION, relation))
    {
      char *list = NULL;
      guint32 slot = add_relation (self, relation, &list, error);

      g_ptr_array_add (concerns, list);
      if (slot == ENTENTE_NO_SLOT)
        return FALSE;
      g_array_append_val (relations, slot);
    }
  return set_concerns (self, relations, concerns, error);
}

/* A member of an object, "{}" where it is none. (transfer full) */
static char *
dup_object (const char *json,
            const char *member)
{
  gsize start, length;

  if (!entente_json_find_member (json, -1, member, &start, &length) || json[start] != '{')
    return g_strdup ("{}");
  return g_strndup (json + start, length);
}

/* The kinds of one sort as they will stand here. (transfer full) */
static char *
dup_joined_kinds (const char *here,
                  const char *there)
{
  g_auto (GStrv) keys = entente_json_dup_member_names (there, -1);
  char *joined = g_strdup (here);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *before = joined;
      g_autofree char *value = NULL;
      gsize start, length;

      if (entente_json_find_member (before, -1, keys[i], &start, &length))
        {
          joined = g_steal_pointer (&before);
          continue;
        }
      entente_json_find_member (there, -1, keys[i], &start, &length);
      value = dup_on_one_line (there + start, length);
      joined = entente_json_set_member (before, -1, keys[i], value, no_order);
    }
  return joined;
}

static gboolean
paste_kinds (Pasting     *self,
             const char  *sort,
             GError     **error)
{
  g_autofree char *document_there = dup_record (self->fragment, ENTENTE_RECORD_DOCUMENT, 0);
  g_autoptr (EntenteRecord) record = entente_act_dup_record (self->act, ENTENTE_RECORD_DOCUMENT, 0);
  g_autofree char *kinds_there = dup_object (document_there, "kinds");
  g_autofree char *there = dup_object (kinds_there, sort);
  gsize length;
  const char *json = entente_record_get_json (record, &length);
  g_autofree char *document = g_strndup (json, length);
  g_autofree char *kinds = dup_object (document, "kinds");
  g_autofree char *here = dup_object (kinds, sort);
  g_autofree char *joined = dup_joined_kinds (here, there);
  g_autofree char *all = NULL;

  if (strcmp (here, joined) == 0)
    return TRUE;
  all = entente_json_set_member (kinds, -1, sort, joined, no_order);
  return entente_act_set_member (self->act, ENTENTE_RECORD_DOCUMENT, 0, "kinds", all, error);
}

/* Relations are named first. */
static guint
count_steps (EntenteMap *fragment)
{
  return entente_map_get_n_records (fragment, ENTENTE_RECORD_ARTICLE)
         + entente_map_get_n_records (fragment, ENTENTE_RECORD_ACTOR)
         + 2 * entente_map_get_n_records (fragment, ENTENTE_RECORD_RELATION);
}

EntenteAct *
entente_edit_paste (EntenteMap  *map,
                    const char  *name,
                    EntenteMap  *fragment,
                    double       dx,
                    double       dy,
                    GArray      *actors,
                    GArray      *relations,
                    GError     **error)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, name);
  Pasting self = { .map = map, .fragment = fragment, .act = act, .dx = dx, .dy = dy };
  gboolean pasted;

  for (guint i = 0; i < ENTENTE_N_RECORD_TYPES; i++)
    self.ids[i] = g_hash_table_new (entente_seeded_text_hash, g_str_equal);
  self.made = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  self.waiting = entente_map_list_waiting (map);
  entente_act_expect (act, count_steps (fragment));
  pasted = paste_kinds (&self, "actors", error) && paste_kinds (&self, "relations", error)
           && paste_articles (&self, error) && paste_actors (&self, actors, error)
           && name_relations (&self, error) && paste_relations (&self, relations, error);
  for (guint i = 0; i < ENTENTE_N_RECORD_TYPES; i++)
    g_hash_table_unref (self.ids[i]);
  g_hash_table_unref (self.made);
  g_hash_table_unref (self.waiting);
  if (pasted)
    entente_act_take_in_waiting (act);
  return pasted ? g_steal_pointer (&act) : NULL;
}
