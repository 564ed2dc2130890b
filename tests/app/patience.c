/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does while an edit of very many records takes long. */

#include "harness.h"

#include "entente-edits.h"
#include "entente-map-reader.h"
#include "entente-map-wait.h"
#include "entente-patience.h"

/* Long enough for several looks at what the window has to do, also on a busy machine. */
#define N_ACTORS 20000

typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  GtkWindow *window;
  EntentePatience *patience;
  gboolean cancels;
  gboolean seen;
  gboolean called_off;
} Stage;

static EntenteMap *
read_map (void)
{
  GString *json = g_string_new ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [");
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < N_ACTORS; i++)
    g_string_append_printf (json, "%s{ \"id\": \"a%u\" }", i > 0 ? "," : "", i);
  g_string_append (json, "] }");
  bytes = g_string_free_to_bytes (json);
  return entente_map_read (bytes, faults, NULL, NULL, NULL, NULL);
}

static void
called_off_cb (Stage *stage)
{
  stage->called_off = TRUE;
}

static void
set_up (Stage         *stage,
        gconstpointer  data)
{
  stage->map = read_map ();
  stage->history = entente_history_new (stage->map);
  stage->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (stage->window);
  stage->patience = entente_patience_new (stage->window, stage->map);
  entente_patience_set_delay (stage->patience, 0);
  g_signal_connect_swapped (stage->patience, "called-off", G_CALLBACK (called_off_cb), stage);
}

static void
tear_down (Stage         *stage,
           gconstpointer  data)
{
  g_assert_finalize_object (stage->patience);
  gtk_window_destroy (stage->window);
  g_assert_finalize_object (stage->history);
  g_assert_finalize_object (stage->map);
}

/* Run by the dialog's side of the wait, in the midst of the edit. */
static gboolean
look_cb (gpointer user_data)
{
  Stage *stage = user_data;
  AdwMessageDialog *dialog = entente_patience_get_dialog (stage->patience);

  if (dialog == NULL)
    return G_SOURCE_CONTINUE;
  g_assert_true (entente_map_is_waiting (stage->map));
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == stage->window);
  stage->seen = TRUE;
  if (stage->cancels)
    adw_message_dialog_response (dialog, "cancel");
  return G_SOURCE_REMOVE;
}

static gboolean
has_no_dialog (gpointer patience)
{
  return entente_patience_get_dialog (patience) == NULL;
}

static EntenteAct *
group (Stage *stage)
{
  guint32 slots[N_ACTORS];

  for (guint32 i = 0; i < N_ACTORS; i++)
    slots[i] = i;
  return entente_edit_member_of_many (stage->map, ENTENTE_RECORD_ACTOR, slots, N_ACTORS, "group",
                                      "\"all\"", NULL);
}

static gboolean
is_called_off (gpointer stage)
{
  return ((Stage *) stage)->called_off;
}

static void
test_called_off (Stage         *stage,
                 gconstpointer  data)
{
  stage->cancels = TRUE;
  g_idle_add_full (G_PRIORITY_HIGH, look_cb, stage, NULL);
  g_assert_false (entente_history_perform (stage->history, group (stage)));
  g_assert_true (stage->seen);
  g_assert_false (entente_history_get_can_undo (stage->history));
  g_assert_false (stage->called_off);
  harness_wait (is_called_off, stage);
  g_assert_null (entente_patience_get_dialog (stage->patience));
  /* The next one is asked about anew. */
  g_assert_true (entente_history_perform (stage->history, group (stage)));
}

static void
test_waited_for (Stage         *stage,
                 gconstpointer  data)
{
  g_idle_add_full (G_PRIORITY_HIGH, look_cb, stage, NULL);
  g_assert_true (entente_history_perform (stage->history, group (stage)));
  g_assert_true (stage->seen);
  harness_wait (has_no_dialog, stage->patience);
  g_assert_false (stage->called_off);
}

static void
test_short (Stage         *stage,
            gconstpointer  data)
{
  entente_patience_set_delay (stage->patience, G_MAXUINT);
  g_assert_true (entente_history_perform (stage->history, group (stage)));
  g_assert_null (entente_patience_get_dialog (stage->patience));
}

static gboolean
close_cb (double   fraction,
          gpointer window)
{
  gtk_window_close (window);
  return TRUE;
}

/* The window does not go in the midst of an edit. */
static void
test_close (void)
{
  g_autoptr (GFile) file = harness_make_map ("patience.entente.json");
  EntenteWindow *window = harness_open_window (file);
  EntenteMap *map = entente_history_get_map (
      entente_document_get_history (entente_window_get_document (window)));

  entente_map_set_wait (map, close_cb, window);
  g_assert_true (entente_map_wait (map, 0));
  g_assert_nonnull (entente_window_get_document (window));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  entente_map_set_wait (map, NULL, NULL);
  harness_close_all ();
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/app/patience/called-off", Stage, NULL, set_up, test_called_off, tear_down);
  g_test_add ("/app/patience/waited-for", Stage, NULL, set_up, test_waited_for, tear_down);
  g_test_add ("/app/patience/short", Stage, NULL, set_up, test_short, tear_down);
  g_test_add_func ("/app/patience/close", test_close);

  return harness_run ();
}
