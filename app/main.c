/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente"

#include "entente-application.h"
#include "entente-command.h"
#include "entente-config.h"
#include "entente-memory.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Commands run before anything of GTK does: they need no display. */
int
main (int    argc,
      char **argv)
{
  g_autoptr (EntenteApplication) application = NULL;

  entente_memory_begin ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ENTENTE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc > 1 && entente_command_is_verb (argv[1]))
    return entente_command_run (argc, argv);

  application = entente_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
