/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-table-model.h"

G_BEGIN_DECLS

/* A small map with a history and a session, for tests of tables. */
typedef struct
{
  EntenteMap *map;
  EntenteHistory *history;
  EntenteSession *session;
} Sheet;

Sheet   *sheet_new    (void);
/* Another map instead. */
void     sheet_read   (Sheet              *self,
                       const char         *json);
void     sheet_free   (Sheet              *self);
guint32  sheet_find   (Sheet              *self,
                       EntenteRecordType   type,
                       const char         *id);
/* Sets a text through the history. */
void     sheet_edit   (Sheet              *self,
                       EntenteRecordType   type,
                       const char         *id,
                       const char         *member,
                       const char         *text);
/* The ids of what a model shows, "lee xi". */
char    *sheet_list   (EntenteTableModel  *model);
/* A map of @n_actors instead, "Even N" and "Odd N" by turns, numbered downwards. */
void     sheet_read_many (Sheet           *self,
                          guint            n_actors);
/* Runs what is due now. */
void     sheet_settle (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sheet, sheet_free)

#define assert_rows(model, rows)                       \
  G_STMT_START                                         \
  {                                                    \
    g_autofree char *listed_ = sheet_list (model);     \
    g_assert_cmpstr (listed_, ==, rows);               \
  }                                                    \
  G_STMT_END

G_END_DECLS
