/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-map"

#include "entente-map-view-private.h"

#include "entente-citation.h"
#include "entente-walk.h"

#include <math.h>

/* A line that is pointed at for a moment shows the first passage it rests on; so does the one that is
 * selected, by key. Tooltips would come at their own time, and not by key. */

#define PEEK_DELAY_MS 400
#define PEEK_GAP_PX 8 /* from the pointer, or the line */
#define PEEK_WIDTH_CHARS 44

/* Longer passages are cut; the panel shows them whole. */
#define PEEK_MAX_CHARS 280

#define ISOLATE "\342\201\250" /* U+2068 */
#define RELEASE "\342\201\251" /* U+2069 */

/* On one line, without the tabs that take Pango quadratic time, and cut. (transfer full) */
static char *
shorten (const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *cut = g_utf8_substring (text, 0, MIN (length, PEEK_MAX_CHARS));

  g_strdelimit (cut, "\t\r\n", ' ');
  g_strstrip (cut);
  if (length <= PEEK_MAX_CHARS)
    return g_steal_pointer (&cut);
  return g_strconcat (cut, "…", NULL);
}

/* (transfer full) (nullable): of the first citation that quotes; isolated, as it may be in any
 * script */
static char *
dup_peek (EntenteMap *map,
          guint32     relation)
{
  g_autoptr (GPtrArray) citations = entente_map_dup_citations (map, relation);

  for (guint i = 0; i < citations->len; i++)
    {
      const EntenteCitation *citation = g_ptr_array_index (citations, i);
      const char *publisher;
      g_autofree char *words = NULL;
      g_autofree char *source = NULL;

      if (citation->exact == NULL)
        continue;
      words = shorten (citation->exact);
      publisher = entente_map_get_article (map, citation->article)->publisher;
      if (publisher == NULL)
        return g_strdup_printf ("“" ISOLATE "%s" RELEASE "”", words);
      source = shorten (publisher);
      return g_strdup_printf ("“" ISOLATE "%s" RELEASE "”\n" ISOLATE "%s" RELEASE, words, source);
    }
  return NULL;
}

static GtkLabel *
get_label (EntenteMapView *self)
{
  return GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (self->peek)));
}

/* Nothing in it takes the pointer or the focus. */
static void
ensure_popover (EntenteMapView *self)
{
  GtkWidget *label;

  if (self->peek != NULL)
    return;
  label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), PEEK_WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  self->peek = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->peek), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->peek), FALSE);
  gtk_popover_set_offset (GTK_POPOVER (self->peek), 0, PEEK_GAP_PX);
  gtk_popover_set_child (GTK_POPOVER (self->peek), label);
  gtk_widget_add_css_class (self->peek, "entente-map-peek");
  gtk_widget_set_can_focus (self->peek, FALSE);
  gtk_widget_set_can_target (self->peek, FALSE);
  gtk_widget_set_parent (self->peek, GTK_WIDGET (self));
}

void
entente_map_view_hide_peek (EntenteMapView *self)
{
  g_clear_handle_id (&self->peek_timer, g_source_remove);
  if (self->peek != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->peek));
}

const char *
entente_map_view_get_peek (EntenteMapView *self)
{
  return self->peek != NULL && gtk_widget_get_visible (self->peek)
             ? gtk_label_get_label (get_label (self))
             : NULL;
}

static gboolean
show_peek (EntenteMapView *self,
           const char     *words, /* nullable */
           EntentePoint    at)
{
  GdkRectangle place = { (int) at.x, (int) at.y, 1, 1 };

  if (words == NULL)
    return FALSE;
  ensure_popover (self);
  gtk_label_set_label (get_label (self), words);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->peek), &place);
  gtk_popover_popup (GTK_POPOVER (self->peek));
  return TRUE;
}

static gboolean
peek_timer_cb (gpointer user_data)
{
  EntenteMapView *self = user_data;
  EntenteItem hovered = entente_session_get_hovered (self->session);
  g_autofree char *words = NULL;

  self->peek_timer = 0;
  if (!isfinite (self->pointer.x) || self->drag != ENTENTE_DRAG_NONE || self->linking)
    return G_SOURCE_REMOVE;
  if (hovered.type == ENTENTE_RECORD_RELATION)
    words = dup_peek (entente_map_view_get_map (self), hovered.slot);
  else
    words = entente_map_view_dup_bundle_words (self, self->hovered_bundle);
  show_peek (self, words, self->pointer);
  return G_SOURCE_REMOVE;
}

/* What is hovered in a list does not peek: the pointer is elsewhere. */
void
entente_map_view_follow_hover (EntenteMapView *self)
{
  entente_map_view_hide_peek (self);
  if (isfinite (self->pointer.x)
      && (self->hovered_bundle != ENTENTE_NO_SLOT
          || entente_session_get_hovered (self->session).type == ENTENTE_RECORD_RELATION))
    self->peek_timer = g_timeout_add (PEEK_DELAY_MS, peek_timer_cb, self);
}

void
entente_map_view_present_peek (EntenteMapView *self)
{
  if (self->peek != NULL)
    gtk_popover_present (GTK_POPOVER (self->peek));
}

/**
 * entente_map_view_peek:
 *
 * Shows the first passage of the relation that is selected, at the middle of its line; or no more of
 * it.
 *
 * Returns: whether it is shown now
 */
gboolean
entente_map_view_peek (EntenteMapView *self)
{
  gboolean was_shown = entente_map_view_get_peek (self) != NULL;
  EntenteScene *scene = entente_map_view_ensure_scene (self);
  g_autofree char *words = NULL;
  EntenteItem item;
  EntenteBox box;

  entente_map_view_hide_peek (self);
  if (was_shown || scene == NULL)
    return FALSE;
  item = entente_session_get_current (self->session);
  if (item.type == ENTENTE_RECORD_RELATION)
    words = dup_peek (entente_map_view_get_map (self), item.slot);
  if (words != NULL && entente_walk_get_box (scene, item, &box)
      && show_peek (self, words,
                    entente_viewport_to_widget (&self->viewport, entente_box_get_middle (box))))
    return TRUE;
  gtk_widget_error_bell (GTK_WIDGET (self));
  return FALSE;
}
