/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-switch-row.h"

#include <glib/gi18n.h>

struct _EntenteSwitchRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkSwitch *toggle;

  /* state */
  guint showing : 1;
  guint missing : 1; /* what a missing member means */
};

enum
{
  PROP_0,
  PROP_MISSING,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteSwitchRow, entente_switch_row, ENTENTE_TYPE_FIELD_ROW)

static GParamSpec *properties[N_PROPS];

/* What needs no saying is not said. */
static const char *
get_value (EntenteSwitchRow *self)
{
  gboolean active = gtk_switch_get_active (self->toggle);

  if (active == (gboolean) self->missing)
    return NULL;
  return active ? "true" : "false";
}

/* The switch goes back. What is not placed yet is held nowhere: only the map knows where it shows it. */
static void
say_why_not (EntenteFieldRow *row)
{
  g_autofree char *problem = g_strdup (entente_field_row_get_problem (row));

  entente_field_row_reset (row);
  if (g_strcmp0 (entente_field_row_get_member (row), "pinned") == 0)
    entente_field_row_set_problem (
        row, _("It has no place in the file yet. On the map, P pins it where it stands."));
  else
    entente_field_row_set_problem (row, problem);
}

static void
active_cb (EntenteSwitchRow *self)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  EntenteSession *session = entente_field_row_get_session (row);

  /* That the switch went back may be told late. */
  if (self->showing || session == NULL
      || g_strcmp0 (get_value (self), entente_field_row_get_shown (row)) == 0)
    return;
  if (!entente_field_row_apply (row, get_value (self)))
    {
      say_why_not (row);
      return;
    }
  entente_field_row_end_step (row);
}

static void
entente_switch_row_show_value (EntenteFieldRow *row,
                               const char      *value)
{
  EntenteSwitchRow *self = ENTENTE_SWITCH_ROW (row);

  self->showing = TRUE;
  gtk_switch_set_active (self->toggle, self->missing ? g_strcmp0 (value, "false") != 0
                                                     : g_strcmp0 (value, "true") == 0);
  self->showing = FALSE;
}

static void
entente_switch_row_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_MISSING:
      g_value_set_boolean (value, ENTENTE_SWITCH_ROW (object)->missing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
entente_switch_row_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_MISSING:
      ENTENTE_SWITCH_ROW (object)->missing = g_value_get_boolean (value) != FALSE;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = entente_switch_row_get_property;
  object_class->set_property = entente_switch_row_set_property;
  object_class->dispose = entente_switch_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_switch_row_show_value;

  properties[PROP_MISSING]
      = g_param_spec_boolean ("missing", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

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

/**
 * entente_switch_row_get_toggle:
 *
 * Returns: (transfer none): where one turns it on and off
 */
GtkSwitch *
entente_switch_row_get_toggle (EntenteSwitchRow *self)
{
  return self->toggle;
}
