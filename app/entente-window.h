/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-application.h"
#include "entente-document.h"
#include "entente-session.h"
#include "entente-without-texts.h"

G_BEGIN_DECLS

/**
 * EntenteWindow:
 *
 * One map to look at and to edit: header bar, map, side panel. It joins map and panel, which know only
 * the session. Without a document it shows an empty page.
 *
 * Properties: `document` (nullable), `show-panel`.
 */
#define ENTENTE_TYPE_WINDOW (entente_window_get_type ())
G_DECLARE_FINAL_TYPE (EntenteWindow, entente_window, ENTENTE, WINDOW, AdwApplicationWindow)

EntenteWindow   *entente_window_new            (EntenteApplication  *application);

EntenteDocument *entente_window_get_document   (EntenteWindow       *self);
void             entente_window_set_document   (EntenteWindow       *self,
                                                EntenteDocument     *document);
/* Whether the table stands where the map was. */
gboolean         entente_window_get_show_table (EntenteWindow       *self);
void             entente_window_set_show_table (EntenteWindow       *self,
                                                gboolean             show_table);
gboolean         entente_window_get_show_panel (EntenteWindow       *self);
void             entente_window_set_show_panel (EntenteWindow       *self,
                                                gboolean             show_panel);
/* NULL without a document. */
EntenteSession  *entente_window_get_session    (EntenteWindow       *self);
/* Whether it shows no map and opens none. */
gboolean         entente_window_is_free        (EntenteWindow       *self);

/* Reads @file, with a progress bar after a moment, and presents the window: one that is not seen yet with
 * its map, or without it where that takes too long. The map is shown here where the window is free then,
 * else in a new one; a map with faults leaves everything as it is and lists them. */
void             entente_window_open           (EntenteWindow       *self,
                                                GFile               *file,
                                                gboolean             as_copy);
void             entente_window_open_example   (EntenteWindow       *self);

/* Writes the map, asking where to if it has no file. */
void             entente_window_save           (EntenteWindow       *self);
void             entente_window_save_as        (EntenteWindow       *self);
/* The same without asking where to. */
void             entente_window_save_to        (EntenteWindow       *self,
                                                GFile               *file);

/* Writes a copy without the articles' texts, and says so; the map and its file stay as they are. */
void             entente_window_save_copy      (EntenteWindow       *self,
                                                GFile               *file,
                                                EntenteKeep          keep);

/* Another program has written the file: takes what it says, as a step that can be undone. */
void             entente_window_reload          (EntenteWindow       *self);
/* Brings together what was changed here and in the file; asks where both changed the same. */
void             entente_window_merge_outside   (EntenteWindow       *self);

/* Shows what a draft was restored to: in the window that has its file, here where nothing is open, else
 * in a new one. */
void             entente_window_show_restored  (EntenteWindow       *self,
                                                EntenteDocument     *document);
/* Whether a window of the same program has this file open, with changes that are not saved. */
gboolean         entente_window_is_modified_elsewhere (EntenteWindow *self,
                                                       const char    *path);

/* A short notice over the map; plain text. */
void             entente_window_notify_user    (EntenteWindow       *self,
                                                const char          *text);

/* Reads a text and offers to add it as an article, after those that wait already; to a new map where
 * none is shown. */
void             entente_window_add_article    (EntenteWindow      *self,
                                                GFile              *file);
/* Whether a file is one of text by its name. */
gboolean         entente_window_is_article_file (GFile             *file);

G_END_DECLS
