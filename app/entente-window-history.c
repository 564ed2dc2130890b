/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include <glib/gi18n.h>

/* Back and forward: through the steps of the document, and through what was visited. */

/* Buttons of a mouse that go back and forward. */
#define BUTTON_BACK 8
#define BUTTON_FORWARD 9

/* Buttons that say which step they take back: “Undo Change Label”. */
static void
update_step_actions (EntenteWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  EntenteHistory *history = NULL;
  g_autofree char *undo_tooltip = NULL;
  g_autofree char *redo_tooltip = NULL;
  gboolean can_undo, can_redo;

  if (self->document != NULL)
    history = entente_document_get_history (self->document);
  can_undo = history != NULL && entente_history_get_can_undo (history);
  can_redo = history != NULL && entente_history_get_can_redo (history);

  gtk_widget_action_set_enabled (widget, "win.history", history != NULL);
  gtk_widget_action_set_enabled (widget, "win.undo", can_undo);
  gtk_widget_action_set_enabled (widget, "win.redo", can_redo);

  if (can_undo)
    /* Translators: %s is the name of a step, like “Change Label”. */
    undo_tooltip = g_strdup_printf (_("Undo %s"), entente_history_get_undo_name (history));
  if (can_redo)
    /* Translators: %s is the name of a step, like “Change Label”. */
    redo_tooltip = g_strdup_printf (_("Redo %s"), entente_history_get_redo_name (history));
  gtk_widget_set_tooltip_text (self->undo_button, can_undo ? undo_tooltip : _("Undo"));
  gtk_widget_set_tooltip_text (self->redo_button, can_redo ? redo_tooltip : _("Redo"));
}

static void
update_visited_actions (EntenteWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (
    widget, "win.back", self->session != NULL && entente_session_get_can_go_back (self->session));
  gtk_widget_action_set_enabled (
    widget,
    "win.forward",
    self->session != NULL && entente_session_get_can_go_forward (self->session));
}

void
_entente_window_update_history_actions (EntenteWindow *self)
{
  update_step_actions (self);
  update_visited_actions (self);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->document != NULL)
    entente_history_undo (entente_document_get_history (self->document));
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->document != NULL)
    entente_history_redo (entente_document_get_history (self->document));
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  gtk_menu_button_popup (ENTENTE_WINDOW (widget)->history_button);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->session != NULL)
    entente_session_go_back (self->session);
}

static void
forward_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->session != NULL)
    entente_session_go_forward (self->session);
}

/* Keys here come last, when nothing that has the focus wanted them: a field keeps its own Ctrl+Z,
 * and the map nudges with Alt+Left where something is selected that can be nudged. */
void
_entente_window_install_history_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, forward_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (
    widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (
    widget_class, GDK_KEY_Right, GDK_ALT_MASK, "win.forward", NULL);
}

static void
button_pressed_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   EntenteWindow   *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button == BUTTON_BACK)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
  else if (button == BUTTON_FORWARD)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.forward", NULL);
}

/* Over the panel; the map has its own. */
static void
init_mouse (EntenteWindow *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (button_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->panel), GTK_EVENT_CONTROLLER (gesture));
}

static void
build_history_cb (GtkMenuButton *button,
                  gpointer       user_data)
{
  EntenteWindow *self = user_data;

  if (self->history_popover != NULL)
    return;
  self->history_popover = g_object_ref_sink (g_object_new (ENTENTE_TYPE_HISTORY_POPOVER, NULL));
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->history_popover));
  _entente_window_update_history (self);
}

void
_entente_window_update_history (EntenteWindow *self)
{
  if (self->history_popover != NULL)
    entente_history_popover_set_history (
      self->history_popover,
      self->document != NULL ? entente_document_get_history (self->document) : NULL);
}

void
_entente_window_init_history (EntenteWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->history_button, build_history_cb, self, NULL);
  g_signal_group_connect_swapped (self->session_signals,
                                  "visited-changed",
                                  G_CALLBACK (update_visited_actions),
                                  self);
  init_mouse (self);
}
