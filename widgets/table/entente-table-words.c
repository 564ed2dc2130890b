/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-table-words.h"

#include "entente-mentions.h"
#include "entente-plain-text.h"

#include <string.h>

/* Texts are made when they are asked for; NULL: not yet. A relation's own is its label. */
struct _EntenteTableWords
{
  EntenteMap *map;
  EntenteRecordType type;

  GPtrArray *own;   /* by slot of the rows' type */
  GPtrArray *names; /* by slot of actor, for relations */
  GPtrArray *kinds; /* by kind, for relations */
};

EntenteTableWords *
entente_table_words_new (EntenteMap        *map,
                         EntenteRecordType  type)
{
  EntenteTableWords *self = g_new0 (EntenteTableWords, 1);

  self->map = g_object_ref (map);
  self->type = type;
  self->own = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
entente_table_words_free (EntenteTableWords *self)
{
  g_ptr_array_unref (self->own);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->kinds);
  g_object_unref (self->map);
  g_free (self);
}

static void
forget (GPtrArray *texts,
        guint32    place)
{
  if (place < texts->len)
    g_clear_pointer (&g_ptr_array_index (texts, place), g_free);
}

void
entente_table_words_forget (EntenteTableWords *self,
                            guint32            slot)
{
  forget (self->own, slot);
}

void
entente_table_words_forget_actor (EntenteTableWords *self,
                                  guint32            actor)
{
  forget (self->names, actor);
}

static void
append (GString    *words,
        const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, text);
}

static char *
fold (const char *text)
{
  return entente_plain_text_fold (text != NULL ? text : "");
}

/* An actor's id too where it has no name: that is what is shown. */
static char *
make_actor (EntenteMap *map,
            guint32     actor)
{
  const EntenteActor *row = entente_map_get_actor (map, actor);
  g_autoptr (GArray) names = entente_map_dup_names_of_actor (map, actor);
  g_autoptr (GString) words = g_string_new (entente_map_get_actor_name (map, actor));

  if (row->kind != 0)
    append (words, entente_map_get_actor_kind (map, row->kind)->label);
  append (words, row->group);
  for (guint i = 0; i < names->len; i++)
    append (words, g_array_index (names, EntenteActorName, i).text);
  return fold (words->str);
}

static char **
get_place (GPtrArray *texts,
           guint32    place)
{
  if (place >= texts->len)
    g_ptr_array_set_size (texts, (int) place + 1);
  return (char **) &g_ptr_array_index (texts, place);
}

static const char *
get_own (EntenteTableWords *self,
         guint32            slot)
{
  char **words = get_place (self->own, slot);

  if (*words == NULL && self->type == ENTENTE_RECORD_ACTOR)
    *words = make_actor (self->map, slot);
  else if (*words == NULL)
    *words = fold (entente_map_get_relation (self->map, slot)->label);
  return *words;
}

static const char *
get_name (EntenteTableWords *self,
          guint32            actor)
{
  char **name = get_place (self->names, actor);

  if (*name == NULL)
    *name = fold (entente_map_get_actor_name (self->map, actor));
  return *name;
}

static const char *
get_kind (EntenteTableWords *self,
          guint32            kind)
{
  char **label = get_place (self->kinds, kind);

  if (*label == NULL)
    *label = fold (kind != 0 ? entente_map_get_relation_kind (self->map, kind)->label : NULL);
  return *label;
}

static gboolean
relation_has (EntenteTableWords *self,
              guint32            slot,
              const char        *word)
{
  const EntenteRelation *row = entente_map_get_relation (self->map, slot);

  return strstr (get_name (self, row->source), word) != NULL
         || strstr (get_name (self, row->target), word) != NULL
         || strstr (get_kind (self, row->kind), word) != NULL
         || strstr (get_own (self, slot), word) != NULL;
}

gboolean
entente_table_words_have (EntenteTableWords  *self,
                          guint32             slot,
                          char              **sought)
{
  for (guint i = 0; sought[i] != NULL; i++)
    {
      gboolean found = self->type == ENTENTE_RECORD_RELATION
                           ? relation_has (self, slot, sought[i])
                           : strstr (get_own (self, slot), sought[i]) != NULL;

      if (!found)
        return FALSE;
    }
  return TRUE;
}
