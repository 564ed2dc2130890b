/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void entente_frame_memory_keep (GtkWidget *widget,
                                gsize      frame_bytes);

G_END_DECLS
