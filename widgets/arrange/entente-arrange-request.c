/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-arrange"

#include "entente-arrange-request.h"

static const char *const styles[ENTENTE_LAYOUT_N_STYLES] = {
  [ENTENTE_LAYOUT_DISTANCES] = "distances", [ENTENTE_LAYOUT_CLUSTERS] = "clusters",
  [ENTENTE_LAYOUT_CIRCULAR] = "circular",   [ENTENTE_LAYOUT_RADIAL] = "radial",
  [ENTENTE_LAYOUT_LAYERED] = "layered",     [ENTENTE_LAYOUT_GRID] = "grid",
  [ENTENTE_LAYOUT_BETWEEN] = "between",
};

/**
 * entente_arrange_request_init:
 * @map: whose `view.layout` says style and seed; a style it does not know is Distances
 * @scope: which actors may move
 *
 * Asks for the layout that the map has.
 */
void
entente_arrange_request_init (EntenteArrangeRequest *self,
                              EntenteMap            *map,
                              EntenteArrangeScope    scope)
{
  const EntenteMapInfo *info = entente_map_get_info (map);

  *self = (EntenteArrangeRequest){ scope, ENTENTE_LAYOUT_DISTANCES, info->layout_seed, NULL,
                                   ENTENTE_NO_SLOT, ENTENTE_NO_SLOT, ENTENTE_NO_SLOT, FALSE, 0.0 };
  if (info->layout_style != NULL)
    entente_arrange_request_set_style (self, info->layout_style);
}

void
entente_arrange_request_copy (EntenteArrangeRequest       *self,
                              const EntenteArrangeRequest *other)
{
  *self = *other;
  if (self->only != NULL)
    g_array_ref (self->only);
}

void
entente_arrange_request_clear (EntenteArrangeRequest *self)
{
  g_clear_pointer (&self->only, g_array_unref);
}

gboolean
entente_arrange_request_set_style (EntenteArrangeRequest *self,
                                   const char            *name)
{
  for (guint k = 0; k < G_N_ELEMENTS (styles); k++)
    {
      if (!g_str_equal (styles[k], name))
        continue;
      self->style = (EntenteLayoutStyle) k;
      return TRUE;
    }

  return FALSE;
}

const char *
entente_arrange_request_get_style (const EntenteArrangeRequest *self)
{
  return styles[self->style];
}
