/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map-private.h"
#include "entente-painter.h"

#include <math.h>

/* Small maps and pictures of them for the tests of painter, legend and export. */

typedef struct
{
  const char *label; /* nullable */
  const char *kind;  /* nullable */
  guint32 source;
  guint32 target;
  double tone; /* 0 is neutral; NAN: not rated */
  double weight;
  EntenteDirection direction;
  EntentePhase phase;
  EntenteClaim claim;
  guint32 regarding; /* an actor's slot plus 1; 0: none */
  guint32 concerns;  /* a relation's slot plus 1; 0: none */
  gboolean unsourced;
  gboolean contradicted;
  double bend; /* across, in parts of the distance; 0: automatic */
} PaintRelation;

static inline EntenteMap *
paint_map_new (const char     *title,
               const char     *description,
               EntenteColorBy  color_by)
{
  EntenteMap *map = entente_map_new_loading (NULL);
  g_autoptr (EntenteRecord) document = entente_record_new ("{}", -1);
  EntenteRow row = { .info = { .layout_seed = 1, .legend = TRUE } };

  row.info.title = title;
  row.info.description = description;
  row.info.color_by = color_by;
  entente_map_set_document (map, document, &row);
  return map;
}

static inline guint32
paint_map_add_actor (EntenteMap *map,
                     const char *name,
                     const char *kind,
                     double      x,
                     double      y)
{
  EntenteRow row = { 0 };
  g_autofree char *id
      = g_strdup_printf ("a%u", entente_map_get_n_slots (map, ENTENTE_RECORD_ACTOR));

  row.actor.id = entente_map_store_text (map, id, -1);
  row.actor.name = entente_map_store_text (map, name, -1);
  row.actor.kind = entente_map_intern_kind (map, ENTENTE_RECORD_ACTOR, kind, -1);
  row.actor.color = ENTENTE_NO_COLOR;
  row.actor.x = x;
  row.actor.y = y;
  row.actor.placed = TRUE;
  return entente_map_append_loaded (map, ENTENTE_RECORD_ACTOR, 0, 0, &row);
}

static inline guint32
paint_map_add_relation (EntenteMap          *map,
                        const PaintRelation *relation)
{
  EntenteRow row = { 0 };
  guint32 slot = entente_map_get_n_slots (map, ENTENTE_RECORD_RELATION);
  g_autofree char *id = g_strdup_printf ("r%u", slot);

  row.relation.id = entente_map_store_text (map, id, -1);
  row.relation.label = relation->label;
  row.relation.source = relation->source;
  row.relation.target = relation->target;
  row.relation.kind = entente_map_intern_kind (map, ENTENTE_RECORD_RELATION,
                                               relation->kind != NULL ? relation->kind : "", -1);
  row.relation.n_citations = relation->unsourced ? 0 : 1;
  row.relation.tone = (float) relation->tone;
  row.relation.weight = relation->weight > 0.0 ? (float) relation->weight : 1.0f;
  row.relation.bend_along = relation->bend != 0.0 ? 0.0f : NAN;
  row.relation.bend_across = relation->bend != 0.0 ? (float) relation->bend : NAN;
  row.relation.since = ENTENTE_DATE_UNKNOWN;
  row.relation.until = ENTENTE_DATE_UNKNOWN;
  row.relation.direction = relation->direction;
  row.relation.phase = relation->phase;
  row.relation.claim = relation->claim;
  row.relation.contradicted = relation->contradicted;
  row.relation.has_third = relation->regarding > 0 || relation->concerns > 0;
  entente_map_append_loaded (map, ENTENTE_RECORD_RELATION, 0, 0, &row);

  entente_map_add_reference (map, slot, ENTENTE_ROLE_SOURCE, relation->source);
  entente_map_add_reference (map, slot, ENTENTE_ROLE_TARGET, relation->target);
  if (relation->regarding > 0)
    entente_map_add_reference (map, slot, ENTENTE_ROLE_REGARDING, relation->regarding - 1);
  if (relation->concerns > 0)
    entente_map_add_reference (map, slot, ENTENTE_ROLE_CONCERNS, relation->concerns - 1);
  return slot;
}

/* Two states 400 units apart on one height with one relation from the left to the right. */
static inline EntenteMap *
paint_map_new_pair (const PaintRelation *relation)
{
  EntenteMap *map = paint_map_new (NULL, NULL, ENTENTE_COLOR_BY_TONE);
  PaintRelation between = *relation;

  between.source = paint_map_add_actor (map, "Left", "state", 0.0, 0.0);
  between.target = paint_map_add_actor (map, "Right", "state", 400.0, 0.0);
  paint_map_add_relation (map, &between);
  return map;
}

/* Everything that occurs in maps, once at least. */
static inline EntenteMap *
paint_map_new_full (void)
{
  EntenteMap *map = paint_map_new ("Harbor talks", "Who wants what of whom.", ENTENTE_COLOR_BY_TONE);
  guint32 a = paint_map_add_actor (map, "Ines Moreau", "person", 0.0, 0.0);
  guint32 b = paint_map_add_actor (map, "Northport", "state", 420.0, -40.0);
  guint32 c = paint_map_add_actor (map, "Harbor Council", "institution", 400.0, 260.0);
  guint32 d = paint_map_add_actor (map, "Harbor Gazette", "media", -20.0, 300.0);
  guint32 e = paint_map_add_actor (map, "평화 위원회", "organization", 200.0, 480.0);
  const PaintRelation relations[] = {
    { .label = "asks", .source = a, .target = b, .tone = 4.0, .weight = 3.0, .regarding = c + 1 },
    { .label = "refuses", .source = b, .target = c, .tone = -6.0, .contradicted = TRUE },
    { .label = "reports on", .source = d, .target = a, .tone = NAN, .unsourced = TRUE },
    { .label = "may join", .source = c, .target = e, .tone = 0.0,
      .phase = ENTENTE_PHASE_PROPOSED, .concerns = 1 },
    { .label = "owned", .source = e, .target = d, .tone = 2.0, .phase = ENTENTE_PHASE_ENDED },
    { .label = "pays", .source = d, .target = c, .tone = 1.0, .claim = ENTENTE_CLAIM_ALLEGED },
    { .label = "threatens", .source = a, .target = c, .tone = -3.0,
      .claim = ENTENTE_CLAIM_DENIED },
    { .label = "argues", .source = b, .target = b, .tone = -1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    paint_map_add_relation (map, &relations[i]);
  return map;
}
