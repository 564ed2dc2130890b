/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-json-object.h"

#include <string.h>

typedef struct
{
  const char *a;
  const char *b;
  gboolean equal;
} Pair;

static const Pair pairs[] = {
  { "1", "1.0", TRUE },
  { "100", "1e2", TRUE },
  { "0.010", "1E-2", TRUE },
  { "0", "0e5", TRUE },
  { "-0", "0", FALSE },
  { "1", "-1", FALSE },
  { "10", "1", FALSE },
  { "9007199254740993", "9007199254740992", FALSE },
  { "1e400", "10e399", TRUE },
  { "1e99999999999", "10e99999999998", FALSE },
  { "\"\\u00e9\"", "\"é\"", TRUE },
  { "\"a\"", "\"b\"", FALSE },
  { "\"\\u0000\"", "\"\\u0001\"", FALSE },
  { "\"1\"", "1", FALSE },
  { "[1, 2]", "[ 1,2 ]", TRUE },
  { "[1, 2]", "[2, 1]", FALSE },
  { "[]", "[[]]", FALSE },
  { "{\"a\": 1, \"b\": 2}", "{\"b\":2,\"\\u0061\":1.0}", TRUE },
  { "{\"a\": 1}", "{\"a\": 1, \"b\": 2}", FALSE },
  { "{\"a\": 1}", "{\"b\": 1}", FALSE },
  { "{\"\\u0000\": 1}", "{ \"\\u0000\": 1}", FALSE },
  { "true", "true", TRUE },
  { "null", "false", FALSE },
};

static void
test_equal (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      EntenteJsonSpan a = { pairs[i].a, strlen (pairs[i].a) };
      EntenteJsonSpan b = { pairs[i].b, strlen (pairs[i].b) };
      EntenteJsonSpan none = { NULL, 0 };

      g_test_message ("%s and %s", pairs[i].a, pairs[i].b);
      g_assert_cmpint (entente_json_span_equal (a, b), ==, pairs[i].equal);
      g_assert_cmpint (entente_json_span_equal (b, a), ==, pairs[i].equal);
      g_assert_true (entente_json_span_equal (a, a));
      g_assert_false (entente_json_span_equal (a, none));
      g_assert_true (entente_json_span_equal (none, none));
    }
}

static void
test_members (void)
{
  const char *json = "{ \"a\": [1], \"\\u0062\" : \"x\" }";
  EntenteJsonSpan span = { json, strlen (json) };
  g_autoptr (EntenteJsonObject) object = entente_json_object_new (span);
  EntenteJsonSpan value;
  g_autofree char *text = NULL;

  g_assert_cmpuint (entente_json_object_get_n (object), ==, 2);
  g_assert_cmpstr (entente_json_object_get (object, 0, NULL), ==, "a");
  g_assert_cmpstr (entente_json_object_get (object, 1, &value), ==, "b");
  g_assert_true (entente_json_span_is_text (value));
  text = entente_json_span_dup (entente_json_object_find (object, "a"));
  g_assert_cmpstr (text, ==, "[1]");
  g_assert_null (entente_json_object_find (object, "c").text);
}

/* What is no object, or has names that no C string can hold, can only be taken as a whole. */
static void
test_refused (void)
{
  static const char *const texts[] = { "[]", "1", "{\"a\\u0000\": 1}", "{\"\\ud800\": 1}", "{" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (entente_json_object_new ((EntenteJsonSpan){ texts[i], strlen (texts[i]) }));
  g_assert_null (entente_json_object_new ((EntenteJsonSpan){ NULL, 0 }));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/object/equal", test_equal);
  g_test_add_func ("/json/object/members", test_members);
  g_test_add_func ("/json/object/refused", test_refused);
  return g_test_run ();
}
