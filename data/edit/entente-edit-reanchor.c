/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-article-text.h"
#include "entente-edit-list.h"
#include "entente-json-array.h"
#include "entente-map-reader.h"
#include "entente-member-text.h"
#include "entente-moved-selector.h"

#include <glib/gi18n.h>
#include <string.h>

/* The list with one element replaced; NULL where there is no such citation of an article. */
static char *
dup_replaced (const char *list,
              guint       citation,
              const char *text,
              guint       start,
              guint       end)
{
  g_autoptr (GArray) elements = entente_json_array_split (list, strlen (list));
  g_auto (EntenteTextIndex) index = { 0 };
  const EntenteJsonElement *element;
  g_autofree char *old = NULL;
  g_autofree char *changed = NULL;

  if (citation >= elements->len)
    return NULL;
  element = &g_array_index (elements, EntenteJsonElement, citation);
  old = g_strndup (list + element->start, element->length);
  if (*old != '{')
    return NULL;
  entente_text_index_init (&index, text);
  changed = entente_selector_put_words (old, &index, start, end);
  return g_strdup_printf ("%.*s%s%s", (int) element->start, list, changed,
                          list + element->start + element->length);
}

/* The text that a citation is of, NULL where there is none. */
static char *
dup_cited_text (EntenteMap *map,
                guint32     relation,
                guint       citation)
{
  g_autoptr (GPtrArray) citations = entente_map_dup_citations (map, relation);

  for (guint i = 0; i < citations->len; i++)
    {
      const EntenteCitation *one = citations->pdata[i];

      if (one->index == citation && one->article != ENTENTE_NO_SLOT)
        return entente_map_dup_article_text (map, one->article, NULL);
    }
  return NULL;
}

/**
 * entente_edit_reanchor:
 * @citation: its index
 * @start: code points of the text of the article it cites
 * @end: exclusive
 *
 * See the header.
 *
 * Returns: (transfer full): the act; NULL with @error where there is no such citation or its article
 *   has no such words
 */
EntenteAct *
entente_edit_reanchor (EntenteMap *map,
                       guint32     relation,
                       guint       citation,
                       guint       start,
                       guint       end,
                       GError    **error)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, _("Find Passage Again"));
  g_autofree char *list = entente_map_dup_member_text (map, ENTENTE_RECORD_RELATION,
                                                         relation, "citations");
  g_autofree char *text = dup_cited_text (map, relation, citation);
  g_autofree char *replaced = NULL;

  if (text != NULL && start < end && end <= (guint) g_utf8_strlen (text, -1))
    replaced = dup_replaced (list, citation, text, start, end);
  if (replaced == NULL)
    {
      g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                           _("There are no such words in the article that is cited."));
      return NULL;
    }
  if (!entente_act_set_member (act, ENTENTE_RECORD_RELATION, relation, "citations", replaced,
                               error))
    return NULL;
  return g_steal_pointer (&act);
}
