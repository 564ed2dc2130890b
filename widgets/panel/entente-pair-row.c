/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-pair-row.h"

#include "entente-editable-text.h"
#include "entente-json-text.h"
#include "entente-text-row.h"

#include <glib/gi18n.h>

#define N_NUMBERS 2

struct _EntentePairRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkText *texts[N_NUMBERS];

  /* owned */
  char *names[N_NUMBERS];

  /* state */
  guint showing : 1;
};

enum
{
  PROP_0,
  PROP_FIRST,
  PROP_SECOND,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntentePairRow, entente_pair_row, ENTENTE_TYPE_FIELD_ROW)

static GParamSpec *properties[N_PROPS];

static char *
dup_typed (EntentePairRow *self,
           guint           i)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->texts[i]))));
}

/* How many of the two say something, and whether what they say are numbers. */
static guint
count_typed (EntentePairRow *self,
             gboolean       *are_numbers)
{
  guint n_typed = 0;

  *are_numbers = TRUE;
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      g_autofree char *typed = dup_typed (self, i);

      n_typed += *typed != '\0';
      *are_numbers &= *typed == '\0'
                      || entente_text_format_accepts (ENTENTE_TEXT_FORMAT_NUMBER, typed);
    }
  return n_typed;
}

/* The value's object with both numbers. */
static char *
dup_object (EntentePairRow *self)
{
  const char *const order[] = { self->names[0], self->names[1], NULL };
  const char *shown = entente_field_row_get_shown (ENTENTE_FIELD_ROW (self));
  g_autofree char *object = g_strdup (shown != NULL && *shown == '{' ? shown : "{ }");

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      g_autofree char *typed = dup_typed (self, i);
      g_autofree char *number = entente_json_number (g_ascii_strtod (typed, NULL));
      char *changed = entente_json_set_member (object, -1, self->names[i], number, order);

      g_free (object);
      object = changed;
    }
  return g_steal_pointer (&object);
}

static void
text_changed_cb (EntentePairRow *self)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  gboolean are_numbers;
  guint n_typed;
  g_autofree char *object = NULL;

  if (self->showing || entente_field_row_get_session (row) == NULL)
    return;
  n_typed = count_typed (self, &are_numbers);
  /* One of two is waited for, as is the rest of a number. */
  if (n_typed == 1 || !are_numbers)
    {
      entente_field_row_set_problem (row, NULL);
      return;
    }
  if (n_typed > 0)
    object = dup_object (self);
  entente_field_row_apply (row, object);
}

/* Nothing is waited for any more. */
static void
entente_pair_row_focus_left (EntenteFieldRow *row)
{
  gboolean are_numbers;
  guint n_typed = count_typed (ENTENTE_PAIR_ROW (row), &are_numbers);

  if (!are_numbers)
    entente_field_row_refuse (row, _("This is no number. Write it like 2 or 0.5."));
  else if (n_typed == 1)
    entente_field_row_refuse (row, _("Both numbers are needed, or none."));
}

static void
text_activate_cb (EntentePairRow *self)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);

  entente_pair_row_focus_left (row);
  if (entente_field_row_get_session (row) != NULL)
    entente_field_row_end_step (row);
}

/* The number of that name in the value; "" where there is none. */
static char *
dup_number (const char *value,
            const char *name)
{
  gsize start;
  gsize length;

  if (value == NULL || *value != '{' || !entente_json_find_member (value, -1, name, &start, &length))
    return g_strdup ("");
  return g_strndup (value + start, length);
}

static void
entente_pair_row_show_value (EntenteFieldRow *row,
                             const char      *value)
{
  EntentePairRow *self = ENTENTE_PAIR_ROW (row);
  gboolean are_numbers;

  self->showing = TRUE;
  for (guint i = 0; i < N_NUMBERS; i++)
    {
      g_autofree char *number = dup_number (value, self->names[i]);

      entente_editable_put_text (GTK_EDITABLE (self->texts[i]), number);
    }
  self->showing = FALSE;
  if (value != NULL && (count_typed (self, &are_numbers) < N_NUMBERS || !are_numbers))
    entente_field_row_set_problem (
        row, _("The file has not two numbers here; it is kept as it is."));
}

static void
entente_pair_row_get_property (GObject    *object,
                               guint       property,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (property == PROP_FIRST || property == PROP_SECOND)
    g_value_set_string (value, ENTENTE_PAIR_ROW (object)->names[property - PROP_FIRST]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_pair_row_set_property (GObject      *object,
                               guint         property,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (property == PROP_FIRST || property == PROP_SECOND)
    ENTENTE_PAIR_ROW (object)->names[property - PROP_FIRST] = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

/* A screen reader tells the two apart by their names, as the eye does. */
static void
entente_pair_row_constructed (GObject *object)
{
  EntentePairRow *self = ENTENTE_PAIR_ROW (object);

  G_OBJECT_CLASS (entente_pair_row_parent_class)->constructed (object);

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      gtk_text_set_placeholder_text (self->texts[i], self->names[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->texts[i]),
                                      GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, self->names[i], -1);
    }
}

static void
entente_pair_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_PAIR_ROW);

  G_OBJECT_CLASS (entente_pair_row_parent_class)->dispose (object);
}

static void
entente_pair_row_finalize (GObject *object)
{
  EntentePairRow *self = ENTENTE_PAIR_ROW (object);

  for (guint i = 0; i < N_NUMBERS; i++)
    g_free (self->names[i]);

  G_OBJECT_CLASS (entente_pair_row_parent_class)->finalize (object);
}

static void
entente_pair_row_class_init (EntentePairRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EntenteFieldRowClass *row_class = ENTENTE_FIELD_ROW_CLASS (klass);

  object_class->get_property = entente_pair_row_get_property;
  object_class->set_property = entente_pair_row_set_property;
  object_class->constructed = entente_pair_row_constructed;
  object_class->dispose = entente_pair_row_dispose;
  object_class->finalize = entente_pair_row_finalize;
  row_class->show_value = entente_pair_row_show_value;
  row_class->focus_left = entente_pair_row_focus_left;

  properties[PROP_FIRST]
      = g_param_spec_string ("first", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECOND]
      = g_param_spec_string ("second", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-pair-row.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "first_text", FALSE,
                                             G_STRUCT_OFFSET (EntentePairRow, texts[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "second_text", FALSE,
                                             G_STRUCT_OFFSET (EntentePairRow, texts[1]));
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_activate_cb);
}

static void
entente_pair_row_init (EntentePairRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
