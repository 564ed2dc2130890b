/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-drafts-dialog"

#include "entente-drafts-dialog.h"

#include "entente-config.h"
#include "entente-differences-dialog.h"
#include "entente-document-private.h"
#include "entente-document-restore.h"
#include "entente-draft-list.h"
#include "entente-draft-log.h"
#include "entente-map-writer.h"
#include "entente-shown-name.h"
#include "entente-window.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _EntenteDraftsDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (EntenteDraftsDialog, entente_drafts_dialog, ADW_TYPE_WINDOW)

/* One draft on its way through a worker or a question. */
typedef struct
{
  EntenteDraftsDialog *dialog;
  GtkWidget *row;
  char *path;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->dialog);
  g_object_unref (request->row);
  g_free (request->path);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static Request *
request_new (GtkWidget *button)
{
  Request *request = g_new0 (Request, 1);

  request->row = g_object_ref (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
  request->dialog =
    g_object_ref (ENTENTE_DRAFTS_DIALOG (gtk_widget_get_ancestor (button, ENTENTE_TYPE_DRAFTS_DIALOG)));
  request->path = g_strdup (g_object_get_data (G_OBJECT (request->row), "path"));
  return request;
}

/* The last row takes the dialog along. */
static void
drop_row (EntenteDraftsDialog *self,
          GtkWidget           *row)
{
  gtk_list_box_remove (self->list, row);
  if (gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
show_problem (EntenteDraftsDialog *self,
              const char          *heading,
              const char          *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteDocument) document = entente_document_restore_finish (result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (request->dialog));

  gtk_widget_set_sensitive (request->row, TRUE);
  if (document == NULL)
    {
      show_problem (request->dialog, _("The Draft Was Not Restored"), error->message);
      return;
    }
  if (parent != NULL)
    entente_window_show_restored (ENTENTE_WINDOW (parent), document);
  drop_row (request->dialog, request->row);
}

/* Its file may be open already with changes of its own; those are not thrown away. */
static void
restore_cb (GtkButton *button)
{
  Request *request = request_new (GTK_WIDGET (button));
  const char *path = g_object_get_data (G_OBJECT (request->row), "file");
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (request->dialog));

  if (path != NULL && parent != NULL && entente_window_is_modified_elsewhere (ENTENTE_WINDOW (parent), path))
    {
      show_problem (request->dialog, _("The Map Is Open"),
                    _("It has been changed since it was opened. Save or close it first, then "
                      "restore the draft."));
      request_free (request);
      return;
    }
  gtk_widget_set_sensitive (request->row, FALSE);
  entente_document_restore_async (request->path, TRUE, NULL, restored_cb, request);
}

/* What its steps make of what they began with. */
static void
show_differences (EntenteDraftsDialog *self,
                  EntenteDocument     *document)
{
  EntenteFileContent *before =
    entente_document_draft_get_base (entente_document_get_draft (document));
  g_autoptr (EntenteFileContent) after = entente_map_image_to_content (
    entente_map_image_new (entente_document_get_map (document)));
  GtkWidget *dialog =
    entente_differences_dialog_new (GTK_WINDOW (self), _("What the Draft Holds"),
                                    entente_document_get_title (document), before, after);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
looked_at_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteDocument) document = entente_document_restore_finish (result, &error);

  gtk_widget_set_sensitive (request->row, TRUE);
  if (document == NULL)
    show_problem (request->dialog, _("The Draft Cannot Be Shown"), error->message);
  else
    show_differences (request->dialog, document);
}

static void
differences_cb (GtkButton *button)
{
  Request *request = request_new (GTK_WIDGET (button));

  gtk_widget_set_sensitive (request->row, FALSE);
  entente_document_restore_async (request->path, FALSE, NULL, looked_at_cb, request);
}

static void
keep_cb (GtkButton *button)
{
  g_autoptr (Request) request = request_new (GTK_WIDGET (button));

  drop_row (request->dialog, request->row);
}

static void
discard_response_cb (AdwMessageDialog *question,
                     const char       *response,
                     Request          *request)
{
  if (!g_str_equal (response, "discard"))
    return;
  entente_draft_delete (request->path);
  drop_row (request->dialog, request->row);
}

static void
free_request (gpointer  data,
              GClosure *closure)
{
  request_free (data);
}

static void
discard_cb (GtkButton *button)
{
  Request *request = request_new (GTK_WIDGET (button));
  GtkWidget *question =
    adw_message_dialog_new (GTK_WINDOW (request->dialog), _("Discard the Draft?"),
                            _("What it holds was never saved and cannot be brought back."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question),
                                    "cancel", _("_Cancel"),
                                    "discard", _("_Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (
    ADW_MESSAGE_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "cancel");
  g_signal_connect_data (
    question, "response", G_CALLBACK (discard_response_cb), request, free_request, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static void
entente_drafts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_DRAFTS_DIALOG);

  G_OBJECT_CLASS (entente_drafts_dialog_parent_class)->dispose (object);
}

static void
entente_drafts_dialog_class_init (EntenteDraftsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_drafts_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ENTENTE_RESOURCE_PATH "/ui/entente-drafts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteDraftsDialog, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
entente_drafts_dialog_init (EntenteDraftsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_button (GtkBox     *buttons,
            const char *label,
            GCallback   clicked,
            const char *style)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  g_signal_connect (button, "clicked", clicked, NULL);
  gtk_box_append (buttons, button);
}

static char *
make_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (time, "%x %R");
}

static char *
make_name (EntenteDraftEntry *entry)
{
  g_autofree char *base = NULL;
  g_autofree char *display = NULL;

  if (entry->header.title != NULL)
    return entente_dup_clean_name (entry->header.title);
  base = g_path_get_basename (entry->path);
  display = g_filename_display_name (base);
  return entente_dup_clean_name (display);
}

/* Where it belongs, and what has become of that since. */
static char *
make_place (EntenteDraftEntry *entry)
{
  g_autofree char *display = NULL;
  g_autofree char *shown = NULL;
  GStatBuf status;

  if (entry->problem != NULL)
    return g_strdup (entry->problem);
  if (entry->header.path == NULL)
    return g_strdup (_("Never saved"));
  display = g_filename_display_name (entry->header.path);
  shown = entente_dup_clean_name (display);
  if (g_stat (entry->header.path, &status) < 0)
    /* Translators: %s is the path of a file. */
    return g_strdup_printf (_("%s is not there any more. It is restored as a copy."), shown);
  if (entry->changed)
    /* Translators: %s is the path of a file. */
    return g_strdup_printf (_("%s was changed since. It is restored as a copy of what it was."),
                            shown);
  return g_steal_pointer (&shown);
}

static GtkWidget *
make_row (EntenteDraftEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = make_name (entry);
  g_autofree char *place = make_place (entry);
  g_autofree char *time = make_time (entry->written);
  /* Translators: %s is a date and a time. */
  g_autofree char *written = g_strdup_printf (_("Last change on %s"), time);

  gtk_widget_add_css_class (box, "entente-draft");
  gtk_box_append (GTK_BOX (box), make_label (name, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (place, "body"));
  gtk_box_append (GTK_BOX (box), make_label (written, "dim-label"));
  gtk_widget_set_margin_top (buttons, 6);
  if (entry->problem == NULL)
    {
      add_button (GTK_BOX (buttons), _("_Restore"), G_CALLBACK (restore_cb), "suggested-action");
      add_button (GTK_BOX (buttons), _("_Show Differences"), G_CALLBACK (differences_cb), NULL);
    }
  add_button (GTK_BOX (buttons), _("_Keep for Later"), G_CALLBACK (keep_cb), NULL);
  add_button (GTK_BOX (buttons), _("_Discard…"), G_CALLBACK (discard_cb), NULL);
  gtk_box_append (GTK_BOX (box), buttons);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (entry->path), g_free);
  g_object_set_data_full (G_OBJECT (row), "file", g_strdup (entry->header.path), g_free);
  return row;
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autofree char *folder = entente_draft_get_folder ();
  GPtrArray *entries = entente_draft_list (folder, task_data);

  for (guint i = 0; i < entries->len; i++)
    entente_draft_entry_look_at_file (entries->pdata[i]);
  g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
}

/* One question at a time. */
static gboolean
is_shown (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ENTENTE_IS_DRAFTS_DIALOG (window) && gtk_widget_get_visible (window))
        return TRUE;
    }
  return FALSE;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree GWeakRef *weak = user_data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (weak);
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);
  EntenteDraftsDialog *self;

  g_weak_ref_clear (weak);
  if (entries->len == 0 || parent == NULL || is_shown () ||
      !gtk_widget_get_visible (GTK_WIDGET (parent)))
    return;
  self = g_object_new (ENTENTE_TYPE_DRAFTS_DIALOG, "transient-for", parent, NULL);
  for (guint i = 0; i < entries->len; i++)
    gtk_list_box_append (self->list, make_row (entries->pdata[i]));
  gtk_window_present (GTK_WINDOW (self));
}

void
entente_drafts_dialog_offer (GtkWindow  *parent,
                             const char *of)
{
  g_autoptr (GTask) task = NULL;
  GWeakRef *weak;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  /* A window that is closed meanwhile lets its map go at once. */
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, parent);
  task = g_task_new (NULL, NULL, listed_cb, weak);
  g_task_set_source_tag (task, entente_drafts_dialog_offer);
  g_task_set_task_data (task, g_strdup (of), g_free);
  g_task_run_in_thread (task, list_in_thread);
}
