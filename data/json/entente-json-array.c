/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-json-array.h"

#include <string.h>

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gsize
skip_string (const char *text,
             gsize       i,
             gsize       length)
{
  for (i++; i < length && text[i] != '"'; i++)
    if (text[i] == '\\')
      i++;
  return i;
}

/* From a value's first byte to just behind its last, the comma or bracket that follows it or the
 * white space before those. */
static gsize
skip_value (const char *text,
            gsize       i,
            gsize       length)
{
  guint depth = 0;
  gsize end = i;

  for (; i < length; i++)
    {
      char c = text[i];

      if (depth == 0 && (c == ',' || c == ']'))
        break;
      if (c == '"')
        i = skip_string (text, i, length);
      else if (c == '[' || c == '{')
        depth++;
      else if (c == ']' || c == '}')
        depth--;
      if (!is_space (c))
        end = MIN (i + 1, length);
    }
  return end;
}

GArray *
entente_json_array_split (const char *array,
                          gsize       length)
{
  GArray *elements = g_array_new (FALSE, FALSE, sizeof (EntenteJsonElement));
  gsize i = 0;

  g_return_val_if_fail (length >= 2 && array[0] == '[', elements);

  for (i = 1; i < length; i++)
    {
      EntenteJsonElement element;

      while (i < length && (is_space (array[i]) || array[i] == ','))
        i++;
      if (i >= length || array[i] == ']')
        break;
      element.start = i;
      i = skip_value (array, i, length);
      element.length = i - element.start;
      g_array_append_val (elements, element);
      i--;
    }
  return elements;
}

char *
entente_json_array_without (const char   *array,
                            gsize         length,
                            const guint8 *drop)
{
  g_autoptr (GArray) elements = entente_json_array_split (array, length);
  GString *result = g_string_sized_new (length);
  const EntenteJsonElement *all = (const EntenteJsonElement *) (gpointer) elements->data;
  gsize copied = 0;
  gboolean kept_one = FALSE;

  for (guint i = 0; i < elements->len; i++)
    {
      gsize end = i + 1 < elements->len ? all[i + 1].start : all[i].start + all[i].length;

      if (!drop[i])
        {
          kept_one = TRUE;
          continue;
        }
      /* The first ones go with the comma behind them, later ones with the comma before. */
      if (!kept_one)
        {
          g_string_append_len (result, array + copied, (gssize) (all[i].start - copied));
          copied = end;
          continue;
        }
      end = all[i - 1].start + all[i - 1].length;
      if (end > copied)
        g_string_append_len (result, array + copied, (gssize) (end - copied));
      copied = all[i].start + all[i].length;
    }
  g_string_append_len (result, array + copied, (gssize) (length - copied));
  return g_string_free (result, FALSE);
}

char *
entente_json_array_replace (const char *array,
                            gsize       length,
                            guint       index,
                            const char *value)
{
  g_autoptr (GArray) elements = entente_json_array_split (array, length);
  GString *result;
  EntenteJsonElement element;

  g_return_val_if_fail (index < elements->len, NULL);

  element = g_array_index (elements, EntenteJsonElement, index);
  result = g_string_sized_new (length + strlen (value));
  g_string_append_len (result, array, (gssize) element.start);
  g_string_append (result, value);
  element.start += element.length;
  g_string_append_len (result, array + element.start, (gssize) (length - element.start));
  return g_string_free (result, FALSE);
}

/* Which element stands at a place after the move. */
static guint
find_mover (guint place,
            guint from,
            guint to)
{
  if (place == to)
    return from;
  if (place >= from && place < to)
    return place + 1;
  if (place <= from && place > to)
    return place - 1;
  return place;
}

char *
entente_json_array_move (const char *array,
                         gsize       length,
                         guint       from,
                         guint       to)
{
  g_autoptr (GArray) elements = entente_json_array_split (array, length);
  const EntenteJsonElement *all = (const EntenteJsonElement *) (gpointer) elements->data;
  GString *result;
  gsize copied = 0;

  g_return_val_if_fail (from < elements->len && to < elements->len, NULL);

  result = g_string_sized_new (length);
  for (guint i = 0; i < elements->len; i++)
    {
      const EntenteJsonElement *mover = &all[find_mover (i, from, to)];

      g_string_append_len (result, array + copied, (gssize) (all[i].start - copied));
      g_string_append_len (result, array + mover->start, (gssize) mover->length);
      copied = all[i].start + all[i].length;
    }
  g_string_append_len (result, array + copied, (gssize) (length - copied));
  return g_string_free (result, FALSE);
}
