/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-act.h"
#include "entente-item.h"

G_BEGIN_DECLS

/**
 * EntenteFieldTarget:
 *
 * What a field is about: one member of a record, of several, of a kind, of a citation, or of the
 * document's view. A plain struct; all zero but for @item is a target without a member.
 */
typedef struct
{
  EntenteItem item; /* the record; where it is a kind, or several records, of this type */
  char *member;     /* (owned) */
  char *within;     /* (owned) the member whose object has this one; NULL: the record has it */
  GArray *slots;    /* (owned) guint32; of several records; NULL: of the one */
  char *kind;       /* (owned) the key of a kind; NULL: of a record */
  guint citation;   /* of the relation, where it is a citation's member */
  guint of_citation : 1;
  guint of_view : 1;
} EntenteFieldTarget;

void        entente_field_target_clear     (EntenteFieldTarget        *self);
/* The member's JSON as it stands in @map; NULL where there is none, and where several records differ in
 * it, or are too many to be compared: then @is_mixed. Of records that are gone nothing is asked.
 * (transfer full) */
char       *entente_field_target_dup_value (const EntenteFieldTarget  *self,
                                            EntenteMap                *map,
                                            gboolean                  *is_mixed);
/* Sets the member to a JSON value, or removes it where @value is NULL, and the object it stands in where
 * nothing is left in that. NULL with @error, for the reader, where the format does not allow it.
 * (transfer full) */
EntenteAct *entente_field_target_edit      (const EntenteFieldTarget  *self,
                                            EntenteMap                *map,
                                            const char                *value,
                                            GError                   **error);

G_END_DECLS
