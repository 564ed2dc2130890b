/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever the bytes are: what is taken as a map is written back byte for byte, and so is what is sound
 * in what is refused. Edited it is a map still, and undone the same bytes. */

#include "fuzz.h"

#include "entente-edit-repair.h"
#include "entente-edits.h"
#include "entente-history.h"
#include "entente-json-text.h"
#include "entente-map-reader.h"
#include "entente-map-writer.h"

static void
check_written (EntenteMap *map,
               GBytes     *bytes)
{
  g_autoptr (GBytes) written = entente_map_to_bytes (map);

  g_assert_true (g_bytes_equal (written, bytes));
}

/* Each record set aside has a reason. */
static void
check_problems (EntenteMap *map)
{
  for (guint type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    for (guint32 slot = entente_map_get_first_entry (map, type); slot != ENTENTE_NO_SLOT;
         slot = entente_map_get_next_entry (map, type, slot))
      if (entente_map_is_set_aside (map, type, slot))
        g_free (entente_map_dup_problem (map, type, slot));
}

static EntenteMap *
read_again (EntenteMap *map)
{
  g_autoptr (GBytes) written = entente_map_to_bytes (map);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  return entente_map_read_sound (written, faults, NULL, NULL, NULL, NULL);
}

/* @act: (transfer full) (nullable): NULL where the record has such a fault that it was refused */
static void
perform (EntenteHistory *history,
         EntenteAct     *act)
{
  if (act != NULL)
    entente_history_perform (history, act);
}

/* Members added, changed and taken away in every record there is, and the first actor with all that is
 * about it. */
static void
edit (EntenteHistory *history)
{
  EntenteMap *map = entente_history_get_map (history);
  guint32 first = entente_map_get_first (map, ENTENTE_RECORD_ACTOR);
  guint32 added;

  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    for (guint32 slot = entente_map_get_first (map, type); slot != ENTENTE_NO_SLOT;
         slot = entente_map_get_next (map, type, slot))
      {
        perform (history, entente_edit_text (map, type, slot, "title", "“so”", NULL));
        perform (history, entente_edit_member (map, type, slot, "x-own", "[1]", NULL));
        perform (history, entente_edit_member (map, type, slot, "label", NULL, NULL));
      }
  perform (history, entente_edit_add_actor (map, "이\n", 1.5, -2, &added));
  if (first != ENTENTE_NO_SLOT)
    perform (history, entente_edit_remove (map, &first, 1, NULL, 0));
}

static void
check_edited (EntenteMap *map,
              GBytes     *bytes)
{
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteMap) again = NULL;

  edit (history);
  again = read_again (map);
  g_assert_nonnull (again);
  /* What was set aside for an id that was taken is sound once that is gone. */
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    g_assert_cmpuint (entente_map_get_n_records (again, type), >=,
                      entente_map_get_n_records (map, type));
  while (entente_history_undo (history))
    continue;
  check_written (map, bytes);
}

/* As a value of its own: what is checked may be taken apart. */
static void
check_text (const char *text,
            gsize       length)
{
  g_autofree char *string = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  if (entente_json_check (text, (gssize) length, &error))
    g_assert_true (entente_json_is_well_formed (text, length));
  if (!entente_json_is_well_formed (text, length))
    return;
  string = entente_json_dup_string (text, (gssize) length);
  quoted = string != NULL ? entente_json_quote (string) : NULL;
  again = quoted != NULL ? entente_json_dup_string (quoted, -1) : NULL;
  g_assert_cmpstr (again, ==, string);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (EntenteFaultList) sound_faults = entente_fault_list_new ();
  g_autoptr (EntenteMap) map = entente_map_read (bytes, faults, NULL, NULL, NULL, NULL);
  g_autoptr (EntenteMap) sound
      = entente_map_read_sound (bytes, sound_faults, NULL, NULL, NULL, NULL);
  guint n_faults = entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT);

  g_autofree char *told = entente_fault_list_to_string (faults, "x.json");

  g_assert_cmpint (*told != '\0', ==, entente_fault_list_get_n_kept (faults) > 0);
  g_assert_cmpint (map != NULL, ==, n_faults == 0);
  g_assert_cmpuint (entente_fault_list_get_n (sound_faults, ENTENTE_VERDICT_FAULT), ==, n_faults);
  if (map != NULL)
    check_written (map, bytes);
  if (sound != NULL)
    {
      check_written (sound, bytes);
      check_problems (sound);
      check_edited (sound, bytes);
    }
  if (g_utf8_validate ((const char *) data, (gssize) size, NULL))
    check_text ((const char *) data, size);
  return 0;
}
