/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-panel.h"

G_BEGIN_DECLS

/* A panel in a window with a small map, for tests. Among its relations:
 * "r1" cited at two places of "a1", with a third party each way; "r2" cited at one; "r3" without
 * a source; "r4" cites words that are not there; "r5" overlaps a passage of "r1". */
typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  EntenteSession *session;
  GtkWidget *window;
  EntentePanel *panel;
} Desk;

typedef gboolean (*DeskCondition) (gpointer user_data);

/* The map alone; its text is @json, or the small one for NULL. */
EntenteMap *desk_read_map    (const char        *json);

Desk       *desk_new         (const char        *json);
void        desk_free        (Desk              *self);
/* Runs the main loop until the condition is true; fails the test where it does not become so. */
void        desk_wait        (DeskCondition      condition,
                              gpointer           user_data);
/* Until what is below @widget is laid out and drawn again. */
void        desk_wait_for_frame (GtkWidget      *widget);
/* Runs what is due now. */
void        desk_settle      (void);
void        desk_select      (Desk              *self,
                              EntenteRecordType  type,
                              const char        *id);
guint32     desk_find        (Desk              *self,
                              EntenteRecordType  type,
                              const char        *id);
/* The first mapped widget of a type below the panel; for a field row, of this member. */
gpointer    desk_get         (Desk              *self,
                              GType              type,
                              const char        *member);
/* How many steps can be undone. Undoes and does them again. */
guint       desk_count_steps (Desk              *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

G_END_DECLS
