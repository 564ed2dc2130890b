/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-density.h"

#include "entente-whole.h"

#include <math.h>

/* No line is thinner on the picture; what would be is paler instead, down to this. */
#define HAIRLINE_PX 0.8
#define HAIRLINE_LEAST 0.35

/* The map is looked at in so many fields across and down, but no more than one for so many samples; by so
 * many lines, each at so many points. */
#define MOST_FIELDS 96
#define SAMPLES_PER_FIELD 24
#define MOST_SAMPLES 65536
#define N_POINTS 24
/* Dense is what lies above this part of the fields that have anything. */
#define DENSE_PART 0.97
/* The same for actors. */
#define CROWD_PART 0.9

/* What is darkest is so much more than what is dense. */
#define DARKEST_OF_MOST 2.0

/* Lines are added up where so many lie over another, wholly at the second. */
#define CROWDED 0.7
#define CROWDED_WHOLLY 2.0
/* Nearer than this they are stroked: each can be followed there. Wholly added up at the second. Both lie
 * nearer by so much where it is so crowded that strokes would only hide one another. */
#define NEAR_ZOOM 0.5
#define FAR_ZOOM 0.36
#define NEARER_BY 0.3
#define PACKED 3.0
#define PACKED_WHOLLY 8.0
/* What is less than this part of either is not worth drawing all lines twice. */
#define LEAST_PART 0.06

/* What there is in the fields of a map. */
typedef struct
{
  EntenteBox bounds;
  guint side;
  double *amounts;
} Fields;

static void
fields_init (Fields       *self,
             EntenteScene *scene,
             guint         n_samples)
{
  self->bounds = entente_scene_get_bounds (scene);
  self->side = CLAMP ((guint) sqrt (n_samples / SAMPLES_PER_FIELD), 1, MOST_FIELDS);
  self->amounts = g_new0 (double, self->side * self->side);
}

static void
fields_clear (Fields *self)
{
  g_free (self->amounts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fields, fields_clear)

static void
fields_add (Fields *self,
            double  x,
            double  y,
            double  amount)
{
  double column = (x - self->bounds.x) / self->bounds.width * self->side;
  double row = (y - self->bounds.y) / self->bounds.height * self->side;

  self->amounts[(guint) CLAMP (row, 0.0, self->side - 1.0) * self->side
                + (guint) CLAMP (column, 0.0, self->side - 1.0)]
      += amount;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return (one > two) - (one < two);
}

/* How much for each unit of area there is in fields that have more than so large a part of those that
 * have anything. Sorts the fields. */
static double
fields_find_dense (Fields *self,
                   double  part)
{
  guint n = self->side * self->side;
  guint first = 0;

  qsort (self->amounts, n, sizeof (double), compare_doubles);
  while (first < n && !(self->amounts[first] > 0.0))
    first++;
  if (first == n)
    return 0.0;
  return self->amounts[first + (guint) ((n - 1 - first) * part)] * n
         / (self->bounds.width * self->bounds.height);
}

static void
add_sample (Fields                     *self,
            const EntenteSceneRelation *relation,
            double                      times)
{
  const EntentePoint *from = ENTENTE_LINE_POINTS (relation);
  const EntentePoint *to = &from[relation->n_points - 1];
  double length = hypot (to->x - from->x, to->y - from->y) * times / N_POINTS;

  for (guint i = 0; i < N_POINTS; i++)
    {
      double part = (i + 0.5) / N_POINTS;

      fields_add (self, from->x + (to->x - from->x) * part, from->y + (to->y - from->y) * part,
                  length);
    }
}

/**
 * entente_density_measure_actors:
 *
 * Adds how densely actors lie, and how many ties the strongest has. Any thread.
 */
void
entente_density_measure_actors (EntenteDensity *self,
                                EntenteScene   *scene)
{
  guint n = entente_scene_get_n_actors (scene);
  g_auto (Fields) fields;
  double dense;

  fields_init (&fields, scene, n);
  for (guint i = 0; i < n; i++)
    {
      const EntenteSceneActor *actor = entente_scene_get_actor (scene, i);

      fields_add (&fields, actor->outline.x + actor->outline.width / 2.0,
                  actor->outline.y + actor->outline.height / 2.0, 1.0);
      self->strongest = MAX (self->strongest, actor->n_relations);
    }
  dense = fields_find_dense (&fields, CROWD_PART);
  if (dense > 0.0)
    self->spacing = 1.0 / sqrt (dense);
}

/**
 * entente_density_measure:
 * @self: (out): set
 * @relations: (nullable) (element-type EntenteSceneRelation): only these
 *
 * Measures lines, by samples: some milliseconds, however large it is. Any thread.
 */
void
entente_density_measure (EntenteDensity  *self,
                         EntenteScene    *scene,
                         const GPtrArray *relations)
{
  g_auto (Fields) fields = { 0 };
  guint n = relations != NULL ? relations->len : entente_scene_get_n_relations (scene);
  guint step = MAX (n / MOST_SAMPLES, 1);
  guint n_samples = 0;
  double width = 0.0;

  *self = (EntenteDensity) { .width = ENTENTE_LINE_MIN_PX };
  if (n == 0)
    return;
  fields_init (&fields, scene, n / step * N_POINTS);
  for (guint i = 0; i < n; i += step)
    {
      const EntenteSceneRelation *relation
          = relations != NULL ? g_ptr_array_index (relations, i)
                              : entente_scene_get_relation (scene, i);

      add_sample (&fields, relation, step);
      width += relation->width;
      n_samples++;
    }
  self->width = width / n_samples;
  self->length = fields_find_dense (&fields, DENSE_PART);
}

/**
 * entente_density_of_scene:
 *
 * Of all lines and actors of the scene or its base, measured when first asked for. Any thread.
 *
 * Returns: (transfer none): the scene's
 */
const EntenteDensity *
entente_density_of_scene (EntenteScene *scene)
{
  return &entente_whole_of_scene (scene)->density;
}

double
entente_density_get_width (double  width,
                           double  zoom,
                           double *alpha)
{
  double wide = MAX (width * zoom, HAIRLINE_PX);

  *alpha = MAX (width * zoom / wide, HAIRLINE_LEAST);
  return wide;
}

/* How many lines, as wide as one pixel, lie over another where they are dense. */
static double
get_most (const EntenteDensity *self,
          double                zoom)
{
  double alpha;
  double width = entente_density_get_width (self->width, zoom, &alpha);

  return self->length / zoom * width * alpha;
}

/**
 * entente_density_get_darkest:
 *
 * Returns: how many lines are as dark as can be: so many that there is room above what is dense, but one where
 *   lines do not lie over another
 */
double
entente_density_get_darkest (const EntenteDensity *self,
                             double                zoom)
{
  return MAX (DARKEST_OF_MOST * get_most (self, zoom) - DARKEST_OF_MOST + 1.0, 1.0);
}

static double
get_step (double value,
          double from,
          double to)
{
  double part = CLAMP ((value - from) / (to - from), 0.0, 1.0);

  return part * part * (3.0 - 2.0 * part);
}

/**
 * entente_density_get_share:
 *
 * Returns: how much of lines is added up, 0 … 1; the rest is stroked. It changes smoothly with the
 *   zoom
 */
double
entente_density_get_share (const EntenteDensity *self,
                           double                zoom)
{
  double most = get_most (self, zoom);
  double nearer = NEARER_BY * get_step (most, PACKED, PACKED_WHOLLY);
  double share = get_step (most, CROWDED, CROWDED_WHOLLY)
                 * get_step (-zoom, -NEAR_ZOOM - nearer, -FAR_ZOOM - nearer);

  return CLAMP ((share - LEAST_PART) / (1.0 - 2.0 * LEAST_PART), 0.0, 1.0);
}
