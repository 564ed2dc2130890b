/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Freivalds, Dogrusoz, Kikusts 2002: Disconnected graph layout and the polyomino packing approach.
 * DOI 10.1007/3-540-45848-4_30. The plane is cut into cells; a component is the set of cells that
 * its boxes and ties touch, and goes to the first place, in growing squares around the middle,
 * where all its cells are free. Cells are as wide over high as the frame, so that squares of cells
 * fill it. */

#include "entente-packing.h"

#include "entente-cell-set.h"

#include <math.h>

/* A cell's height; cells grow where there would be more than the other constant. Map units. */
#define CELL_HEIGHT 40.0
#define MOST_CELLS 1500000.0
/* Places tried for all components: once they are used up, each is tried from where the last one of
 * its size, or just the last one, has found its own. */
#define MOST_TRIED 5000000u
/* Cells found free for one shape, at places where others of it were not: then it goes outside of all. */
#define MOST_LOOKS 50000000u
/* Cells looked at along the ties of one component; of more ties only some, which fill it as well. */
#define MOST_TIE_CELLS 2000000.0
/* Looks between two at whether the places are still wanted. */
#define N_AT_ONCE 65536u

typedef struct
{
  gint32 column;
  gint32 row;
} Cell;

typedef struct
{
  double cell_width;
  double cell_height;
  double gap;
  EntenteCellSet *taken;
  gint32 middle_column;
  gint32 middle_row;
  gint32 reach;         /* of what is taken, from the middle */
  GHashTable *searched; /* size of a small shape → places tried for it, none of them free */
  guint32 last_tried;   /* where the last shape ended */
  guint32 n_tried;      /* for all shapes; MOST_TRIED: too many */
  EntenteWork *work;
  double done; /* part of the components */
  guint n_looks;
} Packing;

static void
packing_clear (Packing *self)
{
  g_clear_pointer (&self->taken, entente_cell_set_free);
  g_clear_pointer (&self->searched, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Packing, packing_clear)

static void
add_cell (GArray         *cells,
          EntenteCellSet *own,
          gint32          column,
          gint32          row)
{
  Cell cell = { column, row };

  if (entente_cell_set_add (own, column, row))
    g_array_append_val (cells, cell);
}

static void
add_box (const Packing          *self,
         const EntenteComponent *component,
         guint32                 node,
         double                  left,
         double                  top,
         GArray                 *cells,
         EntenteCellSet         *own)
{
  double half_width = component->widths[node] / 2.0 + self->gap;
  double half_height = component->heights[node] / 2.0 + self->gap;
  gint32 first_column = (gint32) floor ((component->x[node] - half_width - left)
                                        / self->cell_width);
  gint32 last_column = (gint32) floor ((component->x[node] + half_width - left)
                                       / self->cell_width);
  gint32 first_row = (gint32) floor ((component->y[node] - half_height - top)
                                     / self->cell_height);
  gint32 last_row = (gint32) floor ((component->y[node] + half_height - top)
                                    / self->cell_height);

  for (gint32 row = first_row; row <= last_row; row++)
    {
      for (gint32 column = first_column; column <= last_column; column++)
        add_cell (cells, own, column, row);
    }
}

/* Whether it is still wanted, asked now and then. @n_looks: since the last time */
static gboolean
goes_on (Packing *self,
         guint    n_looks)
{
  self->n_looks += n_looks;
  if (self->n_looks < N_AT_ONCE)
    return TRUE;
  self->n_looks = 0;

  return entente_work_report (self->work, self->done);
}

/* Steps along a tie, two a cell. */
static gint32
count_steps (const Packing          *self,
             const EntenteComponent *component,
             guint32                 a,
             guint32                 b)
{
  double dx = (component->x[b] - component->x[a]) / self->cell_width;
  double dy = (component->y[b] - component->y[a]) / self->cell_height;

  return (gint32) ceil (2.0 * MAX (fabs (dx), fabs (dy))) + 1;
}

static gboolean
add_tie (Packing                *self,
         const EntenteComponent *component,
         guint32                 a,
         guint32                 b,
         double                  left,
         double                  top,
         GArray                 *cells,
         EntenteCellSet         *own)
{
  double x = (component->x[a] - left) / self->cell_width;
  double y = (component->y[a] - top) / self->cell_height;
  double dx = (component->x[b] - left) / self->cell_width - x;
  double dy = (component->y[b] - top) / self->cell_height - y;
  gint32 n_steps = count_steps (self, component, a, b);

  for (gint32 i = 0; i <= n_steps; i++)
    {
      if (!goes_on (self, 1))
        return FALSE;
      add_cell (cells, own, (gint32) floor (x + dx * i / n_steps),
                (gint32) floor (y + dy * i / n_steps));
    }

  return TRUE;
}

/* Every so many-th tie is enough to fill what all of them go over. */
static guint32
choose_stride (const Packing          *self,
               const EntenteComponent *component)
{
  const EntenteNetwork *network = component->network;
  double n_steps = 0.0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        n_steps += count_steps (self, component, i, network->neighbors[k]) / 2.0;
    }

  return (guint32) (n_steps / MOST_TIE_CELLS) + 1;
}

/* The cells of a component, counted from its corner at @left, @top; NULL where cancelled. */
static GArray *
find_cells (Packing                *self,
            const EntenteComponent *component,
            double                  left,
            double                  top)
{
  const EntenteNetwork *network = component->network;
  guint32 stride = choose_stride (self, component);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_autoptr (EntenteCellSet) own = entente_cell_set_new ();
  guint32 n_ties = 0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      if (!goes_on (self, 1))
        return NULL;
      add_box (self, component, i, left, top, cells, own);
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        {
          if (network->neighbors[k] > i && n_ties++ % stride == 0
              && !add_tie (self, component, i, network->neighbors[k], left, top, cells, own))
            return NULL;
        }
    }

  return g_steal_pointer (&cells);
}

/* @n_free: (out): cells that are free before the first one that is not */
static gboolean
is_free (const Packing *self,
         GArray        *cells,
         gint32         column,
         gint32         row,
         guint         *n_free)
{
  for (*n_free = 0; *n_free < cells->len; ++*n_free)
    {
      Cell cell = g_array_index (cells, Cell, *n_free);

      if (entente_cell_set_contains (self->taken, column + cell.column, row + cell.row))
        return FALSE;
    }

  return TRUE;
}

static void
take (Packing *self,
      GArray  *cells,
      gint32   column,
      gint32   row)
{
  for (guint i = 0; i < cells->len; i++)
    {
      Cell cell = g_array_index (cells, Cell, i);

      entente_cell_set_add (self->taken, column + cell.column, row + cell.row);
      self->reach = MAX (self->reach, ABS (column + cell.column - self->middle_column));
      self->reach = MAX (self->reach, ABS (row + cell.row - self->middle_row));
    }
}

/* The @index-th cell of the square ring @ring: the four sides in turn, from their middles out. */
static void
find_ring_cell (gint32  ring,
                gint32  index,
                gint32 *column,
                gint32 *row)
{
  gint32 side = index % 4;
  gint32 step = index / 4;
  gint32 along = step % 2 == 0 ? step / 2 : -(step + 1) / 2;

  *column = side == 0 ? ring : side == 1 ? -ring : along;
  *row = side == 2 ? ring : side == 3 ? -ring : along;
}

/* How many places need not be tried. Shapes of one size in cells that fill it search on where the
 * last one ended: what was not free then will never be. */
static guint32
find_start (Packing  *self,
            gpointer  key,
            gboolean  is_full)
{
  gpointer last;

  if (!is_full && self->n_tried < MOST_TRIED)
    return 0;
  if (g_hash_table_lookup_extended (self->searched, key, NULL, &last))
    return GPOINTER_TO_UINT (last);

  return self->n_tried < MOST_TRIED ? 0 : self->last_tried;
}

static void
note_end (Packing  *self,
          gpointer  key,
          gboolean  is_full,
          guint32   start,
          guint32   end)
{
  self->n_tried = MIN (self->n_tried + (end - start), MOST_TRIED);
  self->last_tried = end;
  if (is_full || self->n_tried == MOST_TRIED)
    g_hash_table_insert (self->searched, key, GUINT_TO_POINTER (end));
}

/* FALSE where cancelled. */
static gboolean
pack_shape (Packing *self,
            GArray  *cells,
            gint32   n_columns,
            gint32   n_rows,
            gint32  *column,
            gint32  *row)
{
  gboolean is_full = cells->len == (guint) n_columns * (guint) n_rows && n_columns < 4096
                     && n_rows < 4096;
  gpointer key = GINT_TO_POINTER (n_columns * 4096 + n_rows);
  guint32 start = find_start (self, key, is_full);
  guint32 n_tried = start;
  gint32 outside = self->reach + MAX (n_columns, n_rows) / 2 + 2;
  guint64 n_looks = 0;
  guint n_free = 0;
  gint32 ring = 0;
  gint32 index;

  /* Ring r has 8 r + 4 places (corners twice); 4 r² come before it. */
  while (4u * (guint32) (ring + 1) * (guint32) (ring + 1) <= n_tried)
    ring++;
  index = (gint32) (n_tried - 4u * (guint32) ring * (guint32) ring);

  for (;; ring++, index = 0)
    {
      if (n_looks > MOST_LOOKS)
        ring = MAX (ring, outside);
      for (; (n_looks <= MOST_LOOKS || ring >= outside) && index < 8 * ring + 4; index++, n_tried++)
        {
          if (!goes_on (self, n_free + 1))
            return FALSE;
          find_ring_cell (ring, index, column, row);
          *column += self->middle_column - n_columns / 2;
          *row += self->middle_row - n_rows / 2;
          n_looks += n_free;
          if (!is_free (self, cells, *column, *row, &n_free))
            continue;
          note_end (self, key, is_full, start, n_tried);
          return TRUE;
        }
    }
}

/* @alone: nothing is there, and nothing follows that would have to go around it. FALSE where
 * cancelled. */
static gboolean
pack (Packing          *self,
      EntenteComponent *component,
      gboolean          alone)
{
  g_autoptr (GArray) cells = NULL;
  double left;
  double top;
  double right;
  double bottom;
  gint32 n_columns;
  gint32 n_rows;
  gint32 column;
  gint32 row;

  entente_component_get_bounds (component, &left, &top, &right, &bottom);
  left -= self->gap;
  top -= self->gap;
  cells = alone ? g_array_new (FALSE, FALSE, 1) : find_cells (self, component, left, top);
  if (cells == NULL)
    return FALSE;
  n_columns = (gint32) floor ((right + self->gap - left) / self->cell_width) + 1;
  n_rows = (gint32) floor ((bottom + self->gap - top) / self->cell_height) + 1;

  if (!pack_shape (self, cells, n_columns, n_rows, &column, &row))
    return FALSE;
  take (self, cells, column, row);
  entente_component_move (component, column * self->cell_width - left,
                          row * self->cell_height - top);

  return TRUE;
}

/* Fixed components stand in the plane's own cells; the others go around their middle. FALSE where
 * cancelled. */
static gboolean
pack_fixed (Packing   *self,
            GPtrArray *components)
{
  double left = INFINITY;
  double top = INFINITY;
  double right = -INFINITY;
  double bottom = -INFINITY;

  for (guint i = 0; i < components->len; i++)
    {
      EntenteComponent *component = g_ptr_array_index (components, i);
      g_autoptr (GArray) cells = NULL;
      double bounds[4];

      if (!entente_component_stays (component))
        continue;
      cells = find_cells (self, component, 0.0, 0.0);
      if (cells == NULL)
        return FALSE;
      take (self, cells, 0, 0);
      entente_component_get_bounds (component, &bounds[0], &bounds[1], &bounds[2], &bounds[3]);
      left = MIN (left, bounds[0]);
      top = MIN (top, bounds[1]);
      right = MAX (right, bounds[2]);
      bottom = MAX (bottom, bounds[3]);
    }

  if (left > right)
    return TRUE;
  self->middle_column = (gint32) floor ((left + right) / 2.0 / self->cell_width);
  self->middle_row = (gint32) floor ((top + bottom) / 2.0 / self->cell_height);

  return TRUE;
}

static double
measure_areas (GPtrArray *components,
               double     gap)
{
  double area = 0.0;

  for (guint i = 0; i < components->len; i++)
    {
      double left;
      double top;
      double right;
      double bottom;

      entente_component_get_bounds (g_ptr_array_index (components, i), &left, &top, &right,
                                    &bottom);
      area += (right - left + 2.0 * gap) * (bottom - top + 2.0 * gap);
    }

  return area;
}

gboolean
entente_packing_place (GPtrArray   *components,
                       double       aspect,
                       double       gap,
                       EntenteWork *work)
{
  g_auto (Packing) packing = { 0 };

  packing.gap = gap;
  packing.work = work;
  packing.cell_height = MAX (CELL_HEIGHT,
                             sqrt (measure_areas (components, gap) / aspect / MOST_CELLS));
  packing.cell_width = packing.cell_height * aspect;
  packing.taken = entente_cell_set_new ();
  packing.searched = g_hash_table_new (NULL, NULL);

  if (!pack_fixed (&packing, components))
    return FALSE;
  for (guint i = 0; i < components->len; i++)
    {
      EntenteComponent *component = g_ptr_array_index (components, i);

      packing.done = (double) i / components->len;
      if (i % 64 == 0 && !entente_work_report (work, packing.done))
        return FALSE;
      if (!entente_component_stays (component) && !pack (&packing, component, components->len == 1))
        return FALSE;
    }

  return TRUE;
}

void
entente_packing_tidy (EntenteComponent *component,
                      double            aspect,
                      double            gap)
{
  guint32 n = component->n_nodes;
  guint32 n_columns = 1;
  g_autofree double *widths = NULL;
  double pile = 0.0; /* how high all are on one another */
  double widest = 0.0;
  double x;
  double y = 0.0;

  for (guint32 i = 0; i < n; i++)
    {
      pile += component->heights[i] + gap;
      widest = MAX (widest, component->widths[i]);
    }
  /* Each column is about as wide as the widest of all: k of them are as wide as aspect · pile / k is. */
  n_columns = (guint32) CLAMP (sqrt (aspect * pile / (widest + gap)) + 0.5, 1.0, (double) n);
  widths = g_new0 (double, n_columns);
  for (guint32 i = 0; i < n; i++)
    widths[i % n_columns] = MAX (widths[i % n_columns], component->widths[i]);

  for (guint32 first = 0; first < n; first += n_columns)
    {
      double height = 0.0;

      for (guint32 i = first; i < MIN (first + n_columns, n); i++)
        height = MAX (height, component->heights[i]);
      x = 0.0;
      for (guint32 i = first; i < MIN (first + n_columns, n); i++)
        {
          component->x[i] = x + widths[i - first] / 2.0;
          component->y[i] = y + height / 2.0;
          x += widths[i - first] + gap;
        }
      y += height + gap;
    }
}
