/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-window-private.h"

#include "entente-preferences.h"

static void
text_size_cb (EntentePanel *panel)
{
  entente_preferences_set_int ("text-size", (int) entente_panel_get_text_size (panel));
}

static void
keeps_article_cb (EntentePanel *panel)
{
  entente_preferences_set_boolean ("keep-article", entente_panel_get_keeps_article (panel));
}

void
_entente_window_init_panel (EntenteWindow *self)
{
  entente_panel_set_keeps_article (self->panel, entente_preferences_get_boolean ("keep-article"));
  g_signal_connect (self->panel, "notify::keeps-article", G_CALLBACK (keeps_article_cb), NULL);
  entente_panel_set_text_size (self->panel, (guint) MAX (entente_preferences_get_int ("text-size"), 0));
  g_signal_connect (self->panel, "notify::text-size", G_CALLBACK (text_size_cb), NULL);
  g_signal_connect_object (
    self->panel, "told", G_CALLBACK (entente_window_notify_user), self, G_CONNECT_SWAPPED);
}

void
_entente_window_forget_panel (EntenteWindow *self)
{
  if (self->fill_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fill_id);
  self->fill_id = 0;
}

/* The frame that begins with the first tick draws the map. */
static gboolean
fill_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (!self->map_drawn)
    {
      self->map_drawn = TRUE;
      return G_SOURCE_CONTINUE;
    }
  self->fill_id = 0;
  entente_panel_set_session (self->panel, self->session);
  return G_SOURCE_REMOVE;
}

void
_entente_window_fill_panel (EntenteWindow *self)
{
  gboolean is_first = entente_panel_get_session (self->panel) == NULL;
  gboolean is_seen = self->show_id != 0 || gtk_widget_get_mapped (GTK_WIDGET (self));

  _entente_window_forget_panel (self);
  if (self->session == NULL || !is_first || !is_seen)
    {
      entente_panel_set_session (self->panel, self->session);
      return;
    }
  self->map_drawn = FALSE;
  self->fill_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
}

EntentePanel *
_entente_window_get_panel (EntenteWindow *self)
{
  if (self->fill_id != 0)
    {
      _entente_window_forget_panel (self);
      entente_panel_set_session (self->panel, self->session);
    }
  return self->panel;
}

static void
audit_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  entente_window_set_show_panel (self, TRUE);
  entente_panel_show_audit (_entente_window_get_panel (self));
}

static void
kinds_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  entente_window_set_show_panel (self, TRUE);
  entente_panel_show_kinds (_entente_window_get_panel (self));
}

static void
problems_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  entente_window_set_show_panel (self, TRUE);
  entente_panel_show_problems (_entente_window_get_panel (self));
}

static void
review_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  entente_window_set_show_panel (self, TRUE);
  entente_panel_review (_entente_window_get_panel (self));
}

void
_entente_window_install_panel_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.audit", NULL, audit_action);
  gtk_widget_class_install_action (widget_class, "win.kinds", NULL, kinds_action);
  gtk_widget_class_install_action (widget_class, "win.problems", NULL, problems_action);
  gtk_widget_class_install_action (widget_class, "win.review", NULL, review_action);
}
