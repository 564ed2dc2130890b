/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-document-lists.h"

#include "entente-json-text.h"

static const char *const lists[ENTENTE_N_RECORD_TYPES] = {
  [ENTENTE_RECORD_DOCUMENT] = "",
  [ENTENTE_RECORD_ARTICLE] = "articles",
  [ENTENTE_RECORD_ACTOR] = "actors",
  [ENTENTE_RECORD_RELATION] = "relations",
  [ENTENTE_RECORD_STEP] = "story",
};

const char *
entente_document_get_list (EntenteRecordType type)
{
  return lists[type];
}

const char *
entente_document_find_missing_list (const char *document,
                                    gsize       length,
                                    guint       types)
{
  for (guint type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      gsize start;
      gsize list_length;

      if ((types & 1u << type) == 0
          || (entente_json_find_member (document, (gssize) length, lists[type], &start,
                                        &list_length)
              && document[start] == '['))
        continue;
      return lists[type];
    }
  return NULL;
}

guint
entente_map_get_types (EntenteMap *map)
{
  guint types = 0;

  for (guint type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    if (entente_map_get_first_entry (map, type) != ENTENTE_NO_SLOT)
      types |= 1u << type;
  return types;
}
