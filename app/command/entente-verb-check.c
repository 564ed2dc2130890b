/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include <glib/gi18n.h>
#include <string.h>

static void
tell_verdict (const char *path,
              EntenteMap *map,
              guint       n_warnings)
{
  g_autofree char *name = g_filename_display_name (strcmp (path, "-") == 0 ? _("standard input")
                                                                           : path);
  guint n_actors = entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR);
  guint n_relations = entente_map_get_n_records (map, ENTENTE_RECORD_RELATION);
  guint n_articles = entente_map_get_n_records (map, ENTENTE_RECORD_ARTICLE);

  /* Translators: a file's name, then three counts that the next three strings hold. */
  g_print (_("%s: good"), name);
  g_print (ngettext (", %u actor", ", %u actors", n_actors), n_actors);
  g_print (ngettext (", %u relation", ", %u relations", n_relations), n_relations);
  g_print (ngettext (", %u article", ", %u articles", n_articles), n_articles);
  if (n_warnings > 0)
    g_print (ngettext (", %u warning", ", %u warnings", n_warnings), n_warnings);
  g_print ("\n");
}

int
entente_verb_check (EntenteInvocation *invocation)
{
  int code;

  if (!entente_invocation_parse (invocation, ENTENTE_OPTIONS_READING, _("MAP…"),
                                 _("Says what is wrong with maps, and where."), NULL, &code))
    return code;

  code = ENTENTE_EXIT_DONE;
  for (guint i = 0; i < invocation->n_words; i++)
    {
      guint n_warnings = 0;
      g_autoptr (EntenteMap) map
          = entente_invocation_read (invocation, invocation->words[i], NULL, &n_warnings);

      if (map == NULL)
        code = ENTENTE_EXIT_FAILED;
      else
        tell_verdict (invocation->words[i], map, n_warnings);
    }

  return code;
}
