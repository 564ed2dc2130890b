/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Entente"

#include "entente-map-view-private.h"

#include "entente-citation.h"

#include <glib/gi18n.h>

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

/* A line that is pointed at shows the first passage it rests on. */
gboolean
entente_map_view_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    by_keyboard,
                                GtkTooltip *tooltip)
{
  EntenteMapView *self = ENTENTE_MAP_VIEW (widget);
  EntentePoint point = { x, y };
  g_autofree char *text = NULL;
  EntenteItem item;

  if (self->session == NULL || self->drag != ENTENTE_DRAG_NONE || self->linking)
    return FALSE;
  item = by_keyboard ? entente_session_get_current (self->session)
                     : entente_map_view_get_item_at (self, point);
  if (item.type != ENTENTE_RECORD_RELATION)
    return FALSE;
  text = dup_peek (entente_map_view_get_map (self), item.slot);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}
