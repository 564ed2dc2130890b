/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-arrange-live.h"
#include "entente-arrange.h"
#include "entente-layer.h"
#include "entente-laying.h"
#include "entente-map-view.h"
#include "entente-preview.h"
#include "entente-timeline.h"
#include "entente-viewport.h"

G_BEGIN_DECLS

/* One class over several files, by concern: drawing, gestures, actions, menu, motion, placing.
 * Tests may look in here too. */

/* How far the pointer may miss a line, pixels on screen. */
#define ENTENTE_HIT_TOLERANCE_PX 6.0
/* The handle beside a hovered actor from which a relation is dragged. */
#define ENTENTE_HANDLE_RADIUS_PX 6.0
#define ENTENTE_HANDLE_GAP_PX 5.0 /* from the rim to the handle */

typedef enum
{
  ENTENTE_DRAG_NONE,
  ENTENTE_DRAG_PAN,
  ENTENTE_DRAG_BAND, /* rubber band */
  ENTENTE_DRAG_MOVE, /* actors */
  ENTENTE_DRAG_LINK, /* a new relation */
  ENTENTE_DRAG_BEND, /* the middle of a relation's curve */
} EntenteDrag;

/* An actor on its way, or being dragged. Map units. */
typedef struct
{
  guint32 actor;
  EntentePoint from;
  EntentePoint to;
} EntenteMove;

/* How a relation is bent, as the format has it. */
typedef struct
{
  guint32 relation;
  double along;
  double across;
} EntenteBend;

struct _EntenteMapView
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *menu;
  GtkWidget *peek; /* NULL before the first */

  /* owned */
  EntenteSession *session;      /* nullable */
  GSignalGroup *session_signals;
  GSignalGroup *history_signals;
  GSignalGroup *map_signals;
  EntentePlaces *places;        /* where actors are shown that are not where the map says */
  EntentePlaces *layout_places; /* what layout chose, also for those the map has placed since */
  EntenteScene *scene;          /* nullable */
  EntenteScene *scene_before;   /* before what is moving began to; nullable */
  EntenteScene *scene_home;     /* the last that was laid without regard to another; nullable */
  EntenteTileCache *tiles;      /* of all layers */
  EntenteLayer *still;
  EntenteLayer *lit;
  EntenteLayer *lit_before;     /* fades out */
  EntenteLayer *ghost;          /* what is dragged on a map that cannot follow */
  EntenteFocusSet *focus;       /* nullable */
  EntenteFocusSet *selected_focus; /* what of it does not come from hovering; see @selected_focus_made */
  EntenteFocusSet *ghost_focus; /* nullable */
  EntenteFocusSet *focus_before;
  EntenteSlotSet *singles;      /* of the focus, once it was asked for; nullable */
  GMenuModel *extra_menu;       /* nullable */
  EntentePreview *preview;      /* of the layout that is running, nullable */
  GCancellable *placing;        /* of the layout that is running, nullable */
  EntenteLaying *laying;        /* (borrowed) (nullable): the scene that a worker makes */
  EntenteLaying *folding;       /* likewise: the one that is shown, on a base of its own */
  EntenteLaying *ahead;         /* likewise: the one of where what moves will be */
  EntenteScene *ahead_scene;    /* nullable: once it is made, until it is shown */
  GArray *scene_changes;        /* EntenteChange: since the scene was laid */
  GArray *moves;                /* of EntenteMove: on their way, or dragged, then who follows */
  EntenteArrangeLive *following; /* of the drag; nullable */
  GString *link_text;           /* typed to find the target of a relation */
  GtkIMContext *link_input;
  char *hint;                   /* nullable */
  GBytes *pasted;               /* what was pasted last, nullable */

  /* state */
  GtkEventController *link_keys; /* the widget's */
  const EntentePalette *palette;
  EntenteCorners corners;
  EntenteViewport viewport;
  EntenteViewport viewport_from;
  EntenteViewport viewport_to;
  EntenteTimeline viewport_timeline;
  EntenteTimeline focus_timeline;
  EntenteTimeline moves_timeline;
  EntenteTimeline preview_coming;   /* over the map as it was */
  EntenteTimeline preview_turn;     /* of its fit, once something is posted */
  EntenteTimeline preview_landing;  /* of its fit, to how the view will show the map */
  EntenteTimeline preview_leaving;  /* it fades out */
  double focus_part;        /* how far the focus has come in, 0 … 1 */
  double veil;              /* how far the rest has faded, 0 … 1 */
  double veil_from;
  guint peek_timer;
  guint preview_tick;
  guint preview_shown;      /* how often it has changed */
  gint64 preview_time;      /* when it was looked at last: frame time, µs */
  gint64 preview_cost;      /* of drawing it, µs */
  double preview_opacity;
  double preview_begin;     /* 1: all is where the view showed it before; 0: as it fits into the view */
  double preview_fit;       /* 1: all is where the view shows it; 0: likewise */
  guint tick;
  guint settle;             /* idle source */
  guint rest;               /* timer: nothing has moved since it was started; 0: for long */
  guint focus_steps;
  guint32 walked;           /* the actor whose relations are walked by [ and ] */
  EntenteDrag drag;
  EntentePoint drag_start;  /* widget */
  EntentePoint drag_point;
  EntenteViewport drag_viewport;
  EntentePoint pointer;     /* widget; NAN while it is elsewhere */
  EntentePoint menu_point;  /* map; NAN where no menu asks */
  EntentePoint paste_point; /* map; where the menu asked to paste, or NAN */
  guint32 handle;           /* the actor that shows its handle */
  guint32 hovered_bundle;   /* who leads it, or ENTENTE_NO_SLOT */
  EntentePair opened;       /* whose bundle is shown as a fan, however small */
  guint32 link_source;
  guint32 link_target;      /* chosen by keys, or ENTENTE_NO_SLOT */
  guint n_dragged;          /* of the moves, while they are dragged */
  guint n_pasted;           /* how often */
  guint progress;           /* per mille of the layout that is running */
  guint ahead_is_home : 1;  /* made without regard to another */
  guint ahead_is_painted : 1;
  guint scene_stale : 1;
  guint scene_lost : 1;     /* and more has changed than the changes say */
  guint scene_hasty : 1;    /* it was made for one frame of a motion */
  guint scene_returns : 1;  /* once nothing moves, lines lie near to how they lay at home */
  guint fit_after_moves : 1; /* a layout moves the actors, and is to be seen whole */
  guint scene_anew : 1;     /* and here without regard to anything */
  guint focus_stale : 1;
  guint selected_focus_made : 1; /* it may be NULL all the same */
  guint selected_focus_no_articles : 1;
  guint fit_wanted : 1;     /* once there is a size and a scene */
  guint fitted : 1;         /* whole map in view; stays so when the size changes */
  guint live : 1;           /* the neighborhood of what is moved follows */
  guint selecting : 1;      /* the Select toggle: a drag on ground is a rubber band */
  guint space_down : 1;
  guint space_tapped : 1;   /* and nothing dragged since */
  guint linking : 1;        /* a relation waits for its target */
  guint at_once : 1;        /* moves that are on their way are shown at their end */
  guint busy : 1;
  guint preview_ended : 1;  /* it knows where all stand at last */
  guint preview_lands : 1;  /* it goes to where the view will show the map, or is there */
  guint preview_leaves : 1; /* and fades out */
  guint may_stop : 1;       /* the layout that is running may be given up */
  guint settled : 1;
};

/* Properties and signals, entente-map-view.c */
void         entente_map_view_notify_zoom       (EntenteMapView         *self);
void         entente_map_view_notify_busy       (EntenteMapView         *self);
void         entente_map_view_request_edit      (EntenteMapView         *self,
                                                 EntenteItem             item,
                                                 const char             *field);
/* A name is to be typed over an actor's box. */
void         entente_map_view_request_rename    (EntenteMapView         *self,
                                                 EntenteItem             item);
void         entente_map_view_emit_leave        (EntenteMapView         *self);
/* @offer: see the signal `notice`. */
void         entente_map_view_emit_notice       (EntenteMapView         *self,
                                                 const char             *text,
                                                 const char             *offer);
/* What the keys do now. (nullable) */
void         entente_map_view_set_hint          (EntenteMapView         *self,
                                                 const char             *hint);
void         entente_map_view_set_settled       (EntenteMapView         *self,
                                                 gboolean                settled);
/* Without gliding; once there is a scene to fit. */
void         entente_map_view_fit_at_once       (EntenteMapView         *self);
/* Into the view as it will be when what moves does no longer. */
void         entente_map_view_fit_ahead         (EntenteMapView         *self,
                                                 EntenteScene           *scene);
/* Something on screen is different. */
void         entente_map_view_queue             (EntenteMapView         *self);
void         entente_map_view_set_viewport      (EntenteMapView         *self,
                                                 const EntenteViewport  *viewport);
EntenteMap  *entente_map_view_get_map           (EntenteMapView         *self);
/* The same as a record; on the ground, nothing; of a closed bundle, the relation that leads it, and then
 * @bundle (out) (optional) is that too, else ENTENTE_NO_SLOT. */
EntenteItem  entente_map_view_get_item_at       (EntenteMapView         *self,
                                                 EntentePoint            point,
                                                 guint32                *bundle);

/* Many parallel relations, entente-map-view-bundles.c. A bundle goes by the slot of who leads it. */
EntenteSight entente_map_view_get_sight         (EntenteMapView         *self);
/* Scene or focus are others. */
void         entente_map_view_forget_singles    (EntenteMapView         *self);
void         entente_map_view_hover_bundle      (EntenteMapView         *self,
                                                 guint32                 leader);
/* What is pointed at: nothing, one, or all of a bundle. (transfer full) (element-type EntenteItem) */
GArray      *entente_map_view_dup_hovered       (EntenteMapView         *self);
void         entente_map_view_click_bundle      (EntenteMapView         *self,
                                                 guint32                 leader,
                                                 gboolean                adds);
gboolean     entente_map_view_toggle_bundle     (EntenteMapView         *self);
/* FALSE where none is open. */
gboolean     entente_map_view_close_bundle      (EntenteMapView         *self);
void         entente_map_view_follow_bundles    (EntenteMapView         *self);
void         entente_map_view_walk_to           (EntenteMapView         *self,
                                                 guint32                 relation);
GHashTable  *entente_map_view_dup_passed        (EntenteMapView         *self);
char        *entente_map_view_dup_bundle_words  (EntenteMapView         *self,
                                                 guint32                 leader);
/* Of the one that is selected. (transfer full) (nullable) */
char        *entente_map_view_describe_bundle   (EntenteMapView         *self);

/* Where actors stand, entente-map-view-placing.c */
void         entente_map_view_start_placing     (EntenteMapView         *self);
/* Lays out in a worker; the result comes as one act. Where it cannot be had, nothing happens. */
EntenteArrangeObstacle entente_map_view_place   (EntenteMapView              *self,
                                                 const EntenteArrangeRequest *request);
void         entente_map_view_stop_placing      (EntenteMapView         *self);
void         entente_map_view_follow_changes    (EntenteMapView         *self,
                                                 const EntenteChange    *changes,
                                                 guint                   n_changes);
/* Shows an actor where the map says, or layout. */
void         entente_map_view_reset_place       (EntenteMapView         *self,
                                                 guint32                 actor);
/* One act: these actors there, and all that the map does not place where they are shown.
 * @merge_key nullable. */
gboolean     entente_map_view_move_actors       (EntenteMapView         *self,
                                                 const EntenteMove      *moves,
                                                 guint                   n_moves,
                                                 const char             *merge_key);
/* The same, named, and they glide there. */
gboolean     entente_map_view_glide_actors      (EntenteMapView         *self,
                                                 const char             *name,
                                                 const EntenteMove      *moves,
                                                 guint                   n_moves);

/* How a layout of many looks while it runs, entente-map-view-preview.c */
/* (transfer full) (nullable): what the worker posts to; a small map is there before. */
EntentePreview *entente_map_view_start_preview  (EntenteMapView         *self,
                                                 EntenteArrangeJob      *job);
/* The moves, which have been made, as dots that glide; where things may. */
void         entente_map_view_preview_moves     (EntenteMapView         *self);
/* Their places are found: shows all gliding there. */
void         entente_map_view_end_preview       (EntenteMapView         *self,
                                                 EntenteArrangeJob      *job);
void         entente_map_view_stop_preview      (EntenteMapView         *self);
/* Whether nothing is seen of the map itself. */
gboolean     entente_map_view_is_covered        (EntenteMapView         *self);
/* The map is drawn in full: gives way to it, unless it is of places that are left. */
void         entente_map_view_uncover           (EntenteMapView         *self);
void         entente_map_view_draw_preview      (EntenteMapView         *self,
                                                 cairo_t                *cr);

/* Who follows what is moved, where the map is live, entente-map-view-live.c */
/* Of the moves that begin: adds those that may follow. */
void         entente_map_view_start_following   (EntenteMapView         *self);
/* The drag has come so far: where its followers go. */
void         entente_map_view_follow            (EntenteMapView         *self,
                                                 double                  dx,
                                                 double                  dy);
/* Plainly, where the scene cannot be built for every frame: where followers are now, and the ties of
 * what is dragged. */
void         entente_map_view_draw_following    (EntenteMapView         *self,
                                                 cairo_t                *cr);
void         entente_map_view_stop_following    (EntenteMapView         *self);
GArray      *entente_map_view_list_moved        (EntenteMapView         *self);
/* Adds to moves by @dx, @dy, all alike, who follows them. */
void         entente_map_view_add_followers     (EntenteMapView         *self,
                                                 GArray                 *moves,
                                                 double                  dx,
                                                 double                  dy);

/* What is drawn, entente-map-view-scene.c */
void         entente_map_view_queue_scene       (EntenteMapView         *self);
/* Only these records are drawn otherwise, or actors shown elsewhere. */
void         entente_map_view_queue_changes     (EntenteMapView         *self,
                                                 const EntenteChange    *changes,
                                                 guint                   n_changes);
void         entente_map_view_queue_moves       (EntenteMapView         *self,
                                                 const EntenteMove      *moves,
                                                 guint                   n_moves);
/* The scene that is shown, brought up to date as far as that takes no time; the rest follows from
 * a worker. NULL without a session. */
EntenteScene *entente_map_view_ensure_scene     (EntenteMapView         *self);
/* The scene as it will be when nothing is under way; may take long. */
EntenteScene *entente_map_view_finish_scene     (EntenteMapView         *self);
void         entente_map_view_stop_laying       (EntenteMapView         *self);
/* What is shown with all that has changed since; NULL where that has to be laid anew. (transfer full) */
EntenteScene *entente_map_view_amend            (EntenteMapView         *self);
/* The scene that a new one keeps near to; NULL: to none. (transfer none) */
EntenteScene *entente_map_view_get_base         (EntenteMapView         *self);
/* Nothing is missing of it. @home: it hangs on no other. @scene: (transfer full) */
void         entente_map_view_show_scene        (EntenteMapView         *self,
                                                 EntenteScene           *scene,
                                                 gboolean                home);
/* Whether what is drawn is for one frame of a motion. */
gboolean     entente_map_view_is_hasty          (EntenteMapView         *self);
/* In a worker, all names of a scene that is shown with those alone that are seen from afar. */
void         entente_map_view_place_names       (EntenteMapView         *self);
/* From here on scenes keep near to the one that is there, not each to the one before it: what is
 * moved to and fro comes back to the same picture. */
void         entente_map_view_hold_scene        (EntenteMapView         *self);
void         entente_map_view_release_scene     (EntenteMapView         *self);
/* Whether a scene can be built anew for every frame that follows the pointer. */
gboolean     entente_map_view_is_quick          (EntenteMapView         *self);
/* Whether it can be for those of a glide, which are few. */
gboolean     entente_map_view_is_small          (EntenteMapView         *self);
/* Whether it cannot, though actors are few. */
gboolean     entente_map_view_is_crowded        (EntenteMapView         *self);

/* Where what moves will be, entente-map-view-ahead.c */
/* The places are those at the end. */
void         entente_map_view_look_ahead        (EntenteMapView         *self);
/* Something else has changed. */
void         entente_map_view_drop_ahead        (EntenteMapView         *self);
gboolean     entente_map_view_is_ahead          (EntenteMapView         *self);
/* In each frame: what it shows @now. */
void         entente_map_view_paint_ahead       (EntenteMapView         *self,
                                                 const EntenteLayerWish *now);
/* Nothing moves any more: shows it in place of the frames on the way. FALSE where it is not there. */
gboolean     entente_map_view_show_ahead        (EntenteMapView         *self);

/* entente-map-view-drawing.c */
void         entente_map_view_snapshot          (GtkWidget              *widget,
                                                 GtkSnapshot            *snapshot);
void         entente_map_view_queue_focus       (EntenteMapView         *self);
/* Where not only what is hovered is another. */
void         entente_map_view_forget_focus      (EntenteMapView         *self);
/* Where the handle of an actor lies in the widget; FALSE where it is not drawn. */
gboolean     entente_map_view_get_handle        (EntenteMapView         *self,
                                                 guint32                 actor,
                                                 EntentePoint           *middle);
/* The actor whose handle is shown: the hovered one, else the only one selected; or ENTENTE_NO_SLOT. */
guint32      entente_map_view_get_handle_actor  (EntenteMapView         *self);

/* entente-map-view-motion.c */
void         entente_map_view_glide_to          (EntenteMapView         *self,
                                                 const EntenteViewport  *viewport);
/* The same as long as what moves does. */
void         entente_map_view_glide_beside      (EntenteMapView         *self,
                                                 const EntenteViewport  *viewport);
void         entente_map_view_start_fading      (EntenteMapView         *self);
/* Starts the moves gathered in @moves. */
void         entente_map_view_start_moves       (EntenteMapView         *self);
void         entente_map_view_finish_moves      (EntenteMapView         *self);
void         entente_map_view_stop_motion       (EntenteMapView         *self);
gboolean     entente_map_view_is_moving         (EntenteMapView         *self);
/* Whether what moves is to be seen on its way. */
gboolean     entente_map_view_is_animated       (EntenteMapView         *self);

/* entente-map-view-controllers.c */
void         entente_map_view_add_controllers   (EntenteMapView         *self);

/* What pointer and wheel do, entente-map-view-gestures.c */
void         entente_map_view_click             (EntenteMapView         *self,
                                                 EntentePoint            point,
                                                 GdkModifierType         state,
                                                 int                     n_press);
/* The pointer has moved to a point of the widget, and hovers what is there. */
void         entente_map_view_point_at          (EntenteMapView         *self,
                                                 EntentePoint            point);
/* The pointer has not moved, but where it is has: nothing is hovered by that. */
void         entente_map_view_rest_at           (EntenteMapView         *self,
                                                 EntentePoint            point);
/* What is hovered by the pointer no longer is, until the pointer moves. */
void         entente_map_view_stop_pointing     (EntenteMapView         *self);
void         entente_map_view_point_away        (EntenteMapView         *self);
void         entente_map_view_begin_drag        (EntenteMapView         *self,
                                                 EntentePoint            point,
                                                 GdkModifierType         state);
void         entente_map_view_begin_pan         (EntenteMapView         *self,
                                                 EntentePoint            point);
void         entente_map_view_update_drag       (EntenteMapView         *self,
                                                 EntentePoint            point);
void         entente_map_view_end_drag          (EntenteMapView         *self,
                                                 GdkModifierType         state);
/* Gives up what the pointer is doing; FALSE where it is doing nothing. */
gboolean     entente_map_view_cancel_drag       (EntenteMapView         *self);
void         entente_map_view_zoom_by           (EntenteMapView         *self,
                                                 EntentePoint            point,
                                                 double                  factor);
void         entente_map_view_scroll            (EntenteMapView         *self,
                                                 double                  dx,
                                                 double                  dy,
                                                 GdkModifierType         state);

/* entente-map-view-actions.c, -keys.c */
void         entente_map_view_install_actions   (GtkWidgetClass         *widget_class);
void         entente_map_view_install_keys      (GtkWidgetClass         *widget_class);
/* Moves what is selected; FALSE where no actor is. Map units. */
gboolean     entente_map_view_nudge             (EntenteMapView         *self,
                                                 double                  dx,
                                                 double                  dy);
/* To the next relation of the actor that is walked, or the one before it (−1); a closed bundle is one
 * stop. */
void         entente_map_view_walk_relations    (EntenteMapView         *self,
                                                 int                     step);
/* Takes back what is under way, then closes the bundle that was opened, then takes back the selection,
 * then leaves. */
void         entente_map_view_escape            (EntenteMapView         *self);
void         entente_map_view_update_actions    (EntenteMapView         *self);
/* Whether all actors that are selected are pinned. */
gboolean     entente_map_view_is_pinned         (EntenteMapView         *self);
/* A new actor in the middle of a point of the map, selected, its name asked for. */
void         entente_map_view_add_actor         (EntenteMapView         *self,
                                                 EntentePoint            point);
void         entente_map_view_add_relation      (EntenteMapView         *self,
                                                 guint32                 source,
                                                 guint32                 target);

/* Relations that wait for their target, entente-map-view-linking.c */
void         entente_map_view_start_link        (EntenteMapView         *self,
                                                 guint32                 source);
void         entente_map_view_stop_link         (EntenteMapView         *self);
void         entente_map_view_link_to_pointer   (EntenteMapView         *self);
void         entente_map_view_drop_link         (EntenteMapView         *self,
                                                 EntentePoint            point);
void         entente_map_view_type_link         (EntenteMapView         *self,
                                                 const char             *text);
/* Whether a key chooses the target, or takes it. */
gboolean     entente_map_view_press_link_key    (EntenteMapView         *self,
                                                 guint                   keyval,
                                                 GdkModifierType         state);

/* entente-map-view-editing.c */
void         entente_map_view_install_editing   (GtkWidgetClass         *widget_class);
/* Deletes, or cuts: one act, and a notice that offers to undo it. */
void         entente_map_view_remove_selected   (EntenteMapView         *self,
                                                 gboolean                cut);
/* Where the handle of the one relation that is selected lies in the widget; FALSE where it has none. */
gboolean     entente_map_view_get_bend_handle   (EntenteMapView         *self,
                                                 EntentePoint           *middle);
/* The bend as it is dragged. */
gboolean     entente_map_view_get_dragged_bend  (EntenteMapView         *self,
                                                 EntenteBend            *bend);
void         entente_map_view_drop_bend         (EntenteMapView         *self);

/* entente-map-view-clipboard.c */
void         entente_map_view_install_clipboard (GtkWidgetClass         *widget_class);
/* What was on the clipboard: part of a map, or something else. */
void         entente_map_view_paste             (EntenteMapView         *self,
                                                 GBytes                 *bytes);

/* entente-map-view-menu.c */
void         entente_map_view_show_menu         (EntenteMapView         *self,
                                                 EntentePoint            point,
                                                 EntenteItem             item);
void         entente_map_view_present_menu      (EntenteMapView         *self);

/* entente-map-view-peek.c */
gboolean     entente_map_view_peek              (EntenteMapView         *self);
void         entente_map_view_hide_peek         (EntenteMapView         *self);
/* What it says, NULL where it is not shown. */
const char  *entente_map_view_get_peek          (EntenteMapView         *self);
/* Something else is hovered. */
void         entente_map_view_follow_hover      (EntenteMapView         *self);
void         entente_map_view_present_peek      (EntenteMapView         *self);

/* entente-map-view-accessible.c */
void         entente_map_view_update_accessible (EntenteMapView         *self);

G_END_DECLS
