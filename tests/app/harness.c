/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include "entente-edits.h"
#include "entente-faults-dialog.h"

#include <glib/gstdio.h>

#define WAIT_MS 20000

static EntenteApplication *application;
static char *folder;

static const char map_text[] =
  "{\n"
  "  \"format\": \"entente-map\", \"version\": 1, \"title\": \"Two of us\",\n"
  "  \"actors\": [\n"
  "    { \"id\": \"a\", \"name\": \"A\", \"position\": { \"x\": 0, \"y\": 0 } },\n"
  "    { \"id\": \"b\", \"name\": \"B\", \"position\": { \"x\": 300, \"y\": 0 } }\n"
  "  ],\n"
  "  \"relations\": [ { \"id\": \"r\", \"source\": \"a\", \"target\": \"b\", \"label\": \"asks\" } ]\n"
  "}\n";

static gboolean
timed_out_cb (gpointer user_data)
{
  gboolean *timed_out = user_data;

  *timed_out = TRUE;
  return G_SOURCE_CONTINUE;
}

int
harness_run (void)
{
  g_autoptr (GError) error = NULL;
  int status;

  folder = g_dir_make_tmp ("entente-app-XXXXXX", &error);
  g_assert_no_error (error);
  application = entente_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  status = g_test_run ();

  g_clear_object (&application);
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
  return status;
}

EntenteApplication *
harness_get_application (void)
{
  return application;
}

void
harness_wait (HarnessCondition condition,
              gpointer         data)
{
  gboolean timed_out = FALSE;
  guint id = g_timeout_add (WAIT_MS, timed_out_cb, &timed_out);

  while (!condition (data) && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_assert_false (timed_out);
}

static gboolean
is_cleared (gpointer data)
{
  gpointer *pointer = data;

  return *pointer == NULL;
}

void
harness_watch (gpointer *pointer)
{
  g_object_add_weak_pointer (*pointer, pointer);
}

void
harness_wait_for_end (gpointer *pointer)
{
  harness_wait (is_cleared, pointer);
}

GFile *
harness_make_file (const char *name,
                   const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

char *
harness_read_file (GFile *file)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  return text;
}

GFile *
harness_make_map (const char *name)
{
  return harness_make_file (name, map_text);
}

static gboolean
has_document (gpointer data)
{
  return entente_window_get_document (data) != NULL;
}

EntenteWindow *
harness_open_window (GFile *file)
{
  EntenteWindow *window = entente_window_new (application);

  entente_window_open (window, file, FALSE);
  harness_wait (has_document, window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

EntenteWindow *
harness_open_sound (GFile *file)
{
  EntenteWindow *window = entente_window_new (application);
  GtkWindow *dialog;

  entente_window_open (window, file, FALSE);
  dialog = harness_wait_for_dialog (GTK_WINDOW (window), ENTENTE_TYPE_FAULTS_DIALOG);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "faults.open-sound", NULL);
  harness_wait (has_document, window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

void
harness_set_label (EntenteWindow *window,
                   const char    *label)
{
  EntenteDocument *document = entente_window_get_document (window);
  EntenteMap *map = entente_document_get_map (document);
  guint32 relation = entente_map_find (map, ENTENTE_RECORD_RELATION, "r");
  g_autoptr (GError) error = NULL;
  EntenteAct *act =
    entente_edit_text (map, ENTENTE_RECORD_RELATION, relation, "label", label, &error);

  g_assert_no_error (error);
  g_assert_true (entente_history_perform (entente_document_get_history (document), act));
}

typedef struct
{
  GtkWindow *parent;
  GType type;
  GtkWindow *found;
} Search;

static gboolean
find_dialog (gpointer data)
{
  Search *search = data;
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, search->type) &&
          gtk_window_get_transient_for (window) == search->parent &&
          gtk_widget_get_visible (GTK_WIDGET (window)))
        {
          search->found = window;
          return TRUE;
        }
    }

  return FALSE;
}

EntenteMapView *
harness_find_map_view (GtkWidget *widget)
{
  if (ENTENTE_IS_MAP_VIEW (widget))
    return ENTENTE_MAP_VIEW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      EntenteMapView *found = harness_find_map_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWindow *
harness_wait_for_dialog (GtkWindow *parent,
                         GType      type)
{
  Search search = { parent, type, NULL };

  harness_wait (find_dialog, &search);
  return search.found;
}

static gboolean
has_no_windows (gpointer data)
{
  return gtk_application_get_windows (data) == NULL;
}

void
harness_close_all (void)
{
  while (!has_no_windows (application))
    gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (application))->data);
}
