/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-file-content.h"

#include <string.h>

#define TEXT "one, two"

/* What it says, in two pieces. @n_given: how often it was asked. */
typedef struct
{
  gint n_given;
  gint n_freed;
} Source;

static gboolean
give (gpointer      source,
      EntenteSink   sink,
      gpointer      user_data,
      GError      **error)
{
  const char *text = TEXT;

  g_atomic_int_inc (&((Source *) source)->n_given);
  return sink (text, 4, user_data, error) && sink (text + 4, strlen (text) - 4, user_data, error);
}

static void
free_source (gpointer source)
{
  g_atomic_int_inc (&((Source *) source)->n_freed);
}

static EntenteFileContent *
content_new (Source *source)
{
  return entente_file_content_new (give, source, free_source, strlen (TEXT));
}

static void
test_bytes (void)
{
  Source source = { 0, 0 };
  EntenteFileContent *content = content_new (&source);
  g_autoptr (GBytes) bytes = entente_file_content_to_bytes (content);
  g_autoptr (EntenteFileContent) same = entente_file_content_new_for_bytes (bytes);
  g_autoptr (GBytes) again = entente_file_content_to_bytes (same);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), TEXT, strlen (TEXT));
  g_assert_true (again == bytes);
  g_assert_cmpuint (entente_file_content_get_size (same), ==, strlen (TEXT));
  g_assert_cmpstr (entente_file_content_get_digest (same), ==,
                   entente_file_content_get_digest (content));
  entente_file_content_unref (entente_file_content_ref (content));
  g_assert_cmpint (source.n_freed, ==, 0);
  entente_file_content_unref (content);
  g_assert_cmpint (source.n_freed, ==, 1);
}

static void
test_compare (void)
{
  const struct
  {
    const char *text;
    gboolean is_same;
  } cases[] = { { TEXT, TRUE }, { "One, two", FALSE }, { "one, twO", FALSE },
                { "one, two,", FALSE }, { "one, tw", FALSE }, { "", FALSE } };
  Source source = { 0, 0 };
  g_autoptr (EntenteFileContent) content = content_new (&source);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (EntenteFileContent) whole = entente_file_content_new_for_bytes (bytes);

      g_assert_cmpint (entente_file_content_is_bytes (content, bytes), ==, cases[i].is_same);
      g_assert_true (entente_file_content_is_bytes (whole, bytes));
    }
}

static gpointer
hash_in_thread (gpointer content)
{
  return (gpointer) entente_file_content_get_digest (content);
}

/* Whoever asks, and however many at once: it is hashed once. */
static void
test_digest (void)
{
  Source source = { 0, 0 };
  g_autoptr (EntenteFileContent) content = content_new (&source);
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("hash", hash_in_thread, content);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpstr (g_thread_join (threads[i]), ==, expected);
  g_assert_cmpint (source.n_given, ==, 1);
}

static gboolean
refuse (const char  *bytes,
        gsize        length,
        gpointer     user_data,
        GError     **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

static gboolean
take (const char  *bytes,
      gsize        length,
      gpointer     taken,
      GError     **error)
{
  g_string_append_len (taken, bytes, (gssize) length);
  return TRUE;
}

static void
test_write (void)
{
  Source source = { 0, 0 };
  g_autoptr (EntenteFileContent) content = content_new (&source);
  g_autoptr (GString) taken = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (entente_file_content_write (content, take, taken, NULL));
  g_assert_cmpmem (taken->str, taken->len, TEXT, strlen (TEXT));
  g_assert_false (entente_file_content_write (content, refuse, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/file-content/bytes", test_bytes);
  g_test_add_func ("/store/file-content/compare", test_compare);
  g_test_add_func ("/store/file-content/digest", test_digest);
  g_test_add_func ("/store/file-content/write", test_write);
  return g_test_run ();
}
