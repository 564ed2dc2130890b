/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente"

#include "entente-file-choice.h"

static void
owner_destroy_cb (GtkWidget            *owner,
                  GtkFileChooserNative *chooser)
{
  entente_file_choice_end (chooser);
}

/**
 * entente_file_choice_show:
 * @chooser: (transfer full): set up, with its `response` connected
 * @owner: the window it asks for
 *
 * Shows a file chooser that blocks its owner and goes with it: one that outlived the window that asked
 * would be answered to nobody.
 */
void
entente_file_choice_show (GtkFileChooserNative *chooser,
                          GtkWindow            *owner)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (owner, "destroy", G_CALLBACK (owner_destroy_cb), chooser, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * entente_file_choice_end:
 * @chooser: (transfer full): answered, or not wanted any more
 *
 * Takes a chooser away.
 */
void
entente_file_choice_end (GtkFileChooserNative *chooser)
{
  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
}
