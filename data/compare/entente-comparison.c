/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-comparison.h"

#include "entente-member-comparison.h"
#include "entente-pairing.h"
#include "entente-staying-order.h"

/* Records between two looks whether it was cancelled. */
#define CANCEL_STEPS 256

struct _EntenteComparison
{
  EntenteMap *before;
  EntenteMap *after;
  GArray *differences; /* EntenteDifference */
};

/* One type being compared. */
typedef struct
{
  EntenteComparison *comparison;
  EntenteRecordType type;
  guint32 *after_of;  /* by slot before */
  guint32 *before_of;
  guint8 *stays;      /* by slot before: stands where it stood, as far as others let it */
  GCancellable *cancellable;
  guint n_steps;
} Comparing;

static void
clear_difference (gpointer data)
{
  g_clear_pointer (&((EntenteDifference *) data)->members, g_array_unref);
}

static gboolean
is_cancelled (Comparing *self)
{
  return self->n_steps++ % CANCEL_STEPS == 0 && g_cancellable_is_cancelled (self->cancellable);
}

static void
add (Comparing             *self,
     EntenteDifferenceKind  kind,
     guint32                before,
     guint32                after,
     gboolean               moved,
     GArray                *members)
{
  EntenteDifference difference = { kind, self->type, before, after, moved, members };

  if (members == NULL)
    difference.members = entente_member_comparison_new_empty ();
  g_array_append_val (self->comparison->differences, difference);
}

static EntenteJsonSpan
get_span (EntenteMap        *map,
          EntenteRecordType  type,
          guint32            slot)
{
  EntenteJsonSpan span = { NULL, 0 };

  span.text = entente_map_get_json (map, type, slot, &span.length);
  return span;
}

static void
compare_pair (Comparing *self,
              guint32    before,
              guint32    after)
{
  EntenteJsonSpan a = get_span (self->comparison->before, self->type, before);
  EntenteJsonSpan b = get_span (self->comparison->after, self->type, after);
  gboolean moved = !self->stays[before];

  if (!entente_json_span_equal (a, b))
    add (self, ENTENTE_DIFFERENCE_CHANGED, before, after, moved,
         entente_member_comparison_new (a, b));
  else if (moved)
    add (self, ENTENTE_DIFFERENCE_CHANGED, before, after, TRUE, NULL);
}

/* Which of those that are in both maps were moved: all but the most that are still in order. */
static void
find_staying (Comparing *self)
{
  EntenteMap *before = self->comparison->before;
  EntenteMap *after = self->comparison->after;
  guint n_slots = entente_map_get_n_slots (before, self->type);
  g_autofree guint32 *place_of = g_new0 (guint32, n_slots + 1);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *stays = NULL;
  guint32 n = 0;

  for (guint32 slot = entente_map_get_first (before, self->type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (before, self->type, slot))
    place_of[slot] = n++;
  for (guint32 slot = entente_map_get_first (after, self->type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (after, self->type, slot))
    if (self->before_of[slot] != ENTENTE_NO_SLOT)
      {
        g_array_append_val (places, place_of[self->before_of[slot]]);
        g_array_append_val (slots, self->before_of[slot]);
      }
  stays = entente_staying_order_find ((const guint32 *) (gpointer) places->data, places->len);
  self->stays = g_new0 (guint8, n_slots + 1);
  for (guint i = 0; i < slots->len; i++)
    self->stays[g_array_index (slots, guint32, i)] = stays[i];
}

/* FALSE where it was cancelled. */
static gboolean
compare_records (Comparing *self)
{
  EntenteMap *before = self->comparison->before;
  EntenteMap *after = self->comparison->after;

  for (guint32 slot = entente_map_get_first (before, self->type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (before, self->type, slot))
    {
      if (is_cancelled (self))
        return FALSE;
      if (self->after_of[slot] == ENTENTE_NO_SLOT)
        add (self, ENTENTE_DIFFERENCE_REMOVED, slot, ENTENTE_NO_SLOT, FALSE, NULL);
    }
  for (guint32 slot = entente_map_get_first (after, self->type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (after, self->type, slot))
    {
      if (is_cancelled (self))
        return FALSE;
      if (self->before_of[slot] == ENTENTE_NO_SLOT)
        add (self, ENTENTE_DIFFERENCE_ADDED, ENTENTE_NO_SLOT, slot, FALSE, NULL);
      else
        compare_pair (self, self->before_of[slot], slot);
    }
  return TRUE;
}

static gboolean
compare_type (EntenteComparison *comparison,
              EntenteRecordType  type,
              GCancellable      *cancellable)
{
  g_autofree guint32 *after_of = entente_pairing_new (comparison->before, comparison->after, type);
  g_autofree guint32 *before_of = entente_pairing_new (comparison->after, comparison->before, type);
  Comparing self = { comparison, type, after_of, before_of, NULL, cancellable, 0 };
  gboolean done;

  find_staying (&self);
  done = compare_records (&self);
  g_free (self.stays);
  return done;
}

EntenteComparison *
entente_comparison_new (EntenteMap   *before,
                        EntenteMap   *after,
                        GCancellable *cancellable)
{
  g_autoptr (EntenteComparison) self = g_new0 (EntenteComparison, 1);

  self->before = g_object_ref (before);
  self->after = g_object_ref (after);
  self->differences = g_array_new (FALSE, FALSE, sizeof (EntenteDifference));
  g_array_set_clear_func (self->differences, clear_difference);
  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    if (!compare_type (self, type, cancellable))
      return NULL;
  return g_steal_pointer (&self);
}

void
entente_comparison_free (EntenteComparison *self)
{
  g_array_unref (self->differences);
  g_object_unref (self->before);
  g_object_unref (self->after);
  g_free (self);
}

EntenteMap *
entente_comparison_get_before (EntenteComparison *self)
{
  return self->before;
}

EntenteMap *
entente_comparison_get_after (EntenteComparison *self)
{
  return self->after;
}

guint
entente_comparison_get_n (EntenteComparison *self)
{
  return self->differences->len;
}

const EntenteDifference *
entente_comparison_get (EntenteComparison *self,
                        guint              index)
{
  g_return_val_if_fail (index < self->differences->len, NULL);

  return &g_array_index (self->differences, EntenteDifference, index);
}
