/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an edit costs must not grow with the map: counted in allocations and in bytes of them, which
 * no other work on the machine can blur. */

#include "entente-edits.h"
#include "entente-history.h"
#include "entente-map-reader.h"
#include "entente-names.h"
#include "entente-sketch.h"

#include <stdlib.h>

static guint64 n_allocations;
static guint64 n_bytes;
static gboolean counts;

#ifdef __SANITIZE_ADDRESS__
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

#ifndef HAS_SANITIZER
extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *pointer, size_t size);

static void
count (size_t size)
{
  n_allocations += counts;
  n_bytes += counts ? size : 0;
}

void *
malloc (size_t size)
{
  count (size);
  return __libc_malloc (size);
}

void *
calloc (size_t n,
        size_t size)
{
  count (n * size);
  return __libc_calloc (n, size);
}

void *
realloc (void  *pointer,
         size_t size)
{
  count (size);
  return __libc_realloc (pointer, size);
}
#endif

typedef struct
{
  guint64 n_allocations;
  guint64 n_bytes;
} Cost;

/* A ring with a chord for every other actor, on a wide lattice. */
static EntenteMap *
make_map (guint n_actors)
{
  g_autoptr (GString) json
      = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"actors\":[");
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  EntenteMap *map;

  for (guint i = 0; i < n_actors; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"a%u\",\"name\":\"Actor %u\",\"position\":"
                            "{\"x\":%u,\"y\":%u}}",
                            i == 0 ? "" : ",", i, i, i % 1000 * 400, i / 1000 * 90000);
  g_string_append (json, "],\"relations\":[");
  for (guint i = 0; i < n_actors; i++)
    g_string_append_printf (json, "%s{\"id\":\"r%u\",\"source\":\"a%u\",\"target\":\"a%u\"}",
                            i == 0 ? "" : ",", i, i, (i + 1) % n_actors);
  g_string_append (json, "]}");
  bytes = g_bytes_new (json->str, json->len);
  map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return map;
}

static void
changed_cb (GArray  *all,
            gpointer changes,
            guint    n_changes)
{
  g_array_append_vals (all, changes, n_changes);
}

/* Of following one edit: a drag dropped, a relation added, one removed, and all undone. */
static Cost
measure (guint n_actors)
{
  g_autoptr (EntenteMap) map = make_map (n_actors);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (EntenteChange));
  EntenteScene *scene = entente_scene_new (map, NULL);
  const guint32 actor = 700;
  const guint32 relation = 300;
  const double x = 280123.0;
  const double y = 41.0;
  guint32 added;

  /* As where the map has been seen from afar. */
  entente_names_of_scene (scene);
  g_signal_connect_swapped (map, "changed", G_CALLBACK (changed_cb), changes);
  n_allocations = n_bytes = 0;
  for (guint i = 0; i < 6; i++)
    {
      EntenteScene *next;

      g_array_set_size (changes, 0);
      if (i == 0)
        entente_history_perform (history,
                                 entente_edit_positions (map, "Move", &actor, &x, &y, 1));
      else if (i == 1)
        entente_history_perform (history, entente_edit_add_relation (map, 500, 502, &added));
      else if (i == 2)
        entente_history_perform (history, entente_edit_remove (map, NULL, 0, &relation, 1));
      else
        entente_history_undo (history);
      counts = TRUE;
      next = entente_scene_amend (scene, map, NULL,
                                  (const EntenteChange *) (gpointer) changes->data, changes->len);
      counts = FALSE;
      g_assert_nonnull (next);
      entente_scene_unref (scene);
      scene = next;
    }
  entente_scene_unref (scene);
  g_signal_handlers_disconnect_by_data (map, changes);
  return (Cost){ n_allocations, n_bytes };
}

static void
test_edit (void)
{
  Cost first = measure (1000);
  Cost small = measure (1000);
  Cost large = measure (100000);

  g_test_message ("%" G_GUINT64_FORMAT " allocations, %" G_GUINT64_FORMAT " bytes at first; %"
                  G_GUINT64_FORMAT ", %" G_GUINT64_FORMAT "; of the large map %" G_GUINT64_FORMAT
                  ", %" G_GUINT64_FORMAT, first.n_allocations, first.n_bytes, small.n_allocations,
                  small.n_bytes, large.n_allocations, large.n_bytes);
#ifdef HAS_SANITIZER
  g_test_skip ("nothing is counted under a sanitizer");
#else
  g_assert_cmpuint (small.n_allocations, >, 0);
#endif
  /* Slots are written with more digits; nothing else is more. */
  g_assert_cmpuint (large.n_allocations, <=, small.n_allocations + 10);
  g_assert_cmpuint (large.n_bytes, <=, small.n_bytes + 4000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/scene-amend-cost/edit", test_edit);

  return g_test_run ();
}
