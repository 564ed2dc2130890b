/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-export-plan.h"

#include "entente-lettering.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_SIDE_PX 32767.0
#define MAX_MEGAPIXELS 100.0

/* What strokes reach beyond their geometry: rims, line widths, heads. Map units. */
#define STROKE_REACH 4.0

/* Maps taller than this many times their width have the legend beside them. */
#define TALL 1.25
#define MAX_LEGEND_COLUMNS 4
#define LEAST_LEGEND_ROWS 3
#define LEGEND_GAP_PX 24.0

/* The title's lines; a small map is widened for them up to this. */
#define TITLE_LINE_PX 27.0
#define DESCRIPTION_LINE_PX 18.0
#define TITLE_GAP_PX 18.0
#define TITLE_ROOM_PX 480.0

/* Furniture shrinks in pictures narrower or lower than this; the title's room and usual margins
 * have to fit. */
#define FURNITURE_WIDTH_PX 560.0
#define FURNITURE_HEIGHT_PX 300.0

#define N_HALVINGS 60
#define MAX_SCALE 1e4
#define LEAST_SCALE 1e-6

static void
grow (EntenteBox *box,
      gboolean   *empty,
      double      x,
      double      y)
{
  double right;
  double below;

  if (!isfinite (x) || !isfinite (y))
    return;
  if (*empty)
    *box = (EntenteBox) { x, y, 0.0, 0.0 };
  *empty = FALSE;
  right = MAX (box->x + box->width, x);
  below = MAX (box->y + box->height, y);
  box->x = MIN (box->x, x);
  box->y = MIN (box->y, y);
  box->width = right - box->x;
  box->height = below - box->y;
}

static void
grow_by_points (EntenteBox         *box,
                gboolean           *empty,
                const EntentePoint *points,
                guint               n_points)
{
  /* A Bézier never leaves the hull of its points. */
  for (guint i = 0; i < n_points; i++)
    grow (box, empty, points[i].x, points[i].y);
}

static void
grow_by_relation (EntenteBox                 *box,
                  gboolean                   *empty,
                  EntenteScene               *scene,
                  const EntenteSceneRelation *relation)
{
  guint n_ties = 0;
  guint first = entente_scene_find_ties (scene, relation->relation, &n_ties);

  grow_by_points (box, empty, ENTENTE_LINE_POINTS (relation), relation->n_points);
  for (guint i = 0; i < n_ties; i++)
    {
      const EntenteSceneTie *tie = entente_scene_get_tie (scene, first + i);

      grow_by_points (box, empty, tie->points, tie->n_points);
    }
  if (relation->has_label)
    {
      double half = hypot (relation->marks->label.width, relation->marks->label.height) / 2.0;

      grow (box, empty, relation->marks->label.x - half, relation->marks->label.y - half);
      grow (box, empty, relation->marks->label.x + half, relation->marks->label.y + half);
    }
}

/* The extent of what is lit, where only that is drawn. FALSE where it is nothing. */
static gboolean
find_extent (EntenteScene       *scene,
             const EntenteFocus *only,
             EntenteBox         *box)
{
  gboolean empty = TRUE;

  for (guint32 slot = entente_slot_set_find (only->actors, 0); slot != ENTENTE_NO_SLOT;
       slot = entente_slot_set_find (only->actors, slot + 1))
    {
      const EntenteSceneActor *actor = entente_scene_find_actor (scene, slot);

      if (actor == NULL)
        continue;
      grow (box, &empty, actor->outline.x, actor->outline.y);
      grow (box, &empty, actor->outline.x + actor->outline.width,
            actor->outline.y + actor->outline.height);
    }
  if (only->relations == NULL)
    return !empty;
  for (guint32 slot = entente_slot_set_find (only->relations, 0); slot != ENTENTE_NO_SLOT;
       slot = entente_slot_set_find (only->relations, slot + 1))
    {
      const EntenteSceneRelation *relation = entente_scene_find_relation (scene, slot);

      if (relation != NULL)
        grow_by_relation (box, &empty, scene, relation);
    }
  return !empty;
}

static gboolean
find_content (EntenteExportPlan   *self,
              const EntenteExport *export,
              EntenteScene        *scene,
              GError             **error)
{
  gboolean found = TRUE;

  if (export->only != NULL && export->only->actors != NULL)
    found = find_extent (scene, export->only, &self->content);
  else if (export->area.width > 0.0 && export->area.height > 0.0)
    {
      self->content = export->area;
      return TRUE;
    }
  else
    self->content = entente_scene_get_bounds (scene);

  if (!found || entente_scene_get_n_actors (scene) == 0)
    {
      g_set_error_literal (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_NOTHING,
                           _ ("There is nothing to draw: no actor has a place on the map."));
      return FALSE;
    }
  self->content.x -= STROKE_REACH;
  self->content.y -= STROKE_REACH;
  self->content.width += 2.0 * STROKE_REACH;
  self->content.height += 2.0 * STROKE_REACH;
  return TRUE;
}

/* As many columns as the width holds, but no rows of one or two. */
static void
choose_columns (EntenteExportPlan *self,
                double             width)
{
  guint n = entente_legend_get_n_entries (self->legend);
  guint most = CLAMP ((n + LEAST_LEGEND_ROWS - 1) / LEAST_LEGEND_ROWS, 1, MAX_LEGEND_COLUMNS);

  for (guint columns = most; columns >= 1; columns--)
    {
      entente_legend_measure (self->legend, columns, &self->legend_box.width,
                              &self->legend_box.height);
      self->legend_columns = columns;
      if (self->legend_box.width * self->furniture <= width)
        return;
    }
}

static double
measure_text (const char           *text,
              EntenteLetteringStyle style,
              double                scale)
{
  return text == NULL ? 0.0 : entente_lettering_measure (style, text) * scale;
}

/* Above the map. Returns where the map begins. */
static double
place_title (EntenteExportPlan *self)
{
  double y = self->margin;

  self->title_y = y;
  if (self->title != NULL)
    y += TITLE_LINE_PX * self->furniture;
  self->description_y = y;
  if (self->description != NULL)
    y += DESCRIPTION_LINE_PX * self->furniture;
  if (self->title != NULL || self->description != NULL)
    y += TITLE_GAP_PX * self->furniture;
  return y;
}

/* To the right of a tall map. @width, @below: of what is inside of the margins, to be grown. */
static void
place_legend_beside (EntenteExportPlan *self,
                     double            *width,
                     double            *below)
{
  double gap = MAX (LEGEND_GAP_PX * self->furniture, self->margin);

  self->legend_columns = 1;
  entente_legend_measure (self->legend, 1, &self->legend_box.width, &self->legend_box.height);
  *width = MAX (*width, self->map.width + gap + self->legend_box.width * self->furniture);
  self->legend_box.x = self->margin + *width - self->legend_box.width * self->furniture;
  self->legend_box.y = self->map.y;
  self->map.x
      = self->margin + (self->legend_box.x - gap - self->margin - self->map.width) / 2.0;
  *below = MAX (*below, self->map.y + self->legend_box.height * self->furniture);
}

static void
place_legend_under (EntenteExportPlan *self,
                    double            *width,
                    double            *below)
{
  choose_columns (self, *width);
  *width = MAX (*width, self->legend_box.width * self->furniture);
  self->legend_box.x = self->margin;
  self->legend_box.y = *below + LEGEND_GAP_PX * self->furniture;
  *below = self->legend_box.y + self->legend_box.height * self->furniture;
  self->map.x = self->margin + (*width - self->map.width) / 2.0;
}

static void
place_all (EntenteExportPlan *self)
{
  double f = self->furniture;
  double title = MAX (measure_text (self->title, ENTENTE_LETTERING_ACTOR, f * ENTENTE_TITLE_SCALE),
                      measure_text (self->description, ENTENTE_LETTERING_LABEL,
                                    f * ENTENTE_DESCRIPTION_SCALE));
  double width;
  double below;

  self->map.width = self->content.width * self->scale;
  self->map.height = self->content.height * self->scale;
  self->map.y = place_title (self);
  width = MAX (self->map.width, MIN (TITLE_ROOM_PX * f, title));
  below = self->map.y + self->map.height;

  if (self->legend != NULL && self->map.height > TALL * self->map.width)
    place_legend_beside (self, &width, &below);
  else if (self->legend != NULL)
    place_legend_under (self, &width, &below);
  else
    self->map.x = self->margin + (width - self->map.width) / 2.0;
  self->width = width + 2.0 * self->margin;
  self->height = below + self->margin;
}

static void
set_scale (EntenteExportPlan   *self,
           const EntenteExport *export,
           double               scale)
{
  self->scale = scale;
  self->furniture = MAX (scale, 1.0);
  if (export->width > 0.0)
    self->furniture = MIN (self->furniture, export->width / FURNITURE_WIDTH_PX);
  if (export->height > 0.0)
    self->furniture = MIN (self->furniture, export->height / FURNITURE_HEIGHT_PX);
  self->margin = MAX (export->margin, 0.0) * self->furniture;
  place_all (self);
}

static gboolean
fits (const EntenteExportPlan *self,
      const EntenteExport     *export)
{
  return (export->width <= 0.0 || self->width <= export->width)
         && (export->height <= 0.0 || self->height <= export->height);
}

/* The largest scale at which all fits into the wished size; then the picture gets that size. */
static void
fit (EntenteExportPlan   *self,
     const EntenteExport *export)
{
  double low = 0.0;
  double high = MAX_SCALE;

  for (guint i = 0; i < N_HALVINGS; i++)
    {
      double middle = (low + high) / 2.0;

      set_scale (self, export, middle);
      if (fits (self, export))
        low = middle;
      else
        high = middle;
    }
  set_scale (self, export, low);
}

/* Where one side decides, the picture has exactly that length; what is left lies around it. */
static void
round_size (EntenteExportPlan   *self,
            const EntenteExport *export)
{
  double width = ceil (self->width - 1e-6);
  double height = ceil (self->height - 1e-6);

  if (export->width > 0.0 && export->height <= 0.0)
    width = round (export->width);
  if (export->height > 0.0 && export->width <= 0.0)
    height = round (export->height);
  self->width = MAX (width, 1.0);
  self->height = MAX (height, 1.0);
}

static gboolean
check_size (const EntenteExportPlan *self,
            const EntenteExport     *export,
            GError                 **error)
{
  double megapixels = self->width * self->height / 1e6;
  gboolean pixels = export->format == ENTENTE_EXPORT_PNG;

  if (!(self->scale > LEAST_SCALE))
    {
      g_set_error_literal (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_TOO_SMALL,
                           _ ("The picture would be too small: its margins, title and legend leave "
                              "no room for the map. Choose a larger size, or leave them out."));
      return FALSE;
    }
  if (self->width <= MAX_SIDE_PX && self->height <= MAX_SIDE_PX
      && (!pixels || megapixels <= MAX_MEGAPIXELS))
    return TRUE;
  g_set_error (error, ENTENTE_EXPORT_ERROR, ENTENTE_EXPORT_ERROR_TOO_LARGE,
               /* Translators: two lengths and two limits in numbers */
               _ ("The picture would be %.0f × %.0f pixels (%.0f megapixels); at most %.0f pixels a "
                  "side and %.0f megapixels can be drawn. Choose a smaller scale or a part of the "
                  "map."),
               self->width, self->height, megapixels, MAX_SIDE_PX, MAX_MEGAPIXELS);
  return FALSE;
}

static char *
cut_text (const char           *text,
          EntenteLetteringStyle style,
          double                width)
{
  return entente_lettering_cut (style, text, width, NULL);
}

/* Cut only now, as the picture's width hangs on the whole texts. */
static void
cut_texts (EntenteExportPlan *self)
{
  double room = self->width - 2.0 * self->margin;
  g_autofree char *title = g_steal_pointer (&self->title);
  g_autofree char *description = g_steal_pointer (&self->description);

  if (title != NULL)
    self->title = cut_text (title, ENTENTE_LETTERING_ACTOR,
                            room / (self->furniture * ENTENTE_TITLE_SCALE));
  if (description != NULL)
    self->description = cut_text (description, ENTENTE_LETTERING_LABEL,
                                  room / (self->furniture * ENTENTE_DESCRIPTION_SCALE));
}

static char *
take_text (const char           *text,
           EntenteLetteringStyle style)
{
  g_autofree char *clean = NULL;

  if (text == NULL)
    return NULL;
  clean = entente_lettering_cut (style, text, HUGE_VAL, NULL);
  return *clean == '\0' ? NULL : g_steal_pointer (&clean);
}

/**
 * entente_export_plan_init:
 *
 * Finds sizes and places. Nothing is drawn.
 *
 * Returns: FALSE where there is nothing to draw, or too much; then nothing has to be cleared
 */
gboolean
entente_export_plan_init (EntenteExportPlan   *self,
                          const EntenteExport *export,
                          EntenteScene        *scene,
                          EntenteMap          *map,
                          GError             **error)
{
  const EntenteMapInfo *info = entente_map_get_info (map);

  memset (self, 0, sizeof *self);
  if (!find_content (self, export, scene, error))
    return FALSE;

  if (export->title)
    {
      self->title = take_text (info->title, ENTENTE_LETTERING_ACTOR);
      self->description = take_text (info->description, ENTENTE_LETTERING_LABEL);
    }
  if (export->legend && info->legend)
    self->legend = entente_legend_new (map, scene, export->only);
  if (self->legend != NULL && entente_legend_get_n_entries (self->legend) == 0)
    g_clear_pointer (&self->legend, entente_legend_free);

  if (export->width > 0.0 || export->height > 0.0)
    fit (self, export);
  else
    set_scale (self, export, export->scale);
  round_size (self, export);
  if (!check_size (self, export, error))
    {
      entente_export_plan_clear (self);
      return FALSE;
    }
  cut_texts (self);
  return TRUE;
}

void
entente_export_plan_clear (EntenteExportPlan *self)
{
  g_clear_pointer (&self->legend, entente_legend_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->description, g_free);
}
