/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-keyed-list.h"

#include "entente-json-array.h"
#include "entente-json-text.h"
#include "entente-seeded-hash.h"

#include <string.h>

struct _EntenteKeyedList
{
  GArray *items;       /* EntenteKeyedItem */
  GHashTable *by_key;  /* key → index + 1 */
  GHashTable *counts;  /* key without its number → how many had it so far (owned) */
  GPtrArray *texts;    /* keys and names (owned) */
};

static const char *
keep (EntenteKeyedList *self,
      char             *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

/* The first character tells the sorts of keys apart. */
static char *
dup_plain_key (EntenteJsonSpan   span,
               char            **name)
{
  g_autofree char *article = NULL;

  if (span.text[0] == '"')
    {
      *name = entente_json_dup_string (span.text, (gssize) span.length);
      return g_strndup (span.text, span.length);
    }
  *name = entente_json_dup_member_string (span.text, (gssize) span.length, "id");
  if (*name != NULL)
    return g_strconcat ("#", *name, NULL);
  article = entente_json_dup_member_string (span.text, (gssize) span.length, "article");
  if (article != NULL)
    return g_strconcat ("@", article, NULL);
  return g_strndup (span.text, span.length);
}

/* A repeated one is another: the second, the third. */
static char *
dup_key (EntenteKeyedList *self,
         EntenteJsonSpan   span,
         char            **name)
{
  char *plain = dup_plain_key (span, name);
  guint n_before = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, plain));
  char *key = g_strdup_printf ("%s\n%u", plain, n_before);

  g_hash_table_replace (self->counts, plain, GUINT_TO_POINTER (n_before + 1));
  return key;
}

static void
add_item (EntenteKeyedList *self,
          EntenteJsonSpan   span)
{
  EntenteKeyedItem item = { .span = span };
  char *name = NULL;

  item.key = keep (self, dup_key (self, span, &name));
  item.name
      = keep (self, name != NULL ? name : g_strdup_printf ("%u", self->items->len + 1));
  g_array_append_val (self->items, item);
  g_hash_table_insert (self->by_key, (gpointer) item.key, GUINT_TO_POINTER (self->items->len));
}

static EntenteKeyedList *
list_new (void)
{
  EntenteKeyedList *self = g_new0 (EntenteKeyedList, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (EntenteKeyedItem));
  self->by_key = g_hash_table_new (entente_seeded_text_hash, g_str_equal);
  self->counts = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

EntenteKeyedList *
entente_keyed_list_new (EntenteJsonSpan span)
{
  g_autoptr (EntenteKeyedList) self = list_new ();
  g_autoptr (GArray) elements = NULL;

  if (span.text == NULL)
    return g_steal_pointer (&self);
  if (span.text[0] != '[')
    return NULL;
  elements = entente_json_array_split (span.text, span.length);
  for (guint i = 0; i < elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);
      EntenteJsonSpan item = { span.text + element->start, element->length };
      g_autoptr (EntenteJsonObject) object = entente_json_object_new (item);

      if (object == NULL && item.text[0] != '"')
        return NULL;
      add_item (self, item);
    }
  return g_steal_pointer (&self);
}

void
entente_keyed_list_free (EntenteKeyedList *self)
{
  g_array_unref (self->items);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->counts);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

guint
entente_keyed_list_get_n (EntenteKeyedList *self)
{
  return self->items->len;
}

const EntenteKeyedItem *
entente_keyed_list_get (EntenteKeyedList *self,
                        guint             index)
{
  return &g_array_index (self->items, EntenteKeyedItem, index);
}

int
entente_keyed_list_find (EntenteKeyedList *self,
                         const char       *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_key, key)) - 1;
}

/* What stands behind the bracket, between two items, and before the other bracket. */
typedef struct
{
  char *lead;
  char *gap;
  char *tail;
} Spacing;

static void
spacing_clear (Spacing *self)
{
  g_free (self->lead);
  g_free (self->gap);
  g_free (self->tail);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Spacing, spacing_clear)

static char *
cut (EntenteJsonSpan array,
     gsize           from,
     gsize           to)
{
  return g_strndup (array.text + from, to - from);
}

/* FALSE where the array has no items to stand between. */
static gboolean
read_spacing (EntenteJsonSpan  array,
              Spacing         *self)
{
  g_autoptr (GArray) elements = NULL;
  const EntenteJsonElement *all;
  guint last;

  if (array.text == NULL || array.text[0] != '[')
    return FALSE;
  elements = entente_json_array_split (array.text, array.length);
  if (elements->len == 0)
    return FALSE;
  all = (const EntenteJsonElement *) (gpointer) elements->data;
  last = elements->len - 1;
  self->lead = cut (array, 1, all[0].start);
  self->tail = cut (array, all[last].start + all[last].length, array.length - 1);
  if (last > 0)
    self->gap = cut (array, all[0].start + all[0].length, all[1].start);
  else
    self->gap
        = g_strconcat (",", strchr (self->lead, '\n') != NULL ? self->lead : " ", NULL);
  return TRUE;
}

char *
entente_keyed_list_join (GPtrArray       *values,
                         EntenteJsonSpan  like,
                         EntenteJsonSpan  or_like)
{
  g_auto (Spacing) spacing = { NULL };
  GString *array = g_string_new ("[");
  gboolean spaced = read_spacing (like, &spacing) || read_spacing (or_like, &spacing);

  for (guint i = 0; i < values->len; i++)
    {
      if (i > 0)
        g_string_append (array, spaced ? spacing.gap : ", ");
      else if (spaced)
        g_string_append (array, spacing.lead);
      g_string_append (array, g_ptr_array_index (values, i));
    }
  if (spaced && values->len > 0)
    g_string_append (array, spacing.tail);
  g_string_append_c (array, ']');
  return g_string_free (array, FALSE);
}
