/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the program remembers between windows and runs. Keys and defaults are those of the schema
 * org.entente.Entente; where it is not installed, choices last as long as the program. Main
 * thread only. */

gboolean  entente_preferences_get_boolean (const char *key);
int       entente_preferences_get_int     (const char *key);
double    entente_preferences_get_double  (const char *key);
/* (transfer full) */
char     *entente_preferences_dup_string  (const char *key);

void      entente_preferences_set_boolean (const char *key,
                                           gboolean    value);
void      entente_preferences_set_int     (const char *key,
                                           int         value);
void      entente_preferences_set_double  (const char *key,
                                           double      value);
void      entente_preferences_set_string  (const char *key,
                                           const char *value);

G_END_DECLS
