/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-panel.h"

#include "entente-actor-page.h"
#include "entente-article-page.h"
#include "entente-audit-page.h"
#include "entente-edit-story.h"
#include "entente-kinds-page.h"
#include "entente-many-page.h"
#include "entente-overview-page.h"
#include "entente-problems-page.h"
#include "entente-relation-page.h"
#include "entente-step-page.h"
#include "entente-typesetting.h"

#include <glib/gi18n.h>

#define STYLE_RESOURCE "/org/entente/Entente/panel/panel.css"
#define STYLE_KEY "entente-panel-style"

typedef enum
{
  /* Of the map, where nothing in it is selected. */
  PAGE_OVERVIEW,
  PAGE_AUDIT,
  PAGE_PROBLEMS,
  PAGE_KINDS,
  /* Of what is selected. */
  PAGE_ACTOR,
  PAGE_RELATION,
  PAGE_ARTICLE,
  PAGE_STEP,
  PAGE_MANY,
  N_PAGES
} Page;

static GType (*const page_types[N_PAGES]) (void) = {
  entente_overview_page_get_type, entente_audit_page_get_type, entente_problems_page_get_type,
  entente_kinds_page_get_type,    entente_actor_page_get_type, entente_relation_page_get_type,
  entente_article_page_get_type,  entente_step_page_get_type,  entente_many_page_get_type,
};

struct _EntentePanel
{
  GtkWidget parent_instance;

  /* template */
  GtkButton *way_back;
  GtkStack *stack;

  /* owned */
  EntenteSession *session;
  EntenteReview *review; /* of the session; NULL before the first */
  GSignalGroup *session_signals;
  GSignalGroup *map_signals;

  /* borrowed */
  EntentePanelPage *pages[N_PAGES]; /* the stack's; NULL before they are first shown */

  /* state */
  Page aspect; /* which of the map's */
  EntenteItem kept; /* the article that stays open while other things are selected; or nothing */
  guint32 cited_for; /* what words of an article are cited for; ENTENTE_NO_SLOT */
  guint text_size;   /* of articles, percent */
  guint keeps_article : 1;
};

enum
{
  PROP_0,
  PROP_KEEPS_ARTICLE,
  PROP_SESSION,
  PROP_TEXT_SIZE,
  N_PROPS
};

enum
{
  SIGNAL_TOLD,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntentePanel, entente_panel, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* The style of the panel goes with the display, once. */
static void
load_style (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  if (g_object_get_data (G_OBJECT (display), STYLE_KEY) != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, STYLE_RESOURCE);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_data (G_OBJECT (display), STYLE_KEY, GINT_TO_POINTER (TRUE));
}

static gboolean
has_many (EntentePanel *self)
{
  guint n_items = 0;

  if (self->session != NULL)
    entente_session_get_selection (self->session, &n_items);
  return n_items > 1;
}

/* NULL before an article was shown first. */
static EntenteArticlePage *
find_article_page (EntentePanel *self)
{
  EntentePanelPage *page = self->pages[PAGE_ARTICLE];

  return page != NULL ? ENTENTE_ARTICLE_PAGE (page) : NULL;
}

static void
keep_toggled_cb (EntentePanel *self)
{
  GtkToggleButton *keep = entente_article_page_get_keep (find_article_page (self));

  entente_panel_set_keeps_article (self, gtk_toggle_button_get_active (keep));
}

static void
text_size_changed_cb (EntentePanel       *self,
                      GParamSpec         *pspec,
                      EntenteArticleView *view)
{
  entente_panel_set_text_size (self, entente_article_view_get_text_size (view));
}

/* Tells it what was said before it was there. */
static void
init_article_page (EntentePanel       *self,
                   EntenteArticlePage *page)
{
  GtkToggleButton *keep = entente_article_page_get_keep (page);
  EntenteArticleView *view = entente_article_page_get_view (page);

  gtk_toggle_button_set_active (keep, self->keeps_article);
  entente_article_view_set_text_size (view, self->text_size);
  entente_article_page_set_cited_for (page, self->cited_for);
  g_signal_connect_object (keep, "toggled", G_CALLBACK (keep_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::text-size", G_CALLBACK (text_size_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Pages are built when they are first shown: all at once would be a fifth of what opening a window takes. */
static EntentePanelPage *
ensure_page (EntentePanel *self,
             Page          page)
{
  if (self->pages[page] == NULL)
    {
      self->pages[page] = g_object_new (page_types[page] (), NULL);
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->pages[page]));
      if (page == PAGE_ARTICLE)
        init_article_page (self, find_article_page (self));
    }
  return self->pages[page];
}

static Page
get_page (EntentePanel *self,
          EntenteItem   item)
{
  if (has_many (self))
    return PAGE_MANY;
  switch (item.type)
    {
    case ENTENTE_RECORD_ACTOR:
      return PAGE_ACTOR;
    case ENTENTE_RECORD_RELATION:
      return PAGE_RELATION;
    case ENTENTE_RECORD_ARTICLE:
      return PAGE_ARTICLE;
    case ENTENTE_RECORD_STEP:
      return PAGE_STEP;
    case ENTENTE_RECORD_DOCUMENT:
    default:
      return self->aspect;
    }
}

static void
set_cited_for (EntentePanel *self,
               guint32       relation)
{
  EntenteArticlePage *page = find_article_page (self);

  self->cited_for = relation;
  if (page != NULL)
    entente_article_page_set_cited_for (page, relation);
}

/* From where a row of a list about the whole map led, back to the list. */
static void
show_way_back (EntentePanel *self,
               gboolean      is_away)
{
  gboolean is_audit = self->aspect == PAGE_AUDIT;

  gtk_widget_set_visible (GTK_WIDGET (self->way_back), is_away && self->aspect != PAGE_OVERVIEW);
  gtk_button_set_label (self->way_back, is_audit ? _("‹ Evidence Audit") : _("‹ Problems"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->way_back),
                                  is_audit ? "panel.audit" : "panel.problems");
}

static void
show_current (EntentePanel *self)
{
  EntenteItem item = self->session != NULL ? entente_session_get_current (self->session)
                                           : ENTENTE_NO_ITEM;
  Page page = get_page (self, item);

  /* What was read last is what words of an article are cited for. */
  if (page == PAGE_RELATION)
    set_cited_for (self, item.slot);
  /* Shown first, so that what had the focus is left before its page forgets its session. */
  entente_panel_page_set_item (ensure_page (self, page), self->session, item);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->pages[page]));
  for (guint i = 0; i < N_PAGES; i++)
    {
      if (i != page && self->pages[i] != NULL)
        entente_panel_page_set_item (self->pages[i], NULL, ENTENTE_NO_ITEM);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->stack), self->session != NULL);
  show_way_back (self, self->session != NULL && page != self->aspect);
}

static gboolean
is_keeping (EntentePanel *self)
{
  return !entente_item_is_nothing (self->kept)
         && entente_item_is_alive (self->kept, entente_session_get_map (self->session));
}

/* Something else is selected while an article stays open. */
static void
follow (EntentePanel *self,
        EntenteItem   item)
{
  if (item.type == ENTENTE_RECORD_RELATION)
    set_cited_for (self, item.slot);
  entente_article_page_follow (find_article_page (self));
}

/* Shows what is selected, and no article beside it. */
static void
leave_article (EntentePanel *self)
{
  self->kept = ENTENTE_NO_ITEM;
  if (self->session != NULL)
    show_current (self);
}

static void
map_changed_cb (EntentePanel *self)
{
  if (!entente_item_is_nothing (self->kept) && !is_keeping (self))
    leave_article (self);
}

static void
selection_changed_cb (EntenteSession *session,
                      EntentePanel   *self)
{
  EntenteItem current = entente_session_get_current (session);
  Page page = get_page (self, current);
  EntentePanelPage *shown = self->pages[page];

  if (current.type == ENTENTE_RECORD_ARTICLE)
    self->kept = self->keeps_article ? current : ENTENTE_NO_ITEM;
  else if (is_keeping (self))
    {
      follow (self, current);
      return;
    }

  /* Another passage, or nothing that this page does not show already. */
  if (page != PAGE_MANY && shown != NULL && entente_panel_page_get_session (shown) == session
      && entente_item_equal (entente_panel_page_get_item (shown), current))
    {
      if (current.type == ENTENTE_RECORD_ARTICLE)
        follow (self, current);
      return;
    }
  show_current (self);
}

static void
set_aspect (EntentePanel *self,
            Page          aspect)
{
  if (self->session == NULL)
    return;
  self->aspect = aspect;
  self->kept = ENTENTE_NO_ITEM;
  if (entente_item_is_nothing (entente_session_get_current (self->session)))
    show_current (self);
  else
    entente_session_select (self->session, ENTENTE_NO_ITEM);
}

static void
aspect_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  EntentePanel *self = ENTENTE_PANEL (widget);

  if (g_str_equal (name, "panel.audit"))
    set_aspect (self, PAGE_AUDIT);
  else if (g_str_equal (name, "panel.problems"))
    set_aspect (self, PAGE_PROBLEMS);
  else if (g_str_equal (name, "panel.kinds"))
    set_aspect (self, PAGE_KINDS);
  else
    set_aspect (self, PAGE_OVERVIEW);
}

/* What is selected stands out in it. */
static void
new_step_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  entente_panel_add_step (ENTENTE_PANEL (widget));
}

static void
open_selected_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  leave_article (ENTENTE_PANEL (widget));
}

static void
close_article_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  EntentePanel *self = ENTENTE_PANEL (widget);

  self->kept = ENTENTE_NO_ITEM;
  if (self->session == NULL)
    return;
  if (entente_session_get_current (self->session).type == ENTENTE_RECORD_ARTICLE)
    entente_session_select (self->session, ENTENTE_NO_ITEM);
  else
    show_current (self);
}

static void
review_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  entente_panel_review (ENTENTE_PANEL (widget));
}

static void
entente_panel_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  EntentePanel *self = ENTENTE_PANEL (object);

  switch (property)
    {
    case PROP_KEEPS_ARTICLE:
      g_value_set_boolean (value, self->keeps_article);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_TEXT_SIZE:
      g_value_set_uint (value, entente_panel_get_text_size (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
entente_panel_set_property (GObject      *object,
                            guint         property,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  EntentePanel *self = ENTENTE_PANEL (object);

  switch (property)
    {
    case PROP_KEEPS_ARTICLE:
      entente_panel_set_keeps_article (self, g_value_get_boolean (value));
      break;
    case PROP_SESSION:
      entente_panel_set_session (self, g_value_get_object (value));
      break;
    case PROP_TEXT_SIZE:
      entente_panel_set_text_size (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
entente_panel_dispose (GObject *object)
{
  EntentePanel *self = ENTENTE_PANEL (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->map_signals);
  g_clear_object (&self->review);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_PANEL);

  G_OBJECT_CLASS (entente_panel_parent_class)->dispose (object);
}

static void
entente_panel_class_init (EntentePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = entente_panel_get_property;
  object_class->set_property = entente_panel_set_property;
  object_class->dispose = entente_panel_dispose;

  properties[PROP_KEEPS_ARTICLE]
      = g_param_spec_boolean ("keeps-article", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, ENTENTE_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT_SIZE]
      = g_param_spec_uint ("text-size", NULL, NULL, ENTENTE_TEXT_SIZE_MIN, ENTENTE_TEXT_SIZE_MAX,
                           ENTENTE_TEXT_SIZE_NORMAL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_TOLD] = g_signal_new ("told", ENTENTE_TYPE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "panel.review", NULL, review_action);
  gtk_widget_class_install_action (widget_class, "panel.open-selected", NULL, open_selected_action);
  gtk_widget_class_install_action (widget_class, "panel.close-article", NULL, close_article_action);

  gtk_widget_class_install_action (widget_class, "panel.audit", NULL, aspect_action);
  gtk_widget_class_install_action (widget_class, "panel.problems", NULL, aspect_action);
  gtk_widget_class_install_action (widget_class, "panel.kinds", NULL, aspect_action);
  gtk_widget_class_install_action (widget_class, "panel.new-step", NULL, new_step_action);
  gtk_widget_class_install_action (widget_class, "panel.overview", NULL, aspect_action);
  gtk_widget_class_set_css_name (widget_class, "panel");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/panel/entente-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, EntentePanel, way_back);
  gtk_widget_class_bind_template_child (widget_class, EntentePanel, stack);
}

static void
entente_panel_init (EntentePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "entente");
  gtk_widget_set_visible (GTK_WIDGET (self->stack), FALSE);
  load_style (gtk_widget_get_display (GTK_WIDGET (self)));
  self->kept = ENTENTE_NO_ITEM;
  self->cited_for = ENTENTE_NO_SLOT;
  self->text_size = ENTENTE_TEXT_SIZE_NORMAL;
  self->map_signals = g_signal_group_new (ENTENTE_TYPE_MAP);
  g_signal_group_connect_swapped (self->map_signals, "changed", G_CALLBACK (map_changed_cb), self);
  self->session_signals = g_signal_group_new (ENTENTE_TYPE_SESSION);
  g_signal_group_connect_object (self->session_signals, "selection-changed",
                                 G_CALLBACK (selection_changed_cb), self, 0);
}

/**
 * entente_panel_new:
 *
 * Returns: (transfer floating): a panel without a session
 */
GtkWidget *
entente_panel_new (void)
{
  return g_object_new (ENTENTE_TYPE_PANEL, NULL);
}

/**
 * entente_panel_get_session:
 *
 * Returns: (nullable) (transfer none): whose selection is shown
 */
EntenteSession *
entente_panel_get_session (EntentePanel *self)
{
  g_return_val_if_fail (ENTENTE_IS_PANEL (self), NULL);

  return self->session;
}

/**
 * entente_panel_set_session:
 * @session: (nullable): whose selection to show
 */
void
entente_panel_set_session (EntentePanel   *self,
                           EntenteSession *session)
{
  g_return_if_fail (ENTENTE_IS_PANEL (self));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->map_signals,
                             session != NULL ? entente_session_get_map (session) : NULL);
  self->kept = ENTENTE_NO_ITEM;
  g_clear_object (&self->review);
  if (find_article_page (self) != NULL)
    entente_article_page_set_review (find_article_page (self), NULL);
  set_cited_for (self, ENTENTE_NO_SLOT);
  self->aspect = PAGE_OVERVIEW;
  show_current (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * entente_panel_edit_field:
 * @field: (nullable): a member's name
 *
 * Puts the caret into a field of the page shown.
 *
 * Returns: whether there is one
 */
gboolean
entente_panel_edit_field (EntentePanel *self,
                          const char   *field)
{
  g_return_val_if_fail (ENTENTE_IS_PANEL (self), FALSE);

  if (self->session == NULL)
    return FALSE;
  /* The field is of what is selected, not of the article beside it. */
  if (is_keeping (self) && entente_session_get_current (self->session).type != ENTENTE_RECORD_ARTICLE)
    leave_article (self);
  /* The article's are below a button. */
  if (ENTENTE_IS_ARTICLE_PAGE (gtk_stack_get_visible_child (self->stack)))
    entente_article_page_set_details_shown (find_article_page (self), TRUE);
  return entente_panel_page_edit_field (
      ENTENTE_PANEL_PAGE (gtk_stack_get_visible_child (self->stack)), field);
}

guint
entente_panel_get_text_size (EntentePanel *self)
{
  g_return_val_if_fail (ENTENTE_IS_PANEL (self), 0);

  return self->text_size;
}

/**
 * entente_panel_set_text_size:
 * @size: percent of the usual size; the nearest there is is taken
 *
 * Sets articles in letters of this size.
 */
void
entente_panel_set_text_size (EntentePanel *self,
                             guint         size)
{
  g_return_if_fail (ENTENTE_IS_PANEL (self));

  size = entente_typesetting_step_size (size, 0);
  if (self->text_size == size)
    return;
  self->text_size = size;
  if (find_article_page (self) != NULL)
    entente_article_view_set_text_size (
      entente_article_page_get_view (find_article_page (self)), size);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SIZE]);
}

gboolean
entente_panel_get_keeps_article (EntentePanel *self)
{
  g_return_val_if_fail (ENTENTE_IS_PANEL (self), FALSE);

  return self->keeps_article;
}

/**
 * entente_panel_set_keeps_article:
 *
 * Whether an article that is open stays open while other things are selected: their passages stand
 * out in it. Otherwise each has its page at once.
 */
void
entente_panel_set_keeps_article (EntentePanel *self,
                                 gboolean      keeps_article)
{
  EntenteItem current;

  g_return_if_fail (ENTENTE_IS_PANEL (self));

  keeps_article = keeps_article != FALSE;
  if (self->keeps_article == keeps_article)
    return;
  self->keeps_article = keeps_article;
  if (find_article_page (self) != NULL)
    gtk_toggle_button_set_active (entente_article_page_get_keep (find_article_page (self)),
                                  keeps_article);
  current = self->session != NULL ? entente_session_get_current (self->session) : ENTENTE_NO_ITEM;
  if (!keeps_article)
    leave_article (self);
  else if (current.type == ENTENTE_RECORD_ARTICLE)
    self->kept = current;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEEPS_ARTICLE]);
}

static gboolean
is_article_shown (EntentePanel *self)
{
  EntenteArticlePage *page = find_article_page (self);

  return page != NULL && gtk_widget_get_mapped (GTK_WIDGET (page));
}

static gboolean
is_article_focused (EntentePanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && is_article_shown (self)
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (find_article_page (self)));
}

/**
 * entente_panel_step_text_size:
 * @step: 1 up, −1 down, 0 the usual size
 *
 * Does so while an article has the focus.
 *
 * Returns: whether one has
 */
gboolean
entente_panel_step_text_size (EntentePanel *self,
                              int           step)
{
  g_return_val_if_fail (ENTENTE_IS_PANEL (self), FALSE);

  if (!is_article_focused (self))
    return FALSE;
  entente_article_view_step_text_size (
    entente_article_page_get_view (find_article_page (self)), step);
  return TRUE;
}

gboolean
entente_panel_focus_article (EntentePanel *self)
{
  g_return_val_if_fail (ENTENTE_IS_PANEL (self), FALSE);

  return is_article_shown (self)
         && gtk_widget_grab_focus (
           GTK_WIDGET (entente_article_page_get_view (find_article_page (self))));
}

/**
 * entente_panel_find:
 *
 * Opens what finds words in an article, while one has the focus.
 *
 * Returns: whether one has
 */
gboolean
entente_panel_find (EntentePanel *self)
{
  g_return_val_if_fail (ENTENTE_IS_PANEL (self), FALSE);

  if (!is_article_focused (self))
    return FALSE;
  entente_article_page_find (find_article_page (self));
  return TRUE;
}

/**
 * entente_panel_find_step:
 * @step: 1 to the next match, −1 to the one before
 *
 * Goes there in the article that has the focus.
 *
 * Returns: whether one has, and words are looked for in it
 */
gboolean
entente_panel_find_step (EntentePanel *self,
                         int           step)
{
  g_return_val_if_fail (ENTENTE_IS_PANEL (self), FALSE);

  return is_article_focused (self)
         && entente_article_page_find_step (find_article_page (self), step);
}

/**
 * entente_panel_show_audit:
 *
 * Shows the evidence audit: now, and again whenever nothing is selected, until it is left for the
 * overview.
 */
void
entente_panel_show_audit (EntentePanel *self)
{
  g_return_if_fail (ENTENTE_IS_PANEL (self));

  set_aspect (self, PAGE_AUDIT);
}

/**
 * entente_panel_show_problems:
 *
 * Shows what is set aside in the map's file, likewise.
 */
void
entente_panel_show_problems (EntentePanel *self)
{
  g_return_if_fail (ENTENTE_IS_PANEL (self));

  set_aspect (self, PAGE_PROBLEMS);
}

/**
 * entente_panel_review:
 *
 * Goes through the names and sentences in the map's articles that nothing is made of yet.
 */
void
entente_panel_review (EntentePanel *self)
{
  g_return_if_fail (ENTENTE_IS_PANEL (self));

  if (self->session == NULL)
    return;
  if (self->review == NULL)
    self->review = entente_review_new (self->session);
  entente_article_page_set_review (ENTENTE_ARTICLE_PAGE (ensure_page (self, PAGE_ARTICLE)),
                                   self->review);
  entente_review_start (self->review);
}

gboolean
entente_panel_edit_merge (EntentePanel *self)
{
  g_return_val_if_fail (ENTENTE_IS_PANEL (self), FALSE);

  return has_many (self)
         && entente_many_page_edit_merge (ENTENTE_MANY_PAGE (ensure_page (self, PAGE_MANY)));
}

void
entente_panel_tell (EntentePanel *self,
                    const char   *words)
{
  g_return_if_fail (ENTENTE_IS_PANEL (self));

  g_signal_emit (self, signals[SIGNAL_TOLD], 0, words);
}

void
entente_panel_show_kinds (EntentePanel *self)
{
  g_return_if_fail (ENTENTE_IS_PANEL (self));

  set_aspect (self, PAGE_KINDS);
}

void
entente_panel_add_step (EntentePanel *self)
{
  g_autoptr (GArray) actors = NULL;
  g_autoptr (GArray) relations = NULL;
  EntenteAct *act;
  guint32 step;

  g_return_if_fail (ENTENTE_IS_PANEL (self));

  if (self->session == NULL)
    return;
  actors = entente_session_dup_selected (self->session, ENTENTE_RECORD_ACTOR);
  relations = entente_session_dup_selected (self->session, ENTENTE_RECORD_RELATION);
  act = entente_edit_add_step (entente_session_get_map (self->session),
                               (const guint32 *) (gpointer) actors->data, actors->len,
                               (const guint32 *) (gpointer) relations->data, relations->len, &step);
  if (entente_history_perform (entente_session_get_history (self->session), act))
    entente_session_select (self->session, ENTENTE_STEP_ITEM (step));
}
