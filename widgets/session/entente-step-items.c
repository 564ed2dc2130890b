/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-session"

#include "entente-step-items.h"

#include "entente-json-array.h"
#include "entente-json-text.h"
#include "entente-member-text.h"

#include <string.h>

static void
append_members (GArray            *items,
                EntenteMap        *map,
                guint32            step,
                const char        *member,
                EntenteRecordType  type)
{
  g_autofree char *list = entente_map_dup_member_text (map, ENTENTE_RECORD_STEP, step, member);
  g_autoptr (GArray) elements = NULL;

  if (list == NULL || *list != '[')
    return;
  elements = entente_json_array_split (list, strlen (list));
  for (guint i = 0; i < elements->len; i++)
    {
      EntenteJsonElement element = g_array_index (elements, EntenteJsonElement, i);
      g_autofree char *id
          = entente_json_dup_string (list + element.start, (gssize) element.length);
      EntenteItem item = { type, id != NULL ? entente_map_find (map, type, id) : ENTENTE_NO_SLOT,
                           0, 0 };

      if (item.slot != ENTENTE_NO_SLOT)
        g_array_append_val (items, item);
    }
}

GArray *
entente_step_dup_items (EntenteMap *map,
                        guint32     step)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));

  append_members (items, map, step, "actors", ENTENTE_RECORD_ACTOR);
  append_members (items, map, step, "relations", ENTENTE_RECORD_RELATION);
  return items;
}
