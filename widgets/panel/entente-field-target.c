/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-field-target.h"

#include "entente-edit-citation.h"
#include "entente-edit-kind.h"
#include "entente-edits.h"
#include "entente-json-text.h"
#include "entente-member-text.h"

/* More records than these are not compared while somebody waits: they count as mixed. */
#define N_COMPARED_MAX 2000

void
entente_field_target_clear (EntenteFieldTarget *self)
{
  g_clear_pointer (&self->slots, g_array_unref);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->member, g_free);
  g_clear_pointer (&self->within, g_free);
}

/* What the record has as a member of its own: the one meant, or the object it stands in. */
static const char *
get_own_member (const EntenteFieldTarget *self)
{
  return self->within != NULL ? self->within : self->member;
}

/* What all of the records say; NULL where they differ. */
static char *
dup_common_value (const EntenteFieldTarget *self,
                  EntenteMap               *map,
                  gboolean                 *is_mixed)
{
  g_autofree char *common = NULL;
  gboolean has_common = FALSE;

  *is_mixed = self->slots->len > N_COMPARED_MAX;
  for (guint i = 0; i < self->slots->len && !*is_mixed; i++)
    {
      guint32 slot = g_array_index (self->slots, guint32, i);
      g_autofree char *value = NULL;

      if (!entente_map_is_alive (map, self->item.type, slot))
        continue;
      value = entente_map_dup_member_text (map, self->item.type, slot, get_own_member (self));
      if (has_common)
        *is_mixed = g_strcmp0 (value, common) != 0;
      else
        common = g_steal_pointer (&value);
      has_common = TRUE;
    }
  return *is_mixed ? NULL : g_steal_pointer (&common);
}

static char *
dup_own_value (const EntenteFieldTarget *self,
               EntenteMap               *map,
               gboolean                 *is_mixed)
{
  const char *member = get_own_member (self);

  *is_mixed = FALSE;
  if (self->slots != NULL)
    return dup_common_value (self, map, is_mixed);
  if (self->of_view)
    return entente_view_dup_member (map, member);
  if (self->kind != NULL)
    return entente_kind_dup_member (map, self->item.type, self->kind, member);
  if (self->of_citation)
    return entente_citation_dup_member (map, self->item.slot, self->citation, member);
  return entente_map_dup_member_text (map, self->item.type, self->item.slot, member);
}

char *
entente_field_target_dup_value (const EntenteFieldTarget *self,
                                EntenteMap               *map,
                                gboolean                 *is_mixed)
{
  g_autofree char *own = dup_own_value (self, map, is_mixed);
  gsize start;
  gsize length;

  if (self->within == NULL)
    return g_steal_pointer (&own);
  if (own == NULL || *own != '{'
      || !entente_json_find_member (own, -1, self->member, &start, &length))
    return NULL;
  return g_strndup (own + start, length);
}

/* (nullable): the object with the member set, or without it; none where nothing is left in it. */
static char *
dup_object_with (const EntenteFieldTarget *self,
                 EntenteMap               *map,
                 const char               *value)
{
  const char *const order[] = { self->member, NULL };
  gboolean is_mixed;
  g_autofree char *own = dup_own_value (self, map, &is_mixed);
  g_autofree char *changed = NULL;
  g_auto (GStrv) names = NULL;

  changed = entente_json_set_member (own != NULL && *own == '{' ? own : "{}", -1, self->member,
                                     value, order);
  names = entente_json_dup_member_names (changed, -1);
  return names[0] != NULL ? g_steal_pointer (&changed) : NULL;
}

static EntenteAct *
make_own_act (const EntenteFieldTarget  *self,
              EntenteMap                *map,
              const char                *value,
              GError                   **error)
{
  const char *member = get_own_member (self);

  if (self->slots != NULL)
    return entente_edit_member_of_many (map, self->item.type,
                                        (const guint32 *) (gpointer) self->slots->data,
                                        self->slots->len, member, value, error);
  if (self->of_view)
    return entente_edit_view_member (map, member, value, error);
  if (self->kind != NULL)
    return entente_edit_kind_member (map, self->item.type, self->kind, member, value, error);
  if (self->of_citation)
    return entente_edit_citation_member (map, self->item.slot, self->citation, member, value,
                                         error);
  return entente_edit_member (map, self->item.type, self->item.slot, member, value, error);
}

EntenteAct *
entente_field_target_edit (const EntenteFieldTarget  *self,
                           EntenteMap                *map,
                           const char                *value,
                           GError                   **error)
{
  g_autofree char *object = NULL;

  if (self->within == NULL)
    return make_own_act (self, map, value, error);
  object = dup_object_with (self, map, value);
  return make_own_act (self, map, object, error);
}
