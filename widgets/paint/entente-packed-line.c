/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene-private.h"

/* How far a packed curve may be off, map units. */
#define MOST_OFF (1.0 / 64.0)
/* Floats beyond are farther apart than that, and no float at all may be so large as a place: such a line
 * is not packed. Map units. */
#define FARTHEST 524288.0

static void
unpack (const EntenteSceneRelation *relation,
        EntentePoint               *points)
{
  const EntentePoint from = { (double) relation->line.bend.from_x, (double) relation->line.bend.from_y };
  const EntentePoint to = { (double) relation->line.bend.to_x, (double) relation->line.bend.to_y };
  const double x = (double) relation->line.bend.corner_x * 2.0;
  const double y = (double) relation->line.bend.corner_y * 2.0;

  points[0] = from;
  points[1] = (EntentePoint){ (from.x + x) / 3.0, (from.y + y) / 3.0 };
  points[2] = (EntentePoint){ (to.x + x) / 3.0, (to.y + y) / 3.0 };
  points[3] = to;
}

static gboolean
is_near (const EntentePoint *a,
         const EntentePoint *b)
{
  return fabs (a->x - b->x) <= MOST_OFF && fabs (a->y - b->y) <= MOST_OFF;
}

static gboolean
is_packable (const EntentePoint *point)
{
  return fabs (point->x) <= FARTHEST && fabs (point->y) <= FARTHEST;
}

gboolean
entente_line_pack (EntenteSceneRelation *relation,
                   const EntentePoint   *points,
                   guint                 n_points)
{
  EntentePoint packed[4];

  if (n_points != G_N_ELEMENTS (packed))
    return FALSE;
  for (guint i = 0; i < n_points; i++)
    if (!is_packable (&points[i]))
      return FALSE;
  relation->line.bend = (EntenteSceneBend){
    (float) points[0].x, (float) points[0].y, (float) points[3].x, (float) points[3].y,
    (float) (points[1].x * 1.5 - points[0].x * 0.5), (float) (points[1].y * 1.5 - points[0].y * 0.5),
  };
  unpack (relation, packed);
  for (guint i = 0; i < G_N_ELEMENTS (packed); i++)
    if (!is_near (&packed[i], &points[i]))
      return FALSE;
  relation->n_points = G_N_ELEMENTS (packed);
  relation->is_packed = TRUE;
  return TRUE;
}

const EntentePoint *
entente_line_get_points (const EntenteSceneRelation *relation,
                         EntentePoint               *room)
{
  if (!relation->is_packed)
    return relation->line.points;
  unpack (relation, room);
  return room;
}
