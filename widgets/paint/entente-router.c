/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-router-private.h"

#include <math.h>

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

      line->label_width
          = entente_sketch_letter_label (self->sketch, i, entente_scene_add_marks (scene, i));
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

/* The cheapest way of a strand among those that are set. */
static void
start_strand (EntenteRouter *self,
              guint          strand)
{
  double least = HUGE_VAL;
  guint best = 0;

  for (guint option = 0; option < self->strands[strand].n_options; option++)
    {
      double toll;

      entente_router_set_way (self, strand, option);
      toll = entente_router_get_way_toll (self, strand, least);
      if (toll >= least)
        continue;
      least = toll;
      best = option;
    }
  entente_router_set_way (self, strand, best);
}

/* What the options of a line are numbered by: where it differs, old numbers mean nothing. */
static guint32
get_signature (EntenteRouter *self,
               guint          line)
{
  const EntenteStrand *strand = &self->strands[self->lines[line].strand];

  return (strand->n_options << 16) ^ (strand->n_members << 8) ^ self->lines[line].member;
}

/* What the scene before chose for a line, NULL where it says nothing of it. */
static const EntenteChoice *
find_choice (EntenteRouter *self,
             EntenteScene  *before,
             guint          line)
{
  guint32 slot = self->scene->relations[line].relation;
  const EntenteChoice *choice;

  if (before == NULL || before->choices == NULL || slot >= before->n_relation_slots
      || before->relation_indices[slot] == ENTENTE_NO_INDEX)
    return NULL;
  choice = &before->choices[before->relation_indices[slot]];
  return choice->signature == get_signature (self, line) ? choice : NULL;
}

/* The way the scene before chose for a strand, −1 where it chose none for all of it. */
static gint
find_way (EntenteRouter *self,
          EntenteScene  *before,
          guint          strand)
{
  const EntenteStrand *owner = &self->strands[strand];
  gint way = -1;

  for (guint i = 0; i < owner->n_members; i++)
    {
      const EntenteChoice *choice = find_choice (self, before,
                                                 self->members[owner->first_member + i]);

      if (choice == NULL || (way >= 0 && choice->way != way))
        return -1;
      way = choice->way;
    }
  return way;
}

static void
start_ways (EntenteRouter *self,
            EntenteScene  *before)
{
  for (guint i = 0; i < self->n_strands; i++)
    {
      gint way = find_way (self, before, i);

      if (way < 0)
        continue;
      entente_router_set_way (self, i, (guint) way);
      self->strands[i].held = TRUE;
    }
  for (guint i = 0; i < self->n_strands; i++)
    if (!self->strands[i].held)
      start_strand (self, i);
}

static void
start_label (EntenteRouter       *self,
             guint                line,
             const EntenteChoice *choice)
{
  EntenteLine *owner = &self->lines[line];

  if (choice != NULL && choice->label >= 0)
    {
      owner->label.steady = choice->label;
      entente_router_set_label (self, line, choice->label);
    }
  if (owner->label.option < 0)
    entente_router_choose_label (self, line);
}

/* TRUE where the ties are the same as before; then they are set as before. */
static gboolean
hold_ties (EntenteRouter       *self,
           guint                line,
           const EntenteChoice *choice,
           EntenteScene        *before)
{
  EntenteLine *owner = &self->lines[line];
  guint32 first;
  guint n_ties;

  if (choice == NULL)
    return FALSE;
  first = entente_scene_find_ties (before, choice->relation, &n_ties);
  if (n_ties != owner->n_ties)
    return FALSE;
  for (guint i = 0; i < n_ties; i++)
    if (before->ties[first + i].role != self->scene->ties[owner->first_tie + i].role
        || before->ties[first + i].other != self->scene->ties[owner->first_tie + i].other)
      return FALSE;

  entente_router_set_diamond (self, line, choice->diamond);
  if (owner->diamond < 0)
    return FALSE;
  for (guint i = 0; i < n_ties; i++)
    entente_router_set_tie (self, owner->first_tie + i, before->tie_choices[first + i]);
  return TRUE;
}

/* Ways first, one after the other, then labels, then ties. */
static void
start (EntenteRouter *self,
       EntenteScene  *before)
{
  start_ways (self, before);
  for (guint i = 0; i < self->n_lines; i++)
    start_label (self, i, find_choice (self, before, i));
  for (guint i = 0; i < self->n_lines; i++)
    if (self->lines[i].n_ties > 0 && !hold_ties (self, i, find_choice (self, before, i), before))
      entente_router_choose_ties (self, i, TRUE, HUGE_VAL);
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
      double half_width = (double) self->scene->relations[i].width / 2.0;

      if (i == index)
        continue;
      if (entente_turned_meets_track (box, &other->way->track, LEAST_AIR_PX + half_width))
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
  EntenteSceneMarks *marks = entente_scene_add_marks (self->scene, index);
  const EntenteTurned *box = &line->label.box;

  entente_scene_set_curve (self->scene, index, line->way->points, line->way->n_points);
  if (line->label.option >= 0)
    {
      relation->has_label = TRUE;
      if (line->label.option >= ENTENTE_FIRST_CUT)
        entente_sketch_cut_label (self->sketch, index, 2.0 * box->half_width);
      marks->label = (EntenteSceneLabel){ box->x, box->y, 2.0 * box->half_width,
                                          2.0 * box->half_height, atan2 (box->sine, box->cosine) };
    }
  if (line->n_ties > 0)
    marks->diamond = line->diamond_point;
  for (guint i = line->first_tie; i < line->first_tie + line->n_ties; i++)
    entente_scene_set_tie (self->scene, i, self->ties[i].points, 4);
}

/* For the next scene. A label that was dropped keeps its number: it may be free again. */
static void
keep_choices (EntenteRouter *self)
{
  EntenteScene *scene = self->scene;

  scene->choices = g_new0 (EntenteChoice, MAX (self->n_lines, 1));
  scene->tie_choices = g_new0 (gint16, MAX (self->n_ties, 1));
  for (guint i = 0; i < self->n_lines; i++)
    {
      const EntenteLine *line = &self->lines[i];

      scene->choices[i] = (EntenteChoice){ scene->relations[i].relation, get_signature (self, i),
                                           (gint16) self->strands[line->strand].chosen,
                                           line->label.option, line->diamond };
    }
  for (guint i = 0; i < self->n_ties; i++)
    scene->tie_choices[i] = self->ties[i].option;
}

void
entente_sketch_route (EntenteSketch *self,
                      EntenteScene  *before,
                      gboolean       hold)
{
  EntenteRouter router = { .sketch = self, .scene = self->scene };

  if (self->scene->n_relations == 0)
    return;

  add_lines (&router);
  entente_router_add_strands (&router);
  entente_router_measure_bends (&router);
  start (&router, before);
  if (before == NULL || before->choices == NULL)
    entente_router_search (&router);
  else if (!hold)
    entente_router_settle (&router);

  keep_choices (&router);
  drop_broken_labels (&router);
  for (guint i = 0; i < router.n_lines; i++)
    write_line (&router, i);
  router_clear (&router);
}
