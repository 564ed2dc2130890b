/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include <glib/gi18n.h>

/* What the map has to say, and what can be done about it. */

static void
offer_undo (EntenteWindow *self,
            AdwToast      *toast)
{
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_set_weak_pointer (&self->undo_toast, toast);
}

static void
offer_article (AdwToast *toast)
{
  adw_toast_set_button_label (toast, _("Paste as _Article"));
  adw_toast_set_action_name (toast, "win.paste-article");
}

static void
map_notice_cb (EntenteMapView *map_view,
               const char     *text,
               const char     *offer,
               EntenteWindow  *self)
{
  /* Titles of toasts are markup. */
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  _entente_window_withdraw_undo (self);
  if (g_strcmp0 (offer, "undo") == 0)
    offer_undo (self, toast);
  else if (g_strcmp0 (offer, "article") == 0)
    offer_article (toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
called_off_cb (EntenteWindow *self)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Canceled. Nothing was changed.")));
}

void
_entente_window_update_patience (EntenteWindow *self)
{
  g_clear_object (&self->patience);
  if (self->session == NULL)
    return;
  self->patience = entente_patience_new (GTK_WINDOW (self), entente_session_get_map (self->session));
  g_signal_connect_object (self->patience, "called-off", G_CALLBACK (called_off_cb), self,
                           G_CONNECT_SWAPPED);
}

void
_entente_window_init_notices (EntenteWindow *self)
{
  g_signal_connect_object (self->map_view, "notice", G_CALLBACK (map_notice_cb), self, 0);
}

/* The words stay until their time is over: libadwaita 1.2 crashes where a toast is dismissed while
 * it still comes in. */
void
_entente_window_withdraw_undo (EntenteWindow *self)
{
  if (self->undo_toast == NULL)
    return;
  adw_toast_set_button_label (self->undo_toast, NULL);
  g_clear_weak_pointer (&self->undo_toast);
}

/* The words and buttons of a bar that is not there would be styled and measured with every window. The
 * template hides it again when it has slid away. */
void
_entente_window_reveal (GtkRevealer *bar,
                        gboolean     reveal)
{
  if (reveal)
    gtk_widget_set_visible (GTK_WIDGET (bar), TRUE);
  gtk_revealer_set_reveal_child (bar, reveal);
}
