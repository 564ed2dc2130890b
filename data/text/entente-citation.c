/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-citation.h"

static void
citation_free (gpointer data)
{
  EntenteCitation *self = data;

  g_free (self->id);
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->locator);
  g_free (self->claimed_by);
  g_free (self->grade);
  g_free (self->note);
  g_free (self);
}

/* A member of another type than its own was a warning when the file was read, and is not used. */
static const char *
get_text (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static gint64
get_offset (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  gint64 offset;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return -1;

  offset = json_node_get_int (node);

  return offset >= 0 ? offset : -1;
}

static EntenteCitation *
build_citation (EntenteMap *map,
                guint32     relation,
                guint       index,
                JsonObject *object)
{
  const char *article = get_text (object, "article");
  EntenteCitation *self = g_new0 (EntenteCitation, 1);

  self->relation = relation;
  self->index = index;
  self->article = article != NULL ? entente_map_find (map, ENTENTE_RECORD_ARTICLE, article)
                                  : ENTENTE_NO_SLOT;
  self->id = g_strdup (get_text (object, "id"));
  self->exact = g_strdup (get_text (object, "exact"));
  self->prefix = g_strdup (get_text (object, "prefix"));
  self->suffix = g_strdup (get_text (object, "suffix"));
  self->start = get_offset (object, "start");
  self->end = get_offset (object, "end");
  self->contradicts = g_strcmp0 (get_text (object, "stance"), "contradicts") == 0;
  self->locator = g_strdup (get_text (object, "locator"));
  self->claimed_by = g_strdup (get_text (object, "claimed_by"));
  self->grade = g_strdup (get_text (object, "grade"));
  self->note = g_strdup (get_text (object, "note"));

  return self;
}

/**
 * entente_map_dup_citations:
 * @map: a map
 * @relation: slot of a living relation
 *
 * Builds the citations of a relation from its record, in their order. O(length of the record).
 *
 * Returns: (element-type EntenteCitation) (transfer full): new citations, freed with the array
 */
GPtrArray *
entente_map_dup_citations (EntenteMap *map,
                           guint32     relation)
{
  GPtrArray *citations = g_ptr_array_new_with_free_func (citation_free);
  g_autoptr (JsonObject) object = NULL;
  JsonNode *node;
  JsonArray *array;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), citations);

  object = entente_map_dup_object (map, ENTENTE_RECORD_RELATION, relation);
  node = json_object_get_member (object, "citations");
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return citations;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (citations,
                         build_citation (map, relation, i, json_node_get_object (element)));
    }

  return citations;
}
