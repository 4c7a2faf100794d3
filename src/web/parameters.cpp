#include "web/parameters.h"

namespace web {

std::optional<FileName> read_file_name(std::string const& segment)
{
    auto const dot = segment.rfind('.');
    auto const extension = dot == std::string::npos ? "" : segment.substr(dot + 1);
    if (extension == "pdf")
        return FileName { segment.substr(0, dot), assemble::Format::pdf };
    if (extension == "html")
        return FileName { segment.substr(0, dot), assemble::Format::html };
    if (extension == "xlsx")
        return FileName { segment.substr(0, dot), assemble::Format::xlsx };
    return std::nullopt;
}

base::Result<base::Date> read_date(std::string const& name, std::string const& text)
{
    if (auto const date = base::Date::parse(text))
        return *date;
    return bad_parameter("\"" + name + "\" is not a date.", "Write it as 2016-05-09.");
}

base::Result<std::optional<base::PartialDate>> read_partial_date(
    std::string const& name, std::optional<std::string> const& text)
{
    if (!text)
        return std::optional<base::PartialDate>();
    auto const date = base::PartialDate::parse(*text);
    if (date)
        return date;
    return bad_parameter(
        "\"" + name + "\" is not a date.", "Write it as 2018-07-31, 2018-07 or 2018.");
}

base::Result<assemble::Protection> protection_of(Call const& call)
{
    assemble::Protection protection;
    if (!call.form)
        return protection;
    protection.unprotected = call.form->parameter("unprotected") == "yes";
    auto const typed = call.form->parameter("password");
    if (typed && !protection.unprotected)
        protection.password = TRY(base::Password::read(*typed));
    return protection;
}

base::Result<assemble::Mode> mode_of(Call const& call)
{
    auto const text = call.given("mode");
    if (!text)
        return assemble::Mode::completed;
    auto const mode = assemble::mode_named(*text);
    if (assemble::name_of(mode) != *text)
        return bad_parameter(
            "\"mode\" is not known.", "Write it as blank, prefilled or completed.");
    return mode;
}

} // namespace web
