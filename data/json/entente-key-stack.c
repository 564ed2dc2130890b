/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-key-stack.h"

#include "entente-json-value.h"
#include "entente-seeded-hash.h"

#include <string.h>

#define N_KEYS_USUAL 16 /* of a record; more cost growing */

/* Up to here comparing hashes one by one is cheaper than a table. */
#define MAX_COMPARED 24
#define SMALLEST_TABLE 128

#define KEY(stack, index) (&g_array_index ((stack)->keys, EntenteKey, (index)))

void
entente_key_stack_init (EntenteKeyStack *self)
{
  self->keys = NULL;
  self->decoded = NULL;
}

void
entente_key_stack_clear (EntenteKeyStack *self)
{
  g_clear_pointer (&self->keys, g_array_unref);
  if (self->decoded != NULL)
    g_string_free (g_steal_pointer (&self->decoded), TRUE);
}

static guint
get_n_keys (EntenteKeyStack *self)
{
  return self->keys != NULL ? self->keys->len : 0;
}

void
entente_key_set_open (EntenteKeySet   *set,
                      EntenteKeyStack *stack)
{
  set->first = get_n_keys (stack);
  set->n_places = 0;
  set->places = NULL;
}

void
entente_key_set_close (EntenteKeySet   *set,
                       EntenteKeyStack *stack)
{
  g_clear_pointer (&set->places, g_free);
  set->n_places = 0;
  if (stack->keys != NULL)
    g_array_set_size (stack->keys, set->first);
}

static gboolean
equal (const EntenteKey *a,
       const EntenteKey *b)
{
  g_autoptr (GString) decoded_a = NULL;
  g_autoptr (GString) decoded_b = NULL;

  if (a->hash != b->hash)
    return FALSE;
  if (!a->escaped && !b->escaped)
    return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
  decoded_a = g_string_new (NULL);
  decoded_b = g_string_new (NULL);
  entente_json_decode (a->text, a->length, decoded_a);
  entente_json_decode (b->text, b->length, decoded_b);
  return g_string_equal (decoded_a, decoded_b);
}

static void
set_hash (EntenteKeyStack *stack,
          EntenteKey      *key)
{
  if (!key->escaped)
    {
      key->hash = entente_seeded_hash (key->text, key->length);
      return;
    }
  if (stack->decoded == NULL)
    stack->decoded = g_string_new (NULL);
  g_string_truncate (stack->decoded, 0);
  entente_json_decode (key->text, key->length, stack->decoded);
  key->hash = entente_seeded_hash (stack->decoded->str, stack->decoded->len);
}

static gboolean
is_among (EntenteKeySet    *set,
          EntenteKeyStack  *stack,
          const EntenteKey *key)
{
  for (guint i = set->first; i < stack->keys->len; i++)
    if (equal (KEY (stack, i), key))
      return TRUE;
  return FALSE;
}

/* The place of an equal key, or the free one where this one goes. */
static guint32
find_place (EntenteKeySet    *set,
            EntenteKeyStack  *stack,
            const EntenteKey *key)
{
  guint32 mask = set->n_places - 1;
  guint32 place = key->hash & mask;

  while (set->places[place] != 0 && !equal (KEY (stack, set->places[place] - 1), key))
    place = (place + 1) & mask;
  return place;
}

static void
make_table (EntenteKeySet   *set,
            EntenteKeyStack *stack)
{
  g_free (set->places);
  set->n_places = set->n_places == 0 ? SMALLEST_TABLE : set->n_places * 2;
  set->places = g_new0 (guint32, set->n_places);
  for (guint i = set->first; i < stack->keys->len; i++)
    set->places[find_place (set, stack, KEY (stack, i))] = i + 1;
}

gboolean
entente_key_set_add (EntenteKeySet   *set,
                     EntenteKeyStack *stack,
                     EntenteKey      *key)
{
  guint n_keys = get_n_keys (stack) - set->first;
  guint32 place;

  if (stack->keys == NULL)
    stack->keys = g_array_sized_new (FALSE, FALSE, sizeof (EntenteKey), N_KEYS_USUAL);
  set_hash (stack, key);
  if (n_keys < MAX_COMPARED)
    {
      if (is_among (set, stack, key))
        return FALSE;
      g_array_append_vals (stack->keys, key, 1);
      return TRUE;
    }
  if ((n_keys + 1) * 2 > set->n_places)
    make_table (set, stack);
  place = find_place (set, stack, key);
  if (set->places[place] != 0)
    return FALSE;
  g_array_append_vals (stack->keys, key, 1);
  set->places[place] = stack->keys->len;
  return TRUE;
}
