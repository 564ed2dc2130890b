/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-fault-list.h"
#include "entente-map.h"

G_BEGIN_DECLS

#define ENTENTE_MAP_ERROR (entente_map_error_quark ())
GQuark entente_map_error_quark (void);

typedef enum
{
  ENTENTE_MAP_ERROR_FAULTS,      /* the fault list says what is wrong */
  ENTENTE_MAP_ERROR_FORMAT,      /* JSON, but no Entente map */
  ENTENTE_MAP_ERROR_VERSION,     /* a later version of the format */
  ENTENTE_MAP_ERROR_VALUE,       /* an edit that the format does not allow */
  ENTENTE_MAP_ERROR_NOT_FOUND,   /* no record of that id, no such member */
} EntenteMapError;

/* Called from time to time with the part done, 0 … 1, in the thread that reads. */
typedef void (*EntenteProgress) (double   part,
                                 gpointer user_data);

/* Reads a native map; NULL with @error where there are faults (all of them in @faults), or where it
 * is cancelled. Warnings are in @faults also on success. Any thread; the map belongs to the caller
 * alone until it is handed on. (transfer full) */
EntenteMap *entente_map_read        (GBytes            *bytes,
                                     EntenteFaultList  *faults,
                                     EntenteProgress    progress,
                                     gpointer           user_data,
                                     GCancellable      *cancellable,
                                     GError           **error);
/* The same for a map with faults: what is sound becomes the map, records with faults and those that
 * name them are set aside; @faults are those of the whole file. NULL with @error where the bytes are
 * no JSON, no Entente map, or so that no record of it could be told from another. (transfer full) */
EntenteMap *entente_map_read_sound  (GBytes            *bytes,
                                     EntenteFaultList  *faults,
                                     EntenteProgress    progress,
                                     gpointer           user_data,
                                     GCancellable      *cancellable,
                                     GError           **error);
/* The error for a map that is not taken because of its faults, of which there is one at least:
 * ENTENTE_MAP_ERROR_FAULTS with the first of them. */
void        entente_map_refuse      (EntenteFaultList  *faults,
                                     GError           **error);

G_END_DECLS
