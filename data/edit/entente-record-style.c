/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-record-style.h"

#include "entente-json-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

static gsize
count_space (const char *text,
             gsize       length)
{
  gsize n = 0;

  while (n < length && strchr (" \t\r\n", text[n]) != NULL)
    n++;
  return n;
}

static GList *
dup_member_names (const char *object)
{
  g_autoptr (JsonNode) node = json_from_string (object, NULL);
  GList *names = node != NULL ? json_object_get_members (json_node_get_object (node)) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    l->data = g_strdup (l->data);
  return names;
}

static void
append_member (GString    *result,
               const char *object,
               const char *name)
{
  g_autofree char *quoted = entente_json_quote (name);
  gsize start;
  gsize length;

  if (!entente_json_find_member (object, -1, name, &start, &length))
    return;
  g_string_append_printf (result, "%s: ", quoted);
  g_string_append_len (result, object + start, (gssize) length);
}

char *
entente_record_style_like (const char *object,
                           const char *neighbour,
                           gsize       neighbour_length)
{
  gsize opening = count_space (neighbour + 1, neighbour_length - 1);
  gsize closing = 0;
  GList *names;
  GString *result;

  if (memchr (neighbour + 1, '\n', opening) == NULL)
    return g_strdup (object);

  while (strchr (" \t\r\n", neighbour[neighbour_length - 2 - closing]) != NULL)
    closing++;
  names = dup_member_names (object);
  result = g_string_new ("{");
  for (GList *l = names; l != NULL; l = l->next)
    {
      g_string_append_len (result, neighbour + 1, (gssize) opening);
      append_member (result, object, l->data);
      if (l->next != NULL)
        g_string_append_c (result, ',');
    }
  g_string_append_len (result, neighbour + neighbour_length - 1 - closing, (gssize) closing);
  g_string_append_c (result, '}');
  g_list_free_full (names, g_free);
  return g_string_free (result, FALSE);
}
