/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-more-row.h"

#include "entente-json-array.h"
#include "entente-json-object.h"
#include "entente-json-text.h"
#include "entente-json-value.h"
#include "entente-plain-text.h"

#include <glib/gi18n.h>

#define N_NAME_MAX 120
#define N_VALUE_MAX 300 /* code points */
#define N_ROWS_STEP 100
#define INDENT_PX 14
#define N_INDENTED_MAX 10 /* deeper ones stand no further in: there must be room for words */

struct _EntenteMoreRow
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *header;
  GtkWidget *arrow;
  GtkLabel *name;
  GtkLabel *value;
  GtkBox *rows;
  GtkButton *more;

  /* owned */
  EntenteRecord *record;
  GArray *members; /* EntenteJsonField; NULL: not looked at yet */

  /* state */
  gsize start;
  gsize length;
  guint depth;
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (EntenteMoreRow, entente_more_row, GTK_TYPE_WIDGET)

static const char *
get_value (EntenteMoreRow *self)
{
  gsize length;

  return entente_record_get_json (self->record, &length) + self->start;
}

static gboolean
is_container (EntenteMoreRow *self)
{
  return *get_value (self) == '{' || *get_value (self) == '[';
}

/* Members of an object; elements of a list come as members without a key. */
static GArray *
split (EntenteMoreRow *self)
{
  g_autoptr (GArray) elements = NULL;
  GArray *members;

  if (*get_value (self) == '{')
    return entente_json_object_split (get_value (self), self->length, NULL, NULL);
  elements = entente_json_array_split (get_value (self), self->length);
  members = g_array_sized_new (FALSE, TRUE, sizeof (EntenteJsonField), elements->len);
  for (guint i = 0; i < elements->len; i++)
    {
      EntenteJsonElement element = g_array_index (elements, EntenteJsonElement, i);
      EntenteJsonField member = { 0, 0, element.start, element.start + element.length };

      g_array_append_val (members, member);
    }
  return members;
}

static char *
dup_name (EntenteMoreRow          *self,
          const EntenteJsonField *member,
          guint                    index)
{
  if (member->key_end == 0)
    return g_strdup_printf ("%u", index + 1);
  return entente_json_dup_string (get_value (self) + member->key, (gssize) (member->key_end - member->key));
}

static void
add_rows (EntenteMoreRow *self)
{
  guint end = MIN (self->members->len, self->n_shown + N_ROWS_STEP);
  g_autofree char *label = NULL;
  guint n_hidden;

  for (; self->n_shown < end; self->n_shown++)
    {
      const EntenteJsonField *member
          = &g_array_index (self->members, EntenteJsonField, self->n_shown);
      g_autofree char *name = dup_name (self, member, self->n_shown);

      gtk_box_append (self->rows,
                      entente_more_row_new (self->record, name, self->start + member->value,
                                            member->value_end - member->value, self->depth + 1));
    }
  n_hidden = self->members->len - self->n_shown;
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u More…", "%u More…", n_hidden),
                           n_hidden);
  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_hidden > 0);
}

static void
header_clicked_cb (EntenteMoreRow *self)
{
  gboolean is_open = gtk_widget_get_visible (GTK_WIDGET (self->rows));

  if (!is_open)
    {
      entente_more_row_open (self);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), "pan-end-symbolic");
}

static void
show_value (EntenteMoreRow *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *value = get_value (self);

  if (is_container (self))
    g_string_append (words, *value == '{' ? "{…}" : "[…]");
  else if (*value == '"')
    entente_json_append_shown (words, value + 1, self->length - 2, N_VALUE_MAX);
  else
    entente_json_append_shown (words, value, self->length, N_VALUE_MAX);
  gtk_label_set_label (self->value, words->str);
}

static void
entente_more_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_MORE_ROW);

  G_OBJECT_CLASS (entente_more_row_parent_class)->dispose (object);
}

static void
entente_more_row_finalize (GObject *object)
{
  EntenteMoreRow *self = ENTENTE_MORE_ROW (object);

  g_clear_pointer (&self->record, entente_record_unref);
  g_clear_pointer (&self->members, g_array_unref);

  G_OBJECT_CLASS (entente_more_row_parent_class)->finalize (object);
}

static void
entente_more_row_class_init (EntenteMoreRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_more_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_more_row_finalize;

  gtk_widget_class_set_css_name (widget_class, "more");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-more-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteMoreRow, header);
  gtk_widget_class_bind_template_child (widget_class, EntenteMoreRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, EntenteMoreRow, name);
  gtk_widget_class_bind_template_child (widget_class, EntenteMoreRow, value);
  gtk_widget_class_bind_template_child (widget_class, EntenteMoreRow, rows);
  gtk_widget_class_bind_template_child (widget_class, EntenteMoreRow, more);
  gtk_widget_class_bind_template_callback (widget_class, header_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entente_more_row_show_more);
}

static void
entente_more_row_init (EntenteMoreRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

/**
 * entente_more_row_new:
 *
 * Returns: (transfer floating): a closed row
 */
GtkWidget *
entente_more_row_new (EntenteRecord *record,
                      const char    *name,
                      gsize          start,
                      gsize          length,
                      guint          depth)
{
  EntenteMoreRow *self = g_object_new (ENTENTE_TYPE_MORE_ROW, NULL);
  g_autofree char *cut = entente_plain_text_cut (name, N_NAME_MAX);

  self->record = entente_record_ref (record);
  self->start = start;
  self->length = length;
  self->depth = depth;
  gtk_label_set_label (self->name, cut);
  show_value (self);
  gtk_widget_set_visible (self->arrow, is_container (self));
  gtk_widget_set_sensitive (self->header, TRUE);
  gtk_widget_set_can_target (self->header, is_container (self));
  gtk_widget_set_focusable (self->header, is_container (self));
  gtk_widget_set_margin_start (GTK_WIDGET (self->rows), depth < N_INDENTED_MAX ? INDENT_PX : 0);
  return GTK_WIDGET (self);
}

const char *
entente_more_row_get_name (EntenteMoreRow *self)
{
  return gtk_label_get_label (self->name);
}

const char *
entente_more_row_get_words (EntenteMoreRow *self)
{
  return gtk_label_get_label (self->value);
}

void
entente_more_row_open (EntenteMoreRow *self)
{
  if (!is_container (self))
    return;
  if (self->members == NULL)
    {
      self->members = split (self);
      add_rows (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->more), self->n_shown < self->members->len);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), "pan-down-symbolic");
}

void
entente_more_row_show_more (EntenteMoreRow *self)
{
  if (self->members != NULL)
    add_rows (self);
}

guint
entente_more_row_get_n_rows (EntenteMoreRow *self)
{
  return self->n_shown;
}

/**
 * entente_more_row_get_row:
 *
 * Returns: (transfer none) (nullable): a row below
 */
EntenteMoreRow *
entente_more_row_get_row (EntenteMoreRow *self,
                          guint           index)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && index-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return (EntenteMoreRow *) row;
}
