/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Entente"

#include "entente-router-private.h"

#include <math.h>

/* The search: every strand in turn takes what is cheapest as the others stand, until nothing changes;
 * then those that still break a rule are pushed elsewhere, with their neighbors following, and the
 * push is kept where all together became cheaper. Descent by coordinates with kicks: see Lourenço,
 * Martin, Stützle, Iterated Local Search, 2003 (doi:10.1007/0-306-48056-5_11). */
#define MOST_SWEEPS 8
#define MOST_KICKS 48
#define WORK_PER_MAP 40000000 /* pairs looked at; what a big map may take in all */
#define SEED 20260107
#define LEAST_GAIN 1e-6
#define STEADY_TOLL 3.0
#define LEAST_AIR_PX 0.5

static void
add_lines (EntenteRouter *self)
{
  EntenteScene *scene = self->scene;

  self->n_lines = scene->n_relations;
  self->lines = g_new0 (EntenteLine, self->n_lines);
  self->n_ties = scene->n_ties;
  self->ties = g_new0 (EntenteTiePlace, self->n_ties);
  self->joins = g_new0 (guint, self->n_ties);
  for (guint i = 0; i < self->n_lines; i++)
    {
      EntenteLine *line = &self->lines[i];

      line->label_width = entente_sketch_add_label (self->sketch, i);
      line->label.option = -1;
      line->label.steady = -1;
      line->diamond = -1;
      line->first_tie = scene->first_ties[i];
      line->n_ties = scene->first_ties[i + 1] - scene->first_ties[i];
      for (guint j = line->first_tie; j < scene->first_ties[i + 1]; j++)
        {
          EntenteTiePlace *tie = &self->ties[j];

          tie->line = i;
          tie->option = -1;
          tie->to_line = scene->ties[j].role == ENTENTE_ROLE_CONCERNS;
          tie->other = tie->to_line ? scene->relation_indices[scene->ties[j].other]
                                    : scene->actor_indices[scene->ties[j].other];
          if (tie->to_line)
            self->joins[self->n_joins++] = j;
        }
    }
}

static void
router_clear (EntenteRouter *self)
{
  for (guint i = 0; i < self->n_strands; i++)
    {
      EntenteStrand *strand = &self->strands[i];

      for (guint j = 0; j < strand->n_options * strand->n_members; j++)
        entente_way_clear (&strand->ways[j]);
      g_free (strand->ways);
    }
  g_free (self->strands);
  g_free (self->members);
  g_free (self->lines);
  g_free (self->ties);
  g_free (self->joins);
}

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
static double
get_way_toll (EntenteRouter *self,
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
    toll += entente_router_choose_ties (self, self->members[owner->first_member + i],
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
      offer.toll += get_way_toll (self, strand, most - offer.toll);
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
  return self->work > WORK_PER_MAP;
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

/* Ways first, one after the other, then labels, then ties. */
static void
start (EntenteRouter *self)
{
  for (guint i = 0; i < self->n_strands; i++)
    {
      EntenteStrand *strand = &self->strands[i];
      double least = HUGE_VAL;
      guint best = 0;

      for (guint option = 0; option < strand->n_options; option++)
        {
          double toll;

          entente_router_set_way (self, i, option);
          toll = get_way_toll (self, i, least);
          if (toll >= least)
            continue;
          least = toll;
          best = option;
        }
      entente_router_set_way (self, i, best);
    }
  for (guint i = 0; i < self->n_lines; i++)
    entente_router_choose_label (self, i);
  for (guint i = 0; i < self->n_lines; i++)
    entente_router_choose_ties (self, i, HUGE_VAL);
}

static gboolean
is_broken (EntenteRouter *self,
           guint          strand)
{
  return entente_router_get_toll (self, strand) >= ENTENTE_TOLL_BROKEN / 2.0;
}

static void
kick (EntenteRouter *self,
      Chosen        *kept,
      GRand         *random)
{
  g_autofree guint *broken = g_new (guint, self->n_strands);
  guint n_broken = 0;
  guint strand;

  for (guint i = 0; i < self->n_strands; i++)
    if (is_broken (self, i))
      broken[n_broken++] = i;
  if (n_broken == 0)
    return;

  strand = broken[g_rand_int_range (random, 0, (gint32) n_broken)];
  entente_router_set_way (self, strand,
                          (guint) g_rand_int_range (random, 0,
                                                    (gint32) self->strands[strand].n_options));
  complete_strand (self, strand, HUGE_VAL);
  for (guint i = 0; i < self->n_strands; i++)
    if (i != strand && is_broken (self, i))
      improve_strand (self, kept, i);
  for (guint i = 0; i < self->n_strands; i++)
    if (is_broken (self, i))
      improve_strand (self, kept, i);
}

static void
repair (EntenteRouter *self,
        Chosen        *kept)
{
  GRand *random = g_rand_new_with_seed (SEED);
  double least = get_total (self);
  Chosen best;

  chosen_init (&best, self);
  chosen_keep (&best, self);
  for (guint i = 0; i < MOST_KICKS && !is_spent (self); i++)
    {
      double total;
      gboolean broken = FALSE;

      for (guint j = 0; j < self->n_strands && !broken; j++)
        broken = is_broken (self, j);
      if (!broken)
        break;
      kick (self, kept, random);
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

/* Whether a label breaks the rules as drawn, without the air it should have around. */
static gboolean
is_label_broken (EntenteRouter *self,
                 guint          index)
{
  const EntenteTurned *box = &self->lines[index].label.box;

  for (guint i = 0; i < self->scene->n_actors; i++)
    if (entente_turned_meets_box (box, &self->scene->actors[i].outline, LEAST_AIR_PX))
      return TRUE;
  for (guint i = 0; i < self->n_lines; i++)
    {
      const EntenteLine *other = &self->lines[i];

      if (i == index)
        continue;
      if (entente_turned_meets_track (box, &other->way->track,
                                      LEAST_AIR_PX + (double) self->scene->relations[i].width / 2.0))
        return TRUE;
      if (other->label.option >= 0 && entente_turned_meets (box, &other->label.box, LEAST_AIR_PX))
        return TRUE;
    }
  for (guint i = 0; i < self->n_ties; i++)
    if (entente_turned_meets_track (box, &self->ties[i].track, LEAST_AIR_PX))
      return TRUE;
  return FALSE;
}

/* What has no free place is left out: an unreadable label says less than none. */
static void
drop_broken_labels (EntenteRouter *self)
{
  for (guint i = 0; i < self->n_lines; i++)
    if (self->lines[i].label.option >= 0 && is_label_broken (self, i))
      self->lines[i].label.option = -1;
}

static void
write_line (EntenteRouter *self,
            guint          index)
{
  const EntenteLine *line = &self->lines[index];
  EntenteSceneRelation *relation = &self->scene->relations[index];
  const EntenteTurned *box = &line->label.box;

  entente_scene_set_curve (self->scene, index, line->way->points, line->way->n_points);
  if (line->label.option >= 0)
    {
      relation->has_label = TRUE;
      relation->label = (EntenteSceneLabel){ box->x, box->y, 2.0 * box->half_width,
                                             2.0 * box->half_height,
                                             atan2 (box->sine, box->cosine) };
    }
  if (line->n_ties > 0)
    relation->diamond = line->diamond_point;
  for (guint i = line->first_tie; i < line->first_tie + line->n_ties; i++)
    entente_scene_set_tie (self->scene, i, self->ties[i].points, 4);
}

void
entente_sketch_route (EntenteSketch *self,
                      EntenteScene  *before)
{
  EntenteRouter router = { .sketch = self, .scene = self->scene };
  Chosen kept;

  add_lines (&router);
  entente_router_add_strands (&router);
  entente_router_measure_bends (&router);
  chosen_init (&kept, &router);
  start (&router);
  sweep (&router, &kept, MOST_SWEEPS);
  repair (&router, &kept);
  sweep (&router, &kept, 2);
  drop_broken_labels (&router);
  for (guint i = 0; i < router.n_lines; i++)
    write_line (&router, i);
  chosen_clear (&kept);
  router_clear (&router);
}
