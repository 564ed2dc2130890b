/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Private to the store: what a writer writes into. */
#define ENTENTE_TYPE_SAVE_STREAM (entente_save_stream_get_type ())
G_DECLARE_FINAL_TYPE (EntenteSaveStream, entente_save_stream, ENTENTE, SAVE_STREAM, GOutputStream)

EntenteSaveStream *entente_save_stream_new (int         descriptor,
                                            const char *path);

G_END_DECLS
