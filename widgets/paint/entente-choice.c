/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-router-private.h"

#include <math.h>

/* Ties of others that end on a strand go where it goes. */
static void
move_ends (EntenteRouter *self,
           guint          strand)
{
  for (guint i = 0; i < self->n_joins; i++)
    {
      const EntenteTiePlace *tie = &self->ties[self->joins[i]];

      if (tie->option >= 0 && self->lines[tie->other].strand == strand
          && self->lines[tie->line].strand != strand)
        entente_router_set_tie (self, self->joins[i], tie->option);
    }
}

/* What stood there is remembered: it is the first to be tried again. */
static void
take_off_ties (EntenteRouter *self,
               EntenteLine   *line)
{
  if (line->diamond >= 0)
    line->last_diamond = line->diamond;
  line->diamond = -1;
  for (guint i = line->first_tie; i < line->first_tie + line->n_ties; i++)
    {
      if (self->ties[i].option >= 0)
        self->ties[i].last = self->ties[i].option;
      self->ties[i].option = -1;
    }
}

/* A strand's way without labels, diamonds and ties: those are chosen after it. */
void
entente_router_set_way (EntenteRouter *self,
                        guint          strand,
                        guint          option)
{
  EntenteStrand *owner = &self->strands[strand];

  owner->chosen = option;
  for (guint i = 0; i < owner->n_members; i++)
    {
      EntenteLine *line = &self->lines[self->members[owner->first_member + i]];

      line->way = entente_router_get_way (self, strand, option, i);
      line->label.option = -1;
      take_off_ties (self, line);
    }
  move_ends (self, strand);
}

void
entente_router_set_label (EntenteRouter *self,
                          guint          line,
                          gint           option)
{
  EntenteLine *owner = &self->lines[line];

  if (option < 0 || owner->label_width <= 0.0
      || !entente_router_place_label (self, line, owner->way, option, &owner->label))
    owner->label.option = -1;
}

void
entente_router_set_diamond (EntenteRouter *self,
                            guint          line,
                            gint           option)
{
  EntenteLine *owner = &self->lines[line];

  owner->diamond = -1;
  if (option >= 0 && entente_router_place_diamond (owner->way, option, &owner->diamond_point))
    owner->diamond = (gint16) option;
}

void
entente_router_set_tie (EntenteRouter *self,
                        guint          tie,
                        gint           option)
{
  EntenteTiePlace *place = &self->ties[tie];

  place->option = (gint16) option;
  if (option < 0)
    return;
  entente_router_place_tie (self, place, self->lines[place->line].diamond_point, option,
                            place->points);
  place->track.points = place->track_points;
  place->track.ways = place->track_ways;
  entente_track_fill (&place->track, place->points, 4, ENTENTE_TIE_STEPS);
}

/* The cheapest place for a line's label, everything else as it stands; what it costs. */
double
entente_router_choose_label (EntenteRouter *self,
                             guint          line)
{
  EntenteLine *owner = &self->lines[line];
  double least = ENTENTE_TOLL_NO_LABEL;
  gint best = -1;

  if (owner->label_width <= 0.0)
    return 0.0;
  owner->label.option = -1;
  for (gint option = 0; option < ENTENTE_N_LABELS; option++)
    {
      EntenteLabelPlace place = owner->label;
      double toll;

      if (!entente_router_place_label (self, line, owner->way, option, &place))
        continue;
      toll = entente_toll_of_label (self, line, owner->way, &place, least);
      if (toll >= least)
        continue;
      least = toll;
      best = option;
    }
  entente_router_set_label (self, line, best);
  return least;
}

/* The cheapest option of a tie from a diamond; @least is what it must stay under. */
static gint
find_tie (EntenteRouter *self,
          guint          tie,
          EntentePoint   diamond,
          gboolean       fine,
          double        *least)
{
  EntenteTiePlace *place = &self->ties[tie];
  guint n_options = entente_router_count_ties (place, fine);
  EntentePoint track_points[ENTENTE_TIE_STEPS + 1];
  double track_ways[ENTENTE_TIE_STEPS + 1];
  EntenteTrack track = { 0, track_points, track_ways };
  gint best = -1;

  for (guint option = 0; option < n_options; option++)
    {
      EntentePoint points[4];
      double toll;

      if (entente_toll_of_bend (self, tie, diamond, (gint) option) >= *least)
        continue;
      entente_router_place_tie (self, place, diamond, (gint) option, points);
      entente_track_fill (&track, points, 4, ENTENTE_TIE_STEPS);
      toll = entente_toll_of_tie (self, tie, points, &track, *least);
      if (toll >= *least)
        continue;
      *least = toll;
      best = (gint) option;
    }
  return best;
}

/* The best ties from one diamond, set; HUGE_VAL where they cost @most or more. */
static double
try_diamond (EntenteRouter *self,
             guint          line,
             gint           option,
             gboolean       fine,
             double         most)
{
  EntenteLine *owner = &self->lines[line];
  EntentePoint point;
  double toll;

  if (!entente_router_place_diamond (owner->way, option, &point))
    return HUGE_VAL;
  toll = entente_toll_of_diamond (self, line, point, option, most);
  entente_router_set_diamond (self, line, option);
  for (guint i = 0; i < owner->n_ties; i++)
    entente_router_set_tie (self, owner->first_tie + i, -1);
  for (guint i = 0; i < owner->n_ties && toll < most; i++)
    {
      double least = most - toll;
      gint best = find_tie (self, owner->first_tie + i, point, fine, &least);

      if (best < 0)
        return HUGE_VAL;
      entente_router_set_tie (self, owner->first_tie + i, best);
      toll += least;
    }
  return toll < most ? toll : HUGE_VAL;
}

/* What a line's diamond and ties cost as they stand. */
static double
get_toll_of_ties (EntenteRouter *self,
                  guint          line,
                  double         most)
{
  const EntenteLine *owner = &self->lines[line];
  double toll = entente_toll_of_diamond (self, line, owner->diamond_point, owner->diamond, most);

  for (guint i = owner->first_tie; i < owner->first_tie + owner->n_ties && toll < most; i++)
    toll += entente_toll_of_tie (self, i, self->ties[i].points, &self->ties[i].track, most - toll);
  return toll;
}

/* The ties that stood there last, where the diamond still has its place. */
static double
try_last (EntenteRouter *self,
          guint          line,
          double         most)
{
  EntenteLine *owner = &self->lines[line];

  entente_router_set_diamond (self, line, owner->last_diamond);
  if (owner->diamond < 0)
    return HUGE_VAL;
  for (guint i = owner->first_tie; i < owner->first_tie + owner->n_ties; i++)
    entente_router_set_tie (self, i, self->ties[i].last);
  return get_toll_of_ties (self, line, most);
}

/* The cheapest diamond with its ties, everything else as it stands; what they cost, or HUGE_VAL
 * where they cost @most or more: then any stands there. Only the commonest bends are looked at
 * where it need not be @fine. */
double
entente_router_choose_ties (EntenteRouter *self,
                            guint          line,
                            gboolean       fine,
                            double         most)
{
  EntenteLine *owner = &self->lines[line];
  g_autofree gint16 *ties = NULL;
  double least = most;
  double last;
  gint best = 0;

  if (owner->n_ties == 0)
    return 0.0;

  take_off_ties (self, owner);
  ties = g_new0 (gint16, owner->n_ties);
  last = try_last (self, line, most);
  if (last < least)
    {
      least = last;
      best = owner->diamond;
      for (guint i = 0; i < owner->n_ties; i++)
        ties[i] = self->ties[owner->first_tie + i].option;
    }
  for (gint option = 0; option < (fine ? ENTENTE_N_DIAMONDS : ENTENTE_N_COARSE_DIAMONDS); option++)
    {
      double toll = try_diamond (self, line, option, fine, least);

      if (toll >= least)
        continue;
      least = toll;
      best = option;
      for (guint i = 0; i < owner->n_ties; i++)
        ties[i] = self->ties[owner->first_tie + i].option;
    }
  entente_router_set_diamond (self, line, best);
  for (guint i = 0; i < owner->n_ties; i++)
    entente_router_set_tie (self, owner->first_tie + i, ties[i]);
  return least < most ? least : HUGE_VAL;
}

/* What the ties of others cost that end on a strand. */
double
entente_router_get_toll_of_ends (EntenteRouter *self,
                                 guint          strand,
                                 double         most)
{
  double toll = 0.0;

  for (guint i = 0; i < self->n_joins && toll < most; i++)
    {
      const EntenteTiePlace *tie = &self->ties[self->joins[i]];

      if (tie->option >= 0 && self->lines[tie->other].strand == strand
          && self->lines[tie->line].strand != strand)
        toll += entente_toll_of_tie (self, self->joins[i], tie->points, &tie->track, most - toll);
    }
  return toll;
}

/* What a strand costs as it stands. */
double
entente_router_get_toll (EntenteRouter *self,
                         guint          strand)
{
  const EntenteStrand *owner = &self->strands[strand];
  double toll = entente_router_get_toll_of_ends (self, strand, HUGE_VAL);

  for (guint i = 0; i < owner->n_members; i++)
    {
      guint index = self->members[owner->first_member + i];
      EntenteLine *line = &self->lines[index];

      toll += line->way->toll + entente_toll_of_line (self, index, line->way, HUGE_VAL);
      if (line->label.option >= 0)
        toll += entente_toll_of_label (self, index, line->way, &line->label, HUGE_VAL);
      else if (line->label_width > 0.0)
        toll += ENTENTE_TOLL_NO_LABEL;
      if (line->n_ties > 0)
        toll += get_toll_of_ties (self, index, HUGE_VAL);
    }
  return toll;
}
