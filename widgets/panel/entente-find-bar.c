/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-find-bar.h"

#include <glib/gi18n.h>

struct _EntenteFindBar
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *entry;
  GtkLabel *place;
};

enum
{
  SIGNAL_CLOSED,
  SIGNAL_SOUGHT,
  SIGNAL_STEPPED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteFindBar, entente_find_bar, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
sought_cb (EntenteFindBar *self)
{
  g_signal_emit (self, signals[SIGNAL_SOUGHT], 0);
}

static void
closed_cb (EntenteFindBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
step (EntenteFindBar *self,
      int             by)
{
  g_signal_emit (self, signals[SIGNAL_STEPPED], 0, by);
}

static void
next_cb (EntenteFindBar *self)
{
  step (self, 1);
}

static void
previous_cb (EntenteFindBar *self)
{
  step (self, -1);
}

static gboolean
step_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  step (ENTENTE_FIND_BAR (widget), g_variant_get_int32 (arguments));
  return TRUE;
}

static void
entente_find_bar_dispose (GObject *object)
{
  GtkWidget *child;

  /* GTK 4.8 takes apart only the children it was told of by name. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (entente_find_bar_parent_class)->dispose (object);
}

/* Return is the entry's own, which says what is sought first if it has not said so yet. */
static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    int step;
  } keys[] = {
    { GDK_KEY_Return, GDK_SHIFT_MASK, -1 }, { GDK_KEY_KP_Enter, GDK_SHIFT_MASK, -1 },
    { GDK_KEY_Down, 0, 1 },                 { GDK_KEY_KP_Down, 0, 1 },
    { GDK_KEY_Up, 0, -1 },                  { GDK_KEY_KP_Up, 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, step_key_cb, "i",
                                  keys[i].step);
}

static void
entente_find_bar_class_init (EntenteFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_find_bar_dispose;

  signals[SIGNAL_CLOSED]
      = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SOUGHT]
      = g_signal_new ("sought", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STEPPED]
      = g_signal_new ("stepped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                      G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "find");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, EntenteFindBar, place);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, sought_cb);
  bind_keys (widget_class);
}

static void
entente_find_bar_init (EntenteFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
entente_find_bar_get_text (EntenteFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
entente_find_bar_set_text (EntenteFindBar *self,
                           const char     *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

void
entente_find_bar_show_place (EntenteFindBar *self,
                             guint           place,
                             guint           n_places,
                             gboolean        has_more)
{
  g_autofree char *words = NULL;
  g_autofree char *many = NULL;

  many = g_strdup_printf (has_more ? "%u+" : "%u", n_places);
  if (*entente_find_bar_get_text (self) == '\0')
    words = g_strdup ("");
  else if (n_places == 0)
    words = g_strdup (_("None"));
  else if (place == 0)
    words = g_steal_pointer (&many);
  else
    /* Translators: which of how many places that were found; the second may be "200+". */
    words = g_strdup_printf (_("%u of %s"), place, many);
  gtk_label_set_label (self->place, words);
  if (n_places == 0 && *words != '\0')
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

const char *
entente_find_bar_get_place (EntenteFindBar *self)
{
  return gtk_label_get_label (self->place);
}

void
entente_find_bar_open (EntenteFindBar *self)
{
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}
