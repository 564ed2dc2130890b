/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-reader.h"
#include "entente-map-writer.h"

#include <gio/gio.h>
#include <string.h>

#define HEAD "{\"format\":\"entente-map\",\"version\":1,"

static EntenteMap *
read_text (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static void
assert_text (EntenteMap *map,
             const char *expected)
{
  g_autoptr (GBytes) bytes = entente_map_to_bytes (map);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

/* Actors whose ids stand in @gone are removed, the last first; @changed becomes @json; @added comes
 * behind @place. */
static const struct
{
  const char *name;
  const char *actors; /* the array's text */
  const char *gone;
  const char *changed;
  const char *json;
  const char *added;
  const char *place;
  const char *expected;
} cases[] = {
  { "nothing", "[ {\"id\":\"a\"} , {\"id\":\"b\"} ]", "", NULL, NULL, NULL, NULL,
    "[ {\"id\":\"a\"} , {\"id\":\"b\"} ]" },
  { "change", "[ {\"id\":\"a\"} ,\t{\"id\":\"b\"}\n]", "", "b", "{\"id\":\"b\",\"name\":\"B\"}",
    NULL,
    NULL, "[ {\"id\":\"a\"} ,\t{\"id\":\"b\",\"name\":\"B\"}\n]" },
  { "change-middle", "[{\"id\":\"a\"},\n {\"id\":\"b\"} ,{\"id\":\"c\"}]", "", "b",
    "{ \"id\": \"b\" }",
    NULL, NULL, "[{\"id\":\"a\"},\n { \"id\": \"b\" } ,{\"id\":\"c\"}]" },
  { "remove-first", "[\n  {\"id\":\"a\"},\n  {\"id\":\"b\"}\n]", "a", NULL, NULL, NULL, NULL,
    "[\n  {\"id\":\"b\"}\n]" },
  { "remove-middle", "[\n  {\"id\":\"a\"},\n  {\"id\":\"b\"},\n  {\"id\":\"c\"}\n]", "b", NULL,
    NULL,
    NULL, NULL, "[\n  {\"id\":\"a\"},\n  {\"id\":\"c\"}\n]" },
  { "remove-last", "[\n  {\"id\":\"a\"},\n  {\"id\":\"b\"}\n]", "b", NULL, NULL, NULL, NULL,
    "[\n  {\"id\":\"a\"}\n]" },
  { "remove-all", "[\n  {\"id\":\"a\"},\n  {\"id\":\"b\"}\n]", "ba", NULL, NULL, NULL, NULL,
    "[\n]" },
  { "add-first", "[{\"id\":\"a\"}]", "", NULL, NULL, "{\"id\":\"n\"}", NULL,
    "[{\"id\":\"n\"},{\"id\":\"a\"}]" },
  { "add-last", "[ {\"id\":\"a\"}, {\"id\":\"b\"} ]", "", NULL, NULL, "{\"id\":\"n\"}", "b",
    "[ {\"id\":\"a\"}, {\"id\":\"b\"},{\"id\":\"n\"} ]" },
  { "add-for-removed", "[ {\"id\":\"a\"}, {\"id\":\"b\"} ]", "a", NULL, NULL, "{\"id\":\"n\"}", "b",
    "[ {\"id\":\"b\"},{\"id\":\"n\"} ]" },
};

static guint32
find_actor (EntenteMap *map,
            const char *id)
{
  return id != NULL ? entente_map_find (map, ENTENTE_RECORD_ACTOR, id) : ENTENTE_NO_SLOT;
}

static void
add_swap (EntenteMap *map,
          GArray     *swaps,
          guint32     slot,
          const char *json,
          guint32     place)
{
  EntenteSwap swap = { .type = ENTENTE_RECORD_ACTOR, .slot = slot, .place = place };

  if (entente_map_is_alive (map, ENTENTE_RECORD_ACTOR, slot))
    {
      swap.before = entente_map_dup_record (map, ENTENTE_RECORD_ACTOR, slot);
      if (json != NULL)
        swap.after = entente_record_new_like (swap.before, json, -1);
      else
        swap.place = entente_map_get_previous (map, ENTENTE_RECORD_ACTOR, slot);
    }
  else
    swap.after = entente_record_new (json, -1);
  g_array_append_val (swaps, swap);
}

static void
clear_swap (gpointer data)
{
  EntenteSwap *swap = data;

  g_clear_pointer (&swap->before, entente_record_unref);
  g_clear_pointer (&swap->after, entente_record_unref);
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *before = g_strdup_printf (HEAD "\"actors\":%s}\n", cases[i].actors);
  g_autofree char *after = g_strdup_printf (HEAD "\"actors\":%s}\n", cases[i].expected);
  g_autoptr (EntenteMap) map = read_text (before);
  g_autoptr (GArray) swaps = g_array_new (FALSE, FALSE, sizeof (EntenteSwap));
  g_autoptr (GError) error = NULL;
  const EntenteSwap *all;

  g_array_set_clear_func (swaps, clear_swap);
  if (cases[i].changed != NULL)
    add_swap (map, swaps, find_actor (map, cases[i].changed), cases[i].json, ENTENTE_NO_SLOT);
  for (const char *p = cases[i].gone; *p != '\0'; p++)
    {
      const char id[2] = { *p, '\0' };

      add_swap (map, swaps, find_actor (map, id), NULL, ENTENTE_NO_SLOT);
    }
  if (cases[i].added != NULL)
    add_swap (map, swaps, entente_map_reserve_slot (map, ENTENTE_RECORD_ACTOR), cases[i].added,
              find_actor (map, cases[i].place));
  all = (const EntenteSwap *) (gpointer) swaps->data;

  g_assert_true (entente_map_apply (map, all, swaps->len, FALSE, &error));
  g_assert_no_error (error);
  assert_text (map, after);
  g_assert_true (entente_map_apply (map, all, swaps->len, TRUE, &error));
  g_assert_no_error (error);
  assert_text (map, before);
}

static void
test_new (void)
{
  g_autoptr (EntenteMap) map = entente_map_new ();
  g_autoptr (GBytes) bytes = entente_map_to_bytes (map);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (EntenteMap) again = read_text (text);

  g_assert_true (g_str_has_suffix (text, "}\n"));
  assert_text (again, text);
}

static gboolean
count_sink (const char  *bytes,
            gsize        length,
            gpointer     user_data,
            GError     **error)
{
  gsize *n_bytes = user_data;

  *n_bytes += length;
  return TRUE;
}

static gboolean
full_sink (const char  *bytes,
           gsize        length,
           gpointer     user_data,
           GError     **error)
{
  guint *n_calls = user_data;

  (*n_calls)++;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

static void
test_sink (void)
{
  g_autoptr (EntenteMap) map = read_text (HEAD "\"actors\":[{\"id\":\"a\"}],\"story\":[{}]}");
  g_autoptr (EntenteMapImage) image = entente_map_image_new (map);
  g_autoptr (GError) error = NULL;
  gsize n_bytes = 0;
  guint n_calls = 0;

  g_assert_true (entente_map_image_write (image, count_sink, &n_bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_bytes, ==, entente_map_image_get_size (image));
  g_assert_false (entente_map_image_write (image, full_sink, &n_calls, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (n_calls, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/map-writer/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/json/map-writer/new", test_new);
  g_test_add_func ("/json/map-writer/sink", test_sink);
  return g_test_run ();
}
