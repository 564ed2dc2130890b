/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-map-reader.h"

#include <math.h>
#include <string.h>

#define HEAD "{ \"format\": \"entente-map\", \"version\": 1"

static EntenteMap *
read_text (const char       *json,
           gsize             length,
           EntenteFaultList *faults,
           GError          **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, length);

  return entente_map_read (bytes, faults, NULL, NULL, NULL, error);
}

static EntenteMap *
read_good (const char *json)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = read_text (json, strlen (json), faults, &error);

  g_assert_no_error (error);
  g_assert_nonnull (map);
  return map;
}

static const struct
{
  const char *json;
  int code;
  const char *words; /* in the message */
} error_cases[] = {
  { "", ENTENTE_MAP_ERROR_FAULTS, "Line 1, column 1: found nothing" },
  { "{", ENTENTE_MAP_ERROR_FAULTS, "Line 1, column 2" },
  { HEAD ", \"actors\": [{}, {}, {}] }", ENTENTE_MAP_ERROR_FAULTS, "actors[0].id: missing" },
  { HEAD ", \"actors\": [{}, {}, {}] }", ENTENTE_MAP_ERROR_FAULTS, "(and 2 more faults)" },
  { "[]", ENTENTE_MAP_ERROR_FORMAT, "no object" },
  { "{}", ENTENTE_MAP_ERROR_FORMAT, "nothing in it" },
  { "{ \"nodes\": [], \"links\": [] }", ENTENTE_MAP_ERROR_FORMAT, "“nodes”, “links”" },
  { "{ \"version\": 3, \"format\": \"x\" }", ENTENTE_MAP_ERROR_FORMAT, "“x”" },
  { "{ \"version\": 3, \"format\": \"entente-map\" }", ENTENTE_MAP_ERROR_VERSION, "version 3" },
  { "{ \"version\": 3, \"format\": \"entente-map\" }", ENTENTE_MAP_ERROR_VERSION, "version 1" },
};

static void
test_errors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (error_cases); i++)
    {
      g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (error_cases[i].json, strlen (error_cases[i].json), faults, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, ENTENTE_MAP_ERROR, error_cases[i].code);
      g_assert_nonnull (strstr (error->message, error_cases[i].words));
      if (error_cases[i].code != ENTENTE_MAP_ERROR_FAULTS)
        g_assert_cmpuint (entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT), ==, 1);
    }
}

static void
test_document (void)
{
  g_autoptr (EntenteMap) map = read_good (
      HEAD ", \"title\": \"A\\u00e9\", \"description\": \"D\", \"language\": \"ko\", \"view\": { "
           "\"color_by\": \"kind\", \"layout\": { \"style\": \"flow\", \"seed\": 4294967295 }, "
           "\"legend\": false } }");
  const EntenteMapInfo *info = entente_map_get_info (map);

  g_assert_cmpstr (info->title, ==, "Aé");
  g_assert_cmpstr (info->description, ==, "D");
  g_assert_cmpstr (info->language, ==, "ko");
  g_assert_cmpint (info->color_by, ==, ENTENTE_COLOR_BY_KIND);
  g_assert_cmpstr (info->layout_style, ==, "flow");
  g_assert_cmpuint (info->layout_seed, ==, G_MAXUINT32);
  g_assert_false (info->legend);
}

static void
test_document_defaults (void)
{
  g_autoptr (EntenteMap) map = read_good (HEAD " }");
  const EntenteMapInfo *info = entente_map_get_info (map);

  g_assert_null (info->title);
  g_assert_cmpint (info->color_by, ==, ENTENTE_COLOR_BY_TONE);
  g_assert_cmpuint (info->layout_seed, ==, 1);
  g_assert_true (info->legend);
}

static void
test_kinds (void)
{
  g_autoptr (EntenteMap) map = read_good (
      HEAD ", \"actors\": [ { \"id\": \"a\", \"kind\": \"media\" }, { \"id\": \"b\", "
           "\"kind\": \"x\" } ],"
           " \"kinds\": { \"actors\": { \"media\": { \"label\": \"Media\" },"
           " \"x\": { \"shape\": \"event\", \"color\": \"#0000ff\", \"order\": -1.5 } } } }");
  const EntenteKind *media
      = entente_map_get_actor_kind (map, entente_map_get_actor (map, 0)->kind);
  const EntenteKind *x = entente_map_get_actor_kind (map, entente_map_get_actor (map, 1)->kind);

  g_assert_cmpstr (media->label, ==, "Media");
  g_assert_cmpint (media->shape, ==, ENTENTE_SHAPE_PLAIN);
  g_assert_cmpuint (media->color, ==, ENTENTE_NO_COLOR);
  g_assert_true (isnan (media->order));
  g_assert_true (media->listed);
  g_assert_cmpuint (media->n_uses, ==, 1);
  g_assert_cmpstr (x->label, ==, "x");
  g_assert_cmpint (x->shape, ==, ENTENTE_SHAPE_EVENT);
  g_assert_cmpuint (x->color, ==, 0x0000ff);
  g_assert_cmpfloat (x->order, ==, -1.5);
}

static void
test_article (void)
{
  g_autoptr (EntenteMap) map = read_good (
      HEAD ", \"articles\": [ { \"id\": \"t\", \"title\": \"T\", \"publisher\": \"P\", "
           "\"published\": \"2026-01\", \"form\": \"translation\" }, { \"id\": \"u\" } ] }");
  const EntenteArticle *article = entente_map_get_article (map, 0);

  g_assert_cmpstr (article->title, ==, "T");
  g_assert_cmpstr (article->publisher, ==, "P");
  g_assert_cmpstr (article->published, ==, "2026-01");
  g_assert_cmpint (article->form, ==, ENTENTE_FORM_TRANSLATION);
  g_assert_null (entente_map_get_article (map, 1)->title);
  g_assert_cmpint (entente_map_get_article (map, 1)->form, ==, ENTENTE_FORM_UNSAID);
}

static void
test_actor (void)
{
  g_autoptr (EntenteMap) map = read_good (
      HEAD ", \"actors\": [ { \"pinned\": true, \"position\": { \"y\": 2.5e1, \"x\": -3 }, "
           "\"group\": \"G\", \"color\": \"#A0b1C2\", \"name\": \"\\ud55c\", \"id\": \"a\" }, "
           "{ \"id\": \"b\", \"position\": { \"x\": 1, \"y\": \"2\" }, \"pinned\": true } ] }");
  const EntenteActor *a = entente_map_get_actor (map, 0);
  const EntenteActor *b = entente_map_get_actor (map, 1);

  g_assert_cmpstr (a->id, ==, "a");
  g_assert_cmpstr (a->name, ==, "한");
  g_assert_cmpstr (a->group, ==, "G");
  g_assert_cmpuint (a->color, ==, 0xa0b1c2);
  g_assert_true (a->placed);
  g_assert_true (a->pinned);
  g_assert_cmpfloat (a->x, ==, -3);
  g_assert_cmpfloat (a->y, ==, 25);
  g_assert_false (b->placed);
  g_assert_false (b->pinned);
  g_assert_cmpuint (b->color, ==, ENTENTE_NO_COLOR);
}

static void
test_relation (void)
{
  g_autoptr (EntenteMap) map = read_good (
      HEAD ", \"relations\": [ { \"citations\": [ { \"article\": \"t\" }, { \"article\": \"t\", "
           "\"stance\": \"contradicts\" } ], \"target\": \"b\", \"source\": \"a\", \"id\": \"r\", "
           "\"label\": \"L\", \"kind\": \"k\", \"direction\": \"both\", \"tone\": -2.5, "
           "\"weight\": 3, "
           "\"phase\": \"ended\", \"claim\": \"denied\", \"since\": \"2026\", \"until\": \"..\", "
           "\"bend\": { \"along\": 0.5, \"across\": -0.25 } }, { \"id\": \"s\", \"source\": \"a\", "
           "\"target\": \"a\", \"concerns\": [\"r\"], \"tone\": 99, \"weight\": 1e-60, "
           "\"bend\": { \"along\": 1e300, \"across\": 0 } } ], "
           "\"actors\": [ { \"id\": \"b\" }, { \"id\": \"a\" } ], "
           "\"articles\": [ { \"id\": \"t\" } ] }");
  const EntenteRelation *r = entente_map_get_relation (map, 0);
  const EntenteRelation *s = entente_map_get_relation (map, 1);

  g_assert_cmpuint (r->source, ==, 1);
  g_assert_cmpuint (r->target, ==, 0);
  g_assert_cmpstr (r->label, ==, "L");
  g_assert_cmpuint (r->n_citations, ==, 2);
  g_assert_true (r->contradicted);
  g_assert_false (r->has_third);
  g_assert_cmpint (r->direction, ==, ENTENTE_DIRECTION_BOTH);
  g_assert_cmpint (r->phase, ==, ENTENTE_PHASE_ENDED);
  g_assert_cmpint (r->claim, ==, ENTENTE_CLAIM_DENIED);
  g_assert_cmpfloat ((double) r->tone, ==, -2.5);
  g_assert_cmpfloat ((double) r->weight, ==, 3);
  g_assert_cmpfloat ((double) r->bend_along, ==, 0.5);
  g_assert_cmpfloat ((double) r->bend_across, ==, -0.25);
  g_assert_cmpint (r->until.latest, ==, ENTENTE_DAY_OPEN);
  g_assert_cmpint (r->since.latest - r->since.earliest, ==, 364);
  g_assert_true (isnan (s->tone));
  g_assert_cmpfloat ((double) s->weight, >, 0);
  g_assert_true (isfinite (s->bend_along));
  g_assert_true (s->has_third);
  g_assert_false (entente_date_is_known (s->since));
}

/* References come in the order of the roles whatever the order of the members. */
static void
test_reference_order (void)
{
  static const EntenteRole roles[] = { ENTENTE_ROLE_SOURCE, ENTENTE_ROLE_TARGET, ENTENTE_ROLE_VIA,
                                       ENTENTE_ROLE_VIA,    ENTENTE_ROLE_REGARDING,
                                       ENTENTE_ROLE_CITES };
  static const guint32 others[] = { 1, 0, 2, 1, 0, 0 };
  g_autoptr (EntenteMap) map = read_good (
      HEAD ", \"relations\": [ { \"citations\": [ { \"article\": \"t\" } ], "
           "\"regarding\": [\"a\"], "
           "\"via\": [\"c\", \"b\"], \"target\": \"a\", \"source\": \"b\", \"id\": \"r\" } ], "
           "\"actors\": [ { \"id\": \"a\" }, { \"id\": \"b\" }, { \"id\": \"c\" } ], "
           "\"articles\": [ { \"id\": \"t\" } ] }");
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (map, 0, &iter);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_assert_true (entente_reference_iter_next (&iter, &reference));
      g_assert_cmpint (reference.role, ==, roles[i]);
      g_assert_cmpuint (reference.other, ==, others[i]);
    }
  g_assert_false (entente_reference_iter_next (&iter, &reference));
}

static char *
make_large (guint n_actors)
{
  GString *json = g_string_new (HEAD ", \"actors\": [");

  for (guint i = 0; i < n_actors; i++)
    g_string_append_printf (json, "%s\n{ \"id\": \"a%u\" }", i > 0 ? "," : "", i);
  g_string_append (json, "] }");
  return g_string_free (json, FALSE);
}

static void
note_progress (double   part,
               gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (part, >=, *last);
  g_assert_cmpfloat (part, <=, 1);
  *last = part;
}

#define N_NAMED 100

/* Actors, relations between each and the next (one id with an escape), an article; every tenth citation's
 * words are not in it. */
static void
append_lists (GString *actors,
              GString *relations)
{
  for (guint i = 0; i < N_NAMED; i++)
    {
      const char *comma = i > 0 ? ", " : "";

      g_string_append_printf (actors, "%s{ \"id\": \"a%u\" }", comma, i);
      g_string_append_printf (relations,
                              "%s{ \"id\": \"r%u\", \"source\": \"%s%u\", \"target\": \"a%u\", \"citations\": "
                              "[{ \"article\": \"t\", \"exact\": \"%s\", \"start\": 0, \"end\": 4 }] }",
                              comma, i, i % 7 == 0 ? "\\u0061" : "a", i, (i + 1) % N_NAMED,
                              i % 10 == 0 ? "zzzzzzzz" : i % 10 == 1 ? "w\\u006frd" : "word");
    }
}

/* What is named before it comes is found like what is named after it. */
static void
test_order_of_lists (void)
{
  g_autoptr (GString) actors = g_string_new (NULL);
  g_autoptr (GString) relations = g_string_new (NULL);
  const char *article = "{ \"id\": \"t\", \"text\": \"word\" }";

  append_lists (actors, relations);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *json
          = i == 0 ? g_strdup_printf (HEAD ", \"articles\": [%s], \"actors\": [%s], \"relations\": [%s] }",
                                      article, actors->str, relations->str)
                   : g_strdup_printf (HEAD ", \"relations\": [%s], \"actors\": [%s], \"articles\": [%s] }",
                                      relations->str, actors->str, article);
      g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
      g_autoptr (EntenteMap) map = read_text (json, strlen (json), faults, NULL);

      g_assert_nonnull (map);
      g_assert_cmpuint (entente_fault_list_get_n (faults, ENTENTE_VERDICT_WARNING), ==, N_NAMED / 10);
      g_assert_cmpuint (entente_map_get_n_mentions (map, ENTENTE_RECORD_ARTICLE, 0), ==, N_NAMED);
      for (guint32 slot = 0; slot < N_NAMED; slot++)
        {
          g_assert_cmpuint (entente_map_get_relation (map, slot)->source, ==, slot);
          g_assert_cmpuint (entente_map_get_relation (map, slot)->target, ==, (slot + 1) % N_NAMED);
          g_assert_cmpuint (entente_map_get_n_mentions (map, ENTENTE_RECORD_ACTOR, slot), ==, 2);
        }
    }
}

/* A label that comes again is stored once; what begins like it is another. */
static void
test_shared_labels (void)
{
  const char *const labels[] = { "meets", "meet", "meets", "" };
  g_autoptr (GString) json = g_string_new (HEAD ", \"articles\": [], \"actors\": [{ \"id\": \"a\" }], \"relations\": [");
  g_autoptr (EntenteMap) map = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_string_append_printf (json, "%s{ \"id\": \"r%u\", \"source\": \"a\", \"target\": \"a\", \"label\": \"%s\" }",
                            i > 0 ? ", " : "", i, labels[i]);
  g_string_append (json, "] }");
  map = read_good (json->str);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpstr (entente_map_get_relation (map, i)->label, ==, labels[i]);
  g_assert_true (entente_map_get_relation (map, 0)->label == entente_map_get_relation (map, 2)->label);
}

static void
test_progress (void)
{
  g_autofree char *json = make_large (20000);
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  double last = 0;
  g_autoptr (EntenteMap) map
      = entente_map_read (bytes, faults, note_progress, &last, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_ACTOR), ==, 20000);
  g_assert_cmpfloat (last, ==, 1);
}

static void
cancel_halfway (double   part,
                gpointer user_data)
{
  if (part > 0.3)
    g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autofree char *json = make_large (20000);
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (
      entente_map_read (bytes, faults, cancel_halfway, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* One list of 50,000 ids, and a chain of 50,000 relations that concern each other: neither takes
 * time by the square, nor stack by the length. */
static void
test_long_lists (void)
{
  g_autoptr (GString) json = g_string_new (HEAD ", \"relations\": [");
  g_autoptr (EntenteMap) map = NULL;

  for (guint i = 0; i < 50000; i++)
    {
      g_string_append_printf (json, "%s\n{ \"id\": \"r%u\", \"source\": \"a\", \"target\": \"a\"",
                              i > 0 ? "," : "", i);
      if (i + 1 < 50000)
        g_string_append_printf (json, ", \"concerns\": [\"r%u\"]", i + 1);
      g_string_append (json, " }");
    }
  g_string_append (json,
                   "], \"actors\": [ { \"id\": \"a\" } ], \"story\": [ { \"relations\": [ \"r0\"");
  for (guint i = 1; i < 50000; i++)
    g_string_append_printf (json, ", \"r%u\"", i);
  g_string_append (json, "] } ] }");
  map = read_good (json->str);
  g_assert_cmpuint (entente_map_get_n_records (map, ENTENTE_RECORD_RELATION), ==, 50000);
}

static void
test_finalize (void)
{
  EntenteMap *map = read_good (HEAD ", \"actors\": [ { \"id\": \"a\" } ] }");

  g_assert_finalize_object (map);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/map-reader/errors", test_errors);
  g_test_add_func ("/json/map-reader/document", test_document);
  g_test_add_func ("/json/map-reader/document-defaults", test_document_defaults);
  g_test_add_func ("/json/map-reader/kinds", test_kinds);
  g_test_add_func ("/json/map-reader/article", test_article);
  g_test_add_func ("/json/map-reader/actor", test_actor);
  g_test_add_func ("/json/map-reader/relation", test_relation);
  g_test_add_func ("/json/map-reader/reference-order", test_reference_order);
  g_test_add_func ("/json/map-reader/order-of-lists", test_order_of_lists);
  g_test_add_func ("/json/map-reader/shared-labels", test_shared_labels);
  g_test_add_func ("/json/map-reader/progress", test_progress);
  g_test_add_func ("/json/map-reader/cancel", test_cancel);
  g_test_add_func ("/json/map-reader/long-lists", test_long_lists);
  g_test_add_func ("/json/map-reader/finalize", test_finalize);
  return g_test_run ();
}
