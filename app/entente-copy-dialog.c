/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-copy-dialog.h"

#include <glib/gi18n.h>

#define SPACING_PX 6

/* The same width whatever it says. */
#define SUMMARY_CHARS 44

struct _EntenteCopyDialog
{
  AdwMessageDialog parent_instance;

  /* children */
  GtkCheckButton *quotes;
  GtkCheckButton *notes;
  GtkLabel *summary;

  /* state */
  EntenteTextCounts counts;
};

G_DEFINE_FINAL_TYPE (EntenteCopyDialog, entente_copy_dialog, ADW_TYPE_MESSAGE_DIALOG)

static char *
dup_texts (guint n)
{
  return g_strdup_printf (ngettext ("the text of %u article", "the texts of %u articles", n), n);
}

static char *
dup_quotes (guint n)
{
  return g_strdup_printf (ngettext ("the words of %u citation", "the words of %u citations", n), n);
}

static char *
dup_notes (guint n)
{
  return g_strdup_printf (ngettext ("%u note", "%u notes", n), n);
}

/* Takes what it joins. */
static void
append_part (GString *parts,
             char    *part)
{
  g_string_append_printf (parts, "%s%s", parts->len > 0 ? ", " : "", part);
  g_free (part);
}

static void
show_summary (EntenteCopyDialog *self)
{
  EntenteKeep keep = entente_copy_dialog_get_keep (self);
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *words = NULL;

  if (self->counts.n_texts > 0)
    append_part (parts, dup_texts (self->counts.n_texts));
  if (self->counts.n_quotes > 0 && (keep & ENTENTE_KEEP_QUOTES) == 0)
    append_part (parts, dup_quotes (self->counts.n_quotes));
  if (self->counts.n_notes > 0 && (keep & ENTENTE_KEEP_NOTES) == 0)
    append_part (parts, dup_notes (self->counts.n_notes));
  /* Translators: %s is a list of what a copy does not have. */
  words = parts->len > 0 ? g_strdup_printf (_("Left out: %s."), parts->str)
                         : g_strdup (_("There is nothing to leave out."));
  gtk_label_set_label (self->summary, words);
}

static GtkCheckButton *
add_check (EntenteCopyDialog *self,
           GtkBox            *box,
           const char        *label,
           guint              n)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_visible (check, n > 0);
  g_signal_connect_object (check, "toggled", G_CALLBACK (show_summary), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, check);
  return GTK_CHECK_BUTTON (check);
}

static void
add_choices (EntenteCopyDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);

  self->quotes = add_check (self, GTK_BOX (box), _("Keep the words that citations _quote"),
                            self->counts.n_quotes);
  self->notes = add_check (self, GTK_BOX (box), _("Keep _notes"), self->counts.n_notes);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_width_chars (self->summary, SUMMARY_CHARS);
  gtk_label_set_max_width_chars (self->summary, SUMMARY_CHARS);
  gtk_widget_set_margin_top (GTK_WIDGET (self->summary), SPACING_PX);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), box);
}

static void
entente_copy_dialog_class_init (EntenteCopyDialogClass *klass)
{
}

static void
entente_copy_dialog_init (EntenteCopyDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "save", _("_Save a Copy…"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
}

GtkWidget *
entente_copy_dialog_new (GtkWindow  *parent,
                         EntenteMap *map)
{
  EntenteCopyDialog *self
    = g_object_new (ENTENTE_TYPE_COPY_DIALOG, "transient-for", parent, "modal", TRUE, "heading",
                    _("Save a Copy Without Article Texts"), "body",
                    _("For others to see who says what of whom, without passing the articles on. "
                      "This map keeps everything."),
                    NULL);

  entente_map_count_texts (map, &self->counts);
  add_choices (self);
  show_summary (self);
  return GTK_WIDGET (self);
}

EntenteKeep
entente_copy_dialog_get_keep (EntenteCopyDialog *self)
{
  EntenteKeep keep = ENTENTE_KEEP_NOTHING;

  if (gtk_check_button_get_active (self->quotes))
    keep |= ENTENTE_KEEP_QUOTES;
  if (gtk_check_button_get_active (self->notes))
    keep |= ENTENTE_KEEP_NOTES;
  return keep;
}

void
entente_copy_dialog_set_keep (EntenteCopyDialog *self,
                              EntenteKeep        keep)
{
  gtk_check_button_set_active (self->quotes, (keep & ENTENTE_KEEP_QUOTES) != 0);
  gtk_check_button_set_active (self->notes, (keep & ENTENTE_KEEP_NOTES) != 0);
}

const char *
entente_copy_dialog_get_summary (EntenteCopyDialog *self)
{
  return gtk_label_get_label (self->summary);
}
