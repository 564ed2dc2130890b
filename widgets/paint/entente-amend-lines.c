/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-amend-private.h"

#include "entente-curve.h"

#include <math.h>

static void
gather_via (EntenteAmending *self,
            EntenteDraft    *draft)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (self->map, draft->slot, &iter);
  while (draft->way.n_via < ENTENTE_PLAIN_VIA && entente_reference_iter_next (&iter, &reference))
    {
      const EntenteSceneActor *actor;

      if (reference.role != ENTENTE_ROLE_VIA)
        continue;
      actor = entente_amending_find_actor (self, reference.other);
      if (actor != NULL && actor != draft->way.source && actor != draft->way.target)
        draft->way.via[draft->way.n_via++] = actor;
    }
}

static void
draft_line (EntenteAmending *self,
            EntenteDraft    *draft)
{
  const EntenteRelation *row;

  if (!entente_map_is_alive (self->map, ENTENTE_RECORD_RELATION, draft->slot))
    return;
  row = entente_map_get_relation (self->map, draft->slot);
  draft->way.source = entente_amending_find_actor (self, row->source);
  draft->way.target = entente_amending_find_actor (self, row->target);
  if (draft->way.source == NULL || draft->way.target == NULL)
    return;

  draft->patch = g_atomic_rc_box_new0 (EntenteRelationPatch);
  entente_gather_relation (self->map, draft->slot, &draft->patch->relation, &draft->way.along,
                           &draft->way.across);
  draft->patch->relation.marks = &draft->patch->marks;
  if (row->has_third)
    gather_via (self, draft);
}

/* Of one pair, from its lanes; the plaque is placed when there are lines. */
static void
draft_bundle (EntenteDraft      *drafts,
              const EntenteLane *lanes)
{
  guint n = lanes->n_parallel;
  guint number = entente_lanes_get_leader (n, lanes->low == lanes->high);
  EntenteRelationPatch *leader = drafts[lanes[number].relation].patch;

  if (!entente_lanes_are_bundle (n))
    return;
  leader->bundle = g_new (EntenteSceneBundle, 1);
  entente_bundle_init (leader->bundle, &leader->relation);
  for (guint i = 0; i < n; i++)
    {
      EntenteDraft *draft = &drafts[lanes[i].relation];

      draft->patch->relation.lane_gap = (float) entente_plain_way_get_gap (&draft->way);
      draft->patch->relation.opens = entente_plain_way_opens (&draft->way);
      entente_bundle_add (leader->bundle, &leader->relation, &draft->patch->relation);
    }
}

static void
number_lanes (EntenteDraft *drafts,
              guint         n_drafts)
{
  g_autofree EntenteLane *lanes = g_new (EntenteLane, n_drafts);
  guint n_lanes = 0;

  for (guint i = 0; i < n_drafts; i++)
    {
      const EntentePlainWay *way = &drafts[i].way;

      if (drafts[i].patch != NULL && way->n_via == 0
          && (isnan (way->along) || way->source == way->target))
        entente_lane_init (&lanes[n_lanes++], way->source->actor, way->target->actor, i);
    }
  entente_lanes_number (lanes, n_lanes);
  for (guint i = 0; i < n_lanes; i++)
    {
      drafts[lanes[i].relation].way.lane = lanes[i].number;
      drafts[lanes[i].relation].way.n_lanes = lanes[i].n_parallel;
    }
  for (guint i = 0; i < n_lanes; i += lanes[i].n_parallel)
    draft_bundle (drafts, &lanes[i]);
}

static void
draw_line (EntenteAmending *self,
           EntenteDraft    *draft)
{
  EntentePoint points[ENTENTE_PLAIN_POINTS];
  guint n_points;

  if (draft->patch == NULL)
    return;
  n_points = entente_plain_way_draw (&draft->way, points);
  if (!entente_line_pack (&draft->patch->relation, points, n_points))
    entente_relation_patch_set_points (draft->patch, points, n_points);
  if (draft->patch->bundle != NULL)
    entente_bundle_place (draft->patch->bundle,
                          &draft->patch->relation,
                          entente_amending_is_off_actors,
                          self);
}

/* The points of a tie; FALSE where what it ends on is not drawn. */
static gboolean
draw_tie (EntenteAmending        *self,
          EntentePoint            diamond,
          const EntenteReference *reference,
          EntentePoint           *points)
{
  if (reference->role == ENTENTE_ROLE_REGARDING)
    {
      const EntenteSceneActor *actor = entente_amending_find_actor (self, reference->other);

      if (actor != NULL)
        entente_curve_tie (points, diamond, actor, 0.0, 0.0);
      return actor != NULL;
    }
  if (reference->role == ENTENTE_ROLE_CONCERNS)
    {
      const EntenteSceneRelation *line = entente_amending_find_relation (self, reference->other);

      if (line != NULL)
        entente_curve_join (
            points, diamond,
            entente_line_get_middle (ENTENTE_LINE_POINTS (line), line->n_points), 0.0, 0.0);
      return line != NULL;
    }
  return FALSE;
}

static void
draw_ties (EntenteAmending      *self,
           EntenteRelationPatch *patch)
{
  EntenteSceneRelation *relation = &patch->relation;
  GArray *ties;
  EntentePoint middle;
  EntenteReferenceIter iter;
  EntenteReference reference;

  if (!entente_map_get_relation (self->map, relation->relation)->has_third)
    return;
  ties = g_array_new (FALSE, FALSE, sizeof (EntenteSceneTie));
  middle = entente_line_get_middle (ENTENTE_LINE_POINTS (relation), relation->n_points);
  entente_map_iter_relation (self->map, relation->relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      EntenteSceneTie tie = { relation->relation, reference.other, reference.role, 4, NULL };
      EntentePoint points[4];

      if (!draw_tie (self, middle, &reference, points))
        continue;
      tie.points = g_memdup2 (points, sizeof points);
      g_array_append_val (ties, tie);
    }
  relation->has_diamond = ties->len > 0;
  if (relation->has_diamond)
    patch->marks.diamond = middle;
  patch->n_ties = ties->len;
  patch->ties = (EntenteSceneTie *) (gpointer) g_array_free (ties, FALSE);
}

/* Lines first, for the ties that end on them; then labels, which keep off all. */
void
entente_amending_draw_lines (EntenteAmending *self,
                             EntenteDraft    *drafts,
                             guint            n_drafts)
{
  for (guint i = 0; i < n_drafts; i++)
    draft_line (self, &drafts[i]);
  number_lanes (drafts, n_drafts);
  for (guint i = 0; i < n_drafts; i++)
    {
      draw_line (self, &drafts[i]);
      g_hash_table_insert (self->relations, GUINT_TO_POINTER (drafts[i].slot), drafts[i].patch);
    }
  for (guint i = 0; i < n_drafts; i++)
    if (drafts[i].patch != NULL)
      draw_ties (self, drafts[i].patch);
  for (guint i = 0; i < n_drafts; i++)
    if (drafts[i].patch != NULL)
      entente_amending_keep_label (self, drafts[i].patch);
  for (guint i = 0; i < n_drafts; i++)
    if (drafts[i].patch != NULL)
      entente_amending_place_label (self, drafts[i].patch);
}
