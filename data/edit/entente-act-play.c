/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-act-private.h"
#include "entente-act-recorder.h"
#include "entente-json-text.h"
#include "entente-map-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#define WHITE_SPACE " \t\r\n"
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                       _("A step of the draft cannot be read."));
  return FALSE;
}

static gboolean
is_white (const char *bytes,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '\0' || strchr (WHITE_SPACE, bytes[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Whether the whole may stand in a file: white space, an object, white space; what is set aside may
 * be any value. */
static gboolean
check_whole (const char           *whole,
             gsize                 length,
             gsize                 lead,
             gsize                 trail,
             EntenteRecordType     type,
             EntenteRecordedState  state)
{
  gsize mark = 0;

  if (lead > length || trail > length - lead || length - lead - trail == 0)
    return FALSE;
  if (type == ENTENTE_RECORD_DOCUMENT && lead >= strlen (BYTE_ORDER_MARK)
      && memcmp (whole, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    mark = strlen (BYTE_ORDER_MARK);
  if (!is_white (whole + mark, lead - mark) || !is_white (whole + length - trail, trail))
    return FALSE;
  if ((state != ENTENTE_RECORDED_SET_ASIDE || type == ENTENTE_RECORD_DOCUMENT) && whole[lead] != '{')
    return FALSE;
  return entente_json_is_well_formed (whole + lead, length - lead - trail);
}

static EntenteRecord *
make_value (EntenteRecord        *from,
            EntenteRecordType     type,
            EntenteRecordedState  state,
            GVariant             *swap)
{
  g_autoptr (EntenteRecord) value = NULL;
  g_autoptr (GVariant) middle = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint32 prefix, suffix, lead, trail;
  gsize from_length = 0;
  gsize from_lead, from_trail;
  gsize n_middle;
  const char *from_whole = "";
  const char *middle_bytes;
  GByteArray *whole;

  if (from != NULL)
    {
      from_whole = entente_record_get_lead (from, &from_lead);
      entente_record_get_trail (from, &from_trail);
      entente_record_get_json (from, &from_length);
      from_length += from_lead + from_trail;
    }
  g_variant_get (swap, "(yuuyuu@ayuu)", NULL, NULL, NULL, NULL, &prefix, &suffix, &middle, &lead,
                 &trail);
  if (prefix > from_length || suffix > from_length - prefix)
    return NULL;
  middle_bytes = g_variant_get_fixed_array (middle, &n_middle, 1);
  if ((guint64) prefix + suffix + n_middle >= G_MAXUINT32)
    return NULL;

  whole = g_byte_array_sized_new ((guint) (prefix + suffix + n_middle));
  g_byte_array_append (whole, (const guint8 *) from_whole, prefix);
  g_byte_array_append (whole, (const guint8 *) middle_bytes, (guint) n_middle);
  g_byte_array_append (whole, (const guint8 *) from_whole + from_length - suffix, suffix);
  bytes = g_byte_array_free_to_bytes (whole);
  if (!check_whole (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), lead, trail, type,
                    state))
    return NULL;
  value = entente_record_new_span (bytes, lead, g_bytes_get_size (bytes) - lead - trail, lead,
                                   trail);
  return state == ENTENTE_RECORDED_SET_ASIDE ? entente_record_set_aside (value)
                                             : g_steal_pointer (&value);
}

static gboolean
add_swap (EntenteAct        *act,
          EntenteSlotNames  *names,
          EntenteHistoryStep step,
          GVariant          *swap)
{
  g_autoptr (EntenteRecord) from = NULL;
  g_autoptr (EntenteRecord) to = NULL;
  guchar type;
  guchar state;
  guint32 name, place_name, slot, place;

  g_variant_get (swap, "(yuuyuu@ayuu)", &type, &name, &place_name, &state, NULL, NULL, NULL, NULL,
                 NULL);
  if (type >= ENTENTE_N_RECORD_TYPES || name == ENTENTE_NO_SLOT
      || state > ENTENTE_RECORDED_SET_ASIDE
      || (type == ENTENTE_RECORD_DOCUMENT && state == ENTENTE_RECORDED_NOTHING)
      || !entente_slot_names_find_slot (names, act->map, type, name, &slot)
      || !entente_slot_names_find_slot (names, act->map, type, place_name, &place)
      || entente_act_find_swap (act, type, slot) != NULL)
    return FALSE;

  if (entente_map_is_alive (act->map, type, slot)
      || entente_map_is_set_aside (act->map, type, slot))
    from = entente_map_dup_record (act->map, type, slot);
  if (state != ENTENTE_RECORDED_NOTHING)
    {
      to = make_value (from, type, state, swap);
      if (to == NULL)
        return FALSE;
    }
  if (step == ENTENTE_HISTORY_UNDONE)
    entente_act_add_swap (act, type, slot, g_steal_pointer (&to), g_steal_pointer (&from), place);
  else
    entente_act_add_swap (act, type, slot, g_steal_pointer (&from), g_steal_pointer (&to), place);
  return TRUE;
}

static EntenteAct *
make_act (EntenteMap         *map,
          EntenteSlotNames   *names,
          EntenteHistoryStep  step,
          const char         *name,
          GVariant           *swaps)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, name);
  gsize n_swaps = g_variant_n_children (swaps);

  for (gsize i = 0; i < n_swaps; i++)
    {
      g_autoptr (GVariant) swap = g_variant_get_child_value (swaps, i);

      if (!add_swap (act, names, step, swap))
        return NULL;
    }
  return g_steal_pointer (&act);
}

gboolean
entente_act_play (EntenteHistory    *history,
                  EntenteSlotNames  *names,
                  GBytes            *bytes,
                  GError           **error)
{
  g_autoptr (GVariant) stored = NULL;
  g_autoptr (GVariant) piece = NULL;
  g_autoptr (GVariant) swaps = NULL;
  EntenteAct *act = NULL;
  const char *name;
  guchar step;

  stored = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (ENTENTE_ACT_PIECE_TYPE), bytes, FALSE));
  if (!g_variant_is_normal_form (stored))
    return fail (error);
  piece = G_BYTE_ORDER == G_LITTLE_ENDIAN ? g_variant_ref (stored) : g_variant_byteswap (stored);
  g_variant_get (piece, "(y&s@a" ENTENTE_ACT_SWAP_TYPE ")", &step, &name, &swaps);
  if (step > ENTENTE_HISTORY_REDONE)
    return fail (error);

  if (g_variant_n_children (swaps) > 0)
    {
      act = make_act (entente_history_get_map (history), names, step, name, swaps);
      if (act == NULL)
        return fail (error);
    }
  return entente_history_replay (history, step, act, error);
}
