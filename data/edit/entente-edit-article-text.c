/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-edit"

#include "entente-edit-article-text.h"

#include "entente-act-private.h"
#include "entente-article-text.h"
#include "entente-json-array.h"
#include "entente-json-text.h"
#include "entente-map-reader.h"
#include "entente-moved-selector.h"
#include "entente-passage.h"
#include "entente-text-diff.h"

#include <glib/gi18n.h>
#include <string.h>

/* One list of selectors: a relation's `citations` or the article's `ignored`. @list is its JSON at
 * the start; @present what it was made by the last change, to see whether somebody else was
 * there. Invariant: selectors and elements have one entry for each element of the list; an entry
 * whose end is 0 is left as it is. */
typedef struct
{
  EntenteRecordType type;
  guint32 slot;
  char *list;
  char *present;
  GArray *elements;  /* EntenteJsonElement */
  GArray *selectors; /* EntenteMovedSelector */
} SelectorList;

struct _EntenteArticleTyping
{
  EntenteMap *map;
  guint32 article;

  char *text;        /* at the start */
  char *last;        /* as the last change left it */
  GPtrArray *lists;  /* SelectorList */
};

static void
clear_selector (gpointer data)
{
  g_free (((EntenteMovedSelector *) data)->json);
}

static void
free_list (gpointer data)
{
  SelectorList *self = data;

  g_free (self->list);
  g_free (self->present);
  g_array_unref (self->elements);
  g_array_unref (self->selectors);
  g_free (self);
}

static const char *
get_member_name (EntenteRecordType type)
{
  return type == ENTENTE_RECORD_RELATION ? "citations" : "ignored";
}

/* The JSON of a list, NULL where there is none. */
static char *
dup_list_json (EntenteMap        *map,
               EntenteRecordType  type,
               guint32            slot)
{
  gsize length;
  const char *json = entente_map_get_json (map, type, slot, &length);
  gsize start;
  gsize list_length;

  if (json == NULL
      || !entente_json_find_member (json, (gssize) length, get_member_name (type), &start,
                                    &list_length)
      || json[start] != '[')
    return NULL;

  return g_strndup (json + start, list_length);
}

static SelectorList *
add_list (EntenteArticleTyping *self,
          EntenteRecordType     type,
          guint32               slot)
{
  g_autofree char *json = dup_list_json (self->map, type, slot);
  SelectorList *list;

  if (json == NULL)
    return NULL;

  list = g_new0 (SelectorList, 1);
  list->type = type;
  list->slot = slot;
  list->present = g_strdup (json);
  list->list = g_steal_pointer (&json);
  list->elements = entente_json_array_split (list->list, strlen (list->list));
  list->selectors = g_array_new (FALSE, TRUE, sizeof (EntenteMovedSelector));
  g_array_set_clear_func (list->selectors, clear_selector);
  for (guint i = 0; i < list->elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (list->elements, EntenteJsonElement, i);
      EntenteMovedSelector selector
          = { g_strndup (list->list + element->start, element->length), 0, 0 };

      g_array_append_val (list->selectors, selector);
    }
  g_ptr_array_add (self->lists, list);

  return list;
}

/* Relations that cite the article, and how their citations anchor in it. */
static void
add_citations (EntenteArticleTyping *self)
{
  g_autoptr (GArray) marks = entente_map_dup_passages (self->map, self->article);
  g_autoptr (GHashTable) lists = g_hash_table_new (NULL, NULL);
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_mentions (self->map, ENTENTE_RECORD_ARTICLE, self->article, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    if (!g_hash_table_contains (lists, GUINT_TO_POINTER (reference.relation)))
      g_hash_table_insert (lists, GUINT_TO_POINTER (reference.relation),
                           add_list (self, ENTENTE_RECORD_RELATION, reference.relation));
  for (guint i = 0; i < marks->len; i++)
    {
      const EntentePassageMark *mark = &g_array_index (marks, EntentePassageMark, i);
      SelectorList *list = g_hash_table_lookup (lists, GUINT_TO_POINTER (mark->relation));
      EntenteMovedSelector *selector;

      if (list == NULL || mark->citation >= list->selectors->len)
        continue;
      selector = &g_array_index (list->selectors, EntenteMovedSelector, mark->citation);
      selector->start = mark->passage.start;
      selector->end = mark->passage.end;
    }
}

static void
anchor_ignored (EntenteMovedSelector *selector,
                EntenteTextIndex     *index,
                guint64              *allowance)
{
  g_autofree char *exact = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  EntenteCitation citation = { 0 };
  EntentePassage passage;

  if (selector->json[0] != '{')
    return;
  exact = entente_json_dup_member_string (selector->json, -1, "exact");
  prefix = entente_json_dup_member_string (selector->json, -1, "prefix");
  suffix = entente_json_dup_member_string (selector->json, -1, "suffix");
  citation.exact = exact;
  citation.prefix = prefix;
  citation.suffix = suffix;
  citation.start = entente_selector_get_offset (selector->json, "start");
  citation.end = entente_selector_get_offset (selector->json, "end");
  passage = entente_passage_anchor_indexed (index, &citation, allowance);
  selector->start = passage.start;
  selector->end = passage.end;
}

static void
add_ignored (EntenteArticleTyping *self)
{
  SelectorList *list = add_list (self, ENTENTE_RECORD_ARTICLE, self->article);
  g_auto (EntenteTextIndex) index = { 0 };
  guint64 allowance = ENTENTE_ALLOWANCE_CITATION;

  if (list == NULL)
    return;
  entente_text_index_init (&index, self->text);
  for (guint i = 0; i < list->selectors->len; i++)
    anchor_ignored (&g_array_index (list->selectors, EntenteMovedSelector, i), &index, &allowance);
}

static void
start_here (EntenteArticleTyping *self)
{
  char *text = entente_map_dup_article_text (self->map, self->article, NULL);

  g_free (self->text);
  g_free (self->last);
  self->text = text != NULL ? text : g_strdup ("");
  self->last = g_strdup (self->text);
  g_ptr_array_set_size (self->lists, 0);
  add_citations (self);
  add_ignored (self);
}

/**
 * entente_article_typing_new:
 * @article: slot of a living article
 *
 * Returns: (transfer full): somebody typing, from the article as it is now
 */
EntenteArticleTyping *
entente_article_typing_new (EntenteMap *map,
                            guint32     article)
{
  EntenteArticleTyping *self = g_new0 (EntenteArticleTyping, 1);

  self->map = g_object_ref (map);
  self->article = article;
  self->lists = g_ptr_array_new_with_free_func (free_list);
  start_here (self);

  return self;
}

void
entente_article_typing_free (EntenteArticleTyping *self)
{
  g_ptr_array_unref (self->lists);
  g_free (self->text);
  g_free (self->last);
  g_object_unref (self->map);
  g_free (self);
}

/* Whether article and citations are as the last change left them. */
static gboolean
is_undisturbed (EntenteArticleTyping *self)
{
  g_autofree char *text = entente_map_dup_article_text (self->map, self->article, NULL);
  g_autoptr (GHashTable) cited = g_hash_table_new (NULL, NULL);
  g_autofree char *ignored = dup_list_json (self->map, ENTENTE_RECORD_ARTICLE, self->article);
  gboolean knows_ignored = FALSE;
  EntenteReferenceIter iter;
  EntenteReference reference;

  if (strcmp (text != NULL ? text : "", self->last) != 0)
    return FALSE;
  entente_map_iter_mentions (self->map, ENTENTE_RECORD_ARTICLE, self->article, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    g_hash_table_add (cited, GUINT_TO_POINTER (reference.relation));
  for (guint i = 0; i < self->lists->len; i++)
    {
      const SelectorList *list = self->lists->pdata[i];
      g_autofree char *json = NULL;

      if (list->type == ENTENTE_RECORD_ARTICLE)
        knows_ignored = TRUE;
      else if (!g_hash_table_remove (cited, GUINT_TO_POINTER (list->slot)))
        return FALSE;
      json = dup_list_json (self->map, list->type, list->slot);
      if (g_strcmp0 (json, list->present) != 0)
        return FALSE;
    }

  return g_hash_table_size (cited) == 0 && knows_ignored == (ignored != NULL);
}

static char *
dup_moved_list (const SelectorList *list,
                EntenteTextIndex   *old_text,
                EntenteTextIndex   *new_text,
                GArray             *hunks)
{
  g_autoptr (GString) json = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < list->elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (list->elements, EntenteJsonElement, i);
      g_autofree char *moved = entente_moved_selector_to_json (
          &g_array_index (list->selectors, EntenteMovedSelector, i), old_text, new_text, hunks);

      g_string_append_len (json, list->list + done, (gssize) (element->start - done));
      g_string_append (json, moved);
      done = element->start + element->length;
    }
  g_string_append (json, list->list + done);

  return g_string_free (g_steal_pointer (&json), FALSE);
}

static void
move_lists (EntenteArticleTyping *self,
            EntenteAct           *act,
            const char           *text)
{
  g_autoptr (GArray) hunks = entente_text_diff (self->text, text);
  g_auto (EntenteTextIndex) old_text = { 0 };
  g_auto (EntenteTextIndex) new_text = { 0 };

  entente_text_index_init (&old_text, self->text);
  entente_text_index_init (&new_text, text);
  for (guint i = 0; i < self->lists->len; i++)
    {
      SelectorList *list = self->lists->pdata[i];
      char *moved = dup_moved_list (list, &old_text, &new_text, hunks);

      if (strcmp (moved, list->present) != 0)
        entente_act_put_member (act, list->type, list->slot, get_member_name (list->type), moved);
      g_free (list->present);
      list->present = moved;
    }
}

/**
 * entente_article_typing_change:
 * @text: all of the article's text as it shall be
 *
 * See the header. O(text, and the citations of this article).
 *
 * Returns: (transfer full) (nullable): the act
 */
EntenteAct *
entente_article_typing_change (EntenteArticleTyping *self,
                               const char           *text,
                               GError              **error)
{
  g_autoptr (EntenteAct) act = NULL;
  g_autofree char *key
      = g_strdup_printf ("%u %u text", (guint) ENTENTE_RECORD_ARTICLE, self->article);
  g_autofree char *value = NULL;

  g_return_val_if_fail (entente_map_is_alive (self->map, ENTENTE_RECORD_ARTICLE, self->article),
                        NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                           _("An article’s text must be UTF-8."));
      return NULL;
    }
  act = entente_act_new (self->map, _("Change Text"));
  if (!is_undisturbed (self))
    start_here (self);
  if (strcmp (text, self->last) == 0)
    return g_steal_pointer (&act);

  value = *text != '\0' ? entente_json_quote (text) : NULL;
  if (!entente_act_set_member (act, ENTENTE_RECORD_ARTICLE, self->article, "text", value, error))
    return NULL;
  move_lists (self, act, text);
  g_free (self->last);
  self->last = g_strdup (text);
  entente_act_set_merge_key (act, key);

  return g_steal_pointer (&act);
}

/**
 * entente_edit_article_text:
 *
 * See the header.
 *
 * Returns: (transfer full) (nullable): as entente_article_typing_change()
 */
EntenteAct *
entente_edit_article_text (EntenteMap *map,
                           guint32     article,
                           const char *text,
                           GError    **error)
{
  g_autoptr (EntenteArticleTyping) typing = entente_article_typing_new (map, article);

  return entente_article_typing_change (typing, text, error);
}
