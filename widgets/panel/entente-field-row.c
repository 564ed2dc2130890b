/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-field-row.h"

#include "entente-field-target.h"
#include "entente-json-text.h"
#include "entente-map-wait.h"

#include <adwaita.h>

/* So many records change while one types on. */
#define MOST_WHILE_TYPED 5000

typedef struct
{
  /* template */
  GtkBox *line;
  GtkLabel *caption;
  GtkWidget *mixed;
  AdwBin *editor;
  GtkLabel *problem;

  /* owned */
  EntenteSession *session;
  EntenteFieldTarget target;
  char *shown;  /* the member's JSON as it stands in the record, NULL: missing */
  char *origin; /* the same when the focus came */

  /* state */
  guint n_steps; /* of the history when the focus came */
  guint applying : 1;
  guint is_mixed : 1;
  guint is_pending : 1;
} EntenteFieldRowPrivate;

enum
{
  PROP_0,
  PROP_CAPTION,
  PROP_MEMBER,
  PROP_OF_VIEW,
  PROP_STACKED,
  PROP_WITHIN,
  N_PROPS
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (EntenteFieldRow, entente_field_row, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (EntenteFieldRow)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static char *
dup_value (EntenteFieldRowPrivate *priv)
{
  gboolean is_mixed;
  char *value
      = entente_field_target_dup_value (&priv->target, entente_session_get_map (priv->session),
                                        &is_mixed);

  priv->is_mixed = is_mixed;
  return value;
}

static EntenteAct *
make_act (EntenteFieldRowPrivate  *priv,
          const char              *value,
          GError                 **error)
{
  return entente_field_target_edit (&priv->target, entente_session_get_map (priv->session), value,
                                    error);
}

static void
take_shown (EntenteFieldRowPrivate *priv,
            char                   *value)
{
  g_free (priv->shown);
  priv->shown = value;
}

static void
show_value (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  priv->is_pending = FALSE;
  entente_field_row_set_problem (self, NULL);
  gtk_widget_set_visible (priv->mixed, priv->is_mixed);
  ENTENTE_FIELD_ROW_GET_CLASS (self)->show_value (self, priv->shown);
}

/* What the record says after it is what the editor says: it needs no showing. FALSE where it was called off
 * or must not be. */
static gboolean
perform (EntenteFieldRowPrivate *priv,
         EntenteAct             *act)
{
  gboolean is_done = entente_act_is_empty (act);

  priv->applying = TRUE;
  is_done |= entente_history_perform (entente_session_get_history (priv->session), act);
  priv->applying = FALSE;
  take_shown (priv, dup_value (priv));
  gtk_widget_set_visible (priv->mixed, priv->is_mixed);
  return is_done;
}

static gboolean
perform_or_say (EntenteFieldRow *self,
                EntenteAct      *act,
                GError          *error)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  if (act == NULL)
    {
      entente_field_row_refuse (self, error->message);
      return FALSE;
    }
  entente_field_row_set_problem (self, NULL);
  if (perform (priv, act))
    return TRUE;
  /* What was not changed says again what it is. */
  show_value (self);
  return FALSE;
}

/* What there is now is what Escape gives back. */
static void
remember_origin (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  g_free (priv->origin);
  priv->origin = g_strdup (priv->shown);
  if (priv->session != NULL)
    entente_history_get_n_steps (entente_session_get_history (priv->session), &priv->n_steps);
}

static void
focus_enter_cb (EntenteFieldRow *self)
{
  remember_origin (self);
}

static void
focus_leave_cb (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  /* The dialog that waits for an edit takes the focus and gives it back: the row is not left. */
  if (priv->session == NULL || entente_map_is_waiting (entente_session_get_map (priv->session)))
    return;
  if (ENTENTE_FIELD_ROW_GET_CLASS (self)->focus_left != NULL)
    ENTENTE_FIELD_ROW_GET_CLASS (self)->focus_left (self);
  entente_history_end_merge (entente_session_get_history (priv->session));
}

/* Bubbling, so that an input method ends its preedit by Escape first. */
static gboolean
give_back_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  return entente_field_row_give_back (ENTENTE_FIELD_ROW (widget));
}

static gboolean
undo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  entente_field_row_undo (ENTENTE_FIELD_ROW (widget));
  return TRUE;
}

static gboolean
redo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  EntenteFieldRowPrivate *priv
      = entente_field_row_get_instance_private (ENTENTE_FIELD_ROW (widget));

  if (priv->session != NULL)
    entente_history_redo (entente_session_get_history (priv->session));
  remember_origin (ENTENTE_FIELD_ROW (widget));
  return TRUE;
}

static void
add_shortcut (EntenteFieldRow     *self,
              GtkPropagationPhase  phase,
              guint                key,
              GdkModifierType      modifiers,
              GtkShortcutFunc      func)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                        gtk_callback_action_new (func, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static gboolean
edit_first (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  return gtk_widget_child_focus (GTK_WIDGET (priv->editor), GTK_DIR_TAB_FORWARD);
}

static void
add_child (GtkBuildable *buildable,
           GtkBuilder   *builder,
           GObject      *child,
           const char   *type)
{
  EntenteFieldRowPrivate *priv
      = entente_field_row_get_instance_private (ENTENTE_FIELD_ROW (buildable));

  /* Of the template of this class itself the editor is not there yet. */
  if (priv->editor != NULL && GTK_IS_WIDGET (child))
    adw_bin_set_child (priv->editor, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
set_stacked (EntenteFieldRowPrivate *priv,
             gboolean                stacked)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (priv->line),
      stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/* What a screen reader calls the editor's widgets; its buttons have words of their own. */
static void
name_editors (GtkWidget  *widget,
              const char *caption)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_TEXT (child) || GTK_IS_TEXT_VIEW (child) || GTK_IS_DROP_DOWN (child)
          || GTK_IS_SWITCH (child))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        caption, -1);
      else
        name_editors (child, caption);
    }
}

static void
set_caption (EntenteFieldRow *self,
             const char      *caption)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  gtk_label_set_label (priv->caption, caption);
  name_editors (GTK_WIDGET (priv->editor), caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, caption,
                                  -1);
}

static void
entente_field_row_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  EntenteFieldRowPrivate *priv
      = entente_field_row_get_instance_private (ENTENTE_FIELD_ROW (object));

  switch (property)
    {
    case PROP_CAPTION:
      g_value_set_string (value, gtk_label_get_label (priv->caption));
      break;
    case PROP_MEMBER:
      g_value_set_string (value, priv->target.member);
      break;
    case PROP_OF_VIEW:
      g_value_set_boolean (value, priv->target.of_view);
      break;
    case PROP_STACKED:
      g_value_set_boolean (value, gtk_orientable_get_orientation (GTK_ORIENTABLE (priv->line))
                                      == GTK_ORIENTATION_VERTICAL);
      break;
    case PROP_WITHIN:
      g_value_set_string (value, priv->target.within);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
entente_field_row_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  EntenteFieldRowPrivate *priv
      = entente_field_row_get_instance_private (ENTENTE_FIELD_ROW (object));

  switch (property)
    {
    case PROP_CAPTION:
      set_caption (ENTENTE_FIELD_ROW (object), g_value_get_string (value));
      break;
    case PROP_MEMBER:
      priv->target.member = g_value_dup_string (value);
      break;
    case PROP_OF_VIEW:
      priv->target.of_view = g_value_get_boolean (value) != FALSE;
      break;
    case PROP_STACKED:
      set_stacked (priv, g_value_get_boolean (value));
      break;
    case PROP_WITHIN:
      priv->target.within = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
entente_field_row_dispose (GObject *object)
{
  EntenteFieldRowPrivate *priv
      = entente_field_row_get_instance_private (ENTENTE_FIELD_ROW (object));
  GtkWidget *child;

  g_clear_object (&priv->session);
  /* Not gtk_widget_dispose_template(): GTK 4.8 looks for the children of the row's own template,
   * not of this one. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (entente_field_row_parent_class)->dispose (object);
}

static void
entente_field_row_finalize (GObject *object)
{
  EntenteFieldRowPrivate *priv
      = entente_field_row_get_instance_private (ENTENTE_FIELD_ROW (object));

  entente_field_target_clear (&priv->target);
  g_free (priv->shown);
  g_free (priv->origin);

  G_OBJECT_CLASS (entente_field_row_parent_class)->finalize (object);
}

static void
entente_field_row_class_init (EntenteFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = entente_field_row_get_property;
  object_class->set_property = entente_field_row_set_property;
  object_class->dispose = entente_field_row_dispose;
  object_class->finalize = entente_field_row_finalize;
  klass->edit = edit_first;

  properties[PROP_CAPTION]
      = g_param_spec_string ("caption", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MEMBER]
      = g_param_spec_string ("member", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OF_VIEW]
      = g_param_spec_boolean ("of-view", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STACKED] = g_param_spec_boolean ("stacked", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WITHIN]
      = g_param_spec_string ("within", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-field-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, EntenteFieldRow, line);
  gtk_widget_class_bind_template_child_private (widget_class, EntenteFieldRow, caption);
  gtk_widget_class_bind_template_child_private (widget_class, EntenteFieldRow, mixed);
  gtk_widget_class_bind_template_child_private (widget_class, EntenteFieldRow, editor);
  gtk_widget_class_bind_template_child_private (widget_class, EntenteFieldRow, problem);
}

static void
entente_field_row_init (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_type_ensure (ADW_TYPE_BIN);
  priv->target.item = ENTENTE_NO_ITEM;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  add_shortcut (self, GTK_PHASE_BUBBLE, GDK_KEY_Escape, 0, give_back_cb);
  add_shortcut (self, GTK_PHASE_CAPTURE, GDK_KEY_z, GDK_CONTROL_MASK, undo_cb);
  add_shortcut (self, GTK_PHASE_CAPTURE, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, redo_cb);
}

/**
 * entente_field_row_bind:
 * @session: (nullable): where the record lives and the edits go
 *
 * Shows the member of another record. What was typed and not applied is forgotten.
 */
void
entente_field_row_bind (EntenteFieldRow *self,
                        EntenteSession  *session,
                        EntenteItem      item)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  g_return_if_fail (ENTENTE_IS_FIELD_ROW (self));

  if (priv->session != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    entente_history_end_merge (entente_session_get_history (priv->session));
  g_set_object (&priv->session, session);
  /* The document is the record of what is not about one record. */
  if (priv->target.kind == NULL)
    priv->target.item = entente_item_is_nothing (item)
                     ? (EntenteItem){ ENTENTE_RECORD_DOCUMENT, 0, 0, 0 }
                     : item;
  if (session == NULL)
    return;
  take_shown (priv, dup_value (priv));
  remember_origin (self);
  show_value (self);
}

/* What was said before in several records at once has no one value to be given back: its steps are
 * taken back. */
static gboolean
take_back_steps (EntenteFieldRowPrivate *priv)
{
  EntenteHistory *history = entente_session_get_history (priv->session);
  guint n_done;

  entente_history_get_n_steps (history, &n_done);
  return n_done > priv->n_steps && entente_history_go_to (history, priv->n_steps);
}

/**
 * entente_field_row_bind_many:
 * @session: where the records live and the edits go
 *
 * See the header.
 */
void
entente_field_row_bind_many (EntenteFieldRow   *self,
                             EntenteSession    *session,
                             EntenteRecordType  type,
                             GArray            *slots)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);
  EntenteItem first = { type, g_array_index (slots, guint32, 0), 0, 0 };

  g_clear_pointer (&priv->target.slots, g_array_unref);
  priv->target.slots = g_array_ref (slots);
  entente_field_row_bind (self, session, first);
}

gboolean
entente_field_row_get_mixed (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  return priv->is_mixed;
}

void
entente_field_row_set_kind (EntenteFieldRow   *self,
                            EntenteRecordType  type,
                            const char        *key)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  g_free (priv->target.kind);
  priv->target.kind = g_strdup (key);
  priv->target.item.type = type;
}

const char *
entente_field_row_get_kind (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  return priv->target.kind;
}

void
entente_field_row_set_citation (EntenteFieldRow *self,
                                guint            citation)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  priv->target.of_citation = TRUE;
  priv->target.citation = citation;
}

gboolean
entente_field_row_is_of_citation (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  return priv->target.of_citation;
}

/**
 * entente_field_row_refresh:
 *
 * Shows the member again where it is not what was shown last.
 */
void
entente_field_row_refresh (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);
  gboolean was_mixed = priv->is_mixed;
  g_autofree char *value = NULL;

  if (priv->session == NULL || priv->applying)
    return;
  value = dup_value (priv);
  if (g_strcmp0 (value, priv->shown) == 0 && priv->is_mixed == was_mixed)
    return;
  take_shown (priv, g_steal_pointer (&value));
  show_value (self);
}

void
entente_field_row_reset (EntenteFieldRow *self)
{
  show_value (self);
}

gboolean
entente_field_row_edit (EntenteFieldRow *self)
{
  return ENTENTE_FIELD_ROW_GET_CLASS (self)->edit (self);
}

const char *
entente_field_row_get_member (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  return priv->target.member;
}

EntenteSession *
entente_field_row_get_session (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  return priv->session;
}

EntenteMap *
entente_field_row_get_map (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  return priv->session != NULL ? entente_session_get_map (priv->session) : NULL;
}

EntenteItem
entente_field_row_get_item (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  return priv->target.item;
}

const char *
entente_field_row_get_problem (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  return gtk_widget_get_visible (GTK_WIDGET (priv->problem)) ? gtk_label_get_label (priv->problem)
                                                             : NULL;
}

const char *
entente_field_row_get_shown (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  return priv->shown;
}

gboolean
entente_field_row_apply (EntenteFieldRow *self,
                         const char      *value)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  EntenteAct *act;

  /* First: while many are changed, a dialog takes the focus, which is to leave the row again. */
  priv->is_pending = FALSE;
  act = make_act (priv, value, &error);
  return perform_or_say (self, act, error);
}

gboolean
entente_field_row_apply_text (EntenteFieldRow *self,
                              const char      *text)
{
  g_autofree char *value = *text != '\0' ? entente_json_quote (text) : NULL;

  return entente_field_row_apply (self, value);
}

gboolean
entente_field_row_give_back (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);
  gboolean is_changed = g_strcmp0 (priv->shown, priv->origin) != 0;
  gboolean is_marked = entente_field_row_get_problem (self) != NULL || priv->is_pending;

  if (priv->session == NULL)
    return FALSE;
  if (priv->target.slots != NULL)
    {
      is_changed = take_back_steps (priv);
      entente_field_row_refresh (self);
    }
  else if (is_changed && !entente_field_row_apply (self, priv->origin))
    return TRUE;
  show_value (self);
  return is_changed || is_marked;
}

void
entente_field_row_undo (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  if (priv->session == NULL)
    return;
  if (priv->is_pending)
    show_value (self);
  else
    entente_history_undo (entente_session_get_history (priv->session));
  remember_origin (self);
}

void
entente_field_row_end_step (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  if (priv->session == NULL)
    return;
  entente_history_end_merge (entente_session_get_history (priv->session));
  remember_origin (self);
}

gboolean
entente_field_row_put_off (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  priv->is_pending = priv->target.slots != NULL && priv->target.slots->len > MOST_WHILE_TYPED;
  return priv->is_pending;
}

gboolean
entente_field_row_take_pending (EntenteFieldRow *self)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);
  gboolean was_pending = priv->is_pending;

  priv->is_pending = FALSE;
  return was_pending;
}

void
entente_field_row_refuse (EntenteFieldRow *self,
                          const char      *problem)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);
  EntenteAct *act;

  entente_field_row_set_problem (self, problem);
  if (priv->target.slots != NULL)
    {
      priv->applying = TRUE;
      take_back_steps (priv);
      priv->applying = FALSE;
      take_shown (priv, dup_value (priv));
      return;
    }
  if (g_strcmp0 (priv->shown, priv->origin) == 0)
    return;
  act = make_act (priv, priv->origin, NULL);
  if (act != NULL)
    perform (priv, act);
}

void
entente_field_row_set_problem (EntenteFieldRow *self,
                               const char      *problem)
{
  EntenteFieldRowPrivate *priv = entente_field_row_get_instance_private (self);

  gtk_label_set_label (priv->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->problem), problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}
