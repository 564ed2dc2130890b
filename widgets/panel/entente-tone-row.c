/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-tone-row.h"

#include "entente-editable-text.h"
#include "entente-json-text.h"
#include "entente-palette.h"
#include "entente-text-row.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _EntenteToneRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkText *text;
  GtkLabel *words;
  GtkWidget *clear;
  GtkRange *scale;
  GtkAdjustment *adjustment;

  /* state */
  guint showing : 1;
};

G_DEFINE_FINAL_TYPE (EntenteToneRow, entente_tone_row, ENTENTE_TYPE_FIELD_ROW)

static const char *
get_words (double tone)
{
  switch (entente_sign_of_tone (tone))
    {
    case ENTENTE_SIGN_COOPERATION:
      return _("cooperation");
    case ENTENTE_SIGN_CONFLICT:
      return _("conflict");
    case ENTENTE_SIGN_NEUTRAL:
      return _("neutral");
    case ENTENTE_SIGN_UNRATED:
    case ENTENTE_SIGN_MIXED:
    default:
      return _("not rated");
    }
}

/* All but the text one types: NAN for not rated. */
static void
show_tone (EntenteToneRow *self,
           double          tone)
{
  gboolean is_rated = !isnan (tone);

  self->showing = TRUE;
  gtk_adjustment_set_value (self->adjustment, is_rated ? tone : 0.0);
  self->showing = FALSE;
  gtk_label_set_label (self->words, get_words (tone));
  gtk_widget_set_visible (self->clear, is_rated);
  if (is_rated)
    gtk_widget_remove_css_class (GTK_WIDGET (self->scale), "unrated");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->scale), "unrated");
}

static void
put_text (EntenteToneRow *self,
          const char     *text)
{
  self->showing = TRUE;
  entente_editable_put_text (GTK_EDITABLE (self->text), text);
  self->showing = FALSE;
}

static double
get_tone (const char *value)
{
  if (value == NULL || !entente_text_format_accepts (ENTENTE_TEXT_FORMAT_NUMBER, value))
    return NAN;
  return g_ascii_strtod (value, NULL);
}

/* @is_finished: nothing more is waited for. */
static void
apply (EntenteToneRow *self,
       double          tone,
       gboolean        is_finished)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  g_autofree char *number = isnan (tone) ? NULL : entente_json_number (tone);
  gboolean is_put_off = !is_finished && entente_field_row_put_off (row);

  if (is_put_off)
    entente_field_row_set_problem (row, NULL);
  if (is_put_off || entente_field_row_apply (row, number))
    show_tone (self, tone);
}

static gboolean
is_used (EntenteToneRow *self)
{
  return !self->showing && entente_field_row_get_session (ENTENTE_FIELD_ROW (self)) != NULL;
}

static char *
dup_typed (EntenteToneRow *self)
{
  g_autoptr (GString) typed = g_string_new (gtk_editable_get_text (GTK_EDITABLE (self->text)));

  /* The sign as the map shows it. */
  g_string_replace (typed, "−", "-", 0);
  return g_strdup (g_strstrip (typed->str));
}

static void
check_typed (EntenteToneRow *self,
             gboolean        is_finished)
{
  g_autofree char *typed = dup_typed (self);

  if (*typed == '\0')
    apply (self, NAN, is_finished);
  else if (entente_text_format_accepts (ENTENTE_TEXT_FORMAT_NUMBER, typed))
    apply (self, g_ascii_strtod (typed, NULL), is_finished);
  else if (!is_finished && entente_text_format_is_begun (ENTENTE_TEXT_FORMAT_NUMBER, typed))
    entente_field_row_set_problem (ENTENTE_FIELD_ROW (self), NULL);
  else
    entente_field_row_refuse (ENTENTE_FIELD_ROW (self),
                              _("This is no number. The tone goes from −10, conflict, to 10, "
                                "cooperation."));
}

/* By Return, or where it is left. */
static void
finish (EntenteToneRow *self)
{
  g_autofree char *typed = dup_typed (self);
  gboolean was_pending = entente_field_row_take_pending (ENTENTE_FIELD_ROW (self));

  if (was_pending
      || (*typed != '\0' && !entente_text_format_accepts (ENTENTE_TEXT_FORMAT_NUMBER, typed)))
    check_typed (self, TRUE);
}

static void
text_changed_cb (EntenteToneRow *self)
{
  if (is_used (self))
    check_typed (self, FALSE);
}

static void
text_activate_cb (EntenteToneRow *self)
{
  if (!is_used (self))
    return;
  finish (self);
  entente_field_row_end_step (ENTENTE_FIELD_ROW (self));
}

static void
value_changed_cb (EntenteToneRow *self)
{
  g_autofree char *text = NULL;
  double tone;

  if (!is_used (self))
    return;
  tone = round (gtk_adjustment_get_value (self->adjustment) * 10.0) / 10.0;
  text = entente_json_number (tone);
  put_text (self, text);
  apply (self, tone, FALSE);
}

static void
clear_clicked_cb (EntenteToneRow *self)
{
  if (!is_used (self))
    return;
  /* The button goes away: the focus must not go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  put_text (self, "");
  apply (self, NAN, TRUE);
}

static void
entente_tone_row_focus_left (EntenteFieldRow *row)
{
  finish (ENTENTE_TONE_ROW (row));
}

static void
entente_tone_row_show_value (EntenteFieldRow *row,
                             const char      *value)
{
  EntenteToneRow *self = ENTENTE_TONE_ROW (row);

  put_text (self, value != NULL ? value : "");
  show_tone (self, get_tone (value));
  if (value != NULL && isnan (get_tone (value)))
    entente_field_row_set_problem (row,
                                   _("The file has no number here; it is kept as it is."));
}

static void
entente_tone_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_TONE_ROW);

  G_OBJECT_CLASS (entente_tone_row_parent_class)->dispose (object);
}

static void
entente_tone_row_class_init (EntenteToneRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_tone_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_tone_row_show_value;
  ENTENTE_FIELD_ROW_CLASS (klass)->focus_left = entente_tone_row_focus_left;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-tone-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteToneRow, text);
  gtk_widget_class_bind_template_child (widget_class, EntenteToneRow, words);
  gtk_widget_class_bind_template_child (widget_class, EntenteToneRow, clear);
  gtk_widget_class_bind_template_child (widget_class, EntenteToneRow, scale);
  gtk_widget_class_bind_template_child (widget_class, EntenteToneRow, adjustment);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

/* Scrolling the page must not rate what passes under the pointer. */
static void
drop_scrolling (GtkWidget *scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
entente_tone_row_init (EntenteToneRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_scale_add_mark (GTK_SCALE (self->scale), 0.0, GTK_POS_BOTTOM, NULL);
  drop_scrolling (GTK_WIDGET (self->scale));
}

/**
 * entente_tone_row_get_editable:
 *
 * Returns: (transfer none): where one types the number
 */
GtkEditable *
entente_tone_row_get_editable (EntenteToneRow *self)
{
  return GTK_EDITABLE (self->text);
}

/**
 * entente_tone_row_get_scale:
 *
 * Returns: (transfer none): the scale from conflict to cooperation
 */
GtkRange *
entente_tone_row_get_scale (EntenteToneRow *self)
{
  return self->scale;
}
