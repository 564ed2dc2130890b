/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-kind-editor.h"

#include "entente-choice-row.h"
#include "entente-color-row.h"
#include "entente-edit-kind.h"
#include "entente-kind-color.h"
#include "entente-more-list.h"
#include "entente-panel-colors.h"
#include "entente-plain-text.h"
#include "entente-text-row.h"

#include <glib/gi18n.h>

#define N_LABEL_MAX 200
#define SWATCH_RADIUS_PX 3.0

struct _EntenteKindEditor
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *line;
  GtkWidget *header;
  GtkDrawingArea *swatch;
  GtkLabel *label;
  GtkLabel *detail;
  GtkWidget *up;
  GtkWidget *down;
  GtkRevealer *revealer;
  GtkBox *fields;
  GtkText *id;
  GtkLabel *problem;
  EntenteMoreList *more;
  GtkWidget *list;
  GtkWidget *remove;

  /* owned */
  EntenteSession *session;
  char *key;

  /* state */
  EntenteRecordType type;
  guint has_fields : 1;
};

enum
{
  SIGNAL_OPENED,
  SIGNAL_MOVED,
  SIGNAL_RENAMED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteKindEditor, entente_kind_editor, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
add_row (EntenteKindEditor *self,
         GtkWidget         *before,
         gpointer           row)
{
  entente_field_row_set_kind (row, self->type, self->key);
  entente_field_row_bind (row, self->session, ENTENTE_NO_ITEM);
  gtk_box_insert_child_after (self->fields, row, gtk_widget_get_prev_sibling (before));
}

static void
make_fields (EntenteKindEditor *self)
{
  GtkWidget *id = gtk_widget_get_first_child (GTK_WIDGET (self->fields));

  self->has_fields = TRUE;
  add_row (self, id, g_object_new (ENTENTE_TYPE_TEXT_ROW, "member", "label", "caption", _("Label"),
                                   "placeholder", self->key, NULL));
  add_row (self, id, g_object_new (ENTENTE_TYPE_COLOR_ROW, "member", "color", "caption",
                                   _("Color"), NULL));
  if (self->type == ENTENTE_RECORD_ACTOR)
    add_row (self, id, g_object_new (ENTENTE_TYPE_CHOICE_ROW, "member", "shape", "caption",
                                     _("Shape"), NULL));
  else
    add_row (self, id, g_object_new (ENTENTE_TYPE_TEXT_ROW, "member", "phrase", "caption",
                                     _("Phrase"), "placeholder",
                                     _("{source} asks {target} to mediate"), "tooltip-text",
                                     _("Its relations as a sentence: {source}, {target}, {via} and "
                                       "{regarding} stand for names."),
                                     NULL));
}

static void
draw_swatch (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        user_data)
{
  EntenteKindEditor *self = user_data;
  EntenteMap *map = entente_session_get_map (self->session);
  EntenteColor color = entente_kind_color (entente_panel_get_palette (GTK_WIDGET (self)), map,
                                           self->type, self->key);
  GdkRGBA rgba = entente_panel_to_rgba (color, 1.0);

  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_arc (cr, SWATCH_RADIUS_PX, SWATCH_RADIUS_PX, SWATCH_RADIUS_PX, G_PI, -G_PI_2);
  cairo_arc (cr, width - SWATCH_RADIUS_PX, SWATCH_RADIUS_PX, SWATCH_RADIUS_PX, -G_PI_2, 0.0);
  cairo_arc (cr, width - SWATCH_RADIUS_PX, height - SWATCH_RADIUS_PX, SWATCH_RADIUS_PX, 0.0,
             G_PI_2);
  cairo_arc (cr, SWATCH_RADIUS_PX, height - SWATCH_RADIUS_PX, SWATCH_RADIUS_PX, G_PI_2, G_PI);
  cairo_fill (cr);
}

/* The last thing one does with the editor: it may be gone with the kind. */
static void
perform_or_say (EntenteKindEditor *self,
                EntenteAct        *act,
                GError            *error)
{
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (act != NULL)
    entente_history_perform (entente_session_get_history (self->session), act);
}

static void
header_clicked_cb (EntenteKindEditor *self)
{
  entente_kind_editor_set_open (self, !entente_kind_editor_get_open (self));
}

static void
up_clicked_cb (EntenteKindEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, -1);
}

static void
down_clicked_cb (EntenteKindEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, 1);
}

/* A kind that is only in use comes into the legend as it is. */
static void
list_clicked_cb (EntenteKindEditor *self)
{
  g_autoptr (GError) error = NULL;
  EntenteAct *act = entente_edit_add_kind (entente_session_get_map (self->session), self->type,
                                           self->key, NULL, &error);

  perform_or_say (self, act, error);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  if (!entente_kind_editor_move (ENTENTE_KIND_EDITOR (widget), g_variant_get_int32 (arguments)))
    gtk_widget_error_bell (widget);
  return GDK_EVENT_STOP;
}

static void
add_move_binding (GtkWidgetClass *widget_class,
                  guint           key,
                  int             step)
{
  gtk_widget_class_add_binding (widget_class, key, GDK_ALT_MASK, move_cb, "i", step);
}

static void
entente_kind_editor_dispose (GObject *object)
{
  EntenteKindEditor *self = ENTENTE_KIND_EDITOR (object);

  if (self->swatch != NULL)
    gtk_drawing_area_set_draw_func (self->swatch, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_KIND_EDITOR);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (entente_kind_editor_parent_class)->dispose (object);
}

static void
entente_kind_editor_finalize (GObject *object)
{
  g_free (ENTENTE_KIND_EDITOR (object)->key);

  G_OBJECT_CLASS (entente_kind_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-kind-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, line);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, header);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, swatch);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, label);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, detail);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, up);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, down);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, revealer);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, fields);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, id);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, more);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, list);
  gtk_widget_class_bind_template_child (widget_class, EntenteKindEditor, remove);
  gtk_widget_class_bind_template_callback (widget_class, header_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entente_kind_editor_rename);
  gtk_widget_class_bind_template_callback (widget_class, entente_kind_editor_remove);
}

static void
entente_kind_editor_class_init (EntenteKindEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = ENTENTE_TYPE_KIND_EDITOR;

  object_class->dispose = entente_kind_editor_dispose;
  object_class->finalize = entente_kind_editor_finalize;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  add_move_binding (widget_class, GDK_KEY_Up, -1);
  add_move_binding (widget_class, GDK_KEY_KP_Up, -1);
  add_move_binding (widget_class, GDK_KEY_Down, 1);
  add_move_binding (widget_class, GDK_KEY_KP_Down, 1);
  gtk_widget_class_set_css_name (widget_class, "kind");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  g_type_ensure (ENTENTE_TYPE_MORE_LIST);
  bind_template (widget_class);
}

static void
entente_kind_editor_init (EntenteKindEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  entente_panel_follow_style (GTK_WIDGET (self));
}

/**
 * entente_kind_editor_new:
 * @type: of what kind
 * @key: of a kind that is described or in use
 *
 * Returns: (transfer floating): a closed editor
 */
GtkWidget *
entente_kind_editor_new (EntenteSession    *session,
                         EntenteRecordType  type,
                         const char        *key)
{
  EntenteKindEditor *self = g_object_new (ENTENTE_TYPE_KIND_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->type = type;
  self->key = g_strdup (key);
  gtk_editable_set_text (GTK_EDITABLE (self->id), key);
  gtk_drawing_area_set_draw_func (self->swatch, draw_swatch, self, NULL);
  return GTK_WIDGET (self);
}

const char *
entente_kind_editor_get_key (EntenteKindEditor *self)
{
  return self->key;
}

static char *
dup_detail (const EntenteKind *kind)
{
  g_autofree char *uses = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u use", "%u uses", kind->n_uses), kind->n_uses);

  return entente_plain_text_join (uses, kind->listed ? "" : _("not described"), NULL);
}

static void
show_more (EntenteKindEditor *self)
{
  g_autofree char *json
      = entente_kind_dup_json (entente_session_get_map (self->session), self->type, self->key);

  entente_more_list_show_part (self->more, json,
                               self->type == ENTENTE_RECORD_ACTOR ? ENTENTE_JSON_ACTOR_KIND
                                                                  : ENTENTE_JSON_RELATION_KIND);
}

void
entente_kind_editor_refresh (EntenteKindEditor *self,
                             gboolean           is_first,
                             gboolean           is_last)
{
  EntenteMap *map = entente_session_get_map (self->session);
  guint32 index;
  const EntenteKind *kind = entente_kind_find (map, self->type, self->key, &index);
  g_autofree char *label = NULL;
  g_autofree char *detail = NULL;

  if (kind == NULL)
    return;
  label = entente_plain_text_cut (kind->label, N_LABEL_MAX);
  detail = dup_detail (kind);
  gtk_label_set_label (self->label, label);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_sensitive (self->up, !is_first);
  gtk_widget_set_sensitive (self->down, !is_last);
  show_more (self);
  gtk_widget_set_visible (self->list, !kind->listed);
  gtk_widget_set_visible (self->remove, kind->listed && kind->n_uses == 0);
  gtk_widget_queue_draw (GTK_WIDGET (self->swatch));
}

gboolean
entente_kind_editor_get_open (EntenteKindEditor *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

void
entente_kind_editor_set_open (EntenteKindEditor *self,
                              gboolean           open)
{
  if (open == entente_kind_editor_get_open (self))
    return;
  if (open && !self->has_fields)
    make_fields (self);
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
  if (open)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

const char *
entente_kind_editor_get_detail (EntenteKindEditor *self)
{
  return gtk_label_get_label (self->detail);
}

const char *
entente_kind_editor_get_problem (EntenteKindEditor *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_label (self->problem)
                                                             : NULL;
}

/**
 * entente_kind_editor_get_id:
 *
 * Returns: (transfer none): where the id is typed
 */
GtkEditable *
entente_kind_editor_get_id (EntenteKindEditor *self)
{
  return GTK_EDITABLE (self->id);
}

void
entente_kind_editor_rename (EntenteKindEditor *self)
{
  g_autofree char *key = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->id))));
  g_autoptr (GError) error = NULL;
  EntenteAct *act = entente_edit_rename_kind (entente_session_get_map (self->session), self->type,
                                              self->key, key, &error);

  /* Who lists it must know its new name before it hears of the change. */
  if (act != NULL && !entente_act_is_empty (act))
    g_signal_emit (self, signals[SIGNAL_RENAMED], 0, key);
  perform_or_say (self, act, error);
}

void
entente_kind_editor_remove (EntenteKindEditor *self)
{
  g_autoptr (GError) error = NULL;
  EntenteAct *act = entente_edit_remove_kind (entente_session_get_map (self->session), self->type,
                                              self->key, &error);

  perform_or_say (self, act, error);
}

gboolean
entente_kind_editor_move (EntenteKindEditor *self,
                          int                step)
{
  if (!gtk_widget_get_sensitive (step < 0 ? self->up : self->down))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, step);
  return TRUE;
}

gboolean
entente_kind_editor_is_handle (EntenteKindEditor *self,
                               GtkWidget         *pressed)
{
  return pressed == self->header || gtk_widget_is_ancestor (pressed, self->header);
}
