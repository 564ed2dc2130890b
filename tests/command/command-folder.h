/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* A folder of its own for each test with a small map in it, and the program run there. */
typedef struct
{
  char *path;
  char *output; /* of the last run */
  char *errors;
  int code;
} CommandFolder;

#define SMALL_MAP                                                                                 \
  "{\n"                                                                                           \
  "  \"format\": \"entente-map\", \"version\": 1, \"x-mine\": [1,2 , 3],\n"                       \
  "  \"actors\": [\n"                                                                             \
  "    { \"id\": \"a\", \"name\": \"Ann\", \"position\": { \"x\": 10, \"y\": 20.50 } },\n"        \
  "    { \"id\": \"b\", \"name\": \"Bob\", \"x-age\": 4e1 },\n"                                   \
  "    { \"id\": \"c\" }\n"                                                                       \
  "  ],\n"                                                                                        \
  "  \"relations\": [\n"                                                                          \
  "    { \"id\": \"r1\", \"source\": \"a\", \"target\": \"b\", \"label\": \"asks\", \"tone\": 4.0 },\n" \
  "    { \"id\": \"r2\", \"source\": \"b\", \"target\": \"a\", \"regarding\": [\"c\"] }\n"        \
  "  ]\n"                                                                                         \
  "}\n"

static inline char *
command_folder_build (CommandFolder *self,
                      const char    *name)
{
  return g_build_filename (self->path, name, NULL);
}

static inline void
command_folder_put (CommandFolder *self,
                    const char    *name,
                    const char    *content)
{
  g_autofree char *path = command_folder_build (self, name);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/* NULL where there is no such file. */
static inline char *
command_folder_get (CommandFolder *self,
                    const char    *name)
{
  g_autofree char *path = command_folder_build (self, name);
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);

  return content;
}

static inline void
command_folder_set_up (CommandFolder *self,
                       gconstpointer  data)
{
  self->path = g_dir_make_tmp ("entente-command-XXXXXX", NULL);
  g_assert_nonnull (self->path);
  command_folder_put (self, "map.json", SMALL_MAP);
}

static inline void
command_folder_tear_down (CommandFolder *self,
                          gconstpointer  data)
{
  g_autoptr (GDir) folder = g_dir_open (self->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = command_folder_build (self, name);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (self->path), ==, 0);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->errors, g_free);
}

static inline guint
command_folder_count (CommandFolder *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->path, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;

  return n_files;
}

/* Runs the program in the folder, without a display. @input: (nullable): for standard input. */
static inline int
command_folder_run_words (CommandFolder     *self,
                          const char        *input,
                          const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
      | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->errors, g_free);
  g_ptr_array_add (argv, (gpointer) g_getenv ("ENTENTE_PROGRAM"));
  g_assert_nonnull (g_ptr_array_index (argv, 0));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);

  g_subprocess_launcher_set_cwd (launcher, self->path);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &self->output, &self->errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->code = g_subprocess_get_exit_status (process);
  g_test_message ("%s%s", self->output, self->errors);

  return self->code;
}

#define command_folder_run(self, ...)                                                             \
  command_folder_run_words (self, NULL, (const char *const[]){ __VA_ARGS__, NULL })
#define command_folder_feed(self, input, ...)                                                     \
  command_folder_run_words (self, input, (const char *const[]){ __VA_ARGS__, NULL })

/* That standard error says so. */
static inline void
assert_said (CommandFolder *self,
             const char    *part)
{
  if (strstr (self->errors, part) == NULL)
    g_error ("“%s” is not in: %s", part, self->errors);
}

static inline void
assert_file (CommandFolder *self,
             const char    *name,
             const char    *expected)
{
  g_autofree char *content = command_folder_get (self, name);

  g_assert_cmpstr (content, ==, expected);
}

#define command_test(path, test)                                                                  \
  g_test_add (path, CommandFolder, NULL, command_folder_set_up, test, command_folder_tear_down)
