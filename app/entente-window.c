/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-config.h"
#include "entente-preferences.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_LIVE_LAYOUT,
  PROP_SHOW_OVERVIEW,
  PROP_SHOW_PANEL,
  PROP_SHOW_TABLE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteWindow, entente_window, ADW_TYPE_APPLICATION_WINDOW)

static GParamSpec *properties[N_PROPS];

static void
update_document_actions (EntenteWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_document = self->document != NULL;
  gboolean can_save = has_document && !entente_document_get_saving (self->document);
  gboolean has_actors =
    has_document &&
    entente_map_get_n_records (entente_document_get_map (self->document), ENTENTE_RECORD_ACTOR) > 0;

  gtk_widget_set_visible (self->hint, has_document && !has_actors);
  gtk_widget_action_set_enabled (widget, "win.audit", has_document);
  gtk_widget_action_set_enabled (widget, "win.find", has_document);
  gtk_widget_action_set_enabled (widget, "win.find-next", has_document);
  gtk_widget_action_set_enabled (widget, "win.find-previous", has_document);
  gtk_widget_action_set_enabled (widget, "win.problems", has_document);
  gtk_widget_action_set_enabled (widget, "win.review", has_document);
  gtk_widget_action_set_enabled (widget, "win.show-table", has_document);
  gtk_widget_action_set_enabled (widget, "win.save", can_save);
  gtk_widget_action_set_enabled (widget, "win.save-as", can_save);
  gtk_widget_action_set_enabled (widget, "win.save-copy", has_document);
  gtk_widget_action_set_enabled (widget, "win.kinds", has_document);
  _entente_window_update_layout_actions (self);
  gtk_widget_action_set_enabled (
    widget, "win.versions", has_document && entente_document_get_file (self->document) != NULL);
  gtk_widget_action_set_enabled (widget, "win.export", has_actors);
  gtk_widget_action_set_enabled (widget, "win.copy-picture", has_actors);
  gtk_widget_action_set_enabled (widget, "win.print", has_actors);
  _entente_window_update_map_actions (self);
}

static void
update_actions (EntenteWindow *self)
{
  update_document_actions (self);
  _entente_window_update_history_actions (self);
  _entente_window_update_merge_actions (self);
}

static void
document_notify_saving_cb (EntenteWindow *self)
{
  update_document_actions (self);
}

static void
history_moved_cb (EntenteWindow  *self,
                  gpointer        act,
                  gboolean        backwards,
                  EntenteHistory *history)
{
  _entente_window_withdraw_undo (self);
  update_actions (self);
}

/* The panel gets its remembered width once the pane knows its own. */
static void
paned_notify_max_position_cb (GtkPaned      *paned,
                              GParamSpec    *pspec,
                              EntenteWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (paned));

  if (self->panel_sized || width == 0 || !self->show_panel)
    return;

  self->panel_sized = TRUE;
  gtk_paned_set_position (paned, width - entente_preferences_get_int ("panel-width"));
}

static void
remember_shape (EntenteWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  entente_preferences_set_boolean ("maximized", gtk_window_is_maximized (window));
  if (width > 0 && height > 0)
    {
      entente_preferences_set_int ("window-width", width);
      entente_preferences_set_int ("window-height", height);
    }
  if (self->panel_sized && gtk_widget_get_width (GTK_WIDGET (self->panel)) > 0)
    entente_preferences_set_int ("panel-width", gtk_widget_get_width (GTK_WIDGET (self->panel)));
}

/* Most windows are opened with a map, and never see the empty page. */
static void
add_empty_page (EntenteWindow *self)
{
  g_autoptr (GtkBuilder) builder
    = gtk_builder_new_from_resource (ENTENTE_RESOURCE_PATH "/ui/empty-page.ui");

  gtk_stack_add_named (self->stack, GTK_WIDGET (gtk_builder_get_object (builder, "page")), "empty");
}

static void
show_page (EntenteWindow *self)
{
  const char *name = self->document != NULL ? "map" : "empty";

  if (gtk_stack_get_child_by_name (self->stack, name) == NULL)
    add_empty_page (self);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
entente_window_show (GtkWidget *widget)
{
  show_page (ENTENTE_WINDOW (widget));
  GTK_WIDGET_CLASS (entente_window_parent_class)->show (widget);
}

static gboolean
entente_window_close_request (GtkWindow *window)
{
  EntenteWindow *self = ENTENTE_WINDOW (window);

  if (_entente_window_guard_closing (self))
    return GDK_EVENT_STOP;

  /* Saved, or not wanted. */
  if (self->document != NULL)
    entente_document_remove_draft (self->document);
  _entente_window_cancel_opening (self);
  remember_shape (self);
  return GTK_WINDOW_CLASS (entente_window_parent_class)->close_request (window);
}

static void
entente_window_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  EntenteWindow *self = ENTENTE_WINDOW (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_LIVE_LAYOUT:
      g_value_set_boolean (value,
                           self->map_view != NULL && entente_map_view_get_live (self->map_view));
      break;
    case PROP_SHOW_OVERVIEW:
      /* Actions ask for it before there are children, and after. */
      g_value_set_boolean (value, self->map_frame != NULL
                                      && entente_map_frame_get_minimap_shown (self->map_frame));
      break;
    case PROP_SHOW_PANEL:
      g_value_set_boolean (value, self->show_panel);
      break;
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, self->show_table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_window_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  EntenteWindow *self = ENTENTE_WINDOW (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      entente_window_set_document (self, g_value_get_object (value));
      break;
    case PROP_LIVE_LAYOUT:
      entente_map_view_set_live (self->map_view, g_value_get_boolean (value));
      break;
    case PROP_SHOW_OVERVIEW:
      entente_map_frame_set_minimap_shown (self->map_frame, g_value_get_boolean (value));
      break;
    case PROP_SHOW_PANEL:
      entente_window_set_show_panel (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_TABLE:
      entente_window_set_show_table (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_window_dispose (GObject *object)
{
  EntenteWindow *self = ENTENTE_WINDOW (object);

  _entente_window_cancel_opening (self);
  _entente_window_clear_arrivals (self);
  g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  _entente_window_forget_panel (self);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_object (&self->document_bindings);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->patience);
  g_clear_object (&self->session);
  g_clear_object (&self->document);
  g_clear_object (&self->history_popover);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_WINDOW);

  G_OBJECT_CLASS (entente_window_parent_class)->dispose (object);
}

static void
entente_window_finalize (GObject *object)
{
  EntenteWindow *self = ENTENTE_WINDOW (object);

  g_clear_pointer (&self->warnings, entente_fault_list_free);
  g_clear_pointer (&self->warnings_name, g_free);

  G_OBJECT_CLASS (entente_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ENTENTE_RESOURCE_PATH "/ui/entente-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, draft_label);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, draft_revealer);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, history_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, layout_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, layout_menu);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, lock_label);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, lock_revealer);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, outside_label);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, outside_revealer);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, map_frame);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, map_overlay);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, paned);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, panel);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, panel_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, recent_section);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, views);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, work);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "win.live-layout", "live-layout");
  gtk_widget_class_install_property_action (widget_class, "win.show-overview", "show-overview");
  gtk_widget_class_install_property_action (widget_class, "win.show-panel", "show-panel");
  gtk_widget_class_install_property_action (widget_class, "win.show-table", "show-table");
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
}

static void
entente_window_class_init (EntenteWindowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = entente_window_dispose;
  object_class->finalize = entente_window_finalize;
  object_class->get_property = entente_window_get_property;
  object_class->set_property = entente_window_set_property;

  widget_class->show = entente_window_show;

  window_class->close_request = entente_window_close_request;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, ENTENTE_TYPE_DOCUMENT, flags);
  properties[PROP_LIVE_LAYOUT] = g_param_spec_boolean ("live-layout", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_OVERVIEW] = g_param_spec_boolean ("show-overview", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_PANEL] = g_param_spec_boolean ("show-panel", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_TABLE] = g_param_spec_boolean ("show-table", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ENTENTE_TYPE_MAP_FRAME);
  g_type_ensure (ENTENTE_TYPE_PANEL);
  bind_template (widget_class);
  install_actions (widget_class);
  _entente_window_install_history_actions (widget_class);
  _entente_window_install_layout_actions (widget_class);
  _entente_window_install_map_actions (widget_class);
  _entente_window_install_panel_actions (widget_class);
  _entente_window_install_open_actions (widget_class);
  _entente_window_install_save_actions (widget_class);
  _entente_window_install_copy_actions (widget_class);
  _entente_window_install_article_actions (widget_class);
  _entente_window_install_draft_actions (widget_class);
  _entente_window_install_merge_actions (widget_class);
  _entente_window_install_lock_actions (widget_class);
  _entente_window_install_outside_actions (widget_class);
  _entente_window_install_shortcut_actions (widget_class);
  _entente_window_install_version_actions (widget_class);
  _entente_window_install_export_actions (widget_class);
  _entente_window_install_find_actions (widget_class);
}

static void
init_groups (EntenteWindow *self)
{
  self->document_bindings = g_binding_group_new ();
  g_binding_group_bind (self->document_bindings, "title", self->title, "title", G_BINDING_DEFAULT);
  g_binding_group_bind (
    self->document_bindings, "subtitle", self->title, "subtitle", G_BINDING_DEFAULT);
  g_binding_group_bind (self->document_bindings, "title", self, "title", G_BINDING_DEFAULT);

  self->document_signals = g_signal_group_new (ENTENTE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (
    self->document_signals, "notify::saving", G_CALLBACK (document_notify_saving_cb), self);
  g_signal_group_connect_swapped (
    self->document_signals, "notify::file", G_CALLBACK (update_actions), self);

  self->history_signals = g_signal_group_new (ENTENTE_TYPE_HISTORY);
  g_signal_group_connect_swapped (
    self->history_signals, "moved", G_CALLBACK (history_moved_cb), self);

  self->session_signals = g_signal_group_new (ENTENTE_TYPE_SESSION);
}

static void
entente_window_init (EntenteWindow *self)
{
  self->show_panel = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  _entente_window_init_menus (self);
  _entente_window_init_map (self);
  _entente_window_init_panel (self);
  init_groups (self);
  _entente_window_init_history (self);
  _entente_window_init_merge (self);
  _entente_window_init_open (self);
  _entente_window_init_drafts (self);
  _entente_window_init_notices (self);
  _entente_window_init_lock (self);
  _entente_window_init_outside (self);
  _entente_window_init_trace (self);

  g_signal_connect_object (
    self->map_view, "notify::busy", G_CALLBACK (update_document_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    self->paned, "notify::max-position", G_CALLBACK (paned_notify_max_position_cb), self, 0);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               entente_preferences_get_int ("window-width"),
                               entente_preferences_get_int ("window-height"));
  if (entente_preferences_get_boolean ("maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  entente_window_set_show_panel (self, entente_preferences_get_boolean ("show-panel"));
  update_actions (self);
}

EntenteWindow *
entente_window_new (EntenteApplication *application)
{
  g_return_val_if_fail (ENTENTE_IS_APPLICATION (application), NULL);

  return g_object_new (ENTENTE_TYPE_WINDOW, "application", application, NULL);
}

EntenteDocument *
entente_window_get_document (EntenteWindow *self)
{
  g_return_val_if_fail (ENTENTE_IS_WINDOW (self), NULL);

  return self->document;
}

void
entente_window_set_document (EntenteWindow   *self,
                             EntenteDocument *document)
{
  EntenteHistory *history = NULL;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));
  g_return_if_fail (document == NULL || ENTENTE_IS_DOCUMENT (document));

  if (!g_set_object (&self->document, document))
    return;

  g_clear_object (&self->session);
  if (document != NULL)
    {
      history = entente_document_get_history (document);
      self->session = entente_session_new (history);
    }
  _entente_window_update_patience (self);

  g_binding_group_set_source (self->document_bindings, document);
  g_signal_group_set_target (self->document_signals, document);
  g_signal_group_set_target (self->history_signals, history);
  _entente_window_update_history (self);
  g_signal_group_set_target (self->session_signals, self->session);
  entente_map_view_set_session (self->map_view, self->session);
  _entente_window_fill_panel (self);
  _entente_window_update_find (self);
  _entente_window_update_table (self);
  entente_window_set_show_table (self, FALSE);

  gtk_widget_set_visible (GTK_WIDGET (self->layout_button), document != NULL);
  show_page (self);
  if (document != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
  update_actions (self);
  _entente_window_update_lock (self);
  _entente_window_update_outside (self);
  _entente_window_update_draft_problem (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

gboolean
entente_window_get_show_panel (EntenteWindow *self)
{
  g_return_val_if_fail (ENTENTE_IS_WINDOW (self), FALSE);

  return self->show_panel;
}

void
entente_window_set_show_panel (EntenteWindow *self,
                               gboolean       show_panel)
{
  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  show_panel = show_panel != FALSE;
  if (self->show_panel == show_panel)
    return;

  self->show_panel = show_panel;
  gtk_widget_set_visible (GTK_WIDGET (self->panel), show_panel);
  gtk_widget_set_tooltip_text (self->panel_button,
                               show_panel ? _("Hide the Panel") : _("Show the Panel"));
  entente_preferences_set_boolean ("show-panel", show_panel);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PANEL]);
}

gboolean
entente_window_get_show_table (EntenteWindow *self)
{
  g_return_val_if_fail (ENTENTE_IS_WINDOW (self), FALSE);

  return self->show_table;
}

void
entente_window_set_show_table (EntenteWindow *self,
                               gboolean       show_table)
{
  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  show_table = show_table != FALSE && self->document != NULL;
  if (self->show_table == show_table)
    return;

  self->show_table = show_table;
  _entente_window_show_table (self, show_table);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_TABLE]);
}

EntenteSession *
entente_window_get_session (EntenteWindow *self)
{
  g_return_val_if_fail (ENTENTE_IS_WINDOW (self), NULL);

  return self->session;
}

gboolean
entente_window_is_free (EntenteWindow *self)
{
  g_return_val_if_fail (ENTENTE_IS_WINDOW (self), FALSE);

  return self->document == NULL && self->opening == NULL;
}

void
entente_window_notify_user (EntenteWindow *self,
                            const char    *text)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  /* Titles of toasts are markup. */
  markup = g_markup_escape_text (text, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}
