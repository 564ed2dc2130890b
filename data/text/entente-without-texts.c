/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-without-texts.h"

#include "entente-json-array.h"
#include "entente-json-text.h"

#include <string.h>

/* Takes members out of an object. */
static void
take_out (char              **json,
          const char *const  *members)
{
  for (guint i = 0; members[i] != NULL; i++)
    {
      char *changed = entente_json_set_member (*json, -1, members[i], NULL, NULL);

      g_free (*json);
      *json = changed;
    }
}

static char *
dup_citation (const char  *json,
              gsize        length,
              EntenteKeep  keep)
{
  static const char *const quotes[] = { "exact", "prefix", "suffix", NULL };
  static const char *const notes[] = { "note", NULL };
  char *citation = g_strndup (json, length);

  if (*citation != '{')
    return citation;
  if ((keep & ENTENTE_KEEP_QUOTES) == 0)
    take_out (&citation, quotes);
  if ((keep & ENTENTE_KEEP_NOTES) == 0)
    take_out (&citation, notes);

  return citation;
}

static void
change_citations (char        **json,
                  EntenteKeep   keep)
{
  g_autoptr (GArray) elements = NULL;
  g_autoptr (GString) changed = NULL;
  gsize start;
  gsize length;
  gsize done = 0;

  if (!entente_json_find_member (*json, -1, "citations", &start, &length) || (*json)[start] != '[')
    return;
  elements = entente_json_array_split (*json + start, length);
  changed = g_string_new (NULL);
  for (guint i = 0; i < elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);
      g_autofree char *citation = dup_citation (*json + start + element->start, element->length, keep);

      g_string_append_len (changed, *json + done, (gssize) (start + element->start - done));
      g_string_append (changed, citation);
      done = start + element->start + element->length;
    }
  g_string_append (changed, *json + done);
  g_free (*json);
  *json = g_string_free (g_steal_pointer (&changed), FALSE);
}

/* What stands in a copy instead of a record; NULL where it stays. */
static EntenteRecord *
change_record (EntenteMap        *map,
               EntenteRecordType  type,
               guint32            slot,
               gpointer           user_data)
{
  /* Sentences nobody cited are the article's words as well. */
  static const char *const article_members[] = { "text", "ignored", NULL };
  static const char *const relation_members[] = { "note", NULL };
  EntenteKeep keep = GPOINTER_TO_UINT (user_data);
  g_autoptr (EntenteRecord) record = NULL;
  g_autofree char *json = NULL;
  const char *old;
  gsize length;

  if (type != ENTENTE_RECORD_ARTICLE
      && (type != ENTENTE_RECORD_RELATION || keep == (ENTENTE_KEEP_QUOTES | ENTENTE_KEEP_NOTES)))
    return NULL;

  record = entente_map_dup_record (map, type, slot);
  old = entente_record_get_json (record, &length);
  json = g_strndup (old, length);
  if (type == ENTENTE_RECORD_ARTICLE)
    take_out (&json, article_members);
  else
    {
      if ((keep & ENTENTE_KEEP_NOTES) == 0)
        take_out (&json, relation_members);
      change_citations (&json, keep);
    }
  if (strlen (json) == length && memcmp (json, old, length) == 0)
    return NULL;

  return entente_record_new_like (record, json, -1);
}

static gboolean
has_member (const char *json,
            gsize       length,
            const char *member)
{
  gsize start;
  gsize member_length;

  return entente_json_find_member (json, (gssize) length, member, &start, &member_length);
}

static void
count_citations (const char        *json,
                 gsize              length,
                 EntenteTextCounts *counts)
{
  g_autoptr (GArray) elements = NULL;
  gsize start;
  gsize list_length;

  if (!entente_json_find_member (json, (gssize) length, "citations", &start, &list_length)
      || json[start] != '[')
    return;
  elements = entente_json_array_split (json + start, list_length);
  for (guint i = 0; i < elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);
      const char *citation = json + start + element->start;

      if (*citation != '{')
        continue;
      counts->n_quotes += has_member (citation, element->length, "exact") ? 1 : 0;
      counts->n_notes += has_member (citation, element->length, "note") ? 1 : 0;
    }
}

/**
 * entente_map_count_texts:
 * @counts: (out caller-allocates)
 *
 * See the header.
 */
void
entente_map_count_texts (EntenteMap        *map,
                         EntenteTextCounts *counts)
{
  static const EntenteRecordType types[] = { ENTENTE_RECORD_ARTICLE, ENTENTE_RECORD_RELATION };

  *counts = (EntenteTextCounts){ 0 };
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint32 slot = entente_map_get_first (map, types[i]); slot != ENTENTE_NO_SLOT;
         slot = entente_map_get_next (map, types[i], slot))
      {
        gsize length;
        const char *json = entente_map_get_json (map, types[i], slot, &length);

        if (types[i] == ENTENTE_RECORD_ARTICLE)
          counts->n_texts += has_member (json, length, "text") ? 1 : 0;
        else
          {
            counts->n_notes += has_member (json, length, "note") ? 1 : 0;
            count_citations (json, length, counts);
          }
      }
}

/**
 * entente_map_image_new_without_texts:
 *
 * See the header. Takes time by the articles' texts and, where quotes or notes go, by the relations.
 *
 * Returns: (transfer full): what a copy says
 */
EntenteMapImage *
entente_map_image_new_without_texts (EntenteMap  *map,
                                     EntenteKeep  keep)
{
  return entente_map_image_new_changed (map, change_record, GUINT_TO_POINTER (keep));
}

/**
 * entente_map_dup_without_texts:
 *
 * See the header.
 *
 * Returns: (transfer full): a whole file
 */
GBytes *
entente_map_dup_without_texts (EntenteMap  *map,
                               EntenteKeep  keep)
{
  g_autoptr (EntenteFileContent) content
      = entente_map_image_to_content (entente_map_image_new_without_texts (map, keep));

  return entente_file_content_to_bytes (content);
}
