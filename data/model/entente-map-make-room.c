/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-change-private.h"

/* Room for what comes, made before anything is changed: a change is done in one go, in which nobody can be
 * answered, and of very many records half of that would be memory touched for the first time. Room that is
 * not used in the end is there for the next change. */

/* How many links joining it takes: most often new ones, as those of what was read are not links. */
static guint
count_links (const EntenteChangeStep *step)
{
  if (step->type != ENTENTE_RECORD_RELATION || step->state != ENTENTE_SLOT_ALIVE || step->as_read
      || step->keeps_references)
    return 0;
  return step->n_named;
}

static gboolean
brings_id (EntenteMapChange  *change,
           EntenteChangeStep *step)
{
  return step->state == ENTENTE_SLOT_ALIVE && !entente_map_change_was_alive (change, step)
         && entente_row_get_id (step->type, &step->row) != NULL;
}

static void
ask_for_room (EntenteMapChange *self)
{
  guint n_ids[ENTENTE_N_RECORD_TYPES] = { 0 };
  guint n_links = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      EntenteChangeStep *step = &g_array_index (self->steps, EntenteChangeStep, i);

      n_links += count_links (step);
      n_ids[step->type] += brings_id (self, step);
    }
  entente_reference_pool_expect (&self->map->references, n_links);
  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    entente_id_index_expect (&ENTENTE_MAP_TABLE (self->map, type)->ids, n_ids[type]);
}

gboolean
entente_map_change_make_room (EntenteMapChange  *self,
                              GError           **error)
{
  ask_for_room (self);
  for (guint i = 0; i < self->steps->len; i++)
    {
      guint n_links = count_links (&g_array_index (self->steps, EntenteChangeStep, i));

      if (!entente_map_change_go_on (self, ENTENTE_PASS_MAKE_ROOM, i, error))
        return FALSE;
      while (n_links > 0 && entente_reference_pool_make_link (&self->map->references))
        n_links--;
    }
  return TRUE;
}
