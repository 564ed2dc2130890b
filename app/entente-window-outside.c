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
  EntenteWorkBar *bar;
} Waiting;

/* One thing at a time is done about the file. */
static Waiting *
waiting_new (EntenteWindow *self,
             const char    *label)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->window = g_object_ref (self);
  waiting->bar = entente_work_bar_begin (self->work, label);
  self->minds_outside = TRUE;
  _entente_window_update_outside (self);
  return waiting;
}

static GCancellable *
get_cancellable (Waiting *waiting)
{
  return entente_work_bar_get_cancellable (waiting->bar);
}

static void
waiting_free (Waiting *waiting)
{
  entente_work_bar_end (waiting->bar);
  waiting->window->minds_outside = FALSE;
  /* It may be closed by now. */
  if (waiting->window->document != NULL)
    _entente_window_update_outside (waiting->window);
  g_object_unref (waiting->window);
  g_free (waiting);
}

/* (transfer full): the window, which does not wait any more. */
static EntenteWindow *
end_waiting (Waiting *waiting)
{
  EntenteWindow *self = g_object_ref (waiting->window);

  waiting_free (waiting);
  return self;
}

/* Then it is done again. */
static gboolean
is_busy (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY);
}

/* Whether there is a file to do something about now. */
static gboolean
can_begin (EntenteWindow *self)
{
  return self->document != NULL && entente_document_get_file (self->document) != NULL
         && !self->minds_outside;
}

void
_entente_window_update_outside (EntenteWindow *self)
{
  EntenteFileState state =
    self->document != NULL ? entente_document_get_outside (self->document) : ENTENTE_FILE_SAME;
  gboolean changed = state == ENTENTE_FILE_CHANGED;
  gboolean can_act = changed && !self->minds_outside;
  gboolean is_mine = self->document != NULL && entente_document_get_holder (self->document) == NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.reload", can_act);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.outside-differences", can_act);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.merge", can_act && is_mine);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.keep-mine", can_act && is_mine);
  gtk_label_set_text (self->outside_label,
                      changed
                        ? _("Another program changed the file of this map.")
                        : _("The file of this map is not there any more. Saving makes it again."));
  _entente_window_reveal (self->outside_revealer, state != ENTENTE_FILE_SAME);
}

/* What was canceled needs no words. */
static void
show_refusal (EntenteWindow    *self,
              EntenteFaultList *faults,
              const char       *heading,
              const GError     *error)
{
  g_autofree char *name =
    _entente_window_dup_file_name (entente_document_get_file (self->document));
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (faults == NULL)
    {
      _entente_window_show_error (self, heading, error->message);
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
  g_autoptr (EntenteWindow) self = end_waiting (user_data);
  g_autoptr (EntenteFaultList) faults = NULL;
  g_autoptr (GError) error = NULL;
  EntenteDocument *document = ENTENTE_DOCUMENT (source);

  if (entente_document_reload_finish (document, result, &faults, &error))
    entente_window_notify_user (self, _("Reloaded. Undo brings back what was here."));
  else if (self->document == document && is_busy (error))
    entente_window_reload (self);
  else if (self->document == document)
    show_refusal (self, faults, _("The Map Was Not Reloaded"), error);
}

void
entente_window_reload (EntenteWindow *self)
{
  g_autoptr (GFile) file = NULL;
  Waiting *waiting;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  if (!can_begin (self))
    return;
  if (entente_document_get_holder (self->document) == NULL)
    {
      waiting = waiting_new (self, _("Reloading…"));
      entente_document_reload_async (self->document, get_cancellable (waiting), reloaded_cb, waiting);
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
  g_autoptr (EntenteWindow) self = end_waiting (user_data);
  EntenteDocument *document = ENTENTE_DOCUMENT (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = entente_document_read_outside_finish (document, result, &error);
  g_autoptr (EntenteFileContent) theirs = NULL;
  g_autoptr (EntenteFileContent) ours = NULL;

  if (self->document != document)
    return;
  if (bytes == NULL)
    {
      show_refusal (self, NULL, _("The File Cannot Be Read"), error);
      return;
    }
  theirs = entente_file_content_new_for_bytes (bytes);
  ours = entente_map_image_to_content (entente_map_image_new (entente_document_get_map (document)));
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
  Waiting *waiting;

  if (!can_begin (self))
    return;
  waiting = waiting_new (self, _("Reading the file…"));
  entente_document_read_outside_async (self->document, get_cancellable (waiting), read_cb, waiting);
}

static void
kept_mine_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (EntenteWindow) self = end_waiting (user_data);
  g_autoptr (GError) error = NULL;

  if (!entente_document_keep_mine_finish (ENTENTE_DOCUMENT (source), result, &error)
      && self->document == ENTENTE_DOCUMENT (source))
    show_refusal (self, NULL, _("The File Cannot Be Read"), error);
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (EntenteWindow) self = end_waiting (user_data);
  g_autoptr (GError) error = NULL;

  if (entente_document_apply_merge_finish (ENTENTE_DOCUMENT (source), result, &error))
    entente_window_notify_user (self, _("Merged what was changed here and in the file"));
  else if (self->document == ENTENTE_DOCUMENT (source) && is_busy (error))
    entente_window_merge_outside (self);
  else if (self->document == ENTENTE_DOCUMENT (source))
    show_refusal (self, NULL, _("The Maps Were Not Merged"), error);
}

static void
apply_merge (EntenteWindow       *self,
             EntenteOutsideMerge *merge)
{
  Waiting *waiting = waiting_new (self, _("Merging…"));

  entente_document_apply_merge_async (self->document, merge, get_cancellable (waiting), merged_cb,
                                      waiting);
}

/* What the user chooses about. */
typedef struct
{
  EntenteWindow *window;
  EntenteOutsideMerge *merge; /* NULL once it is chosen */
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_clear_pointer (&choice->merge, entente_outside_merge_free);
  g_object_unref (choice->window);
  g_free (choice);
}

static void
chosen_cb (EntenteMergeDialog *dialog,
           Choice             *choice)
{
  if (choice->window->document != NULL)
    apply_merge (choice->window, g_steal_pointer (&choice->merge));
}

static void
ask_what_to_take (EntenteWindow       *self,
                  EntenteOutsideMerge *merge)
{
  Choice *choice = g_new (Choice, 1);
  GtkWidget *dialog =
    entente_merge_dialog_new (GTK_WINDOW (self), entente_outside_merge_get (merge));

  *choice = (Choice){ g_object_ref (self), merge };
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), choice, choice_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (EntenteWindow) self = end_waiting (user_data);
  g_autoptr (EntenteFaultList) faults = NULL;
  g_autoptr (GError) error = NULL;
  EntenteDocument *document = ENTENTE_DOCUMENT (source);
  EntenteOutsideMerge *merge = entente_document_merge_finish (document, result, &faults, &error);

  if (self->document != document)
    g_clear_pointer (&merge, entente_outside_merge_free);
  else if (merge == NULL && is_busy (error))
    entente_window_merge_outside (self);
  else if (merge == NULL)
    show_refusal (self, faults, _("The Maps Were Not Merged"), error);
  else if (entente_merge_get_n_conflicts (entente_outside_merge_get (merge)) > 0)
    ask_what_to_take (self, merge);
  else
    apply_merge (self, merge);
}

void
entente_window_merge_outside (EntenteWindow *self)
{
  Waiting *waiting;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  if (!can_begin (self))
    return;
  waiting = waiting_new (self, _("Merging…"));
  entente_document_merge_async (self->document, get_cancellable (waiting), compared_cb, waiting);
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
  Waiting *waiting;

  if (!can_begin (self))
    return;
  waiting = waiting_new (self, _("Reading the file…"));
  entente_document_keep_mine_async (self->document, get_cancellable (waiting), kept_mine_cb, waiting);
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
