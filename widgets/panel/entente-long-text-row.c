/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-long-text-row.h"

#include "entente-growing-view.h"
#include "entente-json-text.h"
#include "entente-plain-text.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* Longer ones, or words that wrapping cannot break, would hold the program up: shown cut. */
#define N_EDITED_MAX 20000
#define N_WORD_MAX 1000
#define N_SHOWN_MAX 500

struct _EntenteLongTextRow
{
  EntenteFieldRow parent_instance;

  /* template */
  GtkTextView *view;
  GtkTextBuffer *buffer;

  /* state */
  guint showing : 1;
  guint lines : 1;
};

enum
{
  PROP_0,
  PROP_LINES,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteLongTextRow, entente_long_text_row, ENTENTE_TYPE_FIELD_ROW)

static GParamSpec *properties[N_PROPS];

/* The lines of @text that say something, as a JSON array; NULL for none. */
static char *
dup_list (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *list = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *quoted = NULL;

      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;
      quoted = entente_json_quote (lines[i]);
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "[", quoted);
    }
  if (list->len == 0)
    return g_string_free (list, TRUE);
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

/* A list of texts, one a line; NULL where it is none. */
static char *
dup_lines (const char *value)
{
  g_autoptr (JsonNode) node = json_from_string (value, NULL);
  GString *text = NULL;
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  text = g_string_new (NULL);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) != G_TYPE_STRING
          || strchr (json_node_get_string (element), '\n') != NULL)
        {
          g_string_free (text, TRUE);
          return NULL;
        }
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", json_node_get_string (element));
    }
  return g_string_free (text, FALSE);
}

static void
apply (EntenteLongTextRow *self)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);
  g_autofree char *text = NULL;
  g_autofree char *list = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  if (!self->lines)
    {
      entente_field_row_apply_text (row, text);
      return;
    }
  list = dup_list (text);
  entente_field_row_apply (row, list);
}

static void
buffer_changed_cb (EntenteLongTextRow *self)
{
  EntenteFieldRow *row = ENTENTE_FIELD_ROW (self);

  gtk_widget_queue_resize (GTK_WIDGET (self->view));
  if (self->showing || entente_field_row_get_session (row) == NULL)
    return;
  if (!entente_field_row_put_off (row))
    apply (self);
}

static void
entente_long_text_row_focus_left (EntenteFieldRow *row)
{
  if (entente_field_row_take_pending (row))
    apply (ENTENTE_LONG_TEXT_ROW (row));
}

static gboolean
is_editable (const char *text)
{
  gsize n_word = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      n_word = g_ascii_isspace (*p) ? 0 : n_word + 1;
      if (n_word > N_WORD_MAX * 4 || p - text > N_EDITED_MAX)
        return FALSE;
    }
  return TRUE;
}

/* Keeps the caret where the text before it is the same. */
static void
put_text (EntenteLongTextRow *self,
          const char         *text)
{
  GtkTextIter caret;
  int offset;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret,
                                    gtk_text_buffer_get_insert (self->buffer));
  offset = gtk_text_iter_get_offset (&caret);
  self->showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->showing = FALSE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &caret, offset);
  gtk_text_buffer_place_cursor (self->buffer, &caret);
}

static void
entente_long_text_row_show_value (EntenteFieldRow *row,
                                  const char      *value)
{
  EntenteLongTextRow *self = ENTENTE_LONG_TEXT_ROW (row);
  g_autofree char *text = NULL;
  g_autofree char *cut = NULL;
  gboolean is_known;

  if (value != NULL)
    text = self->lines ? dup_lines (value) : entente_json_dup_string (value, -1);
  is_known = value == NULL || text != NULL;
  if (text == NULL)
    text = g_strdup (is_known ? "" : value);
  if (is_known && is_editable (text))
    {
      gtk_text_view_set_editable (self->view, TRUE);
      put_text (self, text);
      return;
    }
  gtk_text_view_set_editable (self->view, FALSE);
  cut = entente_plain_text_cut (text, N_SHOWN_MAX);
  put_text (self, cut);
  entente_field_row_set_problem (row, is_known
                                          ? _("This text is too long to be edited here.")
                                          : _("The file has no text here; it is kept as it is."));
}

static void
entente_long_text_row_get_property (GObject    *object,
                                    guint       property,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  if (property == PROP_LINES)
    g_value_set_boolean (value, ENTENTE_LONG_TEXT_ROW (object)->lines);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_long_text_row_set_property (GObject      *object,
                                    guint         property,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  if (property == PROP_LINES)
    ENTENTE_LONG_TEXT_ROW (object)->lines = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
entente_long_text_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_LONG_TEXT_ROW);

  G_OBJECT_CLASS (entente_long_text_row_parent_class)->dispose (object);
}

static void
entente_long_text_row_class_init (EntenteLongTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = entente_long_text_row_get_property;
  object_class->set_property = entente_long_text_row_set_property;
  object_class->dispose = entente_long_text_row_dispose;
  ENTENTE_FIELD_ROW_CLASS (klass)->show_value = entente_long_text_row_show_value;
  ENTENTE_FIELD_ROW_CLASS (klass)->focus_left = entente_long_text_row_focus_left;

  properties[PROP_LINES]
      = g_param_spec_boolean ("lines", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ENTENTE_TYPE_GROWING_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-long-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteLongTextRow, view);
  gtk_widget_class_bind_template_child (widget_class, EntenteLongTextRow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
}

static void
entente_long_text_row_init (EntenteLongTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * entente_long_text_row_get_buffer:
 *
 * Returns: (transfer none): what one types into
 */
GtkTextBuffer *
entente_long_text_row_get_buffer (EntenteLongTextRow *self)
{
  return self->buffer;
}
