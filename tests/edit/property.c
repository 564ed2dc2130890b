/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is done to a map, in whatever order: after each step it is what its file says, undone it is
 * the file it came from, done again what it was. A sequence for which that does not hold is made as
 * short as it can be before it is told. ENTENTE_SEQUENCES sets how many are tried, ENTENTE_SEED
 * where they begin. */

#include "fixture.h"

#include "entente-edit-repair.h"
#include "random-acts.h"

/* Under a sanitizer each costs four times as much. */
#if defined(__SANITIZE_ADDRESS__)
#define N_SEQUENCES 1000
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define N_SEQUENCES 1000
#endif
#endif
#ifndef N_SEQUENCES
#define N_SEQUENCES 10000
#endif
#define N_STEPS 50

/* Every reference there is, a member that JSON allows and no double holds, and records with faults:
 * one actor without an id, a relation that waits for it, a number. */
#define START \
  "{ \"format\": \"entente-map\", \"version\": 1,\n" \
  " \"kinds\": { \"actors\": { \"state\": { \"label\": \"State\" }, \"x\": {} } },\n" \
  " \"articles\": [ { \"id\": \"t1\", \"text\": \"Seoul asks Beijing.\\n\\n이재명 asks Xi.\" } ],\n" \
  " \"actors\": [\n" \
  "  { \"id\": \"kr\", \"name\": \"Seoul\", \"kind\": \"state\", \"rating\": 1e400 },\n" \
  "  { \"name\": \"nobody\" },\n" \
  "  { \"id\": \"cn\", \"name\": \"Beijing\", \"position\": { \"x\": 1, \"y\": 2 } },\n" \
  "  { \"id\": \"kp\", \"name\": \"Pyongyang\" } ],\n" \
  " \"relations\": [\n" \
  "  { \"id\": \"r0\", \"source\": \"kr\", \"target\": \"repaired1\" },\n" \
  "  { \"id\": \"r1\", \"source\": \"kr\", \"target\": \"cn\", \"via\": [\"kp\"], " \
  "\"regarding\": [ \"kp\", \"kr\" ], \"label\": \"asks\", \"citations\": [ { \"article\": \"t1\", " \
  "\"exact\": \"asks Beijing\", \"start\": 6, \"end\": 18 }, { \"article\": \"t1\" } ] },\n" \
  "  7,\n" \
  "  { \"id\": \"r2\", \"source\": \"cn\", \"target\": \"kp\", \"concerns\": [\"r1\"] },\n" \
  "  { \"id\": \"r3\", \"source\": \"kp\", \"target\": \"kp\", \"kind\": \"threatens\", " \
  "\"bend\": { \"along\": 0, \"across\": 0.5 } },\n" \
  "  { \"id\": \"r4\", \"source\": \"kr\", \"target\": \"cn\", \"label\": \"asks\" } ],\n" \
  " \"story\": [ { \"id\": \"s1\", \"actors\": [\"kr\", \"kp\"], \"relations\": [\"r1\"] },\n" \
  "  { \"id\": \"s2\" } ] }\n"

static EntenteMap *
read_map (const char *json,
          GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();

  return entente_map_read_sound (bytes, faults, NULL, NULL, NULL, error);
}

/* All that columns hold, slots told by ids and kinds by keys. */
static void
describe_actor (EntenteMap *map,
                guint32     slot,
                GString    *text)
{
  const EntenteActor *actor = entente_map_get_actor (map, slot);

  g_string_append_printf (text, "%s %s %s %s %x %g %g %d %d\n", actor->id,
                          actor->name != NULL ? actor->name : "-",
                          actor->group != NULL ? actor->group : "-",
                          entente_map_get_actor_kind (map, actor->kind)->key, actor->color,
                          actor->x, actor->y, actor->placed, actor->pinned);
}

static void
describe_relation (EntenteMap *map,
                   guint32     slot,
                   GString    *text)
{
  const EntenteRelation *relation = entente_map_get_relation (map, slot);
  EntenteReferenceIter iter;
  EntenteReference reference;

  g_string_append_printf (
      text, "%s %s %s %s→%s %u %g %g %g %g %d %d %d %d %d %d %d %d %d:", relation->id,
      relation->label != NULL ? relation->label : "-",
      entente_map_get_relation_kind (map, relation->kind)->key,
      entente_map_get_id (map, ENTENTE_RECORD_ACTOR, relation->source),
      entente_map_get_id (map, ENTENTE_RECORD_ACTOR, relation->target), relation->n_citations,
      (double) relation->tone, (double) relation->weight, (double) relation->bend_along,
      (double) relation->bend_across, relation->since.earliest, relation->since.latest,
      relation->until.earliest, relation->until.latest, relation->direction, relation->phase,
      relation->claim, relation->contradicted, relation->has_third);
  entente_map_iter_relation (map, slot, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    g_string_append_printf (text, " %d %s", reference.role,
                            entente_map_get_id (map, entente_role_get_record_type (reference.role),
                                                reference.other));
  g_string_append_c (text, '\n');
}

static void
describe_records (EntenteMap        *map,
                  EntenteRecordType  type,
                  GString           *text)
{
  for (guint32 slot = entente_map_get_first (map, type); slot != ENTENTE_NO_SLOT;
       slot = entente_map_get_next (map, type, slot))
    if (type == ENTENTE_RECORD_ACTOR)
      describe_actor (map, slot, text);
    else if (type == ENTENTE_RECORD_RELATION)
      describe_relation (map, slot, text);
    else
      g_string_append_printf (text, "%s\n", entente_map_get_id (map, type, slot));
  g_string_append_printf (text, "%u %u\n", entente_map_get_n_records (map, type),
                          entente_map_get_n_set_aside (map, type));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Kinds that are neither described nor in use are nobody's; the order is the file's own. */
static void
describe_kinds (EntenteMap *map,
                GString    *text)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint side = 0; side < 2; side++)
    {
      guint n = side == 0 ? entente_map_get_n_actor_kinds (map)
                          : entente_map_get_n_relation_kinds (map);

      for (guint32 i = 1; i < n; i++)
        {
          const EntenteKind *kind = side == 0 ? entente_map_get_actor_kind (map, i)
                                              : entente_map_get_relation_kind (map, i);

          if (kind->listed || kind->n_uses > 0)
            g_ptr_array_add (lines, g_strdup_printf ("%u %s %s %u %d\n", side, kind->key,
                                                     kind->label, kind->n_uses, kind->listed));
        }
    }
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (text, lines->pdata[i]);
}

static char *
describe (EntenteMap *map)
{
  GString *text = g_string_new (entente_map_get_info (map)->title);

  for (guint type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    describe_records (map, type, text);
  describe_kinds (map, text);
  return g_string_free (text, FALSE);
}

/* NULL, or what is wrong with the map as it stands. (transfer full) */
static char *
find_fault (EntenteMap *map)
{
  g_autofree char *written = fixture_write (map);
  g_autoptr (GError) error = NULL;
  g_autoptr (EntenteMap) again = read_map (written, &error);
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  if (again == NULL)
    return g_strdup_printf ("it is no map any more: %s\n%s", error->message, written);
  here = describe (map);
  there = describe (again);
  if (strcmp (here, there) == 0)
    return NULL;
  return g_strdup_printf ("it is not what its file says:\n%s\nbut\n%s\n%s", here, there, written);
}

/* The first warning since it was last taken: what an act that came to nothing says. */
static char *warned = NULL;

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  if ((level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) == 0)
    return g_log_writer_default (level, fields, n_fields, user_data);
  for (gsize i = 0; i < n_fields; i++)
    if (warned == NULL && g_str_equal (fields[i].key, "MESSAGE"))
      warned = g_strdup (fields[i].value);
  return G_LOG_WRITER_HANDLED;
}

/* Now and then something is taken back in between. */
static void
do_step (EntenteHistory *history,
         guint32         seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  EntenteAct *act;

  switch (g_rand_int_range (random, 0, 10))
    {
    case 0:
      entente_history_undo (history);
      return;
    case 1:
      entente_history_redo (history);
      return;
    case 2:
      entente_history_end_merge (history);
      return;
    default:
      act = random_act (entente_history_get_map (history), random);
      if (act != NULL)
        entente_history_perform (history, act);
    }
}

static char *
check_way_back (EntenteHistory *history)
{
  EntenteMap *map = entente_history_get_map (history);
  g_autofree char *last = fixture_write (map);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_undone = 0;

  while (entente_history_undo (history))
    n_undone++;
  undone = fixture_write (map);
  if (strcmp (undone, START) != 0)
    return g_strdup_printf ("undone it is not the file it was:\n%s", undone);
  while (n_undone-- > 0)
    entente_history_redo (history);
  redone = fixture_write (map);
  if (warned != NULL)
    return g_steal_pointer (&warned);
  if (strcmp (redone, last) != 0)
    return g_strdup_printf ("done again it is not what it was:\n%s\nbut\n%s", last, redone);
  return find_fault (map);
}

/* NULL, or what goes wrong. (transfer full) */
static char *
try_sequence (const guint32 *seeds,
              guint          n_seeds)
{
  g_autoptr (EntenteMap) map = read_map (START, NULL);
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  for (guint i = 0; i < n_seeds; i++)
    {
      char *fault;

      do_step (history, seeds[i]);
      fault = warned != NULL ? g_steal_pointer (&warned) : find_fault (map);
      if (fault != NULL)
        return fault;
    }
  return check_way_back (history);
}

/* Leaves out what is not needed: halves first, then ever smaller pieces. Returns how many are left. */
static guint
shrink (guint32 *seeds,
        guint    n_seeds)
{
  for (guint piece = n_seeds / 2; piece > 0; piece /= 2)
    for (guint at = 0; at + piece <= n_seeds;)
      {
        g_autofree guint32 *shorter = g_new (guint32, n_seeds);
        g_autofree char *fault = NULL;

        memcpy (shorter, seeds, at * sizeof *seeds);
        memcpy (shorter + at, seeds + at + piece, (n_seeds - at - piece) * sizeof *seeds);
        fault = try_sequence (shorter, n_seeds - piece);
        if (fault == NULL)
          {
            at += piece;
            continue;
          }
        n_seeds -= piece;
        memcpy (seeds, shorter, n_seeds * sizeof *seeds);
      }
  return n_seeds;
}

static char *
describe_sequence (const guint32 *seeds,
                   guint          n_seeds)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_seeds; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seeds[i]);
      gint32 choice = g_rand_int_range (random, 0, 10);

      g_string_append_printf (text, "%u (%s), ", seeds[i],
                              choice == 0   ? "undo"
                              : choice == 1 ? "redo"
                              : choice == 2 ? "end merge"
                                            : random_act_name (random));
    }
  return g_string_free (text, FALSE);
}

static guint
get_number (const char *variable,
            guint       otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static void
test_sequences (void)
{
  guint n_sequences = get_number ("ENTENTE_SEQUENCES", N_SEQUENCES);
  guint seed = get_number ("ENTENTE_SEED", 1);

  for (guint i = 0; i < n_sequences; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
      guint32 seeds[N_STEPS];
      g_autofree char *fault = NULL;

      for (guint k = 0; k < N_STEPS; k++)
        seeds[k] = g_rand_int (random);
      fault = try_sequence (seeds, N_STEPS);
      if (fault != NULL)
        {
          guint n_left = shrink (seeds, N_STEPS);
          g_autofree char *told = describe_sequence (seeds, n_left);
          g_autofree char *last = try_sequence (seeds, n_left);

          g_error ("sequence %u: after %s%s", seed + i, told, last != NULL ? last : fault);
        }
    }
}

/* What it all begins with holds. */
static void
test_start (void)
{
  g_autofree char *fault = try_sequence (NULL, 0);

  g_assert_cmpstr (fault, ==, NULL);
}

/* Given back as a step of a larger one, or made by another. */
static const char *const not_made[] = {
  "entente_act_new", "entente_edit_rewrite", "entente_history_get_step", NULL,
};

static void
assert_is_made (const char *function)
{
  gboolean made = FALSE;

  for (guint32 seed = 0; seed < 1000 && !made; seed++)
    {
      g_autoptr (EntenteMap) map = read_map (START, NULL);
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (EntenteAct) act = random_act_of (function, map, random);

      made = act != NULL && !entente_act_is_empty (act);
    }
  if (!made)
    g_error ("random-acts.c makes none with %s", function);
}

static guint
assert_all_are_made (const char *header)
{
  g_autofree char *text = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("EntenteAct +\\*(entente_\\w+) +\\(", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_made = 0;

  g_assert_true (g_file_get_contents (header, &text, NULL, NULL));
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *function = g_match_info_fetch (match, 1);

      if (g_strv_contains (not_made, function))
        continue;
      assert_is_made (function);
      n_made++;
    }
  return n_made;
}

/* Whatever there is to change a map with comes up in the sequences. */
static void
test_every_act (gconstpointer data)
{
  const char *const *folders = data;
  guint n_made = 0;

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GDir) folder = g_dir_open (folders[i], 0, NULL);
      const char *name;

      g_assert_nonnull (folder);
      while ((name = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *path = g_build_filename (folders[i], name, NULL);

          if (g_str_has_suffix (name, ".h"))
            n_made += assert_all_are_made (path);
        }
    }
  g_assert_cmpuint (n_made, >=, 35);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* They are told with the sequence that led to them. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_log_set_writer_func (write_log, NULL, NULL);
  g_test_add_data_func ("/edit/property/every-act", argv + 1, test_every_act);
  g_test_add_func ("/edit/property/start", test_start);
  g_test_add_func ("/edit/property/sequences", test_sequences);
  return g_test_run ();
}
