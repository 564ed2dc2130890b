/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-reader.h"
#include "entente-map-writer.h"

#include <string.h>

/* Good maps with something wrong done to them: whatever comes out, the reader either says what is
 * wrong or takes it, and then writes it back byte for byte. Same seed, same mutations. */

#define SEED 20260107
#define N_MUTATIONS_EACH 1000
#define MAX_EDITS 4
#define MAX_PART 40 /* bytes */

/* Pieces that mean something to a reader of JSON or of maps. */
static const char *const pieces[] = {
  "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "true", "0", "-", "1e999",
  "e", ".", "\n", "\t", " ", "\xef\xbb\xbf", "\xff", "\xed\xa0\x80", "\"id\"", "\"id\": \"r1\"",
  "[]",
  "{}", "\"concerns\": [\"r1\"], ", "\"x\": 1, ", "\"version\"", "한",
};

static gsize
pick_offset (GRand   *random,
             GString *text)
{
  return (gsize) g_rand_int_range (random, 0, (gint32) text->len + 1);
}

static void
mutate (GRand   *random,
        GString *text)
{
  gsize at = pick_offset (random, text);
  gsize wanted = (gsize) g_rand_int_range (random, 1, MAX_PART);
  gsize length = MIN (text->len - at, wanted);
  g_autofree char *part = g_strndup (text->str + at, length);
  gsize to = pick_offset (random, text);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0: /* a piece more */
      g_string_insert (text, (gssize) at,
                       pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      break;
    case 1: /* a part less */
      g_string_erase (text, (gssize) at, (gssize) length);
      break;
    case 2: /* a part twice */
      g_string_insert (text, (gssize) to, part);
      break;
    case 3: /* another byte */
      if (at < text->len)
        text->str[at] = (char) g_rand_int_range (random, 0, 256);
      break;
    default: /* cut off */
      if (g_rand_int_range (random, 0, 8) == 0)
        g_string_truncate (text, at);
      break;
    }
}

/* Returns whether it was taken. */
static gboolean
try_text (GString *text)
{
  /* Of its own length, so that a byte read behind it is seen by the sanitizers. */
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteMap) map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);
  g_autofree char *found = entente_fault_list_to_string (faults, "map");
  g_autoptr (GBytes) written = NULL;

  g_assert_true (g_utf8_validate (found, -1, NULL));
  if (map == NULL)
    {
      g_assert_error (error, ENTENTE_MAP_ERROR, error->code);
      g_assert_cmpuint (entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT), >, 0);
      return FALSE;
    }
  g_assert_no_error (error);
  written = entente_map_to_bytes (map);
  g_assert_true (g_bytes_equal (bytes, written));
  return TRUE;
}

static void
test_file (gconstpointer data)
{
  g_autofree char *original = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GString) text = g_string_new (NULL);
  gsize length;
  guint n_taken = 0;

  g_assert_true (g_file_get_contents (data, &original, &length, NULL));
  for (guint i = 0; i < N_MUTATIONS_EACH; i++)
    {
      guint n_edits = (guint) g_rand_int_range (random, 0, MAX_EDITS + 1);

      g_string_truncate (text, 0);
      g_string_append_len (text, original, (gssize) length);
      for (guint k = 0; k < n_edits; k++)
        mutate (random, text);
      n_taken += try_text (text);
    }
  g_test_message ("%u of %u taken", n_taken, N_MUTATIONS_EACH);
  /* About one in five was not changed at all. */
  g_assert_cmpuint (n_taken, >, N_MUTATIONS_EACH / 10);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "maps", "good", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      {
        g_autofree char *test_path = g_strdup_printf ("/json/mutations/%s", name);

        g_test_add_data_func_full (test_path, g_build_filename (folder, name, NULL), test_file,
                                   g_free);
      }
  return g_test_run ();
}
