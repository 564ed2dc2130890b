/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-edit-story.h"

#include "entente-act-private.h"
#include "entente-json-text.h"
#include "entente-step-name.h"

#include <glib/gi18n.h>

/* ", \"actors\": [\"a\", \"b\"]"; nothing for none. */
static void
append_ids (GString           *json,
            EntenteMap        *map,
            const char        *member,
            EntenteRecordType  type,
            const guint32     *slots,
            guint              n_slots)
{
  if (n_slots == 0)
    return;
  g_string_append_printf (json, "%s\"%s\": [", json->len > 1 ? ", " : " ", member);
  for (guint i = 0; i < n_slots; i++)
    {
      g_autofree char *quoted = entente_json_quote (entente_map_get_id (map, type, slots[i]));

      g_string_append_printf (json, "%s%s", i > 0 ? ", " : "", quoted);
    }
  g_string_append_c (json, ']');
}

EntenteAct *
entente_edit_add_step (EntenteMap    *map,
                       const guint32 *actors,
                       guint          n_actors,
                       const guint32 *relations,
                       guint          n_relations,
                       guint32       *step)
{
  EntenteAct *act = entente_act_new (map, _("New Story Step"));
  g_autoptr (GString) json = g_string_new ("{");

  append_ids (json, map, "actors", ENTENTE_RECORD_ACTOR, actors, n_actors);
  append_ids (json, map, "relations", ENTENTE_RECORD_RELATION, relations, n_relations);
  g_string_append (json, " }");
  *step = entente_act_add (act, ENTENTE_RECORD_STEP, json->str, NULL);
  return act;
}

EntenteAct *
entente_edit_remove_step (EntenteMap *map,
                          guint32     step)
{
  g_autofree char *title = entente_step_name_dup_title (map, ENTENTE_RECORD_STEP, step);
  g_autofree char *name = g_strdup_printf (_("Remove %s"), title);
  EntenteAct *act = entente_act_new (map, name);

  entente_act_remove (act, ENTENTE_RECORD_STEP, step);
  return act;
}

/* The step so many places on; ENTENTE_NO_SLOT past either end. */
static guint32
find_other (EntenteMap *map,
            guint32     step,
            int         by)
{
  for (; by < 0 && step != ENTENTE_NO_SLOT; by++)
    step = entente_map_get_previous (map, ENTENTE_RECORD_STEP, step);
  for (; by > 0 && step != ENTENTE_NO_SLOT; by--)
    step = entente_map_get_next (map, ENTENTE_RECORD_STEP, step);
  return step;
}

/* A record stays in its place as long as it lives: it goes, and comes again in another slot. */
EntenteAct *
entente_edit_move_step (EntenteMap *map,
                        guint32     step,
                        int         by,
                        guint32    *moved)
{
  guint32 place = find_other (map, step, by);
  g_autofree char *title = entente_step_name_dup_title (map, ENTENTE_RECORD_STEP, step);
  g_autofree char *name = g_strdup_printf (_("Move %s"), title);
  EntenteAct *act;

  *moved = ENTENTE_NO_SLOT;
  if (by == 0 || place == ENTENTE_NO_SLOT)
    return NULL;
  if (by < 0)
    place = entente_map_get_previous (map, ENTENTE_RECORD_STEP, place);
  act = entente_act_new (map, name);
  *moved = entente_map_reserve_slot (map, ENTENTE_RECORD_STEP);
  entente_act_drop_record (act, ENTENTE_RECORD_STEP, step);
  entente_act_add_swap (act, ENTENTE_RECORD_STEP, *moved, NULL,
                        entente_map_dup_record (map, ENTENTE_RECORD_STEP, step), place);
  return act;
}
