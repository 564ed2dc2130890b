/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include "accessible-tree.h"

#include <string.h>

#define TIMEOUT_S 60.0

/* How often a condition outside of the program is looked at again. */
#define POLL_MS 50

struct _Stage
{
  GSubprocess *window_manager;
  GSubprocess *program;
  GDataInputStream *output;
  GDBusConnection *accessibility;
  GPtrArray *lines; /* messages, without what the log puts before them */
  guint n_waited;   /* lines that were waited for */
  char *pictures;
  gboolean ended;
};

static void
read_next_line (Stage *self);

static void
line_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Stage *self = user_data;
  g_autofree char *line = NULL;
  const char *message;

  line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);
  if (line == NULL)
    {
      self->ended = TRUE;
      return;
    }

  /* "(entente:1): entente-trace-DEBUG: 12:00:00.000: MESSAGE" */
  message = strstr (line, "entente-trace-DEBUG: ");
  if (message != NULL)
    message = strchr (message, ' ');
  if (message != NULL)
    message = strstr (message, ": ");
  g_test_message ("%s", line);
  if (message != NULL)
    g_ptr_array_add (self->lines, g_strdup (message + strlen (": ")));
  read_next_line (self);
}

static void
read_next_line (Stage *self)
{
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, NULL, line_cb, self);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

typedef gboolean (*Condition) (Stage      *self,
                               const char *what);

/* Looks again whenever something happened, and now and then. */
static void
wait_until (Stage      *self,
            Condition   condition,
            const char *what)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  guint id = g_timeout_add (POLL_MS, wake_cb, NULL);

  while (!condition (self, what))
    {
      if (g_timer_elapsed (timer, NULL) > TIMEOUT_S)
        {
          stage_take_picture (self, "timeout");
          g_error ("Waited in vain for “%s”", what);
        }
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (id);
}

static GSubprocess *
spawn (const char *const *argv,
       GSubprocessFlags    flags)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *subprocess;

  g_subprocess_launcher_setenv (launcher, "G_MESSAGES_DEBUG", "entente-trace", TRUE);
  g_subprocess_launcher_setenv (launcher, "G_DEBUG", "fatal-criticals", TRUE);
  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "atspi", TRUE);
  subprocess = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return subprocess;
}

/* A window that is shown while it starts would never come up. */
static GSubprocess *
start_window_manager (void)
{
  const char *argv[] = { "openbox", "--startup", "echo ready", NULL };
  GSubprocess *window_manager
    = spawn (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GDataInputStream) output
    = g_data_input_stream_new (g_subprocess_get_stdout_pipe (window_manager));
  g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, NULL);

  g_assert_nonnull (line);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (output), FALSE);
  return window_manager;
}

static void
start_program (Stage             *self,
               const char *const *argv)
{
  self->program = spawn (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->program));
  self->ended = FALSE;
  read_next_line (self);
}

static void
kill_program (Stage *self)
{
  g_subprocess_force_exit (self->program);
  while (!self->ended)
    g_main_context_iteration (NULL, TRUE);
  g_subprocess_wait (self->program, NULL, NULL);
  g_clear_object (&self->output);
  g_clear_object (&self->program);
}

Stage *
stage_new (const char *const *argv,
           const char        *pictures)
{
  g_autoptr (GError) error = NULL;
  Stage *self = g_new0 (Stage, 1);

  self->pictures = g_strdup (pictures);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  g_assert_cmpint (g_mkdir_with_parents (pictures, 0755), ==, 0);
  self->accessibility = accessible_tree_connect (&error);
  g_assert_no_error (error);

  self->window_manager = start_window_manager ();
  start_program (self, argv);
  return self;
}

void
stage_free (Stage *self)
{
  kill_program (self);
  g_subprocess_force_exit (self->window_manager);
  g_subprocess_wait (self->window_manager, NULL, NULL);
  g_clear_object (&self->window_manager);
  g_clear_object (&self->accessibility);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->pictures, g_free);
  g_free (self);
}

void
stage_kill_and_start (Stage             *self,
                      const char *const *argv)
{
  kill_program (self);
  self->n_waited = self->lines->len;
  start_program (self, argv);
}

/* NULL where the tool fails. */
static char *
try_tool (const char *const *argv)
{
  g_autoptr (GSubprocess) subprocess = NULL;
  char *output = NULL;

  subprocess = g_subprocess_newv (
    argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  g_assert_nonnull (subprocess);
  g_assert_true (g_subprocess_communicate_utf8 (subprocess, NULL, NULL, &output, NULL, NULL));
  if (!g_subprocess_get_successful (subprocess))
    g_clear_pointer (&output, g_free);
  return output;
}

char *
stage_run_tool (const char *tool,
                ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char *argument;
  char *output;
  va_list arguments;

  g_ptr_array_add (argv, (gpointer) tool);
  va_start (arguments, tool);
  while ((argument = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (arguments);
  g_ptr_array_add (argv, NULL);

  output = try_tool ((const char *const *) argv->pdata);
  if (output == NULL)
    g_error ("%s failed", tool);
  return output;
}

void
stage_press (Stage      *self,
             const char *key)
{
  g_free (stage_run_tool ("xdotool", "key", key, NULL));
}

void
stage_type (Stage      *self,
            const char *text)
{
  g_free (stage_run_tool ("xdotool", "type", text, NULL));
}

void
stage_click (Stage *self,
             int    x,
             int    y,
             int    n_clicks)
{
  g_autofree char *x_text = g_strdup_printf ("%d", x);
  g_autofree char *y_text = g_strdup_printf ("%d", y);
  g_autofree char *n_text = g_strdup_printf ("%d", n_clicks);

  g_free (stage_run_tool ("xdotool", "mousemove", x_text, y_text, NULL));
  g_free (stage_run_tool (
    "xdotool", "click", "--repeat", n_text, "--delay", "60", "1", NULL));
}

static gboolean
find_line (Stage      *self,
           const char *beginning)
{
  for (guint i = self->n_waited; i < self->lines->len; i++)
    if (g_str_has_prefix (self->lines->pdata[i], beginning))
      {
        self->n_waited = i + 1;
        return TRUE;
      }

  return FALSE;
}

const char *
stage_wait_for_line (Stage      *self,
                     const char *beginning)
{
  wait_until (self, find_line, beginning);
  return self->lines->pdata[self->n_waited - 1];
}

const char *
stage_get_last_line (Stage      *self,
                     const char *beginning)
{
  for (guint i = self->lines->len; i > 0; i--)
    if (g_str_has_prefix (self->lines->pdata[i - 1], beginning))
      return self->lines->pdata[i - 1];

  return NULL;
}

static gboolean
has_window (Stage      *self,
            const char *name)
{
  const char *argv[] = { "xdotool", "getactivewindow", "getwindowname", NULL };
  g_autofree char *active = try_tool (argv);

  return active != NULL && g_str_has_prefix (active, name);
}

void
stage_wait_for_window (Stage      *self,
                       const char *name)
{
  wait_until (self, has_window, name);
}

void
stage_get_window_place (Stage *self,
                        int   *x,
                        int   *y)
{
  g_autofree char *place =
    stage_run_tool ("xdotool", "getactivewindow", "getwindowgeometry", "--shell", NULL);
  const char *x_line = strstr (place, "X=");
  const char *y_line = strstr (place, "Y=");

  g_assert_nonnull (x_line);
  g_assert_nonnull (y_line);
  *x = (int) g_ascii_strtoll (x_line + strlen ("X="), NULL, 10);
  *y = (int) g_ascii_strtoll (y_line + strlen ("Y="), NULL, 10);
}

static gboolean
shows_words (Stage      *self,
             const char *words)
{
  return accessible_tree_shows (self->accessibility, "entente", words);
}

void
stage_wait_for_words (Stage      *self,
                      const char *words)
{
  wait_until (self, shows_words, words);
}

static gboolean
shows_no_words (Stage      *self,
                const char *words)
{
  return !shows_words (self, words);
}

void
stage_wait_for_no_words (Stage      *self,
                         const char *words)
{
  wait_until (self, shows_no_words, words);
}

static gboolean
has_ended (Stage      *self,
           const char *what)
{
  return self->ended;
}

static gboolean
file_contains (const char *path,
               const char *words)
{
  g_autofree char *content = NULL;
  gsize length;

  return g_file_get_contents (path, &content, &length, NULL)
         && memmem (content, length, words, strlen (words)) != NULL;
}

/* @what: the folder, a new line, the words. */
static gboolean
has_bytes (Stage      *self,
           const char *what)
{
  const char *words = strchr (what, '\n') + 1;
  g_autofree char *folder = g_strndup (what, (gsize) (words - 1 - what));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean found = FALSE;
  const char *name;

  while (dir != NULL && !found && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      found = file_contains (path, words);
    }
  return found;
}

void
stage_wait_for_bytes (Stage      *self,
                      const char *folder,
                      const char *words)
{
  g_autofree char *what = g_strconcat (folder, "\n", words, NULL);

  wait_until (self, has_bytes, what);
}

int
stage_wait_for_end (Stage *self)
{
  wait_until (self, has_ended, "the end of the program");
  g_assert_true (g_subprocess_wait (self->program, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (self->program));
  return g_subprocess_get_exit_status (self->program);
}

void
stage_take_picture (Stage      *self,
                    const char *name)
{
  g_autofree char *base = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (self->pictures, base, NULL);

  g_free (stage_run_tool ("import", "-window", "root", path, NULL));
}
