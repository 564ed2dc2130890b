/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scene-rules.h"

#include "entente-outline.h"
#include "entente-sentence.h"
#include "entente-turned.h"

#include <math.h>

#define FINE_STEPS 64
#define ON_OUTLINE_PX 0.01

static void
check_points (const EntentePoint *points,
              guint               n_points,
              const EntenteBox   *bounds)
{
  g_assert_cmpuint (n_points, >=, 4);
  g_assert_cmpuint (n_points % 3, ==, 1);
  for (guint i = 0; i < n_points; i++)
    {
      g_assert_true (isfinite (points[i].x));
      g_assert_true (isfinite (points[i].y));
    }
  for (guint i = 0; i < n_points; i += 3)
    {
      g_assert_cmpfloat (points[i].x, >=, bounds->x);
      g_assert_cmpfloat (points[i].x, <=, bounds->x + bounds->width);
      g_assert_cmpfloat (points[i].y, >=, bounds->y);
      g_assert_cmpfloat (points[i].y, <=, bounds->y + bounds->height);
    }
}

static void
check_on_outline (EntenteScene *scene,
                  guint32       actor,
                  EntentePoint  point)
{
  const EntenteSceneActor *drawn = entente_scene_find_actor (scene, actor);

  g_assert_nonnull (drawn);
  g_assert_cmpfloat (fabs (entente_outline_distance (drawn->shape, &drawn->outline, point)), <=,
                     ON_OUTLINE_PX);
}

static void
check_relation (EntenteScene               *scene,
                const EntenteSceneRelation *relation,
                const EntenteBox           *bounds)
{
  const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
  const EntenteSceneLabel *label = &relation->marks->label;

  check_points (points, relation->n_points, bounds);
  check_on_outline (scene, relation->source, points[0]);
  check_on_outline (scene, relation->target, points[relation->n_points - 1]);
  g_assert_true (entente_scene_find_relation (scene, relation->relation) == relation);
  g_assert_cmpfloat (relation->width, >=, (float) ENTENTE_LINE_MIN_PX);
  g_assert_cmpfloat (relation->width, <=, (float) ENTENTE_LINE_MAX_PX);
  if (!relation->has_label)
    return;

  g_assert_nonnull (relation->marks->text);
  g_assert_true (g_utf8_validate (relation->marks->text, -1, NULL));
  g_assert_cmpfloat (fabs (label->angle), <=, G_PI_2 + 1e-9);
  g_assert_cmpfloat ((double) relation->marks->text_offset, <, label->width);
  g_assert_true (isfinite (label->x + label->y + label->width));
}

void
scene_rules_check_shape (EntenteScene *scene)
{
  EntenteBox bounds = entente_scene_get_bounds (scene);

  g_assert_true (isfinite (bounds.x + bounds.y + bounds.width + bounds.height));
  for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (scene, i);

      g_assert_true (entente_scene_find_actor (scene, actor->actor) == actor);
      g_assert_cmpfloat (actor->outline.height, ==, ENTENTE_ACTOR_HEIGHT_PX);
      g_assert_cmpfloat (actor->label.x, >=, actor->outline.x);
      g_assert_cmpfloat (actor->label.width, <=, ENTENTE_ACTOR_NAME_MAX_PX);
      g_assert_cmpstr (actor->text, !=, "");
    }
  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    check_relation (scene, entente_scene_get_relation (scene, i), &bounds);
  for (guint i = 0; i < entente_scene_get_n_ties (scene); i++)
    {
      const EntenteSceneTie *tie = entente_scene_get_tie (scene, i);
      const EntenteSceneRelation *relation = entente_scene_find_relation (scene, tie->relation);

      check_points (tie->points, tie->n_points, &bounds);
      g_assert_true (relation->has_diamond);
      g_assert_cmpfloat (relation->marks->diamond.x, ==, tie->points[0].x);
      g_assert_cmpfloat (relation->marks->diamond.y, ==, tie->points[0].y);
      if (tie->role == ENTENTE_ROLE_REGARDING)
        check_on_outline (scene, tie->other, tie->points[tie->n_points - 1]);
    }
}

static void
check_label (EntenteScene *scene,
             guint         index,
             GArray       *tracks,
             GArray       *boxes)
{
  const EntenteTurned *box = &g_array_index (boxes, EntenteTurned, index);

  for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
    g_assert_false (entente_turned_meets_box (box, &entente_scene_get_actor (scene, i)->outline,
                                              0.0));
  for (guint i = 0; i < boxes->len; i++)
    if (i != index && entente_scene_get_relation (scene, i)->has_label)
      g_assert_false (entente_turned_meets (box, &g_array_index (boxes, EntenteTurned, i), 0.0));
  for (guint i = 0; i < tracks->len; i++)
    if (i != index)
      g_assert_false (entente_turned_meets_track (box, &g_array_index (tracks, EntenteTrack, i),
                                                  0.0));
}

static void
clear_track (gpointer track)
{
  entente_track_clear (track);
}

void
scene_rules_check_labels (EntenteScene *scene)
{
  g_autoptr (GArray) tracks = g_array_new (FALSE, FALSE, sizeof (EntenteTrack));
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (EntenteTurned));

  g_array_set_clear_func (tracks, clear_track);
  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (scene, i);
      EntenteTrack track;
      EntenteTurned box;

      entente_track_init (&track, ENTENTE_LINE_POINTS (relation), relation->n_points, FINE_STEPS);
      g_array_append_val (tracks, track);
      entente_turned_init (&box, relation->marks->label.x, relation->marks->label.y,
                           relation->marks->label.width, relation->marks->label.height,
                           relation->marks->label.angle);
      g_array_append_val (boxes, box);
    }
  for (guint i = 0; i < entente_scene_get_n_ties (scene); i++)
    {
      const EntenteSceneTie *tie = entente_scene_get_tie (scene, i);
      EntenteTrack track;

      entente_track_init (&track, tie->points, tie->n_points, FINE_STEPS);
      g_array_append_val (tracks, track);
    }

  for (guint i = 0; i < boxes->len; i++)
    if (entente_scene_get_relation (scene, i)->has_label)
      check_label (scene, i, tracks, boxes);
}

guint
scene_rules_count_missing (EntenteScene *scene,
                           EntenteMap   *map)
{
  guint n = 0;

  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (scene, i);

      if (!relation->has_label && entente_map_get_relation_label (map, relation->relation) != NULL)
        n++;
    }
  return n;
}
