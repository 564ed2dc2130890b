/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes JSON where it has joints: a value gives way to another, to one of the words below, is written
 * twice or left out. What libFuzzer does to bytes is done now and then as well. */

#include "fuzz.h"

#include "entente-scanner.h"

#include <string.h>

typedef struct
{
  gsize start;
  gsize end;
  gsize with_key; /* where a member's key begins, else @start */
} Value;

/* What the format gives a meaning to, and what it should refuse. */
static const char *const words[] = {
  "null", "true", "0", "-0.0", "1e400", "7", "\"\"", "\"a\"", "\"b\"", "\"r\"", "\"t\"", "{}", "[]",
  "[\"a\"]", "[\"r\"]", "\"2026-01-07?\"", "\"..\"", "\"#a1b2c3\"", "\"\\u0000\"", "\"\\ud800\"",
  "\"\\ud83d\\ude00\"", "\"이재명\"", "{\"id\": \"a\"}", "{\"id\": \"a\", \"id\": \"b\"}",
  "{\"x\": 1, \"y\": 2}", "{\"along\": 0.5, \"across\": -1}", "[{\"article\": \"t\", \"start\": 0, \"end\": 4}]",
  "{\"id\": \"q\", \"source\": \"a\", \"target\": \"a\", \"concerns\": [\"r\"]}",
};

static const char *const keys[] = {
  "\"id\"", "\"source\"", "\"concerns\"", "\"actors\"", "\"relations\"", "\"articles\"", "\"story\"",
  "\"kinds\"", "\"version\"", "\"citations\"", "\"x-own\"",
};

/* All values of the text, as far as it is JSON; those in arrays and objects after what they stand in. */
static GArray *
find_values (const char *text,
             gsize       length)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  EntenteScanner scanner;
  EntenteToken token;
  gsize key = G_MAXSIZE;

  entente_scanner_init (&scanner, text, length, 0, entente_scanner_ignore_duplicate, NULL);
  while ((token = entente_scanner_next (&scanner)) != ENTENTE_TOKEN_ERROR
         && token != ENTENTE_TOKEN_END)
    {
      gsize start = entente_scanner_get_offset (&scanner);
      Value value = { start, entente_scanner_get_end (&scanner), key != G_MAXSIZE ? key : start };

      if (token == ENTENTE_TOKEN_KEY)
        {
          key = start;
          continue;
        }
      key = G_MAXSIZE;
      if (token == ENTENTE_TOKEN_OBJECT_END || token == ENTENTE_TOKEN_ARRAY_END)
        {
          guint index = g_array_index (open, guint, open->len - 1);

          g_array_set_size (open, open->len - 1);
          g_array_index (values, Value, index).end = entente_scanner_get_end (&scanner);
          continue;
        }
      if (token == ENTENTE_TOKEN_OBJECT || token == ENTENTE_TOKEN_ARRAY)
        g_array_append_val (open, values->len);
      g_array_append_val (values, value);
    }
  entente_scanner_clear (&scanner);
  return values;
}

static GString *
change (const char   *text,
        gsize         length,
        GArray       *values,
        GRand        *random)
{
  GString *changed = g_string_new_len (text, (gssize) length);
  const Value *value
      = &g_array_index (values, Value, g_rand_int_range (random, 0, (gint32) values->len));
  const Value *other
      = &g_array_index (values, Value, g_rand_int_range (random, 0, (gint32) values->len));
  const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
  g_autofree char *copy = g_strndup (text + value->with_key, value->end - value->with_key);
  g_autofree char *other_copy = g_strndup (text + other->start, other->end - other->start);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      g_string_erase (changed, (gssize) value->start, (gssize) (value->end - value->start));
      g_string_insert (changed, (gssize) value->start, word);
      break;
    case 1:
      g_string_erase (changed, (gssize) value->start, (gssize) (value->end - value->start));
      g_string_insert (changed, (gssize) value->start, other_copy);
      break;
    case 2:
      g_string_insert (changed, (gssize) value->end, copy);
      g_string_insert_c (changed, (gssize) value->end, ',');
      break;
    case 3:
      /* With the comma that follows, if one does. */
      g_string_erase (changed, (gssize) value->with_key, (gssize) (value->end - value->with_key));
      if (changed->len > value->with_key && changed->str[value->with_key] == ',')
        g_string_erase (changed, (gssize) value->with_key, 1);
      break;
    default:
      if (value->with_key == value->start)
        break;
      g_string_insert (changed, (gssize) value->end, word);
      g_string_insert (changed, (gssize) value->end, ": ");
      g_string_insert (changed, (gssize) value->end,
                       keys[g_rand_int_range (random, 0, G_N_ELEMENTS (keys))]);
      g_string_insert_c (changed, (gssize) value->end, ',');
    }
  return changed;
}

size_t
LLVMFuzzerCustomMutator (uint8_t      *data,
                         size_t        size,
                         size_t        max_size,
                         unsigned int  seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GArray) values = find_values ((const char *) data, size);
  GString *changed;
  size_t new_size;

  if (values->len == 0 || g_rand_int_range (random, 0, 8) == 0)
    return LLVMFuzzerMutate (data, size, max_size);
  changed = change ((const char *) data, size, values, random);
  new_size = MIN (changed->len, max_size);
  memcpy (data, changed->str, new_size);
  g_string_free (changed, TRUE);
  return new_size;
}
