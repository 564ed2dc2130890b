/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene-private.h"

#include "entente-large-block.h"
#include "entente-lettering.h"
#include "entente-palette.h"
#include "entente-sentence.h"

#include <math.h>

/* Cairo wraps beyond ±2²³, and a map may be shown at eight times its size. */
#define FARTHEST_PX 1.0e6
#define RAW_BYTES 65536
#define WIDTH_OF_WEIGHT_1_PX 1.7
/* Lengths of the chord: farther out, a bend would leave nothing else to be seen of the map. */
#define FARTHEST_BEND 10.0f

/* The one choke point for positions. */
static double
tame (double value)
{
  return isfinite (value) ? CLAMP (value, -FARTHEST_PX, FARTHEST_PX) : 0.0;
}

static gboolean
has_mark (EntenteShape shape)
{
  return shape == ENTENTE_SHAPE_PILL || shape == ENTENTE_SHAPE_PLACE
         || shape == ENTENTE_SHAPE_EVENT;
}

/* The name as drawn; what has nothing to be seen in it is a dash, never an empty box. */
static char *
dup_name (const char *full,
          double     *width)
{
  char *name = entente_lettering_cut (ENTENTE_LETTERING_ACTOR, full, ENTENTE_ACTOR_NAME_MAX_PX,
                                      width);

  if (*name != '\0')
    return name;
  g_free (name);
  return entente_lettering_cut (ENTENTE_LETTERING_ACTOR, "—", ENTENTE_ACTOR_NAME_MAX_PX, width);
}

static void
set_boxes (EntenteSceneActor *actor,
           double             x,
           double             y,
           double             name_width)
{
  double mark = has_mark (actor->shape) ? ENTENTE_ACTOR_MARK_PX : 0.0;
  double inner = MAX (name_width, ENTENTE_ACTOR_NAME_MIN_PX);
  double width = inner + mark + 2.0 * ENTENTE_ACTOR_PADDING_PX;

  actor->outline = (EntenteBox){ x - width / 2.0, y - ENTENTE_ACTOR_HEIGHT_PX / 2.0, width,
                                 ENTENTE_ACTOR_HEIGHT_PX };
  actor->label = (EntenteBox){ actor->outline.x + ENTENTE_ACTOR_PADDING_PX + mark
                                   + (inner - name_width) / 2.0,
                               actor->outline.y, name_width, ENTENTE_ACTOR_HEIGHT_PX };
}

void
entente_scene_measure_actor (EntenteMap *map,
                             guint32     actor,
                             double     *width,
                             double     *height)
{
  const EntenteActor *row;
  EntenteSceneActor box = { 0 };
  g_autofree char *name = NULL;
  double name_width;

  g_return_if_fail (ENTENTE_IS_MAP (map) && width != NULL && height != NULL);

  *width = ENTENTE_ACTOR_NAME_MIN_PX;
  *height = ENTENTE_ACTOR_HEIGHT_PX;
  row = entente_map_get_actor (map, actor);
  if (row == NULL)
    return;

  box.shape = entente_palette_get_shape (map, row->kind);
  name = dup_name (entente_map_get_actor_name (map, actor), &name_width);
  set_boxes (&box, 0.0, 0.0, name_width);
  *width = box.outline.width;
  *height = box.outline.height;
}

gboolean
entente_gather_actor (EntenteMap        *map,
                      EntentePlaces     *places,
                      guint32            slot,
                      EntenteSceneActor *actor,
                      EntentePoint      *middle)
{
  const EntenteActor *row;

  if (!entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, slot)
      || !entente_places_get (places, map, slot, &middle->x, &middle->y))
    return FALSE;

  row = entente_map_get_actor (map, slot);
  actor->actor = slot;
  actor->kind = row->kind;
  actor->color = entente_palette_get_actor_base (map, row->kind, row->color);
  actor->shape = entente_palette_get_shape (map, row->kind);
  *middle = (EntentePoint){ tame (middle->x), tame (middle->y) };
  return TRUE;
}

char *
entente_gather_name (EntenteSceneActor *actor,
                     EntentePoint       middle,
                     const char        *name)
{
  double width;
  char *text = dup_name (name, &width);

  set_boxes (actor, middle.x, middle.y, width);
  return text;
}

static void
begin_actors (EntenteSketch *self,
              EntenteMap    *map)
{
  EntenteScene *scene = self->scene;
  guint n_records = entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR);

  scene->n_actor_slots = entente_map_get_n_slots (map, ENTENTE_RECORD_ACTOR);
  scene->actor_indices = entente_large_block_new (sizeof (guint32) * scene->n_actor_slots);
  scene->actors = entente_large_block_new (sizeof (EntenteSceneActor) * n_records);
  self->names = entente_large_block_new (sizeof (const char *) * n_records);
  self->middles = entente_large_block_new (sizeof (EntentePoint) * n_records);
}

static void
gather_actor (EntenteSketch *self,
              EntenteMap    *map,
              EntentePlaces *places,
              guint32        slot)
{
  EntenteScene *scene = self->scene;

  scene->actor_indices[slot] = ENTENTE_NO_INDEX;
  if (!entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, slot))
    return;
  scene->actors[scene->n_actors] = (EntenteSceneActor){ 0 };
  if (!entente_gather_actor (map, places, slot, &scene->actors[scene->n_actors],
                             &self->middles[scene->n_actors]))
    return;
  self->names[scene->n_actors]
      = g_string_chunk_insert (self->raw, entente_map_get_actor_name (map, slot));
  scene->actor_indices[slot] = scene->n_actors++;
}

gboolean
entente_sketch_letter (EntenteSketch *self)
{
  for (guint i = 0; i < self->scene->n_actors; i++)
    {
      EntenteSceneActor *actor = &self->scene->actors[i];
      g_autofree char *name = NULL;

      if (entente_sketch_is_cancelled (self, i))
        return FALSE;
      name = entente_gather_name (actor, self->middles[i], self->names[i]);
      actor->text = g_string_chunk_insert (self->scene->texts, name);
    }
  return TRUE;
}

static float
get_line_width (float weight)
{
  double width = WIDTH_OF_WEIGHT_1_PX * sqrt (MAX ((double) weight, 0.0));

  if (!isfinite (width))
    return (float) ENTENTE_LINE_MAX_PX;
  return (float) CLAMP (width, ENTENTE_LINE_MIN_PX, ENTENTE_LINE_MAX_PX);
}

static void
gather_via (EntenteSketch *self,
            EntenteMap    *map,
            guint32        slot,
            EntenteRoute  *route)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (map, slot, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      guint32 index;

      if (reference.role != ENTENTE_ROLE_VIA)
        continue;
      index = self->scene->actor_indices[reference.other];
      if (index == ENTENTE_NO_INDEX || index == route->source || index == route->target)
        continue;
      g_array_append_val (self->via, index);
      route->n_via++;
    }
}

static guint32
get_line_color (EntenteMap *map,
                guint32     kind)
{
  if (entente_map_get_info (map)->color_by != ENTENTE_COLOR_BY_KIND)
    return ENTENTE_NO_COLOR;
  return entente_palette_get_relation_base (map, kind);
}

void
entente_gather_relation (EntenteMap           *map,
                         guint32               slot,
                         EntenteSceneRelation *relation,
                         float                *along,
                         float                *across)
{
  const EntenteRelation *row = entente_map_get_relation (map, slot);

  relation->relation = slot;
  relation->source = row->source;
  relation->target = row->target;
  relation->kind = row->kind;
  relation->color = get_line_color (map, row->kind);
  relation->n_citations = row->n_citations;
  relation->tone = row->tone;
  relation->width = get_line_width (row->weight);
  relation->direction = row->direction;
  relation->phase = row->phase;
  relation->claim = row->claim;
  relation->contradicted = row->contradicted;
  relation->marks = &entente_scene_no_marks;

  *along = *across = NAN;
  if (!isfinite (row->bend_along) || !isfinite (row->bend_across))
    return;
  *along = CLAMP (row->bend_along, -FARTHEST_BEND, FARTHEST_BEND);
  *across = CLAMP (row->bend_across, -FARTHEST_BEND, FARTHEST_BEND);
}

static const char *
copy_label (EntenteSketch *self,
            const char    *label)
{
  EntenteRecentLabel *recent = &self->recent[GPOINTER_TO_SIZE (label) % ENTENTE_N_RECENT_LABELS];

  if (recent->label != label)
    *recent = (EntenteRecentLabel){ label, g_string_chunk_insert (self->raw, label) };
  return recent->copy;
}

/* Between two actors who are drawn. */
static void
gather_line (EntenteSketch *self,
             EntenteMap    *map,
             guint32        slot,
             guint32        source,
             guint32        target)
{
  EntenteScene *scene = self->scene;
  const EntenteRelation *row = entente_map_get_relation (map, slot);
  EntenteRoute *route = &self->routes[scene->n_relations];
  const char *label;

  *route = (EntenteRoute){ source, target, 0, 0, self->via->len, 0, NAN, NAN };
  scene->relations[scene->n_relations] = (EntenteSceneRelation){ 0 };
  entente_gather_relation (map, slot, &scene->relations[scene->n_relations], &route->along,
                           &route->across);
  if (row->has_third)
    gather_via (self, map, slot, route);
  self->n_ends[source]++;
  if (source != target)
    self->n_ends[target]++;

  label = entente_map_get_relation_label (map, slot);
  self->labels[scene->n_relations] = label != NULL ? copy_label (self, label) : NULL;
  scene->relation_indices[slot] = scene->n_relations++;
}

static void
begin_relations (EntenteSketch *self,
                 EntenteMap    *map)
{
  EntenteScene *scene = self->scene;
  guint n_records = entente_map_get_n_records (map, ENTENTE_RECORD_RELATION);

  scene->n_relation_slots = entente_map_get_n_slots (map, ENTENTE_RECORD_RELATION);
  scene->relation_indices = entente_large_block_new (sizeof (guint32) * scene->n_relation_slots);
  scene->relations = entente_large_block_new (sizeof (EntenteSceneRelation) * n_records);
  self->routes = entente_large_block_new (sizeof (EntenteRoute) * n_records);
  self->labels = entente_large_block_new (sizeof (const char *) * n_records);
  self->n_ends = g_new0 (guint32, scene->n_actors);
}

static void
gather_relation (EntenteSketch *self,
                 EntenteMap    *map,
                 guint32        slot)
{
  EntenteScene *scene = self->scene;
  const EntenteRelation *row;
  guint32 source;
  guint32 target;

  scene->relation_indices[slot] = ENTENTE_NO_INDEX;
  if (!entente_map_is_alive (map, ENTENTE_RECORD_RELATION, slot))
    return;
  row = entente_map_get_relation (map, slot);
  source = scene->actor_indices[row->source];
  target = scene->actor_indices[row->target];
  if (source != ENTENTE_NO_INDEX && target != ENTENTE_NO_INDEX)
    gather_line (self, map, slot, source, target);
}

static void
end_relations (EntenteSketch *self)
{
  for (guint i = 0; i < self->scene->n_actors; i++)
    self->scene->actors[i].n_relations = self->n_ends[i];
}

static void
begin_ties (EntenteSketch *self)
{
  self->ties = g_array_new (FALSE, FALSE, sizeof (EntenteSceneTie));
  self->scene->first_ties
      = entente_large_block_new (sizeof (guint32) * (self->scene->n_relations + 1));
}

static void
gather_ties (EntenteSketch *self,
             EntenteMap    *map,
             guint          index)
{
  EntenteScene *scene = self->scene;
  EntenteSceneRelation *relation = &scene->relations[index];
  EntenteReferenceIter iter;
  EntenteReference reference;

  scene->first_ties[index] = self->ties->len;
  if (!entente_map_get_relation (map, relation->relation)->has_third)
    return;
  entente_map_iter_relation (map, relation->relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      EntenteSceneTie tie = { relation->relation, reference.other, reference.role, 0, NULL };

      if (reference.role == ENTENTE_ROLE_REGARDING)
        {
          if (scene->actor_indices[reference.other] == ENTENTE_NO_INDEX)
            continue;
        }
      else if (reference.role != ENTENTE_ROLE_CONCERNS
               || scene->relation_indices[reference.other] == ENTENTE_NO_INDEX)
        continue;
      g_array_append_val (self->ties, tie);
      relation->has_diamond = TRUE;
    }
}

static void
end_ties (EntenteSketch *self)
{
  EntenteScene *scene = self->scene;

  scene->first_ties[scene->n_relations] = self->ties->len;
  scene->n_ties = self->ties->len;
  scene->ties = (EntenteSceneTie *) g_array_free (g_steal_pointer (&self->ties), FALSE);
}

EntenteSketch *
entente_sketch_begin (EntenteMap *map)
{
  EntenteSketch *self;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);

  self = g_new0 (EntenteSketch, 1);
  self->scene = entente_scene_create ();
  self->via = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->near = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->raw = g_string_chunk_new (RAW_BYTES);
  self->recent = g_new0 (EntenteRecentLabel, ENTENTE_N_RECENT_LABELS);
  entente_look_init (&self->scene->look, map);
  begin_actors (self, map);
  return self;
}

/* How many slots, or relations of the scene, the stage goes over. */
static guint
get_n_of_stage (EntenteSketch *self)
{
  switch (self->stage)
    {
    case ENTENTE_GATHER_ACTORS:
      return self->scene->n_actor_slots;
    case ENTENTE_GATHER_RELATIONS:
      return self->scene->n_relation_slots;
    case ENTENTE_GATHER_TIES:
      return self->scene->n_relations;
    case ENTENTE_GATHER_NOTHING:
    default:
      return 0;
    }
}

static void
gather_next (EntenteSketch *self,
             EntenteMap    *map,
             EntentePlaces *places)
{
  guint next = self->next++;

  if (self->stage == ENTENTE_GATHER_ACTORS)
    gather_actor (self, map, places, next);
  else if (self->stage == ENTENTE_GATHER_RELATIONS)
    gather_relation (self, map, next);
  else
    gather_ties (self, map, next);
}

static void
begin_next_stage (EntenteSketch *self,
                  EntenteMap    *map)
{
  self->next = 0;
  if (self->stage == ENTENTE_GATHER_ACTORS)
    begin_relations (self, map);
  else if (self->stage == ENTENTE_GATHER_RELATIONS)
    {
      end_relations (self);
      begin_ties (self);
    }
  else
    end_ties (self);
  self->stage++;
}

gboolean
entente_sketch_gather (EntenteSketch *self,
                       EntenteMap    *map,
                       EntentePlaces *places,
                       guint          n_records)
{
  g_return_val_if_fail (self != NULL && ENTENTE_IS_MAP (map), TRUE);

  while (self->stage != ENTENTE_GATHER_NOTHING)
    {
      guint end = get_n_of_stage (self);

      for (; self->next < end && n_records > 0; n_records--)
        gather_next (self, map, places);
      if (self->next < end)
        return FALSE;
      begin_next_stage (self, map);
    }
  return TRUE;
}

EntenteSketch *
entente_sketch_new (EntenteMap    *map,
                    EntentePlaces *places)
{
  EntenteSketch *self = entente_sketch_begin (map);

  entente_sketch_gather (self, map, places, G_MAXUINT);
  return self;
}

double
entente_gather_label (const EntenteSceneRelation *relation,
                      const char                 *full,
                      char                      **text,
                      float                      *offset)
{
  gboolean rated = !isnan (relation->tone);
  double width;
  double before = ENTENTE_LABEL_PADDING_PX;

  *text = NULL;
  if (full == NULL)
    return 0.0;
  *text = entente_lettering_cut (ENTENTE_LETTERING_LABEL, full, ENTENTE_LABEL_MAX_PX, &width);
  if (**text == '\0')
    {
      g_clear_pointer (text, g_free);
      return 0.0;
    }

  if (rated)
    before += 2.0 * ENTENTE_SIGN_RADIUS_PX + ENTENTE_SIGN_GAP_PX;
  *offset = (float) before;
  return before + width + ENTENTE_LABEL_PADDING_PX;
}

double
entente_sketch_letter_label (EntenteSketch     *self,
                             guint              relation,
                             EntenteSceneMarks *marks)
{
  g_autofree char *text = NULL;
  double width = entente_gather_label (&self->scene->relations[relation], self->labels[relation],
                                       &text, &marks->text_offset);

  marks->text = text != NULL ? g_string_chunk_insert (self->scene->texts, text) : NULL;
  return width;
}

void
entente_sketch_cut_label (EntenteSketch *self,
                          guint          relation,
                          double         width)
{
  EntenteSceneMarks *marks = entente_scene_add_marks (self->scene, relation);
  const char *text = self->labels[relation];
  double room = width - (double) marks->text_offset - ENTENTE_LABEL_PADDING_PX;
  g_autofree char *label = entente_lettering_cut (ENTENTE_LETTERING_LABEL, text, room, NULL);

  marks->text = g_string_chunk_insert (self->scene->texts, label);
}
