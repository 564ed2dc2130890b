/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-scanner.h"

/* A text with its length, for those that hold a zero byte. */
#define TEXT(text) text, sizeof (text) - 1

static const struct
{
  const char *text;
  gsize length;
} good_cases[] = {
  { TEXT ("null") },
  { TEXT ("true") },
  { TEXT ("false") },
  { TEXT (" \t\r\n1 \t\r\n") },
  { TEXT ("\"\"") },
  { TEXT ("[]") },
  { TEXT ("{}") },
  { TEXT ("[ ]") },
  { TEXT ("{\n}") },
  { TEXT ("0") },
  { TEXT ("-0") },
  { TEXT ("-1") },
  { TEXT ("10") },
  { TEXT ("0.0") },
  { TEXT ("-0.5e-07") },
  { TEXT ("1E+2") },
  { TEXT ("1e999") },
  { TEXT ("123456789012345678901234567890.123456789") },
  { TEXT ("[1,2 , 3]") },
  { TEXT ("[[],{},[[{}]]]") },
  { TEXT ("{\"a\":1,\"b\":{\"a\":1}}") },
  { TEXT ("{\"\":0}") },
  { TEXT ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\uAbCd\"") },
  { TEXT ("\"\\ud800\"") },
  { TEXT ("\"\\udc00\\ud800\"") },
  { TEXT ("\"\x7f\"") },
  { TEXT ("\"\xc2\x80\xdf\xbf\"") },
  { TEXT ("\"\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf\"") },
  { TEXT ("\"\xf0\x90\x80\x80\xf4\x8f\xbf\xbf\"") },
  { TEXT ("\"\xe2\x80\xa8\xe2\x80\xa9\"") },
  { TEXT ("\"plain text that is longer than one word of the machine\"") },
  { TEXT ("{\"a\":0,\"A\":0,\"a \":0,\"\\u0061b\":0}") },
};

/* The offset of the fault, and what its message must hold. */
static const struct
{
  const char *text;
  gsize length;
  gsize offset;
  const char *words;
} bad_cases[] = {
  { TEXT (""), 0, "nothing but" },
  { TEXT ("  \n"), 3, "nothing but" },
  { TEXT ("\xef\xbb\xbf{}"), 0, "expected a value" },
  { TEXT ("nul"), 0, "null" },
  { TEXT ("True"), 0, "“T”; expected a value" },
  { TEXT ("nullx"), 4, "nothing behind" },
  { TEXT ("NaN"), 0, "expected a value" },
  { TEXT ("Infinity"), 0, "expected a value" },
  { TEXT ("1 2"), 2, "nothing behind" },
  { TEXT ("{} {}"), 3, "nothing behind" },
  { TEXT ("[]]"), 2, "nothing behind" },
  { TEXT ("01"), 0, "0 before" },
  { TEXT ("-01"), 1, "0 before" },
  { TEXT ("0x1F"), 1, "nothing behind" },
  { TEXT ("+1"), 0, "expected a value" },
  { TEXT (".5"), 0, "expected a value" },
  { TEXT ("5."), 2, "a digit after the point" },
  { TEXT ("-"), 1, "a digit" },
  { TEXT ("- 1"), 1, "a digit" },
  { TEXT ("1e"), 2, "exponent" },
  { TEXT ("1e+"), 3, "exponent" },
  { TEXT ("1.e5"), 2, "a digit after the point" },
  { TEXT ("1_000"), 1, "nothing behind" },
  { TEXT ("[1,]"), 3, "“]”; expected a value behind the comma" },
  { TEXT ("[,1]"), 1, "expected a value" },
  { TEXT ("[1 2]"), 3, "a comma or “]”" },
  { TEXT ("[1}"), 2, "a comma or “]”" },
  { TEXT ("["), 1, "the end of the file" },
  { TEXT ("[1"), 2, "the end of the file" },
  { TEXT ("{"), 1, "a key" },
  { TEXT ("{\"a\""), 4, "a colon" },
  { TEXT ("{\"a\":"), 5, "the end of the file" },
  { TEXT ("{\"a\":1"), 6, "a comma or “}”" },
  { TEXT ("{\"a\":1,}"), 7, "a key behind the comma" },
  { TEXT ("{\"a\" 1}"), 5, "a colon" },
  { TEXT ("{\"a\":1 \"b\":2}"), 7, "a comma or “}”" },
  { TEXT ("{a:1}"), 1, "a key in double" },
  { TEXT ("{'a':1}"), 1, "a key in double" },
  { TEXT ("{1:1}"), 1, "a key in double" },
  { TEXT ("['a']"), 1, "double quotation marks" },
  { TEXT ("// c\n1"), 0, "no comments" },
  { TEXT ("[1 /* c */]"), 3, "a comma" },
  { TEXT ("# c\n1"), 0, "expected a value" },
  { TEXT ("\"abc"), 0, "without an end" },
  { TEXT ("\"abc\\\""), 0, "without an end" },
  { TEXT ("\"a\nb\""), 2, "line break" },
  { TEXT ("\"a\tb\""), 2, "U+0009" },
  { TEXT ("\"a\0b\""), 2, "U+0000" },
  { TEXT ("[1,\0]"), 3, "U+0000" },
  { TEXT ("[\f1]"), 1, "U+000C" },
  { TEXT ("[\xc2\xa0" "1]"), 1, "U+00A0" },
  { TEXT ("\"\\x41\""), 1, "backslash and “x”" },
  { TEXT ("\"\\'\""), 1, "backslash" },
  { TEXT ("\"\\u12G4\""), 1, "four hexadecimal" },
  { TEXT ("\"\\u123\""), 1, "four hexadecimal" },
  { TEXT ("\"\\U0041\""), 1, "backslash" },
  { TEXT ("\"\\\0\""), 1, "backslash" },
  { TEXT ("\"ab\x80\""), 3, "0x80" },
  { TEXT ("\"\xc0\x80\""), 1, "0xC0" },
  { TEXT ("\"\xc1\xbf\""), 1, "0xC1" },
  { TEXT ("\"\xe0\x80\x80\""), 1, "0xE0" },
  { TEXT ("\"\xe0\x9f\xbf\""), 1, "0xE0" },
  { TEXT ("\"\xed\xa0\x80\""), 1, "0xED" },
  { TEXT ("\"\xed\xbf\xbf\""), 1, "0xED" },
  { TEXT ("\"\xf0\x8f\xbf\xbf\""), 1, "0xF0" },
  { TEXT ("\"\xf4\x90\x80\x80\""), 1, "0xF4" },
  { TEXT ("\"\xf5\x80\x80\x80\""), 1, "0xF5" },
  { TEXT ("\"\xff\""), 1, "0xFF" },
  { TEXT ("\"\xe2\x82\""), 1, "0xE2" },
  { TEXT ("\"\xe2\x82"), 1, "0xE2" },
  { TEXT ("[\xff]"), 1, "0xFF" },
  { TEXT ("{\"a\":1,\"a\":2}"), 7, "twice" },
  { TEXT ("{\"\\u0061\":1,\"a\":2}"), 12, "twice" },
  { TEXT ("{\"/\":1,\"\\/\":2}"), 7, "twice" },
  { TEXT ("{\"\\ud83d\\ude00\":1,\"😀\":2}"), 18, "twice" },
  { TEXT ("[{\"b\":{\"a\":1,\"c\":[],\"a\":2}}]"), 20, "twice" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good_cases); i++)
    {
      /* In a buffer of its own, so that a byte read behind it is seen by the sanitizers. */
      g_autofree char *text = g_memdup2 (good_cases[i].text, good_cases[i].length);
      EntenteScanner scanner;
      EntenteToken token;

      entente_scanner_init (&scanner, text, good_cases[i].length, 0, NULL, NULL);
      do
        token = entente_scanner_next (&scanner);
      while (token != ENTENTE_TOKEN_ERROR && token != ENTENTE_TOKEN_END);
      if (token == ENTENTE_TOKEN_ERROR)
        g_test_message ("case %u", i);
      g_assert_cmpint (token, ==, ENTENTE_TOKEN_END);
      g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_END);
      entente_scanner_clear (&scanner);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *text = g_memdup2 (bad_cases[i].text, bad_cases[i].length);
      EntenteScanner scanner;
      EntenteToken token;
      const char *message;
      gsize offset;

      entente_scanner_init (&scanner, text, bad_cases[i].length, 0, NULL, NULL);
      do
        token = entente_scanner_next (&scanner);
      while (token != ENTENTE_TOKEN_ERROR && token != ENTENTE_TOKEN_END);
      g_test_message ("case %u", i);
      g_assert_cmpint (token, ==, ENTENTE_TOKEN_ERROR);
      message = entente_scanner_get_error (&scanner, &offset);
      g_test_message ("%s", message);
      g_assert_cmpuint (offset, ==, bad_cases[i].offset);
      g_assert_nonnull (strstr (message, bad_cases[i].words));
      g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_ERROR);
      entente_scanner_clear (&scanner);
    }
}

/* Every way a good text can be cut short is refused, and nothing behind it is read. */
static void
test_cut (void)
{
  const char *whole = "{\"a\": [1.5e3, true, null, \"\\u00e9é\"], \"b\": {\"c\": -0}}";
  gsize length = strlen (whole);

  for (gsize n = 0; n < length; n++)
    {
      g_autofree char *text = g_memdup2 (whole, n);
      EntenteScanner scanner;
      EntenteToken token;

      entente_scanner_init (&scanner, text, n, 0, NULL, NULL);
      do
        token = entente_scanner_next (&scanner);
      while (token != ENTENTE_TOKEN_ERROR && token != ENTENTE_TOKEN_END);
      g_assert_cmpint (token, ==, ENTENTE_TOKEN_ERROR);
      entente_scanner_clear (&scanner);
    }
}

static gboolean
is_depth_fine (guint       depth,
               const char *open,
               const char *close)
{
  g_autoptr (GString) text = g_string_new (NULL);
  EntenteScanner scanner;
  EntenteToken token;

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append (text, "1");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  entente_scanner_init (&scanner, text->str, text->len, 0, NULL, NULL);
  do
    token = entente_scanner_next (&scanner);
  while (token != ENTENTE_TOKEN_ERROR && token != ENTENTE_TOKEN_END);
  entente_scanner_clear (&scanner);
  return token == ENTENTE_TOKEN_END;
}

static void
test_depth (void)
{
  g_assert_true (is_depth_fine (128, "[", "]"));
  g_assert_false (is_depth_fine (129, "[", "]"));
  g_assert_true (is_depth_fine (128, "{\"a\":", "}"));
  g_assert_false (is_depth_fine (129, "{\"a\":", "}"));
  g_assert_false (is_depth_fine (1000000, "[", "]"));
}

static void
count_duplicate_cb (EntenteScanner *scanner,
                    gpointer        user_data)
{
  guint *n_duplicates = user_data;

  (*n_duplicates)++;
}

/* A large object has a table of keys; every second key comes twice, one of the two escaped. */
static void
test_many_keys (void)
{
  g_autoptr (GString) text = g_string_new ("{\"first\":{\"k0\":0}");
  EntenteScanner scanner;
  guint n_duplicates = 0;
  EntenteToken token;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, ",\"k%u\":{\"k%u\":0}", i, i);
  for (guint i = 0; i < 20000; i += 2)
    g_string_append_printf (text, ",\"\\u006b%u\":0", i);
  g_string_append_c (text, '}');

  entente_scanner_init (&scanner, text->str, text->len, 0, count_duplicate_cb, &n_duplicates);
  do
    token = entente_scanner_next (&scanner);
  while (token != ENTENTE_TOKEN_ERROR && token != ENTENTE_TOKEN_END);
  entente_scanner_clear (&scanner);
  g_assert_cmpint (token, ==, ENTENTE_TOKEN_END);
  g_assert_cmpuint (n_duplicates, ==, 10000);
}

static const struct
{
  const char *text;
  const char *token;
  const char *path;
} path_cases[] = {
  { "X", "X", "" },
  { "{\"a\": X}", "X", "a" },
  { "[0, [1, X]]", "X", "[1][1]" },
  { "{\"r\": [{}, {\"via\": [\"p\", X]}]}", "X", "r[1].via[1]" },
  { "{\"r\": [{\"a\": 1}, X]}", "X", "r[1]" },
  { "{\"a b\": {\"c.d\": [X]}}", "X", "[\"a b\"][\"c.d\"][0]" },
  { "{\"\": {\"x\\n\": X}}", "X", "[\"\"][\"x\\n\"]" },
  { "{\"x:한\": X}", "X", "x:한" },
};

static void
test_path (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (path_cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (path_cases[i].text, "X", -1);
      g_autofree char *text = g_strjoinv ("777", parts);
      g_autofree char *path = NULL;
      EntenteScanner scanner;

      entente_scanner_init (&scanner, text, strlen (text), 0, NULL, NULL);
      do
        g_assert_cmpint (entente_scanner_next (&scanner), !=, ENTENTE_TOKEN_ERROR);
      while (strncmp (scanner.start, "777", 3) != 0);
      path = entente_scanner_dup_path (&scanner);
      g_assert_cmpstr (path, ==, path_cases[i].path);
      entente_scanner_clear (&scanner);
    }
}

static void
test_long_key_in_path (void)
{
  g_autoptr (GString) text = g_string_new ("{\"");
  g_autofree char *path = NULL;
  EntenteScanner scanner;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "한");
  g_string_append (text, "\": 1}");
  entente_scanner_init (&scanner, text->str, text->len, 0, NULL, NULL);
  for (guint i = 0; i < 3; i++)
    entente_scanner_next (&scanner);
  path = entente_scanner_dup_path (&scanner);
  g_assert_true (g_utf8_validate (path, -1, NULL));
  g_assert_true (g_str_has_suffix (path, "한…"));
  g_assert_cmpint (g_utf8_strlen (path, -1), ==, 41);
  entente_scanner_clear (&scanner);
}

static void
test_spans (void)
{
  const char *text = " {\"key\" : [ 12 , \"a\\nb\" ] } ";
  EntenteScanner scanner;

  entente_scanner_init (&scanner, text, strlen (text), 0, NULL, NULL);
  g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_OBJECT);
  g_assert_cmpuint (entente_scanner_get_offset (&scanner), ==, 1);
  g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_KEY);
  g_assert_cmpmem (scanner.start, scanner.length, "\"key\"", 5);
  g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_ARRAY);
  g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_NUMBER);
  g_assert_cmpmem (scanner.start, scanner.length, "12", 2);
  g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_STRING);
  g_assert_cmpmem (scanner.start, scanner.length, "\"a\\nb\"", 6);
  g_assert_true (scanner.escaped);
  g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_ARRAY_END);
  g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_OBJECT_END);
  g_assert_cmpuint (entente_scanner_get_end (&scanner), ==, strlen (text) - 1);
  g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_END);
  entente_scanner_clear (&scanner);
}

static void
test_skip (void)
{
  const char *text = "[{\"a\": [1, {}]}, 5, [x]]";
  EntenteScanner scanner;

  entente_scanner_init (&scanner, text, strlen (text), 0, NULL, NULL);
  entente_scanner_next (&scanner);
  g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_OBJECT);
  g_assert_true (entente_scanner_skip (&scanner));
  g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_NUMBER);
  g_assert_true (entente_scanner_skip (&scanner));
  g_assert_cmpint (entente_scanner_next (&scanner), ==, ENTENTE_TOKEN_ARRAY);
  g_assert_false (entente_scanner_skip (&scanner));
  g_assert_false (entente_scanner_skip (&scanner));
  entente_scanner_clear (&scanner);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/scanner/good", test_good);
  g_test_add_func ("/json/scanner/bad", test_bad);
  g_test_add_func ("/json/scanner/cut", test_cut);
  g_test_add_func ("/json/scanner/depth", test_depth);
  g_test_add_func ("/json/scanner/many-keys", test_many_keys);
  g_test_add_func ("/json/scanner/path", test_path);
  g_test_add_func ("/json/scanner/long-key-in-path", test_long_key_in_path);
  g_test_add_func ("/json/scanner/spans", test_spans);
  g_test_add_func ("/json/scanner/skip", test_skip);
  return g_test_run ();
}
