/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-merge-dialog"

#include "entente-merge-dialog.h"

#include "entente-config.h"
#include "entente-difference-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Rows shown; the rest goes by the buttons for all. */
#define MAX_ROWS 200

struct _EntenteMergeDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkLabel *summary;
  GtkListBox *list;
  GtkLabel *rest;

  /* owned */
  GPtrArray *ours;   /* (element-type GtkCheckButton) (unowned): by row */
  GPtrArray *theirs;

  /* borrowed */
  EntenteMerge *merge;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteMergeDialog, entente_merge_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* As the heading of a row. */
static char *
dup_capitalized (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, text + strlen (first), NULL);
}

static void
toggled_cb (GtkCheckButton     *check,
            EntenteMergeDialog *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "index"));

  entente_merge_choose (self->merge, index,
                        gtk_check_button_get_active (check) ? ENTENTE_SIDE_THEIRS
                                                            : ENTENTE_SIDE_OURS);
}

/* One version as a choice: whose it is, and what it says. */
static GtkWidget *
make_choice (EntenteMergeDialog    *self,
             const EntenteConflict *conflict,
             EntenteVersion         version,
             const char            *whose)
{
  g_autofree char *value = entente_conflict_dup_value (self->merge, conflict, version);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), make_label (whose, "caption-heading"));
  gtk_box_append (GTK_BOX (box), make_label (value, "body"));
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_set_sensitive (check, !conflict->settled);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, whose, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    value, -1);
  return check;
}

static GtkWidget *
make_row (EntenteMergeDialog *self,
          guint               index)
{
  const EntenteConflict *conflict = entente_merge_get_conflict (self->merge, index);
  g_autofree char *where = entente_conflict_dup_words (self->merge, conflict);
  g_autofree char *heading = dup_capitalized (where);
  g_autofree char *was =
    entente_conflict_dup_value (self->merge, conflict, ENTENTE_VERSION_BASE);
  /* Translators: what a part of the map said before two people changed it. */
  g_autofree char *before = g_strdup_printf (_("Before: %s"), was);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *ours = make_choice (self, conflict, ENTENTE_VERSION_OURS, _("Mine"));
  GtkWidget *theirs = make_choice (self, conflict, ENTENTE_VERSION_THEIRS, _("In the File"));

  gtk_check_button_set_group (GTK_CHECK_BUTTON (theirs), GTK_CHECK_BUTTON (ours));
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (conflict->side == ENTENTE_SIDE_OURS ? ours : theirs), TRUE);
  g_object_set_data (G_OBJECT (theirs), "index", GUINT_TO_POINTER (index));
  g_signal_connect (theirs, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->ours, ours);
  g_ptr_array_add (self->theirs, theirs);

  gtk_box_set_homogeneous (GTK_BOX (choices), TRUE);
  gtk_box_append (GTK_BOX (choices), ours);
  gtk_box_append (GTK_BOX (choices), theirs);
  gtk_widget_add_css_class (box, "entente-draft");
  gtk_box_append (GTK_BOX (box), make_label (heading, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (before, "dim-label"));
  gtk_box_append (GTK_BOX (box), choices);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
all_mine_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  entente_merge_dialog_choose_all (ENTENTE_MERGE_DIALOG (widget), ENTENTE_SIDE_OURS);
}

static void
all_theirs_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  entente_merge_dialog_choose_all (ENTENTE_MERGE_DIALOG (widget), ENTENTE_SIDE_THEIRS);
}

static void
finish_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  entente_merge_dialog_finish (ENTENTE_MERGE_DIALOG (widget));
}

static void
entente_merge_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_MERGE_DIALOG);

  G_OBJECT_CLASS (entente_merge_dialog_parent_class)->dispose (object);
}

static void
entente_merge_dialog_finalize (GObject *object)
{
  EntenteMergeDialog *self = ENTENTE_MERGE_DIALOG (object);

  g_clear_pointer (&self->ours, g_ptr_array_unref);
  g_clear_pointer (&self->theirs, g_ptr_array_unref);

  G_OBJECT_CLASS (entente_merge_dialog_parent_class)->finalize (object);
}

static void
entente_merge_dialog_class_init (EntenteMergeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_merge_dialog_dispose;
  object_class->finalize = entente_merge_dialog_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", ENTENTE_TYPE_MERGE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ENTENTE_RESOURCE_PATH "/ui/entente-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteMergeDialog, list);
  gtk_widget_class_bind_template_child (widget_class, EntenteMergeDialog, rest);
  gtk_widget_class_bind_template_child (widget_class, EntenteMergeDialog, summary);
  gtk_widget_class_install_action (widget_class, "merge.all-mine", NULL, all_mine_action);
  gtk_widget_class_install_action (widget_class, "merge.all-theirs", NULL, all_theirs_action);
  gtk_widget_class_install_action (widget_class, "merge.finish", NULL, finish_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
entente_merge_dialog_init (EntenteMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ours = g_ptr_array_new ();
  self->theirs = g_ptr_array_new ();
}

GtkWidget *
entente_merge_dialog_new (GtkWindow    *parent,
                          EntenteMerge *merge)
{
  EntenteMergeDialog *self;
  guint n;
  g_autofree char *summary = NULL;
  g_autofree char *rest = NULL;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);

  self = g_object_new (ENTENTE_TYPE_MERGE_DIALOG, "transient-for", parent, NULL);
  self->merge = merge;
  n = entente_merge_get_n_conflicts (merge);
  summary = g_strdup_printf (ngettext ("%u thing was changed here and in the file. Everything else "
                                       "comes from both.",
                                       "%u things were changed here and in the file. Everything "
                                       "else comes from both.",
                                       n),
                             n);
  gtk_label_set_text (self->summary, summary);
  for (guint i = 0; i < n && i < MAX_ROWS; i++)
    gtk_list_box_append (self->list, make_row (self, i));
  if (n > MAX_ROWS)
    rest = g_strdup_printf (ngettext ("%u more is not listed; All Mine and All From the File choose "
                                      "it as well.",
                                      "%u more are not listed; All Mine and All From the File "
                                      "choose them as well.",
                                      n - MAX_ROWS),
                            n - MAX_ROWS);
  gtk_label_set_text (self->rest, rest != NULL ? rest : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rest), rest != NULL);
  if (self->ours->len > 0)
    gtk_window_set_focus (GTK_WINDOW (self), self->ours->pdata[0]);
  return GTK_WIDGET (self);
}

void
entente_merge_dialog_choose (EntenteMergeDialog *self,
                             guint               index,
                             EntenteSide         side)
{
  GPtrArray *checks;

  g_return_if_fail (ENTENTE_IS_MERGE_DIALOG (self));

  checks = side == ENTENTE_SIDE_OURS ? self->ours : self->theirs;
  entente_merge_choose (self->merge, index, side);
  if (index < checks->len && !entente_merge_get_conflict (self->merge, index)->settled)
    gtk_check_button_set_active (checks->pdata[index], TRUE);
}

void
entente_merge_dialog_choose_all (EntenteMergeDialog *self,
                                 EntenteSide         side)
{
  g_return_if_fail (ENTENTE_IS_MERGE_DIALOG (self));

  for (guint i = 0; i < entente_merge_get_n_conflicts (self->merge); i++)
    entente_merge_dialog_choose (self, i, side);
}

void
entente_merge_dialog_finish (EntenteMergeDialog *self)
{
  g_return_if_fail (ENTENTE_IS_MERGE_DIALOG (self));

  g_signal_emit (self, signals[CHOSEN], 0);
  gtk_window_close (GTK_WINDOW (self));
}
