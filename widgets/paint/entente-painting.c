/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-painting.h"

#include "entente-dot.h"
#include "entente-lettering.h"
#include "entente-names.h"
#include "entente-whole.h"

#include <math.h>
#include <string.h>

/* Below this zoom a line is only a line. */
#define DETAILS_MIN_ZOOM 0.5
/* From there on what makes it more grows out of it, until it is there wholly. */
#define DETAILS_WHOLE_ZOOM 0.6

/* Cairo's coordinates end at 2²³ pixels. */
#define MAX_COORDINATE_PX 8e6

static double
get_plain (double zoom)
{
  double part = CLAMP ((zoom - DETAILS_MIN_ZOOM) / (DETAILS_WHOLE_ZOOM - DETAILS_MIN_ZOOM), 0.0, 1.0);

  return 1.0 - part * part * (3.0 - 2.0 * part);
}

void
entente_painting_init (EntentePainting      *self,
                       const EntentePicture *picture,
                       cairo_t              *cr)
{
  const EntenteWhole *whole = entente_whole_of_scene (picture->scene);

  memset (self, 0, sizeof *self);
  self->picture = picture;
  self->scene = picture->scene;
  self->sight = (EntenteSight) { picture->zoom,
                                 picture->opened != NULL ? *picture->opened : ENTENTE_NO_PAIR,
                                 NULL };
  self->palette = picture->palette;
  self->cr = cr;
  self->actors = g_ptr_array_new ();
  self->relations = g_ptr_array_new ();
  self->bundles = g_ptr_array_new ();
  entente_stroke_init (&self->stroke);
  entente_pen_init (&self->pen, cr);
  cairo_get_matrix (cr, &self->matrix);
  self->pixel = 1.0 / picture->zoom;
  self->boxes = entente_dot_get_boxes (picture->zoom);
  self->dots = self->boxes < 1.0;
  self->labels = entente_painting_settle (self, entente_lettering_get_legibility (picture->zoom));
  self->details = picture->zoom >= DETAILS_MIN_ZOOM;
  self->plain = get_plain (picture->zoom);
  self->calm = entente_whole_get_calm (whole, self->pixel);
  self->density = &whole->density;
}

void
entente_painting_clear (EntentePainting *self)
{
  g_clear_pointer (&self->actors, g_ptr_array_unref);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->bundles, g_ptr_array_unref);
  g_clear_pointer (&self->plaques, g_hash_table_unref);
  g_clear_pointer (&self->names_made, entente_names_free);
  entente_stroke_clear (&self->stroke);
  entente_stamp_clear (&self->stamp);
}

double
entente_painting_settle (const EntentePainting *self,
                         double                 presence)
{
  return self->picture->still ? round (presence) : presence;
}

/* Where something lies behind, the line goes on under what only begins to show. */
gboolean
entente_painting_leaves_gap (const EntentePainting *self,
                             double                 shown)
{
  return shown >= 1.0 || (self->picture->transparent && shown > 0.5);
}

gboolean
entente_painting_is_cancelled (const EntentePainting *self)
{
  return g_cancellable_is_cancelled (self->picture->cancellable);
}

gboolean
entente_painting_is_actor_lit (const EntentePainting *self,
                               guint32                slot)
{
  const EntenteFocus *focus = self->picture->focus;

  return focus == NULL || focus->actors == NULL
         || entente_slot_set_contains (focus->actors, slot);
}

gboolean
entente_painting_is_relation_lit (const EntentePainting *self,
                                  guint32                slot)
{
  const EntenteFocus *focus = self->picture->focus;

  return focus == NULL || focus->actors == NULL
         || (focus->relations != NULL
             && entente_slot_set_contains (focus->relations, slot));
}

/* What is left of a record's colors. */
double
entente_painting_get_alpha (const EntentePainting *self,
                            gboolean               lit)
{
  if (lit)
    return 1.0;
  return 1.0 - CLAMP (self->picture->focus->level, 0.0, 1.0) * (1.0 - self->palette->faded);
}

static guint
get_shade (guint32 base)
{
  return (base * 2654435761u) >> 26;
}

G_STATIC_ASSERT (1 << (32 - 26) == ENTENTE_N_SHADES);

const EntenteActorColors *
entente_painting_get_actor_colors (EntentePainting         *self,
                                   const EntenteSceneActor *actor)
{
  guint32 base = actor->color;
  EntenteActorShade *shade = &self->actor_shades[get_shade (base)];

  if (!shade->used || shade->base != base)
    {
      shade->used = TRUE;
      shade->base = base;
      shade->colors = entente_palette_shade_actor (self->palette, base);
    }
  return &shade->colors;
}

static EntenteColor
get_relation_color (EntentePainting            *self,
                    const EntenteSceneRelation *relation)
{
  guint32 base = relation->color;
  EntenteLineShade *shade;

  if (base == ENTENTE_NO_COLOR)
    return self->palette->tones[entente_sign_of_tone ((double) relation->tone)];

  shade = &self->line_shades[get_shade (base)];
  if (!shade->used || shade->base != base)
    {
      shade->used = TRUE;
      shade->base = base;
      shade->color = entente_palette_shade_line (self->palette, base);
    }
  return shade->color;
}

/**
 * entente_painting_get_line_color:
 *
 * Returns: a relation's color as its line has it now: by tone or kind, paler where it ended
 */
EntenteColor
entente_painting_get_line_color (EntentePainting            *self,
                                 const EntenteSceneRelation *relation,
                                 double                      alpha)
{
  EntenteColor color = get_relation_color (self, relation);

  if (relation->phase == ENTENTE_PHASE_ENDED)
    alpha *= ENTENTE_ENDED_ALPHA;
  return entente_color_with_alpha (&color, alpha);
}

gboolean
entente_painting_is_doubtful (const EntenteSceneRelation *relation)
{
  return relation->claim == ENTENTE_CLAIM_ALLEGED || relation->claim == ENTENTE_CLAIM_DENIED;
}

/* Map units. */
double
entente_painting_get_dot_radius (const EntentePainting   *self,
                                 const EntenteSceneActor *actor)
{
  return entente_dot_get_radius (actor, self->density, self->picture->zoom) * self->pixel;
}

/* The one place that keeps cairo from what it cannot draw: points that are no numbers, or so far off
 * on the surface that its coordinates would wrap. */
gboolean
entente_painting_is_sound (const EntentePainting *self,
                           const EntentePoint    *points,
                           guint                  n_points)
{
  const cairo_matrix_t *m = &self->matrix;

  for (guint i = 0; i < n_points; i++)
    {
      double x = m->xx * points[i].x + m->xy * points[i].y + m->x0;
      double y = m->yx * points[i].x + m->yy * points[i].y + m->y0;

      /* Written so that NAN fails. */
      if (!(fabs (x) <= MAX_COORDINATE_PX && fabs (y) <= MAX_COORDINATE_PX))
        return FALSE;
    }
  return n_points > 0;
}
