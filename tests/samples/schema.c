/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema names every member the samples have and every member the program knows, with the
 * right types and words. A plain walk, no validator: of JSON Schema it follows $ref, allOf, items,
 * properties and additionalProperties, and checks type, enum, pattern and required. */
#include "entente-json-text.h"
#include "entente-record.h"
#include "sample-files.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define DEFINITION "#/$defs/"

static JsonNode *
load (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

static JsonNode *
load_schema (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "schema",
                                                 "entente-map.schema.json", NULL);

  return load (path);
}

static JsonObject *
get_object (JsonObject *object,
            const char *member)
{
  if (!json_object_has_member (object, member))
    return NULL;

  return json_object_get_object_member (object, member);
}

static JsonObject *
resolve (JsonObject *schema,
         JsonObject *rule)
{
  const char *reference = json_object_get_string_member_with_default (rule, "$ref", NULL);

  if (reference == NULL)
    return rule;

  g_assert_true (g_str_has_prefix (reference, DEFINITION));
  rule = get_object (get_object (schema, "$defs"), reference + strlen (DEFINITION));
  g_assert_nonnull (rule);

  return rule;
}

/* The rule of a member of an object, or NULL where the schema does not name it. */
static JsonObject *
find_rule (JsonObject *schema,
           JsonObject *rule,
           const char *member)
{
  JsonObject *properties = get_object (rule, "properties");
  JsonObject *found = properties != NULL ? get_object (properties, member) : NULL;

  if (found == NULL)
    found = get_object (rule, "additionalProperties");
  if (found == NULL && json_object_has_member (rule, "allOf"))
    {
      JsonArray *all = json_object_get_array_member (rule, "allOf");

      for (guint i = 0; i < json_array_get_length (all) && found == NULL; i++)
        found = find_rule (schema, resolve (schema, json_array_get_object_element (all, i)),
                           member);
    }

  return found != NULL ? resolve (schema, found) : NULL;
}

static const char *
get_type (JsonNode *value)
{
  GType type = json_node_get_value_type (value);

  if (JSON_NODE_HOLDS_OBJECT (value))
    return "object";
  if (JSON_NODE_HOLDS_ARRAY (value))
    return "array";
  if (type == G_TYPE_STRING)
    return "string";
  if (type == G_TYPE_BOOLEAN)
    return "boolean";

  return type == G_TYPE_INT64 ? "integer" : "number";
}

static void
check_scalar (JsonObject *rule,
              JsonNode   *value)
{
  const char *type = json_object_get_string_member_with_default (rule, "type", NULL);
  const char *pattern = json_object_get_string_member_with_default (rule, "pattern", NULL);
  gboolean listed = !json_object_has_member (rule, "enum");

  if (type != NULL && !(g_str_equal (type, "number") && g_str_equal (get_type (value), "integer")))
    g_assert_cmpstr (get_type (value), ==, type);
  if (pattern != NULL)
    g_assert_true (g_regex_match_simple (pattern, json_node_get_string (value), 0, 0));
  if (!listed)
    {
      JsonArray *words = json_object_get_array_member (rule, "enum");

      for (guint i = 0; i < json_array_get_length (words); i++)
        listed |= json_node_equal (json_array_get_element (words, i), value);
    }
  g_assert_true (listed);
}

static void
check_value (JsonObject *schema,
             JsonObject *rule,
             const char *path,
             JsonNode   *value)
{
  if (rule == NULL)
    g_error ("The schema does not name %s", path);

  check_scalar (rule, value);
  if (JSON_NODE_HOLDS_ARRAY (value))
    {
      JsonArray *array = json_node_get_array (value);
      JsonObject *items = resolve (schema, get_object (rule, "items"));

      for (guint i = 0; i < json_array_get_length (array); i++)
        check_value (schema, items, path, json_array_get_element (array, i));
    }
  if (JSON_NODE_HOLDS_OBJECT (value))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (value));
      while (json_object_iter_next (&iter, &name, &member))
        {
          g_autofree char *below = g_strjoin (".", path, name, NULL);

          check_value (schema, find_rule (schema, rule, name), below, member);
        }
    }
}

static void
test_sample (gconstpointer data)
{
  g_autoptr (JsonNode) schema = load_schema ();
  g_autoptr (JsonNode) sample = load (data);

  check_value (json_node_get_object (schema), json_node_get_object (schema), "map", sample);
}

static const struct
{
  EntenteRecordType type;
  const char *definition; /* NULL: the schema itself */
} records[ENTENTE_N_RECORD_TYPES] = {
  { ENTENTE_RECORD_DOCUMENT, NULL },
  { ENTENTE_RECORD_ARTICLE, "article" },
  { ENTENTE_RECORD_ACTOR, "actor" },
  { ENTENTE_RECORD_RELATION, "relation" },
  { ENTENTE_RECORD_STEP, "step" },
};

/* What the program writes in order, the schema names: all of it, and no more. */
static void
test_program (void)
{
  g_autoptr (JsonNode) root = load_schema ();
  JsonObject *schema = json_node_get_object (root);

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      const char *const *order = entente_json_get_member_order ((int) records[i].type);
      JsonObject *rule = records[i].definition == NULL
                           ? schema
                           : get_object (get_object (schema, "$defs"), records[i].definition);
      JsonObject *properties = get_object (rule, "properties");

      for (guint j = 0; order[j] != NULL; j++)
        g_assert_true (json_object_has_member (properties, order[j]));
      g_assert_cmpuint (json_object_get_size (properties), ==, g_strv_length ((char **) order));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  sample_files_add_tests ("/samples/schema/sample", test_sample);
  g_test_add_func ("/samples/schema/program", test_program);

  return g_test_run ();
}
