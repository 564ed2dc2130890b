/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-json-text.h"

#include "entente-json-value.h"
#include "entente-map-reader.h"

#include <math.h>

static const char *const order[] = { "id", "a", "b", "c", "d", NULL };

static const struct
{
  const char *name;
  const char *object;
  const char *member;
  const char *value;
  const char *expected;
} set_cases[] = {
  { "replace", "{\"a\": 1, \"b\" :\t2 }", "b", "\"x\"", "{\"a\": 1, \"b\" :\t\"x\" }" },
  { "replace-nested", "{\"a\":{\"b\":1},\"b\":[2, 3]}", "b", "4", "{\"a\":{\"b\":1},\"b\":4}" },
  { "replace-escaped-key", "{\"\\u0061\": 1}", "a", "2", "{\"\\u0061\": 2}" },
  { "remove-only", "{ \"a\": 1 }", "a", NULL, "{}" },
  { "remove-first", "{ \"a\": 1, \"b\": 2 }", "a", NULL, "{ \"b\": 2 }" },
  { "remove-middle", "{\"a\": 1, \"b\": 2, \"c\": 3}", "b", NULL, "{\"a\": 1, \"c\": 3}" },
  { "remove-last", "{\n  \"a\": 1,\n  \"b\": 2\n}", "b", NULL, "{\n  \"a\": 1\n}" },
  { "remove-first-line", "{\n  \"a\": 1,\n  \"b\": 2\n}", "a", NULL, "{\n  \"b\": 2\n}" },
  { "remove-missing", "{ \"a\" : 1 }", "b", NULL, "{ \"a\" : 1 }" },
  { "add-to-empty", "{}", "a", "1", "{\"a\": 1}" },
  { "add-to-spaced", "{ }", "a", "1", "{ \"a\": 1 }" },
  { "add-to-lines", "{\n  }", "a", "1", "{\n    \"a\": 1\n  }" },
  { "add-after-predecessor", "{\"id\": 0, \"a\": 1, \"c\": 3}", "b", "2",
    "{\"id\": 0, \"a\": 1, \"b\": 2, \"c\": 3}" },
  { "add-at-end", "{\"id\": 0, \"a\": 1}", "c", "3", "{\"id\": 0, \"a\": 1, \"c\": 3}" },
  { "add-unlisted", "{\"id\": 0, \"zz\": 1}", "x-mine", "3",
    "{\"id\": 0, \"zz\": 1, \"x-mine\": 3}" },
  { "add-before-all", "{\"b\": 0, \"zz\": 1}", "a", "3", "{\"b\": 0, \"zz\": 1, \"a\": 3}" },
  { "add-compact", "{\"id\":0,\"c\":1}", "b", "2", "{\"id\":0,\"b\":2,\"c\":1}" },
  { "add-compact-only", "{\"id\":0}", "b", "2", "{\"id\":0,\"b\":2}" },
  { "add-one-line-only", "{\"id\": 0}", "b", "2", "{\"id\": 0, \"b\": 2}" },
  { "add-padded-only", "{ \"id\":0 }", "b", "2", "{ \"id\":0, \"b\":2 }" },
  { "add-lines", "{\n\t\"id\": 0,\n\t\"d\": 4\n}", "b", "2",
    "{\n\t\"id\": 0,\n\t\"b\": 2,\n\t\"d\": 4\n}" },
  { "add-lines-only", "{\n    \"id\": 0\n  }", "b", "2", "{\n    \"id\": 0,\n    \"b\": 2\n  }" },
  { "add-lines-crlf", "{\r\n  \"id\": 0,\r\n  \"a\": 4\r\n}", "b", "2",
    "{\r\n  \"id\": 0,\r\n  \"a\": 4,\r\n  \"b\": 2\r\n}" },
  { "add-in-wrapped-line", "{ \"id\": 0, \"a\": 1,\n  \"c\": 3, \"d\": 4 }", "b", "2",
    "{ \"id\": 0, \"a\": 1, \"b\": 2,\n  \"c\": 3, \"d\": 4 }" },
  { "add-comma-first", "{ \"id\": 0\n, \"a\": 1\n}", "b", "2",
    "{ \"id\": 0\n, \"a\": 1, \"b\": 2\n}" },
  { "add-out-of-order", "{\"c\": 1, \"a\": 2, \"id\": 3}", "b", "9",
    "{\"c\": 1, \"a\": 2, \"b\": 9, \"id\": 3}" },
  { "add-comma-in-value", "{\"id\": \"x,y\", \"a\": [1, 2]}", "b", "2",
    "{\"id\": \"x,y\", \"a\": [1, 2], \"b\": 2}" },
  { "name-needs-escapes", "{\"id\": 0}", "x\n\"", "2", "{\"id\": 0, \"x\\n\\\"\": 2}" },
};

static void
test_set_member (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *result = entente_json_set_member (set_cases[i].object, -1, set_cases[i].member,
                                                     set_cases[i].value, order);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (result, ==, set_cases[i].expected);
  g_assert_true (entente_json_check (result, -1, &error));
  g_assert_no_error (error);
}

static void
test_find_member (void)
{
  const char *object = " {\"a\" : [1, 2] , \"b\": {\"c\": 1}, \"\\u0064\": \"x\"} ";
  gsize start;
  gsize length;

  g_assert_true (entente_json_find_member (object, -1, "a", &start, &length));
  g_assert_cmpmem (object + start, length, "[1, 2]", 6);
  g_assert_true (entente_json_find_member (object, -1, "d", &start, &length));
  g_assert_cmpmem (object + start, length, "\"x\"", 3);
  g_assert_true (entente_json_find_member (object, -1, "b", NULL, NULL));
  g_assert_false (entente_json_find_member (object, -1, "c", NULL, NULL));
}

static const struct
{
  const char *text;
  const char *quoted;
} quote_cases[] = {
  { "", "\"\"" },
  { "a\"b\\c/d", "\"a\\\"b\\\\c/d\"" },
  { "\n\r\t\b\x1f", "\"\\n\\r\\t\\u0008\\u001f\"" },
  { "이재명 😀 \x7f", "\"이재명 😀 \x7f\"" },
};

static void
test_quote (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (quote_cases); i++)
    {
      g_autofree char *quoted = entente_json_quote (quote_cases[i].text);
      g_autofree char *back = entente_json_dup_string (quoted, -1);

      g_assert_cmpstr (quoted, ==, quote_cases[i].quoted);
      g_assert_cmpstr (back, ==, quote_cases[i].text);
    }
}

static const struct
{
  const char *value;
  const char *text;
} decode_cases[] = {
  { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t" },
  { "\"\\u00e9\\uD55C\\u00AC\"", "é한¬" },
  { "\"\\ud83d\\ude00\"", "😀" },
  { "\"a\\u0000b\"", "a\357\277\275b" },
  { "\"\\\\u0041\"", "\\u0041" },
  { "12", NULL },
  { "[\"a\"]", NULL },
};

static void
test_dup_string (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (decode_cases); i++)
    {
      g_autofree char *text = entente_json_dup_string (decode_cases[i].value, -1);

      g_assert_cmpstr (text, ==, decode_cases[i].text);
    }
}

static void
test_dup_string_lone_surrogate (void)
{
  static const char *const values[] = { "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud800\\ud800\"",
                                        "\"\\ud83d\\u0041\"" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = entente_json_dup_string (values[i], -1);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_nonnull (strstr (text, "\357\277\275"));
    }
}

static void
test_dup_member_string (void)
{
  static const char object[] = "{\"a\": \"x\\n\", \"b\": 12, \"c\": \"\"}, {\"d\": \"y\"}";
  const gssize length = strchr (object, '}') + 1 - object;
  g_autofree char *text = entente_json_dup_member_string (object, length, "a");
  g_autofree char *empty = entente_json_dup_member_string (object, length, "c");

  g_assert_cmpstr (text, ==, "x\n");
  g_assert_cmpstr (empty, ==, "");
  g_assert_null (entente_json_dup_member_string (object, length, "b"));
  g_assert_null (entente_json_dup_member_string (object, length, "d"));
}

static const struct
{
  double number;
  const char *text;
} number_cases[] = {
  { 0, "0" },
  { -0.0, "-0" },
  { 4, "4" },
  { -10, "-10" },
  { 0.1, "0.1" },
  { 0.1 + 0.2, "0.30000000000000004" },
  { 1234567.25, "1234567.25" },
  { 1e22, "1e+22" },
  { 1e-10, "1e-10" },
  { 5e-324, "4.94065645841247e-324" },
  { 1.7976931348623157e308, "1.7976931348623157e+308" },
  { 9007199254740992.0, "9007199254740992" },
};

static void
test_number (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (number_cases); i++)
    {
      g_autofree char *text = entente_json_number (number_cases[i].number);
      double back;

      g_assert_cmpstr (text, ==, number_cases[i].text);
      g_assert_true (entente_json_check (text, -1, NULL));
      g_assert_true (entente_json_parse_number (text, strlen (text), &back));
      g_assert_true (back == number_cases[i].number);
    }
}

/* The short way and the long way agree. */
static void
test_parse_number_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s%d.%0*d", g_rand_boolean (random) ? "-" : "",
                                               g_rand_int_range (random, 0, 1000000),
                                               g_rand_int_range (random, 1, 9),
                                               g_rand_int_range (random, 0, 1000));
      double number;

      g_assert_true (entente_json_parse_number (text, strlen (text), &number));
      g_assert_true (number == g_ascii_strtod (text, NULL));
    }
}

static const struct
{
  const char *text;
  gboolean representable;
  double number;
} parse_cases[] = {
  { "1e308", TRUE, 1e308 },
  { "1e309", FALSE, INFINITY },
  { "-1e999", FALSE, -INFINITY },
  { "1e-400", FALSE, 0 },
  { "0e999", TRUE, 0 },
  { "0.000e-999", TRUE, 0 },
  { "-0", TRUE, 0 },
  { "123456789012345678901234567890", TRUE, 123456789012345678901234567890.0 },
};

static void
test_parse_number (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      double number;

      g_assert_true (entente_json_parse_number (parse_cases[i].text, strlen (parse_cases[i].text),
                                                &number)
                     == parse_cases[i].representable);
      g_assert_true (number == parse_cases[i].number);
    }
}

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (entente_json_check (" [1, {\"a\": null}] ", -1, &error));
  g_assert_no_error (error);
  g_assert_false (entente_json_check ("[한, 1]", -1, &error));
  g_assert_error (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "at character 2"));
  g_clear_error (&error);
  g_assert_false (entente_json_check ("{\"a\": 1, \"\\u0061\": 2}", -1, &error));
  g_assert_nonnull (strstr (error->message, "twice"));
}

static void
test_rename_member (void)
{
  static const char object[] = "{ \"ko\": \"이\",\n  \"e\\u006e\": [1, 2] }";
  g_autofree char *renamed = entente_json_rename_member (object, -1, "en", "zh \"2\"");
  g_auto (GStrv) names = entente_json_dup_member_names (renamed, -1);

  g_assert_cmpstr (renamed, ==, "{ \"ko\": \"이\",\n  \"zh \\\"2\\\"\": [1, 2] }");
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "ko");
  g_assert_cmpstr (names[1], ==, "zh \"2\"");
  g_assert_null (entente_json_rename_member (object, -1, "ja", "zh"));
  g_assert_null (entente_json_rename_member (object, -1, "ko", "en"));
}

static void
test_member_order (void)
{
  for (int type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    {
      const char *const *names = entente_json_get_member_order (type);

      g_assert_cmpstr (names[0], ==, type == ENTENTE_RECORD_DOCUMENT ? "format" : "id");
      g_assert_cmpuint (g_strv_length ((char **) names), >=, 5);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (set_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/json/text/set-member/%s", set_cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_set_member);
    }
  g_test_add_func ("/json/text/find-member", test_find_member);
  g_test_add_func ("/json/text/quote", test_quote);
  g_test_add_func ("/json/text/dup-string", test_dup_string);
  g_test_add_func ("/json/text/dup-member-string", test_dup_member_string);
  g_test_add_func ("/json/text/dup-string-lone-surrogate", test_dup_string_lone_surrogate);
  g_test_add_func ("/json/text/number", test_number);
  g_test_add_func ("/json/text/parse-number", test_parse_number);
  g_test_add_func ("/json/text/parse-number-random", test_parse_number_random);
  g_test_add_func ("/json/text/check", test_check);
  g_test_add_func ("/json/text/rename-member", test_rename_member);
  g_test_add_func ("/json/text/member-order", test_member_order);
  return g_test_run ();
}
