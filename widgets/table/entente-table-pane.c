/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-table"

#include "entente-table-pane.h"

#include <glib/gi18n.h>

#define STYLE_RESOURCE "/org/entente/Entente/table/table.css"

struct _EntenteTablePane
{
  GtkWidget parent_instance;

  /* template children */
  GtkToggleButton *actors_button;
  GtkToggleButton *relations_button;
  GtkSearchEntry *search;
  GtkLabel *count;
  EntenteTableView *view;

  /* owned */
  EntenteSession *session; /* nullable */
  GSignalGroup *model_signals;
};

enum
{
  SIGNAL_LEAVE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteTablePane, entente_table_pane, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
show_count (EntenteTablePane *self)
{
  EntenteTableModel *model = entente_table_view_get_model (self->view);
  EntenteRecordType type = entente_table_pane_get_type_of (self);
  g_autofree char *words = NULL;
  guint n_all;
  guint n_shown;

  if (model == NULL)
    return;
  n_all = entente_map_get_n_records (entente_table_model_get_map (model), type);
  n_shown = entente_table_model_get_n_found (model);
  if (entente_table_model_get_searching (model))
    /* Translators: how many rows are found so far. */
    words = g_strdup_printf (_("%u, searching…"), n_shown);
  else if (entente_table_model_get_sorting (model))
    /* Translators: how many rows there are. */
    words = g_strdup_printf (_("%u, sorting…"), n_shown);
  else if (n_shown == n_all)
    words = g_strdup_printf ("%u", n_all);
  else
    /* Translators: how many rows of all are shown. */
    words = g_strdup_printf (_("%u of %u"), n_shown, n_all);
  gtk_label_set_label (self->count, words);
}

/* The model follows only while it is seen. */
static void
update_model (EntenteTablePane *self)
{
  gboolean wanted = self->session != NULL && gtk_widget_get_mapped (GTK_WIDGET (self));
  EntenteTableModel *shown = entente_table_view_get_model (self->view);
  EntenteRecordType type = entente_table_pane_get_type_of (self);
  g_autoptr (EntenteTableModel) model = NULL;

  if (wanted && shown != NULL && entente_table_model_get_session (shown) == self->session
      && entente_table_model_get_type_of (shown) == type)
    return;
  if (wanted)
    {
      model = entente_table_model_new (self->session, type);
      entente_table_model_filter (model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
    }
  entente_table_view_set_model (self->view, model);
  g_signal_group_set_target (self->model_signals, model);
  show_count (self);
}

static void
toggled_cb (EntenteTablePane *self)
{
  update_model (self);
}

static void
search_changed_cb (EntenteTablePane *self)
{
  EntenteTableModel *model = entente_table_view_get_model (self->view);

  if (model != NULL)
    entente_table_model_filter (model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
to_rows_cb (EntenteTablePane *self)
{
  entente_table_view_grab (self->view);
}

/* Escape clears first, then leaves. */
static void
stop_search_cb (EntenteTablePane *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static gboolean
search_key_cb (EntenteTablePane *self,
               guint             key,
               guint             code,
               GdkModifierType   modifiers)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  entente_table_view_grab (self->view);
  return GDK_EVENT_STOP;
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  stop_search_cb (ENTENTE_TABLE_PANE (widget));
  return GDK_EVENT_STOP;
}

static void
entente_table_pane_map (GtkWidget *widget)
{
  EntenteTablePane *self = ENTENTE_TABLE_PANE (widget);

  GTK_WIDGET_CLASS (entente_table_pane_parent_class)->map (widget);
  update_model (self);
}

static void
entente_table_pane_unmap (GtkWidget *widget)
{
  EntenteTablePane *self = ENTENTE_TABLE_PANE (widget);

  GTK_WIDGET_CLASS (entente_table_pane_parent_class)->unmap (widget);
  update_model (self);
}

static void
entente_table_pane_dispose (GObject *object)
{
  EntenteTablePane *self = ENTENTE_TABLE_PANE (object);
  GtkWidget *child;

  g_clear_object (&self->model_signals);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (entente_table_pane_parent_class)->dispose (object);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GdkDisplay *display = gdk_display_get_default ();

  if (display == NULL)
    return;
  gtk_css_provider_load_from_resource (provider, STYLE_RESOURCE);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
entente_table_pane_class_init (EntenteTablePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_table_pane_dispose;
  widget_class->map = entente_table_pane_map;
  widget_class->unmap = entente_table_pane_unmap;

  signals[SIGNAL_LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ENTENTE_TYPE_TABLE_VIEW);
  gtk_widget_class_set_css_name (widget_class, "tablepane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/table/entente-table-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteTablePane, actors_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteTablePane, relations_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteTablePane, search);
  gtk_widget_class_bind_template_child (widget_class, EntenteTablePane, count);
  gtk_widget_class_bind_template_child (widget_class, EntenteTablePane, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_rows_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  load_style ();
}

static void
entente_table_pane_init (EntenteTablePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model_signals = g_signal_group_new (ENTENTE_TYPE_TABLE_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "items-changed", G_CALLBACK (show_count),
                                  self);
  g_signal_group_connect_swapped (self->model_signals, "rows-changed", G_CALLBACK (show_count),
                                  self);
  g_signal_group_connect_swapped (self->model_signals, "notify::busy", G_CALLBACK (show_count),
                                  self);
}

void
entente_table_pane_set_session (EntenteTablePane *self,
                                EntenteSession   *session)
{
  g_return_if_fail (ENTENTE_IS_TABLE_PANE (self));

  if (!g_set_object (&self->session, session))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  update_model (self);
}

EntenteTableView *
entente_table_pane_get_view (EntenteTablePane *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_PANE (self), NULL);

  return self->view;
}

EntenteRecordType
entente_table_pane_get_type_of (EntenteTablePane *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_PANE (self), ENTENTE_RECORD_ACTOR);

  return gtk_toggle_button_get_active (self->relations_button) ? ENTENTE_RECORD_RELATION
                                                               : ENTENTE_RECORD_ACTOR;
}

void
entente_table_pane_set_type_of (EntenteTablePane  *self,
                                EntenteRecordType  type)
{
  g_return_if_fail (ENTENTE_IS_TABLE_PANE (self));

  if (type == ENTENTE_RECORD_RELATION)
    gtk_toggle_button_set_active (self->relations_button, TRUE);
  else
    gtk_toggle_button_set_active (self->actors_button, TRUE);
}

void
entente_table_pane_find (EntenteTablePane *self)
{
  g_return_if_fail (ENTENTE_IS_TABLE_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

GtkEditable *
entente_table_pane_get_search (EntenteTablePane *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_PANE (self), NULL);

  return GTK_EDITABLE (self->search);
}

const char *
entente_table_pane_get_count (EntenteTablePane *self)
{
  g_return_val_if_fail (ENTENTE_IS_TABLE_PANE (self), NULL);

  return gtk_label_get_label (self->count);
}
