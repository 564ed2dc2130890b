/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-loading-job.h"

#include "entente-naming.h"

#include <glib/gi18n.h>
#include <string.h>

#define RESOLVE_PART 0.7
/* More relations of a circle are not named in its message. */
#define MAX_RING_SHOWN 6

static const char *
get_expected (EntenteRecordType type)
{
  switch (type)
    {
    case ENTENTE_RECORD_RELATION:
      return _("the id of a relation");
    case ENTENTE_RECORD_ARTICLE:
      return _("the id of an article");
    default:
      return _("the id of an actor");
    }
}

static void
report_unknown (EntenteLoadingJob        *self,
                const EntentePendingName *name)
{
  g_autofree char *shown = NULL;

  entente_faulty_records_add (&self->faulty, name->type, name->record);
  if (!entente_fault_list_accepts (self->faults, ENTENTE_VERDICT_FAULT, name->place))
    return;
  shown = entente_loading_job_dup_shown (self, name->place);
  entente_loading_job_report (self, ENTENTE_VERDICT_FAULT, name->type, name->record, name->place,
                              _("found %s; expected %s in this map"), shown,
                              get_expected (entente_role_get_record_type (name->role)));
}

/**
 * EntenteConcern:
 *
 * One relation concerning another. All of one relation stand together.
 */
typedef struct
{
  guint32 from;
  guint32 to;
  guint32 offset;
} EntenteConcern;

/* A relation on the way from where the search began. */
typedef struct
{
  guint32 relation;
  guint32 next; /* its next concern to follow */
} Visit;

enum
{
  UNSEEN,
  ON_THE_WAY,
  DONE,
};

typedef struct
{
  EntenteLoadingJob *job;
  const EntenteConcern *concerns;
  guint n_concerns;
  guint8 *states; /* by relation */
  GArray *way;    /* Visit */
} Search;

static guint32
find_first_concern (Search  *search,
                    guint32  relation)
{
  guint32 low = 0;
  guint32 high = search->n_concerns;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (search->concerns[middle].from < relation)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
visit (Search  *search,
       guint32  relation)
{
  const Visit entry = { relation, find_first_concern (search, relation) };

  search->states[relation] = ON_THE_WAY;
  g_array_append_val (search->way, entry);
}

static void
report_ring (Search               *search,
             const EntenteConcern *closing)
{
  EntenteMap *map = search->job->map;
  GString *ring = NULL;
  guint first = search->way->len;

  entente_faulty_records_add (&search->job->faulty, ENTENTE_RECORD_RELATION, closing->from);
  if (!entente_fault_list_accepts (search->job->faults, ENTENTE_VERDICT_FAULT, closing->offset))
    return;
  while (g_array_index (search->way, Visit, --first).relation != closing->to)
    ;
  ring = g_string_new (NULL);
  for (guint i = first; i < search->way->len; i++)
    {
      guint32 relation = g_array_index (search->way, Visit, i).relation;

      if (i - first == MAX_RING_SHOWN)
        {
          g_string_append (ring, "… → ");
          break;
        }
      g_string_append_printf (ring, "“%s” → ",
                              entente_map_get_id (map, ENTENTE_RECORD_RELATION, relation));
    }
  g_string_append_printf (ring, "“%s”",
                          entente_map_get_id (map, ENTENTE_RECORD_RELATION, closing->to));
  entente_loading_job_report (search->job, ENTENTE_VERDICT_FAULT, ENTENTE_RECORD_RELATION,
                              closing->from, closing->offset,
                              _("found relations that concern each other in a circle, %s; expected "
                                "none"),
                              ring->str);
  g_string_free (ring, TRUE);
}

/* Depth first from one relation, without recursion. Each relation is entered once. */
static void
search_from (Search  *search,
             guint32  relation)
{
  visit (search, relation);
  while (search->way->len > 0)
    {
      Visit *top = &g_array_index (search->way, Visit, search->way->len - 1);
      const EntenteConcern *concern = &search->concerns[top->next];

      if (top->next == search->n_concerns || concern->from != top->relation)
        {
          search->states[top->relation] = DONE;
          g_array_set_size (search->way, search->way->len - 1);
          continue;
        }
      top->next++;
      if (search->states[concern->to] == UNSEEN)
        visit (search, concern->to);
      else if (search->states[concern->to] == ON_THE_WAY)
        report_ring (search, concern);
    }
}

static void
find_rings (EntenteLoadingJob *self,
            GArray            *concerns)
{
  g_autofree guint8 *states
      = g_new0 (guint8, entente_map_get_n_slots (self->map, ENTENTE_RECORD_RELATION));
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (Visit));
  Search search = {
    self, (const EntenteConcern *) (gpointer) concerns->data, concerns->len, states, way,
  };

  for (guint i = 0; i < concerns->len; i++)
    if (states[search.concerns[i].from] == UNSEEN)
      search_from (&search, search.concerns[i].from);
}

static void
join (EntenteLoadingJob        *self,
      const EntentePendingName *name,
      guint32                   other,
      GArray                   *concerns)
{
  const EntenteConcern concern = { name->record, other, name->place };

  if (name->type != ENTENTE_RECORD_RELATION)
    return;
  entente_map_load_reference (self->map, name->record, name->role, other);
  if (name->role == ENTENTE_ROLE_CONCERNS)
    g_array_append_val (concerns, concern);
}

static guint32
look_up (EntenteLoadingJob        *self,
         const EntentePendingName *name)
{
  gsize length;
  const char *id = entente_naming_get_id (self->data, name->place, self->reading.decoded, &length);

  return entente_map_find_length (self->map, entente_role_get_record_type (name->role), id, length);
}

/* A name that was not known when it was read. */
static void
resolve (EntenteLoadingJob        *self,
         const EntentePendingName *name,
         guint                    *next_passage,
         GArray                   *concerns)
{
  guint32 other = look_up (self, name);

  if (name->role == ENTENTE_ROLE_CITES)
    entente_loading_job_set_article (self, name->place, other, next_passage);
  if (other == ENTENTE_NO_SLOT)
    report_unknown (self, name);
  else
    join (self, name, other, concerns);
}

void
entente_loading_job_resolve (EntenteLoadingJob *self)
{
  g_autoptr (GArray) concerns = g_array_new (FALSE, FALSE, sizeof (EntenteConcern));
  guint next_passage = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const EntentePendingName *name = &g_array_index (self->names, EntentePendingName, i);

      if (name->is_known)
        join (self, name, name->place, concerns);
      else
        resolve (self, name, &next_passage, concerns);
      if (entente_loading_job_step (self, RESOLVE_PART))
        return;
    }
  find_rings (self, concerns);
}
