/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-name-index-private.h"

#include "entente-json-text.h"

#define RANK_NAME 0u
#define RANK_LANGUAGE 1u
#define RANK_ALIAS 2u

static void
actor_name_clear (gpointer data)
{
  EntenteActorName *self = data;

  g_clear_pointer (&self->text, g_free);
}

/**
 * entente_actor_names_new:
 *
 * Returns: (element-type EntenteActorName) (transfer full): none
 */
GArray *
entente_actor_names_new (void)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (EntenteActorName));

  g_array_set_clear_func (names, actor_name_clear);

  return names;
}

static void
add_name (GArray     *names,
          guint32     actor,
          guint       rank,
          const char *text)
{
  EntenteActorName name = { actor, rank, g_strdup (text) };

  g_array_append_val (names, name);
}

static void
add_node (GArray   *names,
          guint32   actor,
          guint     rank,
          JsonNode *node)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    add_name (names, actor, rank, json_node_get_string (node));
}

static void
add_further_names (GArray     *names,
                   guint32     actor,
                   JsonObject *object)
{
  JsonNode *by_language = json_object_get_member (object, "names");
  JsonNode *aliases = json_object_get_member (object, "aliases");

  if (by_language != NULL && JSON_NODE_HOLDS_OBJECT (by_language))
    {
      JsonObjectIter iter;
      const char *language;
      JsonNode *node;

      json_object_iter_init_ordered (&iter, json_node_get_object (by_language));
      while (json_object_iter_next_ordered (&iter, &language, &node))
        add_node (names, actor, RANK_LANGUAGE, node);
    }
  if (aliases != NULL && JSON_NODE_HOLDS_ARRAY (aliases))
    {
      JsonArray *array = json_node_get_array (aliases);

      for (guint i = 0; i < json_array_get_length (array); i++)
        add_node (names, actor, RANK_ALIAS, json_array_get_element (array, i));
    }
}

/**
 * entente_actor_names_add:
 * @names: (element-type EntenteActorName): added to
 * @map: a map
 * @actor: a living one
 *
 * See the header. A tree of the record is built only where it has more than a name.
 */
void
entente_actor_names_add (GArray     *names,
                         EntenteMap *map,
                         guint32     actor)
{
  const EntenteActor *row = entente_map_get_actor (map, actor);
  gsize length;
  gsize start;
  gsize value_length;
  const char *json = entente_map_get_json (map, ENTENTE_RECORD_ACTOR, actor, &length);

  if (row->name != NULL)
    add_name (names, actor, RANK_NAME, row->name);
  if (entente_json_find_member (json, (gssize) length, "names", &start, &value_length) ||
      entente_json_find_member (json, (gssize) length, "aliases", &start, &value_length))
    {
      g_autoptr (JsonObject) object = entente_map_dup_object (map, ENTENTE_RECORD_ACTOR, actor);

      add_further_names (names, actor, object);
    }
}

/**
 * entente_map_dup_actor_names:
 * @map: a map
 *
 * See the header.
 *
 * Returns: (element-type EntenteActorName) (transfer full): those of one actor stand together
 */
GArray *
entente_map_dup_actor_names (EntenteMap *map)
{
  GArray *names = entente_actor_names_new ();

  g_return_val_if_fail (ENTENTE_IS_MAP (map), names);

  for (guint32 actor = entente_map_get_first (map, ENTENTE_RECORD_ACTOR); actor != ENTENTE_NO_SLOT;
       actor = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, actor))
    entente_actor_names_add (names, map, actor);

  return names;
}

/**
 * entente_map_dup_names_of_actor:
 * @map: a map
 * @actor: a living one
 *
 * The same of one actor.
 *
 * Returns: (element-type EntenteActorName) (transfer full):
 */
GArray *
entente_map_dup_names_of_actor (EntenteMap *map,
                                guint32     actor)
{
  GArray *names = entente_actor_names_new ();

  entente_actor_names_add (names, map, actor);
  return names;
}

/**
 * entente_name_index_is_current:
 * @self: an index
 * @map: the map its names are from
 * @actor: a slot, alive or not
 *
 * See the header.
 *
 * Returns: whether the actor has the names it had
 */
gboolean
entente_name_index_is_current (EntenteNameIndex *self,
                               EntenteMap       *map,
                               guint32           actor)
{
  g_autoptr (GArray) names = entente_actor_names_new ();
  guint first;
  guint n_known = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ENTENTE_IS_MAP (map), FALSE);

  if (entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, actor))
    entente_actor_names_add (names, map, actor);

  /* One more than the place, 0 for an actor without names. */
  first = GPOINTER_TO_UINT (g_hash_table_lookup (self->first_written, GUINT_TO_POINTER (actor)));
  for (guint i = first; i > 0 && i <= self->written->len; i++, n_known++)
    {
      const EntenteActorName *known = &g_array_index (self->written, EntenteActorName, i - 1);
      const EntenteActorName *now;

      if (known->actor != actor)
        break;
      if (n_known >= names->len)
        return FALSE;
      now = &g_array_index (names, EntenteActorName, n_known);
      if (known->rank != now->rank || g_strcmp0 (known->text, now->text) != 0)
        return FALSE;
    }

  return n_known == names->len;
}
