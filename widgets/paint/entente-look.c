/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-paint"

#include "entente-scene-private.h"

#include "entente-palette.h"

#include <string.h>

static void
add_value (GArray  *values,
           guint32  value)
{
  g_array_append_val (values, value);
}

void
entente_look_init (EntenteLook *self,
                   EntenteMap  *map)
{
  gboolean by_kind = entente_map_get_info (map)->color_by == ENTENTE_COLOR_BY_KIND;

  self->actor_kinds = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->relation_kinds = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < entente_map_get_n_actor_kinds (map); i++)
    {
      add_value (self->actor_kinds, entente_palette_get_actor_base (map, i, ENTENTE_NO_COLOR));
      add_value (self->actor_kinds, entente_palette_get_shape (map, i));
    }
  add_value (self->relation_kinds, by_kind);
  for (guint i = 0; i < entente_map_get_n_relation_kinds (map); i++)
    {
      const EntenteKind *kind = entente_map_get_relation_kind (map, i);

      add_value (self->relation_kinds, by_kind ? entente_palette_get_relation_base (map, i) : 0);
      /* What lines without a label of their own are called. */
      add_value (self->relation_kinds, kind->label != NULL ? g_str_hash (kind->label) : 0);
    }
}

void
entente_look_clear (EntenteLook *self)
{
  g_clear_pointer (&self->actor_kinds, g_array_unref);
  g_clear_pointer (&self->relation_kinds, g_array_unref);
}

static gboolean
begins_with (GArray *values,
             GArray *beginning)
{
  return values->len >= beginning->len
         && memcmp (values->data, beginning->data, beginning->len * sizeof (guint32)) == 0;
}

gboolean
entente_look_holds (const EntenteLook *self,
                    EntenteMap        *map)
{
  EntenteLook now;
  gboolean holds;

  if (self->actor_kinds == NULL)
    return FALSE;
  entente_look_init (&now, map);
  holds = begins_with (now.actor_kinds, self->actor_kinds)
          && begins_with (now.relation_kinds, self->relation_kinds);
  entente_look_clear (&now);
  return holds;
}
