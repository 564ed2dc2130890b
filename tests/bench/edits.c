/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What acts cost that touch very many records of a big map: to build one, to do it, to undo it and to do
 * it again, and to write it down for the draft; and what it costs to copy the whole of it. Pasting is built
 * from copying, reading the copy, and the act. CPU time of this thread, in milliseconds; nobody listens
 * but the recorder.
 *
 * bench-edits [ACTORS RELATIONS] */

#include "big-map.h"

#include "entente-act-recorder.h"
#include "entente-edit-kind.h"
#include "entente-edit-paste.h"
#include "entente-edits.h"
#include "entente-fragment.h"
#include "entente-map-reader.h"

#include <stdlib.h>
#include <time.h>

#define N_ACTORS 100000
#define N_RELATIONS 500000
#define N_RUNS 3

static void
write_down (EntenteActRecorder *recorder)
{
  g_autoptr (GPtrArray) pieces = entente_act_recorder_take (recorder);

  for (guint i = 0; i < pieces->len; i++)
    g_bytes_unref (entente_act_piece_to_bytes (pieces->pdata[i]));
}

typedef EntenteAct *(*Build) (EntenteMap *map);

static double
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Every @step-th living record. (transfer full) */
static GArray *
list (EntenteMap        *map,
      EntenteRecordType  type,
      guint              step)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n = 0;

  for (guint32 slot = entente_map_get_first (map, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, type, slot))
    if (n++ % step == 0)
      g_array_append_val (slots, slot);
  return slots;
}

static const guint32 *
get_slots (GArray *slots)
{
  return (const guint32 *) (gpointer) slots->data;
}

static EntenteAct *
group_actors (EntenteMap *map)
{
  g_autoptr (GArray) actors = list (map, ENTENTE_RECORD_ACTOR, 1);

  return entente_edit_member_of_many (map, ENTENTE_RECORD_ACTOR, get_slots (actors), actors->len,
                                      "group", "\"all\"", NULL);
}

static EntenteAct *
label_relations (EntenteMap *map)
{
  g_autoptr (GArray) relations = list (map, ENTENTE_RECORD_RELATION, 1);

  return entente_edit_member_of_many (map, ENTENTE_RECORD_RELATION, get_slots (relations),
                                      relations->len, "label", "\"says\"", NULL);
}

static EntenteAct *
rename_kind (EntenteMap *map)
{
  return entente_edit_rename_kind (map, ENTENTE_RECORD_RELATION,
                                   entente_map_get_relation_kind (map, 1)->key, "renamed", NULL);
}

static EntenteAct *
remove_tenth (EntenteMap *map)
{
  g_autoptr (GArray) actors = list (map, ENTENTE_RECORD_ACTOR, 10);

  return entente_edit_remove (map, get_slots (actors), actors->len, NULL, 0);
}

static EntenteAct *
remove_all (EntenteMap *map)
{
  g_autoptr (GArray) actors = list (map, ENTENTE_RECORD_ACTOR, 1);

  return entente_edit_remove (map, get_slots (actors), actors->len, NULL, 0);
}

static EntenteAct *
move_actors (EntenteMap *map)
{
  g_autoptr (GArray) actors = list (map, ENTENTE_RECORD_ACTOR, 1);
  g_autofree double *places = g_new (double, actors->len);

  for (guint i = 0; i < actors->len; i++)
    places[i] = i;
  return entente_edit_positions (map, "Move", get_slots (actors), places, places, actors->len);
}

/* (transfer full): a part of the map as the clipboard holds it */
static GBytes *
copy (EntenteMap *map,
      guint       step)
{
  g_autoptr (GArray) actors = list (map, ENTENTE_RECORD_ACTOR, step);
  g_autoptr (GArray) relations = list (map, ENTENTE_RECORD_RELATION, step);

  entente_fragment_complete (map, actors, relations);
  return entente_fragment_to_bytes (map, get_slots (actors), NULL, NULL, actors->len,
                                    get_slots (relations), relations->len);
}

static EntenteMap *
read_copy (GBytes *bytes)
{
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  return entente_map_read_sound (bytes, faults, NULL, NULL, NULL, NULL);
}

static EntenteAct *
paste (EntenteMap *map,
       guint       step)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GBytes) bytes = copy (map, step);
  g_autoptr (EntenteMap) fragment = read_copy (bytes);

  return entente_edit_paste (map, "Paste", fragment, 10, 10, actors, relations, NULL);
}

static EntenteAct *
paste_tenth (EntenteMap *map)
{
  return paste (map, 10);
}

static EntenteAct *
paste_all (EntenteMap *map)
{
  return paste (map, 1);
}

static void
ignore_recorded (gpointer user_data)
{
}

static double
lap (double *start)
{
  double now = get_cpu ();
  double passed = now - *start;

  *start = now;
  return passed;
}

static void
measure_copy (EntenteMap *map)
{
  double start = get_cpu ();
  g_autoptr (GBytes) bytes = copy (map, 1);
  double copied = lap (&start);
  g_autoptr (EntenteMap) fragment = read_copy (bytes);
  double read = lap (&start);

  g_print ("  %-16s %6u relations: write %6.0f, read %6.0f\n", "copy all",
           entente_map_get_n_records (fragment, ENTENTE_RECORD_RELATION), copied, read);
}

static void
measure (EntenteMap *map,
         const char *name,
         Build       build)
{
  g_autoptr (EntenteHistory) history = entente_history_new (map);
  EntenteActRecorder *recorder
      = entente_act_recorder_new (history, entente_slot_names_new (map), 0, 0, ignore_recorded, NULL);
  double start = get_cpu ();
  EntenteAct *act = build (map);
  double built = lap (&start);
  double done, undone, redone, written;
  guint n_swaps;

  entente_act_get_swaps (act, &n_swaps);
  entente_history_perform (history, act);
  done = lap (&start);
  write_down (recorder);
  written = lap (&start);
  entente_history_undo (history);
  undone = lap (&start);
  entente_history_redo (history);
  redone = lap (&start);
  entente_history_undo (history);
  g_print ("  %-16s %6u records: build %6.0f, do %6.0f, undo %6.0f, redo %6.0f, write down %6.0f\n",
           name, n_swaps, built, done, undone, redone, written);
  entente_act_recorder_free (recorder);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    Build build;
  } cases[] = {
    { "group actors", group_actors }, { "label relations", label_relations },
    { "rename kind", rename_kind },   { "move actors", move_actors },
    { "remove a tenth", remove_tenth }, { "remove all", remove_all },
    { "paste a tenth", paste_tenth }, { "paste all", paste_all },
  };
  g_autoptr (EntenteMap) map
      = big_map_new (argc > 2 ? (guint) atoi (argv[1]) : N_ACTORS,
                     argc > 2 ? (guint) atoi (argv[2]) : N_RELATIONS);

  for (guint run = 0; run < N_RUNS; run++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        measure (map, cases[i].name, cases[i].build);
      measure_copy (map);
    }
  return 0;
}
