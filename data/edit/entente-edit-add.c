/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-json-text.h"
#include "entente-new-id.h"

#include <glib/gi18n.h>

/**
 * entente_edit_add_actor:
 * @name: plain text
 * @x: its middle, map units, finite
 * @y: likewise
 * @actor: (out): the slot it will have
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_add_actor (EntenteMap *map,
                        const char *name,
                        double      x,
                        double      y,
                        guint32    *actor)
{
  EntenteAct *act = entente_act_new (map, _("New Actor"));
  g_autofree char *quoted = entente_json_quote (name);
  g_autofree char *json = g_strdup_printf ("{ \"name\": %s }", quoted);

  *actor = entente_act_add (act, ENTENTE_RECORD_ACTOR, json, NULL);
  entente_act_place (act, *actor, x, y);
  return act;
}

/**
 * entente_edit_add_relation:
 * @relation: (out): the slot it will have
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_add_relation (EntenteMap *map,
                           guint32     source,
                           guint32     target,
                           guint32    *relation)
{
  EntenteAct *act = entente_act_new (map, _("New Relation"));
  g_autofree char *source_id
      = entente_json_quote (entente_map_get_id (map, ENTENTE_RECORD_ACTOR, source));
  g_autofree char *target_id
      = entente_json_quote (entente_map_get_id (map, ENTENTE_RECORD_ACTOR, target));
  g_autofree char *json
      = g_strdup_printf ("{ \"source\": %s, \"target\": %s }", source_id, target_id);

  *relation = entente_act_add (act, ENTENTE_RECORD_RELATION, json, NULL);
  return act;
}

/**
 * entente_edit_add_linked_actor:
 * @name: plain text
 * @x: its middle, map units, finite
 * @y: likewise
 * @actor: (out): the slot it will have
 *
 * See the header.
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_add_linked_actor (EntenteMap *map,
                               guint32     source,
                               const char *name,
                               double      x,
                               double      y,
                               guint32    *actor)
{
  EntenteAct *act = entente_act_new (map, _("New Relation"));
  g_autofree char *id = entente_new_id (map, ENTENTE_RECORD_ACTOR);
  g_autofree char *quoted = entente_json_quote (name);
  g_autofree char *actor_json = g_strdup_printf ("{ \"id\": \"%s\", \"name\": %s }", id, quoted);
  g_autofree char *source_id
      = entente_json_quote (entente_map_get_id (map, ENTENTE_RECORD_ACTOR, source));
  g_autofree char *relation_json
      = g_strdup_printf ("{ \"source\": %s, \"target\": \"%s\" }", source_id, id);

  *actor = entente_act_add (act, ENTENTE_RECORD_ACTOR, actor_json, NULL);
  entente_act_place (act, *actor, x, y);
  entente_act_add (act, ENTENTE_RECORD_RELATION, relation_json, NULL);
  return act;
}

/**
 * entente_edit_add_article:
 * @json: (nullable): a JSON object
 * @article: (out): the slot it will have
 *
 * See the header.
 *
 * Returns: (transfer full): the act; NULL with @error where the format does not allow a member
 */
EntenteAct *
entente_edit_add_article (EntenteMap *map,
                          const char *json,
                          guint32    *article,
                          GError    **error)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, _("New Article"));

  *article = entente_act_add (act, ENTENTE_RECORD_ARTICLE, json != NULL ? json : "{ }", error);
  if (*article == ENTENTE_NO_SLOT)
    return NULL;
  return g_steal_pointer (&act);
}
