/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits of very many records: who waits is asked, may call them off, and then nothing has happened. */

#include "fixture.h"

#include "entente-edit-paste.h"
#include "entente-fragment.h"
#include "entente-map-wait.h"

#define N_ACTORS 1500
#define N_RELATIONS 700
#define N_BETWEEN 256 /* records, two times asked */

typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  GArray *actors;  /* guint32: all */
  guint n_asked;
  guint n_patient; /* how often it goes on */
  double fraction; /* said last */
  gboolean more_comes; /* than was expected: then it stands still */
} Wait;

static EntenteAct *
group (Wait *self)
{
  return entente_edit_member_of_many (self->map, ENTENTE_RECORD_ACTOR,
                                      (const guint32 *) (gpointer) self->actors->data,
                                      self->actors->len, "group", "\"all\"", NULL);
}

/* What would be refused in the end. */
static void
assert_not_built (Wait *self)
{
  g_autoptr (EntenteAct) act = group (self);
  guint n_swaps;

  entente_act_get_swaps (act, &n_swaps);
  g_assert_cmpuint (n_swaps, <=, N_BETWEEN);
}

static gboolean
wait_cb (double   fraction,
         gpointer user_data)
{
  Wait *self = user_data;
  guint32 added;

  g_assert_true (entente_map_is_waiting (self->map));
  /* How far it is, from the first record that is looked at to the last. */
  if (self->more_comes)
    g_assert_cmpfloat (fraction, >=, self->fraction);
  else
    g_assert_cmpfloat (fraction, >, self->fraction);
  g_assert_cmpfloat (fraction, <, 1);
  self->fraction = fraction;
  /* Nobody changes the map meanwhile. */
  g_assert_false (entente_history_perform (
      self->history, entente_edit_add_actor (self->map, "Moon", 0, 0, &added)));
  g_assert_false (entente_history_undo (self->history));
  if (entente_map_is_alive (self->map, ENTENTE_RECORD_ACTOR, 0))
    assert_not_built (self);
  return self->n_asked++ < self->n_patient;
}

static void
set_up (Wait          *self,
        gconstpointer  n_relations)
{
  g_autoptr (GString) json
      = g_string_new ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [");

  for (guint i = 0; i < N_ACTORS; i++)
    g_string_append_printf (json, "%s\n{ \"id\": \"a%u\" }", i > 0 ? "," : "", i);
  g_string_append (json, "], \"relations\": [");
  for (guint i = 0; i < GPOINTER_TO_UINT (n_relations); i++)
    g_string_append_printf (json, "%s\n{ \"id\": \"r%u\", \"source\": \"a%u\", \"target\": \"a%u\" }",
                            i > 0 ? "," : "", i, i, 2 * i);
  g_string_append (json, "] }");
  self->map = fixture_read (json->str);
  self->history = entente_history_new (self->map);
  self->actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 slot = 0; slot < N_ACTORS; slot++)
    g_array_append_val (self->actors, slot);
  entente_map_set_wait (self->map, wait_cb, self);
}

static void
tear_down (Wait          *self,
           gconstpointer  data)
{
  g_array_unref (self->actors);
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->map);
}

static void
be_patient (Wait  *self,
            guint  n_patient)
{
  self->n_asked = 0;
  self->n_patient = n_patient;
  self->fraction = 0;
}

static EntenteAct *
remove_all (Wait *self)
{
  return entente_edit_remove (self->map, (const guint32 *) (gpointer) self->actors->data,
                              self->actors->len, NULL, 0);
}

static GBytes *
copy (Wait *self)
{
  return entente_fragment_to_bytes (self->map, (const guint32 *) (gpointer) self->actors->data,
                                    NULL, NULL, self->actors->len, NULL, 0);
}

static EntenteAct *
paste (Wait *self)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *whole = fixture_write (self->map);
  g_autoptr (EntenteMap) fragment = fixture_read (whole);
  g_autoptr (GError) error = NULL;
  EntenteAct *act
      = entente_edit_paste (self->map, "Paste", fragment, 1, 1, actors, relations, &error);

  g_assert_true (act != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  return act;
}

/* Called off at each of the moments in which it could be, as it is built and as it is done. */
static void
call_off (Wait       *self,
          EntenteAct *(*build) (Wait *self))
{
  g_autofree char *before = fixture_write (self->map);
  gboolean done = FALSE;
  guint n_called_off = 0;

  for (; !done; n_called_off += !done)
    {
      EntenteAct *act;
      g_autofree char *after = NULL;

      be_patient (self, n_called_off);
      act = build (self);
      done = act != NULL && entente_history_perform (self->history, act);
      after = fixture_write (self->map);
      g_assert_cmpuint (self->n_asked, ==, n_called_off + !done);
      g_assert_true (done || g_str_equal (before, after));
      g_assert_cmpint (entente_history_get_can_undo (self->history), ==, done);
    }
  g_assert_cmpuint (n_called_off, >, N_ACTORS / N_BETWEEN);
}

static void
test_group (Wait          *self,
            gconstpointer  data)
{
  call_off (self, group);
}

static void
test_remove (Wait          *self,
             gconstpointer  data)
{
  call_off (self, remove_all);
}

/* Relations go with their actors, how many is not asked before. */
static void
test_remove_tied (Wait          *self,
                  gconstpointer  data)
{
  self->more_comes = TRUE;
  call_off (self, remove_all);
}

static void
test_paste (Wait          *self,
            gconstpointer  data)
{
  call_off (self, paste);
}

static void
test_undo (Wait          *self,
           gconstpointer  data)
{
  g_autofree char *before = fixture_write (self->map);
  g_autofree char *after = NULL;

  be_patient (self, G_MAXUINT);
  g_assert_true (entente_history_perform (self->history, remove_all (self)));
  be_patient (self, 0);
  g_assert_false (entente_history_undo (self->history));
  g_assert_cmpuint (self->n_asked, ==, 1);
  g_assert_cmpuint (entente_map_get_n_records (self->map, ENTENTE_RECORD_ACTOR), ==, 0);
  g_assert_true (entente_history_get_can_undo (self->history));
  be_patient (self, G_MAXUINT);
  g_assert_true (entente_history_undo (self->history));
  after = fixture_write (self->map);
  g_assert_cmpstr (before, ==, after);
  be_patient (self, 1);
  g_assert_false (entente_history_redo (self->history));
  g_assert_cmpuint (entente_map_get_n_records (self->map, ENTENTE_RECORD_ACTOR), ==, N_ACTORS);
}

static void
test_undo_tied (Wait          *self,
                gconstpointer  data)
{
  self->more_comes = TRUE;
  test_undo (self, data);
}

/* Copying changes nothing; called off, there is no copy. */
static void
test_copy (Wait          *self,
           gconstpointer  data)
{
  g_autoptr (GBytes) bytes = NULL;

  for (guint n = 0; n < N_ACTORS / N_BETWEEN; n++)
    {
      be_patient (self, n);
      g_assert_null (copy (self));
      g_assert_cmpuint (self->n_asked, ==, n + 1);
    }
  be_patient (self, G_MAXUINT);
  bytes = copy (self);
  g_assert_nonnull (bytes);
  /* Entered, then written. */
  g_assert_cmpuint (self->n_asked, ==, 2 * N_ACTORS / N_BETWEEN);
}

/* A step of something larger is told as the part of that which it is. */
static void
test_part (Wait          *self,
           gconstpointer  data)
{
  EntenteWaitPart whole = entente_map_begin_wait_part (self->map, 0.25, 0.75);

  be_patient (self, G_MAXUINT);
  self->fraction = 0.25;
  g_assert_true (entente_history_perform (self->history, group (self)));
  g_assert_cmpfloat (self->fraction, >, 0.7);
  g_assert_cmpfloat (self->fraction, <, 0.75);
  entente_map_end_wait_part (self->map, whole);
  be_patient (self, G_MAXUINT);
  g_assert_true (entente_history_undo (self->history));
  g_assert_cmpfloat (self->fraction, >, 0.9);
}

/* Who changes few records is not asked at all. */
static void
test_few (Wait          *self,
          gconstpointer  data)
{
  g_array_set_size (self->actors, 100);
  be_patient (self, 0);
  g_assert_true (entente_history_perform (self->history, group (self)));
  g_assert_cmpuint (self->n_asked, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/edit/wait/group", Wait, NULL, set_up, test_group, tear_down);
  g_test_add ("/edit/wait/remove", Wait, NULL, set_up, test_remove, tear_down);
  g_test_add ("/edit/wait/paste", Wait, GUINT_TO_POINTER (N_RELATIONS), set_up, test_paste, tear_down);
  g_test_add ("/edit/wait/remove-tied", Wait, GUINT_TO_POINTER (N_RELATIONS), set_up, test_remove_tied,
              tear_down);
  g_test_add ("/edit/wait/undo-tied", Wait, GUINT_TO_POINTER (N_RELATIONS), set_up, test_undo_tied,
              tear_down);
  g_test_add ("/edit/wait/copy", Wait, NULL, set_up, test_copy, tear_down);
  g_test_add ("/edit/wait/undo", Wait, NULL, set_up, test_undo, tear_down);
  g_test_add ("/edit/wait/part", Wait, NULL, set_up, test_part, tear_down);
  g_test_add ("/edit/wait/few", Wait, NULL, set_up, test_few, tear_down);

  return g_test_run ();
}
