/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-router-private.h"

#include <math.h>

/* Every strand in turn takes what is cheapest as the others stand, until nothing changes; then
 * those that still break a rule are pushed elsewhere, with their neighbors following, and the push
 * is kept where all together became cheaper. Descent by coordinates with kicks: see Lourenço, Martin,
 * Stützle, Iterated Local Search, 2003 (doi:10.1007/0-306-48056-5_11). */
#define MOST_SWEEPS 8
#define MOST_KICKS 100
#define MOST_CALM_KICKS 24     /* of these where no rule is broken */
#define KICKS_OF_CHANGE 4
#define CALM_TOLL 6.0          /* what costs less is left where it is by a kick */
#define WORK_PER_MAP 3000000   /* pairs looked at; what a map may take in all */
#define WORK_OF_CHANGE 100000
#define SEED 20260107
#define LEAST_GAIN 1e-6
#define STEADY_TOLL 3.0 /* for a way other than before */

/* All that is chosen, as numbers. */
typedef struct
{
  guint *ways;
  gint16 *labels;
  gint16 *diamonds;
  gint16 *ties;
} Chosen;

static void
chosen_init (Chosen        *self,
             EntenteRouter *router)
{
  self->ways = g_new0 (guint, router->n_strands);
  self->labels = g_new0 (gint16, router->n_lines);
  self->diamonds = g_new0 (gint16, router->n_lines);
  self->ties = g_new0 (gint16, MAX (router->n_ties, 1));
}

static void
chosen_clear (Chosen *self)
{
  g_free (self->ways);
  g_free (self->labels);
  g_free (self->diamonds);
  g_free (self->ties);
}

static void
chosen_keep_strand (Chosen        *self,
                    EntenteRouter *router,
                    guint          strand)
{
  const EntenteStrand *owner = &router->strands[strand];

  self->ways[strand] = owner->chosen;
  for (guint i = 0; i < owner->n_members; i++)
    {
      guint index = router->members[owner->first_member + i];
      const EntenteLine *line = &router->lines[index];

      self->labels[index] = line->label.option;
      self->diamonds[index] = line->diamond;
      for (guint j = line->first_tie; j < line->first_tie + line->n_ties; j++)
        self->ties[j] = router->ties[j].option;
    }
}

/* Ties may end on lines that are restored later: see restore_ties(). */
static void
chosen_restore_strand (const Chosen  *self,
                       EntenteRouter *router,
                       guint          strand)
{
  const EntenteStrand *owner = &router->strands[strand];

  entente_router_set_way (router, strand, self->ways[strand]);
  for (guint i = 0; i < owner->n_members; i++)
    {
      guint index = router->members[owner->first_member + i];

      entente_router_set_label (router, index, self->labels[index]);
      entente_router_set_diamond (router, index, self->diamonds[index]);
    }
}

static void
chosen_restore_ties (const Chosen  *self,
                     EntenteRouter *router,
                     guint          strand)
{
  const EntenteStrand *owner = &router->strands[strand];

  for (guint i = 0; i < owner->n_members; i++)
    {
      const EntenteLine *line = &router->lines[router->members[owner->first_member + i]];

      for (guint j = line->first_tie; j < line->first_tie + line->n_ties; j++)
        entente_router_set_tie (router, j, self->ties[j]);
    }
}

static void
chosen_keep (Chosen        *self,
             EntenteRouter *router)
{
  for (guint i = 0; i < router->n_strands; i++)
    chosen_keep_strand (self, router, i);
}

static void
chosen_restore (const Chosen  *self,
                EntenteRouter *router)
{
  for (guint i = 0; i < router->n_strands; i++)
    chosen_restore_strand (self, router, i);
  for (guint i = 0; i < router->n_strands; i++)
    chosen_restore_ties (self, router, i);
}

/* What a way costs without labels and ties; never less in the end. */
double
entente_router_get_way_toll (EntenteRouter *self,
                             guint          strand,
                             double         most)
{
  const EntenteStrand *owner = &self->strands[strand];
  double toll = 0.0;

  for (guint i = 0; i < owner->n_members && toll < most; i++)
    {
      guint index = self->members[owner->first_member + i];
      const EntenteWay *way = self->lines[index].way;

      toll += way->toll;
      toll += entente_toll_of_line (self, index, way, most - toll);
    }
  if (toll < most)
    toll += entente_router_get_toll_of_ends (self, strand, most - toll);
  return toll;
}

/* Labels and ties for the way a strand has; what they cost, or more than @most. */
static double
complete_strand (EntenteRouter *self,
                 guint          strand,
                 double         most)
{
  const EntenteStrand *owner = &self->strands[strand];
  double toll = 0.0;

  for (guint i = 0; i < owner->n_members && toll < most; i++)
    toll += entente_router_choose_label (self, self->members[owner->first_member + i]);
  for (guint i = 0; i < owner->n_members && toll < most; i++)
    toll += entente_router_choose_ties (self, self->members[owner->first_member + i], FALSE,
                                        most - toll);
  return toll;
}

typedef struct
{
  guint option;
  double toll;
} Offer;

static int
compare_offers (gconstpointer a,
                gconstpointer b)
{
  const Offer *first = a;
  const Offer *second = b;

  if (first->toll != second->toll)
    return first->toll < second->toll ? -1 : 1;
  return first->option < second->option ? -1 : 1;
}

/* All ways of a strand that may cost less than @most, the cheapest first. */
static GArray *
list_offers (EntenteRouter *self,
             guint          strand,
             guint          before,
             double         most)
{
  EntenteStrand *owner = &self->strands[strand];
  GArray *offers = g_array_new (FALSE, FALSE, sizeof (Offer));

  for (guint option = 0; option < owner->n_options; option++)
    {
      Offer offer = { option, owner->held && option != before ? STEADY_TOLL : 0.0 };

      entente_router_set_way (self, strand, option);
      offer.toll += entente_router_get_way_toll (self, strand, most - offer.toll);
      if (offer.toll < most)
        g_array_append_val (offers, offer);
    }
  g_array_sort (offers, compare_offers);
  return offers;
}

/* The cheapest for one strand as the others stand; TRUE where something changed. */
static gboolean
improve_strand (EntenteRouter *self,
                Chosen        *kept,
                guint          strand)
{
  EntenteStrand *owner = &self->strands[strand];
  double before = entente_router_get_toll (self, strand);
  double least = before - LEAST_GAIN;
  g_autoptr (GArray) offers = NULL;

  chosen_keep_strand (kept, self, strand);
  offers = list_offers (self, strand, owner->chosen, least);
  for (guint i = 0; i < offers->len; i++)
    {
      const Offer *offer = &g_array_index (offers, Offer, i);
      double toll = offer->toll;

      if (toll >= least)
        break;
      entente_router_set_way (self, strand, offer->option);
      toll += complete_strand (self, strand, least - toll);
      if (toll >= least)
        continue;
      least = toll;
      chosen_keep_strand (kept, self, strand);
    }
  chosen_restore_strand (kept, self, strand);
  chosen_restore_ties (kept, self, strand);
  for (guint i = 0; i < owner->n_members; i++)
    entente_router_choose_ties (self, self->members[owner->first_member + i], TRUE, HUGE_VAL);
  return entente_router_get_toll (self, strand) < before - LEAST_GAIN;
}

static double
get_total (EntenteRouter *self)
{
  double total = 0.0;

  for (guint i = 0; i < self->n_strands; i++)
    total += entente_router_get_toll (self, i);
  return total;
}

static gboolean
is_spent (EntenteRouter *self)
{
  return self->work > self->most_work
         || g_cancellable_is_cancelled (self->sketch->cancellable);
}

static void
sweep (EntenteRouter *self,
       Chosen        *kept,
       guint          most_sweeps)
{
  for (guint i = 0; i < most_sweeps; i++)
    {
      gboolean changed = FALSE;

      for (guint j = 0; j < self->n_strands && !is_spent (self); j++)
        changed |= improve_strand (self, kept, j);
      if (!changed)
        return;
    }
}

static gboolean
is_broken (EntenteRouter *self,
           guint          strand)
{
  return entente_router_get_toll (self, strand) >= ENTENTE_TOLL_BROKEN / 2.0;
}

/* A strand to be pushed: one that breaks a rule, else any. */
static guint
pick_strand (EntenteRouter *self,
             GRand         *random,
             gboolean      *broken)
{
  g_autofree guint *candidates = g_new (guint, self->n_strands);
  guint n = 0;

  for (guint i = 0; i < self->n_strands; i++)
    if (is_broken (self, i))
      candidates[n++] = i;
  *broken = n > 0;
  if (n == 0)
    return (guint) g_rand_int_range (random, 0, (gint32) self->n_strands);
  return candidates[g_rand_int_range (random, 0, (gint32) n)];
}

static void
kick (EntenteRouter *self,
      Chosen        *kept,
      GRand         *random,
      guint          strand)
{
  entente_router_set_way (self, strand,
                          (guint) g_rand_int_range (random, 0,
                                                    (gint32) self->strands[strand].n_options));
  complete_strand (self, strand, HUGE_VAL);
  for (guint i = 0; i < self->n_strands; i++)
    if (i != strand && entente_router_get_toll (self, i) > CALM_TOLL)
      improve_strand (self, kept, i);
  for (guint i = 0; i < self->n_strands; i++)
    if (i == strand || is_broken (self, i))
      improve_strand (self, kept, i);
}

/* Kicks for what is broken, and after that some for a calmer picture. */
static void
repair (EntenteRouter *self,
        Chosen        *kept,
        guint          most_kicks,
        guint          most_calm_kicks)
{
  GRand *random;
  double least = get_total (self);
  guint n_calm = 0;
  Chosen best;

  /* Actors alone. */
  if (self->n_strands == 0)
    return;

  random = g_rand_new_with_seed (SEED);
  chosen_init (&best, self);
  chosen_keep (&best, self);
  for (guint i = 0; i < most_kicks && !is_spent (self); i++)
    {
      gboolean broken;
      guint strand = pick_strand (self, random, &broken);
      double total;

      if (!broken && n_calm++ == most_calm_kicks)
        break;
      kick (self, kept, random, strand);
      total = get_total (self);
      if (total < least - LEAST_GAIN)
        {
          least = total;
          chosen_keep (&best, self);
        }
      else
        chosen_restore (&best, self);
    }
  chosen_clear (&best);
  g_rand_free (random);
}

/* From scratch: everything is looked at. */
void
entente_router_search (EntenteRouter *self)
{
  Chosen kept;

  chosen_init (&kept, self);
  self->most_work = WORK_PER_MAP;
  sweep (self, &kept, MOST_SWEEPS);
  repair (self, &kept, MOST_KICKS, MOST_CALM_KICKS);
  sweep (self, &kept, 2);
  chosen_clear (&kept);
}

/* After a change: only what is new, and what the change broke. */
void
entente_router_settle (EntenteRouter *self)
{
  Chosen kept;

  chosen_init (&kept, self);
  self->most_work = WORK_OF_CHANGE;
  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < self->n_strands && !is_spent (self); j++)
      if (!self->strands[j].held || is_broken (self, j))
        improve_strand (self, &kept, j);
  repair (self, &kept, KICKS_OF_CHANGE, 0);
  chosen_clear (&kept);
}
