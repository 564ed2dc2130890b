/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-capture-form.h"

#include "entente-article-text.h"
#include "entente-edit-capture.h"
#include "entente-mentions.h"
#include "entente-plain-text.h"
#include "entente-suggestions.h"
#include "entente-verb-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_NAME_MAX 120 /* code points of a name shown in a field */

typedef enum
{
  WHO_SOURCE,
  WHO_TARGET,
  WHO_THIRD,
  N_WHO
} Who;

struct _EntenteCaptureForm
{
  GtkPopover parent_instance;

  /* template */
  EntenteSuggestEntry *source;
  EntenteSuggestEntry *target;
  EntenteSuggestEntry *third;
  EntenteSuggestEntry *kind;
  GtkText *label;
  GtkToggleButton *regarding;
  GtkToggleButton *via;
  GtkLabel *problem;

  /* owned */
  EntenteSession *session;
  char *kind_key; /* (nullable): of the kind that was taken from the list */

  /* borrowed */
  EntenteSuggestEntry *entries[N_WHO];

  /* state */
  guint32 actors[N_WHO]; /* whose names are shown; ENTENTE_NO_SLOT: nobody's of the map */
  guint32 article;
  guint start;
  guint end;
};

enum
{
  SIGNAL_MADE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteCaptureForm, entente_capture_form, GTK_TYPE_POPOVER)

static guint signals[N_SIGNALS];

static EntenteMap *
get_map (EntenteCaptureForm *self)
{
  return entente_session_get_map (self->session);
}

/* As the fields show it, so that what stands in one can be compared. */
static char *
dup_name (EntenteCaptureForm *self,
          guint32             actor)
{
  return entente_plain_text_cut (entente_map_get_actor_name (get_map (self), actor), N_NAME_MAX);
}

static void
show_actor (EntenteCaptureForm *self,
            Who                 who,
            guint32             actor)
{
  g_autofree char *name = actor != ENTENTE_NO_SLOT ? dup_name (self, actor) : g_strdup ("");

  self->actors[who] = actor;
  entente_suggest_entry_set_text (self->entries[who], name);
  gtk_editable_set_position (entente_suggest_entry_get_editable (self->entries[who]), -1);
}

static char *
dup_typed (EntenteSuggestEntry *entry)
{
  return g_strstrip (g_strdup (entente_suggest_entry_get_text (entry)));
}

static GPtrArray *
suggest_actors (const char *typed,
                gpointer    user_data)
{
  return entente_suggestions_dup_actors (get_map (user_data), typed, TRUE);
}

static GPtrArray *
suggest_kinds (const char *typed,
               gpointer    user_data)
{
  return entente_suggestions_dup_kinds (get_map (user_data), typed, TRUE);
}

/* The first that is called exactly so, case and accents aside. */
static guint32
find_namesake (EntenteCaptureForm *self,
               const char         *typed)
{
  g_autoptr (GPtrArray) suggestions
      = entente_suggestions_dup_actors (get_map (self), typed, FALSE);
  g_autofree char *folded = entente_plain_text_fold (typed);

  for (guint i = 0; i < suggestions->len; i++)
    {
      EntenteSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      g_autofree char *name = entente_plain_text_fold (suggestion->value);

      if (strcmp (name, folded) == 0)
        return suggestion->slot;
    }
  return ENTENTE_NO_SLOT;
}

/* Whom an entry names: who was chosen as long as the name still stands there, else who is called
 * so, else somebody new; nobody where it is empty. @typed must outlive the answer. */
static EntenteCapturedActor
get_captured (EntenteCaptureForm *self,
              Who                 who,
              const char         *typed)
{
  guint32 actor = self->actors[who];

  if (*typed == '\0')
    return (EntenteCapturedActor){ ENTENTE_NO_SLOT, NULL };
  if (entente_map_is_alive (get_map (self), ENTENTE_RECORD_ACTOR, actor))
    {
      g_autofree char *name = dup_name (self, actor);

      if (strcmp (name, typed) == 0)
        return (EntenteCapturedActor){ actor, NULL };
    }
  return (EntenteCapturedActor){ find_namesake (self, typed), typed };
}

/* The key of the kind that is called so, of two the one that was taken; else the words themselves:
 * a new kind. */
static char *
dup_kind (EntenteCaptureForm *self)
{
  g_autofree char *typed = dup_typed (self->kind);
  const char *found = NULL;
  EntenteMap *map = get_map (self);

  for (guint i = 1; i < entente_map_get_n_relation_kinds (map); i++)
    {
      const EntenteKind *kind = entente_map_get_relation_kind (map, i);
      g_autofree char *label = entente_plain_text_cut (kind->label, N_NAME_MAX);

      if ((!kind->listed && kind->n_uses == 0) || strcmp (label, typed) != 0)
        continue;
      if (found == NULL || g_strcmp0 (kind->key, self->kind_key) == 0)
        found = kind->key;
    }
  return found != NULL ? g_strdup (found) : g_steal_pointer (&typed);
}

static void
set_problem (EntenteCaptureForm *self,
             const char         *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
actor_chosen_cb (EntenteCaptureForm  *self,
                 EntenteSuggestion   *suggestion,
                 EntenteSuggestEntry *entry)
{
  for (guint who = 0; who < N_WHO; who++)
    {
      if (self->entries[who] == entry)
        show_actor (self, who, suggestion->slot);
    }
  if (suggestion->slot == ENTENTE_NO_SLOT)
    entente_suggest_entry_set_text (entry, suggestion->value);
  gtk_editable_set_position (entente_suggest_entry_get_editable (entry), -1);
  set_problem (self, NULL);
}

static void
kind_chosen_cb (EntenteCaptureForm *self,
                EntenteSuggestion  *suggestion)
{
  g_free (self->kind_key);
  self->kind_key = g_strdup (suggestion->value);
  entente_suggest_entry_set_text (self->kind, suggestion->title);
  gtk_editable_set_position (entente_suggest_entry_get_editable (self->kind), -1);
}

/* The entry one types into, NULL where the focus is elsewhere. */
static EntenteSuggestEntry *
get_focused_entry (EntenteCaptureForm *self)
{
  EntenteSuggestEntry *entries[] = { self->source, self->target, self->third, self->kind };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      if (gtk_widget_has_focus (GTK_WIDGET (entente_suggest_entry_get_editable (entries[i]))))
        return entries[i];
    }
  return NULL;
}

/* The two roles are one stop for Tab: arrows choose between them. */
static gboolean
step_role (EntenteCaptureForm *self,
           guint               key)
{
  static const guint arrows[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down };
  GtkToggleButton *other = gtk_widget_has_focus (GTK_WIDGET (self->via)) ? self->regarding : self->via;

  if (!gtk_widget_has_focus (GTK_WIDGET (self->via))
      && !gtk_widget_has_focus (GTK_WIDGET (self->regarding)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      if (key != arrows[i])
        continue;
      gtk_toggle_button_set_active (other, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (other));
      return TRUE;
    }
  return FALSE;
}

/* Return makes it from wherever one is, unless a list is open; Tab takes what a list offers on its
 * way. */
static gboolean
key_pressed_cb (EntenteCaptureForm *self,
                guint               key,
                guint               code,
                GdkModifierType     modifiers)
{
  EntenteSuggestEntry *entry = get_focused_entry (self);
  gboolean is_offered = entry != NULL && entente_suggest_entry_get_n_offered (entry) > 0;
  gboolean is_return = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (is_return && (modifiers == GDK_CONTROL_MASK || (modifiers == 0 && !is_offered)))
    {
      if (is_offered)
        entente_suggest_entry_take (entry);
      entente_capture_form_make (self);
      return TRUE;
    }
  if (modifiers == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    {
      entente_capture_form_swap (self);
      return TRUE;
    }
  if (key == GDK_KEY_Tab && is_offered)
    entente_suggest_entry_take (entry);
  return modifiers == 0 && step_role (self, key);
}

static void
entente_capture_form_dispose (GObject *object)
{
  EntenteCaptureForm *self = ENTENTE_CAPTURE_FORM (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_CAPTURE_FORM);

  G_OBJECT_CLASS (entente_capture_form_parent_class)->dispose (object);
}

static void
entente_capture_form_finalize (GObject *object)
{
  g_free (ENTENTE_CAPTURE_FORM (object)->kind_key);

  G_OBJECT_CLASS (entente_capture_form_parent_class)->finalize (object);
}

static void
entente_capture_form_class_init (EntenteCaptureFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_capture_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_capture_form_finalize;

  signals[SIGNAL_MADE]
      = g_signal_new ("made", ENTENTE_TYPE_CAPTURE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (ENTENTE_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/entente/Entente/panel/entente-capture-form.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteCaptureForm, source);
  gtk_widget_class_bind_template_child (widget_class, EntenteCaptureForm, target);
  gtk_widget_class_bind_template_child (widget_class, EntenteCaptureForm, third);
  gtk_widget_class_bind_template_child (widget_class, EntenteCaptureForm, kind);
  gtk_widget_class_bind_template_child (widget_class, EntenteCaptureForm, label);
  gtk_widget_class_bind_template_child (widget_class, EntenteCaptureForm, regarding);
  gtk_widget_class_bind_template_child (widget_class, EntenteCaptureForm, via);
  gtk_widget_class_bind_template_child (widget_class, EntenteCaptureForm, problem);
  gtk_widget_class_bind_template_callback (widget_class, actor_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entente_capture_form_swap);
  gtk_widget_class_bind_template_callback (widget_class, entente_capture_form_make);
}

static void
entente_capture_form_init (EntenteCaptureForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entries[WHO_SOURCE] = self->source;
  self->entries[WHO_TARGET] = self->target;
  self->entries[WHO_THIRD] = self->third;
  for (guint who = 0; who < N_WHO; who++)
    entente_suggest_entry_set_source (self->entries[who], suggest_actors, self);
  entente_suggest_entry_set_source (self->kind, suggest_kinds, self);
  g_object_bind_property (self->regarding, "active", self->regarding, "focusable",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->via, "active", self->via, "focusable", G_BINDING_SYNC_CREATE);
}

/**
 * entente_capture_form_new:
 *
 * Returns: (transfer floating): a form that proposes nothing yet
 */
GtkWidget *
entente_capture_form_new (void)
{
  return g_object_new (ENTENTE_TYPE_CAPTURE_FORM, NULL);
}

/* Those who are mentioned within, each at the first place, in reading order: at most N_WHO. */
static guint
find_mentioned (EntenteCaptureForm    *self,
                GArray                *mentions,
                const EntenteMention **mentioned)
{
  guint n = 0;

  for (guint i = 0; i < mentions->len && n < N_WHO; i++)
    {
      const EntenteMention *mention = &g_array_index (mentions, EntenteMention, i);
      gboolean is_new = mention->start >= self->start && mention->end <= self->end
                        && entente_map_is_alive (get_map (self), ENTENTE_RECORD_ACTOR,
                                                 mention->actor);

      for (guint k = 0; k < n; k++)
        is_new &= mentioned[k]->actor != mention->actor;
      if (is_new)
        mentioned[n++] = mention;
    }
  return n;
}

static void
propose_label (EntenteCaptureForm   *self,
               const EntenteMention *first,
               const EntenteMention *second)
{
  g_autofree char *language = NULL;
  g_autofree char *text
      = entente_map_dup_article_text (get_map (self), self->article, &language);
  g_autofree char *words = NULL;

  if (text != NULL)
    words = entente_text_dup_verb_words (text, language, first->end, second->start, second->end,
                                         self->end);
  gtk_editable_set_text (GTK_EDITABLE (self->label), words != NULL ? words : "");
}

void
entente_capture_form_propose (EntenteCaptureForm *self,
                              EntenteSession     *session,
                              guint32             article,
                              guint               start,
                              guint               end,
                              GArray             *mentions)
{
  const EntenteMention *mentioned[N_WHO] = { NULL };
  guint n_mentioned;

  g_set_object (&self->session, session);
  self->article = article;
  self->start = start;
  self->end = end;
  g_clear_pointer (&self->kind_key, g_free);
  set_problem (self, NULL);

  n_mentioned = find_mentioned (self, mentions, mentioned);
  for (guint who = 0; who < N_WHO; who++)
    show_actor (self, who, mentioned[who] != NULL ? mentioned[who]->actor : ENTENTE_NO_SLOT);
  entente_capture_form_set_role (self, ENTENTE_ROLE_REGARDING);
  entente_suggest_entry_set_text (self->kind, "");
  gtk_editable_set_text (GTK_EDITABLE (self->label), "");
  if (n_mentioned >= 2)
    propose_label (self, mentioned[WHO_SOURCE], mentioned[WHO_TARGET]);
}

void
entente_capture_form_begin (EntenteCaptureForm *self)
{
  EntenteSuggestEntry *entry = self->kind;

  if (*entente_suggest_entry_get_text (self->target) == '\0')
    entry = self->target;
  if (*entente_suggest_entry_get_text (self->source) == '\0')
    entry = self->source;
  gtk_widget_grab_focus (GTK_WIDGET (entente_suggest_entry_get_editable (entry)));
}

EntenteSuggestEntry *
entente_capture_form_get_actor (EntenteCaptureForm *self,
                                EntenteRole         role)
{
  if (role == ENTENTE_ROLE_SOURCE)
    return self->source;
  return role == ENTENTE_ROLE_TARGET ? self->target : self->third;
}

EntenteSuggestEntry *
entente_capture_form_get_kind (EntenteCaptureForm *self)
{
  return self->kind;
}

GtkEditable *
entente_capture_form_get_label (EntenteCaptureForm *self)
{
  return GTK_EDITABLE (self->label);
}

EntenteRole
entente_capture_form_get_role (EntenteCaptureForm *self)
{
  return gtk_toggle_button_get_active (self->via) ? ENTENTE_ROLE_VIA : ENTENTE_ROLE_REGARDING;
}

void
entente_capture_form_set_role (EntenteCaptureForm *self,
                               EntenteRole         role)
{
  gtk_toggle_button_set_active (role == ENTENTE_ROLE_VIA ? self->via : self->regarding, TRUE);
}

void
entente_capture_form_swap (EntenteCaptureForm *self)
{
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  guint32 actor;

  /* What a list offers would go into the wrong one of them afterwards. */
  for (guint who = WHO_SOURCE; who <= WHO_TARGET; who++)
    {
      if (entente_suggest_entry_get_n_offered (self->entries[who]) > 0)
        entente_suggest_entry_take (self->entries[who]);
    }
  source = g_strdup (entente_suggest_entry_get_text (self->source));
  target = g_strdup (entente_suggest_entry_get_text (self->target));
  actor = self->actors[WHO_SOURCE];
  entente_suggest_entry_set_text (self->source, target);
  entente_suggest_entry_set_text (self->target, source);
  self->actors[WHO_SOURCE] = self->actors[WHO_TARGET];
  self->actors[WHO_TARGET] = actor;
}

gboolean
entente_capture_form_make (EntenteCaptureForm *self)
{
  g_autofree char *source = dup_typed (self->source);
  g_autofree char *target = dup_typed (self->target);
  g_autofree char *third = dup_typed (self->third);
  g_autofree char *kind = dup_kind (self);
  g_autofree char *label
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->label))));
  EntenteCapture capture = { get_captured (self, WHO_SOURCE, source),
                             get_captured (self, WHO_TARGET, target),
                             get_captured (self, WHO_THIRD, third),
                             entente_capture_form_get_role (self),
                             kind,
                             label,
                             self->article,
                             self->start,
                             self->end };
  g_autoptr (GError) error = NULL;
  guint32 relation;
  EntenteAct *act = entente_edit_capture (get_map (self), &capture, &relation, &error);

  if (act == NULL)
    {
      set_problem (self, error->message);
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  entente_history_perform (entente_session_get_history (self->session), act);
  g_signal_emit (self, signals[SIGNAL_MADE], 0, relation);
  return TRUE;
}
