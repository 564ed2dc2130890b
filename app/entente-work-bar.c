/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-work-bar"

#include "entente-work-bar.h"

#include "entente-config.h"

#define PATIENCE_MS 500
#define PROGRESS_INTERVAL_MS 100

struct _EntenteWorkBar
{
  GtkWidget parent_instance;

  /* template children */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress;

  /* owned */
  GCancellable *cancellable;

  /* borrowed */
  EntenteWorkPart part; /* NULL: nobody knows */
  gpointer work;

  /* state */
  guint timer_id;
};

G_DEFINE_FINAL_TYPE (EntenteWorkBar, entente_work_bar, GTK_TYPE_WIDGET)

static gboolean
progress_cb (gpointer user_data)
{
  EntenteWorkBar *self = user_data;

  if (self->part != NULL)
    gtk_progress_bar_set_fraction (self->progress, self->part (self->work));
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_cb (gpointer user_data)
{
  EntenteWorkBar *self = user_data;

  progress_cb (self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  self->timer_id = g_timeout_add (PROGRESS_INTERVAL_MS, progress_cb, self);
  return G_SOURCE_REMOVE;
}

static void
cancel_clicked_cb (EntenteWorkBar *self,
                   GtkWidget      *button)
{
  gtk_widget_set_sensitive (button, FALSE);
  g_cancellable_cancel (self->cancellable);
}

static void
entente_work_bar_dispose (GObject *object)
{
  EntenteWorkBar *self = ENTENTE_WORK_BAR (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_WORK_BAR);

  G_OBJECT_CLASS (entente_work_bar_parent_class)->dispose (object);
}

static void
entente_work_bar_finalize (GObject *object)
{
  EntenteWorkBar *self = ENTENTE_WORK_BAR (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (entente_work_bar_parent_class)->finalize (object);
}

static void
entente_work_bar_class_init (EntenteWorkBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_work_bar_dispose;
  object_class->finalize = entente_work_bar_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ENTENTE_RESOURCE_PATH "/ui/entente-work-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteWorkBar, label);
  gtk_widget_class_bind_template_child (widget_class, EntenteWorkBar, progress);
  gtk_widget_class_bind_template_child (widget_class, EntenteWorkBar, revealer);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
entente_work_bar_init (EntenteWorkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->timer_id = g_timeout_add (PATIENCE_MS, patience_cb, self);
}

EntenteWorkBar *
entente_work_bar_begin (GtkBox     *box,
                        const char *label)
{
  EntenteWorkBar *self;

  g_return_val_if_fail (GTK_IS_BOX (box), NULL);

  self = g_object_ref_sink (g_object_new (ENTENTE_TYPE_WORK_BAR, NULL));
  gtk_label_set_text (self->label, label);
  gtk_box_append (box, GTK_WIDGET (self));
  return self;
}

void
entente_work_bar_set_part (EntenteWorkBar  *self,
                           EntenteWorkPart  part,
                           gpointer         work)
{
  g_return_if_fail (ENTENTE_IS_WORK_BAR (self));

  self->part = part;
  self->work = work;
}

GCancellable *
entente_work_bar_get_cancellable (EntenteWorkBar *self)
{
  g_return_val_if_fail (ENTENTE_IS_WORK_BAR (self), NULL);

  return self->cancellable;
}

void
entente_work_bar_end (EntenteWorkBar *self)
{
  GtkWidget *box;

  g_return_if_fail (ENTENTE_IS_WORK_BAR (self));

  g_clear_handle_id (&self->timer_id, g_source_remove);
  box = gtk_widget_get_parent (GTK_WIDGET (self));
  if (box != NULL)
    gtk_box_remove (GTK_BOX (box), GTK_WIDGET (self));
  g_object_unref (self);
}
