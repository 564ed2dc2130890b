/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

#define FIRST_STRONG_ISOLATE "\xe2\x81\xa8"
#define POP_ISOLATE "\xe2\x81\xa9"

/* What a phrase may hold between braces. */
static const struct
{
  const char *word;
  EntenteRole role;
} placeholders[] = {
  { "{source}", ENTENTE_ROLE_SOURCE },
  { "{target}", ENTENTE_ROLE_TARGET },
  { "{via}", ENTENTE_ROLE_VIA },
  { "{regarding}", ENTENTE_ROLE_REGARDING },
};

static gboolean
is_right_to_left (gunichar code)
{
  switch (g_unichar_get_script (code))
    {
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
      return TRUE;

    default:
      /* Marks, embeddings, overrides and isolates turn the rest of a line round as well. */
      return (code >= 0x200e && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) ||
             (code >= 0x2066 && code <= 0x2069);
    }
}

/**
 * entente_sentence_append_name:
 *
 * Appends a name to a line; one that would turn the words around it round stands on its own.
 */
void
entente_sentence_append_name (GString    *sentence,
                              const char *name)
{
  const char *p = name;

  while (*p != '\0' && !is_right_to_left (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  if (*p == '\0')
    g_string_append (sentence, name);
  else
    g_string_append_printf (sentence, FIRST_STRONG_ISOLATE "%s" POP_ISOLATE, name);
}

/* Names by role, in their order: "A", "A and B", "A, B and C"; NULL for none. */
static char *
dup_names (EntenteMap  *map,
           guint32      relation,
           EntenteRole  role)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (map, relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    if (reference.role == role)
      g_ptr_array_add (names, (gpointer) entente_map_get_actor_name (map, reference.other));

  if (names->len == 0)
    return NULL;

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        /* Translators: between the last two names of a list, and between those before. */
        g_string_append (list, i + 1 == names->len ? _(" and ") : _(", "));
      entente_sentence_append_name (list, names->pdata[i]);
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* The phrase with the names filled in; NULL where it has a place that nobody fills. */
static char *
fill_in (EntenteMap *map,
         guint32     relation,
         const char *phrase)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  while (*phrase != '\0')
    {
      gsize n_plain = strcspn (phrase, "{");
      guint i = 0;

      g_string_append_len (sentence, phrase, (gssize) n_plain);
      phrase += n_plain;
      while (i < G_N_ELEMENTS (placeholders) && !g_str_has_prefix (phrase, placeholders[i].word))
        i++;

      if (i < G_N_ELEMENTS (placeholders))
        {
          g_autofree char *names = dup_names (map, relation, placeholders[i].role);

          if (names == NULL)
            return NULL;
          g_string_append (sentence, names);
          phrase += strlen (placeholders[i].word);
        }
      else if (*phrase != '\0')
        g_string_append_c (sentence, *phrase++);
    }

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

static char *
dup_plain (EntenteMap *map,
           guint32     relation)
{
  const EntenteRelation *row = entente_map_get_relation (map, relation);
  const char *label = entente_map_get_relation_label (map, relation);
  g_autoptr (GString) sentence = g_string_new (NULL);

  entente_sentence_append_name (sentence, entente_map_get_actor_name (map, row->source));
  switch ((EntenteDirection) row->direction)
    {
    case ENTENTE_DIRECTION_BOTH:
      g_string_append (sentence, " ↔ ");
      break;

    case ENTENTE_DIRECTION_NONE:
      g_string_append (sentence, " — ");
      break;

    case ENTENTE_DIRECTION_FORWARD:
    default:
      g_string_append (sentence, " → ");
      break;
    }
  entente_sentence_append_name (sentence, entente_map_get_actor_name (map, row->target));
  if (label != NULL)
    g_string_append_printf (sentence, ": %s", label);

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/**
 * entente_map_dup_sentence:
 * @map: a map
 * @relation: slot of a living relation
 *
 * Says a relation as a sentence: by its own phrase, else by its kind's, with the names filled in;
 * by none of them where it has a place for a third party and the relation has no such party. Then
 * it reads "Lee Jae Myung → Xi Jinping: asks to mediate". Names in scripts written from right to
 * left are isolated.
 *
 * Returns: (transfer full): plain text
 */
char *
entente_map_dup_sentence (EntenteMap *map,
                          guint32     relation)
{
  g_autoptr (JsonObject) object = NULL;
  const EntenteRelation *row;
  const char *phrases[2] = { NULL, NULL };
  JsonNode *node;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);

  row = entente_map_get_relation (map, relation);
  object = entente_map_dup_object (map, ENTENTE_RECORD_RELATION, relation);
  node = json_object_get_member (object, "phrase");
  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    phrases[0] = json_node_get_string (node);
  phrases[1] = entente_map_get_relation_kind (map, row->kind)->phrase;

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      char *sentence;

      if (phrases[i] == NULL || *phrases[i] == '\0')
        continue;
      sentence = fill_in (map, relation, phrases[i]);
      if (sentence != NULL)
        return sentence;
    }

  return dup_plain (map, relation);
}

/**
 * entente_map_get_relation_label:
 * @map: a map
 * @relation: slot of a living relation
 *
 * Gets what a relation is called in a line of a list or on the map.
 *
 * Returns: (transfer none) (nullable): its label, else its kind's label, until the slot changes
 */
const char *
entente_map_get_relation_label (EntenteMap *map,
                                guint32     relation)
{
  const EntenteRelation *row;

  g_return_val_if_fail (ENTENTE_IS_MAP (map), NULL);

  row = entente_map_get_relation (map, relation);
  if (row->label != NULL && *row->label != '\0')
    return row->label;

  return row->kind != 0 ? entente_map_get_relation_kind (map, row->kind)->label : NULL;
}
