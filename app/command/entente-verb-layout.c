/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include "entente-arrange.h"
#include "entente-history.h"

#include <glib/gi18n.h>

#define NOT_GIVEN G_MININT64

static EntenteAct *
arrange (EntenteInvocation   *invocation,
         EntenteMap          *map,
         EntenteArrangeScope  scope,
         guint32              seed,
         gboolean             keep_overlaps)
{
  g_autoptr (EntenteArrangeJob) job = NULL;
  EntenteAct *act;

  entente_timings_begin (&invocation->timings);
  job = entente_arrange_job_new (map, NULL, scope, seed);
  entente_arrange_job_set_keep_overlaps (job, keep_overlaps);
  entente_timings_end (&invocation->timings, ENTENTE_STAGE_MEASURE);

  entente_timings_begin (&invocation->timings);
  /* Nobody can cancel it, so it cannot fail. */
  entente_arrange_job_run (job, NULL, NULL, NULL, NULL);
  entente_timings_end (&invocation->timings, ENTENTE_STAGE_LAYOUT);
  act = entente_arrange_job_to_act (job, map);

  return act;
}

int
entente_verb_layout (EntenteInvocation *invocation)
{
  gint64 seed = NOT_GIVEN;
  gboolean all = FALSE;
  gboolean keep_overlaps = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all,
      N_("Also move actors that have a place and are not pinned"), NULL },
    { "no-overlap-pass", 0, 0, G_OPTION_ARG_NONE, &keep_overlaps,
      N_("Let names overlap where distances want it"), NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed,
      N_("Equal seeds give equal pictures (0 to 4294967295; default: the map's)"), N_("N") },
    { NULL },
  };
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteFileIdentity) identity = NULL;
  g_autoptr (EntenteHistory) history = NULL;
  EntenteAct *act;
  int code;

  if (!entente_invocation_parse (invocation, ENTENTE_OPTIONS_CHANGING, _("MAP -o OUT | -i"),
                                 _("Gives a place to the actors that have none."), entries, &code))
    return code;
  if (invocation->n_words > 1)
    return entente_invocation_misuse (invocation, _("one MAP at a time: what is “%s”?"),
                                      invocation->words[1]);
  if (seed != NOT_GIVEN && (seed < 0 || seed > G_MAXUINT32))
    return entente_invocation_misuse (invocation, _("a seed is from 0 to 4294967295"));

  map = entente_invocation_read (invocation, invocation->words[0], &identity, NULL);
  if (map == NULL)
    return ENTENTE_EXIT_FAILED;

  act = arrange (invocation, map, all ? ENTENTE_ARRANGE_ALL : ENTENTE_ARRANGE_UNPLACED,
                 seed != NOT_GIVEN ? (guint32) seed : entente_map_get_info (map)->layout_seed,
                 keep_overlaps);
  history = entente_history_new (map);
  if (act != NULL)
    entente_history_perform (history, act);

  return entente_invocation_write (invocation, map, identity);
}
