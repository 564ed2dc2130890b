/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reading.h"

#include <glib/gi18n.h>

/* A step names no records in a role of its own; its lists are named as VIA (actors) and CONCERNS
 * (relations), which stand for the types. */

static void
read_id (EntenteReading *self,
         gpointer        target)
{
  EntenteStep *row = target;

  row->id = entente_reading_id (self, ENTENTE_VERDICT_WARNING, N_("the id of the step, a text"),
                                self->present != NULL ? self->present->step.id : NULL);
}

static void
read_title (EntenteReading *self,
            gpointer        target)
{
  EntenteStep *row = target;

  row->title = entente_reading_text (self,
                                     self->present != NULL ? self->present->step.title : NULL);
}

static void
read_actors (EntenteReading *self,
             gpointer        target)
{
  entente_reading_name_list (self, ENTENTE_ROLE_VIA, N_("the id of an actor, a text"));
}

static void
read_relations (EntenteReading *self,
                gpointer        target)
{
  entente_reading_name_list (self, ENTENTE_ROLE_CONCERNS, N_("the id of a relation, a text"));
}

static const EntenteMember members[] = {
  ENTENTE_MEMBER ("id", read_id),
  ENTENTE_MEMBER ("title", read_title),
  ENTENTE_MEMBER ("text", entente_reading_check_text),
  ENTENTE_MEMBER ("actors", read_actors),
  ENTENTE_MEMBER ("relations", read_relations),
};

void
entente_read_step (EntenteReading *self,
                   EntenteStep    *row)
{
  entente_reading_members (self, members, G_N_ELEMENTS (members), row);
}
