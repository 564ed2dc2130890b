/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-wait.h"

#include "entente-map-struct.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

void
entente_map_set_wait (EntenteMap     *self,
                      EntenteMapWait  wait,
                      gpointer        user_data)
{
  g_return_if_fail (ENTENTE_IS_MAP (self));

  self->wait = wait;
  self->wait_data = user_data;
}

static double
get_in_part (EntenteMap *self,
             double      fraction)
{
  return self->wait_part.from + (self->wait_part.to - self->wait_part.from) * fraction;
}

/* What somebody does meanwhile asks nobody. */
gboolean
entente_map_wait (EntenteMap *self,
                  double      fraction)
{
  gboolean goes_on;

  if (self->wait == NULL || self->waiting)
    return TRUE;
  if (fraction >= 0)
    fraction = get_in_part (self, fraction);
  self->waiting = TRUE;
  goes_on = self->wait (fraction, self->wait_data);
  self->waiting = FALSE;
  return goes_on;
}

EntenteWaitPart
entente_map_begin_wait_part (EntenteMap *self,
                             double      from,
                             double      to)
{
  EntenteWaitPart before = self->wait_part;

  self->wait_part = (EntenteWaitPart){ get_in_part (self, from), get_in_part (self, to) };
  return before;
}

void
entente_map_end_wait_part (EntenteMap      *self,
                           EntenteWaitPart  before)
{
  self->wait_part = before;
}

void
entente_map_set_canceled (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Canceled"));
}

gboolean
entente_map_is_waiting (EntenteMap *self)
{
  g_return_val_if_fail (ENTENTE_IS_MAP (self), FALSE);

  return self->waiting;
}
