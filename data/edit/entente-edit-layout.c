/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-json-text.h"
#include "entente-member-text.h"
#include "entente-step-name.h"

/* The object of that name in another one's text, or an empty one where there is none. */
static char *
dup_object (const char *text,
            const char *member)
{
  gsize start;
  gsize length;

  if (text == NULL || !entente_json_find_member (text, -1, member, &start, &length)
      || text[start] != '{')
    return g_strdup ("{}");

  return g_strndup (text + start, length);
}

/* What stands where the object should is nothing that could be kept in it. */
static char *
dup_view (EntenteMap *map)
{
  g_autofree char *said = entente_map_dup_member_text (map, ENTENTE_RECORD_DOCUMENT, 0, "view");

  return g_strdup (said != NULL && *said == '{' ? said : "{}");
}

char *
entente_view_dup_member (EntenteMap *map,
                         const char *member)
{
  g_autofree char *view = dup_view (map);
  gsize start;
  gsize length;

  if (!entente_json_find_member (view, -1, member, &start, &length))
    return NULL;
  return g_strndup (view + start, length);
}

/**
 * entente_edit_view_member:
 * @value: (nullable): JSON text; NULL removes the member
 *
 * See the header.
 *
 * Returns: (transfer full): the act; NULL with @error where the format does not allow the value
 */
EntenteAct *
entente_edit_view_member (EntenteMap  *map,
                          const char  *member,
                          const char  *value,
                          GError     **error)
{
  g_autofree char *name = entente_step_name_dup_member (NULL, member);
  g_autofree char *key = g_strdup_printf ("view %s", member);
  g_autofree char *view = dup_view (map);
  g_autofree char *changed = NULL;
  g_autoptr (EntenteAct) act = entente_act_new (map, name);

  if (value != NULL && !entente_json_check (value, -1, error))
    return NULL;
  changed = entente_json_set_member (view, -1, member, value,
                                     entente_json_get_part_order (ENTENTE_JSON_VIEW));
  if (!entente_act_set_member (act, ENTENTE_RECORD_DOCUMENT, 0, "view", changed, error))
    return NULL;
  entente_act_set_merge_key (act, key);
  return g_steal_pointer (&act);
}

/**
 * entente_act_set_layout:
 * @style: a name the format lists
 * @seed: of the layout
 *
 * Notes how the map is laid out, in its `view`, as a step of a larger act. What else stands there
 * keeps its bytes. Nothing happens where it says the same already.
 *
 * Returns: whether it says something new
 */
gboolean
entente_act_set_layout (EntenteAct *act,
                        EntenteMap *map,
                        const char *style,
                        guint32     seed)
{
  const EntenteMapInfo *info = entente_map_get_info (map);
  const char *const *order = entente_json_get_part_order (ENTENTE_JSON_LAYOUT);
  g_autofree char *view = dup_view (map);
  g_autofree char *layout = dup_object (view, "layout");
  g_autofree char *style_text = entente_json_quote (style);
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  g_autofree char *styled = NULL;
  g_autofree char *seeded = NULL;
  g_autofree char *changed = NULL;

  if (g_strcmp0 (info->layout_style, style) == 0 && info->layout_seed == seed)
    return FALSE;
  styled = entente_json_set_member (layout, -1, "style", style_text, order);
  seeded = entente_json_set_member (styled, -1, "seed", seed_text, order);
  changed = entente_json_set_member (view, -1, "layout", seeded,
                                     entente_json_get_part_order (ENTENTE_JSON_VIEW));

  return entente_act_set_member (act, ENTENTE_RECORD_DOCUMENT, 0, "view", changed, NULL);
}
