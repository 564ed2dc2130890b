/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-edit-repair.h"

#include "entente-act-private.h"
#include "entente-candidate-private.h"
#include "entente-document-lists.h"
#include "entente-json-text.h"
#include "entente-map-private.h"
#include "entente-map-reader.h"

#include <glib/gi18n.h>
#include <string.h>

char *
entente_map_dup_problem (EntenteMap        *map,
                         EntenteRecordType  type,
                         guint32            slot)
{
  g_autoptr (EntenteCandidate) candidate = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (entente_map_is_set_aside (map, type, slot), NULL);

  candidate = entente_candidate_new (map, type, slot, NULL, &error);
  if (candidate == NULL)
    return g_strdup (error->message);
  if (type != ENTENTE_RECORD_DOCUMENT && !entente_candidate_check (candidate, map, &error))
    return g_strdup (error->message);
  return NULL;
}

guint
entente_map_get_n_problems (EntenteMap *map)
{
  guint n = 0;

  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    n += entente_map_get_n_set_aside (map, type);
  return n;
}

static const char *
get_step_name (EntenteRecordType type)
{
  switch (type)
    {
    case ENTENTE_RECORD_ARTICLE:
      return _("Repair Article");
    case ENTENTE_RECORD_ACTOR:
      return _("Repair Actor");
    case ENTENTE_RECORD_RELATION:
      return _("Repair Relation");
    case ENTENTE_RECORD_STEP:
      return _("Repair Step of the Story");
    case ENTENTE_RECORD_DOCUMENT:
    default:
      return _("Repair Map");
    }
}

/* @text as a record in the place of the one set aside. */
static EntenteCandidate *
read_text (EntenteMap         *map,
           EntenteRecordType   type,
           guint32             slot,
           const char         *text,
           GError            **error)
{
  g_autoptr (EntenteRecord) aside = entente_map_dup_record (map, type, slot);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (!entente_json_check (trimmed, -1, error))
    return NULL;
  return entente_candidate_new (map, type, slot, entente_record_new_like (aside, trimmed, -1), error);
}

static gboolean
check_lists (EntenteMap  *map,
             EntenteCandidate   *document,
             GError     **error)
{
  gsize length;
  const char *json = entente_record_get_json (document->record, &length);
  const char *missing
      = entente_document_find_missing_list (json, length, entente_map_get_types (map));

  if (missing == NULL)
    return TRUE;
  g_set_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
               _("The list “%s” must stay, as []: its records are put there when the map is saved."),
               missing);
  return FALSE;
}

EntenteAct *
entente_edit_repair (EntenteMap         *map,
                     EntenteRecordType   type,
                     guint32             slot,
                     const char         *text,
                     GError            **error)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, get_step_name (type));
  g_autoptr (EntenteCandidate) candidate = NULL;

  g_return_val_if_fail (entente_map_is_set_aside (map, type, slot), NULL);

  candidate = read_text (map, type, slot, text, error);
  if (candidate == NULL)
    return NULL;
  if (type == ENTENTE_RECORD_DOCUMENT)
    {
      if (!check_lists (map, candidate, error))
        return NULL;
      entente_act_take_in (act, g_steal_pointer (&candidate));
      return g_steal_pointer (&act);
    }
  if (!entente_candidate_check (candidate, map, error))
    return NULL;
  entente_act_take_in (act, g_steal_pointer (&candidate));
  return g_steal_pointer (&act);
}

EntenteAct *
entente_edit_discard (EntenteMap        *map,
                      EntenteRecordType  type,
                      const guint32     *slots,
                      guint              n_slots)
{
  EntenteAct *act = entente_act_new (map, _("Remove What Has Faults"));

  for (guint i = 0; i < n_slots; i++)
    if (type != ENTENTE_RECORD_DOCUMENT && entente_map_is_set_aside (map, type, slots[i]))
      entente_act_drop_record (act, type, slots[i]);
  return act;
}
