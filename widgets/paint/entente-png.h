/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Told how much is compressed, 0 … 1. */
typedef void (*EntentePngProgress) (double part, gpointer user_data);

GBytes *entente_png_write (cairo_surface_t     *image,
                           gboolean             opaque,
                           EntentePngProgress   progress,
                           gpointer             user_data,
                           GCancellable        *cancellable,
                           GError             **error);

G_END_DECLS
