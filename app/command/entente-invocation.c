/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-invocation.h"

#include "entente-arrange.h"
#include "entente-map-reader.h"
#include "entente-store.h"

#include <glib/gi18n.h>
#include <string.h>

EntenteInvocation *
entente_invocation_new (const char  *verb,
                        int          argc,
                        char       **argv)
{
  EntenteInvocation *self = g_new0 (EntenteInvocation, 1);

  self->verb = verb;
  self->given = g_new0 (char *, (gsize) argc + 2);
  self->given[0] = g_strdup ("entente");
  for (int i = 0; i < argc; i++)
    self->given[i + 1] = g_strdup (argv[i]);

  return self;
}

void
entente_invocation_free (EntenteInvocation *self)
{
  if (self->wants_timings)
    {
      g_autofree char *timings = entente_timings_to_json (&self->timings);

      g_printerr ("%s\n", timings);
    }
  g_strfreev (self->given);
  g_strfreev (self->words);
  g_free (self->output);
  g_free (self);
}

int
entente_invocation_fail (EntenteInvocation *self,
                         const char        *format,
                         ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("entente: %s\n", message);

  return ENTENTE_EXIT_FAILED;
}

int
entente_invocation_misuse (EntenteInvocation *self,
                           const char        *format,
                           ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("entente: %s\n", message);
  /* Translators: %s is the name of a command. */
  g_printerr (_("Try “entente %s --help”."), self->verb);
  g_printerr ("\n");

  return ENTENTE_EXIT_MISUSED;
}

static GOptionContext *
make_context (EntenteInvocation  *self,
              EntenteOptions      options,
              const char         *synopsis,
              const char         *summary,
              const GOptionEntry *entries)
{
  const GOptionEntry output[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, N_("Write to OUT; replaces it"),
      N_("OUT") },
    { NULL },
  };
  const GOptionEntry in_place[] = {
    { "in-place", 'i', 0, G_OPTION_ARG_NONE, &self->in_place, N_("Change MAP itself"), NULL },
    { NULL },
  };
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->wants_help, N_("Print this and exit"), NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &self->strict, N_("Take warnings for faults"), NULL },
    { "timings", 0, 0, G_OPTION_ARG_NONE, &self->wants_timings,
      N_("Print what each stage cost, as JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->words, NULL, NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (synopsis);
  g_autofree char *description = NULL;

  g_option_context_set_summary (context, summary);
  description = g_strconcat (_("MAP is a file, or “-” for standard input.\n"),
                             self->statuses != NULL
                                 ? self->statuses
                                 : _("Exit status: 0 done, 1 refused or failed, 2 used wrongly.\n"),
                             NULL);
  g_option_context_set_description (context, description);
  if (options != ENTENTE_OPTIONS_READING)
    g_option_context_add_main_entries (context, output, NULL);
  if (options == ENTENTE_OPTIONS_CHANGING)
    g_option_context_add_main_entries (context, in_place, NULL);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, common, NULL);
  g_option_context_set_help_enabled (context, FALSE);

  return context;
}

static void
print_help (EntenteInvocation *self,
            GOptionContext    *context)
{
  g_autofree char *name = g_strdup_printf ("entente %s", self->verb);
  g_autofree char *help = NULL;

  /* The usage line begins with it. */
  g_set_prgname (name);
  help = g_option_context_get_help (context, TRUE, NULL);
  g_print ("%s", help);
}

/* Whether the words say to where it goes, and only once. */
static gboolean
check_output (EntenteInvocation *self,
              EntenteOptions     options,
              int               *code)
{
  if ((options == ENTENTE_OPTIONS_OUTPUT && self->output == NULL)
      || (self->output != NULL && *self->output == '\0'))
    *code = entente_invocation_misuse (self, _("where to write to is missing: -o OUT"));
  else if (options == ENTENTE_OPTIONS_CHANGING && self->output == NULL && !self->in_place)
    *code = entente_invocation_misuse (self,
                                        _("where to write to is missing: -o OUT, or -i to change "
                                          "MAP itself"));
  else if (self->output != NULL && self->in_place)
    *code = entente_invocation_misuse (self, _("-o and -i exclude each other"));
  else if (self->in_place && self->n_words > 0 && strcmp (self->words[0], "-") == 0)
    *code = entente_invocation_misuse (self,
                                        _("standard input cannot be changed in place: use -o "
                                          "OUT"));
  else
    return TRUE;

  return FALSE;
}

gboolean
entente_invocation_parse (EntenteInvocation  *self,
                          EntenteOptions      options,
                          const char         *synopsis,
                          const char         *summary,
                          const GOptionEntry *entries,
                          int                *code)
{
  g_autoptr (GOptionContext) context = make_context (self, options, synopsis, summary, entries);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) given = g_strdupv (self->given);

  if (!g_option_context_parse_strv (context, &given, &error))
    {
      *code = entente_invocation_misuse (self, "%s", error->message);
      return FALSE;
    }
  if (self->wants_help)
    {
      print_help (self, context);
      *code = ENTENTE_EXIT_DONE;
      return FALSE;
    }

  if (self->words == NULL)
    self->words = g_new0 (char *, 1);
  self->n_words = g_strv_length (self->words);
  if (self->n_words == 0)
    {
      *code = entente_invocation_misuse (self, _("MAP is missing"));
      return FALSE;
    }

  return check_output (self, options, code);
}

static const char *
get_shown_name (const char *path)
{
  return strcmp (path, "-") == 0 ? _("standard input") : path;
}

/* Why a map was refused, after its faults were told. The store names the file by itself. */
static void
tell_refusal (EntenteInvocation *self,
              const char        *name,
              const GError      *error,
              guint              n_faults)
{
  if (n_faults > 0)
    entente_invocation_fail (self,
                             ngettext ("%s: refused for %u fault", "%s: refused for %u faults",
                                       n_faults),
                             name, n_faults);
  else if (error->domain == ENTENTE_MAP_ERROR)
    entente_invocation_fail (self, "%s: %s", name, error->message);
  else
    entente_invocation_fail (self, "%s", error->message);
}

EntenteMap *
entente_invocation_read (EntenteInvocation    *self,
                         const char           *path,
                         EntenteFileIdentity **identity,
                         guint                *n_warnings)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (EntenteMap) map = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *told = NULL;
  guint n;

  entente_timings_begin (&self->timings);
  bytes = entente_store_read (path, identity, NULL, &error);
  if (bytes != NULL)
    map = entente_map_read (bytes, faults, NULL, NULL, NULL, &error);
  entente_timings_end (&self->timings, ENTENTE_STAGE_READ);

  name = g_filename_display_name (get_shown_name (path));
  told = entente_fault_list_to_string (faults, name);
  g_printerr ("%s", told);
  n = entente_fault_list_get_n (faults, ENTENTE_VERDICT_WARNING);
  if (n_warnings != NULL)
    *n_warnings = n;
  if (map == NULL)
    {
      tell_refusal (self, name, error,
                    entente_fault_list_get_n (faults, ENTENTE_VERDICT_FAULT));
      return NULL;
    }
  if (self->strict && n > 0)
    {
      entente_invocation_fail (self, ngettext ("%s: refused for %u warning",
                                               "%s: refused for %u warnings", n),
                               name, n);
      return NULL;
    }

  return g_steal_pointer (&map);
}

int
entente_invocation_write (EntenteInvocation   *self,
                          EntenteMap          *map,
                          EntenteFileIdentity *identity)
{
  return entente_invocation_write_image (self, entente_map_image_new (map), identity);
}

int
entente_invocation_write_image (EntenteInvocation   *self,
                                EntenteMapImage     *image,
                                EntenteFileIdentity *identity)
{
  g_autoptr (EntenteFileContent) content = entente_map_image_to_content (image);
  g_autoptr (GError) error = NULL;
  const char *path = self->in_place ? self->words[0] : self->output;
  gboolean written;

  entente_timings_begin (&self->timings);
  written = entente_store_write_content (path, self->in_place ? identity : NULL, content, NULL, NULL,
                                         &error);
  entente_timings_end (&self->timings, ENTENTE_STAGE_WRITE);
  if (!written)
    return entente_invocation_fail (self, "%s", error->message);

  return ENTENTE_EXIT_DONE;
}

int
entente_invocation_write_bytes (EntenteInvocation *self,
                                GBytes            *bytes)
{
  g_autoptr (GError) error = NULL;
  gboolean written;

  entente_timings_begin (&self->timings);
  written = entente_store_write_bytes (self->output, NULL, bytes, NULL, NULL, &error);
  entente_timings_end (&self->timings, ENTENTE_STAGE_WRITE);
  if (!written)
    return entente_invocation_fail (self, "%s", error->message);

  return ENTENTE_EXIT_DONE;
}

EntentePlaces *
entente_invocation_place (EntenteInvocation *self,
                          EntenteMap        *map)
{
  EntentePlaces *places = entente_places_new ();
  g_auto (EntenteArrangeRequest) request = { 0 };
  g_autoptr (EntenteArrangeJob) job = NULL;

  if (!entente_arrange_is_any_unplaced (map, NULL))
    return places;
  entente_timings_begin (&self->timings);
  entente_arrange_request_init (&request, map, ENTENTE_ARRANGE_UNPLACED);
  job = entente_arrange_job_new (map, NULL, &request);
  entente_timings_end (&self->timings, ENTENTE_STAGE_MEASURE);

  entente_timings_begin (&self->timings);
  /* Nobody can cancel it, so it cannot fail. */
  entente_arrange_job_run (job, NULL, NULL, NULL, NULL);
  entente_arrange_job_to_places (job, places);
  entente_timings_end (&self->timings, ENTENTE_STAGE_LAYOUT);

  return places;
}
