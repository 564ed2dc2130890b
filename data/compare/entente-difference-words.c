/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-difference-words.h"

#include "entente-json-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Two texts longer than this are shown from so many characters before where they part. */
#define LONG_TEXT 80
#define CONTEXT 20

/* So many differences are told one by one in a summary, more are counted. */
#define MAX_TOLD 2

static EntenteMap *
get_map (EntenteComparison       *comparison,
         const EntenteDifference *difference,
         guint32                 *slot)
{
  gboolean is_gone = difference->after == ENTENTE_NO_SLOT;

  *slot = is_gone ? difference->before : difference->after;
  return is_gone ? entente_comparison_get_before (comparison)
                 : entente_comparison_get_after (comparison);
}

char *
entente_difference_dup_words (EntenteComparison       *comparison,
                              const EntenteDifference *difference)
{
  guint32 slot;
  EntenteMap *map = get_map (comparison, difference, &slot);
  g_autofree char *record = entente_record_dup_words (map, difference->type, slot);

  switch (difference->kind)
    {
    case ENTENTE_DIFFERENCE_ADDED:
      /* Translators: %s is a record of the map, as in: actor “Lee”. */
      return g_strdup_printf (_("Added %s"), record);
    case ENTENTE_DIFFERENCE_REMOVED:
      return g_strdup_printf (_("Removed %s"), record);
    case ENTENTE_DIFFERENCE_CHANGED:
    default:
      if (difference->members->len == 0)
        return g_strdup_printf (_("Moved %s"), record);
      if (difference->moved)
        return g_strdup_printf (_("Moved and changed %s"), record);
      return g_strdup_printf (_("Changed %s"), record);
    }
}

/* A text from a little before where it parts from the other. (transfer full): JSON */
static char *
dup_from (const char *text,
          const char *parting)
{
  const char *start = parting;
  g_autofree char *part = NULL;

  for (guint i = 0; i < CONTEXT && start > text; i++)
    start = g_utf8_prev_char (start);
  part = g_strconcat (start > text ? "…" : "", start, NULL);
  return entente_json_quote (part);
}

/* Cuts what two long texts begin with alike. Takes and gives JSON. */
static void
cut_common (char **before,
            char **after)
{
  g_autofree char *a = entente_json_dup_string (*before, -1);
  g_autofree char *b = entente_json_dup_string (*after, -1);
  gsize same = 0;

  if (a == NULL || b == NULL || strlen (a) + strlen (b) < 2 * LONG_TEXT)
    return;
  while (a[same] != '\0' && a[same] == b[same])
    same++;
  while (same > 0 && (a[same] & 0xc0) == 0x80)
    same--;
  g_free (*before);
  g_free (*after);
  *before = dup_from (a, a + same);
  *after = dup_from (b, b + same);
}

char *
entente_member_difference_dup_words (EntenteComparison             *comparison,
                                     const EntenteMemberDifference *member)
{
  g_autofree char *path = entente_path_dup_words (member->path);
  g_autofree char *before_json = g_strdup (member->before);
  g_autofree char *after_json = g_strdup (member->after);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (before_json != NULL && after_json != NULL)
    cut_common (&before_json, &after_json);
  before = entente_value_dup_words (entente_comparison_get_before (comparison), member->path,
                                    before_json);
  after = entente_value_dup_words (entente_comparison_get_after (comparison), member->path,
                                   after_json);
  if (member->before == NULL)
    /* Translators: a member of a record, and its value. */
    return g_strdup_printf (_("%s: added %s"), path, after);
  if (member->after == NULL)
    return g_strdup_printf (_("%s: removed %s"), path, before);
  /* Translators: a member of a record, its value before and after. */
  return g_strdup_printf (_("%s: %s → %s"), path, before, after);
}

static char *
dup_added (EntenteRecordType type,
           guint             n)
{
  return g_strdup_printf (
      type == ENTENTE_RECORD_ARTICLE ? ngettext ("%u article added", "%u articles added", n)
      : type == ENTENTE_RECORD_ACTOR ? ngettext ("%u actor added", "%u actors added", n)
      : type == ENTENTE_RECORD_RELATION
          ? ngettext ("%u relation added", "%u relations added", n)
          : ngettext ("%u step added", "%u steps added", n),
      n);
}

static char *
dup_removed (EntenteRecordType type,
             guint             n)
{
  return g_strdup_printf (
      type == ENTENTE_RECORD_ARTICLE ? ngettext ("%u article removed", "%u articles removed", n)
      : type == ENTENTE_RECORD_ACTOR ? ngettext ("%u actor removed", "%u actors removed", n)
      : type == ENTENTE_RECORD_RELATION
          ? ngettext ("%u relation removed", "%u relations removed", n)
          : ngettext ("%u step removed", "%u steps removed", n),
      n);
}

static char *
dup_changed (EntenteRecordType type,
             guint             n)
{
  return g_strdup_printf (
      type == ENTENTE_RECORD_ARTICLE ? ngettext ("%u article changed", "%u articles changed", n)
      : type == ENTENTE_RECORD_ACTOR ? ngettext ("%u actor changed", "%u actors changed", n)
      : type == ENTENTE_RECORD_RELATION
          ? ngettext ("%u relation changed", "%u relations changed", n)
          : ngettext ("%u step changed", "%u steps changed", n),
      n);
}

static char *
dup_counts (EntenteComparison *self)
{
  guint counts[ENTENTE_N_RECORD_TYPES][ENTENTE_DIFFERENCE_CHANGED + 1] = { { 0 } };
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < entente_comparison_get_n (self); i++)
    {
      const EntenteDifference *difference = entente_comparison_get (self, i);

      counts[difference->type][difference->kind]++;
    }
  if (counts[ENTENTE_RECORD_DOCUMENT][ENTENTE_DIFFERENCE_CHANGED] > 0)
    g_string_append (summary, _("the map changed"));
  for (guint type = ENTENTE_RECORD_ARTICLE; type < ENTENTE_N_RECORD_TYPES; type++)
    for (guint kind = 0; kind <= ENTENTE_DIFFERENCE_CHANGED; kind++)
      {
        guint n = counts[type][kind];
        g_autofree char *count = kind == ENTENTE_DIFFERENCE_ADDED     ? dup_added (type, n)
                                 : kind == ENTENTE_DIFFERENCE_REMOVED ? dup_removed (type, n)
                                                                      : dup_changed (type, n);

        if (n > 0)
          g_string_append_printf (summary, "%s%s", summary->len > 0 ? ", " : "", count);
      }
  return g_string_free (summary, FALSE);
}

char *
entente_comparison_dup_summary (EntenteComparison *self)
{
  guint n = entente_comparison_get_n (self);
  GString *summary;

  if (n == 0)
    return g_strdup (_("No differences"));
  if (n > MAX_TOLD)
    return dup_counts (self);
  summary = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words
          = entente_difference_dup_words (self, entente_comparison_get (self, i));

      g_string_append_printf (summary, "%s%s", i > 0 ? "; " : "", words);
    }
  return g_string_free (summary, FALSE);
}

char *
entente_comparison_dup_words (EntenteComparison *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < entente_comparison_get_n (self); i++)
    {
      const EntenteDifference *difference = entente_comparison_get (self, i);
      g_autofree char *line = entente_difference_dup_words (self, difference);
      guint32 slot;
      EntenteMap *map = get_map (self, difference, &slot);
      const char *id = entente_map_get_id (map, difference->type, slot);

      g_string_append (words, line);
      if (id != NULL)
        g_string_append_printf (words, " (%s)", id);
      g_string_append_c (words, '\n');
      for (guint k = 0; k < difference->members->len; k++)
        {
          g_autofree char *member = entente_member_difference_dup_words (
              self, &g_array_index (difference->members, EntenteMemberDifference, k));

          g_string_append_printf (words, "  %s\n", member);
        }
    }
  return g_string_free (words, FALSE);
}

/* The map that names the record: as it was called before both changed it. */
static EntenteMap *
get_conflict_map (EntenteMerge          *merge,
                  const EntenteConflict *conflict,
                  guint32               *slot)
{
  static const EntenteVersion order[]
      = { ENTENTE_VERSION_BASE, ENTENTE_VERSION_OURS, ENTENTE_VERSION_THEIRS };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      *slot = conflict->slots[order[i]];
      if (*slot != ENTENTE_NO_SLOT)
        return entente_merge_get_map (merge, order[i]);
    }
  g_return_val_if_reached (NULL);
}

char *
entente_conflict_dup_words (EntenteMerge          *merge,
                            const EntenteConflict *conflict)
{
  guint32 slot;
  EntenteMap *map = get_conflict_map (merge, conflict, &slot);
  g_autofree char *record = entente_record_dup_words (map, conflict->type, slot);
  g_autofree char *path = entente_path_dup_words (conflict->path);

  if (*conflict->path == '\0')
    return g_steal_pointer (&record);
  /* Translators: a member and the record it belongs to, as in: label of relation “Lee → Xi”. */
  return g_strdup_printf (_("%s of %s"), path, record);
}

char *
entente_conflict_dup_value (EntenteMerge          *merge,
                            const EntenteConflict *conflict,
                            EntenteVersion         version)
{
  EntenteMap *map = entente_merge_get_map (merge, version);

  if (*conflict->path != '\0')
    return entente_value_dup_words (map, conflict->path, conflict->values[version]);
  if (conflict->values[version] != NULL)
    return entente_record_dup_words (map, conflict->type, conflict->slots[version]);
  if (conflict->values[ENTENTE_VERSION_BASE] != NULL)
    return g_strdup (_("removed"));
  return g_strdup (_("without it"));
}
