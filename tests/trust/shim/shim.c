/*
 * Stands between a program and the system's file calls (LD_PRELOAD) and looks at those that concern the folder SHIM_ROOT:
 * with SHIM_LOG it writes each of them down with its content, so that a power cut can be played back at any point;
 * and it can let the n-th of them fail. The program steers it by access("/@shim/…") and asks by readlink("/@shim/…").
 * Calls that concern the folder are let through one at a time, so what is written down is what happened, in order.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, RMDIR, MARK };
static const char *const names[] = { "", "open", "write", "truncate", "sync", "rename", "unlink", "mkdir", "rmdir" };
#define FDS 65536
#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static uint32_t opened[FDS], last_opened;
static struct { ino_t inode; dev_t device; } behind[FDS];
static const char *root;
static size_t root_length;
static int log_fd = -1, no_sync;
/* The fault: which call fails with what; how many calls there were; which one was hit. */
static long calls, failing;
static int fail_with;
static char hit[PATH_MAX + 32];

__attribute__((constructor)) static void begin(void) {
  root = getenv("SHIM_ROOT");
  root_length = root ? strlen(root) : 0;
  const char *log = getenv("SHIM_LOG");
  REAL(open);
  if (log) log_fd = real(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  no_sync = getenv("SHIM_NO_SYNC") != NULL;
}

/* The whole path behind a descriptor's folder and a name. */
static const char *whole(int folder, const char *path, char *into) {
  if (path[0] == '/' || folder == AT_FDCWD) return path;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
  REAL(readlink);
  ssize_t length = real(link, into, PATH_MAX - 1);
  if (length < 0) return path;
  snprintf(into + length, PATH_MAX - (size_t)length, "/%s", path);
  return into;
}

static int ours(const char *path) {
  return root && path && strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

/* What was opened under this number, if it still is: not every way of closing comes by here. */
static uint32_t known(int fd) {
  struct stat is;
  if (fd < 0 || fd >= FDS || opened[fd] == 0) return 0;
  if (fstat(fd, &is) == 0 && is.st_ino == behind[fd].inode && is.st_dev == behind[fd].device) return opened[fd];
  return opened[fd] = 0;
}

static void put(int op, uint32_t file, uint64_t at, const void *data, size_t length) {
  if (log_fd < 0) return;
  struct __attribute__((packed)) { uint8_t op; uint32_t file; uint64_t at; uint32_t length; } head = { (uint8_t)op, file, at, (uint32_t)length };
  struct iovec parts[] = { { &head, sizeof head }, { (void *)data, length } };
  REAL(writev);
  if (real(log_fd, parts, 2) != (ssize_t)(sizeof head + length)) abort();
}

/* Whether this call is the one to fail; errno is set then. */
static int fails(int op, const char *path) {
  if (failing == 0) return 0;
  calls++;
  if (calls != failing) return 0;
  snprintf(hit, sizeof hit, "%s %s", names[op], path ? path + root_length : "");
  errno = fail_with;
  return 1;
}

static int fails_at(int op, int fd) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  REAL(readlink);
  ssize_t length = real(link, path, sizeof path - 1);
  path[length < 0 ? 0 : length] = 0;
  return fails(op, ours(path) ? path : NULL);
}

/* ---- what the program says to the shim ---- */

int access(const char *path, int mode) {
  REAL(access);
  if (strncmp(path, "/@shim/", 7) != 0) return real(path, mode);
  pthread_mutex_lock(&turn);
  if (strncmp(path + 7, "mark/", 5) == 0) put(MARK, 0, 0, path + 12, strlen(path + 12));
  if (strncmp(path + 7, "arm/", 4) == 0) {
    calls = 0;
    hit[0] = 0;
    sscanf(path + 11, "%ld/%d", &failing, &fail_with);
  }
  if (strcmp(path + 7, "off") == 0) failing = 0;
  pthread_mutex_unlock(&turn);
  return 0;
}

ssize_t readlink(const char *path, char *into, size_t size) {
  REAL(readlink);
  if (strcmp(path, "/@shim/hit") == 0) return snprintf(into, size, "%s", hit[0] ? hit : "nothing");
  if (strcmp(path, "/@shim/calls") == 0) return snprintf(into, size, "%ld", calls);
  return real(path, into, size);
}

/* ---- names ---- */

#define CHANGE(op, path, call)                                                                                              \
  if (!ours(path)) return call;                                                                                             \
  pthread_mutex_lock(&turn);                                                                                                \
  int given = fails(op, path) ? -1 : call;                                                                                  \
  if (given == 0) put(op, 0, 0, path, strlen(path));                                                                        \
  int why = errno;                                                                                                          \
  pthread_mutex_unlock(&turn);                                                                                              \
  errno = why;                                                                                                              \
  return given;

int unlink(const char *path) {
  REAL(unlink);
  CHANGE(UNLINK, path, real(path))
}

int rmdir(const char *path) {
  REAL(rmdir);
  CHANGE(RMDIR, path, real(path))
}

int remove(const char *path) {
  struct stat is;
  return lstat(path, &is) == 0 && S_ISDIR(is.st_mode) ? rmdir(path) : unlink(path);
}

int unlinkat(int folder, const char *name, int flags) {
  char into[PATH_MAX];
  const char *path = whole(folder, name, into);
  REAL(unlinkat);
  CHANGE(flags & AT_REMOVEDIR ? RMDIR : UNLINK, path, real(folder, name, flags))
}

int mkdir(const char *path, mode_t mode) {
  REAL(mkdir);
  CHANGE(MKDIR, path, real(path, mode))
}

int rename(const char *from, const char *to) {
  REAL(rename);
  if (!ours(from) && !ours(to)) return real(from, to);
  pthread_mutex_lock(&turn);
  int given = fails(RENAME, to) ? -1 : real(from, to), why = errno;
  if (given == 0) {
    char both[2 * PATH_MAX];
    int length = snprintf(both, sizeof both, "%s%c%s", from, 0, to);
    put(RENAME, 0, 0, both, (size_t)length);
  }
  pthread_mutex_unlock(&turn);
  errno = why;
  return given;
}

static int open_at(int folder, const char *name, int flags, mode_t mode) {
  char into[PATH_MAX];
  const char *path = whole(folder, name, into);
  REAL(openat);
  if (!ours(path)) return real(folder, name, flags, mode);
  pthread_mutex_lock(&turn);
  int fd = fails(OPEN, path) ? -1 : real(folder, name, flags, mode), why = errno;
  struct stat is;
  if (fd >= 0 && fd < FDS && fstat(fd, &is) == 0) {
    behind[fd].inode = is.st_ino;
    behind[fd].device = is.st_dev;
    opened[fd] = ++last_opened;
    put(OPEN, opened[fd], (uint64_t)(flags & (O_CREAT | O_TRUNC | O_DIRECTORY)), path, strlen(path));
  }
  pthread_mutex_unlock(&turn);
  errno = why;
  return fd;
}

#define MODE                                                                                                                \
  mode_t mode = 0;                                                                                                          \
  if (flags & (O_CREAT | __O_TMPFILE)) {                                                                                    \
    va_list rest;                                                                                                           \
    va_start(rest, flags);                                                                                                  \
    mode = va_arg(rest, mode_t);                                                                                            \
    va_end(rest);                                                                                                           \
  }

int open(const char *path, int flags, ...) { MODE return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return open_at(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return open_at(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return open_at(folder, path, flags, mode); }

int close(int fd) {
  REAL(close);
  if (fd >= 0 && fd < FDS) opened[fd] = 0;
  return real(fd);
}

/* ---- content ---- */

static ssize_t write_at(int fd, const struct iovec *parts, int count, off_t at) {
  REAL(pwritev);
  __typeof__(&writev) on = (__typeof__(&writev))dlsym(RTLD_NEXT, "writev");
  if (!known(fd)) return at < 0 ? on(fd, parts, count) : real(fd, parts, count, at);
  pthread_mutex_lock(&turn);
  struct stat is;
  off_t from = at >= 0 ? at : fcntl(fd, F_GETFL) & O_APPEND ? (fstat(fd, &is), is.st_size) : lseek(fd, 0, SEEK_CUR);
  ssize_t given = fails_at(WRITE, fd) ? -1 : at < 0 ? on(fd, parts, count) : real(fd, parts, count, at);
  int why = errno;
  off_t done = 0;
  for (int i = 0; i < count && done < given; i++) {
    size_t length = parts[i].iov_len < (size_t)(given - done) ? parts[i].iov_len : (size_t)(given - done);
    put(WRITE, known(fd), (uint64_t)(from + done), parts[i].iov_base, length);
    done += (off_t)length;
  }
  pthread_mutex_unlock(&turn);
  errno = why;
  return given;
}

static ssize_t write_one(int fd, const void *data, size_t length, off_t at) {
  struct iovec part = { (void *)data, length };
  return write_at(fd, &part, 1, at);
}

ssize_t write(int fd, const void *data, size_t length) { return write_one(fd, data, length, -1); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return write_at(fd, parts, count, -1); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return write_one(fd, data, length, at); }
ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) { return write_one(fd, data, length, at); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return write_at(fd, parts, count, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t at) { return write_at(fd, parts, count, at); }

#define ON_FILE(op, at, call)                                                                                               \
  if (!known(fd)) return call;                                                                                              \
  pthread_mutex_lock(&turn);                                                                                                \
  int given = fails_at(op, fd) ? -1 : call, why = errno;                                                                    \
  if (given == 0) put(op, known(fd), (uint64_t)(at), NULL, 0);                                                              \
  pthread_mutex_unlock(&turn);                                                                                              \
  errno = why;                                                                                                              \
  return given;

int ftruncate(int fd, off_t length) {
  REAL(ftruncate);
  ON_FILE(TRUNCATE, length, real(fd, length))
}
int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }

int fsync(int fd) {
  REAL(fsync);
  ON_FILE(SYNC, 0, no_sync ? 0 : real(fd))
}
int fdatasync(int fd) {
  REAL(fdatasync);
  ON_FILE(SYNC, 0, no_sync ? 0 : real(fd))
}

/* Copies inside the kernel go around the calls above; refused, they fall back to reading and writing. */
ssize_t sendfile(int out, int in, off_t *at, size_t length) {
  ssize_t (*real)(int, int, off_t *, size_t) = dlsym(RTLD_NEXT, "sendfile");
  if (!known(out)) return real(out, in, at, length);
  errno = EINVAL;
  return -1;
}
ssize_t sendfile64(int out, int in, off_t *at, size_t length) { return sendfile(out, in, at, length); }

ssize_t copy_file_range(int in, off_t *from, int out, off_t *to, size_t length, unsigned flags) {
  REAL(copy_file_range);
  if (!known(out)) return real(in, from, out, to, length, flags);
  errno = EXDEV;
  return -1;
}

long syscall(long number, ...) {
  va_list rest;
  va_start(rest, number);
  long a[6];
  for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
  va_end(rest);
  long (*real)(long, ...) = dlsym(RTLD_NEXT, "syscall");
  if (number == SYS_copy_file_range && known((int)a[2])) {
    errno = EXDEV;
    return -1;
  }
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
