/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What starting takes until a map is drawn in its window for the first time, beside a window of the same
 * size that has libadwaita's header bar and nothing else: each is a process of its own, many times in
 * turn, and of each the quickest counts. Arguments: a map, or "empty" or "drawn" for one start alone. */

#include "entente-application.h"
#include "entente-map-view.h"
#include "entente-memory.h"

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define WIDTH 1280
#define HEIGHT 800
#define N_STARTS 12

typedef struct
{
  double cpu; /* of all threads, ms */
  double wall;
} Cost;

static GtkWidget *
find_map_view (GtkWidget *widget)
{
  GtkWidget *found = ENTENTE_IS_MAP_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_map_view (child);
  return found;
}

/* Leaving cleans up nothing: it is the start that is measured. */
static void
painted_cb (GdkFrameClock *clock,
            GtkWidget     *window)
{
  GtkWidget *view = find_map_view (window);

  if (view == NULL || entente_map_view_get_session (ENTENTE_MAP_VIEW (view)) != NULL)
    _exit (0);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    window);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), adw_header_bar_new ());
  gtk_window_present (GTK_WINDOW (window));
}

static int
start (GtkApplication *application,
       int             n_arguments,
       char          **arguments)
{
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), n_arguments, arguments);
}

static int
start_empty (char **arguments)
{
  g_autoptr (AdwApplication) application
      = adw_application_new ("net.example.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return start (GTK_APPLICATION (application), 1, arguments);
}

static int
start_drawn (char **arguments)
{
  g_autoptr (EntenteApplication) application = NULL;

  entente_memory_begin ();
  application = entente_application_new ();
  return start (GTK_APPLICATION (application), 2, arguments);
}

static Cost
measure (const char *program,
         const char *what,
         const char *map)
{
  gint64 before = g_get_monotonic_time ();
  struct rusage usage;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      execl (program, program, what, map, NULL);
      _exit (127);
    }
  wait4 (child, &status, 0, &usage);
  if (status != 0)
    g_error ("%s %s ended with %d", program, what, status);
  return (Cost) { (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
                      + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3,
                  (double) (g_get_monotonic_time () - before) / 1e3 };
}

static void
keep_least (Cost *least,
            Cost  cost)
{
  least->cpu = MIN (least->cpu, cost.cpu);
  least->wall = MIN (least->wall, cost.wall);
}

int
main (int    argc,
      char **argv)
{
  Cost empty = { G_MAXDOUBLE, G_MAXDOUBLE };
  Cost drawn = { G_MAXDOUBLE, G_MAXDOUBLE };

  g_return_val_if_fail (argc > 1, 2);
  if (strcmp (argv[1], "empty") == 0)
    return start_empty (argv);
  if (strcmp (argv[1], "drawn") == 0)
    return start_drawn (argv + 1);

  for (guint i = 0; i < N_STARTS; i++)
    {
      keep_least (&empty, measure (argv[0], "empty", argv[1]));
      keep_least (&drawn, measure (argv[0], "drawn", argv[1]));
    }
  g_print ("start  empty window %6.1f ms CPU %6.1f ms, drawn map %6.1f ms CPU %6.1f ms: ratio %5.2f of "
           "CPU, %5.2f of time\n",
           empty.cpu, empty.wall, drawn.cpu, drawn.wall, drawn.cpu / empty.cpu,
           drawn.wall / empty.wall);
  return 0;
}
