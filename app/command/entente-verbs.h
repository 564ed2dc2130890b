/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-invocation.h"

G_BEGIN_DECLS

/* One file each; the table in entente-command.c lists them. Each parses its own options, does its
 * work and returns the exit code. */
int entente_verb_audit    (EntenteInvocation *invocation);
int entente_verb_article (EntenteInvocation *invocation);
int entente_verb_check    (EntenteInvocation *invocation);
int entente_verb_convert  (EntenteInvocation *invocation);
int entente_verb_diff     (EntenteInvocation *invocation);
int entente_verb_edit     (EntenteInvocation *invocation);
int entente_verb_export   (EntenteInvocation *invocation);
int entente_verb_layout   (EntenteInvocation *invocation);
int entente_verb_mentions (EntenteInvocation *invocation);
int entente_verb_merge    (EntenteInvocation *invocation);
int entente_verb_scene    (EntenteInvocation *invocation);

G_END_DECLS
