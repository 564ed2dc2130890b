/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-names.h"
#include "entente-track.h"

G_BEGIN_DECLS

/**
 * EntenteNameField:
 *
 * The names that have been placed, found again by place and zoom: for each halving of the zoom a
 * coarse grid of the names that show there.
 */
typedef struct _EntenteNameField EntenteNameField;

/* Around the dot's middle, pixels: all the room a name takes between two zooms. */
typedef EntenteExtent (*EntenteNameRoom) (const EntenteName *name,
                                          double             from_zoom,
                                          double             to_zoom);

EntenteNameField *entente_name_field_new        (guint               n_names,
                                                 double              extent,
                                                 EntenteNameRoom     get_room);
void              entente_name_field_free       (EntenteNameField   *self);
void              entente_name_field_add        (EntenteNameField   *self,
                                                 const EntenteName  *name);
/* @skipped: (nullable): slots of actors whose names count for nothing */
double            entente_name_field_find_zoom  (EntenteNameField   *self,
                                                 const EntenteName  *name,
                                                 double              least,
                                                 GHashTable         *skipped);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteNameField, entente_name_field_free)

G_END_DECLS
