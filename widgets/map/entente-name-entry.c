/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-name-entry.h"

#include "entente-edits.h"

#include <glib/gi18n.h>
#include <string.h>

struct _EntenteNameEntry
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *entry;

  /* owned */
  EntenteSession *session; /* NULL: names nobody */
  GSignalGroup *map_signals;
  GSignalGroup *window_signals;

  /* state */
  guint32 actor;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteNameEntry, entente_name_entry, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* Hiding takes the focus away, which would apply what is typed: it names nobody first. */
static void
stop (EntenteNameEntry *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  g_clear_object (&self->session);
  g_signal_group_set_target (self->map_signals, NULL);
  g_signal_group_set_target (self->window_signals, NULL);
  self->actor = ENTENTE_NO_SLOT;
  if (had_focus)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
map_changed_cb (EntenteNameEntry *self)
{
  if (!entente_item_is_alive (ENTENTE_ACTOR_ITEM (self->actor),
                              entente_session_get_map (self->session)))
    stop (self);
}

/* Bubbling, so that an input method ends its preedit by Escape first. */
static gboolean
key_pressed_cb (EntenteNameEntry *self,
                guint             keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  entente_name_entry_cancel (self);
  return GDK_EVENT_STOP;
}

/* Another window, from which a name may be copied, is no reason to stop; another widget is. */
static void
focus_moved_cb (EntenteNameEntry *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    entente_name_entry_finish (self);
}

static void
add_keys (EntenteNameEntry *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, key);
}

static void
entente_name_entry_dispose (GObject *object)
{
  EntenteNameEntry *self = ENTENTE_NAME_ENTRY (object);

  g_clear_object (&self->session);
  g_clear_object (&self->map_signals);
  g_clear_object (&self->window_signals);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (entente_name_entry_parent_class)->dispose (object);
}

static void
entente_name_entry_class_init (EntenteNameEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_name_entry_dispose;
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entente-name");
}

static void
entente_name_entry_init (EntenteNameEntry *self)
{
  self->actor = ENTENTE_NO_SLOT;
  self->map_signals = g_signal_group_new (ENTENTE_TYPE_MAP);
  g_signal_group_connect_swapped (self->map_signals, "changed", G_CALLBACK (map_changed_cb), self);
  self->window_signals = g_signal_group_new (GTK_TYPE_WINDOW);
  g_signal_group_connect_swapped (self->window_signals, "notify::focus-widget",
                                  G_CALLBACK (focus_moved_cb), self);
  self->entry = gtk_entry_new ();
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 0.5f);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the Actor"), -1);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entente_name_entry_finish), self);
  add_keys (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

guint32
entente_name_entry_get_actor (EntenteNameEntry *self)
{
  g_return_val_if_fail (ENTENTE_IS_NAME_ENTRY (self), ENTENTE_NO_SLOT);

  return self->actor;
}

void
entente_name_entry_start (EntenteNameEntry *self,
                          EntenteSession   *session,
                          guint32           actor)
{
  EntenteMap *map;
  const char *name;

  g_return_if_fail (ENTENTE_IS_NAME_ENTRY (self));
  g_return_if_fail (ENTENTE_IS_SESSION (session));

  entente_name_entry_finish (self);
  map = entente_session_get_map (session);
  if (!entente_item_is_alive (ENTENTE_ACTOR_ITEM (actor), map))
    return;
  self->session = g_object_ref (session);
  self->actor = actor;
  g_signal_group_set_target (self->map_signals, map);
  name = entente_map_get_actor (map, actor)->name;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  entente_map_get_id (map, ENTENTE_RECORD_ACTOR, actor));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  g_signal_group_set_target (self->window_signals, gtk_widget_get_root (GTK_WIDGET (self)));
}

void
entente_name_entry_finish (EntenteNameEntry *self)
{
  g_autoptr (EntenteSession) session = NULL;
  g_autofree char *name = NULL;
  guint32 actor;

  g_return_if_fail (ENTENTE_IS_NAME_ENTRY (self));

  if (self->session == NULL)
    return;
  session = g_object_ref (self->session);
  actor = self->actor;
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  stop (self);
  if (*name != '\0'
      && g_strcmp0 (name, entente_map_get_actor (entente_session_get_map (session), actor)->name)
             != 0)
    entente_history_perform (entente_session_get_history (session),
                             entente_edit_text (entente_session_get_map (session),
                                                ENTENTE_RECORD_ACTOR, actor, "name", name, NULL));
  entente_history_end_merge (entente_session_get_history (session));
}

void
entente_name_entry_cancel (EntenteNameEntry *self)
{
  g_return_if_fail (ENTENTE_IS_NAME_ENTRY (self));

  if (self->session != NULL)
    stop (self);
}
