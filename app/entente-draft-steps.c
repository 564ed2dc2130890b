/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-draft-steps"

#include "entente-draft-steps.h"

#include "entente-json-text.h"
#include "entente-shown-name.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Records named of one step; the others are counted. */
#define MAX_RECORDS 3

static const char *const name_members[][2] = {
  [ENTENTE_RECORD_DOCUMENT] = { "title", NULL },
  [ENTENTE_RECORD_ARTICLE] = { "title", "id" },
  [ENTENTE_RECORD_ACTOR] = { "name", "id" },
  [ENTENTE_RECORD_RELATION] = { "label", "id" },
  [ENTENTE_RECORD_STEP] = { "title", "id" },
};

static char *
dup_actor (EntenteMap *map,
           const char *json,
           gsize       length,
           const char *member)
{
  g_autofree char *id = entente_json_dup_member_string (json, (gssize) length, member);
  guint32 actor =
    id != NULL ? entente_map_find (map, ENTENTE_RECORD_ACTOR, id) : ENTENTE_NO_SLOT;

  if (actor == ENTENTE_NO_SLOT)
    return g_steal_pointer (&id);
  return g_strdup (entente_map_get_actor_name (map, actor));
}

/* As the record calls itself; a relation also by its ends. */
static char *
dup_record_name (EntenteMap        *map,
                 const EntenteSwap *swap)
{
  EntenteRecord *record = swap->after != NULL ? swap->after : swap->before;
  g_autofree char *name = NULL;
  gsize length;
  const char *json;

  if (record == NULL)
    return NULL;
  json = entente_record_get_json (record, &length);
  for (guint i = 0; i < 2 && name == NULL; i++)
    if (name_members[swap->type][i] != NULL)
      name = entente_json_dup_member_string (json, (gssize) length, name_members[swap->type][i]);
  if (swap->type == ENTENTE_RECORD_RELATION)
    {
      g_autofree char *source = dup_actor (map, json, length, "source");
      g_autofree char *target = dup_actor (map, json, length, "target");
      g_autofree char *whole = NULL;

      /* Translators: two actors and what the one does to the other. */
      whole = g_strdup_printf (_("%s → %s: %s"), source, target, name);
      return entente_dup_clean_name (whole);
    }
  return name != NULL ? entente_dup_clean_name (name) : g_strdup (_("the map"));
}

static void
append_step (GString    *text,
             EntenteMap *map,
             EntenteAct *act,
             gboolean    undone)
{
  guint n_swaps;
  guint n_named = 0;
  guint n_unnamed = 0;
  const EntenteSwap *swaps = entente_act_get_swaps (act, &n_swaps);

  g_string_append (text, entente_act_get_name (act));
  for (guint i = 0; i < n_swaps; i++)
    {
      g_autofree char *name = n_named < MAX_RECORDS ? dup_record_name (map, &swaps[i]) : NULL;

      if (name != NULL)
        g_string_append_printf (text, "%s%s", n_named++ == 0 ? " — " : "; ", name);
      else
        n_unnamed++;
    }
  if (n_unnamed > 0)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", n_unnamed), n_unnamed);
  if (undone)
    g_string_append (text, _(" (undone)"));
  g_string_append_c (text, '\n');
}

char *
entente_draft_steps_to_string (EntenteDocument *document)
{
  EntenteHistory *history = entente_document_get_history (document);
  EntenteMap *map = entente_document_get_map (document);
  GString *text = g_string_new (NULL);
  guint n_done;
  guint n_steps = entente_history_get_n_steps (history, &n_done);

  for (guint i = 0; i < n_steps; i++)
    append_step (text, map, entente_history_get_step (history, i), i >= n_done);
  return g_string_free (text, FALSE);
}

void
entente_draft_steps_show (GtkWindow       *parent,
                          EntenteDocument *document)
{
  g_autofree char *steps = entente_draft_steps_to_string (document);
  GtkWidget *dialog =
    adw_message_dialog_new (parent, _("What the Draft Holds"), entente_document_get_title (document));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_buffer_set_text (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), g_strchomp (steps), -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), 6);
  gtk_widget_add_css_class (view, "entente-draft");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_size_request (scroller, 480, 280);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scroller);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
