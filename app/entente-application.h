/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _EntenteWindow EntenteWindow;

/**
 * EntenteApplication:
 *
 * The program: its windows, the actions that belong to none of them, and the one table of
 * accelerators.
 */
#define ENTENTE_TYPE_APPLICATION (entente_application_get_type ())
G_DECLARE_FINAL_TYPE (EntenteApplication, entente_application, ENTENTE, APPLICATION, AdwApplication)

EntenteApplication *entente_application_new          (void);

/* Opens each in a window of its own: the one that has it already, one that is free, or a new one.
 * Maps installed with the program open as untitled copies. */
void                entente_application_open_files   (EntenteApplication  *self,
                                                      GFile              **files,
                                                      int                  n_files);
void                entente_application_open_example (EntenteApplication  *self);
/* The window that has this file open, by whatever name. (transfer none) (nullable) */
EntenteWindow      *entente_application_find_window  (EntenteApplication  *self,
                                                      GFile               *file);
/* Closes window after window; each may ask. */
void                entente_application_quit         (EntenteApplication  *self);
/* A window stays: the program goes on. */
void                entente_application_keep_running (EntenteApplication  *self);

G_END_DECLS
