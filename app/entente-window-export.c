/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-export-dialog.h"
#include "entente-picture.h"
#include "entente-print.h"

#include <glib/gi18n.h>

static void
shown_in_folder_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autofree char *uri = NULL;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (answer != NULL)
    return;

  /* No file manager that can point at a file: the folder alone, then. */
  folder = g_file_get_parent (file);
  if (folder == NULL)
    return;
  uri = g_file_get_uri (folder);
  gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
show_in_folder_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  const char *uris[] = { g_variant_get_string (parameter, NULL), NULL };
  GApplication *application = g_application_get_default ();
  GDBusConnection *bus = g_application_get_dbus_connection (application);

  if (bus == NULL)
    return;

  g_dbus_connection_call (bus,
                          "org.freedesktop.FileManager1",
                          "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1",
                          "ShowItems",
                          g_variant_new ("(^ass)", uris, ""),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          shown_in_folder_cb,
                          g_file_new_for_uri (uris[0]));
}

static void
exported_cb (EntenteExportDialog *dialog,
             GFile               *file,
             EntenteWindow       *self)
{
  g_autofree char *name = _entente_window_dup_file_name (file);
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("Exported “%s”"), name);
  _entente_window_notify_file (self, text, file);
  _entente_window_trace (self, "exported", file);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  EntenteScene *scene = entente_map_view_get_scene (self->map_view);
  GtkWidget *dialog;

  if (self->document == NULL || scene == NULL)
    return;

  dialog = entente_export_dialog_new (GTK_WINDOW (self),
                                      self->document,
                                      self->session,
                                      scene,
                                      entente_map_view_get_visible (self->map_view),
                                      entente_map_view_get_zoom (self->map_view),
                                      entente_map_view_get_opened (self->map_view));
  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_copying_error (EntenteWindow *self,
                    const GError  *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _entente_window_show_error (self, _("The Picture Was Not Copied"), error->message);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  EntenteWindow *self = ENTENTE_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = entente_picture_draw_finish (result, &error);

  entente_work_bar_end (user_data);
  if (texture == NULL)
    {
      show_copying_error (self, error);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), texture);
  entente_window_notify_user (self, _("Copied as a picture"));
}

static double
get_part (gpointer job)
{
  return entente_export_job_get_progress (job);
}

/* @job: (transfer full) */
static void
start_copying (EntenteWindow    *self,
               EntenteExportJob *job)
{
  EntenteWorkBar *bar = entente_work_bar_begin (self->work, _("Drawing the picture…"));

  entente_work_bar_set_part (bar, get_part, job);
  g_cancellable_cancel (self->copying);
  g_set_object (&self->copying, entente_work_bar_get_cancellable (bar));
  entente_picture_draw_async (job, G_OBJECT (self), self->copying, drawn_cb, bar);
}

/* The whole map, else with the choices of the last export. */
static void
copy_picture_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  EntenteScene *scene = entente_map_view_get_scene (self->map_view);
  EntenteExportChoices choices;
  EntenteExport export;
  EntenteExportJob *job;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL || scene == NULL)
    return;

  entente_export_choices_load (&choices);
  choices.area = ENTENTE_EXPORT_WHOLE;
  choices.format = ENTENTE_EXPORT_PNG;
  export = entente_export_choices_to_export (
    &choices, (EntenteBox){ 0 }, 1.0, entente_map_view_get_opened (self->map_view), NULL);
  job = entente_export_job_new (&export, scene, entente_document_get_map (self->document), &error);
  if (job == NULL)
    show_copying_error (self, error);
  else
    start_copying (self, job);
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  EntenteScene *scene = entente_map_view_get_scene (self->map_view);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL || scene == NULL)
    return;

  operation = entente_print_operation_new (entente_document_get_map (self->document),
                                           scene,
                                           entente_map_view_get_opened (self->map_view),
                                           entente_document_get_title (self->document));
  if (gtk_print_operation_run (operation,
                               GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    _entente_window_show_error (self, _("The Map Was Not Printed"), error->message);
}

void
_entente_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.copy-picture", NULL, copy_picture_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (
    widget_class, "win.show-in-folder", "s", show_in_folder_action);
}

void
_entente_window_notify_file (EntenteWindow *self,
                             const char    *text,
                             GFile         *file)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  g_autofree char *uri = g_file_get_uri (file);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _("Show in Folder"));
  adw_toast_set_action_name (toast, "win.show-in-folder");
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
