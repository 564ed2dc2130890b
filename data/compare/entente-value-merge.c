/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-value-merge.h"

#include "entente-json-text.h"
#include "entente-keyed-list.h"
#include "entente-order-merge.h"
#include "entente-seeded-hash.h"
#include "entente-text-merge.h"

#include <string.h>

/* A citation's words and where they are: one thing, whichever of them was changed. */
static const char *const selector[] = { "exact", "prefix", "suffix", "start", "end" };

/* Pairs of numbers that mean nothing when one comes from here and one from there. */
static const char *const whole_members[] = { "position", "bend" };

/* What a file is: all of them say that alike, or could not have been read; one with faults may say it twice. */
static const char *const headings[] = { "format", "version" };

static const char *const any_order[] = { NULL };

gsize
entente_path_push_member (GString    *path,
                          const char *name)
{
  gsize length = path->len;

  if (length > 0)
    g_string_append_c (path, '.');
  g_string_append (path, name);
  return length;
}

gsize
entente_path_push_item (GString    *path,
                        const char *name)
{
  gsize length = path->len;

  g_string_append_printf (path, "[%s]", name);
  return length;
}

static EntenteJsonSpan
take (const EntenteVersions *versions,
      EntenteSide            side)
{
  return side == ENTENTE_SIDE_OURS ? versions->ours : versions->theirs;
}

static EntenteSide
choose (EntenteValueMerge     *self,
        const EntenteVersions *versions)
{
  return self->choose (self->path->str, versions, self->user_data);
}

/* Whether only one side did something; @side: whose value that makes. */
static gboolean
is_clear (const EntenteVersions *versions,
          EntenteSide           *side)
{
  *side = ENTENTE_SIDE_OURS;
  if (entente_json_span_equal (versions->ours, versions->theirs)
      || entente_json_span_equal (versions->base, versions->theirs))
    return TRUE;
  *side = ENTENTE_SIDE_THEIRS;
  return entente_json_span_equal (versions->base, versions->ours);
}

static EntenteJsonSpan
find (EntenteJsonObject *object,
      const char        *name)
{
  return object != NULL ? entente_json_object_find (object, name) : (EntenteJsonSpan){ NULL, 0 };
}

/* Three objects being merged; @base: nullable. */
typedef struct
{
  EntenteJsonObject *base;
  EntenteJsonObject *ours;
  EntenteJsonObject *theirs;
} Objects;

static void
objects_clear (Objects *self)
{
  g_clear_pointer (&self->base, entente_json_object_free);
  g_clear_pointer (&self->ours, entente_json_object_free);
  g_clear_pointer (&self->theirs, entente_json_object_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Objects, objects_clear)

static EntenteVersions
find_versions (Objects    *self,
               const char *name)
{
  return (EntenteVersions){ find (self->base, name), find (self->ours, name),
                            find (self->theirs, name) };
}

static gboolean
is_one_of (const char        *name,
           const char *const *names,
           guint              n_names)
{
  for (guint i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_selector_clear (Objects     *self,
                   EntenteSide *side)
{
  gboolean ours_changed = FALSE;
  gboolean theirs_changed = FALSE;
  gboolean they_differ = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (selector); i++)
    {
      EntenteVersions versions = find_versions (self, selector[i]);

      ours_changed |= !entente_json_span_equal (versions.base, versions.ours);
      theirs_changed |= !entente_json_span_equal (versions.base, versions.theirs);
      they_differ |= !entente_json_span_equal (versions.ours, versions.theirs);
    }
  *side = theirs_changed && !ours_changed ? ENTENTE_SIDE_THEIRS : ENTENTE_SIDE_OURS;
  return !(ours_changed && theirs_changed && they_differ);
}

/* Where the words are the same, only their places differ: they are found by the words again. */
static EntenteSide
choose_selector (EntenteValueMerge *self,
                 Objects           *objects)
{
  EntenteVersions exact = find_versions (objects, "exact");
  EntenteSide side;
  gsize length;

  if (is_selector_clear (objects, &side)
      || (exact.ours.text != NULL && entente_json_span_equal (exact.ours, exact.theirs)))
    return side;
  length = entente_path_push_member (self->path, "exact");
  side = choose (self, &exact);
  g_string_truncate (self->path, length);
  return side;
}

/* Takes @text. */
static char *
put_member (EntenteValueMerge *self,
            char              *text,
            const char        *name,
            const char        *value)
{
  const char *const *order = self->path->len == 0
                                 ? entente_json_get_member_order ((int) self->type)
                                 : any_order;
  char *changed = entente_json_set_member (text, -1, name, value, order);

  g_free (text);
  return changed;
}

static char *
merge_member (EntenteValueMerge     *self,
              const char            *name,
              const EntenteVersions *versions)
{
  gsize length = entente_path_push_member (self->path, name);
  char *merged = entente_value_merge_run (self, versions);

  g_string_truncate (self->path, length);
  return merged;
}

static gboolean
is_heading (EntenteValueMerge *self,
            const char        *name)
{
  return self->type == ENTENTE_RECORD_DOCUMENT && self->path->len == 0
         && is_one_of (name, headings, G_N_ELEMENTS (headings));
}

/* Whether @merged is just what @span says, written as it is. */
static gboolean
is_written_so (const char      *merged,
               EntenteJsonSpan  span)
{
  if (merged == NULL || span.text == NULL)
    return merged == NULL && span.text == NULL;
  return strlen (merged) == span.length && memcmp (merged, span.text, span.length) == 0;
}

/* Brings one member into @text, which it takes. */
static char *
bring_in (EntenteValueMerge *self,
          Objects           *objects,
          const EntenteSide *selector_side,
          const char        *name,
          char              *text)
{
  EntenteVersions versions = find_versions (objects, name);
  g_autofree char *merged = NULL;

  if (is_heading (self, name))
    return text;
  if (selector_side != NULL && is_one_of (name, selector, G_N_ELEMENTS (selector)))
    merged = entente_json_span_dup (take (&versions, *selector_side));
  else
    merged = merge_member (self, name, &versions);
  if (is_written_so (merged, versions.ours))
    return text;
  return put_member (self, text, name, merged);
}

static char *
merge_objects (EntenteValueMerge     *self,
               const EntenteVersions *versions,
               Objects               *objects)
{
  char *text = entente_json_span_dup (versions->ours);
  EntenteSide side = ENTENTE_SIDE_OURS;
  gboolean has_selector = self->type == ENTENTE_RECORD_RELATION
                          && g_str_has_prefix (self->path->str, "citations[")
                          && g_str_has_suffix (self->path->str, "]");

  if (has_selector)
    side = choose_selector (self, objects);
  for (guint i = 0; i < entente_json_object_get_n (objects->ours); i++)
    text = bring_in (self, objects, has_selector ? &side : NULL,
                     entente_json_object_get (objects->ours, i, NULL), text);
  for (guint i = 0; i < entente_json_object_get_n (objects->theirs); i++)
    {
      const char *name = entente_json_object_get (objects->theirs, i, NULL);

      if (find (objects->ours, name).text == NULL)
        text = bring_in (self, objects, has_selector ? &side : NULL, name, text);
    }
  return text;
}

/* Three lists being merged; items are numbered as they are met. */
typedef struct
{
  EntenteKeyedList *lists[3]; /* base, ours, theirs */
  GPtrArray *keys;            /* by number, borrowed from the lists */
  GHashTable *numbers;        /* key → number + 1 */
  GArray *orders[3];
} Lists;

static void
lists_clear (Lists *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    {
      g_clear_pointer (&self->lists[i], entente_keyed_list_free);
      g_clear_pointer (&self->orders[i], g_array_unref);
    }
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lists, lists_clear)

static guint32
number_key (Lists      *self,
            const char *key)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));

  if (number > 0)
    return number - 1;
  g_ptr_array_add (self->keys, (gpointer) key);
  g_hash_table_insert (self->numbers, (gpointer) key, GUINT_TO_POINTER (self->keys->len));
  return self->keys->len - 1;
}

/* FALSE where one of them is no list of things that can be known again. */
static gboolean
lists_init (Lists                 *self,
            const EntenteVersions *versions)
{
  const EntenteJsonSpan nothing = { NULL, 0 };
  const EntenteJsonSpan base
      = versions->base.text != NULL && versions->base.text[0] == '[' ? versions->base : nothing;

  self->lists[0] = entente_keyed_list_new (base);
  self->lists[1] = entente_keyed_list_new (versions->ours);
  self->lists[2] = entente_keyed_list_new (versions->theirs);
  if (self->lists[0] == NULL || self->lists[1] == NULL || self->lists[2] == NULL)
    return FALSE;
  self->keys = g_ptr_array_new ();
  self->numbers = g_hash_table_new (entente_seeded_text_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (self->lists); i++)
    {
      self->orders[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
      for (guint k = 0; k < entente_keyed_list_get_n (self->lists[i]); k++)
        {
          guint32 number = number_key (self, entente_keyed_list_get (self->lists[i], k)->key);

          g_array_append_val (self->orders[i], number);
        }
    }
  return TRUE;
}

static EntenteJsonSpan
find_item (EntenteKeyedList *list,
           const char       *key,
           const char      **name)
{
  int index = entente_keyed_list_find (list, key);

  if (index < 0)
    return (EntenteJsonSpan){ NULL, 0 };
  *name = entente_keyed_list_get (list, (guint) index)->name;
  return entente_keyed_list_get (list, (guint) index)->span;
}

static char *
merge_item (EntenteValueMerge *self,
            Lists             *lists,
            const char        *key)
{
  const char *name = key;
  EntenteVersions versions = {
    find_item (lists->lists[0], key, &name),
    find_item (lists->lists[1], key, &name),
    find_item (lists->lists[2], key, &name),
  };
  gsize length = entente_path_push_item (self->path, name);
  char *merged = entente_value_merge_run (self, &versions);

  g_string_truncate (self->path, length);
  return merged;
}

static char *
merge_lists (EntenteValueMerge     *self,
             const EntenteVersions *versions,
             Lists                 *lists)
{
  EntenteOrderMerge orders = { lists->keys->len, lists->orders[0], lists->orders[1],
                               lists->orders[2] };
  gboolean theirs_first = entente_order_merge_is_torn (&orders)
                          && choose (self, versions) == ENTENTE_SIDE_THEIRS;
  g_autoptr (GArray) order = entente_order_merge_run (&orders, theirs_first);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < order->len; i++)
    {
      guint32 number = g_array_index (order, guint32, i);
      char *value = merge_item (self, lists, g_ptr_array_index (lists->keys, number));

      if (value != NULL)
        g_ptr_array_add (values, value);
    }
  return entente_keyed_list_join (values, versions->ours, versions->theirs);
}

static gboolean
is_long_text (EntenteValueMerge     *self,
              const EntenteVersions *versions)
{
  return (self->type == ENTENTE_RECORD_ARTICLE || self->type == ENTENTE_RECORD_STEP)
         && strcmp (self->path->str, "text") == 0 && entente_json_span_is_text (versions->base)
         && entente_json_span_is_text (versions->ours)
         && entente_json_span_is_text (versions->theirs);
}

/* Both changed it, differently. NULL where it cannot be taken apart. */
static char *
merge_parts (EntenteValueMerge     *self,
             const EntenteVersions *versions)
{
  g_auto (Objects) objects = { NULL };
  g_auto (Lists) lists = { { NULL } };

  if (versions->ours.text == NULL || versions->theirs.text == NULL
      || is_one_of (self->path->str, whole_members, G_N_ELEMENTS (whole_members)))
    return NULL;
  if (is_long_text (self, versions))
    return entente_text_merge (versions);
  objects.base = entente_json_object_new (versions->base);
  objects.ours = entente_json_object_new (versions->ours);
  objects.theirs = entente_json_object_new (versions->theirs);
  if (objects.ours != NULL && objects.theirs != NULL)
    return merge_objects (self, versions, &objects);
  if (lists_init (&lists, versions))
    return merge_lists (self, versions, &lists);
  return NULL;
}

char *
entente_value_merge_run (EntenteValueMerge     *self,
                         const EntenteVersions *versions)
{
  EntenteSide side;
  char *merged;

  if (is_clear (versions, &side))
    return entente_json_span_dup (take (versions, side));
  merged = merge_parts (self, versions);
  if (merged != NULL)
    return merged;
  return entente_json_span_dup (take (versions, choose (self, versions)));
}
