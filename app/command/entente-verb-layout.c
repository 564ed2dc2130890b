/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include "entente-arrange.h"
#include "entente-history.h"

#include <glib/gi18n.h>
#include <math.h>

#define NOT_GIVEN G_MININT64

/* The command's words, as they were given. */
typedef struct
{
  gboolean all;
  gboolean keep_overlaps;
  gint64 seed;
  double time_limit;
  char *style;
  char *center;
  char *from;
  char *to;
  char **only;
} Wishes;

static void
wishes_clear (Wishes *self)
{
  g_free (self->style);
  g_free (self->center);
  g_free (self->from);
  g_free (self->to);
  g_strfreev (self->only);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static EntenteArrangeJob *
make_job (EntenteInvocation           *invocation,
          EntenteMap                  *map,
          const EntenteArrangeRequest *request)
{
  EntenteArrangeJob *job;

  entente_timings_begin (&invocation->timings);
  job = entente_arrange_job_new (map, NULL, request);
  entente_timings_end (&invocation->timings, ENTENTE_STAGE_MEASURE);

  return job;
}

static EntenteAct *
arrange (EntenteInvocation *invocation,
         EntenteMap        *map,
         EntenteArrangeJob *job)
{
  entente_timings_begin (&invocation->timings);
  /* Nobody can cancel it, so it cannot fail. */
  entente_arrange_job_run (job, NULL, NULL, NULL, NULL);
  entente_timings_end (&invocation->timings, ENTENTE_STAGE_LAYOUT);

  return entente_arrange_job_to_act (job, map);
}

static int
check_obstacle (EntenteInvocation *invocation,
                const Wishes      *wishes,
                EntenteArrangeJob *job)
{
  switch (entente_arrange_job_find_obstacle (job))
    {
    case ENTENTE_ARRANGE_NO_ENDS:
      return entente_invocation_misuse (invocation,
                                        _("the map's style is between: --from ID and --to ID are "
                                          "missing, or another --style"));
    case ENTENTE_ARRANGE_NO_WAY:
      return entente_invocation_fail (invocation, _("no relations lead from “%s” to “%s”"),
                                      wishes->from, wishes->to);
    case ENTENTE_ARRANGE_NO_OBSTACLE:
      break;
    }

  return ENTENTE_EXIT_DONE;
}

/* Whoever asks for a picture shall not wonder why there is no other. */
static void
say_nobody_moves (const Wishes *wishes)
{
  if (wishes->style != NULL || wishes->center != NULL || wishes->from != NULL
      || wishes->seed != NOT_GIVEN)
    g_printerr ("entente: %s\n", _("all actors have a place, and stay there: --all moves them"));
}

/* @id: nullable. FALSE where no actor has it. */
static gboolean
find_actor (EntenteMap *map,
            const char *id,
            guint32    *slot)
{
  if (id == NULL)
    return TRUE;
  *slot = entente_map_find (map, ENTENTE_RECORD_ACTOR, id);

  return *slot != ENTENTE_NO_SLOT;
}

static int
refuse_id (EntenteInvocation *invocation,
           const char        *id)
{
  return entente_invocation_fail (invocation, _("no actor has the id “%s”"), id);
}

/* Those that --only names, and the words after MAP: `--only a b` is two ids. (transfer full) */
static GPtrArray *
list_only (EntenteInvocation *invocation,
           const Wishes      *wishes)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; wishes->only[i] != NULL; i++)
    g_ptr_array_add (ids, wishes->only[i]);
  for (guint i = 1; i < invocation->n_words; i++)
    g_ptr_array_add (ids, invocation->words[i]);

  return ids;
}

/* The actors that ids name; an exit code where one names nobody. */
static int
find_actors (EntenteInvocation     *invocation,
             EntenteMap            *map,
             const Wishes          *wishes,
             EntenteArrangeRequest *request)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (!find_actor (map, wishes->center, &request->center))
    return refuse_id (invocation, wishes->center);
  if (!find_actor (map, wishes->from, &request->from))
    return refuse_id (invocation, wishes->from);
  if (!find_actor (map, wishes->to, &request->to))
    return refuse_id (invocation, wishes->to);
  if (wishes->only == NULL)
    return ENTENTE_EXIT_DONE;

  ids = list_only (invocation, wishes);
  request->only = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      guint32 slot;

      if (!find_actor (map, id, &slot))
        return refuse_id (invocation, id);
      g_array_append_val (request->only, slot);
    }

  return ENTENTE_EXIT_DONE;
}

/* Whom a picture is made around, or between, is nothing to the other styles. */
static int
check_style (EntenteInvocation *invocation,
             const Wishes      *wishes)
{
  EntenteArrangeRequest request = { .style = ENTENTE_LAYOUT_DISTANCES };

  if (wishes->center != NULL && (wishes->from != NULL || wishes->to != NULL))
    return entente_invocation_misuse (invocation,
                                      _("--center goes with neither --from nor --to"));
  if ((wishes->from == NULL) != (wishes->to == NULL))
    return entente_invocation_misuse (invocation, _("--from and --to go together"));
  if (wishes->from != NULL && g_str_equal (wishes->from, wishes->to))
    return entente_invocation_misuse (invocation, _("--from and --to are two actors"));
  if (wishes->style == NULL)
    return ENTENTE_EXIT_DONE;
  if (!entente_arrange_request_set_style (&request, wishes->style))
    return entente_invocation_misuse (invocation, _("there is no style “%s”"), wishes->style);
  if (wishes->center != NULL && request.style != ENTENTE_LAYOUT_RADIAL)
    return entente_invocation_misuse (invocation, _("--center is for the style radial alone"));
  if (wishes->from != NULL && request.style != ENTENTE_LAYOUT_BETWEEN)
    return entente_invocation_misuse (invocation,
                                      _("--from and --to are for the style between alone"));
  if (wishes->from == NULL && request.style == ENTENTE_LAYOUT_BETWEEN)
    return entente_invocation_misuse (invocation,
                                      _("the style between is missing --from ID and --to ID"));

  return ENTENTE_EXIT_DONE;
}

/* What can be said of the words without a map. */
static int
check_wishes (EntenteInvocation *invocation,
              const Wishes      *wishes)
{
  if (invocation->n_words > 1 && wishes->only == NULL)
    return entente_invocation_misuse (invocation, _("one MAP at a time: what is “%s”?"),
                                      invocation->words[1]);
  if (wishes->seed != NOT_GIVEN && (wishes->seed < 0 || wishes->seed > G_MAXUINT32))
    return entente_invocation_misuse (invocation, _("a seed is from 0 to 4294967295"));
  if (!(wishes->time_limit >= 0.0) || isinf (wishes->time_limit))
    return entente_invocation_misuse (invocation, _("a time limit is not below 0"));

  return check_style (invocation, wishes);
}

/* Whom something stands between or around says the style, where no word does. */
static void
choose_style (const Wishes          *wishes,
              EntenteArrangeRequest *request)
{
  if (wishes->style != NULL)
    entente_arrange_request_set_style (request, wishes->style);
  else if (wishes->from != NULL)
    request->style = ENTENTE_LAYOUT_BETWEEN;
  else if (wishes->center != NULL)
    request->style = ENTENTE_LAYOUT_RADIAL;
}

static int
run (EntenteInvocation *invocation,
     const Wishes      *wishes)
{
  EntenteArrangeScope scope = wishes->all || wishes->only != NULL ? ENTENTE_ARRANGE_ALL
                                                                  : ENTENTE_ARRANGE_UNPLACED;
  g_auto (EntenteArrangeRequest) request = { 0 };
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteFileIdentity) identity = NULL;
  g_autoptr (EntenteHistory) history = NULL;
  g_autoptr (EntenteArrangeJob) job = NULL;
  EntenteAct *act;
  int code;

  map = entente_invocation_read (invocation, invocation->words[0], &identity, NULL);
  if (map == NULL)
    return ENTENTE_EXIT_FAILED;

  entente_arrange_request_init (&request, map, scope);
  request.keep_overlaps = wishes->keep_overlaps;
  request.time_limit = wishes->time_limit;
  if (wishes->seed != NOT_GIVEN)
    request.seed = (guint32) wishes->seed;
  choose_style (wishes, &request);
  code = find_actors (invocation, map, wishes, &request);
  if (code != ENTENTE_EXIT_DONE)
    return code;
  job = make_job (invocation, map, &request);
  code = check_obstacle (invocation, wishes, job);
  if (code != ENTENTE_EXIT_DONE)
    return code;
  if (!entente_arrange_job_is_needed (job))
    say_nobody_moves (wishes);

  act = arrange (invocation, map, job);
  history = entente_history_new (map);
  if (act != NULL)
    entente_history_perform (history, act);

  return entente_invocation_write (invocation, map, identity);
}

int
entente_verb_layout (EntenteInvocation *invocation)
{
  g_auto (Wishes) wishes = { .seed = NOT_GIVEN };
  const GOptionEntry entries[] = {
    { "style", 0, 0, G_OPTION_ARG_STRING, &wishes.style,
      N_("distances, clusters, circular, radial, layered, grid or between (default: the map's)"),
      N_("STYLE") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &wishes.all,
      N_("Also move actors that have a place and are not pinned"), NULL },
    { "only", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.only,
      N_("Move no other actors than these"), N_("ID…") },
    { "center", 0, 0, G_OPTION_ARG_STRING, &wishes.center,
      N_("The style radial, around this actor (radial alone: the one with most relations)"),
      N_("ID") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &wishes.from,
      N_("The style between: this actor left, that of --to right, who mediates between them"),
      N_("ID") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &wishes.to, N_("See --from"), N_("ID") },
    { "no-overlap-pass", 0, 0, G_OPTION_ARG_NONE, &wishes.keep_overlaps,
      N_("Leave names that overlap as their style sets them"), NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &wishes.seed,
      N_("Equal seeds give equal pictures (0 to 4294967295; default: the map's)"), N_("N") },
    { "time-limit", 0, 0, G_OPTION_ARG_DOUBLE, &wishes.time_limit,
      N_("Take what there is after so long; equal seeds may then differ"), N_("SECONDS") },
    { NULL },
  };
  int code;

  if (!entente_invocation_parse (invocation, ENTENTE_OPTIONS_CHANGING, _("MAP -o OUT | -i"),
                                 _("Gives a place to the actors that have none."), entries, &code))
    return code;
  code = check_wishes (invocation, &wishes);

  return code == ENTENTE_EXIT_DONE ? run (invocation, &wishes) : code;
}
