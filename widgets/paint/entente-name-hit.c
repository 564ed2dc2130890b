/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-dot.h"
#include "entente-metrics.h"
#include "entente-names.h"
#include "entente-track.h"

/* Where more actors than so many may be near, those that have names are fewer. */
#define MOST_NEAR 2000.0

/* What is fainter cannot be meant. */
#define LEAST_ALPHA 0.5

static gboolean
is_at (const EntenteName *name,
       EntentePoint       point,
       double             zoom)
{
  EntenteBox box;

  if (entente_name_get_alpha (name, zoom) < LEAST_ALPHA)
    return FALSE;
  box = entente_name_get_box (name, zoom);
  return entente_box_contains (&box, point);
}

/* Where dots lie whose names may be there. */
static EntenteBox
get_reach (EntentePoint point,
           double       zoom)
{
  double dot = entente_dot_get_most (zoom);
  double across = (ENTENTE_ACTOR_NAME_MAX_PX + 2.0 * dot) / zoom;
  double down = (ENTENTE_ACTOR_HEIGHT_PX + 2.0 * dot) / zoom;

  return (EntenteBox) { point.x - across, point.y - down, 2.0 * across, 2.0 * down };
}

static const EntenteName *
find_among_near (EntenteNames     *names,
                 EntenteScene     *scene,
                 const EntenteBox *reach,
                 EntentePoint      point,
                 double            zoom)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));

  entente_scene_find_in_box (scene, reach, actors, NULL);
  for (guint i = 0; i < actors->len; i++)
    {
      const EntenteSceneActor *actor
          = entente_scene_get_actor (scene, g_array_index (actors, guint32, i));
      const EntenteName *name = entente_names_find (names, actor->actor);

      if (name != NULL && is_at (name, point, zoom))
        return name;
    }
  return NULL;
}

static const EntenteName *
find_among_shown (EntenteNames *names,
                  EntentePoint  point,
                  double        zoom)
{
  EntenteNamesIter iter;
  const EntenteName *name;

  entente_names_iter_init (&iter, names, zoom);
  while ((name = entente_names_iter_next (&iter)) != NULL)
    if (is_at (name, point, zoom))
      return name;
  return NULL;
}

/**
 * entente_names_find_at:
 * @scene: whose names these are
 *
 * From afar few names show; from near few actors are near: either takes less than a millisecond.
 *
 * Returns: (nullable): the name beside a dot that is written there
 */
const EntenteName *
entente_names_find_at (EntenteNames *self,
                       EntenteScene *scene,
                       EntentePoint  point,
                       double        zoom)
{
  EntenteBox bounds = entente_scene_get_bounds (scene);
  EntenteBox reach = get_reach (point, zoom);
  double part = reach.width * reach.height / MAX (bounds.width * bounds.height, 1.0);

  if (zoom >= ENTENTE_DOTS_ZOOM)
    return NULL;
  if (part * entente_scene_get_n_actors (scene) > MOST_NEAR)
    return find_among_shown (self, point, zoom);
  return find_among_near (self, scene, &reach, point, zoom);
}
