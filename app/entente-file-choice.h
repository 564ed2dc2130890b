/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void entente_file_choice_show (GtkFileChooserNative *chooser,
                               GtkWindow            *owner);
void entente_file_choice_end  (GtkFileChooserNative *chooser);

G_END_DECLS
