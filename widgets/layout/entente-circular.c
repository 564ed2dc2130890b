/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-layout"

/* Trees can stand around a circle without a crossing, each between the rest: they are put back in the
 * end (entente-limbs.c). What remains gets a first order (entente-circle-line.c), in which its nodes
 * then find better places: near by, exactly (entente-circle-sifting.c), and where there are many of
 * them, far off by counts (entente-circle-jumping.c), in turn. Where very many have their order they
 * are seated on several circles (entente-circle-seats.c). */

#include "entente-circular.h"

#include "entente-circle-jumping.h"
#include "entente-circle-line.h"
#include "entente-circle-seats.h"
#include "entente-circle-sifting.h"
#include "entente-limbs.h"

#include <string.h>

/* Up to so many steps, nodes × ties, each node is sifted along the whole circle. */
#define MOST_STEPS 4000000.0
/* Rounds after which little is gained; with many ties fewer, so that all pass so many. */
#define MOST_ROUNDS 8u
#define LEAST_ROUNDS 2u
#define TIES_BUDGET 600000u
/* A round that takes less than this part of the crossings away is the last. */
#define LEAST_GAIN 0.005
/* Steps that all tries of few nodes may take, and how many tries that are at most. */
#define TRIES_BUDGET 400000.0
#define MOST_TRIES 12.0
/* Where nodes jump, how far each is sifted afterwards. */
#define SHORT_REACH 16u

/* Among few, nodes need not jump to come everywhere. */
static gboolean
improve (EntenteCircle *circle,
         gboolean      *goes_on,
         EntenteWork   *work)
{
  const EntenteWork whole = *work;
  double n_steps = (double) circle->n_nodes * circle->network->n_ties;

  if (n_steps <= MOST_STEPS)
    return entente_circle_sift (circle, circle->n_nodes, goes_on, work);
  entente_work_enter_part (work, &whole, 0.0, 0.4);
  if (!entente_circle_jump (circle, work))
    return FALSE;
  entente_work_enter_part (work, &whole, 0.4, 0.6);

  return entente_circle_sift (circle, SHORT_REACH, goes_on, work);
}

static guint
choose_n_rounds (const EntenteNetwork *network)
{
  return CLAMP (TIES_BUDGET / MAX (network->n_ties, 1), LEAST_ROUNDS, MOST_ROUNDS);
}

/* Round after round; the best order met is kept in @best, as one round may lose what the next one
 * gains. @fewest: (inout): its crossings. */
static gboolean
reduce (EntenteCircle *circle,
        guint32       *best,
        guint64       *fewest,
        EntenteWork   *work)
{
  const EntenteWork whole = *work;
  guint n_rounds = choose_n_rounds (circle->network);
  guint64 last = ENTENTE_CIRCLE_CANCELLED;
  gboolean goes_on = TRUE;

  for (guint k = 0; k <= n_rounds && goes_on && *fewest > 0 && !entente_work_is_late (work); k++)
    {
      guint64 n_crossings;

      entente_work_enter_part (work, &whole, (double) k / (n_rounds + 1), 1.0 / (n_rounds + 1));
      if (k > 0 && !improve (circle, &goes_on, work))
        return FALSE;
      n_crossings = entente_circle_count (circle, work, 1.0);
      if (n_crossings == ENTENTE_CIRCLE_CANCELLED)
        return FALSE;
      goes_on = goes_on && (double) n_crossings < (1.0 - LEAST_GAIN) * (double) last;
      last = n_crossings;
      if (n_crossings >= *fewest)
        continue;
      *fewest = n_crossings;
      memcpy (best, circle->order, sizeof (guint32) * circle->n_nodes);
    }
  entente_work_enter (work, whole.start, whole.span);

  return TRUE;
}

static void
shuffle (EntenteCircle *circle,
         EntenteRandom *random)
{
  entente_random_shuffle (random, circle->order, circle->n_nodes);
  for (guint32 k = 0; k < circle->n_nodes; k++)
    circle->positions[circle->order[k]] = k;
}

/* (transfer full): the best order of several tries; NULL where cancelled */
static guint32 *
order_core (const EntenteNetwork *core,
            EntenteRandom        *random,
            EntenteWork          *work)
{
  g_auto (EntenteCircle) circle = { 0 };
  g_autofree guint32 *best = g_new (guint32, core->n_nodes);
  double n_steps = (double) core->n_nodes * core->n_ties;
  guint n_tries = (guint) CLAMP (TRIES_BUDGET / MAX (n_steps, 1.0), 1.0, MOST_TRIES);
  guint64 fewest = ENTENTE_CIRCLE_CANCELLED;
  const EntenteWork whole = *work;

  entente_circle_init (&circle, core);
  for (guint k = 0; k < n_tries && fewest > 0; k++)
    {
      entente_work_enter_part (work, &whole, (double) k / n_tries, 0.1 / n_tries);
      if (k > 0)
        shuffle (&circle, random);
      if (!entente_circle_line_up (&circle, work))
        return NULL;
      entente_work_enter_part (work, &whole, (k + 0.1) / n_tries, 0.9 / n_tries);
      if (!reduce (&circle, best, &fewest, work))
        return NULL;
    }
  entente_work_enter (work, whole.start, whole.span);

  return g_steal_pointer (&best);
}

/* (transfer full): the nodes around the circle; NULL where cancelled */
static guint32 *
find_order (const EntenteNetwork *network,
            EntenteRandom        *random,
            EntenteWork          *work)
{
  g_autoptr (EntenteLimbs) limbs = entente_limbs_new (network);
  g_autofree guint32 *scratch = g_new0 (guint32, network->n_nodes);
  g_autoptr (EntenteNetwork) core
      = entente_network_extract (network, limbs->core, limbs->n_core, scratch);
  g_autofree guint32 *core_order = order_core (core, random, work);
  guint32 *order;

  if (core_order == NULL)
    return NULL;
  order = g_new (guint32, network->n_nodes);
  entente_limbs_unfold (limbs, core_order, order);

  return order;
}

gboolean
entente_circular_place (EntenteComponent *component,
                        double            radius,
                        double            gap,
                        EntenteRandom    *random,
                        EntenteWork      *work)
{
  g_autofree guint32 *order = find_order (component->network, random, work);

  if (order == NULL)
    return FALSE;
  entente_circle_seat (component, order, radius, gap);

  return TRUE;
}
