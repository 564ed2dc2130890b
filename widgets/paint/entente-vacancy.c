/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene-private.h"

#include <math.h>

/* The plane as cells: empty, with one line only, or taken. A label may lie where all cells it meets
 * are empty or its own line's. Lines leave a mark every few pixels, so that none slips between two. */
#define CELL_PX 16.0
#define MARK_PX 8.0
#define AIR_PX 7.0           /* MARK_PX / 2 and the half of the widest line */
#define BOX_AIR_PX 4.0
#define MOST_CELLS 4000000   /* 16 MB */
#define MOST_MARKS 20000000  /* beyond either, there would be hardly a label to be seen */
#define MOST_MEASURED 20000  /* labels that are measured to be tried */
#define LINE_STEPS 16
#define LINE_END_PX 18.0
#define SHORTEST_PX 40.0     /* a label; there are few shorter ones */
#define STEP_PX 24.0         /* from one place along a line to the next that is tried */
#define MOST_STEPS 20        /* to either side of the middle */
#define MANY_LINES 20000     /* of which only few places are tried */
#define FEW_STEPS 2
#define EMPTY 0
#define TAKEN G_MAXUINT32

typedef struct
{
  EntenteScene *scene;
  EntenteExtent extent;
  guint n_columns;
  guint n_rows;
  guint32 *cells;
} Vacancy;

static double
get_hull_length (const EntentePoint *points,
                 guint               n_points)
{
  double length = 0.0;

  for (guint i = 1; i < n_points; i++)
    length += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  return length;
}

/* Cells across and down; FALSE where there would be too many. */
static gboolean
count_cells (const Vacancy *self,
             double        *n_columns,
             double        *n_rows)
{
  *n_columns = ceil ((self->extent.x1 - self->extent.x0) / CELL_PX) + 1.0;
  *n_rows = ceil ((self->extent.y1 - self->extent.y0) / CELL_PX) + 1.0;
  return *n_columns * *n_rows <= MOST_CELLS;
}

static void
add_boxes (Vacancy *self)
{
  for (guint i = 0; i < self->scene->n_actors; i++)
    {
      EntenteExtent box = entente_extent_of_box (&self->scene->actors[i].outline, CELL_PX);

      entente_extent_join (&self->extent, &box);
    }
}

/* FALSE where they leave more marks than are worth it. */
static gboolean
add_lines (Vacancy *self)
{
  double n_marks = 0.0;

  for (guint i = 0; i < self->scene->n_relations && n_marks <= MOST_MARKS; i++)
    {
      const EntenteSceneRelation *relation = &self->scene->relations[i];
      const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
      EntenteExtent line = entente_extent_of_points (points, relation->n_points);

      entente_extent_grow (&line, CELL_PX);
      entente_extent_join (&self->extent, &line);
      n_marks += get_hull_length (points, relation->n_points) / MARK_PX;
    }
  return n_marks <= MOST_MARKS;
}

/* FALSE where the plane is too wide, or too much stands in it. Boxes alone often tell: then no line is
 * looked at. */
static gboolean
vacancy_init (Vacancy      *self,
              EntenteScene *scene)
{
  double n_columns, n_rows;

  *self = (Vacancy){ .scene = scene, .extent = ENTENTE_EXTENT_EMPTY };
  add_boxes (self);
  if (scene->n_actors == 0 || !count_cells (self, &n_columns, &n_rows) || !add_lines (self)
      || !count_cells (self, &n_columns, &n_rows))
    return FALSE;
  self->n_columns = (guint) n_columns;
  self->n_rows = (guint) n_rows;
  self->cells = g_new0 (guint32, (gsize) self->n_columns * self->n_rows);
  return TRUE;
}

static guint
find_column (const Vacancy *self,
             double         x)
{
  double column = (x - self->extent.x0) / CELL_PX;

  return (guint) CLAMP (column, 0.0, (double) (self->n_columns - 1));
}

static guint
find_row (const Vacancy *self,
          double         y)
{
  double row = (y - self->extent.y0) / CELL_PX;

  return (guint) CLAMP (row, 0.0, (double) (self->n_rows - 1));
}

static guint32 *
get_cell (const Vacancy *self,
          EntentePoint   point)
{
  return &self->cells[(gsize) find_row (self, point.y) * self->n_columns
                      + find_column (self, point.x)];
}

static void
mark_curves (Vacancy            *self,
             const EntentePoint *points,
             guint               n_points,
             guint32             mark)
{
  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      /* Handles make a curve uneven in t: twice as many steps as its length asks for. */
      guint steps = (guint) (2.0 * get_hull_length (points + i, 4) / MARK_PX) + 1;

      for (guint j = 0; j <= steps; j++)
        {
          EntentePoint point = entente_bezier_get_point (points + i, (double) j / steps);
          guint32 *cell = get_cell (self, point);

          *cell = *cell == EMPTY || *cell == mark ? mark : TAKEN;
        }
    }
}

static void
mark_box (Vacancy             *self,
          const EntenteExtent *extent)
{
  guint last_row = find_row (self, extent->y1);
  guint last_column = find_column (self, extent->x1);

  for (guint i = find_row (self, extent->y0); i <= last_row; i++)
    for (guint j = find_column (self, extent->x0); j <= last_column; j++)
      self->cells[(gsize) i * self->n_columns + j] = TAKEN;
}

static void
mark_all (Vacancy *self)
{
  EntenteScene *scene = self->scene;

  for (guint i = 0; i < scene->n_actors; i++)
    {
      EntenteExtent extent = entente_extent_of_box (&scene->actors[i].outline, BOX_AIR_PX);

      mark_box (self, &extent);
    }
  for (guint i = 0; i < scene->n_relations; i++)
    mark_curves (self, ENTENTE_LINE_POINTS (&scene->relations[i]), scene->relations[i].n_points,
                 i + 1);
  for (guint i = 0; i < scene->n_ties; i++)
    mark_curves (self, scene->ties[i].points, scene->ties[i].n_points, TAKEN);
}

/* Looks at all cells a turned box meets: FALSE where one is taken. With @take, takes them. */
static gboolean
visit_cells (Vacancy             *self,
             const EntenteTurned *box,
             double               margin,
             guint32              mark,
             gboolean             take)
{
  guint last_row = find_row (self, box->extent.y1 + margin);
  guint last_column = find_column (self, box->extent.x1 + margin);

  for (guint i = find_row (self, box->extent.y0 - margin); i <= last_row; i++)
    for (guint j = find_column (self, box->extent.x0 - margin); j <= last_column; j++)
      {
        guint32 *cell = &self->cells[(gsize) i * self->n_columns + j];
        EntenteBox square = { self->extent.x0 + j * CELL_PX, self->extent.y0 + i * CELL_PX, CELL_PX,
                              CELL_PX };

        if (!take && (*cell == EMPTY || *cell == mark))
          continue;
        if (!entente_turned_meets_box (box, &square, margin))
          continue;
        if (!take)
          return FALSE;
        *cell = TAKEN;
      }
  return TRUE;
}

/* How many places are tried to either side of a line's middle, and how far they are apart. */
static guint
count_steps (const Vacancy *self,
             double         length,
             double        *step)
{
  guint most = self->scene->n_relations > MANY_LINES ? FEW_STEPS : MOST_STEPS;
  double room = length / 2.0 - LINE_END_PX - SHORTEST_PX / 2.0;

  *step = MAX (STEP_PX, room / most);
  return room > 0.0 ? (guint) (room / *step) : 0;
}

/* The middle first, then outwards. */
static double
get_way (double length,
         double step,
         guint  place)
{
  double steps = (place + 1) / 2;

  return length / 2.0 + (place % 2 == 0 ? -steps : steps) * step;
}

static gboolean
is_free (const Vacancy      *self,
         guint               index,
         const EntenteTrack *track,
         double              way)
{
  guint32 cell = *get_cell (self, entente_track_get_point (track, way, NULL));

  return cell == EMPTY || cell == index + 1;
}

/* FALSE where there is nothing free along the line. */
static gboolean
place_label (Vacancy            *self,
             guint               index,
             const EntenteTrack *track,
             double              width,
             EntenteSceneLabel  *label)
{
  double length = entente_track_get_length (track);
  double step;
  guint n_steps = count_steps (self, length, &step);

  for (guint i = 0; i <= 2 * n_steps; i++)
    {
      double way = get_way (length, step, i);
      EntenteTurned box;

      if (way - width / 2.0 < LINE_END_PX || way + width / 2.0 > length - LINE_END_PX
          || !is_free (self, index, track, way))
        continue;
      entente_turned_lie_along (&box, track, way, width, ENTENTE_LABEL_HEIGHT_PX);
      if (!visit_cells (self, &box, AIR_PX, index + 1, FALSE))
        continue;
      visit_cells (self, &box, 0.0, index + 1, TRUE);
      *label = (EntenteSceneLabel){ box.x, box.y, width, ENTENTE_LABEL_HEIGHT_PX,
                                    atan2 (box.sine, box.cosine) };
      return TRUE;
    }
  return FALSE;
}

/* Whether it is worth measuring the label: a short one would have room somewhere. */
static gboolean
is_promising (Vacancy            *self,
              guint               index,
              const EntenteTrack *track)
{
  double length = entente_track_get_length (track);
  double step;
  guint n_steps = count_steps (self, length, &step);

  for (guint i = 0; i <= 2 * n_steps && length > 2.0 * LINE_END_PX; i++)
    {
      double way = get_way (length, step, i);

      if (is_free (self, index, track, way - SHORTEST_PX / 2.0)
          && is_free (self, index, track, way)
          && is_free (self, index, track, way + SHORTEST_PX / 2.0))
        return TRUE;
    }
  return FALSE;
}

void
entente_sketch_label_quick (EntenteSketch *self)
{
  Vacancy vacancy;
  guint n_measured = 0;

  if (!vacancy_init (&vacancy, self->scene))
    return;

  self->scene->has_labels = TRUE;
  mark_all (&vacancy);
  for (guint i = 0; i < self->scene->n_relations && n_measured < MOST_MEASURED; i++)
    {
      EntenteSceneRelation *relation = &self->scene->relations[i];
      EntenteSceneMarks marks = { 0 };
      EntenteTrack track;
      double width;

      if (relation->has_diamond)
        continue;
      entente_track_init (&track, ENTENTE_LINE_POINTS (relation), relation->n_points, LINE_STEPS);
      if (is_promising (&vacancy, i, &track))
        {
          n_measured++;
          width = entente_sketch_letter_label (self, i, &marks);
          relation->has_label
              = width > 0.0 && place_label (&vacancy, i, &track, width, &marks.label);
          if (relation->has_label)
            *entente_scene_add_marks (self->scene, i) = marks;
        }
      entente_track_clear (&track);
    }
  g_free (vacancy.cells);
}
