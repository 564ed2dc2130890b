/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule a sample's picture keeps at 1:1: every relation shows its label, no label overlaps an
 * actor or another label, none is crossed by another line or tie. */
#include "entente-scene.h"
#include "sample-files.h"

#include <math.h>

/* Half the width of a thin line, and of an actor's rim. */
#define MARGIN_PX 1.0

/* Curves are walked in steps much shorter than a label is high. */
#define STEPS_PER_CURVE 256

typedef gboolean (*PointTest) (EntentePoint  point,
                               gconstpointer data);

static gboolean
is_in_label (EntentePoint  point,
             gconstpointer data)
{
  const EntenteSceneLabel *label = data;
  double dx = point.x - label->x;
  double dy = point.y - label->y;
  double along = dx * cos (label->angle) + dy * sin (label->angle);
  double across = dy * cos (label->angle) - dx * sin (label->angle);

  return fabs (along) < label->width / 2.0 + MARGIN_PX &&
         fabs (across) < label->height / 2.0 + MARGIN_PX;
}

static gboolean
is_in_box (EntentePoint  point,
           gconstpointer data)
{
  const EntenteBox *box = data;

  return point.x > box->x && point.x < box->x + box->width && point.y > box->y &&
         point.y < box->y + box->height;
}

static EntentePoint
get_point (const EntentePoint *curve,
           double              t)
{
  double u = 1.0 - t;
  double weights[4] = { u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t };
  EntentePoint point = { 0.0, 0.0 };

  for (guint i = 0; i < 4; i++)
    {
      point.x += weights[i] * curve[i].x;
      point.y += weights[i] * curve[i].y;
    }

  return point;
}

static gboolean
path_meets (const EntentePoint *points,
            guint               n_points,
            PointTest           test,
            gconstpointer       data)
{
  for (guint i = 0; i + 3 < n_points; i += 3)
    for (guint step = 0; step <= STEPS_PER_CURVE; step++)
      if (test (get_point (&points[i], (double) step / STEPS_PER_CURVE), data))
        return TRUE;

  return FALSE;
}

/* Points along all four sides of the label's box and its middle line. */
static gboolean
label_meets (const EntenteSceneLabel *label,
             PointTest                test,
             gconstpointer            data)
{
  const int n_steps = (int) ceil (label->width);

  for (int i = 0; i <= n_steps; i++)
    for (int j = -1; j <= 1; j++)
      {
        double along = label->width * ((double) i / n_steps - 0.5);
        double across = label->height * 0.5 * j;
        double cosine = cos (label->angle);
        double sine = sin (label->angle);
        EntentePoint point = { label->x + along * cosine - across * sine,
                               label->y + along * sine + across * cosine };

        if (test (point, data))
          return TRUE;
      }

  return FALSE;
}

typedef struct
{
  EntenteMap *map;
  EntenteScene *scene;
} Picture;

static void
picture_set_up (Picture    *self,
                const char *path)
{
  self->map = sample_files_read (path);
  self->scene = entente_scene_new (self->map, NULL);
}

static void
picture_clear (Picture *self)
{
  g_clear_pointer (&self->scene, entente_scene_unref);
  g_clear_object (&self->map);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static const char *
get_id (Picture                    *self,
        const EntenteSceneRelation *relation)
{
  return entente_map_get_id (self->map, ENTENTE_RECORD_RELATION, relation->relation);
}

static void
test_labels_shown (gconstpointer data)
{
  g_auto (Picture) picture = { 0 };

  picture_set_up (&picture, data);
  g_assert_cmpuint (entente_scene_get_n_relations (picture.scene), ==,
                    entente_map_get_n_records (picture.map, ENTENTE_RECORD_RELATION));
  for (guint i = 0; i < entente_scene_get_n_relations (picture.scene); i++)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (picture.scene, i);

      if (!relation->has_label)
        {
          g_test_message ("%s shows no label", get_id (&picture, relation));
          g_test_fail ();
        }
    }
}

static void
test_labels_on_actors (gconstpointer data)
{
  g_auto (Picture) picture = { 0 };

  picture_set_up (&picture, data);
  for (guint i = 0; i < entente_scene_get_n_relations (picture.scene); i++)
    for (guint j = 0; j < entente_scene_get_n_actors (picture.scene); j++)
      {
        const EntenteSceneRelation *relation = entente_scene_get_relation (picture.scene, i);
        const EntenteSceneActor *actor = entente_scene_get_actor (picture.scene, j);

        if (!relation->has_label
            || !label_meets (&relation->marks->label, is_in_box, &actor->outline))
          continue;
        g_test_message ("%s stands on %s", get_id (&picture, relation), actor->text);
        g_test_fail ();
      }
}

static void
test_labels_on_labels (gconstpointer data)
{
  g_auto (Picture) picture = { 0 };

  picture_set_up (&picture, data);
  for (guint i = 0; i < entente_scene_get_n_relations (picture.scene); i++)
    for (guint j = 0; j < entente_scene_get_n_relations (picture.scene); j++)
      {
        const EntenteSceneRelation *one = entente_scene_get_relation (picture.scene, i);
        const EntenteSceneRelation *other = entente_scene_get_relation (picture.scene, j);

        if (i == j || !one->has_label || !other->has_label ||
            !label_meets (&one->marks->label, is_in_label, &other->marks->label))
          continue;
        g_test_message ("%s stands on %s", get_id (&picture, one), get_id (&picture, other));
        g_test_fail ();
      }
}

static void
test_lines_through_labels (gconstpointer data)
{
  g_auto (Picture) picture = { 0 };

  picture_set_up (&picture, data);
  for (guint i = 0; i < entente_scene_get_n_relations (picture.scene); i++)
    for (guint j = 0; j < entente_scene_get_n_relations (picture.scene); j++)
      {
        const EntenteSceneRelation *line = entente_scene_get_relation (picture.scene, i);
        const EntenteSceneRelation *other = entente_scene_get_relation (picture.scene, j);

        if (i == j || !other->has_label ||
            !path_meets (ENTENTE_LINE_POINTS (line), line->n_points, is_in_label,
                             &other->marks->label))
          continue;
        g_test_message ("%s crosses the label of %s", get_id (&picture, line),
                        get_id (&picture, other));
        g_test_fail ();
      }
}

static void
test_ties_through_labels (gconstpointer data)
{
  g_auto (Picture) picture = { 0 };

  picture_set_up (&picture, data);
  for (guint i = 0; i < entente_scene_get_n_ties (picture.scene); i++)
    for (guint j = 0; j < entente_scene_get_n_relations (picture.scene); j++)
      {
        const EntenteSceneTie *tie = entente_scene_get_tie (picture.scene, i);
        const EntenteSceneRelation *relation = entente_scene_get_relation (picture.scene, j);

        if (!relation->has_label ||
            !path_meets (tie->points, tie->n_points, is_in_label, &relation->marks->label))
          continue;
        g_test_message ("a tie of %s crosses the label of %s",
                        entente_map_get_id (picture.map, ENTENTE_RECORD_RELATION, tie->relation),
                        get_id (&picture, relation));
        g_test_fail ();
      }
}

static gboolean
is_joined (Picture                    *self,
           const EntenteSceneRelation *relation,
           guint32                     actor)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (self->map, relation->relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    if (entente_role_get_record_type (reference.role) == ENTENTE_RECORD_ACTOR &&
        reference.role != ENTENTE_ROLE_REGARDING && reference.other == actor)
      return TRUE;

  return FALSE;
}

/* Not asked of every picture, but of a sample: no line or tie runs behind an actor it has nothing
 * to do with. */
static void
test_lines_behind_actors (gconstpointer data)
{
  g_auto (Picture) picture = { 0 };

  picture_set_up (&picture, data);
  for (guint j = 0; j < entente_scene_get_n_actors (picture.scene); j++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (picture.scene, j);

      for (guint i = 0; i < entente_scene_get_n_relations (picture.scene); i++)
        {
          const EntenteSceneRelation *line = entente_scene_get_relation (picture.scene, i);

          if (is_joined (&picture, line, actor->actor) ||
              !path_meets (ENTENTE_LINE_POINTS (line), line->n_points, is_in_box, &actor->outline))
            continue;
          g_test_message ("%s runs behind %s", get_id (&picture, line), actor->text);
          g_test_fail ();
        }
      for (guint i = 0; i < entente_scene_get_n_ties (picture.scene); i++)
        {
          const EntenteSceneTie *tie = entente_scene_get_tie (picture.scene, i);

          if ((tie->role == ENTENTE_ROLE_REGARDING && tie->other == actor->actor) ||
              !path_meets (tie->points, tie->n_points, is_in_box, &actor->outline))
            continue;
          g_test_message ("a tie of %s runs behind %s",
                          entente_map_get_id (picture.map, ENTENTE_RECORD_RELATION, tie->relation),
                          actor->text);
          g_test_fail ();
        }
    }
}

/* The checks themselves see what they are for. */
static void
test_geometry (void)
{
  const EntenteSceneLabel label = { 100.0, 50.0, 80.0, 14.0, G_PI / 4.0 };
  const EntenteBox far_box = { 0.0, 80.0, 60.0, 30.0 };
  const EntenteBox near_box = { 120.0, 70.0, 60.0, 30.0 };
  const EntentePoint through[] = { { 60, 90 }, { 80, 70 }, { 120, 30 }, { 140, 10 } };
  const EntentePoint beside[] = { { 60, 40 }, { 80, 60 }, { 120, 100 }, { 140, 120 } };
  const EntenteSceneLabel crossing = { 100.0, 50.0, 80.0, 14.0, -G_PI / 4.0 };

  g_assert_false (label_meets (&label, is_in_box, &far_box));
  g_assert_true (label_meets (&label, is_in_box, &near_box));
  g_assert_true (path_meets (through, G_N_ELEMENTS (through), is_in_label, &label));
  g_assert_false (path_meets (beside, G_N_ELEMENTS (beside), is_in_label, &label));
  g_assert_true (label_meets (&label, is_in_label, &crossing));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/samples/picture/geometry", test_geometry);
  sample_files_add_tests ("/samples/picture/labels-shown", test_labels_shown);
  sample_files_add_tests ("/samples/picture/labels-on-actors", test_labels_on_actors);
  sample_files_add_tests ("/samples/picture/labels-on-labels", test_labels_on_labels);
  sample_files_add_tests ("/samples/picture/lines-through-labels", test_lines_through_labels);
  sample_files_add_tests ("/samples/picture/ties-through-labels", test_ties_through_labels);
  sample_files_add_tests ("/samples/picture/lines-behind-actors", test_lines_behind_actors);

  return g_test_run ();
}
