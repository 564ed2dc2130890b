/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-date.h"
#include "entente-record.h"

G_BEGIN_DECLS

/* The columns of a map: what is read from each record for drawing, finding and laying out.
 * They are caches of the records. A row is borrowed from its map and stays as it is until the next
 * change of its slot; texts are UTF-8 and NUL-terminated. What is not here (notes, aliases, names
 * by language, the text of an article, …) is built from the record when somebody looks. */

#define ENTENTE_NO_SLOT G_MAXUINT32

/* For sorting slots, and what else is a guint32, from the least on. */
int entente_slot_compare (gconstpointer a,
                          gconstpointer b);

typedef enum
{
  ENTENTE_SHAPE_BOX,
  ENTENTE_SHAPE_PILL,
  ENTENTE_SHAPE_CHAMFER,
  ENTENTE_SHAPE_PLAIN,
  ENTENTE_SHAPE_PLACE,
  ENTENTE_SHAPE_EVENT,
} EntenteShape;

typedef enum
{
  ENTENTE_DIRECTION_FORWARD,
  ENTENTE_DIRECTION_BOTH,
  ENTENTE_DIRECTION_NONE,
} EntenteDirection;

typedef enum
{
  ENTENTE_PHASE_UNSAID,
  ENTENTE_PHASE_PROPOSED,
  ENTENTE_PHASE_ONGOING,
  ENTENTE_PHASE_ENDED,
} EntentePhase;

typedef enum
{
  ENTENTE_CLAIM_REPORTED,
  ENTENTE_CLAIM_ALLEGED,
  ENTENTE_CLAIM_CONFIRMED,
  ENTENTE_CLAIM_DENIED,
} EntenteClaim;

typedef enum
{
  ENTENTE_FORM_UNSAID,
  ENTENTE_FORM_FULL,
  ENTENTE_FORM_EXCERPT,
  ENTENTE_FORM_SUMMARY,
  ENTENTE_FORM_TRANSLATION,
} EntenteForm;

typedef enum
{
  ENTENTE_COLOR_BY_TONE,
  ENTENTE_COLOR_BY_KIND,
} EntenteColorBy;

/* Colours in rows are 0xRRGGBB, or this. */
#define ENTENTE_NO_COLOR G_MAXUINT32

typedef struct
{
  const char *title;       /* nullable, like the other two */
  const char *description;
  const char *language;
  EntenteColorBy color_by;
  const char *layout_style; /* nullable */
  guint32 layout_seed;      /* 1 where missing */
  guint legend : 1;         /* TRUE where missing */
} EntenteMapInfo;

typedef struct
{
  const char *id;
  const char *title;     /* nullable */
  const char *publisher; /* nullable */
  const char *published; /* nullable, the date as written */
  EntenteForm form;
} EntenteArticle;

typedef struct
{
  const char *id;
  const char *name;  /* nullable: show the id */
  const char *group; /* nullable */
  guint32 kind;      /* index among the map's actor kinds; 0: none said */
  guint32 color;     /* of its own, or ENTENTE_NO_COLOR */
  double x, y;       /* its middle, map units; 0 where not placed */
  guint placed : 1;
  guint pinned : 1;
} EntenteActor;

typedef struct
{
  const char *id;
  const char *label; /* nullable */
  guint32 source;    /* slots of actors */
  guint32 target;
  guint32 kind;         /* index among the map's relation kinds; 0: none said */
  float tone;           /* −10 … 10, NAN: not rated */
  float weight;         /* > 0, 1 where missing */
  float bend_along;     /* both NAN: automatic */
  float bend_across;
  EntenteDate since;
  EntenteDate until;
  guint n_citations : 24;
  guint direction : 2;    /* EntenteDirection */
  guint phase : 2;        /* EntentePhase */
  guint claim : 2;        /* EntenteClaim */
  guint contradicted : 1; /* some citation's stance is "contradicts" */
  guint has_third : 1;    /* has via, regarding or concerns */
} EntenteRelation;

typedef struct
{
  const char *id;    /* nullable: a step needs none */
  const char *title; /* nullable */
} EntenteStep;

/**
 * EntenteRole:
 *
 * How a relation names another record: an actor (source, target, via, regarding), a relation
 * (concerns) or an article (cites).
 */
typedef enum
{
  ENTENTE_ROLE_SOURCE,
  ENTENTE_ROLE_TARGET,
  ENTENTE_ROLE_VIA,
  ENTENTE_ROLE_REGARDING,
  ENTENTE_ROLE_CONCERNS,
  ENTENTE_ROLE_CITES,
} EntenteRole;

EntenteRecordType entente_role_get_record_type (EntenteRole role);

G_END_DECLS
