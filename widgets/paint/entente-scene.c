/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene.h"

#include "entente-beside.h"
#include "entente-names.h"
#include "entente-reach-tree.h"
#include "entente-whole.h"

#include <math.h>

#define POINTS_PER_BLOCK 4096

/* Of a map's memory most is by the number of relations. */
G_STATIC_ASSERT (sizeof (EntenteSceneRelation) <= 72);

const EntenteSceneMarks entente_scene_no_marks = { 0 };

G_DEFINE_BOXED_TYPE (EntenteScene, entente_scene, entente_scene_ref, entente_scene_unref)

/* Points stand in blocks that are never moved, so that what has been handed out stays valid. */
static EntentePoint *
add_points (EntenteScene       *self,
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
  EntenteSceneRelation *drawn = &self->relations[relation];

  drawn->line.points = add_points (self, points, n_points);
  drawn->n_points = n_points;
  drawn->is_packed = FALSE;
}

EntenteSceneMarks *
entente_scene_add_marks (EntenteScene *self,
                         guint         relation)
{
  EntenteSceneRelation *marked = &self->relations[relation];
  EntenteSceneMarks *marks;

  if (marked->marks != &entente_scene_no_marks)
    return (EntenteSceneMarks *) marked->marks;
  marks = g_new0 (EntenteSceneMarks, 1);
  g_ptr_array_add (self->marks, marks);
  marked->marks = marks;
  return marks;
}

void
entente_scene_set_tie (EntenteScene       *self,
                       guint               tie,
                       const EntentePoint *points,
                       guint               n_points)
{
  self->ties[tie].points = add_points (self, points, n_points);
  self->ties[tie].n_points = n_points;
}

EntenteScene *
entente_scene_create (void)
{
  static gsize last_serial = 0;
  EntenteScene *self = g_new0 (EntenteScene, 1);

  g_atomic_ref_count_init (&self->references);
  self->serial = g_atomic_pointer_add (&last_serial, 1) + 1;
  self->texts = g_string_chunk_new (4096);
  self->marks = g_ptr_array_new_with_free_func (g_free);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

EntenteExtent
entente_scene_get_label_extent (const EntenteSceneLabel *label)
{
  EntenteTurned turned;

  entente_turned_init (&turned, label->x, label->y, label->width, label->height, label->angle);
  return turned.extent;
}

EntenteExtent
entente_scene_measure_relation (const EntenteSceneRelation *relation,
                                const EntenteSceneTie      *ties,
                                guint                       n_ties)
{
  EntenteExtent extent
      = entente_extent_of_curves (ENTENTE_LINE_POINTS (relation), relation->n_points);

  entente_extent_grow (&extent, entente_line_get_reach (relation));
  if (relation->has_label)
    {
      EntenteExtent label = entente_scene_get_label_extent (&relation->marks->label);

      entente_extent_join (&extent, &label);
    }
  for (guint i = 0; i < n_ties; i++)
    {
      EntenteExtent tie = entente_extent_of_curves (ties[i].points, ties[i].n_points);

      entente_extent_grow (&tie, ENTENTE_DIAMOND_PX);
      entente_extent_join (&extent, &tie);
    }
  return extent;
}

EntenteReach
entente_reach_of_extent (const EntenteExtent *extent)
{
  return (EntenteReach){ nextafterf ((float) extent->x0, -HUGE_VALF),
                         nextafterf ((float) extent->y0, -HUGE_VALF),
                         nextafterf ((float) extent->x1, HUGE_VALF),
                         nextafterf ((float) extent->y1, HUGE_VALF) };
}

typedef struct
{
  EntenteScene *scene;
  EntenteExtent bounds[2]; /* of each half of the relations */
} Measuring;

static void
measure_relations (guint    first,
                   guint    end,
                   guint    half,
                   gpointer data)
{
  Measuring *measuring = data;
  EntenteScene *self = measuring->scene;
  EntenteExtent bounds = ENTENTE_EXTENT_EMPTY;

  for (guint i = first; i < end; i++)
    {
      guint first_tie = self->first_ties[i];
      guint n_ties = self->first_ties[i + 1] - first_tie;
      EntenteExtent extent = entente_scene_measure_relation (
          &self->relations[i], n_ties > 0 ? &self->ties[first_tie] : NULL, n_ties);

      entente_extent_join (&bounds, &extent);
      self->reaches[i] = entente_reach_of_extent (&extent);
    }
  measuring->bounds[half] = bounds;
}

static void
measure_bounds (EntenteScene *self)
{
  Measuring measuring = { self, { ENTENTE_EXTENT_EMPTY, ENTENTE_EXTENT_EMPTY } };
  EntenteExtent bounds = ENTENTE_EXTENT_EMPTY;

  for (guint i = 0; i < self->n_actors; i++)
    {
      EntenteExtent box = entente_extent_of_box (&self->actors[i].outline, ENTENTE_LINE_MAX_PX);

      entente_extent_join (&bounds, &box);
    }
  self->reaches = g_new (EntenteReach, self->n_relations);
  entente_beside_halve (self->n_relations, measure_relations, &measuring);
  for (guint i = 0; i < G_N_ELEMENTS (measuring.bounds); i++)
    entente_extent_join (&bounds, &measuring.bounds[i]);

  if (self->n_actors > 0)
    self->bounds = (EntenteBox){ bounds.x0, bounds.y0, bounds.x1 - bounds.x0,
                                 bounds.y1 - bounds.y0 };
}

void
entente_scene_index_actors (EntenteScene *self)
{
  if (self->actor_grid != NULL)
    return;
  self->middles = g_new (EntentePoint, self->n_actors);
  for (guint i = 0; i < self->n_actors; i++)
    {
      const EntenteBox *box = &self->actors[i].outline;

      self->middles[i] = (EntentePoint){ box->x + box->width / 2.0, box->y + box->height / 2.0 };
    }
  self->actor_grid = entente_grid_new (self->middles, self->n_actors, self->n_actors);
  for (guint i = 0; i < self->n_actors; i++)
    {
      EntenteExtent extent = entente_extent_of_box (&self->actors[i].outline, 0.0);

      entente_grid_add_extent (self->actor_grid, i, &extent);
    }
}

static void
index_lines (gpointer data)
{
  EntenteScene *self = data;

  self->line_tree = entente_reach_tree_new (self->reaches, self->n_relations, &self->bounds);
  g_clear_pointer (&self->reaches, g_free);
  self->far_lines = entente_far_lines_new (self);
}

static void
place_names (gpointer data)
{
  entente_names_for_zoom (data, 0.0);
}

void
entente_scene_index (EntenteScene *self)
{
  measure_bounds (self);
  entente_scene_index_actors (self);
  index_lines (self);
}

void
entente_scene_index_named (EntenteScene *self)
{
  measure_bounds (self);
  entente_scene_index_actors (self);
  entente_beside_run (place_names, index_lines, self);
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
  g_clear_pointer (&self->base, entente_scene_unref);
  g_clear_pointer (&self->actor_amendments, g_array_unref);
  g_clear_pointer (&self->relation_amendments, g_array_unref);
  g_clear_pointer (&self->origin_actors, g_array_unref);
  g_clear_pointer (&self->origin_relations, g_array_unref);
  entente_look_clear (&self->look);
  g_free (self->actors);
  g_free (self->middles);
  g_free (self->relations);
  g_free (self->ties);
  g_free (self->bundles);
  g_free (self->first_ties);
  g_free (self->reaches);
  g_free (self->actor_indices);
  g_free (self->relation_indices);
  g_free (self->choices);
  g_free (self->tie_choices);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  entente_grid_free (self->actor_grid);
  entente_reach_tree_free (self->line_tree);
  entente_far_lines_free (self->far_lines);
  entente_names_free ((EntenteNames *) self->names);
  entente_names_free ((EntenteNames *) self->early_names);
  entente_whole_unref ((gpointer) self->whole);
  g_free (self);
}
