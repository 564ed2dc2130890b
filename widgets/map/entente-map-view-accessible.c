/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"
#include "entente-sentence.h"

#include <glib/gi18n.h>

/* (transfer full) */
static char *
describe_contents (EntenteMap *map)
{
  g_autofree char *actors = NULL;
  g_autofree char *relations = NULL;
  guint n_actors, n_relations;

  if (map == NULL)
    return g_strdup (_("Empty map"));
  n_actors = entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR);
  n_relations = entente_map_get_n_records (map, ENTENTE_RECORD_RELATION);
  actors = g_strdup_printf (ngettext ("%u actor", "%u actors", n_actors), n_actors);
  relations = g_strdup_printf (ngettext ("%u relation", "%u relations", n_relations), n_relations);
  /* Translators: such as “Map of 9 actors and 18 relations”. */
  return g_strdup_printf (_("Map of %s and %s"), actors, relations);
}

/* (transfer full) (nullable): NULL where not many are selected */
static char *
describe_many (EntenteSession *session)
{
  guint n_actors = entente_session_get_n_selected (session, ENTENTE_RECORD_ACTOR);
  guint n_relations = entente_session_get_n_selected (session, ENTENTE_RECORD_RELATION);
  g_autofree char *actors = NULL;
  g_autofree char *relations = NULL;

  if (n_actors + n_relations < 2)
    return NULL;
  actors = g_strdup_printf (ngettext ("%u actor", "%u actors", n_actors), n_actors);
  relations = g_strdup_printf (ngettext ("%u relation", "%u relations", n_relations), n_relations);
  /* Translators: such as “9 actors and 18 relations selected”. */
  return g_strdup_printf (_("%s and %s selected"), actors, relations);
}

/* (transfer full) */
static char *
describe_current (EntenteMapView *self)
{
  EntenteMap *map = entente_map_view_get_map (self);
  EntenteItem current
      = self->session != NULL ? entente_session_get_current (self->session) : ENTENTE_NO_ITEM;
  const char *title;

  switch (current.type)
    {
    case ENTENTE_RECORD_ACTOR:
      return g_strdup_printf (
          _("%s, %u relations"), entente_map_get_actor_name (map, current.slot),
          entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, current.slot));
    case ENTENTE_RECORD_RELATION:
      return entente_map_dup_sentence (map, current.slot);
    case ENTENTE_RECORD_STEP:
      title = entente_map_get_step (map, current.slot)->title;
      return g_strdup (title != NULL && *title != '\0' ? title : _("Untitled Step"));
    case ENTENTE_RECORD_DOCUMENT:
    case ENTENTE_RECORD_ARTICLE:
    default:
      return g_strdup (_("Nothing selected"));
    }
}

void
entente_map_view_update_accessible (EntenteMapView *self)
{
  g_autofree char *label = describe_contents (entente_map_view_get_map (self));
  g_autofree char *bundle = entente_map_view_describe_bundle (self);
  g_autofree char *many = self->session != NULL ? describe_many (self->session) : NULL;
  g_autofree char *description
      = self->hint != NULL ? g_strdup (self->hint)
        : bundle != NULL   ? g_strdup (bundle)
        : many != NULL     ? g_strdup (many)
                           : describe_current (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
