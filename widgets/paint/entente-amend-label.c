/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-amend-private.h"

#include "entente-sentence.h"

#include <math.h>
#include <string.h>

/* As in entente-vacancy.c, by what stands around instead of cells. */
#define LINE_STEPS 16
#define LINE_END_PX 18.0
#define LINE_AIR_PX 5.0
#define BOX_AIR_PX 4.0

static const double places[] = { 0.5, 0.4, 0.6, 0.3, 0.7 };

/* All that may stand in the way of one label. */
typedef struct
{
  GPtrArray *actors;    /* EntenteSceneActor */
  GPtrArray *relations; /* EntenteSceneRelation: their lines */
  GPtrArray *ties;      /* EntenteSceneTie */
} Around;

static void
around_init (Around *self)
{
  self->actors = g_ptr_array_new ();
  self->relations = g_ptr_array_new ();
  self->ties = g_ptr_array_new ();
}

static void
around_clear (Around *self)
{
  g_ptr_array_unref (self->actors);
  g_ptr_array_unref (self->relations);
  g_ptr_array_unref (self->ties);
}

/* What has not been amended, near a box. */
static void
look_before (Around           *self,
             EntenteAmending  *amending,
             const EntenteBox *box)
{
  EntenteScene *scene = amending->before;
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));

  entente_scene_find_in_box (scene, box, actors, relations);
  for (guint i = 0; i < actors->len; i++)
    {
      const EntenteSceneActor *actor
          = entente_scene_get_actor (scene, g_array_index (actors, guint32, i));

      if (!g_hash_table_contains (amending->actors, GUINT_TO_POINTER (actor->actor)))
        g_ptr_array_add (self->actors, (gpointer) actor);
    }
  for (guint i = 0; i < relations->len; i++)
    {
      const EntenteSceneRelation *relation
          = entente_scene_get_relation (scene, g_array_index (relations, guint32, i));
      guint n_ties;
      guint first;

      if (g_hash_table_contains (amending->relations, GUINT_TO_POINTER (relation->relation)))
        continue;
      g_ptr_array_add (self->relations, (gpointer) relation);
      first = entente_scene_find_ties (scene, relation->relation, &n_ties);
      for (guint j = first; j < first + n_ties; j++)
        g_ptr_array_add (self->ties, (gpointer) entente_scene_get_tie (scene, j));
    }
}

static void
look_after (Around          *self,
            EntenteAmending *amending)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, amending->actors);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (value != NULL)
      g_ptr_array_add (self->actors, &((EntenteActorPatch *) value)->actor);
  g_hash_table_iter_init (&iter, amending->relations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      EntenteRelationPatch *patch = value;

      if (patch == NULL)
        continue;
      g_ptr_array_add (self->relations, &patch->relation);
      for (guint i = 0; i < patch->n_ties; i++)
        g_ptr_array_add (self->ties, &patch->ties[i]);
    }
}

static gboolean
meets_curve (const EntenteTurned *box,
             const EntentePoint  *points,
             guint                n_points,
             double               margin)
{
  EntenteExtent extent = entente_extent_of_points (points, n_points);
  EntenteTrack track;
  gboolean meets;

  entente_extent_grow (&extent, margin);
  if (!entente_extent_meets (&extent, &box->extent))
    return FALSE;
  entente_track_init (&track, points, n_points, LINE_STEPS);
  meets = entente_turned_meets_track (box, &track, margin);
  entente_track_clear (&track);
  return meets;
}

static gboolean
meets_label (const EntenteTurned        *box,
             const EntenteSceneRelation *relation)
{
  const EntenteSceneLabel *label = &relation->marks->label;
  EntenteTurned turned;

  if (!relation->has_label)
    return FALSE;
  entente_turned_init (&turned, label->x, label->y, label->width, label->height, label->angle);
  return entente_turned_meets (box, &turned, 1.0);
}

static gboolean
is_free (const Around        *around,
         const EntenteTurned *box,
         guint32              own)
{
  for (guint i = 0; i < around->actors->len; i++)
    {
      const EntenteSceneActor *actor = g_ptr_array_index (around->actors, i);

      if (entente_turned_meets_box (box, &actor->outline, BOX_AIR_PX))
        return FALSE;
    }
  for (guint i = 0; i < around->relations->len; i++)
    {
      const EntenteSceneRelation *relation = g_ptr_array_index (around->relations, i);

      if (relation->relation != own
          && (meets_label (box, relation)
              || meets_curve (box, ENTENTE_LINE_POINTS (relation), relation->n_points,
                              LINE_AIR_PX)))
        return FALSE;
    }
  for (guint i = 0; i < around->ties->len; i++)
    {
      const EntenteSceneTie *tie = g_ptr_array_index (around->ties, i);

      if (meets_curve (box, tie->points, tie->n_points, LINE_AIR_PX))
        return FALSE;
    }
  return TRUE;
}

/* The text and its width; FALSE where there is none, or none would be shown. */
static gboolean
letter (EntenteAmending      *self,
        EntenteRelationPatch *patch,
        double               *width)
{
  EntenteSceneRelation *relation = &patch->relation;

  if (!self->has_labels || relation->has_diamond)
    return FALSE;
  *width = entente_gather_label (
      relation, entente_map_get_relation_label (self->map, relation->relation), &patch->text,
      &patch->marks.text_offset);
  return patch->text != NULL;
}

void
entente_amending_keep_label (EntenteAmending      *self,
                             EntenteRelationPatch *patch)
{
  EntenteSceneRelation *relation = &patch->relation;
  const EntenteSceneRelation *before
      = entente_scene_find_relation (self->before, relation->relation);
  double width;

  if (before == NULL || !before->has_label || before->n_points != relation->n_points
      || memcmp (ENTENTE_LINE_POINTS (before), ENTENTE_LINE_POINTS (relation),
                 before->n_points * sizeof (EntentePoint))
             != 0
      || !letter (self, patch, &width))
    return;
  if (strcmp (before->marks->text, patch->text) != 0 || before->marks->label.width != width)
    {
      g_clear_pointer (&patch->text, g_free);
      return;
    }
  patch->marks.text = patch->text;
  patch->marks.label = before->marks->label;
  relation->has_label = TRUE;
}

static gboolean
try_places (EntenteAmending      *self,
            EntenteRelationPatch *patch,
            const EntenteTrack   *track,
            double                width)
{
  EntenteBox reach = { track->extent.x0 - width, track->extent.y0 - width,
                       track->extent.x1 - track->extent.x0 + 2.0 * width,
                       track->extent.y1 - track->extent.y0 + 2.0 * width };
  double length = entente_track_get_length (track);
  gboolean found = FALSE;
  Around around;

  around_init (&around);
  look_before (&around, self, &reach);
  look_after (&around, self);
  for (guint i = 0; i < G_N_ELEMENTS (places) && !found; i++)
    {
      double way = places[i] * length;
      EntenteTurned box;

      if (way - width / 2.0 < LINE_END_PX || way + width / 2.0 > length - LINE_END_PX)
        continue;
      entente_turned_lie_along (&box, track, way, width, ENTENTE_LABEL_HEIGHT_PX);
      found = is_free (&around, &box, patch->relation.relation);
      if (found)
        patch->marks.label = (EntenteSceneLabel){ box.x, box.y, width, ENTENTE_LABEL_HEIGHT_PX,
                                                  atan2 (box.sine, box.cosine) };
    }
  around_clear (&around);
  return found;
}

void
entente_amending_place_label (EntenteAmending      *self,
                              EntenteRelationPatch *patch)
{
  EntenteSceneRelation *relation = &patch->relation;
  EntenteTrack track;
  double width;

  if (relation->has_label || !letter (self, patch, &width))
    return;
  entente_track_init (&track, ENTENTE_LINE_POINTS (relation), relation->n_points, LINE_STEPS);
  relation->has_label = try_places (self, patch, &track, width);
  entente_track_clear (&track);
  if (relation->has_label)
    patch->marks.text = patch->text;
  else
    g_clear_pointer (&patch->text, g_free);
}
