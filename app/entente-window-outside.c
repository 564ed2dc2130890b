/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-differences-dialog.h"
#include "entente-document-outside.h"
#include "entente-faults-dialog.h"
#include "entente-map-writer.h"
#include "entente-merge-dialog.h"

#include <glib/gi18n.h>

/* Something the window waits for that a worker does to its document. */
typedef struct
{
  EntenteWindow *window;
  EntenteOutsideMerge *merge; /* nullable */
} Waiting;

static Waiting *
waiting_new (EntenteWindow *self)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->window = g_object_ref (self);
  return waiting;
}

static void
waiting_free (Waiting *waiting)
{
  g_clear_pointer (&waiting->merge, entente_outside_merge_free);
  g_object_unref (waiting->window);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

void
_entente_window_update_outside (EntenteWindow *self)
{
  EntenteFileState state =
    self->document != NULL ? entente_document_get_outside (self->document) : ENTENTE_FILE_SAME;
  gboolean changed = state == ENTENTE_FILE_CHANGED;
  gboolean is_mine = self->document != NULL && entente_document_get_holder (self->document) == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload", changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.outside-differences", changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge", changed && is_mine);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-mine", changed && is_mine);
  gtk_label_set_text (self->outside_label,
                      changed
                        ? _("Another program changed the file of this map.")
                        : _("The file of this map is not there any more. Saving makes it again."));
  _entente_window_reveal (self->outside_revealer, state != ENTENTE_FILE_SAME);
}

static void
show_refusal (EntenteWindow    *self,
              EntenteFaultList *faults,
              const char       *heading,
              const char       *message)
{
  g_autofree char *name =
    _entente_window_dup_file_name (entente_document_get_file (self->document));
  GtkWidget *dialog;

  if (faults == NULL)
    {
      _entente_window_show_error (self, heading, message);
      return;
    }
  dialog = entente_faults_dialog_new (GTK_WINDOW (self), faults, name);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (EntenteFaultList) faults = NULL;
  g_autoptr (GError) error = NULL;
  EntenteDocument *document = ENTENTE_DOCUMENT (source);

  if (entente_document_reload_finish (document, result, &faults, &error))
    entente_window_notify_user (waiting->window, _("Reloaded. Undo brings back what was here."));
  else if (waiting->window->document == document)
    show_refusal (waiting->window, faults, _("The Map Was Not Reloaded"), error->message);
}

void
entente_window_reload (EntenteWindow *self)
{
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  if (self->document == NULL || entente_document_get_file (self->document) == NULL)
    return;
  if (entente_document_get_holder (self->document) == NULL)
    {
      entente_document_reload_async (self->document, NULL, reloaded_cb, waiting_new (self));
      return;
    }
  /* There is nothing to undo: it is opened again. */
  file = g_object_ref (entente_document_get_file (self->document));
  entente_window_set_document (self, NULL);
  entente_window_open (self, file, FALSE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  EntenteWindow *self = waiting->window;
  EntenteDocument *document = ENTENTE_DOCUMENT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) theirs = entente_document_read_outside_finish (document, result, &error);
  g_autoptr (GBytes) ours = NULL;

  if (self->document != document)
    return;
  if (theirs == NULL)
    {
      _entente_window_show_error (self, _("The File Cannot Be Read"), error->message);
      return;
    }
  ours = entente_map_to_bytes (entente_document_get_map (document));
  gtk_window_present (GTK_WINDOW (entente_differences_dialog_new (
    GTK_WINDOW (self), _("Differences"), _("From what is here to what is in the file"), ours,
    theirs)));
}

static void
differences_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->document != NULL && entente_document_get_file (self->document) != NULL)
    entente_document_read_outside_async (self->document, NULL, read_cb, waiting_new (self));
}

static void
kept_mine_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;

  if (!entente_document_keep_mine_finish (ENTENTE_DOCUMENT (source), result, &error)
      && waiting->window->document == ENTENTE_DOCUMENT (source))
    _entente_window_show_error (waiting->window, _("The File Cannot Be Read"), error->message);
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;

  if (entente_document_apply_merge_finish (ENTENTE_DOCUMENT (source), result, &error))
    entente_window_notify_user (waiting->window, _("Merged what was changed here and in the file"));
  else if (waiting->window->document == ENTENTE_DOCUMENT (source))
    _entente_window_show_error (waiting->window, _("The Maps Were Not Merged"), error->message);
}

static void
chosen_cb (EntenteMergeDialog *dialog,
           Waiting            *waiting)
{
  EntenteWindow *self = waiting->window;

  if (self->document != NULL)
    entente_document_apply_merge_async (
      self->document, g_steal_pointer (&waiting->merge), merged_cb, waiting_new (self));
}

static void
free_waiting (gpointer  data,
              GClosure *closure)
{
  waiting_free (data);
}

static void
ask_what_to_take (EntenteWindow       *self,
                  EntenteOutsideMerge *merge)
{
  Waiting *waiting = waiting_new (self);
  GtkWidget *dialog =
    entente_merge_dialog_new (GTK_WINDOW (self), entente_outside_merge_get (merge));

  waiting->merge = merge;
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), waiting, free_waiting, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (EntenteFaultList) faults = NULL;
  g_autoptr (GError) error = NULL;
  EntenteDocument *document = ENTENTE_DOCUMENT (source);
  EntenteOutsideMerge *merge = entente_document_merge_finish (document, result, &faults, &error);

  if (waiting->window->document != document)
    g_clear_pointer (&merge, entente_outside_merge_free);
  else if (merge == NULL)
    show_refusal (waiting->window, faults, _("The Maps Were Not Merged"), error->message);
  else if (entente_merge_get_n_conflicts (entente_outside_merge_get (merge)) > 0)
    ask_what_to_take (waiting->window, merge);
  else
    entente_document_apply_merge_async (document, merge, merged_cb, waiting_new (waiting->window));
}

void
entente_window_merge_outside (EntenteWindow *self)
{
  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  if (self->document != NULL && entente_document_get_file (self->document) != NULL)
    entente_document_merge_async (self->document, NULL, compared_cb, waiting_new (self));
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  entente_window_reload (ENTENTE_WINDOW (widget));
}

static void
merge_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  entente_window_merge_outside (ENTENTE_WINDOW (widget));
}

static void
keep_mine_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->document != NULL && entente_document_get_file (self->document) != NULL)
    entente_document_keep_mine_async (self->document, NULL, kept_mine_cb, waiting_new (self));
}

/* Where the system does not tell of changes (remote disks), coming back to the window does. */
static void
is_active_cb (EntenteWindow *self)
{
  if (self->document != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    entente_document_look_outside (self->document);
}

void
_entente_window_install_outside_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.keep-mine", NULL, keep_mine_action);
  gtk_widget_class_install_action (widget_class, "win.merge", NULL, merge_action);
  gtk_widget_class_install_action (
    widget_class, "win.outside-differences", NULL, differences_action);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, reload_action);
}

void
_entente_window_init_outside (EntenteWindow *self)
{
  g_signal_group_connect_swapped (
    self->document_signals, "notify::outside", G_CALLBACK (_entente_window_update_outside), self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}
