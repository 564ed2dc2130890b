/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft's bytes, whoever made them: they are parsed as they are; and, as no change of bytes comes past
 * a checksum, taken for pieces (each behind its length, two bytes, little-endian) that are written as a
 * draft, read again, and played on a map. What a piece makes of the map is a map. */

#include "fuzz.h"

#include "entente-act-recorder.h"
#include "entente-draft-format.h"
#include "entente-map-reader.h"
#include "entente-map-writer.h"

#include <string.h>

#define BASE \
  "{ \"format\": \"entente-map\", \"version\": 1, \"articles\": [ { \"id\": \"t\", \"text\": \"a b\" } ], " \
  "\"actors\": [ { \"id\": \"a\" }, { \"name\": \"no id\" }, { \"id\": \"b\" } ], \"relations\": [ " \
  "{ \"id\": \"r\", \"source\": \"a\", \"target\": \"b\", \"citations\": [ { \"article\": \"t\" } ] }, " \
  "7, { \"id\": \"s\", \"source\": \"b\", \"target\": \"a\", \"concerns\": [ \"r\" ] } ], " \
  "\"story\": [ { \"id\": \"1\", \"relations\": [ \"s\" ] } ] }"

static EntenteMap *
read_map (GBytes *bytes)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  return entente_map_read_sound (bytes, faults, NULL, NULL, NULL, NULL);
}

static void
check_parse (const uint8_t *data,
             size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (EntenteDraft) draft = entente_draft_parse (bytes, NULL);

  if (draft != NULL)
    g_assert_cmpuint (draft->sound_size, <=, size);
}

static GPtrArray *
split (const uint8_t *data,
       size_t         size)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  while (size >= 2)
    {
      size_t length = MIN ((size_t) (data[0] | data[1] << 8), size - 2);

      g_ptr_array_add (pieces, g_bytes_new (data + 2, length));
      data += 2 + length;
      size -= 2 + length;
    }
  return pieces;
}

/* What is written is read, piece by piece. */
static void
check_round_trip (GPtrArray *pieces)
{
  const EntenteDraftHeader header = {
    .digest = (char *) "00", .name = (char *) "x", .path = (char *) "/\xff", .title = (char *) "이",
  };
  EntenteDraftHeader copy;
  GByteArray *file = entente_draft_begin (&header);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntenteDraft) draft = NULL;

  for (guint i = 0; i < pieces->len; i++)
    entente_draft_append (file, pieces->pdata[i]);
  bytes = g_byte_array_free_to_bytes (file);
  draft = entente_draft_parse (bytes, NULL);
  g_assert_nonnull (draft);
  g_assert_cmpuint (draft->sound_size, ==, g_bytes_get_size (bytes));
  g_assert_cmpuint (draft->pieces->len, ==, pieces->len);
  for (guint i = 0; i < pieces->len; i++)
    g_assert_true (g_bytes_equal (draft->pieces->pdata[i], pieces->pdata[i]));
  entente_draft_header_copy (&draft->header, &copy);
  g_assert_cmpstr (copy.path, ==, header.path);
  g_assert_cmpstr (copy.title, ==, header.title);
  entente_draft_header_clear (&copy);
}

static void
check_play (GPtrArray *pieces)
{
  g_autoptr (GBytes) base = g_bytes_new_static (BASE, strlen (BASE));
  g_autoptr (EntenteMap) map = read_map (base);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (EntenteSlotNames) names = entente_slot_names_new (map);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (EntenteMap) again = NULL;

  for (guint i = 0; i < pieces->len; i++)
    if (!entente_act_play (history, names, pieces->pdata[i], NULL))
      break;
  written = entente_map_to_bytes (map);
  again = read_map (written);
  g_assert_nonnull (again);
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    g_assert_cmpuint (entente_map_get_n_records (again, type), >=,
                      entente_map_get_n_records (map, type));
  while (entente_history_undo (history))
    continue;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GPtrArray) pieces = split (data, size);

  check_parse (data, size);
  check_round_trip (pieces);
  check_play (pieces);
  return 0;
}
