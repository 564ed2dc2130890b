/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-file-content.h"
#include "entente-map.h"

G_BEGIN_DECLS

/**
 * EntenteMapImage:
 *
 * What a map says at one moment, ready to be written by a worker while the map goes on changing:
 * untouched records as spans of the bytes that were read, the others as counted values.
 */
typedef struct _EntenteMapImage EntenteMapImage;

/* What shall be written instead of a record, NULL for itself. (transfer full) */
typedef EntenteRecord *(*EntenteRecordChange) (EntenteMap        *map,
                                               EntenteRecordType  type,
                                               guint32            slot,
                                               gpointer           user_data);

EntenteMapImage *entente_map_image_new      (EntenteMap       *map);
/* Of a copy that differs from the map: @change is asked about each record but the document; what is
 * set aside is left out. */
EntenteMapImage *entente_map_image_new_changed (EntenteMap          *map,
                                                EntenteRecordChange  change,
                                                gpointer             user_data);
void             entente_map_image_free     (EntenteMapImage  *self);
gsize            entente_map_image_get_size (EntenteMapImage  *self);
/* Streams the file's bytes: an untouched map's are those that were read. Any thread. */
gboolean         entente_map_image_write    (EntenteMapImage  *self,
                                             EntenteSink       sink,
                                             gpointer          user_data,
                                             GError          **error);
/* As what the store writes. Takes @self. (transfer full) */
EntenteFileContent *entente_map_image_to_content (EntenteMapImage *self);
/* The whole file in memory. (transfer full) */
GBytes          *entente_map_to_bytes       (EntenteMap       *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteMapImage, entente_map_image_free)

G_END_DECLS
