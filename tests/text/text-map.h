/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-map-reader.h"

/* A map around these actors, articles and relations, each the inside of a JSON array; "kinds" is
 * the inside of its relation kinds. Warnings are allowed. (transfer full) */
static inline EntenteMap *
text_map_new (const char *kinds,
              const char *actors,
              const char *articles,
              const char *relations)
{
  g_autofree char *json = g_strdup_printf (
    "{ \"format\": \"entente-map\", \"version\": 1, \"kinds\": { \"relations\": { %s } },\n"
    "  \"articles\": [ %s ], \"actors\": [ %s ], \"relations\": [ %s ] }",
    kinds, articles, actors, relations);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return map;
}
