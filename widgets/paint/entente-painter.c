/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-painter.h"

#include "entente-bundle.h"
#include "entente-dot.h"
#include "entente-draw-actor.h"
#include "entente-lettering.h"
#include "entente-lit.h"
#include "entente-names.h"
#include "entente-painting.h"
#include "entente-plaques.h"
#include "entente-track.h"
#include "entente-whole.h"

#include <math.h>

/* What reaches out of a record's own extent: halos, knobs; halos around dots. Pixels. */
#define REACH_PX 12.0
#define DOT_HALO_REACH_PX 6.0
#define DOT_RIM_REACH_PX 3.0 /* around a dot that is not selected */

/* Between lines with halos. Pixels. */
#define HALO_ROOM_PX 18.0

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
is_selected (EntenteSlotSet *selected,
             guint32         slot)
{
  return selected != NULL && entente_slot_set_contains (selected, slot);
}

/* The clip with what reaches into it from outside. */
static EntenteBox
get_reach (const EntentePainting *self)
{
  const EntenteBox *clip = &self->picture->clip;
  double dot = entente_dot_get_most (self->picture->zoom) + DOT_HALO_REACH_PX;
  double reach = self->dots ? dot * self->pixel + ENTENTE_END_REACH_PX : REACH_PX * self->pixel;

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

/* A curve lies between the extremes of its points across its chord, as it does along both axes. */
static gboolean
may_curve_meet (const EntentePoint  *points,
                const EntenteExtent *box)
{
  double dx = points[3].y - points[0].y;
  double dy = points[0].x - points[3].x;
  double middle = dx * (box->x0 + box->x1 - 2.0 * points[0].x) / 2.0
                  + dy * (box->y0 + box->y1 - 2.0 * points[0].y) / 2.0;
  double half = fabs (dx) * (box->x1 - box->x0) / 2.0 + fabs (dy) * (box->y1 - box->y0) / 2.0;
  double low = 0.0, high = 0.0;

  if (MAX (MAX (points[0].x, points[1].x), MAX (points[2].x, points[3].x)) < box->x0
      || MIN (MIN (points[0].x, points[1].x), MIN (points[2].x, points[3].x)) > box->x1
      || MAX (MAX (points[0].y, points[1].y), MAX (points[2].y, points[3].y)) < box->y0
      || MIN (MIN (points[0].y, points[1].y), MIN (points[2].y, points[3].y)) > box->y1)
    return FALSE;
  for (guint i = 1; i < 3; i++)
    {
      double off = dx * (points[i].x - points[0].x) + dy * (points[i].y - points[0].y);

      low = MIN (low, off);
      high = MAX (high, off);
    }
  return middle + half >= low && middle - half <= high;
}

/* Where its ties go is not looked at. */
static gboolean
may_meet (const EntenteSceneRelation *relation,
          const EntenteBox           *box)
{
  EntenteExtent extent = entente_extent_of_box (box, 0.0);
  const EntenteSceneLabel *label = &relation->marks->label;
  const EntentePoint *points = ENTENTE_LINE_POINTS (relation);
  double reach;

  if (relation->has_diamond)
    return TRUE;
  /* Its plaque may be anywhere along it. */
  if (relation->leads)
    entente_extent_grow (&extent, ENTENTE_PLAQUE_REACH_PX);
  for (guint i = 0; i + 3 < relation->n_points; i += 3)
    if (may_curve_meet (points + i, &extent))
      return TRUE;
  if (!relation->has_label)
    return FALSE;
  reach = hypot (label->width, label->height) / 2.0;
  return label->x + reach >= extent.x0 && label->x - reach <= extent.x1
         && label->y + reach >= extent.y0 && label->y - reach <= extent.y1;
}

/* Those that may show, and those that may keep them from it. */
static void
offer_plaque (EntentePainting            *self,
              const EntenteSceneRelation *relation)
{
  if (relation->leads && entente_bundle_shows_plaque (relation, &self->sight))
    g_ptr_array_add (self->bundles, (gpointer) entente_scene_find_bundle (self->scene,
                                                                          relation->relation));
}

/* Where only a focus is painted its sets are walked, so that the map's size costs nothing. */
static void
collect_lit (EntentePainting  *self,
             const EntenteLit *lit)
{
  const EntenteBox reach = get_reach (self);

  for (guint i = 0; i < lit->actors->len; i++)
    {
      const EntenteSceneActor *actor = g_ptr_array_index (lit->actors, i);

      if (overlaps (&actor->outline, &reach))
        g_ptr_array_add (self->actors, (gpointer) actor);
    }
  for (guint i = 0; i < lit->relations->len; i++)
    {
      const EntenteSceneRelation *relation = g_ptr_array_index (lit->relations, i);

      offer_plaque (self, relation);
      if (may_meet (relation, &reach))
        g_ptr_array_add (self->relations, (gpointer) relation);
    }
}

/* Of lines that are only added up nothing has to be known. */
static gboolean
needs_relations (const EntentePainting *self)
{
  return !self->all || self->share[TRUE] < 1.0 || self->labels > 0.0
         || entente_scene_get_n_ties (self->scene) > 0;
}

/* Of a line that is only added up there may be its words or its sign, which lie on it. */
static gboolean
may_show (const EntentePainting      *self,
          const EntenteSceneRelation *relation,
          const EntenteBox           *box)
{
  if (self->all && self->share[TRUE] >= 1.0 && entente_scene_get_n_ties (self->scene) == 0
      && !relation->has_label && !entente_painting_may_have_bare_sign (self, relation))
    return FALSE;
  return may_meet (relation, box);
}

/* What is near enough to a box to keep plaques in it from being shown. */
static EntenteBox
get_plaque_reach (const EntentePainting *self,
                  const EntenteBox      *box)
{
  double reach = entente_plaques_get_reach (self->picture->zoom) + ENTENTE_PLAQUE_MAX_PX;

  if (self->labels <= 0.0 || !entente_scene_has_bundles (self->scene))
    return *box;
  return (EntenteBox) { box->x - reach, box->y - reach, box->width + 2.0 * reach,
                        box->height + 2.0 * reach };
}

static void
collect_clip (EntentePainting *self)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  const EntenteBox box = get_reach (self);
  const EntenteBox plaques = get_plaque_reach (self, &box);

  entente_scene_find_in_box (self->scene, &box, actors, NULL);
  if (needs_relations (self))
    entente_scene_find_in_box (self->scene, &plaques, NULL, relations);
  for (guint i = 0; i < actors->len; i++)
    g_ptr_array_add (self->actors,
                     (gpointer) entente_scene_get_actor (self->scene,
                                                         g_array_index (actors, guint32, i)));
  for (guint i = 0; i < relations->len; i++)
    {
      const EntenteSceneRelation *relation
          = entente_scene_get_relation (self->scene, g_array_index (relations, guint32, i));

      offer_plaque (self, relation);
      if (may_show (self, relation, &box))
        g_ptr_array_add (self->relations, (gpointer) relation);
    }
}

static gboolean
is_relation_wanted (EntentePainting *self,
                    guint            index,
                    gboolean         lit)
{
  const EntenteSceneRelation *relation = g_ptr_array_index (self->relations, index);

  return entente_painting_is_relation_lit (self, relation->relation) == lit;
}

/* In a fan that is selected whole and narrow halos would be one patch: its plaque says it. */
static gboolean
has_halo (const EntentePainting      *self,
          const EntenteSceneRelation *relation)
{
  return self->lit == NULL || (double) relation->lane_gap > HALO_ROOM_PX * self->pixel
         || !entente_slot_set_contains (self->lit->chosen, relation->relation);
}

static void
paint_line (EntentePainting            *self,
            const EntenteSceneRelation *relation,
            double                      alpha)
{
  const EntenteFocus *focus = self->picture->focus;
  gboolean selected = focus != NULL && is_selected (focus->selected_relations, relation->relation)
                      && has_halo (self, relation);

  if (selected
      || (self->details && !entente_painting_is_narrow (self, relation)
          && !entente_painting_is_passing (self, relation)))
    entente_painting_draw_relation (self, relation, alpha, selected);
  else
    entente_painting_draw_far_line (self, relation, alpha);
}

static void
paint_strokes (EntentePainting *self,
               gboolean         lit,
               double           alpha)
{
  for (guint i = 0; i < self->relations->len && !entente_painting_is_cancelled (self); i++)
    {
      const EntenteSceneRelation *relation = g_ptr_array_index (self->relations, i);
      double openness = entente_bundle_get_line_openness (relation, &self->sight);

      if (openness > 0.0 && is_relation_wanted (self, i, lit))
        paint_line (self, relation, alpha * openness);
    }
}

/* Over all lines: they are broad. */
static void
paint_bundles (EntentePainting *self,
               gboolean         lit,
               double           alpha)
{
  for (guint i = 0; i < self->relations->len && !entente_painting_is_cancelled (self); i++)
    {
      const EntenteSceneRelation *relation = g_ptr_array_index (self->relations, i);

      if (relation->leads && entente_painting_is_bundle_lit (self, relation->relation) == lit)
        entente_painting_draw_bundle (self, relation, alpha);
    }
}

static int
compare_plaques (gconstpointer a,
                 gconstpointer b)
{
  const EntenteSceneBundle *one = *(const EntenteSceneBundle *const *) a;
  const EntenteSceneBundle *two = *(const EntenteSceneBundle *const *) b;

  if (one->n_relations != two->n_relations)
    return one->n_relations < two->n_relations ? -1 : 1;
  return (one->relation > two->relation) - (one->relation < two->relation);
}

/* While they fade, those that count most lie on top. */
static void
paint_plaques (EntentePainting *self,
               gboolean         lit,
               double           alpha)
{
  g_autoptr (GPtrArray) bundles = g_ptr_array_new ();

  for (guint i = 0; i < self->bundles->len; i++)
    {
      const EntenteSceneBundle *bundle = g_ptr_array_index (self->bundles, i);

      if (entente_painting_is_bundle_lit (self, bundle->relation) == lit)
        g_ptr_array_add (bundles, (gpointer) bundle);
    }
  g_ptr_array_sort (bundles, compare_plaques);
  for (guint i = 0; i < bundles->len && !entente_painting_is_cancelled (self); i++)
    {
      const EntenteSceneBundle *bundle = g_ptr_array_index (bundles, i);
      double part = entente_painting_get_plaque_part (self, bundle);

      if (part > 0.0)
        entente_painting_draw_plaque (self, bundle, part, alpha);
    }
}

/* Those that stand out make room for each other only. */
static void
find_plaques (EntentePainting *self,
              gboolean         lit)
{
  g_autoptr (GPtrArray) bundles = g_ptr_array_new ();

  g_clear_pointer (&self->plaques, g_hash_table_unref);
  for (guint i = 0; i < self->bundles->len; i++)
    {
      const EntenteSceneBundle *bundle = g_ptr_array_index (self->bundles, i);

      if (!lit || entente_painting_is_bundle_lit (self, bundle->relation))
        g_ptr_array_add (bundles, (gpointer) bundle);
    }
  self->plaques = entente_plaques_find (bundles, self->picture->zoom);
}

static void
paint_labels (EntentePainting *self,
              gboolean         lit,
              double           alpha)
{
  for (guint i = 0; i < self->relations->len && !entente_painting_is_cancelled (self); i++)
    {
      const EntenteSceneRelation *relation = g_ptr_array_index (self->relations, i);
      double openness = entente_bundle_get_line_openness (relation, &self->sight);

      if (openness > 0.0 && is_relation_wanted (self, i, lit))
        entente_painting_draw_label (self, relation, self->labels * openness, alpha);
    }
  paint_plaques (self, lit, alpha);
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

  find_plaques (self, lit);
  for (guint i = 0; i < self->relations->len && entente_scene_get_n_ties (self->scene) > 0
                    && !entente_painting_is_cancelled (self);
       i++)
    if (is_relation_wanted (self, i, lit))
      entente_painting_draw_ties (self, g_ptr_array_index (self->relations, i), line_alpha);
  if (share > 0.0)
    entente_painting_draw_density (self, lit, alpha * share);
  if (share < 1.0)
    {
      paint_strokes (self, lit, line_alpha * (1.0 - share));
      paint_bundles (self, lit, line_alpha * (1.0 - share));
    }
  if (self->labels > 0.0)
    paint_labels (self, lit, alpha);
}

/* What is painted between the two is one layer, of which only a part is left. */
static void
begin_fading (EntentePainting *self,
              double           alpha)
{
  if (alpha < 1.0)
    cairo_push_group (self->cr);
}

static void
end_fading (EntentePainting *self,
            double           alpha)
{
  if (alpha >= 1.0)
    return;
  cairo_pop_group_to_source (self->cr);
  cairo_paint_with_alpha (self->cr, alpha);
}

static void
paint_box (EntentePainting         *self,
           const EntenteSceneActor *actor,
           double                   alpha,
           gboolean                 selected)
{
  EntenteSceneActor drawn = *actor;

  if (self->dots && entente_painting_has_name (self, actor->actor))
    drawn.text = NULL;
  if (selected)
    entente_draw_actor_halo (self->cr, actor, self->palette);
  entente_draw_actor (self->cr, &drawn, entente_painting_get_actor_colors (self, actor),
                      self->palette, alpha, self->picture->hasty);
}

static void
paint_actors_as (EntentePainting *self,
                 gboolean         lit,
                 void           (*paint) (EntentePainting         *self,
                                          const EntenteSceneActor *actor,
                                          double                   alpha,
                                          gboolean                 selected))
{
  const EntenteFocus *focus = self->picture->focus;
  double alpha = entente_painting_get_alpha (self, lit);

  for (guint i = 0; i < self->actors->len && !entente_painting_is_cancelled (self); i++)
    {
      const EntenteSceneActor *actor = g_ptr_array_index (self->actors, i);

      if (entente_painting_is_actor_lit (self, actor->actor) == lit
          && is_box_sound (self, &actor->outline) && is_box_sound (self, &actor->label))
        paint (self, actor, alpha,
               focus != NULL && is_selected (focus->selected_actors, actor->actor));
    }
}

/* Boxes come in over the dots, which then go. */
static void
paint_actors (EntentePainting *self,
              gboolean         lit)
{
  double dots = MIN (2.0 - 2.0 * self->boxes, 1.0);
  double boxes = MIN (2.0 * self->boxes, 1.0);

  if (dots > 0.0)
    {
      begin_fading (self, dots);
      paint_actors_as (self, lit, entente_painting_draw_dot);
      end_fading (self, dots);
    }
  if (boxes > 0.0)
    {
      begin_fading (self, boxes);
      paint_actors_as (self, lit, paint_box);
      end_fading (self, boxes);
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

/* Lit lines by all of them, wherever they are, as a part of the picture must not differ from another. */
static void
measure (EntentePainting  *self,
         const EntenteLit *lit) /* nullable: nothing fades */
{
  double zoom = self->picture->zoom;

  self->darkest[FALSE] = self->darkest[TRUE] = entente_density_get_darkest (self->density, zoom);
  self->share[FALSE] = self->share[TRUE] = entente_density_get_share (self->density, zoom);
  if (lit == NULL)
    return;
  self->darkest[TRUE] = 1.0;
  self->share[TRUE] = 0.0;
  if (lit->relations->len <= FEW_LINES)
    return;
  self->darkest[TRUE] = entente_density_get_darkest (&lit->density, zoom);
  self->share[TRUE] = entente_density_get_share (&lit->density, zoom);
}

static void
paint_tile (EntentePainting *self)
{
  const EntenteFocus *focus = self->picture->focus;
  g_autoptr (EntenteLit) made = NULL;
  const EntenteLit *lit = self->picture->lit;

  if (lit == NULL && focus != NULL && focus->actors != NULL)
    lit = made = entente_lit_new (self->scene, focus);
  self->lit = lit;
  self->sight.singles = lit != NULL ? lit->singles : NULL;
  measure (self, lit);
  self->all = lit == NULL && self->share[TRUE] > 0.0;
  if (lit != NULL && focus->only)
    collect_lit (self, lit);
  else
    collect_clip (self);
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
  if (picture->part != ENTENTE_PICTURE_TILE && painting.dots)
    entente_painting_find_names (&painting);
  if (picture->part != ENTENTE_PICTURE_OVERLAY)
    paint_tile (&painting);
  if (painting.names != NULL)
    entente_painting_draw_names (&painting);
  entente_painting_clear (&painting);
  cairo_restore (cr);
}

/* How far what is drawn of a record reaches out of its boxes. Map units. */
static double
get_overhang (const EntentePicture *picture)
{
  double pixel = 1.0 / picture->zoom;

  if (entente_lettering_get_legibility (picture->zoom) > 0.0
      && entente_scene_has_bundles (picture->scene))
    return entente_plaques_get_reach (picture->zoom) + ENTENTE_PLAQUE_MAX_PX;
  if (picture->zoom >= ENTENTE_BOXES_ZOOM)
    return REACH_PX * pixel;
  return ENTENTE_END_REACH_PX + (entente_dot_get_most (picture->zoom) + DOT_RIM_REACH_PX) * pixel;
}

static EntentePair
get_opened (const EntentePicture *picture)
{
  return picture->opened != NULL ? *picture->opened : ENTENTE_NO_PAIR;
}

static void
add_fan (GArray               *boxes,
         const EntentePicture *picture,
         EntentePair           pair)
{
  EntenteBox box;

  if (entente_scene_get_fan (picture->scene, pair, &box))
    g_array_append_val (boxes, box);
}

/**
 * entente_painter_get_changes:
 * @picture: what is wanted; its clip is not looked at
 * @before: what was painted: its scene, and the pair that was opened
 * @boxes: (element-type EntenteBox): where it is to be painted again is appended
 *
 * Takes time by what has changed, not by the scene's size. Any thread.
 *
 * Returns: %FALSE where the pictures may differ anywhere
 */
gboolean
entente_painter_get_changes (const EntentePicture *picture,
                             const EntentePicture *before,
                             GArray               *boxes)
{
  double reach = get_overhang (picture);
  guint first = boxes->len;

  g_return_val_if_fail (picture->focus == NULL, FALSE);

  if (!entente_whole_is_shared (picture->scene, before->scene)
      || !entente_scene_get_changes (picture->scene, before->scene, boxes))
    return FALSE;
  if (!entente_pair_equal (get_opened (picture), get_opened (before)))
    {
      add_fan (boxes, picture, get_opened (picture));
      add_fan (boxes, before, get_opened (before));
    }
  for (guint i = first; i < boxes->len; i++)
    {
      EntenteBox *box = &g_array_index (boxes, EntenteBox, i);

      *box = (EntenteBox) { box->x - reach, box->y - reach, box->width + 2.0 * reach,
                            box->height + 2.0 * reach };
    }
  if (picture->zoom >= ENTENTE_BOXES_ZOOM || picture->part == ENTENTE_PICTURE_TILE)
    return TRUE;
  return entente_names_get_changes (picture->scene, before->scene, picture->zoom, boxes);
}
