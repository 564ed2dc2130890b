/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-edit-paste.h"
#include "entente-fragment-content.h"
#include "entente-fragment.h"
#include "entente-map-reader.h"
#include "entente-map-view-private.h"
#include "entente-map-wait.h"
#include "entente-track.h"
#include "entente-walk.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Of what duplicating, pasting and cutting take, where each step begins; measured with very many records. */
#define DUPLICATE_READ 0.15
#define DUPLICATE_PASTE 0.25
#define PASTE_READ 0.1
#define CUT_REMOVE 0.6

/* So far a copy lies from what it is a copy of, and each further one from the one before. Map units. */
#define PASTE_OFFSET 32.0

static GBytes *
write_selected (EntenteMapView *self,
                EntenteMap     *map)
{
  g_autoptr (GArray) actors = entente_session_dup_selected (self->session, ENTENTE_RECORD_ACTOR);
  g_autoptr (GArray) relations
      = entente_session_dup_selected (self->session, ENTENTE_RECORD_RELATION);
  g_autofree double *xs = NULL;
  g_autofree double *ys = NULL;

  if (actors->len + relations->len == 0)
    return NULL;
  entente_fragment_complete (map, actors, relations);
  xs = g_new (double, actors->len);
  ys = g_new (double, actors->len);
  for (guint i = 0; i < actors->len; i++)
    {
      if (!entente_places_get (self->places, map, g_array_index (actors, guint32, i), &xs[i],
                               &ys[i]))
        xs[i] = ys[i] = NAN;
    }
  return entente_fragment_to_bytes (map, (const guint32 *) (gpointer) actors->data, xs, ys,
                                    actors->len, (const guint32 *) (gpointer) relations->data,
                                    relations->len);
}

/* (transfer full) (nullable): what is selected, as a map of its own; NULL where nothing is, or where it
 * was called off. That is the part up to @to of what is waited for. */
static GBytes *
copy_selected (EntenteMapView *self,
               double          to)
{
  EntenteMap *map = entente_map_view_get_map (self);
  EntenteWaitPart whole;
  GBytes *bytes;

  if (map == NULL)
    return NULL;
  whole = entente_map_begin_wait_part (map, 0, to);
  bytes = write_selected (self, map);
  entente_map_end_wait_part (map, whole);
  return bytes;
}

static gboolean
copy_to_clipboard (EntenteMapView *self,
                   double          to)
{
  g_autoptr (GBytes) bytes = copy_selected (self, to);
  g_autoptr (GdkContentProvider) content = NULL;

  if (bytes == NULL)
    return FALSE;
  content = entente_fragment_content_new (bytes);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
  g_clear_pointer (&self->pasted, g_bytes_unref);
  self->n_pasted = 0;
  return TRUE;
}

static void
copy_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  copy_to_clipboard (ENTENTE_MAP_VIEW (widget), 1);
}

static void
cut_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  EntenteMap *map;
  EntenteWaitPart whole;

  if (!copy_to_clipboard (self, CUT_REMOVE))
    return;
  map = entente_map_view_get_map (self);
  whole = entente_map_begin_wait_part (map, CUT_REMOVE, 1);
  entente_map_view_remove_selected (self, TRUE);
  entente_map_end_wait_part (map, whole);
}

/* The box around the middles of all actors that have a place; FALSE where none has. */
static gboolean
get_extent (EntenteMap *fragment,
            EntenteBox *box)
{
  gboolean found = FALSE;

  for (guint32 slot = entente_map_get_first (fragment, ENTENTE_RECORD_ACTOR);
       slot != ENTENTE_NO_SLOT; slot = entente_map_get_next (fragment, ENTENTE_RECORD_ACTOR, slot))
    {
      const EntenteActor *actor = entente_map_get_actor (fragment, slot);
      EntenteBox point = { actor->x, actor->y, 0.0, 0.0 };

      if (!actor->placed)
        continue;
      *box = found ? entente_box_join (*box, point) : point;
      found = TRUE;
    }
  return found;
}

static gboolean
is_visible (EntenteMapView *self,
            EntentePoint    point)
{
  EntenteBox visible = entente_viewport_get_visible (&self->viewport);

  return entente_box_contains (&visible, point);
}

/* Where a menu asks for it, there; else a step beside the original; and where that would be out of
 * sight, in the middle of the view. */
static EntentePoint
choose_offset (EntenteMapView *self,
               EntenteMap     *fragment,
               guint           n_before)
{
  EntentePoint offset = { PASTE_OFFSET * (n_before + 1), PASTE_OFFSET * (n_before + 1) };
  EntentePoint to = self->paste_point;
  EntentePoint middle;
  EntenteBox box;

  if (!get_extent (fragment, &box))
    return offset;
  middle = entente_box_get_middle (box);
  if (!isfinite (to.x))
    {
      EntentePoint shifted = { middle.x + offset.x, middle.y + offset.y };

      if (is_visible (self, shifted))
        return offset;
      to = entente_viewport_get_middle (&self->viewport);
      to.x += PASTE_OFFSET * n_before;
      to.y += PASTE_OFFSET * n_before;
    }
  offset.x = round (to.x - middle.x);
  offset.y = round (to.y - middle.y);
  return offset;
}

static void
select_pasted (EntenteMapView *self,
               GArray         *actors,
               GArray         *relations)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (EntenteItem));

  for (guint i = 0; i < relations->len; i++)
    {
      EntenteItem item = ENTENTE_RELATION_ITEM (g_array_index (relations, guint32, i));

      g_array_append_val (items, item);
    }
  for (guint i = 0; i < actors->len; i++)
    {
      EntenteItem item = ENTENTE_ACTOR_ITEM (g_array_index (actors, guint32, i));

      g_array_append_val (items, item);
    }
  entente_session_select_many (self->session, (const EntenteItem *) (gpointer) items->data,
                               items->len);
}

/* What of a map cannot be pasted is said with the reason; what was called off is said already. What was done
 * before of what is waited for is @done. */
static void
paste_map (EntenteMapView *self,
           const char     *name,
           EntenteMap     *fragment,
           EntentePoint    offset,
           double          done)
{
  EntenteMap *map = entente_map_view_get_map (self);
  EntenteWaitPart whole = entente_map_begin_wait_part (map, done, 1);
  gboolean pasted = FALSE;
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GError) error = NULL;
  EntenteAct *act = entente_edit_paste (map, name, fragment, offset.x, offset.y, actors, relations,
                                        &error);

  if (act != NULL)
    pasted = entente_history_perform (entente_session_get_history (self->session), act);
  entente_map_end_wait_part (map, whole);
  if (pasted)
    select_pasted (self, actors, relations);
  else if (act == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    entente_map_view_emit_notice (self, error->message, NULL);
}

/* Of reading a fragment. */
typedef struct
{
  EntenteMap *map; /* the one it is for */
  GCancellable *cancellable;
} Waiting;

static void
wait_cb (double   part,
         gpointer user_data)
{
  Waiting *waiting = user_data;

  if (!entente_map_wait (waiting->map, part))
    g_cancellable_cancel (waiting->cancellable);
}

/* That is the part from @from to @to of what is waited for. Returns: (transfer full) (nullable): NULL with
 * G_IO_ERROR_CANCELLED where it was called off, with another error where the bytes are no map */
static EntenteMap *
read_fragment (EntenteMapView  *self,
               GBytes          *bytes,
               double           from,
               double           to,
               GError         **error)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { entente_map_view_get_map (self), cancellable };
  EntenteWaitPart whole = entente_map_begin_wait_part (waiting.map, from, to);
  EntenteMap *fragment = entente_map_read (bytes, faults, wait_cb, &waiting, cancellable, error);

  entente_map_end_wait_part (waiting.map, whole);
  return fragment;
}

void
entente_map_view_paste (EntenteMapView *self,
                        GBytes         *bytes)
{
  g_autoptr (EntenteMap) fragment = NULL;
  g_autoptr (GError) error = NULL;

  if (self->session == NULL)
    return;
  fragment = read_fragment (self, bytes, 0, PASTE_READ, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (fragment == NULL)
    {
      entente_map_view_emit_notice (
          self, _("The text on the clipboard is no part of a map"), "article");
      return;
    }
  if (self->pasted == NULL || !g_bytes_equal (self->pasted, bytes))
    self->n_pasted = 0;
  paste_map (self, _("Paste"), fragment, choose_offset (self, fragment, self->n_pasted++),
             PASTE_READ);
  g_clear_pointer (&self->pasted, g_bytes_unref);
  self->pasted = g_bytes_ref (bytes);
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (EntenteMapView) self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      entente_map_view_emit_notice (self, error->message, NULL);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  entente_map_view_paste (self, bytes);
  self->paste_point.x = self->paste_point.y = NAN;
}

static void
clipboard_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (EntenteMapView) self = user_data;
  g_autoptr (GOutputStream) output = NULL;
  g_autoptr (GInputStream) input
      = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);

  if (input == NULL)
    {
      entente_map_view_emit_notice (self, _("The clipboard holds no part of a map"), NULL);
      return;
    }
  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
      output, input,
      G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, spliced_cb, g_steal_pointer (&self));
}

static void
paste_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  const char *media_types[]
      = { ENTENTE_MAP_MEDIA_TYPE, "application/json", "text/plain;charset=utf-8", "text/plain",
          NULL };
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);

  if (self->session == NULL)
    return;
  self->paste_point = self->menu_point;
  gdk_clipboard_read_async (gtk_widget_get_clipboard (widget), media_types, G_PRIORITY_DEFAULT,
                            NULL, clipboard_read_cb, g_object_ref (self));
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const EntentePoint offset = { PASTE_OFFSET, PASTE_OFFSET };
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  g_autoptr (GBytes) bytes = copy_selected (self, DUPLICATE_READ);
  g_autoptr (EntenteMap) fragment = NULL;

  if (bytes != NULL)
    fragment = read_fragment (self, bytes, DUPLICATE_READ, DUPLICATE_PASTE, NULL);
  if (fragment != NULL)
    paste_map (self, _("Duplicate"), fragment, offset, DUPLICATE_PASTE);
}

void
entente_map_view_install_clipboard (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    const char *action;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { GDK_KEY_c, "map.copy", copy_cb },
    { GDK_KEY_d, "map.duplicate", duplicate_cb },
    { GDK_KEY_v, "map.paste", paste_cb },
    { GDK_KEY_x, "map.cut", cut_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].action, NULL,
                                       actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].keyval, GDK_CONTROL_MASK,
                                           actions[i].action, NULL);
    }
}
