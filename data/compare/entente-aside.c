/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-aside.h"

#include "entente-json-text.h"
#include "entente-seeded-hash.h"

struct _EntenteAsideCount
{
  GHashTable *counts; /* bytes → how many */
};

static EntenteAsideCount *
count_new (void)
{
  EntenteAsideCount *self = g_new (EntenteAsideCount, 1);

  self->counts = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  return self;
}

void
entente_aside_count_free (EntenteAsideCount *self)
{
  g_hash_table_unref (self->counts);
  g_free (self);
}

static guint
get (EntenteAsideCount *self,
     const char        *text)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, text));
}

static void
set (EntenteAsideCount *self,
     const char        *text,
     guint              n)
{
  g_hash_table_insert (self->counts, g_strdup (text), GUINT_TO_POINTER (n));
}

char *
entente_aside_dup_text (EntenteMap        *map,
                        EntenteRecordType  type,
                        guint32            slot)
{
  gsize length;
  const char *json = entente_map_get_json (map, type, slot, &length);

  return g_strndup (json, length);
}

char *
entente_aside_dup_id (EntenteMap        *map,
                      EntenteRecordType  type,
                      guint32            slot)
{
  gsize length;
  const char *json = entente_map_get_json (map, type, slot, &length);

  return *json == '{' ? entente_json_dup_member_string (json, (gssize) length, "id") : NULL;
}

EntenteAsideCount *
entente_aside_count_new (EntenteMap        *map,
                         EntenteRecordType  type)
{
  EntenteAsideCount *self = count_new ();

  for (guint32 slot = entente_map_get_first_entry (map, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next_entry (map, type, slot))
    {
      g_autofree char *text = NULL;

      if (!entente_map_is_set_aside (map, type, slot))
        continue;
      text = entente_aside_dup_text (map, type, slot);
      set (self, text, get (self, text) + 1);
    }
  return self;
}

static guint
count_merged (guint base,
              guint ours,
              guint theirs)
{
  if (base == 0)
    return MAX (ours, theirs);
  return ours + theirs > base ? ours + theirs - base : 0;
}

EntenteAsideCount *
entente_aside_count_merge (EntenteAsideCount *base,
                           EntenteAsideCount *ours,
                           EntenteAsideCount *theirs)
{
  EntenteAsideCount *sides[] = { ours, theirs };
  EntenteAsideCount *merged = count_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      GHashTableIter iter;
      gpointer text;

      g_hash_table_iter_init (&iter, sides[i]->counts);
      while (g_hash_table_iter_next (&iter, &text, NULL))
        set (merged, text, count_merged (get (base, text), get (ours, text), get (theirs, text)));
    }
  return merged;
}

gboolean
entente_aside_count_take (EntenteAsideCount *self,
                          EntenteMap        *map,
                          EntenteRecordType  type,
                          guint32            slot)
{
  g_autofree char *text = entente_aside_dup_text (map, type, slot);
  guint n = get (self, text);

  if (n > 0)
    set (self, text, n - 1);
  return n > 0;
}

/* Where the targets stand: by slot, from 1 on; 0: nowhere. */
static guint32 *
number_targets (GArray            *targets,
                EntenteMap        *map,
                EntenteRecordType  type)
{
  guint32 *numbers = g_new0 (guint32, entente_map_get_n_slots (map, type) + 1);

  for (guint i = 0; i < targets->len; i++)
    {
      guint32 slot = g_array_index (targets, EntenteTarget, i).slot;

      if (slot != ENTENTE_NO_SLOT)
        numbers[slot] = i + 1;
    }
  return numbers;
}

/* For each target, and for what is before the first, the slots that go behind it. */
static GArray **
list_followers (GArray            *targets,
                EntenteMap        *map,
                EntenteRecordType  type,
                const guint8      *keeps)
{
  g_autofree guint32 *numbers = number_targets (targets, map, type);
  GArray **followers = g_new0 (GArray *, targets->len + 1);
  guint32 behind = 0;

  for (guint32 slot = entente_map_get_first_entry (map, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next_entry (map, type, slot))
    {
      EntenteTarget follower = { slot, NULL };

      if (numbers[slot] > 0)
        behind = numbers[slot];
      if (!keeps[slot])
        continue;
      if (followers[behind] == NULL)
        followers[behind] = g_array_new (FALSE, TRUE, sizeof (EntenteTarget));
      g_array_append_val (followers[behind], follower);
    }
  return followers;
}

static void
append_followers (GArray *composed,
                  GArray *followers)
{
  if (followers == NULL)
    return;
  g_array_append_vals (composed, followers->data, followers->len);
  g_array_unref (followers);
}

GArray *
entente_aside_keep (GArray            *targets,
                    EntenteMap        *map,
                    EntenteRecordType  type,
                    const guint8      *keeps)
{
  g_autofree GArray **followers = list_followers (targets, map, type, keeps);
  GArray *composed = entente_targets_new ();

  append_followers (composed, followers[0]);
  for (guint i = 0; i < targets->len; i++)
    {
      g_array_append_val (composed, g_array_index (targets, EntenteTarget, i));
      append_followers (composed, followers[i + 1]);
    }
  /* What it owned is the new one's. */
  g_array_set_clear_func (targets, NULL);
  g_array_unref (targets);
  return composed;
}
