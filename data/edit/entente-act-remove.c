/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-act-private.h"
#include "entente-json-array.h"
#include "entente-json-text.h"

#include <string.h>

/* What goes when a record goes: an actor takes its relations along, and every list that names what
 * is gone loses that entry, the rest of it byte for byte as it was. */

static gboolean
element_names (const char *element,
               gsize       length,
               const char *key,
               const char *id)
{
  g_autofree char *text = NULL;
  gsize start = 0;
  gsize text_length = length;

  if (key != NULL && !entente_json_find_member (element, (gssize) length, key, &start, &text_length))
    return FALSE;
  text = entente_json_dup_string (element + start, (gssize) text_length);
  return g_strcmp0 (text, id) == 0;
}

/* Drops the elements of the array @member that name @id; by their member @key where they are
 * objects. An array that is left empty goes as a whole. */
static void
drop_from_list (EntenteAct        *self,
                EntenteRecordType  type,
                guint32            slot,
                const char        *member,
                const char        *key,
                const char        *id)
{
  g_autoptr (EntenteRecord) record = entente_act_dup_record (self, type, slot);
  g_autoptr (GArray) elements = NULL;
  g_autofree guint8 *drop = NULL;
  g_autofree char *rest = NULL;
  const char *json;
  gsize length;
  gsize start;
  gsize array_length;
  guint n_dropped = 0;

  if (record == NULL)
    return;
  json = entente_record_get_json (record, &length);
  if (!entente_json_find_member (json, (gssize) length, member, &start, &array_length)
      || json[start] != '[')
    return;
  elements = entente_json_array_split (json + start, array_length);
  drop = g_new0 (guint8, elements->len + 1);
  for (guint i = 0; i < elements->len; i++)
    {
      EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);

      drop[i] = element_names (json + start + element->start, element->length, key, id);
      n_dropped += drop[i];
    }
  if (n_dropped == 0)
    return;
  if (n_dropped < elements->len)
    rest = entente_json_array_without (json + start, array_length, drop);
  entente_act_put_member (self, type, slot, member, rest);
}

static void
drop_from_story (EntenteAct *self,
                 const char *member,
                 const char *id)
{
  guint32 step = entente_map_get_first (self->map, ENTENTE_RECORD_STEP);

  for (; step != ENTENTE_NO_SLOT; step = entente_map_get_next (self->map, ENTENTE_RECORD_STEP, step))
    drop_from_list (self, ENTENTE_RECORD_STEP, step, member, NULL, id);
}

static void
leave_mention (EntenteAct             *self,
               const EntenteReference *reference,
               const char             *id)
{
  static const char *const members[] = {
    [ENTENTE_ROLE_VIA] = "via",
    [ENTENTE_ROLE_REGARDING] = "regarding",
    [ENTENTE_ROLE_CONCERNS] = "concerns",
    [ENTENTE_ROLE_CITES] = "citations",
  };

  if (reference->role == ENTENTE_ROLE_SOURCE || reference->role == ENTENTE_ROLE_TARGET)
    entente_act_remove (self, ENTENTE_RECORD_RELATION, reference->relation);
  else
    drop_from_list (self, ENTENTE_RECORD_RELATION, reference->relation, members[reference->role],
                    reference->role == ENTENTE_ROLE_CITES ? "article" : NULL, id);
}

/**
 * entente_act_remove:
 *
 * See the header. A record that is gone already is left alone.
 */
void
entente_act_remove (EntenteAct        *self,
                    EntenteRecordType  type,
                    guint32            slot)
{
  g_autoptr (EntenteRecord) record = entente_act_dup_record (self, type, slot);
  EntenteReferenceIter iter;
  EntenteReference reference;
  const char *id;

  if (record == NULL || type == ENTENTE_RECORD_DOCUMENT)
    return;
  g_return_if_fail (entente_map_is_alive (self->map, type, slot));

  id = entente_map_get_id (self->map, type, slot);
  entente_act_drop_record (self, type, slot);
  entente_map_iter_mentions (self->map, type, slot, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    leave_mention (self, &reference, id);
  if (type == ENTENTE_RECORD_ACTOR)
    drop_from_story (self, "actors", id);
  else if (type == ENTENTE_RECORD_RELATION)
    drop_from_story (self, "relations", id);
}
