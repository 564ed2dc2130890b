/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-act-private.h"
#include "entente-edit-list.h"
#include "entente-json-text.h"
#include "entente-map-reader.h"
#include "entente-member-text.h"
#include "entente-new-id.h"

#include <glib/gi18n.h>

/* @selector: (nullable): without it the article is cited as a whole. */
static char *
dup_citation (EntenteMap *map,
              guint32     article,
              const char *selector)
{
  g_autofree char *id = entente_new_id (map, ENTENTE_RECORD_RELATION);
  g_autofree char *cited
      = entente_json_quote (entente_map_get_id (map, ENTENTE_RECORD_ARTICLE, article));

  /* Citations have their own letter before the random part. */
  id[0] = 'c';
  return g_strdup_printf ("{ \"id\": \"%s\", \"article\": %s%s%s }", id, cited,
                          selector != NULL ? ", " : "", selector != NULL ? selector : "");
}

/* The citations of the relation as the act leaves it. */
static char *
dup_citations (EntenteAct *act,
               guint32     relation)
{
  g_autoptr (EntenteRecord) record
      = entente_act_dup_record (act, ENTENTE_RECORD_RELATION, relation);
  const char *json;
  gsize length;
  gsize start;
  gsize value_length;

  g_return_val_if_fail (record != NULL, NULL);

  json = entente_record_get_json (record, &length);
  if (!entente_json_find_member (json, (gssize) length, "citations", &start, &value_length))
    return NULL;
  return g_strndup (json + start, value_length);
}

/* Behind what is cited already. */
static gboolean
append_citation (EntenteAct  *act,
                 guint32      relation,
                 guint32      article,
                 const char  *selector,
                 GError     **error)
{
  g_autofree char *list = dup_citations (act, relation);
  g_autofree char *citation = NULL;
  g_autofree char *appended = NULL;

  if (list != NULL && *list != '[')
    {
      g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                           _("The relation’s citations are no list in the file."));
      return FALSE;
    }
  citation = dup_citation (act->map, article, selector);
  appended = entente_edit_list_dup_appended (list, citation);
  return entente_act_set_member (act, ENTENTE_RECORD_RELATION, relation, "citations", appended,
                                 error);
}

/**
 * entente_act_cite:
 * @relation: in the map, or added by the act
 * @start: code points of the article's text
 * @end: exclusive
 *
 * Adds a citation to what an act does.
 *
 * Returns: FALSE with @error where the relation's citations are no list
 */
gboolean
entente_act_cite (EntenteAct *act,
                  guint32     relation,
                  guint32     article,
                  guint       start,
                  guint       end,
                  GError    **error)
{
  g_autofree char *value = entente_map_dup_member_text (act->map, ENTENTE_RECORD_ARTICLE, article, "text");
  g_autofree char *text = value != NULL ? entente_json_dup_string (value, -1) : NULL;
  g_autofree char *selector = NULL;

  g_return_val_if_fail (text != NULL && start < end, FALSE);
  g_return_val_if_fail (end <= (guint) g_utf8_strlen (text, -1), FALSE);

  selector = entente_edit_list_dup_selector (text, start, end);
  return append_citation (act, relation, article, selector, error);
}

/**
 * entente_edit_cite:
 * @start: code points of the article's text
 * @end: exclusive
 *
 * See the header.
 *
 * Returns: (transfer full): the act; NULL with @error where the relation's citations are no list
 */
EntenteAct *
entente_edit_cite (EntenteMap *map,
                   guint32     relation,
                   guint32     article,
                   guint       start,
                   guint       end,
                   GError    **error)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, _("Cite Passage"));

  if (!entente_act_cite (act, relation, article, start, end, error))
    return NULL;
  return g_steal_pointer (&act);
}

EntenteAct *
entente_edit_cite_whole (EntenteMap  *map,
                         guint32      relation,
                         guint32      article,
                         GError     **error)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, _("Cite Article"));

  if (!append_citation (act, relation, article, NULL, error))
    return NULL;
  return g_steal_pointer (&act);
}
