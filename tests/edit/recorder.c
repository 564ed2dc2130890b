/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was recorded of a history repeats it on the file: the same map, the same steps. */

#include "fixture.h"

#include "entente-act-recorder.h"
#include "entente-edit-kind.h"
#include "entente-edit-merge.h"
#include "entente-edit-story.h"
#include "entente-json-text.h"

#define N_SEQUENCES 60
#define N_ACTS 50

typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  EntenteActRecorder *recorder;
  char *base;
  GPtrArray *pieces;
  guint n_told;
} Recording;

static void
recorded_cb (gpointer user_data)
{
  ((Recording *) user_data)->n_told++;
}

static void
begin (Recording *self)
{
  g_free (self->base);
  self->base = fixture_write (self->map);
  g_ptr_array_set_size (self->pieces, 0);
  g_clear_pointer (&self->recorder, entente_act_recorder_free);
  self->recorder = entente_act_recorder_new (self->history, entente_slot_names_new (self->map), 0, 0,
                                             recorded_cb, self);
}

static void
set_up (Recording     *self,
        gconstpointer  data)
{
  self->map = fixture_read (FIXTURE);
  self->history = entente_history_new (self->map);
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  begin (self);
}

static void
tear_down (Recording     *self,
           gconstpointer  data)
{
  entente_act_recorder_free (self->recorder);
  g_ptr_array_unref (self->pieces);
  g_object_unref (self->history);
  g_object_unref (self->map);
  g_free (self->base);
}

static gsize
take (Recording *self)
{
  g_autoptr (GPtrArray) pieces = entente_act_recorder_take (self->recorder);
  gsize size = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      GBytes *bytes = entente_act_piece_to_bytes (pieces->pdata[i]);

      size += g_bytes_get_size (bytes);
      g_ptr_array_add (self->pieces, bytes);
    }
  return size;
}

static EntenteHistory *
replay (Recording         *self,
        EntenteSlotNames **names)
{
  g_autoptr (EntenteMap) map = fixture_read (self->base);
  g_autoptr (GError) error = NULL;
  EntenteHistory *history = entente_history_new (map);

  *names = entente_slot_names_new (map);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      entente_act_play (history, *names, self->pieces->pdata[i], &error);
      g_assert_no_error (error);
    }
  return history;
}

static void
assert_same_map (EntenteHistory *a,
                 EntenteHistory *b)
{
  g_autofree char *text = fixture_write (entente_history_get_map (a));

  fixture_assert_text (entente_history_get_map (b), text);
}

/* Also all the way to both ends: as far as the replay knows. */
static void
check (Recording *self)
{
  g_autoptr (EntenteSlotNames) names = NULL;
  g_autoptr (EntenteHistory) again = NULL;
  guint n_undone = 0;

  take (self);
  again = replay (self, &names);
  assert_same_map (self->history, again);
  g_assert_cmpint (entente_history_get_modified (again), ==,
                   entente_history_get_modified (self->history));
  fixture_assert_sound (entente_history_get_map (again));
  while (entente_history_get_can_undo (again))
    {
      g_assert_cmpstr (entente_history_get_undo_name (again), ==,
                       entente_history_get_undo_name (self->history));
      entente_history_undo (again);
      entente_history_undo (self->history);
      assert_same_map (self->history, again);
      n_undone++;
    }
  for (guint i = 0; i < n_undone; i++)
    {
      entente_history_redo (again);
      entente_history_redo (self->history);
    }
  assert_same_map (self->history, again);
}

static void
set_label (Recording  *self,
           const char *label)
{
  entente_history_perform (self->history, entente_edit_text (self->map, ENTENTE_RECORD_RELATION, 0,
                                                             "label", label, NULL));
}

static void
test_typing (Recording     *self,
             gconstpointer  data)
{
  set_label (self, "a");
  set_label (self, "ab");
  take (self);
  set_label (self, "abc");
  set_label (self, "abcd");
  g_assert_cmpuint (self->n_told, ==, 4);
  check (self);
  g_assert_cmpuint (self->pieces->len, >=, 2);
  g_assert_cmpuint (entente_history_get_n_steps (self->history, NULL), ==, 1);
}

/* A key in a long article costs a few bytes, and what is typed between two takings is one piece. */
static void
test_typing_is_a_patch (Recording     *self,
                        gconstpointer  data)
{
  GString *text = g_string_new (NULL);
  gsize size;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "Seoul asks Beijing. ");
  entente_history_perform (self->history, entente_edit_text (self->map, ENTENTE_RECORD_ARTICLE, 0,
                                                             "text", text->str, NULL));
  take (self);
  for (guint i = 0; i < 100; i++)
    {
      g_string_insert (text, 200000, "x");
      entente_history_perform (self->history, entente_edit_text (self->map, ENTENTE_RECORD_ARTICLE,
                                                                 0, "text", text->str, NULL));
    }
  size = take (self);
  g_assert_cmpuint (size, <, 300);
  g_assert_cmpuint (size, >, 100);
  check (self);
  g_string_free (text, TRUE);
}

static void
test_typing_taken_back (Recording     *self,
                        gconstpointer  data)
{
  set_label (self, "a");
  set_label (self, "asks");
  check (self);
  set_label (self, "b");
  take (self);
  set_label (self, "asks");
  check (self);
  g_assert_cmpuint (entente_history_get_n_steps (self->history, NULL), ==, 0);
}

/* The steps before the file was saved can be taken back too. */
static void
test_undone_past_the_file (Recording     *self,
                           gconstpointer  data)
{
  guint32 actor = 0;

  set_label (self, "kept");
  entente_history_perform (self->history, entente_edit_remove (self->map, &actor, 1, NULL, 0));
  entente_history_mark_saved (self->history);
  begin (self);
  entente_history_undo (self->history);
  check (self);
  entente_history_undo (self->history);
  check (self);
  entente_history_redo (self->history);
  check (self);
}

/* Names the kind of all actors, then the kind itself, anew. */
static void
do_something_with_kinds (Recording  *self,
                         const char *key)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *quoted = entente_json_quote (key);
  guint32 slot = entente_map_get_first (self->map, ENTENTE_RECORD_ACTOR);
  EntenteAct *act;

  for (; slot != ENTENTE_NO_SLOT; slot = entente_map_get_next (self->map, ENTENTE_RECORD_ACTOR, slot))
    g_array_append_val (actors, slot);
  if (actors->len == 0)
    return;
  entente_history_perform (self->history,
                           entente_edit_member_of_many (
                               self->map, ENTENTE_RECORD_ACTOR,
                               (const guint32 *) (gpointer) actors->data, actors->len, "kind",
                               quoted, NULL));
  entente_history_perform (self->history,
                           entente_edit_kind_member (self->map, ENTENTE_RECORD_ACTOR, key, "label",
                                                     "\"L\"", NULL));
  act = entente_edit_rename_kind (self->map, ENTENTE_RECORD_ACTOR, key, "renamed", NULL);
  if (act != NULL)
    entente_history_perform (self->history, act);
}

static void
do_something_with_story (Recording *self)
{
  guint32 last = entente_map_get_last (self->map, ENTENTE_RECORD_STEP);
  guint32 actor = entente_map_get_first (self->map, ENTENTE_RECORD_ACTOR);
  guint32 slot;
  EntenteAct *act = NULL;

  if (last != ENTENTE_NO_SLOT)
    act = entente_edit_move_step (self->map, last, -1, &slot);
  if (act == NULL)
    act = entente_edit_add_step (self->map, &actor, actor != ENTENTE_NO_SLOT, NULL, 0, &slot);
  entente_history_perform (self->history, act);
}

static void
do_something (Recording *self,
              GRand     *random)
{
  guint n = entente_map_get_n_slots (self->map, ENTENTE_RECORD_ACTOR);
  guint32 a = (guint32) g_rand_int_range (random, 0, (int) n);
  guint32 b = (guint32) g_rand_int_range (random, 0, (int) n);
  guint32 r = entente_map_get_last (self->map, ENTENTE_RECORD_RELATION);
  gboolean both = entente_map_is_alive (self->map, ENTENTE_RECORD_ACTOR, a)
                  && entente_map_is_alive (self->map, ENTENTE_RECORD_ACTOR, b);
  char label[] = { (char) ('a' + g_rand_int_range (random, 0, 26)), '\0' };
  guint32 slot;

  switch (g_rand_int_range (random, 0, 13))
    {
    case 0:
      entente_history_perform (self->history, entente_edit_add_actor (self->map, label, a, b, &slot));
      break;
    case 1:
      if (both)
        entente_history_perform (self->history,
                                 entente_edit_add_relation (self->map, a, b, &slot));
      break;
    case 2:
      if (both)
        entente_history_perform (self->history, entente_edit_remove (self->map, &a, 1, NULL, 0));
      break;
    case 3:
    case 4:
      if (r != ENTENTE_NO_SLOT)
        entente_history_perform (self->history, entente_edit_text (self->map, ENTENTE_RECORD_RELATION,
                                                                   r, "label", label, NULL));
      break;
    case 5:
      entente_history_end_merge (self->history);
      break;
    case 6:
      entente_history_redo (self->history);
      break;
    case 7:
      if (both && a != b)
        entente_history_perform (self->history, entente_edit_merge_actors (self->map, a, &b, 1));
      break;
    case 8:
      do_something_with_kinds (self, label);
      break;
    case 10:
      do_something_with_story (self);
      break;
    case 9:
      if (entente_map_count_parallels (self->map, a) > 0)
        entente_history_perform (self->history, entente_edit_merge_parallels (self->map, a));
      break;
    default:
      entente_history_undo (self->history);
    }
}

static void
test_random (Recording     *self,
             gconstpointer  data)
{
  for (guint seed = 0; seed < N_SEQUENCES; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);

      for (guint i = 0; i < N_ACTS; i++)
        {
          do_something (self, random);
          if (g_rand_int_range (random, 0, 6) == 0)
            take (self);
        }
      check (self);
      if (seed % 2 == 0)
        {
          entente_history_mark_saved (self->history);
          begin (self);
        }
    }
}

/* Goes on where the replay ended, with its names. */
static void
test_continued (Recording     *self,
                gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  EntenteSlotNames *names;
  EntenteHistory *again;
  guint n_steps, n_done;

  for (guint i = 0; i < N_ACTS; i++)
    do_something (self, random);
  take (self);
  again = replay (self, &names);
  entente_act_recorder_free (self->recorder);
  g_object_unref (self->history);
  g_object_unref (self->map);
  self->history = again;
  self->map = g_object_ref (entente_history_get_map (again));
  n_steps = entente_history_get_n_steps (again, &n_done);
  self->recorder = entente_act_recorder_new (again, names, n_done, n_steps, recorded_cb, self);
  for (guint i = 0; i < N_ACTS; i++)
    do_something (self, random);
  check (self);
}

/* Bytes of anybody's making are refused, or do what an act may do. */
static void
test_hostile (Recording     *self,
              gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint32 actor = 0;
  guint n_refused = 0;

  set_label (self, "x");
  entente_history_perform (self->history, entente_edit_remove (self->map, &actor, 1, NULL, 0));
  take (self);
  for (guint round = 0; round < 4000; round++)
    {
      GBytes *piece = self->pieces->pdata[round % self->pieces->len];
      gsize size = g_bytes_get_size (piece);
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (piece, NULL), size);
      g_autoptr (EntenteMap) map = fixture_read (FIXTURE);
      g_autoptr (EntenteHistory) history = entente_history_new (map);
      g_autoptr (EntenteSlotNames) names = entente_slot_names_new (map);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      guint n_flips = 1 + round % 3;

      for (guint i = 0; i < n_flips; i++)
        copy[g_rand_int_range (random, 0, (int) size)] ^= (guint8) (1 << (round / 3 % 8));
      bytes = g_bytes_new (copy, round % 7 == 0 ? size - 1 : size);
      if (!entente_act_play (history, names, bytes, &error))
        {
          g_assert_nonnull (error);
          fixture_assert_text (map, FIXTURE);
          n_refused++;
        }
      else
        fixture_assert_sound (map);
    }
  g_assert_cmpuint (n_refused, >, 1000);
}

static void
refused_cb (EntenteHistory *history,
            guint          *n_refused)
{
  (*n_refused)++;
}

static void
test_read_only (Recording     *self,
                gconstpointer  data)
{
  guint n_refused = 0;

  set_label (self, "a");
  entente_history_set_read_only (self->history, TRUE);
  g_signal_connect (self->history, "refused", G_CALLBACK (refused_cb), &n_refused);
  set_label (self, "b");
  g_assert_false (entente_history_undo (self->history));
  g_assert_cmpuint (n_refused, ==, 2);
  g_assert_cmpstr (entente_map_get_relation (self->map, 0)->label, ==, "a");
  entente_history_set_read_only (self->history, FALSE);
  g_assert_true (entente_history_undo (self->history));
  g_assert_cmpuint (n_refused, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/edit/recorder/" path, Recording, NULL, set_up, function, tear_down)
  ADD ("typing", test_typing);
  ADD ("typing-is-a-patch", test_typing_is_a_patch);
  ADD ("typing-taken-back", test_typing_taken_back);
  ADD ("undone-past-the-file", test_undone_past_the_file);
  ADD ("random", test_random);
  ADD ("continued", test_continued);
  ADD ("hostile", test_hostile);
  ADD ("read-only", test_read_only);
#undef ADD
  return g_test_run ();
}
