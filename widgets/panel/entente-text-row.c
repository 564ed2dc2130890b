/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-text-row.h"

#include "entente-editable-text.h"
#include "entente-json-text.h"
#include "entente-plain-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longer ones are shown cut and not edited here: one line of text is no place for them. */
#define N_EDITED_MAX 4000

struct _EntenteTextRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkText *text;

  /* state */
  EntenteTextFormat format;
  guint is_fixed : 1;
  guint showing : 1;
};

enum
{
  PROP_0,
  PROP_FIXED,
  PROP_FORMAT,
  PROP_PLACEHOLDER,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteTextRow, entente_text_row, ENTENTE_TYPE_FIELD_ROW)

static GParamSpec *properties[N_PROPS];

static gboolean
is_typed (EntenteTextRow *self)
{
  return !self->showing && entente_field_row_get_session (ENTENTE_FIELD_ROW (self)) != NULL;
}

static void
say_what_is_expected (EntenteTextRow *self)
{
  const char *expected;

  switch (self->format)
    {
    case ENTENTE_TEXT_FORMAT_DATE:
      expected = _("This is no date. Write a year, a month or a day: 2026, 2026-01, 2026-01-07; "
                   "with ? where it is uncertain, ~ where it is approximate.");
      break;
    case ENTENTE_TEXT_FORMAT_OPEN_DATE:
      expected = _("This is no date. Write a year, a month or a day: 2026, 2026-01, 2026-01-07; or "
                   "two dots (..) for still.");
      break;
    case ENTENTE_TEXT_FORMAT_DATE_TIME:
      expected = _("This is no date. Write a year, a month or a day: 2026, 2026-01, 2026-01-07; or "
                   "a time as well: 2026-01-07T10:00:00Z.");
      break;
    case ENTENTE_TEXT_FORMAT_NUMBER:
      expected = _("This is no number. Write it like 2 or 0.5.");
      break;
    case ENTENTE_TEXT_FORMAT_LINK:
      expected = _("This is no link. It begins with https:// or http:// and a host.");
      break;
    case ENTENTE_TEXT_FORMAT_PLAIN:
    default:
      return;
    }
  entente_field_row_refuse (ENTENTE_FIELD_ROW (self), expected);
}

static void
apply (EntenteTextRow *self,
       const char     *text)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  g_autofree char *number = NULL;

  if (*text == '\0')
    {
      entente_field_row_apply (row, NULL);
      return;
    }
  if (self->format != ENTENTE_TEXT_FORMAT_NUMBER)
    {
      entente_field_row_apply_text (row, text);
      return;
    }
  number = entente_json_number (g_ascii_strtod (text, NULL));
  entente_field_row_apply (row, number);
}

/* What was typed, without the spaces around that no date or number has. */
static char *
dup_typed (EntenteTextRow *self)
{
  char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));

  return self->format == ENTENTE_TEXT_FORMAT_PLAIN ? typed : g_strstrip (typed);
}

static void
text_changed_cb (EntenteTextRow *self)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  g_autofree char *typed = NULL;
  gboolean is_whole, is_put_off;

  if (!is_typed (self))
    return;
  typed = dup_typed (self);
  is_whole = *typed == '\0' || entente_text_format_accepts (self->format, typed);
  is_put_off = entente_field_row_put_off (row);
  if (is_whole && is_put_off)
    entente_field_row_set_problem (row, NULL);
  else if (is_whole)
    apply (self, typed);
  else if (entente_text_format_is_begun (self->format, typed))
    entente_field_row_set_problem (row, NULL);
  else
    say_what_is_expected (self);
}

/* Leaving or Return: nothing is waited for any more. */
static void
finish (EntenteTextRow *self)
{
  g_autofree char *typed = dup_typed (self);
  gboolean was_pending = entente_field_row_take_pending (ENTENTE_FIELD_ROW (self));

  if (*typed != '\0' && !entente_text_format_accepts (self->format, typed))
    say_what_is_expected (self);
  else if (was_pending)
    apply (self, typed);
}

static void
text_activate_cb (EntenteTextRow *self)
{
  finish (self);
  if (is_typed (self))
    entente_field_row_end_step (ENTENTE_FIELD_ROW (self));
}

static void
entente_text_row_focus_left (EntenteFieldRow *row)
{
  finish (ENTENTE_TEXT_ROW (row));
}

static void
put_text (EntenteTextRow *self,
          const char     *text,
          gboolean        editable)
{
  self->showing = TRUE;
  gtk_editable_set_editable (GTK_EDITABLE (self->text), editable && !self->is_fixed);
  entente_editable_put_text (GTK_EDITABLE (self->text), text);
  self->showing = FALSE;
}

static void
entente_text_row_show_value (EntenteFieldRow *row,
                             const char      *value)
{
  EntenteTextRow *self = ENTENTE_TEXT_ROW (row);
  g_autofree char *text = NULL;
  g_autofree char *cut = NULL;
  gboolean is_number = self->format == ENTENTE_TEXT_FORMAT_NUMBER;

  if (value != NULL && !is_number)
    text = entente_json_dup_string (value, -1);
  if (value != NULL && text == NULL)
    text = g_strdup (value);
  if (text == NULL)
    text = g_strdup ("");

  if (g_utf8_strlen (text, -1) > N_EDITED_MAX)
    {
      cut = entente_plain_text_cut (text, N_EDITED_MAX);
      put_text (self, cut, FALSE);
      entente_field_row_set_problem (row, _("This text is too long to be edited in one line."));
      return;
    }
  put_text (self, text, TRUE);
  if (value != NULL && (*value == '"') == is_number)
    entente_field_row_set_problem (row, is_number
                                            ? _("The file has no number here; it is kept as it is.")
                                            : _("The file has no text here; it is kept as it is."));
}

static void
entente_text_row_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EntenteTextRow *self = ENTENTE_TEXT_ROW (object);

  switch (property)
    {
    case PROP_FIXED:
      g_value_set_boolean (value, self->is_fixed);
      break;
    case PROP_FORMAT:
      g_value_set_enum (value, (int) self->format);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_text_get_placeholder_text (self->text));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
entente_text_row_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  EntenteTextRow *self = ENTENTE_TEXT_ROW (object);

  switch (property)
    {
    case PROP_FIXED:
      self->is_fixed = g_value_get_boolean (value) != FALSE;
      break;
    case PROP_FORMAT:
      self->format = (EntenteTextFormat) g_value_get_enum (value);
      break;
    case PROP_PLACEHOLDER:
      gtk_text_set_placeholder_text (self->text, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
entente_text_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_TEXT_ROW);

  G_OBJECT_CLASS (entente_text_row_parent_class)->dispose (object);
}

static void
entente_text_row_class_init (EntenteTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EntenteFieldRowClass *row_class = ENTENTE_FIELD_ROW_CLASS (klass);

  object_class->get_property = entente_text_row_get_property;
  object_class->set_property = entente_text_row_set_property;
  object_class->dispose = entente_text_row_dispose;
  row_class->show_value = entente_text_row_show_value;
  row_class->focus_left = entente_text_row_focus_left;

  properties[PROP_FIXED]
      = g_param_spec_boolean ("fixed", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FORMAT] = g_param_spec_enum (
      "format", NULL, NULL, ENTENTE_TYPE_TEXT_FORMAT, ENTENTE_TEXT_FORMAT_PLAIN,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteTextRow, text);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_activate_cb);
}

static void
entente_text_row_init (EntenteTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * entente_text_row_get_editable:
 *
 * Returns: (transfer none): where one types
 */
GtkEditable *
entente_text_row_get_editable (EntenteTextRow *self)
{
  return GTK_EDITABLE (self->text);
}
