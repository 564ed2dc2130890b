/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-difference-words.h"

#include "entente-json-array.h"
#include "entente-json-object.h"
#include "entente-json-text.h"
#include "entente-json-value.h"
#include "entente-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

/* Characters shown of one value, and items of one list. */
#define MAX_SHOWN 120

/* Around names within a sentence. */
#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE 0x2069
#define MAX_ITEMS 8

static const struct
{
  const char *member;
  const char *words;
} member_words[] = {
  { "accessed", N_("access date") },
  { "actors", N_("actors") },
  { "aliases", N_("aliases") },
  { "archive_url", N_("archive address") },
  { "article", N_("article") },
  { "articles", N_("articles") },
  { "authors", N_("authors") },
  { "bend", N_("bend") },
  { "citations", N_("passage") },
  { "claim", N_("claim") },
  { "claimed_by", N_("claimed by") },
  { "color", N_("color") },
  { "color_by", N_("color by") },
  { "concerns", N_("concerns") },
  { "description", N_("description") },
  { "direction", N_("direction") },
  { "end", N_("end") },
  { "exact", N_("words") },
  { "form", N_("form") },
  { "grade", N_("grade") },
  { "group", N_("group") },
  { "ignored", N_("ignored sentences") },
  { "kind", N_("kind") },
  { "kinds", N_("kinds") },
  { "label", N_("label") },
  { "language", N_("language") },
  { "legend", N_("legend") },
  { "locator", N_("locator") },
  { "name", N_("name") },
  { "names", N_("name") },
  { "not_actors", N_("no actors") },
  { "note", N_("note") },
  { "order", N_("order") },
  { "phase", N_("phase") },
  { "phrase", N_("phrase") },
  { "pinned", N_("pin") },
  { "position", N_("position") },
  { "prefix", N_("words before") },
  { "published", N_("publication date") },
  { "publisher", N_("publisher") },
  { "regarding", N_("third parties") },
  { "relations", N_("relations") },
  { "shape", N_("shape") },
  { "since", N_("since") },
  { "source", N_("source") },
  { "stance", N_("stance") },
  { "start", N_("start") },
  { "story", N_("story") },
  { "suffix", N_("words behind") },
  { "target", N_("target") },
  { "text", N_("text") },
  { "title", N_("title") },
  { "tone", N_("tone") },
  { "until", N_("until") },
  { "url", N_("address") },
  { "via", N_("intermediaries") },
  { "view", N_("view") },
  { "weight", N_("weight") },
};

static const char *
find_member_words (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (member_words); i++)
    if (strcmp (member_words[i].member, member) == 0)
      return _(member_words[i].words);
  return NULL;
}

/* One part of a path: "citations[c1]" is "passage c1". */
static void
append_part (GString    *words,
             const char *part)
{
  const char *bracket = strchr (part, '[');
  g_autofree char *member = bracket != NULL ? g_strndup (part, (gsize) (bracket - part)) : NULL;
  const char *known = find_member_words (member != NULL ? member : part);

  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, known != NULL ? known : member != NULL ? member : part);
  if (bracket != NULL && strlen (bracket) > 2)
    g_string_append_printf (words, " %.*s", (int) strlen (bracket) - 2, bracket + 1);
}

/* What is no name of the format is shown as it is written, and not split. */
char *
entente_path_dup_words (const char *path)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GString *shown = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (path, ".", 0);
  g_autofree char *first = g_strndup (path, strcspn (path, ".["));

  if (find_member_words (first) == NULL)
    g_string_append (words, path);
  for (guint i = 0; words->len < strlen (path) && parts[i] != NULL; i++)
    append_part (words, parts[i]);
  entente_json_append_shown (shown, words->str, words->len, MAX_SHOWN);
  return g_string_free (shown, FALSE);
}

/* As entente_json_append_shown(), but isolates that close again may stay: without them two names written
 * from right to left would change places. */
static void
append_isolated (GString    *shown,
                 const char *text)
{
  const char *p = text;
  guint depth = 0;

  for (guint n = 0; *p != '\0' && n < MAX_SHOWN; n++)
    {
      const char *next = g_utf8_next_char (p);
      gunichar code = g_utf8_get_char (p);
      gboolean opens = code == FIRST_STRONG_ISOLATE;

      if (opens || (code == POP_ISOLATE && depth > 0))
        {
          g_string_append_unichar (shown, code);
          depth = opens ? depth + 1 : depth - 1;
        }
      else
        {
          entente_json_append_shown (shown, p, (gsize) (next - p), 1);
        }
      p = next;
    }
  for (; depth > 0; depth--)
    g_string_append_unichar (shown, POP_ISOLATE);
  if (*p != '\0')
    g_string_append (shown, "…");
}

/* @names: what a record is called, and not what it says letter by letter. */
static void
append_quoted (GString    *words,
               const char *text,
               gboolean    names)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autofree char *line = g_strdup (text);

  g_strdelimit (line, "\n\r\t", ' ');
  if (names)
    append_isolated (shown, line);
  else
    entente_json_append_shown (shown, line, strlen (line), MAX_SHOWN);
  /* Translators: a text or name from a map, quoted. */
  g_string_append_printf (words, _("“%s”"), shown->str);
}

char *
entente_record_dup_words (EntenteMap        *map,
                          EntenteRecordType  type,
                          guint32            slot)
{
  static const char *const type_words[ENTENTE_N_RECORD_TYPES] = {
    [ENTENTE_RECORD_DOCUMENT] = N_("the map"),       [ENTENTE_RECORD_ARTICLE] = N_("article"),
    [ENTENTE_RECORD_ACTOR] = N_("actor"),            [ENTENTE_RECORD_RELATION] = N_("relation"),
    [ENTENTE_RECORD_STEP] = N_("step of the story"),
  };
  GString *words = g_string_new (_(type_words[type]));
  const char *id = entente_map_get_id (map, type, slot);
  g_autofree char *name = NULL;

  if (type == ENTENTE_RECORD_RELATION)
    name = entente_map_dup_sentence (map, slot);
  else if (type == ENTENTE_RECORD_ACTOR)
    name = g_strdup (entente_map_get_actor_name (map, slot));
  else if (type == ENTENTE_RECORD_ARTICLE)
    name = g_strdup (entente_map_get_article (map, slot)->title);
  else if (type == ENTENTE_RECORD_STEP)
    name = g_strdup (entente_map_get_step (map, slot)->title);
  if (type == ENTENTE_RECORD_DOCUMENT || (name == NULL && id == NULL))
    return g_string_free (words, FALSE);
  g_string_append_c (words, ' ');
  append_quoted (words, name != NULL ? name : id, TRUE);
  return g_string_free (words, FALSE);
}

/* What ids at the end of a path name, or the document's type where they are no ids. */
static EntenteRecordType
find_named_type (const char *path)
{
  static const struct
  {
    const char *member;
    EntenteRecordType type;
  } naming[] = {
    { "source", ENTENTE_RECORD_ACTOR },      { "target", ENTENTE_RECORD_ACTOR },
    { "via", ENTENTE_RECORD_ACTOR },         { "regarding", ENTENTE_RECORD_ACTOR },
    { "actors", ENTENTE_RECORD_ACTOR },      { "concerns", ENTENTE_RECORD_RELATION },
    { "relations", ENTENTE_RECORD_RELATION }, { "article", ENTENTE_RECORD_ARTICLE },
    { "articles", ENTENTE_RECORD_ARTICLE },
  };
  const char *dot = strrchr (path, '.');
  const char *last = dot != NULL ? dot + 1 : path;

  for (guint i = 0; i < G_N_ELEMENTS (naming); i++)
    if (strcmp (naming[i].member, last) == 0)
      return naming[i].type;
  return ENTENTE_RECORD_DOCUMENT;
}

static void
append_text (GString           *words,
             EntenteMap        *map,
             EntenteRecordType  type,
             const char        *text)
{
  guint32 slot = type != ENTENTE_RECORD_DOCUMENT ? entente_map_find (map, type, text)
                                                 : ENTENTE_NO_SLOT;
  g_autofree char *name = NULL;

  if (slot != ENTENTE_NO_SLOT && type == ENTENTE_RECORD_ACTOR)
    name = g_strdup (entente_map_get_actor_name (map, slot));
  else if (slot != ENTENTE_NO_SLOT && type == ENTENTE_RECORD_RELATION)
    name = entente_map_dup_sentence (map, slot);
  else if (slot != ENTENTE_NO_SLOT)
    name = g_strdup (entente_map_get_article (map, slot)->title);
  append_quoted (words, name != NULL ? name : text, TRUE);
}

static void
append_value (GString           *words,
              EntenteMap        *map,
              EntenteRecordType  type,
              EntenteJsonSpan    value);

static void
append_list (GString           *words,
             EntenteMap        *map,
             EntenteRecordType  type,
             EntenteJsonSpan    list)
{
  g_autoptr (GArray) elements = entente_json_array_split (list.text, list.length);

  if (elements->len == 0)
    g_string_append (words, _("none"));
  for (guint i = 0; i < elements->len && i < MAX_ITEMS; i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);

      if (i > 0)
        g_string_append (words, ", ");
      append_value (words, map, type,
                    (EntenteJsonSpan){ list.text + element->start, element->length });
    }
  if (elements->len > MAX_ITEMS)
    g_string_append_printf (
        words, ngettext (" and %u more", " and %u more", elements->len - MAX_ITEMS),
        elements->len - MAX_ITEMS);
}

/* By the words it is known by, or as it is written. */
static void
append_object (GString         *words,
               EntenteJsonSpan  object)
{
  static const char *const telling[] = { "exact", "label", "name", "title", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    {
      g_autofree char *text
          = entente_json_dup_member_string (object.text, (gssize) object.length, telling[i]);

      if (text == NULL)
        continue;
      append_quoted (words, text, FALSE);
      return;
    }
  entente_json_append_shown (words, object.text, object.length, MAX_SHOWN);
}

static void
append_value (GString           *words,
              EntenteMap        *map,
              EntenteRecordType  type,
              EntenteJsonSpan    value)
{
  g_autofree char *text = entente_json_dup_string (value.text, (gssize) value.length);

  if (text != NULL)
    append_text (words, map, type, text);
  else if (value.text[0] == '[')
    append_list (words, map, type, value);
  else if (value.text[0] == '{')
    append_object (words, value);
  else
    entente_json_append_shown (words, value.text, value.length, MAX_SHOWN);
}

char *
entente_value_dup_words (EntenteMap *map,
                         const char *path,
                         const char *json)
{
  GString *words = g_string_new (NULL);

  if (json == NULL)
    g_string_append (words, _("nothing"));
  else
    append_value (words, map, find_named_type (path), (EntenteJsonSpan){ json, strlen (json) });
  return g_string_free (words, FALSE);
}
