/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-loading-job.h"

#include "entente-naming.h"

#include <string.h>

/* Names of a file while it is read. Looking one up waits for memory three times, so some are looked up
 * together, soon after the scanner has gone over them. */

#define TOGETHER 48

/* Passages stand in the same order as the names of their articles, some of which have none. */
void
entente_loading_job_set_article (EntenteLoadingJob *self,
                                 guint32            offset,
                                 guint32            article,
                                 guint             *next)
{
  for (; *next < self->passages->len; (*next)++)
    {
      EntentePendingPassage *pending
          = &g_array_index (self->passages, EntentePendingPassage, *next);

      if (pending->passage.article > offset)
        return;
      if (pending->passage.article == offset)
        pending->article = article;
    }
}

/* The bytes of a name that stands there without escapes. */
static gboolean
get_plain_id (EntenteLoadingJob *self,
              guint32            offset,
              EntenteId         *id)
{
  id->text = entente_naming_get_raw (self->data, offset, &id->length);
  return memchr (id->text, '\\', id->length) == NULL;
}

static void
learn (EntenteLoadingJob *self,
       guint              index,
       guint32            slot)
{
  EntentePendingName *name = &g_array_index (self->names, EntentePendingName, index);

  if (slot == ENTENTE_NO_SLOT)
    return;
  if (name->role == ENTENTE_ROLE_CITES)
    entente_loading_job_set_article (self, name->place, slot, &self->n_joined);
  name->place = slot;
  name->is_known = TRUE;
}

/* Those that name records of one type. A relation that concerns another is told by its place where both go
 * in a circle, and waits. */
static void
look_up (EntenteLoadingJob *self,
         EntenteRecordType  type)
{
  guint indices[TOGETHER];
  EntenteId ids[TOGETHER] = { { NULL, 0 } };
  guint32 slots[TOGETHER];
  guint n = 0;

  for (guint i = self->n_tried; i < self->names->len && n < TOGETHER; i++)
    {
      const EntentePendingName *name = &g_array_index (self->names, EntentePendingName, i);

      if (entente_role_get_record_type (name->role) != type
          || !get_plain_id (self, name->place, &ids[n]))
        continue;
      indices[n++] = i;
    }
  entente_map_find_many (self->map, type, ids, n, slots);
  for (guint i = 0; i < n; i++)
    learn (self, indices[i], slots[i]);
}

static void
keep_passages (EntenteLoadingJob *self,
               guint32            record)
{
  for (guint i = 0; i < self->reading.passages->len; i++)
    {
      const EntentePendingPassage pending
          = { record, ENTENTE_NO_SLOT,
              g_array_index (self->reading.passages, EntenteClaimedPassage, i) };

      if (pending.passage.place > 0)
        g_array_append_val (self->passages, pending);
    }
}

void
entente_loading_job_keep_names (EntenteLoadingJob *self,
                                EntenteRecordType  type,
                                guint32            record)
{
  for (guint i = 0; i < self->reading.namings->len; i++)
    {
      const EntenteNaming *naming = &g_array_index (self->reading.namings, EntenteNaming, i);
      const EntentePendingName name = { .record = record,
                                        .place = naming->offset,
                                        .role = naming->role & 0xff,
                                        .type = type & 0xff };

      g_array_append_val (self->names, name);
    }
  keep_passages (self, record);
  if (self->names->len - self->n_tried < TOGETHER)
    return;
  look_up (self, ENTENTE_RECORD_ACTOR);
  look_up (self, ENTENTE_RECORD_ARTICLE);
  self->n_tried = self->names->len;
}
