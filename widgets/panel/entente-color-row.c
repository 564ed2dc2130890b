/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-color-row.h"

#include "entente-json-text.h"
#include "entente-kind-color.h"
#include "entente-panel-colors.h"

#include <glib/gi18n.h>
#include <math.h>

#define CHANNEL_MAX 255.0

struct _EntenteColorRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkColorChooser *button;
  GtkLabel *words;
  GtkWidget *clear;
};

G_DEFINE_FINAL_TYPE (EntenteColorRow, entente_color_row, ENTENTE_TYPE_FIELD_ROW)

static void
apply (EntenteColorRow *self,
       const char      *color)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);

  if (entente_field_row_get_session (row) == NULL)
    return;
  if (entente_field_row_apply_text (row, color))
    entente_field_row_reset (row);
  entente_field_row_end_step (row);
}

static void
color_set_cb (EntenteColorRow *self)
{
  g_autofree char *text = NULL;
  GdkRGBA color;

  gtk_color_chooser_get_rgba (self->button, &color);
  text = g_strdup_printf ("#%02x%02x%02x", (guint) lround (color.red * CHANNEL_MAX),
                          (guint) lround (color.green * CHANNEL_MAX),
                          (guint) lround (color.blue * CHANNEL_MAX));
  apply (self, text);
}

static void
clear_clicked_cb (EntenteColorRow *self)
{
  /* The button goes away: the focus must not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  apply (self, "");
}

/* What stands there where no color is said. */
static GdkRGBA
get_default_color (EntenteColorRow *self)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  EntenteMap *map = entente_field_row_get_map (row);
  const EntentePalette *palette = entente_panel_get_palette (GTK_WIDGET (self));
  EntenteItem item = entente_field_row_get_item (row);
  const char *key = entente_field_row_get_kind (row);

  if (key != NULL)
    return entente_panel_to_rgba (entente_kind_color (palette, map, item.type, key), 1.0);
  return entente_panel_to_rgba (
      entente_palette_get_actor (palette, map, entente_map_get_actor (map, item.slot)->kind,
                                 ENTENTE_NO_COLOR)
          .rim,
      1.0);
}

static void
entente_color_row_show_value (EntenteFieldRow *row,
                              const char      *value)
{
  EntenteColorRow *self = ENTENTE_COLOR_ROW (row);
  g_autofree char *text = value != NULL ? entente_json_dup_string (value, -1) : NULL;
  GdkRGBA color = { 0.0f, 0.0f, 0.0f, 0.0f };
  gboolean is_color = text != NULL && *text == '#' && gdk_rgba_parse (&color, text);

  if (!is_color)
    color = get_default_color (self);
  gtk_color_chooser_set_rgba (self->button, &color);
  gtk_label_set_label (self->words, is_color                             ? text
                                    : entente_field_row_get_mixed (row)  ? ""
                                    : entente_field_row_get_kind (row) != NULL
                                        ? _("automatic")
                                        : _("as its kind"));
  gtk_widget_set_visible (self->clear, value != NULL);
  if (value != NULL && !is_color)
    entente_field_row_set_problem (row, _("The file has no color here; it is kept as it is."));
}

static void
entente_color_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_COLOR_ROW);

  G_OBJECT_CLASS (entente_color_row_parent_class)->dispose (object);
}

static void
entente_color_row_class_init (EntenteColorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_color_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_color_row_show_value;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-color-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteColorRow, button);
  gtk_widget_class_bind_template_child (widget_class, EntenteColorRow, words);
  gtk_widget_class_bind_template_child (widget_class, EntenteColorRow, clear);
  gtk_widget_class_bind_template_callback (widget_class, color_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
entente_color_row_init (EntenteColorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
