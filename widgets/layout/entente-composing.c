/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Which way one component gets its places: by its style's shape; by stress, from nothing or around
 * what stays; or as it was, where that is good still. What comes by stress is in hops at first; then
 * it gets its turn, its size and clear boxes. */

#include "entente-composing.h"

#include "entente-anchoring.h"
#include "entente-clustering.h"
#include "entente-framing.h"
#include "entente-judges.h"
#include "entente-keeping.h"
#include "entente-parting.h"
#include "entente-placing.h"
#include "entente-random.h"
#include "entente-settling.h"
#include "entente-shaping.h"

#include <string.h>

#define N_PUSHES 60
/* An old layout of this times the stress that a new one has is better than moving all. */
#define MOST_KEPT_STRESS 1.15

/* What is in hops gets its turn, size and clear boxes. */
static gboolean
finish_free (const EntenteProblem *self,
             EntenteComponent     *component,
             EntenteWork          *work)
{
  entente_framing_turn (component, self->options.aspect);
  entente_framing_scale (component,
                         entente_framing_find_scale (component, self->options.tie_length,
                                                     self->options.gap));
  entente_work_show_boxes (work, component->x, component->y, component->n_nodes);

  return self->options.keep_overlaps
         || entente_parting_clear (component, self->options.gap, work);
}

static gboolean
place_free (const EntenteProblem *self,
            EntenteComponent     *component,
            EntenteRandom        *random,
            EntenteWork          *work)
{
  gboolean clusters = self->options.style == ENTENTE_LAYOUT_CLUSTERS;
  EntenteWork part = *work;

  entente_work_enter_part (&part, work, 0.0, 0.35);
  if (!entente_placing_solve (component, clusters ? 1 : ENTENTE_MOST_TRIES, random, &part))
    return FALSE;
  entente_work_enter_part (&part, work, 0.35, 0.15);
  if (clusters && !entente_clustering_sweep (component, 1.0, random, &part))
    return FALSE;
  entente_work_enter_part (&part, work, 0.5, 0.5);
  if (!finish_free (self, component, &part))
    return FALSE;
  work->told = part.told;

  return TRUE;
}

static gboolean
place_held (const EntenteProblem *self,
            EntenteComponent     *component,
            EntenteRandom        *random,
            EntenteWork          *work)
{
  if (!entente_anchoring_place (component, self->usual_scale, random, work))
    return FALSE;

  return self->options.style != ENTENTE_LAYOUT_CLUSTERS
         || entente_clustering_sweep (component, self->usual_scale, random, work);
}

/* Its index in the component, or ENTENTE_LAYOUT_NO_NODE. */
static guint32
find_node (const EntenteComponent *component,
           guint32                 node)
{
  for (guint32 i = 0; i < component->n_nodes && node != ENTENTE_LAYOUT_NO_NODE; i++)
    {
      if (component->nodes[i] == node)
        return i;
    }

  return ENTENTE_LAYOUT_NO_NODE;
}

/* Whether this component has the style's shape; otherwise distances count in it. */
static gboolean
is_shaped (const EntenteProblem   *self,
           const EntenteComponent *component,
           EntenteShaping         *shaping)
{
  switch (self->options.style)
    {
    case ENTENTE_LAYOUT_CIRCULAR:
    case ENTENTE_LAYOUT_LAYERED:
    case ENTENTE_LAYOUT_GRID:
      return TRUE;
    case ENTENTE_LAYOUT_RADIAL:
      shaping->center = find_node (component, self->options.center);
      return shaping->center != ENTENTE_LAYOUT_NO_NODE;
    case ENTENTE_LAYOUT_BETWEEN:
      shaping->from = find_node (component, self->options.from);
      shaping->to = find_node (component, self->options.to);
      return shaping->from != ENTENTE_LAYOUT_NO_NODE && shaping->to != ENTENTE_LAYOUT_NO_NODE
             && shaping->from != shaping->to;
    case ENTENTE_LAYOUT_DISTANCES:
    case ENTENTE_LAYOUT_CLUSTERS:
      break;
    }

  return FALSE;
}

static gboolean
place_shape (const EntenteProblem *self,
             EntenteComponent     *component,
             EntenteShaping       *shaping,
             EntenteRandom        *random,
             EntenteWork          *work)
{
  g_autofree guint32 *kinds = g_new0 (guint32, component->n_nodes);
  const EntenteWork whole = *work;
  EntenteBoxes boxes = {
    component->n_nodes, component->x,     component->y,      component->widths,
    component->heights, component->fixed, self->options.gap,
  };

  for (guint32 i = 0; i < component->n_nodes && self->graph->kinds != NULL; i++)
    kinds[i] = self->graph->kinds[component->nodes[i]];
  shaping->kinds = kinds;
  entente_work_enter_part (work, &whole, 0.0, 0.8);
  if (!entente_shaping_place (shaping, component, random, work))
    return FALSE;
  if (self->options.keep_overlaps || component->n_fixed > 0)
    return TRUE;
  entente_work_enter_part (work, &whole, 0.8, 0.2);

  return entente_settling_push (&boxes, N_PUSHES, work) && entente_settling_finish (&boxes, work);
}

static gboolean
place_anew (const EntenteProblem *self,
            EntenteComponent     *component,
            EntenteRandom        *random,
            EntenteWork          *work)
{
  if (component->n_fixed == 0)
    return place_free (self, component, random, work);

  return place_held (self, component, random, work);
}

/* Where it was, if it is not much worse than a layout made anew. */
static gboolean
place_again (const EntenteProblem *self,
             EntenteComponent     *component,
             EntenteRandom        *random,
             EntenteWork          *work)
{
  gsize size = sizeof (double) * component->n_nodes;
  EntenteWork part = *work;
  g_autoptr (EntenteJudges) judges = NULL;
  g_autofree double *stresses = g_new (double, component->n_nodes);
  g_autofree double *x = NULL;
  g_autofree double *y = NULL;
  double stress;
  double kept_stress;

  entente_work_enter_part (&part, work, 0.0, 0.7);
  if (!place_anew (self, component, random, &part))
    return FALSE;
  x = g_memdup2 (component->x, size);
  y = g_memdup2 (component->y, size);
  entente_work_enter_part (&part, work, 0.7, 0.3);
  judges = entente_judges_new (component, &part);
  if (judges == NULL)
    return FALSE;
  stress = entente_judges_measure (judges, stresses);
  if (!entente_keeping_restore (component, self->usual_scale, self->options.gap, random, &part)
      || !entente_keeping_mend (component, judges, stresses, self->options.gap, &kept_stress, &part))
    return FALSE;
  work->told = part.told;

  component->kept = kept_stress <= MOST_KEPT_STRESS * stress + ENTENTE_LEAST_STRESS;
  if (component->kept)
    return TRUE;
  memcpy (component->x, x, size);
  memcpy (component->y, y, size);
  if (component->n_fixed == 0)
    entente_keeping_mirror (component);

  return TRUE;
}

gboolean
entente_composing_place (const EntenteProblem *self,
                         EntenteComponent     *component,
                         guint32               index,
                         EntenteWork          *work)
{
  EntenteShaping shaping = { .options = &self->options, .hop = self->usual_scale };
  EntenteRandom random;

  entente_random_init (&random, self->options.seed ^ 0x5bd1e995u, index);
  if (is_shaped (self, component, &shaping))
    return place_shape (self, component, &shaping, &random, work);
  if (component->n_fixed < component->n_nodes && !self->options.keep_overlaps
      && entente_keeping_is_possible (component, self->options.gap))
    return place_again (self, component, &random, work);

  return place_anew (self, component, &random, work);
}
