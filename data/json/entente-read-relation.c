/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reading.h"

#include <float.h>
#include <glib/gi18n.h>
#include <math.h>

#define MAX_TONE 10.0

/* What the members are read into. The row stands first, so that most need not know of the rest. */
typedef struct
{
  EntenteRelation row;
  gsize until_offset; /* of the value */
} Target;

static const char *const date_expected
    = N_("a date as “2026”, “2026-01” or “2026-01-07”, with “?”, “~” or “%” where unsure");

static void
read_id (EntenteReading *self,
         gpointer        target)
{
  EntenteRelation *row = target;

  row->id = entente_reading_id (self, ENTENTE_VERDICT_FAULT, N_("the id of the relation, a text"),
                                self->present != NULL ? self->present->relation.id : NULL);
  if (row->id != NULL)
    entente_map_expect_id (self->map, ENTENTE_RECORD_RELATION, row->id);
}

static void
read_source (EntenteReading *self,
             gpointer        target)
{
  entente_reading_name_one (self, ENTENTE_ROLE_SOURCE, N_("the id of an actor, a text"));
}

static void
read_target (EntenteReading *self,
             gpointer        target)
{
  entente_reading_name_one (self, ENTENTE_ROLE_TARGET, N_("the id of an actor, a text"));
}

static void
read_via (EntenteReading *self,
          gpointer        target)
{
  entente_reading_name_list (self, ENTENTE_ROLE_VIA, N_("the id of an actor, a text"));
}

static void
read_regarding (EntenteReading *self,
                gpointer        target)
{
  entente_reading_name_list (self, ENTENTE_ROLE_REGARDING, N_("the id of an actor, a text"));
}

static void
read_concerns (EntenteReading *self,
               gpointer        target)
{
  entente_reading_name_list (self, ENTENTE_ROLE_CONCERNS, N_("the id of a relation, a text"));
}

static void
read_kind (EntenteReading *self,
           gpointer        target)
{
  EntenteRelation *row = target;

  row->kind = entente_reading_kind (self, ENTENTE_RECORD_RELATION);
}

static void
read_label (EntenteReading *self,
            gpointer        target)
{
  EntenteRelation *row = target;

  row->label = entente_reading_text (self, self->present != NULL ? self->present->relation.label
                                                                 : NULL);
}

static void
read_direction (EntenteReading *self,
                gpointer        target)
{
  static const char *const directions[] = { "forward", "both", "none", NULL };
  EntenteRelation *row = target;
  guint index;

  if (entente_reading_choice (self, directions, &index))
    row->direction = (ENTENTE_DIRECTION_FORWARD + index) & 3;
}

static void
read_tone (EntenteReading *self,
           gpointer        target)
{
  EntenteRelation *row = target;
  double tone;

  if (entente_reading_number (self, -MAX_TONE, MAX_TONE, N_("a number from −10 to 10"), &tone))
    row->tone = (float) tone;
}

/* Rows hold floats: a number beyond them becomes the last they can hold. */
static float
narrow (double number)
{
  return (float) CLAMP (number, (double) -FLT_MAX, (double) FLT_MAX);
}

static void
read_weight (EntenteReading *self,
             gpointer        target)
{
  EntenteRelation *row = target;
  double weight;

  if (entente_reading_number (self, DBL_TRUE_MIN, DBL_MAX, N_("a number above 0"), &weight))
    row->weight = narrow (MAX (weight, (double) FLT_MIN));
}

static void
read_phase (EntenteReading *self,
            gpointer        target)
{
  static const char *const phases[] = { "proposed", "ongoing", "ended", NULL };
  EntenteRelation *row = target;
  guint index;

  if (entente_reading_choice (self, phases, &index))
    row->phase = (ENTENTE_PHASE_PROPOSED + index) & 3;
}

static void
read_claim (EntenteReading *self,
            gpointer        target)
{
  static const char *const claims[] = { "reported", "alleged", "confirmed", "denied", NULL };
  EntenteRelation *row = target;
  guint index;

  if (entente_reading_choice (self, claims, &index))
    row->claim = (ENTENTE_CLAIM_REPORTED + index) & 3;
}

static void
read_since (EntenteReading *self,
            gpointer        target)
{
  EntenteRelation *row = target;
  gsize length;
  const char *text = entente_reading_string (self, ENTENTE_VERDICT_WARNING, date_expected, &length);

  if (text == NULL)
    return;
  if (entente_date_parse (text, (gssize) length, &row->since)
      && row->since.earliest != ENTENTE_DAY_OPEN)
    return;
  row->since = ENTENTE_DATE_UNKNOWN;
  entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, date_expected);
}

static void
read_until (EntenteReading *self,
            gpointer        target)
{
  EntenteRelation *row = target;
  gsize length;
  const char *text = entente_reading_string (self, ENTENTE_VERDICT_WARNING, date_expected, &length);

  ((Target *) target)->until_offset = entente_scanner_get_offset (&self->scanner);
  if (text != NULL && !entente_date_parse (text, (gssize) length, &row->until))
    entente_reading_refuse (self, ENTENTE_VERDICT_WARNING,
                            N_("a date as “2026-01”, or “..” for still"));
}

static void
read_bend_part (EntenteReading *self,
                float          *part)
{
  double number;

  if (entente_reading_number (self, -DBL_MAX, DBL_MAX, N_("a number"), &number))
    *part = narrow (number);
}

static void
read_along (EntenteReading *self,
            gpointer        target)
{
  read_bend_part (self, &((EntenteRelation *) target)->bend_along);
}

static void
read_across (EntenteReading *self,
             gpointer        target)
{
  read_bend_part (self, &((EntenteRelation *) target)->bend_across);
}

static const EntenteMember bend_members[] = {
  ENTENTE_MEMBER ("along", read_along),
  ENTENTE_MEMBER ("across", read_across),
};

static void
read_bend (EntenteReading *self,
           gpointer        target)
{
  EntenteRelation *row = target;
  gsize start;
  guint64 seen;

  if (!entente_reading_enter (self, ENTENTE_TOKEN_OBJECT))
    return;
  start = entente_scanner_get_offset (&self->scanner);
  seen = entente_reading_members (self, bend_members, G_N_ELEMENTS (bend_members), row);
  if (seen != 3 && self->scanner.token != ENTENTE_TOKEN_ERROR)
    entente_reading_report (self, ENTENTE_VERDICT_WARNING, start,
                            _("found a bend without %s; expected both along and across"),
                            seen == 0 ? "along, across" : seen == 1 ? "across" : "along");
  if (isnan (row->bend_along) || isnan (row->bend_across))
    row->bend_along = row->bend_across = NAN;
}

static const EntenteMember members[] = {
  ENTENTE_MEMBER ("id", read_id),
  ENTENTE_MEMBER ("source", read_source),
  ENTENTE_MEMBER ("target", read_target),
  ENTENTE_MEMBER ("via", read_via),
  ENTENTE_MEMBER ("regarding", read_regarding),
  ENTENTE_MEMBER ("concerns", read_concerns),
  ENTENTE_MEMBER ("kind", read_kind),
  ENTENTE_MEMBER ("label", read_label),
  ENTENTE_MEMBER ("phrase", entente_reading_check_text),
  ENTENTE_MEMBER ("direction", read_direction),
  ENTENTE_MEMBER ("tone", read_tone),
  ENTENTE_MEMBER ("weight", read_weight),
  ENTENTE_MEMBER ("phase", read_phase),
  ENTENTE_MEMBER ("claim", read_claim),
  ENTENTE_MEMBER ("since", read_since),
  ENTENTE_MEMBER ("until", read_until),
  ENTENTE_MEMBER ("bend", read_bend),
  ENTENTE_MEMBER ("note", entente_reading_check_text),
  ENTENTE_MEMBER ("citations", entente_read_citations),
};

static void
check_dates (EntenteReading *self,
             const Target   *target)
{
  if (!entente_date_is_after (target->row.since, target->row.until)
      || self->scanner.token == ENTENTE_TOKEN_ERROR)
    return;
  entente_reading_report_member (self, ENTENTE_VERDICT_WARNING, target->until_offset, "until",
                                 _("found an end before the beginning; expected none before "
                                   "“since”"));
}

void
entente_read_relation (EntenteReading  *self,
                       EntenteRelation *row)
{
  gsize object = entente_scanner_get_offset (&self->scanner);
  Target target = { *row, 0 };
  guint64 seen;

  target.row.source = target.row.target = ENTENTE_NO_SLOT;
  target.row.tone = target.row.bend_along = target.row.bend_across = NAN;
  target.row.weight = 1;
  target.row.since = target.row.until = ENTENTE_DATE_UNKNOWN;
  seen = entente_reading_members (self, members, G_N_ELEMENTS (members), &target);
  entente_reading_require (self, seen, 0, object, members, N_("the id of the relation, a text"));
  entente_reading_require (self, seen, 1, object, members, N_("the id of an actor, a text"));
  entente_reading_require (self, seen, 2, object, members, N_("the id of an actor, a text"));
  check_dates (self, &target);
  *row = target.row;
}
