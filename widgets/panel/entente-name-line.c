/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-name-line.h"

#include "entente-editable-text.h"
#include "entente-languages.h"

#include <glib/gi18n.h>

struct _EntenteNameLine
{
  GtkWidget parent_instance;

  /* template */
  EntenteSuggestEntry *language;
  GtkText *name;
  GtkWidget *remove;

  /* owned */
  char *tag; /* nullable */

  /* state */
  guint showing : 1;
};

enum
{
  SIGNAL_LANGUAGE_ENTERED,
  SIGNAL_NAME_TYPED,
  SIGNAL_ACTIVATED,
  SIGNAL_REMOVED,
  SIGNAL_LEFT,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteNameLine, entente_name_line, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
chosen_cb (EntenteNameLine   *self,
           EntenteSuggestion *suggestion)
{
  entente_suggest_entry_set_text (self->language, suggestion->title);
  g_signal_emit (self, signals[SIGNAL_LANGUAGE_ENTERED], 0, suggestion->value);
}

static void
entered_cb (EntenteNameLine *self,
            const char      *text)
{
  g_autofree char *tag = entente_name_line_dup_said_tag (self);

  g_signal_emit (self, signals[SIGNAL_LANGUAGE_ENTERED], 0, tag);
}

static void
name_changed_cb (EntenteNameLine *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_NAME_TYPED], 0);
}

static void
name_activate_cb (EntenteNameLine *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
remove_clicked_cb (EntenteNameLine *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
leave_cb (EntenteNameLine *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
entente_name_line_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_NAME_LINE);

  G_OBJECT_CLASS (entente_name_line_parent_class)->dispose (object);
}

static void
entente_name_line_finalize (GObject *object)
{
  g_free (ENTENTE_NAME_LINE (object)->tag);

  G_OBJECT_CLASS (entente_name_line_parent_class)->finalize (object);
}

static guint
new_signal (GObjectClass *klass,
            const char   *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
entente_name_line_class_init (EntenteNameLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_name_line_dispose;
  object_class->finalize = entente_name_line_finalize;

  signals[SIGNAL_LANGUAGE_ENTERED]
      = g_signal_new ("language-entered", ENTENTE_TYPE_NAME_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_NAME_TYPED] = new_signal (object_class, "name-typed");
  signals[SIGNAL_ACTIVATED] = new_signal (object_class, "activated");
  signals[SIGNAL_REMOVED] = new_signal (object_class, "removed");
  signals[SIGNAL_LEFT] = new_signal (object_class, "left");

  g_type_ensure (ENTENTE_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_css_name (widget_class, "name");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-name-line.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteNameLine, language);
  gtk_widget_class_bind_template_child (widget_class, EntenteNameLine, name);
  gtk_widget_class_bind_template_child (widget_class, EntenteNameLine, remove);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
entente_name_line_init (EntenteNameLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_suggest_entry_set_source (self->language, entente_suggest_languages, self);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entente_suggest_entry_get_editable (self->language)),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Language"), -1);
}

/**
 * entente_name_line_new:
 *
 * Returns: (transfer floating): a line that stands for no language yet
 */
GtkWidget *
entente_name_line_new (void)
{
  return g_object_new (ENTENTE_TYPE_NAME_LINE, NULL);
}

void
entente_name_line_set (EntenteNameLine *self,
                       const char      *tag,
                       const char      *name)
{
  g_autofree char *label = NULL;

  g_free (self->tag);
  self->tag = g_strdup (tag);
  entente_suggest_entry_set_text (self->language,
                                  tag != NULL ? entente_language_get_name (tag) : "");
  self->showing = TRUE;
  entente_editable_put_text (GTK_EDITABLE (self->name), name != NULL ? name : "");
  self->showing = FALSE;
  gtk_editable_set_editable (GTK_EDITABLE (self->name), name != NULL);
  gtk_widget_set_visible (self->remove, tag != NULL);
  /* Translators: what a screen reader calls the field of a name; %s is a language. */
  label = tag != NULL ? g_strdup_printf (_("Name, %s"), entente_language_get_name (tag))
                      : g_strdup (_("Another name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

const char *
entente_name_line_get_tag (EntenteNameLine *self)
{
  return self->tag;
}

char *
entente_name_line_dup_said_tag (EntenteNameLine *self)
{
  g_autofree char *said = g_strstrip (g_strdup (entente_suggest_entry_get_text (self->language)));

  /* What it stands for keeps its spelling. */
  if (self->tag != NULL && g_str_equal (said, entente_language_get_name (self->tag)))
    return g_strdup (self->tag);
  return g_strdup (entente_language_find_tag (said));
}

const char *
entente_name_line_get_name (EntenteNameLine *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->name));
}

EntenteSuggestEntry *
entente_name_line_get_entry (EntenteNameLine *self)
{
  return self->language;
}

GtkEditable *
entente_name_line_get_editable (EntenteNameLine *self)
{
  return GTK_EDITABLE (self->name);
}
