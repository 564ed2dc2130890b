/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tables cost beside bare lists of GTK with as many rows and columns, in one run: a step of the
 * wheel, of Page Down and of the drag of the scrollbar, in CPU time of the main thread from the step until
 * the frame is painted; how long a filter's first answer and a sorting take. Needs a display.
 *
 * The bare list is a GtkColumnView of inscriptions that show a string that is there already; beside the
 * filter stands GtkFilterListModel, beside the sorting GtkSortListModel, both with the strings folded
 * and collated before. Each is measured several times, by turns. */

#include "entente-map-reader.h"
#include "entente-table-pane.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WIDTH_PX 1200
#define HEIGHT_PX 750
#define N_STEPS 60
#define N_RUNS 3
#define WHEEL_PX 60
#define SEED 1u
#define N_KINDS 8
#define N_LABELS 800

static int n_actors = 100000;
static int n_relations = 500000;

static const GOptionEntry options[] = {
  { "actors", 0, 0, G_OPTION_ARG_INT, &n_actors, "How many actors (100,000)", "N" },
  { "relations", 0, 0, G_OPTION_ARG_INT, &n_relations, "How many relations (500,000)", "N" },
  { NULL },
};

typedef enum
{
  STEP_WHEEL,
  STEP_PAGE,
  STEP_DRAG,
  N_STEP_KINDS,
} StepKind;

static const char *const step_names[N_STEP_KINDS] = { "wheel", "page", "drag" };

/* A window with a list in it. */
typedef struct
{
  GtkWindow *window;
  GtkAdjustment *adjustment;
  gboolean painted;
} Stage;

static double
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* Names as in the news: some in other scripts, each once. */
static char *
make_name (GRand *random,
           int    number)
{
  static const char *const syllables[] = { "ka", "ri", "mo", "ten", "lu", "sha", "vik", "dor", "an",
                                           "pe", "한", "국", "北", "京", "مح", "Жу", "é" };
  GString *name = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 2, 6); n > 0; n--)
    g_string_append (name, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
  g_string_append_printf (name, " %d", number);
  return g_string_free (name, FALSE);
}

static void
append_actors (GString *json,
               GRand   *random)
{
  for (int i = 0; i < n_actors; i++)
    {
      g_autofree char *name = make_name (random, i);

      g_string_append_printf (json, "%s\n{ \"id\": \"a%d\", \"name\": \"%s\", \"kind\": \"k%d\" }",
                              i > 0 ? "," : "", i, name, i % N_KINDS);
    }
}

static void
append_relations (GString *json,
                  GRand   *random)
{
  for (int i = 0; i < n_relations; i++)
    {
      int kind = g_rand_int_range (random, 0, N_KINDS);

      g_string_append_printf (
          json,
          "%s\n{ \"id\": \"r%d\", \"source\": \"a%d\", \"target\": \"a%d\", \"kind\": \"t%d\", "
          "\"label\": \"says (%d)\", \"tone\": %d, \"since\": \"20%02d-%02d\" }",
          i > 0 ? "," : "", i, g_rand_int_range (random, 0, n_actors),
          g_rand_int_range (random, 0, n_actors), kind, g_rand_int_range (random, 0, N_LABELS),
          g_rand_int_range (random, -10, 11), g_rand_int_range (random, 10, 27),
          g_rand_int_range (random, 1, 13));
    }
}

static EntenteMap *
make_map (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  GString *json = g_string_new ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EntenteMap *map;

  append_actors (json, random);
  g_string_append (json, " ], \"relations\": [");
  append_relations (json, random);
  g_string_append (json, " ] }");
  bytes = g_string_free_to_bytes (json);
  map = entente_map_read_sound (bytes, faults, NULL, NULL, NULL, &error);
  if (map == NULL)
    g_error ("%s", error->message);
  return map;
}

static void
painted_cb (Stage *stage)
{
  stage->painted = TRUE;
}

static void
wait_for_frame (Stage *stage)
{
  stage->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (stage->window));
  while (!stage->painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
stage_open (Stage     *stage,
            GtkWidget *child,
            GtkWidget *columns)
{
  stage->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (stage->window, WIDTH_PX, HEIGHT_PX);
  gtk_window_set_child (stage->window, child);
  gtk_window_present (stage->window);
  stage->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (columns));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (stage->window)), "after-paint",
                            G_CALLBACK (painted_cb), stage);
  for (guint i = 0; i < 5; i++)
    wait_for_frame (stage);
}

/* Where the list's view stands after the next step. */
static double
get_next (Stage    *stage,
          StepKind  kind,
          guint     step)
{
  double page = gtk_adjustment_get_page_size (stage->adjustment);
  double upper = gtk_adjustment_get_upper (stage->adjustment) - page;

  switch (kind)
    {
    case STEP_WHEEL:
      return gtk_adjustment_get_value (stage->adjustment) + WHEEL_PX;
    case STEP_PAGE:
      return gtk_adjustment_get_value (stage->adjustment) + page;
    default:
      return upper * (step + 1) / (N_STEPS + 1);
    }
}

/* Prints the median and the slowest of the steps. */
static void
scroll (Stage      *stage,
        const char *name)
{
  for (StepKind kind = 0; kind < N_STEP_KINDS; kind++)
    {
      double times[N_STEPS];
      double sum = 0;

      gtk_adjustment_set_value (stage->adjustment, 0);
      wait_for_frame (stage);
      for (guint i = 0; i < N_STEPS; i++)
        {
          double start = get_cpu ();

          gtk_adjustment_set_value (stage->adjustment, get_next (stage, kind, i));
          wait_for_frame (stage);
          times[i] = get_cpu () - start;
          sum += times[i];
        }
      qsort (times, N_STEPS, sizeof *times, compare_times);
      g_print ("  %-8s %-6s median %5.1f ms, mean %5.1f ms, slowest %5.1f ms\n", name,
               step_names[kind], times[N_STEPS / 2], sum / N_STEPS, times[N_STEPS - 1]);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gtk_string_object_get_string (string));
}

static GtkWidget *
make_bare (GtkStringList *strings,
           guint          n_columns)
{
  GtkWidget *columns
      = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (strings))));

  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new ("Column", factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (columns), column);
      g_object_unref (column);
    }
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (columns), TRUE);
  gtk_widget_add_css_class (columns, "data-table");
  return columns;
}

static GtkStringList *
make_strings (EntenteTableModel *model)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (model));
  EntenteTableColumn column = entente_table_model_get_type_of (model) == ENTENTE_RECORD_ACTOR
                                  ? ENTENTE_TABLE_NAME
                                  : ENTENTE_TABLE_SOURCE;

  for (guint i = 0; i < n_rows; i++)
    gtk_string_list_take (strings,
                          entente_table_column_dup_text (column, entente_table_model_get_map (model),
                                                         entente_table_model_get_slot (model, i)));
  return strings;
}

static void
measure_bare (GtkStringList *strings,
              guint          n_columns)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *columns = make_bare (g_object_ref (strings), n_columns);
  Stage stage = { NULL };

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), columns);
  stage_open (&stage, scrolled, columns);
  scroll (&stage, "bare");
  gtk_window_destroy (stage.window);
}

/* What an answer took that comes in slices, in CPU time of the main thread, which has nothing else to do:
 * the first one, the last, and the longest time nothing else could be done. */
typedef struct
{
  double first;
  double last;
  double longest;
} Answer;

static void
answered_cb (double *when)
{
  if (*when < 0)
    *when = get_cpu ();
}

static void
finish_answer (EntenteTableModel *model,
               double             start,
               Answer            *answer)
{
  double when = get_cpu ();

  answer->longest = when - start;
  while (entente_table_model_get_busy (model))
    {
      double before = get_cpu ();

      g_main_context_iteration (NULL, TRUE);
      when = get_cpu ();
      answer->longest = MAX (answer->longest, when - before);
    }
  answer->last = when - start;
}

static void
print_answer (const char   *name,
              const Answer *answer)
{
  g_print ("  %-34s first after %6.1f ms, all after %7.1f ms, longest slice %5.1f ms\n", name,
           answer->first, answer->last, answer->longest);
}

static void
measure_filter (EntenteTableModel *model,
                const char        *words)
{
  Answer answer;
  double start = get_cpu ();
  double first = -1;
  g_autofree char *name = g_strdup_printf ("filter “%s”", words);

  g_signal_connect_swapped (model, "rows-changed", G_CALLBACK (answered_cb), &first);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (answered_cb), &first);
  entente_table_model_filter (model, words);
  finish_answer (model, start, &answer);
  answer.first = first - start;
  g_signal_handlers_disconnect_by_data (model, &first);
  print_answer (name, &answer);
}

static void
measure_sort (EntenteTableModel  *model,
              EntenteTableColumn  column)
{
  Answer answer;
  double start = get_cpu ();
  const char *title = column != ENTENTE_TABLE_NO_COLUMN ? entente_table_column_get_title (column)
                                                        : "nothing";
  g_autofree char *name = g_strdup_printf ("sort by %s", title);

  entente_table_model_sort (model, column, FALSE);
  finish_answer (model, start, &answer);
  answer.first = answer.last;
  print_answer (name, &answer);
}

static gboolean
contains_cb (gpointer object,
             gpointer words)
{
  return strstr (gtk_string_object_get_string (object), words) != NULL;
}

/* The yardstick: words that are nowhere, looked for at once, in strings that are folded already. */
static void
measure_filter_list (GtkStringList *strings)
{
  double start = get_cpu ();
  g_autoptr (GtkFilterListModel) list = gtk_filter_list_model_new (
      g_object_ref (G_LIST_MODEL (strings)),
      GTK_FILTER (gtk_custom_filter_new (contains_cb, (gpointer) "zzz", NULL)));

  g_print ("  %-34s %u found after %6.1f ms\n", "GtkFilterListModel",
           g_list_model_get_n_items (G_LIST_MODEL (list)), get_cpu () - start);
}

static void
measure_sort_list (GtkStringList *strings)
{
  double start = get_cpu ();
  g_autoptr (GtkExpression) string
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr (GtkSortListModel) list = gtk_sort_list_model_new (
      g_object_ref (G_LIST_MODEL (strings)),
      GTK_SORTER (gtk_string_sorter_new (g_steal_pointer (&string))));

  g_print ("  %-34s %u sorted after %6.1f ms\n", "GtkSortListModel",
           g_list_model_get_n_items (G_LIST_MODEL (list)), get_cpu () - start);
}

static void
measure_answers (EntenteTableModel *model,
                 GtkStringList     *strings)
{
  for (EntenteTableColumn column = 1; column < ENTENTE_N_TABLE_COLUMNS; column++)
    if (entente_table_column_get_type_of (column) == entente_table_model_get_type_of (model))
      measure_sort (model, column);
  measure_sort_list (strings);
  measure_sort (model, ENTENTE_TABLE_NO_COLUMN);
  measure_filter (model, "q");
  measure_filter (model, "");
  measure_filter (model, "zzz");
  measure_filter (model, "");
  measure_filter (model, "ka");
  measure_filter (model, "kat");
  measure_filter (model, "");
  measure_filter_list (strings);
}

static void
measure (EntenteSession    *session,
         EntenteRecordType  type)
{
  GtkWidget *pane = g_object_new (ENTENTE_TYPE_TABLE_PANE, NULL);
  EntenteTableView *view = entente_table_pane_get_view (ENTENTE_TABLE_PANE (pane));
  GtkColumnView *columns = entente_table_view_get_columns (view);
  g_autoptr (GtkStringList) strings = NULL;
  Stage stage = { NULL };

  entente_table_pane_set_session (ENTENTE_TABLE_PANE (pane), session);
  entente_table_pane_set_type_of (ENTENTE_TABLE_PANE (pane), type);
  stage_open (&stage, pane, GTK_WIDGET (columns));
  strings = make_strings (entente_table_view_get_model (view));
  g_print ("%u rows, %u columns\n", g_list_model_get_n_items (G_LIST_MODEL (strings)),
           g_list_model_get_n_items (gtk_column_view_get_columns (columns)));
  measure_answers (entente_table_view_get_model (view), strings);
  for (guint i = 0; i < N_RUNS; i++)
    {
      scroll (&stage, "ours");
      measure_bare (strings, g_list_model_get_n_items (gtk_column_view_get_columns (columns)));
    }
  gtk_window_destroy (stage.window);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (EntenteHistory) history = NULL;
  g_autoptr (EntenteSession) session = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  gtk_init ();
  map = make_map ();
  history = entente_history_new (map);
  session = entente_session_new (history);
  measure (session, ENTENTE_RECORD_ACTOR);
  measure (session, ENTENTE_RECORD_RELATION);
  return 0;
}
