/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Entente"

#include "entente-scene.h"

#include "entente-names.h"
#include "entente-scene-private.h"

#include <math.h>

#define POINTS_PER_BLOCK 4096
#define ARROW_REACH_PX 6.0 /* of an arrowhead or a halo beyond the line's own points */
#define LINES_PER_CELL 2
#define LARGE_PART 256.0   /* a larger part of the map than one of these is large */

G_DEFINE_BOXED_TYPE (EntenteScene, entente_scene, entente_scene_ref, entente_scene_unref)

/* Points stand in blocks that are never moved, so that what has been handed out stays valid. */
EntentePoint *
entente_scene_add_points (EntenteScene       *self,
                          const EntentePoint *points,
                          guint               n_points)
{
  EntentePoint *place;

  if (self->block_left < n_points)
    {
      self->block_left = MAX (POINTS_PER_BLOCK, n_points);
      self->block_next = g_new (EntentePoint, self->block_left);
      g_ptr_array_add (self->blocks, self->block_next);
    }

  place = self->block_next;
  memcpy (place, points, n_points * sizeof *points);
  self->block_next += n_points;
  self->block_left -= n_points;
  return place;
}

void
entente_scene_set_curve (EntenteScene       *self,
                         guint               relation,
                         const EntentePoint *points,
                         guint               n_points)
{
  self->relations[relation].points = entente_scene_add_points (self, points, n_points);
  self->relations[relation].n_points = n_points;
}

void
entente_scene_set_tie (EntenteScene       *self,
                       guint               tie,
                       const EntentePoint *points,
                       guint               n_points)
{
  self->ties[tie].points = entente_scene_add_points (self, points, n_points);
  self->ties[tie].n_points = n_points;
}

EntenteScene *
entente_scene_create (void)
{
  EntenteScene *self = g_new0 (EntenteScene, 1);

  g_atomic_ref_count_init (&self->references);
  self->texts = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static EntenteExtent
get_label_extent (const EntenteSceneLabel *label)
{
  EntenteTurned turned;

  entente_turned_init (&turned, label->x, label->y, label->width, label->height, label->angle);
  return turned.extent;
}

/* Of a relation's line with its arrowheads, its label, and its ties. */
static EntenteExtent
get_relation_extent (EntenteScene *self,
                     guint         index)
{
  const EntenteSceneRelation *relation = &self->relations[index];
  EntenteExtent extent = entente_extent_of_curves (relation->points, relation->n_points);

  entente_extent_grow (&extent, ARROW_REACH_PX + (double) relation->width);
  if (relation->has_label)
    {
      EntenteExtent label = get_label_extent (&relation->label);

      entente_extent_join (&extent, &label);
    }
  for (guint i = self->first_ties[index]; i < self->first_ties[index + 1]; i++)
    {
      EntenteExtent tie = entente_extent_of_curves (self->ties[i].points, self->ties[i].n_points);

      entente_extent_grow (&tie, ENTENTE_DIAMOND_PX);
      entente_extent_join (&extent, &tie);
    }
  return extent;
}

static void
measure_bounds (EntenteScene *self)
{
  EntenteExtent bounds = ENTENTE_EXTENT_EMPTY;

  for (guint i = 0; i < self->n_actors; i++)
    {
      EntenteExtent box = entente_extent_of_box (&self->actors[i].outline, ENTENTE_LINE_MAX_PX);

      entente_extent_join (&bounds, &box);
    }
  self->reaches = g_new (EntenteReach, self->n_relations);
  for (guint i = 0; i < self->n_relations; i++)
    {
      EntenteExtent extent = get_relation_extent (self, i);

      entente_extent_join (&bounds, &extent);
      self->reaches[i] = (EntenteReach){ nextafterf ((float) extent.x0, -HUGE_VALF),
                                         nextafterf ((float) extent.y0, -HUGE_VALF),
                                         nextafterf ((float) extent.x1, HUGE_VALF),
                                         nextafterf ((float) extent.y1, HUGE_VALF) };
    }

  if (self->n_actors > 0)
    self->bounds = (EntenteBox){ bounds.x0, bounds.y0, bounds.x1 - bounds.x0,
                                 bounds.y1 - bounds.y0 };
}

static void
index_actors (EntenteScene *self)
{
  g_autofree EntentePoint *middles = g_new (EntentePoint, self->n_actors);

  for (guint i = 0; i < self->n_actors; i++)
    {
      const EntenteBox *box = &self->actors[i].outline;

      middles[i] = (EntentePoint){ box->x + box->width / 2.0, box->y + box->height / 2.0 };
    }
  self->actor_grid = entente_grid_new (middles, self->n_actors, self->n_actors);
  self->line_grid = entente_grid_new (middles, self->n_actors,
                                      self->n_relations / LINES_PER_CELL);

  for (guint i = 0; i < self->n_actors; i++)
    {
      EntenteExtent extent = entente_extent_of_box (&self->actors[i].outline, 0.0);

      entente_grid_add_extent (self->actor_grid, i, &extent);
    }
}

/* A relation stands in the cells of its line, its label, its diamond and its ties. */
static void
index_relations (EntenteScene *self)
{
  for (guint i = 0; i < self->n_relations; i++)
    {
      const EntenteSceneRelation *relation = &self->relations[i];

      entente_grid_add_track (self->line_grid, i, relation->points, relation->n_points,
                              ARROW_REACH_PX + (double) relation->width);
      for (guint j = self->first_ties[i]; j < self->first_ties[i + 1]; j++)
        entente_grid_add_track (self->line_grid, i, self->ties[j].points, self->ties[j].n_points,
                                ENTENTE_DIAMOND_PX);
      if (relation->has_label)
        {
          EntenteExtent extent = get_label_extent (&relation->label);

          entente_grid_add_extent (self->line_grid, i, &extent);
        }
    }
}

void
entente_scene_index (EntenteScene *self)
{
  measure_bounds (self);
  index_actors (self);
  index_relations (self);
}

/**
 * entente_scene_new_near:
 * @map: a map
 * @places: (nullable): where actors are shown whom the map does not place
 * @before: (nullable): the scene before the change
 *
 * Lays out what is drawn of a map: boxes of its actors, curves of its relations, labels, ties.
 * The same map and places give the same scene; with @before, also what it chose. Main thread; who
 * must not wait takes an EntenteSketch.
 *
 * Returns: (transfer full): a scene
 */
EntenteScene *
entente_scene_new_near (EntenteMap    *map,
                        EntentePlaces *places,
                        EntenteScene  *before)
{
  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);

  return entente_sketch_to_scene (entente_sketch_new (map, places), ENTENTE_CARE_SEARCH, before,
                                  NULL);
}

EntenteScene *
entente_scene_new (EntenteMap    *map,
                   EntentePlaces *places)
{
  return entente_scene_new_near (map, places, NULL);
}

EntenteScene *
entente_scene_new_empty (void)
{
  EntenteScene *self = entente_scene_create ();

  self->first_ties = g_new0 (guint32, 1);
  entente_scene_index (self);
  return self;
}

gboolean
entente_scene_is_searched (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->choices != NULL;
}

EntenteScene *
entente_scene_ref (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
entente_scene_unref (EntenteScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->actors);
  g_free (self->relations);
  g_free (self->ties);
  g_free (self->first_ties);
  g_free (self->reaches);
  g_free (self->actor_indices);
  g_free (self->relation_indices);
  g_free (self->choices);
  g_free (self->tie_choices);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->blocks);
  entente_grid_free (self->actor_grid);
  entente_grid_free (self->line_grid);
  entente_names_free ((EntenteNames *) self->names);
  g_free ((gpointer) self->density);
  g_free (self);
}

EntenteBox
entente_scene_get_bounds (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, ((EntenteBox){ 0.0, 0.0, 0.0, 0.0 }));

  return self->bounds;
}

guint
entente_scene_get_n_actors (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_actors;
}

const EntenteSceneActor *
entente_scene_get_actor (EntenteScene *self,
                         guint         index)
{
  g_return_val_if_fail (self != NULL && index < self->n_actors, NULL);

  return &self->actors[index];
}

guint
entente_scene_get_n_relations (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_relations;
}

const EntenteSceneRelation *
entente_scene_get_relation (EntenteScene *self,
                            guint         index)
{
  g_return_val_if_fail (self != NULL && index < self->n_relations, NULL);

  return &self->relations[index];
}

guint
entente_scene_get_n_ties (EntenteScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_ties;
}

const EntenteSceneTie *
entente_scene_get_tie (EntenteScene *self,
                       guint         index)
{
  g_return_val_if_fail (self != NULL && index < self->n_ties, NULL);

  return &self->ties[index];
}

const EntenteSceneActor *
entente_scene_find_actor (EntenteScene *self,
                          guint32       slot)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (slot >= self->n_actor_slots || self->actor_indices[slot] == ENTENTE_NO_INDEX)
    return NULL;
  return &self->actors[self->actor_indices[slot]];
}

const EntenteSceneRelation *
entente_scene_find_relation (EntenteScene *self,
                             guint32       slot)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (slot >= self->n_relation_slots || self->relation_indices[slot] == ENTENTE_NO_INDEX)
    return NULL;
  return &self->relations[self->relation_indices[slot]];
}

guint
entente_scene_find_ties (EntenteScene *self,
                         guint32       relation,
                         guint        *n_ties)
{
  guint32 index;

  g_return_val_if_fail (self != NULL && n_ties != NULL, 0);

  *n_ties = 0;
  if (relation >= self->n_relation_slots || self->relation_indices[relation] == ENTENTE_NO_INDEX)
    return 0;
  index = self->relation_indices[relation];
  *n_ties = self->first_ties[index + 1] - self->first_ties[index];
  return self->first_ties[index];
}

/* Looking through all extents is quicker than through many cells in which the same lines stand. */
static gboolean
is_large (EntenteScene     *self,
          const EntenteBox *box)
{
  return box->width * box->height * LARGE_PART > self->bounds.width * self->bounds.height;
}

static void
add_all (EntenteScene *self,
         GArray       *relations)
{
  for (guint32 i = 0; i < self->n_relations; i++)
    g_array_append_val (relations, i);
}

void
entente_scene_find_in_box (EntenteScene     *self,
                           const EntenteBox *box,
                           GArray           *actors,
                           GArray           *relations)
{
  EntenteExtent extent;
  guint n;

  g_return_if_fail (self != NULL && box != NULL);

  extent = entente_extent_of_box (box, 0.0);
  if (actors != NULL)
    entente_grid_find (self->actor_grid, &extent, actors);
  if (relations == NULL)
    return;

  n = relations->len;
  if (is_large (self, box))
    add_all (self, relations);
  else
    entente_grid_find (self->line_grid, &extent, relations);
  for (guint i = n; i < relations->len; i++)
    {
      guint32 index = g_array_index (relations, guint32, i);

      if (entente_reach_meets (&self->reaches[index], &extent))
        g_array_index (relations, guint32, n++) = index;
    }
  g_array_set_size (relations, n);
}
