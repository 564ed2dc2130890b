/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-suggest-entry.h"

#include "entente-editable-text.h"
#include "entente-plain-text.h"

#define N_TITLE_MAX 120
#define SUGGESTION_KEY "entente-suggestion"

struct _EntenteSuggestEntry
{
  GtkWidget parent_instance;

  /* template */
  GtkText *text;
  GtkPopover *popover;
  GtkScrolledWindow *scrolled;
  GtkListBox *list;

  /* state */
  EntenteSuggestFunc source;
  gpointer user_data;
  guint n_offered;
  guint showing : 1;
  guint free : 1;
};

enum
{
  PROP_0,
  PROP_FREE,
  PROP_PLACEHOLDER,
  N_PROPS
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_ENTERED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteSuggestEntry, entente_suggest_entry, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

EntenteSuggestion *
entente_suggestion_new (const char *title,
                        const char *detail,
                        const char *value,
                        guint32     slot)
{
  EntenteSuggestion *self = g_new (EntenteSuggestion, 1);

  self->title = entente_plain_text_cut (title, N_TITLE_MAX);
  self->detail = entente_plain_text_cut (detail, N_TITLE_MAX);
  self->value = g_strdup (value);
  self->slot = slot;
  return self;
}

void
entente_suggestion_free (EntenteSuggestion *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self->value);
  g_free (self);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Takes the suggestion. */
static GtkWidget *
new_row (EntenteSuggestion *suggestion)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = new_label (suggestion->title, NULL);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  if (*suggestion->detail != '\0')
    gtk_box_append (GTK_BOX (box), new_label (suggestion->detail, "quiet"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* The caret stays in the text whatever is clicked in the list. */
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), SUGGESTION_KEY, suggestion,
                          (GDestroyNotify) entente_suggestion_free);
  return row;
}

static void
clear_list (EntenteSuggestEntry *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_offered = 0;
}

static void
close_list (EntenteSuggestEntry *self)
{
  gtk_popover_popdown (self->popover);
  clear_list (self);
}

static void
open_list (EntenteSuggestEntry *self,
           const char          *typed)
{
  g_autoptr (GPtrArray) suggestions = self->source (typed, self->user_data);

  clear_list (self);
  g_ptr_array_set_free_func (suggestions, NULL);
  for (guint i = 0; i < suggestions->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (suggestions, i)));
  self->n_offered = suggestions->len;
  if (self->n_offered == 0)
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  if (!self->free)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_popup (self->popover);
}

static void
text_changed_cb (EntenteSuggestEntry *self)
{
  if (!self->showing && self->source != NULL)
    open_list (self, gtk_editable_get_text (GTK_EDITABLE (self->text)));
}

static void
has_focus_cb (EntenteSuggestEntry *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self->text)))
    close_list (self);
}

static void
choose (EntenteSuggestEntry *self,
        GtkListBoxRow       *row)
{
  EntenteSuggestion *suggestion = g_object_steal_data (G_OBJECT (row), SUGGESTION_KEY);

  close_list (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, suggestion);
  entente_suggestion_free (suggestion);
}

static void
row_activated_cb (EntenteSuggestEntry *self,
                  GtkListBoxRow       *row)
{
  choose (self, row);
}

/* Keeps the selected row in view: its focus would scroll, but it takes none. */
static void
scroll_to_row (EntenteSuggestEntry *self,
               GtkListBoxRow       *row)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scrolled),
                               bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
walk (EntenteSuggestEntry *self,
      int                  step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int index = selected != NULL ? gtk_list_box_row_get_index (selected) + step
                               : (step > 0 ? 0 : (int) self->n_offered - 1);
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  if (row == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gtk_list_box_select_row (self->list, row);
  scroll_to_row (self, row);
}

static gboolean
key_pressed_cb (EntenteSuggestEntry *self,
                guint                key,
                guint                code,
                GdkModifierType      modifiers)
{
  gboolean is_down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  gboolean is_up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || self->source == NULL)
    return FALSE;
  if (self->n_offered == 0 && is_down)
    {
      open_list (self, "");
      return TRUE;
    }
  if (self->n_offered == 0)
    return FALSE;
  if (is_down || is_up)
    walk (self, is_down ? 1 : -1);
  return is_down || is_up;
}

static void
entente_suggest_entry_get_property (GObject    *object,
                                    guint       property,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  EntenteSuggestEntry *self = ENTENTE_SUGGEST_ENTRY (object);

  switch (property)
    {
    case PROP_FREE:
      g_value_set_boolean (value, self->free);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_text_get_placeholder_text (self->text));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
entente_suggest_entry_set_property (GObject      *object,
                                    guint         property,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  EntenteSuggestEntry *self = ENTENTE_SUGGEST_ENTRY (object);

  switch (property)
    {
    case PROP_FREE:
      self->free = g_value_get_boolean (value);
      break;
    case PROP_PLACEHOLDER:
      gtk_text_set_placeholder_text (self->text, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
entente_suggest_entry_dispose (GObject *object)
{
  EntenteSuggestEntry *self = ENTENTE_SUGGEST_ENTRY (object);

  self->source = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_SUGGEST_ENTRY);

  G_OBJECT_CLASS (entente_suggest_entry_parent_class)->dispose (object);
}

static void
entente_suggest_entry_class_init (EntenteSuggestEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = entente_suggest_entry_get_property;
  object_class->set_property = entente_suggest_entry_set_property;
  object_class->dispose = entente_suggest_entry_dispose;

  properties[PROP_FREE]
      = g_param_spec_boolean ("free", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHOSEN]
      = g_signal_new ("chosen", ENTENTE_TYPE_SUGGEST_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_ENTERED]
      = g_signal_new ("entered", ENTENTE_TYPE_SUGGEST_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-suggest-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteSuggestEntry, text);
  gtk_widget_class_bind_template_child (widget_class, EntenteSuggestEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, EntenteSuggestEntry, scrolled);
  gtk_widget_class_bind_template_child (widget_class, EntenteSuggestEntry, list);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entente_suggest_entry_take);
  gtk_widget_class_bind_template_callback (widget_class, has_focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
entente_suggest_entry_init (EntenteSuggestEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * entente_suggest_entry_set_source:
 * @source: asked whenever the text changes; must live as long as the entry
 */
void
entente_suggest_entry_set_source (EntenteSuggestEntry *self,
                                  EntenteSuggestFunc   source,
                                  gpointer             user_data)
{
  self->source = source;
  self->user_data = user_data;
}

void
entente_suggest_entry_set_text (EntenteSuggestEntry *self,
                                const char          *text)
{
  self->showing = TRUE;
  entente_editable_put_text (GTK_EDITABLE (self->text), text);
  self->showing = FALSE;
}

const char *
entente_suggest_entry_get_text (EntenteSuggestEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/**
 * entente_suggest_entry_get_editable:
 *
 * Returns: (transfer none): where one types
 */
GtkEditable *
entente_suggest_entry_get_editable (EntenteSuggestEntry *self)
{
  return GTK_EDITABLE (self->text);
}

guint
entente_suggest_entry_get_n_offered (EntenteSuggestEntry *self)
{
  return self->n_offered;
}

void
entente_suggest_entry_take (EntenteSuggestEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    {
      choose (self, row);
      return;
    }
  close_list (self);
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0, entente_suggest_entry_get_text (self));
}
