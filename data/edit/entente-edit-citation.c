/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-edit-citation.h"

#include "entente-act-private.h"
#include "entente-cited-words.h"
#include "entente-json-array.h"
#include "entente-json-text.h"
#include "entente-map-reader.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *member;
  const char *name;
} names[] = {
  { "article", N_("Change Cited Article") },  { "claimed_by", N_("Change Who Says So") },
  { "exact", N_("Change Cited Words") },      { "grade", N_("Change Grade") },
  { "locator", N_("Change Locator") },        { "note", N_("Change Passage Note") },
  { "stance", N_("Change Stance") },
};

/* The relation's list of citations, borrowed from its record, and where its elements stand. */
typedef struct
{
  const char *array;
  gsize length;
  GArray *elements; /* EntenteJsonElement */
} List;

static void
list_clear (List *self)
{
  g_clear_pointer (&self->elements, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, list_clear)

static gboolean
list_init (List       *self,
           EntenteMap *map,
           guint32     relation,
           guint       citation)
{
  const char *json;
  gsize length;
  gsize start;

  json = entente_map_get_json (map, ENTENTE_RECORD_RELATION, relation, &length);
  if (json == NULL
      || !entente_json_find_member (json, (gssize) length, "citations", &start, &self->length)
      || json[start] != '[')
    return FALSE;
  self->array = json + start;
  self->elements = entente_json_array_split (self->array, self->length);
  return citation < self->elements->len;
}

static char *
list_dup_element (List  *self,
                  guint  citation)
{
  const EntenteJsonElement *element = &g_array_index (self->elements, EntenteJsonElement, citation);

  return g_strndup (self->array + element->start, element->length);
}

char *
entente_citation_dup_json (EntenteMap *map,
                           guint32     relation,
                           guint       citation)
{
  g_auto (List) list = { 0 };

  return list_init (&list, map, relation, citation) ? list_dup_element (&list, citation) : NULL;
}

char *
entente_citation_dup_member (EntenteMap *map,
                             guint32     relation,
                             guint       citation,
                             const char *member)
{
  g_autofree char *element = entente_citation_dup_json (map, relation, citation);
  gsize start;
  gsize length;

  if (element == NULL || *element != '{' || !entente_json_find_member (element, -1, member, &start, &length))
    return NULL;
  return g_strndup (element + start, length);
}

static const char *
get_name (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].member, member) == 0)
      return names[i].name;
  return NULL;
}

/* Asks only about this value: what else the citations hold that the format warns of is kept, and
 * stands in nobody's way. */
static gboolean
check_value (EntenteAct  *act,
             guint32      relation,
             const char  *element,
             const char  *member,
             const char  *value,
             GError     **error)
{
  g_autoptr (EntenteRecord) record
      = entente_act_dup_record (act, ENTENTE_RECORD_RELATION, relation);
  g_autoptr (EntenteRecord) tried = NULL;
  g_autofree char *list = NULL;
  g_autofree char *json = NULL;
  gsize length;
  gsize start;
  gsize article_length;
  const char *whole = entente_record_get_json (record, &length);

  if (!entente_json_find_member (element, -1, "article", &start, &article_length))
    return FALSE;
  list = g_strdup_printf ("[{\"article\":%.*s,\"%s\":%s}]", (int) article_length, element + start,
                          member, value);
  json = entente_json_set_member (whole, (gssize) length, "citations", list,
                                  entente_json_get_member_order (ENTENTE_RECORD_RELATION));
  tried = entente_record_new_like (record, json, -1);
  return entente_act_check_member (act, ENTENTE_RECORD_RELATION, relation, tried, "citations",
                                   error);
}

static char *
dup_with_words (EntenteMap  *map,
                const char  *element,
                const char  *value,
                GError     **error)
{
  g_autofree char *words = value != NULL ? entente_json_dup_string (value, -1) : NULL;

  if (value != NULL && words == NULL)
    {
      g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                           _("The words that are cited are a text."));
      return NULL;
    }
  return entente_cited_words_dup_with (map, element, words);
}

static char *
dup_with_article (EntenteMap  *map,
                  const char  *element,
                  const char  *value,
                  GError     **error)
{
  g_autofree char *id = value != NULL ? entente_json_dup_string (value, -1) : NULL;
  guint32 article
      = id != NULL ? entente_map_find (map, ENTENTE_RECORD_ARTICLE, id) : ENTENTE_NO_SLOT;

  if (article == ENTENTE_NO_SLOT)
    {
      g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                           _("A citation is of an article of the map."));
      return NULL;
    }
  return entente_cited_words_dup_of (map, element, article);
}

/* (nullable): the citation as it shall be */
static char *
dup_changed (EntenteAct  *act,
             guint32      relation,
             const char  *element,
             const char  *member,
             const char  *value,
             GError     **error)
{
  if (strcmp (member, "exact") == 0)
    return dup_with_words (act->map, element, value, error);
  if (strcmp (member, "article") == 0)
    return dup_with_article (act->map, element, value, error);
  if (value != NULL && !check_value (act, relation, element, member, value, error))
    return NULL;
  return entente_json_set_member (element, -1, member, value,
                                  entente_json_get_part_order (ENTENTE_JSON_CITATION));
}

/**
 * entente_edit_citation_member:
 * @value: (nullable): JSON text; NULL removes the member
 *
 * See the header.
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_citation_member (EntenteMap  *map,
                              guint32      relation,
                              guint        citation,
                              const char  *member,
                              const char  *value,
                              GError     **error)
{
  g_auto (List) list = { 0 };
  g_autoptr (EntenteAct) act = NULL;
  g_autofree char *key
      = g_strdup_printf ("citation %u %u %s", (guint) relation, citation, member);
  g_autofree char *element = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *array = NULL;

  g_return_val_if_fail (get_name (member) != NULL, NULL);
  g_return_val_if_fail (list_init (&list, map, relation, citation), NULL);

  act = entente_act_new (map, _(get_name (member)));
  element = list_dup_element (&list, citation);
  changed = dup_changed (act, relation, element, member, value, error);
  if (changed == NULL)
    return NULL;
  array = entente_json_array_replace (list.array, list.length, citation, changed);
  entente_act_put_member (act, ENTENTE_RECORD_RELATION, relation, "citations", array);
  entente_act_set_merge_key (act, key);
  return g_steal_pointer (&act);
}

/**
 * entente_edit_citation_move:
 *
 * See the header.
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_citation_move (EntenteMap *map,
                            guint32     relation,
                            guint       citation,
                            guint       to)
{
  g_auto (List) list = { 0 };
  g_autoptr (EntenteAct) act = NULL;
  g_autofree char *array = NULL;

  g_return_val_if_fail (list_init (&list, map, relation, MAX (citation, to)), NULL);

  act = entente_act_new (map, _("Move Passage"));
  array = entente_json_array_move (list.array, list.length, citation, to);
  entente_act_put_member (act, ENTENTE_RECORD_RELATION, relation, "citations", array);
  return g_steal_pointer (&act);
}

/**
 * entente_edit_citation_remove:
 *
 * See the header. With the last citation the list goes as well.
 *
 * Returns: (transfer full): the act
 */
EntenteAct *
entente_edit_citation_remove (EntenteMap *map,
                              guint32     relation,
                              guint       citation)
{
  g_auto (List) list = { 0 };
  g_autoptr (EntenteAct) act = NULL;
  g_autofree guint8 *drop = NULL;
  g_autofree char *array = NULL;

  g_return_val_if_fail (list_init (&list, map, relation, citation), NULL);

  act = entente_act_new (map, _("Remove Passage"));
  drop = g_new0 (guint8, list.elements->len);
  drop[citation] = TRUE;
  if (list.elements->len > 1)
    array = entente_json_array_without (list.array, list.length, drop);
  entente_act_put_member (act, ENTENTE_RECORD_RELATION, relation, "citations", array);
  return g_steal_pointer (&act);
}
