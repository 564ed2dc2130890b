/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include <glib/gi18n.h>

static const char *
get_name (guint n_actors,
          guint n_relations)
{
  if (n_actors + n_relations > 1)
    return _("Remove Selection");
  return n_actors > 0 ? _("Remove Actor") : _("Remove Relation");
}

/**
 * entente_edit_remove:
 * @actors: (array length=n_actors): slots; their relations go with them
 * @relations: (array length=n_relations): slots
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_remove (EntenteMap    *map,
                     const guint32 *actors,
                     guint          n_actors,
                     const guint32 *relations,
                     guint          n_relations)
{
  EntenteAct *act = entente_act_new (map, get_name (n_actors, n_relations));

  for (guint i = 0; i < n_relations; i++)
    entente_act_remove (act, ENTENTE_RECORD_RELATION, relations[i]);
  for (guint i = 0; i < n_actors; i++)
    entente_act_remove (act, ENTENTE_RECORD_ACTOR, actors[i]);
  return act;
}

/**
 * entente_edit_remove_article:
 *
 * See the header.
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_remove_article (EntenteMap *map,
                             guint32     article)
{
  EntenteAct *act = entente_act_new (map, _("Delete Article"));

  entente_act_remove (act, ENTENTE_RECORD_ARTICLE, article);
  return act;
}
