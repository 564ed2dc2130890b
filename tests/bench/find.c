/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What finding over a big map costs beside a GtkFilterListModel over as many rows: to the first result,
 * and to the last. The list model holds the names of actors and the labels of relations as
 * GtkStringObjects and asks a GtkStringFilter for a part of them, whatever its case. CPU time of this
 * thread.
 *
 * bench-find [ACTORS RELATIONS] */

#include "big-map.h"

#include "entente-map-finder.h"

#include <gtk/gtk.h>
#include <stdlib.h>
#include <time.h>

#define N_ACTORS 100000
#define N_RELATIONS 500000
#define N_FOUND_MAX 200
#define STEP 500

static const char *const wanted[] = { "a", "lusha", "accuses", "nothing is called so" };

static double
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static GListModel *
make_rows (EntenteMap *map)
{
  GListStore *rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_ACTOR); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, ENTENTE_RECORD_ACTOR, slot))
    g_ptr_array_add (all, gtk_string_object_new (entente_map_get_actor_name (map, slot)));
  for (guint32 slot = entente_map_get_first (map, ENTENTE_RECORD_RELATION);
       slot != ENTENTE_NO_SLOT; slot = entente_map_get_next (map, ENTENTE_RECORD_RELATION, slot))
    {
      const EntenteRelation *relation = entente_map_get_relation (map, slot);
      const EntenteKind *kind = entente_map_get_relation_kind (map, relation->kind);
      const char *label = relation->label != NULL ? relation->label : kind->label;

      g_ptr_array_add (all, gtk_string_object_new (label != NULL ? label : ""));
    }
  g_list_store_splice (rows, 0, 0, all->pdata, all->len);
  return G_LIST_MODEL (rows);
}

static GtkFilter *
make_filter (const char *words)
{
  GtkExpression *expression
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkStringFilter *filter = gtk_string_filter_new (expression);

  gtk_string_filter_set_search (filter, words);
  return GTK_FILTER (filter);
}

static double
filter_rows (GListModel *rows,
             const char *words,
             guint      *n_found)
{
  double start = get_cpu ();
  g_autoptr (GtkFilterListModel) filtered
      = gtk_filter_list_model_new (g_object_ref (rows), make_filter (words));

  *n_found = g_list_model_get_n_items (G_LIST_MODEL (filtered));
  return get_cpu () - start;
}

static void
find (EntenteMap *map,
      const char *words,
      double     *first,
      double     *all,
      guint      *n_found)
{
  double start = get_cpu ();
  g_autoptr (EntenteMapFinder) finder = entente_map_finder_new (map, words, N_FOUND_MAX);
  gboolean more = TRUE;

  *first = -1.0;
  while (more)
    {
      more = entente_map_finder_step (finder, STEP);
      if (*first < 0.0 && entente_map_finder_get_found (finder)->len > 0)
        *first = get_cpu () - start;
    }
  *all = get_cpu () - start;
  *n_found = entente_map_finder_get_found (finder)->len;
}

int
main (int   argc,
      char *argv[])
{
  guint n_actors = argc > 2 ? (guint) atoi (argv[1]) : N_ACTORS;
  guint n_relations = argc > 2 ? (guint) atoi (argv[2]) : N_RELATIONS;
  g_autoptr (EntenteMap) map = big_map_new (n_actors, n_relations);
  g_autoptr (GListModel) rows = make_rows (map);

  g_print ("%u actors, %u relations; milliseconds\n%-22s %8s %8s %8s %12s %8s\n", n_actors,
           n_relations, "wanted", "first", "all", "found", "list model", "ratio");
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      guint n_found;
      guint n_rows;
      double first;
      double all;
      double peer = filter_rows (rows, wanted[i], &n_rows);

      find (map, wanted[i], &first, &all, &n_found);
      g_print ("%-22s %8.1f %8.1f %8u %12.1f %8.2f\n", wanted[i], first * 1e3, all * 1e3, n_found,
               peer * 1e3, all / peer);
    }
  return EXIT_SUCCESS;
}
