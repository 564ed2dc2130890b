/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-faults-dialog"

#include "entente-faults-dialog.h"

#include "entente-config.h"
#include "entente-shown-name.h"

#include <glib/gi18n.h>

struct _EntenteFaultsDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwWindowTitle *title;
  GtkLabel *summary;
  GtkTextView *text;
  GtkWidget *sound;
};

enum
{
  OPEN_SOUND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteFaultsDialog, entente_faults_dialog, ADW_TYPE_WINDOW)

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntenteFaultsDialog *self = ENTENTE_FAULTS_DIALOG (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
open_sound_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  g_signal_emit (widget, signals[OPEN_SOUND], 0);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
entente_faults_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_FAULTS_DIALOG);

  G_OBJECT_CLASS (entente_faults_dialog_parent_class)->dispose (object);
}

static void
entente_faults_dialog_class_init (EntenteFaultsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_faults_dialog_dispose;

  signals[OPEN_SOUND] = g_signal_new ("open-sound",
                                      ENTENTE_TYPE_FAULTS_DIALOG,
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ENTENTE_RESOURCE_PATH "/ui/entente-faults-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteFaultsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteFaultsDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, EntenteFaultsDialog, text);
  gtk_widget_class_bind_template_child (widget_class, EntenteFaultsDialog, sound);

  gtk_widget_class_install_action (widget_class, "faults.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "faults.open-sound", NULL, open_sound_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
entente_faults_dialog_init (EntenteFaultsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* How many there are, and how many of them are not in the list. */
static char *
make_summary (EntenteFaultList *faults)
{
  guint n_faults = entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT);
  guint n_warnings = entente_fault_list_get_n (faults, ENTENTE_VERDICT_WARNING);
  guint n_left_out = n_faults + n_warnings - entente_fault_list_get_n_kept (faults);
  GString *summary = g_string_new (NULL);

  if (n_faults > 0)
    g_string_append_printf (summary,
                            ngettext ("The map was not opened: %u fault has to be mended first.",
                                      "The map was not opened: %u faults have to be mended first.",
                                      n_faults),
                            n_faults);
  else
    g_string_append_printf (summary,
                            ngettext ("The map is open. %u thing in it is not as the format wants "
                                      "it; it is kept as it is and not used.",
                                      "The map is open. %u things in it are not as the format wants "
                                      "them; they are kept as they are and not used.",
                                      n_warnings),
                            n_warnings);
  if (n_left_out > 0)
    {
      g_string_append_c (summary, ' ');
      g_string_append_printf (summary,
                              ngettext ("%u more is not listed.",
                                        "%u more are not listed.",
                                        n_left_out),
                              n_left_out);
    }

  return g_string_free (summary, FALSE);
}

GtkWidget *
entente_faults_dialog_new (GtkWindow        *parent,
                           EntenteFaultList *faults,
                           const char       *file_name)
{
  EntenteFaultsDialog *self;
  g_autofree char *shown_name = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *list = NULL;
  g_autofree char *valid = NULL;
  const char *title;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (faults != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  self = g_object_new (ENTENTE_TYPE_FAULTS_DIALOG, "transient-for", parent, NULL);
  shown_name = entente_dup_clean_name (file_name);
  summary = make_summary (faults);
  list = entente_fault_list_to_string (faults, shown_name);
  valid = g_utf8_make_valid (list, -1);

  title = entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT) > 0 ? _("Map Not Opened")
                                                                       : _("Warnings");
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, shown_name);
  gtk_label_set_text (self->summary, summary);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), g_strchomp (valid), -1);

  return GTK_WIDGET (self);
}

void
entente_faults_dialog_offer_sound (EntenteFaultsDialog *self)
{
  g_return_if_fail (ENTENTE_IS_FAULTS_DIALOG (self));

  gtk_widget_set_visible (self->sound, TRUE);
}
