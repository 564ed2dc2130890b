/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-file-identity.h"
#include "entente-map-writer.h"
#include "entente-places.h"
#include "entente-timings.h"

G_BEGIN_DECLS

#define ENTENTE_EXIT_DONE 0
#define ENTENTE_EXIT_FAILED 1  /* refused, or it did not work out */
#define ENTENTE_EXIT_MISUSED 2 /* the words of the command make no sense */

/**
 * EntenteInvocation:
 * @verb: the command's name
 * @words: (array zero-terminated=1): what is left when options are taken out
 * @n_words: how many
 * @output: (nullable): the file after -o
 * @in_place: whether -i was given
 * @strict: whether warnings count as faults
 * @statuses: (nullable): what the exit status means, where it is not what it is elsewhere; set before
 *   entente_invocation_parse()
 *
 * One call of a command: its words, and what all commands do alike: reading a map with its
 * faults told, writing it, saying what went wrong. Fields are set by entente_invocation_parse().
 */
typedef struct
{
  const char *verb;
  char **words;
  guint n_words;
  char *output;
  gboolean in_place;
  gboolean strict;
  const char *statuses;
  EntenteTimings timings;

  /*< private >*/
  char **given;
  gboolean wants_help;
  gboolean wants_timings;
} EntenteInvocation;

/* Which of the options that several commands share a command has. */
typedef enum
{
  ENTENTE_OPTIONS_READING,  /* neither of -o and -i */
  ENTENTE_OPTIONS_OUTPUT,   /* -o, required */
  ENTENTE_OPTIONS_CHANGING, /* one of -o and -i, required */
} EntenteOptions;

EntenteInvocation *entente_invocation_new    (const char            *verb,
                                              int                    argc,
                                              char                 **argv);
void               entente_invocation_free   (EntenteInvocation     *self);

/* Takes the options out of the words, and prints the help where it is asked for. @synopsis: what
 * follows the verb. @entries: (nullable): the command's own options. FALSE: the command ends with
 * @code. */
gboolean           entente_invocation_parse  (EntenteInvocation     *self,
                                              EntenteOptions         options,
                                              const char            *synopsis,
                                              const char            *summary,
                                              const GOptionEntry    *entries,
                                              int                   *code);
/* Both say it on standard error, with `entente: ` before it, and return the exit code. */
int                entente_invocation_fail   (EntenteInvocation     *self,
                                              const char            *format,
                                              ...) G_GNUC_PRINTF (2, 3);
int                entente_invocation_misuse (EntenteInvocation     *self,
                                              const char            *format,
                                              ...) G_GNUC_PRINTF (2, 3);

/* Reads a map and tells its faults and warnings on standard error. NULL where it is refused: said
 * already. (transfer full) @identity: (out) (optional): NULL for standard input. */
EntenteMap        *entente_invocation_read   (EntenteInvocation     *self,
                                              const char            *path,
                                              EntenteFileIdentity  **identity,
                                              guint                 *n_warnings);
/* Writes a map to where -o or -i say. Returns the exit code. */
int                entente_invocation_write  (EntenteInvocation     *self,
                                              EntenteMap            *map,
                                              EntenteFileIdentity   *identity);
/* The same for what stands ready to be written. Takes @image. */
int                entente_invocation_write_image (EntenteInvocation *self,
                                              EntenteMapImage       *image,
                                              EntenteFileIdentity   *identity);
int                entente_invocation_write_bytes (EntenteInvocation *self,
                                              GBytes                *bytes);
/* Where actors stand, for a picture: those that the map does not place are laid out, which changes
 * nothing in the map. (transfer full) */
EntentePlaces     *entente_invocation_place  (EntenteInvocation     *self,
                                              EntenteMap            *map);

G_END_DECLS
