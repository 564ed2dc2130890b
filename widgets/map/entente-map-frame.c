/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-frame.h"

#include "entente-legend-view.h"
#include "entente-minimap.h"
#include "entente-name-entry.h"
#include "entente-walk.h"

#include <glib/gi18n.h>
#include <math.h>

/* A map that takes longer until it is seen, or arranged, is said to be on its way. */
#define PATIENCE_MS 500
/* How often the progress of a layout is looked at. */
#define PROGRESS_INTERVAL_MS 100
/* The legend follows the map at leisure: it walks all of it. */
#define LEGEND_DELAY_MS 120
/* The entry over an actor's box: no narrower, and so much wider than the box. */
#define NAME_WIDTH_MIN_PX 160
#define NAME_MARGIN_PX 24
/* The minimap stands over the buttons, as far from the side as they do, with a gap between. */
#define CARD_MARGIN_PX 16
#define CARD_GAP_PX 8

struct _EntenteMapFrame
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget *overlay;
  EntenteMapView *view;
  GtkWidget *legend_card;
  EntenteLegendView *legend_view;
  GtkWidget *minimap_card;
  EntenteMinimap *minimap;
  GtkWidget *controls_card;
  GtkButton *zoom_button;
  GtkWidget *busy_card;
  GtkLabel *busy_label;
  GtkProgressBar *progress;
  GtkWidget *hint_card;
  GtkLabel *hint_label;
  EntenteNameEntry *name_entry;
  GtkWidget *cancel_button;

  /* owned */
  GSignalGroup *map_signals;

  /* state */
  guint progress_timer;
  guint legend_timer;
  guint patience_timer;
  guint legend_shown : 1;
  guint explains_bundles : 1; /* the legend does */
  guint waits : 1;     /* for the first picture of the map */
  guint impatient : 1; /* has waited too long, for that or for a layout */
  guint minimap_shown : 1;
};

enum
{
  PROP_0,
  PROP_LEGEND_SHOWN,
  PROP_MINIMAP_SHOWN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteMapFrame, entente_map_frame, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static EntenteMap *
get_map (EntenteMapFrame *self)
{
  EntenteSession *session = entente_map_view_get_session (self->view);

  return session != NULL ? entente_session_get_map (session) : NULL;
}

/* Shown where the map wants it and anything occurs that has to be explained. */
static void
update_legend (EntenteMapFrame *self)
{
  EntenteMap *map = get_map (self);
  EntenteScene *scene = entente_map_view_get_drawn (self->view);
  EntenteLegend *legend = NULL;

  if (map != NULL && entente_map_get_info (map)->legend)
    legend = entente_legend_new (map, scene, NULL);
  self->explains_bundles = scene != NULL && entente_scene_has_bundles (scene);
  gtk_widget_set_visible (self->legend_card,
                          legend != NULL && entente_legend_get_n_entries (legend) > 0);
  entente_legend_view_take_legend (self->legend_view, legend);
}

static gboolean
legend_timer_cb (gpointer user_data)
{
  EntenteMapFrame *self = user_data;

  self->legend_timer = 0;
  update_legend (self);
  return G_SOURCE_REMOVE;
}

static void
map_changed_cb (EntenteMapFrame *self)
{
  if (self->legend_timer == 0)
    self->legend_timer = g_timeout_add (LEGEND_DELAY_MS, legend_timer_cb, self);
}

/* The entry stays over its actor; a minimap is for what is not in view whole. */
static void
view_moved_cb (EntenteMapFrame *self)
{
  gtk_widget_set_visible (self->minimap_card, entente_minimap_is_needed (self->minimap));
  if (entente_name_entry_get_actor (self->name_entry) != ENTENTE_NO_SLOT)
    gtk_widget_queue_allocate (self->overlay);
}

static void
view_notify_palette_style_cb (EntenteMapFrame *self)
{
  entente_legend_view_set_palette (
      self->legend_view, entente_palette_get (entente_map_view_get_palette_style (self->view)));
}

static void
view_notify_zoom_cb (EntenteMapFrame *self)
{
  /* Translators: the zoom of the map; %% is a percent sign. */
  g_autofree char *label = g_strdup_printf (_("%d%%"),
                                            (int) round (entente_map_view_get_zoom (self->view)
                                                         * 100.0));

  gtk_button_set_label (self->zoom_button, entente_map_view_is_blank (self->view) ? "–" : label);
}

static gboolean
progress_timer_cb (gpointer user_data)
{
  EntenteMapFrame *self = user_data;

  if (entente_map_view_get_busy (self->view))
    gtk_progress_bar_set_fraction (self->progress, entente_map_view_get_progress (self->view));
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
cancel_clicked_cb (EntenteMapFrame *self)
{
  entente_map_view_cancel_layout (self->view);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
show_wait (EntenteMapFrame *self)
{
  gboolean busy = entente_map_view_get_busy (self->view);

  g_clear_handle_id (&self->progress_timer, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress, 0.0);
  gtk_label_set_label (self->busy_label,
                       busy ? _("Arranging the Map…") : _("Drawing the Map…"));
  gtk_widget_set_visible (self->busy_card, self->impatient);
  gtk_widget_set_visible (self->cancel_button, entente_map_view_get_can_cancel (self->view));
  if (self->impatient)
    self->progress_timer = g_timeout_add (PROGRESS_INTERVAL_MS, progress_timer_cb, self);
}

static gboolean
patience_timer_cb (gpointer user_data)
{
  EntenteMapFrame *self = user_data;

  self->patience_timer = 0;
  self->impatient = TRUE;
  show_wait (self);
  return G_SOURCE_REMOVE;
}

static void
lose_patience (EntenteMapFrame *self)
{
  if (!self->impatient && self->patience_timer == 0)
    self->patience_timer = g_timeout_add (PATIENCE_MS, patience_timer_cb, self);
}

static void
regain_patience (EntenteMapFrame *self)
{
  g_clear_handle_id (&self->patience_timer, g_source_remove);
  self->impatient = FALSE;
}

static void
view_notify_busy_cb (EntenteMapFrame *self)
{
  if (self->waits || entente_map_view_get_busy (self->view))
    lose_patience (self);
  else
    regain_patience (self);
  show_wait (self);
}

/* Until the view has settled for the first time there is nothing to see of a map. */
static void
set_waits (EntenteMapFrame *self,
           gboolean         waits)
{
  if (self->waits == waits)
    return;
  self->waits = waits;
  view_notify_busy_cb (self);
}

/* What is one line of many is known only when the map is drawn. */
static void
view_notify_settled_cb (EntenteMapFrame *self)
{
  EntenteScene *scene = entente_map_view_get_drawn (self->view);

  view_moved_cb (self);
  view_notify_zoom_cb (self);
  if (entente_map_view_get_settled (self->view))
    set_waits (self, FALSE);
  if (scene != NULL && entente_scene_has_bundles (scene) != self->explains_bundles)
    map_changed_cb (self);
}

static void
view_notify_session_cb (EntenteMapFrame *self)
{
  g_signal_group_set_target (self->map_signals, get_map (self));
  set_waits (self, FALSE);
  set_waits (self, get_map (self) != NULL);
  update_legend (self);
}

static void
view_notify_hint_cb (EntenteMapFrame *self)
{
  const char *hint = entente_map_view_get_hint (self->view);

  gtk_widget_set_visible (self->hint_card, hint != NULL);
  if (hint != NULL)
    gtk_label_set_text (self->hint_label, hint);
}

static void
view_rename_requested_cb (EntenteMapFrame *self,
                          gpointer         item)
{
  entente_name_entry_start (self->name_entry, entente_map_view_get_session (self->view),
                            ((const EntenteItem *) item)->slot);
}

static void
name_done_cb (EntenteMapFrame *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Over the actor's box and around its middle, as far as the map is in view. */
static gboolean
get_name_position (EntenteMapFrame *self,
                   GdkRectangle    *allocation)
{
  GtkWidget *child = GTK_WIDGET (self->name_entry);
  guint32 actor = entente_name_entry_get_actor (self->name_entry);
  int width = gtk_widget_get_width (GTK_WIDGET (self->view));
  int height = gtk_widget_get_height (GTK_WIDGET (self->view));
  EntentePoint middle;
  EntenteBox box;

  if (!entente_map_view_get_actor_box (self->view, actor, &box))
    return FALSE;
  middle = entente_map_view_to_widget (self->view, entente_box_get_middle (box));
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &allocation->width, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &allocation->height, NULL, NULL);
  allocation->width = MAX (MAX (allocation->width, NAME_WIDTH_MIN_PX),
                           (int) (box.width * entente_map_view_get_zoom (self->view))
                               + NAME_MARGIN_PX);
  allocation->width = MIN (allocation->width, width);
  allocation->x = CLAMP ((int) middle.x - allocation->width / 2, 0, width - allocation->width);
  allocation->y = CLAMP ((int) middle.y - allocation->height / 2, 0,
                         MAX (height - allocation->height, 0));
  return TRUE;
}

static void
minimap_fold_clicked_cb (EntenteMapFrame *self)
{
  entente_map_frame_set_minimap_shown (self, FALSE);
}

static void
minimap_unfold_clicked_cb (EntenteMapFrame *self)
{
  entente_map_frame_set_minimap_shown (self, TRUE);
}

static void
fold_clicked_cb (EntenteMapFrame *self)
{
  entente_map_frame_set_legend_shown (self, FALSE);
}

static void
unfold_clicked_cb (EntenteMapFrame *self)
{
  entente_map_frame_set_legend_shown (self, TRUE);
}

/* The view's actions are not in the way up from these buttons. */
static void
zoom_in_clicked_cb (EntenteMapFrame *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "map.zoom-in", NULL);
}

static void
zoom_out_clicked_cb (EntenteMapFrame *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "map.zoom-out", NULL);
}

static void
zoom_normal_clicked_cb (EntenteMapFrame *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "map.zoom-normal", NULL);
}

static void
fit_clicked_cb (EntenteMapFrame *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "map.fit", NULL);
}

/* Size of a card as it is measured, with its margins; 0 where it is not there. */
static void
measure_card (GtkWidget *card,
              double    *width,
              double    *height)
{
  int natural;

  *width = *height = 0.0;
  if (!gtk_widget_get_visible (card))
    return;
  gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  *width = natural;
  gtk_widget_measure (card, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  *height = natural;
}

/* Over the buttons. */
static void
get_minimap_position (EntenteMapFrame *self,
                      int              width,
                      int              height,
                      GdkRectangle    *allocation)
{
  double card_width, card_height, controls_width, controls_height;

  measure_card (self->minimap_card, &card_width, &card_height);
  measure_card (self->controls_card, &controls_width, &controls_height);
  allocation->width = (int) card_width;
  allocation->height = (int) card_height;
  allocation->x = width - CARD_MARGIN_PX - allocation->width;
  allocation->y = height - (int) controls_height - CARD_GAP_PX - allocation->height;
}

static gboolean
get_child_position_cb (EntenteMapFrame *self,
                       GtkWidget       *child,
                       GdkRectangle    *allocation)
{
  if (child == GTK_WIDGET (self->name_entry))
    return get_name_position (self, allocation);
  if (child != self->minimap_card)
    return FALSE;
  get_minimap_position (self, gtk_widget_get_width (GTK_WIDGET (self)),
                        gtk_widget_get_height (GTK_WIDGET (self)), allocation);
  return TRUE;
}

static void
entente_map_frame_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  EntenteMapFrame *self = ENTENTE_MAP_FRAME (widget);

  gtk_widget_measure (self->overlay, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

/* No room: the legend would lie under the buttons, or over more than half of the map. */
static gboolean
has_room (const EntenteCorners *corners,
          int                   width,
          int                   height)
{
  return corners->left_width + corners->right_width <= width
         && 2.0 * corners->left_height <= height;
}

/* Neither over the legend nor over more than half of the map. */
static gboolean
has_room_for_minimap (EntenteMapFrame      *self,
                      const EntenteCorners *corners,
                      int                   width,
                      int                   height)
{
  GdkRectangle place;

  get_minimap_position (self, width, height, &place);
  return 2 * place.y >= height - CARD_MARGIN_PX && place.x >= 0
         && (place.x >= (int) corners->left_width
             || place.y + place.height <= height - (int) corners->left_height);
}

static void
entente_map_frame_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  EntenteMapFrame *self = ENTENTE_MAP_FRAME (widget);
  EntenteCorners corners;

  measure_card (self->legend_card, &corners.left_width, &corners.left_height);
  measure_card (self->controls_card, &corners.right_width, &corners.right_height);
  gtk_widget_set_child_visible (self->legend_card, has_room (&corners, width, height));
  if (!gtk_widget_get_child_visible (self->legend_card))
    corners.left_width = corners.left_height = 0.0;
  gtk_widget_set_child_visible (self->minimap_card,
                                has_room_for_minimap (self, &corners, width, height));
  entente_map_view_set_corners (self->view, &corners);
  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
}

static gboolean
entente_map_frame_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ENTENTE_MAP_FRAME (widget)->view));
}

static void
entente_map_frame_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  EntenteMapFrame *self = ENTENTE_MAP_FRAME (object);

  switch (prop_id)
    {
    case PROP_LEGEND_SHOWN:
      g_value_set_boolean (value, self->legend_shown);
      break;
    case PROP_MINIMAP_SHOWN:
      g_value_set_boolean (value, self->minimap_shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_map_frame_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  EntenteMapFrame *self = ENTENTE_MAP_FRAME (object);

  switch (prop_id)
    {
    case PROP_LEGEND_SHOWN:
      entente_map_frame_set_legend_shown (self, g_value_get_boolean (value));
      break;
    case PROP_MINIMAP_SHOWN:
      entente_map_frame_set_minimap_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_map_frame_dispose (GObject *object)
{
  EntenteMapFrame *self = ENTENTE_MAP_FRAME (object);

  g_clear_handle_id (&self->progress_timer, g_source_remove);
  g_clear_handle_id (&self->legend_timer, g_source_remove);
  g_clear_handle_id (&self->patience_timer, g_source_remove);
  g_clear_object (&self->map_signals);
  if (self->minimap != NULL)
    entente_minimap_set_view (self->minimap, NULL);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_MAP_FRAME);

  G_OBJECT_CLASS (entente_map_frame_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ENTENTE_TYPE_LEGEND_VIEW);
  g_type_ensure (ENTENTE_TYPE_MAP_VIEW);
  g_type_ensure (ENTENTE_TYPE_MINIMAP);
  g_type_ensure (ENTENTE_TYPE_NAME_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/map/entente-map-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, busy_card);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, busy_label);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, controls_card);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, hint_card);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, hint_label);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, legend_view);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, legend_card);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, minimap);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, minimap_card);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, name_entry);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, overlay);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, progress);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, view);
  gtk_widget_class_bind_template_child (widget_class, EntenteMapFrame, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, fit_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fold_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_child_position_cb);
  gtk_widget_class_bind_template_callback (widget_class, minimap_fold_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, minimap_unfold_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, unfold_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_notify_busy_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_notify_hint_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_notify_palette_style_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_notify_session_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_notify_settled_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_notify_zoom_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_rename_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_normal_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_clicked_cb);
}

static void
entente_map_frame_class_init (EntenteMapFrameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_map_frame_dispose;
  object_class->get_property = entente_map_frame_get_property;
  object_class->set_property = entente_map_frame_set_property;
  widget_class->grab_focus = entente_map_frame_grab_focus;
  widget_class->measure = entente_map_frame_measure;
  widget_class->size_allocate = entente_map_frame_size_allocate;

  properties[PROP_LEGEND_SHOWN]
      = g_param_spec_boolean ("legend-shown", NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                  | G_PARAM_STATIC_STRINGS);
  properties[PROP_MINIMAP_SHOWN]
      = g_param_spec_boolean ("minimap-shown", NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "entente-map-frame");
}

static void
entente_map_frame_init (EntenteMapFrame *self)
{
  self->legend_shown = TRUE;
  self->minimap_shown = TRUE;
  self->map_signals = g_signal_group_new (ENTENTE_TYPE_MAP);
  g_signal_group_connect_swapped (self->map_signals, "changed", G_CALLBACK (map_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_minimap_set_view (self->minimap, self->view);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (self->overlay), self->controls_card, TRUE);
  view_notify_zoom_cb (self);
}

/**
 * entente_map_frame_new:
 *
 * Returns: (transfer full):
 */
GtkWidget *
entente_map_frame_new (void)
{
  return g_object_new (ENTENTE_TYPE_MAP_FRAME, NULL);
}

/* (transfer none) */
EntenteMapView *
entente_map_frame_get_view (EntenteMapFrame *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_FRAME (self), NULL);

  return self->view;
}

gboolean
entente_map_frame_get_legend_shown (EntenteMapFrame *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_FRAME (self), FALSE);

  return self->legend_shown;
}

/**
 * entente_map_frame_set_legend_shown:
 * @legend_shown: whether the legend is unfolded
 *
 * Unfolds or folds the legend; its button stays.
 */
void
entente_map_frame_set_legend_shown (EntenteMapFrame *self,
                                    gboolean         legend_shown)
{
  g_return_if_fail (ENTENTE_IS_MAP_FRAME (self));

  legend_shown = legend_shown != FALSE;
  if (self->legend_shown == legend_shown)
    return;
  self->legend_shown = legend_shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEGEND_SHOWN]);
}

gboolean
entente_map_frame_get_minimap_shown (EntenteMapFrame *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP_FRAME (self), FALSE);

  return self->minimap_shown;
}

/**
 * entente_map_frame_set_minimap_shown:
 * @minimap_shown: whether the overview is unfolded
 *
 * Unfolds or folds the overview of a map that is not in view whole; its button stays.
 */
void
entente_map_frame_set_minimap_shown (EntenteMapFrame *self,
                                     gboolean         minimap_shown)
{
  g_return_if_fail (ENTENTE_IS_MAP_FRAME (self));

  minimap_shown = minimap_shown != FALSE;
  if (self->minimap_shown == minimap_shown)
    return;
  self->minimap_shown = minimap_shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MINIMAP_SHOWN]);
}
