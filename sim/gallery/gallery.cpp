#include "sim/gallery/gallery.h"

#include "sim/config.h"
#include "sim/config_field.h"
#include "sim/error.h"

namespace tendril {

namespace {

constexpr const char* kFormat = "tendril-gallery 1";

Fields<PictureSpec> picture_fields() {
    using S = PictureSpec;
    return {
        must("chip", &S::chip, "the chip file; the picture gets its name", {.path = true}),
        must("title", &S::title, "what is to be seen"),
        key("neuron", &S::neuron, "whose V and S are drawn", {.low = 0, .high = 65535}),
        key("beside", &S::beside, "keys of the chip file, \"neuron.leak=0\", for a second curve"),
    };
}

Field<GallerySpec> format_field() {
    return {"format", [](const Value&, GallerySpec&) {}, [](const GallerySpec&) { return std::string(); },
            [] { return Json(); }, true};
}

}  // namespace

GallerySpec load_gallery(const std::string& path) {
    const Value document = read_toml(path);
    require_format(document, path, kFormat);
    GallerySpec spec;
    const Fields<GallerySpec> fields = {format_field(),
                                        tables("picture", &GallerySpec::pictures, picture_fields())};
    read_table(document, "the gallery file", fields, spec);
    if (spec.pictures.empty())
        throw error_at(spec.origin.table, "the gallery has no [[picture]]", "one or more");
    return spec;
}

}  // namespace tendril
