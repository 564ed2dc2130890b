/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include <glib/gi18n.h>

/* How often it is looked whether a map is free that somebody else had open. */
#define LOOK_INTERVAL_S 2

static gboolean
look_cb (gpointer user_data)
{
  EntenteWindow *self = user_data;
  gboolean is_free = entente_document_can_take_over (self->document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.take-over", is_free);
  if (is_free)
    gtk_label_set_text (self->lock_label,
                        _("Nobody else has this map open any more. Take it over to edit it."));
  return G_SOURCE_CONTINUE;
}

void
_entente_window_update_lock (EntenteWindow *self)
{
  const char *holder =
    self->document != NULL ? entente_document_get_holder (self->document) : NULL;
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->look_id, g_source_remove);
  _entente_window_reveal (self->lock_revealer, holder != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.take-over", FALSE);
  if (holder == NULL)
    return;

  /* Translators: %s is “another window” or “another program (process 12 on HOST)”. */
  text = g_strdup_printf (_("This map is open in %s. Here it can only be read."), holder);
  gtk_label_set_text (self->lock_label, text);
  self->look_id = g_timeout_add_seconds (LOOK_INTERVAL_S, look_cb, self);
}

/* Somebody tries to edit: the bar says why that does not work, also where it was hidden. */
static void
history_refused_cb (EntenteWindow *self)
{
  _entente_window_reveal (self->lock_revealer, TRUE);
  gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
hide_lock_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  _entente_window_reveal (ENTENTE_WINDOW (widget)->lock_revealer, FALSE);
}

/* What the other one has saved meanwhile is read first. */
static void
take_over_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  g_autoptr (GFile) file = NULL;

  if (self->document == NULL || entente_document_get_holder (self->document) == NULL)
    return;
  if (!entente_document_file_has_changed (self->document))
    {
      entente_document_take_over (self->document);
      return;
    }
  file = g_object_ref (entente_document_get_file (self->document));
  entente_window_set_document (self, NULL);
  entente_window_open (self, file, FALSE);
}

void
_entente_window_install_lock_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.hide-lock", NULL, hide_lock_action);
  gtk_widget_class_install_action (widget_class, "win.take-over", NULL, take_over_action);
}

void
_entente_window_init_lock (EntenteWindow *self)
{
  g_signal_group_connect_swapped (
    self->document_signals, "notify::holder", G_CALLBACK (_entente_window_update_lock), self);
  g_signal_group_connect_swapped (
    self->history_signals, "refused", G_CALLBACK (history_refused_cb), self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.take-over", FALSE);
}
