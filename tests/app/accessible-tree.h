/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a program shows to assistive technologies, read over their bus. */

/* The bus of assistive technologies of this session, started if it was not. (transfer full) */
GDBusConnection *accessible_tree_connect (GError          **error);
/* Whether a widget of the program of that name shows @words, as its name or within its text. */
gboolean         accessible_tree_shows   (GDBusConnection  *bus,
                                          const char       *program,
                                          const char       *words);

G_END_DECLS
