/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-relation-order.h"

#include "entente-date.h"
#include "entente-record-text.h"

#include <glib/gi18n.h>
#include <math.h>

/* A relation and what it is sorted by. */
typedef struct
{
  EntenteItem item;
  guint place; /* where it comes */
  gboolean is_known;
  double number;
  double second;    /* where the first is equal */
  const char *text; /* a collation key; nullable */
} Entry;

typedef struct
{
  EntenteMap *map;
  EntenteRelationKey key;
  gboolean descending;
  GPtrArray *kinds; /* collation keys, by kind */
} Order;

static const char *
get_kind_key (Order   *self,
              guint32  kind)
{
  const char *label = entente_map_get_relation_kind (self->map, kind)->label;

  if (kind >= self->kinds->len)
    g_ptr_array_set_size (self->kinds, (int) kind + 1);
  if (g_ptr_array_index (self->kinds, kind) == NULL)
    g_ptr_array_index (self->kinds, kind) = g_utf8_collate_key (label != NULL ? label : "", -1);
  return g_ptr_array_index (self->kinds, kind);
}

/* First those that go from one to another, those of one source together. */
static void
set_direction (Entry                 *entry,
               const EntenteRelation *relation)
{
  entry->is_known = relation->direction != ENTENTE_DIRECTION_NONE;
  entry->number = relation->direction;
  entry->second = relation->direction == ENTENTE_DIRECTION_FORWARD ? relation->source : 0.0;
}

static void
set_key (Order                 *self,
         Entry                 *entry,
         const EntenteRelation *relation)
{
  entry->is_known = TRUE;
  switch (self->key)
    {
    case ENTENTE_RELATION_KEY_DATE:
      entry->is_known = entente_date_is_known (relation->since);
      entry->number = relation->since.earliest;
      entry->second = relation->since.latest;
      break;
    case ENTENTE_RELATION_KEY_KIND:
      entry->is_known = relation->kind != 0;
      entry->text = get_kind_key (self, relation->kind);
      break;
    case ENTENTE_RELATION_KEY_TONE:
      entry->is_known = !isnan (relation->tone);
      entry->number = (double) relation->tone;
      break;
    case ENTENTE_RELATION_KEY_DIRECTION:
      set_direction (entry, relation);
      break;
    case ENTENTE_RELATION_KEY_WEIGHT:
      entry->number = (double) relation->weight;
      break;
    case ENTENTE_RELATION_KEY_EVIDENCE:
      entry->number = relation->n_citations;
      break;
    case ENTENTE_RELATION_KEY_NONE:
    default:
      break;
    }
}

static int
compare_numbers (double a,
                 double b)
{
  return (a > b) - (a < b);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Order *self = user_data;
  const Entry *one = a;
  const Entry *two = b;
  int order = 0;

  if (one->is_known != two->is_known)
    return one->is_known ? -1 : 1;
  if (one->is_known && one->text != NULL)
    order = g_strcmp0 (one->text, two->text);
  else if (one->is_known)
    order = compare_numbers (one->number, two->number);
  if (order == 0 && one->is_known)
    order = compare_numbers (one->second, two->second);
  if (order != 0)
    return self->descending ? -order : order;
  return (one->place > two->place) - (one->place < two->place);
}

void
entente_relation_order_sort (EntenteMap         *map,
                             GArray             *items,
                             EntenteRelationKey  key,
                             gboolean            descending)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_free);
  g_autofree Entry *entries = g_new0 (Entry, items->len);
  Order self = { map, key, descending, kinds };

  if (key == ENTENTE_RELATION_KEY_NONE)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      entries[i].item = g_array_index (items, EntenteItem, i);
      entries[i].place = i;
      set_key (&self, &entries[i], entente_map_get_relation (map, entries[i].item.slot));
    }
  g_qsort_with_data (entries, (int) items->len, sizeof *entries, compare_entries, &self);
  for (guint i = 0; i < items->len; i++)
    g_array_index (items, EntenteItem, i) = entries[i].item;
}

static char *
dup_date (EntenteMap *map,
          guint32     relation,
          const char *member)
{
  g_autofree char *text = entente_record_text_dup (map, ENTENTE_RECORD_RELATION, relation, member);

  return text != NULL && *text != '\0' ? entente_date_format (text) : g_strdup ("");
}

char *
entente_relation_dup_dates (EntenteMap *map,
                            guint32     relation)
{
  const EntenteRelation *row = entente_map_get_relation (map, relation);
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;

  if (!entente_date_is_known (row->since) && !entente_date_is_known (row->until))
    return g_strdup ("");
  since = dup_date (map, relation, "since");
  until = dup_date (map, relation, "until");
  if (*until == '\0')
    return g_steal_pointer (&since);
  /* Translators: from a date until another one; either may be empty. */
  return g_strdup_printf (_("%s – %s"), since, until);
}
