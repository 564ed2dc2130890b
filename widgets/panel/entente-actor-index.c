/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-actor-index.h"

#include "entente-json-text.h"
#include "entente-plain-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define INDEX_KEY "entente-actor-index"
#define N_FOLDED_MAX 4096 /* bytes of one actor's names; what goes past is not found */

struct _EntenteActorIndex
{
  GObject parent_instance;

  /* owned */
  GPtrArray *names;  /* by slot: folded names, one a line, the shown one first; NULL: no actor */
  GHashTable *stale; /* slots to read again */

  /* borrowed */
  EntenteMap *map; /* outlived by nobody: a weak pointer */

  /* state */
  guint built : 1;
};

G_DEFINE_FINAL_TYPE (EntenteActorIndex, entente_actor_index, G_TYPE_OBJECT)

typedef enum
{
  MATCH_NAME_BEGINS,
  MATCH_WORD_BEGINS,
  MATCH_INSIDE,
  MATCH_NONE,
} Match;

typedef struct
{
  guint32 actor;
  guint n_mentions;
  Match match;
} Hit;

static void
append_folded (GString    *names,
               const char *name)
{
  g_autofree char *folded = NULL;

  if (name == NULL || *name == '\0' || names->len + strlen (name) > N_FOLDED_MAX)
    return;
  folded = entente_plain_text_fold (name);
  g_strdelimit (folded, "\n\r", ' ');
  if (names->len > 0)
    g_string_append_c (names, '\n');
  g_string_append (names, folded);
}

static void
append_element_cb (JsonArray *array,
                   guint      index,
                   JsonNode  *element,
                   gpointer   names)
{
  if (json_node_get_value_type (element) == G_TYPE_STRING)
    append_folded (names, json_node_get_string (element));
}

static void
append_member_cb (JsonObject *object,
                  const char *member,
                  JsonNode   *value,
                  gpointer    names)
{
  if (json_node_get_value_type (value) == G_TYPE_STRING)
    append_folded (names, json_node_get_string (value));
}

/* Most actors have neither aliases nor names: those are not parsed. */
static void
append_other_names (EntenteActorIndex *self,
                    GString           *names,
                    guint32            actor,
                    const char        *member)
{
  g_autofree char *value = NULL;
  g_autoptr (JsonNode) node = NULL;
  const char *json;
  gsize length;
  gsize start;
  gsize value_length;

  json = entente_map_get_json (self->map, ENTENTE_RECORD_ACTOR, actor, &length);
  if (memmem (json, length, member, strlen (member)) == NULL
      || !entente_json_find_member (json, (gssize) length, member, &start, &value_length))
    return;
  value = g_strndup (json + start, value_length);
  node = json_from_string (value, NULL);
  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), append_element_cb, names);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), append_member_cb, names);
}

static void
read_actor (EntenteActorIndex *self,
            guint32            actor)
{
  GString *names = NULL;

  if (actor >= self->names->len)
    g_ptr_array_set_size (self->names, (int) actor + 1);
  g_clear_pointer (&g_ptr_array_index (self->names, actor), g_free);
  if (!entente_map_is_alive (self->map, ENTENTE_RECORD_ACTOR, actor))
    return;
  names = g_string_new (NULL);
  append_folded (names, entente_map_get_actor_name (self->map, actor));
  append_other_names (self, names, actor, "aliases");
  append_other_names (self, names, actor, "names");
  g_ptr_array_index (self->names, actor) = g_string_free (names, FALSE);
}

static void
update (EntenteActorIndex *self)
{
  GHashTableIter iter;
  gpointer slot;

  if (!self->built)
    {
      guint n_slots = entente_map_get_n_slots (self->map, ENTENTE_RECORD_ACTOR);

      for (guint32 actor = 0; actor < n_slots; actor++)
        read_actor (self, actor);
      self->built = TRUE;
    }
  g_hash_table_iter_init (&iter, self->stale);
  while (g_hash_table_iter_next (&iter, &slot, NULL))
    read_actor (self, GPOINTER_TO_UINT (slot));
  g_hash_table_remove_all (self->stale);
}

static Match
match_names (const char *names,
             const char *typed)
{
  Match best = MATCH_NONE;

  for (const char *p = strstr (names, typed); p != NULL && best > MATCH_NAME_BEGINS;
       p = strstr (p + 1, typed))
    {
      if (p == names || p[-1] == '\n')
        best = MATCH_NAME_BEGINS;
      else if (strchr (" -(\"'", p[-1]) != NULL)
        best = MIN (best, MATCH_WORD_BEGINS);
      else
        best = MIN (best, MATCH_INSIDE);
    }
  return best;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *left = a;
  const Hit *right = b;

  if (left->match != right->match)
    return left->match < right->match ? -1 : 1;
  if (left->n_mentions != right->n_mentions)
    return left->n_mentions > right->n_mentions ? -1 : 1;
  return left->actor < right->actor ? -1 : left->actor > right->actor;
}

static void
map_changed_cb (EntenteMap        *map,
                gpointer           changes,
                guint              n_changes,
                EntenteActorIndex *self)
{
  const EntenteChange *change = changes;

  for (guint i = 0; i < n_changes; i++)
    {
      if (change[i].type == ENTENTE_RECORD_ACTOR)
        g_hash_table_add (self->stale, GUINT_TO_POINTER (change[i].slot));
    }
}

static void
entente_actor_index_finalize (GObject *object)
{
  EntenteActorIndex *self = ENTENTE_ACTOR_INDEX (object);

  if (self->map != NULL)
    g_object_set_data (G_OBJECT (self->map), INDEX_KEY, NULL);
  g_clear_weak_pointer (&self->map);
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->stale);

  G_OBJECT_CLASS (entente_actor_index_parent_class)->finalize (object);
}

static void
entente_actor_index_class_init (EntenteActorIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_actor_index_finalize;
}

static void
entente_actor_index_init (EntenteActorIndex *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->stale = g_hash_table_new (NULL, NULL);
}

/**
 * entente_actor_index_get:
 *
 * Returns: (transfer full): the index of the map
 */
EntenteActorIndex *
entente_actor_index_get (EntenteMap *map)
{
  EntenteActorIndex *self = g_object_get_data (G_OBJECT (map), INDEX_KEY);

  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (ENTENTE_TYPE_ACTOR_INDEX, NULL);
  g_set_weak_pointer (&self->map, map);
  g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, 0);
  g_object_set_data (G_OBJECT (map), INDEX_KEY, self);
  return self;
}

GArray *
entente_actor_index_find (EntenteActorIndex *self,
                          const char        *typed,
                          guint              n_max)
{
  g_autofree char *folded = entente_plain_text_fold (typed);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (self->map == NULL)
    return found;
  update (self);
  g_strstrip (folded);
  for (guint32 actor = 0; actor < self->names->len; actor++)
    {
      const char *names = g_ptr_array_index (self->names, actor);
      Match match = names != NULL ? match_names (names, folded) : MATCH_NONE;
      Hit hit = { actor, 0, match };

      if (match == MATCH_NONE)
        continue;
      hit.n_mentions = entente_map_get_n_mentions (self->map, ENTENTE_RECORD_ACTOR, actor);
      g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < MIN (hits->len, n_max); i++)
    g_array_append_val (found, g_array_index (hits, Hit, i).actor);
  return found;
}
