/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-panel-colors.h"

#include <adwaita.h>

const EntentePalette *
entente_panel_get_palette (GtkWidget *widget)
{
  AdwStyleManager *manager
      = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return entente_palette_get (is_dark ? ENTENTE_PALETTE_HIGH_CONTRAST_DARK
                                        : ENTENTE_PALETTE_HIGH_CONTRAST_LIGHT);
  return entente_palette_get (is_dark ? ENTENTE_PALETTE_DARK : ENTENTE_PALETTE_LIGHT);
}

void
entente_panel_follow_style (GtkWidget *widget)
{
  AdwStyleManager *manager
      = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           widget, G_CONNECT_SWAPPED);
}

GdkRGBA
entente_panel_to_rgba (EntenteColor color,
                       double       alpha)
{
  return (GdkRGBA){ (float) color.red, (float) color.green, (float) color.blue,
                    (float) (color.alpha * alpha) };
}
