/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-application.h"
#include "entente-map-view.h"
#include "entente-window.h"

G_BEGIN_DECLS

/* What the tests of windows share: the application, maps in a folder of their own, waiting. */

typedef gboolean (*HarnessCondition) (gpointer data);

/* Runs the tests that were added, with a registered application. */
int                 harness_run             (void);
EntenteApplication *harness_get_application (void);

/* Iterates the main loop until the condition holds; fails the test after a while. */
void                harness_wait            (HarnessCondition  condition,
                                             gpointer          data);
/* An object somebody else owns: from harness_watch() on the pointer is cleared when it is finalised, and
 * harness_wait_for_end() waits until it was. */
void                harness_watch           (gpointer         *pointer);
void                harness_wait_for_end    (gpointer         *pointer);

/* A file of the test's folder with these words in it. (transfer full) */
GFile              *harness_make_file       (const char       *name,
                                             const char       *text);
char               *harness_read_file       (GFile            *file);
/* Two actors and a relation "r" with the label "asks". */
GFile              *harness_make_map        (const char       *name);

/* A presented window that shows the map of @file. Owned by the application. */
EntenteWindow      *harness_open_window     (GFile            *file);
/* The same of a file with faults: what is sound is opened. */
EntenteWindow      *harness_open_sound      (GFile            *file);
/* One step on the map of @window: another label on "r". */
void                harness_set_label       (EntenteWindow    *window,
                                             const char       *label);
/* The map view at or below @widget; NULL where there is none. */
EntenteMapView     *harness_find_map_view   (GtkWidget        *widget);
/* The dialog of that type over @parent, waited for. Borrowed. */
GtkWindow          *harness_wait_for_dialog (GtkWindow        *parent,
                                             GType             type);
/* Closes all windows, whatever is not saved. */
void                harness_close_all       (void);

G_END_DECLS
