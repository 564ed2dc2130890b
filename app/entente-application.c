/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-application"

#include "entente-application.h"

#include "entente-config.h"
#include "entente-drafts-dialog.h"
#include "entente-preferences.h"
#include "entente-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

struct _EntenteApplication
{
  AdwApplication parent_instance;

  /* state */
  guint example_wanted : 1; /* by the command line */
  guint quitting : 1;
  guint drafts_offered : 1;
};

G_DEFINE_FINAL_TYPE (EntenteApplication, entente_application, ADW_TYPE_APPLICATION)

/* Only with Ctrl, Alt or a function key: these fire while one types. Ctrl+Z and the plain letters
 * belong to the map and to the fields. */
static const struct
{
  const char *action;
  const char *accels[4];
} accelerators[] = {
  { "app.new", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "win.copy-picture", { "<Shift><Control>c" } },
  { "win.export", { "<Control>e" } },
  { "win.find", { "<Control>f" } },
  { "win.find-next", { "<Control>g" } },
  { "win.find-previous", { "<Shift><Control>g" } },
  { "win.fit", { "<Control>1", "<Control>KP_1" } },
  { "win.fit-selection", { "<Control>2", "<Control>KP_2" } },
  { "win.fullscreen", { "F11" } },
  { "win.history", { "<Control>h" } },
  { "win.layout", { "<Control>l" } },
  { "win.layout-selected", { "<Shift><Control>l" } },
  { "win.layout-style::distances", { "<Control><Alt>1" } },
  { "win.layout-style::clusters", { "<Control><Alt>2" } },
  { "win.layout-style::circular", { "<Control><Alt>3" } },
  { "win.layout-style::layered", { "<Control><Alt>4" } },
  { "win.layout-style::grid", { "<Control><Alt>5" } },
  { "win.layout-style::radial", { "<Control><Alt>6" } },
  { "win.layout-style::between", { "<Control><Alt>7" } },
  { "win.live-layout", { "<Control><Alt>l" } },
  { "win.merge-actors", { "<Control>m" } },
  { "win.open", { "<Control>o" } },
  { "win.print", { "<Control>p" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Shift><Control>s" } },
  { "win.shortcuts", { "<Control>question" } },
  { "win.show-overview", { "<Shift>F9" } },
  { "win.show-panel", { "F9" } },
  { "win.show-table", { "<Control>t" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-normal", { "<Control>0", "<Control>KP_0" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "window.close", { "<Control>w" } },
};

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { "example", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open a copy of the example map"), NULL },
  { NULL },
};

static void
apply_style (const char *style)
{
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (style, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (style, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

static gboolean
is_installed_map (GFile *file)
{
  const char *const *folders = g_get_system_data_dirs ();

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GFile) samples = g_file_new_build_filename (folders[i], "entente", "samples", NULL);

      if (g_file_has_prefix (file, samples))
        return TRUE;
    }

  return FALSE;
}

EntenteWindow *
entente_application_find_window (EntenteApplication *self,
                                 GFile              *file)
{
  g_return_val_if_fail (ENTENTE_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      EntenteDocument *document;

      if (!ENTENTE_IS_WINDOW (l->data))
        continue;
      document = entente_window_get_document (l->data);
      if (document != NULL && entente_document_is_of_file (document, file))
        return l->data;
    }

  return NULL;
}

/* One that shows nothing yet, the last used first, else a new one. */
static EntenteWindow *
get_free_window (EntenteApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ENTENTE_IS_WINDOW (l->data) && entente_window_is_free (l->data))
      return l->data;

  return entente_window_new (self);
}

/* The next window to ask; closing it leads back here by window-removed. */
static void
close_next_window (EntenteApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (GTK_IS_WINDOW (window) && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);

  if (window != NULL)
    gtk_window_close (window);
  else
    self->quitting = FALSE;
}

static gboolean
close_next_window_cb (gpointer user_data)
{
  EntenteApplication *self = user_data;

  if (self->quitting)
    close_next_window (self);

  return G_SOURCE_REMOVE;
}

static void
new_activated_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  EntenteWindow *window = get_free_window (user_data);
  g_autoptr (EntenteDocument) document = entente_document_new ();

  entente_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
}

static void
example_activated_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  entente_application_open_example (user_data);
}

static void
quit_activated_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  entente_application_quit (user_data);
}

static void
about_activated_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  adw_show_about_window (parent,
                         "application-name", "Entente",
                         "application-icon", ENTENTE_APPLICATION_ID,
                         "version", ENTENTE_VERSION,
                         "developer-name", _("The Entente Project"),
                         "comments", _("Maps of who did what to whom, with the passage behind every line."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
style_change_state_cb (GSimpleAction *action,
                       GVariant      *value,
                       gpointer       user_data)
{
  const char *style = g_variant_get_string (value, NULL);

  apply_style (style);
  entente_preferences_set_string ("style", style);
  g_simple_action_set_state (action, value);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_activated_cb },
  { .name = "new", .activate = new_activated_cb },
  { .name = "open-example", .activate = example_activated_cb },
  { .name = "quit", .activate = quit_activated_cb },
  { .name = "style", .parameter_type = "s", .state = "'system'", .change_state = style_change_state_cb },
};

static gboolean
terminated_cb (gpointer user_data)
{
  g_application_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static void
entente_application_startup (GApplication *application)
{
  EntenteApplication *self = ENTENTE_APPLICATION (application);
  g_autofree char *style = entente_preferences_dup_string ("style");

  G_APPLICATION_CLASS (entente_application_parent_class)->startup (application);

  g_unix_signal_add (SIGTERM, terminated_cb, self);
  g_unix_signal_add (SIGHUP, terminated_cb, self);
  g_unix_signal_add (SIGINT, terminated_cb, self);
  g_set_application_name ("Entente");
  gtk_window_set_default_icon_name (ENTENTE_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "style", g_variant_new_string (style));

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self),
                                           accelerators[i].action,
                                           (const char **) accelerators[i].accels);
}

/* Once, over the first window there is. */
static void
offer_drafts (EntenteApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->drafts_offered || window == NULL)
    return;
  self->drafts_offered = TRUE;
  entente_drafts_dialog_offer (window, NULL);
}

/* What is not saved stays as drafts: nobody can be asked any more. What is being typed belongs to it. */
static void
entente_application_shutdown (GApplication *application)
{
  EntenteApplication *self = ENTENTE_APPLICATION (application);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      EntenteDocument *document =
        ENTENTE_IS_WINDOW (l->data) ? entente_window_get_document (l->data) : NULL;
      g_autoptr (GError) error = NULL;

      if (document == NULL)
        continue;
      gtk_window_set_focus (l->data, NULL);
      if (!entente_document_flush_draft (document, &error))
        g_message ("%s", error->message);
    }

  G_APPLICATION_CLASS (entente_application_parent_class)->shutdown (application);
}

static void
entente_application_activate (GApplication *application)
{
  EntenteApplication *self = ENTENTE_APPLICATION (application);

  if (self->example_wanted)
    {
      self->example_wanted = FALSE;
      entente_application_open_example (self);
      offer_drafts (self);
      return;
    }

  gtk_window_present (GTK_WINDOW (get_free_window (self)));
  offer_drafts (self);
}

static void
entente_application_open (GApplication  *application,
                          GFile        **files,
                          int            n_files,
                          const char    *hint)
{
  entente_application_open_files (ENTENTE_APPLICATION (application), files, n_files);
  offer_drafts (ENTENTE_APPLICATION (application));
}

static int
entente_application_handle_local_options (GApplication *application,
                                          GVariantDict *given)
{
  EntenteApplication *self = ENTENTE_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("Entente %s\n", ENTENTE_VERSION);
      return 0;
    }
  if (!g_variant_dict_contains (given, "example"))
    return -1;

  /* The instance that runs already does not see our options. */
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (g_application_get_is_remote (application))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "open-example", NULL);
      return 0;
    }

  self->example_wanted = TRUE;
  return -1;
}

static void
entente_application_window_removed (GtkApplication *application,
                                    GtkWindow      *window)
{
  EntenteApplication *self = ENTENTE_APPLICATION (application);

  GTK_APPLICATION_CLASS (entente_application_parent_class)->window_removed (application, window);

  /* Not from within the closing of another window. */
  if (self->quitting && ENTENTE_IS_WINDOW (window))
    g_idle_add_full (G_PRIORITY_DEFAULT, close_next_window_cb, g_object_ref (self), g_object_unref);
}

static void
entente_application_class_init (EntenteApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GtkApplicationClass *gtk_application_class = GTK_APPLICATION_CLASS (klass);

  application_class->startup = entente_application_startup;
  application_class->shutdown = entente_application_shutdown;
  application_class->activate = entente_application_activate;
  application_class->open = entente_application_open;
  application_class->handle_local_options = entente_application_handle_local_options;

  gtk_application_class->window_removed = entente_application_window_removed;
}

static void
entente_application_init (EntenteApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_parameter_string (application, _("[MAP|TEXT…]"));
  g_application_set_option_context_summary (
    application,
    _("Opens maps in windows, and offers texts (.txt, .md, .html) for a new map. With a command as the\n"
      "first word it does one thing without a window:\n"
      "  entente article|audit|check|convert|edit|export|layout|mentions|scene MAP …\n"
      "Each command has its own --help."));
}

EntenteApplication *
entente_application_new (void)
{
  return g_object_new (ENTENTE_TYPE_APPLICATION,
                       "application-id", ENTENTE_APPLICATION_ID,
                       "resource-base-path", ENTENTE_RESOURCE_PATH,
                       "register-session", TRUE,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

static EntenteWindow *
open_map (EntenteApplication *self,
          GFile              *file)
{
  EntenteWindow *window = entente_application_find_window (self, file);

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return window;
    }
  window = get_free_window (self);
  entente_window_open (window, file, is_installed_map (file));
  return window;
}

void
entente_application_open_files (EntenteApplication  *self,
                                GFile              **files,
                                int                  n_files)
{
  EntenteWindow *window = NULL;

  g_return_if_fail (ENTENTE_IS_APPLICATION (self));

  for (int i = 0; i < n_files; i++)
    if (!entente_window_is_article_file (files[i]))
      window = open_map (self, files[i]);

  /* Texts are for the map that was named with them, else for a new one. */
  for (int i = 0; i < n_files; i++)
    {
      if (!entente_window_is_article_file (files[i]))
        continue;
      if (window == NULL)
        window = get_free_window (self);
      gtk_window_present (GTK_WINDOW (window));
      entente_window_add_article (window, files[i]);
    }
}

void
entente_application_open_example (EntenteApplication *self)
{
  g_return_if_fail (ENTENTE_IS_APPLICATION (self));

  entente_window_open_example (get_free_window (self));
}

void
entente_application_quit (EntenteApplication *self)
{
  g_return_if_fail (ENTENTE_IS_APPLICATION (self));

  self->quitting = TRUE;
  close_next_window (self);
}

void
entente_application_keep_running (EntenteApplication *self)
{
  g_return_if_fail (ENTENTE_IS_APPLICATION (self));

  self->quitting = FALSE;
}
