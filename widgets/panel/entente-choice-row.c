/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-choice-row.h"

#include "entente-json-text.h"

#include <glib/gi18n.h>

/* One value of a member and its words; a NULL value removes the member. */
typedef struct
{
  const char *member;
  const char *value;
  const char *label;
  gboolean missing; /* what a missing member means */
} Choice;

static const Choice choices[] = {
  { "color_by", "tone", N_("By tone"), TRUE },
  { "color_by", "kind", N_("By kind"), FALSE },
  { "direction", "forward", N_("From source to target"), TRUE },
  { "direction", "both", N_("Both ways"), FALSE },
  { "direction", "none", N_("No direction"), FALSE },
  { "phase", NULL, N_("Not said"), TRUE },
  { "phase", "proposed", N_("Proposed"), FALSE },
  { "phase", "ongoing", N_("Ongoing"), FALSE },
  { "phase", "ended", N_("Ended"), FALSE },
  { "claim", "reported", N_("Reported"), TRUE },
  { "claim", "alleged", N_("Alleged"), FALSE },
  { "claim", "confirmed", N_("Confirmed"), FALSE },
  { "claim", "denied", N_("Denied"), FALSE },
  { "shape", NULL, N_("By itself"), TRUE },
  { "shape", "box", N_("Box"), FALSE },
  { "shape", "pill", N_("Pill"), FALSE },
  { "shape", "chamfer", N_("Cut corners"), FALSE },
  { "shape", "plain", N_("Plain"), FALSE },
  { "shape", "place", N_("Place"), FALSE },
  { "shape", "event", N_("Event"), FALSE },
  { "stance", "supports", N_("Supports this"), TRUE },
  { "stance", "contradicts", N_("Contradicts this"), FALSE },
  { "form", NULL, N_("Not said"), TRUE },
  { "form", "full", N_("Full text"), FALSE },
  { "form", "excerpt", N_("Excerpt"), FALSE },
  { "form", "summary", N_("Summary"), FALSE },
  { "form", "translation", N_("Translation"), FALSE },
  { "style", "distances", N_("Distances"), TRUE },
  { "style", "clusters", N_("Clusters"), FALSE },
  { "style", "circular", N_("Circle"), FALSE },
  { "style", "layered", N_("Layers, left to right"), FALSE },
  { "style", "grid", N_("Tables by kind"), FALSE },
  { "style", "radial", N_("Rings around one"), FALSE },
  { "style", "between", N_("Between two"), FALSE },
};

struct _EntenteChoiceRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkDropDown *drop_down;

  /* state */
  guint showing : 1;
};

G_DEFINE_FINAL_TYPE (EntenteChoiceRow, entente_choice_row, ENTENTE_TYPE_FIELD_ROW)

/* The choice at a place among those of the row's member; NULL past the last. */
static const Choice *
get_choice (EntenteChoiceRow *self,
            guint             index)
{
  const char *member = entente_field_row_get_member (ENTENTE_FIELD_ROW (self));

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (g_strcmp0 (choices[i].member, member) == 0 && index-- == 0)
        return &choices[i];
    }
  return NULL;
}

static void
selected_cb (EntenteChoiceRow *self)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  EntenteSession *session = entente_field_row_get_session (row);
  const Choice *choice = get_choice (self, gtk_drop_down_get_selected (self->drop_down));

  if (self->showing || session == NULL || choice == NULL)
    return;
  entente_field_row_apply_text (row, choice->value != NULL ? choice->value : "");
  entente_field_row_end_step (row);
}

static void
entente_choice_row_show_value (EntenteFieldRow *row,
                               const char      *value)
{
  EntenteChoiceRow *self = ENTENTE_CHOICE_ROW (row);
  g_autofree char *text = value != NULL ? entente_json_dup_string (value, -1) : NULL;
  guint selected = GTK_INVALID_LIST_POSITION;
  const Choice *choice;

  for (guint i = 0; !entente_field_row_get_mixed (row) && (choice = get_choice (self, i)) != NULL;
       i++)
    {
      if (value == NULL ? choice->missing
                        : choice->value != NULL && g_strcmp0 (choice->value, text) == 0)
        selected = i;
    }
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->showing = FALSE;
  if (selected == GTK_INVALID_LIST_POSITION && !entente_field_row_get_mixed (row))
    entente_field_row_set_problem (row, _("The file has another value here; it is kept as it is."));
}

static void
entente_choice_row_constructed (GObject *object)
{
  EntenteChoiceRow *self = ENTENTE_CHOICE_ROW (object);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const Choice *choice;

  G_OBJECT_CLASS (entente_choice_row_parent_class)->constructed (object);

  for (guint i = 0; (choice = get_choice (self, i)) != NULL; i++)
    gtk_string_list_append (labels, _(choice->label));
  self->showing = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (labels));
  self->showing = FALSE;
}

static void
entente_choice_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_CHOICE_ROW);

  G_OBJECT_CLASS (entente_choice_row_parent_class)->dispose (object);
}

static void
entente_choice_row_class_init (EntenteChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = entente_choice_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = entente_choice_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_choice_row_show_value;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteChoiceRow, drop_down);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
entente_choice_row_init (EntenteChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * entente_choice_row_get_drop_down:
 *
 * Returns: (transfer none): where one chooses
 */
GtkDropDown *
entente_choice_row_get_drop_down (EntenteChoiceRow *self)
{
  return self->drop_down;
}
