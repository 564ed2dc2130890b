/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-scene-text.h"

#include "entente-bundle.h"
#include "entente-json-text.h"
#include "entente-metrics.h"

#include <math.h>

/* A curve is told as so many straight lines for each of its parts: off by less than a tenth of a
 * pixel for a bend a few hundred pixels long. */
#define STEPS_PER_CURVE 16
#define DECIMALS 100.0
/* Angles, in radians. */
#define ANGLE_DECIMALS 10000.0

typedef struct
{
  GString *text;
  EntenteMap *map;
  const EntenteSceneView *view;
} Telling;

static void
add_rounded (GString *text,
             double   value,
             double   decimals)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = isfinite (value) ? round (value * decimals) / decimals : 0.0;

  /* Never -0, and nothing in exponents. */
  g_string_append (text, g_ascii_formatd (number, sizeof number, "%.10g",
                                          rounded == 0.0 ? 0.0 : rounded));
}

static void
add_x (Telling *self,
       double   x)
{
  add_rounded (self->text, (x - self->view->box.x) * self->view->zoom, DECIMALS);
}

static void
add_y (Telling *self,
       double   y)
{
  add_rounded (self->text, (y - self->view->box.y) * self->view->zoom, DECIMALS);
}

static void
add_length (Telling *self,
            double   length)
{
  add_rounded (self->text, length * self->view->zoom, DECIMALS);
}

static void
add_box_members (Telling *self,
                 double   x,
                 double   y,
                 double   width,
                 double   height)
{
  g_string_append (self->text, "{\"x\": ");
  add_x (self, x);
  g_string_append (self->text, ", \"y\": ");
  add_y (self, y);
  g_string_append (self->text, ", \"width\": ");
  add_length (self, width);
  g_string_append (self->text, ", \"height\": ");
  add_length (self, height);
}

static void
add_box (Telling          *self,
         const EntenteBox *box)
{
  add_box_members (self, box->x, box->y, box->width, box->height);
  g_string_append_c (self->text, '}');
}

static void
add_label (Telling                 *self,
           const EntenteSceneLabel *label)
{
  add_box_members (self, label->x, label->y, label->width, label->height);
  g_string_append (self->text, ", \"angle\": ");
  add_rounded (self->text, label->angle, ANGLE_DECIMALS);
  g_string_append_c (self->text, '}');
}

static void
add_point (Telling *self,
           double   x,
           double   y)
{
  g_string_append_c (self->text, '[');
  add_x (self, x);
  g_string_append (self->text, ", ");
  add_y (self, y);
  g_string_append_c (self->text, ']');
}

/* One part of a curve without its first point. */
static void
add_curve (Telling            *self,
           const EntentePoint *points)
{
  for (guint i = 1; i <= STEPS_PER_CURVE; i++)
    {
      double t = (double) i / STEPS_PER_CURVE;
      double u = 1.0 - t;
      double weights[4] = { u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t };
      double x = 0.0;
      double y = 0.0;

      for (guint k = 0; k < 4; k++)
        {
          x += weights[k] * points[k].x;
          y += weights[k] * points[k].y;
        }
      g_string_append (self->text, ", ");
      add_point (self, x, y);
    }
}

static void
add_path (Telling            *self,
          const EntentePoint *points,
          guint               n_points)
{
  g_string_append_c (self->text, '[');
  if (n_points > 0)
    add_point (self, points[0].x, points[0].y);
  for (guint i = 0; i + 3 < n_points; i += 3)
    add_curve (self, points + i);
  g_string_append_c (self->text, ']');
}

static void
add_id (Telling           *self,
        EntenteRecordType  type,
        guint32            slot)
{
  g_autofree char *id = entente_json_quote (entente_map_get_id (self->map, type, slot));

  g_string_append (self->text, id);
}

/* Whether letters of this size are drawn. */
static gboolean
is_readable (Telling *self,
             double   font_size)
{
  return font_size * self->view->zoom >= ENTENTE_LABEL_LEAST_PX;
}

static gboolean
is_whole (Telling *self)
{
  return self->view->box.width <= 0.0 || self->view->box.height <= 0.0;
}

/* Whether a box of two corners is in view, at least in part. */
static gboolean
is_in_view (Telling *self,
            double   left,
            double   top,
            double   right,
            double   bottom)
{
  const EntenteBox *box = &self->view->box;

  return is_whole (self)
         || (left < box->x + box->width && right > box->x && top < box->y + box->height
             && bottom > box->y);
}

/* A curve lies within the box around its points. */
static gboolean
is_path_in_view (Telling            *self,
                 const EntentePoint *points,
                 guint               n_points)
{
  double left = INFINITY;
  double top = INFINITY;
  double right = -INFINITY;
  double bottom = -INFINITY;

  for (guint i = 0; i < n_points; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }

  /* Grown by a hair: a straight line has no height. */
  return n_points > 0 && is_in_view (self, left - 0.01, top - 0.01, right + 0.01, bottom + 0.01);
}

/* Each record on a line of its own. */
static void
begin_item (Telling  *self,
            gboolean *any)
{
  g_string_append (self->text, *any ? ",\n    {" : "\n    {");
  *any = TRUE;
}

static void
add_actors (Telling      *self,
            EntenteScene *scene)
{
  gboolean any = FALSE;

  g_string_append (self->text, "  \"actors\": [");
  for (guint i = 0; i < entente_scene_get_n_actors (scene); i++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (scene, i);
      const EntenteBox *outline = &actor->outline;

      if (!is_in_view (self, outline->x, outline->y, outline->x + outline->width,
                       outline->y + outline->height))
        continue;
      begin_item (self, &any);
      g_string_append (self->text, "\"id\": ");
      add_id (self, ENTENTE_RECORD_ACTOR, actor->actor);
      g_string_append (self->text, ", \"outline\": ");
      add_box (self, outline);
      g_string_append (self->text, ", \"label\": ");
      if (is_readable (self, ENTENTE_ACTOR_FONT_PX))
        add_box (self, &actor->label);
      else
        g_string_append (self->text, "null");
      g_string_append_c (self->text, '}');
    }
  g_string_append (self->text, any ? "\n  ],\n" : "],\n");
}

/* Whether it is a part of its bundle's line. */
static gboolean
is_bundled (Telling                    *self,
            const EntenteSceneRelation *relation)
{
  const EntenteSight sight = { self->view->zoom, ENTENTE_NO_PAIR, NULL };

  return !relation->has_diamond && entente_bundle_get_openness (relation, &sight) <= 0.0;
}

static void
add_relations (Telling      *self,
               EntenteScene *scene)
{
  gboolean any = FALSE;

  g_string_append (self->text, "  \"relations\": [");
  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneRelation *relation = entente_scene_get_relation (scene, i);
      const EntentePoint *points = ENTENTE_LINE_POINTS (relation);

      if (!is_path_in_view (self, points, relation->n_points))
        continue;
      begin_item (self, &any);
      g_string_append (self->text, "\"id\": ");
      add_id (self, ENTENTE_RECORD_RELATION, relation->relation);
      g_string_append (self->text, ", \"path\": ");
      add_path (self, points, relation->n_points);
      g_string_append (self->text, ", \"label\": ");
      if (relation->has_label && is_readable (self, ENTENTE_LABEL_FONT_PX)
          && !is_bundled (self, relation))
        add_label (self, &relation->marks->label);
      else
        g_string_append (self->text, "null");
      g_string_append_c (self->text, '}');
    }
  g_string_append (self->text, any ? "\n  ],\n" : "],\n");
}

/* Those that are closed: each is drawn as the path of the relation that leads it, and the paths of the others
 * are where they are once it is opened. */
static void
add_bundles (Telling      *self,
             EntenteScene *scene)
{
  const EntenteSight sight = { self->view->zoom, ENTENTE_NO_PAIR, NULL };
  gboolean any = FALSE;

  g_string_append (self->text, "  \"bundles\": [");
  for (guint i = 0; i < entente_scene_get_n_relations (scene); i++)
    {
      const EntenteSceneRelation *leader = entente_scene_get_relation (scene, i);
      const EntenteSceneBundle *bundle;

      if (!leader->leads || entente_bundle_get_openness (leader, &sight) >= 1.0
          || !is_path_in_view (self, ENTENTE_LINE_POINTS (leader), leader->n_points))
        continue;
      bundle = entente_scene_find_bundle (scene, leader->relation);
      begin_item (self, &any);
      g_string_append (self->text, "\"relation\": ");
      add_id (self, ENTENTE_RECORD_RELATION, leader->relation);
      g_string_append_printf (self->text, ", \"count\": %u, \"plaque\": ", bundle->n_relations);
      if (entente_bundle_shows_plaque (leader, &sight))
        add_box (self, &bundle->plaque);
      else
        g_string_append (self->text, "null");
      g_string_append_c (self->text, '}');
    }
  g_string_append (self->text, any ? "\n  ],\n" : "],\n");
}

static void
add_ties (Telling      *self,
          EntenteScene *scene)
{
  gboolean any = FALSE;

  g_string_append (self->text, "  \"ties\": [");
  for (guint i = 0; i < entente_scene_get_n_ties (scene); i++)
    {
      const EntenteSceneTie *tie = entente_scene_get_tie (scene, i);

      if (!is_path_in_view (self, tie->points, tie->n_points))
        continue;
      begin_item (self, &any);
      g_string_append (self->text, "\"relation\": ");
      add_id (self, ENTENTE_RECORD_RELATION, tie->relation);
      g_string_append (self->text, ", \"to\": ");
      add_id (self, entente_role_get_record_type (tie->role), tie->other);
      g_string_append (self->text, ", \"path\": ");
      add_path (self, tie->points, tie->n_points);
      g_string_append_c (self->text, '}');
    }
  g_string_append (self->text, any ? "\n  ],\n" : "],\n");
}

/* The legend keeps its size whatever the zoom: it is told as it is. */
static void
add_legend (Telling *self)
{
  const EntenteBox *legend = &self->view->legend;
  const EntenteSceneView plain = { .zoom = 1.0 };
  Telling telling = { self->text, self->map, &plain };

  g_string_append (self->text, "  \"legend\": ");
  if (legend->width > 0.0 && legend->height > 0.0)
    add_box (&telling, legend);
  else
    g_string_append (self->text, "null");
  g_string_append (self->text, "\n}\n");
}

GString *
entente_scene_to_text (EntenteScene           *scene,
                       EntenteMap             *map,
                       const EntenteSceneView *view)
{
  Telling self = { g_string_new ("{\n  \"bounds\": "), map, view };
  EntenteBox bounds = entente_scene_get_bounds (scene);

  add_box (&self, &bounds);
  g_string_append (self.text, ",\n");
  add_actors (&self, scene);
  add_relations (&self, scene);
  add_bundles (&self, scene);
  add_ties (&self, scene);
  add_legend (&self);

  return self.text;
}
