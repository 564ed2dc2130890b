/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-switch-row.h"

struct _EntenteSwitchRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkSwitch *toggle;

  /* state */
  guint showing : 1;
};

G_DEFINE_FINAL_TYPE (EntenteSwitchRow, entente_switch_row, ENTENTE_TYPE_FIELD_ROW)

static void
active_cb (EntenteSwitchRow *self)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  EntenteSession *session = entente_field_row_get_session (row);

  if (self->showing || session == NULL)
    return;
  if (!entente_field_row_apply (row, gtk_switch_get_active (self->toggle) ? "true" : NULL))
    return;
  entente_history_end_merge (entente_session_get_history (session));
}

static void
entente_switch_row_show_value (EntenteFieldRow *row,
                               const char      *value)
{
  EntenteSwitchRow *self = ENTENTE_SWITCH_ROW (row);

  self->showing = TRUE;
  gtk_switch_set_active (self->toggle, g_strcmp0 (value, "true") == 0);
  self->showing = FALSE;
}

static void
entente_switch_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_SWITCH_ROW);

  G_OBJECT_CLASS (entente_switch_row_parent_class)->dispose (object);
}

static void
entente_switch_row_class_init (EntenteSwitchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_switch_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_switch_row_show_value;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-switch-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteSwitchRow, toggle);
  gtk_widget_class_bind_template_callback (widget_class, active_cb);
}

static void
entente_switch_row_init (EntenteSwitchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
