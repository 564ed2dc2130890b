/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-renamed-relation.h"

#include "entente-json-array.h"
#include "entente-json-text.h"

#include <string.h>

static const char *const no_order[] = { NULL };

/* Takes @json, and gives it back with one member set or (NULL) removed. */
static char *
take_with_member (char       *json,
                  const char *member,
                  const char *value)
{
  g_autofree char *before = json;

  return entente_json_set_member (before, -1, member, value,
                                  entente_json_get_member_order (ENTENTE_RECORD_RELATION));
}

/* Takes @json, and gives it back with one end under its new name. */
static char *
take_end (char       *json,
          const char *member,
          GHashTable *ids)
{
  g_autofree char *id = entente_json_dup_member_string (json, -1, member);
  const char *name = id != NULL ? g_hash_table_lookup (ids, id) : NULL;
  g_autofree char *quoted = NULL;

  if (name == NULL || strcmp (name, id) == 0)
    return json;
  quoted = entente_json_quote (name);
  return take_with_member (json, member, quoted);
}

/* What an element of a list names: by its member @key, or by itself; NULL: nothing. */
static char *
dup_id (const char *element,
        gsize       length,
        const char *key)
{
  if (key == NULL)
    return entente_json_dup_string (element, (gssize) length);
  return *element == '{' ? entente_json_dup_member_string (element, (gssize) length, key) : NULL;
}

/* One element of a list under its new name; NULL where it names nothing that comes along. What is no
 * name at all stays as it is. */
static char *
dup_element (const char *element,
             gsize       length,
             const char *key,
             GHashTable *ids)
{
  g_autofree char *id = dup_id (element, length, key);
  const char *name = id != NULL ? g_hash_table_lookup (ids, id) : NULL;
  g_autofree char *quoted = NULL;

  if (id == NULL || (name != NULL && strcmp (name, id) == 0))
    return g_strndup (element, length);
  if (name == NULL)
    return NULL;
  quoted = entente_json_quote (name);
  if (key == NULL)
    return g_steal_pointer (&quoted);
  /* It is there, so that no order has to be kept. */
  return entente_json_set_member (element, (gssize) length, key, quoted, no_order);
}

static char *
take_list (char       *json,
           const char *member,
           const char *key,
           GHashTable *ids)
{
  g_autoptr (GArray) elements = NULL;
  g_autoptr (GString) list = NULL;
  gboolean changed = FALSE;
  gsize start, length;

  if (!entente_json_find_member (json, -1, member, &start, &length) || json[start] != '[')
    return json;
  elements = entente_json_array_split (json + start, length);
  list = g_string_new ("[");
  for (guint i = 0; i < elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);
      const char *text = json + start + element->start;
      g_autofree char *renamed = dup_element (text, element->length, key, ids);

      changed |= renamed == NULL || strlen (renamed) != element->length
                 || memcmp (renamed, text, element->length) != 0;
      if (renamed != NULL)
        g_string_append_printf (list, "%s%s", list->len > 1 ? ", " : "", renamed);
    }
  if (!changed)
    return json;
  g_string_append_c (list, ']');
  return take_with_member (json, member, list->len > strlen ("[]") ? list->str : NULL);
}

char *
entente_dup_renamed_relation (const char  *json,
                              gsize        length,
                              GHashTable **ids)
{
  char *renamed = g_strndup (json, length);

  renamed = take_end (renamed, "source", ids[ENTENTE_RECORD_ACTOR]);
  renamed = take_end (renamed, "target", ids[ENTENTE_RECORD_ACTOR]);
  renamed = take_list (renamed, "via", NULL, ids[ENTENTE_RECORD_ACTOR]);
  renamed = take_list (renamed, "regarding", NULL, ids[ENTENTE_RECORD_ACTOR]);
  renamed = take_list (renamed, "concerns", NULL, ids[ENTENTE_RECORD_RELATION]);
  return take_list (renamed, "citations", "article", ids[ENTENTE_RECORD_ARTICLE]);
}
