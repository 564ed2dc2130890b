/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item-list.h"
#include "entente-panel-page.h"

G_BEGIN_DECLS

/**
 * EntenteActorPage:
 *
 * An actor: its names, what it is, its relations as sentences and those it is mentioned in as a
 * third party, then where articles mention it, what nothing cites first; then its fields.
 */
#define ENTENTE_TYPE_ACTOR_PAGE (entente_actor_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteActorPage, entente_actor_page, ENTENTE, ACTOR_PAGE, EntentePanelPage)

const char      *entente_actor_page_get_name        (EntenteActorPage *self);
const char      *entente_actor_page_get_natives     (EntenteActorPage *self);
guint            entente_actor_page_get_n_relations (EntenteActorPage *self);
guint            entente_actor_page_get_n_mentions  (EntenteActorPage *self);
/* The list of mentions in articles that some relation cites, or that none does. */
EntenteItemList *entente_actor_page_get_places      (EntenteActorPage *self,
                                                     gboolean          cited);
/* Whether all articles are searched. */
gboolean         entente_actor_page_get_is_current  (EntenteActorPage *self);
/* How many relations are offered to go into parallel ones, and doing so. */
guint            entente_actor_page_get_n_parallels (EntenteActorPage *self);
void             entente_actor_page_merge_parallels (EntenteActorPage *self);

G_END_DECLS
