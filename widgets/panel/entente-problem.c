/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-problem.h"

#include "entente-document-lists.h"
#include "entente-json-text.h"
#include "entente-plain-text.h"

#include <glib/gi18n.h>

struct _EntenteProblem
{
  GObject parent_instance;

  /* state */
  EntenteRecordType type;
  guint32 slot;
  guint index; /* in its array of the file */
};

G_DEFINE_FINAL_TYPE (EntenteProblem, entente_problem, G_TYPE_OBJECT)

static void
entente_problem_class_init (EntenteProblemClass *klass)
{
}

static void
entente_problem_init (EntenteProblem *self)
{
}

static EntenteProblem *
new_problem (EntenteRecordType type,
             guint32           slot,
             guint             index)
{
  EntenteProblem *self = g_object_new (ENTENTE_TYPE_PROBLEM, NULL);

  self->type = type;
  self->slot = slot;
  self->index = index;
  return self;
}

EntenteRecordType
entente_problem_get_record_type (EntenteProblem *self)
{
  return self->type;
}

guint32
entente_problem_get_slot (EntenteProblem *self)
{
  return self->slot;
}

static char *
dup_place (EntenteProblem *self)
{
  if (self->type == ENTENTE_RECORD_DOCUMENT)
    return g_strdup (_("The map itself"));
  return g_strdup_printf ("%s[%u]", entente_document_get_list (self->type), self->index);
}

/* The first of its members that has a text to call it by. */
static char *
dup_own_name (const char *json,
              gsize       length)
{
  static const char *const members[] = { "name", "title", "label", "id" };

  if (length == 0 || *json != '{')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      char *text = entente_json_dup_member_string (json, (gssize) length, members[i]);

      if (text != NULL && *text != '\0')
        return text;
      g_free (text);
    }
  return NULL;
}

char *
entente_problem_dup_title (EntenteProblem *self,
                           EntenteMap     *map)
{
  g_autofree char *place = dup_place (self);
  g_autofree char *name = NULL;
  gsize length;
  const char *json;

  if (self->type == ENTENTE_RECORD_DOCUMENT)
    return g_steal_pointer (&place);
  json = entente_map_get_json (map, self->type, self->slot, &length);
  name = dup_own_name (json, length);
  return entente_plain_text_join (place, name, NULL);
}

static void
list_type (EntenteMap        *map,
           EntenteRecordType  type,
           GPtrArray         *problems)
{
  guint32 slot = entente_map_get_first_entry (map, type);
  guint left = entente_map_get_n_set_aside (map, type);

  for (guint index = 0; left > 0; index++, slot = entente_map_get_next_entry (map, type, slot))
    {
      if (!entente_map_is_set_aside (map, type, slot))
        continue;
      g_ptr_array_add (problems, new_problem (type, slot, index));
      left--;
    }
}

GPtrArray *
entente_problems_list (EntenteMap *map)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    list_type (map, type, problems);
  return problems;
}
