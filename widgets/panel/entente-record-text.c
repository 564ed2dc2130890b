/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-record-text.h"

#include "entente-json-text.h"
#include "entente-member-text.h"
#include "entente-plain-text.h"

#include <json-glib/json-glib.h>

#define N_ONE_MAX 200   /* code points of one text in a list */
#define N_TEXTS_MAX 100 /* of a list */

typedef struct
{
  GString *joined;
  const char *except;
  guint n_texts;
} Joining;

static void
append (Joining  *joining,
        JsonNode *node)
{
  g_autofree char *text = NULL;

  if (json_node_get_value_type (node) != G_TYPE_STRING
      || g_strcmp0 (json_node_get_string (node), joining->except) == 0
      || joining->n_texts++ >= N_TEXTS_MAX)
    return;
  text = entente_plain_text_isolate (json_node_get_string (node), N_ONE_MAX);
  if (joining->joined->len > 0)
    g_string_append (joining->joined, ", ");
  g_string_append (joining->joined, text);
}

static void
append_element_cb (JsonArray *array,
                   guint      index,
                   JsonNode  *element,
                   gpointer   joining)
{
  append (joining, element);
}

static void
append_member_cb (JsonObject *object,
                  const char *member,
                  JsonNode   *value,
                  gpointer    joining)
{
  append (joining, value);
}

char *
entente_record_text_dup (EntenteMap        *map,
                         EntenteRecordType  type,
                         guint32            slot,
                         const char        *member)
{
  g_autofree char *value = entente_map_dup_member_text (map, type, slot, member);

  return value != NULL ? entente_json_dup_string (value, -1) : NULL;
}

char *
entente_record_text_dup_joined (EntenteMap        *map,
                                EntenteRecordType  type,
                                guint32            slot,
                                const char        *member,
                                const char        *except)
{
  g_autofree char *value = entente_map_dup_member_text (map, type, slot, member);
  g_autoptr (JsonNode) node = value != NULL ? json_from_string (value, NULL) : NULL;
  Joining joining = { g_string_new (NULL), except, 0 };

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), append_element_cb, &joining);
  else if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), append_member_cb, &joining);
  return g_string_free (joining.joined, FALSE);
}
