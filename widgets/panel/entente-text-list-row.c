/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-text-list-row.h"

#include "entente-chip.h"
#include "entente-edit-list.h"
#include "entente-editable-text.h"
#include "entente-flow-layout.h"
#include "entente-json-array.h"
#include "entente-json-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_CHIPS_MAX 100 /* more are counted, not shown */

/* Invariant: a chip for each of the first of @texts, in their order. */
struct _EntenteTextListRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkBox *chips;
  GtkText *text;

  /* owned */
  GPtrArray *texts;

  /* state */
  guint of_selectors : 1;
  guint changed; /* the chip that is in the line to be changed; G_MAXUINT: none */
};

enum
{
  PROP_0,
  PROP_OF_SELECTORS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteTextListRow, entente_text_list_row, ENTENTE_TYPE_FIELD_ROW)

static GParamSpec *properties[N_PROPS];

static gboolean
apply (EntenteTextListRow *self,
       const char         *list)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  gboolean is_done = entente_field_row_apply (row, list);

  if (is_done)
    entente_field_row_reset (row);
  entente_field_row_end_step (row);
  return is_done;
}

static gboolean
has_text (EntenteTextListRow *self,
          const char         *text)
{
  return g_ptr_array_find_with_equal_func (self->texts, text, g_str_equal, NULL);
}

/* The list with what was typed: in place of the chip that is changed, or behind all. */
static char *
dup_list_with (EntenteTextListRow *self,
               const char         *typed)
{
  const char *shown = entente_field_row_get_shown (ENTENTE_FIELD_ROW (self));
  g_autofree char *quoted = entente_json_quote (typed);

  if (self->changed < self->texts->len)
    return entente_json_array_replace (shown, strlen (shown), self->changed, quoted);
  return entente_edit_list_dup_appended (shown, quoted);
}

/* Makes a chip of what was typed. */
static void
take_typed (EntenteTextListRow *self)
{
  GtkEditable *editable = GTK_EDITABLE (self->text);
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (editable)));
  g_autofree char *list = NULL;

  if (entente_field_row_get_session (ENTENTE_FIELD_ROW (self)) == NULL
      || !gtk_editable_get_editable (editable))
    return;
  if (*typed == '\0' && self->changed < self->texts->len)
    {
      entente_text_list_row_remove_at (self, self->changed);
      return;
    }
  if (*typed == '\0' || has_text (self, typed))
    {
      entente_field_row_reset (ENTENTE_FIELD_ROW (self));
      return;
    }
  list = dup_list_with (self, typed);
  apply (self, list);
}

static void
activate_cb (EntenteTextListRow *self)
{
  take_typed (self);
}

static guint
get_index (GtkWidget *chip)
{
  guint index = 0;

  for (GtkWidget *before = gtk_widget_get_prev_sibling (chip); before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    index += 1;
  return index;
}

static void
chip_clicked_cb (EntenteTextListRow *self,
                 EntenteChip        *chip)
{
  if (!self->of_selectors)
    entente_text_list_row_edit_at (self, get_index (GTK_WIDGET (chip)));
}

static void
chip_removed_cb (EntenteTextListRow *self,
                 EntenteChip        *chip)
{
  guint index = get_index (GTK_WIDGET (chip));

  /* The chip goes away with its button: the caret stays in the field. */
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  entente_text_list_row_remove_at (self, index);
}

/* (nullable): what an element of the list says; of a selector its words, or where they are. */
static char *
dup_text (EntenteTextListRow *self,
          const char         *element,
          gsize               length)
{
  g_autofree char *exact = NULL;

  if (!self->of_selectors)
    return entente_json_dup_string (element, (gssize) length);
  if (*element != '{')
    return NULL;
  exact = entente_json_dup_member_string (element, (gssize) length, "exact");
  return exact != NULL ? g_steal_pointer (&exact) : g_strndup (element, length);
}

/* FALSE where the list holds anything but texts, or selectors. */
static gboolean
read_texts (EntenteTextListRow *self,
            const char         *list)
{
  g_autoptr (GArray) elements = entente_json_array_split (list, strlen (list));

  for (guint i = 0; i < elements->len; i++)
    {
      EntenteJsonElement element = g_array_index (elements, EntenteJsonElement, i);
      char *text = dup_text (self, list + element.start, element.length);

      if (text == NULL)
        return FALSE;
      g_ptr_array_add (self->texts, text);
    }
  return TRUE;
}

static void
show_chips (EntenteTextListRow *self)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, old);
  for (guint i = 0; i < MIN (self->texts->len, N_CHIPS_MAX); i++)
    {
      GtkWidget *chip
          = entente_chip_new (g_ptr_array_index (self->texts, i), ENTENTE_NO_ITEM, TRUE);

      g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (chip, "removed", G_CALLBACK (chip_removed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->chips, chip);
    }
  if (self->texts->len > N_CHIPS_MAX)
    {
      g_autofree char *more = g_strdup_printf (_("and %u more"), self->texts->len - N_CHIPS_MAX);

      gtk_box_append (self->chips, gtk_label_new (more));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->texts->len > 0);
}

static void
entente_text_list_row_show_value (EntenteFieldRow *row,
                                  const char      *value)
{
  EntenteTextListRow *self = ENTENTE_TEXT_LIST_ROW (row);
  gboolean is_list = value == NULL || *value == '[';

  g_ptr_array_set_size (self->texts, 0);
  self->changed = G_MAXUINT;
  if (value != NULL && is_list)
    is_list = read_texts (self, value);
  if (!is_list)
    g_ptr_array_set_size (self->texts, 0);
  show_chips (self);
  /* Selectors are not made here: a row without any says nothing. */
  if (self->of_selectors)
    gtk_widget_set_visible (GTK_WIDGET (self), value != NULL);
  gtk_editable_set_editable (GTK_EDITABLE (self->text), is_list);
  entente_editable_put_text (GTK_EDITABLE (self->text), "");
  if (!is_list)
    entente_field_row_set_problem (
        row, self->of_selectors ? _("The file has no list of passages here; it is kept as it is.")
                                : _("The file has no list of texts here; it is kept as it is."));
}

static gboolean
entente_text_list_row_edit (EntenteFieldRow *row)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENTENTE_TEXT_LIST_ROW (row)->text));
}

static void
entente_text_list_row_focus_left (EntenteFieldRow *row)
{
  take_typed (ENTENTE_TEXT_LIST_ROW (row));
}

static void
entente_text_list_row_get_property (GObject    *object,
                                    guint       property,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  if (property == PROP_OF_SELECTORS)
    g_value_set_boolean (value, ENTENTE_TEXT_LIST_ROW (object)->of_selectors);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_text_list_row_set_property (GObject      *object,
                                    guint         property,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  EntenteTextListRow *self = ENTENTE_TEXT_LIST_ROW (object);

  if (property != PROP_OF_SELECTORS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }
  self->of_selectors = g_value_get_boolean (value) != FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->text), !self->of_selectors);
}

static void
entente_text_list_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_TEXT_LIST_ROW);

  G_OBJECT_CLASS (entente_text_list_row_parent_class)->dispose (object);
}

static void
entente_text_list_row_finalize (GObject *object)
{
  g_ptr_array_unref (ENTENTE_TEXT_LIST_ROW (object)->texts);

  G_OBJECT_CLASS (entente_text_list_row_parent_class)->finalize (object);
}

static void
entente_text_list_row_class_init (EntenteTextListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  EntenteFieldRowClass *row_class = ENTENTE_FIELD_ROW_CLASS (klass);

  object_class->get_property = entente_text_list_row_get_property;
  object_class->set_property = entente_text_list_row_set_property;
  object_class->dispose = entente_text_list_row_dispose;
  object_class->finalize = entente_text_list_row_finalize;
  row_class->show_value = entente_text_list_row_show_value;
  row_class->focus_left = entente_text_list_row_focus_left;
  row_class->edit = entente_text_list_row_edit;

  properties[PROP_OF_SELECTORS]
      = g_param_spec_boolean ("of-selectors", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ENTENTE_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-text-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteTextListRow, chips);
  gtk_widget_class_bind_template_child (widget_class, EntenteTextListRow, text);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
entente_text_list_row_init (EntenteTextListRow *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->changed = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * entente_text_list_row_get_editable:
 *
 * Returns: (transfer none): where one types another text
 */
GtkEditable *
entente_text_list_row_get_editable (EntenteTextListRow *self)
{
  return GTK_EDITABLE (self->text);
}

guint
entente_text_list_row_get_n_chips (EntenteTextListRow *self)
{
  return self->texts->len;
}

void
entente_text_list_row_edit_at (EntenteTextListRow *self,
                               guint               index)
{
  g_return_if_fail (index < self->texts->len);

  entente_editable_put_text (GTK_EDITABLE (self->text), g_ptr_array_index (self->texts, index));
  self->changed = index;
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

void
entente_text_list_row_remove_at (EntenteTextListRow *self,
                                 guint               index)
{
  const char *shown = entente_field_row_get_shown (ENTENTE_FIELD_ROW (self));
  g_autoptr (GArray) elements = NULL;
  g_autofree guint8 *drop = NULL;
  g_autofree char *rest = NULL;

  g_return_if_fail (index < self->texts->len);

  elements = entente_json_array_split (shown, strlen (shown));
  drop = g_new0 (guint8, elements->len);
  drop[index] = TRUE;
  if (elements->len > 1)
    rest = entente_json_array_without (shown, strlen (shown), drop);
  apply (self, rest);
}
