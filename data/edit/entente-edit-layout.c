/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-json-text.h"
#include "entente-member-text.h"

static const char *const order[] = { "style", "seed", NULL };

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
  g_autofree char *said = entente_map_dup_member_text (map, ENTENTE_RECORD_DOCUMENT, 0, "view");
  g_autofree char *view = said != NULL && *said == '{' ? g_strdup (said) : g_strdup ("{}");
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
  changed = entente_json_set_member (view, -1, "layout", seeded, order);

  return entente_act_set_member (act, ENTENTE_RECORD_DOCUMENT, 0, "view", changed, NULL);
}
