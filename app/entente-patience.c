/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-window"

#include "entente-patience.h"

#include "entente-map-wait.h"

#include <glib/gi18n.h>

#define DELAY_MS 500
#define LOOK_MS 40  /* between two looks at what the window has to do */
#define LEAVE_MS 15 /* for it each time, as long as there is something */

/* Asked from within an edit, it runs the main loop for a moment. That the edit is over is seen by an idle
 * source that is there only while the loop that began it has the word. */
struct _EntentePatience
{
  GObject parent_instance;

  /* owned */
  EntenteMap *map;

  /* borrowed */
  GtkWindow *window;
  AdwMessageDialog *dialog; /* weak, nullable */
  GtkProgressBar *progress;

  /* state */
  guint delay; /* ms */
  guint over;
  gint64 begun;  /* monotonic µs; 0: nothing is under way */
  gint64 looked; /* likewise */
  guint called_off : 1;
};

enum
{
  SIGNAL_CALLED_OFF,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntentePatience, entente_patience, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
close_dialog (EntentePatience *self)
{
  AdwMessageDialog *dialog = self->dialog;

  g_clear_weak_pointer (&self->dialog);
  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
over_cb (gpointer user_data)
{
  EntentePatience *self = user_data;
  gboolean called_off = self->called_off;

  self->over = 0;
  self->begun = 0;
  self->called_off = FALSE;
  close_dialog (self);
  if (called_off)
    g_signal_emit (self, signals[SIGNAL_CALLED_OFF], 0);
  return G_SOURCE_REMOVE;
}

/* It closes itself. */
static void
response_cb (EntentePatience *self)
{
  self->called_off = TRUE;
  g_clear_weak_pointer (&self->dialog);
}

static void
present (EntentePatience *self)
{
  GtkWidget *dialog
      = adw_message_dialog_new (self->window, _("Very Many Records Are Concerned"),
                                _("This takes a moment. If you cancel, nothing is changed."));

  g_set_weak_pointer (&self->dialog, ADW_MESSAGE_DIALOG (dialog));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  adw_message_dialog_set_extra_child (self->dialog, GTK_WIDGET (self->progress));
  adw_message_dialog_add_response (self->dialog, "cancel", _("_Cancel"));
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show (EntentePatience *self,
      double           fraction)
{
  if (self->dialog == NULL)
    present (self);
  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
}

/* Drawing, and the click on Cancel. */
static void
let_window_answer (void)
{
  gint64 end = g_get_monotonic_time () + LEAVE_MS * G_TIME_SPAN_MILLISECOND;

  while (g_main_context_pending (NULL) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static gboolean
wait_cb (double   fraction,
         gpointer user_data)
{
  g_autoptr (EntentePatience) self = g_object_ref (user_data);
  gint64 now = g_get_monotonic_time ();

  if (self->begun == 0)
    {
      self->begun = now;
      self->over = g_idle_add_full (G_PRIORITY_HIGH, over_cb, self, NULL);
    }
  if (self->called_off || now - self->begun < self->delay * G_TIME_SPAN_MILLISECOND
      || now - self->looked < LOOK_MS * G_TIME_SPAN_MILLISECOND)
    return !self->called_off;
  g_clear_handle_id (&self->over, g_source_remove);
  show (self, fraction);
  let_window_answer ();
  self->over = g_idle_add_full (G_PRIORITY_HIGH, over_cb, self, NULL);
  self->looked = g_get_monotonic_time ();
  return !self->called_off;
}

static void
entente_patience_dispose (GObject *object)
{
  EntentePatience *self = ENTENTE_PATIENCE (object);

  g_clear_handle_id (&self->over, g_source_remove);
  close_dialog (self);
  if (self->map != NULL)
    entente_map_set_wait (self->map, NULL, NULL);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (entente_patience_parent_class)->dispose (object);
}

static void
entente_patience_class_init (EntentePatienceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_patience_dispose;

  signals[SIGNAL_CALLED_OFF] = g_signal_new ("called-off", G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
entente_patience_init (EntentePatience *self)
{
  self->delay = DELAY_MS;
}

/**
 * entente_patience_new:
 * @window: (transfer none): must live longer
 *
 * Returns: (transfer full): who is asked by @map from now on
 */
EntentePatience *
entente_patience_new (GtkWindow  *window,
                      EntenteMap *map)
{
  EntentePatience *self = g_object_new (ENTENTE_TYPE_PATIENCE, NULL);

  self->window = window;
  self->map = g_object_ref (map);
  entente_map_set_wait (map, wait_cb, self);
  return self;
}

AdwMessageDialog *
entente_patience_get_dialog (EntentePatience *self)
{
  g_return_val_if_fail (ENTENTE_IS_PATIENCE (self), NULL);

  return self->dialog;
}

void
entente_patience_set_delay (EntentePatience *self,
                            guint            milliseconds)
{
  g_return_if_fail (ENTENTE_IS_PATIENCE (self));

  self->delay = milliseconds;
}
