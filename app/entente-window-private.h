/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-find-pane.h"
#include "entente-history-popover.h"
#include "entente-map-frame.h"
#include "entente-panel.h"
#include "entente-patience.h"
#include "entente-table-pane.h"
#include "entente-window.h"
#include "entente-work-bar.h"

G_BEGIN_DECLS

/* The window is split by what it does: entente-window.c holds it together, -open reads maps, -save
 * writes them, -copy writes them without texts, -article adds texts, -find looks for words, -export
 * makes pictures of them, -close guards what is not saved, -drafts keeps it, -history goes through its
 * steps, -layout arranges it, -lock leaves it to who has it, -map and -panel set up its two halves,
 * -menus builds what its buttons open, -merge makes one actor of several, -notice says what was done,
 * -outside minds who else writes its file, -shortcuts names the keys, -table shows it as one,
 * -versions brings back what it was, -trace tells it all to tests. */

struct _EntenteWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GMenu *layout_menu;
  GMenu *primary_menu;
  GMenu *recent_menu;
  GMenu *recent_section;
  AdwSplitButton *open_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *history_button;
  AdwSplitButton *layout_button;
  GtkWidget *hint; /* over a map without actors */
  GtkMenuButton *menu_button;
  GtkWidget *panel_button;
  GtkBox *work;
  GtkRevealer *draft_revealer;
  GtkLabel *draft_label;
  GtkRevealer *lock_revealer;
  GtkLabel *lock_label;
  GtkRevealer *outside_revealer;
  GtkLabel *outside_label;
  GtkStack *stack;
  GtkPaned *paned;
  GtkOverlay *map_overlay;
  EntenteMapFrame *map_frame;
  EntenteMapView *map_view; /* the frame's */
  GtkStack *views; /* the map, or the table instead */
  EntentePanel *panel;

  /* owned */
  EntenteDocument *document; /* NULL: the empty page */
  EntenteSession *session;   /* of the document */
  EntentePatience *patience; /* with its map */
  EntenteHistoryPopover *history_popover; /* NULL until it is opened */
  GBindingGroup *document_bindings;
  GSignalGroup *document_signals;
  GSignalGroup *history_signals;
  GSignalGroup *session_signals;
  EntenteWorkBar *opening;   /* NULL: no map is being read */
  GCancellable *copying;     /* of the last picture copied; NULL before the first */
  EntenteFaultList *warnings; /* of the document as it was read, nullable */
  char *warnings_name;
  GQueue arrivals;           /* articles that wait to be added */

  /* borrowed */
  EntenteFindPane *find_pane;   /* NULL until somebody looks for something */
  EntenteTablePane *table_pane; /* NULL until it is shown */
  GtkWidget *focus_before; /* weak: what had the focus when closing was asked for */
  AdwToast *undo_toast;    /* weak: offers to undo what was done last */

  /* state */
  guint look_id;      /* while somebody else has the map */
  guint fill_id;      /* until the panel shows the document */
  guint show_id;      /* until the window is shown without the map that is read */
  guint show_panel : 1;
  guint show_table : 1;
  guint panel_sized : 1;
  guint map_drawn : 1; /* while the panel waits for it */
  guint close_when_saved : 1;
  guint close_now : 1; /* the user was asked */
  guint minds_outside : 1; /* something is done about who else wrote the file */
  guint arriving : 1;  /* an article is being read, or asked about */
  guint adds_all : 1;  /* those that wait are not asked about */
};

/* -panel */
void          _entente_window_install_panel_actions (GtkWidgetClass *widget_class);
void          _entente_window_init_panel   (EntenteWindow *self);
/* What an opening window draws first is the map: the panel has the document with the frame after. */
void          _entente_window_fill_panel   (EntenteWindow *self);
/* Filled, for who wants something of it. */
EntentePanel *_entente_window_get_panel    (EntenteWindow *self);
void          _entente_window_forget_panel (EntenteWindow *self);

/* -menus */
void _entente_window_init_menus (EntenteWindow *self);

/* -layout */
void _entente_window_install_layout_actions (GtkWidgetClass *widget_class);
void _entente_window_update_layout_actions  (EntenteWindow  *self);

/* -open */
void _entente_window_install_open_actions (GtkWidgetClass *widget_class);
void _entente_window_init_open            (EntenteWindow  *self);
void _entente_window_cancel_opening       (EntenteWindow  *self);

/* -save */
void _entente_window_install_save_actions (GtkWidgetClass *widget_class);
/* Says what went wrong in a dialog of its own. */
void _entente_window_show_error           (EntenteWindow  *self,
                                           const char     *heading,
                                           const char     *body);
/* @file: (nullable): where to; NULL: the document's. (transfer full) */
EntenteWorkBar *_entente_window_begin_saving (EntenteWindow *self,
                                              GFile         *file);
/* What a file is called, as it may stand in a sentence. (transfer full) */
char *_entente_window_dup_file_name       (GFile          *file);
/* A name typed without an ending gets ours. (transfer full) */
GFile *_entente_window_complete_name      (GFile          *file);
/* The file chooser's filters: maps, and everything. */
void _entente_window_add_filters          (GtkFileChooser *chooser);

/* -copy */
void _entente_window_install_copy_actions (GtkWidgetClass *widget_class);

/* -drafts */
void _entente_window_install_draft_actions (GtkWidgetClass *widget_class);
void _entente_window_init_drafts          (EntenteWindow  *self);
void _entente_window_update_draft_problem (EntenteWindow  *self);
/* Those of the file that was just opened. */
void _entente_window_offer_drafts         (EntenteWindow  *self);

/* -lock */
void _entente_window_install_lock_actions (GtkWidgetClass *widget_class);
void _entente_window_init_lock            (EntenteWindow  *self);
void _entente_window_update_lock          (EntenteWindow  *self);

/* -outside */
void _entente_window_install_outside_actions (GtkWidgetClass *widget_class);
void _entente_window_init_outside         (EntenteWindow  *self);
void _entente_window_update_outside       (EntenteWindow  *self);

/* -shortcuts */
void _entente_window_install_shortcut_actions (GtkWidgetClass *widget_class);

/* -versions */
void _entente_window_install_version_actions (GtkWidgetClass *widget_class);

/* -export */
void _entente_window_install_export_actions (GtkWidgetClass *widget_class);
/* A short notice that leads to where the file was written; plain text. */
void _entente_window_notify_file          (EntenteWindow  *self,
                                           const char     *text,
                                           GFile          *file);

/* -find */
void _entente_window_install_find_actions (GtkWidgetClass *widget_class);
/* In the map of the window's session. */
void _entente_window_update_find          (EntenteWindow  *self);

/* -table */
/* Of the window's session. */
void _entente_window_update_table         (EntenteWindow  *self);
void _entente_window_show_table           (EntenteWindow  *self,
                                           gboolean        show_table);

/* -article */
void     _entente_window_install_article_actions (GtkWidgetClass *widget_class);
/* The file chooser's filter for them. */
void     _entente_window_add_article_filter (GtkFileChooser *chooser);
/* Goes on with those that wait, if nothing stands in the way. */
void     _entente_window_take_arrivals    (EntenteWindow  *self);
void     _entente_window_clear_arrivals   (EntenteWindow  *self);

/* -history */
void _entente_window_install_history_actions (GtkWidgetClass *widget_class);
void _entente_window_init_history           (EntenteWindow  *self);
void _entente_window_update_history_actions (EntenteWindow  *self);
/* Of the document, in the list of steps. */
void _entente_window_update_history         (EntenteWindow  *self);

/* -map */
void _entente_window_install_map_actions (GtkWidgetClass *widget_class);
void _entente_window_init_map            (EntenteWindow  *self);
void _entente_window_update_map_actions  (EntenteWindow  *self);

/* -merge */
void        _entente_window_install_merge_actions (GtkWidgetClass *widget_class);
void        _entente_window_init_merge           (EntenteWindow  *self);
void        _entente_window_update_merge_actions (EntenteWindow  *self);
GMenuModel *_entente_window_new_merge_menu       (void);

/* -trace */
void _entente_window_init_trace           (EntenteWindow  *self);
void _entente_window_trace                (EntenteWindow  *self,
                                           const char     *what,
                                           GFile          *file);

/* -notice: what the map did, and what can be done about it */
void     _entente_window_init_notices     (EntenteWindow  *self);
/* Slides one of the window's bars in or out. */
void     _entente_window_reveal           (GtkRevealer    *bar,
                                           gboolean        reveal);
/* While an edit takes long, somebody has the patience. */
void     _entente_window_update_patience  (EntenteWindow  *self);
/* Something else was done since: undo would take that back. */
void     _entente_window_withdraw_undo    (EntenteWindow  *self);

/* -close */
gboolean _entente_window_guard_closing    (EntenteWindow  *self);

G_END_DECLS
