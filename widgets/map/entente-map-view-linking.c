/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-edits.h"
#include "entente-map-view-private.h"
#include "entente-walk.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* A relation that is being made: by dragging the handle of its source, or by keys, where it waits for
 * its target: arrows, the first letters of a name or the pointer choose it. */

/* Who lets go nearer to the source than this has thought better of it. */
#define DROP_DISTANCE_PX 32.0

#define ISOLATE "\342\201\250" /* U+2068 */
#define RELEASE "\342\201\251" /* U+2069 */

static const char *
get_name (EntenteMapView *self,
          guint32         actor)
{
  return entente_map_get_actor_name (entente_map_view_get_map (self), actor);
}

/* What the keys do now, as a line over the map. */
static void
update_hint (EntenteMapView *self)
{
  g_autofree char *hint = NULL;
  const char *typed = self->link_text->str;

  if (self->linking && self->link_target != ENTENTE_NO_SLOT)
    /* Translators: both are names of actors. */
    hint = g_strdup_printf (
        _("Relation from " ISOLATE "%s" RELEASE " to " ISOLATE "%s" RELEASE ": Enter makes it"),
        get_name (self, self->link_source), get_name (self, self->link_target));
  else if (self->linking && *typed != '\0')
    hint = g_strdup_printf (_("No other actor’s name begins with “" ISOLATE "%s" RELEASE "”"),
                            typed);
  else if (self->linking)
    /* Translators: %s is the name of an actor. */
    hint = g_strdup_printf (
        _("Relation from " ISOLATE "%s" RELEASE ": type a name, use the arrows or click"),
        get_name (self, self->link_source));
  entente_map_view_set_hint (self, hint);
}

static void
set_target (EntenteMapView *self,
            guint32         target)
{
  self->link_target = target;
  entente_session_set_hovered (self->session, target != ENTENTE_NO_SLOT
                                                  ? ENTENTE_ACTOR_ITEM (target)
                                                  : ENTENTE_NO_ITEM);
  if (target != ENTENTE_NO_SLOT)
    entente_map_view_reveal (self, ENTENTE_ACTOR_ITEM (target));
  update_hint (self);
  entente_map_view_queue (self);
}

/* The pointer takes the choice over from the keys. */
void
entente_map_view_link_to_pointer (EntenteMapView *self)
{
  self->link_target = ENTENTE_NO_SLOT;
  g_string_truncate (self->link_text, 0);
  update_hint (self);
  entente_map_view_queue (self);
}

void
entente_map_view_start_link (EntenteMapView *self,
                             guint32         source)
{
  self->link_source = source;
  self->link_target = ENTENTE_NO_SLOT;
  g_string_truncate (self->link_text, 0);
  self->linking = TRUE;
  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (self->link_keys),
                                           self->link_input);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  update_hint (self);
  entente_map_view_queue (self);
}

void
entente_map_view_stop_link (EntenteMapView *self)
{
  self->linking = FALSE;
  self->link_source = ENTENTE_NO_SLOT;
  self->link_target = ENTENTE_NO_SLOT;
  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (self->link_keys), NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
  update_hint (self);
  entente_map_view_queue (self);
}

static double
get_distance (EntenteBox   box,
              EntentePoint point)
{
  double dx = MAX (MAX (box.x - point.x, point.x - box.x - box.width), 0.0);
  double dy = MAX (MAX (box.y - point.y, point.y - box.y - box.height), 0.0);

  return hypot (dx, dy);
}

/* On the ground a new actor is made there, together with the relation to it. */
static void
link_to_new (EntenteMapView *self,
             guint32         source,
             EntentePoint    point)
{
  const EntenteSceneActor *drawn
      = entente_scene_find_actor (entente_map_view_ensure_scene (self), source);
  EntentePoint at = entente_viewport_to_map (&self->viewport, point);
  EntenteAct *act;
  guint32 actor;

  if (drawn == NULL || !isfinite (at.x) || !isfinite (at.y)
      || get_distance (drawn->outline, at) * self->viewport.zoom < DROP_DISTANCE_PX)
    return;
  act = entente_edit_add_linked_actor (entente_map_view_get_map (self), source, _("New Actor"),
                                       round (at.x), round (at.y), &actor);
  if (!entente_history_perform (entente_session_get_history (self->session), act))
    return;
  entente_session_select (self->session, ENTENTE_ACTOR_ITEM (actor));
  entente_map_view_request_rename (self, ENTENTE_ACTOR_ITEM (actor));
}

/* Where the pointer lets go: an actor is the target, on the ground a new one is. */
void
entente_map_view_drop_link (EntenteMapView *self,
                            EntentePoint    point)
{
  EntenteItem item = entente_map_view_get_item_at (self, point, NULL);
  guint32 source = self->link_source;

  entente_map_view_stop_link (self);
  if (item.type == ENTENTE_RECORD_ACTOR)
    entente_map_view_add_relation (self, source, item.slot);
  else if (entente_item_is_nothing (item))
    link_to_new (self, source, point);
}

/* The target that keys have chosen is taken. */
static void
take_link (EntenteMapView *self)
{
  guint32 source = self->link_source;
  guint32 target = self->link_target;

  if (target == ENTENTE_NO_SLOT)
    return;
  entente_map_view_stop_link (self);
  entente_map_view_add_relation (self, source, target);
}

/* To the nearest actor that way from the target so far, or from the source. */
static void
walk_link (EntenteMapView *self,
           int             dx,
           int             dy)
{
  EntenteScene *scene = entente_map_view_ensure_scene (self);
  guint32 from = self->link_target != ENTENTE_NO_SLOT ? self->link_target : self->link_source;
  EntenteBox box;
  guint32 actor;

  if (!entente_walk_get_box (scene, ENTENTE_ACTOR_ITEM (from), &box))
    return;
  g_string_truncate (self->link_text, 0);
  actor = entente_walk_to_actor (scene, entente_box_get_middle (box), from, dx, dy);
  if (actor != ENTENTE_NO_SLOT)
    set_target (self, actor);
}

/* Whether a word of a name begins so; @typed is folded. */
static gboolean
begins_word (const char *name,
             const char *typed)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;

  for (const char *word = folded; word != NULL; word = strchr (word, ' '))
    {
      word += strspn (word, " ");
      if (g_str_has_prefix (word, typed))
        return TRUE;
    }
  return FALSE;
}

/* Behind @from, and round again from the first. */
static guint32
find_typed (EntenteMapView *self,
            guint32         from)
{
  EntenteMap *map = entente_map_view_get_map (self);
  g_autofree char *normal = g_utf8_normalize (self->link_text->str, -1, G_NORMALIZE_ALL);
  g_autofree char *typed = g_utf8_casefold (normal, -1);
  guint n = entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR);
  guint32 actor = from;

  for (guint i = 0; i < n; i++)
    {
      actor = actor != ENTENTE_NO_SLOT ? entente_map_get_next (map, ENTENTE_RECORD_ACTOR, actor)
                                       : ENTENTE_NO_SLOT;
      if (actor == ENTENTE_NO_SLOT)
        actor = entente_map_get_first (map, ENTENTE_RECORD_ACTOR);
      if (actor != self->link_source && begins_word (get_name (self, actor), typed))
        return actor;
    }
  return ENTENTE_NO_SLOT;
}

void
entente_map_view_type_link (EntenteMapView *self,
                            const char     *text)
{
  g_string_append (self->link_text, text);
  set_target (self, find_typed (self, ENTENTE_NO_SLOT));
}

/* Takes the last letter back. */
static void
erase_letter (EntenteMapView *self)
{
  const char *last;

  if (self->link_text->len == 0)
    return;
  last = g_utf8_find_prev_char (self->link_text->str,
                                self->link_text->str + self->link_text->len);
  g_string_truncate (self->link_text, (gsize) (last - self->link_text->str));
  set_target (self, self->link_text->len > 0 ? find_typed (self, ENTENTE_NO_SLOT)
                                             : ENTENTE_NO_SLOT);
}

gboolean
entente_map_view_press_link_key (EntenteMapView  *self,
                                 guint            keyval,
                                 GdkModifierType  state)
{
  static const struct
  {
    guint keyval, keypad;
    int dx, dy;
  } arrows[] = { { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
                 { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
                 { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 },
                 { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 } };

  if (!self->linking || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      if (keyval == arrows[i].keyval || keyval == arrows[i].keypad)
        {
          walk_link (self, arrows[i].dx, arrows[i].dy);
          return TRUE;
        }
    }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter)
    take_link (self);
  else if (keyval == GDK_KEY_BackSpace)
    erase_letter (self);
  else if (keyval == GDK_KEY_Tab && self->link_text->len > 0)
    set_target (self, find_typed (self, self->link_target));
  else
    return FALSE;
  return TRUE;
}
