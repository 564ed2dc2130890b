/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-json-text.h"

#include <math.h>

/* Two decimals are a hundredth of a pixel at zoom 1. */
#define DECIMALS 100.0

/**
 * entente_act_place:
 * @x: the actor's middle, map units
 * @y: likewise; where one is not finite, nothing happens
 *
 * Sets an actor's position as a step of a larger act.
 */
void
entente_act_place (EntenteAct *act,
                   guint32     actor,
                   double      x,
                   double      y)
{
  g_autofree char *x_text = NULL;
  g_autofree char *y_text = NULL;
  g_autofree char *position = NULL;

  if (!isfinite (x) || !isfinite (y))
    return;
  x_text = entente_json_number (round (x * DECIMALS) / DECIMALS);
  y_text = entente_json_number (round (y * DECIMALS) / DECIMALS);
  position = g_strdup_printf ("{ \"x\": %s, \"y\": %s }", x_text, y_text);
  entente_act_set_member (act, ENTENTE_RECORD_ACTOR, actor, "position", position, NULL);
}

/**
 * entente_edit_positions:
 * @name: of the step, translated
 * @actors: (array length=n_actors): slots
 * @xs: (array length=n_actors): map units, finite
 * @ys: (array length=n_actors): likewise
 *
 * See the header.
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_positions (EntenteMap    *map,
                        const char    *name,
                        const guint32 *actors,
                        const double  *xs,
                        const double  *ys,
                        guint          n_actors)
{
  EntenteAct *act = entente_act_new (map, name);

  entente_act_expect (act, n_actors);
  for (guint i = 0; i < n_actors; i++)
    entente_act_place (act, actors[i], xs[i], ys[i]);
  return act;
}
