/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-json-text.h"
#include "entente-step-name.h"

#include <glib/gi18n.h>
#include <math.h>

/* The line stays where it is: a bend is turned round. */
static void
reverse_bend (EntenteAct            *act,
              guint32                relation,
              const EntenteRelation *row)
{
  entente_act_bend (act, relation, (double) -row->bend_along, (double) -row->bend_across);
}

static void
reverse (EntenteAct *act,
         EntenteMap *map,
         guint32     relation)
{
  const EntenteRelation *row = entente_map_get_relation (map, relation);
  g_autofree char *source
      = entente_json_quote (entente_map_get_id (map, ENTENTE_RECORD_ACTOR, row->source));
  g_autofree char *target
      = entente_json_quote (entente_map_get_id (map, ENTENTE_RECORD_ACTOR, row->target));

  entente_act_set_member (act, ENTENTE_RECORD_RELATION, relation, "source", target, NULL);
  entente_act_set_member (act, ENTENTE_RECORD_RELATION, relation, "target", source, NULL);
  if (!isnan (row->bend_along))
    reverse_bend (act, relation, row);
}

/**
 * entente_edit_reverse:
 * @relations: (array length=n_relations): slots
 *
 * See the header.
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_reverse (EntenteMap    *map,
                      const guint32 *relations,
                      guint          n_relations)
{
  g_autofree char *title
      = n_relations == 1
            ? entente_step_name_dup_title (map, ENTENTE_RECORD_RELATION, relations[0])
            : NULL;
  g_autofree char *name = title != NULL ? g_strdup_printf (_("Reverse %s"), title)
                                        : g_strdup (_("Reverse Direction"));
  EntenteAct *act = entente_act_new (map, name);

  for (guint i = 0; i < n_relations; i++)
    reverse (act, map, relations[i]);
  return act;
}
