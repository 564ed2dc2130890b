/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of GLib orders one thread before another, told to clang's thread sanitizer: GLib waits in
 * the kernel and is not instrumented, so that the sanitizer sees none of its locks, counts, tasks
 * and pools, and calls everything a race that they guard. Preloaded, these functions stand before
 * GLib's own; each says what happens before what (__tsan_release, __tsan_acquire), and calls it.
 *
 * Only what the program uses is here. In a process without the sanitizer they only call. */
#include <dlfcn.h>
#include <gio/gio.h>
#include <pthread.h>

void __tsan_acquire (void *place) __attribute__ ((weak));
void __tsan_release (void *place) __attribute__ ((weak));
void __tsan_atomic64_store (volatile gint64 *place,
                            gint64           value,
                            int              order) __attribute__ ((weak));

#define SEQUENTIAL 5 /* as the sanitizer numbers orders */

/* GLib's own function of the name. */
#define REAL(function) ((__typeof__ (&function)) find_real (#function))

static gpointer
find_real (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

static void
acquire (gconstpointer place)
{
  if (__tsan_acquire != NULL)
    __tsan_acquire ((gpointer) place);
}

static void
release (gconstpointer place)
{
  if (__tsan_release != NULL)
    __tsan_release ((gpointer) place);
}

/* locks */

void
g_mutex_lock (GMutex *mutex)
{
  static __typeof__ (&g_mutex_lock) real;

  if (real == NULL)
    real = REAL (g_mutex_lock);
  real (mutex);
  acquire (mutex);
}

void
g_mutex_unlock (GMutex *mutex)
{
  static __typeof__ (&g_mutex_unlock) real;

  if (real == NULL)
    real = REAL (g_mutex_unlock);
  release (mutex);
  real (mutex);
}

/* What is made once. The inline half of g_once_init_enter() reads the place by an instrumented
 * atomic, so the one store has to be one as well: both functions are whole here. */

#define N_BEING_MADE_MAX 32

static pthread_mutex_t once_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t once_made = PTHREAD_COND_INITIALIZER;
static volatile void *being_made[N_BEING_MADE_MAX]; /* guarded by the lock */

/* The place in the list of a location, or of NULL: where there is room. */
static guint
find_being_made (volatile void *location)
{
  guint i = 0;

  while (i < N_BEING_MADE_MAX && being_made[i] != location)
    i++;
  return i;
}

gboolean (g_once_init_enter) (volatile void *location)
{
  gboolean is_first;

  pthread_mutex_lock (&once_lock);
  while (find_being_made (location) < N_BEING_MADE_MAX)
    pthread_cond_wait (&once_made, &once_lock);
  is_first = *(volatile gsize *) location == 0;
  if (is_first)
    being_made[find_being_made (NULL)] = location;
  pthread_mutex_unlock (&once_lock);
  return is_first;
}

void (g_once_init_leave) (volatile void *location,
                          gsize          result)
{
  pthread_mutex_lock (&once_lock);
  if (__tsan_atomic64_store != NULL)
    __tsan_atomic64_store (location, (gint64) result, SEQUENTIAL);
  else
    *(volatile gsize *) location = result;
  being_made[find_being_made (location)] = NULL;
  pthread_cond_broadcast (&once_made);
  pthread_mutex_unlock (&once_lock);
}

/* counts: what the last holder frees, all others have left */

gboolean (g_atomic_ref_count_dec) (gatomicrefcount *count)
{
  gboolean is_last;

  release (count);
  is_last = REAL (g_atomic_ref_count_dec) (count);
  if (is_last)
    acquire (count);
  return is_last;
}

#define DEFINE_UNREF(function, Type)                                                               \
  void (function) (Type data)                                                                      \
  {                                                                                                \
    static __typeof__ (&function) real;                                                            \
                                                                                                   \
    if (real == NULL)                                                                              \
      real = REAL (function);                                                                      \
    release (data);                                                                                \
    acquire (data);                                                                                \
    real (data);                                                                                   \
  }

DEFINE_UNREF (g_array_unref, GArray *)
DEFINE_UNREF (g_bytes_unref, GBytes *)
DEFINE_UNREF (g_hash_table_unref, GHashTable *)
DEFINE_UNREF (g_object_unref, gpointer)
DEFINE_UNREF (g_ptr_array_unref, GPtrArray *)
DEFINE_UNREF (g_variant_unref, GVariant *)

void (g_atomic_rc_box_release_full) (gpointer       box,
                                     GDestroyNotify clear)
{
  release (box);
  acquire (box);
  REAL (g_atomic_rc_box_release_full) (box, clear);
}

/* pools: a job is handed over before it runs */

typedef struct
{
  GFunc function;
  gpointer user_data;
} PoolWork;

static void
run_pool_job (gpointer data,
              gpointer user_data)
{
  PoolWork *work = user_data;

  acquire (data);
  work->function (data, work->user_data);
}

/* The pool does not say when it has gone: what it was given stays. */
GThreadPool *
g_thread_pool_new (GFunc     function,
                   gpointer  user_data,
                   gint      max_threads,
                   gboolean  exclusive,
                   GError  **error)
{
  PoolWork *work = g_new (PoolWork, 1);

  work->function = function;
  work->user_data = user_data;
  return REAL (g_thread_pool_new) (run_pool_job, work, max_threads, exclusive, error);
}

gboolean
g_thread_pool_push (GThreadPool *pool,
                    gpointer     data,
                    GError     **error)
{
  release (data);
  return REAL (g_thread_pool_push) (pool, data, error);
}

/* tasks: begun before they run, done before they are heard of */

typedef struct
{
  GAsyncReadyCallback callback;
  gpointer user_data;
} TaskEnd;

static void
end_task (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  TaskEnd end = *(TaskEnd *) user_data;

  g_free (user_data);
  acquire (result);
  end.callback (source, result, end.user_data);
}

GTask *
g_task_new (gpointer            source,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  TaskEnd *end;

  if (callback == NULL)
    return REAL (g_task_new) (source, cancellable, NULL, NULL);
  end = g_new (TaskEnd, 1);
  end->callback = callback;
  end->user_data = user_data;
  return REAL (g_task_new) (source, cancellable, end_task, end);
}

static void
run_task (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  GTaskThreadFunc function = g_object_get_data (G_OBJECT (task), "edges-function");

  acquire (task);
  function (task, source, data, cancellable);
  release (task);
}

void
g_task_run_in_thread (GTask          *task,
                      GTaskThreadFunc function)
{
  g_object_set_data (G_OBJECT (task), "edges-function", function);
  release (task);
  REAL (g_task_run_in_thread) (task, run_task);
}

/* Freed with the task, by whoever holds it last. */
typedef struct
{
  GTask *task; /* only its place */
  gpointer data;
  GDestroyNotify destroy;
} TaskData;

static void
task_data_free (gpointer data)
{
  TaskData *self = data;

  acquire (self->task);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self);
}

void (g_task_set_task_data) (GTask         *task,
                             gpointer       data,
                             GDestroyNotify destroy)
{
  TaskData *held = g_new (TaskData, 1);

  held->task = task;
  held->data = data;
  held->destroy = destroy;
  REAL (g_task_set_task_data) (task, data, NULL);
  g_object_set_data_full (G_OBJECT (task), "edges-data", held, task_data_free);
}

gpointer
g_task_get_task_data (GTask *task)
{
  acquire (task);
  return REAL (g_task_get_task_data) (task);
}

void
g_task_return_pointer (GTask         *task,
                       gpointer       result,
                       GDestroyNotify destroy)
{
  release (task);
  REAL (g_task_return_pointer) (task, result, destroy);
}

void
g_task_return_boolean (GTask   *task,
                       gboolean result)
{
  release (task);
  REAL (g_task_return_boolean) (task, result);
}

void
g_task_return_int (GTask *task,
                   gssize result)
{
  release (task);
  REAL (g_task_return_int) (task, result);
}

void
g_task_return_error (GTask  *task,
                     GError *error)
{
  release (task);
  REAL (g_task_return_error) (task, error);
}

/* idle calls: asked for before they are made */

typedef struct
{
  GSourceFunc function;
  gpointer user_data;
  GDestroyNotify notify;
} IdleCall;

static gboolean
make_idle_call (gpointer user_data)
{
  IdleCall *call = user_data;

  acquire (call);
  return call->function (call->user_data);
}

static void
idle_call_free (gpointer user_data)
{
  IdleCall *call = user_data;

  acquire (call);
  if (call->notify != NULL)
    call->notify (call->user_data);
  g_free (call);
}

guint
g_idle_add_full (gint           priority,
                 GSourceFunc    function,
                 gpointer       user_data,
                 GDestroyNotify notify)
{
  IdleCall *call = g_new (IdleCall, 1);

  call->function = function;
  call->user_data = user_data;
  call->notify = notify;
  release (call);
  return REAL (g_idle_add_full) (priority, make_idle_call, call, idle_call_free);
}

guint
g_idle_add (GSourceFunc function,
            gpointer    user_data)
{
  return g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, function, user_data, NULL);
}
