/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-history-popover.h"

#include "entente-config.h"

#include <glib/gi18n.h>

struct _EntenteHistoryPopover
{
  GtkPopover parent_instance;

  /* template */
  GtkListView *list;
  GtkStringList *names; /* empty while it is closed */

  /* owned */
  EntenteHistory *history; /* (nullable) */
  GSignalGroup *history_signals;
};

G_DEFINE_FINAL_TYPE (EntenteHistoryPopover, entente_history_popover, GTK_TYPE_POPOVER)

/* How many steps are done in the state a row stands for. */
static guint
get_n_done (EntenteHistoryPopover *self,
            guint                  position)
{
  return entente_history_get_n_steps (self->history, NULL) - position;
}

static guint
get_current (EntenteHistoryPopover *self)
{
  guint n_done;
  guint n_steps = entente_history_get_n_steps (self->history, &n_done);

  return n_steps - n_done;
}

static const char *
get_name (EntenteHistoryPopover *self,
          guint                  n_done)
{
  if (n_done == 0)
    return _("Beginning");
  return entente_act_get_name (entente_history_get_step (self->history, n_done - 1));
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_row (EntenteHistoryPopover *self,
          GtkListItem           *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *mark = gtk_widget_get_first_child (box);
  GtkWidget *name = gtk_widget_get_next_sibling (mark);
  GtkWidget *saved = gtk_widget_get_next_sibling (name);
  guint position = gtk_list_item_get_position (item);
  guint n_done = get_n_done (self, position);

  gtk_label_set_label (GTK_LABEL (name), get_name (self, n_done));
  gtk_widget_set_tooltip_text (name, get_name (self, n_done));
  gtk_widget_set_opacity (mark, position == get_current (self) ? 1.0 : 0.0);
  gtk_widget_set_visible (saved, entente_history_get_saved_at (self->history) == (gint64) n_done);
  set_class (name, "heading", position == get_current (self));
  set_class (box, "dim-label", position < get_current (self));
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  return label;
}

static void
setup_cb (EntenteHistoryPopover *self,
          GtkListItem           *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = new_label (NULL);
  GtkWidget *saved = new_label (_("saved"));

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (saved, "dim-label");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), saved);
  gtk_list_item_set_child (item, box);
}

static void
moved_cb (GtkListItem *item)
{
  GtkWidget *popover = gtk_widget_get_ancestor (gtk_list_item_get_child (item),
                                                ENTENTE_TYPE_HISTORY_POPOVER);
  EntenteHistoryPopover *self = ENTENTE_HISTORY_POPOVER (popover);

  if (self != NULL && self->history != NULL && !entente_history_get_jumping (self->history)
      && gtk_list_item_get_position (item) <= entente_history_get_n_steps (self->history, NULL))
    show_row (self, item);
}

static void
bind_cb (EntenteHistoryPopover *self,
         GtkListItem           *item)
{
  show_row (self, item);
  g_signal_connect_object (self->history, "moved", G_CALLBACK (moved_cb), item,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->history, "notify::modified", G_CALLBACK (moved_cb), item,
                           G_CONNECT_SWAPPED);
}

static void
unbind_cb (EntenteHistoryPopover *self,
           GtkListItem           *item)
{
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, item);
}

static void
fill (EntenteHistoryPopover *self)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->names));
  guint n_rows = self->history != NULL && gtk_widget_get_visible (GTK_WIDGET (self))
                     ? entente_history_get_n_steps (self->history, NULL) + 1
                     : 0;
  g_autofree const char **names = g_new0 (const char *, n_rows + 1);

  /* What a row says is asked when it is shown. */
  for (guint i = 0; i < n_rows; i++)
    names[i] = "";
  gtk_string_list_splice (self->names, 0, n_before, names);
}

/* New steps and forgotten ones; those that are only undone stay in their places. */
static void
history_moved_cb (EntenteHistoryPopover *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->names));

  if (n_rows > 0 && n_rows != entente_history_get_n_steps (self->history, NULL) + 1)
    fill (self);
}

static void
activate_cb (EntenteHistoryPopover *self,
             guint                  position)
{
  entente_history_popover_go_to (self, position);
}

static void
entente_history_popover_show (GtkWidget *widget)
{
  EntenteHistoryPopover *self = ENTENTE_HISTORY_POPOVER (widget);

  GTK_WIDGET_CLASS (entente_history_popover_parent_class)->show (widget);
  fill (self);
  if (self->history != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                get_current (self));
}

static void
entente_history_popover_hide (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (entente_history_popover_parent_class)->hide (widget);
  fill (ENTENTE_HISTORY_POPOVER (widget));
}

static void
entente_history_popover_dispose (GObject *object)
{
  EntenteHistoryPopover *self = ENTENTE_HISTORY_POPOVER (object);

  entente_history_popover_set_history (self, NULL);
  g_clear_object (&self->history_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_HISTORY_POPOVER);

  G_OBJECT_CLASS (entente_history_popover_parent_class)->dispose (object);
}

static void
entente_history_popover_class_init (EntenteHistoryPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_history_popover_dispose;
  widget_class->show = entente_history_popover_show;
  widget_class->hide = entente_history_popover_hide;

  gtk_widget_class_set_template_from_resource (
    widget_class, ENTENTE_RESOURCE_PATH "/ui/entente-history-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteHistoryPopover, list);
  gtk_widget_class_bind_template_child (widget_class, EntenteHistoryPopover, names);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
entente_history_popover_init (EntenteHistoryPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->history_signals = g_signal_group_new (ENTENTE_TYPE_HISTORY);
  g_signal_group_connect_swapped (
    self->history_signals, "moved", G_CALLBACK (history_moved_cb), self);
}

void
entente_history_popover_set_history (EntenteHistoryPopover *self,
                                     EntenteHistory        *history)
{
  g_return_if_fail (ENTENTE_IS_HISTORY_POPOVER (self));

  if (self->history == history)
    return;
  /* The rows are of the one before. */
  if (self->names != NULL)
    gtk_string_list_splice (
      self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), NULL);
  g_set_object (&self->history, history);
  if (self->history_signals != NULL)
    g_signal_group_set_target (self->history_signals, history);
  if (history != NULL)
    fill (self);
}

guint
entente_history_popover_get_n_rows (EntenteHistoryPopover *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->names));
}

char *
entente_history_popover_dup_words (EntenteHistoryPopover *self,
                                   guint                  position)
{
  guint n_done = get_n_done (self, position);

  return g_strdup_printf (
    "%s%s%s", position == get_current (self) ? "✓ " : "", get_name (self, n_done),
    entente_history_get_saved_at (self->history) == (gint64) n_done ? " (saved)" : "");
}

void
entente_history_popover_go_to (EntenteHistoryPopover *self,
                               guint                  position)
{
  g_return_if_fail (ENTENTE_IS_HISTORY_POPOVER (self));

  if (self->history != NULL)
    entente_history_go_to (self->history, get_n_done (self, position));
}
