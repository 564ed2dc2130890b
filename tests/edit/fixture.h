/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-edits.h"
#include "entente-history.h"
#include "entente-map-reader.h"
#include "entente-map-writer.h"

#include <string.h>

/* A small map with every way one record can name another. */
#define FIXTURE \
  "{\n" \
  "  \"format\": \"entente-map\",\n" \
  "  \"version\": 1,\n" \
  "  \"articles\": [\n" \
  "    { \"id\": \"t1\", \"text\": \"Seoul asks Beijing.\" }\n" \
  "  ],\n" \
  "  \"actors\": [\n" \
  "    { \"id\": \"kr\", \"name\": \"Seoul\", \"rating\": 1e400 },\n" \
  "    { \"id\": \"cn\", \"name\": \"Beijing\" },\n" \
  "    { \"id\": \"kp\", \"name\": \"Pyongyang\" }\n" \
  "  ],\n" \
  "  \"relations\": [\n" \
  "    { \"id\": \"r1\", \"source\": \"kr\", \"target\": \"cn\", \"via\": [\"kp\"], " \
  "\"regarding\": [ \"kp\", \"kr\" ], \"label\": \"asks\", \"citations\": [{ \"article\": " \
  "\"t1\" }] },\n" \
  "    { \"id\": \"r2\", \"source\": \"cn\", \"target\": \"kp\", \"concerns\": [\"r1\"] },\n" \
  "    { \"id\": \"r3\", \"source\": \"kp\", \"target\": \"kp\" }\n" \
  "  ],\n" \
  "  \"story\": [\n" \
  "    { \"id\": \"s1\", \"actors\": [\"kr\", \"kp\"], \"relations\": [\"r1\"] }\n" \
  "  ]\n" \
  "}\n"

static inline EntenteMap *
fixture_read (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static inline char *
fixture_write (EntenteMap *map)
{
  g_autoptr (GBytes) bytes = entente_map_to_bytes (map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static inline void
fixture_assert_text (EntenteMap *map,
                     const char *expected)
{
  g_autofree char *text = fixture_write (map);

  g_assert_cmpstr (text, ==, expected);
}

/* What the map says must also be what a fresh reading of it says. */
static inline void
fixture_assert_sound (EntenteMap *map)
{
  g_autofree char *text = fixture_write (map);
  g_autoptr (EntenteMap) again = fixture_read (text);

  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    g_assert_cmpuint (entente_map_get_n_records (again, type), ==,
                      entente_map_get_n_records (map, type));
}
