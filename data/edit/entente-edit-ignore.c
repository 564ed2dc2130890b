/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-edit-list.h"
#include "entente-json-array.h"
#include "entente-json-text.h"
#include "entente-map-reader.h"
#include "entente-member-text.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
has_member (const char *element,
            gsize       length,
            const char *member,
            const char *value)
{
  gsize start;
  gsize value_length;

  return *element == '{' &&
         entente_json_find_member (element, (gssize) length, member, &start, &value_length) &&
         value_length == strlen (value) && memcmp (element + start, value, value_length) == 0;
}

/* Whether a selector of the list has these places. */
static gboolean
has_places (const char *list,
            guint       start,
            guint       end)
{
  g_autoptr (GArray) elements = entente_json_array_split (list, strlen (list));
  g_autofree char *first = g_strdup_printf ("%u", start);
  g_autofree char *last = g_strdup_printf ("%u", end);

  for (guint i = 0; i < elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);

      if (has_member (list + element->start, element->length, "start", first) &&
          has_member (list + element->start, element->length, "end", last))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_text (const char *list,
          const char *text)
{
  g_autoptr (GArray) elements = entente_json_array_split (list, strlen (list));

  for (guint i = 0; i < elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);
      g_autofree char *known = list[element->start] == '"'
                                   ? entente_json_dup_string (list + element->start,
                                                              (gssize) element->length)
                                   : NULL;

      if (g_strcmp0 (known, text) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * entente_edit_ignore_sentence:
 * @start: code points of the article's text
 * @end: exclusive
 *
 * See the header.
 *
 * Returns: (transfer full): the act, empty where it says nothing new; NULL with @error where
 *   `ignored` is no list
 */
EntenteAct *
entente_edit_ignore_sentence (EntenteMap *map,
                              guint32     article,
                              guint       start,
                              guint       end,
                              GError    **error)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, _("Ignore Sentence"));
  g_autofree char *value = entente_map_dup_member_text (map, ENTENTE_RECORD_ARTICLE, article, "text");
  g_autofree char *text = value != NULL ? entente_json_dup_string (value, -1) : NULL;
  g_autofree char *list
      = entente_map_dup_member_text (map, ENTENTE_RECORD_ARTICLE, article, "ignored");
  g_autofree char *members = NULL;
  g_autofree char *selector = NULL;
  g_autofree char *appended = NULL;

  g_return_val_if_fail (text != NULL && start < end, NULL);
  g_return_val_if_fail (end <= (guint) g_utf8_strlen (text, -1), NULL);

  if (list != NULL && *list != '[')
    {
      g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                           _("The article’s ignored sentences are no list in the file."));
      return NULL;
    }
  if (list != NULL && has_places (list, start, end))
    return g_steal_pointer (&act);

  members = entente_edit_list_dup_selector (text, start, end);
  selector = g_strdup_printf ("{ %s }", members);
  appended = entente_edit_list_dup_appended (list, selector);
  if (!entente_act_set_member (act, ENTENTE_RECORD_ARTICLE, article, "ignored", appended, error))
    return NULL;
  return g_steal_pointer (&act);
}

/**
 * entente_edit_not_actor:
 * @name: plain text, not empty
 *
 * See the header.
 *
 * Returns: (transfer full): the act, empty where it says nothing new; NULL with @error where
 *   `not_actors` is no list
 */
EntenteAct *
entente_edit_not_actor (EntenteMap *map,
                        const char *name,
                        GError    **error)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, _("Never Offer Name"));
  g_autofree char *list
      = entente_map_dup_member_text (map, ENTENTE_RECORD_DOCUMENT, 0, "not_actors");
  g_autofree char *quoted = NULL;
  g_autofree char *appended = NULL;

  g_return_val_if_fail (name != NULL && *name != '\0', NULL);

  if (list != NULL && *list != '[')
    {
      g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                           _("The names that are no actors are no list in the file."));
      return NULL;
    }
  if (list != NULL && has_text (list, name))
    return g_steal_pointer (&act);

  quoted = entente_json_quote (name);
  appended = entente_edit_list_dup_appended (list, quoted);
  if (!entente_act_set_member (act, ENTENTE_RECORD_DOCUMENT, 0, "not_actors", appended, error))
    return NULL;
  return g_steal_pointer (&act);
}
