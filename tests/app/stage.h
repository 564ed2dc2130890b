/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Stage:
 *
 * A running program, a window manager, and hands on mouse and keyboard: all that a test needs to use the
 * program as a person does. It learns what happens from the lines the program prints, from
 * windows, and from what is shown to assistive technologies. All waiting is for something, with a
 * timeout, after which the test fails.
 */
typedef struct _Stage Stage;

/* Starts @argv under a window manager of its own; pictures go to @pictures. */
Stage      *stage_new             (const char *const *argv,
                                   const char        *pictures);
/* Ends what still runs. */
void        stage_free            (Stage             *self);
/* Ends the program by SIGKILL and starts another. */
void        stage_kill_and_start  (Stage             *self,
                                   const char *const *argv);

/* Runs a tool to its end and returns what it printed; the test fails where it fails. */
char       *stage_run_tool        (const char        *tool,
                                   ...) G_GNUC_NULL_TERMINATED;
/* Keys and text for whatever window is active. */
void        stage_press           (Stage             *self,
                                   const char        *key);
void        stage_type            (Stage             *self,
                                   const char        *text);
/* In pixels of the display. */
void        stage_click           (Stage             *self,
                                   int                x,
                                   int                y,
                                   int                n_clicks);
/* The program's next line that begins like this, behind those returned before. Borrowed. */
const char *stage_wait_for_line   (Stage             *self,
                                   const char        *beginning);
/* The last line so far that begins like this. Borrowed, nullable. */
const char *stage_get_last_line   (Stage             *self,
                                   const char        *beginning);
/* The active window has this name, or one that begins like it. */
void        stage_wait_for_window (Stage             *self,
                                   const char        *name);
/* Where the active window is on the display. */
void        stage_get_window_place (Stage            *self,
                                    int              *x,
                                    int              *y);
/* Something the program shows contains the words. */
void        stage_wait_for_words  (Stage             *self,
                                   const char        *words);
/* Nothing it shows contains them. */
void        stage_wait_for_no_words (Stage           *self,
                                   const char        *words);
/* A file in the folder contains the words. */
void        stage_wait_for_bytes  (Stage             *self,
                                   const char        *folder,
                                   const char        *words);
/* The program has ended; returns its exit status. */
int         stage_wait_for_end    (Stage             *self);
void        stage_take_picture    (Stage             *self,
                                   const char        *name);

G_END_DECLS
