/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-json-text.h"

#include <glib/gi18n.h>
#include <math.h>

/* Three decimals are less than a pixel on a line of 500. */
#define DECIMALS 1000.0

/**
 * entente_act_bend:
 * @along: of the curve's middle off the chord's middle, in lengths of the chord
 * @across: likewise, to the right of who travels to the target; where one is not finite, nothing
 *   happens
 *
 * Bends a relation as a step of a larger act.
 */
void
entente_act_bend (EntenteAct *act,
                  guint32     relation,
                  double      along,
                  double      across)
{
  g_autofree char *along_text = NULL;
  g_autofree char *across_text = NULL;
  g_autofree char *bend = NULL;

  if (!isfinite (along) || !isfinite (across))
    return;
  along_text = entente_json_number (round (along * DECIMALS) / DECIMALS);
  across_text = entente_json_number (round (across * DECIMALS) / DECIMALS);
  bend = g_strdup_printf ("{ \"along\": %s, \"across\": %s }", along_text, across_text);
  entente_act_set_member (act, ENTENTE_RECORD_RELATION, relation, "bend", bend, NULL);
}

/**
 * entente_edit_bend:
 *
 * See the header and entente_act_bend().
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_bend (EntenteMap *map,
                   guint32     relation,
                   double      along,
                   double      across)
{
  EntenteAct *act = entente_act_new (map, _("Bend Relation"));

  entente_act_bend (act, relation, along, across);
  return act;
}

/**
 * entente_edit_unbend:
 * @relations: (array length=n_relations): slots
 *
 * See the header.
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_unbend (EntenteMap    *map,
                     const guint32 *relations,
                     guint          n_relations)
{
  EntenteAct *act = entente_act_new (map, _("Reset Bend"));

  for (guint i = 0; i < n_relations; i++)
    entente_act_set_member (act, ENTENTE_RECORD_RELATION, relations[i], "bend", NULL, NULL);
  return act;
}
