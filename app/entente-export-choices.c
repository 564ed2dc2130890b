/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-export-choices"

#include "entente-export-choices.h"

#include "entente-preferences.h"

/* What was stored may come from elsewhere: out of range is the default. */
static guint
load_choice (const char *key,
             guint       n_choices)
{
  int choice = entente_preferences_get_int (key);

  return choice >= 0 && (guint) choice < n_choices ? (guint) choice : 0;
}

void
entente_export_choices_load (EntenteExportChoices *self)
{
  g_return_if_fail (self != NULL);

  self->format = load_choice ("export-format", ENTENTE_EXPORT_PDF + 1);
  self->area = load_choice ("export-area", ENTENTE_EXPORT_SELECTION + 1);
  self->background = load_choice ("export-background", ENTENTE_BACKGROUND_TRANSPARENT + 1);
  self->scale = CLAMP (entente_preferences_get_double ("export-scale"),
                       ENTENTE_EXPORT_SCALE_MIN,
                       ENTENTE_EXPORT_SCALE_MAX);
  self->margin =
    CLAMP (entente_preferences_get_double ("export-margin"), 0.0, ENTENTE_EXPORT_MARGIN_MAX);
  self->legend = entente_preferences_get_boolean ("export-legend") != FALSE;
  self->title = entente_preferences_get_boolean ("export-title") != FALSE;
}

void
entente_export_choices_store (const EntenteExportChoices *self)
{
  g_return_if_fail (self != NULL);

  entente_preferences_set_int ("export-format", (int) self->format);
  entente_preferences_set_int ("export-area", (int) self->area);
  entente_preferences_set_int ("export-background", (int) self->background);
  entente_preferences_set_double ("export-scale", self->scale);
  entente_preferences_set_double ("export-margin", self->margin);
  entente_preferences_set_boolean ("export-legend", self->legend);
  entente_preferences_set_boolean ("export-title", self->title);
}

EntenteExport
entente_export_choices_to_export (const EntenteExportChoices *self,
                                  EntenteBox                  visible,
                                  double                      zoom,
                                  EntentePair                 opened,
                                  const EntenteFocus         *selection)
{
  EntenteExport export = ENTENTE_EXPORT_INIT;

  export.format = self->format;
  export.background = self->background;
  export.opened = opened;
  export.scale = self->scale;
  export.margin = self->margin;
  export.legend = self->legend;
  export.title = self->title;
  if (self->area == ENTENTE_EXPORT_VISIBLE && zoom > 0.0)
    {
      export.area = visible;
      export.zoom = zoom;
      export.scale *= zoom;
    }
  else if (self->area == ENTENTE_EXPORT_SELECTION)
    export.only = selection;

  return export;
}

const char *
entente_export_format_get_ending (EntenteExportFormat format)
{
  switch (format)
    {
    case ENTENTE_EXPORT_SVG:
      return "svg";
    case ENTENTE_EXPORT_PDF:
      return "pdf";
    case ENTENTE_EXPORT_PNG:
    default:
      return "png";
    }
}

/* Lights @relation with its ends and third parties, and the relations it is about, since their ties
 * have to end somewhere. A chain of those can be as long as the map: no recursion. */
static void
add_relation (EntenteFocus *focus,
              EntenteMap   *map,
              guint32       relation)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (waiting, relation);
  while (waiting->len > 0)
    {
      guint32 next = g_array_index (waiting, guint32, waiting->len - 1);
      EntenteReferenceIter iter;
      EntenteReference reference;

      g_array_set_size (waiting, waiting->len - 1);
      if (!entente_slot_set_add (focus->relations, next))
        continue;

      entente_map_iter_relation (map, next, &iter);
      while (entente_reference_iter_next (&iter, &reference))
        if (entente_role_get_record_type (reference.role) == ENTENTE_RECORD_ACTOR)
          entente_slot_set_add (focus->actors, reference.other);
        else if (reference.role == ENTENTE_ROLE_CONCERNS)
          g_array_append_val (waiting, reference.other);
    }
}

static void
add_actor (EntenteFocus *focus,
           EntenteMap   *map,
           guint32       actor)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_slot_set_add (focus->actors, actor);
  entente_map_iter_mentions (map, ENTENTE_RECORD_ACTOR, actor, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    add_relation (focus, map, reference.relation);
}

EntenteFocus *
entente_selection_focus_new (EntenteSession *session)
{
  EntenteFocus *focus;
  EntenteMap *map;
  const EntenteItem *items;
  guint n_items;

  g_return_val_if_fail (ENTENTE_IS_SESSION (session), NULL);

  map = entente_session_get_map (session);
  items = entente_session_get_selection (session, &n_items);
  focus = g_new0 (EntenteFocus, 1);
  focus->actors = entente_slot_set_new ();
  focus->relations = entente_slot_set_new ();
  focus->level = 1.0;
  for (guint i = 0; i < n_items; i++)
    if (items[i].type == ENTENTE_RECORD_ACTOR)
      add_actor (focus, map, items[i].slot);
    else if (items[i].type == ENTENTE_RECORD_RELATION)
      add_relation (focus, map, items[i].slot);

  if (entente_slot_set_get_n (focus->actors) == 0)
    g_clear_pointer (&focus, entente_selection_focus_free);
  return focus;
}

void
entente_selection_focus_free (EntenteFocus *focus)
{
  g_clear_pointer (&focus->actors, entente_slot_set_unref);
  g_clear_pointer (&focus->relations, entente_slot_set_unref);
  g_free (focus);
}
