/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

#include "entente-judges.h"

#include "entente-hop-rows.h"

#include <math.h>
#include <string.h>

/* The last nodes, which are any (see EntenteComponent), and other ones than the marks of large networks
 * (entente-pulling.c), which all have been pleased already. */
#define N_JUDGES 64u

struct _EntenteJudges
{
  const EntenteComponent *component;
  guint32 n_judges;
  guint32 first; /* node: the first judge */
  guint16 *rows; /* hops from each judge to all nodes */
};

EntenteJudges *
entente_judges_new (const EntenteComponent *component,
                    EntenteWork            *work)
{
  g_autoptr (EntenteJudges) self = g_new0 (EntenteJudges, 1);
  guint32 n = component->n_nodes;
  guint32 judges[N_JUDGES];

  self->component = component;
  self->n_judges = MIN (n, N_JUDGES);
  self->first = n - self->n_judges;
  self->rows = g_new (guint16, (gsize) self->n_judges * n);
  for (guint32 k = 0; k < self->n_judges; k++)
    judges[k] = self->first + k;
  if (!entente_hop_rows_measure (component->network, judges, self->n_judges, self->rows, work))
    return NULL;

  return g_steal_pointer (&self);
}

void
entente_judges_free (EntenteJudges *self)
{
  g_free (self->rows);
  g_free (self);
}

static double
measure_way (const EntenteComponent *component,
             guint32                 a,
             guint32                 b)
{
  double dx = component->x[a] - component->x[b];
  double dy = component->y[a] - component->y[b];

  return sqrt (dx * dx + dy * dy);
}

/* How far it is off, squared. */
static double
get_error (double ratio,
           double scale)
{
  double error = scale * ratio - 1.0;

  return error * error;
}

/* Adds what neighbors say: a tie more changes no other hops, where its ends have another neighbor in
 * common. */
static void
ask_neighbors (const EntenteComponent *component,
               double                  scale,
               double                 *stresses)
{
  const EntenteNetwork *network = component->network;

  for (guint32 i = 0; i < component->n_nodes; i++)
    {
      for (guint32 k = network->starts[i]; k < network->starts[i + 1]; k++)
        stresses[i] += get_error (measure_way (component, i, network->neighbors[k]), scale);
    }
}

static void
ask_judges (const EntenteJudges *self,
            double               scale,
            double              *stresses)
{
  guint32 n = self->component->n_nodes;

  for (guint32 k = 0; k < self->n_judges; k++)
    {
      const guint16 *row = self->rows + (gsize) k * n;

      for (guint32 i = 0; i < n; i++)
        {
          if (row[i] > 0)
            stresses[i]
                += get_error (measure_way (self->component, i, self->first + k) / row[i], scale);
        }
    }
}

double
entente_judges_measure (const EntenteJudges *self,
                        double              *stresses)
{
  guint32 n = self->component->n_nodes;
  double sum = 0.0;
  double squares = 0.0;
  double n_pairs = 0.0;
  double scale;

  for (guint32 k = 0; k < self->n_judges; k++)
    {
      const guint16 *row = self->rows + (gsize) k * n;

      for (guint32 i = 0; i < n; i++)
        {
          double ratio;

          if (row[i] == 0)
            continue;
          ratio = measure_way (self->component, i, self->first + k) / row[i];
          sum += ratio;
          squares += ratio * ratio;
          n_pairs += 1.0;
        }
    }
  scale = squares > 0.0 ? sum / squares : 0.0;
  if (stresses != NULL)
    {
      memset (stresses, 0, sizeof (double) * n);
      ask_judges (self, scale, stresses);
      ask_neighbors (self->component, scale, stresses);
    }

  /* Rounding must not bring what is perfect below nothing. */
  return squares > 0.0 ? MAX (1.0 - sum * scale / n_pairs, 0.0) : 0.0;
}
