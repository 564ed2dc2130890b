/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-loading-job.h"

#include "entente-naming.h"

/* What names a faulty record cannot be in a map without it: a relation waits with its actors, and
 * what is about a relation waits with that. */

/* @record names @other. */
typedef struct
{
  guint32 other;
  guint32 record;
  guint8 other_type;
  guint8 type;
} Dependence;

static int
compare_dependences (gconstpointer a,
                     gconstpointer b)
{
  const Dependence *first = a;
  const Dependence *second = b;

  if (first->other_type != second->other_type)
    return first->other_type < second->other_type ? -1 : 1;
  return (first->other > second->other) - (first->other < second->other);
}

static guint32
find_named (EntenteLoadingJob        *self,
            const EntentePendingName *name)
{
  gsize length;
  const char *id;

  if (name->is_known)
    return name->place;
  id = entente_naming_get_id (self->data, name->place, self->reading.decoded, &length);
  return entente_map_find_length (self->map, entente_role_get_record_type (name->role), id, length);
}

/* Only of what is named twice or more is there a first one that the id finds; the others have faults
 * themselves. */
static GArray *
list_dependences (EntenteLoadingJob *self)
{
  GArray *dependences = g_array_sized_new (FALSE, FALSE, sizeof (Dependence), self->names->len);

  for (guint i = 0; i < self->names->len; i++)
    {
      const EntentePendingName *name = &g_array_index (self->names, EntentePendingName, i);
      const Dependence dependence
          = { find_named (self, name), name->record,
              (guint8) entente_role_get_record_type (name->role), (guint8) name->type };

      if (dependence.other != ENTENTE_NO_SLOT)
        g_array_append_val (dependences, dependence);
    }
  g_array_sort (dependences, compare_dependences);
  return dependences;
}

static guint
find_first (GArray            *dependences,
            const Dependence  *wanted)
{
  guint low = 0;
  guint high = dependences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_dependences (&g_array_index (dependences, Dependence, middle), wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_dependents (EntenteLoadingJob *self,
                GArray            *dependences,
                const Dependence  *faulty,
                GArray            *open)
{
  const Dependence wanted = { .other = faulty->record, .other_type = faulty->type };

  for (guint i = find_first (dependences, &wanted); i < dependences->len; i++)
    {
      const Dependence *dependence = &g_array_index (dependences, Dependence, i);

      if (compare_dependences (dependence, &wanted) != 0)
        return;
      if (entente_faulty_records_add (&self->faulty, dependence->type, dependence->record))
        g_array_append_val (open, *dependence);
    }
}

static void
add_known (EntenteLoadingJob *self,
           EntenteRecordType  type,
           GArray            *open)
{
  GByteArray *flags = self->faulty.flags[type];

  for (guint32 i = 0; flags != NULL && i < flags->len; i++)
    {
      const Dependence entry = { .record = i, .type = (guint8) type };

      if (flags->data[i])
        g_array_append_val (open, entry);
    }
}

/* Each record is looked at once, each name twice. */
void
entente_loading_job_spread (EntenteLoadingJob *self)
{
  g_autoptr (GArray) dependences = list_dependences (self);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Dependence));

  for (guint type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    add_known (self, type, open);
  while (open->len > 0)
    {
      const Dependence faulty = g_array_index (open, Dependence, open->len - 1);

      g_array_set_size (open, open->len - 1);
      add_dependents (self, dependences, &faulty, open);
    }
}
