/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-command.h"

#include "entente-verbs.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef struct
{
  const char *name;
  int (*run) (EntenteInvocation *invocation);
} Verb;

static const Verb verbs[] = {
  { "article", entente_verb_article },
  { "audit", entente_verb_audit },
  { "check", entente_verb_check },
  { "convert", entente_verb_convert },
  { "diff", entente_verb_diff },
  { "edit", entente_verb_edit },
  { "export", entente_verb_export },
  { "layout", entente_verb_layout },
  { "mentions", entente_verb_mentions },
  { "merge", entente_verb_merge },
  { "scene", entente_verb_scene },
};

static const Verb *
find_verb (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_strcmp0 (verbs[i].name, word) == 0)
        return &verbs[i];
    }

  return NULL;
}

/**
 * entente_command_is_verb:
 * @word: (nullable): the program's first argument
 *
 * Returns: whether it is a command, exactly; anything else is a file or an option
 */
gboolean
entente_command_is_verb (const char *word)
{
  return find_verb (word) != NULL;
}

/**
 * entente_command_run:
 *
 * Runs one command to its end. Messages go to standard error, results to standard output or the
 * file named.
 *
 * Returns: the exit code
 */
int
entente_command_run (int    argc,
                     char **argv)
{
  const Verb *verb;
  EntenteInvocation *invocation;
  int code;

  g_return_val_if_fail (argc >= 2, ENTENTE_EXIT_MISUSED);

  verb = find_verb (argv[1]);
  g_return_val_if_fail (verb != NULL, ENTENTE_EXIT_MISUSED);

  invocation = entente_invocation_new (verb->name, argc - 2, argv + 2);
  code = verb->run (invocation);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      int failed = entente_invocation_fail (invocation, _("writing to standard output failed"));

      code = MAX (code, failed);
    }
  entente_invocation_free (invocation);

  return code;
}
