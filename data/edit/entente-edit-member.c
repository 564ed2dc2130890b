/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edits.h"

#include "entente-json-text.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *member;
  const char *name;
} names[] = {
  { "accessed", N_("Change Access Date") },
  { "aliases", N_("Change Aliases") },
  { "archive_url", N_("Change Archive Address") },
  { "authors", N_("Change Authors") },
  { "bend", N_("Bend Relation") },
  { "citations", N_("Change Citations") },
  { "claim", N_("Change Claim") },
  { "color", N_("Change Color") },
  { "concerns", N_("Change What It Concerns") },
  { "description", N_("Change Description") },
  { "direction", N_("Change Direction") },
  { "form", N_("Change Form") },
  { "group", N_("Change Group") },
  { "kind", N_("Change Kind") },
  { "kinds", N_("Change Kinds") },
  { "label", N_("Change Label") },
  { "language", N_("Change Language") },
  { "name", N_("Change Name") },
  { "names", N_("Change Names") },
  { "note", N_("Change Note") },
  { "phase", N_("Change Phase") },
  { "phrase", N_("Change Phrase") },
  { "pinned", N_("Change Pin") },
  { "position", N_("Move") },
  { "published", N_("Change Publication Date") },
  { "publisher", N_("Change Publisher") },
  { "regarding", N_("Change Third Parties") },
  { "since", N_("Change Since") },
  { "source", N_("Change Source") },
  { "target", N_("Change Target") },
  { "text", N_("Change Text") },
  { "title", N_("Change Title") },
  { "tone", N_("Change Tone") },
  { "until", N_("Change Until") },
  { "url", N_("Change Address") },
  { "via", N_("Change Intermediaries") },
  { "view", N_("Change View") },
  { "weight", N_("Change Weight") },
};

static char *
dup_name (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].member, member) == 0)
      return g_strdup (_(names[i].name));
  /* Translators: the name of an undo step; %s is a member of the file, such as “rating”. */
  return g_strdup_printf (_("Change “%s”"), member);
}

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
  g_autofree char *name = dup_name (member);
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
