#include "assemble/pictures.h"

#include "base/base64.h"
#include "facts/facts.h"

namespace assemble {

base::Result<image::Pictures> pictures_of(casefile::Record const& board, Library const& library)
{
    auto pictures = library.pictures();
    auto boards = board.list("sub_boards");
    boards.push_back(board);
    for (auto const& one : boards) {
        auto const logo = one.child("logo");
        if (!logo)
            continue;
        auto const bytes = base::decode_base64(logo->text("data").value_or(""));
        if (!bytes)
            return base::Diagnostic { base::Severity::error, "logo-not-base64",
                { "", 0, logo->pointer("data") }, "The logo is not in Base64.",
                "Put in the output of: base64 -w0 FILE." };
        auto picture = image::decode(*bytes, {});
        if (!picture.ok()) {
            auto faults = picture.errors();
            for (auto& fault : faults)
                fault.place.pointer = logo->pointer("data");
            return faults;
        }
        pictures[facts::logo_name(one)]
            = std::make_shared<image::Picture const>(std::move(picture).value());
    }
    return pictures;
}

} // namespace assemble
