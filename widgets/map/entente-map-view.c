/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

#include "entente-density.h"
#include "entente-names.h"
#include "entente-walk.h"

#include <math.h>

/* So much of the map cannot be panned out of view. */
#define KEEP_PX 64.0
#define NATURAL_WIDTH_PX 800
#define NATURAL_HEIGHT_PX 600

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_ZOOM,
  PROP_PALETTE_STYLE,
  PROP_SELECTING,
  PROP_LIVE,
  PROP_BUSY,
  PROP_SETTLED,
  PROP_HINT,
  N_PROPS
};

enum
{
  SIGNAL_EDIT_REQUESTED,
  SIGNAL_LEAVE,
  SIGNAL_NOTICE,
  SIGNAL_RENAME_REQUESTED,
  SIGNAL_VIEWPORT_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (EntenteMapView, entente_map_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
session_selection_changed_cb (EntenteMapView *self)
{
  entente_history_end_merge (entente_session_get_history (self->session));
  entente_map_view_hide_peek (self);
  entente_map_view_follow_bundles (self);
  entente_map_view_forget_focus (self);
  entente_map_view_update_actions (self);
  entente_map_view_update_accessible (self);
}

static void
session_reveal_cb (EntenteMapView *self,
                   gpointer        item)
{
  entente_map_view_reveal (self, *(EntenteItem *) item);
}

static void
session_center_cb (EntenteMapView *self,
                   gpointer        item)
{
  entente_map_view_center_on (self, *(EntenteItem *) item);
}

static void
map_changed_cb (EntenteMapView *self,
                gpointer        changes,
                guint           n_changes)
{
  entente_map_view_forget_focus (self);
  entente_map_view_follow_changes (self, changes, n_changes);
  entente_map_view_update_actions (self);
  entente_map_view_update_accessible (self);
}

static void
tiles_ready_cb (gpointer user_data)
{
  entente_map_view_queue (user_data);
}

static void
entente_map_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH_PX : NATURAL_HEIGHT_PX;
}

static void
entente_map_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  EntenteViewport viewport = self->viewport;

  viewport.width = width;
  viewport.height = height;
  if (!entente_viewport_equal (&viewport, &self->viewport))
    {
      gboolean fitted = self->fitted;

      entente_map_view_set_viewport (self, &viewport);
      self->fitted = fitted;
      if (self->fit_wanted || self->fitted)
        entente_map_view_fit_at_once (self);
    }
  entente_map_view_present_menu (self);
  entente_map_view_present_peek (self);
}

static void
entente_map_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, entente_map_view_get_zoom (self));
      break;
    case PROP_PALETTE_STYLE:
      g_value_set_int (value, entente_map_view_get_palette_style (self));
      break;
    case PROP_SELECTING:
      g_value_set_boolean (value, self->selecting);
      break;
    case PROP_LIVE:
      g_value_set_boolean (value, self->live);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_SETTLED:
      g_value_set_boolean (value, self->settled);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_map_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      entente_map_view_set_session (self, g_value_get_object (value));
      break;
    case PROP_PALETTE_STYLE:
      entente_map_view_set_palette_style (self, (EntentePaletteStyle) g_value_get_int (value));
      break;
    case PROP_SELECTING:
      entente_map_view_set_selecting (self, g_value_get_boolean (value));
      break;
    case PROP_LIVE:
      entente_map_view_set_live (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_map_view_dispose (GObject *object)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (object);

  entente_map_view_set_session (self, NULL);
  entente_map_view_stop_motion (self);
  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_handle_id (&self->peek_timer, g_source_remove);
  entente_map_view_stop_following (self);
  entente_map_view_stop_preview (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->peek, gtk_widget_unparent);
  g_clear_object (&self->extra_menu);
  g_clear_object (&self->link_input);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->map_signals);

  G_OBJECT_CLASS (entente_map_view_parent_class)->dispose (object);
}

static void
entente_map_view_finalize (GObject *object)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (object);

  entente_layer_free (self->ghost);
  entente_layer_free (self->still);
  entente_layer_free (self->lit);
  entente_layer_free (self->lit_before);
  entente_tile_cache_free (self->tiles);
  entente_places_free (self->places);
  entente_places_free (self->layout_places);
  g_array_unref (self->moves);
  g_array_unref (self->scene_changes);
  g_string_free (self->link_text, TRUE);
  g_clear_pointer (&self->pasted, g_bytes_unref);
  g_free (self->hint);

  G_OBJECT_CLASS (entente_map_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ENTENTE_TYPE_SESSION,
                                                  G_PARAM_READWRITE | flags);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, ENTENTE_ZOOM_MIN,
                                               ENTENTE_ZOOM_MAX, 1.0, G_PARAM_READABLE | flags);
  properties[PROP_PALETTE_STYLE]
      = g_param_spec_int ("palette-style", NULL, NULL, ENTENTE_PALETTE_LIGHT,
                          ENTENTE_PALETTE_HIGH_CONTRAST_DARK, ENTENTE_PALETTE_LIGHT,
                          G_PARAM_READWRITE | flags);
  properties[PROP_SELECTING] = g_param_spec_boolean ("selecting", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | flags);
  properties[PROP_LIVE] = g_param_spec_boolean ("live", NULL, NULL, FALSE,
                                                G_PARAM_READWRITE | flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | flags);
  properties[PROP_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (GType type)
{
  signals[SIGNAL_EDIT_REQUESTED]
      = g_signal_new ("edit-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[SIGNAL_NOTICE] = g_signal_new ("notice", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_RENAME_REQUESTED]
      = g_signal_new ("rename-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_VIEWPORT_CHANGED]
      = g_signal_new ("viewport-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 0);
}

static void
entente_map_view_class_init (EntenteMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_map_view_dispose;
  object_class->finalize = entente_map_view_finalize;
  object_class->get_property = entente_map_view_get_property;
  object_class->set_property = entente_map_view_set_property;
  widget_class->measure = entente_map_view_measure;
  widget_class->size_allocate = entente_map_view_size_allocate;
  widget_class->snapshot = entente_map_view_snapshot;

  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));

  entente_map_view_install_actions (widget_class);
  entente_map_view_install_clipboard (widget_class);
  entente_map_view_install_editing (widget_class);
  entente_map_view_install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "entente-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
follow_session (EntenteMapView *self)
{
  self->session_signals = g_signal_group_new (ENTENTE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "selection-changed",
                                  G_CALLBACK (session_selection_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "hover-changed",
                                  G_CALLBACK (entente_map_view_queue_focus), self);
  g_signal_group_connect_swapped (self->session_signals, "hover-changed",
                                  G_CALLBACK (entente_map_view_follow_hover), self);
  g_signal_group_connect_swapped (self->session_signals, "center",
                                  G_CALLBACK (session_center_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "reveal",
                                  G_CALLBACK (session_reveal_cb), self);

  self->history_signals = g_signal_group_new (ENTENTE_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "notify",
                                  G_CALLBACK (entente_map_view_update_actions), self);

  self->map_signals = g_signal_group_new (ENTENTE_TYPE_MAP);
  g_signal_group_connect_swapped (self->map_signals, "changed", G_CALLBACK (map_changed_cb),
                                  self);
}

static void
entente_map_view_init (EntenteMapView *self)
{
  const EntenteViewport viewport = ENTENTE_VIEWPORT_INIT;
  const EntentePoint nowhere = { NAN, NAN };

  self->viewport = viewport;
  self->opened = ENTENTE_NO_PAIR;
  self->hovered_bundle = ENTENTE_NO_SLOT;
  self->palette = entente_palette_get (ENTENTE_PALETTE_LIGHT);
  self->places = entente_places_new ();
  self->layout_places = entente_places_new ();
  self->tiles = entente_tile_cache_new (tiles_ready_cb, self);
  self->ghost = entente_layer_new (self->tiles);
  self->still = entente_layer_new (self->tiles);
  self->lit = entente_layer_new (self->tiles);
  self->lit_before = entente_layer_new (self->tiles);
  self->moves = g_array_new (FALSE, FALSE, sizeof (EntenteMove));
  self->scene_changes = g_array_new (FALSE, FALSE, sizeof (EntenteChange));
  self->focus_steps = 1;
  self->walked = ENTENTE_NO_SLOT;
  self->handle = ENTENTE_NO_SLOT;
  self->link_source = ENTENTE_NO_SLOT;
  self->link_target = ENTENTE_NO_SLOT;
  self->link_text = g_string_new (NULL);
  self->pointer = nowhere;
  self->menu_point = nowhere;
  self->paste_point = nowhere;

  follow_session (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  entente_map_view_add_controllers (self);
  entente_map_view_update_actions (self);
  entente_map_view_update_accessible (self);
}

void
entente_map_view_notify_busy (EntenteMapView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
entente_map_view_request_edit (EntenteMapView *self,
                               EntenteItem     item,
                               const char     *field)
{
  g_signal_emit (self, signals[SIGNAL_EDIT_REQUESTED], 0, &item, field);
}

void
entente_map_view_request_rename (EntenteMapView *self,
                                 EntenteItem     item)
{
  g_signal_emit (self, signals[SIGNAL_RENAME_REQUESTED], 0, &item);
}

void
entente_map_view_emit_notice (EntenteMapView *self,
                              const char     *text,
                              const char     *offer)
{
  g_signal_emit (self, signals[SIGNAL_NOTICE], 0, text, offer);
}

void
entente_map_view_set_hint (EntenteMapView *self,
                           const char     *hint)
{
  if (g_strcmp0 (self->hint, hint) == 0)
    return;
  g_free (self->hint);
  self->hint = g_strdup (hint);
  entente_map_view_update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HINT]);
}

void
entente_map_view_emit_leave (EntenteMapView *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

void
entente_map_view_set_settled (EntenteMapView *self,
                              gboolean        settled)
{
  if (self->settled == settled)
    return;
  self->settled = settled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}

void
entente_map_view_queue (EntenteMapView *self)
{
  g_clear_handle_id (&self->settle, g_source_remove);
  entente_map_view_set_settled (self, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
entente_map_view_set_viewport (EntenteMapView        *self,
                               const EntenteViewport *viewport)
{
  gboolean zoomed = self->viewport.zoom != viewport->zoom;

  if (entente_viewport_equal (&self->viewport, viewport))
    return;
  entente_map_view_hide_peek (self);
  self->viewport = *viewport;
  self->fitted = self->fitted && entente_map_view_is_blank (self);
  if (self->scene != NULL)
    entente_viewport_keep (&self->viewport, entente_scene_get_bounds (self->scene), KEEP_PX);
  entente_map_view_queue (self);
  if (zoomed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  g_signal_emit (self, signals[SIGNAL_VIEWPORT_CHANGED], 0);
}

EntenteMap *
entente_map_view_get_map (EntenteMapView *self)
{
  return self->session != NULL ? entente_session_get_map (self->session) : NULL;
}

/* The actor whose name is written there beside its dot, over what else is there; who is looked for by name is
 * pointed at by it, too. */
static EntenteHit
get_name_hit (EntenteMapView *self,
              EntenteScene   *scene,
              EntentePoint    at)
{
  EntenteNames *names = entente_names_peek (scene);
  const EntenteName *name = NULL;

  if (names != NULL)
    name = entente_names_find_at (names, scene, at, self->viewport.zoom);
  return name != NULL ? (EntenteHit){ ENTENTE_HIT_ACTOR, name->actor->actor }
                      : (EntenteHit){ ENTENTE_HIT_NOTHING, ENTENTE_NO_SLOT };
}

static EntenteHit
get_hit_at (EntenteMapView *self,
            EntentePoint    point)
{
  const EntenteHit nothing = { ENTENTE_HIT_NOTHING, ENTENTE_NO_SLOT };
  EntenteScene *scene = entente_map_view_ensure_scene (self);
  EntentePoint at = entente_viewport_to_map (&self->viewport, point);
  EntenteSight sight = entente_map_view_get_sight (self);
  EntenteHit hit;

  if (scene == NULL || !isfinite (at.x) || !isfinite (at.y))
    return nothing;
  sight.packed
      = entente_density_get_share (entente_density_of_scene (scene), self->viewport.zoom) > 0.5;
  sight.lit = self->focus != NULL ? entente_focus_set_get (self->focus)->relations : NULL;
  hit = get_name_hit (self, scene, at);
  if (hit.kind == ENTENTE_HIT_NOTHING)
    hit = entente_scene_hit (scene, at.x, at.y, ENTENTE_HIT_TOLERANCE_PX / self->viewport.zoom,
                             &sight);
  /* What was just removed may be drawn until the next scene is there. */
  if (hit.kind != ENTENTE_HIT_NOTHING
      && !entente_map_is_alive (entente_map_view_get_map (self),
                                hit.kind == ENTENTE_HIT_ACTOR ? ENTENTE_RECORD_ACTOR
                                                              : ENTENTE_RECORD_RELATION,
                                hit.slot))
    return nothing;
  return hit;
}

EntenteItem
entente_map_view_get_item_at (EntenteMapView *self,
                              EntentePoint    point,
                              guint32        *bundle)
{
  EntenteHit hit = get_hit_at (self, point);

  if (bundle != NULL)
    *bundle = hit.kind == ENTENTE_HIT_BUNDLE ? hit.slot : ENTENTE_NO_SLOT;
  if (hit.kind == ENTENTE_HIT_NOTHING)
    return ENTENTE_NO_ITEM;
  return hit.kind == ENTENTE_HIT_ACTOR ? ENTENTE_ACTOR_ITEM (hit.slot)
                                       : ENTENTE_RELATION_ITEM (hit.slot);
}

/**
 * entente_map_view_new:
 *
 * Returns: (transfer full): a view that shows nothing until it has a session
 */
GtkWidget *
entente_map_view_new (void)
{
  return g_object_new (ENTENTE_TYPE_MAP_VIEW, NULL);
}

/* (transfer none) (nullable) */
EntenteSession *
entente_map_view_get_session (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), NULL);

  return self->session;
}

static void
forget_session (EntenteMapView *self)
{
  entente_map_view_cancel_drag (self);
  entente_map_view_stop_motion (self);
  entente_map_view_stop_placing (self);
  entente_map_view_stop_laying (self);
  g_clear_pointer (&self->scene, entente_scene_unref);
  g_clear_pointer (&self->scene_home, entente_scene_unref);
  self->scene_anew = FALSE;
  self->scene_returns = FALSE;
  g_array_set_size (self->scene_changes, 0);
  g_clear_pointer (&self->focus, entente_focus_set_unref);
  g_clear_pointer (&self->focus_before, entente_focus_set_unref);
  entente_map_view_forget_singles (self);
  self->opened = ENTENTE_NO_PAIR;
  self->hovered_bundle = ENTENTE_NO_SLOT;
  entente_layer_clear (self->still);
  entente_layer_clear (self->lit);
  entente_layer_clear (self->lit_before);
  g_clear_pointer (&self->places, entente_places_free);
  g_clear_pointer (&self->layout_places, entente_places_free);
  self->places = entente_places_new ();
  self->layout_places = entente_places_new ();
  self->veil = 0.0;
  self->focus_part = 0.0;
  self->walked = ENTENTE_NO_SLOT;
  self->handle = ENTENTE_NO_SLOT;
}

/**
 * entente_map_view_set_session:
 * @session: (nullable):
 *
 * Shows another session: arranges the actors the map does not place (in the background where there
 * are many), and fits the whole into the view.
 */
void
entente_map_view_set_session (EntenteMapView *self,
                              EntenteSession *session)
{
  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));
  g_return_if_fail (session == NULL || ENTENTE_IS_SESSION (session));

  if (self->session == session)
    return;
  forget_session (self);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->history_signals,
                             session != NULL ? entente_session_get_history (session) : NULL);
  g_signal_group_set_target (self->map_signals,
                             session != NULL ? entente_session_get_map (session) : NULL);
  if (session != NULL)
    {
      self->fit_wanted = TRUE;
      entente_map_view_start_placing (self);
    }
  entente_map_view_forget_focus (self);
  entente_map_view_update_actions (self);
  entente_map_view_update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

EntentePaletteStyle
entente_map_view_get_palette_style (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), ENTENTE_PALETTE_LIGHT);

  return self->palette->style;
}

/**
 * entente_map_view_set_palette_style:
 *
 * Chooses the colours; whoever knows the system's style calls this.
 */
void
entente_map_view_set_palette_style (EntenteMapView      *self,
                                    EntentePaletteStyle  style)
{
  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));

  if (self->palette->style == style)
    return;
  self->palette = entente_palette_get (style);
  entente_map_view_queue (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PALETTE_STYLE]);
}

gboolean
entente_map_view_get_selecting (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), FALSE);

  return self->selecting;
}

/**
 * entente_map_view_set_selecting:
 * @selecting: whether a drag on the ground selects what it spans; else it pans
 */
void
entente_map_view_set_selecting (EntenteMapView *self,
                                gboolean        selecting)
{
  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));

  selecting = selecting != FALSE;
  if (self->selecting == selecting)
    return;
  self->selecting = selecting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTING]);
}

gboolean
entente_map_view_get_live (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), FALSE);

  return self->live;
}

/**
 * entente_map_view_set_live:
 * @live: whether those near to an actor follow while it is moved, up to some hundred, and what is in
 *   the way makes room; from the next drag on
 */
void
entente_map_view_set_live (EntenteMapView *self,
                           gboolean        live)
{
  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));

  live = live != FALSE;
  if (self->live == live)
    return;
  self->live = live;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIVE]);
}

void
entente_map_view_set_extra_menu (EntenteMapView *self,
                                 GMenuModel     *menu)
{
  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));
  g_return_if_fail (menu == NULL || G_IS_MENU_MODEL (menu));

  g_set_object (&self->extra_menu, menu);
}

/**
 * entente_map_view_set_corners:
 * @corners: what lies over the view
 *
 * Fitting the map keeps actors from under there.
 */
void
entente_map_view_set_corners (EntenteMapView       *self,
                              const EntenteCorners *corners)
{
  g_return_if_fail (ENTENTE_IS_MAP_VIEW (self));

  self->corners = *corners;
}

/* Whether a layout is running in the background. */
gboolean
entente_map_view_get_busy (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), FALSE);

  return self->busy;
}

double
entente_map_view_get_progress (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), 0.0);

  return g_atomic_int_get (&self->progress) / 1000.0;
}

gboolean
entente_map_view_get_settled (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), FALSE);

  return self->settled;
}

/* What the keys do now, for a line over the map. (nullable) */
const char *
entente_map_view_get_hint (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), NULL);

  return self->hint;
}

EntenteBox
entente_map_view_get_visible (EntenteMapView *self)
{
  const EntenteBox nothing = { 0.0, 0.0, 0.0, 0.0 };

  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), nothing);

  return entente_viewport_get_visible (&self->viewport);
}

EntentePair
entente_map_view_get_opened (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), ENTENTE_NO_PAIR);

  return self->opened;
}

/* Where an actor's box is now, map units; FALSE where it is not drawn (yet). */
gboolean
entente_map_view_get_actor_box (EntenteMapView *self,
                                guint32         actor,
                                EntenteBox     *box)
{
  EntenteScene *scene;

  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), FALSE);

  scene = entente_map_view_ensure_scene (self);
  return scene != NULL && entente_walk_get_box (scene, ENTENTE_ACTOR_ITEM (actor), box);
}

EntenteScene *
entente_map_view_get_drawn (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), NULL);

  return self->scene;
}

/* Whether actors are still being placed, or drawn for the first time: what is in view is not chosen yet. */
gboolean
entente_map_view_is_blank (EntenteMapView *self)
{
  EntenteMap *map;

  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), FALSE);

  map = entente_map_view_get_map (self);
  return map != NULL && entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR) > 0
         && (self->scene == NULL || entente_scene_get_n_actors (self->scene) == 0);
}

/* What is drawn, up to date; may take long. (transfer none) (nullable): without a session */
EntenteScene *
entente_map_view_get_scene (EntenteMapView *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), NULL);

  return entente_map_view_finish_scene (self);
}

EntentePoint
entente_map_view_to_widget (EntenteMapView *self,
                            EntentePoint    point)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), point);

  return entente_viewport_to_widget (&self->viewport, point);
}

EntentePoint
entente_map_view_to_map (EntenteMapView *self,
                         EntentePoint    point)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_VIEW (self), point);

  return entente_viewport_to_map (&self->viewport, point);
}
