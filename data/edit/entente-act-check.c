/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-act-private.h"
#include "entente-map-reader.h"
#include "entente-record-reader.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
path_is_in_member (const char *path,
                   const char *member)
{
  gsize length = strlen (member);

  return strncmp (path, member, length) == 0 && strchr (".[", path[length]) != NULL;
}

/* @set_aside: the record had faults before; those of other members are not this edit's. */
static gboolean
check_faults (EntenteFaultList  *faults,
              const char        *member,
              gboolean           set_aside,
              GError           **error)
{
  for (guint i = 0; i < entente_fault_list_get_n_kept (faults); i++)
    {
      const EntenteFault *fault = entente_fault_list_get (faults, i);

      if ((fault->verdict == ENTENTE_VERDICT_WARNING || set_aside)
          && (member == NULL || !path_is_in_member (fault->path, member)))
        continue;
      g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE, fault->message);
      return FALSE;
    }
  return TRUE;
}

/* Whether something the act adds has this id. */
static gboolean
act_adds (EntenteAct        *self,
          EntenteRecordType  type,
          const char        *id)
{
  EntenteSwap *swap;
  gpointer slot;

  if (self->added[type] == NULL
      || !g_hash_table_lookup_extended (self->added[type], id, NULL, &slot))
    return FALSE;
  swap = entente_act_find_swap (self, type, GPOINTER_TO_UINT (slot));
  return swap != NULL && swap->after != NULL;
}

static const char *
get_type_word (EntenteRecordType type)
{
  switch (type)
    {
    case ENTENTE_RECORD_ACTOR:
      return _("actor");
    case ENTENTE_RECORD_RELATION:
      return _("relation");
    default:
      return _("article");
    }
}

static gboolean
check_named (EntenteAct  *self,
             GArray      *named,
             GError     **error)
{
  for (guint i = 0; i < named->len; i++)
    {
      const EntenteNamed *entry = &g_array_index (named, EntenteNamed, i);
      EntenteRecordType type = entente_role_get_record_type (entry->role);
      guint32 slot = entente_map_find (self->map, type, entry->id);
      EntenteSwap *swap = NULL;

      if (slot != ENTENTE_NO_SLOT)
        swap = entente_act_find_swap (self, type, slot);
      if (slot != ENTENTE_NO_SLOT && (swap == NULL || swap->after != NULL))
        continue;
      if (slot == ENTENTE_NO_SLOT && act_adds (self, type, entry->id))
        continue;
      /* Translators: "No actor has the id “x”." */
      g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE, _("No %s has the id “%s”."),
                   get_type_word (type), entry->id);
      return FALSE;
    }
  return TRUE;
}

/* Whether following `concerns` from @from leads to @wanted. Each relation is looked at once. */
static gboolean
leads_to (EntenteMap *map,
          guint32     from,
          guint32     wanted)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (open, from);
  while (open->len > 0)
    {
      guint32 relation = g_array_index (open, guint32, open->len - 1);
      EntenteReferenceIter iter;
      EntenteReference reference;

      g_array_set_size (open, open->len - 1);
      if (relation == wanted)
        return TRUE;
      if (!g_hash_table_add (seen, GUINT_TO_POINTER (relation)))
        continue;
      entente_map_iter_relation (map, relation, &iter);
      while (entente_reference_iter_next (&iter, &reference))
        if (reference.role == ENTENTE_ROLE_CONCERNS)
          g_array_append_val (open, reference.other);
    }
  return FALSE;
}

static gboolean
check_cycle (EntenteAct  *self,
             guint32      relation,
             GArray      *named,
             GError     **error)
{
  for (guint i = 0; i < named->len; i++)
    {
      const EntenteNamed *entry = &g_array_index (named, EntenteNamed, i);
      guint32 concerned;

      if (entry->role != ENTENTE_ROLE_CONCERNS)
        continue;
      concerned = entente_map_find (self->map, ENTENTE_RECORD_RELATION, entry->id);
      if (concerned == ENTENTE_NO_SLOT || !leads_to (self->map, concerned, relation))
        continue;
      g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                   _("The relation “%s” concerns this one already; relations cannot concern each "
                     "other in a circle."),
                   entry->id);
      return FALSE;
    }
  return TRUE;
}

gboolean
entente_act_check_member (EntenteAct         *self,
                          EntenteRecordType   type,
                          guint32             slot,
                          EntenteRecord      *record,
                          const char         *member,
                          GError            **error)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GArray) named = entente_named_list_new ();
  EntenteRow row;

  if (member != NULL && strcmp (member, "id") == 0)
    {
      g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                   _("An id cannot be changed: other records name this one by it."));
      return FALSE;
    }
  entente_record_read (self->map, type, record, entente_map_peek_row (self->map, type, slot), FALSE,
                       faults, &row, named);
  if (!check_faults (faults, member, entente_record_is_set_aside (record), error)
      || !check_named (self, named, error))
    return FALSE;
  return type != ENTENTE_RECORD_RELATION || check_cycle (self, slot, named, error);
}

gboolean
entente_act_check_record (EntenteAct         *self,
                          EntenteRecordType   type,
                          guint32             slot,
                          EntenteRecord      *record,
                          GError            **error)
{
  return entente_act_check_member (self, type, slot, record, NULL, error);
}
