/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map.h"
#include "entente-palette.h"

G_BEGIN_DECLS

/* Pixels on the screen, at the size that names beside dots have. */
#define ENTENTE_CAST_NAME_PX 11.0

typedef struct
{
  guint32 base;   /* of its colors: entente_palette_get_actor_base() */
  guint32 n_ties;
} EntenteCastNode;

typedef struct
{
  guint32 source; /* nodes */
  guint32 target;
  EntenteSign sign;
} EntenteCastTie;

typedef struct
{
  guint32 node;
  char *text;   /* as drawn */
  double width; /* map units, as its letters are there */
} EntenteCastName;

/**
 * EntenteCast:
 * @nodes: (element-type EntenteCastNode)
 * @order: (element-type guint32): the nodes, who has most ties last
 * @ties: (element-type EntenteCastTie): of many, some
 * @names: (element-type EntenteCastName): of who has most ties, the first of them first
 *
 * Who appears in the picture of a layout that is running. Copied: nothing here changes with the map.
 */
typedef struct
{
  GArray *nodes;
  GArray *order;
  GArray *ties;
  GArray *names;
} EntenteCast;

/* @actors: (element-type guint32): slots of the living actors, each a node. Main thread; O(relations +
 * actors · log actors). */
EntenteCast *entente_cast_new  (EntenteMap  *map,
                                GArray      *actors);
void         entente_cast_free (EntenteCast *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteCast, entente_cast_free)

G_END_DECLS
