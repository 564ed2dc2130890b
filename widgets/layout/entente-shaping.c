/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-shaping.h"

#include "entente-between.h"
#include "entente-circular.h"
#include "entente-kind-grid.h"
#include "entente-layered.h"
#include "entente-radial.h"

#include <string.h>

/* A circle's least radius. */
#define SMALL_CIRCLE_HOPS 1.1
/* Columns stand nearer than free ties would: most of these go over more than one. */
#define LAYER_TIES 0.6

/* Ties across a circle of few nodes have room for their labels as well. */
static double
find_radius (const EntenteShaping   *self,
             const EntenteComponent *component)
{
  return component->n_nodes > 3 ? SMALL_CIRCLE_HOPS * self->hop : self->hop / 2.0;
}

static gboolean
draw_shape (const EntenteShaping *self,
            EntenteComponent     *component,
            EntenteRandom        *random,
            EntenteWork          *work)
{
  const EntenteLayoutOptions *options = self->options;

  switch (options->style)
    {
    case ENTENTE_LAYOUT_CIRCULAR:
      return entente_circular_place (component, find_radius (self, component), options->gap, random,
                                     work);
    case ENTENTE_LAYOUT_RADIAL:
      return entente_radial_place (component, self->center, self->hop, options->gap, random, work);
    case ENTENTE_LAYOUT_LAYERED:
      return entente_layered_place (component, LAYER_TIES * options->tie_length, options->gap,
                                    options->aspect, work);
    case ENTENTE_LAYOUT_GRID:
      entente_kind_grid_place (component, self->kinds, options->aspect, options->gap);
      break;
    case ENTENTE_LAYOUT_BETWEEN:
      entente_between_place (component, self->from, self->to, options->aspect,
                             options->tie_length, options->gap);
      break;
    case ENTENTE_LAYOUT_DISTANCES:
    case ENTENTE_LAYOUT_CLUSTERS:
      g_assert_not_reached ();
    }

  return entente_work_report (work, 1.0);
}

/* Moves the shape by the mean of the ways back of its fixed nodes, and these back. */
static void
keep_fixed (EntenteComponent *component,
            const double     *x,
            const double     *y)
{
  double dx = 0.0;
  double dy = 0.0;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      if (!component->fixed[i])
        continue;
      dx += (x[i] - component->x[i]) / component->n_fixed;
      dy += (y[i] - component->y[i]) / component->n_fixed;
    }
  entente_component_move (component, dx, dy);
  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      if (!component->fixed[i])
        continue;
      component->x[i] = x[i];
      component->y[i] = y[i];
    }
}

gboolean
entente_shaping_place (const EntenteShaping *self,
                       EntenteComponent     *component,
                       EntenteRandom        *random,
                       EntenteWork          *work)
{
  gsize size = sizeof (double) * component->n_nodes;
  g_autofree double *x = g_memdup2 (component->x, size);
  g_autofree double *y = g_memdup2 (component->y, size);

  if (component->n_fixed == component->n_nodes)
    return entente_work_report (work, 1.0);
  if (!draw_shape (self, component, random, work))
    return FALSE;
  if (component->n_fixed > 0)
    keep_fixed (component, x, y);

  return TRUE;
}
