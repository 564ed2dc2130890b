/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-comparison.h"
#include "entente-map-reader.h"
#include "entente-map-writer.h"

#include <string.h>

/* What the tests of this room share: maps from texts and back. */

static inline EntenteMap *
maps_read_bytes (GBytes *bytes)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static inline EntenteMap *
maps_read (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return maps_read_bytes (bytes);
}

static inline char *
maps_write (EntenteMap *map)
{
  g_autoptr (GBytes) bytes = entente_map_to_bytes (map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* @members: what stands in the map beside its format. (transfer full) */
static inline EntenteMap *
maps_make (const char *members)
{
  g_autofree char *json
      = g_strdup_printf ("{ \"format\": \"entente-map\", \"version\": 1, %s }", members);

  return maps_read (json);
}

static inline guint
maps_count_differences (EntenteMap *a,
                        EntenteMap *b)
{
  g_autoptr (EntenteComparison) comparison = entente_comparison_new (a, b, NULL);

  return entente_comparison_get_n (comparison);
}
