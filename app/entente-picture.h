/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws what @job says in a worker. @source: (nullable): whose work it is. Takes @job, which lives until
 * @callback is over. */
void        entente_picture_draw_async  (EntenteExportJob     *job,
                                         GObject              *source,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
/* (transfer full): NULL with @error */
GdkTexture *entente_picture_draw_finish (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
