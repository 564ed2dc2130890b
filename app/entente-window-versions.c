/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-versions-dialog.h"

#include <glib/gi18n.h>

static void
restored_cb (EntenteWindow *self)
{
  entente_window_notify_user (self, _("Restored an earlier version"));
}

static void
versions_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  GtkWidget *dialog;

  if (self->document == NULL || entente_document_get_file (self->document) == NULL)
    return;
  dialog = entente_versions_dialog_new (GTK_WINDOW (self), self->document);
  g_signal_connect_object (
    dialog, "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
_entente_window_install_version_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.versions", NULL, versions_action);
}
