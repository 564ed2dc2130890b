/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-edit-merge.h"

#include "entente-merging-private.h"
#include "entente-seeded-hash.h"
#include "entente-step-name.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const joined_lists[] = { "via", "regarding", "concerns", "citations" };
static const char *const own_members[] = { "id", NULL };

static gboolean
concerns_any (EntenteMap *map,
              guint32     relation)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (map, relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (reference.role == ENTENTE_ROLE_CONCERNS)
        return TRUE;
    }
  return FALSE;
}

/* Equal for relations that are joined: parallel ones. Those that concern others keep apart from
 * those that may be concerned: joined, the way from one to the other could become a circle. */
static char *
dup_key (EntenteMap *map,
         guint32     relation)
{
  const EntenteRelation *row = entente_map_get_relation (map, relation);

  return g_strdup_printf ("%u %u %u %d %d %d %d %d %d", row->source, row->target, row->kind,
                          (int) row->direction, (int) row->since.earliest, (int) row->since.latest,
                          (int) row->until.earliest, (int) row->until.latest,
                          concerns_any (map, relation));
}

/* The actor's own relations, each once, as slots go: those of the file in its order first. */
static GArray *
dup_relations (EntenteMap *map,
               guint32     actor)
{
  GArray *relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, actor, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      const EntenteRelation *row = entente_map_get_relation (map, reference.relation);

      if (reference.role == ENTENTE_ROLE_SOURCE
          || (reference.role == ENTENTE_ROLE_TARGET && row->source != actor))
        g_array_append_val (relations, reference.relation);
    }
  g_array_sort (relations, entente_slot_compare);
  return relations;
}

typedef struct
{
  guint32 into;
  guint32 from;
} Pair;

/* (element-type Pair): which go into which. */
static GArray *
find_pairs (EntenteMap *map,
            guint32     actor)
{
  g_autoptr (GArray) relations = dup_relations (map, actor);
  g_autoptr (GHashTable) firsts
      = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < relations->len; i++)
    {
      guint32 relation = g_array_index (relations, guint32, i);
      g_autofree char *key = NULL;
      gpointer first;

      /* One that does both is left as it is. */
      if (concerns_any (map, relation)
          && entente_map_get_n_mentions (map, ENTENTE_RECORD_RELATION, relation) > 0)
        continue;
      key = dup_key (map, relation);
      if (g_hash_table_lookup_extended (firsts, key, NULL, &first))
        {
          Pair pair = { GPOINTER_TO_UINT (first), relation };

          g_array_append_val (pairs, pair);
        }
      else
        g_hash_table_insert (firsts, g_steal_pointer (&key), GUINT_TO_POINTER (relation));
    }
  return pairs;
}

guint
entente_map_count_parallels (EntenteMap *map,
                             guint32     actor)
{
  g_autoptr (GArray) pairs = find_pairs (map, actor);

  return pairs->len;
}

static void
join_pair (EntenteAct *act,
           Pair        pair,
           GHashTable *ids)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  for (guint i = 0; i < G_N_ELEMENTS (joined_lists); i++)
    entente_merging_join_list (act, ENTENTE_RECORD_RELATION, pair.into, pair.from, joined_lists[i]);
  entente_merging_take_over (act, ENTENTE_RECORD_RELATION, pair.into, pair.from, own_members);
  entente_map_iter_mentions (act->map, ENTENTE_RECORD_RELATION, pair.from, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    entente_merging_replace_in_list (act, ENTENTE_RECORD_RELATION, reference.relation, "concerns",
                                     ids);
}

/**
 * entente_edit_merge_parallels:
 *
 * See the header.
 *
 * Returns: (transfer full) (nullable): the act
 */
EntenteAct *
entente_edit_merge_parallels (EntenteMap *map,
                              guint32     actor)
{
  g_autoptr (GArray) pairs = find_pairs (map, actor);
  g_autoptr (GHashTable) ids = g_hash_table_new (entente_seeded_text_hash, g_str_equal);
  g_autofree char *title = entente_step_name_dup_title (map, ENTENTE_RECORD_ACTOR, actor);
  g_autofree char *name = NULL;
  EntenteAct *act;

  if (pairs->len == 0)
    return NULL;
  /* Translators: the name of an undo step; %s is an actor. */
  name = g_strdup_printf (_("Merge Parallel Relations of %s"), title);
  act = entente_act_new (map, name);
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair pair = g_array_index (pairs, Pair, i);

      g_hash_table_insert (ids,
                           (char *) entente_map_get_id (map, ENTENTE_RECORD_RELATION, pair.from),
                           (char *) entente_map_get_id (map, ENTENTE_RECORD_RELATION, pair.into));
    }
  for (guint i = 0; i < pairs->len; i++)
    join_pair (act, g_array_index (pairs, Pair, i), ids);
  entente_merging_replace_in_story (act, "relations", ids);
  for (guint i = 0; i < pairs->len; i++)
    entente_act_drop_record (act, ENTENTE_RECORD_RELATION, g_array_index (pairs, Pair, i).from);
  return act;
}
