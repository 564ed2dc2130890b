/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-citation.h"

G_BEGIN_DECLS

/**
 * EntenteWitness:
 * @source: equal for two citations exactly where they have the same publisher
 * @exact: (nullable): the words quoted
 *
 * A citation as far as it counts as evidence.
 */
typedef struct
{
  guint32 source;
  gboolean contradicts;
  const char *exact;
} EntenteWitness;

typedef enum
{
  ENTENTE_STANDING_UNCITED,
  ENTENTE_STANDING_ONE_SOURCE,
  ENTENTE_STANDING_SEVERAL_SOURCES,
  ENTENTE_STANDING_CONTRADICTED, /* some citation says the contrary, whatever supports it */
} EntenteStandingKind;

/**
 * EntenteStanding:
 *
 * What a relation stands on: how many passages support and contradict it, and how many independent
 * sources are behind those of either side.
 */
typedef struct
{
  guint n_supporting;
  guint n_contradicting;
  guint n_sources; /* independent, behind the supporting ones */
  guint n_opposing_sources;
} EntenteStanding;

EntenteStanding      entente_standing_measure     (const EntenteWitness  *witnesses,
                                                   guint                  n_witnesses);
/* The standing of one relation. @citations: as entente_map_dup_citations() makes them.
 * Main thread. (element-type EntenteCitation) */
EntenteStanding      entente_map_measure_standing (EntenteMap            *map,
                                                   GPtrArray             *citations);
EntenteStandingKind  entente_standing_get_kind    (const EntenteStanding *self);
/* What two ways of writing one publisher's name have in common; NULL where there is no name.
 * (transfer full) (nullable) */
char                *entente_publisher_dup_key    (const char            *publisher);

G_END_DECLS
