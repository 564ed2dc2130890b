/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-far-lines.h"

#include "entente-painting.h"
#include "entente-scene-private.h"

#include <math.h>

/* Room for finding inks again; a power of two. */
#define N_PLACES 256

/* What an ink was found for last, so that few have to be looked for. */
typedef struct
{
  guint16 places[N_PLACES];
  GPtrArray *inks;
} InkFinder;

gboolean
entente_far_line_init (EntenteFarLine             *self,
                       EntenteScene               *scene,
                       const EntenteSceneRelation *relation)
{
  const EntentePoint *p = relation->points;
  EntentePoint from, to;

  if (relation->n_points != 4)
    return FALSE;
  if (!entente_scene_find_middle (scene, relation->source, &from))
    from = p[0];
  if (!entente_scene_find_middle (scene, relation->target, &to))
    to = p[3];
  *self = (EntenteFarLine) {
    (float) from.x,
    (float) from.y,
    (float) to.x,
    (float) to.y,
    (float) ((p[1].x + p[2].x - from.x - to.x) * 0.375),
    (float) ((p[1].y + p[2].y - from.y - to.y) * 0.375),
    (guint16) lrint (entente_painting_get_width (relation) / ENTENTE_FAR_LINE_WIDTH_UNIT),
    ENTENTE_FAR_LINE_NO_INK,
  };
  return TRUE;
}

static gboolean
is_same_ink (const EntenteSceneRelation *a,
             const EntenteSceneRelation *b)
{
  return a->color == b->color && a->phase == b->phase
         && (a->color != ENTENTE_NO_COLOR
             || entente_sign_of_tone ((double) a->tone) == entente_sign_of_tone ((double) b->tone));
}

static guint
get_place (const EntenteSceneRelation *relation)
{
  guint32 key = relation->color != ENTENTE_NO_COLOR
                    ? relation->color
                    : (guint32) entente_sign_of_tone ((double) relation->tone);

  return ((key << 2 | relation->phase) * 2654435761u) >> 24;
}

G_STATIC_ASSERT (1 << (32 - 24) == N_PLACES);

static guint16
find_ink (InkFinder                  *self,
          const EntenteSceneRelation *relation)
{
  guint16 *place = &self->places[get_place (relation)];
  guint i = *place;

  if (i < self->inks->len && is_same_ink (g_ptr_array_index (self->inks, i), relation))
    return (guint16) i;
  for (i = 0; i < self->inks->len; i++)
    if (is_same_ink (g_ptr_array_index (self->inks, i), relation))
      break;
  if (i == ENTENTE_FAR_LINE_NO_INK)
    return ENTENTE_FAR_LINE_NO_INK;
  if (i == self->inks->len)
    g_ptr_array_add (self->inks, (gpointer) relation);
  *place = (guint16) i;
  return *place;
}

static EntenteFarLines *
make (EntenteScene *scene)
{
  EntenteFarLines *self = g_new0 (EntenteFarLines, 1);
  InkFinder finder = { { 0 }, g_ptr_array_new () };

  self->n_lines = scene->n_relations;
  self->relations = scene->relations;
  self->lines = g_new0 (EntenteFarLine, self->n_lines);
  self->inks = finder.inks;
  for (guint i = 0; i < self->n_lines; i++)
    {
      const EntenteSceneRelation *relation = &self->relations[i];
      EntenteFarLine *line = &self->lines[i];

      line->ink = ENTENTE_FAR_LINE_NO_INK;
      if (entente_far_line_init (line, scene, relation))
        line->ink = find_ink (&finder, relation);
    }
  return self;
}

const EntenteFarLines *
entente_far_lines_of_scene (EntenteScene *scene)
{
  EntenteScene *base = entente_scene_get_whole (scene);

  if (g_once_init_enter (&base->far_lines))
    g_once_init_leave (&base->far_lines, (gsize) make (base));
  return (const EntenteFarLines *) base->far_lines;
}

void
entente_far_lines_free (EntenteFarLines *self)
{
  if (self == NULL)
    return;
  g_free (self->lines);
  g_ptr_array_unref (self->inks);
  g_free (self);
}
