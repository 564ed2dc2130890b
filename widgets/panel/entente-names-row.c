/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-names-row.h"

#include "entente-json-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_LINES_MAX 100 /* more are kept, not shown */

/* Invariant: the last line stands for no language: by it one is added. */
struct _EntenteNamesRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkBox *lines;
};

G_DEFINE_FINAL_TYPE (EntenteNamesRow, entente_names_row, ENTENTE_TYPE_FIELD_ROW)

static const char *const no_order[] = { NULL };

static const char *
get_object (EntenteNamesRow *self)
{
  const char *shown = entente_field_row_get_shown (ENTENTE_FIELD_ROW (self));

  return shown != NULL ? shown : "{ }";
}

/* Sets the name in a language, or takes it away; the last one takes the whole member along. */
static gboolean
apply_name (EntenteNamesRow *self,
            const char      *tag,
            const char      *name)
{
  g_autofree char *quoted = name != NULL ? entente_json_quote (name) : NULL;
  g_autofree char *object
      = entente_json_set_member (get_object (self), -1, tag, quoted, no_order);
  g_auto (GStrv) left = entente_json_dup_member_names (object, -1);

  return entente_field_row_apply (ENTENTE_FIELD_ROW (self), left[0] != NULL ? object : NULL);
}

static void
drop_name (EntenteNamesRow *self,
           const char      *tag)
{
  if (apply_name (self, tag, NULL))
    entente_field_row_reset (ENTENTE_FIELD_ROW (self));
  entente_field_row_end_step (ENTENTE_FIELD_ROW (self));
}

/* FALSE: it still waits for a language or a name. */
static gboolean
add_name (EntenteNamesRow *self,
          EntenteNameLine *line)
{
  g_autofree char *tag = entente_name_line_dup_said_tag (line);
  g_autofree char *name = g_strstrip (g_strdup (entente_name_line_get_name (line)));
  gboolean is_added;

  if (*name == '\0')
    return FALSE;
  if (*tag == '\0')
    {
      entente_field_row_set_problem (ENTENTE_FIELD_ROW (self),
                                     _("Say in which language this name is."));
      return FALSE;
    }
  if (entente_json_find_member (get_object (self), -1, tag, NULL, NULL))
    {
      entente_field_row_set_problem (ENTENTE_FIELD_ROW (self),
                                     _("There is a name in this language already."));
      return FALSE;
    }
  is_added = apply_name (self, tag, name);
  if (is_added)
    entente_field_row_reset (ENTENTE_FIELD_ROW (self));
  entente_field_row_end_step (ENTENTE_FIELD_ROW (self));
  return is_added;
}

static void
change_language (EntenteNamesRow *self,
                 EntenteNameLine *line,
                 const char      *tag)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  const char *before = entente_name_line_get_tag (line);
  g_autofree char *object = NULL;

  if (g_strcmp0 (before, tag) == 0)
    {
      entente_field_row_set_problem (row, NULL);
      return;
    }
  if (*tag == '\0')
    {
      drop_name (self, before);
      return;
    }
  object = entente_json_rename_member (get_object (self), -1, before, tag);
  if (object == NULL)
    entente_field_row_set_problem (row, _("There is a name in this language already."));
  else if (entente_field_row_apply (row, object))
    entente_field_row_reset (row);
  entente_field_row_end_step (ENTENTE_FIELD_ROW (self));
}

static void
language_entered_cb (EntenteNameLine *line,
                     const char      *tag,
                     EntenteNamesRow *self)
{
  if (entente_name_line_get_tag (line) != NULL)
    change_language (self, line, tag);
  else if (!add_name (self, line))
    gtk_widget_grab_focus (GTK_WIDGET (entente_name_line_get_editable (line)));
}

static void
name_typed_cb (EntenteNameLine *line,
               EntenteNamesRow *self)
{
  const char *tag = entente_name_line_get_tag (line);

  if (tag != NULL)
    apply_name (self, tag, entente_name_line_get_name (line));
}

static void
activated_cb (EntenteNameLine *line,
              EntenteNamesRow *self)
{
  if (entente_name_line_get_tag (line) == NULL && add_name (self, line))
    {
      guint n_lines = entente_names_row_get_n_lines (self);
      EntenteNameLine *next = entente_names_row_get_line (self, n_lines - 1);

      gtk_widget_grab_focus (
          GTK_WIDGET (entente_suggest_entry_get_editable (entente_name_line_get_entry (next))));
    }
  entente_field_row_end_step (ENTENTE_FIELD_ROW (self));
}

static void
removed_cb (EntenteNameLine *line,
            EntenteNamesRow *self)
{
  g_autofree char *tag = g_strdup (entente_name_line_get_tag (line));

  /* The line goes away with its button: the focus must not go with it. */
  entente_field_row_edit (ENTENTE_FIELD_ROW (self));
  drop_name (self, tag);
}

/* An emptied name is none; a language that was typed and not entered counts. */
static void
left_cb (EntenteNameLine *line,
         EntenteNamesRow *self)
{
  g_autofree char *before = g_strdup (entente_name_line_get_tag (line));
  g_autofree char *tag = entente_name_line_dup_said_tag (line);

  if (entente_field_row_get_session (ENTENTE_FIELD_ROW (self)) == NULL)
    return;
  if (before == NULL)
    add_name (self, line);
  else if (*entente_name_line_get_name (line) == '\0'
           && gtk_editable_get_editable (entente_name_line_get_editable (line)))
    drop_name (self, before);
  else if (g_strcmp0 (before, tag) != 0)
    change_language (self, line, tag);
  entente_field_row_end_step (ENTENTE_FIELD_ROW (self));
}

static GtkWidget *
add_line (EntenteNamesRow *self)
{
  GtkWidget *line = entente_name_line_new ();

  g_signal_connect_object (line, "language-entered", G_CALLBACK (language_entered_cb), self, 0);
  g_signal_connect_object (line, "name-typed", G_CALLBACK (name_typed_cb), self, 0);
  g_signal_connect_object (line, "activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (line, "removed", G_CALLBACK (removed_cb), self, 0);
  g_signal_connect_object (line, "left", G_CALLBACK (left_cb), self, 0);
  gtk_box_append (self->lines, line);
  return line;
}

static void
fit_lines (EntenteNamesRow *self,
           guint            n_lines)
{
  guint n_there = entente_names_row_get_n_lines (self);

  for (; n_there < n_lines; n_there++)
    add_line (self);
  for (; n_there > n_lines; n_there--)
    gtk_box_remove (self->lines, gtk_widget_get_first_child (GTK_WIDGET (self->lines)));
}

static void
entente_names_row_show_value (EntenteFieldRow *row,
                              const char      *value)
{
  EntenteNamesRow *self = ENTENTE_NAMES_ROW (row);
  gboolean is_object = value == NULL || *value == '{';
  g_auto (GStrv) tags = entente_json_dup_member_names (is_object ? get_object (self) : "{ }", -1);
  guint n_names = MIN (g_strv_length (tags), N_LINES_MAX);

  fit_lines (self, n_names + 1);
  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *name = entente_json_dup_member_string (value, -1, tags[i]);

      entente_name_line_set (entente_names_row_get_line (self, i), tags[i], name);
    }
  entente_name_line_set (entente_names_row_get_line (self, n_names), NULL, "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->lines), is_object);
  if (!is_object)
    entente_field_row_set_problem (row, _("The file has no names here; it is kept as it is."));
}

static gboolean
entente_names_row_edit (EntenteFieldRow *row)
{
  EntenteNamesRow *self = ENTENTE_NAMES_ROW (row);
  EntenteNameLine *line
      = entente_names_row_get_line (self, entente_names_row_get_n_lines (self) - 1);

  return gtk_widget_grab_focus (
      GTK_WIDGET (entente_suggest_entry_get_editable (entente_name_line_get_entry (line))));
}

static void
entente_names_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_NAMES_ROW);

  G_OBJECT_CLASS (entente_names_row_parent_class)->dispose (object);
}

static void
entente_names_row_class_init (EntenteNamesRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_names_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_names_row_show_value;
  ENTENTE_FIELD_ROW_CLASS (klass)->edit = entente_names_row_edit;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-names-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteNamesRow, lines);
}

static void
entente_names_row_init (EntenteNamesRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

guint
entente_names_row_get_n_lines (EntenteNamesRow *self)
{
  guint n_lines = 0;

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    n_lines += 1;
  return n_lines;
}

/**
 * entente_names_row_get_line:
 *
 * Returns: (transfer none) (nullable): a line
 */
EntenteNameLine *
entente_names_row_get_line (EntenteNamesRow *self,
                            guint            index)
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines));

  while (line != NULL && index-- > 0)
    line = gtk_widget_get_next_sibling (line);
  return ENTENTE_NAME_LINE (line);
}
