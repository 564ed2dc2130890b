/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-kind-list.h"

#include "entente-map-private.h"
#include "entente-seeded-hash.h"

#include <math.h>
#include <string.h>

static const struct
{
  const char *key;
  EntenteShape shape;
} built_in_shapes[] = {
  { "state", ENTENTE_SHAPE_BOX },
  { "person", ENTENTE_SHAPE_PILL },
  { "organization", ENTENTE_SHAPE_CHAMFER },
  { "institution", ENTENTE_SHAPE_CHAMFER },
  { "media", ENTENTE_SHAPE_PLAIN },
};

EntenteShape
entente_kind_get_built_in_shape (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (built_in_shapes); i++)
    if (strcmp (built_in_shapes[i].key, key) == 0)
      return built_in_shapes[i].shape;
  return ENTENTE_SHAPE_BOX;
}

static void
undescribe (EntenteKind *kind)
{
  if (kind->label != kind->key)
    g_free ((char *) kind->label);
  g_free ((char *) kind->phrase);
  kind->label = kind->key;
  kind->phrase = NULL;
  kind->color = ENTENTE_NO_COLOR;
  kind->shape = entente_kind_get_built_in_shape (kind->key);
  kind->order = NAN;
  kind->listed = FALSE;
}

static void
kind_free (EntenteKind *kind)
{
  undescribe (kind);
  g_free ((char *) kind->key);
  g_free (kind);
}

void
entente_kind_list_init (EntenteKindList *self)
{
  self->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) kind_free);
  self->by_key = g_hash_table_new (entente_seeded_text_hash, g_str_equal);
  entente_kind_list_intern (self, "", 0);
}

void
entente_kind_list_clear (EntenteKindList *self)
{
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
}

guint32
entente_kind_list_intern (EntenteKindList *self,
                          const char      *key,
                          gssize           length)
{
  g_autofree char *copy = length < 0 ? g_strdup (key) : g_strndup (key, (gsize) length);
  EntenteKind *kind;
  gpointer index;

  if (g_hash_table_lookup_extended (self->by_key, copy, NULL, &index))
    return GPOINTER_TO_UINT (index);
  kind = g_new0 (EntenteKind, 1);
  kind->key = kind->label = g_steal_pointer (&copy);
  undescribe (kind);
  g_ptr_array_add (self->kinds, kind);
  g_hash_table_insert (self->by_key, (char *) kind->key, GUINT_TO_POINTER (self->kinds->len - 1));
  return self->kinds->len - 1;
}

EntenteKind *
entente_kind_list_get (EntenteKindList *self,
                       guint32          index)
{
  g_return_val_if_fail (index < self->kinds->len, g_ptr_array_index (self->kinds, 0));

  return g_ptr_array_index (self->kinds, index);
}

void
entente_kind_list_undescribe (EntenteKindList *self)
{
  for (guint i = 0; i < self->kinds->len; i++)
    undescribe (g_ptr_array_index (self->kinds, i));
}

void
entente_kind_list_describe (EntenteKindList   *self,
                            const char        *key,
                            const EntenteKind *described)
{
  EntenteKind *kind = entente_kind_list_get (self, entente_kind_list_intern (self, key, -1));

  undescribe (kind);
  if (described->label != NULL)
    kind->label = g_strdup (described->label);
  kind->phrase = g_strdup (described->phrase);
  kind->color = described->color;
  kind->shape = described->shape;
  kind->order = described->order;
  kind->listed = TRUE;
}
