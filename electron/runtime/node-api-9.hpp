// Lets better-sqlite3, written for Node-API 10, be built for the Node-API 9 of an older Electron.
//
// Node-API 9 can only reference objects and functions; the addon also keeps references to strings and to
// whatever value a user's aggregate has reached. Here such a value lives in a one-slot array, and the array is
// what gets referenced. No third-party source is changed: the compiler is told to include this file first.
#pragma once

#include <napi.h>

namespace parley {

template <typename T>
class BoxedReference {
 public:
  BoxedReference() : _env(nullptr), _box(nullptr) {}
  BoxedReference(const T& value, uint32_t count) : _env(nullptr), _box(nullptr) {
    Reset(value, count);
  }
  BoxedReference(BoxedReference&& other) : _env(other._env), _box(other._box) {
    other._box = nullptr;
  }
  BoxedReference(const BoxedReference&) = delete;
  BoxedReference& operator=(const BoxedReference&) = delete;
  BoxedReference& operator=(BoxedReference&& other) {
    if (this == &other) return *this;
    Reset();
    _env = other._env;
    _box = other._box;
    other._box = nullptr;
    return *this;
  }
  ~BoxedReference() {
    if (_box != nullptr) napi_delete_reference(_env, _box);
    _box = nullptr;
  }

  ::Napi::Env Env() const { return ::Napi::Env(_env); }
  bool IsEmpty() const { return _box == nullptr; }

  T Value() const {
    if (_box == nullptr) return T(_env, nullptr);
    napi_value box;
    napi_value value;
    Must(napi_get_reference_value(_env, _box, &box));
    // Reading a slot is refused while an exception is on its way; the caller is about to give up then.
    if (napi_get_element(_env, box, 0, &value) != napi_ok) return T();
    return T(_env, value);
  }

  void Reset() {
    if (_box != nullptr) Must(napi_delete_reference(_env, _box));
    _box = nullptr;
  }

  void Reset(const T& value, uint32_t count = 0) {
    Reset();
    _env = value.Env();
    napi_value inner = value;
    if (inner == nullptr) return;
    napi_handle_scope scope;
    napi_value box;
    Must(napi_open_handle_scope(_env, &scope));
    Must(napi_create_array_with_length(_env, 1, &box));
    Must(napi_set_element(_env, box, 0, inner));
    Must(napi_create_reference(_env, box, count, &_box));
    Must(napi_close_handle_scope(_env, scope));
  }

 private:
  static void Must(napi_status status) {
    if (status == napi_ok) return;
    ::Napi::Error::Fatal("parley::BoxedReference", "Node-API refused a boxed reference");
  }

  napi_env _env;
  napi_ref _box;
};

}  // namespace parley

namespace Napi {

template <>
class Reference<String> : public parley::BoxedReference<String> {
 public:
  using parley::BoxedReference<String>::BoxedReference;
  static Reference New(const String& value, uint32_t count = 0) { return Reference(value, count); }
};

template <>
class Reference<Value> : public parley::BoxedReference<::Napi::Value> {
 public:
  using parley::BoxedReference<::Napi::Value>::BoxedReference;
  static Reference New(const ::Napi::Value& value, uint32_t count = 0) {
    return Reference(value, count);
  }
};

}  // namespace Napi
