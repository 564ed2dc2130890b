/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-component.h"
#include "entente-work.h"

G_BEGIN_DECLS

/**
 * EntenteShaping:
 * @options: of the layout, checked
 * @center: (of the component's nodes) where the style has one; likewise @from and @to
 * @kinds: (array length=n_nodes): of the component's nodes, where the style has them
 * @hop: map units a hop has usually
 *
 * How one component gets the shape that its style draws it in.
 */
typedef struct
{
  const EntenteLayoutOptions *options;
  guint32 center;
  guint32 from;
  guint32 to;
  const guint32 *kinds;
  double hop;
} EntenteShaping;

/* Places a component as any style does but those by stress. In: fixed nodes in map units. Out: all
 * in map units, the shape moved to where it leads the fixed ones least astray; these stay. Boxes
 * may overlap in circles, and where nodes are fixed. FALSE where cancelled. */
gboolean entente_shaping_place (const EntenteShaping *self,
                                EntenteComponent     *component,
                                EntenteRandom        *random,
                                EntenteWork          *work);

G_END_DECLS
