/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The command line: `entente VERB MAP [ARGUMENTS] [OPTIONS]`. Needs no display and calls nothing of
 * GTK. Exit codes: 0 done, 1 refused or failed, 2 used wrongly. */

gboolean entente_command_is_verb (const char  *word);
/* @argv as main() got it, with a verb as its second word. Returns the exit code. */
int      entente_command_run     (int          argc,
                                  char       **argv);

G_END_DECLS
