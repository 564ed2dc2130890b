/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include "entente-difference-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* As diff does. */
#define EXIT_EQUAL 0
#define EXIT_DIFFERENT 1
#define EXIT_TROUBLE 2

static int
compare (EntenteInvocation *invocation,
         gboolean           wants_json)
{
  g_autoptr (EntenteMap) before
      = entente_invocation_read (invocation, invocation->words[0], NULL, NULL);
  g_autoptr (EntenteMap) after = NULL;
  g_autoptr (EntenteComparison) comparison = NULL;
  g_autofree char *text = NULL;

  if (before != NULL)
    after = entente_invocation_read (invocation, invocation->words[1], NULL, NULL);
  if (after == NULL)
    return EXIT_TROUBLE;
  comparison = entente_comparison_new (before, after, NULL);
  text = wants_json ? entente_comparison_dup_json (comparison)
                    : entente_comparison_dup_words (comparison);
  g_print ("%s", text);
  return entente_comparison_get_n (comparison) == 0 ? EXIT_EQUAL : EXIT_DIFFERENT;
}

int
entente_verb_diff (EntenteInvocation *invocation)
{
  gboolean wants_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &wants_json,
      N_("Print one JSON object, with the values as they are in the files"), NULL },
    { NULL },
  };
  int code;

  invocation->statuses = _("Exit status: 0 equal, 1 different, 2 trouble.\n");
  if (!entente_invocation_parse (
          invocation, ENTENTE_OPTIONS_READING, _("MAP MAP [--json]"),
          _("Says what is different in the second map: actors, relations, articles, passages, steps\n"
            "and kinds that were added, removed, changed or moved, by their ids. Spacing and the\n"
            "order of members make no difference."),
          entries, &code))
    return code;
  if (invocation->n_words != 2)
    return entente_invocation_misuse (invocation, _("two maps are compared, not %u"),
                                      invocation->n_words);
  if (strcmp (invocation->words[0], "-") == 0 && strcmp (invocation->words[1], "-") == 0)
    return entente_invocation_misuse (invocation, _("only one of the maps can be standard input"));
  return compare (invocation, wants_json);
}
