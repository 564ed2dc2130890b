/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-json-text.h"
#include "entente-step-name.h"

#include <glib/gi18n.h>

/**
 * entente_edit_member:
 * @value: (nullable): JSON text; NULL removes the member
 *
 * See the header.
 *
 * Returns: (transfer full): the act; NULL with @error where the format does not allow the value
 */
EntenteAct *
entente_edit_member (EntenteMap         *map,
                     EntenteRecordType   type,
                     guint32             slot,
                     const char         *member,
                     const char         *value,
                     GError            **error)
{
  g_autofree char *title = entente_step_name_dup_title (map, type, slot);
  g_autofree char *name = entente_step_name_dup_member (title, member);
  g_autofree char *key = g_strdup_printf ("%u %u %s", (guint) type, slot, member);
  g_autoptr (EntenteAct) act = entente_act_new (map, name);

  if (!entente_act_set_member (act, type, slot, member, value, error))
    return NULL;
  entente_act_set_merge_key (act, key);
  return g_steal_pointer (&act);
}

/**
 * entente_edit_text:
 * @text: plain; "" removes the member
 *
 * See the header.
 *
 * Returns: (transfer full): as entente_edit_member()
 */
EntenteAct *
entente_edit_text (EntenteMap         *map,
                   EntenteRecordType   type,
                   guint32             slot,
                   const char         *member,
                   const char         *text,
                   GError            **error)
{
  g_autofree char *value = *text != '\0' ? entente_json_quote (text) : NULL;

  return entente_edit_member (map, type, slot, member, value, error);
}

/* The place of the records among each other tells which were meant. */
static char *
dup_key_of_many (EntenteRecordType  type,
                 const guint32     *slots,
                 guint              n_slots,
                 const char        *member)
{
  guint32 mixed = 0;

  for (guint i = 0; i < n_slots; i++)
    mixed = mixed * 31 + slots[i];
  return g_strdup_printf ("many %u %u %u %s", (guint) type, n_slots, mixed, member);
}

static char *
dup_title_of_many (EntenteRecordType type,
                   guint             n_slots)
{
  switch (type)
    {
    case ENTENTE_RECORD_ACTOR:
      return g_strdup_printf (ngettext ("%u actor", "%u actors", n_slots), n_slots);
    case ENTENTE_RECORD_RELATION:
      return g_strdup_printf (ngettext ("%u relation", "%u relations", n_slots), n_slots);
    default:
      return g_strdup_printf (ngettext ("%u record", "%u records", n_slots), n_slots);
    }
}

/**
 * entente_edit_member_of_many:
 * @slots: (array length=n_slots): records of one type, at least one
 * @value: (nullable): JSON text; NULL removes the member
 *
 * See the header.
 *
 * Returns: (transfer full): the act; NULL with @error where the format does not allow the value for
 *   one of them
 */
EntenteAct *
entente_edit_member_of_many (EntenteMap         *map,
                             EntenteRecordType   type,
                             const guint32      *slots,
                             guint               n_slots,
                             const char         *member,
                             const char         *value,
                             GError            **error)
{
  g_autofree char *title = dup_title_of_many (type, n_slots);
  g_autofree char *name = entente_step_name_dup_member (title, member);
  g_autofree char *key = dup_key_of_many (type, slots, n_slots, member);
  g_autoptr (EntenteAct) act = entente_act_new (map, name);

  entente_act_expect (act, n_slots);
  for (guint i = 0; i < n_slots; i++)
    {
      if (!entente_act_set_member (act, type, slots[i], member, value, error))
        return NULL;
    }
  entente_act_set_merge_key (act, key);
  return g_steal_pointer (&act);
}
