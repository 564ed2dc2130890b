/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-drafts-dialog.h"

#include <glib/gi18n.h>
#include <stdlib.h>

static EntenteWindow *
find_window (EntenteWindow *self,
             GFile         *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return entente_application_find_window (ENTENTE_APPLICATION (application), file);
}

gboolean
entente_window_is_modified_elsewhere (EntenteWindow *self,
                                      const char    *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  EntenteWindow *window = find_window (self, file);

  return window != NULL && entente_document_get_modified (window->document);
}

void
entente_window_show_restored (EntenteWindow   *self,
                              EntenteDocument *document)
{
  GFile *file = entente_document_get_file (document);
  EntenteWindow *window = file != NULL ? find_window (self, file) : NULL;

  if (window == NULL)
    window = entente_window_is_free (self)
               ? self
               : entente_window_new (
                   ENTENTE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  entente_window_set_document (window, document);
  entente_document_take_over (document);
  entente_window_notify_user (window, _("Restored what was not saved"));
  gtk_window_present (GTK_WINDOW (window));
}

void
_entente_window_offer_drafts (EntenteWindow *self)
{
  GFile *file = entente_document_get_file (self->document);
  g_autofree char *real_path = file != NULL ? realpath (g_file_peek_path (file), NULL) : NULL;

  if (real_path != NULL && entente_document_get_holder (self->document) == NULL)
    entente_drafts_dialog_offer (GTK_WINDOW (self), real_path);
}

/* Said once; saving still works. */
void
_entente_window_update_draft_problem (EntenteWindow *self)
{
  const char *problem =
    self->document != NULL ? entente_document_get_draft_problem (self->document) : NULL;

  _entente_window_reveal (self->draft_revealer, problem != NULL);
  if (problem != NULL)
    gtk_label_set_text (self->draft_label, problem);
}

static void
hide_draft_problem_action (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *parameter)
{
  _entente_window_reveal (ENTENTE_WINDOW (widget)->draft_revealer, FALSE);
}

void
_entente_window_install_draft_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (
    widget_class, "win.hide-draft-problem", NULL, hide_draft_problem_action);
}

void
_entente_window_init_drafts (EntenteWindow *self)
{
  g_signal_group_connect_swapped (self->document_signals,
                                  "notify::draft-problem",
                                  G_CALLBACK (_entente_window_update_draft_problem),
                                  self);
}
