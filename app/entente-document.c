/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-document"

#include "entente-document-private.h"
#include "entente-document-watch.h"

#include "entente-map-writer.h"
#include "entente-shelf.h"
#include "entente-shown-name.h"
#include "entente-store.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAP_ENDING "entente.json"
#define JSON_SUFFIX ".json"
#define MAP_SUFFIX ".entente.json"
#define MODIFIED_MARK "•"

/* Longest name suggested for a file, without its ending. */
#define MAX_NAME_CHARACTERS 80

struct _EntenteDocument
{
  GObject parent_instance;

  /* owned */
  EntenteMap *map;
  EntenteHistory *history;
  GFile *file;                   /* NULL: untitled */
  EntenteDocumentDraft *draft;
  EntenteDocumentWatch *watch;
  EntenteFileLock *lock;         /* NULL: untitled, or the holder's */
  char *holder;                  /* NULL: the map can be edited */
  EntenteFileIdentity *identity; /* of the file as it was read or written; NULL with it */
  char *name;                    /* file name of an untitled copy */
  char *title;
  char *subtitle;

  /* state */
  guint saving : 1;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_MODIFIED,
  PROP_FILE,
  PROP_SAVING,
  PROP_DRAFT_PROBLEM,
  PROP_HOLDER,
  PROP_OUTSIDE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (EntenteDocument, entente_document, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

/* One saving: what the worker needs, and what it leaves. */
typedef struct
{
  EntenteFileContent *content;
  GFile *file;
  EntenteFileIdentity *expected; /* NULL: replaces whatever is there */
  EntenteFileIdentity *written;
  gboolean was_modified;
} SaveJob;

static void
save_job_free (SaveJob *job)
{
  g_clear_pointer (&job->content, entente_file_content_unref);
  g_clear_object (&job->file);
  g_clear_pointer (&job->expected, entente_file_identity_unref);
  g_clear_pointer (&job->written, entente_file_identity_unref);
  g_free (job);
}

/* Takes @value; whether it was another. */
static gboolean
take_text (char **field,
           char  *value)
{
  if (g_strcmp0 (*field, value) == 0)
    {
      g_free (value);
      return FALSE;
    }

  g_free (*field);
  *field = value;
  return TRUE;
}

static char *
dup_display_name (EntenteDocument *self)
{
  g_autofree char *base = NULL;

  if (self->file == NULL)
    return NULL;

  base = g_file_get_basename (self->file);
  return g_filename_display_name (base);
}

/* A map without a title goes by its file's name, without the ending; the whole name is in the
 * subtitle. */
static char *
make_title (EntenteDocument *self)
{
  const char *title = entente_map_get_info (self->map)->title;
  g_autofree char *name = NULL;

  if (title != NULL && *title != '\0')
    return entente_dup_clean_name (title);

  name = dup_display_name (self);
  if (name == NULL)
    return g_strdup (_("Untitled Map"));

  if (g_str_has_suffix (name, MAP_SUFFIX))
    name[strlen (name) - strlen (MAP_SUFFIX)] = '\0';
  else if (g_str_has_suffix (name, JSON_SUFFIX))
    name[strlen (name) - strlen (JSON_SUFFIX)] = '\0';
  return entente_dup_clean_name (name);
}

static char *
make_subtitle (EntenteDocument *self)
{
  g_autofree char *name = dup_display_name (self);
  g_autofree char *shown = NULL;

  if (name != NULL)
    shown = entente_dup_clean_name (name);
  else if (self->name != NULL)
    shown = g_strdup (_("Unsaved copy"));
  else
    shown = g_strdup (_("Not saved yet"));

  if (!entente_history_get_modified (self->history))
    return g_steal_pointer (&shown);
  return g_strconcat (MODIFIED_MARK " ", shown, NULL);
}

static void
update_titles (EntenteDocument *self)
{
  if (take_text (&self->title, make_title (self)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (take_text (&self->subtitle, make_subtitle (self)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

static void
history_moved_cb (EntenteHistory  *history,
                  gpointer         act,
                  gboolean         backwards,
                  EntenteDocument *self)
{
  update_titles (self);
}

static void
history_notify_modified_cb (EntenteHistory  *history,
                            GParamSpec      *pspec,
                            EntenteDocument *self)
{
  update_titles (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static void
set_saving (EntenteDocument *self,
            gboolean         saving)
{
  if (self->saving == saving)
    return;

  self->saving = saving;
  entente_document_watch_set_held (self->watch, saving);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

static void
entente_document_dispose (GObject *object)
{
  EntenteDocument *self = ENTENTE_DOCUMENT (object);

  g_clear_pointer (&self->watch, entente_document_watch_free);
  g_clear_pointer (&self->lock, entente_file_lock_free);
  g_clear_pointer (&self->draft, entente_document_draft_free);
  g_clear_object (&self->history);
  g_clear_object (&self->map);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (entente_document_parent_class)->dispose (object);
}

static void
entente_document_finalize (GObject *object)
{
  EntenteDocument *self = ENTENTE_DOCUMENT (object);

  g_clear_pointer (&self->identity, entente_file_identity_unref);
  g_clear_pointer (&self->holder, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);

  G_OBJECT_CLASS (entente_document_parent_class)->finalize (object);
}

static void
entente_document_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  EntenteDocument *self = ENTENTE_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, entente_document_get_modified (self));
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, self->saving);
      break;
    case PROP_HOLDER:
      g_value_set_string (value, self->holder);
      break;
    case PROP_OUTSIDE:
      g_value_set_uint (value, entente_document_get_outside (self));
      break;
    case PROP_DRAFT_PROBLEM:
      g_value_set_string (value, entente_document_get_draft_problem (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
entente_document_class_init (EntenteDocumentClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = entente_document_dispose;
  object_class->finalize = entente_document_finalize;
  object_class->get_property = entente_document_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  properties[PROP_DRAFT_PROBLEM] =
    g_param_spec_string ("draft-problem", NULL, NULL, NULL, flags);
  properties[PROP_HOLDER] = g_param_spec_string ("holder", NULL, NULL, NULL, flags);
  properties[PROP_OUTSIDE] = g_param_spec_uint ("outside", NULL, NULL, ENTENTE_FILE_SAME,
                                                ENTENTE_FILE_GONE, ENTENTE_FILE_SAME, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
outside_changed (gpointer user_data)
{
  g_object_notify_by_pspec (G_OBJECT (user_data), properties[PROP_OUTSIDE]);
}

static void
entente_document_init (EntenteDocument *self)
{
  self->watch = entente_document_watch_new (outside_changed, self);
}

static void
draft_problem_changed (EntenteDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT_PROBLEM]);
}

EntenteDocument *
entente_document_new_for_history (EntenteHistory      *history,
                                  GFile               *file,
                                  EntenteFileIdentity *identity,
                                  const char          *name,
                                  GBytes              *base)
{
  EntenteDocument *self;

  g_return_val_if_fail (ENTENTE_IS_HISTORY (history), NULL);
  g_return_val_if_fail ((file == NULL) == (identity == NULL), NULL);

  self = g_object_new (ENTENTE_TYPE_DOCUMENT, NULL);
  self->map = g_object_ref (entente_history_get_map (history));
  self->history = g_object_ref (history);
  self->name = g_strdup (name);
  if (file != NULL)
    {
      self->file = g_object_ref (file);
      self->identity = entente_file_identity_ref (identity);
      entente_document_watch_set_identity (self->watch, identity);
    }

  g_signal_connect_object (self->history, "moved", G_CALLBACK (history_moved_cb), self, 0);
  g_signal_connect_object (self->history,
                           "notify::modified",
                           G_CALLBACK (history_notify_modified_cb),
                           self,
                           0);
  update_titles (self);
  self->draft = entente_document_draft_new (self, identity, name, base, draft_problem_changed);
  return self;
}

EntenteDocument *
entente_document_new_for_map (EntenteMap          *map,
                              GFile               *file,
                              EntenteFileIdentity *identity,
                              const char          *name,
                              GBytes              *base)
{
  g_autoptr (EntenteHistory) history = entente_history_new (map);

  return entente_document_new_for_history (history, file, identity, name, base);
}

EntenteDocument *
entente_document_new (void)
{
  g_autoptr (EntenteMap) map = entente_map_new ();

  return entente_document_new_for_map (map, NULL, NULL, NULL, NULL);
}

EntenteFileIdentity *
entente_document_get_identity (EntenteDocument *self)
{
  return self->identity;
}

const char *
entente_document_get_holder (EntenteDocument *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), NULL);

  return self->holder;
}

void
entente_document_set_lock (EntenteDocument *self,
                           EntenteFileLock *lock,
                           const char      *holder)
{
  g_clear_pointer (&self->lock, entente_file_lock_free);
  self->lock = lock;
  entente_history_set_read_only (self->history, holder != NULL);
  if (take_text (&self->holder, g_strdup (holder)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOLDER]);
}

/* After a save: the file is another inode, or another file. */
static void
update_lock (EntenteDocument *self,
             gboolean         other_file)
{
  EntenteFileLock *lock;
  g_autofree char *holder = NULL;

  if (self->lock != NULL && !other_file)
    {
      entente_file_lock_renew (self->lock, self->identity);
      return;
    }
  g_clear_pointer (&self->lock, entente_file_lock_free);
  lock = entente_document_lock_file (self->identity, &holder);
  entente_document_set_lock (self, lock, holder);
}

void
entente_document_adopt_file (EntenteDocument     *self,
                             EntenteFileIdentity *identity,
                             gboolean             is_saved)
{
  entente_file_identity_ref (identity);
  g_clear_pointer (&self->identity, entente_file_identity_unref);
  self->identity = identity;
  if (is_saved)
    {
      entente_document_draft_begin_save (self->draft);
      entente_history_mark_saved (self->history);
      entente_document_draft_end_save (self->draft, identity);
    }
  else
    {
      entente_history_mark_unsaved (self->history);
    }
  entente_document_watch_set_identity (self->watch, identity);
  update_lock (self, FALSE);
  update_titles (self);
}

gboolean
entente_document_has_set_aside (EntenteDocument *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);

  for (EntenteRecordType type = 0; type < ENTENTE_N_RECORD_TYPES; type++)
    if (entente_map_get_n_set_aside (self->map, type) > 0)
      return TRUE;
  return FALSE;
}

EntenteFileState
entente_document_get_outside (EntenteDocument *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), ENTENTE_FILE_SAME);

  return self->watch != NULL ? entente_document_watch_get_state (self->watch) : ENTENTE_FILE_SAME;
}

void
entente_document_look_outside (EntenteDocument *self)
{
  g_return_if_fail (ENTENTE_IS_DOCUMENT (self));

  entente_document_watch_look (self->watch);
}

EntenteDocumentDraft *
entente_document_get_draft (EntenteDocument *self)
{
  return self->draft;
}

const char *
entente_document_get_draft_problem (EntenteDocument *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), NULL);

  return self->draft != NULL ? entente_document_draft_get_problem (self->draft) : NULL;
}

gboolean
entente_document_flush_draft (EntenteDocument  *self,
                              GError          **error)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);

  return entente_document_draft_flush (self->draft, error);
}

void
entente_document_remove_draft (EntenteDocument *self)
{
  g_return_if_fail (ENTENTE_IS_DOCUMENT (self));

  entente_document_draft_remove (self->draft);
}

gboolean
entente_document_is_of_file (EntenteDocument *self,
                             GFile           *file)
{
  struct stat status;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (self->file == NULL)
    return FALSE;
  if (g_file_equal (self->file, file))
    return TRUE;
  return g_file_peek_path (file) != NULL && stat (g_file_peek_path (file), &status) == 0 &&
         entente_file_identity_is_same_file (self->identity, &status);
}

EntenteMap *
entente_document_get_map (EntenteDocument *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), NULL);

  return self->map;
}

EntenteHistory *
entente_document_get_history (EntenteDocument *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), NULL);

  return self->history;
}

GFile *
entente_document_get_file (EntenteDocument *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), NULL);

  return self->file;
}

const char *
entente_document_get_title (EntenteDocument *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), NULL);

  return self->title;
}

const char *
entente_document_get_subtitle (EntenteDocument *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), NULL);

  return self->subtitle;
}

gboolean
entente_document_get_modified (EntenteDocument *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);

  return entente_history_get_modified (self->history);
}

gboolean
entente_document_get_saving (EntenteDocument *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);

  return self->saving;
}

/* A title as a file name: no folders in it, not hidden, of a sane length. */
static char *
make_stem (const char *title)
{
  GString *stem = g_string_new (NULL);
  guint n_characters = 0;

  for (const char *p = title; *p != '\0' && n_characters < MAX_NAME_CHARACTERS;
       p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (stem->len == 0 && (character == '.' || g_unichar_isspace (character)))
        continue;
      if (character == '/' || character == '\\' || !g_unichar_isprint (character))
        character = '-';
      g_string_append_unichar (stem, character);
      n_characters++;
    }

  return g_strchomp (g_string_free (stem, FALSE));
}

char *
entente_document_dup_file_name (EntenteDocument *self,
                                const char      *ending)
{
  const char *title;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (ending != NULL, NULL);

  if (g_str_equal (ending, MAP_ENDING) && self->file != NULL)
    return dup_display_name (self);
  if (g_str_equal (ending, MAP_ENDING) && self->name != NULL)
    return g_filename_display_name (self->name);

  title = entente_map_get_info (self->map)->title;
  stem = make_stem (title != NULL && *title != '\0' ? title : _("Untitled Map"));
  return g_strconcat (*stem != '\0' ? stem : "map", ".", ending, NULL);
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  SaveJob *job = task_data;
  GError *error = NULL;

  if (entente_store_write_content (g_file_peek_path (job->file),
                                   job->expected,
                                   job->content,
                                   &job->written,
                                   cancellable,
                                   &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  entente_shelf_page_out ();
}

void
entente_document_save_async (EntenteDocument     *self,
                             GFile               *file,
                             gboolean             replace,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  SaveJob *job;

  g_return_if_fail (ENTENTE_IS_DOCUMENT (self));
  g_return_if_fail (file != NULL || self->file != NULL);
  g_return_if_fail (!self->saving);

  if (file == NULL)
    file = self->file;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, entente_document_save_async);
  g_task_set_check_cancellable (task, FALSE);
  if (g_file_peek_path (file) == NULL)
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_NOT_SUPPORTED,
                               _("Maps can only be saved on this computer."));
      return;
    }

  job = g_new0 (SaveJob, 1);
  job->content = entente_map_image_to_content (entente_map_image_new (self->map));
  job->file = g_object_ref (file);
  job->was_modified = entente_document_get_modified (self);
  if (!replace && self->file != NULL && g_file_equal (file, self->file))
    job->expected = entente_file_identity_ref (self->identity);
  g_task_set_task_data (task, job, (GDestroyNotify) save_job_free);

  entente_document_draft_begin_save (self->draft);
  /* The state being written is this one, whatever is edited and undone until it is. */
  entente_history_mark_saved (self->history);
  set_saving (self, TRUE);
  g_task_run_in_thread (task, save_in_thread);
}

gboolean
entente_document_save_finish (EntenteDocument  *self,
                              GAsyncResult     *result,
                              GError          **error)
{
  SaveJob *job;

  g_return_val_if_fail (ENTENTE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  job = g_task_get_task_data (G_TASK (result));
  set_saving (self, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    {
      if (job != NULL)
        entente_document_draft_end_save (self->draft, NULL);
      if (job != NULL && job->was_modified)
        entente_history_mark_unsaved (self->history);
      return FALSE;
    }

  entente_document_keep_version (self->identity, job->written);
  g_clear_pointer (&self->identity, entente_file_identity_unref);
  self->identity = g_steal_pointer (&job->written);
  entente_document_watch_set_identity (self->watch, self->identity);
  entente_document_draft_end_save (self->draft, self->identity);
  if (self->file == NULL || !g_file_equal (self->file, job->file))
    {
      g_set_object (&self->file, job->file);
      update_lock (self, TRUE);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
    }
  else
    update_lock (self, FALSE);
  update_titles (self);
  return TRUE;
}
