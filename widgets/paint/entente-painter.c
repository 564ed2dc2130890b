/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-painter.h"

#include "entente-density.h"
#include "entente-draw-actor.h"
#include "entente-painting.h"
#include "entente-track.h"

#include <math.h>

/* What reaches out of a record's own extent: halos, knobs, dots. Pixels. */
#define REACH_PX 12.0
#define DOT_REACH_PX 20.0
/* From an actor's middle to its farthest side, map units: from afar lines go on that far. */
#define END_REACH                                                                                  \
  (ENTENTE_ACTOR_NAME_MAX_PX / 2.0 + ENTENTE_ACTOR_MARK_PX + ENTENTE_ACTOR_PADDING_PX)

/* Fewer lit lines than this are stroked. */
#define FEW_LINES 500

static gboolean
is_box_sound (const EntentePainting *self,
              const EntenteBox      *box)
{
  const EntentePoint corners[]
      = { { box->x, box->y }, { box->x + box->width, box->y + box->height } };

  return entente_painting_is_sound (self, corners, G_N_ELEMENTS (corners)) && box->width >= 0.0
         && box->height >= 0.0;
}

static gboolean
is_selected (GHashTable *selected,
             guint32     slot)
{
  return selected != NULL && g_hash_table_contains (selected, GUINT_TO_POINTER (slot));
}

/* The slots of a set in their order, as a hash table has none of its own. (transfer full) */
static GArray *
list_slots (GHashTable *set)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer key;

  if (set == NULL)
    return slots;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 slot = GPOINTER_TO_UINT (key);

      g_array_append_val (slots, slot);
    }
  g_array_sort (slots, entente_slot_compare);
  return slots;
}

/* The clip with what reaches into it from outside. */
static EntenteBox
get_reach (const EntentePainting *self)
{
  const EntenteBox *clip = &self->picture->clip;
  double reach = self->dots ? DOT_REACH_PX * self->pixel + END_REACH : REACH_PX * self->pixel;

  return (EntenteBox) { clip->x - reach, clip->y - reach, clip->width + 2.0 * reach,
                        clip->height + 2.0 * reach };
}

static gboolean
overlaps (const EntenteBox *a,
          const EntenteBox *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height
         && b->y <= a->y + a->height;
}

static void
stretch (EntenteExtent *extent,
         double         x,
         double         y,
         double         by)
{
  extent->x0 = MIN (extent->x0, x - by);
  extent->y0 = MIN (extent->y0, y - by);
  extent->x1 = MAX (extent->x1, x + by);
  extent->y1 = MAX (extent->y1, y + by);
}

/* A line lies between the points of its curves; where its ties go is not looked at. */
static gboolean
may_meet (const EntenteSceneRelation *relation,
          const EntenteBox           *box)
{
  EntenteExtent extent = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };

  if (relation->has_diamond)
    return TRUE;
  for (guint i = 0; i < relation->n_points; i++)
    stretch (&extent, relation->points[i].x, relation->points[i].y, 0.0);
  if (relation->has_label)
    stretch (&extent, relation->label.x, relation->label.y,
             hypot (relation->label.width, relation->label.height) / 2.0);
  return extent.x0 <= box->x + box->width && extent.x1 >= box->x
         && extent.y0 <= box->y + box->height && extent.y1 >= box->y;
}

/* Where only a focus is painted its sets are walked, so that the map's size costs nothing. */
static void
collect_focus (EntentePainting    *self,
               const EntenteFocus *focus)
{
  g_autoptr (GArray) actors = list_slots (focus->actors);
  g_autoptr (GArray) relations = list_slots (focus->relations);
  const EntenteBox reach = get_reach (self);

  for (guint i = 0; i < actors->len; i++)
    {
      const EntenteSceneActor *actor
          = entente_scene_find_actor (self->scene, g_array_index (actors, guint32, i));

      if (actor != NULL && overlaps (&actor->outline, &reach))
        g_ptr_array_add (self->actors, (gpointer) actor);
    }
  for (guint i = 0; i < relations->len; i++)
    {
      const EntenteSceneRelation *relation
          = entente_scene_find_relation (self->scene, g_array_index (relations, guint32, i));

      if (relation != NULL && may_meet (relation, &reach))
        g_ptr_array_add (self->relations, (gpointer) relation);
    }
}

static void
collect_clip (EntentePainting *self)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  const EntenteBox box = get_reach (self);

  entente_scene_find_in_box (self->scene, &box, actors, relations);
  for (guint i = 0; i < actors->len; i++)
    g_ptr_array_add (self->actors,
                     (gpointer) entente_scene_get_actor (self->scene,
                                                         g_array_index (actors, guint32, i)));
  for (guint i = 0; i < relations->len; i++)
    g_ptr_array_add (self->relations,
                     (gpointer) entente_scene_get_relation (self->scene,
                                                            g_array_index (relations, guint32, i)));
}

static gboolean
is_relation_wanted (EntentePainting *self,
                    guint            index,
                    gboolean         lit)
{
  const EntenteSceneRelation *relation = g_ptr_array_index (self->relations, index);

  return entente_painting_is_relation_lit (self, relation->relation) == lit;
}

static void
paint_line (EntentePainting            *self,
            const EntenteSceneRelation *relation,
            double                      alpha)
{
  const EntenteFocus *focus = self->picture->focus;
  gboolean selected = focus != NULL && is_selected (focus->selected_relations, relation->relation);

  if (selected || (self->details && !entente_painting_is_passing (self, relation)))
    entente_painting_draw_relation (self, relation, alpha, selected);
  else
    entente_painting_draw_far_line (self, relation, alpha);
}

static void
paint_strokes (EntentePainting *self,
               gboolean         lit,
               double           alpha)
{
  for (guint i = 0; i < self->relations->len; i++)
    if (is_relation_wanted (self, i, lit))
      paint_line (self, g_ptr_array_index (self->relations, i), alpha);
}

static void
paint_lines (EntentePainting *self,
             gboolean         lit)
{
  const EntenteFocus *focus = self->picture->focus;
  gboolean stand_out = lit && focus != NULL && focus->actors != NULL;
  double alpha = entente_painting_get_alpha (self, lit);
  double line_alpha = stand_out ? 1.0 : alpha * self->calm;
  double share = self->share[lit];

  for (guint i = 0; i < self->relations->len && entente_scene_get_n_ties (self->scene) > 0; i++)
    if (is_relation_wanted (self, i, lit))
      entente_painting_draw_ties (self, g_ptr_array_index (self->relations, i), line_alpha);
  if (share > 0.0)
    entente_painting_draw_density (self, lit, alpha * share);
  if (share < 1.0)
    paint_strokes (self, lit, line_alpha * (1.0 - share));
  for (guint i = 0; i < self->relations->len && self->labels; i++)
    if (is_relation_wanted (self, i, lit))
      entente_painting_draw_label (self, g_ptr_array_index (self->relations, i), alpha);
}

static void
paint_actor (EntentePainting         *self,
             const EntenteSceneActor *actor,
             double                   alpha,
             gboolean                 selected)
{
  if (!is_box_sound (self, &actor->outline) || !is_box_sound (self, &actor->label))
    return;
  if (self->dots)
    {
      entente_painting_draw_dot (self, actor, alpha, selected);
      return;
    }
  if (selected)
    entente_draw_actor_halo (self->cr, actor, self->palette);
  entente_draw_actor (self->cr, actor, entente_painting_get_actor_colors (self, actor),
                      self->palette, alpha);
}

static void
paint_actors (EntentePainting *self,
              gboolean         lit)
{
  const EntenteFocus *focus = self->picture->focus;
  double alpha = entente_painting_get_alpha (self, lit);

  for (guint i = 0; i < self->actors->len; i++)
    {
      const EntenteSceneActor *actor = g_ptr_array_index (self->actors, i);

      if (entente_painting_is_actor_lit (self, actor->actor) == lit)
        paint_actor (self, actor, alpha,
                     focus != NULL && is_selected (focus->selected_actors, actor->actor));
    }
}

static void
paint_layers (EntentePainting *self)
{
  const EntenteFocus *focus = self->picture->focus;
  gboolean fades = focus != NULL && focus->actors != NULL && !focus->only;

  /* What is out of focus lies below everything in it, its labels' patches too. */
  if (fades)
    paint_lines (self, FALSE);
  paint_lines (self, TRUE);
  if (fades)
    paint_actors (self, FALSE);
  paint_actors (self, TRUE);
}

/* Of what is lit, wherever it is, as a part of the picture must not differ from another. */
static void
measure_lit (EntentePainting *self)
{
  g_autoptr (GArray) slots = list_slots (self->picture->focus->relations);
  g_autoptr (GPtrArray) relations = g_ptr_array_new ();
  EntenteDensity density;

  for (guint i = 0; i < slots->len; i++)
    {
      const EntenteSceneRelation *relation
          = entente_scene_find_relation (self->scene, g_array_index (slots, guint32, i));

      if (relation != NULL)
        g_ptr_array_add (relations, (gpointer) relation);
    }
  entente_density_measure (&density, self->scene, relations);
  self->darkest[TRUE] = entente_density_get_darkest (&density, self->picture->zoom);
  self->share[TRUE] = entente_density_get_share (&density, self->picture->zoom);
}

static void
measure (EntentePainting *self)
{
  const EntenteFocus *focus = self->picture->focus;
  double zoom = self->picture->zoom;

  self->darkest[FALSE] = self->darkest[TRUE] = entente_density_get_darkest (self->density, zoom);
  self->share[FALSE] = self->share[TRUE] = entente_density_get_share (self->density, zoom);
  if (focus == NULL || focus->actors == NULL)
    return;
  if (focus->relations != NULL && g_hash_table_size (focus->relations) > FEW_LINES)
    measure_lit (self);
  else
    {
      self->darkest[TRUE] = 1.0;
      self->share[TRUE] = 0.0;
    }
}

static void
paint_tile (EntentePainting *self)
{
  const EntenteFocus *focus = self->picture->focus;

  if (focus != NULL && focus->only)
    collect_focus (self, focus);
  else
    collect_clip (self);
  measure (self);
  paint_layers (self);
}

/**
 * entente_painter_paint:
 * @picture: what to paint, and how
 * @cr: its user space is map units
 *
 * Paints a map's content, without the ground. The same call makes screen, PNG, SVG and PDF: nothing
 * is painted by pixels, so that vector formats stay vectors.
 */
void
entente_painter_paint (const EntentePicture *picture,
                       cairo_t              *cr)
{
  const EntenteBox *clip = &picture->clip;
  EntentePainting painting;

  g_return_if_fail (picture->scene != NULL && picture->palette != NULL);
  g_return_if_fail (isfinite (picture->zoom) && picture->zoom > 0.0);

  if (!(clip->width > 0.0 && clip->height > 0.0))
    return;

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, clip->x, clip->y, clip->width, clip->height);
  cairo_clip (cr);
  entente_painting_init (&painting, picture, cr);
  if (picture->part != ENTENTE_PICTURE_OVERLAY)
    paint_tile (&painting);
  if (picture->part != ENTENTE_PICTURE_TILE && painting.dots)
    entente_painting_draw_names (&painting);
  entente_painting_clear (&painting);
  cairo_restore (cr);
}
