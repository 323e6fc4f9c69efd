#include "arrow_result.h"

#include <nanobind/stl/shared_ptr.h>

#include "error.h"

namespace nb = nanobind;

namespace copydesk::python {
namespace {

template <class Structure>
constexpr const char* capsule_name = "arrow_schema";
template <>
constexpr const char* capsule_name<ArrowArray> = "arrow_array";
template <>
constexpr const char* capsule_name<ArrowArrayStream> = "arrow_array_stream";

/// A capsule that releases its structure unless its receiver took it.
template <class Structure>
nb::object in_capsule(std::unique_ptr<Structure> structure) {
  auto* capsule = PyCapsule_New(structure.get(), capsule_name<Structure>, [](PyObject* object) {
    auto* held = static_cast<Structure*>(PyCapsule_GetPointer(object, capsule_name<Structure>));
    if (held->release != nullptr) held->release(held);
    delete held;
  });
  if (capsule == nullptr) throw nb::python_error();
  structure.release();
  return nb::steal(capsule);
}

nb::object type_of(const ArrowResult& result) {
  auto schema = std::make_unique<ArrowSchema>();
  ArrowColumn::give_type(result.type(), *result.type(), *schema);
  return in_capsule(std::move(schema));
}

nb::tuple array_of(const ArrowResult& result, nb::handle) {
  if (result.batches().size() != 1)
    throw Failure(
        {.where = "result", .message = "has several batches", .remedy = "read it as a table: pyarrow.table(result)"});
  auto array = std::make_unique<ArrowArray>();
  ArrowColumn::give_cells(result.batches()[0], *result.batches()[0], *array);
  return nb::make_tuple(type_of(result), in_capsule(std::move(array)));
}

/// A run over the batches.
struct Reading {
  ArrowResult result;
  std::size_t next = 0;

  static Reading& of(ArrowArrayStream* stream) { return *static_cast<Reading*>(stream->private_data); }
};

nb::object stream_of(const ArrowResult& result, nb::handle) {
  auto stream = std::make_unique<ArrowArrayStream>();
  stream->get_schema = [](ArrowArrayStream* self, ArrowSchema* out) {
    const auto& type = Reading::of(self).result.type();
    ArrowColumn::give_type(type, *type, *out);
    return 0;
  };
  stream->get_next = [](ArrowArrayStream* self, ArrowArray* out) {
    auto& reading = Reading::of(self);
    *out = {};
    if (reading.next == reading.result.batches().size()) return 0;
    const auto& batch = reading.result.batches()[reading.next++];
    ArrowColumn::give_cells(batch, *batch, *out);
    return 0;
  };
  stream->get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
  stream->release = [](ArrowArrayStream* self) {
    delete &Reading::of(self);
    self->release = nullptr;
  };
  stream->private_data = new Reading{.result = result};
  return in_capsule(std::move(stream));
}

}  // namespace

void bind_arrow(nb::module_& module) {
  nb::class_<ArrowResult>(
      module, "ArrowResult",
      "Columns for any library that speaks Arrow's PyCapsule interface: ``pyarrow.record_batch(result)``,\n"
      "``pyarrow.table(result)``, ``polars.DataFrame(result)``. Nothing is copied.")
      .def("__arrow_c_schema__", &type_of)
      .def("__arrow_c_array__", &array_of, nb::arg("requested_schema") = nb::none())
      .def("__arrow_c_stream__", &stream_of, nb::arg("requested_schema") = nb::none())
      .def("__len__", [](const ArrowResult& self) {
        std::int64_t rows = 0;
        for (const auto& batch : self.batches()) rows += batch->size();
        return rows;
      });
}

}  // namespace copydesk::python
