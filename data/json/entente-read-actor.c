/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reading.h"

#include <float.h>
#include <glib/gi18n.h>

/* An actor's row, and what decides about it once all members are read. */
typedef struct
{
  EntenteActor *row;
  gsize pinned_offset; /* of the value true, else 0 */
} Target;

typedef struct
{
  double x;
  double y;
  guint n_read;
} Position;

static const EntenteActor *
get_present (EntenteReading *self)
{
  static const EntenteActor nothing = { NULL };

  return self->present != NULL ? &self->present->actor : &nothing;
}

static void
read_id (EntenteReading *self,
         gpointer        target)
{
  EntenteActor *row = ((Target *) target)->row;

  row->id = entente_reading_id (self, ENTENTE_VERDICT_FAULT, N_("the id of the actor, a text"),
                                get_present (self)->id);
}

static void
read_name (EntenteReading *self,
           gpointer        target)
{
  EntenteActor *row = ((Target *) target)->row;

  row->name = entente_reading_text (self, get_present (self)->name);
}

/* Names by language: the keys are the map's own, not the format's. */
static void
read_names (EntenteReading *self,
            gpointer        target)
{
  const char *text;
  gsize length;

  if (!entente_reading_enter (self, ENTENTE_TOKEN_OBJECT))
    return;
  while (entente_scanner_next (&self->scanner) == ENTENTE_TOKEN_KEY)
    {
      text = entente_reading_decode (self, &length);
      if (text != NULL)
        entente_reading_check_language (self, text, length);
      entente_reading_string (self, ENTENTE_VERDICT_WARNING, N_("a name"), &length);
    }
}

static void
read_kind (EntenteReading *self,
           gpointer        target)
{
  EntenteActor *row = ((Target *) target)->row;

  row->kind = entente_reading_kind (self, ENTENTE_RECORD_ACTOR);
}

static void
read_group (EntenteReading *self,
            gpointer        target)
{
  EntenteActor *row = ((Target *) target)->row;

  row->group = entente_reading_text (self, get_present (self)->group);
}

static void
read_color (EntenteReading *self,
            gpointer        target)
{
  EntenteActor *row = ((Target *) target)->row;

  row->color = entente_reading_color (self);
}

static void
read_x (EntenteReading *self,
        gpointer        target)
{
  Position *position = target;

  position->n_read
      += entente_reading_number (self, -DBL_MAX, DBL_MAX, N_("a number"), &position->x);
}

static void
read_y (EntenteReading *self,
        gpointer        target)
{
  Position *position = target;

  position->n_read
      += entente_reading_number (self, -DBL_MAX, DBL_MAX, N_("a number"), &position->y);
}

static const EntenteMember position_members[] = {
  ENTENTE_MEMBER ("x", read_x),
  ENTENTE_MEMBER ("y", read_y),
};

static void
read_position (EntenteReading *self,
               gpointer        target)
{
  EntenteActor *row = ((Target *) target)->row;
  Position position = { 0 };
  gsize start;
  guint64 seen;

  if (!entente_reading_enter (self, ENTENTE_TOKEN_OBJECT))
    return;
  start = entente_scanner_get_offset (&self->scanner);
  seen = entente_reading_members (self, position_members, G_N_ELEMENTS (position_members),
                                  &position);
  if (position.n_read == 2)
    {
      row->x = position.x;
      row->y = position.y;
      row->placed = TRUE;
    }
  else if (seen != 3 && self->scanner.token != ENTENTE_TOKEN_ERROR)
    entente_reading_report (self, ENTENTE_VERDICT_WARNING, start,
                            _("found a position without %s; expected both x and y"),
                            seen == 0 ? "x, y" : seen == 1 ? "y" : "x");
}

static void
read_pinned (EntenteReading *self,
             gpointer        target)
{
  Target *actor = target;
  gboolean pinned;

  if (entente_reading_boolean (self, &pinned) && pinned)
    actor->pinned_offset = entente_scanner_get_offset (&self->scanner);
}

static const EntenteMember members[] = {
  ENTENTE_MEMBER ("id", read_id),
  ENTENTE_MEMBER ("name", read_name),
  ENTENTE_MEMBER ("names", read_names),
  ENTENTE_MEMBER ("kind", read_kind),
  ENTENTE_MEMBER ("aliases", entente_reading_check_texts),
  ENTENTE_MEMBER ("description", entente_reading_check_text),
  ENTENTE_MEMBER ("group", read_group),
  ENTENTE_MEMBER ("url", entente_reading_check_text),
  ENTENTE_MEMBER ("color", read_color),
  ENTENTE_MEMBER ("position", read_position),
  ENTENTE_MEMBER ("pinned", read_pinned),
};

void
entente_read_actor (EntenteReading *self,
                    EntenteActor   *row)
{
  gsize object = entente_scanner_get_offset (&self->scanner);
  Target target = { row, 0 };
  guint64 seen;

  row->color = ENTENTE_NO_COLOR;
  seen = entente_reading_members (self, members, G_N_ELEMENTS (members), &target);
  entente_reading_require (self, seen, 0, object, members, N_("the id of the actor, a text"));
  row->pinned = row->placed && target.pinned_offset > 0;
  if (target.pinned_offset > 0 && !row->placed && self->scanner.token != ENTENTE_TOKEN_ERROR)
    entente_reading_report_member (self, ENTENTE_VERDICT_WARNING, target.pinned_offset, "pinned",
                                   _("found true on an actor without a position; expected a "
                                     "position to hold it at"));
}
