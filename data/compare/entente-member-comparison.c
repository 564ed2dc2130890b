/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-member-comparison.h"

#include "entente-keyed-list.h"
#include "entente-value-merge.h"

typedef struct
{
  GArray *differences;
  GString *path;
} Comparing;

static void
compare (Comparing       *self,
         EntenteJsonSpan  before,
         EntenteJsonSpan  after);

static void
clear_difference (gpointer data)
{
  EntenteMemberDifference *self = data;

  g_free (self->path);
  g_free (self->before);
  g_free (self->after);
}

static void
add (Comparing       *self,
     EntenteJsonSpan  before,
     EntenteJsonSpan  after)
{
  EntenteMemberDifference difference = {
    g_strdup (self->path->str),
    entente_json_span_dup (before),
    entente_json_span_dup (after),
  };

  g_array_append_val (self->differences, difference);
}

static void
compare_member (Comparing       *self,
                const char      *name,
                EntenteJsonSpan  before,
                EntenteJsonSpan  after)
{
  gsize length = entente_path_push_member (self->path, name);

  compare (self, before, after);
  g_string_truncate (self->path, length);
}

static void
compare_objects (Comparing         *self,
                 EntenteJsonObject *before,
                 EntenteJsonObject *after)
{
  EntenteJsonSpan value;

  for (guint i = 0; i < entente_json_object_get_n (before); i++)
    {
      const char *name = entente_json_object_get (before, i, &value);

      compare_member (self, name, value, entente_json_object_find (after, name));
    }
  for (guint i = 0; i < entente_json_object_get_n (after); i++)
    {
      const char *name = entente_json_object_get (after, i, &value);

      if (entente_json_object_find (before, name).text == NULL)
        compare_member (self, name, (EntenteJsonSpan){ NULL, 0 }, value);
    }
}

static void
compare_item (Comparing              *self,
              const EntenteKeyedItem *before,
              const EntenteKeyedItem *after)
{
  const EntenteJsonSpan nothing = { NULL, 0 };
  gsize length
      = entente_path_push_item (self->path, before != NULL ? before->name : after->name);

  compare (self, before != NULL ? before->span : nothing, after != NULL ? after->span : nothing);
  g_string_truncate (self->path, length);
}

static const EntenteKeyedItem *
find_item (EntenteKeyedList       *list,
           const EntenteKeyedItem *like)
{
  int index = entente_keyed_list_find (list, like->key);

  return index >= 0 ? entente_keyed_list_get (list, (guint) index) : NULL;
}

static void
compare_items (Comparing        *self,
               EntenteKeyedList *before,
               EntenteKeyedList *after)
{
  for (guint i = 0; i < entente_keyed_list_get_n (before); i++)
    {
      const EntenteKeyedItem *item = entente_keyed_list_get (before, i);

      compare_item (self, item, find_item (after, item));
    }
  for (guint i = 0; i < entente_keyed_list_get_n (after); i++)
    {
      const EntenteKeyedItem *item = entente_keyed_list_get (after, i);

      if (find_item (before, item) == NULL)
        compare_item (self, NULL, item);
    }
}

/* Of none at all, too. */
static gboolean
holds_objects (EntenteKeyedList *list)
{
  return list != NULL
         && (entente_keyed_list_get_n (list) == 0
             || entente_keyed_list_get (list, 0)->span.text[0] == '{');
}

/* A list of texts is shown as it was and as it is. FALSE where it is no list of objects, or they
 * are the same but for their order. */
static gboolean
compare_lists (Comparing       *self,
               EntenteJsonSpan  before,
               EntenteJsonSpan  after)
{
  g_autoptr (EntenteKeyedList) before_list = NULL;
  g_autoptr (EntenteKeyedList) after_list = NULL;
  guint n_differences = self->differences->len;

  before_list = entente_keyed_list_new (before);
  after_list = entente_keyed_list_new (after);
  if (!holds_objects (before_list) || !holds_objects (after_list))
    return FALSE;
  compare_items (self, before_list, after_list);
  return self->differences->len > n_differences;
}

static void
compare (Comparing       *self,
         EntenteJsonSpan  before,
         EntenteJsonSpan  after)
{
  g_autoptr (EntenteJsonObject) before_object = NULL;
  g_autoptr (EntenteJsonObject) after_object = NULL;

  if (entente_json_span_equal (before, after))
    return;
  before_object = entente_json_object_new (before);
  after_object = entente_json_object_new (after);
  if (before_object != NULL && after_object != NULL)
    compare_objects (self, before_object, after_object);
  else if (before.text == NULL || after.text == NULL || !compare_lists (self, before, after))
    add (self, before, after);
}

GArray *
entente_member_comparison_new_empty (void)
{
  GArray *differences = g_array_new (FALSE, FALSE, sizeof (EntenteMemberDifference));

  g_array_set_clear_func (differences, clear_difference);
  return differences;
}

GArray *
entente_member_comparison_new (EntenteJsonSpan before,
                               EntenteJsonSpan after)
{
  Comparing self = { entente_member_comparison_new_empty (), g_string_new (NULL) };

  compare (&self, before, after);
  g_string_free (self.path, TRUE);
  return self.differences;
}
