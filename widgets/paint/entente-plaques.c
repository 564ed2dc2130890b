/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-plaques.h"

#include "entente-grid.h"

/* With less room than this nothing shows. Pixels. */
#define LEAST_ROOM_PX 6.0

/* Presences are kept as numbers of so many parts. */
#define PARTS 1000.0

static int
compare_from_left (gconstpointer a,
                   gconstpointer b)
{
  const EntenteSceneBundle *one = *(const EntenteSceneBundle *const *) a;
  const EntenteSceneBundle *two = *(const EntenteSceneBundle *const *) b;

  if (one->plaque.x != two->plaque.x)
    return one->plaque.x < two->plaque.x ? -1 : 1;
  return (one->relation > two->relation) - (one->relation < two->relation);
}

static gboolean
counts_more (const EntenteSceneBundle *one,
             const EntenteSceneBundle *two)
{
  if (one->n_relations != two->n_relations)
    return one->n_relations > two->n_relations;
  return one->relation < two->relation;
}

/* Between two boxes, along the axis that parts them more; below 0 where they meet. */
static double
get_room (const EntenteBox *a,
          const EntenteBox *b)
{
  double across = MAX (a->x - b->x - b->width, b->x - a->x - a->width);
  double down = MAX (a->y - b->y - b->height, b->y - a->y - a->height);

  return MAX (across, down);
}

static double
get_presence (double room, /* map units */
              double zoom)
{
  double part = (room * zoom - LEAST_ROOM_PX) / (ENTENTE_PLAQUE_ROOM_PX - LEAST_ROOM_PX);

  part = CLAMP (part, 0.0, 1.0);
  return part * part * (3.0 - 2.0 * part);
}

static void
lower (GHashTable *self,
       guint32     leader,
       double      presence)
{
  if (presence < entente_plaques_get_presence (self, leader))
    g_hash_table_insert (self, GUINT_TO_POINTER (leader),
                         GUINT_TO_POINTER ((guint) (presence * PARTS)));
}

double
entente_plaques_get_reach (double zoom)
{
  return ENTENTE_PLAQUE_ROOM_PX / zoom;
}

double
entente_plaques_get_presence (GHashTable *self,
                              guint32     leader)
{
  gpointer parts;

  if (!g_hash_table_lookup_extended (self, GUINT_TO_POINTER (leader), NULL, &parts))
    return 1.0;
  return GPOINTER_TO_UINT (parts) / PARTS;
}

/**
 * entente_plaques_find:
 *
 * Finds what lies near to what by a sweep from left to right: n log n, and what is near.
 */
GHashTable *
entente_plaques_find (GPtrArray *bundles,
                      double     zoom)
{
  GHashTable *self = g_hash_table_new (NULL, NULL);
  double reach = entente_plaques_get_reach (zoom);

  g_ptr_array_sort (bundles, compare_from_left);
  for (guint i = 0; i < bundles->len; i++)
    {
      const EntenteSceneBundle *one = g_ptr_array_index (bundles, i);

      for (guint j = i + 1; j < bundles->len; j++)
        {
          const EntenteSceneBundle *two = g_ptr_array_index (bundles, j);
          double room;

          if (two->plaque.x - one->plaque.x - one->plaque.width >= reach)
            break;
          room = get_room (&one->plaque, &two->plaque);
          if (room < reach)
            lower (self, counts_more (one, two) ? two->relation : one->relation,
                   get_presence (room, zoom));
        }
    }
  return self;
}

static void
add_bundle (EntenteScene *scene,
            guint32       index,
            GPtrArray    *bundles)
{
  const EntenteSceneRelation *relation = entente_scene_get_relation (scene, index);

  if (relation->leads)
    g_ptr_array_add (bundles, (gpointer) entente_scene_find_bundle (scene, relation->relation));
}

/**
 * entente_plaques_is_present:
 *
 * Returns: whether more than half of it shows, to be pointed at
 */
gboolean
entente_plaques_is_present (EntenteScene             *scene,
                            const EntenteSceneBundle *bundle,
                            double                    zoom)
{
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GPtrArray) bundles = g_ptr_array_new ();
  g_autoptr (GHashTable) presences = NULL;
  EntenteExtent near = entente_extent_of_box (&bundle->plaque, entente_plaques_get_reach (zoom));
  const EntenteBox box = { near.x0, near.y0, near.x1 - near.x0, near.y1 - near.y0 };

  entente_scene_find_in_box (scene, &box, NULL, relations);
  for (guint i = 0; i < relations->len; i++)
    add_bundle (scene, g_array_index (relations, guint32, i), bundles);
  presences = entente_plaques_find (bundles, zoom);
  return entente_plaques_get_presence (presences, bundle->relation) > 0.5;
}
