/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scene that is amended edit by edit is the scene that would be laid anew. */

#include "entente-sketch.h"

#include "entente-map-reader.h"
#include "entente-names.h"
#include "entente-painter.h"
#include "entente-turned.h"
#include "entente-whole.h"
#include "random-acts.h"

#include <string.h>

#define N_ACTORS 60
#define N_RELATIONS 460 /* more than are searched */
#define N_FRIENDS 6     /* who have bundles between them */
#define N_STEPS 120
#define FOLD_EVERY 40
#define PAINT_EVERY 25
#define PICTURE_PX 500
#define TOLERANCE 8

typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  GArray *changes; /* EntenteChange, since the scene */
  EntenteScene *scene;
  GRand *random;
} Fixture;

static void
changed_cb (Fixture *fixture,
            gpointer changes,
            guint    n_changes)
{
  g_array_append_vals (fixture->changes, changes, n_changes);
}

static void
add_third (GString *json,
           GRand   *random,
           guint    i)
{
  guint actor = (guint) g_rand_int_range (random, 0, N_ACTORS);

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      g_string_append_printf (json, ",\"via\":[\"a%u\"]", actor);
      break;
    case 1:
      g_string_append_printf (json, ",\"regarding\":[\"a%u\"]", actor);
      break;
    case 2:
      g_string_append_printf (json, ",\"concerns\":[\"r%u\"]", i / 2);
      break;
    case 3:
      g_string_append (json, ",\"bend\":{\"along\":0.1,\"across\":0.2}");
      break;
    default:
      break;
    }
}

/* @spread: map units between actors; very far apart, there are no labels. */
static EntenteMap *
make_map (GRand  *random,
          double  spread)
{
  g_autoptr (GString) json
      = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"articles\":[{\"id\":\"t\","
                      "\"title\":\"T\",\"text\":\"Some words to cite.\"}],\"actors\":[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map;

  for (guint i = 0; i < N_ACTORS; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"a%u\",\"name\":\"Actor %u\",\"position\":"
                            "{\"x\":%d,\"y\":%d}}",
                            i == 0 ? "" : ",", i, i, (int) (i % 8 * spread),
                            (int) (i / 8 * spread * 0.7));
  g_string_append (json, "],\"relations\":[");
  for (guint i = 0; i < N_RELATIONS; i++)
    {
      gint32 n_ends = i % 3 == 0 ? N_FRIENDS : N_ACTORS;

      g_string_append_printf (json, "%s{\"id\":\"r%u\",\"source\":\"a%d\",\"target\":\"a%d\"",
                              i == 0 ? "" : ",", i, g_rand_int_range (random, 0, n_ends),
                              g_rand_int_range (random, 0, n_ends));
      if (i % 2 == 0)
        g_string_append_printf (json, ",\"label\":\"says %u\",\"tone\":%d", i, (int) (i % 19) - 9);
      add_third (json, random, i);
      g_string_append_c (json, '}');
    }
  g_string_append (json, "]}");
  bytes = g_bytes_new (json->str, json->len);
  map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return map;
}

static void
set_up (Fixture *self,
        guint32  seed,
        double   spread)
{
  self->random = g_rand_new_with_seed (seed);
  self->map = make_map (self->random, spread);
  self->history = entente_history_new (self->map);
  self->changes = g_array_new (FALSE, FALSE, sizeof (EntenteChange));
  self->scene = entente_scene_new (self->map, NULL);
  g_signal_connect_swapped (self->map, "changed", G_CALLBACK (changed_cb), self);
  g_assert_false (entente_scene_is_searched (self->scene));
}

static void
tear_down (Fixture *self)
{
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_clear_pointer (&self->scene, entente_scene_unref);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->map);
  g_array_unref (self->changes);
  g_rand_free (self->random);
}

static EntenteScene *
lay_anew (Fixture *self)
{
  return entente_sketch_to_scene (entente_sketch_new (self->map, NULL), ENTENTE_CARE_QUICK, NULL,
                                  NULL);
}

static void
edit (Fixture *self)
{
  gint32 what = g_rand_int_range (self->random, 0, 10);

  if (what == 0)
    entente_history_undo (self->history);
  else if (what == 1)
    entente_history_redo (self->history);
  else
    {
      EntenteAct *act = random_act (self->map, self->random);

      if (act != NULL)
        entente_history_perform (self->history, act);
    }
}

/* Brings the scene up to date; FALSE where it had to be laid anew. */
static gboolean
follow (Fixture *self)
{
  EntenteScene *scene = entente_scene_amend (
      self->scene, self->map, NULL, (const EntenteChange *) (gpointer) self->changes->data,
      self->changes->len);
  gboolean amended = scene != NULL;

  g_array_set_size (self->changes, 0);
  if (!amended)
    scene = lay_anew (self);
  entente_scene_unref (self->scene);
  self->scene = scene;
  return amended;
}

static void
assert_same_actors (EntenteScene *a,
                    EntenteScene *b)
{
  g_assert_cmpuint (entente_scene_get_n_actors (a), ==, entente_scene_get_n_actors (b));
  for (guint i = 0; i < entente_scene_get_n_actors (a); i++)
    {
      const EntenteSceneActor *first = entente_scene_get_actor (a, i);
      const EntenteSceneActor *second = entente_scene_get_actor (b, i);

      g_assert_true (entente_scene_find_actor (a, first->actor) == first);
      g_assert_cmpuint (first->actor, ==, second->actor);
      g_assert_cmpuint (first->kind, ==, second->kind);
      g_assert_cmpuint (first->color, ==, second->color);
      g_assert_cmpuint (first->shape, ==, second->shape);
      g_assert_cmpuint (first->n_relations, ==, second->n_relations);
      g_assert_cmpstr (first->text, ==, second->text);
      g_assert_cmpmem (&first->outline, sizeof first->outline, &second->outline,
                       sizeof second->outline);
    }
}

static void
assert_same_ties (EntenteScene *a,
                  EntenteScene *b,
                  guint32       relation)
{
  guint n_first, n_second;
  guint first = entente_scene_find_ties (a, relation, &n_first);
  guint second = entente_scene_find_ties (b, relation, &n_second);

  g_assert_cmpuint (n_first, ==, n_second);
  g_assert_true (n_first == 0 || first == second);
  for (guint i = 0; i < n_first; i++)
    {
      const EntenteSceneTie *one = entente_scene_get_tie (a, first + i);
      const EntenteSceneTie *two = entente_scene_get_tie (b, second + i);

      g_assert_cmpuint (one->relation, ==, relation);
      g_assert_cmpuint (one->other, ==, two->other);
      g_assert_cmpuint (one->role, ==, two->role);
      g_assert_cmpmem (one->points, one->n_points * sizeof *one->points, two->points,
                       two->n_points * sizeof *two->points);
    }
}

static void
assert_same_bundles (EntenteScene *a,
                     EntenteScene *b,
                     guint32       relation)
{
  const EntenteSceneBundle *first = entente_scene_find_bundle (a, relation);
  const EntenteSceneBundle *second = entente_scene_find_bundle (b, relation);

  g_assert_true ((first == NULL) == (second == NULL));
  if (first == NULL)
    return;
  g_assert_cmpuint (first->relation, ==, relation);
  g_assert_cmpuint (first->n_relations, ==, second->n_relations);
  g_assert_cmpmem (first->n_signs, sizeof first->n_signs, second->n_signs, sizeof second->n_signs);
  g_assert_cmpuint (first->n_forward, ==, second->n_forward);
  g_assert_cmpuint (first->n_back, ==, second->n_back);
  g_assert_cmpuint (first->n_sourced, ==, second->n_sourced);
  g_assert_cmpuint (first->is_one_color, ==, second->is_one_color);
  g_assert_cmpfloat (first->width, ==, second->width);
  g_assert_cmpmem (&first->plaque, sizeof first->plaque, &second->plaque, sizeof second->plaque);
}

static void
assert_same_relations (EntenteScene *a,
                       EntenteScene *b)
{
  g_assert_cmpuint (entente_scene_get_n_relations (a), ==, entente_scene_get_n_relations (b));
  g_assert_cmpuint (entente_scene_get_n_ties (a), ==, entente_scene_get_n_ties (b));
  for (guint i = 0; i < entente_scene_get_n_relations (a); i++)
    {
      const EntenteSceneRelation *first = entente_scene_get_relation (a, i);
      const EntenteSceneRelation *second = entente_scene_get_relation (b, i);

      g_assert_true (entente_scene_find_relation (a, first->relation) == first);
      g_assert_cmpuint (first->relation, ==, second->relation);
      g_assert_cmpuint (first->source, ==, second->source);
      g_assert_cmpuint (first->target, ==, second->target);
      g_assert_cmpuint (first->kind, ==, second->kind);
      g_assert_cmpuint (first->color, ==, second->color);
      g_assert_cmpuint (first->n_citations, ==, second->n_citations);
      g_assert_cmpuint (first->direction, ==, second->direction);
      g_assert_cmpuint (first->phase, ==, second->phase);
      g_assert_cmpuint (first->claim, ==, second->claim);
      g_assert_cmpuint (first->contradicted, ==, second->contradicted);
      g_assert_cmpuint (first->has_diamond, ==, second->has_diamond);
      g_assert_cmpfloat (first->width, ==, second->width);
      g_assert_cmpfloat (first->lane_gap, ==, second->lane_gap);
      g_assert_cmpuint (first->opens, ==, second->opens);
      g_assert_cmpuint (first->leads, ==, second->leads);
      assert_same_bundles (a, b, first->relation);
      g_assert_cmpmem (ENTENTE_LINE_POINTS (first), first->n_points * sizeof (EntentePoint),
                       ENTENTE_LINE_POINTS (second), second->n_points * sizeof (EntentePoint));
      assert_same_ties (a, b, first->relation);
    }
}

static void
assert_finds (Fixture *self)
{
  const EntenteBox bounds = entente_scene_get_bounds (self->scene);
  const EntenteBox box = { bounds.x + g_rand_double (self->random) * bounds.width,
                           bounds.y + g_rand_double (self->random) * bounds.height,
                           bounds.width / 8.0, bounds.height / 8.0 };
  const EntenteExtent extent = entente_extent_of_box (&box, 0.0);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint next = 0;

  entente_scene_find_in_box (self->scene, &box, actors, relations);
  for (guint i = 1; i < actors->len; i++)
    g_assert_cmpuint (g_array_index (actors, guint32, i - 1), <,
                      g_array_index (actors, guint32, i));
  for (guint i = 0; i < entente_scene_get_n_actors (self->scene); i++)
    {
      EntenteExtent outline
          = entente_extent_of_box (&entente_scene_get_actor (self->scene, i)->outline, 0.0);

      while (next < actors->len && g_array_index (actors, guint32, next) < i)
        next++;
      if (entente_extent_meets (&outline, &extent))
        g_assert_true (next < actors->len && g_array_index (actors, guint32, next) == i);
    }

  next = 0;
  for (guint i = 1; i < relations->len; i++)
    g_assert_cmpuint (g_array_index (relations, guint32, i - 1), <,
                      g_array_index (relations, guint32, i));
  for (guint i = 0; i < entente_scene_get_n_relations (self->scene); i++)
    {
      const EntentePoint *end = ENTENTE_LINE_POINTS (entente_scene_get_relation (self->scene, i));

      while (next < relations->len && g_array_index (relations, guint32, next) < i)
        next++;
      if (end->x >= extent.x0 && end->x <= extent.x1 && end->y >= extent.y0 && end->y <= extent.y1)
        g_assert_true (next < relations->len && g_array_index (relations, guint32, next) == i);
    }
}

static void
assert_same_hits (Fixture      *self,
                  EntenteScene *fresh)
{
  const EntenteBox bounds = entente_scene_get_bounds (fresh);

  for (guint i = 0; i < 20; i++)
    {
      double x = bounds.x + g_rand_double (self->random) * bounds.width;
      double y = bounds.y + g_rand_double (self->random) * bounds.height;
      const EntenteSight sight = { 1.0, ENTENTE_NO_PAIR };
      EntenteHit first = entente_scene_hit (self->scene, x, y, 30.0, i % 2 ? &sight : NULL);
      EntenteHit second = entente_scene_hit (fresh, x, y, 30.0, i % 2 ? &sight : NULL);

      g_assert_cmpint (first.kind, ==, second.kind);
      g_assert_cmpuint (first.slot, ==, second.slot);
    }
}

static cairo_surface_t *
paint (EntenteScene *scene,
       EntenteBox    clip)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PICTURE_PX, PICTURE_PX);
  cairo_t *cr = cairo_create (surface);
  double zoom = PICTURE_PX / MAX (clip.width, clip.height);
  EntentePicture picture = { .scene = scene,
                             .palette = entente_palette_get (ENTENTE_PALETTE_LIGHT),
                             .part = ENTENTE_PICTURE_TILE,
                             .clip = clip,
                             .zoom = zoom };

  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -clip.x, -clip.y);
  entente_painter_paint (&picture, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Folded, as a scene takes from its base how pale lines are. */
static void
assert_same_picture (Fixture      *self,
                     EntenteScene *fresh)
{
  g_autoptr (EntenteScene) folded = entente_scene_fold (self->scene);
  EntenteBox clip = entente_scene_get_bounds (fresh);
  cairo_surface_t *first = paint (folded, clip);
  cairo_surface_t *second = paint (fresh, clip);
  gsize size = (gsize) cairo_image_surface_get_stride (first) * PICTURE_PX;

  g_assert_cmpmem (cairo_image_surface_get_data (first), size,
                   cairo_image_surface_get_data (second), size);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

static gpointer
fold (gpointer scene)
{
  return entente_scene_fold (scene);
}

/* A worker folds while edits go on. */
static void
fold_and_edit (Fixture *self)
{
  g_autoptr (EntenteScene) from = entente_scene_ref (self->scene);
  GThread *thread = g_thread_new ("fold", fold, from);
  g_autoptr (EntenteScene) folded = NULL;
  EntenteScene *scene;

  for (guint i = 0; i < 3; i++)
    {
      edit (self);
      follow (self);
    }
  folded = g_thread_join (thread);
  scene = entente_scene_rebase (self->scene, from, folded);
  if (scene == NULL)
    return;
  entente_scene_unref (self->scene);
  self->scene = scene;
}

/* Where the bounds may be too wide, a fold finds them. */
static void
assert_same_bounds (Fixture      *self,
                    EntenteScene *fresh)
{
  g_autoptr (EntenteScene) folded = entente_scene_fold (self->scene);
  const EntenteBox expected = entente_scene_get_bounds (fresh);
  const EntenteBox found = entente_scene_get_bounds (folded);
  const EntenteBox wide = entente_scene_get_bounds (self->scene);

  g_assert_cmpmem (&found, sizeof found, &expected, sizeof expected);
  g_assert_cmpfloat (wide.x, <=, expected.x + 1e-6);
  g_assert_cmpfloat (wide.y, <=, expected.y + 1e-6);
  g_assert_cmpfloat (wide.x + wide.width, >=, expected.x + expected.width - 1e-6);
  g_assert_cmpfloat (wide.y + wide.height, >=, expected.y + expected.height - 1e-6);
}

static void
test_same_as_anew (void)
{
  guint n_amended = 0;

  for (guint32 seed = 1; seed <= 3; seed++)
    {
      Fixture fixture;

      set_up (&fixture, seed, 9000.0);
      for (guint i = 1; i <= N_STEPS; i++)
        {
          g_autoptr (EntenteScene) fresh = NULL;

          edit (&fixture);
          n_amended += follow (&fixture);
          if (i % FOLD_EVERY == 0)
            fold_and_edit (&fixture);
          fresh = lay_anew (&fixture);
          assert_same_actors (fixture.scene, fresh);
          assert_same_relations (fixture.scene, fresh);
          assert_finds (&fixture);
          assert_same_hits (&fixture, fresh);
          assert_same_bounds (&fixture, fresh);
          if (i % PAINT_EVERY == 0)
            assert_same_picture (&fixture, fresh);
        }
      tear_down (&fixture);
    }
  /* Hardly anything has to be laid anew. */
  g_assert_cmpuint (n_amended, >, 3 * N_STEPS * 9 / 10);
}

static gboolean
is_label_free (EntenteScene               *scene,
               const EntenteSceneRelation *relation)
{
  const EntenteSceneLabel *label = &relation->marks->label;
  EntenteTurned box;

  entente_turned_init (&box, label->x, label->y, label->width, label->height, label->angle);
  for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
    if (entente_turned_meets_box (&box, &entente_scene_get_actor (scene, i)->outline, 1.0))
      return FALSE;
  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneRelation *other = entente_scene_get_relation (scene, i);
      EntenteTurned turned;

      if (other == relation || !other->has_label)
        continue;
      entente_turned_init (&turned, other->marks->label.x, other->marks->label.y,
                           other->marks->label.width, other->marks->label.height,
                           other->marks->label.angle);
      if (entente_turned_meets (&box, &turned, 0.0))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_label_where_it_was (const EntenteSceneRelation *was,
                       const EntenteSceneRelation *relation)
{
  return was != NULL && was->has_label && relation->has_label
         && memcmp (&was->marks->label, &relation->marks->label, sizeof was->marks->label) == 0;
}

static gboolean
is_line_the_same (const EntenteSceneRelation *was,
                  const EntenteSceneRelation *relation)
{
  return was != NULL && was->n_points == relation->n_points
         && memcmp (ENTENTE_LINE_POINTS (was), ENTENTE_LINE_POINTS (relation),
                    was->n_points * sizeof (EntentePoint))
                == 0;
}

/* Labels stay where nothing has changed; those placed anew lie on nothing. */
static void
test_labels (void)
{
  guint n_placed = 0;
  Fixture fixture;

  set_up (&fixture, 5, 700.0);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autoptr (EntenteScene) before = entente_scene_ref (fixture.scene);
      g_autoptr (EntenteScene) fresh = NULL;

      edit (&fixture);
      if (!follow (&fixture))
        continue;
      fresh = lay_anew (&fixture);
      assert_same_actors (fixture.scene, fresh);
      assert_same_relations (fixture.scene, fresh);
      for (guint j = 0; j < entente_scene_get_n_relations (fixture.scene); j++)
        {
          const EntenteSceneRelation *relation = entente_scene_get_relation (fixture.scene, j);
          const EntenteSceneRelation *was
              = entente_scene_find_relation (before, relation->relation);

          if (!relation->has_label || is_label_where_it_was (was, relation))
            continue;
          g_assert_false (is_line_the_same (was, relation) && was->has_label
                          && strcmp (was->marks->text, relation->marks->text) == 0);
          n_placed++;
          g_assert_nonnull (relation->marks->text);
          g_assert_true (is_label_free (fixture.scene, relation));
        }
    }
  g_assert_cmpuint (n_placed, >, 0);
  tear_down (&fixture);
}

static gboolean
is_covered (GArray  *boxes,
            double   x,
            double   y)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const EntenteBox *box = &g_array_index (boxes, EntenteBox, i);

      if (x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

/* More than lines grow paler by a few edits. */
static gboolean
differs (guint32 a,
         guint32 b)
{
  for (guint shift = 0; shift < 32; shift += 8)
    if (ABS ((gint) (a >> shift & 0xff) - (gint) (b >> shift & 0xff)) > TOLERANCE)
      return TRUE;
  return FALSE;
}

/* Every pixel that differs lies in a box, but for the width of a pixel. */
static void
assert_changes_cover (EntenteScene *before,
                      EntenteScene *after,
                      GArray       *boxes,
                      EntenteBox    clip)
{
  cairo_surface_t *first = paint (before, clip);
  cairo_surface_t *second = paint (after, clip);
  int stride = cairo_image_surface_get_stride (first) / 4;
  const guint32 *a = (const guint32 *) (gpointer) cairo_image_surface_get_data (first);
  const guint32 *b = (const guint32 *) (gpointer) cairo_image_surface_get_data (second);
  double step = MAX (clip.width, clip.height) / PICTURE_PX;

  for (int y = 0; y < PICTURE_PX; y++)
    for (int x = 0; x < PICTURE_PX; x++)
      if (differs (a[y * stride + x], b[y * stride + x]))
        g_assert_true (is_covered (boxes, clip.x + (x + 0.5) * step, clip.y + (y + 0.5) * step));
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

/* At full detail, where no part of a picture hangs on the whole scene. */
static void
test_changes (void)
{
  const EntenteBox clip = { 200.0, 200.0, PICTURE_PX, PICTURE_PX };
  Fixture fixture;
  guint n_boxes = 0;

  set_up (&fixture, 11, 300.0);
  for (guint i = 1; i <= N_STEPS; i++)
    {
      g_autoptr (EntenteScene) before = entente_scene_ref (fixture.scene);
      g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (EntenteBox));

      if (i % FOLD_EVERY == 0)
        fold_and_edit (&fixture);
      else
        edit (&fixture);
      if (!follow (&fixture) || !entente_scene_get_changes (fixture.scene, before, boxes))
        continue;
      n_boxes += boxes->len;
      assert_changes_cover (before, fixture.scene, boxes, clip);
    }
  g_assert_cmpuint (n_boxes, >, N_STEPS);
  tear_down (&fixture);
}

/* A folded scene is the same picture: nothing of it has to be painted anew, unless the map has become
 * wider or narrower. */
static void
fold_some (guint32  seed,
           guint   *n_alike)
{
  Fixture fixture;
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (EntenteBox));
  g_autoptr (EntenteScene) whole = NULL;
  g_autoptr (EntenteScene) folded = NULL;
  EntenteBox then, now;

  set_up (&fixture, seed, 9000.0);
  while (entente_scene_get_whole (fixture.scene) == fixture.scene)
    {
      edit (&fixture);
      follow (&fixture);
    }
  whole = entente_scene_ref (entente_scene_get_whole (fixture.scene));
  folded = entente_scene_fold (fixture.scene);
  then = entente_scene_get_bounds (whole);
  now = entente_scene_get_bounds (folded);
  if (memcmp (&then, &now, sizeof now) == 0)
    {
      g_assert_true (entente_scene_get_changes (folded, fixture.scene, boxes));
      g_assert_cmpuint (boxes->len, ==, 0);
      g_assert_true (entente_scene_get_changes (folded, whole, boxes));
      g_assert_cmpuint (boxes->len, >, 0);
      (*n_alike)++;
    }
  else
    {
      g_assert_false (entente_scene_get_changes (folded, fixture.scene, boxes));
    }
  assert_same_actors (fixture.scene, folded);
  assert_same_relations (fixture.scene, folded);
  tear_down (&fixture);
}

static void
test_fold_changes_nothing (void)
{
  guint n_alike = 0;

  for (guint32 seed = 20; seed < 30; seed++)
    fold_some (seed, &n_alike);
  g_assert_cmpuint (n_alike, >, 0);
}

static gboolean
is_drawn_alike (const EntenteSceneActor *a,
                const EntenteSceneActor *b)
{
  return memcmp (&a->outline, &b->outline, sizeof a->outline) == 0 && strcmp (a->text, b->text) == 0;
}

static gboolean
is_named_alike (EntenteScene *a,
                EntenteScene *b,
                guint32       actor)
{
  const EntenteName *first = entente_names_find (entente_names_of_scene (a), actor);
  const EntenteName *second = entente_names_find (entente_names_of_scene (b), actor);

  if (first == NULL || second == NULL)
    return first == second;
  return first->zoom == second->zoom && first->side == second->side;
}

/* Whoever has not changed keeps the name where it is. Returns how many have changed. */
static guint
assert_names_kept (EntenteScene *after,
                   EntenteScene *before)
{
  guint n_changed = 0;

  for (guint i = 0; i < entente_scene_get_n_actors (after); i++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (after, i);
      const EntenteSceneActor *was = entente_scene_find_actor (before, actor->actor);

      if (was != NULL && is_drawn_alike (actor, was))
        g_assert_true (is_named_alike (after, before, actor->actor));
      else
        n_changed++;
    }
  return n_changed;
}

static void
assert_names_clear (EntenteScene *scene,
                    double        zoom)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (EntenteBox));
  EntenteNamesIter iter;
  const EntenteName *name;

  entente_names_iter_init (&iter, entente_names_of_scene (scene), zoom);
  while ((name = entente_names_iter_next (&iter)) != NULL)
    {
      EntenteBox box = entente_name_get_box (name, zoom);

      for (guint i = 0; i < boxes->len; i++)
        {
          const EntenteBox *other = &g_array_index (boxes, EntenteBox, i);

          g_assert_false (box.x < other->x + other->width && other->x < box.x + box.width
                          && box.y < other->y + other->height && other->y < box.y + box.height);
        }
      g_array_append_val (boxes, box);
    }
}

/* A fold keeps names as long as it keeps how dense the map is. */
static void
test_names (void)
{
  Fixture fixture;
  guint n_changed = 0;

  set_up (&fixture, 31, 900.0);
  entente_names_of_scene (fixture.scene);
  for (guint i = 1; i <= N_STEPS; i++)
    {
      g_autoptr (EntenteScene) before = entente_scene_ref (fixture.scene);
      g_autoptr (EntenteScene) folded = NULL;

      edit (&fixture);
      if (!follow (&fixture))
        continue;
      n_changed += assert_names_kept (fixture.scene, before);
      assert_names_clear (fixture.scene, 0.1);
      assert_names_clear (fixture.scene, 0.4);
      folded = entente_scene_fold (fixture.scene);
      if (entente_whole_is_shared (folded, fixture.scene))
        assert_names_kept (folded, fixture.scene);
    }
  g_assert_cmpuint (n_changed, >, 10);
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/scene-amend/same-as-anew", test_same_as_anew);
  g_test_add_func ("/paint/scene-amend/labels", test_labels);
  g_test_add_func ("/paint/scene-amend/changes", test_changes);
  g_test_add_func ("/paint/scene-amend/names", test_names);
  g_test_add_func ("/paint/scene-amend/fold", test_fold_changes_nothing);

  return g_test_run ();
}
