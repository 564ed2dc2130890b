/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-walk.h"

#include <math.h>

/* What lies to the side counts as farther: tan 60° at the edge of the cone. */
#define CONE_SLOPE 1.7320508075688772
#define SIDE_WEIGHT 2.0

EntentePoint
entente_box_get_middle (EntenteBox box)
{
  EntentePoint middle = { box.x + box.width / 2.0, box.y + box.height / 2.0 };

  return middle;
}

EntenteBox
entente_box_join (EntenteBox a,
                  EntenteBox b)
{
  EntenteBox box = { MIN (a.x, b.x), MIN (a.y, b.y), 0.0, 0.0 };

  box.width = MAX (a.x + a.width, b.x + b.width) - box.x;
  box.height = MAX (a.y + a.height, b.y + b.height) - box.y;
  return box;
}

guint32
entente_walk_to_actor (EntenteScene *scene,
                       EntentePoint  from,
                       guint32       but,
                       int           dx,
                       int           dy)
{
  double best = INFINITY;
  guint32 found = ENTENTE_NO_SLOT;

  for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (scene, i);
      EntentePoint to = entente_box_get_middle (actor->outline);
      double ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      double aside = fabs ((to.x - from.x) * dy + (to.y - from.y) * dx);

      if (actor->actor == but || !(ahead > 0.0) || aside > ahead * CONE_SLOPE)
        continue;
      if (ahead + SIDE_WEIGHT * aside < best)
        {
          best = ahead + SIDE_WEIGHT * aside;
          found = actor->actor;
        }
    }
  return found;
}

/* (element-type guint32): each once, though a loop names its actor twice. */
static GArray *
list_relations (EntenteMap *map,
                guint32     actor)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, actor, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      if (g_hash_table_add (seen, GUINT_TO_POINTER (reference.relation)))
        g_array_append_val (relations, reference.relation);
    }
  return relations;
}

static guint
find_index (GArray  *relations,
            guint32  relation)
{
  guint i = 0;

  while (i < relations->len && g_array_index (relations, guint32, i) != relation)
    i++;
  return i;
}

guint32
entente_walk_to_relation (EntenteMap *map,
                          guint32     actor,
                          guint32     relation,
                          int         step,
                          GHashTable *passed)
{
  g_autoptr (GArray) relations = list_relations (map, actor);
  guint n = relations->len;
  guint at = find_index (relations, relation);

  if (n == 0)
    return ENTENTE_NO_SLOT;
  if (at == n)
    at = step > 0 ? n - 1 : 0;
  for (guint i = 0; i < n; i++)
    {
      guint32 found;

      at = (step > 0 ? at + 1 : at + n - 1) % n;
      found = g_array_index (relations, guint32, at);
      if (passed == NULL || !g_hash_table_contains (passed, GUINT_TO_POINTER (found)))
        return found;
    }
  return relation;
}

static EntenteBox
get_line_box (const EntenteSceneRelation *relation)
{
  const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
  EntenteBox box = { points[0].x, points[0].y, 0.0, 0.0 };

  for (guint i = 1; i < relation->n_points; i++)
    {
      EntenteBox point = { points[i].x, points[i].y, 0.0, 0.0 };

      box = entente_box_join (box, point);
    }
  if (relation->has_label)
    {
      const EntenteSceneLabel *label = &relation->marks->label;
      double reach = label->width / 2.0;
      EntenteBox around = { label->x - reach, label->y - reach, 2.0 * reach, 2.0 * reach };

      box = entente_box_join (box, around);
    }
  return box;
}

gboolean
entente_walk_get_box (EntenteScene *scene,
                      EntenteItem   item,
                      EntenteBox   *box)
{
  const EntenteSceneActor *actor = NULL;
  const EntenteSceneRelation *relation = NULL;

  if (item.type == ENTENTE_RECORD_ACTOR)
    actor = entente_scene_find_actor (scene, item.slot);
  else if (item.type == ENTENTE_RECORD_RELATION)
    relation = entente_scene_find_relation (scene, item.slot);

  if (actor != NULL)
    *box = actor->outline;
  else if (relation != NULL && relation->n_points > 0)
    *box = get_line_box (relation);
  else
    return FALSE;
  return TRUE;
}
