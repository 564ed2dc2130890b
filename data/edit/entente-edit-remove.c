/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-step-name.h"

#include <glib/gi18n.h>

static char *
dup_name (EntenteMap    *map,
          const guint32 *actors,
          guint          n_actors,
          const guint32 *relations,
          guint          n_relations)
{
  EntenteRecordType type = n_actors > 0 ? ENTENTE_RECORD_ACTOR : ENTENTE_RECORD_RELATION;
  g_autofree char *title = NULL;

  if (n_actors + n_relations != 1)
    return g_strdup (_("Remove Selection"));
  title = entente_step_name_dup_title (map, type, n_actors > 0 ? actors[0] : relations[0]);
  return g_strdup_printf (_("Remove %s"), title);
}

static void
remove_all (EntenteAct    *act,
            const guint32 *actors,
            guint          n_actors,
            const guint32 *relations,
            guint          n_relations)
{
  entente_act_expect (act, n_actors + n_relations);
  for (guint i = 0; i < n_relations; i++)
    entente_act_remove (act, ENTENTE_RECORD_RELATION, relations[i]);
  for (guint i = 0; i < n_actors; i++)
    entente_act_remove (act, ENTENTE_RECORD_ACTOR, actors[i]);
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
  g_autofree char *name = dup_name (map, actors, n_actors, relations, n_relations);
  EntenteAct *act = entente_act_new (map, name);

  remove_all (act, actors, n_actors, relations, n_relations);
  return act;
}

/**
 * entente_edit_cut:
 * @actors: (array length=n_actors): slots
 * @relations: (array length=n_relations): slots
 *
 * The same where a copy stays on the clipboard.
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_cut (EntenteMap    *map,
                  const guint32 *actors,
                  guint          n_actors,
                  const guint32 *relations,
                  guint          n_relations)
{
  EntenteAct *act = entente_act_new (map, _("Cut"));

  remove_all (act, actors, n_actors, relations, n_relations);
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
  g_autofree char *title = entente_step_name_dup_title (map, ENTENTE_RECORD_ARTICLE, article);
  g_autofree char *name = g_strdup_printf (_("Remove %s"), title);
  EntenteAct *act = entente_act_new (map, name);

  entente_act_remove (act, ENTENTE_RECORD_ARTICLE, article);
  return act;
}
