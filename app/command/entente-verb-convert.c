/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include <glib/gi18n.h>

int
entente_verb_convert (EntenteInvocation *invocation)
{
  g_autoptr (EntenteMap) map = NULL;
  int code;

  if (!entente_invocation_parse (invocation, ENTENTE_OPTIONS_OUTPUT, _("MAP -o OUT"),
                                 _("Reads a map and writes it as an Entente map. An Entente map "
                                   "comes out byte for byte\nas it went in."),
                                 NULL, &code))
    return code;
  if (invocation->n_words > 1)
    return entente_invocation_misuse (invocation, _("one MAP at a time: what is “%s”?"),
                                      invocation->words[1]);

  map = entente_invocation_read (invocation, invocation->words[0], NULL, NULL);
  if (map == NULL)
    return ENTENTE_EXIT_FAILED;

  return entente_invocation_write (invocation, map, NULL);
}
