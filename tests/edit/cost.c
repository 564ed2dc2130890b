/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <stdlib.h>

/* What one edit costs must not grow with the map: counted in allocations and notifications, which
 * no other work on the machine can blur. */

static guint64 n_allocations;

#ifdef __SANITIZE_ADDRESS__
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

#ifdef HAS_SANITIZER
int __sanitizer_install_malloc_and_free_hooks (void (*) (const volatile void *, size_t),
                                               void (*) (const volatile void *));

static void
malloc_hook (const volatile void *pointer,
             size_t               size)
{
  n_allocations++;
}

static void
free_hook (const volatile void *pointer)
{
}

static void
start_counting (void)
{
  g_assert_true (__sanitizer_install_malloc_and_free_hooks (malloc_hook, free_hook));
}
#else
extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *pointer, size_t size);

void *
malloc (size_t size)
{
  n_allocations++;
  return __libc_malloc (size);
}

void *
calloc (size_t n,
        size_t size)
{
  n_allocations++;
  return __libc_calloc (n, size);
}

void *
realloc (void  *pointer,
         size_t size)
{
  n_allocations++;
  return __libc_realloc (pointer, size);
}

static void
start_counting (void)
{
}
#endif

typedef struct
{
  guint64 n_allocations;
  guint n_signals;
  guint n_changes;
} Cost;

static char *
make_map (guint n_relations)
{
  GString *json = g_string_new ("{\"format\":\"entente-map\",\"version\":1,\"actors\":[\n");

  for (guint i = 0; i < n_relations / 5; i++)
    g_string_append_printf (json, "%s{\"id\":\"a%u\"}\n", i > 0 ? "," : "", i);
  g_string_append (json, "],\"relations\":[\n");
  for (guint i = 0; i < n_relations; i++)
    g_string_append_printf (json, "%s{\"id\":\"r%u\",\"source\":\"a%u\",\"target\":\"a%u\"}\n",
                            i > 0 ? "," : "", i, i % (n_relations / 5),
                            i * 7 % (n_relations / 5));
  g_string_append (json, "]}\n");
  return g_string_free (json, FALSE);
}

static void
changed_cb (EntenteMap *map,
            gpointer    changes,
            guint       n_changes,
            gpointer    user_data)
{
  Cost *cost = user_data;

  cost->n_signals++;
  cost->n_changes += n_changes;
}

/* A block of texts or a grown array falls into some edits: the least of several is the edit's own. */
static Cost
measure (guint n_relations)
{
  g_autofree char *json = make_map (n_relations);
  g_autoptr (EntenteMap) map = fixture_read (json);
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  Cost least = { G_MAXUINT64, 0, 0 };

  for (guint i = 0; i < 20; i++)
    {
      Cost cost = { 0 };
      guint32 slot = n_relations / 2 + i;
      gulong handler = g_signal_connect (map, "changed", G_CALLBACK (changed_cb), &cost);
      guint64 start = n_allocations;

      entente_history_perform (
          history, entente_edit_text (map, ENTENTE_RECORD_RELATION, slot, "label", "says", NULL));
      entente_history_undo (history);
      entente_history_redo (history);
      cost.n_allocations = n_allocations - start;
      g_signal_handler_disconnect (map, handler);
      if (cost.n_allocations < least.n_allocations)
        least = cost;
    }
  return least;
}

static void
test_edit (void)
{
  Cost small = measure (1000);
  Cost large = measure (100000);

  g_test_message ("%" G_GUINT64_FORMAT " allocations", small.n_allocations);
  g_assert_cmpuint (small.n_allocations, >, 0);
  g_assert_cmpuint (small.n_allocations, ==, large.n_allocations);
  g_assert_cmpuint (small.n_signals, ==, 3);
  g_assert_cmpuint (large.n_signals, ==, 3);
  g_assert_cmpuint (small.n_changes, ==, large.n_changes);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("G_SLICE", "always-malloc", TRUE);
  g_test_init (&argc, &argv, NULL);
  start_counting ();
  g_test_add_func ("/edit/cost/edit", test_edit);
  return g_test_run ();
}
